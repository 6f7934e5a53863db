"""What a rule's docstring says, in the language of its reader: `argmap rule`, the pages of docs/rules, SARIF."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from argmap.checks.registry import RULES, Rule
from argmap.checks.suppressions import UNUSED_SUPPRESSION
from argmap.i18n import C_, N_, _
from argmap.i18n.messages import SOURCE

FAMILIES: Final = {
    "AM1": C_("subject of rules", "the file"),
    "AM2": C_("subject of rules", "the graph"),
    "AM3": C_("subject of rules", "the reasoning"),
    "AM4": C_("subject of rules", "the source"),
    "AM5": C_("subject of rules", "the wording"),
    "AM6": C_("subject of rules", "forecasts and expectations"),
}
"""What the rules of a family are about, by the beginning of their codes."""

_HEADINGS: Final = {
    "What it finds": N_("What it finds"),
    "Why it matters": N_("Why it matters"),
    "Source": C_("heading of a source text", "Source"),
    "Base": C_("heading of a map that a layer extends", "Base"),
    "Example": N_("Example"),
    "Better": C_("heading of an improved example", "Better"),
    "Fix": C_("heading of advice", "Fix"),
}

_CODE: Final = {"Example": "yaml", "Better": "yaml", "Base": "yaml", "Source": "text"}
"""Headings of code, each with its language; everything else is prose."""


class Part(NamedTuple):
    """A part of a rule's documentation; ``code`` is the language of code, empty for prose without line breaks."""

    heading: str
    body: str
    code: str = ""


def family(rule: Rule, language: str | None = None) -> str:
    """What the rules of a rule's family are about; for a plug-in, its package."""
    return rule.plugin.package if rule.plugin else _(FAMILIES[rule.code[:3]], language)


def summary(rule: Rule, language: str | None = None) -> str:
    """What a rule is about, in one sentence."""
    return _(rule.summary, language)


def parts(rule: Rule, language: str | None = None) -> Iterator[Part]:
    """The documentation after the summary, in a language; that of the user by default. Code is not translated."""
    for heading, body in rule.documentation.items():
        if heading:
            code = _CODE.get(heading, "")
            yield Part(_(_HEADINGS[heading], language), body if code else _(_joined(body), language), code)


def prose(rule: Rule) -> Iterator[str]:
    """The messages in a rule's documentation: its summary and what is under each heading, as they are translated."""
    for heading, body in rule.documentation.items():
        if heading not in _CODE:
            yield _joined(body)


def _joined(body: str) -> str:
    return " ".join(body.split())


def body_text(rule: Rule, language: str | None = None) -> str:
    """The documentation as plain text, without code and name."""
    return "\n\n".join([summary(rule, language), *(f"{part.heading}\n{part.body}" for part in parts(rule, language))])


def body_markdown(rule: Rule, language: str | None = None) -> str:
    """The documentation as Markdown, without code and name."""
    blocks = [summary(rule, language)]
    for heading, body, code in parts(rule, language):
        blocks += [f"## {heading}", f"```{code}\n{body}\n```" if code else body]
    return "\n\n".join(blocks)


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
