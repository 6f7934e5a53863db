"""What several commands need: finding maps, loading one or saying why not, styles."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TextIO, TypeVar

import click

from argmap.cli.errors import EXIT_FINDINGS
from argmap.config import named_file
from argmap.confinement import ENVIRONMENT
from argmap.diagnostics import suggest
from argmap.i18n import _, spoken_language
from argmap.i18n import languages as all_languages
from argmap.i18n.messages import SOURCE
from argmap.i18n.punctuation import LIST_COMMA
from argmap.loading import OWN_PROJECT, STDIN, SUFFIX, Loaded, is_link_outside
from argmap.model import ArgumentMap, Node
from argmap.project import Project, find_language
from argmap.rendering.shell import PLACEHOLDER, word
from argmap.rendering.terminal import ESCAPE, commanding_nothing, harmless, printable
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


_SERVERS = ("GITHUB_ACTIONS", "TF_BUILD", "TEAMCITY_VERSION")
"""Variables by which programs know that they run on GitHub, Azure or TeamCity."""


def style(content: str, name: str) -> str:
    """The text in a style of the terminal; `say` prints it, and leaves the style out where there is no terminal."""
    return click.style(harmless(content), **_STYLES.get(name, {})).replace("\x1b[", f"{ESCAPE}[")


def wants_colour(stream: Any) -> bool:
    """Whether colour belongs on a stream: a terminal, and neither NO_COLOR nor TERM=dumb says otherwise."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return bool(os.environ.get("FORCE_COLOR")) or stream.isatty()


def say(message: str, *, err: bool = True, commands: bool = False) -> None:
    """Print a message, in colour where it is wanted; to standard error unless it is what was asked for.

    Control characters of the message, which may come from a stranger's map, are replaced; so is what a log would take
    for a command, unless ``commands`` are meant.
    """
    stream = sys.stderr if err else sys.stdout
    message = harmless(message) if commands else printable(message)
    click.echo(message.replace(ESCAPE, "\x1b"), err=err, color=wants_colour(stream))


def print_document(data: bytes) -> None:
    """Print a document, byte for byte unless that could do harm: on a terminal, or in a log of continuous integration.

    What runs there writes to a pipe, as does a command whose output goes to another program; a file gets every byte.
    """
    if on_terminal():
        data = harmless(data.decode("utf-8", "replace")).encode()
    elif b"\0" not in data and any(os.environ.get(name) for name in _SERVERS) and not _is_file(sys.stdout):
        data = commanding_nothing(data.decode("utf-8", "surrogateescape")).encode("utf-8", "surrogateescape")
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def on_terminal() -> bool:
    """Whether standard output is a terminal."""
    return sys.stdout.isatty()


def _is_file(stream: TextIO) -> bool:
    try:
        return stat.S_ISREG(os.fstat(stream.fileno()).st_mode)
    except OSError:
        return False


def find_maps(paths: tuple[str, ...], project: Project) -> list[str]:
    """The map files that arguments name: files as they are, ``-``, and every map below a folder.

    Without arguments, those of the project's folder of maps, or of the current folder where there is no such folder.

    Raises:
        click.ClickException: a folder holds none.
    """
    found: list[str] = []
    for path in paths or (shown_path(project.maps if project.maps.is_dir() else Path.cwd()),):
        if path == STDIN or not Path(path).is_dir():
            found.append(path)
            continue
        files = sorted(file for file in Path(path).rglob(f"*{SUFFIX}") if file.is_file())
        below = [str(file) for file in files if not is_link_outside(file, Path(path))]
        if outside := [shown_path(file) for file in files if str(file) not in below]:
            message = _("left out, because they are links out of this project: {files}")
            say(f"{style(_('warning:'), 'warning')} {message.format(files=_(LIST_COMMA).join(outside))}")
        if not below:
            raise click.ClickException(
                _("{path}: no maps found; map files are named {pattern}").format(path=path, pattern=f"*{SUFFIX}")
            )
        found += below
    return list(dict.fromkeys(found))


def shown_path(path: Path) -> str:
    """A path as messages show it: from the current folder, if it is in there."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def map_or_exit(loaded: Loaded, code: int = EXIT_FINDINGS) -> ArgumentMap:
    """The map of a file; where it has errors they are shown, and the command ends."""
    if loaded.map is None:
        show_errors(loaded)
        sys.exit(code)
    return loaded.map


def show_errors(loaded: Loaded) -> None:
    """Show why a file is not a map."""
    show_diagnostics(loaded)
    say(_("{name} is not a valid map; fix the errors above first").format(name=loaded.source.name))


def show_diagnostics(loaded: Loaded) -> None:
    """Show what is wrong with a file."""
    for block in text.render(loaded.source, loaded.diagnostics, style):
        say(block)


def files_in_commands(loaded: Loaded) -> dict[str, str]:
    """What the commands that a report proposes call the files that a map is made of: their names, without folders,
    quoted for a shell.

    They are found by the id of the layer; that of the map itself is empty.
    """
    return {one.layer: word(one.path.name) if one.path else PLACEHOLDER for one in loaded.stack}


def find_node(map_: ArgumentMap, node_id: str, option: str) -> Node:
    """The node that an option names; ``thesis`` is the thesis, unless a node has that id.

    Raises:
        click.BadParameter: there is none; the nearest id is suggested.
    """
    node_id = map_.named(node_id)
    if node_id not in map_.nodes:
        message = _("the map has no node `{id}`").format(id=node_id) + suggest(node_id, map_.nodes)
        raise click.BadParameter(message, param_hint=option)
    return map_[node_id]


def no_text(source_id: str) -> click.ClickException:
    """No text of a source is available; the message says how to give one."""
    message = _("no source text is available; give one with `--source {id}=FILE`, or list its folder in `{variable}`")
    return click.ClickException(message.format(id=source_id, variable=ENVIRONMENT))


def document_language(project: Project, map_: ArgumentMap, asked: str) -> str:
    """The language of a document: the one asked for, else the one that the settings name or the map's first.

    Raises:
        click.BadParameter: the map does not have the one asked for.
    """
    found = find_language(asked, map_.languages)
    if asked and not found:
        raise click.BadParameter(
            _("the map is in {languages}, not in `{tag}`").format(
                languages=_(LIST_COMMA).join(map_.languages), tag=asked
            ),
            param_hint="--lang",
        )
    warn_of_language(project.config.language, map_.languages)
    return found or project.language(map_)


def warn_of_language(tag: str, languages: Iterable[str] = ()) -> None:
    """Warn of a language, named by an option or by the settings, that neither argmap speaks nor a map is in."""
    known = tag.lower().partition("-")[0] == SOURCE or spoken_language(tag) != SOURCE
    if tag and not known and not find_language(tag, languages):
        message = _("argmap does not speak `{tag}`; its languages are {languages}")
        said = message.format(tag=tag, languages=_(LIST_COMMA).join(all_languages()))
        say(f"{style(_('warning:'), 'warning')} {said}")


def path_from(folder: Path, path: Path) -> str:
    """A path as a file in a folder names it: from there, with slashes on every system."""
    try:
        return Path(os.path.relpath(path, folder)).as_posix()
    except ValueError:  # another drive
        return path.absolute().as_posix()


def map_from(folder: Path, path: Path) -> str:
    """How a layer in a folder names the map at a path.

    Raises:
        click.UsageError: a layer there may not name it.
    """
    name = path_from(folder, path)
    if named_file(name, folder) is None:
        message = _("{path} belongs to another project than the folder of the layer; {hint}")
        raise click.UsageError(message.format(path=path, hint=_(OWN_PROJECT)))
    return name
