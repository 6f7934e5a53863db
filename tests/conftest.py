"""Golden files: compared with, or written anew by ``pytest --accept``, which CI refuses."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, is_hypothesis_test, settings

Golden = Callable[[Path, str], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="write what the code makes now as the golden files")


def pytest_configure(config: pytest.Config) -> None:
    # A busy machine is no fault of the code.
    settings.register_profile("argmap", deadline=None, suppress_health_check=[HealthCheck.too_slow])
    settings.load_profile("argmap")
    if config.getoption("--accept") and os.environ.get("CI"):
        raise pytest.UsageError("--accept is for people, not for CI: a changed golden file is to be read first")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests of hundreds of examples are not traced, which would take three times as long.

    What they run is measured where a test names one case of it.
    """
    for item in items:
        if is_hypothesis_test(getattr(item, "obj", None)):
            item.add_marker("no_cover")


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
