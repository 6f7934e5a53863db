"""``argmap rule``."""

from __future__ import annotations

import click

from argmap.checks import RULES, Rule, UnknownRuleError, find_rule
from argmap.checks.documentation import parts, summary
from argmap.cli.common import say, style
from argmap.cli.options import messages_option
from argmap.diagnostics import severity_word
from argmap.i18n import _
from argmap.i18n.punctuation import BRACKETED
from argmap.rendering.cells import break_lines, padded

WIDTH = 100
"""Columns to which prose is broken."""


@click.command(
    epilog="\b\nExamples:\n  argmap rule              all rules, one per line\n  argmap rule AM301\n"
    "  argmap rule lone-support"
)
@click.argument("code", required=False)
@messages_option
def rule(code: str | None) -> None:
    """Explain a rule of `argmap check`, or list all rules."""
    if code is None:
        width = max(len(known.name) for known in RULES.values())
        for known in RULES.values():
            severity = style(padded(severity_word(known.severity), 7), known.severity)
            say(f"{known.code}  {severity}  {known.name:{width}}  {summary(known)}", err=False)
        return
    try:
        say(explain(find_rule(code)), err=False)
    except UnknownRuleError as error:
        raise click.UsageError(str(error)) from error


def explain(known: Rule, language: str | None = None) -> str:
    """The documentation of a rule as a terminal shows it, in a language; that of the user by default."""
    severity = _(BRACKETED, language).format(severity_word(known.severity, language))
    head = f"{style(known.code, known.severity)} {style(known.name, 'place')}{severity}"
    blocks = [head, summary(known, language)]
    for heading, body, code in parts(known, language):
        lines = body.splitlines() if code else break_lines(body, WIDTH)
        indented = "\n".join(f"  {line}" if line else "" for line in lines)
        blocks.append(f"{style(heading, 'place')}\n{indented}")
    return "\n\n".join(blocks)
