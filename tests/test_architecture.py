"""What import-linter does not check: names that shadow modules, and how much reports take from exporters."""

from __future__ import annotations

import ast
import importlib
import importlib.metadata
import pkgutil
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

import argmap

PACKAGE = Path(argmap.__file__).parent
PACKAGES = ["argmap", *(one.name for one in pkgutil.walk_packages(argmap.__path__, "argmap.") if one.ispkg)]


@pytest.mark.parametrize("package", PACKAGES)
def test_no_module_has_a_name_that_its_package_exports(package: str) -> None:
    """`monkeypatch.setattr("package.name.…")` and `import package.name` would find the function, not the module."""
    home = importlib.import_module(package)
    modules = [one.name for one in pkgutil.iter_modules(home.__path__)]
    assert [name for name in modules if not isinstance(getattr(home, name, home), ModuleType)] == []


@pytest.mark.parametrize("package", PACKAGES)
def test_a_package_says_in_one_sentence_what_it_holds(package: str) -> None:
    said = (importlib.import_module(package).__doc__ or "").strip()
    assert said.endswith(".")
    assert "\n\n" not in said


def test_reports_take_little_from_exporters() -> None:
    """What both need belongs to the model, to rendering or to i18n."""
    imported = [
        f"{path.relative_to(PACKAGE)}: {node.module}"
        for path in sorted((PACKAGE / "reports").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("argmap.exporters")
    ]
    assert len(imported) <= 8, imported


def test_a_module_imports_nothing_that_an_installation_may_lack() -> None:
    """What only tests need is not there after `pip install .`; what a requirement itself requires is."""

    def requirements(distribution: str) -> set[str]:
        lines = importlib.metadata.requires(distribution) or []
        return {normal(re.split(r"[^\w.-]", line)[0]) for line in lines if "extra ==" not in line}

    def normal(name: str) -> str:
        return name.lower().replace("_", "-")

    direct = requirements("argmap")
    available = direct.union(*map(requirements, direct))
    # The readers of formats run in a child process, which is only started if the package of an extra is there.
    readers = PACKAGE / "sources" / "formats"
    paths = [path for path in PACKAGE.rglob("*.py") if readers not in path.parents]
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in paths]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
    distributions = importlib.metadata.packages_distributions()
    missing = {
        top
        for top in {name.split(".")[0] for name in names} - {"argmap", *sys.stdlib_module_names}
        if available.isdisjoint(map(normal, distributions.get(top, [top])))
    }
    assert missing == set()
