"""The critical questions that a map has to answer: for people, and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Any

from argmap.i18n import _, n_
from argmap.i18n.punctuation import COMMA
from argmap.model import ArgumentMap, Node
from argmap.rendering.citations import badge_of
from argmap.rendering.json import dumps
from argmap.reports.document.blocks import Block, Document, Item, Items, Paragraph, Quotation, Section
from argmap.schemes import Asked, wording, wordings
from argmap.schemes.words import attacks_words, bracketed, node_count


@dataclass(frozen=True)
class QuestionReport:
    """What is reported.

    ``asked`` holds all questions of the nodes in question, ``unnamed`` the nodes that have support and no scheme;
    ``answered_too`` says whether answered questions are shown.
    """

    map: ArgumentMap
    asked: Sequence[Asked]
    unnamed: Sequence[Node]
    answered_too: bool = False

    @cached_property
    def shown(self) -> list[tuple[Node, list[Asked]]]:
        """The nodes with questions to show, and these questions; a node once for each of its inferences."""
        wanted = [each for each in self.asked if self.answered_too or each.is_open]
        by_place = (list(those) for __, those in groupby(wanted, lambda each: each.place))
        return [(self.map[those[0].node_id], those) for those in by_place]

    def document(self, language: str) -> Document:
        """How many questions are open, then the questions node by node."""
        title = _("Critical questions", language) if self.answered_too else _("Open critical questions", language)
        blocks: list[Block] = [Paragraph(said) for said in (self._counts(language), self._unnamed(language)) if said]
        for node, those in self.shown:
            name = wording(those[0].scheme.name, language)
            items = Items([_item(self.map, each, language) for each in those])
            blocks.append(
                Section(f"`{those[0].place}`{bracketed(name, language)}", [Quotation(node.text.best(language)), items])
            )
        return Document(language, self.map.title.best(language), blocks, over=title)

    def _counts(self, language: str) -> str:
        """How many questions there are and how many of them are open."""
        if not self.asked:
            return _("No critical questions: no node here names a known scheme.", language)
        nodes = node_count(len({each.node_id for each in self.asked}), language)
        still_open = sum(each.is_open for each in self.asked)
        return _("{open} of {asked} critical questions are open, at {nodes} with a scheme.", language).format(
            open=still_open, asked=len(self.asked), nodes=nodes
        )

    def _unnamed(self, language: str) -> str:
        """How many nodes name no scheme and how to name one; empty if there are none."""
        if not self.unnamed:
            return ""
        return n_(
            "{count} node has support but no scheme; name one with `inference: {{scheme: ID}}` (`argmap schemes` "
            "lists them).",
            "{count} nodes have support but no scheme; name one with `inference: {{scheme: ID}}` (`argmap schemes` "
            "lists them).",
            len(self.unnamed),
            language,
        ).format()


def _item(map_: ArgumentMap, each: Asked, language: str) -> Item:
    """A question with its id, what it attacks, and its answer, which is attributed where it is a layer's."""
    named = f"`{each.question.id}`{_(COMMA, language)}{attacks_words(each.question.attacks, language)}"
    label = _("Answer", language)
    if each.layer:
        label = _("Answer by {layer}", language).format(layer=badge_of(map_, each.layer, language))
    answer = (label, each.answer.best(language)) if each.answer is not None else None
    return Item(wording(each.question.text, language) + bracketed(named, language), answer=answer)


def render_json(report: QuestionReport, path: str) -> str:
    """Nodes with their questions; texts are objects from language tag to string, a missing answer is null.

    A question that only a layer answers is open, and has the id of that layer.
    """
    found = {
        "map": path,
        "asked": len(report.asked),
        "open": sum(each.is_open for each in report.asked),
        "nodes": [_node(node, those, report.map.languages) for node, those in report.shown],
        "without_scheme": [node.id for node in report.unnamed],
    }
    return dumps(found)


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
                **({"layer": each.layer} if each.layer else {}),
            }
            for each in those
        ],
    }
