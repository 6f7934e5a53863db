"""Plain data → typed data, or what is wrong with it in the author's terms."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from argmap.diagnostics import Diagnostic, Edit, Fix, Label, Severity, Span, did_you_mean, nearest
from argmap.i18n import N_, _
from argmap.i18n.punctuation import code_list
from argmap.model.bibliography import ROLES
from argmap.model.kinds import GROUPS
from argmap.model.route import Loc
from argmap.rendering.clusters import whole
from argmap.syntax.dates import DATE_ERRORS
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
    NamedInference,
    PersonOrBody,
    SourceWork,
    Thesis,
)
from argmap.syntax.source import Source
from argmap.syntax.yaml import Composed, SpanTree

MAX_ROUNDS = 3

SURELY_MEANT = 0.8
"""Likeness from which the correction of a misspelt key is safe; below, it needs review."""


Model = type[BaseModel]
F = TypeVar("F", bound=BaseModel)


@dataclass(frozen=True)
class Form(Generic[F]):
    """A kind of file: its model, and the words for messages about it, all of them marked for translation."""

    model: type[F]
    name: str
    """The file as a whole: the map."""
    kind: str
    """What such a file contains, without an article: map."""
    beginning: str
    """What to do if the file contains nothing of the kind."""
    owed: Mapping[str, str]
    """What to write if a key is missing."""
    entries: Mapping[Model, Mapping[str, Model]]
    """The keys of a model that contain entries, each under its own id or as an item of a list."""
    parts: Mapping[Model, Mapping[str, Model]] = field(default_factory=dict)
    """The keys of a model that contain another model."""


def validate(composed: Composed) -> tuple[MapFile | LayerFile | None, list[Diagnostic]]:
    """Type the data of a file: of a layer if it extends another map, else of a map; see :func:`type_as`."""
    return type_as(composed, _form_of(composed.data))


def type_as(composed: Composed, form: Form[F]) -> tuple[F | None, list[Diagnostic]]:
    """Type the data of a file that should have this form.

    All errors are reported. What remains without them is returned too, so that the links of a file with a misspelt key
    can still be checked; None if nothing usable remains.
    """
    data, root = composed.data, composed.root
    if data is None:
        if composed.diagnostics:
            return None, []
        message = _("the file contains no {kind}").format(kind=_(form.kind))
        return None, [Diagnostic("AM101", Severity.ERROR, message, Span(0, 0), _(form.beginning))]
    if not isinstance(data, dict):
        message = _("the file contains plain text, not a {kind}")
        if isinstance(data, list):
            message = _("the file contains a list, not a {kind}")
        message = message.format(kind=_(form.kind))
        return None, [Diagnostic("AM106", Severity.ERROR, message, _first_line(root), _(form.beginning))]
    version = data.get("argmap")
    if version is not None and version != str(FORMAT_VERSION):
        span = root.children["argmap"].span
        message = _("the format is {given}; this version of argmap reads format {known}")
        message = message.format(given=_describe(version), known=FORMAT_VERSION)
        return None, [Diagnostic("AM107", Severity.ERROR, message, span, _("write `argmap: 1`, or update argmap"))]
    spoiled: list[Loc] = list(composed.spoiled)
    diagnostics: list[Diagnostic] = []
    nameless = _without_ids(data, form)
    diagnostics += [_no_id(loc, composed, form) for loc in nameless]
    spoiled += nameless
    for loc in spoiled:
        _cut(data, loc)
    diagnostics += _misspelt_groups(data, root, form, spoiled)
    for __ in range(MAX_ROUNDS):
        try:
            return form.model.model_validate(data), diagnostics
        except ValidationError as failed:
            errors = failed.errors(include_url=False, include_context=True)
        misspelt = {_meant(error["loc"], form) for error in errors if error["type"] == "extra_forbidden"}
        for error in errors:
            loc = error["loc"]
            if error["type"] == "missing" and (loc in misspelt or any(cut[: len(loc)] == loc for cut in spoiled)):
                # It is there, misspelt; or its content was cut out above.
                continue
            if not any(loc[: len(known)] == known for known in spoiled):
                diagnostics.append(_diagnose(error, data, root, form))
        # From the last to the first, so that the numbers of list items stay right.
        spoiled += [_make_valid(data, error) for error in reversed(errors)]
    return None, diagnostics


def _misspelt_groups(data: dict[str, Any], root: SpanTree, form: Form[Any], spoiled: list[Loc]) -> list[Diagnostic]:
    """The misspelt keys of entries and parts, outermost first; they are renamed, so that what is below is typed too."""
    found: list[Diagnostic] = []
    waiting: list[tuple[Any, Loc, Model]] = [(data, (), form.model)]
    while waiting:
        holder, loc, model = waiting.pop()
        if not isinstance(holder, dict):
            continue
        known = _keys_of(model)
        for key in [key for key in holder if key not in known and isinstance(holder[key], dict)]:
            fix = _renaming((*loc, key), root, model)
            near = _meant_by(key.strip(), known)
            holds = form.entries.get(model, {}).get(near) or form.parts.get(model, {}).get(near)
            if fix is None or not fix.safe or holds is None or near in holder or (*loc, key) in spoiled:
                continue
            place, node = root.find((*loc, key))[0], _innermost(loc, form)[0]
            assert place.key is not None
            said = _unknown_key((*loc, key), root, form)
            found.append(Diagnostic(said[0], Severity.ERROR, said[1], place.key, said[2], (), node, fix))
            holder[near] = holder.pop(key)
            places = root.find(loc)[0].children
            places[near] = places.pop(key)
        for key, below in form.entries.get(model, {}).items():
            if isinstance(entries := holder.get(key), dict):
                waiting += [(one, (*loc, key, name), below) for name, one in entries.items()]
        for key, below in form.parts.get(model, {}).items():
            waiting.append((holder.get(key), (*loc, key), below))
    return found


def _without_ids(data: dict[str, Any], form: Form[Any]) -> list[Loc]:
    """The routes of mappings of entries that have the keys of a single entry instead of ids, innermost first."""
    found: list[Loc] = []
    waiting: list[tuple[Any, Loc, Model]] = [(data, (), form.model)]
    while waiting:
        holder, loc, model = waiting.pop()
        for key, below in form.entries.get(model, {}).items():
            entries = holder.get(key)
            if not isinstance(entries, dict) or model is SourceWork:
                continue
            if _is_one_entry(entries, below):
                found.append((*loc, key))
                continue
            waiting += [(one, (*loc, key, name), below) for name, one in entries.items() if isinstance(one, dict)]
        for key, below in form.parts.get(model, {}).items():
            if isinstance(holder.get(key), dict):
                waiting.append((holder[key], (*loc, key), below))
    return found[::-1]


_TELLING: dict[Model, tuple[str, ...]] = {
    Claim: ("text",),
    Evidence: ("text",),
    SourceWork: ("title", "type"),
    NamedInference: ("from",),
    Addition: tuple(GROUPS),
}
"""The keys that tell an entry from a mapping of entries: none of them is likely to be an id."""


def _is_one_entry(entries: dict[str, Any], model: Model) -> bool:
    """Whether a mapping has the keys of one entry: one that tells so, or at least two of them and nothing else."""
    known = set(_keys_of(model))

    def is_said(key: str) -> bool:
        value = entries.get(key)
        # An entry may be called `text`; it then has keys of its own.
        return value is not None and not (isinstance(value, dict) and value.keys() & known)

    if model is Addition:
        return any(isinstance(entries.get(key), dict) for key in _TELLING[model])
    if any(map(is_said, _TELLING.get(model, ()))):
        return True
    return len(entries) > 1 and entries.keys() <= known - {*GROUPS} and all(map(is_said, entries))


def _beside_id(loc: Loc, composed: Composed, form: Form[Any]) -> Diagnostic | None:
    """The error for keys of an entry that are indented no more than its id; None if the id is not there either."""
    place = composed.root.find(loc)[0]
    model = form.entries[_innermost(loc[:-1], form)[1]][str(loc[-1])]
    known = _keys_of(model)
    (first, value), *rest = place.children.items()
    in_braces = composed.text.startswith("{", place.start)
    if str(first) in known or value.start != value.end or value.children or not rest or in_braces:
        return None
    if not all(key in known for key, _value in rest) or rest[0][1].key is None:
        return None
    source = Source("", composed.text)
    top, bottom = source.position(rest[0][1].key.start)[0], source.position(place.end)[0]
    starts = [source.start_of(number) for number in range(top, bottom + 1) if source.line(number).strip()]
    edits = tuple(Edit(Span(start, start), "  ") for start in starts)
    hint = _("indent the keys of `{id}` by two more spaces").format(id=first)
    message = _("`{key}` is beside the id `{id}`, not below it").format(key=rest[0][0], id=first)
    return Diagnostic("AM105", Severity.ERROR, message, rest[0][1].key, hint, (), "", Fix(hint, edits))


def _no_id(loc: Loc, composed: Composed, form: Form[Any]) -> Diagnostic:
    """The error for an entry without an id, or with its id beside its keys."""
    if beside := _beside_id(loc, composed, form):
        return beside
    place = composed.root.find(loc)[0]
    key = str(loc[-1])
    message = {
        "sources": _("a source under `{key}` has no id"),
        "inferences": _("an inference under `{key}` has no id"),
        "add": _("what `{key}` adds has no id of a node"),
    }.get(key, _("a node under `{key}` has no id"))
    first = next(iter(place.children), "text")
    hint = _("write an id above its keys: `{example}`").format(example=f"{key}: {{an-id: {{{first}: …}}}}")
    if key == "add":
        hint = _("write the id of the node that it belongs to above its keys: `{example}`").format(
            example=f"add: {{a-node: {{{first}: …}}}}"
        )
    return Diagnostic("AM105", Severity.ERROR, message.format(key=key), place.key or place.span, hint)


def _form_of(data: object) -> Form[Any]:
    """The form of the file: `extends` makes it a layer; with a thesis as well it is a map with a mistake."""
    return _LAYER if isinstance(data, dict) and "extends" in data and "thesis" not in data else _MAP


def _make_valid(data: Any, error: ErrorDetails) -> Loc:
    """Cut out an invalid value, or put a placeholder for a missing one; returns its route."""
    loc = error["loc"]
    if _is_of_key(error):
        loc = loc[:-1]
    if error["type"] == "missing" and loc[-1] == "from":
        loc = loc[:-1]
        _cut(data, loc)
    elif error["type"] == "missing":
        holder = _at(data, loc[:-1])
        if isinstance(holder, dict):
            holder[loc[-1]] = {"argmap": "1", "thesis": {"text": "?"}}.get(str(loc[-1]), "?")
    else:
        _cut(data, loc)
    return loc


def _is_of_key(error: ErrorDetails) -> bool:
    """Whether the error is about a key, not a value: pydantic then appends a step to the route."""
    return error["loc"][-1] == "[key]" and error["type"] != "extra_forbidden"


def _at(data: Any, loc: Loc) -> Any:
    for step in loc:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def _cut(data: Any, loc: Loc) -> None:
    """Remove the value at a route, and collections that are then empty; a required text gets a placeholder."""
    if not loc:
        return
    holder, step = _at(data, loc[:-1]), loc[-1]
    if isinstance(holder, list) and isinstance(step, int) and step < len(holder):
        del holder[step]
        if not holder:
            _cut(data, loc[:-1])
    elif isinstance(holder, dict) and isinstance(step, str):
        holder.pop(step, None)
        if step in ("text", "title"):
            holder[step] = "?"
        elif not holder and loc[:-1] != ("thesis",) and loc[:1] != ("add",):
            _cut(data, loc[:-1])
    else:
        # The route passes through a shorthand, such as one author without a list: remove the whole value.
        _cut(data, loc[:-1])


def _diagnose(error: ErrorDetails, data: Any, root: SpanTree, form: Form[Any]) -> Diagnostic:
    loc, kind = error["loc"], error["type"]
    on_key = _is_of_key(error)
    if on_key or loc[-1] == PRIMARY:
        loc = loc[:-1]
    place, found = root.find(loc)
    if isinstance(loc[-1], str):
        key = f"`{loc[-1]}`"
    else:
        key = _("item {number} of `{key}`").format(number=loc[-1] + 1, key=loc[-2])
    span = place.key if place.key and (on_key or kind in ("extra_forbidden", "missing")) else place.span
    node = _innermost(loc, form)[0]
    labels: tuple[Label, ...] = ()

    def diagnostic(code: str, message: str, hint: str = "", fix: Fix | None = None) -> Diagnostic:
        return Diagnostic(code, Severity.ERROR, message, span, hint, labels, node, fix)

    if kind == "extra_forbidden":
        model = _innermost(loc[:-1], form)[1]
        return diagnostic(*_unknown_key(loc, root, form), _renaming(loc, root, model))
    if kind == "missing":
        if len(loc) == 1:
            span = _first_line(root)
        return diagnostic("AM105", *_missing(loc, form))
    if kind == "invalid_id":
        message = _("`{id}` is not a valid id: {reason}").format(id=loc[-1], reason=error["ctx"]["reason"])
        hint = _("an id begins with a letter and contains only letters, digits, `-`, `_` and `.`")
        return diagnostic("AM210", message, hint)
    if kind == "invalid_language":
        message = _("{key} is not a language tag").format(key=key)
        return diagnostic("AM106", message, _("write a tag such as zh, en or zh-Hant"))
    if kind in DATE_ERRORS:
        return diagnostic("AM106", *_misdated(error, key, span, written=found == len(loc)))
    value = _at(data, error["loc"])
    if value == "" or (found == len(loc) and place.start == place.end):
        return diagnostic("AM106", _("{key} is empty").format(key=key), _("write its value, or delete the line"))
    if kind == "enum":
        return diagnostic("AM106", *_not_a_choice(error, value, key, span, written=found == len(loc)))
    message, hint = _mistyped(error, value, key, loc, form)
    return diagnostic("AM106", message, hint)


def _missing(loc: Loc, form: Form[Any]) -> tuple[str, str]:
    """The message and the hint for a key that is not there."""
    hint = _(form.owed[str(loc[-1])]) if loc[-1] in form.owed else _("add `{key}: …`")
    owner = f"`{loc[-2]}`" if loc[-1] == "from" else _owner(loc[:-1], form)
    return _("{owner} has no `{key}`").format(owner=owner, key=loc[-1]), hint.format(key=loc[-1])


def _not_a_choice(
    error: ErrorDetails, value: object, key: str, span: Span, *, written: bool
) -> tuple[str, str, Fix | None]:
    """The message, the hint and the fix for a word that is none of those that a key takes."""
    expected = [word.strip("'") for word in error["ctx"]["expected"].replace(" or ", ", ").split(", ")]
    near = _meant_by(str(value), expected)
    hint = did_you_mean(near) if near else _("choose one of {choices}").format(choices=code_list(expected))
    title = _("write `{text}`").format(text=near)
    fix = Fix(title, (Edit(span, near),), safe=False) if near and written else None
    return _("{key} cannot be {value}").format(key=key, value=_describe(value)), hint, fix


def _mistyped(error: ErrorDetails, value: object, key: str, loc: Loc, form: Form[Any]) -> tuple[str, str]:
    """The message and the hint for a value of the wrong type."""
    kind = error["type"]
    if kind == "too_short":
        hint = _("name the premises and evidence of the inference, or delete the inference")
        return _("{key} is empty").format(key=key), hint if loc[-1] == "from" else _("write a text, or delete the key")
    wanted = next((_(words) for prefix, words in _WANTED if kind.startswith(prefix)), error["msg"])
    if kind == "dict_type":
        entries = _entries_of(loc, form)
        if isinstance(value, str) and not entries:
            as_written = f"{loc[-1]}: " if isinstance(loc[-1], str) else "- "
            hint = _("write `{key}{{en: …}}`, with the tag of its language").format(key=as_written)
            return _("{key} is a text without a language").format(key=key), hint
        wanted = entries or wanted
    message = _("{key} is {value}; it should be {wanted}")
    message = message.format(key=key, value=_describe(value), wanted=wanted)
    if kind == "dict_type" and entries and isinstance(value, list):
        return message, _("write `an-id: …` instead of `- …` for each of them")
    return message, _rewritten(kind, loc, value) or _example(kind, loc)


def _misdated(error: ErrorDetails, key: str, span: Span, *, written: bool) -> tuple[str, str, Fix | None]:
    """The message, the hint and the fix for a date that is impossible, ambiguous or in another form."""
    kind, context, value = error["type"], error.get("ctx", {}), error["input"]
    if kind == "date_impossible":
        message = _("{key} is `{date}`: {reason}").format(key=key, **context)
        return message, _("look up the date, and correct it"), None
    if kind == "date_ambiguous":
        message = _("{key} is {value}, which may be `{first}` or `{second}`")
        return message.format(key=key, value=_describe(value), **context), _("write the one that you mean"), None
    message = _("{key} is {value}; it should be {wanted}").format(key=key, value=_describe(value), wanted=_("a date"))
    if kind == "date_form":
        return (
            message,
            _("write a date as 2025-03-14, or as CSL-JSON has it: `{form}`").format(
                form="{date-parts: [[2025, 3, 14]]}"
            ),
            None,
        )
    meant = context["meant"]
    if not meant:
        return message, _("write year, month and day: 2029-01-20"), None
    # A year or a month leaves open which day is meant; the same day in another form does not.
    is_same = re.sub(r"\D", "", str(value)) not in (meant[:4], meant[:4] + meant[5:7])
    fix = Fix(_("write `{text}`").format(text=meant), (Edit(span, meant),), safe=is_same) if written else None
    hint = _("write `{text}`") if is_same else _("write a day, such as the last one: `{text}`")
    return message, hint.format(text=meant), fix


def _owner(loc: Loc, form: Form[Any]) -> str:
    """How messages name the thing at a route: by the innermost entry with an id, or as the whole."""
    return _named(_innermost(loc, form)[0]) or _(form.name)


def _named(entry: str) -> str:
    return _("the thesis") if entry == "thesis" else f"`{entry}`" if entry else ""


def _entries_of(loc: Loc, form: Form[Any]) -> str:
    """What a key with entries should contain, in words; empty for any other key."""
    if loc[-1] == "answers":
        return _("answers, each under the id of a critical question")
    if loc == ("expect",):
        return _("ids of nodes, each with a status")
    if form.entries.get(_innermost(loc[:-1], form)[1], {}).get(str(loc[-1])) is None:
        return ""
    if loc[-1] in (*GROUPS, "add"):
        return _("nodes, each under its own id")
    return _("entries, each under its own id")


_WANTED = (
    ("int", N_("a whole number")),
    ("float", N_("a number")),
    ("finite_number", N_("a number")),
    ("greater_than", N_("larger")),
    ("less_than", N_("smaller")),
    ("bool", N_("true or false")),
    ("list_type", N_("a list")),
    ("dict_type", N_("a text, or one text for each language")),
    ("model_type", N_("a mapping of keys")),
    ("model_attributes_type", N_("a mapping of keys")),
    ("string_type", N_("a text")),
    ("string_pattern_mismatch", N_("of another form")),
)
"""What a value should be, by the beginning of pydantic's name for the error."""


def _example(kind: str, loc: Loc) -> str:
    if kind == "list_type":
        return _("write [1, 2], or one item per line after `- `")
    if kind == "string_pattern_mismatch":
        return _("write a digest as 64 hexadecimal digits")
    if kind.startswith("bool"):
        return _("write `true` or `false`")
    if kind.startswith(("greater_than", "less_than")):
        return _("`credence` ranges from 0 to 1") if loc[-1] == "credence" else _("notes are numbered from 1")
    return ""


def _describe(value: object) -> str:
    if isinstance(value, dict):
        return _("a mapping")
    if isinstance(value, list):
        return _("a list")
    text = str(value)
    if not text:
        return _("empty")
    return f"`{text if len(text) <= 40 else text[: whole(text, 39)] + '…'}`"


def _rewritten(kind: str, loc: Loc, value: object) -> str:
    """What to write instead of a value of the wrong type, if it shows what was meant."""
    if kind == "list_type" and isinstance(value, str):
        return _("write `{text}`").format(text=f"[{value}]")
    if kind.startswith("model_") and isinstance(value, str):
        if re.match(r"[\w-]+[:：]", value):
            return _("write a space after the colon of a key: `key: value`")
        if loc[:1] == ("add",) and len(loc) == 2:
            return _("write additions under `premises`, `evidence`, `caveats` or `objections`, each under its own id")
        return _as_mapping(loc, value)
    if isinstance(value, list) and kind in ("dict_type", "string_type"):
        return _("quote a text that begins with `[` or `- `")
    return ""


def _as_mapping(loc: Loc, value: str) -> str:
    """The mapping probably meant by a plain text, as it has to be written."""
    key, said = loc[-1], scalar(value, flow=True)
    if value in ("true", "yes", "false", "no"):
        written = {"inference": "linked: true", "forecast": "due: 2029-01-20, test: …"}.get(str(key))
    elif len(loc) == 2 and loc[0] == "sources":
        written = f"title: {said}"
    else:
        due = re.fullmatch(r"\d{4}-\d{2}-\d{2}", value)
        written = {"inference": f"scheme: {said}", "forecast": f"due: {value}" if due else f"test: {said}"}.get(
            str(key)
        )
    if written is None:
        return _("write each of its keys on a separate, indented line, such as `text: …`")
    text = f"{f'{key}: ' if isinstance(key, str) else '- '}{{{written}}}"
    return _("write `{text}`").format(text=text)


def _unknown_key(loc: Loc, root: SpanTree, form: Form[Any]) -> tuple[str, str, str]:
    key = str(loc[-1])
    node, model = _innermost(loc[:-1], form)
    known = _keys_of(model)
    if key in GROUPS and model is Evidence:
        message = _("`{id}` is evidence, which cannot have `{group}`").format(id=node, group=key)
        return "AM206", message, _("move them to a claim, or make `{id}` a premise").format(id=node)
    if model is Addition and key in Claim.model_fields:
        message = _("a layer cannot change `{key}` of `{id}`").format(key=key, id=node)
        return "AM104", message, _("layers only add nodes: write them under a group of nodes")
    if model is MapFile and key in ("extends", "add"):
        message = _("a map that has a thesis cannot have `{key}`").format(key=key)
        return "AM104", message, _("a layer has `extends:` and `add:` and no thesis; a map has a thesis and neither")
    if key == "basis" and model in (Claim, Thesis):
        return "AM104", _("`basis` is only for evidence"), _("delete it")
    near = _meant_by(key.strip(), known)
    where = _owner(loc[:-1], form)
    if model in (Inference, NamedInference, Forecast, SourceWork, PersonOrBody):
        where = f"`{loc[-2]}`" if isinstance(loc[-2], str) else _("a name")
    place = root.find(loc)[0]
    if model is SourceWork and key == "id":
        hint = _("delete it: the id of a source is the key above it")
    elif key != key.lstrip():
        hint = _("indent with ordinary spaces; this line begins with U+{code}").format(code=f"{ord(key[0]):04X}")
    elif _is_language(key, model):
        hint = _("texts by language go under `text`: `text: {{{language}: …}}`").format(language=key)
    elif near:
        hint = did_you_mean(near)
    elif place.start == place.end and not place.children:
        hint = _("quote the text: inside brackets, a comma ends it")
    elif model is SourceWork:
        hint = _("known keys: {keys}, and the others of CSL-JSON").format(keys=code_list(_USUAL))
    else:
        hint = _("known keys: {keys}").format(keys=code_list(known))
    return "AM104", _("unknown key `{key}` in {owner}").format(owner=where, key=key), hint


def _is_language(key: str, model: Model) -> bool:
    """Whether a key of a statement is the tag of a language whose `text` was left out."""
    states = "text" in model.model_fields and model is not SourceWork
    return states and re.fullmatch(r"[a-z]{2}(-[A-Za-z]+)?", key) is not None


def _meant(loc: Loc, form: Form[Any]) -> Loc:
    """The route probably meant by an unknown key."""
    model = _innermost(loc[:-1], form)[1]
    if _is_language(str(loc[-1]), model):
        return (*loc[:-1], "text")
    return (*loc[:-1], _meant_by(str(loc[-1]).strip(), _keys_of(model)))


def _renaming(loc: Loc, root: SpanTree, model: Model) -> Fix | None:
    """Rename to the key that is meant; None if none is near, or if the mapping has that one already."""
    key = str(loc[-1])
    if key == "basis" or (key in GROUPS and model is Evidence):
        return None
    near = _meant_by(key.strip(), _keys_of(model))
    holder = root.find(loc[:-1])[0]
    place = holder.children.get(key)
    if not near or near in holder.children or place is None or place.key is None:
        return None
    is_safe = nearest(key.lower(), [near.lower()], SURELY_MEANT) == near.lower()
    return Fix(_("rename `{old}` to `{new}`").format(old=key, new=near), (Edit(place.key, near),), safe=is_safe)


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


_WORK_ALIASES = {
    "authors": "author", "editors": "editor", "translators": "translator", "year": "issued", "date": "issued",
    "published": "issued", "journal": "container-title", "journaltitle": "container-title",
    "booktitle": "container-title",
    "website": "container-title", "series": "collection-title", "pages": "page", "address": "publisher-place",
    "place": "publisher-place", "location": "publisher-place", "city": "publisher-place", "institution": "publisher",
    "school": "publisher", "organization": "publisher", "link": "URL", "urldate": "accessed", "keywords": "keyword",
    "conference": "event-title", "howpublished": "medium",
}  # fmt: skip
"""What other programs call the keys of a work."""
_USUAL = (
    "type", "title", "author", "editor", "issued", "container-title", "publisher", "volume", "issue", "page", "DOI",
    "URL", "text", "notes",
)  # fmt: skip


def _meant_by(word: str, known: list[str]) -> str:
    low = word.lower()
    same = next((key for key in known if key.lower() == low), "")
    alias = _WORK_ALIASES.get(low) if "container-title" in known else _ALIASES.get(low)
    return same or (alias if alias in known else nearest(low, known))


def _innermost(loc: Loc, form: Form[Any]) -> tuple[str, Model]:
    """The id of the innermost node (or other entry with an id) on a route, and the model of the keys there."""
    entry, model = "", form.model
    steps = iter(loc)
    for step in steps:
        if below := form.entries.get(model, {}).get(str(step)):
            # The next step is an id, which may also be the name of a key.
            child = next(steps, None)
            if child is None:
                break
            model = below
            entry = entry if model in (SourceWork, PersonOrBody, NamedInference) else str(child)
        elif step == "expect" and model is form.model:
            # What follows is an id, most often `thesis`.
            break
        elif part := form.parts.get(model, {}).get(str(step)):
            model = part
            entry = "thesis" if model is Thesis else entry
    return entry, model


_GROUP_MODELS: dict[str, Model] = {group: Evidence if group == "evidence" else Claim for group in GROUPS}
_PEOPLE: dict[str, Model] = dict.fromkeys(ROLES, PersonOrBody)
_STATEMENTS: tuple[Model, ...] = (Claim, Evidence, Thesis)

_ENTRIES: dict[Model, Mapping[str, Model]] = {
    MapFile: {"sources": SourceWork},
    LayerFile: {"sources": SourceWork, "add": Addition},
    SourceWork: _PEOPLE,
    **dict.fromkeys(_STATEMENTS, _GROUP_MODELS | {"inferences": NamedInference}),
    Addition: _GROUP_MODELS,
}
_PARTS: dict[Model, Mapping[str, Model]] = {
    MapFile: {"thesis": Thesis},
    **dict.fromkeys(_STATEMENTS, PARTS),
}

_BEGINNING = N_("begin the map with the line `argmap: 1`; `argmap new FILE` starts a new map")
_OWED = {
    "extends": N_("add `extends: …`, the path of the map that this layer extends"),
    "argmap": N_("begin the file with `argmap: 1`"),
    "title": N_("add `title: …`, the title of the map"),
    "thesis": N_("add `thesis:` with a `text:`, the claim that the map argues for"),
    "text": N_("add `text: …`, the claim in one sentence"),
    "from": N_("add `from: […]` with the ids of its premises and evidence"),
}
_MAP = Form(MapFile, N_("the map"), N_("map"), _BEGINNING, _OWED, _ENTRIES, _PARTS)
_LAYER = Form(LayerFile, N_("the layer"), N_("map"), _BEGINNING, _OWED, _ENTRIES, _PARTS)


def _first_line(root: SpanTree) -> Span:
    first = min((child.key.start for child in root.children.values() if child.key), default=root.start)
    return Span(first, first)
