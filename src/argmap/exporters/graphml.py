"""GraphML: the map as a directed graph for Gephi, yEd, Cytoscape and networkx."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from argmap.exporters.outline import find_reading
from argmap.exporters.registry import ExportOptions
from argmap.exporters.rows import Row, Value, relations, rows
from argmap.fields import FIELDS
from argmap.model import ArgumentMap
from argmap.rendering.citations import attribution
from argmap.rendering.xml import document, xml_text

_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_TYPES: dict[type, str] = {str: "string", bool: "boolean", int: "int", float: "double"}
_NUMERIC = {field.column: field.type for field in FIELDS.values() if field.type in (int, float)}
"""Fields that are always numbers."""


def export(map_: ArgumentMap, options: ExportOptions) -> bytes:
    """The whole graph: nodes with all their fields, edges from a reason to what it bears on.

    ``label`` is the text in the language of the options; an empty field is left out. Edges have a ``relation`` and
    ``via``: ``tree`` to the parent, ``link`` otherwise; where a claim has several inferences, ``inference`` is the one
    that the edge belongs to or limits.
    """
    language = options.language or map_.primary_language
    shown = find_reading(map_, options)
    nodes = [{"label": map_[str(row["id"])].text.best(language), **row} for row in rows(map_, shown)]
    edges: list[tuple[str, str, Row]] = [
        (origin, target, {"relation": relation.value, "via": via, "inference": step})
        for origin, relation, target, step, via in relations(map_)
    ]

    root = Element("graphml", xmlns=_NAMESPACE)
    if said := attribution(map_, language):
        SubElement(root, "desc").text = xml_text(said)
    node_keys = _declare(root, "node", nodes)
    edge_keys = _declare(root, "edge", [fields for _, _, fields in edges])
    SubElement(root, "key", {"id": "title", "for": "graph", "attr.name": "title", "attr.type": "string"})
    graph = SubElement(root, "graph", id="map", edgedefault="directed")
    SubElement(graph, "data", key="title").text = xml_text(map_.title.best(language))
    for row in nodes:
        _fill(SubElement(graph, "node", id=str(row["id"])), row, node_keys)
    for place, (origin, target, fields) in enumerate(edges):
        _fill(SubElement(graph, "edge", id=f"e{place}", source=origin, target=target), fields, edge_keys)
    return document(root, options.digest)


def _declare(root: Element, domain: str, table: list[Row]) -> dict[str, str]:
    """Declare the fields that have a value somewhere; their key by name."""
    keys = {}
    for name in table[0] if table else ():
        if any(_given(row[name]) for row in table):
            keys[name] = f"{domain}-{name}"
            kind = _TYPES[_NUMERIC.get(name, type(table[0][name]))]
            SubElement(root, "key", {"id": keys[name], "for": domain, "attr.name": name, "attr.type": kind})
    return keys


def _fill(element: Element, row: Row, keys: dict[str, str]) -> None:
    for name, key in keys.items():
        value = row[name]
        if _given(value):
            said = str(value).lower() if isinstance(value, bool) else str(value)
            SubElement(element, "data", key=key).text = xml_text(said)


def _given(value: Value) -> bool:
    return value != "" and value is not False
