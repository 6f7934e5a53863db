"""The programs that argmap starts, git and Graphviz: only those that its user has installed."""

from __future__ import annotations

import os
from pathlib import Path


def find_program(name: str) -> str | None:
    """The path of a program: itself, if it is a path, else that in an absolute folder of PATH; None if there is none.

    Other entries of PATH, such as `.`, depend on the current folder, and so does Windows, which looks there first: a
    folder of a stranger's could hold a program called git.
    """
    if Path(name).name != name:
        return name if _runs(Path(name)) else None
    endings = os.environ.get("PATHEXT", ".EXE").split(os.pathsep) if os.name == "nt" and not Path(name).suffix else [""]
    paths = (Path(folder, name + ending) for folder in os.get_exec_path() for ending in endings)
    return next((str(path) for path in paths if path.is_absolute() and _runs(path)), None)


def _runs(path: Path) -> bool:
    return path.is_file() and os.access(path, os.X_OK)
