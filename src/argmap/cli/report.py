"""``argmap report``."""

from __future__ import annotations

from pathlib import Path

import click

from argmap.cli.common import check_language, layered_map_argument, load_or_exit, say
from argmap.cli.sources import check_names, source_option, warn_of_unreadable
from argmap.config import find_config
from argmap.files import write_atomically
from argmap.sources.library import Library

_BY_SUFFIX = {".html": "html", ".htm": "html", ".md": "md", ".markdown": "md"}


@click.command(
    epilog="\b\nExamples:\n  argmap report paper.argmap.yaml -o report.html\n"
    "  argmap report paper.argmap.yaml --lang en > report.md\n"
    "  argmap report paper.argmap.yaml --source paper=texts/paper.pdf -o report.html\n\n"
    "The page needs no network. What `argmap check` finds is part of the report, and does not change the exit code."
)
@layered_map_argument
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Write to FILE.html or FILE.md.")
@click.option("--format", "form", type=click.Choice(["html", "md"]), help="Form of the report; by default Markdown.")
@click.option("-l", "--lang", "language", default="", metavar="TAG", help="Language; the map's first by default.")
@source_option
def report(map_path: str, output: Path | None, form: str | None, language: str, named: dict[str, Path]) -> None:
    """Show the state of a map: its shape, what it rests on, forecasts, coverage, findings."""
    if form is None and output is not None:
        form = _BY_SUFFIX.get(output.suffix.lower())
        if form is None:
            raise click.BadParameter("name the file .html or .md, or give --format", param_hint="--output")
    map_, loaded = load_or_exit(map_path)
    language = check_language(map_, language)
    check_names(map_, named)

    from argmap.checks import Context, check, verify
    from argmap.reports.overview import survey

    settings = find_config()
    verify(settings)
    library = Library.of(loaded.path, {**settings.named_sources(), **named}, loaded.folders)
    warn_of_unreadable(map_, library)
    config = settings.check_for(loaded.path)
    context = Context(loaded, map_, library, config)
    covered = {source: found for source in context.texts if (found := context.coverage(source)) is not None}
    overview = survey(map_, check(loaded, config, library), covered)
    if form == "html":
        from argmap.reports.overview.html import render_html

        made = render_html(map_, overview, language)
    else:
        from argmap.reports.overview.markdown import render_markdown

        made = render_markdown(map_, overview, language)
    if output is None:
        say(made.rstrip("\n"), err=False)
    else:
        # Half of a surrogate pair, which no author can type, has no UTF-8.
        write_atomically(output, made.encode("utf-8", "replace"))
        say(f"{output} is written")
