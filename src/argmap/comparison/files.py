"""What two files have in common whose maps are equal."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum

from argmap.loading import Loaded
from argmap.syntax.yaml import comments


class Sameness(StrEnum):
    """How far two files are the same."""

    IDENTICAL = "identical"
    LAYOUT = "layout"
    """They differ in layout and in the order of keys."""
    COMMENTS = "comments"
    """They differ in comments, too."""
    DIFFERENT = "different"
    """Nothing is known of them but what their maps say."""


def sameness(before: Loaded, after: Loaded) -> Sameness:
    """What two files have in common; for layers, with the files that they lie on."""
    if [one.source.text for one in before.stack] == [one.source.text for one in after.stack]:
        return Sameness.IDENTICAL
    if before.map is not None and after.map is not None and before.map.layers != after.map.layers:
        # What a layer says of itself is no part of the argument.
        return Sameness.DIFFERENT
    return Sameness.LAYOUT if _comments(before) == _comments(after) else Sameness.COMMENTS


def _comments(loaded: Loaded) -> Counter[str]:
    return Counter(one.text.strip() for file in loaded.stack for one in comments(file.source, file.places))
