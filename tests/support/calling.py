"""Calling the command line: as a rule in the process of the tests, where it starts in no time."""

from __future__ import annotations

import gc
import subprocess
import sys
from collections.abc import Mapping
from contextlib import chdir
from pathlib import Path
from unittest.mock import patch

from click.testing import CliRunner

from argmap.cli import main

Answer = subprocess.CompletedProcess[str]


def call(
    *arguments: str, typed: str = "", cwd: Path | None = None, env: Mapping[str, str | None] | None = None
) -> Answer:
    """What `argmap` answers and its exit code, with every way out that a process of its own would take."""
    code: object = 0
    with (
        chdir(cwd or Path.cwd()),
        patch.object(sys, "argv", ["argmap", *arguments]),
        CliRunner().isolation(typed, env) as (stdout, stderr, _),
    ):
        try:
            main()
        except SystemExit as end:
            code = end.code
        finally:
            gc.enable()  # A command ends soon enough to do without; the tests go on.
        assert isinstance(code, int)
        said = [stream.getvalue().decode() for stream in (stdout, stderr)]
    return subprocess.CompletedProcess(["argmap", *arguments], code, *said)


def from_terminal(first: str, *arguments: str) -> list[str]:
    """The words that start `argmap` as a terminal would; what a script starts may be deaf to Ctrl-C.

    Args:
        first: lines of Python to run before.
        arguments: those of the command.
    """
    hearing = "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler); sys.argv[0] = 'argmap'"
    script = f"{hearing}\n{first}\nfrom argmap.cli import main; main()"
    return [sys.executable, "-u", "-c", script, *arguments]


def process(*arguments: str, typed: str | None = None, cwd: Path | None = None) -> Answer:
    """The same from the process that users start: each command once, and what depends on being a process."""
    command = [sys.executable, "-m", "argmap", *arguments]
    return subprocess.run(command, input=typed, capture_output=True, encoding="utf-8", timeout=120, cwd=cwd)
