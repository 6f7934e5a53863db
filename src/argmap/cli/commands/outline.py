"""``argmap outline``: an indented outline becomes nodes of a map."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from argmap.authoring.change import Operation, Standard, edited
from argmap.authoring.errors import EditError
from argmap.authoring.outlining.growth import Growth, grow, new_map
from argmap.authoring.outlining.reading import Outline, OutlineError, read_outline
from argmap.cli.commands.schema import put_beside
from argmap.cli.common import find_node, map_or_exit, say, style
from argmap.cli.editing import carry_out
from argmap.cli.options import dry_run_option, map_argument, text_language_option
from argmap.cli.output import write_new
from argmap.i18n import _, current_language, n_
from argmap.i18n.names import kind_counts, word
from argmap.loading import STDIN, SUFFIX, Loaded, load_text
from argmap.project import Project
from argmap.rendering.scripts import language_of_script
from argmap.syntax.edits import apply_edits


@click.command(
    epilog="\b\nExamples:\n  argmap outline essay.argmap.yaml notes.txt\n"
    "  argmap outline essay.argmap.yaml --below demand < notes.txt\n"
    "  argmap show essay.argmap.yaml --outline > notes.txt\n\n"
    "\b\nAn outline:\n"
    "  Open on Sundays.\n"
    "    Many readers ask. #demand\n"
    "      = Most readers do. @[Reader survey] [12, 14-16]\n"
    "      ~ Only members answered.\n"
    "    - Costs will rise.\n"
    "      - Volunteers will come. “We offer … for free”\n\n"
    "\b\nMarks at the start of a line:\n"
    "  +  premise, as without a mark\n"
    "  =  evidence\n"
    "  -  objection\n"
    "  ~  caveat\n"
    "  >  consequence\n"
    "  #  title, on the first line only\n\n"
    "\b\nAt its end, in any order:\n"
    "  #tag                            tag\n"
    "  @Moore or @[Ann Moore]          who says so\n"
    "  [12, 14-16]                     notes of the source\n"
    "  “first words … last words”      passage of the source\n"
    "  @“exact words”                  passage that is one phrase\n\n"
    "A line indented below another bears on it. A backslash takes a sign literally, or, at the end of a line, "
    "continues it. A line that repeats a statement of the map stands for it. If MAP does not exist, it is written, "
    "with the first line as its thesis."
)
@map_argument
@click.argument("file", metavar="[FILE]", default=STDIN, type=click.Path(allow_dash=True, dir_okay=False))
@click.option("--below", metavar="ID", default="", help="Add the outline below this node (default: the thesis).")
@click.option("--plain", is_flag=True, help="The marks are bullets of a list: every line is a premise.")
@text_language_option
@dry_run_option
def outline(map_path: str, file: str, below: str, plain: bool, language: str, dry_run: bool) -> None:
    """Turn an indented outline into nodes.

    FILE is the outline; standard input by default. All of it is added, or nothing.
    """
    if map_path == STDIN and file == STDIN:
        raise click.UsageError(_("standard input cannot be both MAP and FILE"))
    name = "<stdin>" if file == STDIN else file
    found = _read(file, name, plain)
    if map_path != STDIN and not Path(map_path).exists():
        _start(Path(map_path), found, name, below, language, dry_run)
        return
    grown: list[Growth] = []

    def make(loaded: Loaded) -> Sequence[Operation]:
        map_ = map_or_exit(loaded)
        parent = find_node(map_, below, "--below") if below else map_.root
        try:
            grown.append(grow(found, map_, parent.id, language, inherits=not loaded.below))
        except OutlineError as error:
            raise click.ClickException(f"{name}:{error.line}: {error}") from error
        if not grown[0].operations:
            raise click.ClickException(_("the map has every line of {file} already").format(file=name))
        return grown[0].operations

    carry_out(map_path, dry_run, make, place=lambda index: f"{name}:{grown[0].lines[index]}: ", warn=not dry_run)
    _say(grown[0], found, dry_run)


def _read(file: str, name: str, plain: bool) -> Outline:
    if file == STDIN and sys.stdin.isatty():
        say(_("Type the outline; end it with Ctrl-D (on Windows Ctrl-Z and Enter)."))
    try:
        data = sys.stdin.buffer.read() if file == STDIN else Path(file).read_bytes()
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise click.ClickException(_("{file} is not text in UTF-8").format(file=name)) from error
    try:
        return read_outline(text, plain=plain)
    except OutlineError as error:
        raise click.ClickException(f"{name}:{error.line}: {error}") from error
    except EditError as error:
        raise click.ClickException(f"{name}: {error}") from error


def _start(path: Path, found: Outline, name: str, below: str, language: str, dry_run: bool) -> None:
    """Write a new map."""
    if below:
        raise click.UsageError(_("{path} does not exist, so it has no node to be `--below`").format(path=path))
    if not path.name.endswith(SUFFIX):
        message = _("{path} does not exist; the name of a new map ends in `{suffix}`")
        raise click.ClickException(message.format(path=path, suffix=SUFFIX))
    said = " ".join(item.statement.text for item in found.items)
    language = language or language_of_script(said) or Project.find(path.parent).config.language or "en"
    try:
        loaded = load_text(new_map(found, path.name.removesuffix(SUFFIX), language), str(path), path)
        grown = grow(found, map_or_exit(loaded), map_or_exit(loaded).root.id)
        result = edited(loaded, grown.operations, Standard())
    except OutlineError as error:
        raise click.ClickException(f"{name}:{error.line}: {error}") from error
    except EditError as error:
        raise click.ClickException(f"{name}:{grown.lines[error.operation]}: {error}") from error
    text = apply_edits(loaded.source.text, result.edits)
    if dry_run:
        click.echo(text, nl=False)
        say(_("nothing was written (`--dry-run`)"))
        return
    write_new(path, text, force=False)
    put_beside(path)
    say(_("Wrote {path}").format(path=path))
    _say(grown, found, dry_run)
    if "\nsources:\n" in text:
        say(_("Next: say in `sources` which work the notes and passages are from"))


def _say(grown: Growth, found: Outline, dry_run: bool) -> None:
    """Say which nodes there are now, with their ids."""
    for depth, item, name in grown.made:
        say(f"{'  ' * depth}{name} {style(word(item.kind, current_language()), 'dim')}")
    if not dry_run:
        message = n_("Added {count} node: {kinds}", "Added {count} nodes: {kinds}", len(grown.made))
        say(message.format(count=len(grown.made), kinds=kind_counts(grown.counts)))
    if found.looks_like_a_list:
        say(_("Every line begins with `-`, so all are objections; if that is only a list, use `--plain`"))
