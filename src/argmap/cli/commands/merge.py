"""``argmap merge``."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from argmap.authoring.errors import EditError
from argmap.authoring.layer_merge import left_behind
from argmap.authoring.layer_merge import merge as merge_edits
from argmap.cli.common import load_or_exit, map_argument, say, show_errors
from argmap.cli.editing import change
from argmap.diagnostics import Edit
from argmap.loading import STDIN, Loaded, load, load_text
from argmap.syntax.edits import Revision


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
    loaded = _layers(map_path, layers)

    def make(base: Loaded) -> list[Edit]:
        revision = Revision(base.source.text)
        merged = [one.path for one in base.stack]
        for layer in loaded:
            _check_fit(layer, merged)
            revision.apply(merge_edits(base, layer))
            base = load_text(revision.text, base.source.name, base.path)
            merged.append(layer.path)
        return revision.edits()

    change(map_path, dry_run, make)
    _say_comments(loaded)
    if not dry_run:
        say(f"{', '.join(layers)}: folded in; what is left to do is to delete {'it' if len(layers) == 1 else 'them'}")


def _layers(map_path: str, names: tuple[str, ...]) -> list[Loaded]:
    """The layers to fold in, each once, the lower ones first; together they must fit the map and one another.

    Raises:
        click.ClickException: two of them expect different things of a node.
    """
    loaded = {layer.path and layer.path.resolve(): layer for layer in (load_or_exit(name)[1] for name in names)}
    ordered = sorted(loaded.values(), key=lambda each: len(each.below))
    together = load(map_path, [layer.source.name for layer in ordered if layer.below])
    if together.map is None:
        show_errors(together)
        raise click.ClickException("the layers do not go together; nothing is written")
    expected: dict[str, Loaded] = {}
    for layer in ordered:
        for node, status in layer.authored.expect.items() if layer.authored else ():
            other = expected.setdefault(node, layer)
            if other.authored is not None and other.authored.expect[node] != status:
                raise click.ClickException(
                    f"{other.source.name} expects `{node}` to be {other.authored.expect[node]}, {layer.source.name} "
                    f"{status}: take one of the two away first"
                )
    return ordered


def _say_comments(layers: Iterable[Loaded]) -> None:
    for layer in layers:
        for line, comment in left_behind(layer):
            say(f"{layer.source.name}:{line}: not taken over, for it is about nothing that is added: {comment}")


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
