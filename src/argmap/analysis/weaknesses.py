"""Gathering the points of a review: from the rules, the evaluation, the coverage of the sources and the layers."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final

from argmap.analysis.points import Gap, Point, Rated, Review, Section
from argmap.checks import RULES, Context, Finding
from argmap.checks.reasoning import open_objections
from argmap.evaluation import (
    Crux,
    Evaluation,
    Explanation,
    HandCrux,
    Reason,
    Settings,
    StepReading,
    Ways,
    evaluate,
    explain,
    figure,
    influences,
    refute,
    resilience,
    single_points,
    why,
)
from argmap.evaluation.influence import GRAVEST_FIRST, Swing
from argmap.model import ArgumentMap, Kind, Likelihood, Node, Outcome, Relation
from argmap.model.kinds import CLAIMS
from argmap.schemes import Asked, open_questions
from argmap.sources.coverage import unmapped_runs

SOON: Final = datetime.timedelta(days=90)
"""How long before it is due a forecast is worth a critic's attention."""
_LIKELIHOODS: Final = tuple(Likelihood)

_FALLEN: Final = {
    Reason.OPPOSED: "rejected by",
    Reason.UNSUPPORTED: "rejected with",
    Reason.UNJOINED: "rejected with",
    Reason.BROKEN: "rejected with",
    Reason.DISPUTED: "undecided by",
    Reason.UNSETTLED: "undecided with",
    Reason.LOOSE: "undecided with",
}
"""The weakness of a claim that does not stand, by the reason for its status."""
_ANSWERED: Final = {"falls": "falls by an answer", "falls by hands": "falls by the hand of an answer"}
"""What a refutation is where it begins with an answer to an objection."""
_ADDED: Final = {Relation.SUPPORTS: "added reason", Relation.FOLLOWS: "added consequence"}
_DOUBT_FIRST: Final = (Relation.OPPOSES, Relation.LIMITS, Relation.SUPPORTS, Relation.FOLLOWS)


def gather(context: Context, settings: Settings) -> Review:
    """All points about a map.

    The rules are applied to the map with all its layers, as they are: findings that an author has suppressed
    are for the critic to judge.

    Args:
        context: the map, the texts of its sources, and the day on which forecasts are due or not.
        settings: how strengths are computed.
    """
    return _Gathering(context, settings).review()


class _Gathering:
    def __init__(self, context: Context, settings: Settings) -> None:
        self.context = context
        self.map: ArgumentMap = context.map
        self.settings = settings
        self.evaluation: Evaluation = evaluate(self.map, settings)
        self.claims = self.weakest_first()
        self.resilience = resilience(self.map, [node.id for node in self.claims])

    def review(self) -> Review:
        return Review(tuple(self.sections()), self.evaluation, self.resilience)

    def sections(self) -> Iterator[Section]:
        yield self.refutations()
        yield _section("objections", self.objections())
        yield self.weakest()
        yield _section("unsupported", self.unsupported())
        yield self.single_points()
        yield from self.cruxes()
        yield self.questions()
        yield _section("one-source", self.one_source())
        yield _section("likelihoods", self.likelihoods())
        yield _section("form", self.form())
        yield _section("forecasts", self.forecasts())
        yield self.passages()
        if self.map.layers:
            yield _section("layers", self.layers())

    def found(self, code: str) -> Iterator[Node]:
        """The nodes with a finding of a rule."""
        for finding in RULES[code].check(self.context):
            if isinstance(finding, Finding) and finding.node in self.map.nodes:
                yield self.map[finding.node]

    # ---- from the rules ----

    def objections(self) -> Iterator[Point]:
        for node in open_objections(self.map):
            gaps: dict[str, Gap] = {"target": self.parent(node)}
            if node.layer:
                yield Point(node, "unanswered of a layer", gaps | {"layer": self.map.layers[node.layer]})
            else:
                yield Point(node, "unanswered", gaps)

    def unsupported(self) -> Iterator[Point]:
        yield from (Point(node, "bare thesis") for node in self.found("AM302"))
        yield from (Point(node, "unsupported") for node in self.found("AM301"))

    def one_source(self) -> Iterator[Point]:
        for node in self.found("AM304"):
            evidence = self.reasons(node)
            voice, gaps = evidence[0].by, {"count": len(evidence)}
            if voice is not None and all(one.by == voice for one in evidence):
                yield Point(node, "one voice", {**gaps, "voice": voice})
            else:
                yield Point(node, "one note", {**gaps, "note": evidence[0].cites[0]})
        for node in self.found("AM303"):
            only = self.reasons(node)[0]
            if only.basis is None:
                yield Point(node, "lone", {"only": only})
            else:
                yield Point(node, "lone of a kind", {"only": only, "basis": only.basis})

    def form(self) -> Iterator[Point]:
        for code, matter in (("AM310", "restated"), ("AM306", "linked alone"), ("AM311", "assumed but supported")):
            for node in self.found(code):
                yield Point(node, matter, {"target": self.parent(node)} if code == "AM310" else {})
        for node in self.found("AM309"):
            yield Point(node, "one-sided", {"count": sum(1 for _ in self.map.subtree(node))})

    def forecasts(self) -> Iterator[Point]:
        overdue = sorted(self.found("AM602"), key=_due)
        for node in overdue:
            yield Point(node, "overdue", {"date": _due(node)})
        soon = [
            node
            for node in self.map
            if node.forecast
            and node.forecast.due
            and node.forecast.outcome is Outcome.PENDING
            and datetime.timedelta(0) <= node.forecast.due - self.context.today <= SOON
        ]
        for node in sorted(soon, key=_due):
            gaps: dict[str, Gap] = {"date": _due(node), "days": (_due(node) - self.context.today).days}
            yield Point(node, "due soon", gaps)
        for node in self.found("AM601"):
            assert node.forecast is not None
            missing = [key for key, value in (("due", node.forecast.due), ("test", node.forecast.test)) if not value]
            yield Point(node, f"no {' and no '.join(missing)}")

    # ---- from the evaluation ----

    def refutations(self) -> Section:
        """The cheapest ways to bring the thesis down, or to restore it."""
        found = refute(self.map, None, self.settings)
        if not found.stands:
            return Section("restoration", tuple(self.refutation("restored", found.statements)))
        if not self.reasons(self.map.root):
            return Section("refutations", (), empty="bare thesis")
        points: list[Point] = []
        points += self.refutation("falls", found.statements)
        points += self.refutation("falls by one hand" if found.one_hand else "falls by hands", found.hands)
        if found.statements_through_reasons.sets != found.statements.sets:
            points += self.refutation("falls through reasons", found.statements_through_reasons)
        if not found.one_hand and found.hands_through_reasons.sets != found.hands.sets:
            points += self.refutation("falls by hands through reasons", found.hands_through_reasons)
        return Section("refutations", tuple(points))

    def refutation(self, matter: str, ways: Ways) -> Iterator[Point]:
        """The first of some ways; nothing where there is none."""
        if not ways.sets:
            return
        first = self.map[ways.sets[0][0]]
        parent = self.above(ways.sets[0])
        if matter in _ANSWERED and first.relation is not Relation.SUPPORTS:
            matter, parent = _ANSWERED[matter], self.parent(first)
        yield Point(None, matter, self.nodes(ways.sets[0]) | {"parent": parent}, ways)

    def above(self, ids: Sequence[str]) -> Node:
        """The lowest node that all of some nodes are below."""
        first, *others = ({one.id: one for one in self.map.ancestors(self.map[node])} for node in ids)
        return next((node for one, node in first.items() if all(one in other for other in others)), self.map.root)

    def weakest_first(self) -> list[Node]:
        """The claims that have reasons or do not stand; those that do not first, then the weaker ones."""
        bare = {node.id for code in ("AM301", "AM302") for node in self.found(code)}
        claims = [node for node in self.map if node.kind in CLAIMS and (self.fall(node) < 2 or node.id not in bare)]
        return sorted(claims, key=lambda node: (self.fall(node), round(self.evaluation.strengths[node.id], 12)))

    def weakest(self) -> Section:
        """The weakest claims, each with the gravest reason."""
        explained = explain(self.map, [node.id for node in self.claims], self.settings)
        points = tuple(self.weakness(node, explained[node.id]) for node in self.claims)
        return Section("weakest", points, sum(self.fall(node) < 2 for node in self.claims))

    def fall(self, node: Node) -> int:
        """0 if rejected, 1 if undecided, 2 if the claim stands."""
        return min(GRAVEST_FIRST.index(self.evaluation.statuses[node.id]), 2)

    def weakness(self, node: Node, explained: Explanation) -> Point:
        gaps: dict[str, Gap] = {"strength": self.evaluation.strengths[node.id]}
        gravest = why(self.map, self.evaluation, node.id)[0]
        if gravest.reason in _FALLEN:
            return Point(node, _FALLEN[gravest.reason], gaps | self.nodes(gravest.nodes))
        if node.assumed:
            return Point(node, "granted", gaps)
        holding = [step for step in explained.steps if step.holds]
        if holding and (caveats := set.intersection(*(set(step.limited_by) for step in holding))):
            limits = [one for one in holding[0].limited_by if one in caveats]
            return Point(node, "limited", gaps | self.nodes(limits) | {"steps": len(holding)})
        if len(explained.hands) == 1 and len(explained.hands[0].grounds) > 1:
            (only,) = explained.hands
            return Point(node, "one hand", gaps | {"hand": only.hand, "count": len(only.grounds)})
        if explained.capped:
            return Point(node, "capped", gaps | {"count": len(explained.hands)})
        if len(holding) == 1 and len(holding[0].members) > 1:
            return Point(node, "weak member", gaps | self.weakest_member(holding[0]))
        counts = {
            name: len(self.map.bearing_on(node, relation))
            for name, relation in (
                ("reasons", Relation.SUPPORTS),
                ("objections", Relation.OPPOSES),
                ("caveats", Relation.LIMITS),
            )
        }
        return Point(node, "weak", gaps | counts)

    def weakest_member(self, step: StepReading) -> dict[str, Gap]:
        weakest = min(step.members, key=self.evaluation.strengths.__getitem__)
        return {
            "count": len(step.members),
            "first": self.map[weakest],
            "member_strength": self.evaluation.strengths[weakest],
        }

    def nodes(self, ids: Iterable[str]) -> dict[str, Gap]:
        """The gaps for some nodes: all of them, and the first."""
        nodes = tuple(self.map[one] for one in ids)
        return {"nodes": nodes, "first": nodes[0]}

    def single_points(self) -> Section:
        """The nodes each of which alone decides the status of the thesis."""
        now = GRAVEST_FIRST.index(self.evaluation.statuses[self.map.root.id])
        points, falls = [], 0
        tried = single_points(self.map, self.settings)
        for found in tried.found:
            node = self.map[found.id]
            lower = GRAVEST_FIRST.index(found.status) < now
            falls += lower
            matter = self.single_point(node) if lower else "its fall lifts"
            points.append(Point(node, matter, {"status": found.status, "parent": self.parent(node)}))
        return Section("single", tuple(points), falls, untried=tried)

    def single_point(self, node: Node) -> str:
        """The weakness at a node whose rejection brings the thesis down."""
        if node.relation in (Relation.LIMITS, Relation.OPPOSES):
            return "single answer"
        steps = self.map.steps(self.parent(node))
        return "single link" if any(step.joint and node.id in step.members for step in steps) else "single point"

    def cruxes(self) -> Iterator[Section]:
        """What the strength of the thesis depends on: grounds and caveats, then hands, then steps.

        What moves no figure that is shown is left out, and the thesis itself, where nothing supports it.
        """
        root = self.map.root.id
        found = influences(self.map, self.settings)
        grounds = tuple(one for one in found.grounds if one.id != root and _seen(one))
        hands = tuple(one for one in found.hands if one.nodes != (root,) and _seen(one))
        yield Section("cruxes", tuple(map(self.crux, grounds)), swings=grounds, untried=found)
        yield Section("hands", tuple(map(self.hand, hands)), swings=hands)
        yield Section("steps", tuple(map(self.step, filter(_seen, found.steps))))

    def crux(self, found: Crux) -> Point:
        return Point(self.map[found.id], "crux", {"low": found.low, "high": found.high})

    def hand(self, found: HandCrux) -> Point:
        gaps: dict[str, Gap] = {"low": found.low, "high": found.high, "hand": found.hand, "count": len(found.nodes)}
        matter = "hand" if found.influence > 0 else "hand against"
        parent = self.parent(self.map[found.nodes[0]])
        return Point(None, matter, gaps | self.nodes(found.nodes) | {"parent": parent})

    def step(self, found: Crux) -> Point:
        node = self.map[found.id]
        gaps: dict[str, Gap] = {"low": found.low, "high": found.high}
        inference = node.inferences[found.step] if found.step else node.inference
        gaps["inference"] = f"inferences.{found.step}" if found.step else "inference"
        if found.step:
            gaps["step"] = found.step
        if inference and inference.warrant:
            gaps["warrant"] = inference.warrant
        return Point(node, ("named step" if found.step else "step") + (" warranted" if "warrant" in gaps else ""), gaps)

    # ---- from the map ----

    def questions(self) -> Section:
        """The critical questions that nobody answers, node by node, the upper claims first."""
        found = open_questions(self.map, self.context.schemes)
        by_node = [tuple(those) for _, those in groupby(found, key=lambda one: one.place)]
        by_node.sort(key=lambda those: self.map[those[0].node_id].depth)
        return Section("questions", tuple(map(self.open_questions, by_node)), len(found))

    def open_questions(self, asked: Sequence[Asked]) -> Point:
        questions = tuple(one.question for one in asked)
        gaps: dict[str, Gap] = {"scheme": asked[0].scheme, "questions": questions, "first": questions[0]}
        gaps["keys"] = asked[0].keys
        return Point(self.map[asked[0].node_id], "open questions", gaps)

    def likelihoods(self) -> Iterator[Point]:
        """Claims that are called more likely than their support; first those without any support as likely."""
        found: list[tuple[int, Point]] = []
        for claim in self.map:
            if claim.likelihood is None:
                continue
            reasons = self.reasons(claim)
            below = _LIKELIHOODS[: _LIKELIHOODS.index(claim.likelihood)]
            weaker = tuple(Rated(one, one.likelihood) for one in reasons if one.likelihood in below)
            if not weaker:
                continue
            gaps: dict[str, Gap] = {"likelihood": claim.likelihood, "weaker": weaker}
            if len(weaker) == len(reasons):
                found.append((0, Point(claim, "likelier than all", gaps)))
            elif claim.linked and any(one.node.kind is Kind.PREMISE for one in weaker):
                found.append((1, Point(claim, "likelier than linked", gaps)))
            else:
                found.append((2, Point(claim, "likelier than some", gaps)))
        return (point for _, point in sorted(found, key=lambda one: one[0]))

    def layers(self) -> Iterator[Point]:
        """What layers add directly below nodes of another layer or of the map itself: opposition first."""
        added = [node for node in self.map if node.layer and self.parent(node).layer != node.layer]
        for node in sorted(added, key=lambda one: (_DOUBT_FIRST.index(one.relation or Relation.SUPPORTS), one.depth)):
            gaps: dict[str, Gap] = {
                "layer": self.map.layers[node.layer],
                "target": self.parent(node),
                "kind": node.kind,
            }
            yield Point(node, _ADDED.get(node.relation or Relation.SUPPORTS, "added doubt"), gaps)

    def passages(self) -> Section:
        """The passages of the sources' bodies that no node cites, the longest first."""
        if not self.context.sources.by_id:
            return Section("passages", (), empty="no sources" if not self.map.works else "no text")
        found = []
        for source in self.context.sources.by_id:
            coverage = self.context.sources.coverage(source)
            assert coverage is not None
            for section in coverage.sections:
                for run in unmapped_runs(section) if section.is_body else ():
                    gaps: dict[str, Gap] = {
                        "source": source,
                        "section": section.section.name,
                        "count": len(run),
                        "line": coverage.text.line(run[0].span.start),
                        "excerpt": coverage.text.shown(run[0].span),
                    }
                    found.append((len(run), Point(None, "unmapped", gaps)))
        found.sort(key=lambda one: -one[0])
        return _section("passages", (point for _, point in found))

    def reasons(self, node: Node) -> list[Node]:
        return self.map.bearing_on(node, Relation.SUPPORTS)

    def parent(self, node: Node) -> Node:
        return self.map[node.parent] if node.parent else node


def _section(name: str, points: Iterable[Point]) -> Section:
    gathered = tuple(points)
    return Section(name, gathered, len(gathered))


def _seen(found: Swing) -> bool:
    """Whether a reader sees that something moves the strength of the thesis."""
    return figure(found.low) != figure(found.high)


def _due(node: Node) -> datetime.date:
    assert node.forecast is not None
    assert node.forecast.due is not None
    return node.forecast.due
