"""``argmap check``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from argmap.checks import UnknownRuleError
from argmap.checks.selection import expand
from argmap.cli.check_run import Request, run
from argmap.cli.common import asked_layers, layer_options
from argmap.cli.scheme_options import schemes_option
from argmap.cli.source_options import source_option
from argmap.loading import STDIN
from argmap.reports.diagnostics import FORMS


def _codes(ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    words = tuple(word.strip() for value in values for word in value.split(",") if word.strip())
    for word in words:
        try:
            expand(word)
        except UnknownRuleError as error:
            raise click.BadParameter(str(error), ctx, param) from error
    return words


@click.command(
    epilog="\b\nExamples:\n  argmap check                        every map below maps/\n"
    "  argmap check essay.argmap.yaml      one map\n"
    "  cat essay.argmap.yaml | argmap check -\n"
    "  argmap check --ignore AM303,AM5 --strict\n"
    "  argmap check --source paper=texts/paper.txt\n"
    "  argmap check essay.argmap.yaml --layers all     and the layers that stand beside it\n"
    "  argmap check --diff                 what --fix would change\n"
    "  argmap check essay.argmap.yaml --watch\n"
    "  argmap check --format sarif -o argmap.sarif\n\n"
    "Exit code 0: no error (with --strict: no warning either). 1: findings. 2: the call itself was wrong."
)
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(allow_dash=True))
@click.option("--format", "form", type=click.Choice(FORMS), default="text", help="Form of the report.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="File for the report.")
@click.option("--strict", is_flag=True, help="Warnings make the check fail, too.")
@click.option("--select", multiple=True, metavar="CODE", callback=_codes, help="Only these rules or families (AM3).")
@click.option("--ignore", multiple=True, metavar="CODE", callback=_codes, help="Leave these rules or families out.")
@source_option
@schemes_option
@layer_options
@click.option("--fix", is_flag=True, help="Mend what can be mended without changing what the map says.")
@click.option("--unsafe-fixes", "unsafe", is_flag=True, help="As --fix, and what wants a look at the result, too.")
@click.option("--diff", is_flag=True, help="Show what --fix (or --unsafe-fixes) would change; write nothing.")
@click.option("--watch", is_flag=True, help="Check again whenever a map is saved, until Ctrl-C.")
@click.option("-q", "--quiet", is_flag=True, help="No summary line.")
def check(
    paths: tuple[str, ...],
    form: str,
    output: Path | None,
    strict: bool,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    named: dict[str, Path],
    scheme_files: tuple[Path, ...],
    fix: bool,
    unsafe: bool,
    diff: bool,
    watch: bool,
    quiet: bool,
) -> None:
    """Check maps: files, every *.argmap.yaml below a directory, or - for standard input."""
    request = Request(
        paths=paths,
        form=form,
        output=output,
        select=select,
        ignore=ignore,
        named=named,
        scheme_files=scheme_files,
        strict=strict,
        quiet=quiet,
        fix=fix or unsafe,
        unsafe=unsafe,
        diff=diff,
        layers=asked_layers(),
    )
    if watch:
        _refuse_with_watch(request)
        # Watching costs imports that no other call needs.
        from argmap.cli.watch import watch as watch_maps

        sys.exit(watch_maps(request))
    if code := run(request):
        sys.exit(code)


def _refuse_with_watch(request: Request) -> None:
    refused = {
        "--format": request.form != "text",
        "--output": request.output is not None,
        "--fix": request.fix,
        "--diff": request.diff,
        "standard input": STDIN in request.paths,
    }
    for name, given in refused.items():
        if given:
            raise click.UsageError(f"--watch shows findings as you write; it does not go with {name}")
