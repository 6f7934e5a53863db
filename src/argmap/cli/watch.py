"""``argmap check --watch``: a check after every save."""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import click
from watchfiles import Change
from watchfiles import watch as watch_files

from argmap.cli.check_run import Request, maps_of, run
from argmap.cli.common import say, style
from argmap.cli.errors import in_words
from argmap.config import CONFIG_NAMES, ConfigError
from argmap.files import TEMPORARY_SUFFIX
from argmap.i18n import _

_CLEAR = "\x1b[2J\x1b[3J\x1b[H"
_RETURNS_WITHIN = 0.5
"""Seconds in which a file that an editor replaces is back under its name."""

_LOOK_EVERY = 1000
"""Milliseconds after which the files are checked even without a notification."""

_ENDINGS = (".yaml", ".yml", ".txt", ".md", ".pdf", ".docx")
"""How the names of maps and of their sources' texts end."""


def watch(request: Request) -> int:
    """Check, wait for a change, check again, until Ctrl-C; the exit code is then 0."""
    try:
        for __ in _changes(request):
            _await_return(request)
            _check(request)
    except KeyboardInterrupt:
        pass
    say("")
    return 0


def _check(request: Request) -> None:
    """One check with what a test runner shows: an empty screen, the findings, the time, what happens next."""
    if sys.stdout.isatty():
        click.echo(_CLEAR, nl=False)
    started = time.perf_counter()
    try:
        run(request)
    except click.ClickException as error:
        say(error.format_message())
    except Exception as error:
        # A settings file that is half written must not end the watching.
        say(f"argmap: {in_words(error)}")
    took = time.perf_counter() - started
    message = _("{time} checked in {seconds:.2f} s; waiting for changes (Ctrl-C to stop)")
    say(style(message.format(time=time.strftime("%H:%M:%S"), seconds=took), "dim"))
    sys.stdout.flush()


def _changes(request: Request) -> Iterator[None]:
    """Return after each change to maps, to texts next to them and to settings.

    Folders are watched, not files: an editor that saves by renaming puts another file in the place of the old one.
    What the system does not tell of (a network drive, a save before the watching began) is seen within a second.
    """
    folders, deep = _folders(request)
    seen = _state(request)
    yield
    for changes in watch_files(
        *folders,
        watch_filter=_matters,
        recursive=deep,
        debounce=400,
        step=50,
        rust_timeout=_LOOK_EVERY,
        yield_on_timeout=True,
    ):
        state = _state(request)
        if changes or state != seen:
            seen = state
            yield


def _matters(change: Change, path: str) -> bool:
    name = Path(path).name
    if name.endswith(TEMPORARY_SUFFIX) or ".git" in Path(path).parts:
        return False
    return name in CONFIG_NAMES or name.endswith(_ENDINGS)


def _state(request: Request) -> dict[str, tuple[int, int]]:
    """When each map, text, scheme or settings file was last changed, and its size; what is not there is left out."""
    settings = [str(Path.cwd() / name) for name in CONFIG_NAMES]
    try:
        project = request.project()
        paths = [*maps_of(request, project), str(project.config.file or ""), *map(str, project.catalogue.files)]
        paths += map(str, project.config.named_sources().values())
    except (click.ClickException, ConfigError):
        paths = list(request.paths)
    paths += [*settings, *map(str, (*request.sources.values(), *request.schemes))]
    state = {}
    for path in paths:
        with contextlib.suppress(OSError):
            found = Path(path).stat()
            state[path] = (found.st_mtime_ns, found.st_size)
    return state


def _folders(request: Request) -> tuple[list[Path], bool]:
    """The folders to watch, and whether with all that is below them."""
    project = request.project()
    paths = [Path(path) for path in (request.paths or maps_of(request, project))]
    deep = any(path.is_dir() for path in paths) or not request.paths
    folders = {path if path.is_dir() else path.parent for path in (*paths, *request.sources.values())}
    if not request.paths and project.maps.is_dir():
        folders.add(project.maps)
    if project.config.file is not None and not deep:
        folders.add(project.config.file.parent)
    for folder in folders:
        if not folder.is_dir():
            raise click.ClickException(_("folder not found: {path}").format(path=folder))
    return sorted(folder.absolute() for folder in folders), deep


def _await_return(request: Request) -> None:
    """Give a file that has just disappeared time to come back before it is reported as missing."""
    until = time.monotonic() + _RETURNS_WITHIN
    while time.monotonic() < until and not all(Path(path).exists() for path in request.paths):
        time.sleep(0.02)
