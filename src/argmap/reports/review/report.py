"""A review in words: whose argument it is, and section by section what a critic would say and what would answer it."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from argmap.analysis.points import Gap, Point, Rated, Review
from argmap.analysis.points import Section as Points
from argmap.evaluation import (
    Hand,
    HandCrux,
    Settings,
    figure,
    hand_count,
    layer_effect,
    resilience_words,
    statement_count,
)
from argmap.i18n import N_, _, n_
from argmap.i18n.dates import date_words
from argmap.i18n.names import basis_word, kind_counts, kind_word, likelihood_word, semantics_word, status_word
from argmap.i18n.punctuation import LIST_COMMA, SEMICOLON, SPACE, TITLE
from argmap.model import ArgumentMap, Basis, Kind, Layer, Likelihood, Node, Status, Text
from argmap.model.numbering import number_nodes
from argmap.rendering.cells import cut
from argmap.rendering.citations import argument_of, inner_quotes
from argmap.reports.document.blocks import (
    Block,
    Cell,
    Document,
    Item,
    Items,
    Paragraph,
    Section,
    Statement,
    Swing,
    Table,
    Tile,
    Tiles,
    Tornado,
)
from argmap.reports.evaluation import untried_words
from argmap.reports.hands import hand_words
from argmap.reports.review.matters import COMMANDS, EMPTY, MATTERS, SECTIONS
from argmap.schemes import Question, Scheme, wording
from argmap.schemes.words import bracketed, node_count

WHOLE: Final = ("refutations", "restoration")
"""Sections that are shown whole, with the statements of each point."""
EXCERPT: Final = 64
"""Cells of a source's text that are quoted; a wide character has two."""


def document(
    map_: ArgumentMap,
    review: Review,
    language: str,
    *,
    files: Mapping[str, str],
    today: datetime.date,
    settings: Settings,
    most: int,
) -> Document:
    """The review in one of the map's languages.

    Args:
        map_: the map.
        review: the points about it.
        language: the language.
        files: what commands call the file of each layer, by its id; that of the map is under "".
        today: the day for which it holds.
        settings: how strengths are computed.
        most: how many points of a section are shown.
    """
    writer = _Writer(map_, review, language, files)
    tiles = [
        Tile(section.name, f"{section.figure} {_(SECTIONS[section.name].title, language)}")
        for section in review.sections
        if section.figure
    ]
    first, *others = writer.head(today, settings)
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

    def head(self, today: datetime.date, settings: Settings) -> Iterator[str]:
        """Whose argument it is, what becomes of the thesis, how large the map is."""
        language = self.language
        if said := layer_effect(self.map, language, settings, self.review.evaluation):
            yield said
        if whose := argument_of(self.map, language):
            yield whose
        evaluation, root = self.review.evaluation, self.map.root.id
        yield _(
            "Given the reasons and objections in the map, the thesis is {status}, with a strength of {strength} (from "
            "0 to 1, {semantics}).",
            language,
        ).format(
            status=status_word(evaluation.statuses[root], language),
            strength=figure(evaluation.strengths[root]),
            semantics=semantics_word(settings.semantics, language),
        )
        if found := self.review.resilience.get(root):
            yield resilience_words(found, language)
        yield _("That is about the argument as mapped, not about the world.", language)
        if not evaluation.converged:
            yield _("The map has a cycle in which strengths do not converge, so they mean little here.", language)
        nodes = node_count(len(self.map), language)
        if counted := kind_counts(Counter(node.kind for node in self.map), language):
            nodes += bracketed(counted, language)
        yield _("The map has {nodes}.", language).format(nodes=nodes)
        yield _("As of {date}.", language).format(date=date_words(today, language))

    def section(self, points: Points, most: int) -> Section:
        """The points of one sort, or a sentence that there are none."""
        title, lead, empty = SECTIONS[points.name]
        said = lead if points.points else EMPTY.get(points.empty, empty)
        blocks: list[Block] = [Paragraph(_(said, self.language))]
        if points.swings:
            blocks.append(self.tornado(points, most))
        if missing := self.unsearched(points):
            blocks.append(Paragraph(missing))
        if points.untried:
            blocks += map(Paragraph, untried_words(points.untried, self.language))
        if points.name in WHOLE:
            shown: tuple[str, ...] = ()
            for point in points.points:
                blocks += self.ways(point, shown)
                shown = point.ways.sets[0] if point.ways else ()
            return Section(_(title, self.language), blocks, points.name)
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
            if isinstance(one, HandCrux):
                label = hand_words(self.map, one.hand, language)
            else:
                number, said = self.numbers[one.id], self.map[one.id].text.best(language)
                label = f"{number}. {said}" if number else said
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
        text = _(said, self.language).format(**gaps)
        if point.node and "strength" in point.gaps and (found := self.review.resilience.get(point.node.id)):
            text += _(SPACE, self.language) + resilience_words(found, self.language)
        return Item(
            text,
            about=Statement(point.node, self.numbers[point.node.id]) if point.node else None,
            answer=(_("What would answer it", self.language), advice.format(**gaps)),
        )

    def ways(self, point: Point, before: tuple[str, ...]) -> Iterator[Block]:
        """What a refutation takes, its statements unless they were shown just before, and how many more there are."""
        ways, language = point.ways, self.language
        assert ways is not None
        yield Items([self.item(point)])
        if ways.sets[0] != before:
            rows: list[tuple[Cell, ...]] = [(Statement(self.map[one], self.numbers[one]),) for one in ways.sets[0]]
            yield Table((_("Statement", language),), rows)
        if ways.more:
            yield Paragraph(
                _("There are more than {count} ways that take as few.", language).format(count=len(ways.sets))
            )
        elif len(ways.sets) > 1:
            others = len(ways.sets) - 1
            yield Paragraph(n_("{count} other way takes as few.", "{count} other ways take as few.", others, language))
        if not ways.exact:
            yield Paragraph(
                _("The search was stopped in time: fewer may do, but not fewer than {count}.", language).format(
                    count=ways.at_least
                )
            )

    def unsearched(self, points: Points) -> str:
        """For how many of the weakest claims there was no time to find out what would bring them down."""
        statuses, found = self.review.evaluation.statuses, self.review.resilience
        claims = [point.node for point in points.points if point.node] if points.name == "weakest" else []
        count = sum(statuses[node.id].stands and node.id not in found for node in claims)
        if not count:
            return ""
        return n_(
            "What would bring it down is not computed for {count} claim.",
            "What would bring them down is not computed for {count} claims.",
            count,
            self.language,
        )

    def gaps(self, point: Point) -> Mapping[str, str]:
        gaps = {"base": self.files[""], "map": self.file(point.node), "id": point.node.id if point.node else ""}
        if point.ways is not None and point.ways.cost is not None:
            cost, hands = point.ways.cost, point.ways.hands[0]
            gaps["statements"] = statement_count(cost, self.language)
            gaps["sources"] = hand_count(cost, self.language)
            gaps["hands"] = _(SEMICOLON, self.language).join(
                hand_words(self.map, hand, self.language) for hand in hands
            )
        if isinstance(count := point.gaps.get("count"), int):
            gaps["statements"] = statement_count(count, self.language)
            gaps["sources"] = hand_count(count, self.language)
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
        if isinstance(gap, Hand):
            return hand_words(self.map, gap, self.language)
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
