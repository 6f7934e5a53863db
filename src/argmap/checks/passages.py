"""AM4, where the text of a source is at hand: whether the map's anchors, notes and words stand up to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.checks.registry import Context, Finding, rule
from argmap.checks.sources import ranges
from argmap.diagnostics import Loc, Severity, Span
from argmap.model import Node

# What reads a source is imported where there is one: a check without any does not pay for it.
if TYPE_CHECKING:
    from argmap.sources.coverage import SectionCoverage
    from argmap.sources.notes import Mark
    from argmap.sources.text import SourceText

_SHOWN = 60
"""Characters of a passage that a message shows."""


@rule("AM401", "anchor-not-found", Severity.ERROR)
def anchor_not_found(context: Context) -> Iterator[Finding]:
    """The words of an anchor do not stand in the source.

    What it finds:
        An entry of `at` that leads to no passage of the source's text: its words are not there, or the last ones
        do not come after the first ones. Spaces, line breaks, dashes and the shape of quotation marks do not matter.
    Why it matters:
        Nobody can look the claim up. A digit or a name may be wrong in the map, too.
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
        Copy the first and the last words of the passage from the source.
    """
    for node, text, index, anchor, found in _anchors(context):
        if found:
            continue
        from argmap.sources.anchors import nearest

        near = nearest(text, anchor)
        where = " after its first words" if near.after_start else ""
        hint = "copy the first and the last words of the passage from the source"
        if near.span is not None:
            hint = f"the nearest is “{_short(near.passage)}” in line {text.line(near.span.start)} of {text.name}"
        yield Finding(
            _place(context, node, index),
            f"`{node.id}` points at “{_short(near.missing)}”, which `{node.source}` does not say{where}",
            hint,
            node=node.id,
        )


@rule("AM402", "ambiguous-anchor", Severity.WARNING)
def ambiguous_anchor(context: Context) -> Iterator[Finding]:
    """An anchor leads to more than one passage of the source.

    What it finds:
        An entry of `at` whose words stand in several places: a phrase more than once, or first words from each of
        which a passage runs to the last words.
    Why it matters:
        A reader does not know which passage is meant, and neither do the rules that compare figures with it.
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
        Add words until only one passage is left.
    """
    for node, text, index, anchor, found in _anchors(context):
        if len(found) < 2:
            continue
        places = " and ".join(f"line {text.line(span.start)} (“{_around(text, span)}”)" for span in found[:2])
        more = f", and {len(found) - 2} more" if len(found) > 2 else ""
        yield Finding(
            _place(context, node, index),
            f"`{node.id}` points at “{_short(anchor)}”, which `{node.source}` says in {len(found)} places",
            f"add words until one is left: {places}{more}",
            node=node.id,
        )


@rule("AM407", "unmapped-passage", Severity.INFO)
def unmapped_passage(context: Context) -> Iterator[Finding]:
    """A part of the source is pointed at by no node.

    What it finds:
        Three sentences or more of one section that no node points at, if they follow each other or are a fifth of
        the section; one finding for a section. Where the map points at less than a third of the whole body there is
        one finding for the source: the map then takes from it, and does not map it. Abstract, notes and references
        do not count.
    Why it matters:
        What the author says there has not made it into the map, or a node lacks its anchor.
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
        Say in a node of its own what the passage adds, or add its words to the `at` of the node that covers it.
        `argmap coverage MAP` lists the sentences.
    """
    for source_id, text in context.texts.items():
        coverage = context.coverage(source_id)
        if coverage is None or not coverage.figures().mapped_sentences:
            continue
        body = coverage.body
        if body.percent < _MAPPED_AT_ALL:
            yield _about_source(
                source_id,
                f"the nodes point at {body.mapped_sentences} of the {body.sentences} sentences of `{source_id}`",
                "nothing is wrong with that, if the map is not meant to map it; `argmap coverage` lists the rest",
            )
            continue
        for section in coverage.sections:
            if section.is_body and (finding := _gaps(source_id, text, section)):
                yield finding


_MAPPED_AT_ALL = 100 / 3
"""Per cent of the body's sentences from which on a map is one of the source."""
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
    count = f"{len(missing)} of the {len(sentences)} sentences"
    return _about_source(
        source_id,
        f"no node points at {count} of {section.section.name} in `{source_id}`",
        f"see line{'s' if len(lines) > 1 else ''} {ranges(lines)} of {text.name}, the first being “"
        f"{_short(text.shown(missing[0].span))}”",
    )


def _about_source(source_id: str, message: str, hint: str) -> Finding:
    return Finding(("sources", source_id), message, hint, on_key=True)


@rule("AM409", "note-elsewhere", Severity.WARNING)
def note_elsewhere(context: Context) -> Iterator[Finding]:
    """The mark of a cited note is not in the passage that the node points at.

    What it finds:
        A number under `cites` whose mark ([12], ［12］, 〔12〕, ¹²) stands elsewhere in the source. The passage
        reaches to the end of the sentence. Where it has no mark at all, the next one in the paragraph will do: a note
        often stands for several sentences.
    Why it matters:
        The note is cited for something that it does not support, or the anchor leads to the wrong sentence.
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
        Correct the number, or let `at` reach to the sentence that carries the mark.
    """
    for node in context.map:
        text = context.texts.get(node.source)
        if text is None or not node.cites or not node.at or not text.marks:
            continue
        found = context.passages(node)
        if any(len(spans) != 1 for spans in found):
            continue
        there = {number for spans in found for number in _notes_of(text, spans[0])}
        for index, note in enumerate(node.cites):
            marks = [mark for mark in text.marks if mark.number == note]
            if marks and note not in there:
                yield context.at(
                    node,
                    f"`{node.id}` cites note {note}, whose mark is not in the passage that it points at",
                    f"it is in line {text.line(marks[0].span.start)} of {text.name}: “{_before(text, marks[0])}”",
                    "cites",
                    index,
                )


def _notes_of(text: SourceText, passage: Span) -> set[int]:
    """The notes whose marks a passage holds; where it holds none, the next ones in its paragraph."""
    sentence = text.sentence_at(passage.end - 1)
    start, end = passage.start, max(passage.end, sentence.end if sentence else 0)
    inside = {mark.number for mark in text.marks if start <= mark.span.start < end}
    if inside:
        return inside
    paragraph = text.paragraph_at(passage.end - 1)
    after = [mark for mark in text.marks if end <= mark.span.start < (paragraph.end if paragraph else end)]
    return {mark.number for mark in after if mark.span == after[0].span}


@rule("AM411", "copied-wording", Severity.WARNING)
def copied_wording(context: Context) -> Iterator[Finding]:
    """A node repeats the source word for word.

    What it finds:
        A `text` or `detail` that shares 30 Chinese characters or 12 words in a row with the source's text, outside
        of quotation marks. Punctuation does not count.
    Why it matters:
        A map says in its makers' words what the source argues: that shows what was understood, and whose words
        are whose. What `argmap draft` writes is all copied, until somebody has rewritten it.
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
        Say it in words of your own, or put it in quotation marks.
    """
    for source_id, text in context.texts.items():
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
        for name, run in shared_runs(texts, text.clean).items():
            node, loc = places[name]
            yield Finding(
                loc,
                f"`{node.id}` repeats the words of `{source_id}`: “{_short(run)}”",
                f"say it in words of your own; {LONGEST_CHARACTERS} characters of Chinese or {LONGEST_WORDS} words "
                "in a row are a quotation",
                node=node.id,
            )


def _anchors(context: Context) -> Iterator[tuple[Node, SourceText, int, str, list[Span]]]:
    """Every anchor whose source is at hand: node, text, index, anchor, and the passages that it may mean."""
    for node in context.map:
        text = context.texts.get(node.source)
        if text is not None:
            for index, (anchor, found) in enumerate(zip(node.at, context.passages(node), strict=True)):
                yield node, text, index, anchor, found


def _place(context: Context, node: Node, index: int) -> Loc:
    """The route to an anchor: an item of a list, or the one string that stands there."""
    loc: Loc = (*node.loc, "at", index)
    _, found = context.loaded.places.find(loc)
    return loc if found == len(loc) else loc[:-1]


def _written(context: Context, node: Node, key: str, language: str) -> Loc:
    """The route to a text in a language: under its tag, the plain string, or a node that is nothing but its text."""
    loc: Loc = (*node.loc, key, language)
    _, found = context.loaded.places.find(loc)
    return loc[: max(found, len(node.loc))]


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN // 2].rstrip()} … {text[-_SHOWN // 3 :].lstrip()}"


def _around(text: SourceText, span: Span) -> str:
    """A passage with a few words before and after it, which tell it from another one of the same wording."""
    shown = text.shown(span)
    if len(shown) > _SHOWN // 2:
        return _short(shown)
    sentence = text.sentence_at(span.start) or span
    return text.shown(Span(max(sentence.start, span.start - 12), min(max(sentence.end, span.end), span.end + 24)))


def _before(text: SourceText, mark: Mark) -> str:
    """The words that a note mark follows."""
    sentence = text.sentence_at(mark.span.start)
    start = max(sentence.start if sentence else 0, mark.span.start - _SHOWN // 2)
    return ("…" if sentence and start > sentence.start else "") + text.shown(Span(start, mark.span.end))
