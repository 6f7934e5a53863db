"""``argmap matrix``."""

from __future__ import annotations

import re

import click

from argmap.cli.common import files_in_commands, find_node, say
from argmap.cli.options import Given, takes_map
from argmap.cli.output import Output, Rendered, output_options
from argmap.i18n import _
from argmap.model import KINDS, ArgumentMap, Node


@click.command(
    epilog="\b\nExamples:\n  argmap matrix essay.argmap.yaml --claims thesis,main-objection\n"
    "  argmap matrix essay.argmap.yaml --claims peace,war,neither -o rivals.html\n"
    "  argmap matrix essay.argmap.yaml --claims peace --claims war -o rivals.csv\n\n"
    "Rows are the nodes without support in the map: evidence, assumptions, objections and caveats. How they bear on a "
    "claim is computed from the map's links. It is a view, not a verdict."
)
@takes_map()
@click.option(
    "--claims", "named", multiple=True, required=True, metavar="A,B[,C…]", help="Ids of the claims, at least two."
)
@output_options("text", "html", "md", "csv", "json")
def matrix(given: Given, named: tuple[str, ...], out: Output) -> None:
    """Weigh the evidence against rival claims.

    This is the analysis of competing hypotheses (Heuer 1999).
    """
    claims = _claims(given.map, named)

    from argmap.analysis.competing_hypotheses import weigh
    from argmap.reports.matrix.data import render_csv, render_json
    from argmap.reports.matrix.report import Wording

    wording = Wording(given.map, weigh(given.map, claims), given.language, files_in_commands(given.loaded))

    def csv() -> Rendered:
        for note in wording.notes():  # a table has no place for them
            say(note)
        return render_csv(wording)

    out.write_report(wording.document, {"csv": csv, "json": lambda: render_json(wording)})


def _claims(map_: ArgumentMap, named: tuple[str, ...]) -> list[Node]:
    """The rival claims.

    Raises:
        click.BadParameter: one is no node or cannot rival a claim, is named twice, or there are fewer than two.
    """
    from argmap.analysis.competing_hypotheses import HYPOTHESES

    ids = [name for value in named for part in re.split("[,，、]", value) if (name := part.strip())]
    claims = [find_node(map_, name, "--claims") for name in ids]
    for place, claim in enumerate(claims):
        if claim in claims[:place]:
            raise click.BadParameter(_("`{id}` is given twice").format(id=claim.id), param_hint="--claims")
        if claim.kind not in HYPOTHESES:
            raise click.BadParameter(
                _(
                    "`{id}` is under `{group}`, so it cannot be a rival claim; name the thesis, premises or objections"
                ).format(id=claim.id, group=KINDS[claim.kind].group),
                param_hint="--claims",
            )
    if len(claims) < 2:
        raise click.BadParameter(_("name at least two claims, such as `--claims peace,war`"), param_hint="--claims")
    return claims
