"""Write arguments as plain text; check, draw, evaluate and discuss them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.building import export
    from argmap.checks import check
    from argmap.comparison import compare
    from argmap.config import Config
    from argmap.diagnostics import Diagnostic, Severity
    from argmap.evaluation import evaluate
    from argmap.exporters import ExportOptions
    from argmap.i18n import using_language
    from argmap.loading import Loaded, load, load_text
    from argmap.model import ArgumentMap, Node
    from argmap.project import Project

__all__ = [
    "ArgumentMap",
    "Config",
    "Diagnostic",
    "ExportOptions",
    "Loaded",
    "Node",
    "Project",
    "Severity",
    "__version__",
    "check",
    "compare",
    "evaluate",
    "export",
    "load",
    "load_text",
    "using_language",
]

__version__ = "0.1.0"

_HOMES = {
    "ArgumentMap": "argmap.model",
    "Config": "argmap.config",
    "Diagnostic": "argmap.diagnostics",
    "ExportOptions": "argmap.exporters",
    "Loaded": "argmap.loading",
    "Node": "argmap.model",
    "Project": "argmap.project",
    "Severity": "argmap.diagnostics",
    "check": "argmap.checks",
    "compare": "argmap.comparison",
    "evaluate": "argmap.evaluation",
    "export": "argmap.building",
    "load": "argmap.loading",
    "load_text": "argmap.loading",
    "using_language": "argmap.i18n",
}
"""Where each public name is: it is imported at its first use, for `argmap --version` needs none of them."""


def __getattr__(name: str) -> object:
    import importlib

    if name not in _HOMES:
        raise AttributeError(f"module 'argmap' has no attribute {name!r}")
    return getattr(importlib.import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
