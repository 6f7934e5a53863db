"""The matrix in Markdown."""

from __future__ import annotations

from argmap.rendering.markdown import escape, escape_start, pipe_table, prose
from argmap.reports.matrix.wording import Wording


def render_markdown(wording: Wording) -> str:
    """The view in one language, with a pipe table as on GitHub."""
    parts = [
        f"# {escape(wording.say('matrix'))}: {escape(wording.title)}",
        escape_start(wording.say("view")),
        *(_claims(wording)),
        escape_start(wording.lead()),
        *(prose(note) for note in wording.notes()),
    ]
    if wording.matrix.rows:
        parts += [
            f"## {escape(wording.say('rows'))}",
            escape_start(wording.say("reading")),
            _table(wording),
            "\n".join(f"- **{mark}** {escape(meaning)}" for mark, meaning in wording.legend()),
        ]
    return "\n\n".join(parts) + "\n"


def _claims(wording: Wording) -> list[str]:
    head = ("", wording.say("claims"), wording.say("inconsistency"), wording.say("legend"))
    rows = [
        (
            wording.letters[column.claim.id],
            wording.numbered(column.claim),
            column.inconsistency,
            wording.counts(column),
        )
        for column in wording.matrix.columns
    ]
    return [f"## {escape(wording.say('claims'))}", pipe_table(head, rows)]


def _table(wording: Wording) -> str:
    head = (wording.say("evidence"), *wording.letters.values(), wording.say("diagnosticity"))
    rows = [
        (
            wording.numbered(row.node),
            *(f"{cell.mark}: {wording.cell(cell)}" for cell in row.cells),
            wording.diagnosticity(row),
        )
        for row in wording.matrix.rows
    ]
    return pipe_table(head, rows)
