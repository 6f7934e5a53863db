"""Write constraints.txt: the newest version of every dependency, for all supported versions of Python at once.

It needs an environment with uv; `make lock` creates one.
"""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Resolve the dependencies, the extras and the build requirements; return the exit code of uv."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    oldest = project["project"]["requires-python"].removeprefix(">=")
    command = ["uv", "pip", "compile", "--quiet", "--upgrade", "--universal", "--python-version", oldest]
    command += ["--all-extras", "--no-annotate", "--custom-compile-command", "make lock", "--no-emit-index-url"]
    command += ["--output-file", "constraints.txt", "pyproject.toml", "-"]
    build = "\n".join(project["build-system"]["requires"])
    return subprocess.run([sys.executable, "-m", *command], cwd=ROOT, input=build, encoding="utf-8").returncode


if __name__ == "__main__":
    sys.exit(main())
