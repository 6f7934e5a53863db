"""Where a report goes, and its form, which the name of its file may tell."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from argmap.cli.common import say
from argmap.files import write_atomically

PAGE_WIDTH = 100
"""Columns of a report that goes into a file or a pipe."""

F = TypeVar("F", bound=Callable[..., Any])

_SUFFIXES = {
    ".html": "html",
    ".htm": "html",
    ".md": "md",
    ".markdown": "md",
    ".csv": "csv",
    ".json": "json",
    ".svg": "svg",
    ".txt": "text",
}


def output_options(*forms: str) -> Callable[[F], F]:
    """The options ``-o FILE`` and ``--format`` of a report that has these forms, the first by default."""

    def add(command: F) -> F:
        form = click.option("--format", "form", type=click.Choice(forms), help=f"Form; by default {forms[0]}.")
        file = click.option(
            "-o",
            "--output",
            type=click.Path(path_type=Path),
            metavar="FILE",
            help=f"Write to a file; its ending tells the form: {_endings(forms)}.",
        )
        return file(form(command))

    return add


def form_of(output: Path | None, form: str | None, *forms: str) -> str:
    """The form that is meant: the one asked for, else the one of the file's ending, else the first of a report's forms.

    Raises:
        click.BadParameter: the ending is of none of these forms, or is a map's.
    """
    if output is None:
        return form or forms[0]
    _check_name(output)
    told = _SUFFIXES.get(output.suffix.lower())
    if form is None and told not in forms:
        raise click.BadParameter(f"name the file {_endings(forms)}, or give --format", param_hint="--output")
    return form or str(told)


def deliver(made: str | bytes, output: Path | None) -> None:
    """Print a report, or write it to a file and say so.

    Raises:
        click.BadParameter: the file has the name of a map.
    """
    if output is None:
        if isinstance(made, bytes):
            click.echo(made, nl=False)
        else:
            say(made.rstrip("\n"), err=False)
        return
    _check_name(output)
    # Half of a surrogate pair, which no author can type, has no UTF-8.
    data = made if isinstance(made, bytes) else (made.rstrip("\n") + "\n").encode("utf-8", "replace")
    write_atomically(output, data)
    say(f"{output} is written")


def _check_name(output: Path) -> None:
    if output.suffix.lower() in (".yaml", ".yml"):
        raise click.BadParameter(f"{output} is the name of a map; choose another one", param_hint="--output")


def _endings(forms: tuple[str, ...]) -> str:
    """The ending of each form: “.html or .md”."""
    first = {form: suffix for suffix, form in reversed(_SUFFIXES.items())}
    *others, last = (first[form] for form in forms)
    return f"{', '.join(others)} or {last}" if others else last


def page_width() -> int:
    """Columns to write on: those of the terminal, if it is one."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else PAGE_WIDTH
