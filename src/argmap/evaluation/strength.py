"""How strongly each claim is supported in the end: ratios over hands, and three published gradual semantics."""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from typing import ClassVar, Final, NamedTuple

from argmap.evaluation.graph import Graph, Numbers, Reasons, strongly_connected, turned
from argmap.model.semantics import Semantics

TOLERANCE: Final = 1e-9
"""Strengths in a cycle have settled when none changes by more in a round."""
MOST_ROUNDS: Final = 10_000
"""After so many rounds a cycle is said not to converge."""
_LARGEST_EXPONENT: Final = 700.0
"""Of a float; beyond it, a strength is 1 in all the digits that there are."""
_SCALE: Final = 2**128
"""Ratios are added up as whole multiples of its reciprocal: exact, in whatever order, and taken away again exactly."""

Formula = Callable[[float, Sequence[float], Sequence[float]], float]
"""The strength of a node: from its base score, what its supporters give it, and the strengths of its attackers."""


def quadratic_energy(base: float, supporters: Sequence[float], attackers: Sequence[float]) -> float:
    """Strength by quadratic energy (Potyka, KR 2018)."""
    energy = math.fsum(supporters) - math.fsum(attackers)
    pull = energy * energy / (1 + energy * energy)
    return base + (1 - base) * pull if energy > 0 else base - base * pull


def df_quad(base: float, supporters: Sequence[float], attackers: Sequence[float]) -> float:
    """Strength by DF-QuAD (Rago, Toni, Aurisicchio and Baroni, KR 2016)."""
    # What supports less what attacks, each 1 − Π(1 − σ).
    pull = math.prod([1 - strength for strength in attackers]) - math.prod([1 - strength for strength in supporters])
    return base + (1 - base) * pull if pull > 0 else base + base * pull


def euler_based(base: float, supporters: Sequence[float], attackers: Sequence[float]) -> float:
    """Strength by the Euler-based semantics (Amgoud and Ben-Naim 2018)."""
    energy = math.fsum(supporters) - math.fsum(attackers)
    return 1 - (1 - base * base) / (1 + base * math.exp(min(energy, _LARGEST_EXPONENT)))


FORMULAS: Final[Mapping[Semantics, Formula]] = {
    Semantics.QUADRATIC: quadratic_energy,
    Semantics.DF_QUAD: df_quad,
    Semantics.EULER: euler_based,
}
"""The published semantics: with nothing that bears on it, a node keeps its base score."""


class Strengths(ABC):
    """The strengths of a graph's nodes, each from 0 to 1.

    Where nothing bears on itself, one pass is exact; a cycle is solved by rounds, all its nodes at once in each.
    """

    _leaps: ClassVar[bool] = False
    """Whether rounds may be left out on the way; the published semantics are defined by all of them."""

    def __init__(self, graph: Graph, base: Sequence[float], fixed: Mapping[int, float], step: float) -> None:
        """Prepare to solve a graph, see `solve`.

        Args:
            graph: the graph.
            base: the base score of each node.
            fixed: the strengths that nothing changes.
            step: the base score of the steps to each claim.
        """
        self.graph = graph
        self.fixed = fixed
        self.base = [*base]
        self.step_base = [[step] * len(steps) for steps in graph.steps]
        self.values = [0.0] * len(graph)
        self.rounds = 0
        """The most rounds that a cycle has taken."""
        self.converged = True
        """Whether all cycles have settled."""
        self.work = 0
        """How much has been computed so far, in units of about a tenth of a microsecond."""
        self._weights = [
            10 + len(bearing) + 5 * len(steps) for bearing, steps in zip(graph.bearing, graph.steps, strict=True)
        ]

    def solve(self) -> None:
        """Find all strengths."""
        for component in self.graph.components:
            self.settle(component)

    def settle(self, nodes: Collection[int]) -> list[int]:
        """Solve the nodes of a component anew, given the strengths of all others; the nodes whose strength has changed.

        A single node that does not bear on itself takes one step.
        """
        if len(nodes) == 1:
            (node,) = nodes
            self.work += self._weights[node]
            value = self.strength(node)
            if value == self.values[node]:
                return []
            self.put(node, value)
            return [node]
        before = [self.values[node] for node in nodes]
        self._iterate(nodes)
        return [node for node, value in zip(nodes, before, strict=True) if self.values[node] != value]

    def put(self, node: int, value: float) -> None:
        """Give a node a strength."""
        self.values[node] = value

    def strength(self, node: int) -> float:
        """The strength that follows from those of all that bears on a node."""
        return self.fixed[node] if node in self.fixed else self._strength(node)

    @abstractmethod
    def step(self, node: int, index: int) -> float:
        """How strong a step to a node is by itself: 1 where nothing limits it."""

    @abstractmethod
    def reasons(self, node: int) -> Iterator[tuple[Reasons, tuple[int, ...], float]]:
        """The steps to a node, each member by itself where not joint: the step, the members, the strength they give."""

    @abstractmethod
    def _strength(self, node: int) -> float: ...

    @abstractmethod
    def _start(self, node: int) -> float:
        """Where a node in a cycle begins."""

    @abstractmethod
    def _next(self, value: float, found: float) -> float:
        """Where it goes from a value in one round, if its strength would be another."""

    def _iterate(self, nodes: Collection[int]) -> None:
        for node in nodes:
            self.put(node, self.fixed[node] if node in self.fixed else self._start(node))
        done, kept, kept_at = 0, None, 0
        trail: list[list[float]] = []
        while done < MOST_ROUNDS:
            done += 1
            found, change = self._round(nodes)
            if change < TOLERANCE:
                self.rounds = max(self.rounds, done)
                return
            trail = [*trail[-2:], found]
            if self._leaps and done % 3 == 0 and (leap := _extrapolated(*trail)):
                self._put_all(nodes, leap)
                leapt, after = self._round(nodes)
                if after < change:
                    found, trail = leapt, []
                else:
                    self._put_all(nodes, found)
            if found == kept:
                # What comes back comes back for ever: leave out the rounds that would only repeat it.
                done += (MOST_ROUNDS - done) // (done - kept_at) * (done - kept_at)
            elif done >= 2 * kept_at:
                kept, kept_at = found, done
        self.rounds, self.converged = MOST_ROUNDS, False

    def _round(self, nodes: Collection[int]) -> tuple[list[float], float]:
        """All nodes of a cycle take one step at once: where they are then, and the longest step."""
        self.work += sum([self._weights[node] for node in nodes])
        found = [self._next(self.values[node], self.strength(node)) for node in nodes]
        change = max(abs(value - self.values[node]) for node, value in zip(nodes, found, strict=True))
        self._put_all(nodes, found)
        return found, change

    def _put_all(self, nodes: Collection[int], values: Sequence[float]) -> None:
        for node, value in zip(nodes, values, strict=True):
            self.put(node, value)


def _extrapolated(first: Sequence[float], second: Sequence[float], third: Sequence[float]) -> list[float] | None:
    """Where three rounds in a row lead to (Varadhan and Roland 2008, scheme S3); None if they do not tell.

    Rounds that come nearer by less and less would take very long: of two rivals that attack each other, one of which is
    nearly certain, the other one falls to 0 as slowly as 1/n.
    """
    moves = [after - before for before, after in zip(first, second, strict=True)]
    turns = [last - after - move for after, last, move in zip(second, third, moves, strict=True)]
    bend = _length(turns)
    if not bend:
        return None
    stride = _length(moves) / bend
    leap = [
        one + 2 * stride * move + stride * stride * turn for one, move, turn in zip(first, moves, turns, strict=True)
    ]
    return [min(max(one, 0.0), 1.0) for one in leap]


def _length(vector: Sequence[float]) -> float:
    # The page's script has no other `hypot` than its browser's. The last digit decides where slow rounds stop.
    return math.sqrt(math.fsum([one * one for one in vector]))


class Published(Strengths):
    """Strengths by one of the published semantics.

    They know no steps and no hands: a joint step counts as one supporter, as strong as the weakest of its members. Each
    step is taken for a node of its own: caveats attack it, and its strength scales what its members give.
    """

    def __init__(
        self, graph: Graph, formula: Formula, base: Sequence[float], fixed: Mapping[int, float], step: float
    ) -> None:
        """Prepare to solve a graph by a formula."""
        super().__init__(graph, base, fixed, step)
        self._formula = formula

    def step(self, node: int, index: int) -> float:
        base, caveats = self.step_base[node][index], self.graph.steps[node][index].caveats
        return self._formula(base, (), [self.values[one] for one in caveats]) if caveats else base

    def reasons(self, node: int) -> Iterator[tuple[Reasons, tuple[int, ...], float]]:
        for index, step in enumerate(self.graph.steps[node]):
            scale = self.step(node, index)
            for members in [step.members] if step.joint else [(one,) for one in step.members]:
                yield step, members, scale * min([self.values[one] for one in members])

    def _strength(self, node: int) -> float:
        values = self.values
        supporters: list[float] = []
        for index, step in enumerate(self.graph.steps[node]):
            scale = self.step(node, index)
            given = [values[one] for one in step.members]
            supporters += [scale * min(given)] if step.joint else [scale * one for one in given]
            if is_last_unnamed(self.graph.steps[node], index):
                supporters += [scale * values[one] for one in self.graph.loose[node]]
        attackers = [values[one] for one in self.graph.attackers[node]]
        if not supporters and not attackers:
            return self.base[node]
        return self._formula(self.base[node], supporters, attackers)

    def _start(self, node: int) -> float:
        return self.base[node]

    def _next(self, value: float, found: float) -> float:
        return found


class _Any(NamedTuple):
    """Nodes of which any will do: their ratios add, those of a hand count once."""

    single: tuple[int, ...]
    hands: tuple[tuple[int, ...], ...]
    """Bare nodes of one hand, where there are several."""

    @classmethod
    def of(cls, nodes: Iterable[int], bare: Sequence[bool], hands: Sequence[int]) -> _Any:
        """Sort nodes by their hands."""
        single, groups = [], dict[int, list[int]]()
        for node in nodes:
            if bare[node]:
                groups.setdefault(hands[node], []).append(node)
            else:
                single.append(node)
        single += [group[0] for group in groups.values() if len(group) == 1]
        return cls(tuple(single), tuple([tuple(group) for group in groups.values() if len(group) > 1]))

    def ratio(self, ratios: Sequence[float]) -> float:
        """What they come to."""
        if not self.hands:
            if len(self.single) == 1:
                return ratios[self.single[0]]
            return math.fsum([ratios[one] for one in self.single])
        return math.fsum(
            [ratios[one] for one in self.single] + [max([ratios[one] for one in group]) for group in self.hands]
        )


NOBODY: Final = _Any((), ())


class _Step(NamedTuple):
    """A step whose members have not been rejected; ``joint`` or any of them."""

    place: int
    """Its place among the steps to its claim."""
    joint: tuple[int, ...]
    single: tuple[int, ...]
    bare: tuple[tuple[int, int], ...]
    """Bare members and their hands."""
    caveats: _Any


class Ratios(Strengths):
    """Strengths as ratios for and against, over hands: t-norm and t-conorm of Hamacher (1978; Dombi 1982, λ = 1).

    For the frame see Leite and Martins (2011) and Jedwabny, Croitoru and Bisquert (2020). A strength σ is held as the
    ratio σ/(1 − σ): *any of* several adds ratios, *all of* several adds their reciprocals, *not* is the reciprocal.

    - A step is all of its members (each member by itself, where not joint), and not any of its caveats.
    - A claim is any of its base score, its steps and its loose evidence; then all of that, and not any of its
      attackers.
    - Bare reasons, caveats and objections of one hand count for one claim as the strongest of them.
    - Before attacks, no claim is stronger than any of the hands below it, each with its strongest ground.
    - What is rejected has no force.
    """

    _leaps = True

    def __init__(
        self,
        graph: Graph,
        base: Sequence[float],
        fixed: Mapping[int, float],
        step: float,
        *,
        hands: Sequence[int],
        rejected: Sequence[bool],
        weakest: bool = False,
    ) -> None:
        """Prepare to solve a graph.

        Args:
            graph: the graph.
            base: the base score of each node; 0 for claims that rest on others.
            fixed: the strengths that nothing changes.
            step: the base score of the steps to each claim.
            hands: the hand of each node.
            rejected: whether each node is rejected.
            weakest: a joint step is as strong as its weakest member, in place of all of them.
        """
        super().__init__(graph, base, fixed, step)
        self.rejected = rejected
        self.hands = hands
        self._weakest = weakest
        self._bare = [not steps and not loose for steps, loose in zip(graph.steps, graph.loose, strict=True)]
        self._ratios = [0.0] * len(graph)
        """The strengths as ratios; 0 for what is rejected."""
        self.caps = Caps(graph, self.base, fixed, hands, rejected)
        self.ceilings = self.caps.ratios()
        self._attackers = [self._any(attackers) for attackers in graph.attackers]
        self._caveats = [
            self._any(caveats) if ground else NOBODY
            for caveats, ground in zip(graph.caveats, graph.grounds, strict=True)
        ]
        self._steps = [self._planned(node) for node in range(len(graph))]

    def put(self, node: int, value: float) -> None:
        self.values[node] = value
        if not self.rejected[node]:
            self._ratios[node] = ratio(value)

    def step(self, node: int, index: int) -> float:
        caveats = self._any(self.graph.steps[node][index].caveats).ratio(self._ratios)
        return as_strength(all_but(ratio(self.step_base[node][index]), caveats))

    def reasons(self, node: int) -> Iterator[tuple[Reasons, tuple[int, ...], float]]:
        for index, step in enumerate(self.graph.steps[node]):
            doubt = 1 / limits if (limits := ratio(self.step(node, index))) else math.inf
            for members in [step.members] if step.joint else [(one,) for one in step.members]:
                yield step, members, as_strength(all_but(self._all([self._ratios[one] for one in members]), doubt))

    def before_attacks(self, node: int) -> float:
        """The ratio of a node before the cap and before its attackers."""
        ratios = self._ratios
        base = self.base[node]
        own = ratio(base) if base else 0.0
        if own and self._caveats[node] is not NOBODY:
            own = all_but(own, self._caveats[node].ratio(ratios))
        if not self._steps[node]:
            return own
        parts = [own]
        by_hand: dict[int, float] = {}
        for step in self._steps[node]:
            doubt = step.caveats.ratio(ratios) if step.caveats is not NOBODY else 0.0
            if (base := self.step_base[node][step.place]) != 1:
                doubt += (1 - base) / base if base else math.inf
            if step.joint:
                parts.append(all_but(self._all([ratios[one] for one in step.joint]), doubt))
            elif step.single:
                given = [ratios[one] for one in step.single]
                parts += [all_but(one, doubt) for one in given] if doubt else given
            for one, hand in step.bare:
                alone = all_but(ratios[one], doubt) if doubt else ratios[one]
                if alone > by_hand.get(hand, 0):
                    by_hand[hand] = alone
        parts += by_hand.values()
        return math.fsum(parts)

    def responses(self, node: int) -> dict[int, Response]:
        """What a node would be if one thing that bears on it had another ratio and all the rest stayed the same.

        Caveats, and what bears on the node in several ways, are left out.
        """
        ratios, own = self._ratios, ratio(self.base[node])
        if own and self._caveats[node] is not NOBODY:
            own = all_but(own, self._caveats[node].ratio(ratios))
        parts, places = [own], list[tuple[int, int, float, float, float]]()
        by_hand: dict[int, list[tuple[float, int, float]]] = {}
        for step in self._steps[node]:
            base = self.step_base[node][step.place]
            doubt = step.caveats.ratio(ratios) + ((1 - base) / base if base else math.inf)
            given = [ratios[one] for one in step.joint]
            if given and self._weakest:
                least, second = [*sorted(given), math.inf][:2]
                limits = [second if value == least else least for value in given]
                places += [(one, len(parts), limit, doubt, 0.0) for one, limit in zip(step.joint, limits, strict=True)]
            elif given:
                doubts = _sums_of_others([1 / value if value else math.inf for value in given])
                places += [
                    (one, len(parts), math.inf, more + doubt, 0.0) for one, more in zip(step.joint, doubts, strict=True)
                ]
            if given:
                parts.append(all_but(self._all(given), doubt))
            for one in step.single:
                places.append((one, len(parts), math.inf, doubt, 0.0))
                parts.append(all_but(ratios[one], doubt))
            for one, hand in step.bare:
                by_hand.setdefault(hand, []).append((all_but(ratios[one], doubt), one, doubt))
        for group in by_hand.values():
            best, second = [*sorted((value for value, *__ in group), reverse=True), 0.0][:2]
            for value, member, doubt in group:
                places.append((member, len(parts), math.inf, doubt, second if value == best else best))
            parts.append(best)
        attack, others = self._attackers[node].ratio(ratios), _sums_of_others(parts)
        found = {
            one: Response(others[place], limit, doubt, least, attack) for one, place, limit, doubt, least in places
        }
        for one, count in Counter([*self.graph.bearing[node]]).items():
            if count > 1:
                found.pop(one, None)
        return found

    def _strength(self, node: int) -> float:
        found = self.before_attacks(node)
        if self._steps[node]:
            found = min(found, self.ceilings[node])
        attackers = self._attackers[node]
        if attackers is not NOBODY:
            found = all_but(found, attackers.ratio(self._ratios))
        return as_strength(found)

    def given(
        self, node: int, others: Sequence[tuple[int, float]], known: dict[tuple[float, ...], float] | None = None
    ) -> tuple[float, float]:
        """The ratio of a node before its cap, and that of its attackers, if some that bear on it had other ratios.

        Where these are nothing but caveats, ``known`` has what came of the same doubts.
        """
        ratios = self._ratios
        kept = [ratios[one] for one, __ in others]
        for one, of_ratio in others:
            ratios[one] = of_ratio
        if known is None:
            self.work += self._weights[node]
            found = self.before_attacks(node)
        else:
            doubts = self._caveats[node].ratio(ratios), *[step.caveats.ratio(ratios) for step in self._steps[node]]
            if doubts not in known:
                self.work += self._weights[node]
                known[doubts] = self.before_attacks(node)
            found = known[doubts]
        attack = self._attackers[node].ratio(ratios)
        for (one, __), of_ratio in zip(others, kept, strict=True):
            ratios[one] = of_ratio
        return found, attack

    def _start(self, node: int) -> float:
        return self.base[node]

    def _next(self, value: float, found: float) -> float:
        # Half the way: attacks alone contract in the logarithm of the ratio.
        return (value + found) / 2

    def _all(self, ratios: Sequence[float]) -> float:
        least = min(ratios)
        if self._weakest or least in (0.0, math.inf):
            return least
        return 1 / math.fsum([1 / one for one in ratios])

    def _any(self, nodes: Sequence[int]) -> _Any:
        if not nodes:
            return NOBODY
        if len(nodes) == 1:
            return NOBODY if self.rejected[nodes[0]] else _Any((nodes[0],), ())
        kept = [one for one in dict.fromkeys(nodes) if not self.rejected[one]]
        return _Any.of(kept, self._bare, self.hands) if kept else NOBODY

    def _planned(self, node: int) -> list[_Step]:
        steps = self.graph.steps[node]
        planned = []
        for index, step in enumerate(steps):
            caveats = self._any(step.caveats)
            members = [one for one in step.members if not self.rejected[one]]
            if step.joint:
                if len(members) == len(step.members):
                    planned.append(_Step(index, step.members, (), (), caveats))
            else:
                planned.append(self._separate(index, members, caveats))
            if is_last_unnamed(steps, index) and (loose := self.graph.loose[node]):
                kept = [one for one in loose if not self.rejected[one]]
                planned.append(self._separate(index, kept, caveats))
        return planned

    def _separate(self, index: int, members: Sequence[int], caveats: _Any) -> _Step:
        bare = tuple([(one, self.hands[one]) for one in members if self._bare[one]])
        single = [one for one in members if not self._bare[one]]
        return _Step(index, (), tuple(dict.fromkeys(single)), bare, caveats)


class Response(NamedTuple):
    """What a claim is as one of its reasons varies, as ratios."""

    others: float
    """What its base score and its other reasons give."""
    limit: float
    """A weaker member of the same step lets no more through."""
    doubt: float
    """What weakens the reason: caveats, and other members of the step."""
    least: float
    """What another reason of the same hand gives in any case."""
    attack: float

    def before(self, of_ratio: float) -> float:
        """The ratio of the claim before the cap and its attackers, if that of the reason is ``of_ratio``."""
        if of_ratio > self.limit:
            of_ratio = self.limit
        given = all_but(of_ratio, self.doubt)
        return self.others + (given if given > self.least else self.least)


def _sums_of_others(values: Sequence[float]) -> list[float]:
    """For each value the sum of all others: nothing is taken away, so that nothing is lost."""
    before, after = [0.0, *accumulate(values)], [0.0, *accumulate(reversed(values))]
    return [before[place] + after[-place - 2] for place in range(len(values))]


def ratio(strength: float) -> float:
    """A strength as the ratio for and against: 3 for 0.75, infinite for 1."""
    return strength / (1 - strength) if strength < 1 else math.inf


def as_strength(of_ratio: float) -> float:
    """A ratio as a strength."""
    return of_ratio / (1 + of_ratio) if of_ratio < math.inf else 1.0


def all_but(of_ratio: float, doubt: float) -> float:
    """All of one thing and not another, both as ratios."""
    if not doubt or not of_ratio:
        return of_ratio
    if doubt == math.inf:
        return 0.0
    return 1 / doubt if of_ratio == math.inf else of_ratio / (1 + of_ratio * doubt)


class Caps:
    """For each node the hands below it by support, each with its strongest ground.

    Only nodes that are not rejected pass support on, and nothing below a fixed one counts.
    """

    def __init__(
        self,
        graph: Graph,
        base: Sequence[float],
        fixed: Mapping[int, float],
        hands: Sequence[int],
        rejected: Sequence[bool],
    ) -> None:
        """Find what supports what; ``base`` is read when ratios are asked for."""
        self._graph, self._base, self._fixed = graph, base, fixed
        # The credence of a supported claim is a ground with a hand of its own.
        most = max(hands, default=0) + 1
        self.hands = [hand if graph.grounds[node] else most + node for node, hand in enumerate(hands)]
        self.below = [
            [] if node in fixed else [one for one in below if not rejected[one]]
            for node, below in enumerate(graph.supporters)
        ]

        self._totals = [(0, 0)] * len(hands)
        """What the hands below each node come to, and how many of them are certain."""
        self._most = [0.0] * len(hands)
        """The strongest ground below each node."""
        self._known: dict[int, dict[int, tuple[_Rival, _Rival]]] = {}
        self.work = 0
        """How many nodes have been gone through in search of what rests on others."""

    @cached_property
    def order(self) -> Sequence[Sequence[int]]:
        """The nodes in an order in which each comes after what supports it; those of a circle together."""
        components = self._graph.components
        return components if len(components) == len(self.below) else strongly_connected(self.below)

    @cached_property
    def above(self) -> Numbers:
        """What each node supports."""
        return turned(self.below)

    def own(self, node: int) -> float:
        """The ratio of a node as a ground; 0 where it is none."""
        return ratio(self._fixed.get(node, self._base[node]))

    def moved(self, nodes: Sequence[int], score: float) -> dict[int, float]:
        """The caps that change, as ratios, if one ground, or all grounds of a hand, had another base score."""
        moving = [node for node in nodes if node not in self._fixed]
        if not moving:
            return {}
        rivals = self._rivals(self.hands[moving[0]])
        to, found = ratio(score), {}
        for node in self.upwards(moving):
            first, second = rivals[node]
            left = first[0] if first[1] not in moving else second[0] if len(moving) == 1 else 0.0
            if (now := max(left, to)) != first[0]:
                total, certain = self._totals[node]
                certain += (now == math.inf) - (first[0] == math.inf)
                total += _whole(now) - _whole(first[0])
                found[node] = math.inf if certain else total / _SCALE
        return found

    def least(self, node: int) -> float:
        """The cap of a node, as a ratio, without its strongest hand."""
        of_all, certain = self._totals[node]
        most = self._most[node]
        return math.inf if certain > 1 else (of_all - _whole(most)) / _SCALE

    def without(self, ground: int, node: int) -> float:
        """The cap of a node, as a ratio, if one ground below it had the base score 0."""
        first, second = self._rivals(self.hands[ground])[node]
        of_all, certain = self._totals[node]
        if first[1] == ground:
            of_all += _whole(second[0]) - _whole(first[0])
            certain += (second[0] == math.inf) - (first[0] == math.inf)
        return math.inf if certain else of_all / _SCALE

    def _rivals(self, hand: int) -> dict[int, tuple[_Rival, _Rival]]:
        """The two strongest grounds of a hand at or below each node that rests on some."""
        if (known := self._known.get(hand)) is not None:
            return known
        found: dict[int, tuple[_Rival, _Rival]] = {}
        lifted: dict[int, set[_Rival]] = {}
        for place in sorted({self._place[node] for node in self.upwards(self._of_hand[hand])}):
            component = self.order[place]
            rivals = {(self.own(node), node) for node in component if self.hands[node] == hand}
            rivals = rivals.union(*[lifted.pop(node) for node in component if node in lifted])
            best = sorted(rivals, reverse=True)[:2]
            first, second = [*best, _NONE][:2]
            for node in component:
                found[node] = first, second
                for one in self.above[node]:
                    lifted.setdefault(one, set()).update(best)
        self._known[hand] = found
        return found

    @cached_property
    def _place(self) -> list[int]:
        places = [0] * len(self.below)
        for place, component in enumerate(self.order):
            for node in component:
                places[node] = place
        return places

    @cached_property
    def _of_hand(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for node, hand in enumerate(self.hands):
            found.setdefault(hand, []).append(node)
        return found

    def upwards(self, nodes: Iterable[int]) -> set[int]:
        """Some nodes and all that they support by some path."""
        found = {*nodes}
        todo = [*found]
        while todo:
            new = [one for one in self.above[todo.pop()] if one not in found]
            found.update(new)
            todo += new
        self.work += len(found)
        return found

    def grounds(self, node: int) -> list[int]:
        """The grounds at or below a node, in document order."""
        found = {node}
        todo = [node]
        while todo:
            new = [one for one in self.below[todo.pop()] if one not in found]
            found.update(new)
            todo += new
        return sorted(one for one in found if self.own(one))

    def ratios(self) -> list[float]:
        """The cap of each node, as a ratio."""
        found = [math.inf] * len(self.below)
        tallies: dict[int, _Tally] = {}
        """Those that are still to be handed on."""
        for component in self.order:
            parts = {one: tallies[one] for node in component for one in self.below[node] if one in tallies}
            tally = _Tally()
            if parts:
                __, largest = max((len(part.best), one) for one, part in parts.items())
                tally = parts.pop(largest)
                # What several nodes rest on stays as it is.
                if len(self.above[largest]) > 1:
                    tally = tally.copy()
                else:
                    del tallies[largest]
            for part in parts.values():
                tally.merge(part)
            for node in component:
                tally.add(self.hands[node], self.own(node))
            for node in component:
                tallies[node] = tally if len(component) == 1 else tally.copy()
                self._totals[node] = tally.total, tally.certain
                self._most[node] = tally.most
                found[node] = tally.ratio()
        return found


_Rival = tuple[float, int]
"""A ground's ratio, and its node."""
_NONE: Final[_Rival] = (0.0, -1)


def _whole(of_ratio: float) -> int:
    """A ratio in the unit in which they are added; 0 for an infinite one, which is counted apart."""
    return int(of_ratio * _SCALE) if of_ratio < math.inf else 0


class _Tally:
    """Hands with their strongest ground, and what they come to together."""

    __slots__ = ("best", "certain", "most", "total")

    def __init__(self) -> None:
        self.best: dict[int, float] = {}
        self.total = 0
        self.certain = 0
        self.most = 0.0

    def copy(self) -> _Tally:
        tally = _Tally()
        tally.best, tally.total, tally.certain, tally.most = self.best.copy(), self.total, self.certain, self.most
        return tally

    def add(self, hand: int, of_ratio: float) -> None:
        before = self.best.get(hand, 0.0)
        if of_ratio <= before:
            return
        self.best[hand] = of_ratio
        self.most = max(self.most, of_ratio)
        self.certain += of_ratio == math.inf
        self.total += _whole(of_ratio) - _whole(before)

    def merge(self, other: _Tally) -> None:
        # As `add` does, without a call for each hand.
        best, known, total = self.best, self.best.get, self.total
        for hand, of_ratio in other.best.items():
            if of_ratio > (before := known(hand, 0.0)):
                best[hand] = of_ratio
                total -= int(before * _SCALE)
                if of_ratio < math.inf:
                    total += int(of_ratio * _SCALE)
                else:
                    self.certain += 1
        self.total, self.most = total, max(self.most, other.most)

    def ratio(self) -> float:
        return math.inf if self.certain else self.total / _SCALE


def is_last_unnamed(steps: Sequence[Reasons], index: int) -> bool:
    """Whether what is loose goes with a step: it is limited as what is in no named inference."""
    return index == len(steps) - 1 and not steps[index].id
