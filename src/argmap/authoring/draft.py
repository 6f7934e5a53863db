"""A first map of a text: its headings, the sentences whose words tell their place, and the others as candidates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from argmap.authoring.drafting.front import Front, front_of, title_words
from argmap.authoring.drafting.thesis import LIKELY, Candidate, thesis_candidates
from argmap.authoring.drafting.tree import Item, grow, readable
from argmap.authoring.drafting.writing import Alternative, Writer
from argmap.authoring.ids import Ids
from argmap.i18n import _
from argmap.i18n.punctuation import LIST_COMMA
from argmap.model.kinds import Kind
from argmap.nlp.indicators import without_indicator
from argmap.nlp.languages import guess
from argmap.sources.anchors import make_anchors
from argmap.sources.sentences import NOTE_MARK
from argmap.sources.text import SourceText
from argmap.syntax.formatting.fragments import Pair, comment_lines, text_lines

_MARK = re.compile(rf"\s*{NOTE_MARK}")


@dataclass(frozen=True, slots=True)
class Origin:
    """The entry of the source: its id, its title, the path of its text, and that text's SHA-256."""

    source_id: str
    title: str
    path: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A map as text, and its counts; ``candidates`` are the sentences in comments."""

    text: str
    claims: int
    evidence: int
    objections: int
    forecasts: int
    candidates: int
    notes: tuple[int, ...]
    """The numbers of the cited notes, in order."""


def source_language(source: SourceText) -> str:
    """The language of a text: ``zh``, ``ja``, ``de``, ``fr``, ``es`` or ``en``."""
    return guess(source.clean)


def source_title(source: SourceText) -> str:
    """The title of a text: that of its YAML header, its first heading, or the lines before abstract and text."""
    return front_of(source).title


def draft(source: SourceText, origin: Origin, language: str) -> Draft:
    """A first map of a source, for an author to rewrite; its comments are in the language of the source.

    The sentence that probably states the thesis becomes the thesis; two others that may are offered as comments.
    Headings become nested claims. Below them, a sentence with the word of a conclusion becomes a claim, one with that
    of a reason its support, as do sentences with a note, a figure or a speaker, which become evidence; what *critics
    say* is an objection, what answers it a rebuttal. A prediction gets an open ``forecast``. All other sentences stand
    at their place as candidates: comments that are nodes once their marks are deleted. Abstract, notes and references
    are left out, as are names, dates, salutations and tables.

    Args:
        source: the text.
        origin: the entry of the source.
        language: the language of the text and of the map: ``zh``, ``en`` or another tag.
    """
    front = front_of(source)
    theses = thesis_candidates(source, language, title_words(front, source), front.furniture)
    stated = theses.pop(0) if theses and theses[0].score >= LIKELY and not source.marks_in(*theses[0].span) else None
    root = grow(source, language, front.furniture, stated.span if stated else None)
    root.text = _plain(stated) if stated else origin.title
    items = list(root.all())
    spans = [item.span for item in items if item.span.end > item.span.start]
    anchors = make_anchors(source, [*spans, *(thesis.span for thesis in theses), *([stated.span] if stated else [])])
    writer = Writer(
        language, _ids(items, language), anchors, {item.span.start: source.line(item.span.start) for item in items}
    )
    nodes = [item for item in items if not item.candidate]
    notes = tuple(sorted({note for item in items for note in item.cites}))
    lines = [
        *_head(origin, front, language, max(notes, default=0)),
        "",
        "thesis:",
    ]
    if stated:
        root.span = stated.span
        remark = _(
            "DRAFT, line {line}: copied; this sentence may state the thesis. Write what the author claims.", language
        )
        lines += comment_lines(remark.format(line=source.line(root.span.start)), 2)
    else:
        lines += comment_lines(
            _("DRAFT: the title stands in for the thesis; write what the author claims.", language), 2
        )
    lines += writer.keys(root, 2)
    others = [
        Alternative(source.line(other.span.start), _plain(other), anchors.get(other.span, "")) for other in theses
    ]
    lines += writer.alternatives(others, 2)
    lines += writer.groups(root, 2)
    return Draft(
        "\n".join(lines) + "\n",
        sum(item.kind is Kind.PREMISE for item in nodes),
        sum(item.kind is Kind.EVIDENCE for item in nodes),
        sum(item.kind is Kind.OBJECTION for item in nodes),
        sum(item.forecast for item in nodes),
        len(items) - len(nodes),
        notes,
    )


def _plain(candidate: Candidate) -> str:
    return readable(_MARK.sub("", candidate.text))


_NAMING = 80
"""Characters of a text that are enough for its id."""


def _ids(items: Sequence[Item], language: str) -> dict[int, str]:
    """Unique ids made from the texts of nodes."""
    made = Ids({"thesis"})
    return {id(item): made.make(without_indicator(item.text, language)[:_NAMING] or item.text) for item in items}


def _head(origin: Origin, front: Front, language: str, notes: int) -> Iterator[str]:
    explanation = _(
        "DRAFT made by `argmap draft`. Every `text` below is copied from the source: rewrite it in your own words, "
        "delete what the argument does not need, and move each node below the claim that it supports. Sentences whose "
        "place no word tells are comments: delete `# ` before each line of one to make it a node. `argmap check` "
        "(AM411) reports what is still copied, `argmap coverage` what is not yet mapped. Delete these comments as you "
        "go.",
        language,
    )
    missing = ["type", *([] if front.authors else ["author"]), *([] if front.issued else ["issued"])]
    keys = _(LIST_COMMA, language).join(f"`{key}`" for key in missing)
    yield from ("# yaml-language-server: $schema=argmap.schema.json", "#", *comment_lines(explanation))
    yield "argmap: 1"
    yield from text_lines(origin.title, "title:", 2)
    yield from (f"languages: [{language}]", "", "sources:", f"  {origin.source_id}:")
    yield from comment_lines(_("DRAFT: add {keys} …", language).format(keys=keys), 4)
    yield from text_lines(origin.title, "    title:", 6)
    if front.authors:
        yield from Pair("author", front.authors[0] if len(front.authors) == 1 else list(front.authors)).block(4, 2)
    if front.issued:
        yield f"    issued: {front.issued}"
    yield from text_lines(origin.path, "    text:", 6)
    yield f"    sha256: {origin.sha256}"
    if notes:
        yield f"    notes: {notes}"
