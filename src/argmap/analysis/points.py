"""The parts of a review: points about nodes, as data that any language can put into words."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from argmap.evaluation import Crux, Evaluation, Hand, HandCrux, Influences, Resilience, SinglePoints, Ways
from argmap.model import Basis, Kind, Layer, Likelihood, Node, Status, Text
from argmap.schemes import Question, Scheme


class Rated(NamedTuple):
    """A node as it is named together with its likelihood."""

    node: Node
    likelihood: Likelihood


Gap = (
    Node
    | Rated
    | Scheme
    | Question
    | Layer
    | Text
    | Status
    | Likelihood
    | Kind
    | Basis
    | Hand
    | datetime.date
    | float
    | int
    | str
    | tuple[Node | Rated | Question, ...]
)
"""What fills a gap of a message; each type is worded in its own way."""


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that a critic would say, and that somebody can answer.

    ``matter`` is the key of its two messages, the weakness and what would answer it; ``gaps`` fill both.
    """

    node: Node | None
    """The node that it is about; None where it is about the source."""
    matter: str
    gaps: Mapping[str, Gap] = field(default_factory=dict)
    ways: Ways | None = None
    """Of these it is about the first."""


@dataclass(frozen=True, slots=True)
class Section:
    """Points of one sort, the most important first."""

    name: str
    points: tuple[Point, ...]
    figure: int | None = None
    """The number for the head of the page; None where a number would say nothing."""
    swings: tuple[Crux | HandCrux, ...] = ()
    """What a chart shows beside the points."""
    untried: Influences | SinglePoints | None = None
    """What counts those that were not tried."""
    empty: str = ""
    """The key of the message for a section without points; by default the section's own."""


@dataclass(frozen=True, slots=True)
class Review:
    """All points about a map, section by section, the most important first."""

    sections: tuple[Section, ...]
    evaluation: Evaluation
    resilience: Mapping[str, Resilience]
    """That of the claims that stand and have been searched in time, by their ids."""
