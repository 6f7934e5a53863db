"""Packages with plug-ins, installed as pip would do it: their code and the entry points of their metadata."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent

from support.diagnosing import ROOT

BROKEN = {
    "pyproject.toml": """
        [project]
        name = "zz-broken"

        [project.entry-points."argmap.exporters"]
        svg = "argmap_broken:SVG"
        lost = "argmap_broken.absent:FORMAT"
        number = "argmap_broken:NUMBER"
        crash = "argmap_broken:CRASH"
        words = "argmap_broken:WORDS"

        [project.entry-points."argmap.rules"]
        lost = "argmap_broken.absent"
        rules = "argmap_broken.rules"

        [project.entry-points."argmap.importers"]
        json = "argmap_broken:SVG"
        crash = "argmap_broken:READER"
        """,
    "argmap_broken/__init__.py": """
        from argmap.exporters import Format
        from argmap.interchange import Importer

        SVG = Format("svg", "svg", "not the usual one", "argmap_broken:fail")
        NUMBER = 5
        CRASH = Format("crash", "crash", "fails", "argmap_broken:fail")
        WORDS = Format("words", "words", "returns no bytes", "argmap_broken:say")
        READER = Importer("crash", ("crash",), "fails", "argmap_broken:fail")

        def fail(*arguments):
            raise ValueError("no luck\\ntoday")

        def say(*arguments):
            return "words"
        """,
    "argmap_broken/rules.py": '''
        from argmap import Severity
        from argmap.checks import rule

        @rule("ZZ101", "fails-late", Severity.INFO)
        def fails_late(context):
            """It fails after its first finding."""
            yield context.at(context.map.root, "found before the failure")
            raise KeyError(context.map.root.id)

        @rule("AM999", "of-argmap", Severity.INFO)
        def of_argmap(context):
            """It has a code of argmap's."""
            return []

        @rule("ZZ102", "lone-support", Severity.INFO)
        def twice(context):
            """It has the name of another rule."""
            return []

        @rule("ZZ103", "undocumented", Severity.INFO)
        def undocumented(context):
            return []
        ''',
}
"""A package in which everything that can go wrong does."""


def documented() -> dict[str, str]:
    """The files of the example in docs/plugins.md."""
    page = (ROOT / "docs" / "plugins.md").read_text(encoding="utf-8")
    return dict(re.findall(r"<!-- (\S+) -->\n```\w+\n(.*?)```", page, re.DOTALL))


def install(folder: Path, files: Mapping[str, str]) -> None:
    """Put a package into a folder of the path."""
    files = {name: dedent(text) for name, text in files.items()}
    project = tomllib.loads(files["pyproject.toml"])["project"]
    metadata = folder / f"{project['name'].replace('-', '_')}-1.0.dist-info"
    metadata.mkdir(parents=True)
    (metadata / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: 1.0\n")
    groups = [
        "\n".join([f"[{group}]", *(f"{name} = {target}" for name, target in entries.items())])
        for group, entries in project["entry-points"].items()
    ]
    (metadata / "entry_points.txt").write_text("\n\n".join(groups))
    for name, text in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
