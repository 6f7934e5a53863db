"""``argmap evaluate``."""

from __future__ import annotations

import click

from argmap.cli.options import Given, takes_map
from argmap.cli.output import Output, output_options


@click.command(
    epilog="\b\nExamples:\n"
    "  argmap evaluate essay.argmap.yaml\n"
    "  argmap evaluate essay.argmap.yaml --reject survey    what if it were wrong?\n"
    "  argmap evaluate essay.argmap.yaml --credence cost=0.9 --accept gift\n"
    "  argmap evaluate essay.argmap.yaml --format json\n\n"
    "The status says whether a claim stands, given the objections; the strength, how well it is supported. "
    "Record expected statuses in the map under `expect`, and `argmap check` reports when they change."
)
@takes_map(evaluation=True)
@output_options("text", "json", "md")
@click.option("--all", "everything", is_flag=True, help="List every node, not only those that matter most or change.")
def evaluate(given: Given, out: Output, everything: bool) -> None:
    """Show which claims stand and how strong they are.

    With --credence, --accept and --reject, also shows what would change under other assumptions.
    """
    from argmap.reports.evaluation import Readings, render_json

    project = given.project
    before = project.evaluate(given.map) if given.assumed else None
    now = project.evaluate(given.map, given.assumed)
    readings = Readings(given.map, given.language, project.evaluation.semantics, now, before, everything)
    out.write_report(readings.document, {"json": lambda: render_json(readings, given.name)})
