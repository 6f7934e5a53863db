"""Nodes and relations as two tables that spreadsheets open."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.exporters.outline import find_reading
from argmap.exporters.registry import ExportOptions
from argmap.exporters.rows import Row, relations, rows
from argmap.model import ArgumentMap
from argmap.model.numbering import number_nodes
from argmap.rendering.csv import table


def export_nodes(map_: ArgumentMap, options: ExportOptions) -> bytes:
    """One row for each node with all its fields (see ``fields.rows``), whatever part or language the options name."""
    lines = list(rows(map_, find_reading(map_, options)))
    return table(list(lines[0]), lines, options.digest)


def export_links(map_: ArgumentMap, options: ExportOptions) -> bytes:
    """One row for each relation: who bears on whom and how; ``via`` is ``tree`` to a parent and ``link`` otherwise.

    Where a claim has several inferences, ``inference`` is the one that it belongs to or limits; a premise in two of
    them has a row for each.
    """
    columns = (*_LINK_COLUMNS, "inference") if map_.has_inferences else _LINK_COLUMNS
    return table(columns, _relations(map_), options.digest)


def _relations(map_: ArgumentMap) -> Iterator[Row]:
    numbers = number_nodes(map_)
    for origin, relation, target, step, via in relations(map_):
        yield {
            "origin": origin,
            "relation": relation.value,
            "target": target,
            "via": via,
            "origin_number": numbers[origin],
            "target_number": numbers[target],
            **({"inference": step} if map_.has_inferences else {}),
        }


_LINK_COLUMNS = ("origin", "relation", "target", "via", "origin_number", "target_number")
