"""``argmap diff``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from argmap.cli.common import document_language, map_or_exit, say
from argmap.cli.errors import EXIT_FINDINGS, EXIT_USAGE
from argmap.cli.options import language_option, layout_option, style_option, theme_option
from argmap.cli.output import Output, Rendered, check_output, output_options
from argmap.cli.versions import Side, sides
from argmap.git import GitError
from argmap.i18n import _, n_
from argmap.project import Project


@click.command(
    epilog="\b\nExamples:\n"
    "  argmap diff essay.argmap.yaml                       since the last commit\n"
    "  argmap diff old.argmap.yaml new.argmap.yaml         two files\n"
    "  argmap diff HEAD~3:maps/essay.argmap.yaml HEAD:     two commits\n"
    "  argmap diff --rev v1.0 essay.argmap.yaml -o changes.md\n"
    "  argmap diff main:essay.argmap.yaml essay.argmap.yaml -o changes.svg\n\n"
    "A version is a file, `-`, or REVISION:PATH as in `git show`; REVISION: alone uses the path of the other "
    "version. Exit code 0: success. 1: the argument differs (with --exit-code). 2: a version is missing or not a "
    "valid map."
)
@click.argument("first", metavar="VERSION")
@click.argument("second", metavar="[VERSION]", required=False)
@click.option(
    "--rev", "revision", metavar="REVISION", help="Compare one file with this revision of it (default: HEAD)."
)
@output_options("text", "json", "md", "svg")
@language_option
@click.option("--all-languages", is_flag=True, help="Show a changed text in every language in which it changed.")
@click.option("--brief", is_flag=True, help="Show only the summary and the effect on the thesis.")
@click.option("--exit-code", is_flag=True, help="Exit with 1 if the argument differs.")
@theme_option
@style_option
@layout_option()
def diff(
    first: str,
    second: str | None,
    revision: str | None,
    out: Output,
    language: str,
    all_languages: bool,
    brief: bool,
    exit_code: bool,
    theme: str,
    style_name: str,
    layout: str,
) -> None:
    """Compare two versions of a map.

    Shows what changed, and how that affects the thesis.
    """
    project = Project.find()
    try:
        before, after = sides(first, second, revision)
        if before.missing or after.missing:
            _say_missing(before, after)
            sys.exit(EXIT_FINDINGS if exit_code else 0)
        old, new = before.load(), after.load()
    except GitError as error:
        raise click.ClickException(str(error)) from error
    was, now = map_or_exit(old, EXIT_USAGE), map_or_exit(new, EXIT_USAGE)
    if out.path is not None:
        check_output(out.path, [*project.inputs(old, new), Path(style_name)])
    language = document_language(project, now, language)

    from argmap.comparison import compare
    from argmap.comparison.effects import consequences
    from argmap.comparison.files import Sameness, sameness

    compared = compare(was, now)
    found, names = consequences(compared, project.evaluation), (before.name, after.name)
    same = Sameness.DIFFERENT if compared else sameness(old, new)

    def svg() -> Rendered:
        from argmap.diagrams.options import DiagramOptions
        from argmap.reports.diff.drawing import render

        options = DiagramOptions(language=language, theme=theme, style=style_name, layout=layout)
        return render(compared, found, names, options, say)

    def json() -> Rendered:
        from argmap.reports.diff.json import render

        return render(compared, found, names, same)

    def narrative() -> Rendered:
        from argmap.reports.diff.markdown import render as as_markdown
        from argmap.reports.diff.narrative import tell
        from argmap.reports.diff.text import render as as_text

        telling = tell(
            compared,
            found,
            names,
            language,
            sameness=same,
            all_languages=all_languages,
            brief=brief,
            schemes=project.catalogue,
        )
        return as_markdown(telling) if out.form == "md" else "\n".join(as_text(telling, out.style, out.width))

    out.write({"text": narrative, "json": json, "md": narrative, "svg": svg})
    if exit_code and compared:
        sys.exit(EXIT_FINDINGS)


def _say_missing(before: Side, after: Side) -> None:
    """What is said of a file that is new or gone, in a comparison that git asks for."""
    if before.missing and after.missing:
        raise click.UsageError(_("neither version exists"))
    there = after if before.missing else before
    map_ = map_or_exit(there.load(), EXIT_USAGE)
    if before.missing:
        message = n_(
            "{name} is a new map with {count} statement: {title}",
            "{name} is a new map with {count} statements: {title}",
            len(map_),
        )
    else:
        message = n_(
            "{name} is a deleted map with {count} statement: {title}",
            "{name} is a deleted map with {count} statements: {title}",
            len(map_),
        )
    say(message.format(name=there.name, title=map_.title), err=False)
