"""``argmap new``."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import click

from argmap.authoring.new import first_layer, first_map
from argmap.cli.commands.schema import FILE_NAME, put_beside
from argmap.cli.common import load_or_exit, path_from, say
from argmap.files import write_atomically
from argmap.loading import SUFFIX
from argmap.syntax.schema import check_language


@click.command(
    epilog="\b\nExamples:\n  argmap new essay.argmap.yaml        asks for title, languages and thesis\n"
    '  argmap new essay.argmap.yaml --title "Sunday opening" --thesis "The library should open on Sundays."\n'
    "  argmap new essay.critique.argmap.yaml --extends essay.argmap.yaml --by reviewer"
)
@click.argument("path", type=click.Path(path_type=Path), metavar="FILE")
@click.option("--title", help="Title of the map.")
@click.option("--lang", "languages", metavar="TAGS", help="Languages, the main one first, as zh,en.")
@click.option("--thesis", help="The claim that the map argues for, in one sentence.")
@click.option("--extends", metavar="MAP", help="Begin a layer on another map instead.", type=click.Path(path_type=Path))
@click.option("--by", help="Who asserts the nodes of the layer.")
@click.option("--force", is_flag=True, help="Replace a file that exists.")
def new(
    path: Path,
    title: str | None,
    languages: str | None,
    thesis: str | None,
    extends: Path | None,
    by: str | None,
    force: bool,
) -> None:
    """Begin a map, or a layer on one: a small file that is valid, with comments that teach the format."""
    if path.is_dir() or not path.name:
        raise click.UsageError(f"{path} is a folder; name a file in it")
    if not path.name.endswith(SUFFIX):
        # Only files of this name are found in a folder.
        path = path.with_name(re.sub(r"\.ya?ml$", "", path.name) + SUFFIX)
    if path.exists() and not force:
        raise click.ClickException(f"{path} exists; choose another name, or replace it with --force")
    if extends is not None:
        if thesis or languages:
            raise click.UsageError("a layer has the thesis and the languages of its map; leave --thesis and --lang out")
        text = _layer(path, extends, title, by)
    elif by:
        raise click.UsageError("--by goes with --extends: the sources say whose argument a map is")
    else:
        text = _map(title, languages, thesis)
    write_atomically(path, text.encode())
    put_beside(path)
    stem = path.name.removesuffix(SUFFIX)
    say(f"{path} is written, and {FILE_NAME} beside it for editors.")
    say(f"Next: `argmap check {path}`, `argmap export {path} -o {stem}.svg`")


def _map(title: str | None, languages: str | None, thesis: str | None) -> str:
    asks = sys.stdin.isatty()
    title = title or (click.prompt("Title") if asks else "Untitled map")
    languages = languages or (click.prompt("Languages, the main one first", default="en") if asks else "en")
    thesis = thesis or (click.prompt("Thesis, in one sentence") if asks else "Write the claim here, in one sentence.")
    return first_map(title, _tags(languages), thesis)


def _layer(path: Path, extends: Path, title: str | None, by: str | None) -> str:
    """The first version of a layer; its map is shown as the layer sees it, from its own folder."""
    map_, _ = load_or_exit(str(extends))
    asks = sys.stdin.isatty()
    title = title or (click.prompt("Title") if asks else "Untitled layer")
    by = by or (click.prompt("Who says it") if asks else "")
    return first_layer(title, path_from(path.parent, extends), by, map_)


def _tags(languages: str) -> list[str]:
    """The language tags of an answer, each once.

    Raises:
        click.BadParameter: one is not a tag.
    """
    tags = list(dict.fromkeys(re.split(r"[\s,，、;；]+", languages.strip())))
    for tag in tags:
        try:
            check_language(tag)
        except ValueError:
            raise click.BadParameter(f"`{tag}` is not a language tag; write zh,en", param_hint="--lang") from None
    return tags
