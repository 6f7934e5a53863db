"""``argmap batch``: many edits of a map as one."""

from __future__ import annotations

import json
import re
import shlex
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path

import click

from argmap.authoring.operations import Join, Operation, RemoveSource, Rename, RenameSource
from argmap.cli.commands import edit, source
from argmap.cli.commands.inferences import join, split, splitting
from argmap.cli.editing import carry_out
from argmap.cli.options import dry_run_option, map_argument, messages_option
from argmap.diagnostics import suggest
from argmap.i18n import _
from argmap.i18n.punctuation import code_list
from argmap.loading import STDIN

_OPERATIONS: dict[str, tuple[click.Command, Callable[..., Operation]]] = {
    "add": (edit.add, edit.adding),
    "set": (edit.set_, edit.setting),
    "move": (edit.move, edit.moving),
    "rename": (edit.rename, Rename),
    "remove": (edit.remove, edit.removing),
    "link": (edit.link, edit.linking),
    "unlink": (edit.unlink, edit.unlinking),
    "join": (join, Join),
    "split": (split, splitting),
    "source add": (source.add, source.adding),
    "source set": (source.set_, source.setting),
    "source remove": (source.remove, RemoveSource),
    "source rename": (source.rename, RenameSource),
}
"""The commands that a line may hold, each with what makes a value of its parameters."""


@click.command(
    epilog="\b\nExamples:\n  argmap batch essay.argmap.yaml edits.txt\n"
    "  argmap batch essay.argmap.yaml - < edits.txt\n\n"
    "\b\nA file of edits:\n"
    '  set demand text "Readers ask for it."\n'
    '  add demand evidence letters "The desk has a folder of letters." --set cites=10\n'
    "  move survey staff --first\n"
    '  ["set", "staff", "detail", "Two lines:\\nthe second"]\n\n'
    "Each line is one of add, set, move, rename, remove, link, unlink, join, split and source add, set, remove or "
    "rename, with the arguments and options that follow MAP in a shell; or the same words as a JSON list, as programs "
    "write them. Empty lines and lines that begin with # are skipped."
)
@map_argument
@click.argument("file", metavar="FILE", type=click.Path(allow_dash=True, dir_okay=False))
@dry_run_option
@messages_option
def batch(map_path: str, file: str, dry_run: bool) -> None:
    """Make the edits in FILE as one: all of them, or none.

    Later edits see what earlier ones did. The map must be valid after the last.
    """
    if map_path == STDIN and file == STDIN:
        raise click.UsageError(_("standard input cannot be both MAP and FILE"))
    name = "<stdin>" if file == STDIN else file
    found: list[tuple[int, Operation]] = []
    for number, line in enumerate(re.split(r"\r\n|\n|\r", _text(file, name)), start=1):
        if line.strip() and not line.lstrip().startswith("#"):
            try:
                found.append((number, _operation(_words(line))))
            except click.ClickException as error:
                raise click.ClickException(f"{name}:{number}: {error.format_message()}") from error
    if not found:
        raise click.ClickException(_("{file} has no edits").format(file=name))
    numbers = [number for number, __ in found]
    operations = [operation for __, operation in found]
    carry_out(map_path, dry_run, lambda loaded: operations, place=lambda index: f"{name}:{numbers[index]}: ")


def _text(file: str, name: str) -> str:
    try:
        data = sys.stdin.buffer.read() if file == STDIN else Path(file).read_bytes()
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise click.ClickException(_("{file} is not text in UTF-8").format(file=name)) from error


def _words(line: str) -> list[str]:
    """The words of a line: a JSON list, or as a shell reads them."""
    if line.lstrip().startswith("["):
        try:
            words = json.loads(line)
        except ValueError as error:
            raise click.ClickException(_("not a JSON list: {reason}").format(reason=error)) from error
        if not words or not all(isinstance(word, str) for word in words):
            raise click.ClickException(_("a JSON list of edits holds texts only; put numbers in quotes"))
        return [unicodedata.normalize("NFC", word) for word in words]
    try:
        return [unicodedata.normalize("NFC", word) for word in shlex.split(line, comments=True)]
    except ValueError as error:
        message = _("a quotation mark is not closed; write a text with line breaks as part of a JSON list")
        raise click.ClickException(message) from error


def _operation(words: list[str]) -> Operation:
    """The operation that a line's words stand for."""
    # `source add` and the like are two words.
    count = 2 if " ".join(words[:2]) in _OPERATIONS else 1
    name, rest = " ".join(words[:count]), words[count:]
    if name not in _OPERATIONS:
        if name == "argmap":
            raise click.ClickException(_("leave out `argmap` and the map: `{line}`").format(line="set ID KEY VALUE"))
        message = _("`{name}` is not an edit; a line begins with {known}")
        raise click.ClickException(message.format(name=name, known=code_list(_OPERATIONS)) + suggest(name, _OPERATIONS))
    command, make = _OPERATIONS[name]
    given = [each for each in command.params if each.name not in ("map_path", "dry_run")]
    reader = click.Command(name, params=given, callback=make, add_help_option=False)
    with reader.make_context(name, rest) as context:
        operation: Operation = reader.invoke(context)
    return operation
