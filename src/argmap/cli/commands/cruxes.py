"""``argmap cruxes``."""

from __future__ import annotations

import click

from argmap.cli.common import find_node
from argmap.cli.options import Given, takes_map, theme_option
from argmap.cli.output import Output, Rendered, output_options


@click.command(
    epilog="\b\nExamples:\n"
    "  argmap cruxes essay.argmap.yaml\n"
    "  argmap cruxes essay.argmap.yaml --target demand -n 5\n"
    "  argmap cruxes essay.argmap.yaml -o cruxes.svg        a chart\n"
    "  argmap cruxes essay.argmap.yaml --reject survey      under this assumption\n\n"
    "Varies the base score of each ground and caveat from 0 to 1 with the others fixed, then those of each hand "
    "together, then each step. The more the strength of the target changes, the more depends on it."
)
@takes_map(evaluation=True)
@output_options("text", "json", "md", "svg")
@click.option("--target", default="", metavar="ID", help="Node to analyse (default: the thesis).")
@click.option("-n", "most", type=click.IntRange(min=1), metavar="N", help="Number of each to show (default: 12).")
@theme_option
def cruxes(given: Given, out: Output, target: str, most: int | None, theme: str) -> None:
    """Show what the thesis depends on.

    Lists the statements, hands and steps that move its strength most, and the nodes whose rejection changes its status.
    """
    from argmap.evaluation import influences, single_points
    from argmap.reports.cruxes.report import SHOWN, Hinges, render_json

    map_, assumed, how = given.map, given.assumed, given.project.evaluation
    node = find_node(map_, target, "--target") if target else map_.root
    hinges = Hinges(
        map_,
        given.language,
        node,
        how.semantics,
        given.project.evaluate(map_, assumed),
        influences(map_, how, assumed, node.id),
        single_points(map_, how, assumed, node.id),
        most or SHOWN,
    )

    def svg() -> Rendered:
        from argmap.reports.cruxes.tornado import draw

        return draw(hinges, theme)

    out.write_report(hinges.document, {"json": lambda: render_json(hinges, given.name), "svg": svg})
