"""Comparing files whose maps are equal."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum

from argmap.loading import Loaded
from argmap.syntax.yaml import comments


class Sameness(StrEnum):
    """How similar two files are."""

    IDENTICAL = "identical"
    LAYOUT = "layout"
    """They differ in layout and in the order of keys."""
    COMMENTS = "comments"
    """They also differ in comments."""
    DIFFERENT = "different"
    """Only their maps can be compared."""


def sameness(before: Loaded, after: Loaded) -> Sameness:
    """How similar two files are; for layers, with the files that they extend."""
    if [one.source.text for one in before.stack] == [one.source.text for one in after.stack]:
        return Sameness.IDENTICAL
    if before.map is not None and after.map is not None and before.map.layers != after.map.layers:
        # The title and summary of a layer are not part of the argument.
        return Sameness.DIFFERENT
    return Sameness.LAYOUT if _comments(before) == _comments(after) else Sameness.COMMENTS


def _comments(loaded: Loaded) -> Counter[str]:
    return Counter(one.text.strip() for file in loaded.stack for one in comments(file.source, file.places))
