"""A repository whose author wants to run code on the machine of whoever works in it."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from support.repository import ENVIRONMENT, Repository

MAP = """\
argmap: 1
title: The library
thesis:
  text: The library should open on Sundays.
  premises:
    demand: {text: Many people ask for it.}
    staff:   {text: There is staff for it.}
"""
MODULES = (
    "budoux", "click", "encodings", "json", "multiprocessing", "pickle", "runpy", "signal", "site", "sitecustomize",
    "struct", "tempfile", "typst", "usercustomize", "yaml",
)  # fmt: skip
"""What argmap, its processes and Python itself import."""
PACKAGES = ("argmap", "graphviz", "pygraphviz")
PROGRAMS = ("diff", "dot", "git", "python", "python3", "rm", "sh")
"""What argmap, git and the shell look for on PATH; on Windows, in the current folder, too."""


class HostileRepository(Repository):
    """It holds modules and programs under names that are looked for, and attributes that name drivers.

    Whatever of it is run leaves a file in the folder ``ran``, which is outside.
    """

    def __init__(self, folder: Path, ran: Path) -> None:
        folder.mkdir()
        ran.mkdir()
        super().__init__(folder)
        self.ran = ran
        for name in MODULES:
            self.write(f"{name}.py", self._code(f"{name}.py"))
        for name in PACKAGES:
            self.write(f"{name}/__init__.py", self._code(f"{name}/__init__.py"))
            self.write(f"{name}/__main__.py", self._code(f"{name}/__main__.py"))
        self.write("evil.pth", self._code("evil.pth"))
        for name in PROGRAMS:
            for place in (name, f"bin/{name}"):
                self.write(place, f"#!/bin/sh\ntouch '{ran}/{name}'\nexit 1\n").chmod(0o755)
        self.write(".gitattributes", "*.yaml diff=evil filter=evil merge=argmap\n*.md diff=evil\n")
        self.write("argmap.toml", '[build]\nformats = ["svg", "md", "json"]\n')
        self.write("maps/essay.argmap.yaml", MAP)

    def _code(self, name: str) -> str:
        return f"import pathlib; pathlib.Path({str(self.ran / name.replace('/', ' '))!r}).touch()\n"

    def what_ran(self) -> list[str]:
        """The names of what was run."""
        return sorted(path.name for path in self.ran.iterdir())


def careless() -> dict[str, str]:
    """The environment of a user whose PATH begins with relative folders; argmap is found where it is tested."""
    import argmap

    return {
        **ENVIRONMENT,
        "PATH": os.pathsep.join((".", "bin", "", os.environ["PATH"])),
        "PYTHONPATH": str(Path(argmap.__file__).parents[1]),
    }


def script() -> list[str]:
    """The words that start the `argmap` that users install."""
    installed = Path(sys.executable).with_name("argmap")
    return [str(installed)] if installed.exists() else [sys.executable, "-P", "-m", "argmap"]


def real_git() -> str:
    """The path of git."""
    found = shutil.which("git")
    assert found is not None
    return found
