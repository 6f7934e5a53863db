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

from argmap.building import Target, batches, make, plan, strays
from argmap.cli import evaluation_options as evaluating
from argmap.cli.common import find_maps, say, style
from argmap.cli.errors import EXIT_FINDINGS, EXIT_USAGE, in_words
from argmap.cli.scheme_options import catalogue
from argmap.config import find_config
from argmap.loading import Loaded, load, stem_of
from argmap.reports.diagnostics import text


@click.command(
    epilog="\b\nExamples:\n  argmap build              what has changed, of every map below maps/\n"
    "  argmap build --check      for CI: fails where exports/ is not up to date\n"
    "  argmap build maps/essay.argmap.yaml --force\n\n"
    "Folders and formats are set in [tool.argmap.build] of pyproject.toml, or in argmap.toml."
)
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--check", "only_check", is_flag=True, help="Write nothing; fail where a file is stale or left over.")
@click.option("--force", is_flag=True, help="Make every file anew.")
@click.option("-j", "--jobs", type=click.IntRange(min=1), default=os.cpu_count() or 1, help="Processes to use.")
def build(paths: tuple[str, ...], only_check: bool, force: bool, jobs: int) -> None:
    """Export every map in every language and configured format; only what has changed is made anew."""
    settings = find_config()
    exports = settings.root / settings.build.exports
    maps = settings.root / settings.build.maps
    if not paths and not maps.is_dir():
        raise click.ClickException(f"there is no folder {_short(maps)}; name the maps to build, or set build.maps")
    loaded = [load(path) for path in find_maps(paths or (str(maps),))]
    _stop_at_namesakes(loaded)
    broken = _show_errors(loaded)
    loaded = [one for one in loaded if one.map is not None]
    schemes = catalogue(settings=settings)
    how = evaluating.settings()
    targets = [target for one in loaded for target in plan(one, settings.build, exports, schemes, how)]
    stale = [target for target in targets if force or target.is_stale]
    # Where only some maps are named, the files of the others are none of our business.
    folders = [exports] if not paths and not broken else [exports / stem_of(Path(one.source.name)) for one in loaded]
    stray = [found for folder in folders for found in strays(folder, {target.path for target in targets})]
    if only_check:
        _report_check(stale, stray)
        sys.exit(EXIT_FINDINGS if broken else 0)
    failed = _make_all(stale, jobs)
    for path in stray:
        path.unlink()
        say(f"removed {_short(path)}, which nothing calls for any more")
    made = len(stale) - failed
    counts = f"{made} made, {len(targets) - len(stale)} up to date" + (f", {failed} failed" if failed else "")
    say(f"{_short(exports)}: {counts}")
    if broken:
        say(f"not built: {', '.join(broken)}; mend the errors above")
    if failed or broken:
        sys.exit(EXIT_USAGE if failed else EXIT_FINDINGS)


def _show_errors(loaded: Iterable[Loaded]) -> list[str]:
    """Show what is wrong with the files that are no maps; their names."""
    broken = [one for one in loaded if one.map is None]
    for one in broken:
        for block in text.render(one.source, one.diagnostics, style):
            say(block)
    return [one.source.name for one in broken]


def _stop_at_namesakes(loaded: Iterable[Loaded]) -> None:
    """Two maps of one name would write the same files."""
    seen: dict[str, str] = {}
    for one in loaded:
        stem = stem_of(Path(one.source.name))
        if stem in seen:
            raise click.ClickException(f"{seen[stem]} and {one.source.name} would write the same files; rename one")
        seen[stem] = one.source.name


def _report_check(stale: list[Target], stray: list[Path]) -> None:
    for target in stale:
        say(f"{_short(target.path)} is {'stale' if target.path.exists() else 'missing'}", err=False)
    for path in stray:
        say(f"{_short(path)} is left over: nothing calls for it any more", err=False)
    if stale or stray:
        say("exports are not up to date: run `argmap build`")
        sys.exit(EXIT_FINDINGS)
    say("exports are up to date")


def _make_all(stale: list[Target], jobs: int) -> int:
    """Make files, several at a time where there are several; how many could not be made."""
    failed = 0
    work = batches(stale)
    with _progress(len(stale)) as advance:
        for batch, error in _run(work, jobs):
            advance(len(batch))
            if error is not None:
                failed += len(batch)
                say(f"{', '.join(_short(target.path) for target in batch)}: {in_words(error)}")
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
    pool = ProcessPoolExecutor(min(jobs, len(work)), initializer=_leave_interrupts_to_parent)
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


def _leave_interrupts_to_parent() -> None:
    """Ctrl-C reaches every process of a terminal; the one that gave out the work decides what becomes of it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@contextmanager
def _progress(total: int) -> Iterator[Callable[[int], None]]:
    """A bar on a terminal, moved on by the function that comes back."""
    if total < 2 or not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        bar = progress.add_task("Building", total=total)
        yield lambda count: progress.advance(bar, count)


def _short(path: Path) -> str:
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)
