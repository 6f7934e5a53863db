"""The keys of a map itself, and its sources, by command."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.calling import call

MAP = """\
argmap: 1
title: The library on Sundays # to be agreed
languages: [en, zh]

thesis:
  text: {en: Open on Sundays., zh: 星期日开放。}
  premises:
    demand: {text: {en: Many ask for it., zh: 很多人要求。}, cites: [3]}
"""
SOURCES = """
sources:
  report: {title: Annual report, notes: 12} # from the desk
  survey:
    title: Survey

thesis:
"""


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ARGMAP_SOURCES", raising=False)
    file = tmp_path / "map.argmap.yaml"
    file.write_text(MAP.replace("\nthesis:\n", SOURCES), encoding="utf-8")
    return file


def edited(path: Path, *command: str) -> str:
    """The map after a command that has to succeed and to leave a formatted file."""
    size = 2 if command[0] == "source" else 1
    answer = call(*command[:size], path.name, *command[size:])
    assert answer.returncode == 0
    assert call("fmt", "--check", path.name).returncode == 0
    return path.read_text(encoding="utf-8")


def refused(path: Path, *command: str) -> str:
    """What argmap says to a command that has to leave the map as it is."""
    before = path.read_bytes()
    size = 2 if command[0] == "source" else 1
    answer = call(*command[:size], path.name, *command[size:])
    assert answer.returncode != 0
    assert path.read_bytes() == before
    return answer.stderr


def test_a_key_of_the_map_keeps_its_comment(path: Path) -> None:
    assert "title: Sunday hours # to be agreed\n" in edited(path, "set", "--map", "title", "Sunday hours")


def test_a_title_in_a_second_language(path: Path) -> None:
    written = edited(path, "set", "--map", "title", "星期日的图书馆", "--lang", "zh")
    assert "title: {en: The library on Sundays, zh: 星期日的图书馆} # to be agreed\n" in written


def test_a_new_key_goes_to_its_place(path: Path) -> None:
    written = edited(path, "set", "--map", "summary", "What the desk thinks.")
    assert "languages: [en, zh]\nsummary: What the desk thinks.\n\nsources:" in written
    assert "\n\nexpect: {thesis: accepted}\n\nthesis:" in edited(path, "set", "--map", "expect.thesis", "accepted")


def test_a_key_of_the_map_is_deleted(path: Path) -> None:
    edited(path, "set", "--map", "summary", "What the desk thinks.")
    assert "summary" not in edited(path, "set", "--map", "summary", "--delete")


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (("set", "--map", "titel", "Sundays"), "did you mean `title`?"),
        (("set", "--map", "thesis", "Sundays"), "`thesis` contains nodes"),
        (("set", "--map", "sources", "Sundays"), "use `argmap source`"),
        (("set", "--map", "languages", "fr", "x"), "this would make the map invalid"),
        (("set", "--map", "title", "--delete"), "this would make the map invalid"),
        (("set", "--map", "title", "The library on Sundays"), "already has this value"),
        (("set", "--map", "title", "two", "words"), "`title` takes one value"),
        (("set", "title", "Sundays", "x"), "use `argmap set MAP --map title …`"),
        (("set", "demand"), "Missing argument 'KEY'"),
        (("source", "add", "report", "title=Again"), "already has a source `report`"),
        (("source", "add", "2025", "title=Again"), "`2025` is not a valid id"),
        (("source", "add", "speech", "titel=A speech"), "did you mean `title`?"),
        (("source", "add", "speech", "a speech"), "write KEY=VALUE"),
        (("source", "add", "speech", "title=Sundays", "sha256=12"), "would make the map invalid"),
        (("source", "set", "report", "notes=2"), "this would make the map invalid"),
        (("source", "set", "reprot", "notes=20"), "did you mean `report`?"),
        (("source", "set", "survey", "title="), "use `argmap source remove`"),
        (("source", "remove", "report"), "these nodes point at the source `report`: `demand`"),
        (("source", "rename", "report", "survey"), "already has a source `survey`"),
    ],
    ids=str,
)
def test_what_check_would_call_an_error_is_refused(path: Path, command: tuple[str, ...], reason: str) -> None:
    assert reason in refused(path, *command)


def test_the_first_source_of_a_map(path: Path) -> None:
    path.write_text(MAP.replace(", cites: [3]", ""), encoding="utf-8")
    written = edited(path, "source", "add", "report", "title=Annual report", "author=Hill, Jane", "author=Wu, Min")
    assert written == MAP.replace(", cites: [3]", "").replace(
        "\nthesis:", '\nsources:\n  report: {title: Annual report, author: ["Hill, Jane", "Wu, Min"]}\n\nthesis:'
    )


def test_another_source_comes_after_the_others_with_its_texts_by_language(path: Path) -> None:
    written = edited(path, "source", "add", "speech", "type=speech", "title.en=Sundays", "title.zh=星期日")
    assert "    title: Survey\n  speech:\n    type: speech\n    title: {en: Sundays, zh: 星期日}\n\nthesis:" in written


def test_keys_of_a_source_are_set_and_deleted(path: Path) -> None:
    written = edited(path, "source", "set", "report", "notes=48", "issued=2025-03")
    assert "report: {title: Annual report, notes: 48, issued: 2025-03} # from the desk\n" in written
    assert "report: {title: Annual report, notes: 48} # from the desk\n" in edited(
        path, "source", "set", "report", "issued="
    )


def test_a_source_that_nothing_needs_is_removed(path: Path) -> None:
    assert "survey" not in edited(path, "source", "remove", "survey")


def test_a_source_is_renamed_where_nodes_name_it(path: Path) -> None:
    edited(path, "set", "demand", "source", "report")
    written = edited(path, "source", "rename", "report", "annual")
    assert "  annual: {title: Annual report" in written
    assert "source: annual" in written
    assert "report:" not in written


def test_sources_are_listed_with_the_place_of_their_text(path: Path) -> None:
    path.with_name("survey.txt").write_text("Many ask.", encoding="utf-8")
    edited(path, "source", "set", "survey", "text=survey.txt")
    edited(path, "source", "set", "report", "text=lost.txt")
    assert call("source", "list", path.name).stdout.splitlines() == [
        "report\t1\tAnnual report\tlost.txt, not found",
        "survey\t0\tSurvey\tsurvey.txt",
    ]


def test_a_batch_changes_keys_sources_and_nodes_as_one(path: Path) -> None:
    lines = (
        'set --map title "Sunday hours"\nsource add speech title="A speech" notes=3\n'
        "set demand source speech\nsource remove report\nsource rename speech talk\n"
    )
    answer = call("batch", path.name, "-", typed=lines)
    assert answer.returncode == 0
    written = path.read_text(encoding="utf-8")
    assert "talk: {title: A speech, notes: 3}" in written
    assert "source: talk" in written
    assert "report" not in written


def test_a_layer_has_keys_and_sources_of_its_own(path: Path) -> None:
    layer = path.with_name("critique.argmap.yaml")
    layer.write_text("argmap: 1\nextends: map.argmap.yaml\ntitle: Critique\n", encoding="utf-8")
    assert call("set", layer.name, "--map", "by", "Second reader").returncode == 0
    assert call("source", "add", layer.name, "letter", "title=A letter").returncode == 0
    assert "by: Second reader\n\nsources:\n  letter: {title: A letter}\n" in layer.read_text(encoding="utf-8")
    assert "is a source of the map that this layer extends" in refused(layer, "source", "set", "report", "notes=4")
