"""Coverage as a page: the source with the mapped passages marked, and the nodes in the margin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import count
from typing import Final

from argmap.diagnostics import Span
from argmap.i18n import N_, _
from argmap.i18n.names import kind_word
from argmap.i18n.punctuation import COLON
from argmap.model import Node
from argmap.reports.coverage.text import SourceReport, percent
from argmap.reports.page import page, rules
from argmap.sources.coverage import Figures, SectionCoverage, Sentence
from argmap.sources.text import SourceText

_LINE: Final = N_("line {}")
_DEEPEST: Final = 6
"""Levels of sections that are indented."""


def render_html(reports: Sequence[SourceReport], language: str) -> str:
    """One page that needs nothing else: for each source its figures, its text, and the nodes that cite it."""
    title = f"{_('Coverage', language)}{_(COLON, language)}{reports[0].map.title.best(language)}"
    body = "\n".join(_Page(report, language, number).html() for number, report in enumerate(reports, 1))
    return page(language, title, body, rules(__package__, "coverage.css"))


class _Page:
    """The part of the page that is about one source."""

    def __init__(self, report: SourceReport, language: str, number: int) -> None:
        self._report = report
        self._language = language
        self._number = number
        self._counter = count(1)
        self._pointing: dict[str, list[int]] = {}
        """For each node, the numbers of the sentences that it points at."""

    def html(self) -> str:
        # The text goes first, since it numbers the sentences to which the nodes lead back.
        text = "\n".join(self._section(index, one) for index, one in enumerate(self._report.chosen))
        return "\n".join([self._head(), f"<main>{text}</main>", self._nodes()])

    def _say(self, message: str) -> str:
        return escape(_(message, self._language))

    def _head(self) -> str:
        report, figures, language = self._report, self._report.counted, self._language
        counted = (
            N_("{share} of the sentences of the body are mapped ({counts}), {characters} of its characters.")
            if report.whole
            else N_(
                "{share} of the sentences of these sections are mapped ({counts}), {characters} of their characters."
            )
        )
        said = self._say(counted).format(
            share=f"<strong>{percent(figures.percent)}</strong>",
            counts=f"{figures.mapped_sentences}/{figures.sentences}",
            characters=percent(figures.percent_of_characters),
        )
        parts = [
            f"<header><p class=over>{_('Coverage', language)} · {escape(report.map.title.best(language))}</p>",
            f"<h1>{escape(report.title)}</h1>",
            f"<p class=figure>{said}</p>",
            f"<details open><summary>{_('Sections', language)}</summary><table>",
            *(self._row(index, one) for index, one in enumerate(report.chosen)),
            "</table></details>",
        ]
        if report.unresolved:
            title = self._say(N_("Anchors that match no passage, or more than one"))
            items = "".join(f"<li>{self._link(node)} {escape(anchor)}</li>" for node, anchor in report.unresolved)
            parts.append(f"<section class=unresolved><h2>{title}</h2><ul>{items}</ul></section>")
        only = self._say(N_("Only paragraphs with unmapped sentences"))
        parts.append(f"<label class=only><input type=checkbox> {only}</label></header>")
        return "\n".join(parts)

    def _row(self, index: int, one: SectionCoverage) -> str:
        figures = Figures.of(one.sentences)
        if not figures.sentences:
            return ""
        section = one.section
        around = "" if one.is_body else " class=dim"
        return (
            f"<tr{around}><td class=l{min(section.level, _DEEPEST)}><a href='#{self._anchor(index)}'>"
            f"{escape(f'{section.number} {section.title}'.strip())}</a></td>"
            f"<td class=number>{figures.mapped_sentences}/{figures.sentences}</td>"
            f"<td><svg class=bar aria-hidden=true><rect width='{figures.percent:.1f}%' height='100%'/></svg></td>"
            f"<td class=number>{percent(figures.percent)}</td></tr>"
        )

    def _anchor(self, index: int) -> str:
        return f"section-{self._number}-{index}"

    def _section(self, index: int, one: SectionCoverage) -> str:
        section = one.section
        depth = min(section.level + 1, 4)
        body = "\n".join(self._paragraph(paragraph) for paragraph in one.paragraphs if paragraph)
        links = " ".join(self._link(node) for node in one.heading)
        mapped = " class=m" if one.heading else ""
        title = escape(f"{section.number} {section.title}".strip())
        heading = f"<div class=row><h{depth}><span{mapped}>{title}</span></h{depth}><aside>{links}</aside></div>"
        return f"<section id='{self._anchor(index)}' class={section.part}>{heading}\n{body}</section>"

    def _paragraph(self, sentences: Sequence[Sentence]) -> str:
        said, margin, complete = [], [], True
        for sentence in sentences:
            number = next(self._counter)
            for node in sentence.nodes:
                self._pointing.setdefault(node, []).append(number)
            complete = complete and bool(sentence.nodes)
            said.append(self._sentence(number, sentence))
            margin.append(self._margin(number, sentence))
        glue = "" if _chinese(self._report.coverage.text, sentences[0]) else " "
        state = " complete" if complete else ""
        return f"<div class='row{state}'><p>{glue.join(said)}</p><aside>{''.join(margin)}</aside></div>"

    def _sentence(self, number: int, sentence: Sentence) -> str:
        text = self._report.coverage.text
        where = _(_LINE, self._language).format(text.line(sentence.span.start))
        inner = "".join(
            f"<mark>{escape(words)}</mark>" if marked else escape(words) for words, marked in _stretches(text, sentence)
        )
        state = "s" if sentence.nodes else "s u"
        name = f"s{self._number}-{number}"
        return f"<span class='{state}' id={name} title='{where}'><sup>{number}</sup>{inner}</span>"

    def _margin(self, number: int, sentence: Sentence) -> str:
        links = " ".join(map(self._link, sentence.nodes)) or f"<em>{self._say(N_('not mapped'))}</em>"
        return f"<div><a class=n href='#s{self._number}-{number}'>{number}</a> <span>{links}</span></div>"

    def _link(self, node_id: str) -> str:
        kind = self._report.map[node_id].kind
        return f"<a class={kind} href='#node-{escape(node_id, quote=True)}'>{escape(node_id)}</a>"

    def _nodes(self) -> str:
        nodes = [node for node in self._report.map if node.source == self._report.source_id and node.at]
        rows = "\n".join(map(self._node, nodes))
        return f"<section class=nodes><h2>{self._say(N_('Nodes'))}</h2><dl>{rows}</dl></section>"

    def _node(self, node: Node) -> str:
        back = " ".join(f"<a class=n href='#s{self._number}-{n}'>{n}</a>" for n in self._pointing.get(node.id, ()))
        name = escape(node.id, quote=True)
        kind = escape(kind_word(node.kind, self._language))
        return (
            f"<div id='node-{name}'><dt><b class={node.kind}>{escape(node.id)}</b> <small>{kind}</small></dt>"
            f"<dd>{escape(node.text.best(self._language))} {back}</dd></div>"
        )


def _stretches(text: SourceText, sentence: Sentence) -> Iterator[tuple[str, bool]]:
    """The sentence in pieces, each in some passage or in none; layout is taken out of each by itself."""
    position = sentence.span.start
    for marked in sentence.marked:
        yield _piece(text, Span(position, marked.start)), False
        yield _piece(text, marked), True
        position = marked.end
    yield _piece(text, Span(position, sentence.span.end)), False


def _piece(text: SourceText, span: Span) -> str:
    """The words at a span; a space at its edge is kept where it is one between words."""
    shown = text.shown(span)
    raw = text.clean[span.start : span.end]
    before = " " if raw[:1].isspace() and shown[:1].isascii() else ""
    after = " " if raw[-1:].isspace() and shown[-1:].isascii() else ""
    return f"{before}{shown}{after}" if shown else ""


def _chinese(text: SourceText, sentence: Sentence) -> bool:
    shown = text.shown(sentence.span)
    return sum(character >= "\u3000" for character in shown) * 3 > len(shown)
