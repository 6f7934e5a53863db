"""The paper behind the flagship map. It is not distributed: tests that want it look where the checks look."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from argmap.confinement import ENVIRONMENT

NAME = "xin-diao-2025.txt"
_FOLDERS = [*os.environ.get(ENVIRONMENT, "").split(os.pathsep), str(Path(__file__).parents[2] / "maps" / "sources")]


def found_paper(name: str) -> Path | None:
    """Where a text is that is not distributed; None if it is not on this machine."""
    return next((path for folder in _FOLDERS if folder and (path := Path(folder) / name).is_file()), None)


PAPER = found_paper(NAME)

needs_paper = pytest.mark.skipif(PAPER is None, reason=f"the paper is not at hand: {NAME} in {ENVIRONMENT}")


def paper() -> Path:
    """Where the paper is."""
    assert PAPER is not None
    return PAPER
