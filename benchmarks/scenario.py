"""Measure what the page computes when a reader supposes something, and write the table to benchmarks/README.md.

The page's script is run as it is, in node: the model of the map, then a scenario.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import tempfile
from pathlib import Path

from benchmarks.generate import generate
from benchmarks.run import machine, write_readme

from argmap import load_text
from argmap.evaluation import Settings
from argmap.exporters.html.document import COMPUTING, part
from argmap.exporters.html.statements import graph_data
from argmap.model import KINDS, Kind

BEGIN, END = "<!-- scenario: begin -->", "<!-- scenario: end -->"
BUDGET = 50.0
"""Milliseconds for a scenario on a map of 1,000 nodes."""
MAPS = ((1000, "balanced", 0), (1000, "deep", 40), (1000, "wide", 0), (1000, "balanced", 500), (10000, "balanced", 400))
"""Nodes, shape and links."""
DRIVER = """
import { readFileSync } from "node:fs";
const { data, runs } = JSON.parse(readFileSync(0, "utf-8"));
const times = { model: [], scenario: [] };
function timed(name, act) {
  const begun = performance.now();
  const found = act();
  times[name].push(performance.now() - begun);
  return found;
}
for (let run = 0; run < runs; run++) {
  const model = timed("model", () => modelOf(data));
  const size = model.statements.length;
  const supposed = { rejected: [(7919 * run + 1) % size], credences: [[(104729 * run + 2) % size, 0.3]] };
  timed("scenario", () => evaluated(model, supposed));
}
const sorted = (list) => [...list].sort((one, other) => one - other);
const figures = ([first, ...rest]) => [first, sorted(rest)[rest.length >> 1]];
console.log(JSON.stringify([...figures(times.model), ...figures(times.scenario)]));
"""


def main() -> None:
    """Measure all maps and write the table to benchmarks/README.md."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=41, help="scenarios per map (default: 41)")
    runs = parser.parse_args().runs
    rows = [
        f"{machine()}; the first of {runs} runs, and the median of the others.",
        "",
        f"| map | model, first | model | scenario, first | scenario, budget {BUDGET:g} ms at 1,000 nodes |",
        "|---|--:|--:|--:|--:|",
    ]
    kinds = [{"name": kind, "relation": KINDS[kind].relation} for kind in Kind]
    with tempfile.TemporaryDirectory() as folder:
        program = Path(folder) / "scenario.mjs"
        program.write_text("\n".join([*map(part, COMPUTING), DRIVER]), encoding="utf-8")
        for nodes, shape, links in MAPS:
            map_ = load_text(generate(nodes, shape, links=links)).map
            assert map_ is not None
            given = {"data": {"kinds": kinds, "graph": graph_data(map_, Settings())}, "runs": runs}
            done = subprocess.run(
                ["node", program], input=json.dumps(given), stdout=subprocess.PIPE, encoding="utf-8", check=True
            )
            *figures, scenario = (round(each, 1) for each in json.loads(done.stdout))
            kept = "" if nodes > 1000 else " ✓" if scenario <= BUDGET else " ✗"
            cells = [
                f"{nodes:,} nodes, {shape}, {links} links",
                *(f"{each} ms" for each in figures),
                f"{scenario} ms{kept}",
            ]
            rows.append(f"| {' | '.join(cells)} |")
            print(rows[-1], flush=True)
    write_readme("\n".join(rows), BEGIN, END)


if __name__ == "__main__":
    main()
