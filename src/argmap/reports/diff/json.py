"""A comparison as JSON, for programs."""

from __future__ import annotations

from typing import Any

from argmap.comparison import Comparison, Sort, Statement, ValueChange
from argmap.comparison.effects import Consequences, Reading
from argmap.comparison.files import Sameness
from argmap.model import ArgumentMap, Node
from argmap.model.numbering import number_nodes
from argmap.rendering.json import dumps

VERSION = 1
"""Of the layout below: raised when a member is renamed, goes or changes its meaning; others may be added."""


def render(
    comparison: Comparison, found: Consequences, names: tuple[str, str], sameness: Sameness = Sameness.DIFFERENT
) -> str:
    """What differs between two versions of a map, as one object.

    Top level:
        argmap_comparison: version of this layout, 1.
        same: whether the two versions hold the same argument.
        files: what the two files have in common: identical, layout (they differ in nothing else), comments (in these
            and perhaps in layout), different.
        before, after: name of the version, its title (by language) and how many statements it has.
        counts: how many statements have changed in each way (added, removed, moved, reordered, renamed, reworded,
            cited, judged, linked, noted).
        thesis: how it stands; statuses: the other statements whose status changes. Each has key, status and strength,
            the latter two with before and after. ``converged`` is false where strengths do not settle.
        map: changes of title, summary and languages; works: of works, with the keys that changed.
        statements: those that changed, in reading order. ``key`` is the id after, or ``-id`` for what is gone; before
            and after (null in the version without it) have id, kind, parent, number and text; ``sorts`` are the ways
            in which it changed; ``values`` the keys with other values, texts language by language.
    """
    numbers = number_nodes(comparison.before), number_nodes(comparison.after)
    data = {
        "argmap_comparison": VERSION,
        "same": not comparison,
        "files": "different" if comparison else sameness,
        "before": _version(comparison.before, names[0]),
        "after": _version(comparison.after, names[1]),
        "counts": {sort: sum(sort in one.sorts for one in comparison.changed) for sort in Sort},
        "thesis": _reading(found.thesis),
        "statuses": [_reading(reading) for reading in found.turned],
        "converged": found.converged,
        "map": [_value(value) for value in comparison.values],
        "works": [
            {
                "before": change.before.id if change.before else None,
                "after": change.after.id if change.after else None,
                "keys": list(change.keys),
            }
            for change in comparison.works
        ],
        "statements": [_statement(statement, numbers) for statement in comparison.changed],
    }
    return dumps(data) + "\n"


def _version(map_: ArgumentMap, name: str) -> dict[str, Any]:
    return {"name": name, "title": dict(map_.title.by_language), "statements": len(map_)}


def _reading(reading: Reading) -> dict[str, Any]:
    statuses, strengths = reading.statuses, reading.strengths
    return {
        "key": reading.key,
        "status": {"before": statuses[0], "after": statuses[1]},
        "strength": {"before": _rounded(strengths[0]), "after": _rounded(strengths[1])},
    }


def _rounded(strength: float | None) -> float | None:
    return None if strength is None else round(strength, 6)


def _value(value: ValueChange) -> dict[str, Any]:
    return {"key": value.key, "language": value.language, "before": value.before, "after": value.after}


def _statement(statement: Statement, numbers: tuple[dict[str, str], dict[str, str]]) -> dict[str, Any]:
    return {
        "key": statement.key,
        "sorts": [sort for sort in Sort if sort in statement.sorts],
        "before": _node(statement.before, numbers[0]),
        "after": _node(statement.after, numbers[1]),
        "values": [_value(value) for value in statement.values],
    }


def _node(node: Node | None, numbers: dict[str, str]) -> dict[str, Any] | None:
    if node is None:
        return None
    text = dict(node.text.by_language)
    return {"id": node.id, "kind": node.kind, "parent": node.parent, "number": numbers[node.id], "text": text}
