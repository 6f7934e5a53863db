"""``argmap check``."""

from __future__ import annotations

import sys
from typing import Any

import click

from argmap.checks import UnknownRuleError
from argmap.checks.selection import expand
from argmap.cli.check_run import Request, run
from argmap.cli.options import layer_options, messages_option, schemes_option, source_option
from argmap.cli.output import output_options
from argmap.i18n import _
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
    epilog="\b\nExamples:\n"
    "  argmap check                        every map in maps/\n"
    "  argmap check essay.argmap.yaml      one map\n"
    "  cat essay.argmap.yaml | argmap check -\n"
    "  argmap check --ignore AM303,AM5 --strict\n"
    "  argmap check --source paper=texts/paper.txt\n"
    "  argmap check essay.argmap.yaml --layers all     and its layers\n"
    "  argmap check --diff                 what --fix would change\n"
    "  argmap check essay.argmap.yaml --watch\n"
    "  argmap check --format sarif -o argmap.sarif\n\n"
    "Exit code 0: no errors (with --strict: no warnings either). 1: errors found. 2: usage error."
)
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(allow_dash=True))
@output_options(*FORMS)
@messages_option
@click.option("--strict", is_flag=True, help="Also fail on warnings.")
@click.option(
    "--select", multiple=True, metavar="CODE", callback=_codes, help="Apply only these rules or families (AM3)."
)
@click.option("--ignore", multiple=True, metavar="CODE", callback=_codes, help="Skip these rules or families.")
@source_option
@schemes_option
@layer_options
@click.option("--fix", is_flag=True, help="Apply fixes that don't change the map's meaning.")
@click.option("--unsafe-fixes", "unsafe", is_flag=True, help="Also apply fixes that need review.")
@click.option("--diff", is_flag=True, help="Show what --fix (or --unsafe-fixes) would change; write nothing.")
@click.option("--watch", is_flag=True, help="Check again whenever a map is saved, until Ctrl-C.")
@click.option("-q", "--quiet", is_flag=True, help="Omit the summary line.")
def check(fix: bool, unsafe: bool, watch: bool, **asked: Any) -> None:
    """Check maps for errors and weak spots.

    PATH is a file, a folder (all *.argmap.yaml in it), or - for standard input.
    """
    request = Request(fix=fix or unsafe, unsafe=unsafe, **asked)
    if watch:
        _refuse_with_watch(request)
        # Watching costs imports that no other call needs.
        from argmap.cli.watch import watch as watch_maps

        sys.exit(watch_maps(request))
    if code := run(request):
        sys.exit(code)


def _refuse_with_watch(request: Request) -> None:
    refused = {
        "--format": request.out.form != "text",
        "--output": request.out.path is not None,
        "--fix": request.fix,
        "--diff": request.diff,
        STDIN: STDIN in request.paths,
    }
    for name, given in refused.items():
        if given:
            raise click.UsageError(_("`--watch` cannot be used with `{option}`").format(option=name))
