"""The passages of source texts that documents may quote whole."""

from __future__ import annotations

from pathlib import Path

from argmap.project import Project

MAP = """\
argmap: 1
title: The library
sources: {report: {title: Annual report, text: report.txt}}
thesis:
  text: The library should open on Sundays.
  evidence:
    loans: {text: More books were lent, at: Loans rose … in May.}
    why: {text: The reason is open, at: [Loans rose, no such words]}
    long: {text: Much is said, at: It began … to an end.}
    asked: {text: Readers ask for it}
"""
LONG = "It began " + "and went on " * 40 + "to an end."


def quoted(folder: Path, text: str) -> dict[str, tuple[str, ...]]:
    (folder / "library.argmap.yaml").write_text(MAP, encoding="utf-8")
    (folder / "report.txt").write_text(text, encoding="utf-8")
    project = Project.find(folder)
    return project.source_texts(project.load(folder / "library.argmap.yaml")).short_passages()


def test_short_passages_are_found_and_others_left_out(tmp_path: Path) -> None:
    found = quoted(tmp_path, f"Loans rose\nby a fifth in May. {LONG} Nobody knows why.\n")
    assert found == {"loans": ("Loans rose by a fifth in May.",), "why": ("Loans rose", "")}


def test_without_the_text_there_is_nothing_to_quote(tmp_path: Path) -> None:
    assert quoted(tmp_path, "Another text.\n") == {}


def test_passages_that_together_are_much_of_the_text_are_not_quoted(tmp_path: Path) -> None:
    many = "".join(
        f"    e{place}: {{text: Claim {place}, at: Sentence {place} … to the end {place}.}}\n"
        for place in range(10, 30)
    )
    text = "\n\n".join(f"Sentence {place} goes on for a while and comes to the end {place}." for place in range(10, 30))
    (tmp_path / "library.argmap.yaml").write_text(MAP + many, encoding="utf-8")
    (tmp_path / "report.txt").write_text(text, encoding="utf-8")
    project = Project.find(tmp_path)

    def count() -> int:
        return len(project.source_texts(project.load(tmp_path / "library.argmap.yaml")).short_passages())

    assert count() == 0
    filler = "Nothing of this is quoted. " * 500
    (tmp_path / "report.txt").write_text(f"{text}\n\n{filler}\n", encoding="utf-8")
    assert count() == 20
