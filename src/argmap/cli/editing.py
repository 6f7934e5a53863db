"""What the commands that change maps share: showing the difference, and saving."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import click

from argmap.authoring.change import Edited, Operation, Standard, edited
from argmap.authoring.errors import EditError
from argmap.authoring.membership import told
from argmap.authoring.operations import Add, Move, Remove, Split
from argmap.cli.common import say, show_diagnostics, style
from argmap.cli.errors import EXIT_FINDINGS
from argmap.config import project_folder
from argmap.diagnostics import Edit
from argmap.files import RefusedError, save
from argmap.i18n import _
from argmap.i18n.punctuation import SEMICOLON
from argmap.loading import STDIN, Loaded, load, load_text
from argmap.model import ArgumentMap
from argmap.project import Project
from argmap.reports import unified_diff as diff
from argmap.syntax.edits import apply_edits


def load_text_or_exit(path: str) -> Loaded:
    """A file that can be edited, be it no valid map yet; where it cannot, its errors are shown and the command ends."""
    loaded = load(path)
    if any(found.code.startswith("AM10") and found.code not in _EDITABLE for found in loaded.diagnostics):
        show_diagnostics(loaded)
        sys.exit(EXIT_FINDINGS)
    return loaded


_EDITABLE = frozenset({"AM104", "AM105", "AM106"})
"""Errors of keys and values; a file that has them can still be edited."""


def change(path: str, dry_run: bool, make: Callable[[Loaded], list[Edit]], *, regroups: bool = False) -> None:
    """Change a map: save it and show the difference; from standard input, the new text goes to standard output.

    With ``regroups``, what becomes of inferences to a claim when nodes come and go is said, too.

    Raises:
        click.ClickException: the edit is refused, or the file cannot be saved; nothing is written then.
    """
    loaded = load_text_or_exit(path)
    try:
        edits = make(loaded)
    except EditError as error:
        raise click.ClickException(str(error)) from error
    after = apply_edits(loaded.source.text, edits)
    _save(path, loaded, after, dry_run=dry_run)
    if regroups and loaded.map is not None and loaded.map.has_inferences:
        _tell(loaded.map, load_text(after, loaded.source.name, loaded.path).map)
    _show(path, loaded, after, dry_run=dry_run)


def carry_out(
    path: str,
    dry_run: bool,
    make: Callable[[Loaded], Sequence[Operation]],
    *,
    place: Callable[[int], str] = lambda index: "",
    sources: Mapping[str, Path] | None = None,
    warn: bool = True,
) -> Edited:
    """Make operations on a map, all of them or none, and save and show it like `change`; new warnings are shown, too.

    Args:
        path: the file; ``-`` is standard input.
        dry_run: nothing is saved.
        make: the operations; it may ask the user something.
        place: what a refusal begins with, by the index of the operation.
        sources: files of source texts, by source id.
        warn: new warnings are shown.

    Raises:
        click.ClickException: an operation is refused, or the file cannot be saved; nothing is written then.
        ConfigError: the settings cannot be used.
    """
    loaded = load_text_or_exit(path)
    project = Project.find(Path() if path == STDIN else Path(path), sources=sources)
    standard = Standard(project.config.check_for(loaded.path), project.library(loaded), project.catalogue)
    try:
        operations = make(loaded)
        result = edited(loaded, operations, standard)
    except EditError as error:
        raise click.ClickException(place(error.operation) + str(error)) from error
    after = apply_edits(loaded.source.text, result.edits)
    _save(path, loaded, after, dry_run=dry_run)
    if _regroup(operations) and loaded.map is not None and loaded.map.has_inferences:
        _tell(loaded.map, result.after.map)
    _show(path, loaded, after, dry_run=dry_run)
    if warn and loaded.map is not None:
        for found in standard.new_warnings(loaded, result.after, result.nodes):
            hint = f"{_(SEMICOLON)}{found.hint}" if found.hint else ""
            say(f"{style(_('warning:'), 'warning')} {found.message}{hint} {style(found.code, 'dim')}")
    return result


def _regroup(operations: Sequence[Operation]) -> bool:
    """Whether nodes come and go, and inferences with them only for that reason."""
    return any(isinstance(each, Add | Move | Remove) for each in operations) and not any(
        isinstance(each, Split) for each in operations
    )


def _save(path: str, loaded: Loaded, after: str, *, dry_run: bool) -> None:
    if path != STDIN and not dry_run:
        # Before anything is printed: whoever reads may go away.
        save_text(path, after, loaded.source.digest)


def _tell(before: ArgumentMap, after: ArgumentMap | None) -> None:
    for line in told(before, after) if after else ():
        say(line)


def _show(path: str, loaded: Loaded, after: str, *, dry_run: bool) -> None:
    if path == STDIN and not dry_run:
        write_out(after)
        return
    show_difference(loaded.source.name, loaded.source.text, after)
    if dry_run:
        say(_("nothing was written (`--dry-run`)"))


def save_text(path: str, after: str, digest: str) -> None:
    """Save the new text of a file.

    Raises:
        click.ClickException: the file was changed meanwhile, or saving it would lose something else.
        OSError: it cannot be written.
    """
    try:
        save(Path(path), after.encode("utf-8"), digest, within=project_folder(Path(path)))
    except RefusedError as error:
        raise click.ClickException(str(error)) from error


def write_out(content: str) -> None:
    """Write a file's text to standard output as it is, its line ends included."""
    sys.stdout.flush()
    sys.stdout.buffer.write(content.encode("utf-8"))
    sys.stdout.buffer.flush()


def show_difference(name: str, before: str, after: str) -> None:
    """Print a unified diff, in colour on a terminal."""
    for line in diff.render(before, after, name, style):
        say(line, err=False)
