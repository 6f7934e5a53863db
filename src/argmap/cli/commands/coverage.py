"""``argmap coverage``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from argmap.cli.common import say
from argmap.cli.errors import EXIT_FINDINGS
from argmap.cli.options import Given, takes_map
from argmap.cli.output import Output, output_options
from argmap.confinement import ENVIRONMENT
from argmap.i18n import _
from argmap.i18n.punctuation import LIST_COMMA

if TYPE_CHECKING:
    from argmap.reports.coverage.text import SourceReport
    from argmap.sources.passages import SourceTexts


@click.command(
    epilog="\b\nExamples:\n"
    "  argmap coverage paper.argmap.yaml\n"
    "  argmap coverage paper.argmap.yaml --source paper=paper.pdf -o coverage.html\n"
    "  argmap coverage paper.argmap.yaml --section 二（一）\n"
    "  argmap coverage paper.argmap.yaml --min 95        for CI: fails below 95%\n\n"
    "Exit code 0: success. 1: less than --min per cent of the sentences in the body are mapped. 2: usage error."
)
@takes_map(sources=True)
@output_options("text", "json", "html")
@click.option("--section", "wanted", metavar="NAME", help="Only sections with this number or title.")
@click.option(
    "--min",
    "least",
    type=click.FloatRange(0, 100),
    metavar="PERCENT",
    help="Fail if a smaller percentage of sentences is mapped (default: min-coverage in the settings).",
)
def coverage(given: Given, out: Output, wanted: str | None, least: float | None) -> None:
    """Show which sentences of its sources a map covers."""
    from argmap.reports.coverage.html import render_html
    from argmap.reports.coverage.text import document, render_json
    from argmap.reports.document import render

    reports = _reports(given.project.source_texts(given.loaded), wanted)
    out.write(
        {
            "text": lambda: "\n".join(
                render(document(report, given.language), out.form, out.width, out.style) for report in reports
            ),
            "json": lambda: render_json(given.name, reports) + "\n",
            "html": lambda: render_html(reports, given.language),
        }
    )
    set_least = given.project.config.check.thresholds.min_coverage
    if least is None and set_least is not None:
        least = 100 * set_least
    failing = [report for report in reports if least is not None and report.counted.percent < least]
    for report in failing:
        say(
            _("{source}: {percent:.1f}% of the sentences are mapped, less than {least:g}%").format(
                source=report.source_id, percent=report.counted.percent, least=least
            )
        )
    if failing:
        sys.exit(EXIT_FINDINGS)


def _reports(sources: SourceTexts, wanted: str | None) -> list[SourceReport]:
    """A report for each source whose text is available.

    Raises:
        click.ClickException: no text is available, or there is no section of this name.
    """
    from argmap.reports.coverage.text import SourceReport, choose

    if not sources.by_id:
        if not sources.map.works:
            raise click.ClickException(_("the map has no sources; list them under `sources`"))
        raise click.ClickException(
            _(
                "no source text is available; give one with `--source {id}=FILE`, or list its folder in `{variable}`"
            ).format(id=next(iter(sources.map.works)), variable=ENVIRONMENT)
        )
    reports = []
    for source_id in sources.by_id:
        found = sources.coverage(source_id)
        assert found is not None
        chosen = choose(found, wanted) if wanted else found.sections
        unresolved = tuple(
            (node.id, anchor)
            for node in sources.map
            if node.source == source_id
            for anchor, passages in zip(node.at, sources.passages(node), strict=True)
            if len(passages) != 1
        )
        if chosen:
            reports.append(SourceReport(sources.map, source_id, found, unresolved, chosen, whole=not wanted))
    if not reports:
        names = dict.fromkeys(section.name for text in sources.by_id.values() for section in text.sections)
        raise click.BadParameter(
            _("unknown section `{name}`; the sections are: {names}").format(
                name=wanted, names=_(LIST_COMMA).join(names)
            ),
            param_hint="--section",
        )
    return reports
