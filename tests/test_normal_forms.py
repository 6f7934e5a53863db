"""Ids, texts and names in either normal form of Unicode are the same, wherever they are written."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from argmap.loading import load, load_text
from support.calling import call
from support.diagnosing import HEADER, diagnose, findings


def nfd(text: str) -> str:
    """A text with its accents coded apart from the letters."""
    return unicodedata.normalize("NFD", text)


CAFE, CAFE_APART = "café", nfd("café")
assert CAFE != CAFE_APART

SAME = {
    "a link": f"thesis:\n  text: A\n  premises:\n    café: B\n    b: {{text: C, supports: [{CAFE_APART}]}}\n",
    "a link to an inference": (
        f"thesis:\n  id: été\n  text: A\n  inferences: {{thé: {{from: [{CAFE_APART}]}}}}\n  premises:\n    café: B\n"
        f"    b: {{text: C, supports: [{nfd('été/thé')}]}}\n"
    ),
    "a step": (
        f"thesis:\n  text: A\n  inferences: {{thé: {{from: [café]}}}}\n  premises: {{café: B}}\n"
        f"  caveats: {{c: {{text: C, step: {nfd('thé')}}}}}\n"
    ),
    "a source": f"sources: {{café: {{title: T}}}}\nthesis:\n  text: A\n  source: {CAFE_APART}\n",
    "an expectation": f"expect: {{{CAFE_APART}: accepted}}\nthesis:\n  text: A\n  premises: {{café: B}}\n",
    "Korean": f"thesis:\n  text: A\n  premises:\n    한국: B\n    b: {{text: C, supports: [{nfd('한국')}]}}\n",
    "Vietnamese": f"thesis:\n  text: A\n  premises:\n    {nfd('việt')}: B\n    b: {{text: C, supports: [việt]}}\n",
}


@pytest.mark.parametrize("case", SAME)
def test_an_id_is_the_same_in_either_normal_form(case: str) -> None:
    assert diagnose(HEADER + SAME[case]) == []


TWICE = {
    "in one group": (f"thesis:\n  text: A\n  premises:\n    café: B\n    {CAFE_APART}: C\n", "7:5 AM102"),
    "in two groups": (f"thesis:\n  text: A\n  premises: {{café: B}}\n  caveats: {{{CAFE_APART}: C}}\n", "6:13 AM201"),
    "two sources": (
        f"sources:\n  café: {{title: A}}\n  {CAFE_APART}: {{title: B}}\nthesis: {{text: A}}\n",
        "5:3 AM102",
    ),
}


@pytest.mark.parametrize("case", TWICE)
def test_ids_that_differ_only_by_normal_form_are_one_id_twice(case: str) -> None:
    text, place = TWICE[case]
    assert [" ".join(line.split()[:2]) for line in diagnose(HEADER + text)] == [place]


ALIKE = {
    "capitals": ("Cafe", "cafe"),
    "capitals with accents": ("Été", nfd("été")),
    "a sharp s": ("straße", "STRASSE"),
    "width": ("ＡＢ", "ab"),
    "Greek": ("λόγος", "ΛΌΓΟΣ"),
    "other letters": ("cafe", "café"),
}


@pytest.mark.parametrize("case", ALIKE)
@pytest.mark.parametrize("group", ["premises", "sources"])
def test_ids_that_are_easily_taken_for_the_same_are_reported(case: str, group: str) -> None:
    one, other = ALIKE[case]
    text = f"thesis:\n  text: A\n  premises:\n    {one}: B\n    {other}: C\n"
    if group == "sources":
        text = f"sources:\n  {one}: {{title: A}}\n  {other}: {{title: B}}\nthesis: {{text: A}}\n"
    found = [line for line in findings(HEADER + text) if "AM214" in line]
    assert [line.partition(" the ids")[0] for line in found] == (
        [] if case == "other letters" else ["7:5 AM214" if group == "premises" else "5:3 AM214"]
    )


def test_a_layer_and_its_map_may_be_in_different_forms(tmp_path: Path) -> None:
    (tmp_path / f"{CAFE_APART}.argmap.yaml").write_text(HEADER + "thesis: {id: café, text: A}\n", encoding="utf-8")
    layer = tmp_path / "l.argmap.yaml"
    layer.write_text(
        f"argmap: 1\nextends: {CAFE}.argmap.yaml\ntitle: L\nadd: {{{CAFE_APART}: {{caveats: {{b: B}}}}}}\n",
        encoding="utf-8",
    )
    loaded = load(layer)
    assert loaded.map is not None, loaded.diagnostics
    assert loaded.map["b"].parent == CAFE


def test_the_text_of_a_source_is_found_by_either_name(tmp_path: Path) -> None:
    (tmp_path / f"{CAFE_APART}.txt").write_text("Nothing else.", encoding="utf-8")
    path = tmp_path / "m.argmap.yaml"
    path.write_text(
        HEADER + f"sources: {{s: {{title: S, text: {CAFE}.txt}}}}\nthesis: {{text: A, at: Nothing else}}\n",
        encoding="utf-8",
    )
    assert "AM4" not in call("check", str(path)).stdout


COMMANDS = {
    "export": ("export", "m.argmap.yaml", "-t", "txt", "-o", "-", "--focus", CAFE_APART),
    "export, in one word": ("export", "m.argmap.yaml", "-t", "txt", "-o", "-", f"--focus={CAFE_APART}"),
    "show": ("show", "m.argmap.yaml", "--focus", CAFE_APART),
    "set": ("set", "m.argmap.yaml", CAFE_APART, "comment", "x"),
    "remove": ("remove", "m.argmap.yaml", CAFE_APART),
    "rename": ("rename", "m.argmap.yaml", CAFE_APART, "b"),
    "evaluate": ("evaluate", "m.argmap.yaml", "--why", CAFE_APART),
    "a source": ("check", "m.argmap.yaml", "--source", f"{nfd('thé')}=t.txt", "-q"),
}


@pytest.mark.parametrize("command", COMMANDS)
def test_the_command_line_takes_either_form(command: str, tmp_path: Path) -> None:
    (tmp_path / "t.txt").write_text("T", encoding="utf-8")
    text = HEADER + "sources: {thé: {title: T}}\nthesis:\n  text: A\n  premises:\n    café: {text: B, assumed: true}\n"
    (tmp_path / "m.argmap.yaml").write_text(text, encoding="utf-8")
    done = call(*COMMANDS[command], cwd=tmp_path)
    assert "no node" not in done.stderr + done.stdout
    assert done.returncode in (0, 1), done.stderr


def test_an_edit_leaves_the_other_lines_as_they_are_coded(tmp_path: Path) -> None:
    text = HEADER + f"\nthesis:\n  text: {nfd('Le thé noir')}\n  premises:\n    {CAFE_APART}: {nfd('Été')}\n    b: C\n"
    path = tmp_path / "m.argmap.yaml"
    path.write_text(text, encoding="utf-8")
    assert call("set", str(path), "b", "comment", "x").returncode == 0
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[:7] == text.splitlines()[:7]
    assert call("fmt", "--check", str(path)).returncode == 0


def test_texts_and_names_are_kept_in_one_form() -> None:
    loaded = load_text(
        HEADER + f"sources: {{s: {{title: S, author: {nfd('José García')}}}}}\nthesis:\n  text: {nfd('Le thé')}\n"
    )
    assert loaded.map is not None
    assert str(loaded.map.root.text) == "Le thé"
    assert str(loaded.map.works["s"].authors[0].family) == "García"
