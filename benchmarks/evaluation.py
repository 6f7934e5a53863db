"""Measure evaluation alone, on maps already loaded, and write the table to benchmarks/README.md."""

from __future__ import annotations

import argparse
import gc
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from benchmarks.run import MAPS, machine, make_map, write_readme

from argmap import ArgumentMap, load
from argmap.evaluation import cruxes, evaluate, refute, single_points

BEGIN, END = "<!-- evaluation: begin -->", "<!-- evaluation: end -->"

STEPS: tuple[tuple[str, Callable[[ArgumentMap], object], float | None], ...] = (
    ("status and strength", evaluate, 0.2),
    ("cruxes", cruxes, 1.0),
    ("single points", single_points, None),
    ("refutations", refute, 1.0),
)
"""What is measured, with its budget in seconds: for 10,000 nodes, and for 1,000 of refutations."""


def seconds(step: Callable[[ArgumentMap], object], path: Path, runs: int) -> float:
    """The median of several runs, each on a freshly loaded map without cached results."""
    found = []
    for _ in range(runs):
        map_ = load(path).map
        assert map_ is not None
        begun = time.perf_counter()
        step(map_)
        found.append(time.perf_counter() - begun)
    return median(found)


def main() -> None:
    """Measure all maps and write the table to benchmarks/README.md."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5, help="runs per measurement (default: 5)")
    runs = parser.parse_args().runs
    # The command line does the same.
    gc.disable()
    heads = [f"{name}, budget {budget:g} s" if budget else name for name, _, budget in STEPS]
    rows = [f"{machine()}; medians of {runs} runs.", "", "| map | " + " | ".join(heads) + " |", "|---|--:|--:|--:|--:|"]
    with tempfile.TemporaryDirectory() as folder:
        for name in MAPS:
            path = make_map(name, Path(folder))
            cells = []
            for _, step, budget in STEPS:
                taken = seconds(step, path, runs)
                kept = "" if budget is None else " ✓" if taken <= budget else " ✗"
                cells.append(f"{taken:.3f} s{kept}")
            rows.append(f"| `{MAPS[name]}` | {' | '.join(cells)} |")
            print(rows[-1], flush=True)
    write_readme("\n".join(rows), BEGIN, END)


if __name__ == "__main__":
    main()
