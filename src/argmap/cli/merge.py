"""``argmap merge``."""

from __future__ import annotations

from pathlib import Path

import click

from argmap.authoring.errors import EditError
from argmap.authoring.merge import merge as merge_edits
from argmap.cli.changes import change
from argmap.cli.common import load_or_exit, map_argument, say
from argmap.diagnostics import Edit
from argmap.language.edits import Revision
from argmap.loading import STDIN, Loaded, load_text


@click.command(
    epilog="\b\nExamples:\n  argmap merge essay.argmap.yaml essay.critique.argmap.yaml --dry-run\n"
    "  argmap merge essay.argmap.yaml essay.critique.argmap.yaml essay.update.argmap.yaml\n\n"
    "The layers stay as they are; delete them when the map says what you want. A node that named no source becomes one "
    "of a work of the layer's own, so that it is not taken for the paper's."
)
@map_argument
@click.argument("layers", metavar="LAYER...", nargs=-1, required=True, type=click.Path())
@click.option("-n", "--dry-run", is_flag=True, help="Show the difference, write nothing.")
def merge(map_path: str, layers: tuple[str, ...], dry_run: bool) -> None:
    """Fold layers into the map that they extend, as edits on its text."""
    if map_path == STDIN:
        raise click.UsageError("a layer names its map by path; give the map's file")
    loaded = [load_or_exit(layer)[1] for layer in layers]

    def make(base: Loaded) -> list[Edit]:
        revision = Revision(base.source.text)
        merged = [base.path]
        for layer in sorted(loaded, key=lambda each: len(each.below)):
            _check_fit(layer, merged)
            revision.apply(merge_edits(base, layer))
            base = load_text(revision.text, base.source.name, base.path)
            merged.append(layer.path)
        return revision.edits()

    change(map_path, dry_run, make)
    if not dry_run:
        say(f"{', '.join(layers)}: folded in; what is left to do is to delete {'it' if len(layers) == 1 else 'them'}")


def _check_fit(layer: Loaded, merged: list[Path | None]) -> None:
    """See to it that all files that a layer lies on are in the text that it is folded into.

    Raises:
        EditError: one is not; it is named.
    """
    if not layer.below:
        raise EditError(f"{layer.source.name} is a map of its own, not a layer")
    there = {path.resolve() for path in merged if path is not None}
    for one in layer.below:
        if one.path is None or one.path.resolve() not in there:
            raise EditError(f"{layer.source.name} extends {one.source.name}; name that one, too")
