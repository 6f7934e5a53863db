"""No report and no export is written over what an author wrote, whatever name or link leads to it."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.calling import call
from support.writing import project, state

REPORTS = {
    "check": ["check", "library.argmap.yaml", "--format", "json"],
    "check text": ["check", "library.argmap.yaml", "--format", "text"],
    "check --fix": ["check", "names.argmap.yaml", "--unsafe-fixes", "--format", "sarif"],
    "export": ["export", "library.argmap.yaml", "-t", "md"],
    "report": ["report", "library.argmap.yaml", "--format", "md"],
    "review": ["review", "library.argmap.yaml", "--format", "md"],
    "evaluate": ["evaluate", "library.argmap.yaml", "--format", "json"],
    "cruxes": ["cruxes", "library.argmap.yaml", "--format", "json"],
    "refutations": ["refutations", "library.argmap.yaml", "--format", "json"],
    "matrix": ["matrix", "library.argmap.yaml", "--claims", "demand,cost", "--format", "json"],
    "questions": ["questions", "schemed.argmap.yaml", "--format", "md"],
    "coverage": ["coverage", "library.argmap.yaml", "--format", "json"],
    "schemes": ["schemes", "--format", "md"],
    "diff": ["diff", "library.argmap.yaml", "schemed.argmap.yaml", "--format", "md"],
    "schema": ["schema"],
}
"""Every command with an option for its output."""

NAMED_BY_AUTHORS = [
    "library.argmap.yaml",
    "library.critique.argmap.yaml",
    "names.argmap.yaml",
    "schemes.yaml",
    "LIBRARY.YML",
    "argmap.toml",
    "pyproject.toml",
    "mine.toml",
    "own.csl",
    "link.txt",
    "links/to-settings.json",
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project with files of every kind, and links to some of them under harmless names."""
    made = project(tmp_path / "project")
    for name in ("schemes.yaml", "LIBRARY.YML", "pyproject.toml", "mine.toml", "own.csl"):
        (made / name).write_text("# by hand\n")
    (made / "link.txt").symlink_to("library.argmap.yaml")
    (made / "links").mkdir()
    (made / "links" / "to-settings.json").symlink_to("../argmap.toml")
    return made


@pytest.mark.parametrize("command", REPORTS)
def test_maps_layers_settings_and_styles(command: str, folder: Path) -> None:
    before = state(folder)
    for name in NAMED_BY_AUTHORS:
        for words in (["-o", name], [f"--output=./{name}"]):
            answer = call(*REPORTS[command], *words, cwd=folder)
            assert answer.returncode == 2, name
            assert "is named like a" in answer.stderr, name
            assert state(folder) == before, name


@pytest.mark.parametrize("command", ["check", "check text", "check --fix", "export", "report", "coverage", "diff"])
def test_the_text_of_a_source(command: str, folder: Path) -> None:
    """Beside the map, or named by an option or by the settings; by its name or through a link."""
    (folder / "report.txt").rename(folder / "report.md")
    text = (folder / "names.argmap.yaml").read_text().replace("title: Names", "title: Names\nsources: {r: {title: R}}")
    (folder / "names.argmap.yaml").write_text(text)
    library = (folder / "library.argmap.yaml").read_text().replace("text: report.txt", "text: report.md")
    (folder / "library.argmap.yaml").write_text(library)
    (folder / "settled.md").write_text("A source of the settings.\n")
    (folder / "argmap.toml").write_text('[check.sources]\nreport = "settled.md"\nr = "report.md"\n')
    (folder / "same.md").hardlink_to(folder / "settled.md")
    before = state(folder)
    for name in ("settled.md", "same.md"):
        answer = call(*REPORTS[command], "-o", name, cwd=folder)
        assert answer.returncode == 2
        assert f"{name} is a file that argmap reads here, and it would be replaced" in answer.stderr
        assert state(folder) == before
    (folder / "argmap.toml").write_text("")
    if command != "check --fix":
        assert call(*REPORTS[command], "-o", "report.md", cwd=folder).returncode == 2
        assert state(folder)["report.md"] == before["report.md"]


@pytest.mark.parametrize("fault", ["no-key: 1\n", "thesis: [\n"])
def test_the_text_of_a_source_of_a_map_with_errors(fault: str, folder: Path) -> None:
    with (folder / "library.argmap.yaml").open("a", encoding="utf-8") as file:
        file.write(fault)
    before = state(folder)
    answer = call("check", "library.argmap.yaml", "-o", "report.txt", cwd=folder)
    assert answer.returncode == 2
    assert "report.txt is a file that argmap reads here" in answer.stderr
    assert state(folder) == before


def test_files_that_options_name(folder: Path) -> None:
    (folder / "texts.md").write_text("The text of the report.\n")
    (folder / "style.txt").write_text("[colours]\n")
    for words in (
        ["coverage", "library.argmap.yaml", "--source", "report=texts.md", "--format", "json", "-o", "texts.md"],
        ["check", "library.argmap.yaml", "--source", "report=texts.md", "--format", "json", "-o", "texts.md"],
        ["export", "library.argmap.yaml", "-t", "txt", "--style", "style.txt", "-o", "style.txt"],
        ["diff", "library.argmap.yaml", "joined.argmap.yaml", "--style=style.txt", "-o", "style.txt", "--format=text"],
        ["questions", "schemed.argmap.yaml", "--schemes", "texts.md", "-o", "texts.md"],
        ["schemes", "--schemes", "texts.md", "-o", "texts.md"],
    ):  # fmt: skip
        before = state(folder)
        answer = call(*words, cwd=folder)
        assert answer.returncode == 2
        assert "is a file that argmap reads here" in answer.stderr
        assert state(folder) == before


def test_force_replaces_what_is_written_and_nothing_that_is_read(folder: Path) -> None:
    (folder / "text.yaml").write_text("The library should open on Sundays.\n")
    before = state(folder)
    for words in (
        ["new", "library.argmap.yaml", "--extends", "library.argmap.yaml", "--force"],
        ["draft", "text.yaml", "-o", "text.yaml", "--force"],
        ["import", "text.yaml", "-t", "json", "-o", "text.yaml", "--force"],
    ):
        answer = call(*words, cwd=folder)
        assert answer.returncode == 2
        assert "text.yaml" in answer.stderr or "library.argmap.yaml" in answer.stderr
        assert state(folder) == before


def test_a_path_from_a_glob_is_no_option_after_two_dashes(folder: Path) -> None:
    """A file called `--output=….argmap.yaml` is a map like any other, as the recipes for hooks call it."""
    hostile = folder / "--output=.md.argmap.yaml"
    hostile.write_bytes((folder / "names.argmap.yaml").read_bytes())
    names = sorted(path.name for path in folder.glob("*.argmap.yaml"))
    before = state(folder)
    for command in (["check"], ["fmt", "--check"]):
        answer = call(*command, "--", *names, cwd=folder)
        assert "--output=.md.argmap.yaml" in answer.stdout + answer.stderr
        assert state(folder) == before
    call("check", *names, cwd=folder)
    assert state(folder) == before, "without them, the option has the name of a map, and is refused"


def test_a_link_out_of_the_project_is_not_written_through(folder: Path, tmp_path: Path) -> None:
    secret = tmp_path / "profile"
    secret.write_text("by hand")
    (folder / "essay.md").symlink_to(secret)
    answer = call("export", "library.argmap.yaml", "-o", "essay.md", cwd=folder)
    assert answer.returncode == 2
    assert "essay.md is a link to" in answer.stderr
    assert secret.read_text() == "by hand"
