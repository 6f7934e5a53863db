"""What commands that read the texts of sources share: the option that names them, and what is wrong with them."""

from __future__ import annotations

from pathlib import Path

import click

from argmap.cli.common import say, style
from argmap.model import ArgumentMap
from argmap.sources.library import Library


def _named(ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> dict[str, Path]:
    named = {}
    for value in values:
        name, equals, file = value.partition("=")
        if not equals or not file:
            raise click.BadParameter("write ID=FILE, as paper=texts/paper.txt", ctx, param)
        if not Path(file).is_file():
            raise click.BadParameter(f"there is no file {file}", ctx, param)
        named[name] = Path(file)
    return named


source_option = click.option(
    "--source", "named", multiple=True, metavar="ID=FILE", callback=_named, help="Text of a source."
)
"""``--source ID=FILE``, as often as there are sources; the command receives a mapping from id to path."""


def check_names(map_: ArgumentMap, named: dict[str, Path]) -> None:
    """See to it that ``--source`` names sources of the map.

    Raises:
        click.BadParameter: one is none; those there are, are listed.
    """
    for name in named:
        if name not in map_.works:
            known = ", ".join(map_.works) or "none"
            raise click.BadParameter(f"the map has no source `{name}`; it has {known}", param_hint="--source")


def warn_of_unreadable(map_: ArgumentMap, library: Library) -> None:
    """Say which texts are at hand but cannot be read."""
    from argmap.sources.extract import ExtractionError

    for work in map_.works.values():
        try:
            library.text(work)
        except ExtractionError as error:
            say(f"{style('warning:', 'warning')} {error}; {error.hint}")
