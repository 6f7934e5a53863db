"""``argmap fmt``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from argmap.cli.common import find_maps, say
from argmap.cli.editing import load_text_or_exit, save_text, show_difference, write_out
from argmap.cli.errors import EXIT_FINDINGS, EXIT_USAGE
from argmap.config import find_config
from argmap.loading import STDIN
from argmap.syntax.edits import apply_edits
from argmap.syntax.formatting.canonical import format_edits
from argmap.syntax.formatting.layout import LayoutError


@click.command(
    epilog="\b\nExamples:\n  argmap fmt                          every map below maps/\n"
    "  argmap fmt essay.argmap.yaml --diff show what would change, write nothing\n"
    "  argmap fmt --check                  for CI: name the files that are not laid out\n"
    "  argmap fmt - < essay.argmap.yaml    from standard input to standard output\n\n"
    "Exit code 0: all is laid out now. 1: --check or --diff found a file that is not, or one cannot be read. "
    "2: a file is left as it is, since its layout could not be changed without loss."
)
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(allow_dash=True))
@click.option("--check", is_flag=True, help="Write nothing; name the files that are not laid out.")
@click.option("--diff", is_flag=True, help="Write nothing; show what would change.")
def fmt(paths: tuple[str, ...], check: bool, diff: bool) -> None:
    """Lay maps out: key order, indentation, quotes, long lines. Texts and comments stay as they are."""
    changed = refused = 0
    maps = find_maps(paths or (_default_folder(),))
    for path in maps:
        loaded = load_text_or_exit(path)
        before = loaded.source.text
        try:
            after = apply_edits(before, format_edits(loaded.source))
        except LayoutError as error:
            say(f"{loaded.source.name}: left as it is: {error}")
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
            say(f"{loaded.source.name} {'is not laid out' if check else 'is laid out anew'}")
    if check and not changed and not refused:
        say(f"{len(maps)} map{'s' if len(maps) != 1 else ''}: laid out")
    if refused:
        sys.exit(EXIT_USAGE)
    if changed and (check or diff):
        sys.exit(EXIT_FINDINGS)


def _default_folder() -> str:
    """The project's maps, or the current folder where there is no such folder."""
    settings = find_config()
    folder = settings.root / settings.build.maps
    folder = folder if folder.is_dir() else Path.cwd()
    return str(folder.relative_to(Path.cwd())) if folder.is_relative_to(Path.cwd()) else str(folder)
