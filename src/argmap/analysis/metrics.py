"""The figures of a map: its shape, support, sources, speakers, forecasts, coverage and issues."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from argmap.diagnostics import Diagnostic, Severity
from argmap.evaluation import USUAL, Evaluation, HandKind, Resilience, Settings, evaluate, resilience
from argmap.evaluation.hands import hands_of
from argmap.model import ArgumentMap, Kind, Likelihood, Node, Outcome, Relation, Text
from argmap.model.kinds import CLAIMS
from argmap.model.works import default_work
from argmap.sources.coverage import Coverage, Figures

Counts = Mapping[Kind, int]
"""Nodes by kind; kinds without nodes are left out."""


@dataclass(frozen=True, slots=True)
class Branch:
    """A node directly below the thesis with everything below it. ``levels`` counts the node's own as one."""

    node: Node
    kinds: Counts
    levels: int
    claims: int
    """Claims among them, and below how many of these there is no evidence."""
    without_evidence: int

    @property
    def nodes(self) -> int:
        """How many nodes there are in it."""
        return sum(self.kinds.values())


@dataclass(frozen=True, slots=True)
class Added:
    """What a layer adds to a branch, whose top node may be its own."""

    layer: str
    branch: Node
    kinds: Counts


@dataclass(frozen=True, slots=True)
class Support:
    """How far the claims (thesis and premises) are from evidence.

    ``steps`` maps the fewest steps of support down to a piece of evidence to the number of claims; 1 is evidence
    directly below. Claims that reach none are ``assumed``, if the author says so, or ``bare``. ``longest`` is the
    longest line of support that ends at the thesis, in steps.
    """

    steps: Mapping[int, int]
    assumed: tuple[Node, ...]
    bare: tuple[Node, ...]
    longest: int

    @property
    def on_evidence(self) -> int:
        """Claims that some evidence supports, at whatever distance."""
        return sum(self.steps.values())

    @property
    def claims(self) -> int:
        """All claims."""
        return self.on_evidence + len(self.assumed) + len(self.bare)


@dataclass(frozen=True, slots=True)
class Weight:
    """What depends on a work, or on one of its notes.

    ``direct`` nodes cite it; ``through`` counts the other nodes that those support, at any distance. ``alone`` counts
    the claims that would lose all their evidence with it.
    """

    work: str
    note: int | None
    direct: int
    through: int
    alone: int

    @property
    def total(self) -> int:
        """All nodes that depend on it."""
        return self.direct + self.through


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says something, and how much. All that one hand says is in one of these."""

    by: Text | None
    """A speaker, or the maker of a layer; None for the author of a work, or nobody in particular."""
    work: str
    """The work whose author it is; empty for speakers, and where there is none."""
    kinds: Counts
    layer: bool = False
    """Whether it is the maker of a layer, who quotes nobody."""

    @property
    def nodes(self) -> int:
        """How many nodes are theirs."""
        return sum(self.kinds.values())


@dataclass(frozen=True, slots=True)
class Foretold:
    """A forecast of the map."""

    node: Node
    due: datetime.date | None
    likelihood: Likelihood | None
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Covered:
    """How much of a work's text the map points at; ``sections`` are those of the body: name, level, figures."""

    work: str
    body: Figures
    sections: tuple[tuple[str, int, Figures], ...]


@dataclass(frozen=True, slots=True)
class Open:
    """The findings of a rule: the ids of the nodes, in the order of the file; "" for a finding of no node."""

    code: str
    severity: Severity
    nodes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """All figures of a map."""

    kinds: Counts
    levels: tuple[Counts, ...]
    """The thesis first."""
    links: int
    branches: tuple[Branch, ...]
    added: tuple[Added, ...]
    """By layer, then by branch."""
    evaluation: Evaluation
    settings: Settings
    resilience: Mapping[str, Resilience]
    """That of the thesis and what is directly below it, by their ids, as far as it stands and there was time."""
    support: Support
    works: tuple[Weight, ...]
    """The heaviest first, as with notes; works and notes that no node cites are left out."""
    notes: tuple[Weight, ...]
    known_notes: int
    """How many notes the works are known to have."""
    voices: tuple[Voice, ...]
    """The one who says most first."""
    forecasts: tuple[Foretold, ...]
    """By due date; those without one last."""
    coverage: tuple[Covered, ...]
    """Works whose texts are available."""
    findings: tuple[Open, ...]
    """The gravest and most frequent first."""

    @property
    def nodes(self) -> int:
        """How many nodes there are."""
        return sum(self.kinds.values())


def survey(
    map_: ArgumentMap,
    diagnostics: Iterable[Diagnostic] = (),
    coverage: Mapping[str, Coverage] | None = None,
    settings: Settings = USUAL,
) -> Overview:
    """Count a map.

    Args:
        map_: the map.
        diagnostics: what ``check`` says about it.
        coverage: by source id, for the sources whose texts are available.
        settings: how strengths are computed.
    """
    grounds = _Grounds(map_)
    deepest = max(node.depth for node in map_)
    weights = list(_weights(map_, grounds))
    return Overview(
        kinds=Counter(node.kind for node in map_),
        levels=tuple(Counter(node.kind for node in map_ if node.depth == depth) for depth in range(deepest + 1)),
        links=len(map_.links),
        branches=tuple(_branch(map_, node, grounds) for node in map_.children(map_.root)),
        added=tuple(_added(map_)),
        evaluation=evaluate(map_, settings),
        settings=settings,
        resilience=resilience(map_, [node.id for node in (map_.root, *map_.children(map_.root))]),
        support=_support(map_, grounds),
        works=tuple(weight for weight in weights if weight.note is None),
        notes=tuple(weight for weight in weights if weight.note is not None),
        known_notes=sum(work.notes for work in map_.works.values()),
        voices=tuple(_voices(map_)),
        forecasts=tuple(_forecasts(map_)),
        coverage=tuple(_covered(work, found) for work, found in (coverage or {}).items()),
        findings=tuple(_findings(diagnostics)),
    )


class _Grounds:
    """What supports what, over parents and links; a circle of support, which a rule reports, is walked once."""

    def __init__(self, map_: ArgumentMap) -> None:
        self._map = map_
        self._upward: dict[str, list[str]] = {}
        for node in map_:
            for ground in map_.bearing_on(node, Relation.SUPPORTS):
                self._upward.setdefault(ground.id, []).append(node.id)
        self.evidence = {node.id: self._evidence(node) for node in map_ if node.kind in CLAIMS}
        """For each claim, the pieces of evidence below it with the fewest steps down to each."""

    def _evidence(self, claim: Node) -> dict[str, int]:
        steps, seen, found = [claim], {claim.id}, {}
        distance = 0
        while steps:
            distance += 1
            below: list[Node] = []
            for node in steps:
                for ground in self._map.bearing_on(node, Relation.SUPPORTS):
                    if ground.id not in seen:
                        seen.add(ground.id)
                        below.append(ground)
                        if ground.kind is Kind.EVIDENCE:
                            found[ground.id] = distance
            steps = below
        return found

    def above(self, nodes: Iterable[str]) -> set[str]:
        """The nodes and everything that they support, however far up."""
        found: set[str] = set()
        stack = list(nodes)
        while stack:
            node = stack.pop()
            if node not in found:
                found.add(node)
                stack += self._upward.get(node, ())
        return found

    def longest(self, top: Node) -> int:
        """The steps of the longest line of support that ends at a node."""
        height: dict[str, int] = {}
        open_: set[str] = set()
        stack = [(top, False)]
        while stack:
            node, done = stack.pop()
            below = self._map.bearing_on(node, Relation.SUPPORTS)
            if done:
                open_.discard(node.id)
                height[node.id] = max((1 + height.get(ground.id, 0) for ground in below), default=0)
            elif node.id not in height and node.id not in open_:
                open_.add(node.id)
                stack.append((node, True))
                stack += [(ground, False) for ground in below]
        return height[top.id]


def _branch(map_: ArgumentMap, top: Node, grounds: _Grounds) -> Branch:
    nodes = list(map_.subtree(top))
    claims = [node for node in nodes if node.kind in CLAIMS]
    return Branch(
        top,
        Counter(node.kind for node in nodes),
        max(node.depth for node in nodes) - top.depth + 1,
        len(claims),
        sum(not grounds.evidence[claim.id] for claim in claims),
    )


def _added(map_: ArgumentMap) -> Iterator[Added]:
    if not map_.layers:
        return
    branches = map_.children(map_.root)
    for layer in map_.layers:
        for branch in branches:
            if kinds := Counter(node.kind for node in map_.subtree(branch) if node.layer == layer):
                yield Added(layer, branch, kinds)


def _support(map_: ArgumentMap, grounds: _Grounds) -> Support:
    steps: Counter[int] = Counter()
    assumed: list[Node] = []
    bare: list[Node] = []
    for claim, evidence in grounds.evidence.items():
        if evidence:
            steps[min(evidence.values())] += 1
        else:
            (assumed if map_[claim].assumed else bare).append(map_[claim])
    return Support(dict(sorted(steps.items())), tuple(assumed), tuple(bare), grounds.longest(map_.root))


def _weights(map_: ArgumentMap, grounds: _Grounds) -> Iterator[Weight]:
    citing: dict[tuple[str, int | None], list[str]] = {}
    for node in map_:
        if node.source in map_.works and (node.at or node.cites or node.kind is Kind.EVIDENCE):
            for note in (None, *dict.fromkeys(node.cites)):
                citing.setdefault((node.source, note), []).append(node.id)
    alone = _alone(map_, grounds)
    found = []
    for (work, note), nodes in citing.items():
        total = len(grounds.above(nodes))
        found.append(Weight(work, note, len(nodes), total - len(nodes), alone[work, note]))
    yield from sorted(found, key=lambda one: (-one.total, -one.direct, one.work, one.note or 0))


def _alone(map_: ArgumentMap, grounds: _Grounds) -> Counter[tuple[str, int | None]]:
    """How many claims have all their evidence from one work, or from one note and nothing else."""
    alone: Counter[tuple[str, int | None]] = Counter()
    for evidence in grounds.evidence.values():
        works = {map_[piece].source for piece in evidence}
        if len(works) == 1:
            work = works.pop()
            alone[work, None] += 1
            notes = {map_[piece].cites for piece in evidence}
            if len(notes) == 1 and len(set(only := notes.pop())) == 1:
                alone[work, only[0]] += 1
    return alone


def _voices(map_: ArgumentMap) -> list[Voice]:
    author = default_work(map_)
    hands, places = hands_of(map_)
    said: dict[int | str, Counter[Kind]] = {}
    for node, place in zip(map_, places, strict=True):
        named = hands[place].kind in (HandKind.SPEAKER, HandKind.LAYER)
        work = node.source if node.source in map_.works else author.id if author else ""
        said.setdefault(place if named else work, Counter())[node.kind] += 1
    found = [
        Voice(None, who, kinds)
        if isinstance(who, str)
        else Voice(hands[who].name, "", kinds, hands[who].kind is HandKind.LAYER)
        for who, kinds in said.items()
    ]
    return sorted(found, key=lambda voice: -voice.nodes)


def _forecasts(map_: ArgumentMap) -> list[Foretold]:
    found = [
        Foretold(node, node.forecast.due, node.likelihood, node.forecast.outcome) for node in map_ if node.forecast
    ]
    return sorted(found, key=lambda one: one.due or datetime.date.max)


def _covered(work: str, coverage: Coverage) -> Covered:
    rows = []
    for one in coverage.sections:
        figures = Figures.of(one.sentences)
        if one.is_body and figures.sentences:
            name = f"{one.section.number} {one.section.title}".strip()
            rows.append((name, one.section.level, figures))
    return Covered(work, coverage.body, tuple(rows))


def _findings(diagnostics: Iterable[Diagnostic]) -> list[Open]:
    by_rule: dict[tuple[str, Severity], list[str]] = {}
    for one in diagnostics:
        by_rule.setdefault((one.code, one.severity), []).append(one.node)
    found = [Open(code, severity, tuple(nodes)) for (code, severity), nodes in by_rule.items()]
    return sorted(found, key=lambda one: (one.severity.rank, -len(one.nodes), one.code))
