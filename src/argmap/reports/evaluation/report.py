"""An evaluation for a terminal, as Markdown and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from argmap.diagrams.theme import KIND_STYLES
from argmap.evaluation import Evaluation, Reason, Status, rounded, why
from argmap.i18n.names import kind_word, status_word
from argmap.model import Node
from argmap.rendering.cells import break_lines, display_width
from argmap.rendering.markdown import escape, escape_start
from argmap.rendering.terminal import Style, plain
from argmap.reports.evaluation.content import Readings, Row
from argmap.reports.evaluation.words import phrase

_STYLES = {
    Status.ACCEPTED: "added",
    Status.QUALIFIED: "warning",
    Status.UNDECIDED: "info",
    Status.REJECTED: "removed",
}
_DEEPEST = 6
"""Levels that are indented; the numbers tell of those below."""
_LEAST = 24
"""Cells that a claim gets on the narrowest terminal."""


def render_text(readings: Readings, width: int, style: Style = plain) -> str:
    """What is said of the whole, and a line or more for each node, on lines of ``width`` cells."""
    language = readings.language
    statuses = [_status_words(row, language) for row in readings.rows]
    first = max(map(display_width, (*statuses, phrase("status", language))))
    second = max(display_width(row.strength) for row in readings.rows)
    second = max(second, display_width(phrase("strength", language)))
    lines = [style(readings.map.title.best(language), "place"), ""]
    for sentence in readings.sentences():
        lines += break_lines(sentence, width)
    heads = [_padded(phrase(name, language), at) for name, at in (("status", first), ("strength", second))]
    lines += ["", style("  ".join((*heads, phrase("claim", language))), "dim")]
    for row, status in zip(readings.rows, statuses, strict=True):
        painted = style(status, _STYLES[row.now.status]) + " " * (first - display_width(status))
        before = f"{painted}  {' ' * (second - display_width(row.strength))}{row.strength}  "
        indent = "  " * min(row.node.depth, _DEEPEST)
        room = max(width - first - second - 4 - len(indent), _LEAST)
        margin = " " * (first + second + 4) + indent
        text, *more = claim_lines(row.node, row.number, language, room, style)
        lines += [before + indent + text, *(margin + line for line in more)]
        if row.now.status is not Status.ACCEPTED or len(row.statuses) > 1:
            lines += [margin + style(line, "dim") for line in break_lines(f"– {row.why}", room)]
    if remark := readings.remark():
        lines += ["", *break_lines(remark, width)]
    return "\n".join(lines) + "\n"


def claim_lines(node: Node, number: str, language: str, room: int, style: Style, prefix: str = "") -> list[str]:
    """A node as in the tree that `argmap show` prints: mark, number and kind, text, id."""
    head = " ".join(part for part in (KIND_STYLES[node.kind].mark, number, kind_word(node.kind, language)) if part)
    head = f"{prefix} {head}" if prefix else head
    first, *more = break_lines(f"{head} {node.text.best(language)}", room)
    lines = [style(first[: len(head)], "place") + first[len(head) :] if first.startswith(head) else first, *more]
    if display_width((more or [first])[-1]) + 2 + display_width(node.id) <= room:
        lines[-1] += f"  {style(node.id, 'dim')}"
    else:
        lines.append(style(node.id, "dim"))
    return lines


def _padded(text: str, width: int) -> str:
    return text + " " * (width - display_width(text))


def _status_words(row: Row, language: str) -> str:
    return " → ".join(status_word(status, language) for status in row.statuses)


def render_markdown(readings: Readings) -> str:
    """The same with a pipe table as on GitHub."""
    from argmap.rendering.markdown import pipe_table

    language = readings.language
    head = tuple(phrase(name, language) for name in ("number", "kind", "claim", "status", "strength", "because"))
    rows = tuple(
        (
            row.number,
            kind_word(row.node.kind, language),
            row.node.text.best(language),
            _status_words(row, language),
            row.strength,
            row.why,
        )
        for row in readings.rows
    )
    parts = [f"# {escape(readings.map.title.best(language))}", *map(written, readings.sentences())]
    parts.append(pipe_table(head, rows))
    if remark := readings.remark():
        parts.append(written(remark))
    return "\n\n".join(parts) + "\n"


def written(sentence: str) -> str:
    """A sentence in Markdown; what stands in backticks is code."""
    return "`".join(
        part if place % 2 else escape_start(part) if place == 0 else escape(part)
        for place, part in enumerate(sentence.split("`"))
    )


def render_json(readings: Readings, path: str) -> str:
    """The whole evaluation, whatever is shown of it to people.

    Top level:
        map: path of the file; semantics; converged, rounds, cycles (lists of ids): see ``Evaluation``;
        assumptions: credences (by id), accepted and rejected (ids);
        nodes: a list in document order.

    A node:
        id, status, strength, base_score; inference: strength of the step from its supporters, null where it has none;
        why: a list of reasons with the nodes that make them, see ``Reason``;
        before: status and strength without the assumptions, null where there are none.
    """
    found = readings.evaluation
    data = {
        "map": path,
        "semantics": readings.semantics,
        "converged": found.converged,
        "rounds": found.rounds,
        "cycles": [list(cycle) for cycle in found.cycles],
        "assumptions": assumptions_data(found),
        "nodes": [_node(readings, node) for node in readings.map],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def assumptions_data(evaluation: Evaluation) -> dict[str, Any]:
    """What an evaluation takes for granted."""
    assumed = evaluation.assumptions
    return {
        "credences": dict(assumed.credences),
        "accepted": sorted(assumed.accepted),
        "rejected": sorted(assumed.rejected),
    }


def _node(readings: Readings, node: Node) -> dict[str, Any]:
    found, before = readings.evaluation, readings.before
    return {
        "id": node.id,
        "status": found.statuses[node.id],
        "strength": rounded(found.strengths[node.id]),
        "base_score": rounded(found.base_scores[node.id]),
        "inference": rounded(found.inferences[node.id]) if node.id in found.inferences else None,
        "why": list(_why(readings, node)),
        "before": before and {"status": before.statuses[node.id], "strength": rounded(before.strengths[node.id])},
    }


def _why(readings: Readings, node: Node) -> Iterator[dict[str, Reason | list[str]]]:
    for because in why(readings.map, readings.evaluation, node.id):
        yield {"reason": because.reason, "nodes": list(because.nodes)}
