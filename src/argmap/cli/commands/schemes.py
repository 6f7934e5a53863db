"""``argmap schemes``."""

from __future__ import annotations

from pathlib import Path

import click
from click.shell_completion import CompletionItem

from argmap.cli.common import say, style
from argmap.cli.scheme_options import catalogue, schemes_option
from argmap.schemes import Catalogue, UnknownSchemeError, wording


def _complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    known = catalogue(ctx.params.get("scheme_files") or ())
    return [
        CompletionItem(scheme.id, help=wording(scheme.name, "en"))
        for scheme in known.values()
        if scheme.id.startswith(incomplete)
    ]


@click.command(
    epilog="\b\nExamples:\n  argmap schemes                      the catalogue, a line each\n"
    "  argmap schemes practical-reasoning --lang en\n"
    "  argmap schemes 专家意见论证\n"
    "  argmap schemes --format md > schemes.md\n\n"
    "A node names its scheme by `inference: {scheme: ID}`; `argmap questions MAP` then asks its critical questions."
)
@click.argument("name", metavar="[ID]", required=False, shell_complete=_complete)
@click.option("-l", "--lang", "language", default="", metavar="TAG", help="Language; all by default.")
@click.option("--format", "form", type=click.Choice(["text", "json", "md"]), default="text", help="Form of the list.")
@schemes_option
def schemes(name: str | None, language: str, form: str, scheme_files: tuple[Path, ...]) -> None:
    """List the argumentation schemes, or show one with its critical questions."""
    from argmap.reports import schemes as report

    known = catalogue(scheme_files)
    languages = _languages(known, language)
    try:
        chosen = [known.find(name)] if name is not None else list(known.values())
    except UnknownSchemeError as error:
        raise click.UsageError(str(error)) from error
    if form == "json":
        made = report.render_json(chosen)
    elif form == "md":
        made = report.render_markdown(chosen, languages).rstrip("\n")
    elif name is not None:
        made = "\n".join(report.scheme_text(chosen[0], languages, style))
    else:
        made = "\n".join(report.list_text(chosen, languages, style))
    say(made, err=False)


def _languages(known: Catalogue, language: str) -> tuple[str, ...]:
    """The languages to show: the one asked for, or all that schemes have names in.

    Raises:
        click.BadParameter: no scheme has the one asked for.
    """
    from argmap.reports.schemes import languages_of

    there = languages_of(known.values())
    if language and not {language, language.partition("-")[0]} & set(there):
        raise click.BadParameter(f"the schemes are in {', '.join(there)}, not in `{language}`", param_hint="--lang")
    return (language,) if language else there
