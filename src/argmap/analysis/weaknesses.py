"""Gathering the points of a review: from the rules, the evaluation, the coverage of the sources and the layers."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final

from argmap.analysis.points import Gap, Point, Rated, Review, Section
from argmap.checks import RULES, Context, Finding
from argmap.checks.reasoning import open_objections
from argmap.evaluation import Crux, Evaluation, Reason, Settings, cruxes, evaluate, single_points, why
from argmap.evaluation.influence import GRAVEST_FIRST
from argmap.model import ArgumentMap, Kind, Likelihood, Node, Outcome, Relation
from argmap.model.kinds import CLAIMS
from argmap.schemes import Asked, open_questions
from argmap.sources.coverage import unmapped_runs

SOON: Final = datetime.timedelta(days=90)
"""How long before it is due a forecast is worth a critic's attention."""
_LIFTED: Final = 1e-9
"""By how much reasons must lift a claim above its base score to count as lifting it."""
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
_DOUBT_FIRST: Final = (Relation.OPPOSES, Relation.LIMITS, Relation.SUPPORTS)


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

    def review(self) -> Review:
        return Review(tuple(self.sections()), self.evaluation)

    def sections(self) -> Iterator[Section]:
        yield _section("objections", self.objections())
        yield self.weakest()
        yield _section("unsupported", self.unsupported())
        yield self.single_points()
        yield self.cruxes()
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

    def weakest(self) -> Section:
        """The claims that have reasons or do not stand; those that do not first, then the weaker ones."""
        bare = {node.id for code in ("AM301", "AM302") for node in self.found(code)}
        fallen = {node_id for node_id, status in self.evaluation.statuses.items() if not status.stands}
        claims = [node for node in self.map if node.kind in CLAIMS and (node.id in fallen or node.id not in bare)]
        claims.sort(key=lambda node: (self.fall(node), round(self.evaluation.strengths[node.id], 12)))
        return Section("weakest", tuple(map(self.weakness, claims)), sum(node.id in fallen for node in claims))

    def fall(self, node: Node) -> int:
        """0 if rejected, 1 if undecided, 2 if the claim stands."""
        return min(GRAVEST_FIRST.index(self.evaluation.statuses[node.id]), 2)

    def weakness(self, node: Node) -> Point:
        strength, base = self.evaluation.strengths[node.id], self.evaluation.base_scores[node.id]
        gaps: dict[str, Gap] = {"strength": strength, "base_score": base}
        gravest = why(self.map, self.evaluation, node.id)[0]
        if gravest.reason in _FALLEN:
            nodes = tuple(self.map[one] for one in gravest.nodes)
            return Point(node, _FALLEN[gravest.reason], gaps | {"nodes": nodes, "first": nodes[0]})
        if node.assumed:
            return Point(node, "granted", gaps)
        if strength <= base + _LIFTED:
            return Point(node, "outweighed", gaps)
        counts = {
            name: len(self.map.bearing_on(node, relation))
            for name, relation in (
                ("reasons", Relation.SUPPORTS),
                ("objections", Relation.OPPOSES),
                ("caveats", Relation.LIMITS),
            )
        }
        return Point(node, "weak", gaps | counts)

    def single_points(self) -> Section:
        """The nodes each of which alone decides the status of the thesis."""
        now = GRAVEST_FIRST.index(self.evaluation.statuses[self.map.root.id])
        points, falls = [], 0
        for found in single_points(self.map, self.settings):
            node = self.map[found.id]
            lower = GRAVEST_FIRST.index(found.status) < now
            falls += lower
            matter = self.single_point(node) if lower else "its fall lifts"
            points.append(Point(node, matter, {"status": found.status, "parent": self.parent(node)}))
        return Section("single", tuple(points), falls)

    def single_point(self, node: Node) -> str:
        """The weakness at a node whose rejection brings the thesis down."""
        if node.relation is not Relation.SUPPORTS:
            return "single answer"
        return "single link" if self.parent(node).linked and node.kind is Kind.PREMISE else "single point"

    def cruxes(self) -> Section:
        """What the strength of the thesis depends on; what does not affect it at all is left out.

        The step to the thesis itself takes all its support away: beside it, nothing else would be seen. A thesis
        without reasons depends on itself, which need not be said either.
        """
        root = self.map.root.id
        found = [one for one in cruxes(self.map, self.settings) if abs(one.influence) > _LIFTED and one.id != root]
        return Section("cruxes", tuple(map(self.crux, found)), swings=tuple(found))

    def crux(self, found: Crux) -> Point:
        node = self.map[found.id]
        gaps: dict[str, Gap] = {"low": found.low, "high": found.high}
        if not found.of_inference:
            return Point(node, "crux", gaps)
        if node.inference and node.inference.warrant:
            return Point(node, "crux warranted", gaps | {"warrant": node.inference.warrant})
        return Point(node, "crux inference", gaps)

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
            yield Point(node, "added reason" if node.relation is Relation.SUPPORTS else "added doubt", gaps)

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


def _due(node: Node) -> datetime.date:
    assert node.forecast is not None
    assert node.forecast.due is not None
    return node.forecast.due
