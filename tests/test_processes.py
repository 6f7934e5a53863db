"""Child processes: what they answer, and how their failures are told apart."""

from __future__ import annotations

import sys

import pytest

from argmap import processes


def test_a_process_answers_what_it_is_given() -> None:
    command = [sys.executable, "-c", "import sys; print(sys.stdin.read().upper(), end='')"]
    assert processes.run(command, b"words", seconds=60) == b"WORDS"


def test_the_failures_of_a_process_are_told_apart() -> None:
    with pytest.raises(processes.TooSlowError, match=r"did not finish within 0\.1 seconds"):
        processes.run([sys.executable, "-c", "while True: pass"], b"", seconds=0.1)
    with pytest.raises(processes.NotStartedError):
        processes.run(["no-such-program"], b"", seconds=60)
    with pytest.raises(processes.ProcessError, match="ValueError: so"):
        processes.run([sys.executable, "-c", "raise ValueError('so')"], b"", seconds=60)
    with pytest.raises(processes.ProcessError, match="exit code 3"):
        processes.run([sys.executable, "-c", "raise SystemExit(3)"], b"", seconds=60)


def test_another_python_finds_the_same_packages_and_obeys_no_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    """As after `pip install --user`, whose folder is only in the path that this process has."""
    monkeypatch.setenv("PYTHONSTARTUP", "/nowhere")
    monkeypatch.setenv("PYTHONWARNINGS", "error")
    monkeypatch.setattr(sys, "path", [*sys.path, "/a/folder of the user's"])
    command = processes.python("argmap.nowhere")
    *isolated, program = command
    assert isolated[1:] == ["-I", "-c"]
    shown = program.replace("from argmap.nowhere import main", "def main(): print(sys.path[-1], sys.flags.isolated)")
    assert processes.run([*isolated, shown], b"", seconds=60).strip() == b"/a/folder of the user's 1"
