"""Nodes and relations as two tables that spreadsheets open."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.exporters.outline import find_reading
from argmap.exporters.registry import ExportOptions
from argmap.exporters.rows import Row, rows
from argmap.model import ArgumentMap
from argmap.model.numbering import number_nodes
from argmap.rendering.csv import table


def export_nodes(map_: ArgumentMap, options: ExportOptions) -> bytes:
    """One row for each node with all its fields (see ``fields.rows``), whatever part or language the options name."""
    lines = list(rows(map_, find_reading(map_, options)))
    return table(list(lines[0]), lines, options.digest)


def export_links(map_: ArgumentMap, options: ExportOptions) -> bytes:
    """One row for each relation: who bears on whom and how; ``via`` is ``tree`` to a parent and ``link`` otherwise."""
    return table(_LINK_COLUMNS, _relations(map_), options.digest)


def _relations(map_: ArgumentMap) -> Iterator[Row]:
    numbers = number_nodes(map_)
    tree = [(node.id, node.relation, node.parent, "tree") for node in map_ if node.relation and node.parent]
    links = [(link.origin, link.relation, link.target, "link") for link in map_.links]
    for origin, relation, target, via in tree + links:
        yield {
            "origin": origin,
            "relation": relation.value,
            "target": target,
            "via": via,
            "origin_number": numbers[origin],
            "target_number": numbers[target],
        }


_LINK_COLUMNS = ("origin", "relation", "target", "via", "origin_number", "target_number")
