"""Options of `argmap check`: fixes, diffs, forms of the report, settings of the project."""

from __future__ import annotations

import json
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from support.calling import Answer, call, process

MAP = """\
argmap: 1
title: The library on Sundays
thesis:
  text: The library should open on Sundays.
  evidence:
    visits: {text: Sunday is the day most people ask for, by: Survey, supports: [thesis]}
    loans:
      text: Loans rose in the trial month
      by: Annual report  # of last year
      likelihod: likely
"""
MENDED = MAP.replace(", supports: [thesis]", "").replace("likelihod", "likelihood")
BARE = "argmap: 1\ntitle: T\nthesis: {text: The library should open on Sundays.}\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one map that has an error and, behind it, a redundant link."""
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps" / "library.argmap.yaml").write_text(MAP, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def check(*arguments: str, typed: str = "", cwd: Path | None = None) -> Answer:
    return call("check", *arguments, typed=typed, cwd=cwd)


class TestFixes:
    def test_what_can_be_fixed_is_marked_and_counted(self, folder: Path) -> None:
        answer = check()
        assert "AM104 unknown key `likelihod` in `loans` [unknown-key] [*]\n" in answer.stdout
        assert answer.stderr == "1 map: 1 error; 1 fixable with --fix\n"

    def test_fix_mends_the_file_and_reports_what_is_left(self, folder: Path) -> None:
        answer = process("check", "--fix")
        assert (folder / "maps" / "library.argmap.yaml").read_text() == MENDED
        assert (answer.returncode, answer.stdout) == (0, "")
        assert answer.stderr.splitlines() == [
            "maps/library.argmap.yaml: fixed AM104: rename `likelihod` to `likelihood`",
            "maps/library.argmap.yaml: fixed AM205: delete the link",
            "1 map: no issues",
        ]

    def test_diff_shows_it_and_writes_nothing(self, folder: Path) -> None:
        answer = check("--diff")
        assert (folder / "maps" / "library.argmap.yaml").read_text() == MAP
        assert answer.returncode == 1
        assert answer.stdout.splitlines()[:2] == ["--- maps/library.argmap.yaml", "+++ maps/library.argmap.yaml"]
        assert "-      likelihod: likely\n+      likelihood: likely\n" in answer.stdout
        patched = subprocess.run(["patch", "-p0"], input=answer.stdout, text=True, cwd=folder, capture_output=True)
        assert patched.returncode == 0
        assert (folder / "maps" / "library.argmap.yaml").read_text() == MENDED
        assert check("--diff").stderr == "1 map: nothing to fix\n"

    def test_unsafe_fixes_are_another_word(self, folder: Path) -> None:
        path = folder / "maps" / "library.argmap.yaml"
        path.write_text(
            MENDED.replace(
                "      likelihood", "      assumed: true\n      caveats: {a: {text: A, assumed: yes}}\n      likelihood"
            ).replace("likelihood: likely", "likelihood: likly")
        )
        answer = check("--fix")
        assert "fixable with --unsafe-fixes" in answer.stderr
        assert "likly" in path.read_text()
        check("--unsafe-fixes")
        assert "likelihood: likely" in path.read_text()

    def test_standard_input_is_only_shown(self, folder: Path) -> None:
        assert check("-", "--diff", typed=MAP).returncode == 1
        answer = check("-", "--fix", typed=MAP)
        assert answer.returncode == 2
        assert "use `--diff` to see what it would change in standard input" in answer.stderr

    def test_a_map_that_may_not_be_written_stays(self, folder: Path) -> None:
        """The folder is what counts: the file is replaced in one step."""
        if sys.platform == "win32" or subprocess.run(["id", "-u"], capture_output=True).stdout == b"0\n":
            pytest.skip("everything may be written here")
        (folder / "maps").chmod(0o555)
        answer = check("--fix")
        (folder / "maps").chmod(0o755)
        assert answer.returncode == 2
        assert (folder / "maps" / "library.argmap.yaml").read_text() == MAP


class TestReports:
    def test_each_form_is_what_it_says(self, folder: Path) -> None:
        assert json.loads(check("--format", "json").stdout)[0]["fix"]["safe"] is True
        assert json.loads(check("--format", "sarif").stdout)["version"] == "2.1.0"
        assert check("--format", "github").stdout.startswith("::error file=maps/library.argmap.yaml,line=10,")
        assert ET.fromstring(check("--format", "junit").stdout).get("failures") == "1"

    @pytest.mark.parametrize("form", ["text", "json", "sarif", "github", "junit"])
    def test_to_a_file(self, folder: Path, form: str) -> None:
        printed = check("--format", form)
        answer = check("--format", form, "-o", f"reports/{form}")
        assert (answer.returncode, answer.stdout, answer.stderr) == (1, "", f"Wrote reports/{form}\n{printed.stderr}")
        assert (folder / "reports" / form).read_text().rstrip() == printed.stdout.rstrip()


class TestSettings:
    def test_of_the_project_hold_and_the_command_line_goes_before_them(self, folder: Path) -> None:
        (folder / "maps" / "library.argmap.yaml").write_text(BARE)
        (folder / "argmap.toml").write_text('[check]\nseverity = {AM302 = "error"}\n')
        assert check().returncode == 1
        assert check("--ignore", "bare-thesis").returncode == 0
        assert check("--select", "AM5").returncode == 0

    def test_for_some_maps(self, folder: Path) -> None:
        (folder / "maps" / "library.argmap.yaml").write_text(BARE)
        (folder / "maps" / "drafts").mkdir()
        (folder / "maps" / "drafts" / "new.argmap.yaml").write_text(BARE)
        (folder / "argmap.toml").write_text('[check.per-file]\n"maps/drafts/*" = ["AM3"]\n')
        assert check().stderr == "2 maps: 1 warning\n"
        assert check("new.argmap.yaml", cwd=folder / "maps" / "drafts").stderr == "1 map: no issues\n"

    def test_that_name_an_unknown_rule_are_a_mistake(self, folder: Path) -> None:
        (folder / "argmap.toml").write_text('[check]\nignore = ["lone-suport"]\n')
        answer = check()
        assert answer.returncode == 2
        assert (
            "argmap.toml: [check] `ignore`: unknown rule `lone-suport`; did you mean `lone-support`?" in answer.stderr
        )

    def test_name_the_text_of_a_source(self, folder: Path) -> None:
        sourced = MENDED.replace("thesis:\n", "sources: {report: {title: R, text: r.txt}}\nthesis:\n", 1)
        (folder / "maps" / "library.argmap.yaml").write_text(sourced)
        (folder / "argmap.toml").write_text('[check.sources]\nreport = "texts/r.txt"\n')
        assert "AM403" in check().stdout
        (folder / "texts").mkdir()
        (folder / "texts" / "r.txt").write_text("The report.")
        assert "AM403" not in check().stdout


def test_a_check_imports_nothing_that_it_does_not_use(folder: Path) -> None:
    """Starting fast is kept by importing little: reports, fixes and watching cost only those who ask for them."""
    script = "import sys; from argmap.cli import main\ntry: main()\nfinally: print(*sys.modules, file=sys.stderr)"
    answer = subprocess.run([sys.executable, "-c", script, "check"], capture_output=True, text=True, timeout=60)
    loaded = set(answer.stderr.split())
    assert "argmap.checks.runner" in loaded
    for heavy in (
        "watchfiles",
        "anyio",
        "asyncio",
        "xml.etree.ElementTree",
        "argmap.reports.diagnostics.sarif",
        "argmap.checks.fixing",
    ):
        assert heavy not in loaded, heavy
