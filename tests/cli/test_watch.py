"""`argmap check --watch` as somebody uses it who writes in an editor beside it."""

from __future__ import annotations

import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.calling import call, from_terminal

SOUND = """\
argmap: 1
title: The library on Sundays
thesis:
  text: The library should open on Sundays.
  evidence:
    visits: {text: Sunday is the day most people ask for, by: Survey}
    loans: {text: Loans rose in the trial month, by: Annual report}
"""
QUESTION = SOUND.replace("The library should open on Sundays.", "Should the library open on Sundays?")

PATIENCE = 30.0
"""Seconds until a line that does not come is missed; a busy machine needs some of them."""


class Watching:
    """The command running, and the lines that it has said."""

    def __init__(self, *arguments: str) -> None:
        command = from_terminal("", "check", *arguments, "--watch")
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8")
        self.lines: queue.Queue[str] = queue.Queue()
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.put(line.rstrip("\n"))

    def end(self) -> None:
        assert self.process.stdout is not None
        self.process.kill()
        self.process.wait()
        self.reader.join(PATIENCE)
        self.process.stdout.close()

    def until(self, wanted: str) -> None:
        """Read up to a line that holds a text; the test fails where it does not come.

        What comes before is passed over: a save may be seen before the file is filled, and then once more.
        """
        since: list[str] = []
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            try:
                since.append(self.lines.get(timeout=0.2))
            except queue.Empty:
                if self.process.poll() is not None:
                    break
                continue
            if wanted in since[-1]:
                return
        raise AssertionError(f"{wanted!r} was not said, but: {since}")


@pytest.fixture
def started() -> Iterator[list[Watching]]:
    watching: list[Watching] = []
    yield watching
    for one in watching:
        one.end()


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "maps" / "library.argmap.yaml"
    path.parent.mkdir()
    path.write_text(SOUND, encoding="utf-8")
    return path


def replace(path: Path, text: str) -> None:
    """Save as many editors do: the old file moves away, another one takes its name."""
    backup = path.with_name(path.name + "~")
    path.rename(backup)
    time.sleep(0.05)
    new = path.with_name("." + path.name + ".swp")
    new.write_text(text, encoding="utf-8")
    new.rename(path)


@pytest.mark.parametrize("arguments", [(), ("maps",), ("maps/library.argmap.yaml",)], ids=["project", "folder", "file"])
def test_every_save_is_checked(path: Path, started: list[Watching], arguments: tuple[str, ...]) -> None:
    watching = Watching(*arguments)
    started.append(watching)
    watching.until("1 map: no issues")
    watching.until("waiting for changes")

    path.write_text(QUESTION, encoding="utf-8")
    watching.until("AM502 the text of `thesis` is a question")
    watching.until("1 map: 1 warning")

    replace(path, SOUND)
    watching.until("1 map: no issues")


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent in another way there")
def test_a_file_may_go_and_come_back_and_ctrl_c_is_the_quiet_end(path: Path, started: list[Watching]) -> None:
    watching = Watching("maps/library.argmap.yaml")
    started.append(watching)
    watching.until("1 map: no issues")

    path.unlink()
    watching.until("AM100 file not found")

    path.write_text(QUESTION, encoding="utf-8")
    watching.until("AM502")
    watching.until("waiting for changes")

    watching.process.send_signal(signal.SIGINT)
    assert watching.process.wait(PATIENCE) == 0
    watching.reader.join(PATIENCE)
    # A save that the system tells of in two parts is checked twice; nothing but that may be said.
    rest = "\n".join(watching.lines.queue)
    for noise in ("Traceback", "Interrupt", "Abort"):
        assert noise not in rest


def test_broken_settings_do_not_end_it(path: Path, started: list[Watching], tmp_path: Path) -> None:
    watching = Watching("maps/library.argmap.yaml")
    started.append(watching)
    watching.until("waiting for changes")
    (tmp_path / "argmap.toml").write_text("[check]\nignored = []\n")
    path.write_text(QUESTION, encoding="utf-8")
    watching.until("unknown setting `ignored`; did you mean `ignore`?")
    (tmp_path / "argmap.toml").write_text('[check]\nignore = ["AM502"]\n')
    path.write_text(QUESTION + "\n", encoding="utf-8")
    watching.until("1 map: no issues")


@pytest.mark.parametrize("other", [("--fix",), ("--diff",), ("--format", "json"), ("-",), ("-o", "report.json")])
def test_what_it_does_not_go_with(path: Path, other: tuple[str, ...]) -> None:
    answer = call("check", "--watch", *other)
    assert answer.returncode == 2
    assert "`--watch` cannot be used with" in answer.stderr
