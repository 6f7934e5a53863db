"""The command ``argmap`` and its subcommands, each imported when it is called."""

from __future__ import annotations

import atexit
import gc
import importlib
import io
import os
import re
import sys
import unicodedata
import warnings
from collections.abc import Sequence
from typing import Any, TextIO

import click

from argmap import __version__
from argmap.cli.errors import EXIT_USAGE, in_words
from argmap.i18n import _, current_language, locale_language, spoken_language
from argmap.i18n.messages import SOURCE
from argmap.rendering.terminal import printable

COMMANDS = {
    "check": "argmap.cli.commands.check:check",
    "show": "argmap.cli.commands.show:show",
    "export": "argmap.cli.commands.export:export",
    "build": "argmap.cli.commands.build:build",
    "coverage": "argmap.cli.commands.coverage:coverage",
    "report": "argmap.cli.commands.report:report",
    "walk": "argmap.cli.commands.walk:walk",
    "diff": "argmap.cli.commands.diff:diff",
    "evaluate": "argmap.cli.commands.evaluate:evaluate",
    "cruxes": "argmap.cli.commands.cruxes:cruxes",
    "refutations": "argmap.cli.commands.refutations:refutations",
    "review": "argmap.cli.commands.review:review",
    "matrix": "argmap.cli.commands.matrix:matrix",
    "questions": "argmap.cli.commands.questions:questions",
    "schemes": "argmap.cli.commands.schemes:schemes",
    "new": "argmap.cli.commands.new:new",
    "draft": "argmap.cli.commands.draft:draft",
    "outline": "argmap.cli.commands.outline:outline",
    "import": "argmap.cli.commands.import_:import_",
    "add": "argmap.cli.commands.edit:add",
    "set": "argmap.cli.commands.edit:set_",
    "anchor": "argmap.cli.commands.anchor:anchor",
    "source": "argmap.cli.commands.source:source",
    "move": "argmap.cli.commands.edit:move",
    "rename": "argmap.cli.commands.edit:rename",
    "remove": "argmap.cli.commands.edit:remove",
    "link": "argmap.cli.commands.edit:link",
    "unlink": "argmap.cli.commands.edit:unlink",
    "join": "argmap.cli.commands.inferences:join",
    "split": "argmap.cli.commands.inferences:split",
    "batch": "argmap.cli.commands.batch:batch",
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
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        target = COMMANDS.get(cmd_name)
        if target is None:
            return None
        module, __, name = target.partition(":")
        command: click.Command = getattr(importlib.import_module(module), name)
        if ctx.resilient_parsing:
            from argmap.cli.completing import attach

            attach(command)
        return command if spoken_language(current_language()) == SOURCE else _in_language(command)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError:
            from argmap.diagnostics import suggest

            hint = suggest(args[0], COMMANDS)
            if not hint:
                raise
            raise click.UsageError(_("unknown command `{name}`").format(name=args[0]) + hint, ctx) from None


@click.group(
    cls=_LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="\b\nExamples:\n  argmap new my.argmap.yaml      start a map\n"
    "  argmap check my.argmap.yaml    check it\n  argmap export my.argmap.yaml -o my.svg\n\n"
    "`argmap COMMAND --help` explains a command.",
)
@click.version_option(__version__, message="argmap %(version)s", help="Show the version and exit.")
def cli() -> None:
    """Write arguments as plain text; check, draw, evaluate and discuss them."""


def main() -> None:
    """Run the command line.

    Exit codes: 0 for success, 1 for findings, 2 for usage and internal errors, 130 for Ctrl-C.
    """
    _prepare_streams()
    warnings.showwarning = _warn
    # A command is over before the little garbage it makes would matter; looking for it in the many small objects of a
    # large map takes as long as reading the map.
    gc.disable()
    # Pydantic would search every installed package for its own plug-ins.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    # The processes of `argmap build` import nothing from the current folder, which may be a stranger's.
    os.environ.setdefault("PYTHONSAFEPATH", "1")
    # Python would look once more when it ends.
    atexit.register(gc.freeze)
    sys.argv[1:] = arguments = [_composed(argument) for argument in sys.argv[1:]]
    if arguments == ["--version"]:
        # It says no word, and should not pay for the settings.
        _run(cli)
        return

    from argmap.cli.help import speaking

    with speaking(user_language(arguments)):
        _run(cli if spoken_language(current_language()) == SOURCE else _in_language(cli))


def _composed(argument: str) -> str:
    """An argument in the normal form in which maps are read; names of files stay as they are."""
    if argument.isascii() or os.sep in argument or os.path.lexists(argument):
        return argument
    name, equals, value = argument.rpartition("=")
    if equals and os.path.lexists(value):
        return unicodedata.normalize("NFC", name) + equals + value
    return unicodedata.normalize("NFC", argument)


def _run(command: click.Command) -> None:
    """Run the command; every way out has an exit code."""
    try:
        # No command of argmap returns anything: whoever has findings to report exits by itself.
        command.main(prog_name="argmap", standalone_mode=False)
    except click.exceptions.Exit as done:
        sys.exit(done.exit_code)
    except click.ClickException as error:
        shown = io.StringIO()
        error.show(shown)
        click.echo(printable(_punctuated(shown.getvalue())), err=True, nl=False)
        sys.exit(EXIT_USAGE)
    except (KeyboardInterrupt, click.Abort):
        sys.exit(130)
    except Exception as error:
        if os.environ.get("ARGMAP_DEBUG"):
            raise
        click.echo(printable(f"argmap: {in_words(error)}"), err=True)
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
    click.echo(printable(f"argmap: {message}"), err=True)


def user_language(arguments: Sequence[str]) -> str:
    """The language of messages: that of ``--lang``, else of the settings, else of the locale.

    It is needed before click reads the arguments: what is wrong with them is said in it.
    """
    asked = ""
    for argument, value in zip(arguments, [*arguments, ""][1:], strict=True):
        if argument == "--":
            break
        if argument in ("-l", "--lang"):
            asked = value
        elif argument.startswith("--lang="):
            asked = argument.removeprefix("--lang=")
        elif re.fullmatch("-l[a-z].*", argument):
            asked = argument.removeprefix("-l")
    # `argmap new --lang zh,en` names several, the main one first.
    return re.split(r"[^\w-]", asked.strip())[0] or _settings_language() or locale_language()


def _settings_language() -> str:
    from argmap.config import ConfigError, find_config

    try:
        return find_config().language
    except ConfigError:
        return ""  # A command that needs the settings says what is wrong with them.


def _in_language(command: click.Command) -> click.Command:
    from argmap.cli.help import translated

    return translated(command)


def _punctuated(said: str) -> str:
    from argmap.cli.help import punctuated

    return punctuated(said)


class _Pipe(io.FileIO):
    """An output whose reader may go away (`argmap check … | head`): the rest goes nowhere, the exit code stays."""

    def write(self, data: Any) -> int:
        try:
            return super().write(data)
        except OSError as error:
            # Python writes once more what is left when it ends.
            os.dup2(os.open(os.devnull, os.O_WRONLY), self.fileno())
            if not isinstance(error, BrokenPipeError):
                raise OSError(error.errno, error.strerror, _("the output")) from None
            return super().write(data)


def _prepare_streams() -> None:
    """Write UTF-8 whatever the console is set to; Chinese must not end in a traceback on any system."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:  # closed by the shell: `>&-`
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8"))
            continue
        if isinstance(stream, io.TextIOWrapper):
            raw = getattr(stream.buffer, "raw", stream.buffer)
            if isinstance(raw, io.FileIO):
                pipe = io.BufferedWriter(_Pipe(raw.fileno(), "wb", closefd=False))
                stream = io.TextIOWrapper(pipe, line_buffering=stream.line_buffering)
                setattr(sys, name, stream)
            stream.reconfigure(encoding="utf-8", errors="replace")
