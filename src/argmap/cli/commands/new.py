"""``argmap new``."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import click

from argmap.authoring.new import first_layer, first_map
from argmap.cli.commands.schema import FILE_NAME, put_beside
from argmap.cli.common import map_from, map_or_exit, say
from argmap.cli.options import force_option, in_unicode
from argmap.cli.output import check_free, check_no_input, write_new
from argmap.i18n import _
from argmap.loading import SUFFIX
from argmap.project import Project
from argmap.rendering.scripts import is_written_in, language_of_script
from argmap.rendering.shell import word
from argmap.syntax.schema import check_language


@click.command(
    epilog="\b\nExamples:\n  argmap new essay.argmap.yaml        asks for languages, title and thesis\n"
    '  argmap new essay.argmap.yaml --title "Sunday opening" \\\n'
    '      --thesis "The library should open on Sundays."\n'
    "  argmap new critique.argmap.yaml --extends essay.argmap.yaml --by reviewer"
)
@click.argument("path", type=click.Path(path_type=Path), metavar="FILE")
@click.option("--title", callback=in_unicode, help="Title of the map.")
@click.option(
    "-l", "--lang", "languages", metavar="TAGS", help="Languages of the map, primary language first, such as zh,en."
)
@click.option("--thesis", callback=in_unicode, help="The claim that the map argues for, in one sentence.")
@click.option("--extends", metavar="MAP", help="Start a layer on this map instead.", type=click.Path(path_type=Path))
@click.option("--by", callback=in_unicode, help="Author of the layer's statements.")
@force_option
def new(
    path: Path,
    title: str | None,
    languages: str | None,
    thesis: str | None,
    extends: Path | None,
    by: str | None,
    force: bool,
) -> None:
    """Start a map, or a layer on one.

    Writes a small valid file with comments that explain the format.
    """
    if path.is_dir() or not path.name:
        raise click.UsageError(_("{path} is a folder; name a file in it").format(path=path))
    if not path.name.endswith(SUFFIX):
        # Only files of this name are found in a folder.
        path = path.with_name(re.sub(r"\.ya?ml$", "", path.name) + SUFFIX)
    check_free(path, force)
    if extends is not None:
        check_no_input(path, [extends])
        if thesis or languages:
            raise click.UsageError(_("a layer has the thesis and languages of its map; omit `--thesis` and `--lang`"))
        text = _layer(path, extends, title, by)
    elif by:
        raise click.UsageError(_("`--by` needs `--extends`; the authors of a map are those of its sources"))
    else:
        text = _map(title, languages, thesis)
    write_new(path, text, force)
    put_beside(path)
    say(_("Wrote {path} (and {schema} for your editor)").format(path=path, schema=FILE_NAME))
    say(
        _("Next: `argmap check {path}`, `argmap export {path} -o {stem}.svg`").format(
            path=word(str(path)), stem=word(path.name.removesuffix(SUFFIX))
        )
    )


def _map(title: str | None, languages: str | None, thesis: str | None) -> str:
    asks = sys.stdin.isatty()
    usual = Project.find().config.language or "en"
    if not is_written_in(said := f"{title or ''} {thesis or ''}", usual):
        usual = language_of_script(said) or "en"
    tags = _tags(languages or (click.prompt(_("Languages, primary language first"), default=usual) if asks else usual))
    title = title or (click.prompt(_("Title")) if asks else _("Untitled map", tags[0]))
    thesis = thesis or (
        click.prompt(_("Thesis, in one sentence")) if asks else _("Write the claim here, in one sentence.", tags[0])
    )
    return first_map(title, tags, thesis)


def _layer(path: Path, extends: Path, title: str | None, by: str | None) -> str:
    """The first version of a layer; its map is shown as the layer sees it, from its own folder."""
    map_ = map_or_exit(Project.find().load(extends))
    asks = sys.stdin.isatty()
    title = title or (click.prompt(_("Title")) if asks else _("Untitled layer", map_.primary_language))
    by = by or (click.prompt(_("Author of the statements")) if asks else "")
    return first_layer(title, map_from(path.parent, extends), by, map_)


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
            raise click.BadParameter(
                _("`{tag}` is not a language tag; write `zh,en`").format(tag=tag), param_hint="--lang"
            ) from None
    return tags
