"""Applying the rules to a loaded map."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from argmap.checks.registry import RULES, Context, Finding, Rule
from argmap.checks.selection import expand, selection
from argmap.checks.suppressions import UNUSED_SUPPRESSION, read_suppressions
from argmap.config import CheckConfig
from argmap.diagnostics import Diagnostic, Label, Severity
from argmap.loading import Loaded
from argmap.schemes import OWN, Catalogue
from argmap.sources.library import Library


def check(
    loaded: Loaded,
    config: CheckConfig | None = None,
    library: Library | None = None,
    schemes: Catalogue = OWN,
) -> list[Diagnostic]:
    """Everything there is to say about a file, in the order of its lines.

    Where the file holds errors, the rules that look for errors are still applied to what could be understood of it;
    the others would complain about its gaps. What a comment in the file silences is left out.

    Raises:
        UnknownRuleError: the settings name a rule that does not exist.
        SchemeFileError: a node names a scheme, and a file of schemes cannot be used.
    """
    config = config or CheckConfig()
    found = list(loaded.diagnostics)
    if loaded.partial is not None:
        found += _findings(loaded, config, library or Library(), schemes)
    return sorted(found, key=lambda diagnostic: (diagnostic.span.start, diagnostic.code))


def _findings(loaded: Loaded, config: CheckConfig, library: Library, schemes: Catalogue) -> list[Diagnostic]:
    assert loaded.partial is not None
    severities = selection(config)
    applied = [
        rule
        for rule in RULES.values()
        if rule.code in severities and not rule.of_file and (loaded.map or rule.severity is Severity.ERROR)
    ]
    suppressions = read_suppressions(loaded, expand)
    codes = frozenset(rule.code for rule in applied)
    context = Context(loaded, loaded.partial, library, config, suppressions, codes, schemes=schemes)
    found: list[Diagnostic] = []
    # Whether a comment silences anything is known when all the others have spoken.
    for rule in sorted(applied, key=lambda rule: rule.code == UNUSED_SUPPRESSION):
        findings = _apply(rule, context, severities[rule.code])
        found += findings if rule.code == UNUSED_SUPPRESSION else suppressions.silence(findings)
    return found


def _apply(rule: Rule, context: Context, severity: Severity) -> list[Diagnostic]:
    """What a rule finds; of a plug-in's rule that fails, what it found before."""
    found: list[Diagnostic] = []
    try:
        found.extend(_diagnostics(rule, context, severity))
    except Exception as error:
        if rule.plugin is None:
            raise
        RULES.report_failure(rule, rule.plugin, error)
    return found


def _diagnostics(rule: Rule, context: Context, severity: Severity) -> Iterator[Diagnostic]:
    loaded = context.loaded
    for finding in rule.check(context):
        if isinstance(finding, Finding):
            if loaded.layer and not _stands_here(finding, context):
                continue
            yield Diagnostic(
                rule.code,
                severity,
                finding.message,
                loaded.span(finding.loc, key=finding.on_key),
                finding.hint,
                tuple(Label(loaded.span(loc, key=True), why) for loc, why in finding.related if loaded.holds(loc)),
                finding.node,
                finding.fix,
            )
        else:
            yield replace(finding, severity=severity)


def _stands_here(finding: Finding, context: Context) -> bool:
    """Whether a finding is about something in the layer that is looked at, and not in the map below."""
    node = context.map.nodes.get(finding.node)
    return context.loaded.holds(finding.loc) if node is None else node.layer == context.loaded.layer
