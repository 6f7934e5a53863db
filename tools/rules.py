"""Write docs/rules, one page per rule, from the docstrings of the rules; ``--check`` reports pages that are stale."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import sentences

from argmap.checks import RULES, Rule
from argmap.checks.documentation import body_markdown, family
from argmap.checks.suppressions import UNUSED_SUPPRESSION
from argmap.i18n.messages import SOURCE

MEASURED = """\
Precision is the share of reports that are right, recall the share of faulty sentences that are reported, on the
sentences in tests/checks/sentences; about half of them are sound. The rules have been improved on these sentences, so
expect somewhat less on new ones: docs/decisions.md has the rates of the first run. `python tools/sentences.py AM507`
lists the sentences that a rule gets wrong. AM408 is tested on the pairs in tests/nlp/figures.txt."""

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "rules"


def page(rule: Rule) -> str:
    """A page of docs/rules, in English."""
    suppressing = f"To suppress it for a node: `# argmap: ignore[{rule.code}] -- the reason`"
    if rule.of_file:
        suppressing = "It can't be suppressed, because it leaves no usable map."
    elif rule.code == UNUSED_SUPPRESSION:
        suppressing = "Comments can't suppress it, but the settings can turn it off."
    head = f"# {rule.code} {rule.name}\n\n{rule.severity} · {family(rule, SOURCE)} · [all rules](index.md)"
    return f"{head}\n\n{body_markdown(rule, SOURCE)}\n\n---\n\n{suppressing}\n"


def index(rules: Iterable[Rule]) -> str:
    """The page that lists all rules, with a table for each family."""
    blocks = ["# Rules", "Generated from the code by `python tools/rules.py`; `argmap rule CODE` prints the same text."]
    by_family: dict[str, list[Rule]] = {}
    for rule in rules:
        by_family.setdefault(rule.code[:3], []).append(rule)
    for prefix, members in by_family.items():
        rows = [f"| [{r.code}]({r.code}.md) | {r.name} | {r.severity} | {r.summary} |" for r in members]
        table = ["| Code | Name | Severity | Summary |", "|---|---|---|---|", *rows]
        blocks += [f"## {prefix}: {family(members[0], SOURCE)}", "\n".join(table)]
    blocks += ["## How often they are right", MEASURED, sentences.table()]
    return "\n\n".join(blocks) + "\n"


def pages() -> dict[str, str]:
    """The text of every page of docs/rules by file name."""
    own = [rule for rule in RULES.values() if rule.plugin is None]
    return {"index.md": index(own), **{f"{rule.code}.md": page(rule) for rule in own}}


def stale_pages(folder: Path) -> list[str]:
    """A line for each file of a folder that differs from the docstrings; empty if all are current."""
    wanted = pages()
    present = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.md")}
    stale = [
        f"{name} is {'stale' if name in present else 'missing'}" for name in wanted if present.get(name) != wanted[name]
    ]
    return stale + [f"{name} belongs to no rule" for name in sorted(set(present) - set(wanted))]


def write_pages(folder: Path) -> None:
    """Write every page and delete those that belong to no rule."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted = pages()
    for name, text in wanted.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    for path in folder.glob("*.md"):
        if path.name not in wanted:
            path.unlink()


def main() -> int:
    """Write the pages; with ``--check``, report stale pages instead and return 1 if there are any."""
    if "--check" not in sys.argv[1:]:
        write_pages(FOLDER)
        return 0
    found = stale_pages(FOLDER)
    for line in found:
        print(f"docs/rules: {line}; run `python tools/rules.py`")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
