"""Measure the rules on the sentences in tests/checks/sentences; ``python tools/sentences.py AM507`` lists the errors.

Each file holds sentences for one rule: ✗ before what the rule should report, ✓ before what it should not.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from argmap.checks import RULES, Context
from argmap.config import CheckConfig
from argmap.loading import load_text
from argmap.sources.library import Library

FOLDER = Path(__file__).resolve().parent.parent / "tests" / "checks" / "sentences"
OTHER = {"en": "zh", "zh": "en"}


@dataclass(frozen=True)
class Sentence:
    """One line of a file: what the rule reads, and whether it should report it."""

    code: str
    language: str
    faulty: bool
    parts: tuple[str, ...]

    @property
    def line(self) -> str:
        """The line of the file."""
        return f"{'✗' if self.faulty else '✓'} {' || '.join(self.parts)}"

    @property
    def reported(self) -> bool:
        """Whether the rule reports it."""
        loaded = load_text(json.dumps(_map(self), ensure_ascii=False))
        assert loaded.map is not None, (self.line, loaded.diagnostics)
        context = Context(loaded, loaded.map, Library(), CheckConfig())
        return any(True for _ in RULES[self.code].check(context))


@dataclass(frozen=True)
class Score:
    """How often a rule is right in a language."""

    code: str
    language: str
    sentences: tuple[Sentence, ...]
    reported: tuple[Sentence, ...]

    @property
    def wrong(self) -> list[Sentence]:
        """The sentences that the rule misses, or reports although they are sound."""
        return [one for one in self.sentences if one.faulty != (one in self.reported)]

    @property
    def precision(self) -> float:
        """The share of reported sentences that are faulty."""
        return sum(one.faulty for one in self.reported) / (len(self.reported) or 1)

    @property
    def recall(self) -> float:
        """The share of faulty sentences that are reported."""
        return sum(one.faulty for one in self.reported) / sum(one.faulty for one in self.sentences)


def read(path: Path) -> Iterator[Sentence]:
    """The sentences of a file, whose headings begin with the language."""
    language = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            language = line.split()[1]
        elif line.startswith(("✗ ", "✓ ")):
            parts = tuple(part.strip() for part in line[2:].split("||"))
            yield Sentence(path.name[:5], language, line.startswith("✗"), parts)


def scores(codes: str = "AM") -> list[Score]:
    """The score of each rule whose code begins like this, in each language, in the order of the codes."""
    found: dict[tuple[str, str], list[Sentence]] = {}
    for path in sorted(FOLDER.glob(f"{codes}*.txt")):
        for sentence in read(path):
            found.setdefault((sentence.code, sentence.language), []).append(sentence)
    return [
        Score(code, language, tuple(own), tuple(one for one in own if one.reported))
        for (code, language), own in sorted(found.items())
    ]


def table() -> str:
    """The scores of all rules as a table in Markdown."""
    rows = ["| Code | Language | Sentences | Precision | Recall |", "|---|---|---|---|---|"]
    for one in scores():
        link = f"[{one.code}]({one.code}.md)"
        name = {"en": "English", "zh": "Chinese"}[one.language]
        rows.append(f"| {link} | {name} | {len(one.sentences)} | {one.precision:.0%} | {one.recall:.0%} |")
    return "\n".join(rows)


def _map(sentence: Sentence) -> dict[str, object]:
    """The smallest map in which the rule of a sentence sees it."""
    first, *rest = sentence.parts
    thesis: dict[str, object] = {"text": first}
    languages = [sentence.language]
    match sentence.code:
        case "AM310" | "AM505":
            thesis["premises"] = {"other": {"text": rest[0]}}
        case "AM312":
            thesis = {"text": "§ 1", "premises": {"one": {"text": first}, "other": {"text": rest[0]}}}
        case "AM313":
            thesis["caveats"] = {"other": {"text": rest[0]}}
        case "AM503":
            languages.append(OTHER[sentence.language])
            said = dict(zip(languages, rest, strict=False)) if len(rest) > 1 else rest[0]
            thesis = {"text": dict.fromkeys(languages, "§ 1"), "premises": {"one": _with(first, said, languages)}}
        case "AM506":
            languages.append(OTHER[sentence.language])
            thesis["text"] = dict(zip(languages, sentence.parts, strict=True))
        case "AM509":
            thesis = {"text": rest[0], "likelihood": first}
        case "AM510":
            languages = [first]
            thesis["text"] = rest[0]
    title = dict.fromkeys(languages, "§") if len(languages) > 1 else "§"
    return {"argmap": 1, "title": title, "languages": languages, "thesis": thesis}


def _with(key: str, value: object, languages: list[str]) -> dict[str, object]:
    node: dict[str, object] = {"text": dict.fromkeys(languages, "§ 2")}
    if key == "warrant":
        return {**node, "inference": {"warrant": value}}
    return {**node, key: value}


def main() -> int:
    """Print the scores of the rules named, or of all, and the sentences that they get wrong."""
    for code in sys.argv[1:] or ["AM"]:
        for score in scores(code):
            print(f"{score.code} {score.language}: precision {score.precision:.0%}, recall {score.recall:.0%}")
            for sentence in score.wrong:
                print(f"    {sentence.line}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
