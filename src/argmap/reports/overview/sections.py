"""The report before it is set: for each subject a sentence, a chart and a table, in words and without mark-up."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from argmap.analysis.metrics import Covered, Open, Overview, Voice, Weight
from argmap.checks import RULES
from argmap.diagnostics import Severity
from argmap.evaluation import STATUS, STRENGTH, Shown, figure
from argmap.i18n import C_, _
from argmap.i18n.dates import date_words
from argmap.i18n.names import kind_word, likelihood_word, outcome_word, status_word
from argmap.i18n.punctuation import BADGE, BRACKETED, COLON, COMMA, SPACE, TITLE
from argmap.model import KINDS, ArgumentMap, Kind, Likelihood, Node, Outcome
from argmap.model.numbering import number_nodes
from argmap.rendering.citations import author_year, badge_of, inner_quotes
from argmap.reports.charts import Bar, Bars, Timeline
from argmap.reports.overview.words import percent, phrase, severity_word

BELOW = KINDS[Kind.THESIS].holds
SHOWN_IN_CHART = 12
"""Bars that a reader takes in; the table has the rest."""


Cell = str | int


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of words and numbers under their heads."""

    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One subject of the report."""

    name: str
    title: str
    lead: str
    """The main figure in words."""
    chart: Bars | Timeline | None = None
    table: Table | None = None


def sections(map_: ArgumentMap, overview: Overview, language: str) -> tuple[Section, ...]:
    """The sections in the order in which they are read."""
    return tuple(_Writer(map_, overview, language).sections())


class _Writer:
    """Puts figures into words of one language."""

    def __init__(self, map_: ArgumentMap, overview: Overview, language: str) -> None:
        self.map = map_
        self.overview = overview
        self.language = language
        self.numbers = number_nodes(map_)

    def sections(self) -> Iterator[Section]:
        yield self.shape()
        yield self.branches()
        if self.overview.added:
            yield self.layers()
        yield self.evaluation()
        yield self.support()
        # What is open belongs beside what is unsupported; tall charts go last.
        yield self.findings()
        if self.overview.notes:
            yield self.notes()
        yield self.voices()
        yield self.forecasts()
        yield self.sources()
        yield from self.coverage()

    def say(self, name: str, /, **gaps: object) -> str:
        said = phrase(name, self.language)
        return said.format(**gaps) if gaps else said

    def section(
        self, name: str, lead: str, chart: Bars | Timeline | None = None, table: Table | None = None
    ) -> Section:
        return Section(name, self.say(name), lead, chart, table)

    def heads(self, *names: str) -> tuple[str, ...]:
        return tuple(self.say(name) for name in names)

    def kinds(self, *kinds: Kind) -> tuple[tuple[str, str], ...]:
        return tuple((str(kind), kind_word(kind, self.language)) for kind in kinds)

    def node(self, node: Node) -> str:
        number, text = self.numbers[node.id], node.text.best(self.language)
        return f"{number}. {text}" if number else text

    def badge(self, layer: str) -> str:
        return _(BADGE, self.language).format(badge_of(self.map, layer, self.language))

    def work(self, work: str) -> str:
        return author_year(self.map.works[work], self.map.works, self.language)

    def shape(self) -> Section:
        overview = self.overview
        lead = self.say(
            "shape lead",
            nodes=overview.nodes,
            levels=len(overview.levels),
            links=overview.links,
            **{str(kind): overview.kinds.get(kind, 0) for kind in BELOW},
        )
        numbered = list(enumerate(overview.levels))
        bars = [
            Bar(
                f"{self.say('level')} {depth}" if depth else kind_word(Kind.THESIS, self.language),
                tuple((str(kind), kinds.get(kind, 0)) for kind in Kind),
            )
            for depth, kinds in numbered
        ]
        head = (self.say("level"), *(word for _, word in self.kinds(*Kind)), self.say("nodes"))
        rows: list[tuple[Cell, ...]] = [
            (depth, *(kinds.get(kind, 0) for kind in Kind), sum(kinds.values())) for depth, kinds in numbered
        ]
        return self.section("shape", lead, Bars(self.kinds(*Kind), tuple(bars)), Table(head, tuple(rows)))

    def branches(self) -> Section:
        branches = self.overview.branches
        if not branches:
            return self.section("branches", self.say("no branches"))
        largest = max(branches, key=lambda branch: branch.nodes)
        free = [branch for branch in branches if not branch.kinds.keys() & {Kind.CAVEAT, Kind.OBJECTION}]
        names = self.say("and").join(self.numbers[branch.node.id] for branch in free[:SHOWN_IN_CHART])
        names += "…" if len(free) > SHOWN_IN_CHART else ""
        lead = self.say(
            "branches lead",
            largest=largest.node.text.best(self.language).rstrip("。."),
            number=self.numbers[largest.node.id],
            share=percent(largest.nodes, self.overview.nodes),
            unopposed=self.say("unopposed", count=len(free), names=names) if free else self.say("none unopposed"),
        )
        shown = sorted(branches, key=lambda branch: -branch.nodes)[:SHOWN_IN_CHART]
        bars = [
            Bar(self.node(branch.node), tuple((str(kind), branch.kinds.get(kind, 0)) for kind in BELOW))
            for branch in branches
            if branch in shown
        ]
        words = tuple(word for _, word in self.kinds(*BELOW))
        head = (self.say("branch"), *words, *self.heads("nodes", "levels", "no evidence"))
        rows: list[tuple[Cell, ...]] = [
            (
                self.node(branch.node),
                *(branch.kinds.get(kind, 0) for kind in BELOW),
                branch.nodes,
                branch.levels,
                f"{branch.without_evidence}/{branch.claims}",
            )
            for branch in branches
        ]
        return self.section("branches", lead, Bars(self.kinds(*BELOW), tuple(bars)), Table(head, tuple(rows)))

    def layers(self) -> Section:
        added = self.overview.added
        leads = []
        for layer in self.map.layers.values():
            own = [one for one in added if one.layer == layer.id]
            leads.append(
                self.say(
                    "layer lead",
                    badge=self.badge(layer.id),
                    title=_(TITLE, self.language).format(inner_quotes(layer.title.best(self.language), self.language)),
                    nodes=sum(sum(one.kinds.values()) for one in own),
                    branches=len(own),
                    all=len(self.overview.branches),
                )
            )
        several = len(self.map.layers) > 1
        bars, rows = [], list[tuple[Cell, ...]]()
        for one in added:
            badge, name = self.badge(one.layer), self.node(one.branch)
            counts = [(str(kind), one.kinds.get(kind, 0)) for kind in BELOW]
            bars.append(Bar(f"{badge} {name}" if several else name, tuple(counts)))
            rows.append((badge, name, *(count for _, count in counts), sum(one.kinds.values())))
        words = tuple(word for _, word in self.kinds(*BELOW))
        head = (*self.heads("layer", "branch"), *words, self.say("nodes"))
        lead = _(SPACE, self.language).join(leads)
        chart = Bars(self.kinds(*BELOW), tuple(bars[:SHOWN_IN_CHART]))
        return self.section("layers", lead, chart, Table(head, tuple(rows)))

    def evaluation(self) -> Section:
        found, root = self.overview.evaluation, self.map.root
        notes = [Shown(name, found, self.overview.semantics).note(self.language) for name in (STATUS, STRENGTH)]
        lead = self.say(
            "evaluation lead",
            status=status_word(found.statuses[root.id], self.language),
            strength=figure(found.strengths[root.id]),
            notes=_(SPACE, self.language).join(notes),
        )
        bars, rows = [], list[tuple[Cell, ...]]()
        for node in (root, *self.map.children(root)):
            word, strength = status_word(found.statuses[node.id], self.language), found.strengths[node.id]
            name, said = self.node(node), figure(strength)
            # The status first: a label is cut off where it is long.
            label = f"{word}{_(COLON, self.language)}{name}"
            bars.append(Bar(label, (("main", round(100 * strength)),), said))
            rows.append((name, word, said))
        chart = Bars((("main", self.say("strength")),), tuple(bars[:SHOWN_IN_CHART]), most=100)
        return self.section("evaluation", lead, chart, Table(self.heads("claim", "status", "strength"), tuple(rows)))

    def support(self) -> Section:
        support = self.overview.support
        count = len(support.assumed) + len(support.bare)
        lead = self.say(
            "support lead",
            claims=support.claims,
            on=support.on_evidence,
            share=percent(support.on_evidence, support.claims),
            near=support.steps.get(1, 0),
            longest=support.longest,
            open=self.say("unsupported", count=count, assumed=len(support.assumed), bare=len(support.bare))
            if count
            else self.say("all supported"),
        )
        found: list[tuple[str, str, int, tuple[Node, ...]]] = [
            (self.say("right below") if steps == 1 else self.say("steps").format(steps), "main", claims, ())
            for steps, claims in support.steps.items()
        ]
        found += [
            (self.say(name), "open", len(nodes), nodes)
            for name, nodes in (("assumed", support.assumed), ("bare", support.bare))
            if nodes
        ]
        bars = tuple(Bar(label, ((series, claims),)) for label, series, claims, _ in found)
        series = (("main", self.say("claims")), *((("open", self.say("no evidence")),) if count else ()))
        rows = tuple((label, claims, self._names([n.id for n in nodes])) for label, _, claims, nodes in found)
        return self.section("support", lead, Bars(series, bars), Table(self.heads("distance", "claims", "where"), rows))

    def sources(self) -> Section:
        works = self.overview.works
        if not works:
            return self.section("sources", self.say("no sources"))
        first = works[0]
        lead = self.say("sources lead", name=self.work(first.work), direct=first.direct, alone=first.alone)
        # One bar has nothing to be compared with.
        chart = self._weights(works, "source") if len(works) > 1 else None
        return self.section("sources", lead, chart, self._weight_table(works, "source"))

    def notes(self) -> Section:
        notes, known = self.overview.notes, self.overview.known_notes
        first = notes[0]
        lead = self.say(
            "notes lead",
            name=self._weighed(first, capital=True),
            direct=first.direct,
            through=first.through,
            alone=sum(note.alone for note in notes),
            used=len(notes),
            known=self.say("of known").format(known) if known else "",
        )
        return self.section("notes", lead, self._weights(notes, "note"), self._weight_table(notes, "note"))

    def _weighed(self, weight: Weight, *, capital: bool = False) -> str:
        if weight.note is None:
            return self.work(weight.work)
        name = _(C_("before the number of a note", "n. "), self.language) + str(weight.note)
        name = f"{self.say('note')} {weight.note}" if capital else name
        # A map of one work need not name it line by line.
        several = len({one.work for one in self.overview.notes}) > 1
        return f"{self.work(weight.work)}{_(COMMA, self.language)}{name}" if several else name

    def _weights(self, weights: tuple[Weight, ...], name: str) -> Bars:
        bars = tuple(
            Bar(self._weighed(one), (("main", one.direct), ("rest", one.through))) for one in weights[:SHOWN_IN_CHART]
        )
        return Bars((("main", self.say("direct")), ("rest", self.say("through"))), bars)

    def _weight_table(self, weights: tuple[Weight, ...], name: str) -> Table:
        rows = tuple((self._weighed(one), one.direct, one.through, one.alone) for one in weights)
        return Table(self.heads(name, "direct", "through", "alone"), rows)

    def _voice(self, voice: Voice) -> str:
        if voice.by:
            return voice.by.best(self.language)
        return self.say("author").format(self.work(voice.work)) if voice.work else self.say("map maker")

    def voices(self) -> Section:
        voices = self.overview.voices
        others = [voice for voice in voices if voice.by]
        own = sum(voice.nodes for voice in voices if not voice.by)
        lead = self.say("only author", own=own)
        chart = None
        if others:
            lead = self.say(
                "voices lead",
                own=own,
                share=percent(own, self.overview.nodes),
                other=self.overview.nodes - own,
                voices=len(others),
                first=self._voice(others[0]),
                count=others[0].nodes,
            )
            # The authors' own bar would make all others too short to be compared; the sentence has their number.
            bars = [
                Bar(self._voice(voice), tuple((str(kind), voice.kinds.get(kind, 0)) for kind in Kind))
                for voice in others[:SHOWN_IN_CHART]
            ]
            used = [kind for kind in Kind if any(voice.kinds.get(kind) for voice in others[:SHOWN_IN_CHART])]
            chart = Bars(self.kinds(*used), tuple(bars))
        head = (self.say("voice"), *(word for _, word in self.kinds(*Kind)), self.say("nodes"))
        rows: list[tuple[Cell, ...]] = [
            (self._voice(one), *(one.kinds.get(kind, 0) for kind in Kind), one.nodes) for one in voices
        ]
        return self.section("voices", lead, chart, Table(head, tuple(rows)))

    def forecasts(self) -> Section:
        forecasts = self.overview.forecasts
        if not forecasts:
            return self.section("forecasts", self.say("no forecasts"))
        outcomes = Counter(one.outcome for one in forecasts)
        due = [one.due for one in forecasts if one.due]
        lead = self.say("forecasts undated", count=len(forecasts))
        if due:
            lead = self.say(
                "forecasts lead",
                count=len(forecasts),
                outcomes=self.say("all pending")
                if outcomes[Outcome.PENDING] == len(forecasts)
                else self.say(
                    "outcomes",
                    pending=outcomes[Outcome.PENDING],
                    true=outcomes[Outcome.TRUE],
                    false=outcomes[Outcome.FALSE],
                ),
                first=date_words(due[0], self.language),
                last=date_words(due[-1], self.language),
            )
        rows: list[tuple[str, tuple[tuple[datetime.date, int], ...]]] = []
        for likelihood in (*reversed(Likelihood), None):
            dates = Counter(one.due for one in forecasts if one.due and one.likelihood is likelihood)
            if dates:
                rows.append((self._likelihood(likelihood, band=True), tuple(sorted(dates.items()))))
        table = tuple(
            (
                one.due.isoformat() if one.due else self.say("undated"),
                self._likelihood(one.likelihood),
                outcome_word(one.outcome, self.language),
                self.node(one.node),
            )
            for one in forecasts
        )
        heads = self.heads("due", "likelihood", "outcome", "forecast")
        return self.section("forecasts", lead, Timeline(tuple(rows)) if rows else None, Table(heads, table))

    def _likelihood(self, likelihood: Likelihood | None, *, band: bool = False) -> str:
        if likelihood is None:
            return self.say("not stated")
        word = likelihood_word(likelihood, self.language)
        low, high = likelihood.band
        aside = _(BRACKETED, self.language).format(f"{low:.0%}–{high:.0%}".replace("%–", "–"))
        return word + aside if band else word

    def coverage(self) -> Iterator[Section]:
        if not self.overview.coverage:
            if self.map.works:
                yield self.section("coverage", self.say("no coverage"))
            return
        for covered in self.overview.coverage:
            yield self._covered(covered)

    def _covered(self, covered: Covered) -> Section:
        body = covered.body
        said = {
            "name": self.work(covered.work),
            "share": percent(body.mapped_sentences, body.sentences),
            "mapped": body.mapped_sentences,
            "sentences": body.sentences,
        }
        least = min(covered.sections, key=lambda row: row[2].percent, default=None)
        lead = self.say("coverage short", **said)
        if least and least[2].mapped_sentences < least[2].sentences:
            low = percent(least[2].mapped_sentences, least[2].sentences)
            lead = self.say("coverage lead", **said, least=least[0], low=low)
        bars = tuple(
            Bar(
                name,
                (("main", figures.mapped_sentences), ("open", figures.sentences - figures.mapped_sentences)),
                f"{figures.mapped_sentences}/{figures.sentences}",
            )
            for name, _, figures in covered.sections
        )
        series = (("main", self.say("mapped")), ("open", self.say("unmapped")))
        rows = tuple(
            (name, figures.sentences, figures.mapped_sentences, percent(figures.mapped_sentences, figures.sentences))
            for name, _, figures in covered.sections
        )
        table = Table(self.heads("section", "sentences", "mapped", "share"), rows)
        return self.section("coverage", lead, Bars(series, bars), table)

    def findings(self) -> Section:
        findings = self.overview.findings
        if not findings:
            return self.section("findings", self.say("no findings"))
        counts = Counter[Severity]()
        for one in findings:
            counts[one.severity] += len(one.nodes)
        most = max(findings, key=lambda one: len(one.nodes))
        lead = self.say(
            "findings lead",
            count=counts.total(),
            code=f"{most.code} {RULES[most.code].name}",
            most=len(most.nodes),
            **{str(severity): counts[severity] for severity in Severity},
        )
        bars = tuple(
            Bar(self._severe(one), ((str(one.severity), len(one.nodes)),)) for one in findings[:SHOWN_IN_CHART]
        )
        used = dict.fromkeys(one.severity for one in findings)
        series = tuple((str(severity), severity_word(severity, self.language)) for severity in used)
        rows = tuple(
            (
                f"{one.code} {RULES[one.code].name}",
                severity_word(one.severity, self.language),
                len(one.nodes),
                RULES[one.code].summary,
                self._names(one.nodes),
            )
            for one in findings
        )
        table = Table(self.heads("rule", "severity", "findings count", "meaning", "where"), rows)
        return self.section("findings", lead, Bars(series, bars), table)

    def _severe(self, one: Open) -> str:
        severity = _(BRACKETED, self.language).format(severity_word(one.severity, self.language))
        return f"{one.code} {RULES[one.code].name}{severity}"

    def _names(self, nodes: tuple[str, ...] | list[str]) -> str:
        named = list(dict.fromkeys(node for node in nodes if node))
        shown = ", ".join(named[:SHOWN_IN_CHART])
        return shown + (f" … (+{len(named) - SHOWN_IN_CHART})" if len(named) > SHOWN_IN_CHART else "")
