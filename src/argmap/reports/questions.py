"""The critical questions that a map owes an answer to: for a terminal, as Markdown, as data."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Any

from argmap.i18n import _
from argmap.i18n.punctuation import COLON, COMMA
from argmap.model import ArgumentMap, Node
from argmap.rendering.markdown import escape, escape_start
from argmap.rendering.terminal import Style, plain
from argmap.schemes import Asked, wording, wordings
from argmap.schemes.words import attacks_words, bracketed, node_count


@dataclass(frozen=True)
class QuestionReport:
    """What is to be reported.

    ``asked`` holds all questions of the nodes that are meant, ``unnamed`` the nodes of the map that have support and
    no scheme; ``answered_too`` says whether questions with an answer are shown.
    """

    map: ArgumentMap
    asked: Sequence[Asked]
    unnamed: Sequence[Node]
    answered_too: bool = False

    @cached_property
    def shown(self) -> list[tuple[Node, list[Asked]]]:
        """The nodes with questions to show, and these questions; a node once for each of its inferences."""
        wanted = [each for each in self.asked if self.answered_too or each.answer is None]
        by_place = (list(those) for __, those in groupby(wanted, lambda each: each.place))
        return [(self.map[those[0].node_id], those) for those in by_place]

    def counts(self, language: str) -> str:
        """How many questions there are and how many of them are open, in words."""
        if not self.asked:
            return _("No critical question is asked, for no node here names a scheme that is known.", language)
        nodes = node_count(len({each.node_id for each in self.asked}), language)
        still_open = sum(each.answer is None for each in self.asked)
        return _("{open} of {asked} critical questions open at {nodes} with a scheme.", language).format(
            open=still_open, asked=len(self.asked), nodes=nodes
        )

    def without(self, language: str) -> str:
        """How many nodes name no scheme and how to name one; empty where there is none."""
        nodes = len(self.unnamed)
        return (
            _(
                "{} with support and no scheme; name one by `inference: {{scheme: ID}}` (`argmap schemes` lists them).",
                language,
            ).format(node_count(nodes, language))
            if nodes
            else ""
        )


def render_text(report: QuestionReport, language: str, style: Style = plain) -> Iterator[str]:
    """A block a node: id and scheme, its claim, and its questions one by one."""
    for node, those in report.shown:
        scheme = those[0].scheme
        yield f"{style(those[0].place, 'place')}  {wording(scheme.name, language)} {style(f'({scheme.id})', 'dim')}"
        yield f"  {node.text.best(language)}"
        for each in those:
            yield f"  {style(each.question.id, 'hint')}  {style(attacks_words(each.question.attacks, language), 'dim')}"
            yield f"    {wording(each.question.text, language)}"
            if each.answer is not None:
                yield f"    {_('Answer', language)}{_(COLON, language)}{each.answer.best(language)}"
        yield ""
    yield report.counts(language)
    if said := report.without(language):
        yield said


def render_markdown(report: QuestionReport, language: str) -> str:
    """A document with a heading a node and a list of its questions."""
    title = _("Critical questions: {}", language) if report.answered_too else _("Open critical questions: {}", language)
    blocks = [f"# {escape(title.format(report.map.title.best(language)))}", report.counts(language)]
    if said := report.without(language):
        blocks.append(said)
    for node, those in report.shown:
        scheme = those[0].scheme
        blocks.append(f"## `{those[0].place}`{bracketed(escape(wording(scheme.name, language)), language)}")
        blocks.append(escape_start(node.text.best(language)))
        blocks.append("\n".join(_item(each, language) for each in those))
    return "\n\n".join(blocks) + "\n"


def _item(each: Asked, language: str) -> str:
    attacks = attacks_words(each.question.attacks, language)
    asked = escape(wording(each.question.text, language))
    named = f"`{each.question.id}`{_(COMMA, language)}{attacks}"
    lines = [f"- {asked}{bracketed(named, language)}"]
    if each.answer is not None:
        answer = escape(each.answer.best(language))
        lines.append(f"  - {_('Answer', language)}{_(COLON, language)}{answer}")
    return "\n".join(lines)


def render_json(report: QuestionReport, path: str) -> str:
    """Nodes with their questions; texts are objects from language tag to string, the answer of an open one is null."""
    found = {
        "map": path,
        "asked": len(report.asked),
        "open": sum(each.answer is None for each in report.asked),
        "nodes": [_node(node, those, report.map.languages) for node, those in report.shown],
        "without_scheme": [node.id for node in report.unnamed],
    }
    return json.dumps(found, ensure_ascii=False, indent=2)


def _node(node: Node, those: Sequence[Asked], languages: Sequence[str]) -> dict[str, Any]:
    scheme = those[0].scheme
    return {
        "id": node.id,
        "text": dict(node.text.by_language),
        **({"inference": those[0].step} if those[0].step else {}),
        "scheme": {"id": scheme.id, "name": dict(wordings(scheme.name, languages))},
        "questions": [
            {
                "id": each.question.id,
                "attacks": each.question.attacks,
                "text": dict(wordings(each.question.text, languages)),
                "answer": None if each.answer is None else dict(each.answer.by_language),
            }
            for each in those
        ],
    }
