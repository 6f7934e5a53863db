"""Compare argmap with Argdown's CLI on the same arguments, from text to SVG, each as a whole process.

Argdown (npm ``@argdown/cli``) is installed into a temporary folder unless ``--cli`` names a folder that has it.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from argmap import load
from argmap.diagrams import theme
from argmap.model import ArgumentMap, Relation

README = Path(__file__).with_name("README.md")
BEGIN, END = "<!-- argdown: begin -->", "<!-- argdown: end -->"
SIZES = (100, 1_000, 10_000)
LIMIT = 120
"""Time limit of a run, in seconds."""

NODE = ("node", "--stack-size=500000")
"""Argdown's bundled Graphviz exhausts Node's default stack on a tree of 10,000 statements."""

MARKS = {Relation.SUPPORTS: "+", Relation.LIMITS: "-", Relation.OPPOSES: "-"}
"""Argdown's relation symbols. Without an explicit inference it has none for caveats, so they become attacks."""


def to_argdown(map_: ArgumentMap) -> str:
    """The statements of a map and their relations, in Argdown's syntax."""
    lines = ["===", f"title: {map_.root.id}", "===", ""]
    for node in map_:
        mark = f"{'    ' * (node.depth - 1)}  {MARKS[node.relation]} " if node.relation else ""
        # Argdown would read these as a mention, a tag or a relation.
        text = re.sub(r"[\[\]<>#@{}*_]", " ", node.text.best("en"))
        lines.append(f"{mark}[{node.id}]: {text}")
    return "\n".join(lines) + "\n"


MEASURE = """import os, subprocess, sys, resource
hard = resource.getrlimit(resource.RLIMIT_STACK)[1]
resource.setrlimit(resource.RLIMIT_STACK, (hard, hard))
ended = subprocess.run(sys.argv[2:], timeout=float(sys.argv[1]), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)
sys.exit(ended.returncode)
"""


def run(command: list[str], made: Path) -> str:
    """The cells of a table row: seconds, peak memory and size of the picture, or how the run failed."""
    begun = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, str(LIMIT), *command], capture_output=True, text=True, check=False
    )
    seconds = time.perf_counter() - begun
    if "TimeoutExpired" in done.stderr:
        return f"more than {LIMIT} s | – | –"
    pictures = [made] if made.is_file() else sorted(made.glob("*.svg"))
    if done.returncode or not pictures:
        return f"failed (exit code {done.returncode}) | – | –"
    return f"{seconds:.1f} s | {float(done.stdout):.0f} MiB | {size(pictures[0].read_text(encoding='utf-8'))}"


def size(svg: str) -> str:
    """Width, height and text size at 100 %, in px, and the number of nodes drawn."""
    found = re.search(r'viewBox="([^"]+)"', svg)
    width, height = (float(number) for number in found[1].split()[2:4]) if found else (0.0, 0.0)
    # Graphviz gives some sizes in points; a point is 4/3 px.
    factor = 4 / 3 if re.search(r'<svg[^>]*width="[\d.]+pt"', svg) else 1
    drawn = len(re.findall(r'<g [^>]*class="[^"]*\bnode\b', svg)) or svg.count("<title>")
    # Argdown scales its drawing to fit; argmap sets the text size in its style sheet.
    scaled = re.search(r'transform="scale\(([\d.]+)', svg)
    letters = [float(found) for found in re.findall(r'font-size="([\d.]+)"', svg)] or [
        theme.LINES[theme.Role.TEXT].size
    ]
    shown = max(letters) * factor * (float(scaled[1]) if scaled else 1)
    return f"{width * factor:,.0f} × {height * factor:,.0f}, {drawn:,} nodes, text size {shown:.1f} px"


def install(folder: Path) -> Path:
    """Install Argdown's CLI into a folder and return the folder."""
    subprocess.run(
        ["npm", "install", "--no-audit", "--no-fund", "--silent", "@argdown/cli"], cwd=folder, check=True, timeout=300
    )
    return folder


def main() -> int:
    """Measure, and write the table to benchmarks/README.md."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cli", type=Path, help="folder that contains node_modules/.bin/argdown")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="numbers of statements")
    options = parser.parse_args()
    if not shutil.which("node") or not (options.cli or shutil.which("npm")):
        print("skipped: Argdown needs node and npm, which are not installed")
        return 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        cli = options.cli or install(folder)
        argdown = str(cli.resolve() / "node_modules" / ".bin" / "argdown")
        rows = []
        for count in options.sizes:
            source = folder / f"m{count}.argmap.yaml"
            generate = str(Path(__file__).with_name("generate.py"))
            call = [sys.executable, generate, "--nodes", str(count), "--languages", "en", "-o", str(source)]
            subprocess.run(call, check=True)
            map_ = load(source).map
            assert map_ is not None
            other = folder / f"m{count}.argdown"
            other.write_text(to_argdown(map_), encoding="utf-8")
            ours, theirs = folder / f"m{count}.svg", folder / f"out{count}"
            for who, command, made in (
                ("argmap", [sys.executable, "-m", "argmap", "export", str(source), "-o", str(ours)], ours),
                ("Argdown", [*NODE, argdown, "map", "-f", "svg", str(other), str(theirs)], theirs),
            ):
                rows.append(f"| {count:,} | {who} | {run(command, made)} |")
                print(rows[-1], flush=True)
    head = "| statements | program | time to SVG | memory | picture at 100 %, in px |\n|---:|---|---:|---:|---|\n"
    text = README.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    README.write_text(f"{before}{BEGIN}\n\n{head}" + "\n".join(rows) + f"\n\n{END}{rest.partition(END)[2]}", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
