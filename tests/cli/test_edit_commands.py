"""The commands that change maps, as their users call them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from argmap.cli import editing as changes
from argmap.cli.commands import edit
from argmap.cli.root import cli
from argmap.diagnostics import Edit
from argmap.syntax.edits import apply_edits

MAP = """\
argmap: 1
title: The library on Sundays
languages: [en, zh]
thesis:
  text: The library should open on Sundays.
  premises:
    demand: {text: Many people ask for it., limits: [staff]} # readers
    staff: There is staff for it.
"""


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "map.argmap.yaml"
    file.write_text(MAP, encoding="utf-8")
    return file


def call(*arguments: str, typed: str | None = None) -> Result:
    return CliRunner().invoke(cli, arguments, input=typed)


def test_the_difference_goes_to_standard_output(path: Path) -> None:
    answer = call("add", "map.argmap.yaml", "staff", "evidence", "rota", "The rota: see #3", "--set", "cites=3")
    assert answer.exit_code == 0
    assert answer.stdout == (
        "--- map.argmap.yaml\n+++ map.argmap.yaml\n@@ -5,4 +5,7 @@\n"
        "   text: The library should open on Sundays.\n"
        "   premises:\n"
        "     demand: {text: Many people ask for it., limits: [staff]} # readers\n"
        "-    staff: There is staff for it.\n"
        "+    staff:\n"
        "+      text: There is staff for it.\n"
        "+      evidence:\n"
        '+        rota: {text: "The rota: see #3", cites: [3]}\n'
    )
    assert "rota:" in path.read_text(encoding="utf-8")


EVERY_COMMAND = (
    ("add", "staff", "caveat", "paid", "--", "- if paid"),
    ("set", "staff", "text", "“有人”: 值班", "--lang", "zh"),
    ("set", "demand", "limits", "--delete"),
    ("move", "demand", "staff", "objections"),
    ("rename", "staff", "people"),
    ("remove", "staff", "--drop-links"),
    ("link", "staff", "opposes", "demand"),
    ("unlink", "demand", "limits", "staff"),
)


@pytest.mark.parametrize("command", EVERY_COMMAND, ids=" ".join)
def test_dry_run_writes_nothing_and_standard_input_goes_through(path: Path, command: tuple[str, ...]) -> None:
    name, *rest = command
    dry = call(name, "--dry-run", "map.argmap.yaml", *rest)
    assert (dry.exit_code, path.read_text(encoding="utf-8")) == (0, MAP)
    assert dry.stdout.startswith("--- map.argmap.yaml")
    assert "nothing was written" in dry.stderr
    piped = call(name, "-", *rest, typed=MAP)
    assert call(name, "map.argmap.yaml", *rest).exit_code == 0
    assert piped.stdout == path.read_text(encoding="utf-8") != MAP


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("add", "nobody", "premise", "x", "X"), "the map has no node `nobody`"),
        (("add", "staff", "premise", "x", "X", "--set", "by"), "write KEY=VALUE"),
        (("add", "staff", "premise", "x", "X", "--first", "--last"), "give only one of `--first`"),
        (("set", "staff", "basis", "poll"), "`basis` is only for evidence"),
        (("set", "staff", "by", "x", "--delete"), "`--delete` takes no value"),
        (("move", "thesis", "staff"), "the thesis cannot be moved"),
        (("rename", "staff", "demand"), "the id `demand` is already used"),
        (
            ("remove", "staff"),
            "other nodes link to it: `demand` (`limits: staff`); delete the links with `--drop-links`",
        ),
        (("remove", "staff", "--lift", "--with-children"), "give only one of"),
        (("link", "staff", "supports", "staff"), "supports itself"),
        (("unlink", "staff", "supports", "demand"), "has no link"),
    ],
)
def test_what_is_refused_leaves_the_file_alone(path: Path, command: tuple[str, ...], said: str) -> None:
    answer = call(command[0], "map.argmap.yaml", *command[1:])
    assert answer.exit_code in (1, 2)
    assert said in answer.stderr
    assert (answer.stdout, path.read_text(encoding="utf-8")) == ("", MAP)


def test_a_file_that_is_no_yaml_is_shown_with_its_error(path: Path) -> None:
    path.write_text(MAP + "  - broken", encoding="utf-8")
    answer = call("rename", "map.argmap.yaml", "staff", "people")
    assert answer.exit_code == 1
    assert "AM101" in answer.stderr


def test_a_file_that_was_changed_meanwhile(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def and_somebody_saves(text: str, edits: Iterable[Edit]) -> str:
        path.write_text(MAP + "# theirs\n", encoding="utf-8")
        return apply_edits(text, edits)

    monkeypatch.setattr(changes, "apply_edits", and_somebody_saves)
    answer = call("rename", "map.argmap.yaml", "staff", "people")
    assert "was changed by another program" in answer.stderr
    assert path.read_text(encoding="utf-8") == MAP + "# theirs\n"


def test_remove_asks_on_a_terminal(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    call("move", "map.argmap.yaml", "demand", "staff")
    monkeypatch.setattr(edit, "_on_terminal", lambda: True)
    kept = call("remove", "map.argmap.yaml", "staff", "--drop-links", typed="keep\n")
    assert "`staff` has children: `demand`" in kept.stderr
    assert "nothing was removed" in kept.stderr
    lifted = call("remove", "map.argmap.yaml", "staff", "--drop-links", typed="lift\n")
    assert lifted.exit_code == 0
    assert "    demand: {text: Many people ask for it.} # readers\n" in path.read_text(encoding="utf-8")


def test_the_language_option_is_for_texts_only(path: Path) -> None:
    assert call("set", "map.argmap.yaml", "staff", "assumed", "true", "--lang", "en").exit_code == 0
    assert "assumed: true" in path.read_text(encoding="utf-8")
    assert call("set", "map.argmap.yaml", "staff", "assumed", "--delete", "--lang", "zh").exit_code == 0
    assert "assumed" not in path.read_text(encoding="utf-8")


BATCH = """\
# what the second reader asked for

set demand text 'Readers ask for it; the desk, too.'
add staff evidence rota "The rota: see #3" --set by=Desk
["set", "rota", "detail", "Two lines:\\nthe second"]
move rota thesis --first
rename demand readers-ask
"""


def test_a_batch_is_one_edit_with_the_bytes_of_its_commands(path: Path) -> None:
    assert call("batch", "map.argmap.yaml", "-", typed=BATCH).exit_code == 0
    together = path.read_bytes()
    path.write_text(MAP, encoding="utf-8")
    call("set", "map.argmap.yaml", "demand", "text", "Readers ask for it; the desk, too.")
    call("add", "map.argmap.yaml", "staff", "evidence", "rota", "The rota: see #3", "--set", "by=Desk")
    call("set", "map.argmap.yaml", "rota", "detail", "Two lines:\nthe second")
    call("move", "map.argmap.yaml", "rota", "thesis", "--first")
    call("rename", "map.argmap.yaml", "demand", "readers-ask")
    assert path.read_bytes() == together


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("sett demand text x", "edits.txt:8: `sett` is not an edit"),
        ("set nobody text x", "edits.txt:8: the map has no node `nobody`"),
        ("set demand", "edits.txt:8: Missing argument 'KEY'"),
        ("set readers-ask text 'x", "edits.txt:8: a quotation mark is not closed"),
        ('["set", "readers-ask", 3]', "edits.txt:8: a JSON list of edits holds texts only"),
        ('["set", "readers-ask"', "edits.txt:8: not a JSON list"),
        ("argmap set map.argmap.yaml demand text x", "edits.txt:8: leave out `argmap` and the map"),
        ("set readers-ask forecast.due 2029-13-01", "edits.txt:8: this would make the map invalid"),
    ],
)
def test_a_batch_with_a_refused_line_names_it_and_writes_nothing(path: Path, line: str, reason: str) -> None:
    (path.parent / "edits.txt").write_text(BATCH + line + "\n", encoding="utf-8")
    answer = call("batch", "map.argmap.yaml", "edits.txt")
    assert answer.exit_code == 1
    assert reason in answer.stderr
    assert path.read_text(encoding="utf-8") == MAP


def test_an_edit_refuses_words_that_are_not_in_the_source(path: Path) -> None:
    (path.parent / "survey.txt").write_text("Sunday is the day that most readers ask for.\n", encoding="utf-8")
    path.write_text(
        "title: Sundays\nsources: {survey: {title: Survey, text: survey.txt}}\n"
        "thesis:\n  text: The library should open on Sundays.\n  source: survey\n"
        "  evidence: {visits: {text: Sunday is asked for most often, by: Readers}}\n",
        encoding="utf-8",
    )
    before = path.read_bytes()
    answer = call("set", "map.argmap.yaml", "visits", "at", "Monday is the day")
    assert "`visits` points to “Monday is the day”, which is not in `survey`; the closest match" in answer.stderr
    assert path.read_bytes() == before
    assert call("set", "map.argmap.yaml", "visits", "at", "Sunday is the day").stderr == ""


def test_an_edit_says_which_warnings_it_causes(path: Path) -> None:
    path.write_text(MAP.replace("languages: [en, zh]\n", ""), encoding="utf-8")
    answer = call("add", "map.argmap.yaml", "demand", "premise", "letters", "Letters ask for it.")
    assert "warning: nothing supports the premise `letters`" in answer.stderr
    assert "`staff`" not in answer.stderr, "it had no support before"
    assert call("rename", "map.argmap.yaml", "letters", "post").stderr == "", "the same warning under another id"
    assert call("set", "map.argmap.yaml", "post", "assumed", "true").stderr == ""


def test_settings_that_ignore_an_error_are_heard(path: Path) -> None:
    (path.parent / "argmap.toml").write_text('[check]\nignore = ["AM406"]\n', encoding="utf-8")
    path.write_text(
        MAP.replace("thesis:\n", "sources: {a: {title: A, notes: 2}}\nthesis:\n  source: a\n"), encoding="utf-8"
    )
    assert call("set", "map.argmap.yaml", "staff", "cites", "3").exit_code == 0
