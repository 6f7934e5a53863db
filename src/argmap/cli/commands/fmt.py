"""``argmap fmt``."""

from __future__ import annotations

import sys

import click

from argmap.cli.common import find_maps, say
from argmap.cli.editing import load_text_or_exit, save_text, show_difference, write_out
from argmap.cli.errors import EXIT_FINDINGS, EXIT_USAGE
from argmap.cli.options import messages_option
from argmap.i18n import _, n_
from argmap.loading import STDIN
from argmap.project import Project
from argmap.syntax.edits import apply_edits
from argmap.syntax.formatting.canonical import format_edits
from argmap.syntax.formatting.layout import LayoutError


@click.command(
    epilog="\b\nExamples:\n"
    "  argmap fmt                           every map in maps/\n"
    "  argmap fmt essay.argmap.yaml --diff  show what would change\n"
    "  argmap fmt --check                   for CI: list unformatted files\n"
    "  argmap fmt - < essay.argmap.yaml     standard input to standard output\n\n"
    "Exit code 0: all files are formatted. 1: --check or --diff found an unformatted file, or a file cannot be "
    "read. 2: a file could not be formatted without loss and was left unchanged."
)
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(allow_dash=True))
@click.option("--check", is_flag=True, help="Write nothing; list unformatted files.")
@click.option("--diff", is_flag=True, help="Write nothing; show what would change.")
@messages_option
def fmt(paths: tuple[str, ...], check: bool, diff: bool) -> None:
    """Format maps: key order, indentation, quotes, line lengths.

    Texts and comments are kept.
    """
    changed = refused = 0
    maps = find_maps(paths, Project.find())
    for path in maps:
        loaded = load_text_or_exit(path)
        before = loaded.source.text
        try:
            after = apply_edits(before, format_edits(loaded.source))
        except LayoutError as error:
            say(_("{path}: cannot be formatted: {why}").format(path=loaded.source.name, why=error))
            refused += 1
            continue
        changed += before != after
        if diff:
            show_difference(loaded.source.name, before, after)
        elif path == STDIN and not check:
            write_out(after)
        elif before != after:
            if not check:
                save_text(path, after, loaded.source.digest)
            message = _("{path} is not formatted") if check else _("Formatted {path}")
            say(message.format(path=loaded.source.name))
    if check and not changed and not refused:
        say(n_("{count} map is formatted", "{count} maps are formatted", len(maps)))
    if refused:
        sys.exit(EXIT_USAGE)
    if changed and (check or diff):
        sys.exit(EXIT_FINDINGS)
