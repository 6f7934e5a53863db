"""Writing XML: elements with escaped text and attributes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape


def element(name: str, content: str = "", **attributes: str) -> str:
    """An element. ``content`` is markup; attribute values are escaped, ``class_`` is the class."""
    written = "".join(f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"' for key, value in attributes.items())
    return f"<{name}{written}>{content}</{name}>" if content else f"<{name}{written}/>"


def text(class_: str, x: float, y: float, words: str, *, right: bool = False, rtl: bool = False) -> str:
    """A line of text with its baseline at y.

    It begins or, with ``right``, ends at x as seen on the picture, whichever way it runs: the class ``end`` is for
    text that ends at x in its own direction.
    """
    return _text(class_, x, y, escape(words, quote=False), right=right, rtl=rtl)


def marked_text(
    class_: str, x: float, y: float, pieces: Iterable[tuple[str, str]], *, right: bool = False, rtl: bool = False
) -> str:
    """The same for a line in pieces with a class each: (words, class)."""
    written = "".join(
        f'<tspan class="{own}">{escape(words, quote=False)}</tspan>' if own else escape(words, quote=False)
        for words, own in pieces
    )
    return _text(class_, x, y, written, right=right, rtl=rtl)


def _text(class_: str, x: float, y: float, content: str, *, right: bool, rtl: bool) -> str:
    classes = f"{class_} end".strip() if right is not rtl and class_.split()[-1:] != ["mid"] else class_
    class_mark = f' class="{classes}"' if classes else ""
    return f'<text{class_mark}{DIRECTED if rtl else ""} x="{x:.8g}" y="{y:.8g}">{content}</text>'


DIRECTED = ' direction="rtl"'
"""The attribute of a text from right to left."""
_FROM_RIGHT = re.compile(rf'<text(?: class="([^"]*)")?{DIRECTED}([^>]*)>(.*?)</text>')


def without_directions(svg: str) -> str:
    """A drawing for programs that read no ``direction``: directional isolates within its texts say the same."""

    def isolated(match: re.Match[str]) -> str:
        class_, place, content = match[1] or "", match[2], match[3]
        names = class_.split()
        if "end" in names:
            names.remove("end")
        elif "mid" not in names:
            names.append("end")
        return f'<text class="{" ".join(names)}"{place}>\u2067{content}\u2069</text>'

    return _FROM_RIGHT.sub(isolated, svg)
