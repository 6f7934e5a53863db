"""Writing XML: elements with escaped text and attributes."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape


def element(name: str, content: str = "", **attributes: str) -> str:
    """An element. ``content`` is markup; attribute values are escaped, ``class_`` is the class."""
    written = "".join(f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"' for key, value in attributes.items())
    return f"<{name}{written}>{content}</{name}>" if content else f"<{name}{written}/>"


def marked_text(class_: str, x: float, y: float, pieces: Iterable[tuple[str, str]]) -> str:
    """A line of text in pieces with a class each: (words, class)."""
    class_mark = f' class="{class_}"' if class_ else ""
    written = "".join(
        f'<tspan class="{own}">{escape(words, quote=False)}</tspan>' if own else escape(words, quote=False)
        for words, own in pieces
    )
    return f'<text{class_mark} x="{x:.8g}" y="{y:.8g}">{written}</text>'


def text(class_: str, x: float, y: float, words: str) -> str:
    """A line of text with its baseline at y."""
    class_mark = f' class="{class_}"' if class_ else ""
    return f'<text{class_mark} x="{x:.8g}" y="{y:.8g}">{escape(words, quote=False)}</text>'
