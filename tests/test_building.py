"""`argmap build`: all exports of all maps, made once and kept up to date."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from argmap.building import intact_mark
from argmap.files import TEMPORARY_SUFFIX, write_atomically
from argmap.loading import stem_of
from support.calling import Answer, call, from_terminal, process
from support.layered import write

MAP = """\
argmap: 1
title: {zh: 图书馆, en: The library}
languages: [zh, en]
thesis:
  text: {zh: 图书馆应在周日开放。, en: The library should open on Sundays.}
"""


STYLE = """<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <info><title>Own</title><id>own</id><updated>2020-01-01T00:00:00+00:00</updated></info>
  <citation><layout><text variable="title"/></layout></citation>
  <bibliography><layout prefix="PREFIX"><text variable="title"/></layout></bibliography>
</style>
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with one map in two languages, which makes Markdown and JSON."""
    (tmp_path / "argmap.toml").write_text('[build]\nformats = ["md", "json"]\n')
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps" / "library.argmap.yaml").write_text(MAP, encoding="utf-8")
    return tmp_path


def build(project: Path, *arguments: str) -> Answer:
    return call("build", "--jobs", "1", *arguments, cwd=project)


def made(project: Path) -> list[str]:
    exports = project / "exports"
    return sorted(str(path.relative_to(exports)) for path in exports.rglob("*") if path.is_file())


def test_a_map_without_works_has_no_bibliography(project: Path) -> None:
    (project / "argmap.toml").write_text(
        '[build]\nformats = ["md", "docx", "csv", "links-csv", "bibtex", "csl-json"]\n'
    )
    assert build(project).returncode == 0
    whole = ["library.csv", "library.links.csv"]
    each = [f"library.{language}.{ending}" for language in ("en", "zh") for ending in ("docx", "md")]
    assert made(project) == sorted(f"library/{name}" for name in (*whole, *each))
    assert "6 up to date" in build(project).stderr
    assert build(project, "--check").returncode == 0


def test_settings_of_documents(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Passages, headings and the style of the sources; a text or a style that changes makes exports stale."""
    pytest.importorskip("citeproc")
    monkeypatch.delenv("ARGMAP_SOURCES", raising=False)
    (project / "argmap.toml").write_text(
        '[build]\nformats = ["md"]\npassages = true\nheadings = "sections"\ncsl = "own.csl"\n'
    )
    style = STYLE.replace("PREFIX", "Work: ")
    (project / "own.csl").write_text(style, encoding="utf-8")
    (project / "maps" / "library.argmap.yaml").write_text(
        MAP
        + "  evidence:\n    loans: {text: {zh: 借阅增加, en: Loans rose}, at: Loans … May, section: '1'}\n"
        + "sources: {report: {title: Annual report, text: report.txt}}\n",
        encoding="utf-8",
    )
    made_of = project / "exports" / "library" / "library.en.md"
    assert build(project).returncode == 0
    assert "## Section 1" in made_of.read_text(encoding="utf-8")
    assert "“Loans … May”" in made_of.read_text(encoding="utf-8")
    assert "Work: Annual report" in made_of.read_text(encoding="utf-8")
    assert build(project, "--check").returncode == 0
    (project / "maps" / "report.txt").write_text("Loans rose by a fifth in May. Nobody knows why.\n")
    assert build(project, "--check").returncode == 1
    assert build(project).returncode == 0
    assert "“Loans rose by a fifth in May”" in made_of.read_text(encoding="utf-8")
    (project / "own.csl").write_text(style.replace("Work", "Title"), encoding="utf-8")
    assert build(project, "--check").returncode == 1
    (project / "own.csl").unlink()
    answer = build(project)
    assert answer.returncode == 2
    assert "own.csl" in answer.stderr


def test_every_language_and_format_is_made_once(project: Path) -> None:
    first = process("build", "--jobs", "2", cwd=project)
    assert first.returncode == 0, first.stderr
    assert made(project) == ["library/library.en.md", "library/library.json", "library/library.zh.md"]
    assert "3 written, 0 up to date" in first.stderr
    assert "0 written, 3 up to date" in build(project).stderr


def test_a_file_is_made_again_when_its_map_or_a_setting_changes(project: Path) -> None:
    build(project)
    before = intact_mark(project / "exports/library/library.en.md")
    map_path = project / "maps" / "library.argmap.yaml"
    map_path.write_text(MAP.replace("Sundays", "Mondays"), encoding="utf-8")
    assert "3 written" in build(project).stderr
    assert intact_mark(project / "exports/library/library.en.md") != before
    assert "Mondays" in (project / "exports/library/library.en.md").read_text(encoding="utf-8")
    assert "3 written" in build(project, "--force").stderr


def test_check_fails_where_a_file_is_missing_stale_changed_or_left_over(project: Path) -> None:
    missing = build(project, "--check")
    assert missing.returncode == 1
    assert "exports/library/library.en.md is missing" in missing.stdout.replace("\\", "/")
    assert not (project / "exports").exists(), "--check writes nothing"
    build(project)
    assert build(project, "--check").returncode == 0
    export = project / "exports" / "library" / "library.en.md"
    whole = export.read_bytes()
    export.write_bytes(whole.replace(b"open", b"close"))
    assert "library.en.md is stale" in build(project, "--check").stdout
    assert "1 written, 2 up to date" in build(project).stderr
    assert export.read_bytes() == whole
    (project / "exports" / "library" / "library.fr.md").write_bytes(whole)
    left = build(project, "--check")
    assert left.returncode == 1
    assert "library.fr.md is orphaned" in left.stdout


def test_exports_that_nothing_calls_for_are_removed_and_files_of_people_are_not(project: Path) -> None:
    build(project)
    folder = project / "exports" / "library"
    (folder / "notes.txt").write_text("mine")
    (folder / "copy.md").write_bytes((folder / "library.en.md").read_bytes())
    (folder / "library.en.md").write_bytes(b"With notes of mine.\n" + (folder / "library.en.md").read_bytes())
    (project / "maps" / "library.argmap.yaml").rename(project / "maps" / "reading.argmap.yaml")
    assert build(project).returncode == 0
    assert made(project) == [
        "library/copy.md",
        "library/library.en.md",
        "library/notes.txt",
        "reading/reading.en.md",
        "reading/reading.json",
        "reading/reading.zh.md",
    ]
    assert build(project, "--check").returncode == 0


def test_only_the_maps_that_are_named(project: Path) -> None:
    (project / "maps" / "other.argmap.yaml").write_text(MAP, encoding="utf-8")
    build(project)
    answer = build(project, "--force", "maps/other.argmap.yaml")
    assert "3 written, 0 up to date" in answer.stderr
    assert len(made(project)) == 6


def test_layers_are_built_as_maps_of_their_own(project: Path) -> None:
    (project / "maps" / "library.argmap.yaml").unlink()
    write(project / "maps")
    assert build(project).returncode == 0
    assert "map.critique/map.critique.json" in made(project)
    (project / "argmap.toml").write_text('[build]\nformats = ["json"]\nlayer-formats = ["md"]\nshow = "status"\n')
    assert build(project).returncode == 0
    layers = [f"map.{layer}/map.{layer}.{language}.md" for layer in ("critique", "update") for language in ("en", "zh")]
    assert made(project) == [*layers, "map/map.json"]
    made_of = (project / "exports" / layers[0]).read_text(encoding="utf-8")
    assert r"Caveat** \[reviewer] (status: accepted)" in made_of
    assert '"status": "accepted"' in (project / "exports/map/map.json").read_text(encoding="utf-8")
    assert build(project, "--check").returncode == 0
    base = project / "maps" / "map.argmap.yaml"
    base.write_text(base.read_text(encoding="utf-8").replace("Two in three", "Most"), encoding="utf-8")
    assert "5 written" in build(project).stderr, "a layer changes with its map"


def test_a_map_with_an_error_is_told_and_the_others_are_built(project: Path) -> None:
    (project / "maps" / "bad.argmap.yaml").write_text("argmap: 1\n")
    answer = build(project)
    assert answer.returncode == 1
    assert "AM105" in answer.stderr
    assert "3 written" in answer.stderr
    assert build(project, "--check").returncode == 1


def test_a_project_without_maps_is_told(tmp_path: Path) -> None:
    answer = build(tmp_path)
    assert answer.returncode == 2
    assert "folder not found: maps" in answer.stderr


def test_two_maps_that_would_write_the_same_files_are_refused(project: Path) -> None:
    (project / "maps" / "sub").mkdir()
    (project / "maps" / "sub" / "library.argmap.yaml").write_text(MAP, encoding="utf-8")
    answer = build(project)
    assert answer.returncode == 2
    assert "would be exported to the same files" in answer.stderr


def test_an_unknown_format_in_the_settings_is_said(project: Path) -> None:
    (project / "argmap.toml").write_text('[build]\nformats = ["docx2"]\n')
    answer = build(project)
    assert answer.returncode == 2
    assert "unknown format `docx2`" in answer.stderr


def test_what_an_interrupted_write_left_is_swept_up(project: Path) -> None:
    build(project)
    left = project / "exports" / "library" / f".library.en.md.abc{TEMPORARY_SUFFIX}"
    left.write_text("half")
    build(project)
    assert not left.exists()


@pytest.mark.parametrize("name", ["a.argmap.yaml", "a.argmap.yml", "a.yaml", "a.yml"])
def test_a_map_is_named_without_its_endings(name: str) -> None:
    assert stem_of(Path("maps") / name) == "a"


class TestWriting:
    def test_a_failure_leaves_the_old_content_and_no_rubbish(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path = tmp_path / "file.md"
        path.write_text("old")

        def full(descriptor: int) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(os, "fsync", full)
        with pytest.raises(OSError, match="No space"):
            write_atomically(path, b"new")
        assert path.read_text() == "old"
        assert list(tmp_path.iterdir()) == [path]

    @pytest.mark.skipif(os.name == "nt", reason="modes are POSIX")
    def test_the_mode_is_kept_and_a_link_is_followed(self, tmp_path: Path) -> None:
        path, link = tmp_path / "file.md", tmp_path / "link.md"
        path.write_text("old")
        path.chmod(0o640)
        link.symlink_to(path)
        write_atomically(link, b"new")
        assert link.is_symlink()
        assert path.read_bytes() == b"new"
        assert path.stat().st_mode & 0o777 == 0o640


CHILDREN = "\n".join(f"        n{i}: {{text: Reason {i}., assumed: true}}" for i in range(50))
LARGE = f"""\
argmap: 1
title: T
thesis:
  text: A claim.
  premises:
    part:
      text: A part.
      premises:
{CHILDREN}
"""


def test_a_large_map_is_drawn_as_an_overview_its_branches_and_the_whole(project: Path) -> None:
    (project / "argmap.toml").write_text('[build]\nformats = ["svg"]\n')
    (project / "maps" / "library.argmap.yaml").write_text(LARGE, encoding="utf-8")
    build(project)
    assert made(project) == ["library/library.en.overview.svg", "library/library.en.part.svg", "library/library.en.svg"]
    overview = (project / "exports/library/library.en.overview.svg").read_text(encoding="utf-8")
    assert 'href="library.en.part.svg"' in overview
    assert call("export", "maps/library.argmap.yaml", "-t", "svg", "--set", "set", cwd=project).returncode == 0
    assert sorted(path.name for path in (project / "set").iterdir()) == [
        "library.en.overview.svg",
        "library.en.part.svg",
        "library.en.svg",
    ]


SLOW_DISK = """
import os, pathlib, time
sync = os.fsync
def slow(handle):
    while not pathlib.Path("go-on").exists():
        time.sleep(0.01)
    sync(handle)
os.fsync = slow
"""
"""The first file cannot be finished before the test says so: however busy the machine is, the build is under way."""


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="sends SIGINT")
def test_ctrl_c_leaves_whole_files_and_says_nothing(project: Path) -> None:
    (project / "argmap.toml").write_text('[build]\nformats = ["svg", "md"]\n')
    for number in range(12):
        (project / "maps" / f"m{number}.argmap.yaml").write_text(LARGE, encoding="utf-8")
    running = subprocess.Popen(
        from_terminal(SLOW_DISK, "build", "--jobs", "2"),
        cwd=project,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    deadline = time.monotonic() + 60
    while not (project / "exports").exists() and time.monotonic() < deadline:
        time.sleep(0.01)
    os.killpg(running.pid, signal.SIGINT)
    (project / "go-on").touch()
    _, said = running.communicate(timeout=60)
    assert running.returncode == 130
    assert b"Traceback" not in said
    for name in made(project):
        text = (project / "exports" / name).read_text(encoding="utf-8")
        assert text.rstrip().endswith(("</svg>", "-->")), name
    finished = build(project)
    assert finished.returncode == 0
    assert build(project, "--check").returncode == 0
