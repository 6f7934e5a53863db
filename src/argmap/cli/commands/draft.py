"""``argmap draft``."""

from __future__ import annotations

from pathlib import Path

import click

from argmap.cli.commands.schema import put_beside
from argmap.cli.common import path_from, say
from argmap.files import write_atomically
from argmap.loading import SUFFIX, load_text


@click.command(
    epilog="\b\nExamples:\n  argmap draft texts/paper.txt -o maps/paper.argmap.yaml\n"
    "  argmap draft paper.pdf -o paper.argmap.yaml --lang en --title 'Tides and Ports'\n"
    "  argmap draft essay.md                to standard output\n\n"
    "The draft is copied wording, to be rewritten in words of your own: `argmap check` tells what still is (AM411)."
)
@click.argument("source_path", metavar="SOURCE", type=click.Path(path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Write the map to a file.")
@click.option("--lang", "language", metavar="TAG", help="Language of the text; zh or en by its script.")
@click.option("--title", help="Title of the source; the one it begins with by default.")
@click.option("--id", "source_id", default="paper", show_default=True, metavar="ID", help="Id of the source.")
@click.option("--force", is_flag=True, help="Replace a file that exists.")
def draft(
    source_path: Path, output: Path | None, language: str | None, title: str | None, source_id: str, force: bool
) -> None:
    """Make a first map from a paper's text: plain text, Markdown, PDF or Word."""
    from argmap.authoring.draft import Origin, draft, source_language, source_title
    from argmap.sources.extract import ExtractionError
    from argmap.sources.library import digest, read_text

    if output is not None and not output.name.endswith((".yaml", ".yml")):
        output = output.with_name(output.name + SUFFIX)
    if output is not None and output.exists() and not force:
        raise click.ClickException(f"{output} exists; choose another name, or replace it with --force")
    try:
        source = read_text(source_path)
    except ExtractionError as error:
        raise click.ClickException(f"{error}; {error.hint}" if error.hint else str(error)) from error
    beside = output.parent if output else Path()
    origin = Origin(
        source_id,
        title or source_title(source) or source_path.stem,
        path_from(beside, source_path),
        digest(source_path),
    )
    made = draft(source, origin, language or source_language(source))
    loaded = load_text(made.text)
    if not loaded.ok:
        raise click.UsageError("; ".join(f"{found.message} ({found.hint})" for found in loaded.diagnostics))
    if output is None:
        click.echo(made.text, nl=False)
    else:
        write_atomically(output, made.text.encode())
        put_beside(output)
    counted = f"{made.claims} claims ({made.forecasts} of them forecasts), {made.evidence} pieces of evidence"
    notes = f", notes {_ranges(made.notes)}" if made.notes else ""
    say(f"{output or 'the draft'}: {counted}{notes}")
    if output is not None:
        say(f"Next: rewrite it in words of your own; `argmap check {output}` tells what is still copied")


def _ranges(numbers: tuple[int, ...]) -> str:
    from argmap.checks.sources import ranges

    return ranges(numbers)
