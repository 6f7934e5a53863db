"""Which sentences of a text may state its thesis."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from argmap.diagnostics import Span
from argmap.nlp.indicators import Role, asks_for, indicator, summary_word, thesis_word
from argmap.nlp.similarity import parts
from argmap.nlp.speakers import speaker
from argmap.sources.headings import Part
from argmap.sources.sections import Section
from argmap.sources.text import SourceText

CANDIDATES: Final = 3
LIKELY: Final = 3.1
"""The score from which a sentence is more likely the thesis than the title is: not its place alone speaks for it."""
_CLAIMS = re.compile(
    r"\b(?:should|must|ought|need|needs|cannot|can|will|is|are|was|were|do|does)\b|应|必须|不可|不能|要|是|乃|非"
)
_ASKS = re.compile(r"^(?:How|What|Who|When|Where|Which|Is|Are|Do|Does|Should|Can)\b|[?？]|何以|如何|为什么|怎样|吗")
_QUESTION = re.compile(r"[?？][”’\"'」』）)]*$")
_WORDS = re.compile(r"[^\W\d_]+|\d+")
_HAN = re.compile(r"[\u3400-\u9fff]")
_LONG: Final = 60
"""Words from which a sentence is too long for a thesis."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may state the thesis, where it stands, and how likely it is: a sum of signs."""

    span: Span
    text: str
    score: float


def thesis_candidates(source: SourceText, language: str, title: str, furniture: frozenset[int]) -> list[Candidate]:
    """The sentences that most probably state the thesis of a text, the likeliest first; at most three.

    They are looked for in the title, the abstract, and the first and the last paragraph; elsewhere only if they say
    that they state it (*I argue that*) or are a paragraph of one sentence that draws a conclusion.

    Args:
        source: the text.
        language: its language.
        title: the title with its subtitle, whose words a thesis often repeats.
        furniture: where paragraphs without sentences begin.
    """
    title_parts = parts(title.lower())
    found = [
        Candidate(span, text, place + _signs(text, language, title_parts))
        for span, text, place in _places(source, language, furniture)
    ]
    found += _titles(source)
    best = {candidate.text: candidate for candidate in sorted(found, key=lambda candidate: candidate.score)}
    return sorted(best.values(), key=lambda candidate: (-candidate.score, candidate.span))[:CANDIDATES]


def _places(source: SourceText, language: str, furniture: frozenset[int]) -> Iterator[tuple[Span, str, float]]:
    """Sentences worth a look, with what their place says for them."""
    for section in source.sections:
        if section.part is Part.FRONT and section.heading is not None and _is_abstract(section):
            for index, span in enumerate(section.sentences):
                yield span, source.shown(span), 2.5 - min(index, 4) / 4
    body = [
        paragraph
        for section in source.sections
        if section.part is Part.BODY
        for paragraph in section.paragraphs
        if paragraph.sentences and paragraph.span.start not in furniture
    ]
    ends = {id(body[0]): 1.0, id(body[-1]): 1.0} if body else {}
    for paragraph in body:
        first_one = paragraph is body[0]
        alone = len(paragraph.sentences) == 1
        for index, span in enumerate(paragraph.sentences):
            text = source.shown(span)
            if (place := ends.get(id(paragraph))) is not None:
                first, last = index == 0, index == len(paragraph.sentences) - 1
                concludes = not first_one and (found := indicator(text, language)) and found.role is Role.CONCLUSION
                yield span, text, place + 1.5 * (first and first_one) + 0.5 * last + 0.5 * bool(concludes)
            elif thesis_word(text, language):
                yield span, text, 0.0
            elif alone and (found := indicator(text, language)) and found.role is Role.CONCLUSION:
                yield span, text, 1.0


def _is_abstract(section: Section) -> bool:
    return re.match(r"\W*(?:abstract|summary|摘\s*要|内容摘要|内容提要|提要)", section.title, re.IGNORECASE) is not None


def _signs(text: str, language: str, title: frozenset[str]) -> float:
    """What the words of a sentence say for its being the thesis."""
    found = indicator(text, language)
    score = 4.0 * bool(thesis_word(text, language)) + 1.5 * bool(summary_word(text, language))
    score += 1.0 * asks_for(text, language)
    score += 1.5 * (found is not None and found.role is Role.CONCLUSION)
    score -= 3.0 * (found is not None and found.role is Role.OBJECTION)
    score -= 1.0 * (found is not None and found.role in (Role.REASON, Role.POINT, Role.EXAMPLE))
    score -= 3.0 * bool(_QUESTION.search(text)) + 1.5 * bool(speaker(text, language))
    if title:
        score += 2.5 * len(parts(text.lower()) & title) / len(title)
    words = len(_HAN.findall(text)) * 2 // 3 if _HAN.search(text) else len(_WORDS.findall(text))
    return score - 2.0 * (words < 4) - 1.0 * (words > _LONG)


def _titles(source: SourceText) -> Iterator[Candidate]:
    """The title, if it says something."""
    first = next(iter(source.sections), None)
    if first is None or first.part is not Part.FRONT or first.number:
        return
    spans = [first.heading] if first.heading is not None else [paragraph.span for paragraph in first.paragraphs[:1]]
    for span in spans:
        text = source.shown(span).lstrip("# ")
        claims = _CLAIMS.search(text) and not _ASKS.search(text) and len(text) > 8
        if claims and not _is_abstract(first):
            yield Candidate(span, re.sub(r"^Why\s+(\w)", lambda match: match[1].upper(), text), 3.0)
