"""``python -m tests.fuzz``: mutated inputs for minutes or hours, by hand.

    python -m tests.fuzz                          a minute, every target
    python -m tests.fuzz --seconds 3600 --seed 7  an hour, with other inputs
    python -m tests.fuzz --inputs 10000 merge     so many, of one target
    python -m tests.fuzz --replay FILE merge      one input again, with the whole traceback

An input that fails is made small and written to a folder, whose name is printed: once the fault is cured, it belongs in
``tests/fuzz/corpus``, where a test replays it from then on.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import sys
import warnings
from pathlib import Path
from tempfile import mkdtemp

sys.path[:0] = [str(Path(__file__).resolve().parent.parent)]

from fuzz.running import Tally, attempt, fuzz, sandbox, smallest  # noqa: E402
from fuzz.targets import TARGETS  # noqa: E402


def main() -> int:
    """Try what the command line asks for; 1 if anything failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=f"of {', '.join(TARGETS)} (default: all)")
    parser.add_argument("--seconds", type=float, default=60, help="how long, shared by the targets (default: 60)")
    parser.add_argument("--inputs", type=int, help="how many of all targets together, however long it takes")
    parser.add_argument("--seed", type=int, default=0, help="decides the inputs (default: 0)")
    parser.add_argument("--replay", type=Path, metavar="FILE", help="try this input")
    asked = parser.parse_args()
    # What argmap warns of is no failure: as for its users.
    warnings.simplefilter("ignore")
    os.environ |= {"LC_ALL": "C.UTF-8"}
    os.environ.pop("LANGUAGE", None)
    names = asked.targets or list(TARGETS)
    if unknown := [name for name in names if name not in TARGETS]:
        parser.error(f"unknown target: {', '.join(unknown)}")
    if asked.replay:
        return _replay(asked.replay.read_bytes(), names)
    weights = sum(TARGETS[name].weight for name in names)
    kept, tallies = "", {}
    print(f"{'target':10} {'inputs':>8} {'seconds':>8} {'a second':>8} {'slowest':>8}  faults", flush=True)
    for name in names:
        share = TARGETS[name].weight / weights
        limits = {"seconds": asked.seconds * share} if asked.inputs is None else {}
        inputs = None if asked.inputs is None else max(round(asked.inputs * share), 1)
        tally = tallies[name] = fuzz(TARGETS[name], asked.seed, inputs=inputs, **limits)
        print(_row(name, tally), flush=True)
        for fault in tally.faults.values():
            kept = kept or mkdtemp(prefix="argmap-fuzz-")
            data = smallest(fault, TARGETS[name])
            file = Path(kept) / f"{name}-{hashlib.sha256(data).hexdigest()[:8]}"
            file.write_bytes(data)
            file.with_suffix(".log").write_text(fault.story, encoding="utf-8", errors="replace")
            print(f"   {fault.kind}\n   {file}", flush=True)
    whole = Tally(sum(tally.inputs for tally in tallies.values()), sum(tally.seconds for tally in tallies.values()))
    print(_row("all", whole))
    return int(bool(kept))


def _row(name: str, tally: Tally) -> str:
    rate = tally.inputs / max(tally.seconds, 0.001)
    return f"{name:10} {tally.inputs:8} {tally.seconds:8.0f} {rate:8.0f} {tally.slowest[0]:8.2f}  {len(tally.faults)}"


def _replay(data: bytes, names: list[str]) -> int:
    failed = 0
    for name in names:
        with sandbox() as place:
            answer, fault = attempt(TARGETS[name], data, place, again=True)
        failed += fault is not None
        print(f"── {name}\n{fault.story if fault else answer}")
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
