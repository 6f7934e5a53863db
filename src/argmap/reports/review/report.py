"""A review in words: whose argument it is, and section by section what a critic would say and what would answer it."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from argmap.analysis.points import Gap, Point, Rated, Review
from argmap.analysis.points import Section as Points
from argmap.evaluation import figure
from argmap.i18n import N_, _, n_
from argmap.i18n.dates import date_words
from argmap.i18n.names import basis_word, kind_counts, kind_word, likelihood_word, semantics_word, status_word
from argmap.i18n.punctuation import LIST_COMMA, SPACE, TITLE
from argmap.model import ArgumentMap, Basis, Kind, Layer, Likelihood, Node, Semantics, Status, Text
from argmap.model.numbering import number_nodes
from argmap.rendering.cells import cut
from argmap.rendering.citations import argument_of, inner_quotes
from argmap.reports.document.blocks import (
    Block,
    Document,
    Item,
    Items,
    Paragraph,
    Section,
    Statement,
    Swing,
    Tile,
    Tiles,
    Tornado,
)
from argmap.reports.review.matters import COMMANDS, EMPTY, MATTERS, SECTIONS
from argmap.schemes import Question, Scheme, wording
from argmap.schemes.words import bracketed, node_count

EXCERPT: Final = 64
"""Cells of a source's text that are quoted; a wide character has two."""


def document(
    map_: ArgumentMap,
    review: Review,
    language: str,
    *,
    files: Mapping[str, str],
    today: datetime.date,
    semantics: Semantics,
    most: int,
) -> Document:
    """The review in one of the map's languages.

    Args:
        map_: the map.
        review: the points about it.
        language: the language.
        files: what commands call the file of each layer, by its id; that of the map is under "".
        today: the day for which it holds.
        semantics: that of the strengths.
        most: how many points of a section are shown.
    """
    writer = _Writer(map_, review, language, files)
    tiles = [
        Tile(section.name, f"{section.figure} {_(SECTIONS[section.name].title, language)}")
        for section in review.sections
        if section.figure
    ]
    first, *others = writer.head(today, semantics)
    return Document(
        language,
        map_.title.best(language),
        [
            Paragraph(first, tuple(others)),
            *([Tiles(tiles)] if tiles else []),
            *(writer.section(section, most) for section in review.sections),
        ],
        over=_("Review", language),
        thesis=map_.root.text.best(language),
    )


class _Writer:
    """Puts points into words of one language. Ids and commands are in backquotes."""

    def __init__(self, map_: ArgumentMap, review: Review, language: str, files: Mapping[str, str]) -> None:
        self.map = map_
        self.review = review
        self.language = language
        self.files = files
        self.numbers = number_nodes(map_)

    def head(self, today: datetime.date, semantics: Semantics) -> Iterator[str]:
        """Whose argument it is, what becomes of the thesis, how large the map is."""
        language = self.language
        if whose := argument_of(self.map, language):
            yield whose
        evaluation, root = self.review.evaluation, self.map.root.id
        yield _(
            "Given the reasons and objections in the map, the thesis is {status}, with a strength of {strength} (from "
            "0 to 1, {semantics}). That is about the argument as mapped, not about the world.",
            language,
        ).format(
            status=status_word(evaluation.statuses[root], language),
            strength=figure(evaluation.strengths[root]),
            semantics=semantics_word(semantics, language),
        )
        if not evaluation.converged:
            yield _("The map has a cycle in which strengths do not converge, so they mean little here.", language)
        nodes = node_count(len(self.map), language)
        if counted := kind_counts(Counter(node.kind for node in self.map), language):
            nodes += bracketed(counted, language)
        yield _("The map has {nodes}.", language).format(nodes=nodes)
        if self.map.layers:
            titles = (layer.title.best(language) for layer in self.map.layers.values())
            yield n_(
                "{count} of them comes from layers: {layers}.",
                "{count} of them come from layers: {layers}.",
                sum(bool(node.layer) for node in self.map),
                language,
            ).format(layers=_(LIST_COMMA, language).join(titles))
        yield _("As of {date}.", language).format(date=date_words(today, language))

    def section(self, points: Points, most: int) -> Section:
        """The points of one sort, or a sentence that there are none."""
        title, lead, empty = SECTIONS[points.name]
        said = lead if points.points else EMPTY.get(points.empty, empty)
        blocks: list[Block] = [Paragraph(_(said, self.language))]
        if points.swings:
            blocks.append(self.tornado(points, most))
        if points.points:
            blocks.append(Items([self.item(point) for point in points.points[:most]], ordered=True))
        if (left := len(points.points) - most) > 0:
            blocks.append(
                Paragraph(
                    n_("{count} more not shown; use `-n`.", "{count} more not shown; use `-n`.", left, self.language)
                )
            )
        return Section(_(title, self.language), blocks, points.name)

    def tornado(self, points: Points, most: int) -> Tornado:
        """The first points as a chart of how far each moves the strength of the thesis."""
        language = self.language
        swings = []
        for one in points.swings[:most]:
            node = self.map[one.id]
            number, said = self.numbers[node.id], node.text.best(language)
            label = f"{number}. {said}" if number else said
            if one.of_inference:
                label = _("Step to {node}", language).format(node=label)
            swings.append(Swing(label, one.low, one.high))
        now = self.review.evaluation.strengths[self.map.root.id]
        ends = _("base score 0", language), _("base score 1", language)
        return Tornado(now, tuple(swings), ends, _("now {strength}", language).format(strength=figure(now)))

    def item(self, point: Point) -> Item:
        """What is wrong, and what would answer it."""
        said, answer = MATTERS[point.matter]
        gaps = self.gaps(point)
        advice = _(answer, self.language)
        for name, command in COMMANDS.items():
            advice = advice.replace(f"{{{name}}}", f"`{command}`")
        return Item(
            _(said, self.language).format(**gaps),
            about=Statement(point.node, self.numbers[point.node.id]) if point.node else None,
            answer=(_("What would answer it", self.language), advice.format(**gaps)),
        )

    def gaps(self, point: Point) -> Mapping[str, str]:
        gaps = {"base": self.files[""], "map": self.file(point.node), "id": point.node.id if point.node else ""}
        for name, gap in point.gaps.items():
            gaps[name] = self.worded(gap)
            if isinstance(gap, Node | Question):
                gaps[f"{name}_id"] = gap.id
            if isinstance(gap, Node):
                gaps[f"{name}_map"] = self.file(gap)
        return gaps

    def file(self, node: Node | None) -> str:
        """The file that has a node."""
        return self.files[node.layer if node else ""]

    def worded(self, gap: Gap) -> str:
        if isinstance(gap, tuple) and not isinstance(gap, Rated):
            between = SPACE if isinstance(gap[0], Question) else LIST_COMMA
            return _(between, self.language).join(map(self.worded, gap))
        if isinstance(gap, Rated):
            return self.named(gap.node) + bracketed(likelihood_word(gap.likelihood, self.language), self.language)
        if isinstance(gap, Node):
            return self.named(gap)
        for kind, word in _WORDS.items():
            if isinstance(gap, kind):
                said: str = word(gap, self.language)
                return said
        return str(gap)

    def named(self, node: Node) -> str:
        """What a node is called inside a sentence: its number, as in headings."""
        number = self.numbers[node.id]
        return _(NUMBERED, self.language).format(number) if number else _("the thesis", self.language)


NUMBERED: Final = N_("{}")
"""A node inside a sentence."""


def _titled(title: Text, language: str) -> str:
    return _(TITLE, language).format(inner_quotes(title.best(language), language))


def _kind(kind: Kind, language: str) -> str:
    """The word of a kind, as inside a sentence."""
    return kind_word(kind, language).lower()


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
    float: lambda number, __: figure(number),
    # Scales are strings, too: they come first.
    str: lambda text, __: cut(text, EXCERPT),
}
"""How each type of gap is worded in a language."""
