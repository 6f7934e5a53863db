"""One changed statement, in sentences of one language."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cached_property
from typing import Final

from argmap.comparison import Comparison, Sort, Statement, ValueChange
from argmap.diagrams.cards import footer
from argmap.fields import FIELDS
from argmap.i18n import C_, N_, _
from argmap.i18n.dates import date_words
from argmap.i18n.names import kind_word, relation_word, word
from argmap.i18n.punctuation import BRACKETED, COLON, LIST_COMMA, QUOTED, SEMICOLON
from argmap.model import Kind, Node, Outcome, Relation
from argmap.model.numbering import number_nodes
from argmap.model.semantics import Status
from argmap.rendering.cells import EXCERPT, shorten
from argmap.rendering.rich_text import plain
from argmap.reports.diff.runs import Line, Look, Run, filled, items, line, wording
from argmap.reports.diff.words import label, language_word
from argmap.schemes import OWN, Scheme
from argmap.schemes.words import bracketed, question_words, scheme_words

_OF_INFERENCE: Final = re.compile(r"inferences\.(.+?)(?:\.(from|linked|scheme|warrant|answers\..+))?")
"""The key of a change of one of several inferences: its id, and the key inside it."""

_INNER = str.maketrans("“”", "‘’")


_A_KIND: Final = {
    Kind.THESIS: C_("a kind, inside a sentence", "a thesis"),
    Kind.PREMISE: C_("a kind, inside a sentence", "a premise"),
    Kind.EVIDENCE: C_("a kind, inside a sentence", "evidence"),
    Kind.CAVEAT: C_("a kind, inside a sentence", "a caveat"),
    Kind.OBJECTION: C_("a kind, inside a sentence", "an objection"),
    Kind.CONSEQUENCE: C_("a kind, inside a sentence", "a consequence"),
}
"""Each kind inside a sentence: “is now an objection”."""


class Teller:
    """Says in one language what changed.

    A text that changed in the language of the report is told in that alone, unless all languages are wanted; one that
    changed in another language only is told in that.
    """

    def __init__(
        self, comparison: Comparison, language: str, *, all_languages: bool = False, schemes: Mapping[str, Scheme] = OWN
    ) -> None:
        self.comparison = comparison
        self.schemes = schemes
        self.language = language
        self.all_languages = all_languages
        self.elder: dict[tuple[str, Kind], dict[str, str | None]] = {}
        """For each claim and kind, the sibling before each statement, once one has been asked for."""

    @cached_property
    def numbers(self) -> tuple[dict[str, str], dict[str, str]]:
        """The numbers of the statements in the outline, by id, before and after."""
        return number_nodes(self.comparison.before), number_nodes(self.comparison.after)

    def say(self, message: str, **gaps: str | Run | Line) -> Line:
        """A phrase with its gaps filled."""
        return filled(_(message, self.language), **gaps)

    # Names of statements

    def name(self, statement: Statement) -> Line:
        """Number, kind and id, and whether it is new or gone: “Added: 1.2 Premise  demand”."""
        said, number = f"{self.number(statement)} {self.kind(statement.node)}".strip(), ""
        if statement.added or statement.removed:
            if statement.removed and self.number(statement):
                number = _(BRACKETED, self.language).format(
                    _("formerly {}", self.language).format(self.number(statement))
                )
                said = self.kind(statement.node)
            fate = _("Added", self.language) if statement.added else _("Removed", self.language)
            said = fate + _(COLON, self.language) + said
        return line(Run(said, Look.STRONG), number, "  ", Run(statement.node.id, Look.DIM))

    def kind(self, node: Node) -> str:
        """The word of a node's kind."""
        return kind_word(node.kind, self.language)

    def number(self, statement: Statement) -> str:
        """Its number now; what it was where it is gone."""
        before, after = self.numbers
        if statement.after is not None:
            return after[statement.after.id]
        return before[statement.node.id]

    def quote(self, key: str, cells: int = EXCERPT) -> Line:
        """A statement as others point to it: “2.1 “Many people ask …””."""
        statement = self.comparison.statements[key]
        number = "" if statement.removed else self.number(statement)
        said = self.quoted(shorten(statement.node.text.best(self.language), cells))
        if statement is self.comparison.root:
            return line(kind_word(statement.node.kind, self.language))
        return line(f"{number} {said}".strip())

    def quoted(self, text: str) -> str:
        """A text in quotation marks; those in it become single ones."""
        return _(QUOTED, self.language).format(text.translate(_INNER))

    # What is said

    def entry(self, statement: Statement) -> tuple[Line, ...]:
        """The lines about a statement below its name."""
        if statement.added or statement.removed:
            return (self._whole(statement),)
        return tuple(self._changes(statement))

    def _whole(self, statement: Statement) -> Line:
        """The text of a new or removed statement, with its details."""
        node = statement.node
        text = node.text.best(self.language)
        foot = footer(node, self.language)
        aside = _(BRACKETED, self.language).format(foot) if foot else ""
        return line(text, aside)

    def _changes(self, statement: Statement) -> Iterator[Line]:
        told = [value for value in self.told(statement.values) if value.key == "text"]
        if not any(value.language == self.language for value in told):
            yield line(statement.node.text.best(self.language))
        for value in told:
            yield from self.value(value)
        yield from self.remarks(statement)

    def remarks(self, statement: Statement) -> Iterator[Line]:
        """What has changed besides the text."""
        yield from self._place(statement)
        node = statement.node
        told = self.told(statement.values)
        for value in told:
            if value.key == "text":
                continue
            if value.sort is Sort.LINKED:
                yield from self._links(value)
            else:
                yield from self.value(value, len(told), node)

    def told(self, values: Sequence[ValueChange]) -> list[ValueChange]:
        """The changes reported: of a text in several languages, that in the language of the report."""
        if self.all_languages:
            return sorted(values, key=lambda value: value.language not in ("", self.language))
        own = {value.key for value in values if value.language == self.language}
        return [value for value in values if value.key not in own or value.language == self.language]

    def _place(self, statement: Statement) -> Iterator[Line]:
        before, after = statement.both()
        sorts = statement.sorts
        if Sort.RENAMED in sorts:
            only = sorts == {Sort.RENAMED}
            message = (
                N_("Only its id changed, from {before} to {after}.")
                if only
                else N_("Its id was {before} and is now {after}.")
            )
            yield self.say(message, before=Run(before.id, Look.GONE), after=Run(after.id, Look.NEW))
        if Sort.MOVED in sorts:
            keys = self.comparison.keys_before
            parent = keys[before.parent] if before.parent is not None else None
            if parent is not None and parent != after.parent:
                above = self.comparison.statements[parent]
                yield self.say(
                    N_("Moved here from below {}, which was removed.")
                    if above.removed
                    else N_("Moved here from below {}."),
                    only=self.quote(parent),
                )
            if before.kind is not after.kind:
                yield self.say(
                    N_("It was {before} and is now {after}."), before=self._a_kind(before), after=self._a_kind(after)
                )
        if Sort.REORDERED in sorts:
            yield self._order(statement, after)

    def _a_kind(self, node: Node) -> str:
        """The word of a kind inside a sentence: a premise, an objection, evidence."""
        return _(_A_KIND[node.kind], self.language)

    def _order(self, statement: Statement, after: Node) -> Line:
        assert statement.parent is not None
        map_, family = self.comparison.after, (statement.parent, after.kind)
        if family not in self.elder:
            siblings = [node.id for node in map_.children(map_[statement.parent], after.kind)]
            self.elder[family] = dict(zip(siblings, [None, *siblings], strict=False))
        elder = self.elder[family][after.id]
        return (
            self.say(N_("Moved among its siblings: now after {}."), only=self.quote(elder))
            if elder is not None
            else self.say(N_("Moved among its siblings: now first."))
        )

    def _links(self, value: ValueChange) -> Iterator[Line]:
        relation = relation_word(Relation(value.key), self.language)
        before, after = _texts(value.before), _texts(value.after)
        yield from (
            self.say(N_("It now also {relation} {target}."), relation=relation, target=self._target(key))
            for key in after
            if key not in before
        )
        yield from (
            self.say(N_("It no longer {relation} {target}."), relation=relation, target=self._target(key))
            for key in before
            if key not in after
        )

    def _target(self, reference: str) -> Line:
        """What a link points to: a statement, or one of the inferences to it."""
        key, __, step = reference.partition("/")
        if not step:
            return self.quote(key)
        return line(self.quote(key), self._of_inference(self.quoted(step)))

    def _of_inference(self, name: str) -> str:
        """Which inference is meant, in brackets."""
        about = _("the inference {inference}", self.language).format(inference=name)
        return _(BRACKETED, self.language).format(about)

    # Values

    def value(self, value: ValueChange, among: int = 1, node: Node | None = None) -> Iterator[Line]:
        """What is said about a key that has another value.

        Args:
            value: the change.
            among: of how many changes of one statement it is one.
            node: the statement, whose argumentation schemes ask the questions that are answered.
        """
        if inside := _OF_INFERENCE.fullmatch(value.key):
            yield from self._inference(value, inside[1], inside[2], node)
            return
        scheme = node.inference.scheme if node and node.inference else ""
        yield from self._value(value, among, self._label(value, scheme))

    def _inference(self, value: ValueChange, inference: str, inner: str | None, node: Node | None) -> Iterator[Line]:
        """What is said about one of several inferences."""
        name = self.quoted(inference)
        was, now = _texts(value.before), _texts(value.after)
        match inner:
            case None if isinstance(value.before, str):
                yield self.say(
                    N_("Its inference {before} is now called {after}."),
                    before=Run(value.before, Look.GONE),
                    after=Run(inference, Look.NEW),
                )
            case None:
                members = self._listed(was or now)
                yield self.say(
                    N_("It no longer has the inference {inference} from {members}.")
                    if was
                    else N_("It now has the inference {inference} from {members}."),
                    inference=name,
                    members=members,
                )
            case "from":
                if new := [one for one in now if one not in was]:
                    message = N_("The inference {inference} now also rests on {members}.")
                    yield self.say(message, inference=name, members=self._listed(new))
                if gone := [one for one in was if one not in now]:
                    message = N_("The inference {inference} no longer rests on {members}.")
                    yield self.say(message, inference=name, members=self._listed(gone))
            case "linked":
                yield self.say(
                    N_("The members of the inference {inference} now only work together.")
                    if value.after
                    else N_("The members of the inference {inference} now count separately."),
                    inference=name,
                )
            case _:
                inside = ValueChange(f"inference.{inner}", value.before, value.after, value.language)
                found = node.inferences.get(inference) if node else None
                yield from self._value(inside, 1, self._label(inside, found.scheme if found else "", name))

    def _listed(self, keys: Sequence[str]) -> Line:
        """Statements, one after the other."""
        separator = _(LIST_COMMA, self.language)
        parts = [part for key in keys for part in (separator, self.quote(key))]
        return line(*parts[1:])

    def _value(self, value: ValueChange, among: int, name: str) -> Iterator[Line]:
        match value.key:
            case "assumed":
                yield self.say(N_("It is now assumed.") if value.after else N_("It is no longer assumed."))
                return
            case "inference.linked":
                yield self.say(
                    N_("Its premises now only work together.")
                    if value.after
                    else N_("Its premises now count individually.")
                )
                return
            case "forecast.outcome" if value.before is None and value.after == Outcome.PENDING and among > 1:
                # A forecast that is new has not come true yet: nobody has to be told.
                return
        head = self._head(name)
        if isinstance(value.before, tuple) or isinstance(value.after, tuple):
            separator = _(SEMICOLON, self.language) if value.key == "at" else _(LIST_COMMA, self.language)
            was, now = (self._names(value.key, one) for one in (value.before, value.after))
            yield line(head, items(was, now, separator))
        elif value.language or value.key == "comment":
            yield from self._text(name, value)
        elif value.before is None:
            yield line(head, self.say(N_("{} (new)"), only=self._word(value.key, value.after)))
        elif value.after is None:
            yield line(head, self.say(N_("no longer given (before: {})"), only=self._word(value.key, value.before)))
        else:
            before, after = (self._word(value.key, one) for one in (value.before, value.after))
            if value.key != "source":  # A title has its quotation marks.
                quoted = _(C_("a value that has changed", "{}"), self.language)
                before, after = quoted.format(before), quoted.format(after)
            yield line(head, self.say(N_("{after} (before: {before})"), before=before, after=after))

    def _names(self, key: str, value: object) -> tuple[object, ...]:
        """The items of a list as they are named: layers by their titles, unless these are the same."""
        if key != "layers":
            return _items(value)
        layers = {**self.comparison.before.layers, **self.comparison.after.layers}
        titles = {name: layer.title.best(self.language) for name, layer in layers.items()}
        distinct = len(set(titles.values())) == len(titles)
        return tuple(self.quoted(titles[name]) if distinct else name for name in _texts(value))

    def _label(self, value: ValueChange, scheme: str, inference: str = "") -> str:
        """What a value is called, with the inference that it belongs to, and its language if not the report's.

        Empty for the text of the statement in that language.
        """
        foreign = value.language and value.language != self.language
        if value.key == "text" and not foreign:
            return ""
        question = value.key.partition("inference.answers.")[2]
        if question:
            asked = self.quoted(question_words(self.schemes, scheme, question, self.language))
            name = _("Answer to {question}", self.language).format(question=asked)
        else:
            name = label(value.key, self.language)
        name += self._of_inference(inference) if inference else ""
        return name + (bracketed(language_word(value.language, self.language), self.language) if foreign else "")

    def _text(self, name: str, value: ValueChange) -> Iterator[Line]:
        head = self._head(name)
        before, after = str(value.before or ""), str(value.after or "")
        if not before or not after:
            yield line(
                head, self.say(N_("{} (new)") if after else N_("no longer given (before: {})"), only=after or before)
            )
            return
        lines = wording(before, after)
        if len(lines) == 1:
            yield line(head, lines[0])
        else:
            was, now = (N_("{label}, before"), N_("{label}, now")) if name else (N_("Before"), N_("Now"))
            yield line(self._head(_(was, self.language).format(label=name)), lines[0])
            yield line(self._head(_(now, self.language).format(label=name)), lines[1])

    def _head(self, name: str) -> str:
        return name + _(COLON, self.language) if name else ""

    def _word(self, key: str, value: object) -> str:
        """A value in words."""
        language, said = self.language, str(value)
        match key:
            case "inference.scheme":
                return scheme_words(self.schemes, said, language)
            case "expect":
                return word(Status(said), language)
            case "source":
                return self.work(said)
        type_ = FIELDS[key].type if key in FIELDS else str
        if issubclass(type_, StrEnum):
            return word(type_(said), language)
        return date_words(type_.fromisoformat(said), language) if issubclass(type_, datetime.date) else said

    def work(self, work_id: str) -> str:
        """A work by its title; by its id where it has none."""
        for map_ in (self.comparison.after, self.comparison.before):
            work = map_.works.get(work_id)
            if work is not None and work.title:
                return self.quoted(shorten(plain(work.title.best(self.language)), EXCERPT))
        return work_id


def _items(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else () if value is None else (value,)


def _texts(value: object) -> tuple[str, ...]:
    return tuple(map(str, _items(value)))
