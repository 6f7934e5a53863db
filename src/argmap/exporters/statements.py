"""What a document says about one statement in one language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from argmap.evaluation import Shown
from argmap.exporters.references import cite, references
from argmap.exporters.registry import ExportOptions
from argmap.exporters.voices import names_speaker
from argmap.fields import FIELDS, TEXTS
from argmap.i18n import C_, N_, _, n_
from argmap.i18n.dates import date_words
from argmap.i18n.names import (
    band_words,
    basis_word,
    confidence_word,
    kind_word,
    likelihood_word,
    outcome_word,
    relation_word,
)
from argmap.i18n.punctuation import (
    BADGE,
    BRACKETED,
    COLON,
    COMMA,
    FULL_STOP,
    LABEL_STOP,
    QUOTED,
    SEMICOLON,
    SPACE,
    enumeration,
)
from argmap.model import ArgumentMap, Forecast, Inference, Kind, Node, Relation, Step, Text
from argmap.model.works import default_work
from argmap.rendering.cells import EXCERPT, shorten
from argmap.rendering.citations import author_year, badge_of
from argmap.rendering.quotations import quotations
from argmap.schemes.words import question_words, scheme_words

CLOSED: Final = ("）", "〕")
"""Brackets wide enough that no space follows them."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something said about a statement: a label and a text; ``target`` is the id of the node that it points to."""

    label: str
    text: str
    target: str = ""
    number: str = ""
    """The number of the target; the kind's word where it is the thesis."""
    several: bool = False
    """Whether it tells one of several inferences from the others: outlines without remarks have it, too."""
    part: str = ""
    """The part of the appendix that says more: ``questions`` or ``test``."""
    mark: str = ""
    """The reference to it, as text: “→ Q 2.1”."""

    def line(self, language: str) -> str:
        """The remark in plain words: “See also 3 (limits this: …)”, “Forecast: due …”."""
        space = _(SPACE, language)
        if self.target:
            return f"{self.label}{space}{self.number}{self.text}"
        said = (self.label + _(COLON, language) + self.text) if self.text else self.label
        return f"{said} {self.mark}" if self.mark else said


QUESTIONS: Final = "questions"
TEST: Final = "test"
LABELS: Final = {QUESTIONS: N_("Critical question"), TEST: N_("Test")}
"""What stands before a sentence of the appendix where it is beside its statement."""
_MARKS: Final = {
    QUESTIONS: C_("a reference to the appendix of questions", "→ Q {number}"),
    TEST: C_("a reference to the appendix of tests", "→ T {number}"),
}


@dataclass(frozen=True, slots=True)
class Saying:
    """A block in one language: ready words, without any mark-up."""

    language: str
    kind: str
    """The word of the kind: Premise, 前提."""
    qualifiers: tuple[str, ...]
    """Short words on what it is and how certain: poll, very likely, high confidence, assumed."""
    text: str
    by: str
    """Who asserts it; empty where the source's author does."""
    reference: str
    """The reference without brackets; empty if there is none."""
    detail: str
    """The longer explanation, in Markdown."""
    remarks: tuple[Remark, ...]
    folded: str
    """How much is left out below; empty where nothing is."""
    badge: str = ""
    """What marks its layer, in brackets; empty for the map itself."""
    named: bool = False
    """The text names who asserts it, or the statement above does for all below it: `by` need not be shown."""
    all_below: bool = False
    """Every statement right below is by the same speaker."""
    appendix: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """What is in the appendix: for each part its sentences."""

    @property
    def qualified(self) -> str:
        """The badge and the qualifiers in brackets, with the space that goes before them; empty where there are none.

        Where it ends in a Chinese bracket, no space follows.
        """
        space = _(SPACE, self.language)
        said = space + self.badge if self.badge else ""
        if self.qualifiers:
            said += _(BRACKETED, self.language).format(_(COMMA, self.language).join(self.qualifiers))
        return said

    def attributed(self) -> tuple[str, str, str]:
        """The statement with speaker and reference, as text before, the statement's own words, and text after.

        Chinese names the speaker first (盖洛普：…), English after the statement, beside the reference.
        """
        leading, aside = self.speaker()
        body, stop = self.text, ""
        if aside and self.text.endswith(("。", ".")) and not self.text.endswith(("..", "…")):
            body, stop = self.text[:-1], self.text[-1]
        return leading, body, (_(BRACKETED, self.language).format(aside) if aside else "") + stop

    def line(self, number: str = "") -> str:
        """The whole statement in plain words: “1.1 Evidence (poll). Two in three ask for it (n. 4)”."""
        label = f"{number} {self.kind}" if number else self.kind
        label += self.qualified + _(LABEL_STOP, self.language)
        return label + ("" if label.endswith(CLOSED) else " ") + "".join(self.attributed())

    def speaker(self) -> tuple[str, str]:
        """What goes before the statement, and what goes after it in brackets."""
        if not self.by or (self.named and not self.all_below):
            return "", self.reference
        # 特朗普：特朗普认为…… would name him twice.
        says = _(C_("who makes the statement that follows", "∅"), self.language)
        if self.all_below:
            said = _("according to {}, as are the statements right below", self.language).format(self.by)
        elif says and not self.text.startswith(self.by):
            return says.format(self.by), self.reference
        else:
            said = _("according to {}", self.language).format(self.by)
        return "", _(SEMICOLON, self.language).join(part for part in (said, self.reference) if part)


_SEE_ALSO: Final = {
    Relation.SUPPORTS: N_("supports this"),
    Relation.LIMITS: N_("limits this"),
    Relation.OPPOSES: N_("opposes this"),
}


_SAID: Final = frozenset({"text", "detail", "section", "by", "inference.warrant", "forecast.test"})
OTHERS: Final = tuple(field for field in TEXTS if field.name not in _SAID)
"""Texts without a separate sentence or place in a document."""


class Sayer:
    """Words what a map knows about a node."""

    def __init__(
        self,
        map_: ArgumentMap,
        numbers: Mapping[str, str],
        top: Node,
        options: ExportOptions,
        shown: Shown | None = None,
    ) -> None:
        self.map = map_
        self.schemes = options.schemes
        self.shown = shown
        self.numbers = numbers
        self.quoted = options.quoted if options.passages else None
        self.quoted_before: set[tuple[str, ...]] = set()
        self.references = references(map_, top)
        self.nested = options.headings != "sections"
        """Whether a statement is right below its parent in the document."""
        if not self.nested:
            self.references = {name: replace(said, section=None, work="") for name, said in self.references.items()}
        self.voices: dict[str, frozenset[str]] = {}
        self.steps: dict[str, dict[str, list[Step]]] = {}
        self.limits: dict[str, dict[str, list[str]]] = {}
        self.places = {child: place for node in map_ for place, child in enumerate(node.children)}
        """Where a node is among its siblings."""
        self.pointing: dict[str, list[Node]] = {}
        for link in map_.links:
            self.pointing.setdefault(link.target, []).append(map_[link.origin])

    def say(self, node: Node, language: str, folded: int, *, first: bool = True) -> Saying:
        """A node in one language; passages are quoted in the ``first`` one only."""
        badge = badge_of(self.map, node.layer, language) if node.layer else ""
        by = node.by.best(language) if node.by else ""
        reading = [self.shown.label(node.id, language)] if self.shown else []
        remarks = [*(self._passages(node, language) if first else ()), *self._remarks(node, language)]
        return Saying(
            language,
            kind_word(node.kind, language),
            (*_qualifiers(node, language), *reading),
            node.text.best(language),
            # The badge says it already.
            "" if by == badge else by,
            cite(self.references[node.id], self.map.works, language),
            node.detail.best(language) if node.detail else "",
            tuple(remarks),
            n_("{count} more statement below", "{count} more statements below", folded, language) if folded else "",
            _(BADGE, language).format(badge) if badge else "",
            named=self._is_named(node, language),
            all_below=not folded and self._speaks_below(node),
            appendix=tuple(self._appendix(node, language)),
        )

    def _is_named(self, node: Node, language: str) -> bool:
        """Whether a reader knows the speaker without an attribution: from the text, or from the statement above."""
        if node.by is None:
            return False
        if node.parent in self.references and self._speaks_below(self.map[node.parent]):
            return True
        if language not in self.voices:
            self.voices[language] = frozenset(each.by.best(language) for each in self.map if each.by)
        return names_speaker(node.text.best(language), node.by.best(language), language, self.voices[language])

    def _speaks_below(self, node: Node) -> bool:
        """Whether a statement and all right below it, two or more, have one speaker."""
        below = self.map.children(node)
        alike = all((one.by, one.layer) == (node.by, node.layer) for one in below)
        return self.nested and node.by is not None and len(below) > 1 and alike

    def _passages(self, node: Node, language: str) -> Iterator[Remark]:
        """The passages that a node points to, and the work that they are from where it is not the usual one."""
        if self.quoted is None or not node.at:
            return
        label = _("Passage", language)
        if (work := self.map.works.get(node.source)) and work is not default_work(self.map):
            label += _(BRACKETED, language).format(author_year(work, self.map.works, language))
        quoted = quotations(node.at, self.quoted.get(node.id, ()))
        if (node.source, *quoted) in self.quoted_before:
            # A passage that several statements render is quoted once.
            quoted = quotations(node.at, ())
        self.quoted_before.add((node.source, *quoted))
        yield Remark(label, _(SEMICOLON, language).join(_quotation(passage, language) for passage in quoted))

    def _remarks(self, node: Node, language: str) -> Iterator[Remark]:
        if node.forecast:
            yield self._marked(
                Remark(_("Forecast", language), _forecast(node.forecast, language)), node, language, TEST
            )
        for step, inference in node.all_inferences:
            yield from self._inference(node, step, inference, language)
        if node.step:
            about = _(QUOTED, language).format(node.step)
            yield Remark(_("Limits only the inference {inference}", language).format(inference=about), "", several=True)
        yield from self._others(node, language)
        for link in node.links:
            label = _("Also {relation}", language).format(relation=relation_word(link.relation, language))
            if link.step:
                label = _("Also {relation} the inference {inference} of", language).format(
                    relation=relation_word(link.relation, language), inference=_(QUOTED, language).format(link.step)
                )
            yield self._pointer(label, link.target, "", language)
        for origin in self.pointing.get(node.id, ()):
            for link in origin.links:
                if link.target == node.id:
                    why = _(_SEE_ALSO[link.relation], language)
                    if link.step:
                        why = _("{relation} the inference {inference}", language).format(
                            relation=relation_word(link.relation, language),
                            inference=_(QUOTED, language).format(link.step),
                        )
                    why += _(COLON, language)
                    yield self._pointer(_("See also", language), origin.id, why, language)

    def _inference(self, node: Node, step: str, inference: Inference, language: str) -> Iterator[Remark]:
        label, said = _("Inference", language), []
        if step:
            label = _("Inference {inference}", language).format(inference=_(QUOTED, language).format(step))
        if inference.scheme:
            label += _(BRACKETED, language).format(scheme_words(self.schemes, inference.scheme, language))
        said += [self._members(node, step, inference, language)]
        if inference.warrant:
            warrant = _sentence(inference.warrant, language)
            if not any(said) and not inference.scheme:
                label, said = _(FIELDS["inference.warrant"].label, language), [warrant]
            else:
                said.append(_("Warrant: {}", language).format(warrant))
        if step and (limits := self._limits(node).get(step)):
            numbers = self._numbered(limits, language)
            said.append(_("Limited by {numbers}", language).format(numbers=numbers) + _(FULL_STOP, language))
        said = [part for part in said if part]
        if said or inference.scheme or inference.answers:
            remark = Remark(label, _(SPACE, language).join(said), several=bool(node.inferences))
            yield self._marked(remark, node, language, QUESTIONS) if inference.answers else remark

    def inference(self, node: Node, step: str, inference: Inference, language: str) -> str:
        """One of several inferences in plain words: its name and scheme, what it is from, its warrant and limits."""
        return "".join(remark.line(language) for remark in self._inference(node, step, inference, language))

    def _marked(self, remark: Remark, node: Node, language: str, part: str) -> Remark:
        """A remark with its reference to the appendix, if there is anything in it."""
        if part == TEST and not (node.forecast and node.forecast.test):
            return remark
        return replace(remark, part=part, mark=_(_MARKS[part], language).format(number=self.key(node, language)))

    def key(self, node: Node, language: str) -> str:
        """What the appendix calls a statement: its number."""
        return self.numbers[node.id] or kind_word(node.kind, language)

    def _appendix(self, node: Node, language: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        both = _("{question} Answer: {answer}", language)
        by_layer = _("{question} Answer by {layer}: {answer}", language)
        answered = tuple(
            (by_layer if (layer := self.map.answered_by(node.id, step, question)) else both).format(
                question=question_words(self.schemes, inference.scheme, question, language),
                answer=answer.best(language),
                layer=badge_of(self.map, layer, language) if layer else "",
            )
            for step, inference in node.all_inferences
            for question, answer in inference.answers.items()
        )
        if answered:
            yield QUESTIONS, answered
        if node.forecast and node.forecast.test:
            yield TEST, (_sentence(node.forecast.test, language),)

    def _members(self, node: Node, step: str, inference: Inference, language: str) -> str:
        """What an inference is from, by number, and whether that only works together."""
        if step or node.inferences:
            found = [one for one in self._steps(node).get(step, ()) if step or one.inference is inference]
            return _(SPACE, language).join(self._step(node, one, language) for one in found)
        premises = [one.id for one in self.map.children(node, Kind.PREMISE)]
        if not inference.linked or not premises:
            return ""
        numbers = self._numbered(premises, language)
        return _("{} support this only together", language).format(numbers) + _(FULL_STOP, language)

    def _steps(self, node: Node) -> dict[str, list[Step]]:
        """The steps to a claim by the names of their inferences."""
        if node.id not in self.steps:
            found: dict[str, list[Step]] = {}
            for step in self.map.steps(node):
                found.setdefault(step.id, []).append(step)
            self.steps[node.id] = found
        return self.steps[node.id]

    def _limits(self, node: Node) -> dict[str, list[str]]:
        """What limits single inferences of a claim, by their names."""
        if node.id not in self.limits:
            found: dict[str, list[str]] = {}
            for one, of in self.map.limits(node):
                found.setdefault(of, []).append(one.id)
            self.limits[node.id] = found
        return self.limits[node.id]

    def _step(self, node: Node, step: Step, language: str) -> str:
        """The members of a step by number, those of other branches last, and whether they hold only together."""
        own = [one for one in step.members if node.id in (self.map[one].parent, one)]
        there = {*own}
        others = [one for one in step.members if one not in there]
        numbers = self._numbered(own or others, language)
        if own and others:
            numbers = _("{own}, with {others} of other branches,", language).format(
                own=numbers, others=self._numbered(others, language)
            )
        message = _("{numbers} support this, each by itself", language)
        if len(step.members) == 1:
            message = _("{numbers} supports this", language)
        elif step.joint:
            message = _("{numbers} support this only together", language)
        return message.format(numbers=numbers) + _(FULL_STOP, language)

    def _numbered(self, nodes: Sequence[str], language: str) -> str:
        """Nodes by their numbers; a run of siblings by the first and the last."""
        numbers = [self.numbers[node] or kind_word(Kind.THESIS, language) for node in nodes]
        first = self.places.get(nodes[0])
        if len(nodes) > 2 and first is not None:
            siblings = self.map[self.map[nodes[0]].parent or nodes[0]].children
            run = tuple(nodes) == siblings[first : first + len(nodes)]
        else:
            run = False
        if run:
            return f"{numbers[0]}–{numbers[-1]}"
        return enumeration(numbers, language)

    def _others(self, node: Node, language: str) -> Iterator[Remark]:
        """What no sentence is made of: a label and the author's text."""
        for field in OTHERS:
            if said := field.of(node):
                yield Remark(_(field.label, language), said.best(language))

    def _pointer(self, label: str, target: str, why: str, language: str) -> Remark:
        number = self.numbers[target] or kind_word(Kind.THESIS, language)
        said = shorten(self.map[target].text.best(language), EXCERPT)
        return Remark(label, _(BRACKETED, language).format(why + said), target, number)


def _quotation(passage: str, language: str) -> str:
    """A passage in quotation marks, with other ones inside."""
    marks = _(QUOTED, language)
    inner = passage.replace("“", "‘").replace("”", "’") if marks.startswith("“") else passage
    return marks.format(inner)


def _qualifiers(node: Node, language: str) -> Iterator[str]:
    if node.basis:
        yield basis_word(node.basis, language)
    if node.likelihood:
        yield likelihood_word(node.likelihood, language)
        yield band_words(node.likelihood, language)
    if node.confidence:
        yield _("{} confidence", language).format(confidence_word(node.confidence, language))
    if node.assumed:
        yield _("assumed", language)
    if node.credence is not None:
        yield _("credence {}", language).format(f"{node.credence:g}")


def _forecast(forecast: Forecast, language: str) -> str:
    """Due date and outcome: “due 20 January 2029, pending.”"""
    outcome = outcome_word(forecast.outcome, language)
    if forecast.resolved:
        day = date_words(forecast.resolved, language)
        outcome = _("{outcome} ({date})", language).format(outcome=outcome, date=day)
    parts = [_("due {}", language).format(date_words(forecast.due, language))] if forecast.due else []
    parts.append(outcome)
    return _(COMMA, language).join(parts) + _(FULL_STOP, language)


def _sentence(text: Text, language: str) -> str:
    """A text with a full stop, whether its author set one or not: other sentences follow."""
    said = text.best(language)
    ends = ("。", "！", "？", ".", "!", "?", "…", "”", "）", ")")
    return said if said.endswith(ends) else said + _(FULL_STOP, language)
