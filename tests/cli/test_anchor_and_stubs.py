"""Anchors found by their words, and nodes made of what is not mapped."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.calling import call

TEXT = """\
# Sunday

## Demand

Sunday is asked for most by the readers of the town.[1] Loans rose in May.

## Cost

Staff must be paid. The mayor said that nobody knows how much.[2] Loans rose again in June.
"""
MAP = """\
argmap: 1
title: The library on Sundays
sources: {report: {title: Annual report, text: report.md, notes: 2}}
thesis:
  id: sundays
  text: The library should open on Sundays.
  evidence:
    loans: {text: Borrowing went up, at: Loans rose in May.} # from the desk
    asked: Readers want it
"""


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ARGMAP_SOURCES", raising=False)
    (tmp_path / "report.md").write_text(TEXT, encoding="utf-8")
    file = tmp_path / "map.argmap.yaml"
    file.write_text(MAP, encoding="utf-8")
    return file


def test_a_passage_is_found_by_its_words_and_shortened(path: Path) -> None:
    answer = call("anchor", path.name, "asked", "Sunday is asked for most by the readers of the\ntown.")
    assert answer.returncode == 0
    assert "`report`, line 5: “Sunday is asked for most by the readers of the town.”" in answer.stderr
    assert "asked:\n      text: Readers want it\n      at: Sunday is … town.\n" in path.read_text(encoding="utf-8")


def test_another_passage_is_added_to_the_list(path: Path) -> None:
    assert call("anchor", path.name, "loans", "Loans rose again in June.", "--add").returncode == 0
    written = path.read_text(encoding="utf-8")
    assert "at: [Loans rose in May., Loans rose … June.]} # from the desk" in written


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("Loans rose", "`report` has these words 2 times"),
        ("Loans rose", "line 9: “Loans rose again in June.”"),
        ("Staff have to be paid", "the nearest are on line 9: “Staff must be paid"),
        ("quantum", "`report` does not have the words “quantum”"),
    ],
)
def test_words_that_are_ambiguous_or_missing_change_nothing(path: Path, words: str, message: str) -> None:
    answer = call("anchor", path.name, "asked", words)
    assert answer.returncode == 2
    assert message in answer.stderr
    assert path.read_text(encoding="utf-8") == MAP


def test_the_text_can_be_given(path: Path) -> None:
    path.with_name("report.md").rename(path.with_name("copy.md"))
    assert "no source text is available" in call("anchor", path.name, "asked", "Staff must be paid.").stderr
    done = call("anchor", path.name, "asked", "Staff must be paid.", "--source", "report=copy.md")
    assert done.returncode == 0
    assert "at: Staff must be paid." in path.read_text(encoding="utf-8")


def test_what_is_not_mapped_becomes_nodes_to_paste(path: Path) -> None:
    written = call("coverage", path.name, "--stubs").stdout
    assert "Loans rose in May" not in written
    assert written.index("section: Demand") < written.index("section: Cost") < written.index("by: The mayor")
    assert "cites: [2]" in written
    pasted = MAP + "  premises:\n" + "".join(f"    {line}\n" for line in written.splitlines())
    path.write_text(pasted, encoding="utf-8")
    assert call("check", path.name, "--select", "AM1,AM2,AM401,AM402").returncode == 0
    assert "every sentence is mapped" in call("coverage", path.name, "--stubs").stderr


def test_they_are_added_below_a_claim_as_one_edit(path: Path) -> None:
    answer = call("coverage", path.name, "--section", "Cost", "--apply", "thesis", "--as", "evidence")
    assert answer.returncode == 0
    assert "3 sentences were added below `sundays`" in answer.stderr
    assert "every sentence is mapped" in call("coverage", path.name, "--section", "Cost", "--stubs").stderr
    assert "# from the desk" in path.read_text(encoding="utf-8")


def test_a_dry_run_adds_nothing(path: Path) -> None:
    answer = call("coverage", path.name, "--apply", "thesis", "--dry-run")
    assert "+  premises:" in answer.stdout
    assert answer.stderr == "nothing was written (`--dry-run`)\n"
    assert path.read_text(encoding="utf-8") == MAP
