"""What it would take to bring a claim down, or to restore one that has fallen, and what carries one that stands.

A refutation is a minimal cut set of a fault tree (Vesely, Goldberg, Roberts and Haasl 1981); the cheapest are found
exactly by MaxSAT (RC2: Ignatiev, Morgado and Marques-Silva 2019). Caveats are no part of it: they never reject.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from threading import Timer
from typing import TYPE_CHECKING, Final

from argmap.evaluation.evaluator import NO_ASSUMPTIONS, USUAL, Assumptions, Settings, known_node, labelling, solve
from argmap.evaluation.graph import Graph
from argmap.evaluation.hands import Hand, hands_of
from argmap.evaluation.status import Labelling
from argmap.evaluation.strength import Strengths
from argmap.model import ArgumentMap
from argmap.model.semantics import Status

if TYPE_CHECKING:
    from pysat.examples.rc2 import RC2

MOST_LISTED: Final = 20
"""Sets that are listed; of more it is only said that there are."""
SECONDS: Final = 1.0
"""How long the search for one claim may take before bounds are given."""

Clauses = list[list[int]]


@dataclass(frozen=True, slots=True)
class Ways:
    """The cheapest ways to bring a claim down, or to restore it."""

    cost: int | None
    """How many statements, or hands, they take; None where there is no way."""
    sets: tuple[tuple[str, ...], ...] = ()
    """The statements of each, by their ids in document order. By hands: a smallest set of statements of the hands."""
    hands: tuple[tuple[Hand, ...], ...] = ()
    """The hands of each set."""
    more: bool = False
    """Whether there are more than are listed, or may be, where there was no time to look for more."""
    exact: bool = True
    """False where the search took too long: ``cost`` is then the least that was found, with one set."""
    at_least: int = 0
    """No way is cheaper than this."""


@dataclass(frozen=True, slots=True)
class Refutations:
    """What it would take to change whether a claim stands.

    Of a claim that stands, these are the cheapest ways to bring it down: sets of grounds that speak for it, such that
    it stands no longer once they are rejected, and no part of which does the same. Of one that does not stand, they are
    the cheapest ways to restore it: sets of grounds that speak against it.
    """

    target: str
    stands: bool
    statements: Ways
    """The cheapest by the number of statements."""
    statements_through_reasons: Ways
    """The same among what supports it; answers to objections are left out. Of a claim that has fallen: no way."""
    hands: Ways
    """The cheapest by the number of hands; of these any grounds may be used that speak for it."""
    hands_through_reasons: Ways
    held: tuple[str, ...]
    """Grounds that speak both for and against it: these are not touched."""
    one_hand: bool
    """Whether all grounds that speak for it (against it, where it has fallen) are of one hand."""
    strongest_line: tuple[str, ...]
    """What carries the claim, see `strongest_line`; empty where it does not stand."""

    @property
    def exact(self) -> bool:
        """Whether all costs are exact."""
        ways = (self.statements, self.statements_through_reasons, self.hands, self.hands_through_reasons)
        return all(one.exact for one in ways)


@dataclass(frozen=True, slots=True)
class Resilience:
    """How many statements, and of how many hands, have to be rejected before a claim no longer stands."""

    statements: int
    hands: int


def refute(
    map_: ArgumentMap,
    target: str | None = None,
    settings: Settings = USUAL,
    assumptions: Assumptions = NO_ASSUMPTIONS,
    *,
    seconds: float = SECONDS,
) -> Refutations:
    """The cheapest ways to bring a claim down (by default the thesis), or to restore it if it does not stand.

    Args:
        map_: the map.
        target: the id of the claim.
        settings: how strengths are computed, by which the strongest line is chosen.
        assumptions: what is taken for granted beside what the map says; it is not touched.
        seconds: how long each of four searches may take before bounds are given.

    Raises:
        AssumptionError: an assumption cannot be made of this map, or the target is not one of its nodes.
    """
    assumptions.verify(map_)
    if target is not None:
        known_node(map_, target)
    graph = Graph.of(map_)
    labels = labelling(graph, assumptions)
    aim = graph.numbers[target] if target is not None else 0
    search = _Search(graph, labels, hands_of(map_), _fixed(graph, assumptions), aim)
    stands = labels[aim].stands
    among = search.pro if stands else search.con
    nothing = Ways(None)
    return Refutations(
        target=graph.ids[aim],
        stands=stands,
        statements=search.statements(among, seconds),
        statements_through_reasons=search.statements(search.reasons, seconds) if stands else nothing,
        hands=search.by_hands(among, seconds),
        hands_through_reasons=search.by_hands(search.reasons, seconds) if stands else nothing,
        held=tuple(graph.ids[node] for node in search.held),
        one_hand=len({search.hands[node] for node in among}) == 1,
        strongest_line=strongest_line(map_, graph.ids[aim], settings, assumptions) if stands else (),
    )


def resilience(
    map_: ArgumentMap,
    claims: Iterable[str],
    assumptions: Assumptions = NO_ASSUMPTIONS,
    *,
    seconds: float = SECONDS,
) -> dict[str, Resilience]:
    """The resilience of claims, by their ids: of those that stand, can be brought down, and were searched in time.

    Args:
        map_: the map.
        claims: the ids of the claims.
        assumptions: what is taken for granted beside what the map says.
        seconds: how long all may take together; what has not been searched by then is left out.
    """
    graph = Graph.of(map_)
    labels, fixed, hands = labelling(graph, assumptions), _fixed(graph, assumptions), hands_of(map_)
    until = time.monotonic() + seconds
    found = {}
    for claim in claims:
        aim = graph.numbers[claim]
        if not labels[aim].stands:
            continue
        search = _Search(graph, labels, hands, fixed, aim)
        try:
            statements, voices = search.least(until)
        except _OutOfTimeError:
            break
        if statements is not None and voices is not None:
            found[claim] = Resilience(statements, voices)
    return found


def _fixed(graph: Graph, assumptions: Assumptions) -> dict[int, Status]:
    return {graph.numbers[node_id]: status for node_id, status in assumptions.statuses()}


class _Search:
    """The search for what changes whether one node stands."""

    def __init__(
        self,
        graph: Graph,
        labels: Labelling,
        hands: tuple[Sequence[Hand], Sequence[int]],
        fixed: Mapping[int, Status],
        aim: int,
    ) -> None:
        self.graph, self.fixed, self.aim = graph, fixed, aim
        self.names, self.hands = hands
        self.stands = labels[aim].stands
        sides: dict[int, set[int]] = {aim: {0}}
        self.cone = sides
        """What the node hangs on, each with the parity of the objections on its paths to it."""
        self._reach(sides, graph.attackers)
        self.pro = self._grounds(lambda parities: parities == {0})
        self.con = self._grounds(lambda parities: parities == {1})
        self.held = self._grounds(lambda parities: len(parities) == 2)
        supporting: dict[int, set[int]] = {aim: {0}}
        self._reach(supporting, None)
        self.reasons = [node for node in self.pro if node in supporting]

    def statements(self, among: Sequence[int], seconds: float) -> Ways:
        """The cheapest sets of grounds among some, by their number."""
        return self._ways(_apart(among), seconds, by_hands=False)

    def by_hands(self, among: Sequence[int], seconds: float) -> Ways:
        """The cheapest sets of hands that have such grounds, by their number."""
        return self._ways(self._by_hand(among), seconds, by_hands=True)

    def least(self, until: float) -> tuple[int | None, int | None]:
        """How many grounds, and how many hands, bring the claim down.

        Raises:
            _OutOfTimeError: there was not enough time.
        """
        statements = self._cheapest(_apart(self.pro), until, 1)[0]
        return statements, self._cheapest(self._by_hand(self.pro), until, 1)[0]

    def _by_hand(self, nodes: Iterable[int]) -> dict[int, list[int]]:
        grounds: dict[int, list[int]] = {}
        for node in nodes:
            grounds.setdefault(self.hands[node], []).append(node)
        return grounds

    def succeeds(self, rejected: Iterable[int]) -> bool:
        """Whether it changes if the claim stands that some grounds are rejected."""
        taken = {**self.fixed, **dict.fromkeys(rejected, Status.REJECTED)}
        return Labelling(self.graph, taken)[self.aim].stands != self.stands

    def _ways(self, choices: Mapping[int, list[int]], seconds: float, *, by_hands: bool) -> Ways:
        until = time.monotonic() + seconds
        least: int | None = None
        try:
            cost, found, more = self._cheapest(choices, until, MOST_LISTED)
            exact = True
        except _OutOfTimeError as out:
            found, more, least = self._some(choices), False, out.least
            cost = len(found[0]) if found else None
            exact = cost == least
        if cost is None:
            return Ways(None, exact=exact)
        sets = [sorted(node for choice in one for node in choices[choice]) for one in found]
        if by_hands:
            sets = [self._smallest(one, until + seconds) for one in sets]
        order = sorted(range(len(sets)), key=sets.__getitem__)
        return Ways(
            cost,
            tuple(tuple(self.graph.ids[node] for node in sets[place]) for place in order),
            tuple(tuple(self.names[hand] for hand in self._by_hand(sets[place])) for place in order),
            more,
            exact,
            cost if least is None else least,
        )

    def _smallest(self, nodes: list[int], until: float) -> list[int]:
        """A smallest part of some grounds that does; all of them where there is no time to look for it."""
        try:
            smallest = self._cheapest(_apart(nodes), until, 1)[1][0]
        except _OutOfTimeError:
            return nodes
        return sorted(smallest)

    def _some(self, choices: Mapping[int, list[int]]) -> list[list[int]]:
        """One set of choices that does, not always a small one; none where there is none."""
        from pysat.solvers import Solver

        variables, hard = self._problem(choices)
        with Solver("g3", bootstrap_with=hard) as solver:
            solver.set_phases([-variable for variable in variables.values()])
            if not solver.solve():
                return []
            true = set(solver.get_model() or ())
        chosen = [choice for choice, variable in variables.items() if variable in true]
        whole = [*choices]
        return [one for one in (chosen, whole) if self.succeeds(node for each in one for node in choices[each])][:1]

    def _problem(self, choices: Mapping[int, list[int]]) -> tuple[dict[int, int], Clauses]:
        """The variables of choices, and the clauses that say that they do."""
        clauses = _Clauses(self.graph, self.fixed, self.cone)
        variables = clauses.choices(choices)
        return variables, clauses.fallen(self.aim) if self.stands else clauses.standing(self.aim)

    def _reach(self, sides: dict[int, set[int]], attackers: Sequence[Sequence[int]] | None) -> None:
        todo = [(self.aim, 0)]
        while todo:
            node, parity = todo.pop()
            if node in self.fixed:
                continue
            below = [] if self.graph.grounds[node] else [(one, parity) for one in self.graph.supporters[node]]
            if attackers is not None:
                below += [(one, 1 - parity) for one in attackers[node]]
            for one, side in below:
                if side not in sides.setdefault(one, set()):
                    sides[one].add(side)
                    todo.append((one, side))

    def _grounds(self, of_side: Callable[[set[int]], bool]) -> list[int]:
        return sorted(
            node
            for node, parities in self.cone.items()
            if self.graph.grounds[node] and node not in self.fixed and of_side(parities)
        )

    def _cheapest(
        self, choices: Mapping[int, list[int]], until: float, most: int
    ) -> tuple[int | None, list[list[int]], bool]:
        """The least number of choices that do, all sets of so many, and whether there are more than are asked for.

        Raises:
            _OutOfTimeError: there was not enough time.
        """
        from pysat.examples.rc2 import RC2
        from pysat.formula import WCNF

        if not choices:
            return None, [], False
        variables, hard = self._problem(choices)
        formula = WCNF()
        formula.extend(hard)
        formula.extend([[-variable] for variable in variables.values()], weights=[1] * len(variables))
        cost, found = None, list[list[int]]()
        with RC2(formula) as solver:
            while len(found) <= most:
                try:
                    model = _model(solver, until)
                except _OutOfTimeError:
                    if found:
                        return cost, found[:most], True
                    raise
                if model is None or (cost is not None and solver.cost > cost):
                    break
                true = {literal for literal in model if literal > 0}
                chosen = [choice for choice, variable in variables.items() if variable in true]
                if self.stands or self.succeeds(node for choice in chosen for node in choices[choice]):
                    cost = solver.cost
                    found.append(chosen)
                    if not chosen or most == 1:
                        break
                    solver.add_clause([-variables[choice] for choice in chosen])
                    continue
                # A circle seemed to hold itself up: these do not do, nor do fewer of them.
                if not (others := [variable for choice, variable in variables.items() if choice not in chosen]):
                    break
                solver.add_clause(others)
        return cost, found[:most], len(found) > most


def _apart(nodes: Iterable[int]) -> dict[int, list[int]]:
    """Each ground as a choice by itself."""
    return {node: [node] for node in nodes}


class _OutOfTimeError(Exception):
    """There was not enough time; no solution costs less than ``least``."""

    def __init__(self, least: int) -> None:
        super().__init__()
        self.least = least


def _model(solver: RC2, until: float) -> list[int] | None:
    """The next of the cheapest solutions, None where there is none.

    Raises:
        _OutOfTimeError: it was not found in time.
    """
    if (left := until - time.monotonic()) <= 0:
        raise _OutOfTimeError(solver.cost)
    timer = Timer(left, solver.interrupt)
    timer.start()
    try:
        model: list[int] | None = solver.compute(expect_interrupt=True)
    finally:
        timer.cancel()
        timer.join()  # so that no interruption reaches the next search
    if model is None and solver.interrupted:
        raise _OutOfTimeError(solver.cost)
    return model


class _Clauses:
    """The rules of the labelling as clauses over what a claim hangs on: a variable for in and one for out of a node."""

    def __init__(self, graph: Graph, fixed: Mapping[int, Status], cone: Collection[int]) -> None:
        self._graph, self._fixed = graph, fixed
        self._nodes = sorted(cone)
        self._in = {node: 2 * place + 1 for place, node in enumerate(self._nodes)}
        self._out = {node: 2 * place + 2 for place, node in enumerate(self._nodes)}
        self._last = 2 * len(self._nodes)
        self._rejected: dict[int, int] = {}
        self._clauses: Clauses = []

    def choices(self, choices: Mapping[int, list[int]]) -> dict[int, int]:
        """A variable for each choice, and for each ground of it that it is rejected."""
        variables = {}
        for choice, grounds in choices.items():
            variables[choice] = self._new()
            for node in grounds:
                self._rejected[node] = variables[choice]
        return variables

    def fallen(self, aim: int) -> Clauses:
        """The node is not in.

        Each rule is an implication: what satisfies all of them holds at least the least labelling, and may be that.
        """
        for node in self._nodes:
            if node in self._fixed:
                self._settle(node)
                continue
            chosen = self._rejected.get(node)
            unless = [] if chosen is None else [chosen]
            if chosen is not None:
                self._add([[-chosen, self._out[node]]])
            attackers = self._graph.attackers[node]
            self._add([self._out[node], -self._in[one]] for one in attackers)
            free = unless + [-self._out[one] for one in dict.fromkeys(attackers)]
            if self._graph.grounds[node]:
                self._add([[self._in[node], *free]])
                continue
            if len(free) > 1:
                unopposed = self._new()
                self._add([[unopposed, *free]])
                free = [-unopposed]
            failing = []
            for members, joint in self._steps(node):
                if joint:
                    fails = self._new()
                    self._add([[self._in[node], *free, *[-self._in[one] for one in members]]])
                    self._add([fails, -self._out[one]] for one in members)
                    failing.append(-fails)
                else:
                    self._add([self._in[node], *free, -self._in[one]] for one in members)
                    failing += [-self._out[one] for one in members]
            failing += [-self._out[one] for one in self._graph.loose[node]]
            self._add([[self._out[node], *failing]])
        return [*self._clauses, [-self._in[aim]]]

    def standing(self, aim: int) -> Clauses:
        """The node is in.

        Each rule is the only way to its conclusion. What satisfies all of them may have a circle that holds itself up.
        """
        for node in self._nodes:
            if node in self._fixed:
                self._settle(node)
                continue
            self._add([[-self._in[node], -self._out[node]]])
            chosen = self._rejected.get(node)
            attackers = self._graph.attackers[node]
            self._add([-self._in[node], self._out[one]] for one in attackers)
            because = [self._in[one] for one in attackers]
            if chosen is not None:
                self._add([[-self._in[node], -chosen]])
                because.append(chosen)
            if not self._graph.grounds[node]:
                holding, lost = [], self._new()
                because.append(lost)
                for members, joint in self._steps(node):
                    if joint:
                        holds = self._new()
                        self._add([-holds, self._in[one]] for one in members)
                        holding.append(holds)
                        self._add([[-lost, *[self._out[one] for one in members]]])
                    else:
                        holding += [self._in[one] for one in members]
                        self._add([-lost, self._out[one]] for one in members)
                self._add([-lost, self._out[one]] for one in self._graph.loose[node])
                self._add([[-self._in[node], *holding]])
            self._add([[-self._out[node], *because]])
        return [*self._clauses, [self._in[aim]]]

    def _steps(self, node: int) -> Iterator[tuple[tuple[int, ...], bool]]:
        return ((step.members, step.joint) for step in self._graph.steps[node])

    def _settle(self, node: int) -> None:
        stands = self._fixed[node].stands
        self._add([[self._in[node] if stands else -self._in[node]], [-self._out[node] if stands else self._out[node]]])

    def _add(self, clauses: Iterable[list[int]]) -> None:
        self._clauses += clauses

    def _new(self) -> int:
        self._last += 1
        return self._last


def strongest_line(
    map_: ArgumentMap, target: str, settings: Settings = USUAL, assumptions: Assumptions = NO_ASSUMPTIONS
) -> tuple[str, ...]:
    """What carries a claim that stands: at each claim the strongest step that holds, with all its members, and at each
    objection the strongest answer.

    Where an objection has fallen without an answer to it, the answers are those to what it rested on. Ties go to what
    comes first in document order.

    Returns:
        The ids, the claim first, each followed by what carries it.
    """
    graph = Graph.of(map_)
    labels = labelling(graph, assumptions)
    strengths = solve(map_, graph, labels, settings, assumptions)
    line: dict[int, None] = {}
    todo = [graph.numbers[target]]
    while todo:
        node = todo.pop()
        if node in line:
            continue
        line[node] = None
        todo += reversed([*_carriers(graph, labels, strengths, node)])
    return tuple(graph.ids[node] for node in line)


def _carriers(graph: Graph, labels: Labelling, strengths: Strengths, node: int) -> Iterator[int]:
    """What carries a node that stands, right below it."""
    if node in strengths.fixed:
        return
    if not graph.grounds[node]:
        holding = [
            (strength, members)
            for __, members, strength in strengths.reasons(node)
            if all(labels[one].stands for one in members)
        ]
        yield from max(holding, key=lambda one: one[0])[1]
    fallen, met = [*graph.attackers[node]], set[int]()
    while fallen:
        one = fallen.pop(0)
        if one in met or one in strengths.fixed:
            continue
        met.add(one)
        if answers := [answer for answer in graph.attackers[one] if labels[answer].stands]:
            yield max(answers, key=strengths.values.__getitem__)
            continue
        for step in graph.steps[one]:
            lost = [member for member in step.members if labels[member] is Status.REJECTED]
            fallen += lost[:1] if step.joint else lost
        fallen += graph.loose[one]
