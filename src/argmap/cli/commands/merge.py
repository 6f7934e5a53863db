"""``argmap merge``."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from argmap.authoring.errors import EditError
from argmap.authoring.layer_merge import left_behind, made_needed
from argmap.authoring.layer_merge import merge as merge_edits
from argmap.cli.common import map_or_exit, say, show_errors
from argmap.cli.editing import change
from argmap.cli.options import dry_run_option, map_argument, messages_option
from argmap.diagnostics import Edit
from argmap.i18n import _, n_
from argmap.i18n.punctuation import LIST_COMMA
from argmap.loading import STDIN, Loaded, load, load_text
from argmap.model import Kind
from argmap.syntax.edits import Revision


@click.command(
    epilog="\b\nExamples:\n  argmap merge essay.argmap.yaml critique.argmap.yaml --dry-run\n"
    "  argmap merge essay.argmap.yaml critique.argmap.yaml update.argmap.yaml\n\n"
    "The layer files are kept; delete them when you are satisfied with the map. Nodes without a source are given a new "
    "one, so that they are not attributed to the map's default source."
)
@map_argument
@click.argument("layers", metavar="LAYER...", nargs=-1, required=True, type=click.Path())
@dry_run_option
@messages_option
def merge(map_path: str, layers: tuple[str, ...], dry_run: bool) -> None:
    """Merge layers into their map, as edits to its text."""
    if map_path == STDIN:
        raise click.UsageError(_("a layer needs the path of its map; give a file instead of -"))
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

    change(map_path, dry_run, make, regroups=True)
    _say_comments(loaded)
    _say_needed(loaded)
    if not dry_run:
        say(
            n_(
                "Merged {layers} into {path}; you can delete the layer now",
                "Merged {layers} into {path}; you can delete the layers now",
                len(layers),
            ).format(layers=_(LIST_COMMA).join(layers), path=map_path)
        )


def _layers(map_path: str, names: tuple[str, ...]) -> list[Loaded]:
    """The layers to fold in, each once, the lower ones first; together they must fit the map and one another.

    Raises:
        click.ClickException: two of them expect different things of a node.
    """
    loaded = {}
    for name in names:
        layer = load(name)
        map_or_exit(layer)
        loaded[layer.path and layer.path.resolve()] = layer
    ordered = sorted(loaded.values(), key=lambda each: len(each.below))
    together = load(map_path, [layer.source.name for layer in ordered if layer.below])
    if together.map is None:
        show_errors(together)
        raise click.ClickException(_("the layers conflict; nothing was written"))
    expected: dict[str, Loaded] = {}
    for layer in ordered:
        for node, status in layer.authored.expect.items() if layer.authored else ():
            other = expected.setdefault(node, layer)
            if other.authored is not None and other.authored.expect[node] != status:
                raise click.ClickException(
                    _(
                        "{path} expects `{node}` to be `{expected}`, {other} expects `{status}`; delete one of "
                        "the two first"
                    ).format(
                        path=other.source.name,
                        node=node,
                        expected=other.authored.expect[node],
                        other=layer.source.name,
                        status=status,
                    )
                )
    return ordered


def _say_needed(layers: Iterable[Loaded]) -> None:
    for layer in layers:
        for claim, node in made_needed(layer):
            said = _("`{claim}` now needs `{node}`: as a layer's, it held the claim up, and its fall left it standing")
            if claim.linked and node.kind is Kind.PREMISE:
                said = _(
                    "`{claim}` now needs `{node}` as well: its premises are linked (`inference: {{linked: true}}`)"
                )
            say(said.format(claim=claim.id, node=node.id))


def _say_comments(layers: Iterable[Loaded]) -> None:
    for layer in layers:
        for line, comment in left_behind(layer):
            say(
                _("{path}:{line}: comment not merged, since nothing is added there: {comment}").format(
                    path=layer.source.name, line=line, comment=comment
                )
            )


def _check_fit(layer: Loaded, merged: list[Path | None]) -> None:
    """See to it that all files that a layer lies on are in the text that it is folded into.

    Raises:
        EditError: one is not; it is named.
    """
    if not layer.below:
        raise EditError(_("{path} is a map, not a layer").format(path=layer.source.name))
    there = {path.resolve() for path in merged if path is not None}
    for one in layer.below:
        if one.path is None or one.path.resolve() not in there:
            raise EditError(
                _("{path} extends {other}; name that layer too").format(path=layer.source.name, other=one.source.name)
            )
