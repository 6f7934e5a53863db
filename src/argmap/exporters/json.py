"""The resolved map as JSON: everything in it, for programs that know nothing of map files."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any, Final

from argmap.evaluation import Shown, rounded
from argmap.exporters.outline import find_reading
from argmap.exporters.registry import ExportOptions
from argmap.fields import FIELDS, SEVERAL, Concern
from argmap.model import ArgumentMap, Forecast, Inference, Layer, Name, Node, Text, Work
from argmap.model.numbering import number_nodes
from argmap.rendering.json import dumps
from argmap.schemes.scheme import Scheme, wordings

VERSION: Final = 1
"""Raised when a member is renamed, goes or changes its meaning; members may be added without it."""


_KEYS: Final = tuple(
    dict.fromkeys(field.key for field in FIELDS.values() if field.concern is not Concern.LINK and not field.private)
)


def export(map_: ArgumentMap, options: ExportOptions) -> bytes:
    """The whole map, whatever part or language the options name; UTF-8, two spaces of indentation, stable order.

    Texts are objects from language tag (BCP 47) to string, the primary language first, and hold the languages that
    the author wrote. Every member is always there; what the author left out is null, or empty for lists and objects.

    Top level:
        argmap_json: version of this layout, 1.
        digest: digest of the input that the export was made from; empty where none was given.
        title, summary: texts; the summary may be null.
        languages: language tags; the first is the primary one.
        root: id of the thesis.
        works: a list; each has id, type (CSL), title, authors, editors, translators (lists of family, given, literal,
            dropping_particle, non_dropping_particle, suffix: texts; and options: CSL's comma-suffix, static-ordering,
            parse-names), issued (a date of ISO 8601-2 with years before 1 as -44 for 44 BCE, or words), csl (further
            CSL-JSON fields, dates like issued), text_path, sha256, notes (how many numbered notes it has), people
            (lists like authors by further roles of CSL).
        nodes: a list in document order, the thesis first, a parent before what is below it.
        layers: those that lie on the map: a list; each has id, title, by and summary (these two may be null), and
            answers where it answers critical questions of the map below: a list of node, inference (empty for what is
            in none) and question; these are among the answers of that node's inference.
        links: relations other than to the parent: origin and target (ids), relation (supports, limits, opposes).
        evaluation: only where a reading is asked for: semantics (of the strengths), converged, cycles (lists of ids).

    A node:
        id; kind (thesis, premise, evidence, caveat, objection, consequence); parent (id, null for the thesis);
        relation to the parent (null for the thesis); children (ids in order); depth (0 for the thesis);
        number (place in the outline, 1.2.3; empty for the thesis); loc (route to it in the map file);
        every key that says something of the node, from text to tags, as in the map file (see docs/format.md), with
        source and section inherited from the parent, dates in ISO 8601, and at as a list; links have a list above;
        inference also has scheme_name (a text) and questions (texts of those that are answered, by their ids);
        inferences (objects like inference by their ids, each with members: ids) and step: only where a node of the map
        has several inferences; a link then has inference, too (its id at the target, else empty);
        layer (id of a layer; empty for the map itself);
        status, strength and base_score (0 to 1): only where a reading is asked for.

    What is for the makers of a map is not exported: their comments, and the statuses that they expect.
    """
    numbers = number_nodes(map_)
    shown = find_reading(map_, options)
    data = {
        "argmap_json": VERSION,
        "digest": options.digest,
        "title": _plain(map_.title),
        "summary": _plain(map_.summary),
        "languages": list(map_.languages),
        "root": map_.root.id,
        "works": [_plain(work) for work in map_.works.values()],
        "layers": [_layer(layer) for layer in map_.layers.values()],
        "nodes": [_node(node, numbers[node.id], options.schemes, map_) | _readings(shown, node) for node in map_],
        "links": [
            {"origin": link.origin, "relation": link.relation, "target": link.target}
            | ({"inference": link.step} if map_.has_inferences else {})
            for link in map_.links
        ],
        **_evaluation(shown),
    }
    return (dumps(data) + "\n").encode()


def _layer(layer: Layer) -> dict[str, Any]:
    answers = [dict(zip(("node", "inference", "question"), place, strict=True)) for place in sorted(layer.answers)]
    return {
        "id": layer.id,
        "title": _plain(layer.title),
        "by": _plain(layer.by),
        "summary": _plain(layer.summary),
        **({"answers": answers} if answers else {}),
    }


def _evaluation(shown: Shown | None) -> dict[str, Any]:
    if shown is None:
        return {}
    cycles = [list(cycle) for cycle in shown.evaluation.cycles]
    return {"evaluation": {"semantics": shown.semantics, "converged": shown.evaluation.converged, "cycles": cycles}}


def _readings(shown: Shown | None, node: Node) -> dict[str, Any]:
    if shown is None:
        return {}
    found = shown.evaluation
    return {
        "status": found.statuses[node.id],
        "strength": rounded(found.strengths[node.id]),
        "base_score": rounded(found.base_scores[node.id]),
    }


def _node(node: Node, number: str, schemes: Mapping[str, Scheme], map_: ArgumentMap) -> dict[str, Any]:
    inferences = {name: _inference(inference, schemes, map_.languages) for name, inference in node.inferences.items()}
    keys = [key for key in _KEYS if map_.has_inferences or key not in SEVERAL]
    known = {"inference": _inference(node.inference, schemes, map_.languages), "inferences": inferences}
    return {
        "id": node.id,
        "kind": node.kind,
        "parent": node.parent,
        "relation": node.relation,
        "children": list(node.children),
        "depth": node.depth,
        "number": number,
        "loc": list(node.loc),
        **{key: known[key] if key in known else _plain(getattr(node, key)) for key in keys},
        "layer": node.layer,
    }


def _inference(
    inference: Inference | None, schemes: Mapping[str, Scheme], languages: Sequence[str]
) -> dict[str, Any] | None:
    if inference is None:
        return None
    scheme = schemes.get(inference.scheme) if inference.scheme else None
    asked = {question.id: dict(wordings(question.text, languages)) for question in scheme.questions} if scheme else {}
    known: dict[str, dict[str, Any]] = {
        "scheme": {"scheme_name": dict(wordings(scheme.name, languages)) if scheme else None},
        "answers": {"questions": {question: asked[question] for question in inference.answers if question in asked}},
    }
    members: dict[str, Any] = {}
    for name, value in _plain(inference).items():
        members |= {name: value, **known.get(name, {})}
    return members


def _plain(value: Any) -> Any:
    """A value of the model as JSON has it."""
    match value:
        case Text():
            return dict(value.by_language)
        case datetime.date():
            return value.isoformat()
        case tuple():
            return [_plain(each) for each in value]
        case Mapping():
            return {key: _plain(each) for key, each in value.items()}
        case Inference() | Forecast() | Work() | Name():
            return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    return value
