"""A map as a numbered outline in Markdown that GitHub, pandoc and Obsidian render alike."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from urllib.parse import quote

from argmap.diagrams.views import OVERVIEW_DEPTH
from argmap.exporters.bibliography import entries
from argmap.exporters.glance import Line
from argmap.exporters.mermaid import chart
from argmap.exporters.outline import Block, Entry, Outline, outline
from argmap.exporters.registry import ExportOptions
from argmap.exporters.statements import CLOSED, Remark, Saying
from argmap.i18n import _
from argmap.i18n.punctuation import BRACKETED, COLON, LABEL_STOP, SPACE
from argmap.model import ArgumentMap
from argmap.rendering.commonmark import tree
from argmap.rendering.markdown import details, escape, escape_start, hanging, heading_text, prefixed, runs
from argmap.rendering.scripts import is_chinese_language


def export(map_: ArgumentMap, options: ExportOptions) -> bytes:
    """The map as CommonMark: UTF-8, LF line ends, the same bytes for the same map.

    The branches right below the node on top are headings, which an editor's outline shows; everything below is
    a nested list. The numbers are text, not list numbers: only so does 3.2.1 survive every renderer, and a part of a
    map keeps the numbers of the whole. Every statement carries its id as an anchor.

    Raises:
        ExportError: the map has no node ``options.focus``.
    """
    return _document(map_, options, ())


def export_with_chart(map_: ArgumentMap, options: ExportOptions) -> bytes:
    """The same with a Mermaid flowchart of the upper two levels before the statements; errors as in ``export``."""
    depth = OVERVIEW_DEPTH if options.depth is None else min(options.depth, OVERVIEW_DEPTH)
    return _document(map_, options, ["\n".join(["```mermaid", *chart(map_, replace(options, depth=depth)), "```"])])


def _document(map_: ArgumentMap, options: ExportOptions, view: Iterable[str]) -> bytes:
    document = outline(map_, options)
    writer = _Writer(document, dict(options.links))
    parts = [*_head(document), *_glances(document), *view, *writer.blocks(), *_legend(document), *writer.appendix()]
    parts += _sources(map_, options, document.languages[0])
    if options.digest:
        parts.append(f"<!-- argmap: {re.sub('-{2,}|[<>]', '', options.digest)} -->")
    return ("\n\n".join(parts) + "\n").encode()


def _head(document: Outline) -> Iterator[str]:
    yield "# " + heading_text(escape(document.title[0]))
    yield from (f"**{escape(title)}**" for title in document.title[1:])
    yield from (escape_start(summary) for summary in document.summary)
    yield from (escape_start(said) for said in document.provenance if said)
    yield from (escape_start(said) for _, said in document.notes)


def _glances(document: Outline) -> Iterator[str]:
    for glance in document.glances:
        yield "## " + escape(glance.title)
        top, *others = glance.lines
        language = glance.language
        yield f"**{escape(top.label)}**{_said(top.text, language)}{_stating(top, language)}"
        lines = [
            f"- [{escape(line.number)}](#{quote(line.node.id)}){_labelled(line, language)}{_stating(line, language)}"
            for line in others
        ]
        yield "\n".join([*lines, *([f"- {escape(glance.more)}"] if glance.more else [])])


def _stating(line: Line, language: str) -> str:
    return escape(_(BRACKETED, language).format(line.state))


def _labelled(line: Line, language: str) -> str:
    said = escape(line.text)
    return f" **{escape(line.label)}**{_said('', language)}{said}" if line.label else f" {said}"


def _legend(document: Outline) -> Iterator[str]:
    if document.legend:
        yield "## " + escape(document.legend_title)
        yield "\n".join(f"- **{escape(term)}**{_said(said, language)}" for language, term, said in document.legend)


def _said(said: str, language: str) -> str:
    """What follows a term in bold."""
    return escape(_(COLON, language) + said)


def _sources(map_: ArgumentMap, options: ExportOptions, language: str) -> Iterator[str]:
    if not map_.works:
        return
    yield "## " + _("Sources", language)
    yield "\n".join("- " + runs(entry) for entry in entries(map_, options, language).values())


class _Writer:
    """Sets the blocks of an outline; it knows which of them are there to be pointed at."""

    def __init__(self, document: Outline, addresses: Mapping[str, str]) -> None:
        self.document = document
        self.shown = {block.node.id for block in document.blocks}
        self.addresses = addresses

    def blocks(self) -> Iterator[str]:
        for block in self.document.blocks:
            # Each language's statement first, one under the other, then what is said about it.
            paragraphs = [self._statement(block, saying) for saying in block.sayings]
            paragraphs += [detail for saying in block.sayings for detail in self._details(block, saying)]
            said = "\n\n".join(paragraphs)
            if block.heading:
                yield "## " + heading_text(escape(block.heading))
            yield _item(said, block.depth - 2) if block.depth > 1 else said

    def appendix(self) -> Iterator[str]:
        for title, listed in self.document.appendix:
            yield "## " + escape(title)
            yield "\n".join(self._entry(entry) for entry in listed)

    def _entry(self, entry: Entry) -> str:
        anchor = f'<a id="{_entry_name(entry.node_id, entry.part)}"></a>'
        if entry.language != self.document.languages[0]:
            anchor = ""
        key = f"**[{escape(entry.number)}](#{quote(entry.node_id)})**"
        if len(entry.sentences) == 1:
            return f"- {anchor}{key} {escape(entry.sentences[0])}"
        return "\n".join([f"- {anchor}{key}", *(f"  - {escape_start(said)}" for said in entry.sentences)])

    def _statement(self, block: Block, saying: Saying) -> str:
        label, heading = saying.kind, False
        if saying is block.sayings[0]:
            heading = block.depth == 1
            label = f"{self._number(block)} {label}" if block.number else label
            label = label if heading else f"**{label}**"
        label += escape(saying.qualified) + _(LABEL_STOP, saying.language)
        separator = "" if label.endswith(CLOSED) else " "
        said = label + separator + "".join(escape(part) for part in saying.attributed())
        if saying is not block.sayings[0]:
            return said
        return ("## " if heading else "") + self._anchor(block) + (heading_text(said) if heading else said)

    def _details(self, block: Block, saying: Saying) -> Iterator[str]:
        for remark in saying.remarks:
            yield self._remark(block, remark, saying.language)
        if saying.detail:
            yield prefixed("> ", details(tree(saying.detail)))
        if saying.folded:
            address = self.addresses.get(block.node.id)
            said = f"[{saying.folded}]({_address(address)})" if address else saying.folded
            yield f"… {said}"

    def _remark(self, block: Block, remark: Remark, language: str) -> str:
        if remark.target:
            number = escape(remark.number)
            if remark.target in self.shown:
                number = f"[{number}](#{quote(remark.target)})"
            space = _(SPACE, language)
            return f"{escape(remark.label)}{space}{number}{escape(remark.text)}"
        label = escape(remark.label + (_(COLON, language).rstrip() if remark.text else ""))
        # Chinese script has no italics.
        said = (
            label + escape(remark.text)
            if is_chinese_language(language)
            else f"*{label}* {escape(remark.text)}".rstrip()
        )
        if remark.part:
            said += f" [{escape(remark.mark)}](#{quote(_entry_name(block.node.id, remark.part), safe=':')})"
        return said

    def _anchor(self, block: Block) -> str:
        return f'<a id="{block.node.id}"></a>'

    def _number(self, block: Block) -> str:
        address = self.addresses.get(block.node.id)
        return f"[{block.number}]({_address(address)})" if address else block.number


def _entry_name(node_id: str, part: str) -> str:
    """The anchor of an entry of the appendix; no id has a colon."""
    return f"{node_id}:{part}"


def _item(text: str, level: int) -> str:
    return "\n".join("  " * level + line if line else "" for line in hanging("- ", text).split("\n"))


def _address(address: str) -> str:
    """A link's address, kept from ending early."""
    return quote(address, safe="/:?#[]@!$&'*+,;=%~.-_")
