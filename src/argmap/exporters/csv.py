"""Nodes and relations as two tables that spreadsheets open."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence

from argmap.exporters.outline import find_reading
from argmap.exporters.registry import ExportOptions
from argmap.exporters.rows import Row, rows
from argmap.model import ArgumentMap
from argmap.model.numbering import number_nodes

_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r]")


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


def table(columns: Sequence[str], lines: Iterable[Row], digest: str = "") -> bytes:
    """RFC 4180, in UTF-8 with a byte order mark, without which Excel takes Chinese for another encoding.

    The digest is the heading of a last, empty column: CSV has no comments, and a table may have no rows.
    """
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow([*columns, digest] if digest else columns)
    writer.writerows([_cell(line[column]) for column in columns] + [""] * bool(digest) for line in lines)
    return file.getvalue().encode("utf-8-sig")


def _cell(value: object) -> str:
    """A value as text; what a spreadsheet would take for a formula gets an apostrophe in front (OWASP, CSV injection).

    So do the full-width signs, which Excel reads as formulas where the system is Chinese or Japanese.
    """
    if isinstance(value, bool):
        return "true" if value else ""
    if not isinstance(value, str):
        return str(value)
    return "'" + value if _FORMULA.match(value) else value
