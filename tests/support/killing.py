"""Killing a command at a random moment of its work, again and again.

The process that starts the commands has imported argmap once and forks: a kill falls into the work, not into the start
of Python.
"""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from argmap.files import TEMPORARY_SUFFIX
from support.writing import project, state

_SERVER = """
import importlib, json, os, pkgutil, signal, sys, time
import argmap
for found in pkgutil.walk_packages(argmap.__path__, "argmap."):
    if not found.name.endswith((".worker", ".__main__")):
        importlib.import_module(found.name)
from argmap.cli import main

def run(folder, arguments):
    os.setsid()
    os.chdir(folder)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    sys.argv = ["argmap", *arguments]
    code = 0
    try:
        main()
    except SystemExit as end:
        code = end.code or 0
    sys.stdout.flush()
    os._exit(code)

for line in sys.stdin:
    folder, arguments, delay = json.loads(line)
    child = os.fork()
    if not child:
        run(folder, arguments)
    started = time.perf_counter()
    if delay is not None:
        time.sleep(delay)
        try:
            os.killpg(child, signal.SIGKILL)
        except ProcessLookupError:  # it has no group of its own yet
            os.kill(child, signal.SIGKILL)
    status = os.waitpid(child, 0)[1]
    print(json.dumps([os.waitstatus_to_exitcode(status), time.perf_counter() - started]), flush=True)
"""


@dataclass
class Outcome:
    """What became of a command that was killed many times."""

    name: str
    kills: int = 0
    """The times it was killed before it was done."""
    done: int = 0
    """The times it was faster."""
    before: int = 0
    after: int = 0
    """How often the files were those before, and those after; else some of several were written."""
    left: int = 0
    """How often a temporary file was left."""

    def __str__(self) -> str:
        return (
            f"| {self.name} | {self.kills} | {self.done} | {self.before} | {self.after} "
            f"| {self.kills + self.done - self.before - self.after} | {self.left} |"
        )


class Server:
    """The process that runs commands."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", _SERVER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
        )

    def run(self, folder: Path, arguments: list[str], delay: float | None = None) -> tuple[int, float]:
        """Run a command; its exit code, negative where it was killed, and its seconds."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        print(json.dumps([str(folder), arguments, delay]), file=self.process.stdin, flush=True)
        code, seconds = json.loads(self.process.stdout.readline())
        return code, seconds


@contextmanager
def server() -> Iterator[Server]:
    """A server, for as long as it is needed."""
    made = Server()
    try:
        yield made
    finally:
        assert made.process.stdin is not None
        assert made.process.stdout is not None
        made.process.stdin.close()
        made.process.wait()
        made.process.stdout.close()


def killed(runner: Server, name: str, arguments: list[str], times: int) -> Outcome:
    """Kill a command at random moments, each time in a new project, and look at every file.

    Raises:
        AssertionError: a file is neither what it was before nor what the command makes of it; or the command, run once
            more, does not do its work, or leaves a temporary file of the killed one.
    """
    rng = random.Random(name)
    outcome = Outcome(name)
    with tempfile.TemporaryDirectory() as base:
        fresh = project(Path(base, "fresh"))
        before = state(fresh)
        made = shutil.copytree(fresh, Path(base, "made"))
        code, seconds = runner.run(made, arguments)
        assert code in (0, 1), f"{name} fails by itself"
        after = state(made)
        assert after != before, f"{name} writes nothing"
        tried = [runner.run(shutil.copytree(fresh, Path(base, name)), arguments)[1] for name in "abcd"]
        usual = sorted([seconds, *tried])[2]
        while outcome.kills < times:
            number = outcome.kills + outcome.done
            assert number < 10 * times + 10, f"{name} is too fast to be killed"
            folder = shutil.copytree(fresh, Path(base, "run"))
            code, __ = runner.run(folder, arguments, rng.uniform(0, usual))
            outcome.kills += code < 0
            outcome.done += code >= 0
            now = state(folder)
            temporary = {file for file in now if file.endswith(TEMPORARY_SUFFIX)}
            whole = {file: content for file, content in now.items() if file not in temporary}
            _check_whole(f"{name}, kill {number}", whole, before, after)
            outcome.left += bool(temporary)
            outcome.before += whole == before
            outcome.after += whole == after
            if whole == before or arguments[0] == "build":
                runner.run(folder, arguments)
                assert state(folder) == after, f"{name} does not go on after kill {number}"
            shutil.rmtree(folder)
    return outcome


def _check_whole(where: str, now: dict[str, bytes], before: dict[str, bytes], after: dict[str, bytes]) -> None:
    for file in now.keys() | before.keys():
        assert file in now, f"{where}: {file} is lost"
        assert now[file] in (before.get(file), after.get(file)), f"{where}: {file} is neither old nor new"
