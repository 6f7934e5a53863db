"""The text of a merged tree: each entry in the lines of one of its authors, ours if possible."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import Any, NamedTuple

from argmap.authoring.three_way.lines import Piece, opened, written
from argmap.authoring.three_way.tree import MergedTree
from argmap.authoring.three_way.values import Merger, Side, same
from argmap.authoring.three_way.versions import FILE, Identity, Version
from argmap.model.route import Loc
from argmap.syntax.edits import apply_edits, edits_between, split_lines
from argmap.syntax.fields import TYPED_KEYS
from argmap.syntax.formatting.fragments import shifted
from argmap.syntax.scalars import scalar


def splice(tree: MergedTree, base: Version, ours: Version, theirs: Version) -> str:
    """Our text, edited to match the merged tree.

    Their changes to an entry, with its comments, are copied in their lines; if both sides commented on an entry, both
    comments are kept.
    """
    lines = list(_Splicer(tree, base, ours, theirs).lines())
    if [line.rstrip("\r\n") for line in split_lines(ours.text.removeprefix("\ufeff"))] == lines:
        # A missing line end of the last line is left alone.
        return ours.text
    if ours.text.startswith("\ufeff") and lines:
        lines[0] = "\ufeff" + lines[0]
    return apply_edits(ours.text, edits_between(ours.text, lines))


class _Trio(NamedTuple):
    """An entry in the three versions."""

    base: Piece | None
    ours: Piece | None
    theirs: Piece | None

    def child(self, step: str) -> _Trio:
        """The value of a key."""
        return _Trio(*(None if one is None or not _may_open(one) else opened(one).child(step) for one in self))

    @property
    def is_block(self) -> bool:
        """Whether its content has its own lines in one of the two."""
        return any(one is not None and one.is_block for one in (self.ours, self.theirs))


class _Splicer:
    def __init__(self, tree: MergedTree, base: Version, ours: Version, theirs: Version) -> None:
        self.tree = tree
        self.versions = base, ours, theirs
        self.unit = ours.unit if ours.data else theirs.unit
        self.orders = Merger(Side.OURS, lambda path: None, "")

    def lines(self) -> Iterator[str]:
        """The lines of the file."""
        yield from self._mapping(FILE, "", self.tree.items[FILE].keys, self._trio(FILE), 0)

    def _trio(self, identity: Identity) -> _Trio:
        found = (version.items.get(identity) for version in self.versions)
        return _Trio(*(item.piece if item is not None else None for item in found))

    # Entries

    def _item(self, identity: Identity, trio: _Trio, column: int) -> Iterator[str]:
        """A node with its descendants."""
        item = self.tree.items[identity]
        data = self.tree.data_of(identity) if not (trio.ours and trio.ours.is_block) else None
        if not trio.is_block or self._stays_short(trio, data, ("thesis",)):
            as_written = self._as_written(trio, data, column, ("thesis",))
            if as_written is not None or not item.members:
                yield from as_written or self._anew(str(identity[-1]), data, trio, column)
                return
        yield from self._mapping(identity, str(identity[-1]), item.keys, trio, column)

    def _mapping(
        self, identity: Identity | None, step: str, values: dict[str, Any], trio: _Trio, column: int
    ) -> Iterator[str]:
        """An indented mapping, with groups of children if it is a node."""
        groups = self.tree.items[identity].members if identity is not None else {}
        yield from self._begin(step, trio, column, is_file=identity == FILE)
        inside = self._inside(trio, column, is_file=identity == FILE)
        for key in self._in_order(trio, [*values, *groups]):
            if key in values:
                yield from self._value(key, values[key], trio.child(key), inside)
            elif key == "thesis":
                yield from self._item(groups[key][0], trio.child(key), inside)
            else:
                yield from self._group(identity or FILE, key, groups[key], trio.child(key), inside)
        yield from self._orphans(trio, {*values, *groups}, inside)
        yield from self._foot(trio, column)

    def _group(
        self, identity: Identity, group: str, members: Sequence[Identity], trio: _Trio, column: int
    ) -> Iterator[str]:
        """The children of one kind."""
        data, loc = {member[-1]: self.tree.data_of(member) for member in members}, ("thesis", group)
        short = not trio.is_block or self._stays_short(trio, data, loc)
        if short and (as_written := self._as_written(trio, data, column, loc)) is not None:
            yield from as_written
            return
        yield from self._begin(group, trio, column)
        inside = self._inside(trio, column)
        apart = _stand_apart(trio.ours)
        for number, member in enumerate(members):
            lines = list(self._item(member, self._trio(member), inside))
            if number and apart and lines and lines[0].strip():
                yield ""
            yield from lines
        yield from self._foot(trio, column)

    def _value(self, step: str | int, value: Any, trio: _Trio, column: int, *, typed: bool = False) -> Iterator[str]:
        """A key that does not contain nodes."""
        base, ours, theirs = trio
        unchanged = base is not None and theirs is not None and _bare(theirs.body()) == _bare(base.body())
        loc: Loc = ("sources",) if step == "sources" else ("",)
        if ours is not None and ours.is_block and same(ours.data, value, loc) and (theirs is None or unchanged):
            yield from self._lead(trio, column, [])
            yield from _at(ours, list(ours.body()), column)
        elif (
            isinstance(value, dict)
            and trio.is_block
            and not self._stays_short(trio, value, loc)
            and all(_may_open(one) for one in (ours, theirs) if one)
        ):
            yield from self._mapping(None, str(step), value, trio, column)
        elif (
            isinstance(value, list)
            and not self._stays_short(trio, value, loc)
            and any(_is_list(one) for one in (ours, theirs) if one)
        ):
            yield from self._list(str(step), value, trio, column)
        else:
            yield from self._as_written(trio, value, column, loc) or self._anew(step, value, trio, column, typed=typed)

    def _list(self, step: str, value: list[str], trio: _Trio, column: int) -> Iterator[str]:
        """A list of texts with at least one line for each."""
        items = [one.items() if one is not None and _is_list(one) else {} for one in trio]
        yield from self._begin(step, trio, column)
        inside = self._inside(trio, column)
        counts: Counter[str] = Counter()
        for text in value:
            found = _Trio(*(of.get((text, counts[text])) for of in items))
            counts[text] += 1
            yield from self._value(0, text, found, inside, typed=step in TYPED_KEYS)
        yield from self._foot(trio, column)

    def _orphans(self, trio: _Trio, kept: Collection[str], column: int) -> Iterator[str]:
        """The comments on a list or group of which each side kept something, but the merge keeps nothing."""
        if trio.ours is None or trio.theirs is None or not _may_open(trio.ours) or not _may_open(trio.theirs):
            return
        for child in opened(trio.ours).children or ():
            other = opened(trio.theirs).child(child.step)
            if child.step not in kept and other is not None:
                both = Counter(child.comments()) & Counter(other.comments())
                yield from (" " * column + comment for comment in both.elements())

    # Lines of an entry

    @staticmethod
    def _stays_short(trio: _Trio, data: Any, loc: Loc) -> bool:
        """Whether our single line is up to date, and they have not split it into several."""
        base, ours, _ = trio
        if ours is None or ours.is_block or not _reads(ours, data, loc):
            return False
        return base is None or _bare(base.body()) != _bare(ours.body())

    def _as_written(self, trio: _Trio, data: Any, column: int, loc: Loc) -> list[str] | None:
        """The lines of the version that says this already; None where none does."""
        base, ours, theirs = trio
        saying = [one for one in (ours, theirs) if one is not None and not one.is_block and _reads(one, data, loc)]
        if not saying:
            return None
        chosen = saying[0]
        if len(saying) == 2 and base is not None and _rewritten(*(_bare(one.body()) for one in (base, *saying))):
            chosen = saying[1]
        remarks = self._remarks(trio, chosen)
        return [*self._lead(trio, column, remarks), *_at(chosen, list(chosen.body()), column)]

    def _anew(self, step: str | int, data: Any, trio: _Trio, column: int, *, typed: bool = False) -> Iterator[str]:
        """Lines of a new entry."""
        remarks = self._remarks(trio, None)
        lines = written(step, data, column, self.unit, typed=typed)
        if len(lines) == 1 == len(remarks):
            lines, remarks = [f"{lines[0]} {remarks[0]}"], []
        yield from self._lead(trio, column, remarks)
        yield from lines

    def _begin(self, step: str, trio: _Trio, column: int, *, is_file: bool = False) -> Iterator[str]:
        """The lines above a block, and the line of its key."""
        base, ours, theirs = trio
        blocks = [one for one in (ours, theirs) if one is not None and one.is_block and (one.head or is_file)]
        chosen = blocks[0] if blocks else None
        if len(blocks) == 2 and base is not None and base.is_block:
            chosen = blocks[_rewritten(*(_bare(one.head) for one in (base, *blocks)))]
        yield from self._lead(trio, column, self._remarks(trio, chosen))
        if chosen is not None:
            yield from _at(chosen, chosen.head, column)
        elif not is_file:
            yield f"{' ' * column}{scalar(step)}:"

    def _remarks(self, trio: _Trio, chosen: Piece | None) -> list[str]:
        """Comments after values in lines that are not used: they are kept above the entry."""
        base, ours, theirs = trio
        there = Counter(chosen.inner_comments()) if chosen is not None else Counter[str]()
        before = Counter(base.inner_comments()) if base is not None else Counter[str]()
        found: list[str] = []
        for one in (ours, theirs):
            if one is None or one is chosen:
                continue
            # Content with its own lines keeps its comments there if the result is a block.
            said = Counter(one.remarks if chosen is not None and chosen.is_block else one.inner_comments())
            # Comments that the other side removed stay out, unless the lines are new.
            old = before if one is theirs or chosen is not None else Counter[str]()
            found += (said - there - old - Counter(found)).elements()
        return found

    def _lead(self, trio: _Trio, column: int, remarks: list[str]) -> Iterator[str]:
        """The comments and blank lines above an entry."""
        leads = (None if one is None else _at(one, one.lead, column) for one in trio)
        yield from _both(*leads)
        yield from (" " * column + remark for remark in remarks)

    def _foot(self, trio: _Trio, column: int) -> Iterator[str]:
        """The comments at the end of a block."""
        feet = (None if one is None or not one.is_block else _at(one, one.foot, column) for one in trio)
        yield from _both(*feet)

    def _inside(self, trio: _Trio, column: int, *, is_file: bool = False) -> int:
        """The column at which the content begins."""
        for one in (trio.ours, trio.theirs):
            if one is not None and one.is_block and one.children and one.children[0].column >= 0:
                return column + one.children[0].column - one.column
        return column if is_file else column + self.unit

    def _in_order(self, trio: _Trio, keys: list[str]) -> list[str]:
        """Keys in our order; keys that only they have at their place."""
        orders = [
            [] if one is None or not _may_open(one) else [str(child.step) for child in opened(one).children or ()]
            for one in trio
        ]
        found = self.orders.order(orders[0], orders[1], orders[2], set(keys), ())
        return [*found, *(key for key in keys if key not in found)]


def _both(base: list[str] | None, ours: list[str] | None, theirs: list[str] | None) -> list[str]:
    """The comments and blank lines at one place after the changes of both sides."""
    if ours is None or theirs is None:
        return theirs if ours is None and theirs is not None else ours or []
    was, our, their = (_said(lines or []) for lines in (base, ours, theirs))
    if their == was:
        untouched = base is not None and _bare(ours) == _bare(base) and _bare(theirs) != _bare(base)
        return theirs if untouched else ours
    if our == was:
        return theirs
    gone, new = Counter(was) - Counter(their), Counter(their) - Counter(was) - Counter(our)
    found = []
    for line in ours:
        if line.strip() and gone[line.strip()]:
            gone[line.strip()] -= 1
        else:
            found.append(line)
    for line in theirs:
        if new[line.strip()]:
            new[line.strip()] -= 1
            found.append(line)
    return found


def _at(piece: Piece, lines: list[str], column: int) -> list[str]:
    """Lines of a piece, indented for its new place."""
    return shifted(lines, column - piece.column) if piece.column >= 0 else lines


def _bare(lines: Iterator[str] | list[str]) -> list[str]:
    return [line.strip() for line in lines]


def _rewritten(base: list[str], ours: list[str], theirs: list[str]) -> bool:
    """Whether only they changed how it is written."""
    return ours == base != theirs


def _said(lines: list[str]) -> list[str]:
    return [line.strip() for line in lines if line.strip()]


def _reads(piece: Piece, data: Any, loc: Loc) -> bool:
    """Whether the lines of a piece contain these data."""
    return bool(piece.head) and same(piece.data, data, loc)


def _may_open(piece: Piece) -> bool:
    return isinstance(piece.data, dict | str)


def _is_list(piece: Piece) -> bool:
    return piece.is_block and isinstance(piece.data, list)


def _stand_apart(piece: Piece | None) -> bool:
    """Whether blank lines separate the nodes of a group."""
    if piece is None or not piece.is_block or not piece.children or len(piece.children) < 2:
        return False
    return all(child.lead and not child.lead[0].strip() for child in piece.children[1:])
