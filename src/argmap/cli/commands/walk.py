"""``argmap walk``."""

from __future__ import annotations

import click

from argmap.cli.options import Given, takes_map
from argmap.cli.output import Output, output_options


@click.command(
    epilog="\b\nExamples:\n  argmap walk essay.argmap.yaml\n  argmap walk essay.argmap.yaml --stops 8 --lang en\n"
    "  argmap walk essay.argmap.yaml --layers all -o walk.md\n\n"
    "The stops are chosen by strength: every direct reason (at most six), then what carries them and what speaks "
    "against them, with its answer. In the page of a map, `w` walks through the same stops."
)
@takes_map(evaluation=True)
@click.option(
    "--stops", type=click.IntRange(min=3, max=40), default=12, show_default=True, help="Make at most so many stops."
)
@output_options("text", "md", "html", "json")
def walk(given: Given, stops: int, out: Output) -> None:
    """Walk through an argument in a few stops."""
    from argmap.evaluation import evaluate
    from argmap.exporters.walk import walk as stops_of
    from argmap.reports.walk import WalkReport, render_json

    evaluation = evaluate(given.map, given.project.evaluation, given.assumed)
    made = WalkReport(given.map, stops_of(given.map, evaluation, stops), evaluation)
    out.write_report(lambda: made.document(given.language), {"json": lambda: render_json(made, given.name)})
