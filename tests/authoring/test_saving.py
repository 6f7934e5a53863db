"""Saving: whatever happens, the file holds the old map or the new one, whole."""

from __future__ import annotations

import errno
import hashlib
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from argmap.files import TEMPORARY_SUFFIX, ChangedMeanwhileError, save

OLD, NEW = b"argmap: 1\r\ntitle: old\r\n", b"argmap: 1\r\ntitle: new\r\n"


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "map.argmap.yaml"
    path.write_bytes(OLD)
    return path


def test_the_new_version_keeps_the_mode(file: Path) -> None:
    file.chmod(0o640)
    save(file, NEW, digest(OLD))
    assert file.read_bytes() == NEW
    assert file.stat().st_mode & 0o777 == 0o640
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_a_link_is_followed(file: Path) -> None:
    link = file.parent / "link.argmap.yaml"
    link.symlink_to(file.name)
    save(link, NEW, digest(OLD))
    assert link.is_symlink()
    assert file.read_bytes() == NEW


def test_a_file_that_was_changed_meanwhile_stays_as_it_is_now(file: Path) -> None:
    file.write_bytes(b"theirs")
    with pytest.raises(ChangedMeanwhileError, match="was changed by another program"):
        save(file, NEW, digest(OLD))
    assert file.read_bytes() == b"theirs"


def test_also_one_that_is_changed_while_the_new_version_is_written(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sync = os.fsync

    def theirs(handle: int) -> None:
        file.write_bytes(b"theirs")
        sync(handle)

    monkeypatch.setattr(os, "fsync", theirs)
    with pytest.raises(ChangedMeanwhileError):
        save(file, NEW, digest(OLD))
    assert file.read_bytes() == b"theirs"
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_a_file_that_was_deleted_meanwhile_is_not_made_again(file: Path) -> None:
    file.unlink()
    with pytest.raises(ChangedMeanwhileError, match="was deleted or moved"):
        save(file, NEW, digest(OLD))
    assert not file.exists()


def test_a_read_only_file_is_not_replaced(file: Path) -> None:
    file.chmod(0o444)
    with pytest.raises(PermissionError, match="the file is read-only"):
        save(file, NEW, digest(OLD))
    assert file.read_bytes() == OLD


def _full(*arguments: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_full_disk_leaves_the_old_version_and_nothing_else(
    file: Path, call: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    place: object = os if call == "fsync" else Path
    monkeypatch.setattr(place, call, _full)
    with pytest.raises(OSError, match="No space left"):
        save(file, NEW, digest(OLD))
    assert file.read_bytes() == OLD
    assert [path.name for path in file.parent.iterdir()] == [file.name]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL") or not Path("/proc").exists(), reason="needs Linux")
def test_a_disk_that_is_really_full(tmp_path: Path) -> None:
    """A file system of 64 KB, where this process may mount one; the map grows beyond it."""
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(tmp_path)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("no right to mount")
    try:
        file = tmp_path / "map.argmap.yaml"
        file.write_bytes(OLD)
        with pytest.raises(OSError, match="No space left"):
            save(file, NEW * 10_000, digest(OLD))
        assert file.read_bytes() == OLD
        assert [path.name for path in tmp_path.iterdir()] == [file.name]
    finally:
        subprocess.run(["umount", str(tmp_path)], check=True)


_WRITER = """
import hashlib, pathlib, sys
from argmap.files import save
path, size = pathlib.Path(sys.argv[1]), int(sys.argv[2])
print("ready", flush=True)
number = 0
while True:
    old = path.read_bytes()
    number += 1
    body = b"%08d" % number * size
    save(path, body + hashlib.sha256(body).hexdigest().encode(), hashlib.sha256(old).hexdigest())
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs signals")
def test_kill_9_in_the_middle_of_a_save(file: Path) -> None:
    """A process saves without end and is killed at a random moment, again and again: the file is always whole."""
    rng = random.Random(3)
    file.write_bytes(b"" + digest(b"").encode())
    for _ in range(12):
        writer = subprocess.Popen(
            [sys.executable, "-c", _WRITER, str(file), "40000"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        assert writer.stdout is not None
        writer.stdout.readline()
        time.sleep(rng.uniform(0.0, 0.05))
        writer.kill()
        writer.wait()
        writer.stdout.close()
        data = file.read_bytes()
        assert digest(data[:-64]).encode() == data[-64:]
    left = [path.name for path in file.parent.iterdir() if path != file]
    assert all(name.endswith(TEMPORARY_SUFFIX) for name in left)
