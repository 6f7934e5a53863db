"""The overview of a map on one page: for each subject a sentence with its main figure, a chart and a table."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from argmap.analysis.metrics import Counts, Covered, Open, Overview, Voice, Weight
from argmap.checks import RULES
from argmap.checks.documentation import summary
from argmap.diagnostics import Severity, severity_word
from argmap.evaluation import STATUS, STRENGTH, Shown, figure, layer_effect, resilience_words
from argmap.i18n import C_, N_, _, n_
from argmap.i18n.dates import date_words
from argmap.i18n.names import kind_counts, kind_word, likelihood_word, outcome_word, status_word
from argmap.i18n.punctuation import BADGE, BRACKETED, COLON, COMMA, LIST_COMMA, TITLE
from argmap.model import KINDS, ArgumentMap, Kind, Likelihood, Node, Outcome
from argmap.model.numbering import number_nodes
from argmap.rendering.citations import author_year, badge_of, inner_quotes
from argmap.reports.diagnostics.text import severity_counts
from argmap.reports.document.blocks import (
    Bar,
    Bars,
    Block,
    Cell,
    Chart,
    Document,
    Paragraph,
    Section,
    Table,
    Tile,
    Tiles,
    Timeline,
)
from argmap.schemes.words import node_count

SHOWN_IN_CHART: Final = 12
"""Bars that a reader takes in; the table has the rest."""

_OUTCOMES: Final = {
    Outcome.PENDING: N_("{count} pending"),
    Outcome.TRUE: N_("{count} came true"),
    Outcome.FALSE: N_("{count} did not come true"),
}


def document(map_: ArgumentMap, overview: Overview, language: str) -> Document:
    """The overview of a map in one of its languages."""
    writer = _Writer(map_, overview, language)
    return Document(
        language,
        map_.title.best(language),
        [
            *([Paragraph(said)] if (said := writer.effect()) else []),
            Tiles(tuple(_tiles(overview, language))),
            *writer.sections(),
        ],
        over=_("Report on the map", language),
        thesis=map_.root.text.best(language),
        columns=True,
    )


def _tiles(overview: Overview, language: str) -> Iterator[Tile]:
    """The figures on top; what does not apply to the map is left out."""
    support, kinds, coverage = overview.support, overview.kinds, [one.body for one in overview.coverage]
    against = kinds.get(Kind.CAVEAT, 0) + kinds.get(Kind.OBJECTION, 0)
    alone = sum(note.alone for note in overview.notes)
    quoted = sum(voice.by is not None and not voice.layer for voice in overview.voices)
    found = sum(len(one.nodes) for one in overview.findings)
    yield Tile("shape", node_count(overview.nodes, language))
    share = _percent(support.on_evidence, support.claims)
    yield Tile("support", _("{share} of claims rest on evidence", language).format(share=share))
    yield Tile("branches", n_("{count} caveat or objection", "{count} caveats and objections", against, language))
    if overview.notes:
        said = n_("{count} claim rests on a single note", "{count} claims rest on a single note", alone, language)
        yield Tile("notes", said)
    yield Tile("voices", n_("{count} person quoted", "{count} people and institutions quoted", quoted, language))
    yield Tile("forecasts", n_("{count} forecast", "{count} forecasts", len(overview.forecasts), language))
    if coverage:
        share = _percent(sum(body.mapped_sentences for body in coverage), sum(body.sentences for body in coverage))
        yield Tile("coverage", _("{share} of the source's body is mapped", language).format(share=share))
    yield Tile("findings", n_("{count} issue", "{count} issues", found, language))


class _Writer:
    """Puts figures into words of one language."""

    def __init__(self, map_: ArgumentMap, overview: Overview, language: str) -> None:
        self.map = map_
        self.overview = overview
        self.language = language
        self.numbers = number_nodes(map_)
        self.shown = tuple(kind for kind in Kind if kind is not Kind.CONSEQUENCE or overview.kinds.get(kind))
        """Kinds with a column. Most maps have no consequences."""
        self.below = tuple(kind for kind in self.shown if kind in KINDS[Kind.THESIS].holds)
        """Those below the thesis."""

    def effect(self) -> str:
        """What the layers do to the thesis."""
        return layer_effect(self.map, self.language, self.overview.settings, self.overview.evaluation)

    def sections(self) -> Iterator[Section]:
        yield self.shape()
        yield self.branches()
        if self.overview.added:
            yield self.layers()
        yield self.evaluation()
        yield self.support()
        # Issues belong beside unsupported claims; tall charts go last.
        yield self.findings()
        if self.overview.notes:
            yield self.notes()
        yield self.voices()
        yield self.forecasts()
        yield self.sources()
        yield from self.coverage()

    def section(
        self, name: str, title: str, lead: Iterable[str], chart: Chart | None = None, table: Table | None = None
    ) -> Section:
        first, *others = lead
        blocks: list[Block] = [Paragraph(first, tuple(others))]
        return Section(title, blocks + [block for block in (chart, table) if block], name)

    def kinds(self, kinds: Iterable[Kind]) -> tuple[tuple[str, str], ...]:
        return tuple((str(kind), kind_word(kind, self.language)) for kind in kinds)

    def words(self, kinds: Iterable[Kind]) -> tuple[str, ...]:
        return tuple(kind_word(kind, self.language) for kind in kinds)

    def node(self, node: Node) -> str:
        number, text = self.numbers[node.id], node.text.best(self.language)
        return f"{number}. {text}" if number else text

    def badge(self, layer: str) -> str:
        return _(BADGE, self.language).format(badge_of(self.map, layer, self.language))

    def work(self, work: str) -> str:
        return author_year(self.map.works[work], self.map.works, self.language)

    def shape(self) -> Section:
        overview, language = self.overview, self.language
        kinds = dict.fromkeys(Kind, 0) | dict(overview.kinds)
        lead = _("{nodes} on {levels}: {kinds}; {links} between branches.", language).format(
            nodes=node_count(overview.nodes, language),
            levels=n_("{count} level", "{count} levels", len(overview.levels), language),
            kinds=kind_counts(kinds, language),
            links=n_("{count} link", "{count} links", overview.links, language),
        )
        numbered = list(enumerate(overview.levels))
        bars = tuple(
            Bar(
                _("Level {depth}", language).format(depth=depth) if depth else kind_word(Kind.THESIS, language),
                _parts(kinds, self.shown),
            )
            for depth, kinds in numbered
        )
        head = (_("Level", language), *self.words(self.shown), _("Nodes", language))
        rows = [(depth, *_counts(kinds, self.shown), sum(kinds.values())) for depth, kinds in numbered]
        return self.section(
            "shape", _("Size and shape", language), [lead], Bars(self.kinds(self.shown), bars), Table(head, rows)
        )

    def branches(self) -> Section:
        branches, language = self.overview.branches, self.language
        title = _("Kinds by branch", language)
        if not branches:
            return self.section("branches", title, [_("There is nothing below the thesis yet.", language)])
        largest = max(branches, key=lambda branch: branch.nodes)
        lead = [
            _("The largest branch, {number} “{largest}”, makes up {share} of the map.", language).format(
                largest=largest.node.text.best(language).rstrip("。."),
                number=self.numbers[largest.node.id],
                share=_percent(largest.nodes, self.overview.nodes),
            )
        ]
        if free := [branch for branch in branches if not branch.kinds.keys() & {Kind.CAVEAT, Kind.OBJECTION}]:
            names = _(LIST_COMMA, language).join(self.numbers[branch.node.id] for branch in free[:SHOWN_IN_CHART])
            names += "…" if len(free) > SHOWN_IN_CHART else ""
            lead.append(
                n_(
                    "{count} branch has no caveat or objection: {names}.",
                    "{count} branches have no caveat or objection: {names}.",
                    len(free),
                    language,
                ).format(names=names)
            )
        else:
            lead.append(_("Every branch has a caveat or an objection.", language))
        shown = sorted(branches, key=lambda branch: -branch.nodes)[:SHOWN_IN_CHART]
        bars = tuple(
            Bar(self.node(branch.node), _parts(branch.kinds, self.below)) for branch in branches if branch in shown
        )
        head = (
            _("Branch", language),
            *self.words(self.below),
            _("Nodes", language),
            _("Levels", language),
            _("Claims without evidence", language),
        )
        rows: list[tuple[Cell, ...]] = [
            (
                self.node(branch.node),
                *_counts(branch.kinds, self.below),
                branch.nodes,
                branch.levels,
                f"{branch.without_evidence}/{branch.claims}",
            )
            for branch in branches
        ]
        return self.section("branches", title, lead, Bars(self.kinds(self.below), bars), Table(head, rows))

    def layers(self) -> Section:
        added, language = self.overview.added, self.language
        lead = []
        for layer in self.map.layers.values():
            own = [one for one in added if one.layer == layer.id]
            lead.append(
                n_(
                    "The layer {title} {badge} adds {count} node, in {branches} of {all} branches.",
                    "The layer {title} {badge} adds {count} nodes, in {branches} of {all} branches.",
                    sum(sum(one.kinds.values()) for one in own),
                    language,
                ).format(
                    badge=self.badge(layer.id),
                    title=_(TITLE, language).format(inner_quotes(layer.title.best(language), language)),
                    branches=len(own),
                    all=len(self.overview.branches),
                )
            )
        several = len(self.map.layers) > 1
        bars, rows = [], list[tuple[Cell, ...]]()
        for one in added:
            badge, name = self.badge(one.layer), self.node(one.branch)
            bars.append(Bar(f"{badge} {name}" if several else name, _parts(one.kinds, self.below)))
            rows.append((badge, name, *_counts(one.kinds, self.below), sum(one.kinds.values())))
        head = (_("Layer", language), _("Branch", language), *self.words(self.below), _("Nodes", language))
        chart = Bars(self.kinds(self.below), tuple(bars[:SHOWN_IN_CHART]))
        return self.section("layers", _("What layers add", language), lead, chart, Table(head, rows))

    def evaluation(self) -> Section:
        found, root, language = self.overview.evaluation, self.map.root, self.language
        held = self.overview.resilience
        lead = [
            _("The thesis is {status}, with a strength of {strength}.", language).format(
                status=status_word(found.statuses[root.id], language), strength=figure(found.strengths[root.id])
            ),
            *([resilience_words(held[root.id], language)] if root.id in held else []),
            *(Shown(name, found, self.overview.settings.semantics).note(language) for name in (STATUS, STRENGTH)),
        ]
        bars, rows = [], list[tuple[Cell, ...]]()
        for node in (root, *self.map.children(root)):
            word, strength = status_word(found.statuses[node.id], language), found.strengths[node.id]
            name, said = self.node(node), figure(strength)
            # The status first: a label is cut off where it is long.
            label = f"{word}{_(COLON, language)}{name}"
            bars.append(Bar(label, (("main", round(100 * strength)),), said))
            least: tuple[Cell, ...] = (held[node.id].statements, held[node.id].hands) if node.id in held else ("–", "–")
            rows.append((name, word, said, *least))
        chart = Bars((("main", _("Strength", language)),), tuple(bars[:SHOWN_IN_CHART]), most=100)
        head = (
            _("Claim", language),
            _("Status", language),
            _("Strength", language),
            _("Statements to bring it down", language),
            _("Hands to bring it down", language),
        )
        return self.section("evaluation", _("Status and strength", language), lead, chart, Table(head, rows))

    def support(self) -> Section:
        support, language = self.overview.support, self.language
        count = len(support.assumed) + len(support.bare)
        lead = [
            _("{on} of {claims} claims ({share}) rest on evidence, {near} of them directly.", language).format(
                claims=support.claims,
                on=support.on_evidence,
                share=_percent(support.on_evidence, support.claims),
                near=support.steps.get(1, 0),
            )
        ]
        if count:
            lead.append(
                n_(
                    "{count} claim has no evidence ({assumed} marked as assumed, {bare} not).",
                    "{count} claims have no evidence ({assumed} marked as assumed, {bare} not).",
                    count,
                    language,
                ).format(assumed=len(support.assumed), bare=len(support.bare))
            )
        lead.append(
            n_(
                "The longest line of support for the thesis has {count} step.",
                "The longest line of support for the thesis has {count} steps.",
                support.longest,
                language,
            )
        )
        found: list[tuple[str, str, int, tuple[Node, ...]]] = [
            (
                _("1 step (directly below)", language)
                if steps == 1
                else n_("{count} step", "{count} steps", steps, language),
                "main",
                claims,
                (),
            )
            for steps, claims in support.steps.items()
        ]
        for name, nodes in (
            (_("no evidence, marked as assumed", language), support.assumed),
            (_("no evidence, not marked", language), support.bare),
        ):
            if nodes:
                found.append((name, "open", len(nodes), nodes))
        bars = tuple(Bar(label, ((series, claims),)) for label, series, claims, __ in found)
        series = (
            ("main", _("Claims", language)),
            *((("open", _("Claims without evidence", language)),) if count else ()),
        )
        rows = [(label, claims, self._names(n.id for n in nodes)) for label, __, claims, nodes in found]
        head = (_("To the nearest evidence", language), _("Claims", language), _("Nodes", language))
        title = _("How far claims are from evidence", language)
        return self.section("support", title, lead, Bars(series, bars), Table(head, rows))

    def sources(self) -> Section:
        works, language = self.overview.works, self.language
        title = _("Sources by weight", language)
        if not works:
            return self.section("sources", title, [_("No node cites a source.", language)])
        lead = _(
            "{name} carries the most weight: it is cited by {nodes} and is the only source of evidence for {claims}.",
            language,
        ).format(
            name=self.work(works[0].work),
            nodes=node_count(works[0].direct, language),
            claims=n_("{count} claim", "{count} claims", works[0].alone, language),
        )
        # One bar has nothing to be compared with.
        chart = self._weights(works) if len(works) > 1 else None
        return self.section("sources", title, [lead], chart, self._weight_table(works, C_("a work", "Source")))

    def notes(self) -> Section:
        notes, known, language = self.overview.notes, self.overview.known_notes, self.language
        first = notes[0]
        lead = [
            n_(
                "{name} carries the most weight: it is cited by {nodes}, and {count} more depends on those.",
                "{name} carries the most weight: it is cited by {nodes}, and {count} more depend on those.",
                first.through,
                language,
            ).format(name=self._weighed(first, _("Note {number}", language)), nodes=node_count(first.direct, language)),
            n_(
                "{count} claim has all its evidence from a single note.",
                "{count} claims have all their evidence from a single note.",
                sum(note.alone for note in notes),
                language,
            ),
            n_("The map uses {used} of {count} note.", "The map uses {used} of {count} notes.", known, language).format(
                used=len(notes)
            )
            if known
            else n_("The map uses {count} note.", "The map uses {count} notes.", len(notes), language),
        ]
        title = _("Notes by weight", language)
        return self.section("notes", title, lead, self._weights(notes), self._weight_table(notes, N_("Note")))

    def _weighed(self, weight: Weight, numbered: str = "") -> str:
        if weight.note is None:
            return self.work(weight.work)
        numbered = numbered or _(C_("before the number of a note", "n. "), self.language) + "{number}"
        name = numbered.format(number=weight.note)
        # A map of one work need not name it line by line.
        several = len({one.work for one in self.overview.notes}) > 1
        return f"{self.work(weight.work)}{_(COMMA, self.language)}{name}" if several else name

    def _weights(self, weights: tuple[Weight, ...]) -> Bars:
        bars = tuple(
            Bar(self._weighed(one), (("main", one.direct), ("rest", one.through))) for one in weights[:SHOWN_IN_CHART]
        )
        return Bars((("main", _("Cite it", self.language)), ("rest", _("Depend on those", self.language))), bars)

    def _weight_table(self, weights: tuple[Weight, ...], name: str) -> Table:
        rows = [(self._weighed(one), one.direct, one.through, one.alone) for one in weights]
        words = (name, N_("Cite it"), N_("Depend on those"), N_("Claims with no other evidence"))
        return Table(tuple(_(word, self.language) for word in words), rows)

    def _voice(self, voice: Voice) -> str:
        if voice.by:
            name = voice.by.best(self.language)
            return _("{name} (layer)", self.language).format(name=name) if voice.layer else name
        if voice.work:
            return _("{work} (author)", self.language).format(work=self.work(voice.work))
        return _("the mapmaker", self.language)

    def voices(self) -> Section:
        voices, language = self.overview.voices, self.language
        others = [voice for voice in voices if voice.by and not voice.layer]
        quoted = sum(voice.nodes for voice in others)
        own = self.overview.nodes - quoted
        lead = n_(
            "{count} node is the author's own; nobody else is quoted.",
            "All {count} nodes are the authors' own; nobody else is quoted.",
            own,
            language,
        )
        chart = None
        if others:
            lead = n_(
                "{own} nodes ({share}) are the authors' own; the other {other} quote {count} person or institution, "
                "{first} ({most}).",
                "{own} nodes ({share}) are the authors' own; the other {other} quote {count} people and institutions, "
                "most often {first} ({most}).",
                len(others),
                language,
            ).format(
                own=own,
                share=_percent(own, self.overview.nodes),
                other=quoted,
                first=self._voice(others[0]),
                most=others[0].nodes,
            )
            # The authors' own bar would make all others too short to be compared; the sentence has their number.
            bars = tuple(Bar(self._voice(voice), _parts(voice.kinds, self.shown)) for voice in others[:SHOWN_IN_CHART])
            used = [kind for kind in Kind if any(voice.kinds.get(kind) for voice in others[:SHOWN_IN_CHART])]
            chart = Bars(self.kinds(used), bars)
        head = (_("Speaker", language), *self.words(self.shown), _("Nodes", language))
        rows: list[tuple[Cell, ...]] = [
            (self._voice(one), *_counts(one.kinds, self.shown), one.nodes) for one in voices
        ]
        said = [lead]
        if layered := sum(voice.nodes for voice in voices if voice.layer):
            said.append(
                n_(
                    "The authors' own include {count} node of a layer.",
                    "The authors' own include {count} nodes of layers.",
                    layered,
                    language,
                )
            )
        return self.section("voices", _("Who is quoted", language), said, chart, Table(head, rows))

    def forecasts(self) -> Section:
        forecasts, language = self.overview.forecasts, self.language
        title = _("Forecasts by due date", language)
        if not forecasts:
            return self.section("forecasts", title, [_("There are no forecasts.", language)])
        outcomes = Counter(one.outcome for one in forecasts)
        due = [one.due for one in forecasts if one.due]
        counted = n_("{count} forecast", "{count} forecasts", len(forecasts), language)
        lead = _("{forecasts}, without a due date.", language).format(forecasts=counted)
        if due:
            lead = _("{forecasts}: {outcomes}. The first is due {first}, the last {last}.", language).format(
                forecasts=counted,
                outcomes=_(LIST_COMMA, language).join(
                    _(words, language).format(count=outcomes[outcome])
                    for outcome, words in _OUTCOMES.items()
                    if outcomes[outcome]
                ),
                first=date_words(due[0], language),
                last=date_words(due[-1], language),
            )
        rows: list[tuple[str, tuple[tuple[datetime.date, int], ...]]] = []
        for likelihood in (*reversed(Likelihood), None):
            dates = Counter(one.due for one in forecasts if one.due and one.likelihood is likelihood)
            if dates:
                rows.append((self._likelihood(likelihood, band=True), tuple(sorted(dates.items()))))
        table = [
            (
                one.due.isoformat() if one.due else _("no date", language),
                self._likelihood(one.likelihood),
                outcome_word(one.outcome, language),
                self.node(one.node),
            )
            for one in forecasts
        ]
        head = (_("Due", language), _("Likelihood", language), _("Outcome", language), _("Forecast", language))
        return self.section("forecasts", title, [lead], Timeline(tuple(rows)) if rows else None, Table(head, table))

    def _likelihood(self, likelihood: Likelihood | None, *, band: bool = False) -> str:
        if likelihood is None:
            return _("likelihood not stated", self.language)
        word = likelihood_word(likelihood, self.language)
        low, high = likelihood.band
        aside = _(BRACKETED, self.language).format(f"{low:.0%}–{high:.0%}".replace("%–", "–"))
        return word + aside if band else word

    def coverage(self) -> Iterator[Section]:
        language = self.language
        if not self.overview.coverage and self.map.works:
            lead = _("No source text is available, so coverage is unknown; give one with `--source ID=FILE`.", language)
            yield self.section("coverage", _("Coverage of the source", language), [lead])
        yield from map(self._covered, self.overview.coverage)

    def _covered(self, covered: Covered) -> Section:
        body, language = covered.body, self.language
        lead = [
            _("{share} of the body of {name} is mapped ({mapped} of {sentences} sentences).", language).format(
                name=self.work(covered.work),
                share=_percent(body.mapped_sentences, body.sentences),
                mapped=body.mapped_sentences,
                sentences=body.sentences,
            )
        ]
        least = min(covered.sections, key=lambda row: row[2].percent, default=None)
        if least and least[2].mapped_sentences < least[2].sentences:
            low = _percent(least[2].mapped_sentences, least[2].sentences)
            lead.append(_("Least covered is “{section}” ({share}).", language).format(section=least[0], share=low))
        bars = tuple(
            Bar(
                name,
                (("main", figures.mapped_sentences), ("open", figures.sentences - figures.mapped_sentences)),
                f"{figures.mapped_sentences}/{figures.sentences}",
            )
            for name, __, figures in covered.sections
        )
        series = (("main", _("Mapped", language)), ("open", _("Not mapped", language)))
        rows = [
            (name, figures.sentences, figures.mapped_sentences, _percent(figures.mapped_sentences, figures.sentences))
            for name, __, figures in covered.sections
        ]
        head = (_("Section", language), _("Sentences", language), _("Mapped", language), _("Share", language))
        title = _("Coverage of the source", language)
        return self.section("coverage", title, lead, Bars(series, bars), Table(head, rows))

    def findings(self) -> Section:
        findings, language = self.overview.findings, self.language
        title = _("Issues found", language)
        if not findings:
            return self.section("findings", title, [_("`argmap check` finds no issues.", language)])
        counts = Counter[Severity]()
        for one in findings:
            counts[one.severity] += len(one.nodes)
        most = max(findings, key=lambda one: len(one.nodes))
        lead = _("`argmap check` finds {issues}: {severities}; most often {code} ({most}).", language).format(
            issues=n_("{count} issue", "{count} issues", counts.total(), language),
            severities=severity_counts(counts, language),
            code=f"{most.code} {RULES[most.code].name}",
            most=len(most.nodes),
        )
        bars = tuple(
            Bar(self._severe(one), ((str(one.severity), len(one.nodes)),)) for one in findings[:SHOWN_IN_CHART]
        )
        used = dict.fromkeys(one.severity for one in findings)
        series = tuple((str(severity), severity_word(severity, self.language)) for severity in used)
        rows: list[tuple[Cell, ...]] = [
            (
                f"{one.code} {RULES[one.code].name}",
                severity_word(one.severity, self.language),
                len(one.nodes),
                summary(RULES[one.code], language),
                self._names(one.nodes),
            )
            for one in findings
        ]
        words = (N_("Rule"), N_("Severity"), N_("Count"), N_("Meaning"), N_("Nodes"))
        table = Table(tuple(_(word, language) for word in words), rows)
        return self.section("findings", title, [lead], Bars(series, bars), table)

    def _severe(self, one: Open) -> str:
        severity = _(BRACKETED, self.language).format(severity_word(one.severity, self.language))
        return f"{one.code} {RULES[one.code].name}{severity}"

    def _names(self, nodes: Iterable[str]) -> str:
        named = list(dict.fromkeys(filter(None, nodes)))
        shown = _(LIST_COMMA, self.language).join(named[:SHOWN_IN_CHART])
        return shown + (f" … (+{len(named) - SHOWN_IN_CHART})" if len(named) > SHOWN_IN_CHART else "")


def _counts(counts: Counts, kinds: Iterable[Kind]) -> tuple[int, ...]:
    return tuple(counts.get(kind, 0) for kind in kinds)


def _parts(counts: Counts, kinds: Iterable[Kind]) -> tuple[tuple[str, int], ...]:
    return tuple((str(kind), counts.get(kind, 0)) for kind in kinds)


def _percent(part: int, whole: int) -> str:
    """A share in whole per cent; neither 0 nor 100 where that would hide something."""
    if not whole:
        return "–"
    share = round(100 * part / whole)
    return f"{max(share, 1) if share == 0 and part else min(share, 99) if part < whole else share}%"
