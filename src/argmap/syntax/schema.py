"""What an author may write in a map file: the keys, their types and what each is for.

The sentence below each key is also the documentation that editors show: ``json_schema.py`` reads it from this file.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from functools import cache
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from argmap.i18n import _
from argmap.model.scales import Basis, Confidence, Likelihood, Outcome
from argmap.model.semantics import Status
from argmap.model.text import join_lines

FORMAT_VERSION = 1

PRIMARY = ""
"""Stands for the map's primary language where a text is written as a plain string."""


def _by_language(value: object) -> object:
    return {PRIMARY: value} if isinstance(value, str) else value


def _as_list(value: object) -> object:
    return [value] if isinstance(value, str) and value else value


def _as_node(value: object) -> object:
    return {"text": value} if isinstance(value, str) and value else value


_COMMON_ID = re.compile(r"[\w.-]+")


def check_id(value: str) -> str:
    """Return a node id unchanged.

    Raises:
        PydanticCustomError: ``invalid_id``, with the reason, where it is not an id.
    """
    if value[:1].isalpha() and _COMMON_ID.fullmatch(value):
        return value
    if not value:
        reason = _("it is empty")
    elif unicodedata.category(value[0])[0] != "L":
        reason = _("it does not begin with a letter")
    elif bad := next((c for c in value if unicodedata.category(c)[0] not in "LMN" and c not in "-_."), None):
        reason = _("it contains a space") if bad == " " else _("it contains {character}").format(character=repr(bad))
    else:
        return value
    raise PydanticCustomError("invalid_id", "{reason}", {"reason": reason})


@cache
def check_language(value: str) -> str:
    """Return a language tag unchanged.

    Raises:
        PydanticCustomError: ``invalid_language``, where it is not a tag of BCP 47.
    """
    if re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", value) or value == PRIMARY:
        return value
    raise PydanticCustomError("invalid_language", "not a language tag")


_ID_SCHEMA = {
    "type": "string",
    # Editors read this as JavaScript does, where \w means ASCII: so say what an id must not hold.
    "pattern": r"^[^\s\d!-@\[-`{-~][^\s!-,/:-@\[-^`{-~]*$",
}
_LANGUAGE_SCHEMA = {"type": "string", "pattern": "^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$"}

Filled = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Line = Annotated[str, AfterValidator(join_lines), Field(min_length=1)]
Id = Annotated[str, AfterValidator(check_id), WithJsonSchema(_ID_SCHEMA)]
Language = Annotated[str, AfterValidator(check_language), WithJsonSchema(_LANGUAGE_SCHEMA)]


def _text_schema(what: str) -> WithJsonSchema:
    return WithJsonSchema(
        {
            "description": what,
            "anyOf": [
                {"type": "string", "minLength": 1},
                {
                    "type": "object",
                    "minProperties": 1,
                    "propertyNames": _LANGUAGE_SCHEMA,
                    "additionalProperties": {"type": "string", "minLength": 1},
                },
            ],
        }
    )


AuthoredText = Annotated[
    dict[Language, Line],
    Field(min_length=1),
    BeforeValidator(_by_language),
    _text_schema("A text in the primary language, or one text for each language."),
]
Markdown = Annotated[
    dict[Language, Filled],
    Field(min_length=1),
    BeforeValidator(_by_language),
    _text_schema("Markdown in the primary language, or one text for each language."),
]


class _OrPlainText:
    """Lets a node that has only its text be written as a plain string."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(_as_node, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"anyOf": [{"type": "string", "minLength": 1}, handler(schema)]}


class _Authored(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, protected_namespaces=())


class Inference(_Authored):
    """How the premises and evidence below a claim bear on it."""

    linked: bool = False
    """True where the premises hold only together; otherwise each one counts by itself."""
    scheme: str = ""
    """The argumentation scheme of the step, such as practical-reasoning."""
    warrant: AuthoredText | None = None
    """Why the premises bear on the claim, where that is worth saying (Toulmin's warrant)."""
    answers: dict[Filled, AuthoredText] = Field(default_factory=dict)
    """Critical questions of the scheme that the map answers, by the question's id."""


class Forecast(_Authored):
    """A claim about the future and what settles it."""

    due: datetime.date | None = None
    """The day by which it can be settled, as 2029-01-20."""
    test: AuthoredText | None = None
    """What someone else would look at to settle it."""
    outcome: Outcome = Outcome.PENDING
    """What has become of it so far."""
    resolved: datetime.date | None = None
    """The day on which it was settled."""


class _Statement(_Authored):
    text: AuthoredText
    """The claim in one sentence: a string in the primary language, or one for each language."""
    detail: Markdown | None = None
    """A longer explanation, in Markdown."""
    source: str = ""
    """Id of the source that says it; the parent's, or the first one, where left out."""
    section: AuthoredText | None = None
    """The section of the source; the parent's where left out."""
    at: Annotated[
        list[Line],
        BeforeValidator(_as_list),
        WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}),
    ] = Field(default_factory=list)
    """Where the source says it: `first words … last words` of the passage, or a phrase, or a list of these."""
    cites: list[Annotated[int, Field(ge=1)]] = Field(default_factory=list)
    """Numbers of the source's own notes that it leans on."""
    by: AuthoredText | None = None
    """Who asserts it, where that is not the source's author."""
    inference: Inference | None = None
    """How the premises and evidence below bear on it."""
    likelihood: Likelihood | None = None
    """How probable it is said to be, in the words of ICD 203."""
    confidence: Confidence | None = None
    """How good the basis of the judgement is."""
    forecast: Forecast | None = None
    """For a claim about the future: what settles it."""
    assumed: bool = False
    """Taken for granted on purpose: no support is owed."""
    credence: Annotated[float, Field(ge=0, le=1)] | None = None
    """Base score for evaluation, from 0 to 1."""
    supports: list[Filled] = Field(default_factory=list)
    """Ids of other nodes that it supports."""
    limits: list[Filled] = Field(default_factory=list)
    """Ids of other nodes to which it is a caveat."""
    opposes: list[Filled] = Field(default_factory=list)
    """Ids of other nodes to which it is an objection."""
    tags: list[Filled] = Field(default_factory=list)
    """Words of your own, for finding nodes again."""
    comment: str = ""
    """A remark for the makers of the map; it is not exported."""


class Claim(_Statement):
    """A claim: a premise, a caveat or an objection. It may hold all four groups."""

    premises: Claims = Field(default_factory=dict)
    """Claims that support it, by id."""
    evidence: EvidenceItems = Field(default_factory=dict)
    """What can be looked up in support of it, by id."""
    caveats: Claims = Field(default_factory=dict)
    """Limits of the step from the reasons to it, by id; they do not deny it."""
    objections: Claims = Field(default_factory=dict)
    """Reasons against it, by id."""


class Evidence(_Statement):
    """Evidence: something that can be looked up. It holds no premises."""

    basis: Basis | None = None
    """What kind of thing it is."""
    evidence: EvidenceItems = Field(default_factory=dict)
    """Further evidence that supports it, by id."""
    caveats: Claims = Field(default_factory=dict)
    """What limits its weight, by id."""
    objections: Claims = Field(default_factory=dict)
    """Reasons against it, by id."""


class Thesis(Claim):
    """The claim that the whole map argues for."""

    id: Id = "thesis"
    """The thesis's id."""


Claims = dict[Id, Annotated[Claim, _OrPlainText()]]
EvidenceItems = dict[Id, Annotated[Evidence, _OrPlainText()]]


class PersonOrBody(_Authored):
    """An author: `family` and `given`, or `literal` for a body. Each may be given by language."""

    family: AuthoredText | None = None
    """Family name."""
    given: AuthoredText | None = None
    """Given name."""
    literal: AuthoredText | None = None
    """The whole name of a body, such as Gallup."""


class SourceWork(_Authored):
    """A work that the map draws on, with the keys of CSL-JSON and where its text is."""

    type: str = "document"
    """CSL type, such as article-journal, book, chapter, report, speech, webpage."""
    title: AuthoredText | None = None
    """Title of the work."""
    author: list[PersonOrBody] = Field(default_factory=list)
    """Who wrote it."""
    editor: list[PersonOrBody] = Field(default_factory=list)
    """Who edited it."""
    translator: list[PersonOrBody] = Field(default_factory=list)
    """Who translated it."""
    issued: Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")] = ""
    """Year, month or day of publication: 2025, 2025-03 or 2025-03-14."""
    accessed: Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")] = ""
    """When it was looked up."""
    container_title: AuthoredText | None = Field(None, alias="container-title")
    """Journal, book or site that it is part of."""
    collection_title: AuthoredText | None = Field(None, alias="collection-title")
    """Series that it is part of."""
    event_title: AuthoredText | None = Field(None, alias="event-title")
    """Conference or event."""
    publisher: AuthoredText | None = None
    """Who published it."""
    publisher_place: AuthoredText | None = Field(None, alias="publisher-place")
    """Where it was published."""
    edition: str = ""
    """Edition."""
    volume: str = ""
    """Volume."""
    issue: str = ""
    """Issue."""
    page: str = ""
    """Pages, as 34-51."""
    number: str = ""
    """Number of a report, law or standard."""
    genre: str = ""
    """Kind of work, as working paper."""
    medium: str = ""
    """Carrier, as podcast."""
    language: str = ""
    """Language tag of the work."""
    abstract: AuthoredText | None = None
    """What it is about."""
    DOI: str = ""
    """Digital object identifier."""
    ISBN: str = ""
    """ISBN."""
    ISSN: str = ""
    """ISSN."""
    URL: str = ""
    """Web address. It is shown, never fetched."""
    archive: str = ""
    """Where it is kept."""
    note: str = ""
    """A remark."""
    text: str = ""
    """Path of a local copy of its text, relative to the map file; it may be absent."""
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-fA-F]{64}$", to_lower=True)] | None = None
    """SHA-256 of that text: tells whether it is the text that was mapped."""
    notes: Annotated[int, Field(ge=1)] | None = None
    """How many numbered notes the work has; they run from 1 to this number."""


class Addition(_Authored):
    """What a layer says of one node of the map below it."""

    reads: AuthoredText | None = None
    """The text of that node as it stood when this was written; a check tells when it reads otherwise."""
    answers: dict[Filled, AuthoredText] = Field(default_factory=dict)
    """Critical questions of that node's scheme that the layer answers, by the question's id."""
    premises: Claims = Field(default_factory=dict)
    """Claims that support it, by id."""
    evidence: EvidenceItems = Field(default_factory=dict)
    """What can be looked up in support of it, by id."""
    caveats: Claims = Field(default_factory=dict)
    """Limits of the step from the reasons to it, by id; they do not deny it."""
    objections: Claims = Field(default_factory=dict)
    """Reasons against it, by id."""


class LayerFile(_Authored):
    """A layer: what somebody adds to another map without touching it."""

    argmap: int
    """Version of the format: 1."""
    extends: Filled
    """Path of the map that it adds to, relative to this file; that map may be a layer itself."""
    title: AuthoredText
    """Title of the layer."""
    by: AuthoredText | None = None
    """Who asserts the nodes below, where they do not say so themselves."""
    languages: Annotated[list[Language], BeforeValidator(_as_list)] = Field(default_factory=list)
    """Language tags of the layer's texts, out of those of the map; all of them where left out."""
    summary: AuthoredText | None = None
    """What the layer is for."""
    sources: dict[Id, SourceWork] = Field(default_factory=dict)
    """Works that the layer draws on, by id. Its nodes have no source unless they name one."""
    expect: dict[Filled, Status] = Field(default_factory=dict)
    """The status that nodes should have with the layer on the map, by id, such as `thesis: rejected`."""
    add: dict[Id, Addition] = Field(default_factory=dict)
    """What is added, by the id of the node that it is added to."""


class MapFile(_Authored):
    """An argument map: a thesis and what is said for it and against it."""

    argmap: int
    """Version of the format: 1."""
    title: AuthoredText
    """Title of the map."""
    languages: Annotated[list[Language], Field(min_length=1), BeforeValidator(_as_list)] = ["en"]
    """Language tags (BCP 47) of the map's texts; the first is the primary language."""
    summary: AuthoredText | None = None
    """What the map records, and whose argument it is."""
    sources: dict[Id, SourceWork] = Field(default_factory=dict)
    """The works that the map draws on, by id; the first is the default one."""
    expect: dict[Filled, Status] = Field(default_factory=dict)
    """The status that nodes should have, by id, such as `thesis: qualified`; `argmap check` tells when one differs."""
    thesis: Thesis
    """The claim that the whole map argues for."""
