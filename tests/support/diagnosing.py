"""What argmap says about a map written inline: the one helper of the tests of language, model and checks."""

from __future__ import annotations

import re
from pathlib import Path

from argmap.checks import check
from argmap.diagnostics import Diagnostic
from argmap.loading import Loaded, load_bytes, load_text
from argmap.model import ArgumentMap
from argmap.sources.library import Library

HEADER = "argmap: 1\ntitle: Example\n"
"""Two lines that make a map of a `thesis:`; what is said about the thesis begins on line 3."""

ROOT = Path(__file__).parents[2]
"""The checkout."""


def lines(loaded: Loaded, diagnostics: tuple[Diagnostic, ...] | list[Diagnostic]) -> list[str]:
    """Diagnostics as ``line:column CODE message``."""
    said = []
    for diagnostic in diagnostics:
        line, column = loaded.position(diagnostic)
        said.append(f"{line}:{column} {diagnostic.code} {diagnostic.message}")
    return said


def diagnose(text: str | bytes) -> list[str]:
    """What the loader says about a file, such as ``3:7 AM104 unknown key `textt` in `a```."""
    loaded = load_bytes(text, "map") if isinstance(text, bytes) else load_text(text)
    return lines(loaded, loaded.diagnostics)


def hints(text: str | bytes) -> list[str]:
    """What the loader tells the author to do."""
    loaded = load_bytes(text, "map") if isinstance(text, bytes) else load_text(text)
    return [diagnostic.hint for diagnostic in loaded.diagnostics]


def read(text: str) -> ArgumentMap:
    """The map of a text; a text without `argmap:` gets the header first."""
    loaded = load_text(with_header(text))
    assert loaded.map is not None, lines(loaded, loaded.diagnostics)
    return loaded.map


def findings(text: str | bytes, library: Library | None = None) -> list[str]:
    """What the rules say about a map; a text without `argmap:` gets the header first."""
    loaded = load_bytes(text, "map") if isinstance(text, bytes) else load_text(with_header(text))
    return lines(loaded, check(loaded, library=library))


def with_header(text: str) -> str:
    """The text, with the lines that every map owes."""
    if re.search("^argmap:", text, re.MULTILINE):
        return text
    has_title = re.search("^title:", text, re.MULTILINE)
    return HEADER.splitlines(keepends=True)[0] + text if has_title else HEADER + text
