"""The command ``argmap`` and its subcommands, each imported when it is called."""

from __future__ import annotations

import atexit
import gc
import importlib
import io
import os
import sys
import warnings
from typing import TextIO

import click

from argmap import __version__
from argmap.cli.errors import EXIT_USAGE, in_words

_COMMANDS = {
    "check": "argmap.cli.commands.check:check",
    "show": "argmap.cli.commands.show:show",
    "export": "argmap.cli.commands.export:export",
    "build": "argmap.cli.commands.build:build",
    "coverage": "argmap.cli.commands.coverage:coverage",
    "report": "argmap.cli.commands.report:report",
    "diff": "argmap.cli.commands.diff:diff",
    "evaluate": "argmap.cli.commands.evaluate:evaluate",
    "cruxes": "argmap.cli.commands.cruxes:cruxes",
    "review": "argmap.cli.commands.review:review",
    "matrix": "argmap.cli.commands.matrix:matrix",
    "questions": "argmap.cli.commands.questions:questions",
    "schemes": "argmap.cli.commands.schemes:schemes",
    "new": "argmap.cli.commands.new:new",
    "draft": "argmap.cli.commands.draft:draft",
    "import": "argmap.cli.commands.import_:import_",
    "add": "argmap.cli.commands.edit:add",
    "set": "argmap.cli.commands.edit:set_",
    "move": "argmap.cli.commands.edit:move",
    "rename": "argmap.cli.commands.edit:rename",
    "remove": "argmap.cli.commands.edit:remove",
    "link": "argmap.cli.commands.edit:link",
    "unlink": "argmap.cli.commands.edit:unlink",
    "merge": "argmap.cli.commands.merge:merge",
    "fmt": "argmap.cli.commands.fmt:fmt",
    "merge-driver": "argmap.cli.commands.merge_driver:merge_driver",
    "rule": "argmap.cli.commands.rule:rule",
    "formats": "argmap.cli.commands.formats:formats",
    "schema": "argmap.cli.commands.schema:schema",
    "completion": "argmap.cli.commands.completion:completion",
}
"""Where each command is, in the order of the help page."""


class _LazyGroup(click.Group):
    """Commands that cost nothing until they are needed: `argmap check` must start fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        target = _COMMANDS.get(cmd_name)
        if target is None:
            return None
        module, _, name = target.partition(":")
        command: click.Command = getattr(importlib.import_module(module), name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            import difflib

            near = difflib.get_close_matches(args[0], _COMMANDS, n=1)
            hint = f" Did you mean '{near[0]}'?" if near else ""
            raise click.UsageError(f"{error.message}{hint}", ctx) from None


@click.group(
    cls=_LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Start with `argmap new my.argmap.yaml`. Each command explains itself: `argmap check --help`.",
)
@click.version_option(__version__, message="argmap %(version)s")
def cli() -> None:
    """Write an argument down so that it can be checked, seen, criticised and extended."""


def main() -> None:
    """Run the command line; every way out has an exit code: 0 well, 1 findings, 2 usage or the tool, 130 Ctrl-C."""
    _speak_utf8()
    warnings.showwarning = _warn
    # A command is over before the little garbage it makes would matter; looking for it in the many small objects of a
    # large map takes as long as reading the map.
    gc.disable()
    # Pydantic would look through every installed package for plug-ins of its own.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    # Python would look once more when it ends.
    atexit.register(gc.freeze)
    try:
        # No command of argmap returns anything: whoever has findings to report exits by itself.
        cli.main(prog_name="argmap", standalone_mode=False)
    except click.exceptions.Exit as done:
        sys.exit(done.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(EXIT_USAGE)
    except (KeyboardInterrupt, click.Abort):
        sys.exit(130)
    except BrokenPipeError:
        # The reader has gone (`argmap show … | head`): say nothing, and keep Python from trying to flush.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except Exception as error:
        if os.environ.get("ARGMAP_DEBUG"):
            raise
        click.echo(f"argmap: {in_words(error)}", err=True)
        sys.exit(EXIT_USAGE)


def _warn(
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,
    line: str | None = None,
) -> None:
    """Show a warning on one line, without its place in the code."""
    click.echo(f"argmap: {message}", err=True)


def _speak_utf8() -> None:
    """Write UTF-8 whatever the console is set to; Chinese must not end in a traceback on any system."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
