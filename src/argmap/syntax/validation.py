"""Plain data → what the author wrote, typed, or what is wrong with it in words an author uses."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from argmap.diagnostics import Diagnostic, Edit, Fix, Label, Loc, Severity, Span
from argmap.model.kinds import GROUPS
from argmap.syntax.fields import PARTS
from argmap.syntax.scalars import scalar
from argmap.syntax.schema import (
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
from argmap.syntax.yaml import Composed, Place

MAX_ROUNDS = 3

SURELY_MEANT = 0.8
"""From this likeness on a misspelt key is taken for the one that it is like; below, somebody has to look at it."""


Model = type[BaseModel]
F = TypeVar("F", bound=BaseModel)


@dataclass(frozen=True)
class Form(Generic[F]):
    """A kind of file: the model of the whole, and what messages need to speak of it."""

    model: type[F]
    name: str
    """What the whole is called: the map."""
    kind: str
    """What such a file holds, without an article: map."""
    beginning: str
    """What to do where the file holds nothing of the kind."""
    owed: Mapping[str, str]
    """What to write where a key is missing."""
    entries: Mapping[Model, Mapping[str, Model]]
    """The keys of a model below which entries stand, each under an id of its own or as an item of a list."""
    parts: Mapping[Model, Mapping[str, Model]] = field(default_factory=dict)
    """The keys of a model under which another model stands."""


def validate(composed: Composed) -> tuple[MapFile | LayerFile | None, list[Diagnostic]]:
    """Type the data of a file: of a layer where it extends another map, else of a map; see :func:`type_as`."""
    return type_as(composed, _form_of(composed.data))


def type_as(composed: Composed, form: Form[F]) -> tuple[F | None, list[Diagnostic]]:
    """Type the data of a file that should be of this form.

    All faults are reported. What is left when they are cut out comes back too, so that the links of a file with a
    misspelt key can still be checked; None where nothing is left to speak of.
    """
    data, root = composed.data, composed.root
    if data is None:
        nothing = Diagnostic("AM101", Severity.ERROR, f"the file holds no {form.kind}", Span(0, 0), form.beginning)
        return None, [] if composed.diagnostics else [nothing]
    if not isinstance(data, dict):
        kind = "a list" if isinstance(data, list) else "a text"
        message = f"the file holds {kind}, not a {form.kind}"
        return None, [Diagnostic("AM106", Severity.ERROR, message, _first_line(root), form.beginning)]
    version = data.get("argmap")
    if version is not None and version != str(FORMAT_VERSION):
        span = root.children["argmap"].span
        message = f"the format is {_describe(version)}; this version of argmap reads format {FORMAT_VERSION}"
        return None, [Diagnostic("AM107", Severity.ERROR, message, span, "write `argmap: 1`, or update argmap")]
    spoiled: list[Loc] = list(composed.spoiled)
    diagnostics: list[Diagnostic] = []
    for loc in composed.spoiled:
        _cut(data, loc)
    for _ in range(MAX_ROUNDS):
        try:
            return form.model.model_validate(data), diagnostics
        except ValidationError as failed:
            errors = failed.errors(include_url=False, include_context=True)
        misspelt = {_meant(error["loc"], form) for error in errors if error["type"] == "extra_forbidden"}
        for error in errors:
            loc = error["loc"]
            if error["type"] == "missing" and (loc in misspelt or any(cut[: len(loc)] == loc for cut in spoiled)):
                # It is there, misspelt; or what it held was cut out above.
                continue
            if not any(loc[: len(known)] == known for known in spoiled):
                diagnostics.append(_diagnose(error, data, root, form))
        # From the last to the first, so that the numbers of list items stay right.
        spoiled += [_mend(data, error) for error in reversed(errors)]
    return None, diagnostics


def _form_of(data: object) -> Form[Any]:
    """What the file is. `extends` makes a layer of it; one that has a thesis of its own is a map with a slip."""
    return _LAYER if isinstance(data, dict) and "extends" in data and "thesis" not in data else _MAP


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


def _diagnose(error: ErrorDetails, data: Any, root: Place, form: Form[Any]) -> Diagnostic:
    loc, kind = error["loc"], error["type"]
    on_key = _is_of_key(error)
    if on_key or loc[-1] == PRIMARY:
        loc = loc[:-1]
    place, found = root.find(loc)
    key = f"`{loc[-1]}`" if isinstance(loc[-1], str) else f"item {loc[-1] + 1} of `{loc[-2]}`"
    span = place.key if place.key and (on_key or kind in ("extra_forbidden", "missing")) else place.span
    node = _innermost(loc, form)[0]
    labels: tuple[Label, ...] = ()

    def diagnostic(code: str, message: str, hint: str = "", fix: Fix | None = None) -> Diagnostic:
        return Diagnostic(code, Severity.ERROR, message, span, hint, labels, node, fix)

    if kind == "extra_forbidden":
        model = _innermost(loc[:-1], form)[1]
        return diagnostic(*_unknown_key(loc, root, form), _renaming(loc, root, model))
    if kind == "missing":
        owner = _owner(loc[:-1], form)
        if len(loc) == 1:
            span = _first_line(root)
        return diagnostic("AM105", f"{owner} has no `{loc[-1]}`", form.owed.get(str(loc[-1]), f"add `{loc[-1]}: …`"))
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
    message, hint = _mistyped(error, value, key, loc, form)
    return diagnostic("AM106", message, hint)


def _mistyped(error: ErrorDetails, value: object, key: str, loc: Loc, form: Form[Any]) -> tuple[str, str]:
    """A value of another type than its key wants: the message and the hint."""
    kind = error["type"]
    wanted = next((words for prefix, words in _WANTED if kind.startswith(prefix)), error["msg"])
    if kind == "dict_type":
        entries = _entries_of(loc, form)
        if isinstance(value, str) and not entries:
            as_written = f"{loc[-1]}: " if isinstance(loc[-1], str) else "- "
            return f"{key} is a text without a language", f"write `{as_written}{{en: …}}`, with the tag of its language"
        if entries and isinstance(value, list):
            one = " node" if loc[-1] in GROUPS else ""
            return f"{key} is a list; it should be {entries}", f"write `an-id: …` for each{one} in place of `- …`"
        wanted = entries or wanted
    hint = _rewritten(kind, loc, value) or _example(kind)
    return f"{key} is {_describe(value)}; it should be {wanted}", hint


def _owner(loc: Loc, form: Form[Any]) -> str:
    """What messages call the thing at a route: the innermost entry with an id, or the whole."""
    return _named(_innermost(loc, form)[0]) or form.name


def _named(entry: str) -> str:
    return "the thesis" if entry == "thesis" else f"`{entry}`" if entry else ""


def _entries_of(loc: Loc, form: Form[Any]) -> str:
    """What stands under a key that holds entries, in words; empty for another key."""
    if loc[-1] == "answers":
        return "answers, each under the id of a critical question"
    if loc == ("expect",):
        return "ids of nodes, each with a status"
    if form.entries.get(_innermost(loc[:-1], form)[1], {}).get(str(loc[-1])) is None:
        return ""
    what = str(loc[-1]) if loc[-1] not in (*GROUPS, "add") else "nodes"
    return f"{what}, each under an id of its own"


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
        return _as_mapping(loc, value)
    if isinstance(value, list) and kind in ("dict_type", "string_type"):
        return "quote a text that begins with `[` or `- `"
    return ""


def _as_mapping(loc: Loc, value: str) -> str:
    """The mapping that is probably meant by a mere text, as it has to be written."""
    key, said = loc[-1], scalar(value, flow=True)
    if value in ("true", "yes", "false", "no"):
        written = {"inference": "linked: true", "forecast": "due: 2029-01-20, test: …"}.get(str(key))
    elif len(loc) > 1 and loc[-2] in ("author", "editor", "translator"):
        written = f"literal: {said}"
    elif len(loc) == 2 and loc[0] == "sources":
        written = f"title: {said}"
    else:
        due = re.fullmatch(r"\d{4}-\d{2}-\d{2}", value)
        written = {"inference": f"scheme: {said}", "forecast": f"due: {value}" if due else f"test: {said}"}.get(
            str(key)
        )
    if written is None:
        return "write its keys on lines of their own, indented, such as `text: …`"
    return f"write `{f'{key}: ' if isinstance(key, str) else '- '}{{{written}}}`"


def _unknown_key(loc: Loc, root: Place, form: Form[Any]) -> tuple[str, str, str]:
    key = str(loc[-1])
    node, model = _innermost(loc[:-1], form)
    known = _keys_of(model)
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
    if key == "basis" and model in (Claim, Thesis):
        return "AM104", "`basis` says what evidence is made of; this is not evidence", "delete it"
    near = _nearest(key.strip(), known)
    where = _owner(loc[:-1], form)
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


def _is_language(key: str, model: Model) -> bool:
    """Whether a key of a statement is the tag of a language, from which its `text` was left out."""
    states = "text" in model.model_fields and model is not SourceWork
    return states and re.fullmatch(r"[a-z]{2}(-[A-Za-z]+)?", key) is not None


def _meant(loc: Loc, form: Form[Any]) -> Loc:
    """The route that an unknown key was probably meant for."""
    model = _innermost(loc[:-1], form)[1]
    if _is_language(str(loc[-1]), model):
        return (*loc[:-1], "text")
    return (*loc[:-1], _nearest(str(loc[-1]).strip(), _keys_of(model)))


def _renaming(loc: Loc, root: Place, model: Model) -> Fix | None:
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


def _keys_of(model: Model) -> list[str]:
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


def _innermost(loc: Loc, form: Form[Any]) -> tuple[str, Model]:
    """The id of the innermost node (or other entry with an id) on a route, and the model that holds the keys there."""
    entry, model = "", form.model
    steps = iter(loc)
    for step in steps:
        if below := form.entries.get(model, {}).get(str(step)):
            # The next step is an id, which may well be a word that is a key elsewhere.
            child = next(steps, None)
            if child is None:
                break
            model = below
            entry = entry if model in (SourceWork, PersonOrBody) else str(child)
        elif step == "expect" and model is form.model:
            # What follows is an id, `thesis` more often than not.
            break
        elif part := form.parts.get(model, {}).get(str(step)):
            model = part
            entry = "thesis" if model is Thesis else entry
    return entry, model


_GROUP_MODELS: dict[str, Model] = {group: Evidence if group == "evidence" else Claim for group in GROUPS}
_PEOPLE: dict[str, Model] = dict.fromkeys(("author", "editor", "translator"), PersonOrBody)
_STATEMENTS: tuple[Model, ...] = (Claim, Evidence, Thesis)

_ENTRIES: dict[Model, Mapping[str, Model]] = {
    MapFile: {"sources": SourceWork},
    LayerFile: {"sources": SourceWork, "add": Addition},
    SourceWork: _PEOPLE,
    **dict.fromkeys((*_STATEMENTS, Addition), _GROUP_MODELS),
}
_PARTS: dict[Model, Mapping[str, Model]] = {
    MapFile: {"thesis": Thesis},
    **dict.fromkeys(_STATEMENTS, PARTS),
}

_BEGINNING = "a map begins with the line `argmap: 1`; `argmap new FILE` writes a first one"
_OWED = {
    "extends": "add `extends: …`, the path of the map that this layer adds to",
    "argmap": "begin the file with `argmap: 1`",
    "title": "add `title: …`, the title of the map",
    "thesis": "add `thesis:` with a `text:`, the claim that the map argues for",
    "text": "add `text: …`, the claim in one sentence",
}
_MAP = Form(MapFile, "the map", "map", _BEGINNING, _OWED, _ENTRIES, _PARTS)
_LAYER = Form(LayerFile, "the layer", "map", _BEGINNING, _OWED, _ENTRIES, _PARTS)


def _first_line(root: Place) -> Span:
    first = min((child.key.start for child in root.children.values() if child.key), default=root.start)
    return Span(first, first)
