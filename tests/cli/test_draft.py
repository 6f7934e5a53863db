"""``argmap draft`` as its users call it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from argmap.cli.root import cli
from argmap.loading import load, load_text

ESSAY = "# Sundays\n\n## Demand\n\nTwo in three of 1,840 readers ask for it.[1]\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "essay.md").write_text(ESSAY, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def call(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments)


def test_a_draft_in_a_file_finds_its_source_from_there(folder: Path) -> None:
    (folder / "argmap.toml").touch()
    answer = call("draft", "texts/essay.md", "-o", "maps/essay", "--title", "Opening hours: an essay", "--id", "essay")
    assert answer.exit_code == 0
    assert (
        "Wrote maps/essay.argmap.yaml\n1 claim, 0 forecasts among them, 1 piece of evidence, 0 objections, "
        "0 sentences in comments, notes 1\n"
    ) in answer.stderr
    loaded = load("maps/essay.argmap.yaml")
    assert loaded.map is not None
    work = loaded.map.works["essay"]
    assert (str(work.title), work.text_path, work.notes) == ("Opening hours: an essay", "../texts/essay.md", 1)
    assert (folder / "maps" / "argmap.schema.json").exists()
    checked = call("check", "maps/essay.argmap.yaml", "--select", "AM403,AM404,AM401")
    assert (checked.exit_code, checked.stdout) == (0, ""), "text and digest are found"


def test_a_draft_on_standard_output(folder: Path) -> None:
    answer = call("draft", "texts/essay.md")
    assert load_text(answer.stdout).ok
    assert not list(folder.glob("*.yaml"))


def test_a_file_that_exists_is_kept(folder: Path) -> None:
    (folder / "essay.argmap.yaml").write_text("mine")
    answer = call("draft", "texts/essay.md", "-o", "essay.argmap.yaml")
    assert answer.exit_code != 0
    assert "exists; choose another name, or replace it with `--force`" in answer.stderr
    assert (folder / "essay.argmap.yaml").read_text() == "mine"
    assert call("draft", "texts/essay.md", "-o", "essay.argmap.yaml", "--force").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("texts/nowhere.md",), "texts/nowhere.md: file not found; check the path"),
        (("texts/essay.md", "--lang", "a b"), "not a language tag"),
        (("texts/essay.md", "--id", "1"), "it does not begin with a letter"),
    ],
)
def test_a_wrong_call_is_explained(folder: Path, arguments: tuple[str, ...], said: str) -> None:
    answer = call("draft", *arguments)
    assert answer.exit_code != 0
    assert said in answer.stderr
