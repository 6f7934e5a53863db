"""Plain text, sentences with code and tables as Markdown that GitHub, pandoc and Obsidian render alike."""

from __future__ import annotations

import re
from collections.abc import Sequence

from argmap.rendering.terminal import one_line, without_controls

_SPECIAL = re.compile(
    r"""
      \\ (?= [!-/:-@\[-`{-~] | $ )   # would escape what follows
    | `                                     # code
    | \[ (?= [\[^@!-] ) | \] (?= [\[({:] )   # links, notes, citations; a bare [J] is none of these
    | (?<!\s) \* | \* (?!\s)                # emphasis, unless it stands alone between spaces
    | (?<![^\W_]) _ | _ (?![^\W_])          # emphasis, unless inside of a word
    | < (?= [A-Za-z/!?] )                   # HTML
    | & (?= \#? \w+ ; )                     # entities
    | ~                                     # strikes out on GitHub: 10~20 … 30~40
    | \$ (?! \d )                           # mathematics; before a digit it never closes
    | \^ | == | %%                          # pandoc's superscripts, Obsidian's marks and comments
    """,
    re.VERBOSE,
)
_CODE = re.compile("(`[^`]+`)")
_START = re.compile(r"^(\s*)(?:(\#{1,6}(?=\s|$)|[-+](?=\s|$)|>|=+\s*$|-{2,}|[:|])|(\d{1,9})([.)])(?=\s|$))")


def escape(text: str) -> str:
    """Plain text as Markdown within a line: it renders unchanged, with as few backslashes as possible."""
    return _SPECIAL.sub(lambda match: "\\" + "\\".join(match[0]), without_controls(one_line(text)))


def escape_start(text: str) -> str:
    """Plain text as Markdown at the start of a paragraph, where some marks would open a list or a heading."""

    def opening(match: re.Match[str]) -> str:
        space, mark, number, stop = match.groups()
        return f"{space}\\{mark}" if mark else f"{space}{number}\\{stop}"

    return _START.sub(opening, escape(text))


def prose(said: str, *, start: bool = True) -> str:
    """A sentence, usually at the start of a paragraph: what is in backquotes, such as a command, stays code."""
    return "".join(
        part if place % 2 else escape_start(part) if start and place == 0 else escape(part)
        for place, part in enumerate(_CODE.split(said))
    )


def pipe_table(heads: Sequence[str], rows: Sequence[Sequence[str]], numeric: Sequence[bool]) -> str:
    """Rows of Markdown under their heads; numeric columns are aligned on the right."""
    lines = ["| " + " | ".join(map(_cell, line)) + " |" for line in (heads, *rows)]
    lines.insert(1, "|" + "|".join(" ---: " if right else " --- " for right in numeric) + "|")
    return "\n".join(lines)


def _cell(content: str) -> str:
    # A bar that the escaping left alone would end the cell.
    return content.replace("\\|", "|").replace("|", "\\|")
