"""The catalogue: every rule is documented, named well, and does what its documentation shows."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from pathlib import Path

import pytest

from argmap import checks
from argmap.checks import RULES, UnknownRuleError, check, find_rule
from argmap.checks.registry import HEADINGS, MODULES, rules_of
from argmap.config import CheckConfig
from argmap.diagnostics import Diagnostic, Severity
from argmap.i18n import using_language
from argmap.loading import load, load_bytes, load_text
from argmap.sources.library import Library
from support.diagnosing import HEADER, with_header

NO_EXAMPLE = {"AM100": "a path that does not open", "AM111": "a file of more than 16 MB"}


def diagnostics(code: str, heading: str, folder: Path) -> list[Diagnostic]:
    """What argmap says about an example in a rule's documentation, saved in a file next to its source."""
    example = RULES[code].documentation[heading]
    path = folder / "map.argmap.yaml"
    raw = example.removeprefix("bytes:").strip()
    path.write_bytes(ast.literal_eval(raw) if raw != example else with_header(example).encode())
    (folder / "base.argmap.yaml").write_text(with_header(RULES[code].documentation.get("Base", "")), encoding="utf-8")
    for name in ("source.txt", "source.docx"):
        (folder / name).write_text(RULES[code].documentation.get("Source", ""), encoding="utf-8")
    return check(load(path), library=Library.of(path))


def codes(code: str, heading: str, folder: Path) -> list[str]:
    return [diagnostic.code for diagnostic in diagnostics(code, heading, folder)]


@pytest.mark.parametrize("code", sorted(RULES.keys() - NO_EXAMPLE.keys()))
def test_the_example_of_a_rule_raises_it_and_nothing_else(code: str, tmp_path: Path) -> None:
    assert set(codes(code, "Example", tmp_path)) == {code}


@pytest.mark.parametrize("code", sorted(RULES.keys() - NO_EXAMPLE.keys() - {"AM109"}))
def test_the_better_way_raises_nothing(code: str, tmp_path: Path) -> None:
    assert codes(code, "Better", tmp_path) == []


@pytest.mark.parametrize("code", sorted(RULES.keys() - NO_EXAMPLE.keys()))
def test_a_finding_in_chinese_has_no_english_words(code: str, tmp_path: Path) -> None:
    """Except in code, in quotations, and in what comes from the map, its source and their files."""
    with using_language("zh-Hans"):
        found = diagnostics(code, "Example", tmp_path)
    given = [RULES[code].documentation.get(heading, "") for heading in ("Example", "Base", "Source")]
    given += [str(tmp_path), "source.txt", "Word", ".docx", "YAML", "UTF-8", "GB18030"]
    for diagnostic in found:
        labels = [label.message for label in diagnostic.labels]
        said = " ".join([diagnostic.message, diagnostic.hint, *labels, diagnostic.fix.title if diagnostic.fix else ""])
        words = set(re.findall("[A-Za-z]+", re.sub("`[^`]*`|“[^”]*”", "", said)))
        assert words - set(re.findall("[A-Za-z]+", " ".join(given))) == set()


def test_the_rules_without_an_example_are_raised(tmp_path: Path) -> None:
    assert [diagnostic.code for diagnostic in load(tmp_path / "nothing").diagnostics] == ["AM100"]
    assert [diagnostic.code for diagnostic in load_bytes(b"a" * (32 * 2**20 + 1), "map").diagnostics] == ["AM111"]


@pytest.mark.parametrize("code", RULES)
def test_a_rule_is_documented_under_all_headings(code: str) -> None:
    documentation = RULES[code].documentation
    shown = ("Example", "Better") if code not in NO_EXAMPLE else ()
    owed = [heading for heading in HEADINGS if heading in ("What it finds", "Why it matters", "Fix", *shown)]
    if code == "AM109":
        owed.remove("Better")
    assert [heading for heading in ("", *owed) if not documentation.get(heading)] == []
    assert documentation[""].endswith(".")
    assert documentation[""].count(".") == 1, "the first line is one sentence"


@pytest.mark.parametrize("code", RULES)
def test_a_rule_has_a_code_and_a_name_that_reads_well_after_no(code: str) -> None:
    rule = RULES[code]
    assert re.fullmatch(r"AM[1-6]\d\d", code)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", rule.name)
    assert rule.summary == RULES[code].documentation[""]


def test_every_module_with_rules_is_a_family_and_rules_are_in_the_order_of_their_codes() -> None:
    modules = {name for _, name, _ in pkgutil.iter_modules(checks.__path__)}
    with_rules = {name for name in modules if rules_of(importlib.import_module(f"argmap.checks.{name}"))}
    assert with_rules == set(MODULES)
    assert list(RULES) == sorted(RULES)


def test_names_are_unique_and_either_name_or_code_finds_a_rule() -> None:
    assert len({rule.name for rule in RULES.values()}) == len(RULES)
    assert find_rule("am301") is find_rule("Unsupported-Premise") is RULES["AM301"]
    with pytest.raises(UnknownRuleError, match=r"did you mean `AM3\d\d`"):
        find_rule("AM30")
    with pytest.raises(UnknownRuleError, match="did you mean `lone-support`"):
        find_rule("lone-suport")


# ---- which rules are applied -------------------------------------------------------------------------------------

THREE_FAULTS = HEADER + "thesis:\n  text: Why?\n  premises: {p: Because.}\n  inference: {linked: true}\n"


@pytest.mark.parametrize(
    ("config", "found"),
    [
        (CheckConfig(), ["AM502", "AM301", "AM306"]),
        (CheckConfig(select=["AM3"]), ["AM301", "AM306"]),
        (CheckConfig(ignore=["AM3"]), ["AM502"]),
        (CheckConfig(select=["AM3"], ignore=["AM306"]), ["AM301"]),
    ],
)
def test_findings_come_in_the_order_of_lines_from_the_rules_that_are_selected(
    config: CheckConfig, found: list[str]
) -> None:
    assert [diagnostic.code for diagnostic in check(load_text(THREE_FAULTS), config)] == found


def test_errors_of_the_file_cannot_be_left_out() -> None:
    loaded = load_text(HEADER + "thesis: {textt: A}\n")
    assert [diagnostic.code for diagnostic in check(loaded, CheckConfig(ignore=["AM"]))] == ["AM104"]


def test_in_a_file_with_errors_only_errors_are_looked_for() -> None:
    text = HEADER + "thesis:\n  textt: A\n  text: B?\n  premises:\n    p: {text: C, supports: [p]}\n"
    found = check(load_text(text))
    assert [diagnostic.code for diagnostic in found] == ["AM104", "AM203"]
    assert {diagnostic.severity for diagnostic in found} == {Severity.ERROR}
