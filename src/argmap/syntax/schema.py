"""The keys of a map file, with their types and purposes.

The sentence below each key is also the documentation shown in editors: ``json_schema.py`` reads it from this file.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from functools import cache
from typing import Annotated, Any
from urllib.parse import unquote

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
from argmap.syntax.dates import read_dating, read_day
from argmap.syntax.names import read_names

FORMAT_VERSION = 1

PRIMARY = ""
"""Stands for the map's primary language if a text is written as a plain string."""


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
        PydanticCustomError: ``invalid_id``, with the reason, if it is not an id.
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
        PydanticCustomError: ``invalid_language``, if it is not a BCP 47 tag.
    """
    if re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", value) or value == PRIMARY:
        return value
    raise PydanticCustomError("invalid_language", "not a language tag")


_ID_SCHEMA = {
    "type": "string",
    # Editors read this as JavaScript, where \w means ASCII: so it excludes what an id must not contain.
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
    """Lets a node with nothing but a text be written as a plain string."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(_as_node, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"anyOf": [{"type": "string", "minLength": 1}, handler(schema)]}


class _Authored(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, protected_namespaces=())


class Inference(_Authored):
    """How the premises and evidence below a claim bear on it."""

    linked: bool = False
    """True if the premises only work together; otherwise each counts by itself."""
    scheme: str = ""
    """Argumentation scheme of the step, such as practical-reasoning."""
    warrant: AuthoredText | None = None
    """Why the premises bear on the claim, if that is worth saying (Toulmin's warrant)."""
    answers: dict[Filled, AuthoredText] = Field(default_factory=dict)
    """Answers to critical questions of the scheme, by the question's id."""


class NamedInference(_Authored):
    """One of several lines of argument for a claim."""

    from_: Annotated[list[Filled], Field(alias="from", min_length=1)]
    """Ids of its premises and evidence, from those right below the claim."""
    linked: bool = True
    """False if each of them counts by itself; otherwise they only work together."""
    scheme: str = ""
    """Argumentation scheme of the step, such as alternatives."""
    warrant: AuthoredText | None = None
    """Why they bear on the claim, if that is worth saying (Toulmin's warrant)."""
    answers: dict[Filled, AuthoredText] = Field(default_factory=dict)
    """Answers to critical questions of the scheme, by the question's id."""


Day = Annotated[datetime.date, BeforeValidator(read_day)]


class Forecast(_Authored):
    """A claim about the future and what settles it."""

    due: Day | None = None
    """The day by which it can be settled, such as 2029-01-20."""
    test: AuthoredText | None = None
    """What anyone could check to settle it."""
    outcome: Outcome = Outcome.PENDING
    """The outcome so far."""
    resolved: Day | None = None
    """The day on which it was settled."""


class _Statement(_Authored):
    text: AuthoredText
    """The claim in one sentence: a string in the primary language, or one for each language."""
    detail: Markdown | None = None
    """A longer explanation, in Markdown."""
    source: str = ""
    """Id of the source; if omitted, the parent's source or the first one."""
    section: AuthoredText | None = None
    """Section of the source; the parent's if omitted."""
    at: Annotated[
        list[Line],
        BeforeValidator(_as_list),
        WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}),
    ] = Field(default_factory=list)
    """Passage of the source: its `first words … last words`, or a phrase, or a list of these."""
    cites: list[Annotated[int, Field(ge=1)]] = Field(default_factory=list)
    """Numbers of the source's notes that it relies on."""
    by: AuthoredText | None = None
    """Who asserts it, if not the author of the source."""
    inference: Inference | None = None
    """How the premises and evidence below bear on it, if they are in none of its `inferences`."""
    inferences: dict[Id, NamedInference] = Field(default_factory=dict)
    """Separate lines of argument for it, by id."""
    step: str = ""
    """For a caveat: the inference of its parent that it limits; all of them if omitted."""
    likelihood: Likelihood | None = None
    """How likely it is said to be, in the terms of ICD 203."""
    confidence: Confidence | None = None
    """How well founded the judgement is."""
    forecast: Forecast | None = None
    """For a claim about the future: what settles it."""
    assumed: bool = False
    """Deliberately assumed: it needs no support."""
    credence: Annotated[float, Field(ge=0, le=1)] | None = None
    """Base score for evaluation, from 0 to 1."""
    supports: list[Filled] = Field(default_factory=list)
    """Ids of other nodes that it supports; `node/inference` for one of a node's inferences."""
    limits: list[Filled] = Field(default_factory=list)
    """Ids of other nodes to which it is a caveat; `node/inference` for one of a node's inferences."""
    opposes: list[Filled] = Field(default_factory=list)
    """Ids of other nodes to which it is an objection."""
    tags: list[Filled] = Field(default_factory=list)
    """Any words for finding nodes again."""
    comment: str = ""
    """A remark for the authors of the map; it is not exported."""


class Claim(_Statement):
    """A claim: a premise, a caveat, an objection or a consequence. It may have children of all kinds."""

    premises: Claims = Field(default_factory=dict)
    """Claims that support it, by id."""
    evidence: EvidenceItems = Field(default_factory=dict)
    """Evidence that supports it, by id."""
    caveats: Claims = Field(default_factory=dict)
    """Limits of the step from the reasons to it, by id; they do not deny it."""
    objections: Claims = Field(default_factory=dict)
    """Reasons against it, by id."""
    consequences: Claims = Field(default_factory=dict)
    """Claims that follow from it and do not bear on it, by id."""


class Evidence(_Statement):
    """Evidence: something that can be looked up. It cannot have premises."""

    basis: Basis | None = None
    """What kind of thing it is."""
    evidence: EvidenceItems = Field(default_factory=dict)
    """Evidence that supports it, by id."""
    caveats: Claims = Field(default_factory=dict)
    """Limits of its weight, by id."""
    objections: Claims = Field(default_factory=dict)
    """Reasons against it, by id."""
    consequences: Claims = Field(default_factory=dict)
    """Claims that follow from it and do not bear on it, by id."""


class Thesis(Claim):
    """The claim that the whole map argues for."""

    id: Id = "thesis"
    """Id of the thesis."""


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
    dropping_particle: AuthoredText | None = Field(None, alias="dropping-particle")
    """A word before the family name that is left out where only that is cited: Ludwig van Beethoven."""
    non_dropping_particle: AuthoredText | None = Field(None, alias="non-dropping-particle")
    """A word before the family name that always stays: Charles de Gaulle."""
    suffix: AuthoredText | None = None
    """What follows the name, such as Jr."""
    comma_suffix: bool | None = Field(None, alias="comma-suffix")
    """Whether a comma is set before the suffix."""
    static_ordering: bool | None = Field(None, alias="static-ordering")
    """Whether the family name always comes first."""
    parse_names: bool | None = Field(None, alias="parse-names")
    """Whether particles are written in the other parts of the name."""


class _WrittenNames:
    """Lets people and bodies be written as text, and one of them without a list."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(read_names, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        written = handler(schema)
        one = {"anyOf": [{"type": "string", "minLength": 1}, written["items"]]}
        return {"anyOf": [*one["anyOf"], {**written, "items": one}]}


Names = Annotated[list[PersonOrBody], _WrittenNames()]

WrittenDate = Annotated[
    str,
    BeforeValidator(read_dating),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "object", "minProperties": 1}]}),
]

_DOI = re.compile(r"(?:(?:https?://)?(?:www\.|dx\.)?doi\.org/|doi[:\s]\s*)+", re.I)


def bare_doi(value: str) -> str:
    """A DOI without what is written before it; one in an address is decoded."""
    value = value.strip()
    bare = _DOI.sub("", value, count=1) if _DOI.match(value) else value
    return unquote(bare) if "doi.org/" in value.lower() else bare


class SourceWork(_Authored):
    """A work that the map draws on, with the keys of CSL-JSON and the path of its text."""

    type: str = "document"
    """CSL type, such as article-journal, book, chapter, report, speech, webpage."""
    title: AuthoredText | None = None
    """Title of the work."""
    author: Names = Field(default_factory=list)
    """Who wrote it: a name, or a list of names."""
    editor: Names = Field(default_factory=list)
    """Who edited it."""
    translator: Names = Field(default_factory=list)
    """Who translated it."""
    chair: Names = Field(default_factory=list)
    """Who chaired it."""
    collection_editor: Names = Field(default_factory=list, alias="collection-editor")
    """Who edits the series."""
    compiler: Names = Field(default_factory=list)
    """Who compiled it."""
    composer: Names = Field(default_factory=list)
    """Who composed it."""
    container_author: Names = Field(default_factory=list, alias="container-author")
    """Who wrote the book that it is part of."""
    contributor: Names = Field(default_factory=list)
    """Who contributed to it."""
    curator: Names = Field(default_factory=list)
    """Who curated it."""
    director: Names = Field(default_factory=list)
    """Who directed it."""
    editorial_director: Names = Field(default_factory=list, alias="editorial-director")
    """Who directed its editors."""
    executive_producer: Names = Field(default_factory=list, alias="executive-producer")
    """Its executive producer."""
    guest: Names = Field(default_factory=list)
    """Who was the guest."""
    host: Names = Field(default_factory=list)
    """Who was the host."""
    illustrator: Names = Field(default_factory=list)
    """Who illustrated it."""
    interviewer: Names = Field(default_factory=list)
    """Who asked the questions."""
    narrator: Names = Field(default_factory=list)
    """Who narrates it."""
    organizer: Names = Field(default_factory=list)
    """Who organised the event."""
    original_author: Names = Field(default_factory=list, alias="original-author")
    """Who wrote the original."""
    performer: Names = Field(default_factory=list)
    """Who performs it."""
    producer: Names = Field(default_factory=list)
    """Who produced it."""
    recipient: Names = Field(default_factory=list)
    """Who received it."""
    reviewed_author: Names = Field(default_factory=list, alias="reviewed-author")
    """Who wrote the work that it reviews."""
    script_writer: Names = Field(default_factory=list, alias="script-writer")
    """Who wrote the script."""
    series_creator: Names = Field(default_factory=list, alias="series-creator")
    """Who created the series."""
    issued: WrittenDate = ""
    """When it was published: 2025-03-14, May 2025, c. 1787, 350 BCE, 1990/1995, forthcoming."""
    accessed: WrittenDate = ""
    """When it was read."""
    available_date: WrittenDate = Field("", alias="available-date")
    """When it became available."""
    event_date: WrittenDate = Field("", alias="event-date")
    """When the event was."""
    original_date: WrittenDate = Field("", alias="original-date")
    """When the original was published."""
    submitted: WrittenDate = ""
    """When it was submitted."""
    title_short: AuthoredText | None = Field(None, alias="title-short")
    """Short title."""
    short_title: AuthoredText | None = Field(None, alias="shortTitle")
    """Short title, as older programs call it."""
    container_title: AuthoredText | None = Field(None, alias="container-title")
    """Journal, book or site that it is part of."""
    container_title_short: AuthoredText | None = Field(None, alias="container-title-short")
    """Short title of what it is part of."""
    journal_abbreviation: AuthoredText | None = Field(None, alias="journalAbbreviation")
    """Short title of the journal, as older programs call it."""
    collection_title: AuthoredText | None = Field(None, alias="collection-title")
    """Series that it is part of."""
    volume_title: AuthoredText | None = Field(None, alias="volume-title")
    """Title of the volume."""
    volume_title_short: AuthoredText | None = Field(None, alias="volume-title-short")
    """Short title of the volume."""
    part_title: AuthoredText | None = Field(None, alias="part-title")
    """Title of the part."""
    original_title: AuthoredText | None = Field(None, alias="original-title")
    """Title of the original."""
    reviewed_title: AuthoredText | None = Field(None, alias="reviewed-title")
    """Title of the work that it reviews."""
    event_title: AuthoredText | None = Field(None, alias="event-title")
    """Conference or event."""
    event: AuthoredText | None = None
    """Conference or event, as older programs call it."""
    event_place: AuthoredText | None = Field(None, alias="event-place")
    """Where the event was."""
    publisher: AuthoredText | None = None
    """Who published it."""
    publisher_place: AuthoredText | None = Field(None, alias="publisher-place")
    """Where it was published."""
    original_publisher: AuthoredText | None = Field(None, alias="original-publisher")
    """Who published the original."""
    original_publisher_place: AuthoredText | None = Field(None, alias="original-publisher-place")
    """Where the original was published."""
    abstract: AuthoredText | None = None
    """Abstract of the work."""
    annote: AuthoredText | None = None
    """Notes of its readers."""
    authority: AuthoredText | None = None
    """Court, office or other authority behind it."""
    division: AuthoredText | None = None
    """Part of the university or authority behind it."""
    archive: str = ""
    """Archive that holds it."""
    archive_place: str = Field("", alias="archive-place")
    """Where the archive is."""
    jurisdiction: str = ""
    """Area of law that it belongs to."""
    edition: str = ""
    """Edition."""
    volume: str = ""
    """Volume."""
    issue: str = ""
    """Issue."""
    page: str = ""
    """Pages, such as 34-51."""
    page_first: str = Field("", alias="page-first")
    """First page."""
    number: str = ""
    """Number of a report, law or standard."""
    number_of_pages: str = Field("", alias="number-of-pages")
    """How many pages it has."""
    number_of_volumes: str = Field("", alias="number-of-volumes")
    """How many volumes it has."""
    chapter_number: str = Field("", alias="chapter-number")
    """Number of the chapter."""
    collection_number: str = Field("", alias="collection-number")
    """Number within the series."""
    part: str = ""
    """Number of the part."""
    printing: str = ""
    """Number of the printing."""
    supplement: str = ""
    """Number of the supplement."""
    version: str = ""
    """Version, as of software."""
    section: str = ""
    """Section or article of a law."""
    locator: str = ""
    """Place within the work."""
    citation_number: str = Field("", alias="citation-number")
    """Number in a list of references."""
    citation_label: str = Field("", alias="citation-label")
    """Label in a list of references."""
    citation_key: str = Field("", alias="citation-key")
    """Key in another program."""
    first_reference_note_number: str = Field("", alias="first-reference-note-number")
    """Number of the note that first cites it."""
    year_suffix: str = Field("", alias="year-suffix")
    """Letter after the year."""
    genre: str = ""
    """Kind of work, such as working paper."""
    reviewed_genre: str = Field("", alias="reviewed-genre")
    """Kind of the work that it reviews."""
    medium: str = ""
    """Medium, such as podcast."""
    dimensions: str = ""
    """Size or length."""
    scale: str = ""
    """Scale of a map."""
    language: str = ""
    """Language tag of the work."""
    status: str = ""
    """Status, such as forthcoming."""
    keyword: str = ""
    """Keywords."""
    references: str = ""
    """Works that it refers to."""
    source: str = ""
    """Catalogue or database that it was found in."""
    call_number: str = Field("", alias="call-number")
    """Number in a library."""
    archive_collection: str = ""
    """Collection within the archive."""
    archive_location: str = ""
    """Shelfmark within the archive."""
    ISBN: str = ""
    """ISBN."""
    ISSN: str = ""
    """ISSN."""
    PMCID: str = ""
    """Identifier in PubMed Central."""
    PMID: str = ""
    """Identifier in PubMed."""
    URL: str = ""
    """Web address. It is shown, never fetched."""
    note: str = ""
    """A remark."""
    DOI: Annotated[str, AfterValidator(bare_doi)] = ""
    """Digital object identifier, in any form: 10.1000/182, doi:10.1000/182 or an address."""
    text: str = ""
    """Path of a local copy of its text, relative to the map file; the copy may be missing."""
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-fA-F]{64}$", to_lower=True)] | None = None
    """SHA-256 of that text, to check that it is the text that was mapped."""
    notes: Annotated[int, Field(ge=1)] | None = None
    """Number of notes in the work, numbered from 1."""


class Addition(_Authored):
    """What a layer adds to one node of its map."""

    reads: AuthoredText | None = None
    """The text of that node when this was written; a check reports when it has changed."""
    answers: dict[Filled, AuthoredText] = Field(default_factory=dict)
    """Answers to critical questions of that node's scheme, by the question's id; `inference/question` for one of its
    inferences."""
    premises: Claims = Field(default_factory=dict)
    """Claims that support it, by id."""
    evidence: EvidenceItems = Field(default_factory=dict)
    """Evidence that supports it, by id."""
    caveats: Claims = Field(default_factory=dict)
    """Limits of the step from the reasons to it, by id; they do not deny it."""
    objections: Claims = Field(default_factory=dict)
    """Reasons against it, by id."""
    consequences: Claims = Field(default_factory=dict)
    """Claims that follow from it and do not bear on it, by id."""


class LayerFile(_Authored):
    """A layer: additions to another map, which is not changed."""

    argmap: int
    """Version of the format: 1."""
    extends: Filled
    """Path of the map or layer that it extends, relative to this file."""
    title: AuthoredText
    """Title of the layer."""
    by: AuthoredText | None = None
    """Who asserts the added nodes, unless they say so themselves."""
    languages: Annotated[list[Language], BeforeValidator(_as_list)] = Field(default_factory=list)
    """Language tags of the layer's texts, from those of the map; all of them if omitted."""
    summary: AuthoredText | None = None
    """Purpose of the layer."""
    sources: dict[Id, SourceWork] = Field(default_factory=dict)
    """Works that the layer draws on, by id. Its nodes have no source unless they name one."""
    expect: dict[Filled, Status] = Field(default_factory=dict)
    """Expected statuses of nodes with the layer, by id, such as `thesis: rejected`."""
    add: dict[Id, Addition] = Field(default_factory=dict)
    """Additions, by the id of the node they belong to."""


class MapFile(_Authored):
    """An argument map: a thesis with the arguments for and against it."""

    argmap: int
    """Version of the format: 1."""
    title: AuthoredText
    """Title of the map."""
    languages: Annotated[list[Language], Field(min_length=1), BeforeValidator(_as_list)] = ["en"]
    """Language tags (BCP 47) of the map's texts; the first is the primary language."""
    summary: AuthoredText | None = None
    """What the map records, and whose argument it is."""
    sources: dict[Id, SourceWork] = Field(default_factory=dict)
    """Works that the map draws on, by id; the first is the default source."""
    expect: dict[Filled, Status] = Field(default_factory=dict)
    """Expected statuses of nodes, by id, such as `thesis: qualified`; `argmap check` reports differences."""
    thesis: Thesis
    """The claim that the whole map argues for."""
