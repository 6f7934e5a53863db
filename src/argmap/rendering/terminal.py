"""Text on a terminal: styles by name, and nothing that the terminal would take for a command."""

from __future__ import annotations

import os
import re
from collections.abc import Callable

from argmap.rendering.bidi import CONTROLS, settled

Style = Callable[[str, str], str]
"""Puts a text into a style: error, warning, info, place, code, dim, hint, added or removed."""

ESCAPE = "".join(chr(0xD800 + byte) for byte in os.urandom(8))
"""The escape character of styles until they are printed: halves of surrogate pairs, which few files can hold, and which
ones nobody knows beforehand. JSON and PDF files may hold such halves.
"""

COMMAND_MARK = r"##(?=\w*\[)"
"""Where logs of continuous integration find a command within a line: ``##[error]``, ``##vso[task.setvariable]`` …"""

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]|\r(?!\n)")
_DIRECTIONS = re.compile(f"[{CONTROLS}\u2028\u2029]")
_NAME = re.compile("`[^`]*`")
_UNSEEN = re.compile(
    "[\u00ad\u034f\u115f\u1160\u180e\u200b\u200e\u200f\u2060-\u2064\u3164\ufeff\uffa0\U000e0000-\U000e007f]"
)
_COMMAND = re.compile(rf"^(?P<start>\s*:)(?=:)|(?P<mark>#)(?={COMMAND_MARK[1:]})", re.MULTILINE)


def plain(text: str, style: str) -> str:
    """The style of a file or a pipe: none."""
    return text


def without_controls(text: str) -> str:
    """The text of a document: control characters are replaced, line breaks stay.

    So are controls of the direction of writing that would have an effect on what follows.
    """
    return settled(_CONTROLS.sub("\ufffd", text))


def harmless(text: str) -> str:
    """The text for a terminal: without control characters, and without those of the direction of writing.

    A message puts foreign words between its own, which nothing may reorder.
    """
    return _DIRECTIONS.sub("\ufffd", _CONTROLS.sub("\ufffd", text))


def commanding_nothing(text: str) -> str:
    """The text for a log, where a line such as ``::set-output`` or ``##[error]`` is a command to the server.

    GitHub, Azure and TeamCity read commands wherever a program prints them; an invisible word joiner takes them apart.
    """
    return _COMMAND.sub(lambda found: f"{found[0]}\u2060", text)


def printable(text: str) -> str:
    """What a command says, for a terminal or a log."""
    return harmless(commanding_nothing(text))


def names_visible(text: str) -> str:
    """A sentence in which the names in backquotes hold nothing invisible, by which one can be taken for another.

    Joiners stay: Persian and the scripts of India are spelt with them.
    """
    return _NAME.sub(lambda name: _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", name[0]), text)


def one_line(text: str) -> str:
    """A sentence with foreign words on one line: a line break in an id or a file name begins no line of its own."""
    return " ".join(text.splitlines())
