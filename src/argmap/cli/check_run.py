"""One run of ``argmap check``: every map is read, mended where that is asked for, and reported on."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import click

from argmap.checks import check as check_map
from argmap.checks import verify
from argmap.cli.common import Layers, find_maps, say, style
from argmap.cli.errors import EXIT_FINDINGS
from argmap.cli.scheme_options import catalogue
from argmap.config import CheckConfig, Config, find_config
from argmap.diagnostics import Diagnostic, Severity
from argmap.files import write_atomically
from argmap.loading import STDIN, Loaded, layers_beside, load
from argmap.reports.diagnostics import renderer, text
from argmap.sources.library import Library
from argmap.syntax.source import Source

if TYPE_CHECKING:
    from argmap.checks.fixing import Fixed


@dataclass(frozen=True, slots=True)
class Request:
    """What the command line asks for."""

    paths: tuple[str, ...] = ()
    form: str = "text"
    output: Path | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    named: Mapping[str, Path] = field(default_factory=dict)
    scheme_files: Sequence[Path] = ()
    strict: bool = False
    quiet: bool = False
    fix: bool = False
    unsafe: bool = False
    diff: bool = False
    layers: Layers = field(default_factory=Layers)


def run(request: Request) -> int:
    """Check every map that is meant and report; the exit code."""
    settings = find_config()
    verify(settings)
    found: list[tuple[Source, list[Diagnostic]]] = []
    changed = 0
    for path in maps_of(request, settings):
        loaded = load(path)
        if request.fix or request.diff:
            loaded, diagnostics, is_new = _mend(loaded, request, settings)
            changed += is_new
        else:
            diagnostics = _check(loaded, request, settings)
        found.append((loaded.source, diagnostics))
        if request.form == "text" and request.output is None and not request.diff:
            for block in text.render(loaded.source, diagnostics, style):
                say(block + "\n", err=False)
    if not request.diff:
        _report(found, request)
    everything = [diagnostic for _, diagnostics in found for diagnostic in diagnostics]
    if not request.quiet:
        say(_would_change(changed, len(found)) if request.diff else text.summary(len(found), everything))
    failing = {Severity.ERROR}
    if request.strict or settings.check.strict:
        failing.add(Severity.WARNING)
    failed = (request.diff and changed) or any(diagnostic.severity in failing for diagnostic in everything)
    return EXIT_FINDINGS if failed else 0


def maps_of(request: Request, settings: Config) -> list[str]:
    """The map files that are meant: those named, or all of the project; and the layers that are asked for.

    Raises:
        click.ClickException: a folder holds none.
    """
    found = find_maps(request.paths or (str(_default_folder(settings.root / settings.build.maps)),))
    if request.layers.every is False:
        found = [path for path in found if path == STDIN or not load(path).layer]
    elif request.layers.every:
        found += [str(layer) for path in found if path != STDIN for layer in layers_beside(load(path))]
    return _each_once([*found, *request.layers.named])


def _each_once(paths: list[str]) -> list[str]:
    first: dict[str, str] = {}
    for path in paths:
        first.setdefault(os.path.normpath(path), path)
    return list(first.values())


def _default_folder(maps: Path) -> Path:
    """The project's maps, or the current folder where there is no such folder."""
    folder = maps if maps.is_dir() else Path.cwd()
    try:
        return folder.relative_to(Path.cwd())
    except ValueError:
        return folder


def _check(loaded: Loaded, request: Request, settings: Config) -> list[Diagnostic]:
    of_path: CheckConfig = settings.check_for(loaded.path)
    config = of_path.model_copy(
        update={
            "select": list(request.select) or of_path.select,
            "ignore": [*of_path.ignore, *request.ignore],
        }
    )
    named = {**settings.named_sources(), **request.named}
    library = Library.of(loaded.path, named, loaded.folders)
    return check_map(loaded, config, library, catalogue(request.scheme_files, settings))


def _mend(loaded: Loaded, request: Request, settings: Config) -> tuple[Loaded, list[Diagnostic], bool]:
    """Apply the fixes of a file: written to it, or shown as a diff; what the file is then, and what is left."""
    from argmap.checks.fixing import fix, save
    from argmap.files import ChangedMeanwhileError

    if loaded.path is None and not request.diff:
        raise click.UsageError("--fix changes files; with - use --diff, which shows what it would change")
    fixed = fix(loaded, lambda other: _check(other, request, settings), unsafe=request.unsafe)
    if request.diff:
        from argmap.reports import unified_diff as diff

        for line in diff.render(loaded.source.text, fixed.after.source.text, loaded.source.name, style):
            say(line, err=False)
    elif fixed.changed:
        try:
            save(fixed)
        except ChangedMeanwhileError as error:
            raise click.ClickException(str(error)) from error
    if not request.quiet:
        _tell(fixed, wrote=not request.diff)
    return fixed.after, fixed.left, fixed.changed


def _tell(fixed: Fixed, *, wrote: bool) -> None:
    """Say what was mended, and what was not although it could be."""
    name = fixed.before.source.name
    for done in fixed.applied if wrote else ():
        say(f"{name}: fixed {done.code}: {done.fix.title if done.fix else ''}")
    for refused in fixed.refused:
        title = refused.fix.title if refused.fix else ""
        say(f"{name}: not fixed {refused.code}: {title} would bring another error; mend it by hand")
    if not fixed.stable:
        say(f"{name}: stopped, for the fixes undo one another; mend the rest by hand, and please report it")


def _would_change(changed: int, files: int) -> str:
    if not changed:
        return f"{files} map{'s' if files != 1 else ''}: nothing to fix"
    return f"{changed} of {files} map{'s' if files != 1 else ''} would change; --fix without --diff writes it"


def _report(found: list[tuple[Source, list[Diagnostic]]], request: Request) -> None:
    """Write the report in one piece; on a terminal, text was printed as the files were read."""
    if request.form != "text":
        report = renderer(request.form)(found)
    elif request.output is not None:
        report = "\n".join(f"{block}\n" for source, those in found for block in text.render(source, those))
    else:
        return
    if request.output is None or str(request.output) == STDIN:
        click.echo(report, nl=not report.endswith("\n") and bool(report))
    else:
        write_atomically(request.output, report.encode())
