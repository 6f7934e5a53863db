"""Inputs that Hypothesis makes and, where one fails, makes small."""

from __future__ import annotations

import random
from typing import Any, Final

import yaml
from hypothesis import strategies as st

from argmap.model.kinds import GROUPS
from fuzz.mutating import CHARACTERS, KEYS, VALUES, mutated
from fuzz.targets import Target

WORDS: Final = st.one_of(
    st.text(
        st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("#:-[]{}'\"\\|>&*!%@`, ")), max_size=30
    ),
    st.sampled_from([value for value in VALUES if len(value) < 400]),
    st.sampled_from([character for character in CHARACTERS if character != "\ud800"]),
)
"""Texts of any characters, and those that mean something to YAML, to argmap or to a terminal."""

ANYTHING: Final = st.recursive(
    st.one_of(WORDS, st.none(), st.booleans(), st.integers(), st.floats()),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.one_of(st.sampled_from(KEYS), WORDS), inner, max_size=3)
    ),
    max_leaves=6,
)
"""Data of any shape, under keys of the format and others."""

IDS: Final = st.one_of(
    st.sampled_from(["a", "b", "c", "demand", "论据", "no", "x.y"]),
    st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=4),
)


@st.composite
def nodes(draw: st.DrawFn, depth: int = 2) -> dict[str, Any]:
    """A node with sound keys and others, and nodes below it."""
    node: dict[str, Any] = {
        "text": draw(st.one_of(WORDS, st.dictionaries(st.sampled_from(["en", "zh"]), WORDS, min_size=1)))
    }
    node |= draw(st.dictionaries(st.sampled_from(KEYS), ANYTHING, max_size=1))
    for group in draw(st.lists(st.sampled_from(list(GROUPS)), max_size=2 if depth else 0, unique=True)):
        node[group] = draw(st.dictionaries(IDS, nodes(depth - 1), min_size=1, max_size=2))
    return node


@st.composite
def maps(draw: st.DrawFn) -> bytes:
    """A map file, in one of the styles of YAML."""
    data = {"argmap": 1, "title": draw(WORDS), "languages": ["en", "zh"], "thesis": draw(nodes())}
    data |= draw(st.dictionaries(st.sampled_from(KEYS), ANYTHING, max_size=1))
    style = draw(st.sampled_from([None, '"', "'", "|", ">"]))
    text: str = yaml.safe_dump(
        data,
        allow_unicode=draw(st.booleans()),
        default_style=style,
        default_flow_style=draw(st.sampled_from([None, True, False])),
        width=draw(st.sampled_from([20, 80])),
        sort_keys=False,
    )
    return text.encode("utf-8", "surrogatepass")


def mutations(target: Target) -> st.SearchStrategy[bytes]:
    """Mutations of the corpus of a target."""
    seeds = target.seeds()

    def made(seed: int) -> bytes:
        rng = random.Random(seed)
        return mutated(rng.choice(seeds), seeds, rng)

    return st.integers(0, 2**32).map(made)
