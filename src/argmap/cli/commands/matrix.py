"""``argmap matrix``."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from argmap.cli.common import (
    check_language,
    files_in_commands,
    find_node,
    language_option,
    layered_map_argument,
    load_or_exit,
    say,
    style,
)
from argmap.cli.output import deliver, form_of, output_options, page_width
from argmap.model import KINDS, ArgumentMap, Node
from argmap.rendering.terminal import plain

if TYPE_CHECKING:
    from argmap.reports.matrix.wording import Wording

_FORMS = ("text", "html", "md", "csv", "json")


@click.command(
    epilog="\b\nExamples:\n  argmap matrix essay.argmap.yaml --claims thesis,main-objection\n"
    "  argmap matrix essay.argmap.yaml --claims peace,war,neither -o rivals.html\n"
    "  argmap matrix essay.argmap.yaml --claims peace --claims war --lang en -o rivals.csv\n\n"
    "The rows are the nodes that nothing in the map supports: evidence, assumptions, bare objections and caveats. How "
    "they bear on a claim is computed from the map's links. It is a view, not a verdict."
)
@layered_map_argument
@click.option(
    "--claims", "named", multiple=True, required=True, metavar="A,B[,C…]", help="Ids of the claims, two or more."
)
@output_options(*_FORMS)
@language_option
def matrix(map_path: str, named: tuple[str, ...], output: Path | None, form: str | None, language: str) -> None:
    """Hold the evidence of a map against rival claims (Heuer 1999): what tells them apart, what speaks against each."""
    form = form_of(output, form, *_FORMS)
    map_, loaded = load_or_exit(map_path)
    language = check_language(map_, language)
    claims = _claims(map_, named)

    from argmap.analysis.competing_hypotheses import weigh
    from argmap.reports.matrix.wording import Wording

    wording = Wording(map_, weigh(map_, claims), language, files_in_commands(loaded))
    deliver(_rendered(wording, form, output), output)


def _claims(map_: ArgumentMap, named: tuple[str, ...]) -> list[Node]:
    """The claims to be held against one another.

    Raises:
        click.BadParameter: one is no node or cannot rival a claim, is named twice, or there are fewer than two.
    """
    from argmap.analysis.competing_hypotheses import HYPOTHESES

    ids = [name for value in named for part in re.split("[,，、]", value) if (name := part.strip())]
    claims = [find_node(map_, name, "--claims") for name in ids]
    for place, claim in enumerate(claims):
        if claim in claims[:place]:
            raise click.BadParameter(f"`{claim.id}` is named twice", param_hint="--claims")
        if claim.kind not in HYPOTHESES:
            raise click.BadParameter(
                f"`{claim.id}` stands under `{KINDS[claim.kind].group}` and rivals no claim; "
                "name the thesis, premises or objections",
                param_hint="--claims",
            )
    if len(claims) < 2:
        raise click.BadParameter("name two claims or more, as --claims peace,war", param_hint="--claims")
    return claims


def _rendered(wording: Wording, form: str, output: Path | None) -> str | bytes:
    """The view in one of its forms."""
    if form == "html":
        from argmap.reports.matrix.html import render_html

        return render_html(wording)
    if form == "md":
        from argmap.reports.matrix.markdown import render_markdown

        return render_markdown(wording)
    if form == "text":
        from argmap.reports.matrix.text import render_text

        return render_text(wording, page_width(), style if output is None else plain)

    from argmap.reports.matrix.data import render_csv, render_json

    if form == "json":
        return render_json(wording)
    for note in wording.notes():
        # A table has no place for them.
        say(note)
    return render_csv(wording)
