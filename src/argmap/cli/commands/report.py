"""``argmap report``."""

from __future__ import annotations

from pathlib import Path

import click

from argmap.cli import evaluation_options as evaluating
from argmap.cli.common import check_language, language_option, layered_map_argument, load_or_exit
from argmap.cli.output import deliver, form_of, output_options
from argmap.cli.scheme_options import catalogue, schemes_option
from argmap.cli.source_options import check_names, source_option, warn_of_unreadable
from argmap.config import find_config
from argmap.sources.library import Library

_FORMS = ("md", "html")


@click.command(
    epilog="\b\nExamples:\n  argmap report paper.argmap.yaml -o report.html\n"
    "  argmap report paper.argmap.yaml --lang en > report.md\n"
    "  argmap report paper.argmap.yaml --source paper=texts/paper.pdf -o report.html\n\n"
    "The page needs no network. What `argmap check` finds is part of the report, and does not change the exit code."
)
@layered_map_argument
@output_options(*_FORMS)
@language_option
@source_option
@schemes_option
def report(
    map_path: str,
    output: Path | None,
    form: str | None,
    language: str,
    named: dict[str, Path],
    scheme_files: tuple[Path, ...],
) -> None:
    """Show the state of a map: its shape, what it rests on, forecasts, coverage, findings."""
    form = form_of(output, form, *_FORMS)
    map_, loaded = load_or_exit(map_path)
    language = check_language(map_, language)
    check_names(map_, named)

    from argmap.analysis.metrics import survey
    from argmap.checks import check, verify
    from argmap.sources.passages import SourceTexts

    settings = find_config()
    verify(settings)
    library = Library.of(loaded.path, {**settings.named_sources(), **named}, loaded.folders)
    warn_of_unreadable(map_, library)
    config = settings.check_for(loaded.path)
    sources = SourceTexts(map_, library)
    covered = {source: found for source in sources.by_id if (found := sources.coverage(source)) is not None}
    overview = survey(
        map_, check(loaded, config, library, catalogue(scheme_files, settings)), covered, evaluating.settings()
    )
    if form == "html":
        from argmap.reports.overview.html import render_html

        made = render_html(map_, overview, language)
    else:
        from argmap.reports.overview.markdown import render_markdown

        made = render_markdown(map_, overview, language)
    deliver(made, output)
