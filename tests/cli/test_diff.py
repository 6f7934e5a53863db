"""`argmap diff` on files and on versions in git."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from argmap.git import split_revision
from comparison.maps import MAP, changed_text
from support.calling import Answer, call
from support.repository import Repository

FILE = "maps/map.argmap.yaml"
MOST = changed_text(("Many readers ask for it.", "Most readers ask for it."))
ALL = changed_text(("Many readers ask for it.", "All readers ask for it."))
LAYER = """\
argmap: 1
extends: map.argmap.yaml
title: A second look
add:
  demand:
    caveats:
      loud: {text: {en: Those who ask are loud.}}
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """A map in three versions, the last one not committed, with a layer; nobody changes anything in it."""
    repository = Repository(tmp_path_factory.mktemp("repository"))
    repository.commit(**{"maps/map": MAP, "notes": "no map\n"})
    lost = LAYER.replace("map.argmap", "gone.argmap")
    repository.commit(**{"maps/map": MOST, "maps/map.critique": LAYER, "maps/lost": lost})
    repository.write(FILE, ALL)
    repository.write("new.argmap.yaml", MAP)
    return repository


@pytest.fixture
def repository(made: Repository, monkeypatch: pytest.MonkeyPatch) -> Repository:
    monkeypatch.chdir(made.folder)
    return made


def diff(*arguments: str, typed: str = "") -> Answer:
    return call("diff", *arguments, typed=typed)


@pytest.mark.parametrize(
    ("arguments", "gone", "new"),
    [
        ([FILE], "Most", "All"),
        (["--rev", "HEAD~1", FILE], "Many", "All"),
        ([f"HEAD~1:{FILE}"], "Many", "All"),
        ([f"HEAD~1:{FILE}", f"HEAD:{FILE}"], "Many", "Most"),
        ([f"HEAD~1:{FILE}", "HEAD:"], "Many", "Most"),
        (["HEAD~1:", f"main:{FILE}"], "Many", "Most"),
        (["HEAD~1:", FILE], "Many", "All"),
        ([FILE, "HEAD^{/change}:"], "All", "Most"),
        ([f":{FILE}", FILE], "Most", "All"),
        ([f"HEAD:./{FILE}", FILE], "Most", "All"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_versions(repository: Repository, arguments: list[str], gone: str, new: str) -> None:
    answer = diff(*arguments, "--lang", "en")
    assert answer.returncode == 0, answer.stderr
    assert f"[-{gone}-]{{+{new}+}} readers ask for it." in answer.stdout


def test_below_the_top_of_the_repository(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository.folder / "maps")
    answer = diff("HEAD:./map.argmap.yaml", "-l", "en")
    assert "HEAD:./map.argmap.yaml (before) and map.argmap.yaml (after)" in answer.stdout
    assert "[-Most-]{+All+}" in answer.stdout
    assert "HEAD:maps/map.argmap.yaml (before)" in diff("map.argmap.yaml", "-l", "en").stdout
    answer = diff("HEAD:map.argmap.yaml")
    assert "for the current folder, write `HEAD:./map.argmap.yaml`" in answer.stderr
    assert "is outside the repository" in diff("HEAD:../../map.argmap.yaml", "x").stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["never:" + FILE, FILE], "the repository has no revision `never`; `git log`"),
        (["HEAD:maps/none.argmap.yaml", FILE], "`HEAD:maps/none.argmap.yaml` not found; paths are relative to"),
        ([":maps/none.argmap.yaml", FILE], "`:maps/none.argmap.yaml` not found"),
        (["none.argmap.yaml", FILE], "AM100 file not found"),
        (["new.argmap.yaml"], "paths are relative to the root of the repository"),
        (["HEAD:", "HEAD~1:"], "`HEAD:` needs a path"),
        (["HEAD:"], "`HEAD:` names no file; write HEAD:PATH"),
        (["--rev", "HEAD", FILE, FILE], "`--rev` takes one file"),
        (["--rev", "HEAD", f"HEAD:{FILE}"], "already names a revision"),
        (["--rev=-x", FILE], "`-x` is not a revision"),
        (["-", "-"], "only one of the versions can be standard input"),
        (["-"], "name a version to compare standard input with"),
        (["HEAD:notes.argmap.yaml", FILE], "HEAD:notes.argmap.yaml is not a valid map"),
        (["/dev/null", "/dev/null"], "neither version exists"),
        ([FILE, "-l", "fr"], "not in `fr`"),
        ([FILE, "-o", "x.argmap.yaml"], "is named like a map"),
        ([FILE, "-o", "x.odt"], "name a file that ends in .txt, .json, .md or .svg"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_what_is_no_version(repository: Repository, arguments: list[str], said: str) -> None:
    answer = diff(*arguments)
    assert answer.returncode == 2
    assert said in answer.stderr
    assert "Traceback" not in answer.stderr


def test_no_repository_and_no_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    (tmp_path / "map.argmap.yaml").write_text(MAP, encoding="utf-8")
    for name in ("HEAD:map.argmap.yaml", "map.argmap.yaml"):
        answer = diff(name)
        assert answer.returncode == 2
        assert "is not in a git repository; name two files" in answer.stderr
    monkeypatch.setenv("PATH", "")
    assert "git is not installed" in diff("HEAD:map.argmap.yaml").stderr
    assert diff("map.argmap.yaml", "map.argmap.yaml").returncode == 0, "two files need no git"


def test_exit_code_as_git_has_it(repository: Repository, tmp_path: Path) -> None:
    assert diff(FILE).returncode == 0
    assert diff("--exit-code", FILE).returncode == 1
    laid = tmp_path / "laid.argmap.yaml"
    laid.write_text(MAP.replace("cites: [1, 2]", "cites: [ 1, 2 ] # two"), encoding="utf-8")
    answer = diff("--exit-code", f"HEAD~1:{FILE}", str(laid), "-l", "en")
    assert (answer.returncode, "in comments" in answer.stdout) == (0, True)


def test_a_layer_lies_on_the_files_of_its_own_revision(repository: Repository) -> None:
    answer = diff("HEAD:maps/map.critique.argmap.yaml", "maps/map.critique.argmap.yaml", "-l", "en")
    assert "[-Most-]{+All+}" in answer.stdout, "the map below the layer, as committed and as it is now"
    answer = diff("maps/map.argmap.yaml", "maps/map.critique.argmap.yaml", "-l", "en")
    assert "Those who ask are loud" in answer.stdout
    assert "Layers: {+“A second look”+}" in answer.stdout
    answer = diff("HEAD:maps/lost.argmap.yaml", "maps/map.argmap.yaml")
    assert "`gone.argmap.yaml` cannot be extended: file not found" in answer.stderr


def test_what_git_asks_for_where_a_file_is_new_or_gone(repository: Repository) -> None:
    assert diff("/dev/null", FILE).stdout == f"{FILE} is a new map with 6 statements: 周日的图书馆\n"
    assert diff(FILE, os.devnull, "--exit-code").stdout.startswith(f"{FILE} is a deleted map")


def test_forms(repository: Repository, tmp_path: Path) -> None:
    assert json.loads(diff(FILE, "--format", "json").stdout)["counts"]["reworded"] == 1
    assert "<del>Most</del><ins>All</ins>" in diff(FILE, "--format", "md", "-l", "en").stdout
    picture, text = tmp_path / "changes.svg", tmp_path / "changes.txt"
    answer = diff(FILE, "-o", str(picture), "--theme", "dark", "-l", "en")
    assert (answer.stdout, answer.stderr) == ("", f"Wrote {picture}\n")
    assert 'class="node premise changed"' in picture.read_text(encoding="utf-8")
    diff(FILE, "-o", str(text), "--brief", "-l", "en")
    assert "1 reworded" in text.read_text(encoding="utf-8")
    assert "unknown style" in diff(FILE, "-o", str(picture), "--style", "nice").stderr
    assert "[-Many-]{+All+}" in diff("-", FILE, "-l", "en", typed=MAP).stdout


@pytest.mark.parametrize(
    ("name", "parted"),
    [
        ("HEAD:a.yaml", ("HEAD", "a.yaml")),
        ("HEAD^{/fix: it}:a:b.yaml", ("HEAD^{/fix: it}", "a:b.yaml")),
        (":a.yaml", ("", "a.yaml")),
        ("HEAD:", ("HEAD", "")),
        ("a.yaml", None),
        ("odd:name.yaml", None),
    ],
)
def test_names_of_revisions(
    name: str, parted: tuple[str, str] | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    if name.startswith("odd") and os.name != "nt":
        (tmp_path / name).write_text("a file of this name")
        assert split_revision(name) == parted
    elif not name.startswith("odd"):
        assert split_revision(name) == parted
