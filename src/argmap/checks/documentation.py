"""What a rule's docstring says, in the language of its reader: `argmap rule`, the pages of docs/rules, SARIF."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from argmap.checks.registry import Rule
from argmap.i18n import C_, N_, _

SUBJECTS: Final = {
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
    return rule.plugin.package if rule.plugin else _(SUBJECTS[rule.code[:3]], language)


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
