"""``argmap refutations``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from argmap.cli.common import find_node
from argmap.cli.options import Given, layout_option, style_option, takes_map, theme_option
from argmap.cli.output import Output, Rendered, output_options

if TYPE_CHECKING:
    from argmap.reports.refutations.report import By


@click.command(
    epilog="\b\nExamples:\n"
    "  argmap refutations essay.argmap.yaml\n"
    "  argmap refutations essay.argmap.yaml --target demand --by hands\n"
    "  argmap refutations essay.argmap.yaml -o refutation.svg    a diagram\n"
    "  argmap refutations essay.argmap.yaml --accept survey      under this assumption\n\n"
    "A refutation is a smallest set of grounds such that the target no longer stands once they are rejected. Its cost "
    "is the number of its statements, or of the hands that vouch for them. Of a target that does not stand, the "
    "command shows what would restore it."
)
@takes_map(evaluation=True)
@output_options("text", "json", "md", "html", "svg")
@click.option("--target", default="", metavar="ID", help="Node to analyse (default: the thesis).")
@click.option(
    "--by", type=click.Choice(["statements", "hands"]), help="Show the cheapest by this number only (default: both)."
)
@theme_option
@style_option
@layout_option()
def refutations(
    given: Given, out: Output, target: str, by: By | None, theme: str, style_name: str, layout: str
) -> None:
    """Show what it would take to bring the thesis down.

    Lists the cheapest ways, through its reasons and in all, and the strongest line that carries it.
    """
    from argmap.evaluation import refute
    from argmap.reports.refutations.report import Tellings, render_json

    map_, assumed = given.map, given.assumed
    node = find_node(map_, target, "--target") if target else map_.root
    found = refute(map_, node.id, given.project.evaluation, assumed)
    tellings = Tellings(map_, given.language, given.project.evaluate(map_, assumed), found, by)

    def svg() -> Rendered:
        from argmap.diagrams.options import DiagramOptions
        from argmap.reports.refutations.drawing import render

        options = DiagramOptions(language=given.language, theme=theme, style=style_name, layout=layout)
        return render(tellings, options)

    out.write_report(tellings.document, {"json": lambda: render_json(map_, found), "svg": svg})
