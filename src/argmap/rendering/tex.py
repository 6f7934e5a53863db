"""Plain text for TeX."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from argmap.rendering.commonmark import Run
from argmap.rendering.wrapping import clean

_SPECIAL: Final = {
    "\\": r"\textbackslash{}",
    # BibTeX counts braces even behind a backslash.
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "%": r"\%",
    "_": r"\_",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    "`": r"\textasciigrave{}",
    '"': r"\textquotedbl{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    "\x7f": "\ufffd",
}
# Signs that TeX's fonts make one of: -- a dash, '' and ,, quotation marks. (?` and !` are kept apart by the above.)
_LIGATURE = re.compile(r"(?<=-)(?=-)|(?<=')(?=')|(?<=,)(?=,)")
_LONG = re.compile(r"[^\s\u2e80-\uffff]{60,}")
_CHUNK: Final = 30


def escape(text: str) -> str:
    """Plain text that reads as itself in LaTeX and in the fields of BibTeX."""
    parts = _LIGATURE.split(clean(text))
    return "{}".join("".join(_SPECIAL.get(character, character) for character in part) for part in parts)


def escape_breaking(text: str) -> str:
    """The same for running text: a word that is longer than a line may break anywhere."""
    text, said, at = clean(text), "", 0
    for match in _LONG.finditer(text):
        word = match.group()
        chunks = [word[start : start + _CHUNK] for start in range(0, len(word), _CHUNK)]
        said += escape(text[at : match.start()]) + r"\allowbreak{}".join(map(escape, chunks))
        at = match.end()
    return said + escape(text[at:])


def spaced(text: str, escaping: Callable[[str], str] = escape) -> str:
    """A stretch of a text, escaped with the spaces at its ends."""
    return " " * text.startswith(" ") + escaping(text) + " " * text.endswith(" ")


def with_looks(text: str, run: Run) -> str:
    """Escaped text with the looks of a run: italics, superscript and so on."""
    for wanted, command in (
        (run.superscript, "textsuperscript"),
        (run.subscript, "textsubscript"),
        (run.small_caps, "textsc"),
        (run.bold, "textbf"),
        (run.italic, "emph"),
        (run.code, "texttt"),
    ):
        text = rf"\{command}{{{text}}}" if wanted else text
    return text
