"""The text of an outline → statements below statements."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from argmap.authoring.errors import EditError
from argmap.authoring.outlining.statement import Statement, read_statement
from argmap.i18n import _
from argmap.model.kinds import KINDS, Kind
from argmap.model.text import join_lines

DEEPEST: Final = 60
"""Levels of an outline; what is nested more deeply is an accident."""
_TAB, _WIDE = 4, 2
"""Columns to the next stop of a tab, and of an ideographic space."""
_INDENT = re.compile(r"[ \t\u3000\u00a0]*")
_TITLE = re.compile(r"#+\s+(.*)")


class OutlineError(EditError):
    """An outline cannot be read; ``line`` is the number of the line, from 1."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


@dataclass(eq=False)
class Item:
    """A line, with those that are indented below it."""

    line: int
    statement: Statement
    children: list[Item] = field(default_factory=list)

    @property
    def kind(self) -> Kind:
        """What it becomes: a premise, unless its mark says otherwise."""
        return self.statement.kind or Kind.PREMISE


@dataclass
class Outline:
    """Lines without indentation, and the title above them."""

    items: list[Item]
    title: str = ""

    def all(self) -> Iterator[Item]:
        """Every line, from top to bottom."""
        left = list(reversed(self.items))
        while left:
            item = left.pop()
            yield item
            left += reversed(item.children)

    @property
    def looks_like_a_list(self) -> bool:
        """Whether every line begins with a hyphen, as in a list that has nothing to do with argmap."""
        kinds = [item.statement.kind for item in self.all()]
        return len(kinds) > 1 and all(kind is Kind.OBJECTION for kind in kinds)


def read_outline(text: str, *, plain: bool = False) -> Outline:
    """The lines of an outline as a tree.

    Args:
        text: the outline.
        plain: marks at the start of lines are bullets of a list, so that every line is a premise.

    Raises:
        OutlineError: a line cannot be read; nothing of the outline should be used then.
    """
    outline = Outline([])
    levels: list[tuple[int, Item]] = []
    for number, indent, content in _lines(text):
        if (title := _TITLE.fullmatch(content)) and not outline.items and not outline.title and not indent:
            outline.title = title[1].strip()
            continue
        item = Item(number, _statement(number, content, plain))
        last = levels[-1] if levels else None
        while levels and levels[-1][0] > indent:
            levels.pop()
        if levels and levels[-1][0] == indent:
            levels.pop()
        elif last is not None and (not levels or levels[-1][1] is not last[1]):
            raise OutlineError(
                number,
                _(
                    "this line is indented less than line {line}, but as much as no line above; indent it like the "
                    "line whose sibling it is"
                ).format(line=last[1].line),
            )
        if len(levels) >= DEEPEST:
            raise OutlineError(number, _("nested more than {depth} levels deep").format(depth=DEEPEST))
        if levels and item.kind not in KINDS[levels[-1][1].kind].holds:
            raise OutlineError(number, _below_evidence(levels[-1][1].line))
        (levels[-1][1].children if levels else outline.items).append(item)
        levels.append((indent, item))
    if not outline.items:
        raise EditError(_("the outline is empty; write one statement a line, indented below the claim it bears on"))
    return outline


def _below_evidence(line: int) -> str:
    return _(
        "a premise cannot be below evidence (line {line}); mark it `=`, `~` or `-`, or line {line} as a premise `+`"
    ).format(line=line)


def _lines(text: str) -> Iterator[tuple[int, int, str]]:
    """Number, columns of indentation and content of each line that has one; a backslash at the end continues a line."""
    held: tuple[int, int, str] | None = None
    text = unicodedata.normalize("NFC", text.removeprefix("\ufeff"))
    for number, line in enumerate(re.split(r"\r\n|\n|\r", text), start=1):
        space = _INDENT.match(line)
        assert space is not None
        content = line[space.end() :].rstrip()
        if held is not None:
            start, indent, before = held
            content = join_lines(f"{before}\n{content}") if content else before
            held = None
        else:
            start, indent = number, _columns(space[0])
        if (len(content) - len(content.rstrip("\\"))) % 2:
            held = (start, indent, content[:-1].rstrip())
        elif content:
            yield start, indent, content
    if held is not None and held[2]:
        yield held


def _columns(space: str) -> int:
    columns = 0
    for character in space:
        columns += {"\t": _TAB - columns % _TAB, "\u3000": _WIDE}.get(character, 1)
    return columns


def _statement(number: int, content: str, plain: bool) -> Statement:
    if _TITLE.match(content):
        raise OutlineError(
            number,
            _("a heading is no statement; only the first line may begin with `#`, as the title. Write `\\#` for a `#`"),
        )
    statement = read_statement(content)
    if not any(character.isalnum() for character in statement.text):
        raise OutlineError(number, _("`{content}` has no text").format(content=content[:40]))
    return replace(statement, kind=None) if plain else statement
