"""The typeface of pictures: part of Source Sans 3, embedded, so that text is as wide for readers as it was measured.

It has the characters of Latin, Greek and Cyrillic. The fonts and their widths are made by ``tools/faces.py``.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable
from enum import StrEnum
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

from argmap.rendering.scripts import is_cjk_language, script_of

FAMILY: Final = "Argmap Sans"
"""Not the name of the original, which its licence reserves."""


class Weight(StrEnum):
    """The weights of the typeface, by the names of their files."""

    REGULAR = "Regular"
    SEMIBOLD = "Semibold"


_CSS_WEIGHTS: Final = {Weight.REGULAR: 400, Weight.SEMIBOLD: 600}
_SETS: Final = {"latin": "", "more": ";unicode-range:U+100-20BF,U+2150-25FF"}
"""The files for browsers: western Europe and signs; other Latin, Greek and Cyrillic. Where a browser has both, it looks
in the last one first, but for characters outside its range."""


def sets_first(language: str) -> bool:
    """Whether text in a language is set in the typeface; the fonts of its own script come first in others."""
    script = script_of(language)
    return not is_cjk_language(language) and (script is None or script.plain)


def font_files() -> list[Path]:
    """The fonts as files, for the engines of PDF and PNG."""
    return [Path(str(_folder().joinpath(f"ArgmapSans-{weight}.ttf"))) for weight in Weight]


@cache
def widths(weight: Weight) -> dict[str, float]:
    """The width in em of each character that the typeface has."""
    return {character: width for name in _SETS for character, width in _widths(weight, name).items()}


@cache
def _widths(weight: Weight, name: str) -> dict[str, float]:
    found: dict[str, float] = {}
    for line in _folder().joinpath(f"{weight}-{name}.txt").read_text(encoding="ascii").splitlines():
        first, *row = map(int, line.split())
        found.update((chr(first + at), width / 1000) for at, width in enumerate(row))
    return found


def font_rules(text: str, weights: Iterable[Weight] = (Weight.REGULAR,)) -> str:
    """The rules of a style sheet that embed what of the typeface a text needs."""
    characters = set(text)
    return "".join(
        f"@font-face{{font-family:'{FAMILY}';font-weight:{_CSS_WEIGHTS[weight]};"
        f"src:url(data:font/woff2;base64,{_encoded(weight, name)}) format('woff2'){range_}}}"
        for weight in weights
        for name, range_ in _SETS.items()
        if not characters.isdisjoint(_widths(weight, name))
    )


@cache
def _encoded(weight: Weight, name: str) -> str:
    return base64.b64encode(_folder().joinpath(f"ArgmapSans-{weight}-{name}.woff2").read_bytes()).decode()


def _folder() -> Traversable:
    return files("argmap.rendering").joinpath("faces")
