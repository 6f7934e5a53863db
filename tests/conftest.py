"""Golden files: compared with, or written anew by ``pytest --accept``, which CI refuses."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Generator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "tools"))

import messages
from hypothesis import HealthCheck, is_hypothesis_test, settings

Golden = Callable[[Path, str], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="write what the code makes now as the golden files")


def pytest_configure(config: pytest.Config) -> None:
    # A busy machine is no fault of the code.
    settings.register_profile("argmap", deadline=None, suppress_health_check=[HealthCheck.too_slow])
    settings.load_profile("argmap")
    if not hasattr(config, "workerinput"):
        messages.compile_all()
    # argmap speaks the language of the locale.
    os.environ.pop("LANGUAGE", None)
    os.environ["LC_ALL"] = "C.UTF-8"
    if config.getoption("--accept") and os.environ.get("CI"):
        raise pytest.UsageError("--accept is for people, not for CI: a changed golden file is to be read first")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    """Tests of many examples are not traced for coverage, which would take three times as long.

    What they run is measured where a test names one case of it. The mark `no_cover` of pytest-cov has no effect in the
    processes of pytest-xdist, where another measurement lies below the one that it stops.
    """
    tracer = sys.gettrace()
    many = is_hypothesis_test(getattr(item, "obj", None)) or item.get_closest_marker("many_examples")
    if many and item.config.pluginmanager.has_plugin("_cov"):
        sys.settrace(None)
    try:
        return (yield)
    finally:
        sys.settrace(tracer)


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
