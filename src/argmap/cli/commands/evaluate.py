"""``argmap evaluate``."""

from __future__ import annotations

from dataclasses import replace

import click

from argmap.cli.common import find_node
from argmap.cli.options import Given, takes_map
from argmap.cli.output import Output, output_options
from argmap.model import Relation


@click.command(
    epilog="\b\nExamples:\n"
    "  argmap evaluate essay.argmap.yaml\n"
    "  argmap evaluate essay.argmap.yaml --why demand       where does its strength come from?\n"
    "  argmap evaluate essay.argmap.yaml --reject survey    what if it were wrong?\n"
    "  argmap evaluate essay.argmap.yaml --credence cost=0.9 --accept gift\n"
    "  argmap evaluate essay.argmap.yaml --format json\n\n"
    "The status says whether a claim stands, given the objections; the strength, how well it is supported. "
    "Record expected statuses in the map under `expect`, and `argmap check` reports when they change."
)
@takes_map(evaluation=True)
@output_options("text", "json", "md")
@click.option(
    "--why",
    "asked",
    multiple=True,
    metavar="ID",
    help="Explain the strength of this node instead of that of the thesis; repeatable.",
)
@click.option("--all", "everything", is_flag=True, help="List every node, not only those that matter most or change.")
def evaluate(given: Given, out: Output, asked: tuple[str, ...], everything: bool) -> None:
    """Show which claims stand, how strong they are, and why.

    With --credence, --accept and --reject, also shows what would change under other assumptions.
    """
    from argmap.evaluation import explain, resilience
    from argmap.evaluation.layers import layer_effect
    from argmap.reports.evaluation import Readings, render_json

    project, map_ = given.project, given.map
    explained = [find_node(map_, node_id, "--why").id for node_id in asked]
    if not explained and not given.assumed:
        explained = [map_.root.id]
    before = project.evaluate(map_) if given.assumed else None
    readings = Readings(
        map_,
        given.language,
        project.evaluation.semantics,
        project.evaluate(map_, given.assumed),
        before,
        explained=explain(map_, explained, project.evaluation, given.assumed),
        everything=everything or out.form == "json",
        layers="" if given.assumed else layer_effect(map_, given.language, project.evaluation),
    )
    told = {map_.root.id, *explained, *(node.id for node in readings.listed())}
    claims = [node.id for node in map_ if node.id in told and map_.bearing_on(node, Relation.SUPPORTS)]
    readings = replace(readings, resilience=resilience(map_, claims, given.assumed))
    out.write_report(readings.document, {"json": lambda: render_json(readings, given.name)})
