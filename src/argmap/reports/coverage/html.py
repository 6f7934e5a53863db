"""Coverage as one page for a browser: the source with what is mapped marked, and the nodes in the margin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import count
from typing import Final

from argmap.diagnostics import Span
from argmap.diagrams.theme import DARK, LIGHT, Palette
from argmap.i18n import N_, _
from argmap.i18n.names import kind_word
from argmap.model import Kind, Node
from argmap.reports.coverage.text import SourceReport
from argmap.sources.coverage import Figures, SectionCoverage, Sentence
from argmap.sources.text import SourceText

_WORDS: Final = {
    "coverage": N_("Coverage"),
    "of_body": N_("of the body's sentences are mapped"),
    "of_sections": N_("of the sentences of these sections are mapped"),
    "sentences": N_("sentences"),
    "characters": N_("of the characters"),
    "around": N_("front and back matter"),
    "missing": N_("not mapped"),
    "partly": N_("mapped"),
    "only": N_("Only paragraphs with something missing"),
    "nodes": N_("Nodes"),
    "unresolved": N_("Anchors that lead to no passage, or to several"),
    "line": N_("line {}"),
    "contents": N_("Sections"),
}


def render_html(reports: Sequence[SourceReport]) -> str:
    """One page that needs nothing else: for each source its figures, its text, and the nodes that point at it."""
    language = reports[0].map.primary_language
    title = f"{_word('coverage', language)}: {reports[0].map.title.best(language)}"
    body = "\n".join(_Page(report, language, number).html() for number, report in enumerate(reports, 1))
    return _FRAME.format(language=escape(language), title=escape(title), style=_style(), body=body)


def _word(name: str, language: str) -> str:
    return _(_WORDS[name], language)


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

    def _say(self, name: str) -> str:
        return escape(_word(name, self._language))

    def _head(self) -> str:
        report, figures = self._report, self._report.counted
        what = "of_body" if report.whole else "of_sections"
        parts = [
            f"<header><p class=over>{self._say('coverage')} · {escape(report.map.title.best(self._language))}</p>",
            f"<h1>{escape(report.title)}</h1>",
            f"<p class=figure><strong>{_percent(figures.percent)}</strong> {self._say(what)}",
            f"<span class=dim>({figures.mapped_sentences}/{figures.sentences} {self._say('sentences')},",
            f"{_percent(figures.percent_of_characters)} {self._say('characters')})</span></p>",
            f"<details open><summary>{self._say('contents')}</summary><table>",
            *(self._row(index, one) for index, one in enumerate(report.chosen)),
            "</table></details>",
        ]
        if report.unresolved:
            items = "".join(f"<li>{self._link(node)} {escape(anchor)}</li>" for node, anchor in report.unresolved)
            parts.append(f"<section class=unresolved><h2>{self._say('unresolved')}</h2><ul>{items}</ul></section>")
        parts.append(f"<label class=only><input type=checkbox> {self._say('only')}</label></header>")
        return "\n".join(parts)

    def _row(self, index: int, one: SectionCoverage) -> str:
        figures = Figures.of(one.sentences)
        if not figures.sentences:
            return ""
        section = one.section
        around = "" if one.is_body else " class=dim"
        return (
            f"<tr{around}><td style='padding-left:{section.level - 1}em'><a href='#{self._anchor(index)}'>"
            f"{escape(f'{section.number} {section.title}'.strip())}</a></td>"
            f"<td class=number>{figures.mapped_sentences}/{figures.sentences}</td>"
            f"<td><span class=bar><i style='width:{figures.percent:.1f}%'></i></span></td>"
            f"<td class=number>{_percent(figures.percent)}</td></tr>"
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
        line = _(_WORDS["line"], self._language)
        where = line.format(text.line(sentence.span.start))
        inner = "".join(
            f"<mark>{escape(words)}</mark>" if marked else escape(words) for words, marked in _stretches(text, sentence)
        )
        state = "s" if sentence.nodes else "s u"
        name = f"s{self._number}-{number}"
        return f"<span class='{state}' id={name} title='{where}'><sup>{number}</sup>{inner}</span>"

    def _margin(self, number: int, sentence: Sentence) -> str:
        links = " ".join(map(self._link, sentence.nodes)) or f"<em>{self._say('missing')}</em>"
        return f"<div><a class=n href='#s{self._number}-{number}'>{number}</a> <span>{links}</span></div>"

    def _link(self, node_id: str) -> str:
        kind = self._report.map[node_id].kind
        return f"<a class=k-{kind} href='#node-{escape(node_id, quote=True)}'>{escape(node_id)}</a>"

    def _nodes(self) -> str:
        nodes = [node for node in self._report.map if node.source == self._report.source_id and node.at]
        rows = "\n".join(map(self._node, nodes))
        return f"<section class=nodes><h2>{self._say('nodes')}</h2><dl>{rows}</dl></section>"

    def _node(self, node: Node) -> str:
        back = " ".join(f"<a class=n href='#s{self._number}-{n}'>{n}</a>" for n in self._pointing.get(node.id, ()))
        name = escape(node.id, quote=True)
        kind = escape(kind_word(node.kind, self._language))
        return (
            f"<div id='node-{name}'><dt><b class=k-{node.kind}>{escape(node.id)}</b> <small>{kind}</small></dt>"
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


def _percent(value: float) -> str:
    return f"{int(value * 10) / 10:.1f}\u202f%"


def _colours(palette: Palette) -> str:
    kinds = " ".join(f"--{kind}: {palette.kinds[kind].label};" for kind in Kind)
    return (
        f"--canvas: {palette.canvas}; --text: {palette.text}; --muted: {palette.muted}; --accent: {palette.accent}; "
        f"--mapped: {palette.kinds[Kind.EVIDENCE].fill}; --line: {palette.kinds[Kind.EVIDENCE].border}; "
        f"--gap: {palette.kinds[Kind.OBJECTION].fill}; --gap-text: {palette.kinds[Kind.OBJECTION].label}; "
        f"--gap-line: {palette.kinds[Kind.OBJECTION].border}; --rule: {palette.kinds[Kind.THESIS].fill}; {kinds}"
    )


def _style() -> str:
    kinds = " ".join(f".k-{kind} {{ color: var(--{kind}); }}" for kind in Kind)
    return (
        f":root {{ color-scheme: light dark; {_colours(LIGHT)} }}\n"
        f"@media (prefers-color-scheme: dark) {{ :root {{ {_colours(DARK)} }} }}\n{kinds}\n{_CSS}"
        f"@media print {{ :root {{ {_colours(LIGHT)} }} {_PRINT} }}"
    )


_CSS: Final = """\
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2.5rem 1.5rem 5rem; max-width: 66rem; background: var(--canvas); color: var(--text);
  font: 17px/1.75 "Noto Serif", "Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", Georgia, serif; }
h1, h2, h3, h4, header, aside, dt, table, label { font-family: system-ui, "Noto Sans", "Noto Sans CJK SC",
  "PingFang SC", "Microsoft YaHei", sans-serif; }
h1 { font-size: 1.7rem; line-height: 1.3; margin: 0 0 .75rem; text-wrap: balance; }
h2 { font-size: 1.3rem; } h3 { font-size: 1.1rem; } h4 { font-size: 1rem; }
h2, h3, h4 { line-height: 1.4; margin: 1.6em 0 .4em; }
a { color: var(--accent); text-decoration: none; } a:hover { text-decoration: underline; }
.over, .dim, .dim a, small { color: var(--muted); } .over { margin: 0; font-size: .85rem; }
.figure { font-size: 1rem; margin: 0 0 1rem; } .figure strong { font-size: 1.5rem; }
summary { cursor: pointer; font-size: .9rem; color: var(--muted); }
table { border-collapse: collapse; font-size: .875rem; line-height: 1.5; margin: .4rem 0 1rem; }
td { padding: .12rem .9rem .12rem 0; } .number { text-align: right; font-variant-numeric: tabular-nums; }
.bar { display: block; width: 8rem; height: .5rem; background: var(--gap); border-radius: .25rem; overflow: hidden;
  box-shadow: inset 0 0 0 1px var(--gap-line); }
.bar i { display: block; height: 100%; background: var(--line); }
.only { font-size: .875rem; cursor: pointer; } .unresolved { font-size: .9rem; }
body:has(.only input:checked) .complete { display: none; }
.row { display: grid; grid-template-columns: minmax(0, 40rem) minmax(0, 1fr); gap: 0 2rem; break-inside: avoid; }
.row p { margin: .45em 0 .9em; } .row + .row { border-top: 1px solid var(--rule); }
aside { font-size: .75rem; line-height: 1.45; padding: .8em 0; overflow-wrap: anywhere; }
h2 + aside, h3 + aside, h4 + aside { align-self: end; }
aside div { display: flex; gap: .5em; margin-bottom: .3em; }
aside span { display: flex; flex-wrap: wrap; gap: 0 .9em; } aside em { color: var(--gap-text); }
.n { color: var(--muted); font-variant-numeric: tabular-nums; min-width: 1.6em; text-align: right; flex: none; }
sup { font: .6em/1 system-ui, sans-serif; color: var(--muted); margin: 0 .25em 0 .1em; user-select: none; }
mark, .m { background: var(--mapped); color: inherit; }
.u { color: var(--gap-text); background: var(--gap); border-bottom: 1.5px dashed var(--gap-line); }
.front .u, .back .u { color: var(--muted); background: none; border-bottom-color: transparent; }
.front aside em, .back aside em, .dim .bar { visibility: hidden; }
:target { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
.nodes dl { font-size: .875rem; line-height: 1.5; columns: 24rem; column-gap: 2rem; }
.nodes dl div { break-inside: avoid; margin-bottom: .6em; } dd { margin: 0; } .nodes .n { font-size: .75rem; }
@media (max-width: 48rem) { .row { grid-template-columns: minmax(0, 1fr); } aside { padding: 0 0 .8em; }
  .bar { width: 3rem; }
  aside div { display: inline-flex; margin-right: 1em; } body { padding: 1.25rem 1rem 3rem; font-size: 16px; } }
"""

_PRINT: Final = """body { font-size: 10pt; max-width: none; padding: 0; } .only, summary { display: none; }
  .row { grid-template-columns: 68% 1fr; gap: 0 1.2em; }
  .row:has(h2, h3, h4) { break-after: avoid; } .nodes dl { columns: 2; } a { color: inherit; }
  mark, .m { background: none; } .u { background: none; border-bottom-style: solid; } @page { margin: 18mm 15mm; }"""

_FRAME: Final = """\
<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
{style}
</style>
</head>
<body>
{body}
</body>
</html>
"""
