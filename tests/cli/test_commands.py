"""The command line as its users call it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from argmap import __version__
from argmap.loading import loader
from support.calling import call, process

MAP = """\
argmap: 1
title: The library on Sundays
thesis:
  text: The library should open on Sundays.
  premises:
    demand:
      text: Many people ask for it.
      evidence:
        survey: {text: Two in three readers ask for it, by: Readers' survey}
        letters: {text: The desk has a folder of letters, by: Librarian}
    staff: {text: There is staff for it., assumed: true}
"""

BROKEN = MAP.replace("evidence:", "evidense:")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty project with one map, as the current folder."""
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps" / "library.argmap.yaml").write_text(MAP, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_version_and_help_need_no_map() -> None:
    assert process("--version").stdout == f"argmap {__version__}\n"
    shown = call("--help").stdout
    assert "..." not in shown.replace("[ARGS]...", "")
    for command in ("check", "show", "export", "build", "new", "rule", "formats", "schema", "completion"):
        assert command in shown
        assert call(command, "--help").returncode == 0


def test_a_misspelt_command_gets_a_suggestion() -> None:
    answer = call("chekc")
    assert answer.returncode == 2
    assert "did you mean `check`?" in answer.stderr


class TestCheck:
    def test_a_sound_map_has_nothing_to_say(self, folder: Path) -> None:
        answer = process("check")
        assert (answer.returncode, answer.stdout, answer.stderr) == (0, "", "1 map: no issues\n")

    def test_findings_are_data_and_the_summary_is_a_message(self, folder: Path) -> None:
        answer = process("check", "-", typed=BROKEN)
        assert answer.returncode == 1
        assert "<stdin>:8:7: AM104 unknown key `evidense` in `demand` [unknown-key]" in answer.stdout
        assert "help: did you mean `evidence`?" in answer.stdout
        assert answer.stderr == "1 map: 1 error; 1 fixable with --fix\n"

    def test_strict_makes_warnings_count(self, folder: Path) -> None:
        bare = "argmap: 1\ntitle: T\nthesis: {text: The library should open on Sundays.}\n"
        assert call("check", "-", typed=bare).returncode == 0
        assert call("check", "-", "--strict", typed=bare).returncode == 1

    def test_rules_and_families_can_be_chosen_and_left_out(self, folder: Path) -> None:
        bare = "argmap: 1\ntitle: T\nthesis: {text: Should the library open on Sundays?}\n"
        (folder / "bare.argmap.yaml").write_text(bare)

        def codes(*options: str) -> list[str]:
            return [
                found["code"]
                for found in json.loads(call("check", "bare.argmap.yaml", "--format", "json", *options).stdout)
            ]

        assert codes() == ["AM302", "AM502"]
        assert codes("--select", "AM3") == ["AM302"]
        assert codes("--ignore", "AM302,AM5") == []
        assert call("check", "bare.argmap.yaml", "--select", "XY1").returncode == 2

    def test_several_paths_and_folders(self, folder: Path) -> None:
        (folder / "other.argmap.yaml").write_text(BROKEN)
        answer = call("check", "maps", "other.argmap.yaml", "missing.argmap.yaml")
        assert answer.returncode == 1
        assert "missing.argmap.yaml:1:1: AM100 file not found" in answer.stdout
        assert answer.stderr == "3 maps: 2 errors; 1 fixable with --fix\n"

    def test_a_folder_without_maps_is_a_mistake_in_the_call(self, folder: Path) -> None:
        (folder / "empty").mkdir()
        answer = call("check", "empty")
        assert answer.returncode == 2
        assert "no maps found" in answer.stderr

    def test_settings_of_the_project_hold(self, folder: Path) -> None:
        (folder / "maps" / "library.argmap.yaml").write_text("argmap: 1\ntitle: T\nthesis: {text: A claim.}\n")
        assert call("check").stderr == "1 map: 1 warning\n"
        (folder / "argmap.toml").write_text('[check]\nignore = ["AM302"]\n')
        assert call("check").stderr == "1 map: no issues\n"
        (folder / "argmap.toml").write_text('[check]\nignored = ["AM302"]\n')
        answer = call("check")
        assert answer.returncode == 2
        assert "unknown setting `ignored`; did you mean `ignore`?" in answer.stderr

    def test_the_text_of_a_source_is_found_by_option_and_by_environment(self, folder: Path) -> None:
        sourced = MAP.replace(
            "thesis:\n", "sources: {report: {title: R, text: texts/r.txt, sha256: '" + "0" * 64 + "'}}\nthesis:\n", 1
        )
        (folder / "maps" / "library.argmap.yaml").write_text(sourced)
        (folder / "r.txt").write_text("The report.")
        assert "AM403" in call("check").stdout
        assert "AM404" in call("check", "--source", "report=r.txt").stdout
        assert "AM404" in call("check", env={"ARGMAP_SOURCES": str(folder)}).stdout
        assert call("check", "--source", "report").returncode == 2
        assert call("check", "--source", "report=nowhere.txt").returncode == 2

    def test_colour_only_where_it_is_wanted(self, folder: Path) -> None:
        plain = {"NO_COLOR": None, "FORCE_COLOR": None}
        assert "\x1b" not in call("check", "-", typed=BROKEN, env=plain).stdout
        assert "\x1b" in call("check", "-", typed=BROKEN, env={**plain, "FORCE_COLOR": "1"}).stdout
        assert "\x1b" not in call("check", "-", typed=BROKEN, env={"FORCE_COLOR": "1", "NO_COLOR": "1"}).stdout


class TestExport:
    def test_data_goes_to_standard_output(self, folder: Path) -> None:
        answer = process("export", "maps/library.argmap.yaml", "-t", "md")
        assert answer.returncode == 0
        assert answer.stderr == ""
        assert "Many people ask for it." in answer.stdout

    def test_the_ending_tells_the_format(self, folder: Path) -> None:
        assert call("export", "maps/library.argmap.yaml", "-o", "out/map.json").returncode == 0
        assert json.loads((folder / "out" / "map.json").read_text())["title"]
        assert call("export", "maps/library.argmap.yaml", "-o", "out/map.links.csv").returncode == 0
        assert b"origin,relation,target" in (folder / "out" / "map.links.csv").read_bytes()
        assert "unknown format .xyz" in call("export", "maps/library.argmap.yaml", "-o", "map.xyz").stderr
        assert "choose a format" in call("export", "maps/library.argmap.yaml").stderr

    @pytest.mark.parametrize(
        ("options", "said"),
        [
            (("-t", "svgg"), "unknown format `svgg`"),
            (("-t", "svg", "--focus", "demnd"), "did you mean `demand`?"),
            (("-t", "md", "--lang", "fr"), "the map is in en, not in `fr`"),
            (("-t", "md", "--set", "x"), "`--set` is for diagrams"),
        ],
    )
    def test_what_the_map_does_not_have_is_said(self, folder: Path, options: tuple[str, ...], said: str) -> None:
        answer = call("export", "maps/library.argmap.yaml", *options)
        assert answer.returncode == 2
        assert said in answer.stderr

    @pytest.mark.parametrize(
        ("output", "said"),
        [
            ("maps/library.argmap.yaml", "is named like a map"),
            ("other.yaml", "is named like a map"),
            ("map.md", "would contain svg"),
            ("maps", "is a folder"),
        ],
    )
    def test_nothing_of_the_authors_is_written_over(self, folder: Path, output: str, said: str) -> None:
        answer = call("export", "maps/library.argmap.yaml", "-t", "svg", "-o", output)
        assert answer.returncode == 2
        assert said in answer.stderr
        assert (folder / "maps" / "library.argmap.yaml").read_text(encoding="utf-8") == MAP

    def test_options_of_documents(self, folder: Path) -> None:
        (folder / "argmap.toml").touch()
        (folder / "text.txt").write_text("Two in three readers ask for it. The rest do not care.\n")
        sourced = MAP.replace("thesis:", "sources: {poll: {title: Poll, text: ../text.txt}}\nthesis:")
        sourced = sourced.replace("by: Readers' survey", "at: Two in … for it, section: '2'")
        (folder / "maps" / "library.argmap.yaml").write_text(sourced, encoding="utf-8")
        plain = call("export", "maps/library.argmap.yaml", "-t", "md").stdout
        assert "Passage" not in plain
        assert "## Section 2" not in plain
        made = call("export", "maps/library.argmap.yaml", "-t", "md", "--passages", "--headings", "sections").stdout
        assert "Passage:* “Two in three readers ask for it”" in made
        assert "## Section 2" in made
        answer = call("export", "maps/library.argmap.yaml", "-t", "md", "--csl", "nowhere.csl")
        assert answer.returncode == 2
        assert "nowhere.csl" in answer.stderr or "argmap[csl]" in answer.stderr

    def test_a_broken_map_is_not_exported(self, folder: Path) -> None:
        answer = call("export", "-", "-t", "md", typed=BROKEN)
        assert (answer.returncode, answer.stdout) == (1, "")
        assert "AM104" in answer.stderr

    def test_a_place_that_cannot_be_written_is_named(self, folder: Path) -> None:
        (folder / "file").write_text("")
        answer = call("export", "maps/library.argmap.yaml", "-o", "file/map.md")
        assert answer.returncode == 2
        assert answer.stderr.startswith("argmap: ")
        assert "Traceback" not in answer.stderr

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
    def test_a_full_disk_is_said(self, folder: Path) -> None:
        command = f"{sys.executable} -m argmap export maps/library.argmap.yaml -t md > /dev/full"
        answer = subprocess.run(command, shell=True, capture_output=True, encoding="utf-8", timeout=60)
        assert answer.returncode == 2
        assert "the disk is full" in answer.stderr
        assert "Traceback" not in answer.stderr


class TestShow:
    def test_a_tree_with_every_claim(self, folder: Path) -> None:
        answer = call("show", "maps/library.argmap.yaml")
        assert answer.returncode == 0
        for text in ("The library should open on Sundays.", "Many people ask for it.", "There is staff for it."):
            assert text in answer.stdout
        assert "\x1b" not in answer.stdout

    def test_a_reader_that_goes_away_is_no_fault(self, folder: Path) -> None:
        command = f"{sys.executable} -m argmap show maps/library.argmap.yaml | head -1"
        answer = subprocess.run(command, shell=True, capture_output=True, encoding="utf-8", timeout=60)
        assert answer.stderr == ""

    @pytest.mark.parametrize("command", ["check maps", "show maps/library.argmap.yaml", "rule", "--help"])
    @pytest.mark.parametrize("valid", [True, False])
    def test_whether_anybody_reads_does_not_change_the_exit_code(self, folder: Path, command: str, valid: bool) -> None:
        if not valid:
            (folder / "maps" / "broken.argmap.yaml").write_text("argmap: 1\ntitle: T\n")
        reading, writing = os.pipe()
        os.close(reading)
        with os.fdopen(writing) as pipe:
            answer = subprocess.run(
                [sys.executable, "-m", "argmap", *command.split()], stdout=pipe, stderr=subprocess.PIPE, timeout=60
            )
        assert answer.returncode == (1 if command == "check maps" and not valid else 0)
        assert b"Traceback" not in answer.stderr
        assert b"BrokenPipe" not in answer.stderr


class TestNew:
    def test_the_first_map_is_valid_and_names_its_schema(self, folder: Path) -> None:
        answer = process("new", "essay", "--title", '论"证"', "--lang", "zh,en", "--thesis", "图书馆应在周日开放。")
        assert answer.returncode == 0
        text = (folder / "essay.argmap.yaml").read_text(encoding="utf-8")
        assert text.startswith("# yaml-language-server: $schema=argmap.schema.json\nargmap: 1\n")
        assert json.loads((folder / "argmap.schema.json").read_text(encoding="utf-8"))["$schema"]
        assert call("check", "essay.argmap.yaml").returncode == 0
        uncommented = text.replace("  # ", "  ").replace("# sources:", "sources:").replace("\n#  ", "\n ")
        heading = re.compile("each under its own id|各用自己的标识")
        uncommented = "\n".join(line for line in uncommented.splitlines() if not heading.search(line))
        answer = call("check", "-", "--ignore", "AM503,AM305", typed=uncommented.replace("en]", "en]\n#"))
        assert answer.returncode == 0, answer.stdout

    def test_a_file_that_exists_is_kept(self, folder: Path) -> None:
        answer = call("new", "maps/library.argmap.yaml", "--title", "T", "--thesis", "A claim.")
        assert answer.returncode == 2
        assert "exists" in answer.stderr
        assert (folder / "maps" / "library.argmap.yaml").read_text() == MAP

    def test_a_folder_is_no_name_for_a_map_and_the_ending_is_given(self, folder: Path) -> None:
        assert "is a folder" in call("new", ".").stderr
        assert call("new", "short.yaml", "--title", "T", "--thesis", "A claim.").returncode == 0
        assert (folder / "short.argmap.yaml").exists()

    def test_languages_that_are_none_are_refused(self, folder: Path) -> None:
        answer = call("new", "essay", "--lang", "Chinese language")
        assert answer.returncode == 2
        assert "not a language tag" in answer.stderr
        assert not (folder / "essay.argmap.yaml").exists()


class TestRule:
    def test_one_rule_by_code_or_name(self) -> None:
        assert call("rule", "am301").stdout == call("rule", "unsupported-premise").stdout
        assert "Why it matters" in call("rule", "AM301").stdout

    def test_the_catalogue(self) -> None:
        lines = call("rule").stdout.splitlines()
        assert lines == sorted(lines)
        assert any(line.startswith("AM301") and "unsupported-premise" in line for line in lines)

    def test_an_unknown_rule_gets_a_suggestion(self) -> None:
        answer = call("rule", "AM399")
        assert answer.returncode == 2
        assert "did you mean `AM3" in answer.stderr


def test_schema_goes_to_a_file_or_to_standard_output(folder: Path) -> None:
    assert call("schema", "-o", "s.json").returncode == 0
    assert (folder / "s.json").read_text(encoding="utf-8") == call("schema").stdout


@pytest.mark.usefixtures("folder")
def test_a_diagram_that_is_folded_says_so() -> None:
    command = ("export", "maps/library.argmap.yaml", "-o", "map.svg", "--max-nodes")
    said = call(*command, "4").stderr
    assert said.startswith("Showing 4 of 5 statements (`--max-nodes 4`);")
    assert Path("map.svg").read_text(encoding="utf-8").count('class="node ') == 4
    assert call(*command, "5").stderr == "Wrote map.svg\n"


@pytest.mark.usefixtures("folder")
def test_a_style_that_is_not_known() -> None:
    done = call("export", "maps/library.argmap.yaml", "-o", "map.svg", "--style", "grey")
    assert done.returncode == 2
    assert "unknown style `grey`; choose one of default, print, high-contrast, colour-blind" in done.stderr


def test_formats_and_completion() -> None:
    assert [line.split()[0] for line in call("formats").stdout.splitlines()[:3]] == ["Written", "svg", "dot"]
    assert "_ARGMAP_COMPLETE" in call("completion", "bash").stdout


def test_a_fault_of_our_own_is_said_without_a_traceback(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loader, "compose", None)
    answer = call("check")
    assert answer.returncode == 2
    assert "internal error" in answer.stderr
    assert "Traceback" not in answer.stderr
