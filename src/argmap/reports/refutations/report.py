"""What it would take to bring a claim down, or to restore one that has fallen, for people and as JSON."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final, Literal

from argmap.evaluation import Evaluation, Hand, Refutations, Ways
from argmap.evaluation.hands import hands_of
from argmap.evaluation.refutations import MOST_LISTED
from argmap.i18n import _, n_
from argmap.i18n.names import status_word
from argmap.i18n.punctuation import SEMICOLON, code_list
from argmap.model import ArgumentMap, Node, Relation
from argmap.model.numbering import number_nodes
from argmap.rendering.json import dumps
from argmap.reports.document.blocks import Block, Cell, Document, Paragraph, Section, Statement, Table
from argmap.reports.evaluation import assumed_words
from argmap.reports.hands import hand_words, what_hands_are

MOST_SHOWN: Final = 5
"""Sets that a reader takes in."""

MOST_ROWS: Final = 40
"""Statements of a set, or of the strongest line, that are listed."""

By = Literal["statements", "hands"]


@dataclass(frozen=True)
class Tellings:
    """Refutations in one of the map's languages; ``by`` says how their cost is counted, None for either way."""

    map: ArgumentMap
    language: str
    evaluation: Evaluation
    found: Refutations
    by: By | None = None

    def document(self) -> Document:
        """The cheapest sets by statements and by hands, then what carries the claim."""
        return Document(self.language, self.title, [Paragraph(*self._lead()), *self._sections()])

    @property
    def title(self) -> str:
        """What the report is about."""
        if self.found.stands:
            return _("What would bring {claim} down", self.language).format(claim=self._claim)
        return _("What would restore {claim}", self.language).format(claim=self._claim)

    def statement(self, node_id: str, depth: int = 0) -> Statement:
        """A node of the map."""
        return Statement(self.map[node_id], self.numbers[node_id], depth=depth)

    @cached_property
    def numbers(self) -> dict[str, str]:
        """The number of each node in the outline."""
        return number_nodes(self.map)

    @cached_property
    def givers(self) -> dict[str, str]:
        """Who gives each node, in words."""
        names, hands = hands_of(self.map)
        return {
            node.id: hand_words(self.map, names[hand], self.language)
            for node, hand in zip(self.map, hands, strict=True)
        }

    def summary(self) -> str:
        """The status of the claim and what would change it, as a sentence."""
        status = status_word(self.evaluation.statuses[self.found.target], self.language)
        if self.found.stands:
            said = _(
                "As mapped, {claim} is {status}. To bring it down, statements that speak for it have to be rejected. "
                "These are the cheapest ways.",
                self.language,
            )
        else:
            said = _(
                "As mapped, {claim} is {status}. To restore it, statements that speak against it have to be rejected. "
                "These are the cheapest ways.",
                self.language,
            )
        return said.format(claim=self._claim, status=status)

    def _lead(self) -> tuple[str, tuple[str, ...]]:
        language, others = self.language, list[str]()
        if assumed := self.evaluation.assumptions:
            said = assumed_words(assumed, self.map.nodes, language)
            others.append(_("Assumed: {assumptions}.", language).format(assumptions=said))
        if held := self.found.held:
            said = _("Left untouched, since they speak both for and against it: {nodes}.", language)
            others.append(said.format(nodes=code_list(held, language)))
        if not self.found.exact:
            others.append(_("The search was stopped after a second, and some numbers are only bounds.", language))
        return self.summary(), tuple(others)

    def _sections(self) -> Iterator[Block]:
        found, language = self.found, self.language
        if self.by != "hands":
            blocks = [*self._ways(found.statements, found.statements_through_reasons, "statements")]
            yield Section(_("By statements", language), blocks)
        if self.by != "statements":
            yield Section(_("By hands", language), [*self._by_hands()])
        if found.strongest_line:
            said = _(
                "From the grounds to {claim}: at each claim the strongest step that holds, at each objection the "
                "strongest answer.",
                language,
            ).format(claim=self._claim)
            yield Section(_("The strongest line", language), [Paragraph(said), *self._line()])

    def _by_hands(self) -> Iterator[Block]:
        found, language = self.found, self.language
        yield Paragraph(what_hands_are(language))
        if found.one_hand and found.hands.sets:
            said = (
                _("All grounds that speak for {claim} are of one hand, {hand}: it rests on a single voice.", language)
                if found.stands
                else _("All grounds that speak against {claim} are of one hand, {hand}.", language)
            )
            yield Paragraph(said.format(claim=self._claim, hand=self._names(found.hands.hands[0])))
        else:
            yield from self._ways(found.hands, found.hands_through_reasons, "hands")

    def _ways(self, in_all: Ways, reasons: Ways, by: By) -> Iterator[Block]:
        language = self.language
        if not self.found.stands:
            yield Section(_("To restore it", language), [*self._cheapest(in_all, by)])
        elif in_all == reasons:
            yield Section(_("Through its reasons and in all", language), [*self._cheapest(in_all, by)])
        else:
            yield Section(_("Through its reasons alone", language), [*self._cheapest(reasons, by)])
            yield Section(_("In all, answers to objections included", language), [*self._cheapest(in_all, by)])

    def _cheapest(self, ways: Ways, by: By) -> Iterator[Block]:
        """The cost, how many sets there are, and the first of them."""
        language, sets = self.language, ways.sets
        if not sets:
            yield Paragraph(
                _("Nothing in the map does this.", language) if ways.exact else _("None was found in time.", language)
            )
            return
        yield Paragraph(self._cost(ways, by), (self._count(ways, by),))
        if by == "statements" and ways.cost == 1:
            yield from self._table([node for one in sets for node in one])
            return
        shown = sets[:MOST_SHOWN]
        for place, one in enumerate(shown, 1):
            listed: list[Block] = [*self._table(one)]
            if by == "hands":
                said = _("{hands}: of what they say, these statements are enough.", language)
                listed.insert(0, Paragraph(said.format(hands=self._names(ways.hands[place - 1]))))
                if self.by is None and one in (
                    *self.found.statements.sets,
                    *self.found.statements_through_reasons.sets,
                ):
                    said = _("{hands}: a set listed by statements above is enough.", language)
                    listed = [Paragraph(said.format(hands=self._names(ways.hands[place - 1])))]
            if len(sets) == 1:
                yield from listed
            else:
                head = _("{place} of {count}", language).format(place=place, count=len(sets))
                yield Section(head, listed)
        yield from self._more(len(shown), len(sets))

    def _cost(self, ways: Ways, by: By) -> str:
        language, cost = self.language, ways.cost or 0
        if not ways.exact:
            said = (
                _("Between {least} and {cost} statements have to be rejected.", language)
                if by == "statements"
                else _("What between {least} and {cost} hands say has to be rejected.", language)
            )
            return said.format(least=ways.at_least, cost=cost)
        if by == "statements":
            return n_(
                "{count} statement has to be rejected.", "{count} statements have to be rejected.", cost, language
            )
        return n_(
            "What {count} hand says has to be rejected.", "What {count} hands say has to be rejected.", cost, language
        )

    def _count(self, ways: Ways, by: By) -> str:
        language, count = self.language, len(ways.sets)
        if not ways.exact:
            return _("This is one set that would do.", language)
        if ways.more:
            return _("More than {count} sets of this size would do.", language).format(count=MOST_LISTED)
        if ways.cost == 1 and by == "statements":
            return n_("Only this one would do.", "Any one of {count} would do.", count, language)
        return n_("Only this set would do.", "Each of {count} sets of this size would do.", count, language)

    def _names(self, hands: Iterable[Hand]) -> str:
        return _(SEMICOLON, self.language).join(hand_words(self.map, hand, self.language) for hand in hands)

    def _table(self, nodes: Sequence[str]) -> Iterator[Block]:
        heads = _("No.", self.language), _("Given by", self.language), _("Claim", self.language)
        rows: list[tuple[Cell, ...]] = [
            (place, self.givers[node], self.statement(node)) for place, node in enumerate(nodes[:MOST_ROWS], 1)
        ]
        yield Table(heads, rows)
        yield from self._more(len(rows), len(nodes))

    def _line(self) -> Iterator[Block]:
        top, line = self.map[self.found.target].depth, upwards(self.map, self.found.strongest_line)
        rows: list[tuple[Cell, ...]] = [
            (self._given(node), self.statement(node, max(self.map[node].depth - top, 0))) for node in line[-MOST_ROWS:]
        ]
        yield Table((_("Given by", self.language), _("Claim", self.language)), rows)
        yield from self._more(len(rows), len(line))

    def _more(self, shown: int, count: int) -> Iterator[Block]:
        if shown < count:
            said = _("Showing {shown} of {count}; `--format json` has them all.", self.language)
            yield Paragraph(said.format(shown=shown, count=f"{count:,}"))

    def _given(self, node_id: str) -> str:
        """Who gives a ground."""
        node = self.map[node_id]
        return "" if self.map.bearing_on(node, Relation.SUPPORTS) and not node.assumed else self.givers[node_id]

    @property
    def _claim(self) -> str:
        """What a sentence calls the node that it is about."""
        target = self.found.target
        return _("the thesis", self.language) if target == self.map.root.id else f"`{target}`"


def upwards(map_: ArgumentMap, nodes: Collection[str]) -> list[str]:
    """Some nodes in the order of the map, but each after those below it."""
    found, above, wanted = list[str](), list[Node](), frozenset(nodes)
    for node in map_:
        while above and above[-1].depth >= node.depth:
            found.append(above.pop().id)
        above.append(node)
    found += (node.id for node in reversed(above))
    return [node_id for node_id in found if node_id in wanted]


def render_json(map_: ArgumentMap, found: Refutations) -> str:
    """All that was found.

    Top level:
        target: id; stands: whether it does; exact: whether all costs are exact.
        statements, hands: the cheapest by the number of statements or of hands, each ``in_all`` and
        ``through_reasons``: its cost (null if there is no way), the count of such sets (null if there are more than the
        20 listed), and the sets, lists of ids. They bring the claim down; if it does not stand, they restore it.
        strongest_line: ids from the grounds to the claim.
    """
    data = {
        "target": found.target,
        "stands": found.stands,
        "statements": _both(found.statements, found.statements_through_reasons),
        "hands": _both(found.hands, found.hands_through_reasons),
        "strongest_line": upwards(map_, found.strongest_line),
        "exact": found.exact,
    }
    return dumps(data) + "\n"


def _both(in_all: Ways, reasons: Ways) -> dict[str, Any]:
    return {
        name: {
            "cost": ways.cost,
            "count": None if ways.more else len(ways.sets),
            "sets": [[*one] for one in ways.sets],
        }
        for name, ways in (("in_all", in_all), ("through_reasons", reasons))
    }
