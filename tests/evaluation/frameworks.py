"""Maps of nothing but attacks, and maps at random, for the tests of evaluation."""

from __future__ import annotations

from argmap.model import ArgumentMap
from diagnosing import read


def framework(attacks: str, scores: dict[str, float] | None = None) -> ArgumentMap:
    """A map of abstract arguments, as ``a>b b>c``: each is a caveat of a thesis, which changes nothing for them."""
    edges = [edge.partition(">") for edge in attacks.split()]
    arguments = dict.fromkeys(name for origin, _, target in edges for name in (origin, target) if name)
    lines = ["thesis:", "  text: Host", "  caveats:"]
    for name in sorted(arguments):
        lines += [f"    {name}:", f"      text: {name}"]
        lines += [f"      credence: {scores[name]}"] if scores and name in scores else []
        targets = [target for origin, _, target in edges if origin == name and target]
        lines += [f"      opposes: [{', '.join(targets)}]"] if targets else []
    return read("\n".join(lines) + "\n")
