"""What depends on how the process of argmap is started and ended."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

import argmap

MAP = "argmap: 1\ntitle: T\nthesis: {text: T, assumed: true}\n"
SOURCE = Path(argmap.__file__).parents[1]


@pytest.mark.parametrize("module", ["argmap.cli.root", "click", "pydantic", "argmap.loading"])
def test_an_interruption_while_modules_are_imported_is_quiet(module: str, tmp_path: Path) -> None:
    (tmp_path / "m.argmap.yaml").write_text(MAP)
    interrupting = f"""\
import sys
class Interrupting:
    def find_spec(self, name, path, target=None):
        if name == {module!r}:
            raise KeyboardInterrupt
sys.meta_path.insert(0, Interrupting())
from argmap.cli import main
main()
"""
    done = subprocess.run(
        [sys.executable, "-c", interrupting, "check", "m.argmap.yaml"], cwd=tmp_path, capture_output=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr.strip()) == (130, b"", b"")


@pytest.mark.slow
@pytest.mark.skipif(sys.prefix == sys.base_prefix, reason="needs a Python that has not got the packages")
@pytest.mark.parametrize("name", ["m.svg", "m.pdf"])
def test_packages_of_the_user_are_found_by_graphviz_s_process_too(name: str, tmp_path: Path) -> None:
    (tmp_path / "m.argmap.yaml").write_text(MAP)
    python = getattr(sys, "_base_executable", sys.executable)
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    environment["PYTHONUSERBASE"] = str(tmp_path / "user")
    # As after `pip install --user`: the folder of the user's packages leads to them.
    asked = subprocess.run(
        [python, "-m", "site", "--user-site"], env=environment, capture_output=True, text=True, check=False
    )
    folder = Path(asked.stdout.strip())
    folder.mkdir(parents=True)
    (folder / "all.pth").write_text(f"{SOURCE}\n{sysconfig.get_path('purelib')}\n{sysconfig.get_path('platlib')}\n")
    done = subprocess.run(
        [python, "-m", "argmap", "export", "m.argmap.yaml", "-o", name],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, f"Wrote {name}\n")
    assert (tmp_path / name).stat().st_size > 1000


def test_no_module_of_the_current_folder_takes_the_place_of_graphviz(tmp_path: Path) -> None:
    (tmp_path / "m.argmap.yaml").write_text(MAP)
    for module in ("pygraphviz", "json", "tempfile"):
        (tmp_path / f"{module}.py").write_text("open('owned', 'w')\n")
    run = "import sys; sys.path[:] = [one for one in sys.path if one]; from argmap.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-P", "-c", run, "export", "m.argmap.yaml", "-o", "m.svg"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "Wrote m.svg\n")
    assert not (tmp_path / "owned").exists()
