"""``argmap review``."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from argmap.cli.common import check_language, files_in_commands, language_option, layered_map_argument, load_or_exit
from argmap.cli.evaluation_options import settings as evaluation_settings
from argmap.cli.output import deliver, form_of, output_options
from argmap.cli.scheme_options import catalogue, schemes_option
from argmap.cli.source_options import check_names, source_option, warn_of_unreadable
from argmap.config import find_config
from argmap.sources.library import Library

_FORMS = ("md", "html")


@click.command(
    epilog="\b\nExamples:\n  argmap review paper.argmap.yaml -o review.html\n"
    "  argmap review paper.argmap.yaml --lang en -n 10 > review.md\n"
    "  argmap review paper.argmap.yaml --layers all --source paper=texts/paper.pdf -o review.html\n"
    "  argmap review paper.argmap.yaml --today 2027-01-01\n\n"
    "What an author has silenced for `argmap check` is part of the review: a critic may judge otherwise."
)
@layered_map_argument
@output_options(*_FORMS)
@language_option
@source_option
@schemes_option
@click.option(
    "-n", "most", type=click.IntRange(min=1), default=5, show_default=True, metavar="N", help="Points in a section."
)
@click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="The day on which forecasts are due or not, as 2027-01-31; today's by default.",
)
def review(
    map_path: str,
    output: Path | None,
    form: str | None,
    language: str,
    named: dict[str, Path],
    scheme_files: tuple[Path, ...],
    most: int,
    today: datetime.datetime | None,
) -> None:
    """List where an argument is weak, the most important first, and what would answer each point."""
    form = form_of(output, form, *_FORMS)
    map_, loaded = load_or_exit(map_path)
    language = check_language(map_, language)
    check_names(map_, named)

    from argmap.analysis.weaknesses import gather
    from argmap.checks import Context
    from argmap.reports.review.wording import Wording

    settings = find_config()
    library = Library.of(loaded.path, {**settings.named_sources(), **named}, loaded.folders)
    warn_of_unreadable(map_, library)
    day = today.date() if today else datetime.date.today()
    config = settings.check_for(loaded.path)
    context = Context(loaded, map_, library, config, today=day, schemes=catalogue(scheme_files, settings))
    reading = evaluation_settings(None)
    wording = Wording(
        map_,
        gather(context, reading),
        language,
        files=files_in_commands(loaded),
        today=day,
        semantics=reading.semantics,
    )
    if form == "html":
        from argmap.reports.review.html import render_html

        deliver(render_html(wording, most), output)
    else:
        from argmap.reports.review.markdown import render_markdown

        deliver(render_markdown(wording, most), output)
