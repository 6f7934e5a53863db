"""A full disk and a read-only folder: every command says so, changes nothing and leaves nothing."""

from __future__ import annotations

import contextlib
import errno
import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from support.calling import call
from support.writing import COMMANDS, project, state

FAILS = 129
"""What git takes for a driver that has failed; 1 would mean that conflicts are marked."""


def check_refused(name: str, folder: Path, *said: str) -> None:
    """A command fails in words and changes nothing."""
    before = state(folder)
    answer = call(*COMMANDS[name], cwd=folder)
    assert answer.returncode == (FAILS if name.startswith("merge-driver") else 2), answer.stderr
    assert any(words in answer.stderr for words in said), answer.stderr
    assert "Traceback" not in answer.stderr
    assert state(folder) == before


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("step", ["fsync", "replace", "open"])
def test_a_disk_that_fills_up_at_each_step(
    name: str, step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = project(tmp_path / "project")
    plain = os.open

    def full(*arguments: object, **more: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    def none_new(path: str | Path, flags: int, mode: int = 0o777, **more: int) -> int:
        return full() if flags & os.O_CREAT else plain(path, flags, mode, **more)

    patched: Callable[..., object] = none_new if step == "open" else full
    monkeypatch.setattr(Path if step == "replace" else os, step, patched)
    check_refused(name, folder, "the disk is full; make room, then run the command again")


@pytest.fixture
def mounted(tmp_path: Path) -> Iterator[Path]:
    """A project on a small file system of its own, where this process may mount one."""
    folder = tmp_path / "mounted"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", str(folder)]
    try:
        done = subprocess.run(command, capture_output=True, check=False)
    except FileNotFoundError:
        pytest.skip("no program to mount with")
    if done.returncode:
        pytest.skip("no right to mount")
    try:
        yield project(folder)
    finally:
        subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_disk_that_is_really_full(name: str, mounted: Path) -> None:
    with contextlib.suppress(OSError), open(mounted / "filler", "wb", buffering=0) as filler:
        while filler.write(b"x" * 4096):
            pass
    check_refused(name, mounted, "the disk is full")


@pytest.mark.parametrize("name", COMMANDS)
def test_a_read_only_file_system(name: str, mounted: Path) -> None:
    subprocess.run(["mount", "-o", "remount,ro", str(mounted)], check=True)
    check_refused(name, mounted, "this file system is read-only", "the file is read-only", "permission denied")


@pytest.mark.parametrize("name", COMMANDS)
def test_a_read_only_folder(name: str, tmp_path: Path) -> None:
    folder = project(tmp_path / "project")
    folder.chmod(0o555)
    try:
        if os.access(folder, os.W_OK):
            pytest.skip("no folder is read-only to root, nor on Windows")
        check_refused(name, folder, "permission denied")
    finally:
        folder.chmod(0o755)
