"""``argmap report``."""

from __future__ import annotations

import click

from argmap.cli.options import Given, takes_map
from argmap.cli.output import Output, output_options


@click.command(
    epilog="\b\nExamples:\n  argmap report paper.argmap.yaml -o report.html\n"
    "  argmap report paper.argmap.yaml --lang en > report.md\n"
    "  argmap report paper.argmap.yaml --source paper=paper.pdf -o report.html\n\n"
    "The page works offline. Findings of `argmap check` are part of the report and do not change the exit code."
)
@takes_map(sources=True, schemes=True)
@output_options("md", "html")
def report(given: Given, out: Output) -> None:
    """Summarise a map: shape, evidence, forecasts, findings."""
    from argmap.analysis.metrics import survey
    from argmap.reports.overview import document

    project, map_ = given.project, given.map
    sources = project.source_texts(given.loaded)
    covered = {source: found for source in sources.by_id if (found := sources.coverage(source)) is not None}
    overview = survey(map_, project.check(given.loaded), covered, project.evaluation)
    out.write_report(lambda: document(map_, overview, given.language))
