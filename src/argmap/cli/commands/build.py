"""``argmap build``."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from pathlib import Path

import click

from argmap.building import Target, batches, check_exports, check_name, make, plan, strays
from argmap.cli.common import find_maps, say, show_diagnostics, shown_path
from argmap.cli.errors import EXIT_FINDINGS, EXIT_USAGE, in_words
from argmap.cli.options import messages_option
from argmap.files import RefusedError, folded
from argmap.i18n import _, current_language, set_language
from argmap.i18n.punctuation import COLON, LIST_COMMA
from argmap.loading import SUFFIX, Loaded, load, stem_of
from argmap.project import Project


@click.command(
    epilog="\b\nExamples:\n"
    "  argmap build              every map in maps/, incrementally\n"
    "  argmap build --check      for CI: fails unless exports/ is up to date\n"
    "  argmap build maps/essay.argmap.yaml --force\n\n"
    "Set folders and formats under [tool.argmap.build] in pyproject.toml, or [build] in argmap.toml."
)
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--check", "only_check", is_flag=True, help="Write nothing; fail if any file is stale or orphaned.")
@click.option("--force", is_flag=True, help="Rebuild every file.")
@click.option(
    "-j", "--jobs", type=click.IntRange(min=1), metavar="N", help="Number of processes (default: one per processor)."
)
@messages_option
def build(paths: tuple[str, ...], only_check: bool, force: bool, jobs: int | None) -> None:
    """Export all maps in all languages and formats, incrementally."""
    project = Project.find()
    check_exports(project)
    maps, broken = _load(project, paths)
    targets = [target for one in maps for target in plan(project, one)]
    _stop_at_inputs(project, maps, targets)
    stale = [target for target in targets if force or target.is_stale]
    # If only some maps are named, the files of the others are none of our business.
    whole = not paths and not broken
    folders = [project.exports] if whole else [project.exports / stem_of(Path(one.source.name)) for one in maps]
    stray = [found for folder in folders for found in strays(folder, {target.path for target in targets})]
    if only_check:
        _report_check(stale, stray)
        sys.exit(EXIT_FINDINGS if broken else 0)
    failed = _make_all(stale, jobs or os.cpu_count() or 1)
    _remove(stray)
    counts = [
        _("{count} written").format(count=len(stale) - failed),
        _("{count} up to date").format(count=len(targets) - len(stale)),
        *([_("{count} failed").format(count=failed)] if failed else []),
    ]
    say(f"{shown_path(project.exports)}{_(COLON)}{_(LIST_COMMA).join(counts)}")
    if broken:
        say(_("not built: {paths}; fix the errors above").format(paths=_(LIST_COMMA).join(broken)))
    if failed or broken:
        sys.exit(EXIT_USAGE if failed else EXIT_FINDINGS)


def _load(project: Project, paths: tuple[str, ...]) -> tuple[list[Loaded], list[str]]:
    """The maps to build, and the names of the files that have errors, which are shown."""
    if not paths and not project.maps.is_dir():
        raise click.ClickException(
            _("folder not found: {path}; name the maps to build, or set `build.maps`").format(
                path=shown_path(project.maps)
            )
        )
    named = find_maps(paths, project)
    others = find_maps((), project) if project.maps.is_dir() and any(project.maps.rglob(f"*{SUFFIX}")) else []
    _stop_at_namesakes([*named, *others])
    maps: list[Loaded] = []
    broken: list[str] = []
    for path in named:
        loaded = load(path)
        try:
            check_name(Path(path))
        except RefusedError as error:
            say(str(error))
            broken.append(path)
            continue
        if loaded.map is None:
            show_diagnostics(loaded)
            broken.append(path)
        else:
            maps.append(loaded)
    return maps, broken


def _stop_at_namesakes(paths: Iterable[str]) -> None:
    """Two maps of the same name would be exported to the same files, as would those that a file system mixes up.

    Maps that are not built count, too: their exports are there.

    Raises:
        click.ClickException: there are two; they are named.
    """
    seen: dict[str, Path] = {}
    for name in paths:
        path = Path(name)
        other = seen.setdefault(folded(stem_of(path)), path)
        if other.absolute() == path.absolute():
            continue
        message = _("{path} and {other} would be exported to the same files; rename one")
        if stem_of(other) != stem_of(path):
            message = _(
                "{path} and {other} would be exported to the same files on Windows or macOS, which take their names "
                "for one; rename one"
            )
        raise click.ClickException(message.format(path=other, other=path))


def _stop_at_inputs(project: Project, maps: Iterable[Loaded], targets: Iterable[Target]) -> None:
    """No export replaces a source text, a settings file or another file that the maps are read with.

    Raises:
        click.ClickException: one would; it is named.
    """
    inputs = {_identity(path) for path in project.inputs(*maps) if path.is_file()}
    for target in targets:
        if target.path.is_file() and _identity(target.path) in inputs:
            message = _("{path} is read for the maps, and an export would replace it; move it out of the exports")
            raise click.ClickException(message.format(path=shown_path(target.path)))


def _identity(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_dev, found.st_ino


def _report_check(stale: list[Target], stray: list[Path]) -> None:
    for target in stale:
        message = _("{path} is stale") if target.path.exists() else _("{path} is missing")
        say(message.format(path=shown_path(target.path)), err=False)
    for path in stray:
        say(_("{path} is orphaned").format(path=shown_path(path)), err=False)
    if stale or stray:
        say(_("exports are not up to date; run `argmap build`"))
        sys.exit(EXIT_FINDINGS)
    say(_("exports are up to date"))


def _remove(stray: list[Path]) -> None:
    for path in stray:
        path.unlink()
        say(_("Removed {path} (orphaned)").format(path=shown_path(path)))


def _make_all(stale: list[Target], jobs: int) -> int:
    """Make files, several at a time; returns how many could not be made."""
    failed = 0
    work = batches(stale)
    with _progress(len(stale)) as advance:
        for batch, error in _run(work, jobs):
            advance(len(batch))
            if error is not None:
                failed += len(batch)
                say(f"{_(LIST_COMMA).join(shown_path(target.path) for target in batch)}{_(COLON)}{in_words(error)}")
    return failed


def _run(work: list[list[Target]], jobs: int) -> Iterator[tuple[list[Target], Exception | None]]:
    """Make every batch; each comes back with what went wrong, as soon as it is done."""
    if min(jobs, len(work)) < 2:
        for batch in work:
            failure: Exception | None = None
            try:
                make(batch)
            except Exception as error:
                failure = error
            yield batch, failure
        return
    pool = ProcessPoolExecutor(min(jobs, len(work)), initializer=_begin_worker, initargs=(current_language(),))
    try:
        with _interrupts_held():
            # The largest first, so that none is left to run alone at the end.
            futures = {pool.submit(make, batch): batch for batch in sorted(work, key=len, reverse=True)}
        for future in as_completed(futures):
            broken = future.exception()
            if broken is not None and not isinstance(broken, Exception):
                raise broken
            yield futures[future], broken
    finally:
        # Ctrl-C: what is under way is finished, nothing else is begun.
        pool.shutdown(wait=True, cancel_futures=True)


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Let Ctrl-C wait while processes start: one that is hit before it can ignore it would print a traceback."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin_worker(language: str) -> None:
    """Speak the language of the user, and leave Ctrl-C, which reaches every process of a terminal, to the parent."""
    set_language(language)
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@contextmanager
def _progress(total: int) -> Iterator[Callable[[int], None]]:
    """A bar on a terminal, moved on by the function that comes back."""
    if total < 2 or not sys.stderr.isatty():
        yield lambda __: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        bar = progress.add_task(_("Building"), total=total)
        yield lambda count: progress.advance(bar, count)
