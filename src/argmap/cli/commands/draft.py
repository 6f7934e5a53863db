"""``argmap draft``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from argmap.cli.commands.schema import put_beside
from argmap.cli.common import path_from, print_document, say
from argmap.cli.options import force_option
from argmap.cli.output import check_free, check_no_input, output_file, write_new
from argmap.i18n import _, n_
from argmap.i18n.punctuation import LIST_COMMA, SEMICOLON, number_ranges
from argmap.loading import SUFFIX, load_text
from argmap.rendering.shell import word

if TYPE_CHECKING:
    from argmap.authoring.draft import Draft


@click.command(
    epilog="\b\nExamples:\n  argmap draft texts/paper.txt -o maps/paper.argmap.yaml\n"
    "  argmap draft paper.pdf -o paper.argmap.yaml --title 'Tides and Ports'\n"
    "  argmap draft essay.md                to standard output\n\n"
    "The draft copies the wording of the source. Rewrite it in your own words: `argmap check` reports what is still "
    "copied (AM411)."
)
@click.argument("source_path", metavar="SOURCE", type=click.Path(path_type=Path))
@output_file
@click.option("-l", "--lang", "language", metavar="TAG", help="Language of the source (default: zh or en by script).")
@click.option("--title", help="Title of the source (default: the heading it starts with).")
@click.option("--id", "source_id", default="paper", show_default=True, metavar="ID", help="Id of the source.")
@force_option
def draft(
    source_path: Path, output: Path | None, language: str | None, title: str | None, source_id: str, force: bool
) -> None:
    """Draft a map from the text of a paper.

    SOURCE is plain text, Markdown, PDF or Word.
    """
    from argmap.authoring.draft import Origin, draft, source_language, source_title
    from argmap.sources.extract import ExtractionError
    from argmap.sources.library import digest, read_text

    if output is not None:
        if not output.name.endswith((".yaml", ".yml")):
            output = output.with_name(output.name + SUFFIX)
        check_free(output, force)
        check_no_input(output, [source_path])
    try:
        source = read_text(source_path)
    except ExtractionError as error:
        raise click.ClickException(_(SEMICOLON).join(filter(None, (str(error), error.hint)))) from error
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
        raise click.UsageError(
            _(SEMICOLON).join(part for found in loaded.diagnostics for part in (found.message, found.hint))
        )
    if output is None:
        print_document(made.text.encode("utf-8", "replace"))
        say(_contents(made))
    else:
        write_new(output, made.text, force)
        say(_("Wrote {path}").format(path=output))
        put_beside(output)
        say(_contents(made))
        say(
            _("Next: rewrite it in your own words; `argmap check {path}` reports what is still copied").format(
                path=word(str(output))
            )
        )


def _contents(made: Draft) -> str:
    """What is in the draft, in numbers."""
    counts = [
        n_("{count} claim", "{count} claims", made.claims),
        n_("{count} forecast among them", "{count} forecasts among them", made.forecasts),
        n_("{count} piece of evidence", "{count} pieces of evidence", made.evidence),
        n_("{count} objection", "{count} objections", made.objections),
        n_("{count} sentence in comments", "{count} sentences in comments", made.candidates),
    ]
    if made.notes:
        counts.append(_("notes {numbers}").format(numbers=number_ranges(made.notes)))
    return _(LIST_COMMA).join(counts)
