"""The settings of `argmap check`: which rules are applied, how grave they are, and what is said about a mistake."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.checks import UnknownRuleError, check, verify
from argmap.checks.selection import expand, selection
from argmap.config import CheckConfig, Config, ConfigError, find_config
from argmap.diagnostics import Severity
from argmap.loading import load_text
from support.diagnosing import lines, with_header

BARE = with_header("thesis: {text: Should the library open on Sundays?}\n")
"""A map with one finding of the reasoning (AM302) and one of the wording (AM502)."""


def said(config: CheckConfig) -> list[str]:
    loaded = load_text(BARE)
    return [f"{found.code} {found.severity}" for found in check(loaded, config)]


def read(folder: Path, text: str) -> Config:
    (folder / "argmap.toml").write_text(text, encoding="utf-8")
    return find_config(folder)


class TestWhichRulesAreApplied:
    @pytest.mark.parametrize(
        ("settings", "expected"),
        [
            ({}, ["AM302 warning", "AM502 warning"]),
            ({"select": ["AM3"]}, ["AM302 warning"]),
            ({"select": ["question-as-claim"]}, ["AM502 warning"]),
            ({"select": ["AM3", "AM5"], "ignore": ["AM302"]}, ["AM502 warning"]),
            ({"ignore": ["AM"]}, []),
            ({"severity": {"AM302": "error"}}, ["AM302 error", "AM502 warning"]),
            ({"severity": {"bare-thesis": "info", "AM502": "off"}}, ["AM302 info"]),
        ],
    )
    def test_a_rule_goes_by_code_name_or_family(self, settings: dict[str, object], expected: list[str]) -> None:
        assert said(CheckConfig.model_validate(settings)) == expected

    @pytest.mark.parametrize("order", [("AM3", "AM302"), ("AM302", "AM3")])
    def test_a_rule_of_its_own_goes_before_its_family(self, order: tuple[str, str]) -> None:
        severity = {"AM3": "off", "AM302": "error"}
        chosen = selection(CheckConfig.model_validate({"severity": {word: severity[word] for word in order}}))
        assert (chosen.get("AM301"), chosen.get("AM302")) == (None, Severity.ERROR)

    def test_errors_of_the_file_stay(self) -> None:
        loaded = load_text(BARE + "colour: red\n")
        config = CheckConfig(ignore=["AM"], severity={"AM1": "off"})
        assert lines(loaded, check(loaded, config)) == ["4:1 AM104 unknown key `colour` in the map"]

    def test_an_unknown_rule_is_told_with_the_nearest(self) -> None:
        with pytest.raises(UnknownRuleError, match=r"unknown rule `bare-theses`; did you mean `bare-thesis`\?"):
            expand("bare-theses")


def test_rules_may_be_left_out_in_some_maps(tmp_path: Path) -> None:
    config = read(tmp_path, '[check]\nignore = ["AM6"]\nper-file = {"maps/drafts/*" = ["AM3", "long-text"]}\n')
    assert config.check_for(tmp_path / "maps" / "drafts" / "new" / "a.argmap.yaml").ignore == [
        "AM6",
        "AM3",
        "long-text",
    ]
    assert config.check_for(tmp_path / "maps" / "a.argmap.yaml").ignore == ["AM6"]
    assert config.check_for(None).ignore == ["AM6"]


def test_a_threshold_is_what_a_rule_compares_with(tmp_path: Path) -> None:
    loaded = load_text(with_header("thesis: {text: The library should open on Sundays., evidence: {a: x, b: y}}\n"))
    strict = read(tmp_path, '[check]\nselect = ["AM504"]\nthresholds = {max-words = 5}\n').check
    assert lines(loaded, check(loaded, strict)) == ["3:16 AM504 the text of `thesis` is 6 words long"]
    chinese = load_text("argmap: 1\ntitle: 图书馆\nlanguages: [zh]\nthesis: {text: 图书馆应在周日开放。}\n")
    strict = read(tmp_path, '[check]\nselect = ["AM504"]\nthresholds = {max-cjk-characters = 8}\n').check
    assert lines(chinese, check(chinese, strict)) == ["4:16 AM504 the text of `thesis` is 10 characters long"]


def test_the_text_of_a_source_may_be_named(tmp_path: Path) -> None:
    """A path is meant from the settings' folder; one that is not there is no mistake: not everybody has the text."""
    config = read(tmp_path, '[check.sources]\npaper = "texts/paper.txt"\nbook = "texts/book.pdf"\n')
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "paper.txt").write_text("text")
    assert config.named_sources() == {"paper": tmp_path / "texts" / "paper.txt"}


class TestMistakes:
    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("[check]\nignored = []\n", "[check] unknown setting `ignored`; did you mean `ignore`?"),
            ("[check]\nper_files = {}\n", "[check] unknown setting `per_files`; did you mean `per-file`?"),
            (
                "[check.thresholds]\nmax-word = 3\n",
                "[check.thresholds] unknown setting `max-word`; did you mean `max-words`?",
            ),
            (
                "[check.thresholds]\ncolour = 3\n",
                "[check.thresholds] unknown setting `colour`; known keys: `max-cjk-characters`, `max-words`",
            ),
            ("[check.thresholds]\nmax-words = 0\n", "[check.thresholds] `max-words` should be at least 1"),
            (
                '[check.severity]\nAM303 = "loud"\n',
                "[check.severity] `AM303` should be one of `error`, `warning`, `info`",
            ),
        ],
    )
    def test_of_a_key_or_value_are_told_with_file_and_key(self, tmp_path: Path, text: str, message: str) -> None:
        with pytest.raises(ConfigError) as raised:
            read(tmp_path, text)
        assert str(raised.value).startswith(f"{tmp_path / 'argmap.toml'}: {message}")

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ('select = ["AM30"]\nignore = ["AM3O5"]', "`ignore`: unknown rule `AM3O5`; did you mean `AM305`?"),
            ('ignore = ["lone-suport"]', "`ignore`: unknown rule `lone-suport`; did you mean `lone-support`?"),
            ('severity = {XY1 = "off"}', "`severity`: unknown rule `XY1`; `argmap rule` lists all rules"),
            ('per-file = {"a*" = ["AM0"]}', "`per-file.a*`: unknown rule `AM0`; `argmap rule` lists all rules"),
            ('severity = {AM104 = "info"}', "`severity`: `AM104` is always an error, because it leaves no usable map"),
        ],
    )
    def test_of_a_rule_are_told_where_the_rules_are_known(self, tmp_path: Path, text: str, message: str) -> None:
        config = read(tmp_path, f"[check]\n{text}\n")
        with pytest.raises(ConfigError) as raised:
            verify(config)
        assert str(raised.value) == f"{tmp_path / 'argmap.toml'}: [check] {message}"

    def test_sound_settings_pass(self, tmp_path: Path) -> None:
        verify(read(tmp_path, '[check]\nselect = ["AM"]\nseverity = {AM3 = "info", AM301 = "error"}\n'))
        verify(find_config(tmp_path / "nowhere"))
