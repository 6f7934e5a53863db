"""docs/rules is what the docstrings of the rules say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rules import page, stale_pages, write_pages

from argmap.checks import RULES
from argmap.checks.documentation import parts, prose, summary
from support.diagnosing import ROOT


def test_every_page_is_current() -> None:
    assert stale_pages(ROOT / "docs" / "rules") == [], "run `python tools/rules.py`"


def test_what_is_not_current_is_named(tmp_path: Path) -> None:
    write_pages(tmp_path)
    assert stale_pages(tmp_path) == []
    (tmp_path / "AM301.md").unlink()
    (tmp_path / "AM302.md").write_text("old")
    (tmp_path / "AM000.md").write_text("gone")
    assert stale_pages(tmp_path) == ["AM301.md is missing", "AM302.md is stale", "AM000.md belongs to no rule"]


@pytest.mark.parametrize("code", ["AM302"])
def test_a_page(code: str) -> None:
    text = page(RULES[code])
    assert text.startswith(
        f"# {code} bare-thesis\n\nwarning · the reasoning · [all rules](index.md)\n\nThe thesis has no support."
    )
    assert "## Example\n\n```yaml\nthesis:\n  text: The library should open on Sundays.\n```\n\n## Better" in text
    assert text.endswith("To suppress it for a node: `# argmap: ignore[AM302] -- the reason`\n")


@pytest.mark.parametrize("code", RULES)
def test_the_documentation_is_in_the_language_of_its_reader_and_code_as_it_is(code: str) -> None:
    rule = RULES[code]
    english, chinese = list(parts(rule, "en")), list(parts(rule, "zh-Hans"))
    assert [part.body for part in english if part.code] == [part.body for part in chinese if part.code]
    said = [summary(rule, "zh-Hans"), *(part.body for part in chinese if not part.code)]
    assert all(translated != message for translated, message in zip(said, prose(rule), strict=True))
    assert all(re.search("[\u4e00-\u9fff]", text) for text in [*said, *(part.heading for part in chinese)])
