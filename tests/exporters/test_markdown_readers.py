"""pandoc and GitHub's parser show the texts of a map word for word."""

from __future__ import annotations

import os
import re
import shutil
import unicodedata
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Final

import pytest

from argmap.exporters import ExportOptions, export
from support.diagnosing import read

from .hostile import hostile_map
from .readers import github, pandoc

DIALECTS: Final = ("markdown", "gfm", "commonmark_x")
READERS: Final[dict[str, Callable[[bytes], str]]] = {
    "github": github,
    **{dialect: partial(pandoc, dialect=dialect) for dialect in DIALECTS},
}
TYPOGRAPHIC: Final = ("markdown", "commonmark_x")
"""Dialects in which pandoc curls straight quotation marks."""
MANY: Final = int(os.environ.get("ARGMAP_HOSTILE_MAPS", "30"))
"""How many maps are tried; 500 take minutes."""

reader_names = pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=pytest.mark.skipif(needs and not shutil.which("pandoc"), reason="needs pandoc"))
        for name in READERS
        for needs in [name != "github"]
    ],
)


def squeezed(text: str, name: str) -> str:
    """A text without white space, which readers break lines at; pandoc composes characters."""
    text = unicodedata.normalize("NFC", re.sub(r"[\s\u2060\ufeff\u200b]", "", text))
    return text.translate(str.maketrans("‘’“”", "''\"\"")) if name in TYPOGRAPHIC else text


def lost(number: int, name: str) -> list[str]:
    """The texts of a hostile map that a reader does not show as they are."""
    map_, texts = hostile_map(number)
    options = ExportOptions(
        language="en",
        passages=True,
        quoted={node.id: node.at for node in map_},
        headings="sections" if number % 3 == 0 else "branches",
        show="status" if number % 4 == 0 else "",
    )
    seen = squeezed(READERS[name](export(map_, "md", options)), name)
    # A full stop at the end may have gone behind the reference.
    return [text for text in texts if squeezed(re.sub("[.。]$", "", text), name) not in seen]


@reader_names
def test_hostile_texts_are_shown_word_for_word(name: str) -> None:
    assert [text for number in range(4) for text in lost(number, name)] == []


@reader_names
@pytest.mark.slow
def test_five_hundred_hostile_maps_are_shown_word_for_word(name: str) -> None:
    with ThreadPoolExecutor() as pool:
        assert [text for texts in pool.map(lambda number: lost(number, name), range(MANY)) for text in texts] == []


@reader_names
def test_a_path_of_windows_and_an_address_with_a_tilde(name: str) -> None:
    made = export(
        read("""
argmap: 1
title: Escapes
sources:
  page: {type: webpage, title: Mine, URL: "https://people.example.edu/~smith/__init__.html#a*b*"}
thesis:
  text: The file C:\\new\\table holds it
  source: page
"""),
        "md",
    )
    shown = READERS[name](made)
    assert "The file C:\\new\\table holds it" in shown
    assert "https://people.example.edu/~smith/__init__.html#a*b*" in shown
