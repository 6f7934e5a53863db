"""A rule's docstring as plain text and as Markdown: the pages of docs/rules, the help in reports."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from argmap.checks.registry import RULES, Rule
from argmap.checks.suppressions import UNUSED_SUPPRESSION

FAMILIES = {
    "AM1": "the file",
    "AM2": "the graph",
    "AM3": "the reasoning",
    "AM4": "the source",
    "AM5": "the wording",
    "AM6": "forecasts and expectations",
}
"""What the rules of a family are about, by the beginning of their codes."""


def family(rule: Rule) -> str:
    """What the rules of a rule's family are about; of a plug-in, its package."""
    return rule.plugin.package if rule.plugin else FAMILIES[rule.code[:3]]


_CODE = {"Example": "yaml", "Better": "yaml", "Base": "yaml", "Source": "text"}
"""Headings under which code stands, each with the language of the code."""


def body_text(rule: Rule) -> str:
    """The documentation as plain text, without code and name."""
    parts = [rule.summary]
    parts += [f"{heading}\n{body}" for heading, body in rule.documentation.items() if heading]
    return "\n\n".join(parts)


def body_markdown(rule: Rule) -> str:
    """The documentation as Markdown, without code and name."""
    parts = [rule.summary]
    for heading, body in rule.documentation.items():
        if heading:
            parts.append(f"## {heading}")
            parts.append(f"```{_CODE[heading]}\n{body}\n```" if heading in _CODE else body)
    return "\n\n".join(parts)


def page(rule: Rule) -> str:
    """A page of docs/rules."""
    silencing = f"To silence it for a node, with the reason: `# argmap: ignore[{rule.code}] -- …`"
    if rule.of_file:
        silencing = "It cannot be silenced: without it there is no map."
    elif rule.code == UNUSED_SUPPRESSION:
        silencing = "No comment silences it; the settings can turn it off."
    head = f"# {rule.code} {rule.name}\n\n{rule.severity} · {family(rule)} · [all rules](index.md)"
    return f"{head}\n\n{body_markdown(rule)}\n\n---\n\n{silencing}\n"


def index(rules: Iterable[Rule]) -> str:
    """The page that lists all rules, a table for each family."""
    parts = ["# Rules", "Made from the code by `python tools/rules.py`; `argmap rule CODE` prints the same."]
    by_family: dict[str, list[Rule]] = {}
    for rule in rules:
        by_family.setdefault(rule.code[:3], []).append(rule)
    for family, members in by_family.items():
        rows = [f"| [{r.code}]({r.code}.md) | {r.name} | {r.severity} | {r.summary} |" for r in members]
        table = ["| code | name | severity | what it is about |", "|---|---|---|---|", *rows]
        parts += [f"## {family}: {FAMILIES[family]}", "\n".join(table)]
    return "\n\n".join(parts) + "\n"


def pages() -> dict[str, str]:
    """The text of every page of docs/rules by its file name."""
    own = [rule for rule in RULES.values() if rule.plugin is None]
    return {"index.md": index(own), **{f"{rule.code}.md": page(rule) for rule in own}}


def stale_pages(folder: Path) -> list[str]:
    """What in a folder is not as the docstrings have it, a line for each file; empty where all is current."""
    wanted = pages()
    present = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.md")}
    stale = [
        f"{name} is {'stale' if name in present else 'missing'}" for name in wanted if present.get(name) != wanted[name]
    ]
    return stale + [f"{name} belongs to no rule" for name in sorted(set(present) - set(wanted))]


def write_pages(folder: Path) -> None:
    """Write every page, and delete those that belong to no rule."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted = pages()
    for name, text in wanted.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    for path in folder.glob("*.md"):
        if path.name not in wanted:
            path.unlink()
