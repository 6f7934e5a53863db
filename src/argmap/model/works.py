"""Which works a map argues from."""

from __future__ import annotations

from argmap.model import ArgumentMap, Work


def author_work(map_: ArgumentMap) -> Work | None:
    """The work whose argument the map records: the one in which its thesis has a place."""
    root = map_.root
    return map_.works.get(root.source) if root.section or root.at or root.cites else None


def default_work(map_: ArgumentMap) -> Work | None:
    """The work that need not be named line by line: the map's only one, or the one whose argument it records."""
    return next(iter(map_.works.values())) if len(map_.works) == 1 else author_work(map_)
