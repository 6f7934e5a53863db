"""The argument itself, free of files and positions."""

from argmap.model.argument import ArgumentMap, Forecast, Inference, Layer, Link, NamedInference, Node, Step
from argmap.model.bibliography import Name, Work
from argmap.model.kinds import CLAIMS, KINDS, LINKS, Kind, KindInfo, Relation
from argmap.model.scales import Basis, Confidence, Likelihood, Outcome
from argmap.model.semantics import Joint, Semantics, Status
from argmap.model.text import Text

__all__ = [
    "CLAIMS",
    "KINDS",
    "LINKS",
    "ArgumentMap",
    "Basis",
    "Confidence",
    "Forecast",
    "Inference",
    "Joint",
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
