"""Plug-ins of other packages: the documented example works, and a broken one breaks nothing but itself."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from argmap.loading import load
from plugins.packages import BROKEN, documented, install
from support.calling import Answer
from support.calling import process as run

SHOUTING = "argmap: 1\ntitle: Example\nthesis:\n  text: THE LIBRARY SHOULD OPEN ON SUNDAYS\n"
CALM = "argmap: 1\ntitle: Example\nthesis: {text: The library should open on Sundays}\n"


def imported_by(*arguments: str) -> set[str]:
    """The modules that a command imports."""
    script = "import sys; from argmap.cli import main\ntry: main()\nfinally: print(*sys.modules, file=sys.stderr)"
    answer = subprocess.run([sys.executable, "-c", script, *arguments], capture_output=True, text=True, timeout=60)
    return set(answer.stderr.split())


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two maps, on whose path packages can be put."""
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "packages"), prepend=":")
    monkeypatch.chdir(tmp_path)
    Path("shouting.argmap.yaml").write_text(SHOUTING)
    Path("calm.argmap.yaml").write_text(CALM)
    return tmp_path


def warnings_of(answer: Answer) -> list[str]:
    return [line for line in answer.stderr.splitlines() if line.startswith("argmap: the plug-in")]


class TestTheDocumentedExample:
    @pytest.fixture(autouse=True)
    def _installed(self, folder: Path) -> None:
        install(folder / "packages", documented())

    def test_exports(self) -> None:
        assert run("export", "calm.argmap.yaml", "-o", "calm.ids.txt").returncode == 0
        assert Path("calm.ids.txt").read_text() == "thesis\tThe library should open on Sundays\n"
        answer = run("export", "calm.argmap.yaml", "-t", "ids", "--focus", "thesis")
        assert (answer.returncode, answer.stderr) == (
            2,
            "argmap: the format `ids` shows the whole map; omit `--focus`\n",
        )

    def test_imports(self) -> None:
        Path("thoughts.lines.txt").write_text("It should open\nReaders: ask for it\n")
        assert run("import", "thoughts.lines.txt", "-o", "thoughts").returncode == 0
        map_ = load("thoughts.argmap.yaml").map
        assert map_ is not None
        assert [str(node.text) for node in map_] == ["It should open", "Readers: ask for it"]
        Path("empty.lines.txt").touch()
        answer = run("import", "empty.lines.txt")
        assert answer.returncode == 2
        assert "empty.lines.txt is empty; its first line is the thesis" in answer.stderr

    def test_is_listed_among_the_formats(self) -> None:
        written, _, read = run("formats").stdout.partition("\n\n")
        assert "  ids        ids and claims, one per line (.ids.txt)" in written
        assert "  lines      a thesis and its premises, one per line (.lines.txt)" in read

    def test_checks(self) -> None:
        answer = run("check", "--select", "XY")
        assert answer.returncode == 0
        assert "shouting.argmap.yaml:4:9: XY101 this claim is in capital letters" in answer.stdout
        assert "calm.argmap.yaml" not in answer.stdout
        assert run("check", "--select", "shouting", "--strict").returncode == 1
        (sarif,) = json.loads(run("check", "--format", "sarif").stdout)["runs"]
        (rule,) = [rule for rule in sarif["tool"]["driver"]["rules"] if rule["id"] == "XY101"]
        assert rule["properties"]["tags"] == ["argmap-example"]

    @pytest.mark.parametrize("word", ["XY", "XY1", "XY101", "shouting"])
    def test_its_rules_are_chosen_by_code_name_and_family(self, word: str) -> None:
        Path("argmap.toml").write_text(f'[check]\nselect = ["XY101"]\nseverity = {{{word} = "error"}}\n')
        assert run("check").returncode == 1
        Path("argmap.toml").write_text(f'[check]\nignore = ["{word}"]\n')
        assert "XY101" not in run("check").stdout

    def test_a_comment_suppresses_its_rules(self) -> None:
        Path("shouting.argmap.yaml").write_text(SHOUTING.replace("thesis:", "thesis: # argmap: ignore[XY101]"))
        assert run("check", "--select", "XY101,AM110", "--strict").returncode == 0

    def test_a_rule_explains_itself(self) -> None:
        answer = run("rule", "XY101")
        assert answer.stdout.startswith("XY101 shouting (warning)\n\nA claim is written in capital letters.\n")
        assert "Capitals add emphasis, not support." in answer.stdout
        codes = [line.split()[0] for line in run("rule").stdout.splitlines()]
        assert codes[0] == "AM100"
        assert codes[-1] == "XY101"

    def test_no_plug_in_is_imported_that_is_not_asked_for(self) -> None:
        started = imported_by("--version")
        assert not started & {"argmap_example", "argmap_example.rules", "importlib.metadata"}
        checked = imported_by("check", "calm.argmap.yaml")
        assert "argmap_example.rules" in checked
        assert "argmap_example.conversion" not in checked


class TestABrokenPlugIn:
    @pytest.fixture(autouse=True)
    def _installed(self, folder: Path) -> None:
        install(folder / "packages", documented())
        install(folder / "packages", BROKEN)

    def test_is_left_out_of_the_formats_with_its_cause(self) -> None:
        answer = run("formats")
        assert answer.returncode == 0
        assert "  ids " in answer.stdout
        assert "a diagram for the web and for print" in answer.stdout
        assert "not the usual one" not in answer.stdout
        broken = "of the package zz-broken cannot be used:"
        cause = "ModuleNotFoundError: No module named 'argmap_broken.absent'"
        assert warnings_of(answer) == [
            f"argmap: the plug-in `lost` (argmap.exporters) {broken} {cause}",
            f"argmap: the plug-in `number` (argmap.exporters) {broken} it has the type int, not Format",
            f"argmap: the plug-in `svg` (argmap.exporters) {broken} the name is taken",
            f"argmap: the plug-in `json` (argmap.importers) {broken} the name is taken",
        ]

    def test_does_not_disturb_other_formats(self) -> None:
        assert run("export", "calm.argmap.yaml", "-o", "calm.md").returncode == 0
        assert run("export", "calm.argmap.yaml", "-t", "ids").stdout.startswith("thesis\t")
        answer = run("export", "calm.argmap.yaml", "-t", "svg")
        assert answer.stdout.startswith("<?xml") or answer.stdout.startswith("<svg")
        assert warnings_of(answer) == []

    @pytest.mark.parametrize(
        ("format_", "cause"),
        [
            ("lost", "ModuleNotFoundError: No module named 'argmap_broken.absent'"),
            ("number", "it has the type int, not Format"),
            ("crash", "the format `crash` of the package zz-broken failed: ValueError: no luck today"),
            ("words", "the format `words` of the package zz-broken failed: TypeError: it returned str, not bytes"),
        ],
    )
    def test_that_is_asked_for_is_an_error(self, format_: str, cause: str) -> None:
        answer = run("export", "calm.argmap.yaml", "-t", format_, "-o", f"calm.{format_}")
        assert answer.returncode == 2
        assert cause in answer.stderr.splitlines()[-1]
        assert not Path(f"calm.{format_}").exists()

    def test_fails_alone_in_a_build(self) -> None:
        Path("argmap.toml").write_text('[build]\nmaps = "."\nformats = ["md", "crash", "ids"]\n')
        answer = run("build", "calm.argmap.yaml")
        assert answer.returncode == 2
        assert "failed: ValueError: no luck today" in answer.stderr
        assert sorted(path.name for path in Path("exports/calm").iterdir()) == ["calm.en.ids.txt", "calm.en.md"]
        Path("argmap.toml").write_text('[build]\nmaps = "."\nformats = ["md"]\n')
        assert run("build", "calm.argmap.yaml").returncode == 0

    def test_fails_alone_in_an_import(self) -> None:
        Path("a.crash").write_text("a")
        answer = run("import", "a.crash", "-o", "a.argmap.yaml")
        assert answer.returncode == 2
        assert "the importer `crash` of the package zz-broken failed: ValueError: no luck today" in answer.stderr
        assert not Path("a.argmap.yaml").exists()

    def test_fails_alone_in_a_check_and_once(self) -> None:
        answer = run("check", "--select", "ZZ,XY")
        assert answer.returncode == 0
        assert answer.stdout.count("ZZ101 found before the failure") == 2, "one for each map"
        assert "XY101 this claim is in capital letters" in answer.stdout
        broken = "(argmap.rules) of the package zz-broken cannot be used:"
        code = "`AM999` is not a valid code for a rule; use letters other than AM, then three digits"
        assert warnings_of(answer) == [
            f"argmap: the plug-in `lost` {broken} ModuleNotFoundError: No module named 'argmap_broken.absent'",
            f"argmap: the plug-in `rules` {broken} {code}",
            f"argmap: the plug-in `rules` {broken} another rule already has the code ZZ102 or the name lone-support",
            f"argmap: the plug-in `rules` {broken} ZZ103 has no docstring",
            f"argmap: the plug-in `rules` {broken} ZZ101 failed: KeyError: 'thesis'",
        ]

    def test_leaves_the_other_rules_as_they_are(self) -> None:
        assert run("rule", "lone-support").stdout.startswith("AM3")
        assert run("rule", "ZZ103").returncode == 2
