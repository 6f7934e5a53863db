"""Which files a file may name: those of its project, and those of folders that the reader named."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from argmap.config import named_file, project_root
from argmap.confinement import confined, is_special, stays_below


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("ARGMAP_SOURCES", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "home"))
    for name in ("home/project/maps", "home/project/texts", "home/papers", "elsewhere"):
        (tmp_path / name).mkdir(parents=True)
    return tmp_path


@pytest.mark.parametrize("name", ["a.txt", "sub/a.txt", "./a.txt", "sub/../a.txt", "a b.txt", "论文.pdf", "a..txt"])
def test_a_path_below_the_folder_is_its_own(folder: Path, name: str) -> None:
    assert confined(name, folder) == folder / os.path.normpath(name)


@pytest.mark.parametrize(
    "name",
    [
        *(
            "../a.txt",
            "sub/../../a.txt",
            "../..",
            "/a.txt",
            "//a/b",
            "\\\\a\\b\\c.txt",
            "C:\\a.txt",
            "C:a.txt",
            "~/a.txt",
        ),
        *("a\0b", "a\nb", "a\x1bb", "a\udcffb"),
        *(".env", "sub/.git/config", "..a/b"),
    ],
)
def test_any_other_path_is_refused(folder: Path, name: str) -> None:
    assert confined(name, folder) is None


def test_links_are_followed_as_long_as_they_stay(folder: Path) -> None:
    project, maps = folder / "home" / "project", folder / "home" / "project" / "maps"
    (maps / "texts").symlink_to("../texts")
    (maps / "absolute").symlink_to(project / "texts")
    (maps / "out").symlink_to("../../papers")
    (maps / "hidden").symlink_to("../.git")
    (maps / "there-and-back").symlink_to("../../papers/../project/texts")
    (maps / "ring").symlink_to("ring")
    for name in ("texts/a.txt", "absolute/a.txt"):
        assert confined(name, maps, [project]) == maps / name
    for name in ("out/a.txt", "hidden/config", "there-and-back/a.txt", "ring", "ring/a.txt"):
        assert confined(name, maps, [project]) is None


def test_a_folder_that_is_itself_reached_by_a_link_or_hidden_is_as_good_as_any(folder: Path) -> None:
    hidden = folder / "home" / ".drafts" / "maps"
    hidden.mkdir(parents=True)
    (folder / "linked").symlink_to(hidden)
    for place in (hidden, folder / "linked"):
        assert confined("a.txt", place) == place / "a.txt"
        assert confined("../texts/a.txt", place, [folder / "home" / ".drafts"]) == place / "../texts/a.txt"


def test_a_project_is_a_repository_or_has_settings(folder: Path) -> None:
    project, maps = folder / "home" / "project", folder / "home" / "project" / "maps"
    assert project_root(maps) == maps
    (project / "pyproject.toml").write_text("[tool.other]\n")
    assert project_root(maps) == maps
    (project / "pyproject.toml").write_text("[tool.argmap]\n")
    assert project_root(maps) == project
    (maps / ".git").write_text("gitdir: elsewhere\n")
    assert project_root(maps) == maps, "settings above a repository do not open it to what is above"
    (maps / ".git").unlink()
    (project / "pyproject.toml").write_text("[tool.argmap\n")
    assert project_root(maps) == project


def test_a_home_folder_is_no_project(folder: Path) -> None:
    maps = folder / "home" / "project" / "maps"
    for place in (folder / "home", folder):
        (place / "argmap.toml").touch()
        (place / ".git").mkdir()
    assert project_root(maps) == maps


def test_the_reader_opens_other_folders_by_a_variable(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    maps = folder / "home" / "project" / "maps"
    assert named_file("../../papers/a.txt", maps) is None
    monkeypatch.setenv("ARGMAP_SOURCES", os.pathsep.join([str(folder / "nowhere"), str(folder / "home" / "papers")]))
    assert named_file("../../papers/a.txt", maps) == maps / "../../papers/a.txt"
    assert named_file("../../papers/.netrc", maps) is None
    assert named_file("../../../elsewhere/a.txt", maps) is None


def test_a_found_file_may_be_a_link_within(folder: Path) -> None:
    (folder / "home" / "inner").symlink_to("project")
    (folder / "home" / "outer").symlink_to("../elsewhere")
    assert stays_below(folder / "home" / "inner", [folder / "home"])
    assert not stays_below(folder / "home" / "outer", [folder / "home"])


@pytest.mark.skipif(os.name == "nt", reason="Windows has no named pipes in folders")
def test_pipes_and_devices_are_special(folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    assert [
        is_special(path) for path in (folder / "pipe", Path(os.devnull), folder, folder / "no", folder / ("x" * 999))
    ] == [
        True,
        True,
        False,
        False,
        False,
    ]
