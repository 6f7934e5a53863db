"""`argmap merge-driver`, called by git and by hand."""

from __future__ import annotations

import shlex
import subprocess
import sys
from pathlib import Path
from unittest.mock import patch

import pytest

from argmap.cli.commands import merge_driver
from comparison.maps import MAP, changed_text
from support.calling import Answer, call
from support.repository import ENVIRONMENT, Repository

SURVEY_END = "          cites: [1, 2]\n"
OURS = changed_text(
    (SURVEY_END, SURVEY_END + "\n        # what we found\n        poll: {text: {en: Our poll.}} # 2025\n")
)
THEIRS = changed_text(
    (SURVEY_END, SURVEY_END + "        # what they found\n        count:\n          text: {en: Their count.}\n"),
    ("likelihood: likely", "likelihood: very-likely"),
)
BOTH = changed_text(
    (
        SURVEY_END,
        SURVEY_END + "\n        # what we found\n        poll: {text: {en: Our poll.}} # 2025\n"
        "        # what they found\n        count:\n          text: {en: Their count.}\n",
    ),
    ("likelihood: likely", "likelihood: very-likely"),
)


def test_two_branches_merge_in_git_without_a_hand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    repository = Repository(tmp_path)
    (tmp_path / ".gitattributes").write_text("*.txt text")
    answer = call("merge-driver", "--install")
    assert answer.returncode == 0
    assert ".gitattributes: *.argmap.yaml merge=argmap\nCommit" in answer.stderr
    assert (tmp_path / ".gitattributes").read_text() == "*.txt text\n*.argmap.yaml merge=argmap\n"
    again = call("merge-driver", "--install").stderr
    assert ".gitattributes already sets a merge driver for maps" in again
    driver = repository.git("config", "merge.argmap.driver").strip()
    assert driver == (
        f"{shlex.quote(sys.executable)} -E -P -m argmap merge-driver --conflict-exit 3 --marker-size %L -- %O %A %B %P "
        "|| { test $? -eq 3 && exit 1; command -p rm -f -- %A; exit 129; }"
    )
    # The argmap that is tested, which PYTHONPATH may name.
    repository.git("config", "merge.argmap.driver", driver.replace(" -E ", " "))
    repository.commit(**{"my maps/map": MAP})
    repository.git("switch", "--quiet", "--create", "theirs")
    repository.commit(**{"my maps/map": THEIRS})
    repository.git("switch", "--quiet", "main")
    repository.commit(**{"my maps/map": OURS})
    repository.git("merge", "--quiet", "theirs")
    assert (tmp_path / "my maps/map.argmap.yaml").read_text(encoding="utf-8") == BOTH
    # The next time, both have changed one value.
    for branch, word in (("theirs", "All"), ("main", "Most")):
        repository.git("switch", "--quiet", branch)
        repository.commit(
            **{"my maps/map": (BOTH if branch == "main" else THEIRS).replace("Many readers", f"{word} readers")}
        )
    said = repository.git("merge", "theirs", fails=True)
    assert "my maps/map.argmap.yaml: 1 conflict is marked in the file:\n  `demand` has a different `text.en`" in said
    assert "CONFLICT (content)" in said
    marked = (tmp_path / "my maps/map.argmap.yaml").read_text(encoding="utf-8")
    assert (
        marked.count("<<<<<<< ours\n      text: {zh: 许多读者提出了要求。, en: Most readers ask for it.}\n=======\n")
        == 1
    )


def driver(folder: Path, base: str | bytes, ours: str | bytes, theirs: str | bytes, *more: str) -> tuple[Answer, str]:
    """What the driver answers, and what our version is then."""
    names = []
    for name, content in (("base", base), ("ours", ours), ("theirs", theirs)):
        data = content if isinstance(content, bytes) else content.encode()
        (folder / name).write_bytes(data)
        names.append(str(folder / name))
    answer = call("merge-driver", *names, *more)
    return answer, (folder / "ours").read_bytes().decode("utf-8", "replace")


def test_by_hand(tmp_path: Path) -> None:
    answer, result = driver(tmp_path, MAP, OURS, THEIRS, "map.argmap.yaml")
    assert (answer.returncode, answer.stdout, answer.stderr) == (0, "", "")
    assert result == BOTH


def test_length_of_marks(tmp_path: Path) -> None:
    most, every = (changed_text(("Many readers", f"{word} readers")) for word in ("Most", "All"))
    answer, result = driver(tmp_path, MAP, most, every, "--marker-size", "9")
    assert answer.returncode == 1
    assert "<<<<<<<<< ours\n" in result
    assert "\n=========\n" in result


def test_two_sound_sides_that_do_not_go_together(tmp_path: Path) -> None:
    staff = "    staff:\n      text: {zh: 周日有人值班。, en: There is staff for Sundays.}\n      assumed: true\n"
    ours = changed_text((staff, ""), ("      supports: [staff]\n", ""))
    theirs = changed_text(("likelihood: likely", "likelihood: likely\n      limits: [staff]"))
    answer, result = driver(tmp_path, MAP, ours, theirs, "maps/map.argmap.yaml")
    assert answer.returncode == 1
    assert "maps/map.argmap.yaml: merged, but the changes of the two sides conflict:" in answer.stderr
    assert "AM202 the map has no node `staff`" in answer.stderr
    assert "limits: [staff]" in result


NO_MAP = "argmap: 1\ntitle: [\nthesis: x\n"


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "code", "said"),
    [
        (NO_MAP, NO_MAP, NO_MAP + "# more\n", 0, "the common version: line"),
        (MAP, OURS, NO_MAP, 1, "their version: line"),
        (MAP, OURS, MAP.encode("gb18030"), 1, "their version: the byte"),
        (
            MAP,
            MAP.replace("  report: {", "    report: &a {"),
            THEIRS,
            0,
            "our version: line 5: the anchor `&a` is not supported",
        ),
    ],
)
def test_what_is_no_map_is_merged_by_git_itself(
    tmp_path: Path, base: str, ours: str, theirs: str | bytes, code: int, said: str
) -> None:
    answer, result = driver(tmp_path, base, ours, theirs, "map.argmap.yaml")
    assert answer.returncode == code
    assert f"map.argmap.yaml: merged line by line, not by node: {said}" in answer.stderr
    assert ("<<<<<<< ours\n" in result) is bool(code)
    assert "Traceback" not in answer.stderr


def test_two_nodes_with_one_id_are_not_made_one(tmp_path: Path) -> None:
    head = "argmap: 1\ntitle: T\nthesis:\n  text: T\n  premises:\n"
    nodes = "    {}:\n      text: A\n      evidence:\n        a: AA\n    b: B\n    c: C\n    {}:\n      text: D\n"
    answer, result = driver(
        tmp_path, *(head + nodes.format(*ids) for ids in (("walk", "way"), ("detour", "way"), ("walk", "detour")))
    )
    assert answer.returncode == 1, "git itself sees no conflict there"
    assert "two nodes are renamed to `detour`: `walk` in ours and `way` in theirs" in answer.stderr
    assert result == head + nodes.format("detour", "detour")


def test_nothing_is_lost_where_argmap_or_git_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with patch.object(merge_driver, "merge", side_effect=RuntimeError("oh")):
        answer, result = driver(tmp_path, MAP, OURS, THEIRS)
        assert answer.returncode == 1
        assert "internal error (RuntimeError: oh)" in answer.stderr
        assert "Our poll" in result
        assert "Their count" in result
        monkeypatch.setenv("PATH", "")
        answer, result = driver(tmp_path, MAP, OURS, THEIRS)
    assert answer.returncode == 129, "git stops, instead of taking our version for the result"
    assert "git is not installed" in answer.stderr
    assert result == OURS


def test_files_added_on_both_sides(tmp_path: Path) -> None:
    answer, result = driver(tmp_path, "", MAP, changed_text(("notes: 9", "notes: 10")))
    assert answer.returncode == 1
    assert "the file has a different `sources.report.notes` on each side" in answer.stderr
    line = "  report: {title: Annual report, notes: 9}\n"
    both = f"<<<<<<< ours\n{line}=======\n{line.replace('9', '10')}>>>>>>> theirs\n"
    assert result == MAP.replace(line, both)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "name three files, as git does, or use `--install`"),
        (["a", "b"], "name three files"),
        (["--install", "a"], "`--install` takes no files"),
    ],
)
def test_wrong_calls(arguments: list[str], said: str) -> None:
    answer = call("merge-driver", *arguments)
    assert answer.returncode == 2
    assert said in answer.stderr


def test_install_needs_a_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    answer = call("merge-driver", "--install")
    assert answer.returncode == 2
    assert "is not in a git repository" in answer.stderr
    subprocess.run(["git", "init", "--quiet", "--bare"], cwd=tmp_path, env=ENVIRONMENT, check=True)
    assert "no working tree" in call("merge-driver", "--install").stderr
    assert sorted(path.name for path in tmp_path.iterdir() if "attributes" in path.name) == []
