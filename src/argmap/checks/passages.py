"""AM4 for sources whose text is available: anchors, notes and wording compared with it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.checks.registry import Context, Finding, rule
from argmap.diagnostics import Severity, Span
from argmap.i18n import _, n_
from argmap.i18n.punctuation import LIST_COMMA, enumeration, number_ranges
from argmap.model import Node
from argmap.model.route import Loc
from argmap.rendering.clusters import whole

# Reading sources is slow to import; a map whose sources are unavailable shouldn't pay for it.
if TYPE_CHECKING:
    from argmap.sources.anchors import Nearest
    from argmap.sources.coverage import SectionCoverage
    from argmap.sources.notes import Mark
    from argmap.sources.sections import Section
    from argmap.sources.text import SourceText

_SHOWN = 60
"""How many characters of a passage a message shows."""


@rule("AM401", "anchor-not-found", Severity.ERROR)
def anchor_not_found(context: Context) -> Iterator[Finding]:
    """An anchor doesn't match any passage of the source.

    What it finds:
        An entry of `at` that matches no passage of the source text: its words don't occur there, or the last words
        don't follow the first in the same section. Differences in spaces, line breaks, dashes and quotation marks are
        ignored.
    Why it matters:
        Nobody can verify the claim. The map may also have a digit or a name wrong.
    Source:
        Sunday is the day that most readers ask for. Loans rose by 4% in the trial month.
    Example:
        sources: {survey: {title: Readers' survey, text: source.txt}}
        thesis:
          text: The library should open on Sundays.
          evidence:
            visits: {text: Sunday is asked for most often, at: Sunday is the day … ask for.}
            loans: {text: The trial month had more loans, at: Loans rose by 5% … trial month}
    Better:
        sources: {survey: {title: Readers' survey, text: source.txt}}
        thesis:
          text: The library should open on Sundays.
          evidence:
            visits: {text: Sunday is asked for most often, at: Sunday is the day … ask for.}
            loans: {text: The trial month had more loans, at: Loans rose by 4% … trial month}
    Fix:
        Copy the first and last words of the passage from the source.
    """
    for node, text, index, anchor, found in _anchors(context):
        if found:
            continue
        from argmap.sources.anchors import nearest

        near = nearest(text, anchor)
        if near.over is not None:
            yield _over_heading(context, node, index, text, near)
            continue
        if near.after_start:
            message = _("`{id}` points to “{words}”, which does not follow the anchor's first words in `{source}`")
        else:
            message = _("`{id}` points to “{words}”, which is not in `{source}`")
        hint = _("copy the first and last words of the passage from the source")
        if near.is_there and near.span is not None:
            hint = _("these words are on line {line} of {file}, before the first ones").format(
                line=text.line(near.span.start), file=text.name
            )
        elif near.span is not None:
            hint = _("the closest match is “{words}” on line {line} of {file}").format(
                words=_short(near.passage), line=text.line(near.span.start), file=text.name
            )
        yield Finding(
            _place(context, node, index),
            message.format(id=node.id, words=_short(near.missing), source=node.source),
            hint,
            node=node.id,
        )


def _over_heading(context: Context, node: Node, index: int, text: SourceText, near: Nearest) -> Finding:
    """The finding that a passage would run over a heading."""
    assert near.over is not None, "the caller knows that there is a heading"
    assert near.span is not None, "the words after the heading were found"
    return Finding(
        _place(context, node, index),
        _("`{id}` points to a passage that runs over the heading “{heading}” of `{source}`").format(
            id=node.id, heading=_short(f"{near.over.number} {near.over.title}".strip()), source=node.source
        ),
        _("“{words}” is on line {line} of {file}; end the anchor before the heading, or make a list of two").format(
            words=_short(near.missing), line=text.line(near.span.start), file=text.name
        ),
        node=node.id,
    )


@rule("AM402", "ambiguous-anchor", Severity.WARNING)
def ambiguous_anchor(context: Context) -> Iterator[Finding]:
    """An anchor matches more than one passage of the source.

    What it finds:
        An entry of `at` whose words occur in several places: a phrase that is repeated, or first words that occur
        several times before the last words.
    Why it matters:
        Readers can't tell which passage is meant, nor can the rules that compare figures with the source.
    Source:
        Loans rose in May. Readers asked for longer hours. Loans rose in June, too, when the hours were longer.
    Example:
        sources: {survey: {title: Readers' survey, text: source.txt}}
        thesis:
          text: The library should open on Sundays.
          evidence:
            visits: {text: Many want longer hours, at: Readers asked for longer hours.}
            loans: {text: The longer hours brought more loans, at: Loans rose}
    Better:
        sources: {survey: {title: Readers' survey, text: source.txt}}
        thesis:
          text: The library should open on Sundays.
          evidence:
            visits: {text: Many want longer hours, at: Readers asked for longer hours.}
            loans: {text: The longer hours brought more loans, at: Loans rose in June … hours were longer.}
    Fix:
        Add words until only one passage matches.
    """
    for node, text, index, anchor, found in _anchors(context):
        if len(found) < 2:
            continue
        places = [
            _("line {line} (“{words}”)").format(line=text.line(span.start), words=_around(text, span))
            for span in found[:2]
        ]
        if more := found[2:]:
            hint = n_(
                "add words until only one passage matches: {places}, and {count} more",
                "add words until only one passage matches: {places}, and {count} more",
                len(more),
            ).format(places=_(LIST_COMMA).join(places))
        else:
            hint = _("add words until only one passage matches: {places}").format(places=enumeration(places))
        from argmap.sources.anchors import MANY

        message = n_(
            "`{id}` points to “{words}”, which occurs in {count} place in `{source}`",
            "`{id}` points to “{words}”, which occurs in {count} places in `{source}`",
            len(found),
        )
        if len(found) == MANY:
            message = _("`{id}` points to “{words}”, which occurs in {count} places or more in `{source}`")
        yield Finding(
            _place(context, node, index),
            message.format(id=node.id, words=_short(anchor), count=len(found), source=node.source),
            hint,
            node=node.id,
        )


@rule("AM407", "unmapped-passage", Severity.INFO)
def unmapped_passage(context: Context) -> Iterator[Finding]:
    """Part of the source isn't mapped.

    What it finds:
        Three or more sentences of a section that no node points to, if they are consecutive or make up a fifth of the
        section, with one finding per section. If nodes point to less than a third of the body, there is a single
        finding for the source, since the map then draws on the source rather than mapping it. Abstract, notes and
        references don't count.
    Why it matters:
        The map is missing something that the author says, or a node is missing its anchor.
    Source:
        Sunday is the day that most readers ask for. Loans rose in the trial month.

        Staff would have to be paid more. The union is against it. The council has not decided.
    Example:
        sources: {survey: {title: Readers' survey, text: source.txt}}
        thesis:
          text: The library should open on Sundays.
          evidence:
            visits: {text: Sunday is asked for most often, at: Sunday is the day … ask for.}
            loans: {text: The trial month had more loans, at: Loans rose in the trial month.}
    Better:
        sources: {survey: {title: Readers' survey, text: source.txt}}
        thesis:
          text: The library should open on Sundays.
          evidence:
            visits: {text: Sunday is asked for most often, at: Sunday is the day … ask for.}
            loans: {text: The trial month had more loans, at: Loans rose in the trial month.}
          caveats:
            wages: {text: It costs more wages and is not settled, at: Staff would … not decided.}
    Fix:
        Add a node for what the passage contributes, or add its words to the `at` of the node that covers it. `argmap
        coverage MAP` lists the sentences.
    """
    for source_id, text in context.sources.by_id.items():
        coverage = context.sources.coverage(source_id)
        if coverage is None or not coverage.figures().mapped_sentences:
            continue
        body = coverage.body
        if body.percent < _MAPPED_AT_ALL:
            yield _about_source(
                source_id,
                n_(
                    "nodes point to {mapped} of the {count} sentence of `{source}`",
                    "nodes point to {mapped} of the {count} sentences of `{source}`",
                    body.sentences,
                ).format(mapped=body.mapped_sentences, source=source_id),
                _("leave it unless the map is meant to cover the source; `argmap coverage` lists the other sentences"),
            )
            continue
        for section in coverage.sections:
            if section.is_body and (finding := _gaps(source_id, text, section)):
                yield finding


_MAPPED_AT_ALL = 100 / 3
"""Percentage of the body's sentences from which a map counts as a map of the source."""
_FEWEST = 3
_SHARE = 0.2


def _gaps(source_id: str, text: SourceText, section: SectionCoverage) -> Finding | None:
    from argmap.sources.coverage import unmapped_runs

    sentences = list(section.sentences)
    runs = unmapped_runs(section)
    missing = [sentence for run in runs for sentence in run]
    in_a_row = max(map(len, runs), default=0)
    if len(missing) < _FEWEST or (in_a_row < _FEWEST and len(missing) < _SHARE * len(sentences)):
        return None
    lines = sorted({text.line(sentence.span.start) for sentence in missing})
    return _about_source(
        source_id,
        n_(
            "no node points to {missing} of the {count} sentence of “{section}” in `{source}`",
            "no node points to {missing} of the {count} sentences of “{section}” in `{source}`",
            len(sentences),
        ).format(missing=len(missing), section=section.section.name, source=source_id),
        n_(
            "see line {lines} of {file}, beginning with “{words}”",
            "see lines {lines} of {file}, beginning with “{words}”",
            len(lines),
        ).format(lines=number_ranges(lines), file=text.name, words=_short(text.shown(missing[0].span))),
    )


def _about_source(source_id: str, message: str, hint: str) -> Finding:
    return Finding(("sources", source_id), message, hint, on_key=True)


@rule("AM409", "note-elsewhere", Severity.WARNING)
def note_elsewhere(context: Context) -> Iterator[Finding]:
    """The mark of a cited note isn't in the passage that the node points to.

    What it finds:
        A number under `cites` whose mark ([12], ［12］, 〔12〕, ¹²) is elsewhere in the source. The passage is taken to
        the end of its sentence. If it contains no mark at all, the next mark in the paragraph counts too, since a note
        often covers several sentences.
    Why it matters:
        Either the note is cited for something it doesn't support, or the anchor points to the wrong sentence.
    Source:
        Sunday is the day that most readers ask for.[1] Loans rose in the trial month.[2]
    Example:
        sources: {survey: {title: Readers' survey, text: source.txt, notes: 2}}
        thesis:
          text: The library should open on Sundays.
          evidence:
            visits: {text: Sunday is asked for most often, at: Sunday is the day … ask for., cites: [1, 2]}
            loans: {text: The trial month had more loans, at: Loans rose in the trial month.}
    Better:
        sources: {survey: {title: Readers' survey, text: source.txt, notes: 2}}
        thesis:
          text: The library should open on Sundays.
          evidence:
            visits: {text: Sunday is asked for most often, at: Sunday is the day … ask for., cites: [1]}
            loans: {text: The trial month had more loans, at: Loans rose in the trial month., cites: [2]}
    Fix:
        Correct the number, or extend `at` to the sentence that has the mark.
    """
    for node in context.map:
        text = context.sources.by_id.get(node.source)
        if text is None or not node.cites or not node.at or not text.marks:
            continue
        meant = context.sources.meant(node)
        if meant is None:
            continue
        there = {number for span in meant for number in _notes_of(text, span)}
        for index, note in enumerate(node.cites):
            mark = text.first_marks.get(note)
            if mark is not None and note not in there:
                yield context.at(
                    node,
                    _("`{id}` cites note {note}, whose mark is not in the passage it points to").format(
                        id=node.id, note=note
                    ),
                    _("the mark is on line {line} of {file}: “{words}”").format(
                        line=text.line(mark.span.start), file=text.name, words=_before(text, mark)
                    ),
                    "cites",
                    index,
                )


def _notes_of(text: SourceText, passage: Span) -> set[int]:
    """The notes whose marks a passage contains, or else the next ones in its paragraph."""
    sentence = text.sentence_at(passage.end - 1)
    start, end = passage.start, max(passage.end, sentence.end if sentence else 0)
    inside = {mark.number for mark in text.marks_in(start, end)}
    if inside:
        return inside
    paragraph = text.paragraph_at(passage.end - 1)
    after = text.marks_in(end, paragraph.end if paragraph else end)
    return {mark.number for mark in after if mark.span == after[0].span}


@rule("AM412", "long-passage", Severity.WARNING)
def long_passage(context: Context) -> Iterator[Finding]:
    """The passage of an anchor is longer than a paragraph.

    What it finds:
        An anchor `first words … last words` whose last words are in a later paragraph than the first ones. The items of
        a list are part of the paragraph that introduces them, and a passage may begin with a heading. Figures and notes
        are then looked up in the sentences of the first and last words, and coverage counts only these words.
    Why it matters:
        The last words may be those of another passage, for example because the source has changed. Readers would have
        to find out themselves what the claim rests on.
    Source:
        Sunday is the day that most readers ask for.

        Saturday comes second. Loans rose in the trial month.

        Staff would have to be paid more. The union is against it.
    Example:
        sources: {survey: {title: Readers' survey, text: source.txt}}
        thesis:
          text: The library should open on Sundays.
          evidence:
            visits: {text: Sunday is asked for most often, at: Sunday is … Saturday comes second.}
            loans: {text: The trial month had more loans, at: Loans rose in the trial month.}
          caveats:
            wages: {text: It costs more wages, at: Staff would … against it.}
    Better:
        sources: {survey: {title: Readers' survey, text: source.txt}}
        thesis:
          text: The library should open on Sundays.
          evidence:
            visits: {text: Sunday is asked for most often, at: [Sunday is … ask for., Saturday comes second.]}
            loans: {text: The trial month had more loans, at: Loans rose in the trial month.}
          caveats:
            wages: {text: It costs more wages, at: Staff would … against it.}
    Fix:
        Take the last words from the paragraph of the first ones, or make `at` a list of passages.
    """
    for node, text, index, __, found in _anchors(context):
        if len(found) != 1:
            continue
        paragraphs = text.paragraphs_in(found[0])
        if len(paragraphs) < 2:
            continue
        yield Finding(
            _place(context, node, index),
            n_(
                "`{id}` points to {count} paragraph of `{source}`",
                "`{id}` points to {count} paragraphs of `{source}`",
                len(paragraphs),
            ).format(id=node.id, source=node.source),
            _(
                "it ends on line {line} of {file}; end it in its first paragraph, or make `at` a list of passages"
            ).format(line=text.line(found[0].end - 1), file=text.name),
            node=node.id,
        )


@rule("AM413", "section-elsewhere", Severity.WARNING)
def section_elsewhere(context: Context) -> Iterator[Finding]:
    """The passage that a node points to isn't in the section that it names.

    What it finds:
        A `section`, written at the node or inherited from its parent, that is a section of the source, while no passage
        at `at` is in that section or in one below it.
    Why it matters:
        Either the section is wrong, or the anchor points to the wrong passage. Documents cite the section.
    Source:
        1 Demand

        Sunday is the day that most readers ask for.

        2 Cost

        Staff would have to be paid more.
    Example:
        sources: {survey: {title: Readers' survey, text: source.txt}}
        thesis:
          text: The library should open on Sundays.
          section: "1"
          evidence:
            visits: {text: Sunday is asked for most often, at: Sunday is the day … ask for.}
            loans: {text: Loans rose, by: Annual report}
          caveats:
            wages: {text: It costs more wages, at: Staff would … paid more.}
    Better:
        sources: {survey: {title: Readers' survey, text: source.txt}}
        thesis:
          text: The library should open on Sundays.
          section: "1"
          evidence:
            visits: {text: Sunday is asked for most often, at: Sunday is the day … ask for.}
            loans: {text: Loans rose, by: Annual report}
          caveats:
            wages: {text: It costs more wages, section: "2", at: Staff would … paid more.}
    Fix:
        Correct `section`, or take the anchor from that section.
    """
    for node in context.map:
        text = context.sources.by_id.get(node.source)
        if text is None or not node.section or not node.at:
            continue
        named = set(node.section.by_language.values())
        stated = context.sources.stated(node)
        if not stated or not any(named & _names(section) for section in text.sections):
            continue
        there = [text.sections_at(span.start) for span in stated]
        if any(named & _names(section) for sections in there for section in sections) or not all(there):
            continue
        message = _("`{id}` is said to be in section “{section}”, but its passage is in “{other}” of `{source}`")
        hint = _("correct `section`, or take the anchor from that section; the passage is on line {line} of {file}")
        yield context.at(
            node,
            message.format(id=node.id, section=node.section, other=there[0][0].name, source=node.source),
            hint.format(line=text.line(stated[0].start), file=text.name),
            "section" if context.loaded.holds((*node.loc, "section")) else "at",
        )


def _names(section: Section) -> set[str]:
    """How a map may name a section: its number or its title."""
    return {name for name in (section.number, section.title) if name}


@rule("AM411", "copied-wording", Severity.WARNING)
def copied_wording(context: Context) -> Iterator[Finding]:
    """A node copies the source word for word.

    What it finds:
        A `text` or `detail` that shares a run of 30 Chinese characters or 12 words with the source text, outside
        quotation marks. Punctuation is ignored.
    Why it matters:
        A map states in its authors' words what the source argues. That shows what they understood, and whose words are
        whose. Everything that `argmap draft` writes is copied until someone rewrites it.
    Source:
        Of all the days of the week it is Sunday that most of our readers ask for. Loans rose in the trial month.
    Example:
        sources: {survey: {title: Readers' survey, text: source.txt}}
        thesis:
          text: The library should open on Sundays.
          evidence:
            visits: {text: Of all the days of the week it is Sunday that most of our readers ask for, by: Readers}
            loans: {text: The trial month had more loans, by: Annual report}
    Better:
        sources: {survey: {title: Readers' survey, text: source.txt}}
        thesis:
          text: The library should open on Sundays.
          evidence:
            visits: {text: No other day is asked for as often as Sunday, by: Readers}
            loans: {text: The trial month had more loans, by: Annual report}
    Fix:
        Say it in your own words, or put it in quotation marks.
    """
    for source_id, text in context.sources.by_id.items():
        from argmap.nlp.overlap import LONGEST_CHARACTERS, LONGEST_WORDS, shared_runs

        nodes = [node for node in context.map if node.source == source_id]
        places: dict[str, tuple[Node, Loc]] = {}
        texts = []
        for node in nodes:
            for key, value in (("text", node.text), ("detail", node.detail)):
                for language, words in value.by_language.items() if value else ():
                    name = f"{node.id}/{key}/{language}"
                    places[name] = node, _written(context, node, key, language)
                    texts.append((name, words))
        for name, run in shared_runs(texts, text.words).items():
            node, loc = places[name]
            yield Finding(
                loc,
                _("`{id}` copies `{source}` word for word: “{words}”").format(
                    id=node.id, source=source_id, words=_short(run)
                ),
                _(
                    "say it in your own words, or put it in quotation marks; {characters} Chinese characters or "
                    "{words} words in a row count as copied"
                ).format(characters=LONGEST_CHARACTERS, words=LONGEST_WORDS),
                node=node.id,
            )


def _anchors(context: Context) -> Iterator[tuple[Node, SourceText, int, str, list[Span]]]:
    """Every anchor in an available source: node, text, index, anchor, and matching passages."""
    for node in context.map:
        text = context.sources.by_id.get(node.source)
        if text is not None:
            for index, (anchor, found) in enumerate(zip(node.at, context.sources.passages(node), strict=True)):
                yield node, text, index, anchor, found


def _place(context: Context, node: Node, index: int) -> Loc:
    """The route to an anchor: an item of a list, or the only string."""
    loc: Loc = (*node.loc, "at", index)
    _, found = context.loaded.places.find(loc)
    return loc if found == len(loc) else loc[:-1]


def _written(context: Context, node: Node, key: str, language: str) -> Loc:
    """The route to a text in a language: under its tag, a plain string, or a node written as its text."""
    loc: Loc = (*node.loc, key, language)
    _, found = context.loaded.places.find(loc)
    return loc[: max(found, len(node.loc))]


def _short(text: str) -> str:
    if len(text) <= _SHOWN:
        return text
    return f"{text[: whole(text, _SHOWN // 2)].rstrip()} … {text[whole(text, len(text) - _SHOWN // 3) :].lstrip()}"


def _around(text: SourceText, span: Span) -> str:
    """A passage with a few words around it, to tell it from others with the same wording."""
    shown = text.shown(span)
    if len(shown) > _SHOWN // 2:
        return _short(shown)
    sentence = text.sentence_at(span.start) or span
    return text.shown(Span(max(sentence.start, span.start - 12), min(max(sentence.end, span.end), span.end + 24)))


def _before(text: SourceText, mark: Mark) -> str:
    """The words before a note mark."""
    sentence = text.sentence_at(mark.span.start)
    start = max(sentence.start if sentence else 0, mark.span.start - _SHOWN // 2)
    return ("…" if sentence and start > sentence.start else "") + text.shown(Span(start, mark.span.end))
