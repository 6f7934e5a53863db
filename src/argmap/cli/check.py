"""``argmap check``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from argmap.checks import RULES
from argmap.checks import check as check_map
from argmap.cli.common import find_maps, say, style
from argmap.cli.errors import EXIT_FINDINGS
from argmap.config import CheckConfig, find_config
from argmap.diagnostics import Diagnostic, Severity
from argmap.language.source import Source
from argmap.loading import load
from argmap.reports import json, text
from argmap.sources.library import Library


def _codes(ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> list[str]:
    codes = [code.strip().upper() for value in values for code in value.split(",") if code.strip()]
    for code in codes:
        if not any(known.startswith(code) for known in RULES):
            raise click.BadParameter(f"no rule begins with {code}; `argmap rule` lists them", ctx, param)
    return codes


def _sources(ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> dict[str, Path]:
    named = {}
    for value in values:
        name, equals, file = value.partition("=")
        if not equals or not file:
            raise click.BadParameter("write ID=FILE, as paper=texts/paper.txt", ctx, param)
        if not Path(file).is_file():
            raise click.BadParameter(f"there is no file {file}", ctx, param)
        named[name] = Path(file)
    return named


@click.command(
    epilog="\b\nExamples:\n  argmap check                        every map below maps/\n"
    "  argmap check essay.argmap.yaml      one map\n"
    "  cat essay.argmap.yaml | argmap check -\n"
    "  argmap check --ignore AM303,AM5 --strict\n"
    "  argmap check --source paper=texts/paper.txt\n\n"
    "Exit code 0: no error (with --strict: no warning either). 1: findings. 2: the call itself was wrong."
)
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(allow_dash=True))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Form of the report.")
@click.option("--strict", is_flag=True, help="Warnings make the check fail, too.")
@click.option("--select", multiple=True, metavar="CODE", callback=_codes, help="Only these rules or families (AM3).")
@click.option("--ignore", multiple=True, metavar="CODE", callback=_codes, help="Leave these rules or families out.")
@click.option("--source", "named", multiple=True, metavar="ID=FILE", callback=_sources, help="Text of a source.")
@click.option("-q", "--quiet", is_flag=True, help="No summary line.")
def check(
    paths: tuple[str, ...],
    form: str,
    strict: bool,
    select: list[str],
    ignore: list[str],
    named: dict[str, Path],
    quiet: bool,
) -> None:
    """Check maps: files, every *.argmap.yaml below a directory, or - for standard input."""
    settings = find_config()
    config = CheckConfig(
        select=select or settings.check.select,
        ignore=[*settings.check.ignore, *ignore],
        strict=strict or settings.check.strict,
    )
    found: list[tuple[Source, list[Diagnostic]]] = []
    for path in find_maps(paths or (str(_default_folder(settings.root / settings.build.maps)),)):
        loaded = load(path)
        diagnostics = check_map(loaded, config, Library.of(loaded.path, named))
        found.append((loaded.source, diagnostics))
        if form == "text":
            for block in text.render(loaded.source, diagnostics, style):
                say(block + "\n", err=False)
    if form == "json":
        click.echo(json.render(found))
    everything = [diagnostic for _, diagnostics in found for diagnostic in diagnostics]
    if not quiet:
        say(text.summary(len(found), everything))
    failing = {Severity.ERROR, Severity.WARNING} if config.strict else {Severity.ERROR}
    if any(diagnostic.severity in failing for diagnostic in everything):
        sys.exit(EXIT_FINDINGS)


def _default_folder(maps: Path) -> Path:
    """The project's maps, or the current folder where there is no such folder."""
    folder = maps if maps.is_dir() else Path.cwd()
    try:
        return folder.relative_to(Path.cwd())
    except ValueError:
        return folder
