"""Help pages and usage errors in the language of the user; those in English are click's own."""

from __future__ import annotations

import copy
import gettext
import os
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

import click

from argmap.i18n import _, spoken_language, using_language
from argmap.i18n.messages import DOMAIN, LOCALES, SOURCE
from argmap.i18n.punctuation import COLON, FULL_STOP, LIST_COMMA

_ENGLISH_STOP = re.compile(r"(?<=')\.$", re.MULTILINE)
_EXAMPLE = re.compile(r"(?P<command> +\S(?:.*?\S)??)(?:(?P<gap> {2,})(?P<comment>\S.*))?")


@contextmanager
def speaking(tag: str) -> Iterator[None]:
    """Set the language of the user, for click as well: it asks gettext, which asks the environment."""
    with using_language(tag):
        spoken = spoken_language(tag)
        if spoken == SOURCE:
            yield
            return
        gettext.bindtextdomain(DOMAIN, str(LOCALES))
        gettext.textdomain(DOMAIN)
        before = os.environ.get("LANGUAGE")
        os.environ["LANGUAGE"] = spoken.replace("-", "_")
        try:
            yield
        finally:
            gettext.textdomain("messages")
            if before is None:
                del os.environ["LANGUAGE"]
            else:
                os.environ["LANGUAGE"] = before


def translated(command: click.Command, say: Callable[[str], str] = _) -> click.Command:
    """A copy of a command with its help, its epilog and the help of its options in the language of the user.

    Args:
        command: the command.
        say: translates a message; tools/messages.py collects the messages by it.
    """
    copied = copy.copy(command)
    copied.help = _each_paragraph(command.help, say)
    copied.short_help = (copied.help or "").partition("\n")[0]
    copied.epilog = _each_paragraph(command.epilog, say)
    copied.params = [copy.copy(param) for param in command.params]
    for param in copied.params:
        if isinstance(param, click.Option) and param.help:
            param.help = say(param.help)
        if isinstance(param.type, click.types.IntParamType | click.types.FloatParamType):
            param.type = copy.copy(param.type)
            param.type.name = say(param.type.name)
    if isinstance(copied, click.Group):
        copied.commands = {name: translated(each, say) for name, each in copied.commands.items()}
    copied.context_class = _Context
    return copied


def punctuated(said: str) -> str:
    """What click said, with the punctuation of the user's language: click sets a list and a full stop as in English."""
    said = said.replace("', '", f"'{_(LIST_COMMA)}'")
    return re.sub("(?<=[：。？]) ", "", _ENGLISH_STOP.sub(_(FULL_STOP), said))


def _each_paragraph(text: str | None, say: Callable[[str], str]) -> str | None:
    """A text with every paragraph translated; in one that keeps its lines, headings and the comments of examples."""
    if text is None:
        return None
    return "\n\n".join(
        "\n".join(_line(line, say) for line in paragraph.splitlines())
        if paragraph.startswith("\b\n")
        else say(" ".join(paragraph.split()))
        for paragraph in text.split("\n\n")
    )


def _line(line: str, say: Callable[[str], str]) -> str:
    if line == "\b":
        return line
    example = _EXAMPLE.fullmatch(line)
    if example is None:
        return say(line)
    comment = example["comment"]
    return f"{example['command']}{example['gap']}{say(comment)}" if comment else line


def _lines(text: str, width: int) -> list[str]:
    # Imported for help pages in other languages only: tables of widths take long to load.
    from argmap.rendering.cells import break_lines

    return break_lines(text, width)


class _Formatter(click.HelpFormatter):
    """Breaks lines by the width of characters and within Chinese text; click counts characters and breaks at spaces."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix or punctuated(_("Usage:") + " "))

    def write_heading(self, heading: str) -> None:
        self.write(f"{' ' * self.current_indent}{heading}{_(COLON).rstrip()}\n")

    def write_text(self, text: str) -> None:
        indent = " " * self.current_indent
        for number, paragraph in enumerate(text.split("\n\n")):
            if number:
                self.write("\n")
            keeps = paragraph.startswith("\b\n")
            lines = paragraph.splitlines()[1:] if keeps else _lines(paragraph, self.width - len(indent))
            self.write("".join(f"{indent}{line}\n" for line in lines))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        rows = list(rows)
        column = self.current_indent + min(max(len(term) for term, __ in rows), col_max) + col_spacing
        for term, text in rows:
            start = " " * self.current_indent + term
            if len(start) + col_spacing > column:
                self.write(f"{start}\n")
                start = ""
            for line in _lines(text, self.width - column):
                self.write(f"{start:{column}}{line}\n")
                start = ""


class _Context(click.Context):
    formatter_class = _Formatter
