"""Plain data → what the author wrote, typed, or what is wrong with it in words an author uses."""

from __future__ import annotations

import difflib
import re
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from argmap.diagnostics import Diagnostic, Edit, Fix, Label, Loc, Severity, Span
from argmap.language.schema import (
    FORMAT_VERSION,
    PRIMARY,
    Addition,
    Claim,
    Evidence,
    Forecast,
    Inference,
    LayerFile,
    MapFile,
    PersonOrBody,
    SourceWork,
    Thesis,
)
from argmap.language.yaml import Composed, Place
from argmap.model.kinds import GROUPS

MAX_ROUNDS = 3

SURELY_MEANT = 0.8
"""From this likeness on a misspelt key is taken for the one that it is like; below, somebody has to look at it."""


def validate(composed: Composed) -> tuple[MapFile | LayerFile | None, list[Diagnostic]]:
    """Type the data of a file: of a layer where it extends another map, else of a map.

    All faults are reported. What is left when they are cut out comes back too, so that the links of a file with a
    misspelt key can still be checked; None where nothing is left to speak of.
    """
    data, root = composed.data, composed.root
    if not isinstance(data, dict):
        kind = "a list" if isinstance(data, list) else "a text"
        message = f"the file holds {kind}, not a map"
        hint = "a map begins with the line `argmap: 1`; `argmap new FILE` writes a first one"
        return None, [Diagnostic("AM106", Severity.ERROR, message, _first_line(root), hint)]
    version = data.get("argmap")
    if version is not None and version != str(FORMAT_VERSION):
        span = root.children["argmap"].span
        message = f"the format is {_describe(version)}; this version of argmap reads format {FORMAT_VERSION}"
        return None, [Diagnostic("AM107", Severity.ERROR, message, span, "write `argmap: 1`, or update argmap")]
    model = _file_model(data)
    spoiled: list[Loc] = list(composed.spoiled)
    diagnostics: list[Diagnostic] = []
    for loc in composed.spoiled:
        _cut(data, loc)
    for _ in range(MAX_ROUNDS):
        try:
            return model.model_validate(data), diagnostics
        except ValidationError as failed:
            errors = failed.errors(include_url=False, include_context=True)
        misspelt = {_meant(error["loc"], model) for error in errors if error["type"] == "extra_forbidden"}
        for error in errors:
            loc = error["loc"]
            if error["type"] == "missing" and loc in misspelt:
                continue
            if not any(loc[: len(known)] == known for known in spoiled):
                diagnostics.append(_diagnose(error, data, root, model))
        # From the last to the first, so that the numbers of list items stay right.
        spoiled += [_mend(data, error) for error in reversed(errors)]
    return None, diagnostics


def _file_model(data: dict[str, Any]) -> type[MapFile | LayerFile]:
    """What the file is. `extends` makes a layer of it; one that has a thesis of its own is a map with a slip."""
    return LayerFile if "extends" in data and "thesis" not in data else MapFile


def _mend(data: Any, error: ErrorDetails) -> Loc:
    """Cut a faulty value out, or put an empty one where one is missing; the route that was touched."""
    loc = error["loc"]
    if _is_of_key(error):
        loc = loc[:-1]
    if error["type"] == "missing":
        holder = _at(data, loc[:-1])
        if isinstance(holder, dict):
            holder[loc[-1]] = {"argmap": "1", "thesis": {"text": "?"}}.get(str(loc[-1]), "?")
    else:
        _cut(data, loc)
    return loc


def _is_of_key(error: ErrorDetails) -> bool:
    """Whether a key is meant, and not a value: pydantic then ends the route with a step of its own."""
    return error["loc"][-1] == "[key]" and error["type"] != "extra_forbidden"


def _at(data: Any, loc: Loc) -> Any:
    for step in loc:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def _cut(data: Any, loc: Loc) -> None:
    """Remove the value at a route, and what holds nothing else; a text that is owed gets a stand-in."""
    if not loc:
        return
    holder, step = _at(data, loc[:-1]), loc[-1]
    if isinstance(holder, list) and isinstance(step, int) and step < len(holder):
        del holder[step]
    elif isinstance(holder, dict):
        holder.pop(step, None)
        if step in ("text", "title"):
            holder[step] = "?"
        elif not holder and loc[:-1] != ("thesis",) and loc[:1] != ("add",):
            _cut(data, loc[:-1])
    else:
        # The route passes through a shorthand: the whole value goes.
        _cut(data, loc[:-1])


def _diagnose(error: ErrorDetails, data: Any, root: Place, file: type[BaseModel]) -> Diagnostic:
    loc, kind = error["loc"], error["type"]
    on_key = _is_of_key(error)
    if on_key or loc[-1] == PRIMARY:
        loc = loc[:-1]
    place, found = root.find(loc)
    key = f"`{loc[-1]}`" if isinstance(loc[-1], str) else f"item {loc[-1] + 1} of `{loc[-2]}`"
    span = place.key if place.key and (on_key or kind in ("extra_forbidden", "missing")) else place.span
    node = _node_id(loc)
    labels: tuple[Label, ...] = ()

    def diagnostic(code: str, message: str, hint: str = "", fix: Fix | None = None) -> Diagnostic:
        return Diagnostic(code, Severity.ERROR, message, span, hint, labels, node, fix)

    if kind == "extra_forbidden":
        model = _model_at(loc[:-1], file)
        return diagnostic(*_unknown_key(loc, root, model), _renaming(loc, root, model))
    if kind == "missing":
        owner = _owner(_node_id(loc[:-1]))
        if len(loc) == 1:
            owner = _FILES[file]
            span = _first_line(root)
        return diagnostic("AM105", f"{owner} has no `{loc[-1]}`", _MISSING.get(str(loc[-1]), f"add `{loc[-1]}: …`"))
    if kind == "invalid_id":
        reason = error.get("ctx", {}).get("reason", "")
        hint = "an id begins with a letter and holds letters, digits, `-`, `_` and `.`"
        return diagnostic("AM210", f"`{loc[-1]}` is not an id: {reason}", hint)
    if kind == "invalid_language":
        return diagnostic("AM106", f"{key} is not a language tag", "write a tag such as zh, en or zh-Hant")
    value = _at(data, error["loc"])
    if value == "" or (found == len(loc) and place.start == place.end):
        return diagnostic("AM106", f"{key} is empty", "write its value, or delete the line")
    if kind == "too_short":
        return diagnostic("AM106", f"{key} is empty", "write a text, or delete the key")
    if kind == "enum":
        expected = [word.strip("'") for word in error["ctx"]["expected"].replace(" or ", ", ").split(", ")]
        near = _nearest(str(value), expected)
        hint = f"did you mean `{near}`?" if near else f"one of {', '.join(expected)}"
        fix = Fix(f"write `{near}`", (Edit(span, near),), safe=False) if near and found == len(loc) else None
        return diagnostic("AM106", f"{key} cannot be `{value}`", hint, fix)
    wanted = next((words for prefix, words in _WANTED if kind.startswith(prefix)), error["msg"])
    if kind == "dict_type" and (loc[-1] in GROUPS or loc in (("sources",), ("add",))):
        wanted = f"{'sources' if loc == ('sources',) else 'nodes'}, each under an id of its own"
    hint = _rewritten(kind, loc, value) or _example(kind)
    return diagnostic("AM106", f"{key} is {_describe(value)}; it should be {wanted}", hint)


def _owner(node: str) -> str:
    return {"": "the map", "thesis": "the thesis"}.get(node, f"`{node}`")


_FILES: dict[type[BaseModel], str] = {MapFile: "the map", LayerFile: "the layer"}

_MISSING = {
    "extends": "add `extends: …`, the path of the map that this layer adds to",
    "argmap": "begin the file with `argmap: 1`",
    "title": "add `title: …`, the title of the map",
    "thesis": "add `thesis:` with a `text:`, the claim that the map argues for",
    "text": "add `text: …`, the claim in one sentence",
}

_WANTED = (
    ("int", "a whole number"),
    ("float", "a number"),
    ("finite_number", "a number"),
    ("greater_than", "larger"),
    ("less_than", "smaller"),
    ("bool", "true or false"),
    ("date", "a date"),
    ("list_type", "a list"),
    ("dict_type", "a text, or one text for each language"),
    ("model_type", "a mapping of keys"),
    ("model_attributes_type", "a mapping of keys"),
    ("string_type", "a text"),
    ("string_pattern_mismatch", "of another form"),
)


def _example(kind: str) -> str:
    if kind.startswith("date"):
        return "write year, month and day: 2029-01-20"
    if kind == "list_type":
        return "write [1, 2], or one item a line behind `- `"
    if kind == "string_pattern_mismatch":
        return "a date is written 2025, 2025-03 or 2025-03-14; a digest has 64 hexadecimal digits"
    if kind.startswith(("greater_than", "less_than")):
        return "`credence` runs from 0 to 1; notes are counted from 1"
    return ""


def _describe(value: object) -> str:
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    text = str(value)
    if not text:
        return "empty"
    return f"`{text if len(text) <= 40 else text[:39] + '…'}`"


def _rewritten(kind: str, loc: Loc, value: object) -> str:
    """What to write in place of a value of the wrong type, where its look tells what was meant."""
    if kind == "list_type" and isinstance(value, str):
        return f"write [{value}]"
    if kind.startswith("model_") and isinstance(value, str):
        if re.match(r"[\w-]+[:：]", value):
            return "write a space behind the colon of a key: `key: value`"
        if loc[:1] == ("add",) and len(loc) == 2:
            return "write what is added under `premises`, `evidence`, `caveats` or `objections`, under an id of its own"
        return (
            "write its keys on lines of their own, indented, such as `text: …`"
            if loc[-1] in ("thesis", *GROUPS)
            else ""
        )
    if isinstance(value, list) and loc[-1] in GROUPS:
        return "write `an-id: …` for each node in place of `- …`"
    if isinstance(value, list) and kind in ("dict_type", "string_type"):
        return "quote a text that begins with `[` or `- `"
    return ""


def _unknown_key(loc: Loc, root: Place, model: type[BaseModel]) -> tuple[str, str, str]:
    key = str(loc[-1])
    known = _keys_of(model)
    node = _node_id(loc[:-1])
    if key in GROUPS and model is Evidence:
        return (
            "AM206",
            f"`{node}` is evidence, which cannot hold `{key}`",
            f"move them to a claim, or make `{node}` a premise",
        )
    if model is Addition and key in Claim.model_fields:
        return "AM104", f"a layer cannot change `{key}` of `{node}`", "it adds nodes: write them under a group of nodes"
    if model is MapFile and key in ("extends", "add"):
        hint = "a layer has `extends:` and `add:` and no thesis; a map has a thesis and neither"
        return "AM104", f"a map with a thesis of its own has no key `{key}`", hint
    if key == "basis" and model is not Evidence:
        return "AM104", "`basis` says what evidence is made of; this is not evidence", "delete it"
    near = _nearest(key.strip(), known)
    where = _FILES.get(model) or _owner(node)
    if model in (Inference, Forecast, SourceWork, PersonOrBody):
        where = f"`{loc[-2]}`" if isinstance(loc[-2], str) else "a name"
    hint = f"did you mean `{near}`?" if near else f"known keys: {', '.join(known)}"
    place = root.find(loc)[0]
    if _is_language(key, model):
        hint = f"a text by language stands under `text`: `text: {{{key}: …}}`"
    elif not near and place.start == place.end and not place.children:
        hint = "a comma ends a text that stands in brackets: quote the text"
    if key != key.lstrip():
        hint = f"indent with ordinary spaces; this line begins with U+{ord(key[0]):04X}"
    return "AM104", f"{where} has no key `{key}`", hint


def _is_language(key: str, model: type[BaseModel]) -> bool:
    """Whether a key of a node is the tag of a language, from which its `text` was left out."""
    return model in (Claim, Evidence, Thesis) and re.fullmatch(r"[a-z]{2}(-[A-Za-z]+)?", key) is not None


def _meant(loc: Loc, file: type[BaseModel]) -> Loc:
    """The route that an unknown key was probably meant for."""
    model = _model_at(loc[:-1], file)
    if _is_language(str(loc[-1]), model):
        return (*loc[:-1], "text")
    return (*loc[:-1], _nearest(str(loc[-1]).strip(), _keys_of(model)))


def _renaming(loc: Loc, root: Place, model: type[BaseModel]) -> Fix | None:
    """Take the key that is meant; None where none is near, or where the mapping has that one already."""
    key = str(loc[-1])
    if key == "basis" or (key in GROUPS and model is Evidence):
        return None
    near = _nearest(key.strip(), _keys_of(model))
    holder = root.find(loc[:-1])[0]
    place = holder.children.get(key)
    if not near or near in holder.children or place is None or place.key is None:
        return None
    likeness = difflib.SequenceMatcher(None, key.lower(), near).ratio()
    return Fix(f"rename `{key}` to `{near}`", (Edit(place.key, near),), safe=likeness >= SURELY_MEANT)


def _keys_of(model: type[BaseModel]) -> list[str]:
    return [info.alias or name for name, info in model.model_fields.items()]


_ALIASES = {
    "claim": "text",
    "label": "text",
    "note": "comment",
    "notes": "cites",
    "probability": "likelihood",
    "premise": "premises",
    "support": "premises",
    "because": "premises",
    "reasons": "premises",
    "caveat": "caveats",
    "limitations": "caveats",
    "objection": "objections",
    "rebuttals": "objections",
    "speaker": "by",
    "name": "title",
    "lang": "languages",
    "language": "languages",
}


def _nearest(word: str, known: list[str]) -> str:
    alias = _ALIASES.get(word.lower())
    if alias in known:
        return alias
    return next(iter(difflib.get_close_matches(word.lower(), known, n=1, cutoff=0.6)), "")


def _model_at(loc: Loc, file: type[BaseModel]) -> type[BaseModel]:
    """The model that holds the keys at a route of a file."""
    return _innermost(loc, file)[1]


def _node_id(loc: Loc) -> str:
    """The id of the innermost node on a route."""
    return _innermost(loc)[0]


def _innermost(loc: Loc, file: type[BaseModel] = MapFile) -> tuple[str, type[BaseModel]]:
    """The id of the innermost node on a route, and the model that holds the keys at its end."""
    node = ""
    model = file
    steps = iter(loc)
    for number, step in enumerate(steps):
        if step == "add" and number == 0:
            if isinstance(child := next(steps, None), str):
                node, model = child, Addition
        elif step in GROUPS and issubclass(model, (Claim, Evidence, Addition)):
            # The next step is an id, which may well be a word that is a key elsewhere.
            if isinstance(child := next(steps, None), str):
                node = child
                model = Evidence if step == "evidence" else Claim
        elif step == "sources" and number == 0:
            next(steps, None)
            model = SourceWork
        elif step == "thesis" and number == 0:
            node, model = "thesis", Thesis
        elif step in _PARTS:
            model = _PARTS[step]
    return node, model


_PARTS: dict[str | int, type[BaseModel]] = {
    "inference": Inference,
    "forecast": Forecast,
    "author": PersonOrBody,
    "editor": PersonOrBody,
    "translator": PersonOrBody,
}


def _first_line(root: Place) -> Span:
    first = min((child.key.start for child in root.children.values() if child.key), default=root.start)
    return Span(first, first)
