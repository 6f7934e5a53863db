"""The outline as a LaTeX document for XeLaTeX or LuaLaTeX."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from argmap.exporters.bibliography import entries
from argmap.exporters.latex_scripts import in_fonts, setting
from argmap.exporters.outline import Block, Outline, outline
from argmap.exporters.registry import ExportOptions
from argmap.exporters.statements import Remark, Saying
from argmap.i18n import _
from argmap.i18n.punctuation import COLON, LABEL_STOP, SPACE
from argmap.model import ArgumentMap
from argmap.rendering.commonmark import Run, Table, blocks
from argmap.rendering.scripts import is_chinese_language
from argmap.rendering.tex import code, escape_address, spaced, target, with_looks
from argmap.rendering.tex import escape_breaking as escape

# Lists of LaTeX end at the sixth level; arguments do not. So levels are indentation, and numbers are text.
_PREAMBLE: Final = r"""% !TEX program = {program}
{class}
\usepackage[a4paper,margin=2.5cm]{geometry}
{packages}\usepackage[hidelinks]{hyperref}
\hypersetup{pdftitle={{title}}}
{fonts}\tracinglostchars=2
\setlength{\parindent}{0pt}
\setlength{\parskip}{.5ex plus .2ex}
\sloppy % a loose line rather than one beyond the margin
\frenchspacing
\pagestyle{plain}
\newlength{\argstep}\setlength{\argstep}{1.2em}
% \statement{level}{id}{number and kind}{text}, \remark{level}{text}
\newcommand{\statement}[4]{\par\addvspace{.6ex}{\leftskip=#1\argstep\relax
  \leavevmode\hypertarget{#2}{}\textbf{#3}#4\par}}
\newcommand{\remark}[2]{{\leftskip=#1\argstep\relax\advance\leftskip\argstep\small #2\par}}
% \cell{number of columns}{text}: of a row of a table, which may be on another page than the next
\newcommand{\cell}[2]{\parbox[t]{\dimexpr(\linewidth-\leftskip)/#1-.5em\relax}{\raggedright#2\strut}\hspace{.5em}}
\makeatletter
\newcommand{\branch}[3]{\@startsection{section}{1}{0pt}{3ex plus 1ex}{1ex}{\large\bfseries\raggedright}*%
  {\hypertarget{#1}{}#2#3}\addcontentsline{toc}{section}{#2#3}}
\makeatother
\title{{shown title}}
\author{}
\date{}
\begin{document}
\maketitle"""
_DEEPEST: Final = 12
"""The level whose indentation all deeper ones share, to leave room for text."""


def export(map_: ArgumentMap, options: ExportOptions) -> bytes:
    """The numbered outline: UTF-8, LF line ends; of class ctexart where it has Chinese, Japanese or Korean characters.

    Raises:
        ExportError: the map has no node ``options.focus``.
    """
    document = outline(map_, options)
    writer = _Writer(document)
    body = [*_head(document), *writer.glances(), *writer.blocks(), *_legend(document), *writer.appendix()]
    body += _sources(map_, options, document.languages[0])
    title = escape(document.title[0])
    how = setting(document.languages, "".join((*document.title, *body)))
    struck = "\\usepackage[normalem]{ulem}\n" if any(r"\sout{" in part for part in body) else ""
    body = list(in_fonts(body, how))
    preamble = (
        _PREAMBLE.replace("{program}", how.program)
        .replace("{class}", how.class_)
        .replace("{packages}", struck)
        .replace("{fonts}", how.fonts + "\n" * bool(how.fonts))
        .replace("{shown title}", "".join(in_fonts([title], how)))
        .replace("{title}", title)
    )
    parts = [preamble, *body, r"\end{document}"]
    if options.digest:
        parts.append(f"% {options.digest}")
    return ("\n\n".join(parts) + "\n").encode()


def _head(document: Outline) -> Iterator[str]:
    yield from (rf"\begin{{center}}\large {escape(title)}\end{{center}}" for title in document.title[1:])
    if document.summary:
        yield "\\begin{abstract}\n" + "\n\n".join(map(escape, document.summary)) + "\n\\end{abstract}"
    said_first = (*filter(None, document.provenance), *(note for _, note in document.notes))
    yield from (rf"{{\small {escape(said)}\par}}" for said in said_first)


def _legend(document: Outline) -> Iterator[str]:
    if document.legend:
        yield rf"\section*{{{escape(document.legend_title)}}}"
    for language, term, said in document.legend:
        yield _hanging(rf"\textbf{{{escape(term)}}}{_spaced(_(COLON, language) + said)}")


def _sources(map_: ArgumentMap, options: ExportOptions, language: str) -> Iterator[str]:
    if not map_.works:
        return
    yield rf"\section*{{{_('Sources', language)}}}"
    for runs in entries(map_, options, language).values():
        yield _hanging("".join(map(_run, runs)))


def _hanging(said: str) -> str:
    return rf"{{\hangindent=2em\hangafter=1 {said}\par}}"


def _spaced(text: str) -> str:
    """Text next to other text: spaces at its ends count."""
    return spaced(text, escape)


class _Writer:
    def __init__(self, document: Outline) -> None:
        self.document = document
        # Generated names: TeX has no labels with letters of every script.
        self.names = {block.node.id: f"node{place}" for place, block in enumerate(document.blocks)}

    def glances(self) -> Iterator[str]:
        for glance in self.document.glances:
            yield rf"\section*{{{escape(glance.title)}}}"
            for line in glance.lines:
                number = rf"\hyperlink{{{self.names[line.node.id]}}}{{{escape(line.number)}}} " if line.number else ""
                said = escape(replace(line, number="").said(glance.language))
                yield _hanging(f"{number}{said}" if number else rf"\textbf{{{said}}}")
            if glance.more:
                yield _hanging(escape(glance.more))

    def blocks(self) -> Iterator[str]:
        for block in self.document.blocks:
            level = min(max(block.depth - 2, 0), _DEEPEST)
            if block.heading:
                heading = escape(block.heading)
                yield rf"\section*{{{heading}}}\addcontentsline{{toc}}{{section}}{{{heading}}}"
            yield "\n".join([self._statement(block, level), *self._details(block, level)])

    def appendix(self) -> Iterator[str]:
        for title, listed in self.document.appendix:
            yield rf"\section*{{{escape(title)}}}"
            for entry in listed:
                name = self.names[entry.node_id]
                first, *others = entry.sentences
                key = rf"\hyperlink{{{name}}}{{\textbf{{{escape(entry.number)}}}}}"
                if entry.language == self.document.languages[0]:
                    key = rf"\hypertarget{{{name}-{entry.part}}}{{}}" + key
                yield "\n".join(
                    [_hanging(f"{key} {escape(first)}"), *(rf"\remark{{0}}{{{escape(one)}}}" for one in others)]
                )

    def _statement(self, block: Block, level: int) -> str:
        first, *others = block.sayings
        name = self.names[block.node.id]
        stop = _(LABEL_STOP, first.language)
        label = escape(f"{block.number} {first.kind}".strip() + ("" if first.qualified else stop))
        # Between Chinese characters a space of the source is not set.
        space = r"\ " if is_chinese_language(first.language) and not first.qualified else " "
        said = escape(first.qualified + stop) + " " if first.qualified else ""
        said = f"{{{space}{said}{escape(''.join(first.attributed()))}}}"
        if block.depth == 1:
            lines = [rf"\branch{{{name}}}{{{label}}}{said}"]
        else:
            lines = [rf"\statement{{{level}}}{{{name}}}{{{label}}}{said}"]
        return "\n".join([*lines, *(rf"\remark{{{level}}}{{{escape(other.line())}}}" for other in others)])

    def _details(self, block: Block, level: int) -> Iterator[str]:
        for saying in block.sayings:
            said = [self._remark(block, remark, saying) for remark in saying.remarks]
            said += _details(saying.detail)
            said += [rf"\dots\ {escape(saying.folded)}"] if saying.folded else []
            yield from (rf"\remark{{{level}}}{{{line}}}" for line in said)

    def _remark(self, block: Block, remark: Remark, saying: Saying) -> str:
        if remark.part:
            name = f"{self.names[block.node.id]}-{remark.part}"
            said = escape(replace(remark, mark="").line(saying.language))
            return rf"{said} \hyperlink{{{name}}}{{{escape(remark.mark)}}}"
        if remark.target not in self.names:
            return escape(remark.line(saying.language))
        space = _(SPACE, saying.language)
        number = rf"\hyperlink{{{self.names[remark.target]}}}{{{escape(remark.number)}}}"
        return f"{escape(remark.label)}{space}{number}{_spaced(remark.text)}"


def _details(detail: str) -> Iterator[str]:
    """An author's Markdown, one string for each paragraph and for each row of a table."""
    for block in blocks(detail):
        indent = rf"\hspace*{{{block.level}em}}" if block.level else ""
        if isinstance(block, Table):
            for row in block.rows:
                cells = (rf"\cell{{{len(row)}}}{{{''.join(map(_run, cell))}}}" for cell in row)
                yield indent + "".join(cells)
        else:
            yield indent + (f"{block.marker} " if block.marker else "") + "".join(map(_run, block.runs))


def _run(run: Run) -> str:
    said = (code if run.code else escape_address if run.address else _spaced)(run.text)
    said = with_looks(r"\newline{}" if run.text == "\n" else said, run)
    return rf"\href{{{target(run.address)}}}{{{said}}}" if run.address else said
