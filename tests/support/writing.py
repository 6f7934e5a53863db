"""Every command that writes, with a project in which it has something to write."""

from __future__ import annotations

import json
from pathlib import Path

MAP = """\
argmap: 1
title: The library on Sundays
sources: {report: {title: Annual report, text: report.txt}}
thesis:
  text: The library should open on Sundays.
  premises:
    demand: {text: Many people ask for it., limits: [staff]}   # readers
    staff: There is staff for it.
  objections:
    cost: {text: It costs too much.}
"""
LAYER = """\
argmap: 1
extends: library.argmap.yaml
title: A critique
by: reviewer
add:
  demand:
    caveats: {towns: In towns only.}
"""
JOINED = """\
argmap: 1
title: Joined
thesis:
  text: The library should open on Sundays.
  premises:
    demand: {text: Many people ask for it.}
    staff: {text: There is staff for it.}
  inferences:
    both: {from: [demand, staff]}
"""
NAMES = """\
argmap: 1
title: Names
thesis:
  text: The library should open on Sundays.
  premises:
    demand: {text: Many people ask for it., likelihod: likely}
"""
OUTLINE = "The library should stay open.\n  Loans rose.\n    = By a fifth. [2]\n  - It costs more. @staff\n"
EDITS = "set staff text 'There is staff enough.'\nadd demand objection 'Few of them come.'\n"
SOURCE = "# Report\n\nLoans rose by a fifth in May. We argue that the library should open on Sundays.\n"

COMMANDS = {
    "add": ["add", "library.argmap.yaml", "demand", "evidence", "survey", "Two in three ask for it."],
    "add without an id": ["add", "library.argmap.yaml", "demand", "evidence", "Two in three ask for it."],
    "outline": ["outline", "library.argmap.yaml", "outline.txt"],
    "outline of a new map": ["outline", "outlined.argmap.yaml", "outline.txt"],
    "outline into a layer": ["outline", "library.critique.argmap.yaml", "outline.txt", "--below", "demand"],
    "batch": ["batch", "library.argmap.yaml", "edits.txt"],
    "anchor": ["anchor", "library.argmap.yaml", "demand", "Loans rose by a fifth in May."],
    "coverage --apply": ["coverage", "library.argmap.yaml", "--apply", "demand"],
    "source add": ["source", "add", "library.argmap.yaml", "survey", "title=Survey"],
    "set": ["set", "library.argmap.yaml", "staff", "text", "There is staff enough."],
    "move": ["move", "library.argmap.yaml", "cost", "demand", "objection"],
    "rename": ["rename", "library.argmap.yaml", "staff", "people"],
    "remove": ["remove", "library.argmap.yaml", "cost"],
    "link": ["link", "library.argmap.yaml", "cost", "opposes", "demand"],
    "unlink": ["unlink", "library.argmap.yaml", "demand", "limits", "staff"],
    "join": ["join", "library.argmap.yaml", "thesis", "demand", "staff", "--as", "both"],
    "split": ["split", "joined.argmap.yaml", "thesis", "both"],
    "merge": ["merge", "library.argmap.yaml", "library.critique.argmap.yaml"],
    "fmt": ["fmt", "library.argmap.yaml"],
    "check --fix": ["check", "names.argmap.yaml", "--unsafe-fixes"],
    "merge-driver": ["merge-driver", "--", "base", "ours", "theirs", "library.argmap.yaml"],
    "merge-driver by line": ["merge-driver", "--", "report.txt", "ours", "theirs", "library.argmap.yaml"],
    "new": ["new", "new.argmap.yaml", "--title", "Title", "--thesis", "A claim."],
    "new layer": ["new", "layer.argmap.yaml", "--extends", "library.argmap.yaml", "--by", "reviewer"],
    "draft": ["draft", "report.txt", "-o", "drafted.argmap.yaml"],
    "import": ["import", "library.json", "-o", "imported.argmap.yaml"],
    "questions": ["questions", "schemed.argmap.yaml", "--format", "layer", "-o", "asked.argmap.yaml"],
    "export": ["export", "library.argmap.yaml", "-o", "library.md"],
    "export over": ["export", "library.argmap.yaml", "-o", "old.md"],
    "report": ["report", "library.argmap.yaml", "-o", "report.html"],
    "check -o": ["check", "library.argmap.yaml", "--format", "sarif", "-o", "checked.sarif"],
    "schema": ["schema", "-o", "argmap.schema.json"],
    "build": ["build", "--jobs", "1", "library.argmap.yaml", "joined.argmap.yaml"],
    "build by two": ["build", "--jobs", "2", "library.argmap.yaml", "joined.argmap.yaml"],
}
"""The words of each command."""


def project(folder: Path) -> Path:
    """Write a project in which every command has work to do."""
    schemed = MAP.replace("  premises:", "  inference: {scheme: practical-reasoning}\n  premises:")
    ours, theirs = (MAP.replace("Many people ask", f"{who} ask") for who in ("Most people", "Readers"))
    files = {
        "argmap.toml": '[build]\nmaps = "."\nformats = ["md", "json"]\n',
        "library.argmap.yaml": MAP.replace("    staff: There", "    staff:   There"),
        "library.critique.argmap.yaml": LAYER,
        "joined.argmap.yaml": JOINED,
        "names.argmap.yaml": NAMES,
        "schemed.argmap.yaml": schemed,
        "base": MAP,
        "ours": ours,
        "theirs": theirs,
        "report.txt": SOURCE,
        "outline.txt": OUTLINE,
        "edits.txt": EDITS,
        "old.md": "An export of yesterday.\n" * 100,
        "library.json": json.dumps(_exported()),
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8", newline="")
    return folder


def _exported() -> object:
    from argmap import load_text
    from argmap.building import export

    map_ = load_text(MAP).map
    assert map_ is not None
    return json.loads(export(map_, "json"))


def state(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its path from there."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
