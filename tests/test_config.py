"""Settings: where they are found, what they may say, and what is said of a mistake."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.config import BaseScores, BuildConfig, CheckConfig, Config, ConfigError, find_config
from argmap.model import Kind, Semantics


def test_without_a_settings_file_the_defaults_hold(tmp_path: Path) -> None:
    assert find_config(tmp_path) == Config(root=tmp_path)
    assert find_config(tmp_path).build == BuildConfig(maps="maps", exports="exports", formats=["svg", "md"])


@pytest.mark.parametrize(
    ("name", "prefix"), [("argmap.toml", ""), ("pyproject.toml", "[tool.other]\nx = 1\n"), ("pyproject.toml", "")]
)
def test_settings_are_found_in_the_folder_or_above(tmp_path: Path, name: str, prefix: str) -> None:
    table = "tool.argmap." if name == "pyproject.toml" else ""
    (tmp_path / name).write_text(
        f'{prefix}[{table}check]\nignore = ["AM303"]\nstrict = true\n[{table}build]\nmaps = "a"\n'
    )
    below = tmp_path / "deep" / "below"
    below.mkdir(parents=True)
    config = find_config(below)
    assert config.check == CheckConfig(ignore=["AM303"], strict=True)
    assert config.build.maps == "a"
    assert config.root == tmp_path


def test_the_nearest_settings_hold_and_argmap_toml_comes_before_pyproject(tmp_path: Path) -> None:
    (tmp_path / "argmap.toml").write_text("[check]\nstrict = true\n")
    below = tmp_path / "below"
    below.mkdir()
    (below / "pyproject.toml").write_text('[tool.argmap.build]\nmaps = "from pyproject"\n')
    assert find_config(below).build.maps == "from pyproject"
    assert not find_config(below).check.strict
    (below / "argmap.toml").write_text('[build]\nmaps = "from argmap.toml"\n')
    assert find_config(below).build.maps == "from argmap.toml"


def test_base_scores_are_read_by_kind(tmp_path: Path) -> None:
    (tmp_path / "argmap.toml").write_text(
        '[evaluate]\nsemantics = "euler"\nbase-scores = {evidence = 0.8, caveat = 0}\n'
    )
    evaluate = find_config(tmp_path).evaluate
    assert evaluate.semantics is Semantics.EULER
    assert evaluate.base_scores.by_kind() == {Kind.EVIDENCE: 0.8, Kind.CAVEAT: 0}
    assert {*Kind} == {Kind(name) for name in BaseScores.model_fields}


@pytest.mark.parametrize("text", ["[tool.ruff]\nline-length = 100\n", "[project]\nname = 'x'\n", "tool = 1\n", ""])
def test_a_pyproject_of_another_tool_is_passed_over(tmp_path: Path, text: str) -> None:
    (tmp_path / "argmap.toml").write_text("[check]\nstrict = true\n")
    below = tmp_path / "below"
    below.mkdir()
    (below / "pyproject.toml").write_text(text)
    assert find_config(below).check.strict


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[check]\nignor = []\n", "[check] unknown setting `ignor`; did you mean `ignore`?"),
        ("[build]\ntheem = 'dark'\n", "[build] unknown setting `theem`; did you mean `theme`?"),
        ("[checks]\nignore = []\n", "unknown setting `checks`; did you mean `check`?"),
        ("[zzz]\n", "unknown setting `zzz`; known keys: `build`, `check`, `evaluate`"),
        ("[check]\nstrict = 'maybe'\n", "[check] `strict` should be `true` or `false`"),
        ("[check]\nignore = 'AM303'\n", "[check] `ignore` should be a list"),
        ("[build]\ntheme = 'pink'\n", "[build] `theme` should be one of `auto`, `light`, `dark`"),
        ("[evaluate]\nsemantic = 'euler'\n", "[evaluate] unknown setting `semantic`; did you mean `semantics`?"),
        (
            "[evaluate]\nsemantics = 'eulr'\n",
            "[evaluate] `semantics` should be one of `ratio`, `quadratic-energy`, `df-quad`,",
        ),
        (
            "[evaluate]\nbase-scores = {evidenc = 0.5}\n",
            "[evaluate.base-scores] unknown setting `evidenc`; did you mean `evidence`?",
        ),
        (
            "[evaluate]\nbase-scores = {evidence = 75}\n",
            "[evaluate.base-scores] `evidence` should be at most 1",
        ),
        ("check = 1\n", "`check` should be a table"),
        ("root = '/'\n", "unknown setting `root`"),
    ],
)
def test_a_mistake_names_the_file_and_the_key(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "argmap.toml"
    path.write_text(text)
    with pytest.raises(ConfigError) as failed:
        find_config(tmp_path)
    assert str(failed.value).startswith(f"{path}: {told}")


def test_all_mistakes_are_named_at_once(tmp_path: Path) -> None:
    (tmp_path / "argmap.toml").write_text("[check]\nstrict = 3\nselekt = []\n[build]\nmaps = 1\n")
    with pytest.raises(ConfigError) as failed:
        find_config(tmp_path)
    assert [line.rsplit(": ", 2)[0].count("argmap.toml") for line in str(failed.value).splitlines()] == [1, 1, 1]


FAULTY = [b"[check\n", b"\xff\xfe", b"a = 1\na = 2\n", b"a = " + b"[" * 50_000, b"a = " + b"9" * 5_000, b"#" * 2**21]


@pytest.mark.parametrize("raw", FAULTY, ids=lambda raw: repr(raw[:9]))
@pytest.mark.parametrize("name", ["argmap.toml", "pyproject.toml"])
def test_a_file_that_is_no_toml_is_named(tmp_path: Path, name: str, raw: bytes) -> None:
    (tmp_path / name).write_bytes(raw)
    with pytest.raises(ConfigError, match=f"{name}: "):
        find_config(tmp_path)


@pytest.mark.parametrize("text", ["[tool]\nargmap = 1\n", "[[tool.argmap]]\nx = 1\n"])
def test_what_is_no_table_is_a_mistake(tmp_path: Path, text: str) -> None:
    (tmp_path / "pyproject.toml").write_text(text)
    with pytest.raises(ConfigError, match=r"pyproject.toml: `tool.argmap` should be a table"):
        find_config(tmp_path)
