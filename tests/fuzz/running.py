"""Trying mutated inputs, many a second, and making those that fail small."""

from __future__ import annotations

import random
import time
import traceback
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from fuzz.judging import FaultError, HangError, in_time, inside
from fuzz.mutating import mutated
from fuzz.targets import Target, at, project

POOL = 300
"""Inputs that mutations of a target begin with: its corpus, and the latest mutations that were taken."""
LARGE = 4000
"""Bytes of an input from which no further ones are made: small ones are tried faster, and show as much."""
AGAIN = 0.15
"""Share of the inputs that are tried twice, to see whether the answer is the same."""


@dataclass(frozen=True)
class Fault:
    """An input that shows something that must never be seen."""

    target: str
    data: bytes
    kind: str
    """The exception and where it was raised, which tells faults apart."""
    story: str


@dataclass
class Tally:
    """What was tried of a target."""

    inputs: int = 0
    seconds: float = 0.0
    slowest: tuple[float, bytes] = (0.0, b"")
    """The input that took longest, and its seconds of the processor."""
    faults: dict[str, Fault] = field(default_factory=dict)
    """The first of each kind."""


@contextmanager
def sandbox() -> Iterator[Path]:
    """A project in a temporary folder, which is the current one: nothing outside it may be read."""
    with TemporaryDirectory() as folder:
        place = Path(folder).resolve() / "project"
        project(place)
        with at(place):
            yield place


def attempt(target: Target, data: bytes, place: Path, *, again: bool = False) -> tuple[str, Fault | None]:
    """Try one input, in a `sandbox`: the answer, or the fault."""
    try:
        with inside(place), in_time(target.seconds):
            answer = target.answer(data)
            if again and target.answer(data) != answer:
                raise FaultError("another answer the second time")
    except Exception as error:
        return "", Fault(target.name, data, _kind(error), "".join(traceback.format_exception(error)[-12:]))
    return answer, None


def _kind(error: Exception) -> str:
    if isinstance(error, HangError):
        return "HangError"
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if "/argmap/" in frame.filename] if not isinstance(error, FaultError) else []
    frame = (own or frames)[-1]
    words = " ".join(str(error).split()[:5]) if isinstance(error, FaultError) else ""
    return f"{type(error).__name__} at {Path(frame.filename).name}:{frame.name} {words}".strip()


def fuzz(target: Target, seed: int, *, seconds: float = float("inf"), inputs: int | None = None) -> Tally:
    """Try mutated inputs of a target until the time or the number is reached.

    Args:
        target: what is tried.
        seed: decides the inputs, together with their number.
        seconds: how long, by the clock.
        inputs: how many.
    """
    rng = random.Random(f"{target.name} {seed}")
    tally, started = Tally(), time.monotonic()
    seeds = target.seeds()
    pool = list(seeds)
    with sandbox() as place:
        while (inputs is None or tally.inputs < inputs) and time.monotonic() - started < seconds:
            data = mutated(rng.choice(pool if rng.random() < 0.5 else seeds), pool, rng)
            before = time.process_time()
            answer, fault = attempt(target, data, place, again=rng.random() < AGAIN)
            tally.slowest = max(tally.slowest, (time.process_time() - before, data))
            tally.inputs += 1
            if fault is not None:
                tally.faults.setdefault(fault.kind, fault)
            elif len(data) < LARGE and zlib.crc32(answer.encode("utf-8", "replace")) % 4 == 0:
                pool.append(data)
                if len(pool) > POOL:
                    del pool[rng.randrange(len(seeds), len(pool))]
    tally.seconds = time.monotonic() - started
    return tally


def smallest(fault: Fault, target: Target, seconds: float = 10) -> bytes:
    """A smaller input with the same fault: pieces are left out for as long as it stays, and the time lasts."""
    with sandbox() as place:
        started = time.monotonic()

        def fails(data: bytes) -> bool:
            if time.monotonic() - started > seconds:
                return False
            _, found = attempt(target, data, place, again="second time" in fault.kind)
            return found is not None and found.kind == fault.kind

        return _reduced(fault.data, fails)


def _reduced(data: bytes, fails: Callable[[bytes], bool]) -> bytes:
    for pieces in (data.splitlines(keepends=True), None):
        units: Sequence[bytes] = pieces if pieces is not None else [bytes([each]) for each in data]
        size = max(len(units) // 2, 1)
        while size:
            start = 0
            while start < len(units):
                rest = [*units[:start], *units[start + size :]]
                if fails(b"".join(rest)):
                    units = rest
                else:
                    start += size
            size //= 2
        data = b"".join(units)
    return data
