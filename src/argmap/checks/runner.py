"""Applying the rules to a loaded map."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from argmap.checks.registry import RULES, Context, Finding, Part, Rule
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
    nodes: Collection[str] | None = None,
) -> list[Diagnostic]:
    """Check a file; diagnostics come in the order of its lines, without those that its comments suppress.

    If the file has errors, only rules that report errors are applied to the part that could be read; other rules would
    report its gaps.

    With ``nodes``, only what rules say of these nodes is found, faster; rules about the map as a whole may find less.

    Raises:
        UnknownRuleError: the settings name an unknown rule.
        SchemeFileError: a node names a scheme, and a scheme file is unusable.
    """
    config = config or CheckConfig()
    found = list(loaded.diagnostics)
    if loaded.partial is not None:
        found += _findings(loaded, config, library or Library(), schemes, nodes)
    return sorted(found, key=lambda diagnostic: (diagnostic.span.start, diagnostic.code))


def _findings(
    loaded: Loaded, config: CheckConfig, library: Library, schemes: Catalogue, nodes: Collection[str] | None
) -> list[Diagnostic]:
    assert loaded.partial is not None
    map_ = loaded.partial if nodes is None else Part.of(loaded.partial, nodes)
    severities = selection(config)
    applied = [
        rule
        for rule in RULES.values()
        if rule.code in severities and not rule.of_file and (loaded.map or rule.severity is Severity.ERROR)
    ]
    suppressions = read_suppressions(loaded, expand)
    codes = frozenset(rule.code for rule in applied)
    context = Context(loaded, map_, library, config, suppressions, codes, schemes=schemes)
    found: list[Diagnostic] = []
    # Whether a comment suppresses anything is known only after all other rules.
    for rule in sorted(applied, key=lambda rule: rule.code == UNUSED_SUPPRESSION):
        findings = _apply(rule, context, severities[rule.code])
        found += findings if rule.code == UNUSED_SUPPRESSION else suppressions.remaining(findings)
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
            if loaded.layer and not _is_here(finding, context):
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


def _is_here(finding: Finding, context: Context) -> bool:
    """Whether a finding is about the layer being checked rather than the map it extends."""
    node = context.map.nodes.get(finding.node)
    return context.loaded.holds(finding.loc) if node is None else node.layer == context.loaded.layer
