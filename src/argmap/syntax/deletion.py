"""Deleting one entry of a mapping or a list, in block or flow style, and nothing around it."""

from __future__ import annotations

import re

from argmap.diagnostics import Edit, Span
from argmap.model.route import Loc
from argmap.syntax.yaml import SpanTree

_LINE_END = re.compile(r"[ \t]*(#[^\r\n]*)?(\r\n|\n|\r|\Z)")
_COMMA = re.compile(r"\s*,")
_CLOSING = re.compile(r"[ \t]*[]}]")


def delete_entry(text: str, root: SpanTree, loc: Loc) -> tuple[Edit, ...]:
    """Edits that delete the entry at a route, and collections that would be empty without it.

    Comments on their own lines stay; one after the entry is deleted with it. Empty if the entry does not exist, or is
    written in an unusual way so that it cannot be deleted by itself.
    """
    while loc:
        parent, found = root.find(loc[:-1])
        if found < len(loc) - 1 or loc[-1] not in parent.children:
            return ()
        if len(parent.children) > 1:
            break
        loc = loc[:-1]
    if not loc:
        return ()
    entry = parent.children[loc[-1]]
    start = entry.key.start if entry.key else entry.start
    end = entry.end
    if entry.key and entry.start == entry.end:
        # A key without a value ends with its colon.
        end = max(end, entry.key.end + 1)
    if text[parent.start] in "[{":
        return _from_flow(text, parent, Span(start, end))
    return _from_block(text, Span(start, end), in_list=entry.key is None)


def _from_block(text: str, entry: Span, *, in_list: bool) -> tuple[Edit, ...]:
    line = _line_start(text, entry.start)
    before = text[line : entry.start]
    behind = _LINE_END.match(text, entry.end)
    if behind is None or not re.fullmatch(r"\s*-[ \t]+" if in_list else r"\s*", before):
        return ()
    return (Edit(Span(line, behind.end()), ""),)


def _from_flow(text: str, parent: SpanTree, entry: Span) -> tuple[Edit, ...]:
    line = _line_start(text, entry.start)
    alone_before = not text[line : entry.start].strip()
    if comma := _COMMA.match(text, entry.end):
        behind = _LINE_END.match(text, comma.end())
        if alone_before and behind:
            return (Edit(Span(line, behind.end()), ""),)
        if behind or _CLOSING.match(text, comma.end()):
            # Nothing follows on the line: delete the space before the entry.
            return (Edit(Span(len(text[: entry.start].rstrip(" \t")), comma.end()), ""),)
        after = text[comma.end() :]
        return (Edit(Span(entry.start, comma.end() + len(after) - len(after.lstrip(" \t"))), ""),)
    # The last one: delete the comma before it.
    previous = max(child.end for child in parent.children.values() if child.end <= entry.start)
    between = text[previous : entry.start]
    comma_at = previous + between.find(",")
    if comma_at < previous:
        return ()
    if "#" not in between:
        return (Edit(Span(comma_at, entry.end), ""),)
    return (Edit(Span(comma_at, comma_at + 1), ""), Edit(Span(len(text[: entry.start].rstrip(" \t")), entry.end), ""))


def _line_start(text: str, offset: int) -> int:
    return max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
