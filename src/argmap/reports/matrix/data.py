"""The matrix for programs: CSV and JSON."""

from __future__ import annotations

from typing import Any

from argmap.analysis.competing_hypotheses import Cell, Mark
from argmap.analysis.paths import Side
from argmap.i18n import _
from argmap.rendering.csv import table
from argmap.rendering.json import dumps
from argmap.reports.matrix.report import VIEW, Wording


def render_csv(wording: Wording) -> bytes:
    """A row for each piece of evidence; for each claim columns with its sign, weight, steps and ``through``.

    Cells that are not placed are empty. ``weight`` is the support for the claim less the opposition; ``steps`` and
    ``through`` are those of the shortest path on the side of the sign.
    """
    claims = [column.claim.id for column in wording.matrix.columns]
    columns = ["number", "id", "kind", "text", "diagnosticity", "placed"]
    # Ids have no spaces, so that none can be taken for another column.
    columns += [f"{claim} {name}" for name in ("sign", "weight", "steps", "through") for claim in claims]
    rows: list[dict[str, str | int | float]] = []
    for row in wording.matrix.rows:
        values: dict[str, str | int | float] = {
            "number": wording.numbers[row.node.id],
            "id": row.node.id,
            "kind": row.node.kind.value,
            "text": row.node.text.best(wording.language),
            "diagnosticity": "" if row.diagnosticity is None else row.diagnosticity,
            "placed": row.placed,
        }
        for claim, cell in zip(claims, row.cells, strict=True):
            way = cell.way
            values[f"{claim} sign"] = cell.mark.value if way else ""
            values[f"{claim} weight"] = cell.weight if way else ""
            values[f"{claim} steps"] = way.steps if way else ""
            values[f"{claim} through"] = way.entry if way and way.steps > 1 else ""
        rows.append(values)
    return table(columns, rows)


def render_json(wording: Wording) -> str:
    """The claims with their counts, the rows with a cell for each claim, and the pairs that are not rivals."""
    matrix = wording.matrix
    found = {
        "view": _(VIEW, wording.language),
        "claims": [
            {
                "id": column.claim.id,
                "text": column.claim.text.best(wording.language),
                "inconsistency": column.inconsistency,
                "marks": {mark.name.lower(): column.marks.get(mark, 0) for mark in Mark},
            }
            for column in matrix.columns
        ],
        "not_rivals": [{"id": lower.id, "reason_for": upper.id} for lower, upper in matrix.not_rivals],
        "rows": [
            {
                "id": row.node.id,
                "kind": row.node.kind.value,
                "text": row.node.text.best(wording.language),
                "diagnosticity": row.diagnosticity,
                "placed": row.placed,
                "cells": [_cell(cell) for cell in row.cells],
            }
            for row in matrix.rows
        ],
    }
    return dumps(found)


def _cell(cell: Cell) -> dict[str, Any] | None:
    if cell.mark is Mark.NOT_PLACED:
        return None
    return {"mark": cell.mark.value, "weight": cell.weight, "for": _side(cell.pro), "against": _side(cell.con)}


def _side(side: Side | None) -> dict[str, Any] | None:
    if side is None:
        return None
    return {"weight": side.weight, "steps": side.steps, "through": side.entry if side.steps > 1 else None}
