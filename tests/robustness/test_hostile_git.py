"""Working in a stranger's repository runs nothing of it; a merge that fails loses nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from argmap.programs import find_program
from support.calling import call
from support.hostile_git import MAP, HostileRepository, careless, real_git, script
from support.repository import Repository

ESSAY = "maps/essay.argmap.yaml"


@pytest.fixture
def repository(tmp_path: Path) -> HostileRepository:
    return HostileRepository(tmp_path / "repository", tmp_path / "ran")


def run(repository: Repository, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        words, cwd=repository.folder, env=careless(), capture_output=True, encoding="utf-8", check=False, timeout=120
    )


def test_it_would_run_if_it_were_imported_or_called(repository: HostileRepository) -> None:
    """The trap works: what `python -m` puts on its path is taken from the folder, and `.` from PATH."""
    run(repository, sys.executable, "-m", "argmap", "--version")
    run(repository, "sh", "-c", "git")
    assert {"argmap __main__.py", "argmap __init__.py"} <= set(repository.what_ran())


@pytest.mark.slow
@pytest.mark.parametrize(
    "words",
    [
        ["check", ESSAY],
        ["fmt", ESSAY],
        ["set", ESSAY, "demand", "text", "Readers ask for it."],
        ["add", ESSAY, "demand", "evidence", "survey", "Two in three ask."],
        ["export", ESSAY, "-o", "essay.svg"],
        ["export", ESSAY, "--engine", "system", "-o", "essay.svg"],
        ["build", "--jobs", "2"],
        ["diff", f"HEAD:{ESSAY}", ESSAY],
        ["diff", "HEAD:maps/old.argmap.yaml", ESSAY],
        ["new", "maps/new.argmap.yaml"],
        ["merge-driver", "--install"],
        ["merge-driver", ESSAY, ESSAY, ESSAY],
    ],
    ids=" ".join,
)
def test_nothing_of_a_repository_is_run(words: list[str], repository: HostileRepository) -> None:
    repository.git("add", ".")
    repository.git("commit", "--quiet", "--message", "all")
    answer = run(repository, *script(), *words)
    assert "Traceback" not in answer.stderr
    assert answer.returncode in (0, 1, 2)
    assert repository.what_ran() == []


@pytest.mark.slow
def test_nor_by_the_processes_of_a_build_that_are_started_afresh(repository: HostileRepository) -> None:
    """As on Windows and macOS, where Python starts a new process instead of forking."""
    start = repository.ran.parent / "start.py"
    start.write_text(
        "import multiprocessing\nfrom argmap.cli import main\n"
        "if __name__ == '__main__': multiprocessing.set_start_method('spawn'); main()\n"
    )
    answer = run(repository, sys.executable, str(start), "build", "--jobs", "2")
    assert "3 written" in answer.stderr
    assert repository.what_ran() == []


@pytest.mark.slow
def test_nor_when_git_merges_with_the_driver(repository: HostileRepository) -> None:
    run(repository, *script(), "merge-driver", "--install")
    driver = repository.git("config", "merge.argmap.driver").strip()
    assert " -E -P -m argmap " in driver
    # -E would hide the argmap that is tested.
    repository.git("config", "merge.argmap.driver", driver.replace(" -E ", " "))
    diverge(repository, "maps/essay", MAP.replace("Many", "Most"), MAP.replace("There is", "There will be"))
    answer = run(repository, real_git(), "merge", "theirs")
    assert answer.returncode == 0, answer.stderr
    assert repository.what_ran() == []
    merged = (repository.folder / ESSAY).read_text(encoding="utf-8")
    assert "Most people" in merged
    assert "There will be" in merged


def diverge(repository: Repository, name: str, ours: str, theirs: str) -> None:
    """Commit a map on two branches; the current one is ours."""
    repository.commit(**{name: MAP})
    repository.git("switch", "--quiet", "--create", "theirs")
    repository.commit(**{name: theirs})
    repository.git("switch", "--quiet", "main")
    repository.commit(**{name: ours})


class TestADriverThatFails:
    """Git must not take our version for a merge with conflicts: theirs would be lost with the next commit."""

    @pytest.fixture
    def repository(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
        monkeypatch.chdir(tmp_path)
        made = Repository(tmp_path)
        assert call("merge-driver", "--install").returncode == 0
        diverge(made, "essay", MAP.replace("Many", "Most"), MAP.replace("Many", "All"))
        return made

    @pytest.mark.parametrize(
        ("program", "said"),
        [
            ("/no/such/python -m argmap merge-driver", "not found"),
            (f"'{sys.executable}' -I -m no_such_package", "No module named no_such_package"),
            (f"'{sys.executable}' -I -c 'import os; os.abort()'", ""),
            (f"'{sys.executable}' -I -c 'import sys; sys.exit(2)'", ""),
        ],
    )
    def test_the_merge_stops_and_nothing_is_lost(self, program: str, said: str, repository: Repository) -> None:
        driver = repository.git("config", "merge.argmap.driver").strip()
        before, __, after = driver.partition(" --conflict-exit")
        assert before.endswith("-m argmap merge-driver")
        rest = after[after.index("|| ") :]
        repository.git("config", "merge.argmap.driver", f"{program} %O %A %B {rest}")
        answer = repository.git("merge", "theirs", fails=True)
        assert said in answer
        assert "CONFLICT" not in answer
        assert "Most people" in (repository.folder / "essay.argmap.yaml").read_text(encoding="utf-8")
        assert repository.git("ls-files", "--unmerged") == ""
        assert repository.git("status", "--short") == ""

    def test_conflicts_are_conflicts(self, repository: Repository) -> None:
        driver = repository.git("config", "merge.argmap.driver").strip()
        repository.git(
            "config", "merge.argmap.driver", f"PYTHONPATH='{careless()['PYTHONPATH']}' " + driver.replace(" -E ", " ")
        )
        assert "CONFLICT (content)" in repository.git("merge", "theirs", fails=True)
        assert "<<<<<<< ours" in (repository.folder / "essay.argmap.yaml").read_text(encoding="utf-8")

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            (["--", "base", "ours", "gone"], "git cannot merge these files"),
            (["--", "base", "ours", "folder"], ""),
            (["--no-such-option", "--", "base", "ours", "theirs"], "No such option"),
            (["--marker-size", "x", "--", "base", "ours", "theirs"], "'x' is not a valid integer"),
            (["--", "base", "ours", "theirs", "path", "more"], "Got unexpected extra argument"),
        ],
    )
    def test_whatever_is_no_conflict_ends_with_129(self, words: list[str], said: str, tmp_path: Path) -> None:
        for name in ("base", "ours", "theirs"):
            (tmp_path / name).write_text(MAP)
        (tmp_path / "folder").mkdir()
        answer = call("merge-driver", *words, cwd=tmp_path)
        assert answer.returncode == 129
        assert said in answer.stderr or "could not" in answer.stderr or "error" in answer.stderr
        assert (tmp_path / "ours").read_text() == MAP

    def test_paths_that_look_like_options(self, tmp_path: Path) -> None:
        for name, text in (
            ("-b", MAP),
            ("-o", MAP.replace("Many", "Most")),
            ("-t", MAP.replace("There is", "We have")),
        ):
            (tmp_path / name).write_text(text)
        assert call("merge-driver", "--", "-b", "-o", "-t", "--install", cwd=tmp_path).returncode == 0
        assert "Most people" in (tmp_path / "-o").read_text()
        assert "We have staff" in (tmp_path / "-o").read_text()
        # By line, too, where git is called with these names.
        (tmp_path / "-b").write_text("no map\n")
        assert call("merge-driver", "--", "-b", "-o", "-t", cwd=tmp_path).returncode == 1


def test_attributes_that_are_a_link_are_not_written_through(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    profile = tmp_path / "profile"
    profile.write_text("by hand\n")
    (tmp_path / "repository").mkdir()
    repository = Repository(tmp_path / "repository")
    (repository.folder / ".gitattributes").symlink_to(profile)
    answer = call("merge-driver", "--install", cwd=repository.folder)
    assert answer.returncode == 2
    assert ".gitattributes is a link to" in answer.stderr
    assert profile.read_text() == "by hand\n"


def test_programs_are_found_in_absolute_folders_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for place in ("git", "bin/git", "far/git"):
        program = tmp_path / place
        program.parent.mkdir(exist_ok=True)
        program.write_text("#!/bin/sh\n")
        program.chmod(0o755)
    monkeypatch.setenv("PATH", ":".join((".", "", "bin", str(tmp_path / "far"))))
    assert find_program("git") == str(tmp_path / "far" / "git")
    monkeypatch.setenv("PATH", ".:bin")
    assert find_program("git") is None
    assert find_program("./git") == "./git", "a path is what its user asks for"
