"""Sets the blocks of the outline as paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from docx.document import Document
from docx.shared import Cm, Emu
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from argmap.exporters.bibliography import entries
from argmap.exporters.docx import styles
from argmap.exporters.docx.document import Paper
from argmap.exporters.docx.fonts import set_complex
from argmap.exporters.docx.footnotes import Footnotes
from argmap.exporters.docx.numbering import LEVELS, Numbering
from argmap.exporters.docx.wordml import bookmark, element, link
from argmap.exporters.outline import Block, outline
from argmap.exporters.references import Reference, cite
from argmap.exporters.registry import ExportOptions
from argmap.exporters.statements import CLOSED, Remark, Saying
from argmap.i18n import _
from argmap.i18n.punctuation import COLON, FULL_STOP, LABEL_STOP
from argmap.model import ArgumentMap
from argmap.model.kinds import CLAIMS
from argmap.rendering import commonmark as markup
from argmap.rendering.scripts import is_chinese_language
from argmap.rendering.xml import xml_text


def write(map_: ArgumentMap, options: ExportOptions) -> Document:
    """The document of a map; errors as those of ``outline``."""
    return _Writer(map_, options).write()


class _Writer:
    def __init__(self, map_: ArgumentMap, options: ExportOptions) -> None:
        self.map, self.options = map_, options
        self.content = outline(map_, options)
        self.language = self.content.languages[0]
        self.places = {block.node.id: place for place, block in enumerate(self.content.blocks, 1)}
        self.paper = Paper(self.language)
        self.list = Numbering(self.paper.document, self.content.blocks[0].number)
        self.notes = Footnotes(self.paper.style_id(styles.FOOTNOTE_MARK))

    def write(self) -> Document:
        self._head()
        self._glances()
        for block in self.content.blocks:
            if block.heading:
                self._heading(block.heading)
            self._block(block)
        self._legend()
        self._appendix()
        self._sources()
        self.paper.finish()
        self.notes.attach(self.paper.document)
        properties = self.paper.document.core_properties
        properties.title, properties.language = xml_text(self.content.title[0])[:255], self.language
        properties.author = properties.comments = properties.keywords = ""
        return self.paper.document

    def _head(self) -> None:
        for style, said in (("Title", self.content.title), (styles.SUMMARY, self.content.summary)):
            for place, (text, language) in enumerate(zip(said, self._languages(said), strict=True)):
                name = "Subtitle" if style == "Title" and place else style
                self.paper.run(self.paper.paragraph(name, language), text, language)
        for text, language in zip(self.content.provenance, self.content.languages, strict=True):
            if text:
                self.paper.run(self.paper.paragraph(styles.PROVENANCE, language), text, language)
        for language, text in self.content.notes:
            self.paper.run(self.paper.paragraph(styles.PROVENANCE, language), text, language)

    def _glances(self) -> None:
        """The claim and its reasons, each leading to where it stands in full."""
        for glance in self.content.glances:
            self._heading(glance.title)
            top, *others = glance.lines
            self.paper.run(
                self.paper.paragraph(styles.THESIS, glance.language), top.said(glance.language), glance.language
            )
            for line in others:
                paragraph = self.paper.paragraph(styles.APPARATUS, glance.language)
                self._link(paragraph, line.number, self._anchor(line.node.id), glance.language)
                said = replace(line, number="").said(glance.language)
                self.paper.run(paragraph, f"\t{said}", glance.language)
            if glance.more:
                self.paper.run(self.paper.paragraph(styles.APPARATUS, glance.language), glance.more, glance.language)

    def _languages(self, said: Sequence[str]) -> Sequence[str]:
        """The languages of a title or summary, which may be there in fewer than are shown."""
        languages = self.content.languages
        return languages if len(said) == len(languages) else [languages[0]] * len(said)

    def _block(self, block: Block) -> None:
        for saying in block.sayings:
            self._statement(block, saying)
        for saying in block.sayings:
            for remark in saying.remarks:
                self._remark(self._below(styles.REMARK, block, saying), block, remark, saying.language)
            for detail in markup.blocks(saying.detail):
                self._detail(block, saying, detail)
            if saying.folded:
                self.paper.run(self._below(styles.REMARK, block, saying), f"… {saying.folded}", saying.language)

    def _statement(self, block: Block, saying: Saying) -> None:
        first = saying is block.sayings[0]
        if not first:
            paragraph = self._below(styles.STATEMENT, block, saying)
        else:
            style = styles.STATEMENT if self.content.sectioned and block.depth else _style(block)
            paragraph = self.paper.paragraph(style, saying.language)
            self._number(paragraph, block, saying.language)
        start, end = bookmark(self.places[block.node.id], self._anchor(block.node.id))
        if first:
            paragraph._p.append(start)
        label = self.paper.run(
            paragraph, saying.kind + ("" if saying.qualified else self._stop(saying)), saying.language
        )
        self.paper.styled(label, styles.kind_style(block.node.kind))
        if first:
            paragraph._p.append(end)
        qualified = saying.qualified + self._stop(saying) if saying.qualified else ""
        space = "" if qualified.endswith(CLOSED) else " "
        said = "".join(replace(saying, reference="").attributed())
        self.paper.run(paragraph, qualified + space + said, saying.language)
        self._note(paragraph, block, saying)

    def _stop(self, saying: Saying) -> str:
        return _(LABEL_STOP, saying.language)

    def _number(self, paragraph: Paragraph, block: Block, language: str) -> None:
        level = block.depth - 1
        # A list of Word counts its items; under sections they are not in the order of their numbers.
        if 0 <= level < LEVELS and not self.content.sectioned:
            self.list.number(paragraph, level)
            return
        if block.number:
            self.paper.run(paragraph, f"{block.number} ", language)
        if level > 0:
            paragraph.paragraph_format.left_indent = self.list.text_indent(level)

    def _note(self, paragraph: Paragraph, block: Block, saying: Saying) -> None:
        """A reference at the foot of the page names the work each time: there, “n. 4” alone would puzzle."""
        if not saying.reference:
            return
        node = block.node
        said = cite(Reference(node.source, node.section, node.cites), self.map.works, saying.language)
        note = self.paper.paragraph(styles.FOOTNOTE, saying.language)
        self.paper.run(note, f" {said}{_(FULL_STOP, saying.language)}", saying.language)
        self.notes.add(paragraph, note)

    def _remark(self, paragraph: Paragraph, block: Block, remark: Remark, language: str) -> None:
        zh = is_chinese_language(language)
        if remark.target:
            self.paper.run(paragraph, remark.label + ("" if zh else " "), language)
            if remark.target in self.places:
                self._link(paragraph, remark.number, self._anchor(remark.target), language)
            else:
                self.paper.run(paragraph, remark.number, language)
            self.paper.run(paragraph, remark.text, language)
            return
        colon = _(COLON, language) if remark.text else ""
        label = self.paper.run(paragraph, remark.label + colon, language)
        self.paper.styled(label, styles.LABEL)
        self.paper.run(paragraph, remark.text, language)
        if remark.part:
            self.paper.run(paragraph, " ", language)
            self._link(paragraph, remark.mark, self._anchor(block.node.id, remark.part), language)

    def _link(self, paragraph: Paragraph, text: str, target: str, language: str) -> None:
        """A text that leads to a bookmark of the document."""
        runs = self.paper.run(paragraph, text, language)
        self.paper.styled(runs, styles.LINK)
        self.paper.linked(runs, link(target))

    def _runs(self, paragraph: Paragraph, parts: Iterable[markup.Run], language: str) -> None:
        """Text with the looks and links of runs."""
        for part in parts:
            runs = self.paper.run(paragraph, part.text, language)
            for run in runs:
                _look(run, part)
            if part.code or part.address:
                self.paper.styled(runs, styles.CODE if part.code else styles.LINK)
            if part.address and runs:
                self.paper.linked(runs, self.paper.address(part.address))

    def _detail(self, block: Block, saying: Saying, detail: markup.Paragraph | markup.Table) -> None:
        if isinstance(detail, markup.Table):
            self._table(block, saying, detail)
            return
        paragraph = self._below(styles.DETAIL, block, saying)
        if detail.level:
            indent = paragraph.paragraph_format.left_indent or Cm(0)
            paragraph.paragraph_format.left_indent = indent + Cm(0.5 * detail.level)
        if detail.marker:
            self.paper.run(paragraph, f"{detail.marker} ", saying.language)
        self._runs(paragraph, detail.runs, saying.language)

    def _table(self, block: Block, saying: Saying, detail: markup.Table) -> None:
        table = self.paper.document.add_table(len(detail.rows), len(detail.rows[0]), "Table Grid")
        indent = (self.list.text_indent(block.depth - 1) if block.depth else 0) + Cm(0.5 * detail.level)
        table._tbl.tblPr.insert_element_before(
            element("tblInd", w=str(Emu(indent).twips), type="dxa"), "w:tblBorders", "w:tblLayout", "w:tblLook"
        )
        for row, cells in zip(table.rows, detail.rows, strict=True):
            for cell, parts in zip(row.cells, cells, strict=True):
                paragraph = cell.paragraphs[0]
                paragraph.style = self.paper.document.styles[styles.DETAIL]
                self.paper.directed(paragraph, saying.language)
                self._runs(paragraph, parts, saying.language)
        # Word joins a table to one that follows it.
        self._below(styles.DETAIL, block, saying)

    def _heading(self, text: str) -> None:
        self.paper.run(self.paper.paragraph("Heading 1", self.language), text, self.language)

    def _legend(self) -> None:
        if self.content.legend:
            self._heading(self.content.legend_title)
        for language, term, said in self.content.legend:
            paragraph = self.paper.paragraph(styles.APPARATUS, language)
            self.paper.styled(self.paper.run(paragraph, term + _(COLON, language), language), styles.LABEL)
            self.paper.run(paragraph, said, language)

    def _appendix(self) -> None:
        marks = len(self.places)
        for title, listed in self.content.appendix:
            self._heading(title)
            for entry in listed:
                paragraph = self.paper.paragraph(styles.APPARATUS, entry.language)
                marks += 1
                start, end = bookmark(marks, self._anchor(entry.node_id, entry.part))
                first = entry.language == self.language
                if first:
                    paragraph._p.append(start)
                self._link(paragraph, entry.number, self._anchor(entry.node_id), entry.language)
                if first:
                    paragraph._p.append(end)
                sentence, *others = entry.sentences
                self.paper.run(paragraph, f"\t{sentence}", entry.language)
                for other in others:
                    below = self.paper.paragraph(styles.APPARATUS, entry.language)
                    self.paper.run(below, f"\t{other}", entry.language)

    def _sources(self) -> None:
        if not self.map.works:
            return
        self._heading(_("Sources", self.language))
        for runs in entries(self.map, self.options, self.language).values():
            paragraph = self.paper.paragraph(styles.BIBLIOGRAPHY, self.language)
            self._runs(paragraph, runs, self.language)

    def _below(self, style: str, block: Block, saying: Saying) -> Paragraph:
        """A paragraph that is indented as the text of its statement is."""
        paragraph = self.paper.paragraph(style, saying.language)
        if block.depth:
            paragraph.paragraph_format.left_indent = self.list.text_indent(block.depth - 1)
        return paragraph

    def _anchor(self, node_id: str, part: str = "") -> str:
        """A bookmark's name: Word allows forty letters and digits, ids of any script do not fit."""
        return f"node{self.places[node_id]}{part}"


def _look(run: Run, part: markup.Run) -> None:
    """Make a run look as a stretch of text does; what it does not say is left to the style."""
    run.bold, run.italic = part.bold or None, part.italic or None
    # One property of Word, so that setting either unsets the other.
    if part.superscript:
        run.font.superscript = True
    elif part.subscript:
        run.font.subscript = True
    run.font.small_caps, run.font.strike = part.small_caps or None, part.struck or None
    set_complex(run.font)


def _style(block: Block) -> str:
    """Headings for the branches and for the claims right below them that are argued for; all else is the list."""
    if block.depth == 0:
        return styles.THESIS
    if block.depth == 1:
        return "Heading 1"
    if block.depth == 2 and block.node.kind in CLAIMS and block.node.children:
        return "Heading 2"
    return styles.STATEMENT
