"""``argmap evaluate``."""

from __future__ import annotations

from pathlib import Path

import click

from argmap.cli.common import check_language, layered_map_argument, load_or_exit, style
from argmap.cli.evaluation_options import evaluation_options, settings, what_if
from argmap.cli.output import deliver, page_width
from argmap.rendering.terminal import plain


@click.command(
    epilog="\b\nExamples:\n  argmap evaluate essay.argmap.yaml\n"
    "  argmap evaluate essay.argmap.yaml --reject survey        what if the survey were wrong?\n"
    "  argmap evaluate essay.argmap.yaml --credence cost=0.9 --accept gift\n"
    "  argmap evaluate essay.argmap.yaml --format json\n\n"
    "A status says whether a claim stands if the objections stand, a strength how much support reaches it. What a node "
    "is expected to be can stand in the map, under `expect`; `argmap check` tells when it is not."
)
@layered_map_argument
@evaluation_options
@click.option("--all", "everything", is_flag=True, help="Every node, not only what matters most or changes.")
@click.option("-l", "--lang", "language", default="", metavar="TAG", help="Language; the map's first by default.")
@click.option("--format", "form", type=click.Choice(["text", "json", "md"]), default="text", show_default=True)
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Write to a file.")
def evaluate(
    map_path: str,
    semantics: str | None,
    credences: dict[str, float],
    accepted: tuple[str, ...],
    rejected: tuple[str, ...],
    everything: bool,
    language: str,
    form: str,
    output: Path | None,
) -> None:
    """Show which claims of a map stand, how strongly, and what would be if something were otherwise."""
    map_, loaded = load_or_exit(map_path)
    language = check_language(map_, language)
    assumed = what_if(map_, credences, accepted, rejected)
    how = settings(semantics)

    from argmap.evaluation import evaluate as find
    from argmap.reports.evaluation.content import Readings
    from argmap.reports.evaluation.report import render_json, render_markdown, render_text

    before = find(map_, how) if assumed else None
    readings = Readings(map_, language, how.semantics, find(map_, how, assumed), before, everything)
    if form == "json":
        made = render_json(readings, loaded.source.name)
    elif form == "md":
        made = render_markdown(readings)
    else:
        made = render_text(readings, page_width(), style if output is None else plain)
    deliver(made, output)
