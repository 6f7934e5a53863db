"""Measure edits in CPU time: of a real map and of 10,000 nodes, within a process and as whole processes.

Within a process, an edit reads the map, is made, and is read back; imports are not counted. A whole process adds
Python, imports, settings, and the warnings that the edit causes; nothing is saved (``--dry-run``).
"""

from __future__ import annotations

import argparse
import gc
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random
from statistics import median

from benchmarks.run import ROOT, machine, make_map, write_readme

from argmap import load
from argmap.authoring.errors import EditError
from argmap.authoring.operations import Add, Move, Operation, Rename, Set, edit
from argmap.model import ArgumentMap, Kind

BEGIN, END = "<!-- edits: begin -->", "<!-- edits: end -->"
BUDGETS = {"flagship": 0.06, "large": 1.5}


def operations(map_: ArgumentMap, random: Random) -> dict[str, tuple[Operation, list[str]]]:
    """One random operation of each kind, and how it is typed after ``argmap``, without the map."""
    claims = [node.id for node in map_ if node.kind is Kind.PREMISE]
    node, claim = random.choice(claims), random.choice(claims)
    return {
        "set": (Set(node, ("comment",), ["?"]), ["set", node, "comment", "?"]),
        "add": (Add(claim, Kind.PREMISE, "new", {"text": "New."}), ["add", claim, "premise", "new", "New."]),
        "move": (Move(node, claim), ["move", node, claim]),
        "rename": (Rename(node, "renamed"), ["rename", node, "renamed"]),
    }


def cpu(work: Callable[[], object], who: int = resource.RUSAGE_SELF) -> float:
    """Seconds of CPU time, of this process or of those it starts."""
    before = resource.getrusage(who)
    work()
    after = resource.getrusage(who)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _edit(path: Path, operation: Operation) -> None:
    edit(load(path), [operation])


def row(name: str, path: Path, runs: int) -> list[str]:
    """The lines of the table for one map."""
    within: dict[str, list[float]] = {}
    whole: dict[str, list[float]] = {}
    map_ = load(path).map
    assert map_ is not None
    random = Random(0)
    while not within or min(map(len, within.values())) < runs:
        for kind, (operation, words) in operations(map_, random).items():
            try:
                edit(load(path), [operation])
            except EditError:
                continue  # a move below itself, say
            within.setdefault(kind, []).append(cpu(partial(_edit, path, operation)))
            command = [sys.executable, "-m", "argmap", words[0], str(path), *words[1:], "--dry-run"]
            whole.setdefault(kind, []).append(
                cpu(partial(subprocess.run, command, check=True, capture_output=True), resource.RUSAGE_CHILDREN)
            )
    lines = []
    for kind, times in within.items():
        kept = "✓" if median(times) <= BUDGETS[name] else "✗"
        lines.append(
            f"| {kind}, {len(map_):,} nodes | {median(times):.3f} s | {max(times):.3f} s | "
            f"{BUDGETS[name]:.2f} s {kept} | {median(whole[kind]):.2f} s |"
        )
    return lines


def main() -> None:
    """Measure, and write the table to benchmarks/README.md."""
    parser = argparse.ArgumentParser(description="Measure edits in CPU time.")
    parser.add_argument("--runs", type=int, default=5, help="edits of each kind (default: 5)")
    options = parser.parse_args()
    gc.disable()  # as argmap does
    begun = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        paths = {"flagship": ROOT / "maps" / "us-taiwan.argmap.yaml", "large": make_map("large", Path(folder))}
        rows = [line for name, path in paths.items() for line in row(name, path, options.runs)]
    head = ["| edit | median | longest | budget | as a process |", "|---|--:|--:|---|--:|"]
    print("\n".join(rows), f"\n{time.perf_counter() - begun:.0f} s", file=sys.stderr)
    table = "\n".join([f"{machine()}; {options.runs} edits of random nodes each, CPU time.", "", *head, *rows])
    write_readme(table, BEGIN, END)


if __name__ == "__main__":
    os.environ.pop("ARGMAP_SOURCES", None)
    main()
