"""Diagnostics as SARIF 2.1.0, the format of code scanning (OASIS Standard, 2020, with errata of 2023)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from argmap import __version__
from argmap.checks import RULES, Rule
from argmap.checks.documentation import body_markdown, body_text, family, summary
from argmap.diagnostics import Diagnostic, Fix, Severity, Span
from argmap.rendering.json import dumps
from argmap.reports.diagnostics.paths import is_below, uri
from argmap.syntax.source import Source

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_ROOT = "%SRCROOT%"


def render(found: Iterable[tuple[Source, list[Diagnostic]]]) -> str:
    """A log of one run, with the whole catalogue of rules; lines and columns count from 1, columns in UTF-16 units."""
    numbers = {code: number for number, code in enumerate(RULES)}
    files = list(found)
    run = {
        "tool": {
            "driver": {
                "name": "argmap",
                "version": __version__,
                "semanticVersion": __version__,
                "rules": [_rule(rule) for rule in RULES.values()],
            }
        },
        "columnKind": "utf16CodeUnits",
        "artifacts": [{"location": _artifact(source), "sourceLanguage": "yaml"} for source, _ in files],
        "results": [_result(source, diagnostic, numbers) for source, those in files for diagnostic in those],
    }
    return dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}) + "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": summary(rule)},
        "help": {"text": body_text(rule), "markdown": body_markdown(rule)},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [family(rule, "en")], "precision": "high"},
    }


def _result(source: Source, diagnostic: Diagnostic, numbers: dict[str, int]) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": diagnostic.code,
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": ". ".join(filter(None, (diagnostic.message, diagnostic.hint)))},
        "locations": [_location(source, diagnostic.span)],
    }
    if diagnostic.code in numbers:
        result["ruleIndex"] = numbers[diagnostic.code]
    if diagnostic.node:
        result["locations"][0]["logicalLocations"] = [{"name": diagnostic.node, "kind": "element"}]
    if diagnostic.labels:
        result["relatedLocations"] = [
            {"id": number, "message": {"text": label.message}, **_location(source, label.span)}
            for number, label in enumerate(diagnostic.labels)
        ]
    if diagnostic.fix:
        result["fixes"] = [_fix(source, diagnostic.fix)]
    return result


def _fix(source: Source, fix: Fix) -> dict[str, Any]:
    replacements = [
        {"deletedRegion": _region(source, edit.span), "insertedContent": {"text": edit.text}} for edit in fix.edits
    ]
    title = fix.title if fix.safe else f"{fix.title} (have a look at the result)"
    changes = [{"artifactLocation": _artifact(source), "replacements": replacements}]
    return {"description": {"text": title}, "artifactChanges": changes}


def _location(source: Source, span: Span) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": _artifact(source), "region": _region(source, span)}}


def _artifact(source: Source) -> dict[str, str]:
    location = {"uri": uri(source.name)}
    return {**location, "uriBaseId": _ROOT} if is_below(source.name) else location


def _region(source: Source, span: Span) -> dict[str, int]:
    line, column = source.position_utf16(span.start)
    end_line, end_column = source.position_utf16(span.end)
    return {"startLine": line + 1, "startColumn": column + 1, "endLine": end_line + 1, "endColumn": end_column + 1}
