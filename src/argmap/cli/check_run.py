"""One run of ``argmap check``: every map is read, fixed if that is asked for, and reported on."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import click

from argmap.cli.common import find_maps, say, style, warn_of_language
from argmap.cli.errors import EXIT_FINDINGS
from argmap.cli.output import Output, check_output, write_file
from argmap.diagnostics import Diagnostic, Severity
from argmap.i18n import _, n_
from argmap.loading import STDIN, Loaded, layers_beside, load
from argmap.project import Project
from argmap.reports.diagnostics import renderer, text
from argmap.syntax.source import Source

if TYPE_CHECKING:
    from argmap.checks.fixing import Fixed


@dataclass(frozen=True, slots=True)
class Request:
    """What the command line asks for."""

    paths: tuple[str, ...] = ()
    out: Output = field(default_factory=lambda: Output("text"))
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    sources: Mapping[str, Path] = field(default_factory=dict)
    schemes: Sequence[Path] = ()
    strict: bool = False
    quiet: bool = False
    fix: bool = False
    unsafe: bool = False
    diff: bool = False
    layers: Sequence[str] = ()
    beside: bool | None = None
    """All layers next to the maps as well (True), or only maps (False)."""

    def project(self) -> Project:
        """The project as it is now.

        Raises:
            ConfigError: its settings cannot be used.
        """
        return Project.find(sources=self.sources, schemes=self.schemes)


def run(request: Request) -> int:
    """Check every map that is meant and report; the exit code."""
    project = request.project()
    found: list[tuple[Source, list[Diagnostic]]] = []
    languages: set[str] = set()
    changed = 0
    for path in maps_of(request, project):
        loaded = load(path)
        if request.out.path is not None:
            check_output(request.out.path, project.inputs(loaded))
        if request.fix or request.diff:
            loaded, diagnostics, is_new = _fix(loaded, request, project)
            changed += is_new
        else:
            diagnostics = _check(loaded, request, project)
        found.append((loaded.source, diagnostics))
        languages.update(loaded.map.languages if loaded.map else ())
        if request.out == Output("text") and not request.diff:
            for block in text.render(loaded.source, diagnostics, style):
                say(block + "\n", err=False)
    warn_of_language(project.config.language, languages)
    if not request.diff:
        _report(found, request)
    everything = [diagnostic for __, diagnostics in found for diagnostic in diagnostics]
    if not request.quiet:
        say(_would_change(changed, len(found)) if request.diff else text.summary(len(found), everything))
    failing = {Severity.ERROR}
    if request.strict or project.config.check.strict:
        failing.add(Severity.WARNING)
    failed = (request.diff and changed) or any(diagnostic.severity in failing for diagnostic in everything)
    return EXIT_FINDINGS if failed else 0


def maps_of(request: Request, project: Project) -> list[str]:
    """The map files that are meant: those named, or all of the project; and the layers that are asked for.

    Raises:
        click.ClickException: a folder holds none.
    """
    found = find_maps(request.paths, project)
    if request.beside is False:
        found = [path for path in found if path == STDIN or not load(path).layer]
    elif request.beside:
        found += [str(layer) for path in found if path != STDIN for layer in layers_beside(load(path))]
    return _each_once([*found, *request.layers])


def _each_once(paths: list[str]) -> list[str]:
    first: dict[str, str] = {}
    for path in paths:
        first.setdefault(os.path.normpath(path), path)
    return list(first.values())


def _check(loaded: Loaded, request: Request, project: Project) -> list[Diagnostic]:
    return project.check(loaded, select=request.select, ignore=request.ignore)


def _fix(loaded: Loaded, request: Request, project: Project) -> tuple[Loaded, list[Diagnostic], bool]:
    """Apply the fixes of a file: written to it, or shown as a diff; what the file is then, and what is left."""
    from argmap.checks.fixing import fix, save
    from argmap.files import RefusedError

    if loaded.path is None and not request.diff:
        raise click.UsageError(_("`--fix` changes files; use `--diff` to see what it would change in standard input"))
    fixed = fix(loaded, lambda other: _check(other, request, project), unsafe=request.unsafe)
    if request.diff:
        from argmap.reports import unified_diff as diff

        for line in diff.render(loaded.source.text, fixed.after.source.text, loaded.source.name, style):
            say(line, err=False)
    elif fixed.changed:
        try:
            save(fixed)
        except RefusedError as error:
            raise click.ClickException(str(error)) from error
    if not request.quiet:
        _tell(fixed, wrote=not request.diff)
    return fixed.after, fixed.left, fixed.changed


def _tell(fixed: Fixed, *, wrote: bool) -> None:
    """Say what was fixed, and what was not although it could be."""
    name = fixed.before.source.name
    for done in fixed.applied if wrote else ():
        title = done.fix.title if done.fix else ""
        say(_("{path}: fixed {code}: {title}").format(path=name, code=done.code, title=title))
    for refused in fixed.refused:
        title = refused.fix.title if refused.fix else ""
        say(
            _("{path}: not fixed {code}: {title} would cause another error; fix it by hand").format(
                path=name, code=refused.code, title=title
            )
        )
    if not fixed.stable:
        say(
            _(
                "{path}: stopped, because the fixes undo each other; fix the rest by hand, and please report this"
            ).format(path=name)
        )


def _would_change(changed: int, files: int) -> str:
    if not changed:
        return n_("{count} map: nothing to fix", "{count} maps: nothing to fix", files)
    return n_(
        "{changed} of {count} map would change; use `--fix` without `--diff` to write it",
        "{changed} of {count} maps would change; use `--fix` without `--diff` to write them",
        files,
    ).format(changed=changed)


def _report(found: list[tuple[Source, list[Diagnostic]]], request: Request) -> None:
    """Write the report in one piece; on a terminal, text was printed as the files were read."""
    out = request.out
    if out == Output("text"):
        return
    if out.form == "text":
        report = "\n".join(f"{block}\n" for source, those in found for block in text.render(source, those))
    else:
        report = renderer(out.form)(found)
    if out.path is None:
        if report:
            say(report.rstrip("\n"), err=False, commands=out.form == "github")
    else:
        write_file(out.path, report, quiet=request.quiet)
