"""The argument itself, free of files and positions."""

from argmap.model.argument import ArgumentMap, Forecast, Inference, Layer, Link, NamedInference, Node, Step
from argmap.model.bibliography import Name, Work
from argmap.model.kinds import KINDS, Kind, KindInfo, Relation
from argmap.model.scales import Basis, Confidence, Likelihood, Outcome
from argmap.model.semantics import Semantics, Status
from argmap.model.text import Text

__all__ = [
    "KINDS",
    "ArgumentMap",
    "Basis",
    "Confidence",
    "Forecast",
    "Inference",
    "Kind",
    "KindInfo",
    "Layer",
    "Likelihood",
    "Link",
    "Name",
    "NamedInference",
    "Node",
    "Outcome",
    "Relation",
    "Semantics",
    "Status",
    "Step",
    "Text",
    "Work",
]
