"""Golden files: compared with, or written anew by ``pytest --accept``, which CI refuses."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

Golden = Callable[[Path, str], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="write what the code makes now as the golden files")


def pytest_configure(config: pytest.Config) -> None:
    # A busy machine is no fault of the code.
    settings.register_profile("argmap", deadline=None)
    settings.load_profile("argmap")
    if config.getoption("--accept") and os.environ.get("CI"):
        raise pytest.UsageError("--accept is for people, not for CI: a changed golden file is to be read first")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compare a text with a golden file; a missing file fails."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--accept"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        assert path.exists(), f"{path.name} is missing; read what is made now, then run pytest --accept"
        assert text == path.read_text(encoding="utf-8")

    return compare
