"""What several commands need: finding maps, loading one or saying why not, styles, options."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

import click

from argmap.cli.errors import EXIT_FINDINGS
from argmap.loading import STDIN, SUFFIX, Loaded, layers_beside, load
from argmap.model import ArgumentMap, Node
from argmap.reports.diagnostics import text

F = TypeVar("F", bound=Callable[..., Any])

_STYLES: dict[str, dict[str, Any]] = {
    "error": {"fg": "red", "bold": True},
    "warning": {"fg": "yellow", "bold": True},
    "info": {"fg": "blue", "bold": True},
    "place": {"bold": True},
    "dim": {"dim": True},
    "hint": {"fg": "cyan"},
    "added": {"fg": "green"},
    "removed": {"fg": "red"},
}


def style(content: str, name: str) -> str:
    """The text in a style of the terminal; click takes it out again where there is no terminal."""
    return click.style(content, **_STYLES.get(name, {}))


def wants_colour(stream: Any) -> bool:
    """Whether colour belongs on a stream: a terminal, and neither NO_COLOR nor TERM=dumb says otherwise."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return bool(os.environ.get("FORCE_COLOR")) or stream.isatty()


def say(message: str, *, err: bool = True) -> None:
    """Print a message, in colour where it is wanted; to standard error unless it is what was asked for."""
    stream = sys.stderr if err else sys.stdout
    click.echo(message, err=err, color=wants_colour(stream))


def find_maps(paths: tuple[str, ...]) -> list[str]:
    """The map files that arguments name: files as they are, ``-``, and every map below a directory.

    Raises:
        click.ClickException: a directory holds none.
    """
    found: list[str] = []
    for path in paths:
        if path == STDIN or not Path(path).is_dir():
            found.append(path)
            continue
        below = sorted(str(file) for file in Path(path).rglob(f"*{SUFFIX}") if file.is_file())
        if not below:
            raise click.ClickException(f"{path}: there is no map here; maps are named *{SUFFIX}")
        found += below
    return list(dict.fromkeys(found))


def load_or_exit(path: str) -> tuple[ArgumentMap, Loaded]:
    """The map of a file with the layers that the command's options name; where it has errors they are shown, and the
    command ends.
    """
    loaded = _load_layered(path)
    if loaded.map is None:
        show_errors(loaded)
        sys.exit(EXIT_FINDINGS)
    return loaded.map, loaded


def show_errors(loaded: Loaded) -> None:
    """Show why a file is not a map."""
    for block in text.render(loaded.source, loaded.diagnostics, style):
        say(block)
    say(f"{loaded.source.name} is not a map yet: mend the errors above first")


def asked_layers() -> Layers:
    """What the options ``--layer`` and ``--layers`` of the present command say."""
    context = click.get_current_context(silent=True)
    found: Layers = context.meta.get(_LAYERS, Layers()) if context else Layers()
    return found


def _load_layered(path: str) -> Loaded:
    """The map of a file with the layers that ``--layer`` and ``--layers`` name; see `layered_map_argument`."""
    asked = asked_layers()
    if asked.every is None:
        return load(path, asked.named)
    loaded = load(path)
    if loaded.map is None or (not asked.every and not loaded.below and not asked.named):
        return loaded
    base = loaded.stack[0]
    return load(base.source.name, [*(layers_beside(base) if asked.every else ()), *asked.named])


def files_in_commands(loaded: Loaded) -> dict[str, str]:
    """What the commands that a report proposes call the files that a map is made of: their names, without folders.

    They are found by the id of the layer; that of the map itself is empty.
    """
    return {one.layer: one.path.name if one.path else "MAP" for one in loaded.stack}


def check_focus(map_: ArgumentMap, focus: str, option: str = "--focus") -> None:
    """See to it that ``--focus``, or another option, names a node if it is given.

    Raises:
        click.BadParameter: it does not; the nearest id is suggested.
    """
    if focus:
        find_node(map_, focus, option)


def find_node(map_: ArgumentMap, node_id: str, option: str) -> Node:
    """The node that an option names.

    Raises:
        click.BadParameter: there is none; the nearest id is suggested.
    """
    if node_id not in map_.nodes:
        import difflib

        near = difflib.get_close_matches(node_id, map_.nodes, n=1)
        hint = f"; did you mean `{near[0]}`?" if near else ""
        raise click.BadParameter(f"the map has no node `{node_id}`{hint}", param_hint=option)
    return map_[node_id]


def check_language(map_: ArgumentMap, language: str) -> str:
    """The language to use: the one asked for, or the map's primary one.

    Raises:
        click.BadParameter: the map does not have it.
    """
    if language and language not in map_.languages:
        have = ", ".join(map_.languages)
        raise click.BadParameter(f"the map is in {have}, not in `{language}`", param_hint="--lang")
    return language or map_.primary_language


def path_from(folder: Path, path: Path) -> str:
    """A path as a file in a folder names it: from there, with slashes on every system."""
    try:
        return Path(os.path.relpath(path, folder)).as_posix()
    except ValueError:  # another drive
        return path.absolute().as_posix()


map_argument = click.argument("map_path", metavar="MAP", type=click.Path(allow_dash=True))

_LAYERS = "argmap.layers"


@dataclass(frozen=True, slots=True)
class Layers:
    """What the command line says of layers: files, and all (True), none (False) or those that come by themselves."""

    named: tuple[str, ...] = ()
    every: bool | None = None


def _keep(ctx: click.Context, param: click.Parameter, value: tuple[str, ...] | str | None) -> None:
    """Keep the options of layers for :func:`load_or_exit`, so that no command has to hand them through."""
    kept: Layers = ctx.meta.get(_LAYERS, Layers())
    if isinstance(value, tuple):
        kept = replace(kept, named=value)
    else:
        kept = replace(kept, every={"all": True, "none": False}.get(value or ""))
    ctx.meta[_LAYERS] = kept


_LAYER_OPTIONS = (
    click.option(
        "--layer",
        multiple=True,
        metavar="FILE",
        type=click.Path(),
        expose_value=False,
        callback=_keep,
        help="Lay a layer on the map; several times for several.",
    ),
    click.option(
        "--layers",
        type=click.Choice(["all", "none"]),
        expose_value=False,
        callback=_keep,
        help="All layers that stand beside the map, or the map without any.",
    ),
)


def layer_options(command: F) -> F:
    """The options that say which layers lie on a map; `asked_layers` has what they say."""
    for option in reversed(_LAYER_OPTIONS):
        command = option(command)
    return command


def layered_map_argument(command: F) -> F:
    """The argument MAP of commands that read a map, with the options for its layers; see `load_or_exit`."""
    return map_argument(layer_options(command))


language_option = click.option(
    "-l", "--lang", "language", default="", metavar="TAG", help="Language; the map's first by default."
)

_VIEW_OPTIONS = (
    language_option,
    click.option(
        "--depth", type=click.IntRange(min=0), metavar="N", help="Show N levels below the top; count the rest."
    ),
    click.option("--focus", default="", metavar="ID", help="Put this node on top."),
)


show_option = click.option(
    "--show",
    type=click.Choice(["status", "strength"]),
    callback=lambda ctx, param, value: value or "",
    help="Beside each node, whether it stands or how strongly, as computed from the map's structure.",
)


def view_options(command: F) -> F:
    """The options that say which part of a map is shown, and in which language."""
    for option in reversed(_VIEW_OPTIONS):
        command = option(command)
    return command
