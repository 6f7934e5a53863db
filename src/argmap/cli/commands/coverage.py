"""``argmap coverage``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from argmap.cli.common import layered_map_argument, load_or_exit, say, style
from argmap.cli.errors import EXIT_FINDINGS
from argmap.cli.output import deliver
from argmap.cli.source_options import check_names, source_option, warn_of_unreadable
from argmap.sources.library import ENVIRONMENT, Library
from argmap.sources.passages import SourceTexts

if TYPE_CHECKING:
    from argmap.reports.coverage.text import SourceReport

_BY_SUFFIX = {".html": "html", ".htm": "html", ".json": "json"}


@click.command(
    epilog="\b\nExamples:\n  argmap coverage paper.argmap.yaml\n"
    "  argmap coverage paper.argmap.yaml --source paper=texts/paper.pdf -o coverage.html\n"
    "  argmap coverage paper.argmap.yaml --section 二（一）\n"
    "  argmap coverage paper.argmap.yaml --min 95        for continuous integration\n\n"
    "Exit code 0; 1 where less than --min per cent of the body's sentences are pointed at; 2 for a wrong call."
)
@layered_map_argument
@source_option
@click.option("--format", "form", type=click.Choice(["text", "json", "html"]), help="Form of the report.")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Write to a file.")
@click.option("--section", "wanted", metavar="NAME", help="Only the sections of this number or title.")
@click.option("--min", "least", type=click.FloatRange(0, 100), metavar="PERCENT", help="Fail below this share.")
def coverage(
    map_path: str,
    named: dict[str, Path],
    form: str | None,
    output: Path | None,
    wanted: str | None,
    least: float | None,
) -> None:
    """Show which sentences of its sources a map points at, and which it does not."""
    map_, loaded = load_or_exit(map_path)

    from argmap.reports.coverage.text import render_json, render_text

    check_names(map_, named)
    library = Library.of(loaded.path, named, loaded.folders)
    warn_of_unreadable(map_, library)
    reports = _reports(SourceTexts(map_, library), wanted)
    form = form or (_BY_SUFFIX.get(output.suffix.lower()) if output else None) or "text"
    if form == "html":
        from argmap.reports.coverage.html import render_html

        made = render_html(reports)
    elif form == "json":
        made = render_json(loaded.source.name, reports) + "\n"
    else:
        paint = style if output is None else (lambda content, name: content)
        made = "\n".join(render_text(report, paint) for report in reports)
    deliver(made, output)
    failing = [report for report in reports if least is not None and report.counted.percent < least]
    for report in failing:
        say(f"{report.source_id}: {report.counted.percent:.1f} % of the sentences are mapped, less than {least:g} %")
    if failing:
        sys.exit(EXIT_FINDINGS)


def _reports(sources: SourceTexts, wanted: str | None) -> list[SourceReport]:
    """A report for each source at hand.

    Raises:
        click.ClickException: no text is at hand, or no section is called as wanted.
    """
    from argmap.reports.coverage.text import SourceReport, choose

    if not sources.by_id:
        if not sources.map.works:
            raise click.ClickException("the map names no source; enter it under `sources`")
        first = next(iter(sources.map.works))
        raise click.ClickException(
            f"the text of no source is at hand; give it by --source {first}=FILE, or its folder in {ENVIRONMENT}"
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
            f"no section is called `{wanted}`; there are: {', '.join(names)}", param_hint="--section"
        )
    return reports
