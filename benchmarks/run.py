"""Measure argmap as whole processes against its budgets, and write the table to benchmarks/README.md."""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "benchmarks" / "README.md"
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"


def _nothing(directory: Path) -> None:
    pass


def _forget_exports(directory: Path) -> None:
    shutil.rmtree(directory / "exports", ignore_errors=True)


def _build_once(directory: Path) -> None:
    # If an earlier run has built everything already, this costs little.
    subprocess.run([sys.executable, "-m", "argmap", "build"], cwd=directory, check=True, capture_output=True)


@dataclass(frozen=True)
class Case:
    """One row of the table: a command and its budget in seconds and MiB.

    ``{name}`` in the command stands for a map of ``MAPS``. ``prepare`` is called before each run and not measured.
    """

    name: str
    what: str
    command: str
    seconds: float | None = None
    mebibytes: int | None = None
    prepare: Callable[[Path], None] = _nothing
    sourced: bool = False
    """Whether ARGMAP_SOURCES, which gives access to the paper's text, is passed on; other rows run without it."""


MAPS = {
    "small": "--nodes 1000",
    "large": "--nodes 10000",
    "deep": "--nodes 10000 --shape deep",
    "wide": "--nodes 10000 --shape wide",
    "linked": "--nodes 10000 --links 1000",
    "knotted": "--nodes 10000 --links 20000",
}
"""Options of generate.py for each generated map."""

CASES = (
    Case("start", "`argmap --version`", "--version"),
    Case("check-flagship", "check of the US–Taiwan map", "check maps/us-taiwan.argmap.yaml", 0.3),
    Case("check-sourced", "the same with the paper's text", "check maps/us-taiwan.argmap.yaml", 0.5, sourced=True),
    Case("check-large", "check of 10,000 nodes", "check {large}", 1.5, 200),
    Case("check-deep", "check of 10,000 nodes, 60 levels", "check {deep}"),
    Case("check-wide", "check of 10,000 nodes, most under one claim", "check {wide}"),
    Case("evaluate-large", "evaluation of 10,000 nodes", "evaluate {large}"),
    Case("cruxes-large", "cruxes of 10,000 nodes", "cruxes {large}"),
    Case("svg-small", "SVG of 1,000 nodes", "export {small} -t svg -o out.svg", 0.9),
    Case("svg-large", "SVG of 10,000 nodes", "export {large} -t svg -o out.svg", 5.0),
    Case("svg-linked", "SVG of 10,000 nodes, 1,000 cross links", "export {linked} -t svg -o out.svg"),
    Case("md-small", "Markdown of 1,000 nodes", "export {small} -t md -o out.md"),
    Case("fmt-flagship", "formatting of the US–Taiwan map", "fmt --check maps/us-taiwan.argmap.yaml"),
    Case("build-idle", "build with nothing to do", "build", 0.4, prepare=_build_once),
    Case("build-cold", "build without existing exports", "build", prepare=_forget_exports),
)


@dataclass(frozen=True)
class Run:
    """One process: wall-clock seconds, and peak resident memory in MiB (None on Windows)."""

    seconds: float
    mebibytes: float | None


class FailedRunError(Exception):
    """The measured command failed; the message gives its exit code and last line."""


def measure(command: Sequence[str], directory: Path, *, sourced: bool = False) -> Run:
    """Run a command once.

    The peak is that of the largest process, argmap or the layout engine that it starts.

    Raises:
        FailedRunError: the exit code is not 0.
    """
    with tempfile.TemporaryFile() as said:
        begun = time.perf_counter()
        environment = {key: value for key, value in os.environ.items() if sourced or key != "ARGMAP_SOURCES"}
        process = subprocess.Popen(command, cwd=directory, env=environment, stdout=subprocess.DEVNULL, stderr=said)
        try:
            code, mebibytes = _wait(process)
        finally:
            process.kill()
        seconds = time.perf_counter() - begun
        if code:
            said.seek(0)
            last = said.read().decode("utf-8", "replace").strip().splitlines()[-1:]
            raise FailedRunError(": ".join([f"exit code {code}", *last]))
    return Run(seconds, mebibytes)


if sys.platform == "win32":

    def _wait(process: subprocess.Popen[bytes]) -> tuple[int, float | None]:
        return process.wait(), None

else:

    def _wait(process: subprocess.Popen[bytes]) -> tuple[int, float | None]:
        # This process must stay small: on Linux a child's peak starts at its parent's memory when it forks.
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        unit = 2**20 if sys.platform == "darwin" else 2**10
        return process.returncode, usage.ru_maxrss / unit


def machine() -> str:
    """The machine, as far as it matters for the figures: cores, system, Python."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    python = ".".join(platform.python_version_tuple()[:2])
    return f"{cores} cores, {platform.system()} {platform.machine()}, Python {python}"


def row(case: Case, runs: Sequence[Run]) -> str:
    """A line of the table. The time budget applies to the median, the memory budget to the maximum."""
    times = [run.seconds for run in runs]
    peaks = [run.mebibytes for run in runs if run.mebibytes is not None]
    kept, budget = [], []
    if case.seconds is not None:
        budget.append(f"{case.seconds:.1f} s")
        kept.append(median(times) <= case.seconds)
    if case.mebibytes is not None:
        budget.append(f"{case.mebibytes} MiB")
        kept.append(bool(peaks) and max(peaks) <= case.mebibytes)
    verdict = f"{', '.join(budget)} {'✓' if all(kept) else '✗'}" if budget else ""
    peak = f"{max(peaks):.0f} MiB" if peaks else "–"
    return f"| {case.what} | {median(times):.2f} s | {min(times):.2f}–{max(times):.2f} s | {peak} | {verdict} |"


def table(rows: Sequence[str], runs: int) -> str:
    """The measured part of benchmarks/README.md."""
    return "\n".join(
        (
            f"{machine()}; {runs} runs after a warm-up.",
            "",
            "| what | median | from–to | peak memory | budget |",
            "|---|--:|--:|--:|---|",
            *rows,
        )
    )


def write_readme(measured: str, begin: str = BEGIN, end: str = END) -> None:
    """Replace what is between the two markers."""
    before, _, rest = README.read_text(encoding="utf-8").partition(begin)
    _, found, after = rest.partition(end)
    if not found:
        sys.exit(f"{README} does not contain the markers {begin} and {end}")
    README.write_text(f"{before}{begin}\n\n{measured}\n\n{end}{after}", encoding="utf-8", newline="\n")


def make_map(name: str, directory: Path) -> Path:
    """The path of a map of ``MAPS`` in a folder; the map is generated if it does not exist."""
    path = directory / "generated" / f"{name}.argmap.yaml"
    if not path.exists():
        path.parent.mkdir(exist_ok=True)
        generator = [sys.executable, str(ROOT / "benchmarks" / "generate.py"), *MAPS[name].split(), "-o", str(path)]
        subprocess.run(generator, check=True)
    return path


def _command(case: Case, directory: Path) -> list[str]:
    """The command line of a case; maps that it names are generated if they do not exist."""
    for name in MAPS:
        if f"{{{name}}}" in case.command:
            make_map(name, directory)
    paths = {name: f"generated/{name}.argmap.yaml" for name in MAPS}
    return [sys.executable, "-m", "argmap", *case.command.format(**paths).split()]


def _project(directory: Path) -> None:
    """Copy what a build reads, so that the exports of this project are not touched."""
    shutil.copytree(ROOT / "maps", directory / "maps")
    for name in ("pyproject.toml", "argmap.toml"):
        if (ROOT / name).exists():
            shutil.copy(ROOT / name, directory)


def main() -> None:
    """Measure the cases; after a complete run, write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", action="append", metavar="NAME", choices=[case.name for case in CASES])
    parser.add_argument("--runs", type=int, default=5, help="runs per row, after a warm-up (default: 5)")
    options = parser.parse_args()
    if options.runs < 1:
        parser.error("--runs must be at least 1")
    rows, failed = [], False
    with tempfile.TemporaryDirectory() as name:
        directory = Path(name)
        _project(directory)
        for case in CASES:
            if options.only and case.name not in options.only:
                continue
            if case.sourced and not os.environ.get("ARGMAP_SOURCES"):
                print(
                    f"{case.name} skipped: it needs the paper's text in a folder listed in ARGMAP_SOURCES",
                    file=sys.stderr,
                )
                continue
            try:
                command = _command(case, directory)
                runs = []
                for _ in range(options.runs + 1):
                    case.prepare(directory)
                    runs.append(measure(command, directory, sourced=case.sourced))
                rows.append(row(case, runs[1:]))
            except (FailedRunError, subprocess.SubprocessError) as error:
                failed = True
                rows.append(f"| {case.what} | failed: {error} | | | |")
            print(rows[-1], flush=True)
    if failed:
        sys.exit("some rows failed; benchmarks/README.md was not changed")
    if options.only:
        print("not all rows were measured; benchmarks/README.md was not changed")
    else:
        write_readme(table(rows, options.runs))


if __name__ == "__main__":
    main()
