"""``argmap schemes``."""

from __future__ import annotations

from pathlib import Path

import click
from click.shell_completion import CompletionItem

from argmap.cli.options import language_option, schemes_option
from argmap.cli.output import Output, check_output, output_options
from argmap.i18n import _
from argmap.i18n.punctuation import LIST_COMMA
from argmap.project import Project, find_language
from argmap.schemes import Catalogue, UnknownSchemeError, wording


def _complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    known = Project.find(schemes=ctx.params.get("schemes") or ()).catalogue
    return [
        CompletionItem(scheme.id, help=wording(scheme.name, "en"))
        for scheme in known.values()
        if scheme.id.startswith(incomplete)
    ]


@click.command(
    epilog="\b\nExamples:\n  argmap schemes                      all schemes, one per line\n"
    "  argmap schemes practical-reasoning --lang en\n"
    "  argmap schemes 专家意见论证\n"
    "  argmap schemes -o schemes.md\n\n"
    "A node names its scheme as `inference: {scheme: ID}`; `argmap questions MAP` then asks its critical questions."
)
@click.argument("name", metavar="[ID]", required=False, shell_complete=_complete)
@language_option
@output_options("text", "json", "md")
@schemes_option
def schemes(name: str | None, language: str, out: Output, schemes: tuple[Path, ...]) -> None:
    """List argumentation schemes, or show one with its questions."""
    from argmap.reports import schemes as report

    project = Project.find(schemes=schemes)
    if out.path is not None:
        check_output(out.path, project.inputs())
    known = project.catalogue
    languages = _languages(known, language, project.config.language)
    try:
        chosen = [known.find(name)] if name is not None else list(known.values())
    except UnknownSchemeError as error:
        raise click.UsageError(str(error)) from error
    document = report.names if name is None and out.form == "text" else report.document
    out.write_report(lambda: document(chosen, languages), {"json": lambda: report.render_json(chosen)})


def _languages(known: Catalogue, asked: str, usual: str) -> tuple[str, ...]:
    """The languages to show: the one asked for, else that of the settings, else all that schemes have names in.

    Raises:
        click.BadParameter: no scheme has the one asked for.
    """
    from argmap.reports.schemes import languages_of

    there = languages_of(known.values())
    if asked and not find_language(asked, there):
        raise click.BadParameter(
            _("the schemes are in {languages}, not in `{tag}`").format(languages=_(LIST_COMMA).join(there), tag=asked),
            param_hint="--lang",
        )
    found = asked or find_language(usual, there)
    return (found,) if found else there
