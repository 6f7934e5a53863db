"""The matrix as one page: a table whose head stays in sight."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from argmap.analysis.competing_hypotheses import Column, Row
from argmap.model import Node
from argmap.reports.matrix.wording import Wording
from argmap.reports.page import code, page, prose, rules, text


def render_html(wording: Wording) -> str:
    """The page in one language."""
    body = "\n".join([*_head(wording), "<main>", *_claims(wording), *_rows(wording), "</main>"])
    title = f"{wording.say('matrix')}: {wording.title}"
    return page(wording.language, title, body, rules(__package__, "matrix.css"))


def _head(wording: Wording) -> Iterator[str]:
    yield f"<header><p class='over'>{text(wording.say('matrix'))}</p>"
    yield f"<h1>{text(wording.title)}</h1>"
    yield f"<p class='view'>{text(wording.say('view'))}</p></header>"


def _claims(wording: Wording) -> Iterator[str]:
    yield f"<section aria-labelledby='claims'><h2 id='claims'>{text(wording.say('claims'))}</h2><ul class='rivals'>"
    for column in wording.matrix.columns:
        yield (
            f"<li><p>{_letter(wording, column.claim)}{text(wording.numbered(column.claim))} "
            f"{code(column.claim.id)}</p><p class='sum'>{text(wording.say('inconsistency'))} "
            f"<strong>{column.inconsistency}</strong> · {text(wording.counts(column))}</p></li>"
        )
    yield "</ul>"
    yield from (f"<p>{prose(note)}</p>" for note in wording.notes())
    yield "</section>"


def _letter(wording: Wording, claim: Node) -> str:
    return f"<span class='letter'>{wording.letters[claim.id]}</span>"


def _rows(wording: Wording) -> Iterator[str]:
    name = text(wording.say("rows"))
    yield f"<section aria-labelledby='rows'><h2 id='rows'>{name}</h2><p>{text(wording.lead())}</p>"
    if wording.matrix.rows:
        yield f"<p>{text(wording.say('reading'))}</p>"
        # What scrolls must be reachable by keyboard.
        yield "<div class='table' tabindex='0' role='region' aria-labelledby='rows'>"
        yield f"<table>{_table_head(wording)}<tbody>"
        yield from (_row(wording, row) for row in wording.matrix.rows)
        yield f"</tbody>{_table_foot(wording)}</table></div>"
        yield f"<dl class='legend' aria-label='{text(wording.say('legend'))}'>"
        yield from (f"<dt>{mark}</dt><dd>{text(meaning)}</dd>" for mark, meaning in wording.legend())
        yield "</dl>"
    yield "</section>"


def _table_head(wording: Wording) -> str:
    claims = "".join(
        f"<th scope='col'>{_letter(wording, column.claim)}"
        f"<small class='claim'>{text(wording.text(column.claim))}</small></th>"
        for column in wording.matrix.columns
    )
    first, last = text(wording.say("evidence")), text(wording.say("diagnosticity"))
    return f"<thead><tr><th scope='col'>{first}</th>{claims}<th scope='col'>{last}</th></tr></thead>"


def _row(wording: Wording, row: Row) -> str:
    cells = "".join(
        f"<td class='{escape(cell.mark)}'><strong>{cell.mark}</strong><small>{text(wording.cell(cell))}</small></td>"
        for cell in row.cells
    )
    return (
        f"<tr><th scope='row'>{text(wording.numbered(row.node))}{code(row.node.id)}</th>"
        f"{cells}<td>{text(wording.diagnosticity(row))}</td></tr>"
    )


def _table_foot(wording: Wording) -> str:
    def total(column: Column) -> str:
        return f"<td><strong>{column.inconsistency}</strong></td>"

    name = text(wording.say("inconsistency"))
    meaning = text(wording.say("inconsistency meaning"))
    totals = "".join(map(total, wording.matrix.columns))
    return f"<tfoot><tr><th scope='row'>{name}<small>{meaning}</small></th>{totals}<td></td></tr></tfoot>"
