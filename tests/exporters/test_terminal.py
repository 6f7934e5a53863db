"""The tree in the terminal: readable when narrow, piped or deep."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from argmap.exporters import ExportOptions
from argmap.model import ArgumentMap
from argmap.reports.tree import show
from support.diagnosing import read

from .maps import TRADE, chain, saying


def printed(map_: ArgumentMap, options: ExportOptions, width: int = 60) -> str:
    console = Console(file=io.StringIO(), width=width)
    console.print(show(map_, options))
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_piped_it_is_plain_text() -> None:
    assert printed(read(TRADE), ExportOptions(language="en", depth=1)) == (
        "* Thesis (likely, 55–80%, high confidence) Trade makes for\n"
        "peace (Conclusion).  thesis\n"
        "├── + 1 Premise War interrupts trade (sec. I.2, nn. 10–12,\n"
        "│   15).  cost\n"
        "│   → See also 3 (limits this: The effect shows only in the\n"
        "│   long run)\n"
        "│   … 1 more statement below\n"
        "├── + 2 Premise (assumed) States fear losses  fear\n"
        "├── ~ 3 Caveat The effect shows only in the long run\n"
        "│   long-run\n"
        "│   → Also limits 1 (War interrupts trade)\n"
        "└── - 4 Objection In 1914 trade flourished, and war came\n"
        "    year-1914\n"
    )


@pytest.mark.parametrize("width", [1, 20, 60])
def test_lines_keep_to_the_terminal(width: int) -> None:
    for map_ in (read(TRADE), chain(30)):
        lines = printed(map_, ExportOptions(all_languages=True), width).splitlines()
        assert max(map(cell_len, lines)) <= max(width, 2)


def test_no_line_starts_with_closing_punctuation() -> None:
    lines = printed(read(TRADE), ExportOptions(), 24).splitlines()
    assert not [line for line in lines if line.lstrip("│├└─ ")[:1] in "，。；：）”"]


@settings(max_examples=50, deadline=None)
@given(st.text(min_size=1), st.integers(min_value=1, max_value=80))
def test_it_shows_any_text(text: str, width: int) -> None:
    printed(saying(text), ExportOptions(), width)
