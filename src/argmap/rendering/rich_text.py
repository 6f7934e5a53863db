"""The marks of CSL-JSON in titles and other fields of a work: italics, superscript, small capitals and so on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Any, Final

from argmap.rendering.commonmark import Run

_TAG = re.compile(
    r"""<(?P<name>i|b|sup|sub|sc)>|<(?P<span>span\s+(?:class\s*=\s*["']nocase["']|style\s*=\s*["']font-variant:\s*small-caps;?["']))\s*>"""
    r"""|</(?P<end>i|b|sup|sub|sc|span)\s*>""",
    re.IGNORECASE,
)
_LOOKS: Final = {"i": "italic", "b": "bold", "sup": "superscript", "sub": "subscript", "sc": "small_caps"}


def runs_of(text: str, base: Run | None = None) -> tuple[Run, ...]:
    """A text as runs that look the same throughout; what is no mark, or is never closed, is text.

    Args:
        text: the text with its marks.
        base: what the text around it looks like; italics within italics are upright.
    """
    base = base or Run("")
    if "<" not in text:
        return (base._replace(text=text),) if text else ()
    found: list[Run] = []
    at = 0
    look = base
    open_: list[tuple[str, Run]] = []
    for match in _marks(text):
        found.append(look._replace(text=text[at : match.start()]))
        at = match.end()
        if match["end"]:
            look = open_.pop()[1]
            continue
        name = match["name"].lower() if match["name"] else "sc" if "style" in match["span"].lower() else ""
        open_.append((name, look))
        if name:
            look = with_look(look, _LOOKS[name])
    found.append(look._replace(text=text[at:]))
    return tuple(run for run in found if run.text)


def with_look(run: Run, look: str) -> Run:
    """A run with one more look, by its field of :class:`Run`; italics within italics are upright."""
    changed: dict[str, Any] = {look: look != "italic" or not run.italic}
    return run._replace(**changed)


def _marks(text: str) -> list[re.Match[str]]:
    """The marks that are in pairs, in order."""
    kept: set[int] = set()
    tags = list(_TAG.finditer(text))
    waiting: list[int] = []
    names: Counter[str] = Counter()
    for place, tag in enumerate(tags):
        if not tag["end"]:
            waiting.append(place)
            names[_name(tag)] += 1
            continue
        # What is opened inside a pair and not closed there is text.
        while names[tag["end"].lower()]:
            opened = waiting.pop()
            names[_name(tags[opened])] -= 1
            if _name(tags[opened]) == tag["end"].lower():
                kept |= {opened, place}
                break
    return [tag for place, tag in enumerate(tags) if place in kept]


def _name(tag: re.Match[str]) -> str:
    """The element that a mark opens."""
    return (tag["name"] or "span").lower()


def spread(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Runs whose texts have marks, as runs without them."""
    return tuple(part for run in runs for part in runs_of(run.text, run))


def plain(text: str) -> str:
    """A text without its marks."""
    return "".join(run.text for run in runs_of(text))
