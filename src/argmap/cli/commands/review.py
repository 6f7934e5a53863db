"""``argmap review``."""

from __future__ import annotations

import datetime

import click

from argmap.cli.common import files_in_commands
from argmap.cli.options import Given, takes_map
from argmap.cli.output import Output, output_options


@click.command(
    epilog="\b\nExamples:\n  argmap review paper.argmap.yaml -o review.html\n"
    "  argmap review paper.argmap.yaml --lang en -n 10 > review.md\n"
    "  argmap review paper.argmap.yaml --layers all --source paper=paper.pdf\n"
    "  argmap review paper.argmap.yaml --today 2027-01-01\n\n"
    "The review includes findings that the author has suppressed: a critic may judge otherwise."
)
@takes_map(sources=True, schemes=True)
@output_options("md", "html")
@click.option(
    "-n",
    "most",
    type=click.IntRange(min=1),
    default=5,
    show_default=True,
    metavar="N",
    help="Number of points per section.",
)
@click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="Date by which forecasts count as due, such as 2027-01-31 (default: today).",
)
def review(given: Given, out: Output, most: int, today: datetime.datetime | None) -> None:
    """List the weak points of an argument, most important first.

    Each point says what would answer it.
    """
    from argmap.analysis.weaknesses import gather
    from argmap.reports.review.report import document

    day = today.date() if today else datetime.date.today()
    evaluation = given.project.evaluation
    found = gather(given.project.context(given.loaded, today=day), evaluation)
    out.write_report(
        lambda: document(
            given.map,
            found,
            given.language,
            files=files_in_commands(given.loaded),
            today=day,
            settings=evaluation,
            most=most,
        )
    )
