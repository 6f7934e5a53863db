"""The resolved map as JSON: everything in it, for programs that know nothing of map files."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from argmap.evaluation import Shown, rounded
from argmap.exporters.outline import find_reading
from argmap.exporters.registry import ExportOptions
from argmap.model import ArgumentMap, Forecast, Inference, Layer, Name, Node, Text, Work
from argmap.model.numbering import number_nodes
from argmap.schemes import Scheme, wordings

VERSION: Final = 1
"""Raised when a member is renamed, goes or changes its meaning; members may be added without it."""


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
        works: a list; each has id, type (CSL), title, authors, editors, translators (lists of family, given, literal:
            texts), issued, csl (further CSL-JSON fields), text_path, sha256, notes (how many numbered notes it has).
        nodes: a list in document order, the thesis first, a parent before what is below it.
        layers: those that lie on the map: a list; each has id, title, by and summary (these two may be null).
        links: relations other than to the parent: origin and target (ids), relation (supports, limits, opposes).
        evaluation: only where a reading is asked for: semantics (of the strengths), converged, cycles (lists of ids).

    A node:
        id; kind (thesis, premise, evidence, caveat, objection); parent (id, null for the thesis);
        relation to the parent (null for the thesis); children (ids in order); depth (0 for the thesis);
        number (place in the outline, 1.2.3; empty for the thesis); loc (route to it in the map file);
        text, detail (Markdown), section, by (texts); source (id of a work, inherited; empty where there is none);
        at (anchors into the source's text); cites (numbers of the source's notes); basis;
        inference (linked, scheme: an id, scheme_name: text, warrant, answers: texts by the id of a critical question,
        questions: texts of these questions); likelihood and confidence (scale words);
        forecast (due and resolved as ISO dates, test, outcome); assumed; credence (0 to 1); tags;
        layer (id of a layer; empty for the map itself);
        status, strength and base_score (0 to 1): only where a reading is asked for.

    What is for the makers of a map is not exported: their comments, and the statuses that they expect.
    """
    numbers = number_nodes(map_)
    shown = find_reading(map_, options)
    data = {
        "argmap_json": VERSION,
        "digest": options.digest,
        "title": _text(map_.title),
        "summary": _text(map_.summary),
        "languages": list(map_.languages),
        "root": map_.root.id,
        "works": [_work(work) for work in map_.works.values()],
        "layers": [_layer(layer) for layer in map_.layers.values()],
        "nodes": [
            _node(node, numbers[node.id], options.schemes, map_.languages) | _readings(shown, node) for node in map_
        ],
        "links": [{"origin": link.origin, "relation": link.relation, "target": link.target} for link in map_.links],
        **_evaluation(shown),
    }
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()


def _layer(layer: Layer) -> dict[str, Any]:
    return {"id": layer.id, "title": _text(layer.title), "by": _text(layer.by), "summary": _text(layer.summary)}


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


def _text(text: Text | None) -> dict[str, str] | None:
    return None if text is None else dict(text.by_language)


def _node(node: Node, number: str, schemes: Mapping[str, Scheme], languages: Sequence[str]) -> dict[str, Any]:
    return {
        "id": node.id,
        "kind": node.kind,
        "parent": node.parent,
        "relation": node.relation,
        "children": list(node.children),
        "depth": node.depth,
        "number": number,
        "loc": list(node.loc),
        "text": _text(node.text),
        "detail": _text(node.detail),
        "source": node.source,
        "section": _text(node.section),
        "at": list(node.at),
        "cites": list(node.cites),
        "basis": node.basis,
        "by": _text(node.by),
        "inference": _inference(node.inference, schemes, languages),
        "likelihood": node.likelihood,
        "confidence": node.confidence,
        "forecast": _forecast(node.forecast),
        "assumed": node.assumed,
        "credence": node.credence,
        "tags": list(node.tags),
        "layer": node.layer,
    }


def _inference(
    inference: Inference | None, schemes: Mapping[str, Scheme], languages: Sequence[str]
) -> dict[str, Any] | None:
    if inference is None:
        return None
    scheme = schemes.get(inference.scheme) if inference.scheme else None
    asked = {question.id: question for question in scheme.questions} if scheme else {}
    return {
        "linked": inference.linked,
        "scheme": inference.scheme,
        "scheme_name": dict(wordings(scheme.name, languages)) if scheme else None,
        "warrant": _text(inference.warrant),
        "answers": {question: _text(answer) for question, answer in inference.answers.items()},
        "questions": {
            question: dict(wordings(asked[question].text, languages))
            for question in inference.answers
            if question in asked
        },
    }


def _forecast(forecast: Forecast | None) -> dict[str, Any] | None:
    if forecast is None:
        return None
    return {
        "due": forecast.due.isoformat() if forecast.due else None,
        "test": _text(forecast.test),
        "outcome": forecast.outcome,
        "resolved": forecast.resolved.isoformat() if forecast.resolved else None,
    }


def _work(work: Work) -> dict[str, Any]:
    return {
        "id": work.id,
        "type": work.type,
        "title": _text(work.title),
        "authors": [_name(person) for person in work.authors],
        "editors": [_name(person) for person in work.editors],
        "translators": [_name(person) for person in work.translators],
        "issued": work.issued,
        "csl": _csl(work.csl),
        "text_path": work.text_path,
        "sha256": work.sha256,
        "notes": work.notes,
    }


def _name(name: Name) -> dict[str, Any]:
    return {"family": _text(name.family), "given": _text(name.given), "literal": _text(name.literal)}


def _csl(fields: Mapping[str, str | int | Text]) -> dict[str, Any]:
    return {key: _text(value) if isinstance(value, Text) else value for key, value in fields.items()}
