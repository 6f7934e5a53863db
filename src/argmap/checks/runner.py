"""Applying the rules to a loaded map."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.registry import RULES, Context, Finding, Rule
from argmap.config import CheckConfig
from argmap.diagnostics import Diagnostic, Label, Severity
from argmap.loading import Loaded
from argmap.sources.library import Library


def check(loaded: Loaded, config: CheckConfig | None = None, library: Library | None = None) -> list[Diagnostic]:
    """Everything there is to say about a file, in the order of its lines.

    Where the file holds errors, the rules that look for errors are still applied to what could be understood of it;
    the others would complain about its gaps.
    """
    config = config or CheckConfig()
    found = list(loaded.diagnostics)
    if loaded.partial is not None:
        context = Context(loaded, loaded.partial, library or Library(), config)
        for rule in RULES.values():
            if rule.of_file or not config.selects(rule.code):
                continue
            if loaded.map is None and rule.severity is not Severity.ERROR:
                continue
            found += _apply(rule, context)
    return sorted(found, key=lambda diagnostic: (diagnostic.span.start, diagnostic.code))


def _apply(rule: Rule, context: Context) -> Iterator[Diagnostic]:
    loaded = context.loaded
    for finding in rule.check(context):
        if isinstance(finding, Finding):
            yield Diagnostic(
                rule.code,
                rule.severity,
                finding.message,
                loaded.span(finding.loc, key=finding.on_key),
                finding.hint,
                tuple(Label(loaded.span(loc, key=True), message) for loc, message in finding.related),
                finding.node,
                finding.fix,
            )
