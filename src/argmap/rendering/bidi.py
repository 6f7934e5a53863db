"""Controls of the direction of writing (UAX 9), which can make other people's words appear in another order."""

from __future__ import annotations

import re
from typing import Final

CONTROLS: Final = "\u202a-\u202e\u2066-\u2069"
"""All of them, for a class of characters in a regular expression."""

_CONTROL = re.compile(f"[{CONTROLS}\u2029\n]")
_EMBEDDINGS: Final = "\u202a\u202b\u202d\u202e"
_ISOLATES: Final = "\u2066\u2067\u2068"
_POP_EMBEDDING: Final = "\u202c"
_POP_ISOLATE: Final = "\u2069"


def settled(text: str) -> str:
    """The text with a replacement character for each control that has no counterpart within its paragraph.

    Those that have one order what is between them, which is the author's own.
    """
    opened: list[tuple[str, int]] = []
    lone: set[int] = set()
    for found in _CONTROL.finditer(text):
        control, place = found[0], found.start()
        if control in _EMBEDDINGS or control in _ISOLATES:
            opened.append((control, place))
        elif control == _POP_EMBEDDING and opened and opened[-1][0] in _EMBEDDINGS:
            opened.pop()
        elif control == _POP_ISOLATE and any(each in _ISOLATES for each, __ in opened):
            while opened.pop()[0] not in _ISOLATES:
                pass  # it ends the embeddings within, too
        elif control in "\n\u2029":
            lone.update(start for __, start in opened)
            opened.clear()
        else:
            lone.add(place)
    lone.update(start for __, start in opened)
    return "".join("\ufffd" if place in lone else each for place, each in enumerate(text)) if lone else text
