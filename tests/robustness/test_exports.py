"""`argmap build` writes into the project's folder of exports only, through no link, and no export over another."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest

from argmap.files import folded
from support.calling import Answer, call
from support.writing import state

MAP = "argmap: 1\ntitle: T\nthesis: {text: The claim., premises: {a: {text: A reason., assumed: true}}}\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    (folder / "maps").mkdir(parents=True)
    (folder / "argmap.toml").write_text('[build]\nformats = ["md"]\n')
    (folder / "maps" / "essay.argmap.yaml").write_text(MAP)
    return folder


def build(project: Path, *words: str) -> Answer:
    return call("build", "--jobs", "1", *words, cwd=project)


@pytest.mark.parametrize(
    ("link", "leads_to"),
    [
        ("exports/essay/essay.en.md", "profile"),
        ("exports/essay/essay.en.md", "not there"),
        ("exports/essay", "elsewhere"),
        ("exports/essay", "project/maps"),
        ("exports/essay", "not there"),
    ],
)
def test_links_are_not_written_through(link: str, leads_to: str, project: Path, tmp_path: Path) -> None:
    """Neither one to a file nor one to a folder, wherever it leads; the other maps are built."""
    (project / "maps" / "other.argmap.yaml").write_text(MAP)
    (tmp_path / "profile").write_text("by hand")
    (tmp_path / "elsewhere").mkdir()
    path = project / link
    path.parent.mkdir(parents=True)
    path.symlink_to(tmp_path / leads_to)
    before = state(tmp_path)
    answer = build(project, "--force")
    assert answer.returncode == 2
    assert f"{path} is a link, and nothing is written through it" in answer.stderr
    written = str(Path("project/exports/other/other.en.md"))
    assert state(tmp_path).keys() - before.keys() == {written}
    assert before.items() <= state(tmp_path).items()
    path.unlink()
    assert build(project).returncode == 0


def test_a_folder_of_exports_that_is_a_link_is_refused(project: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (project / "exports").symlink_to(tmp_path / "elsewhere")
    answer = build(project)
    assert answer.returncode == 2
    assert "exports" in answer.stderr
    assert list((tmp_path / "elsewhere").iterdir()) == []


@pytest.mark.parametrize("exports", ["../elsewhere", "/tmp/elsewhere", "exports/../../elsewhere", ".."])
def test_settings_cannot_lead_out_of_the_project(exports: str, project: Path, tmp_path: Path) -> None:
    (project / "argmap.toml").write_text(f'[build]\nformats = ["md"]\nexports = "{exports}"\n')
    before = state(tmp_path)
    answer = build(project)
    assert answer.returncode == 2
    assert "argmap.toml" in answer.stderr or "is outside" in answer.stderr
    assert state(tmp_path) == before


@pytest.mark.skipif(os.name == "nt", reason="no file can be called so there")
@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("..", "would hide them"),
        (".", "would hide them"),
        ("", "would hide them"),
        (".git", "would hide them"),
        ("essay.", "Windows drops the end of this name"),
        ("essay ", "Windows drops the end of this name"),
        ("con", "Windows keeps this name for a device"),
        ("Lpt1.old", "Windows keeps this name for a device"),
        ("COM¹", "Windows keeps this name for a device"),
    ],
)
def test_names_that_no_folder_can_have_everywhere(name: str, why: str, project: Path) -> None:
    (project / "maps" / f"{name}.argmap.yaml").write_text(MAP)
    before = state(project)
    answer = build(project)
    assert answer.returncode == 1
    assert why in answer.stderr
    assert "rename the map" in answer.stderr
    written = state(project).keys() - before.keys()
    assert written == {str(Path("exports/essay/essay.en.md"))}, "the other maps are built, and nothing else is written"


@pytest.mark.skipif(os.name == "nt", reason="no file can be called so there")
@pytest.mark.parametrize("name", ["-rf", "--output=x", "console", "a.b", "论题", "C# & Co; $(touch x)"])
def test_other_names_are_names(name: str, project: Path) -> None:
    (project / "maps" / f"{name}.argmap.yaml").write_text(MAP)
    assert build(project).returncode == 0
    assert (project / "exports" / name / f"{name}.en.md").is_file()
    assert not (project / "x").exists()


NFC, NFD = (unicodedata.normalize(form, "café") for form in ("NFC", "NFD"))


@pytest.mark.parametrize(("one", "other"), [("a", "A"), ("straße", "STRASSE"), (NFC, NFD), (NFC.upper(), NFD)])
def test_two_maps_whose_exports_some_file_systems_mix_up_are_told(one: str, other: str, project: Path) -> None:
    (project / "maps" / "sub").mkdir()
    first, second = project / f"maps/{one}.argmap.yaml", project / f"maps/sub/{other}.argmap.yaml"
    first.write_text(MAP)
    second.write_text(MAP)
    # Also where only one of them is built: the exports of the other may be there.
    for words in ([], [str(first)], [str(second)]):
        answer = build(project, *words)
        assert answer.returncode == 2
        assert "would be exported to the same files" in answer.stderr
        assert not (project / "exports").exists()


def test_two_branches_whose_diagrams_would_be_mixed_up_have_different_names(project: Path) -> None:
    below = "".join(f"        n{number}: {{text: Reason {number}., assumed: true}}\n" for number in range(25))
    branches = ""
    for branch, prefix in (("Part", "p"), ("part", "q")):
        branches += f"    {branch}:\n      text: A part.\n      premises:\n{below.replace(' n', f' {prefix}')}"
    map_ = project / "maps" / "essay.argmap.yaml"
    map_.write_text(f"argmap: 1\ntitle: T\nthesis:\n  text: The claim.\n  premises:\n{branches}")
    assert call("export", str(map_), "-t", "svg", "--set", "set", cwd=project).returncode == 0
    names = [path.name for path in (project / "set").iterdir()]
    assert len(names) == 4
    assert len({folded(name) for name in names}) == 4


def test_no_export_replaces_a_source_or_another_file_of_the_map(project: Path) -> None:
    (project / "argmap.toml").write_text('[build]\nformats = ["md"]\nexports = "maps"\n')
    text = project / "maps" / "essay" / "essay.en.md"
    text.parent.mkdir()
    text.write_text("The source.\n")
    sources = "sources: {p: {title: P, text: essay/essay.en.md}}\n"
    (project / "maps" / "essay.argmap.yaml").write_text(MAP + sources)
    answer = build(project)
    assert answer.returncode == 2
    assert "essay.en.md is read for the maps, and an export would replace it" in answer.stderr
    assert text.read_text() == "The source.\n"


def test_nothing_behind_a_link_is_swept_up(project: Path, tmp_path: Path) -> None:
    build(project)
    made = project / "exports" / "essay" / "essay.en.md"
    away = tmp_path / "away" / "old"
    away.mkdir(parents=True)
    (away / "old.en.md").write_bytes(made.read_bytes())
    (project / "exports" / "old").symlink_to(away)
    (project / "exports" / "essay" / "essay.fr.md").symlink_to(away / "old.en.md")
    assert build(project).returncode == 0
    assert (away / "old.en.md").is_file()
    assert (project / "exports" / "essay" / "essay.fr.md").is_symlink()


def test_a_set_of_diagrams_is_not_written_through_links(project: Path, tmp_path: Path) -> None:
    (tmp_path / "profile").write_text("by hand")
    (project / "set").mkdir()
    (project / "set" / "essay.en.svg").symlink_to(tmp_path / "profile")
    answer = call("export", "maps/essay.argmap.yaml", "-t", "svg", "--set", "set", cwd=project)
    assert answer.returncode == 2
    assert "is a link, and nothing is written through it" in answer.stderr
    assert (tmp_path / "profile").read_text() == "by hand"
