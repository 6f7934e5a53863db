"""Plain text for TeX."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from typing import Final

from argmap.rendering import addresses
from argmap.rendering.clusters import whole
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
# Thai and its like set no spaces; TeX finds their words.
_LONG = re.compile(r"[^\s\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\uffff]{40,}")
_CHUNK: Final = 20
_PARTS = re.compile(r"[^/?&=._-]*[/?&=._-]+|[^/?&=._-]+")


def escape(text: str) -> str:
    """Plain text that reads as itself in LaTeX and in the fields of BibTeX."""
    parts = _LIGATURE.split(clean(text))
    return "{}".join("".join(_SPECIAL.get(character, character) for character in part) for part in parts)


def escape_breaking(text: str) -> str:
    """The same for running text: a word too long for a narrow line may break anywhere, an address between its parts."""
    return "".join(
        escape_address(part) if is_address else _long_words(part) for part, is_address in addresses.split(clean(text))
    )


def escape_address(address: str) -> str:
    """An address in running text: it may break after the signs between its parts."""
    return r"\allowbreak{}".join(map(_long_words, _PARTS.findall(address)))


def _long_words(text: str) -> str:
    said, at = "", 0
    for match in _LONG.finditer(text):
        word = match.group()
        bounds = sorted({whole(word, start) for start in range(0, len(word), _CHUNK)} | {len(word)})
        chunks = [word[start:end] for start, end in pairwise(bounds)]
        said += spaced(text[at : match.start()]) + r"\allowbreak{}".join(map(escape, chunks))
        at = match.end()
    return said + spaced(text[at:])


def code(text: str) -> str:
    """Code in running text: its spaces count."""
    return r"\ ".join(map(escape_breaking, text.expandtabs(4).split(" ")))


def target(address: str) -> str:
    """The address of a link, percent-encoded already, within other commands."""
    return re.sub(r"[%#&]", r"\\\g<0>", address)


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
        (run.struck, "sout"),
    ):
        text = rf"\{command}{{{text}}}" if wanted else text
    return text
