"""``argmap diff``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from argmap.cli.common import check_language, say, show_errors, style
from argmap.cli.errors import EXIT_FINDINGS, EXIT_USAGE
from argmap.cli.evaluation_options import settings
from argmap.cli.output import deliver, form_of, output_options, page_width
from argmap.cli.scheme_options import catalogue
from argmap.cli.versions import Side, sides
from argmap.git import GitError
from argmap.loading import Loaded
from argmap.model import ArgumentMap

if TYPE_CHECKING:
    from argmap.reports.diff.narrative import Telling

_FORMS = ("text", "json", "md", "svg")


@click.command(
    epilog="\b\nExamples:\n"
    "  argmap diff essay.argmap.yaml                       with what was committed last\n"
    "  argmap diff old.argmap.yaml new.argmap.yaml         two files\n"
    "  argmap diff HEAD~3:maps/essay.argmap.yaml HEAD:     two commits\n"
    "  argmap diff --rev v1.0 essay.argmap.yaml -o changes.md\n"
    "  argmap diff main:essay.argmap.yaml essay.argmap.yaml -o changes.svg\n\n"
    "A version is a file, `-`, or REVISION:PATH as `git show` takes it; REVISION: alone has the path of the other "
    "version. Exit code 0; with --exit-code 1 where the argument differs; 2 where a version is missing or is no map."
)
@click.argument("first", metavar="VERSION")
@click.argument("second", metavar="[VERSION]", required=False)
@click.option("--rev", "revision", metavar="REVISION", help="Compare one file with this revision of it, not with HEAD.")
@output_options(*_FORMS)
@click.option("-l", "--lang", "language", default="", metavar="TAG", help="Language; the map's first by default.")
@click.option("--all-languages", is_flag=True, help="Show a changed text in every language in which it changed.")
@click.option("--brief", is_flag=True, help="Only the summary, and what changes for the thesis.")
@click.option("--exit-code", is_flag=True, help="Exit with 1 where the argument differs.")
@click.option("--theme", type=click.Choice(["auto", "light", "dark"]), default="auto", help="Of the diagram.")
@click.option("--style", "style_name", default="default", metavar="NAME|FILE", help="Of the diagram.")
@click.option(
    "--layout", type=click.Choice(["left-right", "top-down", "radial"]), default="left-right", help="Of the diagram."
)
def diff(
    first: str,
    second: str | None,
    revision: str | None,
    form: str | None,
    output: Path | None,
    language: str,
    all_languages: bool,
    brief: bool,
    exit_code: bool,
    theme: str,
    style_name: str,
    layout: str,
) -> None:
    """Say what changed between two versions of a map, and what that does to the thesis."""
    form = form_of(output, form, *_FORMS)
    try:
        before, after = sides(first, second, revision)
        if before.missing or after.missing:
            _say_missing(before, after)
            sys.exit(EXIT_FINDINGS if exit_code else 0)
        old, new = before.load(), after.load()
    except GitError as error:
        raise click.ClickException(str(error)) from error
    was, now = _map_or_exit(old), _map_or_exit(new)
    language = check_language(now, language)

    from argmap.comparison import compare
    from argmap.comparison.effects import consequences

    compared = compare(was, now)
    found, names = consequences(compared, settings(None)), (before.name, after.name)
    if form == "svg":
        from argmap.diagrams.options import DiagramOptions
        from argmap.reports.diff.drawing import render as drawn

        options = DiagramOptions(language=language, theme=theme, style=style_name, layout=layout)
        deliver(drawn(compared, found, names, options), output)
    else:
        from argmap.comparison.files import Sameness, sameness

        same = Sameness.DIFFERENT if compared else sameness(old, new)
        if form == "json":
            from argmap.reports.diff.json import render as as_json

            deliver(as_json(compared, found, names, same), output)
        else:
            from argmap.reports.diff.narrative import tell

            telling = tell(
                compared,
                found,
                names,
                language,
                sameness=same,
                all_languages=all_languages,
                brief=brief,
                schemes=catalogue(),
            )
            deliver(_in_markdown(telling) if form == "md" else _in_text(telling, output), output)
    if exit_code and compared:
        sys.exit(EXIT_FINDINGS)


def _map_or_exit(loaded: Loaded) -> ArgumentMap:
    """The map of a version; where it has errors they are shown, and the command ends as for any other trouble."""
    if loaded.map is None:
        show_errors(loaded)
        sys.exit(EXIT_USAGE)
    return loaded.map


def _say_missing(before: Side, after: Side) -> None:
    """What is said of a file that is new or gone, in a comparison that git asks for."""
    if before.missing and after.missing:
        raise click.UsageError("neither of the versions is a file")
    there = after if before.missing else before
    map_ = _map_or_exit(there.load())
    what = "a new map" if before.missing else "a map that was deleted"
    count = f"{len(map_)} statement{'s' if len(map_) != 1 else ''}"
    say(f"{there.name} is {what} with {count}: {map_.title}", err=False)


def _in_markdown(telling: Telling) -> str:
    from argmap.reports.diff.markdown import render

    return render(telling)


def _in_text(telling: Telling, output: Path | None) -> str:
    from argmap.reports.diff.text import render

    return "\n".join(render(telling) if output else render(telling, style, page_width()))
