"""A review in words of one language, before it is set."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from argmap.analysis.points import Gap, Point, Rated, Review, Section
from argmap.evaluation import figure
from argmap.i18n import _
from argmap.i18n.dates import date_words
from argmap.i18n.names import basis_word, kind_word, likelihood_word, semantics_word, status_word
from argmap.i18n.punctuation import BRACKETED, LIST_COMMA, SPACE, TITLE
from argmap.model import ArgumentMap, Basis, Kind, Layer, Likelihood, Node, Semantics, Status, Text
from argmap.model.numbering import number_nodes
from argmap.rendering.cells import break_lines
from argmap.rendering.citations import argument_of, inner_quotes
from argmap.reports.charts import Swing, Tornado
from argmap.reports.review.words import answer, heading, lead, nothing, phrase, said
from argmap.schemes import Question, Scheme, wording

EXCERPT: Final = 64
"""Cells of a source's text that are quoted; a wide character has two."""


class Wording:
    """Puts a review into words. Ids and commands stand in backquotes.

    Args:
        map_: the map.
        review: the points about it.
        language: the language.
        files: what commands call the file of each layer, by its id; that of the map is under "".
        today: the day for which it holds.
        semantics: that of the strengths.
    """

    def __init__(
        self,
        map_: ArgumentMap,
        review: Review,
        language: str,
        *,
        files: Mapping[str, str],
        today: datetime.date,
        semantics: Semantics,
    ) -> None:
        self.map = map_
        self.review = review
        self.language = language
        self.title = map_.title.best(language)
        self.thesis = map_.root.text.best(language)
        self._files = files
        self._today = today
        self._semantics = semantics
        self._numbers = number_nodes(map_)

    def say(self, name: str, /, **gaps: object) -> str:
        """A phrase in the language, with its gaps filled."""
        words = phrase(name, self.language)
        return words.format(**gaps) if gaps else words

    def head(self) -> str:
        """The sentences at the head: whose argument it is, what becomes of the thesis, how large the map is."""
        return _(SPACE, self.language).join(self._head())

    def _head(self) -> Iterator[str]:
        if whose := argument_of(self.map, self.language):
            yield whose
        evaluation, root = self.review.evaluation, self.map.root.id
        yield self.say(
            "verdict",
            status=status_word(evaluation.statuses[root], self.language),
            strength=figure(evaluation.strengths[root]),
            semantics=semantics_word(self._semantics, self.language),
        )
        if not evaluation.converged:
            yield self.say("unsettled")
        kinds = Counter(node.kind for node in self.map)
        counted = [
            f"{_kind(kind, self.language)} {kinds[kind]}" for kind in Kind if kind is not Kind.THESIS and kinds[kind]
        ]
        bracketed = _(BRACKETED, self.language).format(self.say("list").join(counted)) if counted else ""
        yield self.say("counts", nodes=len(self.map), kinds=bracketed)
        if self.map.layers:
            titles = [layer.title.best(self.language) for layer in self.map.layers.values()]
            added = sum(bool(node.layer) for node in self.map)
            yield self.say("counted layers", count=added, layers=self.say("list").join(titles))
        yield self.say("now", date=date_words(self._today, self.language))

    def heading(self, section: Section) -> str:
        """The title of a section."""
        return heading(section.name, self.language)

    def lead(self, section: Section) -> str:
        """What a section is about, or that there is nothing in it."""
        if not section.points:
            return nothing(section.name, section.empty, self.language)
        return lead(section.name, self.language)

    def tornado(self, section: Section, most: int) -> Tornado:
        """The first points of a section as a chart of how far each swings the strength of the thesis."""
        swings = (
            Swing(self.say("step to").format(label) if one.of_inference else label, one.low, one.high)
            for one in section.swings[:most]
            for label in (self.numbered(self.map[one.id]),)
        )
        now = self.review.evaluation.strengths[self.map.root.id]
        ends = self.say("at 0"), self.say("at 1")
        return Tornado(now, tuple(swings), ends, self.say("here").format(figure(now)))

    def numbered(self, node: Node) -> str:
        """What a node says, behind its number."""
        text = node.text.best(self.language)
        return f"{self._numbers[node.id]}. {text}" if self._numbers[node.id] else text

    def kind(self, node: Node) -> str:
        """What a node is."""
        return kind_word(node.kind, self.language)

    def said(self, point: Point) -> str:
        """What is the matter."""
        return said(point.matter, self.language).format(**self._gaps(point))

    def answer(self, point: Point) -> str:
        """What would answer it."""
        return answer(point.matter, self.language).format(**self._gaps(point))

    def _gaps(self, point: Point) -> Mapping[str, str]:
        gaps = {"base": self._files[""], "map": self._file(point.node), "id": point.node.id if point.node else ""}
        for name, gap in point.gaps.items():
            gaps[name] = self._worded(gap)
            if isinstance(gap, Node | Question):
                gaps[f"{name}_id"] = gap.id
            if isinstance(gap, Node):
                gaps[f"{name}_map"] = self._file(gap)
            if isinstance(gap, Kind):
                gaps[f"{name}_name"] = gap.value
        return gaps

    def _file(self, node: Node | None) -> str:
        """The file in which a node stands."""
        return self._files[node.layer if node else ""]

    def _worded(self, gap: Gap) -> str:
        if isinstance(gap, tuple) and not isinstance(gap, Rated):
            between = SPACE if isinstance(gap[0], Question) else LIST_COMMA
            return _(between, self.language).join(map(self._worded, gap))
        if isinstance(gap, Rated):
            return _bracketed(self._named(gap.node), likelihood_word(gap.likelihood, self.language), self.language)
        if isinstance(gap, Node):
            return self._named(gap)
        for kind, word in _WORDS.items():
            if isinstance(gap, kind):
                said: str = word(gap, self.language)
                return said
        return str(gap)

    def _named(self, node: Node) -> str:
        """What a node is called inside of a sentence: its number, as in headings."""
        number = self._numbers[node.id]
        return self.say("numbered").format(number) if number else self.say("the thesis")


def _titled(title: Text, language: str) -> str:
    return _(TITLE, language).format(inner_quotes(title.best(language), language))


def _bracketed(text: str, aside: str, language: str) -> str:
    return text + _(BRACKETED, language).format(aside)


def _kind(kind: Kind, language: str) -> str:
    """The word of a kind, as it stands inside of a sentence."""
    return kind_word(kind, language).lower()


def _cut(text: str) -> str:
    """The beginning of a text."""
    first, *others = break_lines(text[: EXCERPT + 1], EXCERPT)
    return f"{first}…" if others or len(text) > EXCERPT + 1 else first


_WORDS: Final[dict[type, Callable[[Any, str], str]]] = {
    Layer: lambda layer, language: _titled(layer.title, language),
    Scheme: lambda scheme, language: wording(scheme.name, language),
    Question: lambda question, language: wording(question.text, language),
    Text: lambda text, language: text.best(language),
    datetime.date: date_words,
    Kind: _kind,
    Status: status_word,
    Likelihood: likelihood_word,
    Basis: basis_word,
    float: lambda number, _: figure(number),
    # Scales are strings, too: they come first.
    str: lambda text, _: _cut(text),
}
"""How each type of gap is worded in a language."""
