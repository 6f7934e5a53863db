"""``argmap cruxes``."""

from __future__ import annotations

from pathlib import Path

import click

from argmap.cli.common import check_focus, check_language, layered_map_argument, load_or_exit, style
from argmap.cli.evaluation_options import evaluation_options, settings, what_if
from argmap.cli.output import deliver, page_width
from argmap.rendering.terminal import plain

_BY_SUFFIX = {".md": "md", ".markdown": "md", ".json": "json", ".svg": "svg"}


@click.command(
    epilog="\b\nExamples:\n  argmap cruxes essay.argmap.yaml\n  argmap cruxes essay.argmap.yaml --target demand -n 5\n"
    "  argmap cruxes essay.argmap.yaml -o cruxes.svg           a chart\n"
    "  argmap cruxes essay.argmap.yaml --reject survey         what it would hang on then\n\n"
    "A base score is moved from 0 to 1 and the rest held: of a node that nothing supports, or of the step from a "
    "node's supporters to it. The further the strength moves, the more hangs on it."
)
@layered_map_argument
@evaluation_options
@click.option("--target", default="", metavar="ID", help="What hangs on them; the thesis by default.")
@click.option("-n", "most", type=click.IntRange(min=1), metavar="N", help="How many are shown; 12 by default.")
@click.option("-l", "--lang", "language", default="", metavar="TAG", help="Language; the map's first by default.")
@click.option("--format", "form", type=click.Choice(["text", "json", "md", "svg"]), help="Form; told by the file.")
@click.option("--theme", type=click.Choice(["auto", "light", "dark"]), default="auto", help="Theme of the chart.")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Write to a file.")
def cruxes(
    map_path: str,
    semantics: str | None,
    credences: dict[str, float],
    accepted: tuple[str, ...],
    rejected: tuple[str, ...],
    target: str,
    most: int | None,
    language: str,
    form: str | None,
    theme: str,
    output: Path | None,
) -> None:
    """Show what the thesis hangs on: base scores that move it most, nodes whose fall turns it."""
    map_, loaded = load_or_exit(map_path)
    language = check_language(map_, language)
    check_focus(map_, target, "--target")
    assumed = what_if(map_, credences, accepted, rejected)
    how = settings(semantics)
    form = form or (_BY_SUFFIX.get(output.suffix.lower()) if output else None) or "text"

    from argmap.evaluation import cruxes as find
    from argmap.evaluation import evaluate, single_points
    from argmap.reports.cruxes.report import SHOWN, Hinges, render_json, render_markdown, render_text

    node = map_[target] if target else map_.root
    hinges = Hinges(
        map_,
        language,
        node,
        how.semantics,
        evaluate(map_, how, assumed),
        tuple(find(map_, how, assumed, node.id)),
        tuple(single_points(map_, how, assumed, node.id)),
        most or SHOWN,
    )
    if form == "svg":
        from argmap.reports.cruxes.tornado import draw

        made = draw(hinges, theme)
    elif form == "json":
        made = render_json(hinges, loaded.source.name)
    elif form == "md":
        made = render_markdown(hinges)
    else:
        made = render_text(hinges, page_width(), style if output is None else plain)
    deliver(made, output)
