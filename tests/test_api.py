"""docs/api.md describes the public names, all of them, and its examples run."""

from __future__ import annotations

import doctest
import inspect
import re
import subprocess
import sys

import pytest

import argmap
from support.diagnosing import ROOT

PAGE = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
DESCRIBED = dict(re.findall(r"^### `(\w+)(?:\((.*)\))?`$", PAGE, re.MULTILINE))


def test_every_public_name_is_described_and_can_be_had() -> None:
    assert sorted(DESCRIBED) == sorted(argmap.__all__) == dir(argmap)
    assert all(getattr(argmap, name) is not None for name in argmap.__all__)
    with pytest.raises(AttributeError, match="module 'argmap' has no attribute 'Map'"):
        argmap.Map  # noqa: B018


@pytest.mark.parametrize("name", [name for name, parameters in DESCRIBED.items() if parameters])
def test_a_function_has_the_parameters_that_are_described(name: str) -> None:
    parameters = inspect.signature(getattr(argmap, name)).parameters.values()
    described = [part.partition("=") for part in DESCRIBED[name].split(", ")]
    assert [part[0] for part in described] == [parameter.name for parameter in parameters]
    assert [bool(part[1]) for part in described] == [
        parameter.default is not parameter.empty for parameter in parameters
    ]


def test_the_examples_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    examples = doctest.DocTestParser().get_doctest(PAGE, {}, "docs/api.md", "docs/api.md", 0)
    said: list[str] = []
    assert doctest.DocTestRunner().run(examples, out=said.append).failed == 0, "".join(said)


def test_importing_argmap_imports_none_of_it() -> None:
    script = "import sys, argmap; print(*(name for name in sys.modules if name.startswith('argmap')))"
    answer = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60)
    assert answer.stdout.split() == ["argmap"]
