"""Child processes, which contain what may crash, hang or use up the memory."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from argmap.i18n import _

_START = """\
import sys
sys.path[:] = {path!r}
try:
    import resource
    resource.setrlimit(resource.RLIMIT_AS, ({memory}, resource.getrlimit(resource.RLIMIT_AS)[1]))
except (ImportError, OSError, ValueError):
    pass  # Windows has no such limit, and macOS does not keep it
from {module} import main
main()
"""


class ProcessError(Exception):
    """A child process cannot be started, or it failed; the message is the reason, a part of a sentence."""


class TooSlowError(ProcessError):
    """A child process did not finish in time."""


class NotStartedError(ProcessError):
    """A child process cannot be started."""


def python(module: str, memory: int = -1) -> list[str]:
    """The command that calls `main` of a module in another Python.

    It finds the packages that this one finds, wherever they are installed, and obeys no variable of the environment.

    Args:
        module: the module's full name.
        memory: the most bytes of address space that it may have; -1 sets no limit.
    """
    # Not in the current folder, which may be a stranger's.
    path = [folder for folder in sys.path if folder and folder != str(Path.cwd())]
    return [sys.executable, "-I", "-c", _START.format(path=path, memory=memory, module=module)]


def run(command: Sequence[str], given: bytes, *, seconds: float, environment: Mapping[str, str] | None = None) -> bytes:
    """What a command answers on standard output to what it is given on standard input.

    Args:
        command: the program and its arguments.
        given: the input.
        seconds: the most time it may take; then it is killed.
        environment: its environment; None is that of this process.

    Raises:
        TooSlowError: it takes longer.
        NotStartedError: the program is missing or cannot be run.
        ProcessError: it crashed, exited with an error, or answered nothing.
    """
    try:
        done = subprocess.run(command, input=given, capture_output=True, timeout=seconds, env=environment, check=False)
    except subprocess.TimeoutExpired as error:
        raise TooSlowError(_("it did not finish within {seconds} seconds").format(seconds=f"{seconds:g}")) from error
    except OSError as error:
        raise NotStartedError(error.strerror or str(error)) from error
    if done.returncode or not done.stdout:
        raise ProcessError(_why(done))
    return done.stdout


def _why(done: subprocess.CompletedProcess[bytes]) -> str:
    """The last line of a failed process's errors, or how it ended."""
    said = [line.strip() for line in done.stderr.decode(errors="replace").splitlines() if line.strip()]
    if done.returncode < 0:
        return _("it crashed with signal {number}").format(number=-done.returncode)
    return said[-1] if said else _("exit code {code}").format(code=done.returncode)
