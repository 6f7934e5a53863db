"""Diagnostics as JUnit XML, which CI servers show as test results: a suite for each map, a case for each finding."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from argmap.checks import RULES
from argmap.diagnostics import Diagnostic, Severity
from argmap.rendering.xml import xml_text
from argmap.reports.diagnostics.paths import shown_path
from argmap.syntax.source import Source


def render(found: Iterable[tuple[Source, list[Diagnostic]]]) -> str:
    """The document. Errors and warnings are failures, infos are cases that passed; so is a map with no finding."""
    suites = Element("testsuites", name="argmap check")
    for source, diagnostics in found:
        _add_suite(suites, source, diagnostics)
    for key in ("tests", "failures"):
        suites.set(key, str(sum(int(suite.get(key, "0")) for suite in suites)))
    suites.set("errors", "0")
    indent(suites)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(suites, encoding="unicode")}\n'


def _add_suite(suites: Element, source: Source, diagnostics: list[Diagnostic]) -> None:
    path = xml_text(shown_path(source.name))
    failures = sum(diagnostic.severity is not Severity.INFO for diagnostic in diagnostics)
    counts = {"tests": str(max(len(diagnostics), 1)), "failures": str(failures), "errors": "0", "skipped": "0"}
    suite = SubElement(suites, "testsuite", {"name": path, **counts})
    if not diagnostics:
        SubElement(suite, "testcase", name="argmap check", classname=path, file=path)
    for diagnostic in diagnostics:
        _add_case(suite, path, source, diagnostic)


def _add_case(suite: Element, path: str, source: Source, diagnostic: Diagnostic) -> None:
    line, column = source.position(diagnostic.span.start)
    rule = RULES.get(diagnostic.code)
    name = " ".join(filter(None, (diagnostic.code, rule.name if rule else "", diagnostic.node, f"({line}:{column})")))
    case = SubElement(suite, "testcase", name=xml_text(name), classname=path, file=path, line=str(line))
    message = xml_text(diagnostic.message)
    told = xml_text("\n".join(filter(None, (f"{path}:{line}:{column}: {diagnostic.message}", diagnostic.hint))))
    if diagnostic.severity is Severity.INFO:
        SubElement(case, "system-out").text = told
    else:
        SubElement(case, "failure", type=str(diagnostic.severity), message=message).text = told
