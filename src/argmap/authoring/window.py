"""The part of a file that an edit touches: the file's text in which every other node is a stub.

Laying out a file costs more than reading it. In a window, an untouched node has its key and its place among its
siblings, but ``x`` instead of its content; where the edits of such a text go in the file is known exactly.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from argmap.authoring.errors import EditError
from argmap.diagnostics import Edit, Span
from argmap.loading import Loaded
from argmap.model import ArgumentMap, Node
from argmap.model.kinds import GROUPS
from argmap.model.route import Loc
from argmap.syntax.source import Source
from argmap.syntax.yaml import SpanTree

_STUB = " x"
_COMMENT_BELOW = re.compile(r"(?:[ \t]*(?:\r\n|\n|\r))+([ \t]*)#[^\r\n]*")
_KEEPS_BLANK_LINES = re.compile(r"[|>]\d?\+")
_LINE_REST = re.compile(r"[^\r\n]*")


class Hidden(str):
    """What stands for the data of a stub: the text that a reader of the window sees, and the author's data."""

    __slots__ = ("data",)
    data: object

    def __new__(cls, data: object) -> Hidden:
        """The stub's text, with the data."""
        made = super().__new__(cls, _STUB.strip())
        made.data = data
        return made

    def __deepcopy__(self, memo: object) -> Hidden:
        return self


@dataclass(frozen=True)
class Window:
    """A file's text with stubs, and what of the file it stands for."""

    source: Source
    stubs: Mapping[Loc, Hidden]
    hidden: frozenset[str]
    """The ids of the nodes below stubs."""
    cuts: tuple[tuple[int, int], ...]
    """For each stub, its offset in the window and in the file."""
    gaps: tuple[int, ...]
    """For each stub, how many characters of the file it stands for."""

    def edits(self, found: Iterable[Edit]) -> list[Edit]:
        """Edits of the window as edits of the file.

        Raises:
            EditError: one of them would change a stub.
        """
        return [Edit(Span(*self._place(edit.span)), edit.text) for edit in found]

    def _place(self, span: Span) -> tuple[int, int]:
        starts = [at for at, __ in self.cuts]
        first = bisect_right(starts, span.start - 1)
        if first != bisect_right(starts, span.end - 1) or (first and span.start < self.cuts[first - 1][0] + len(_STUB)):
            raise EditError("an edit reaches into a part of the file that is not laid out")
        return span.start + self._shift(first), span.end + self._shift(first)

    def _shift(self, number: int) -> int:
        """What is to be added to an offset behind this many stubs."""
        if not number:
            return 0
        at, file_at = self.cuts[number - 1]
        return file_at + self.gaps[number - 1] - at - len(_STUB)


def window(loaded: Loaded, nodes: Iterable[str], subtrees: Iterable[str], references: Iterable[str]) -> Window | None:
    """The window on some nodes of a valid map, see `Touched`; None if the file has to be seen as a whole."""
    map_, data = loaded.map, loaded.data
    if map_ is None or not isinstance(data, dict):
        return None
    kept, whole = _kept(loaded, map_, nodes, subtrees, references)
    shown = {loc[:depth] for loc in kept for depth in range(1, len(loc) + 1)}
    return _Cutter(loaded, shown, whole).cut()


def _kept(
    loaded: Loaded, map_: ArgumentMap, nodes: Iterable[str], subtrees: Iterable[str], references: Iterable[str]
) -> tuple[set[Loc], set[Loc]]:
    """The routes of the nodes in this file that are shown, and of those shown with everything below them."""
    named, referred = ({map_.named(each) for each in ids} for ids in (nodes, references))
    whole: set[Loc] = set()
    for name in map(map_.named, subtrees):
        node = map_.nodes.get(name)
        if node is None or node.layer != loaded.layer:
            continue
        whole.add(node.loc)
        named.add(name)
        if name in referred:
            referred.update(below.id for below in map_.subtree(node))
        if node.parent is not None:
            named.add(node.parent)
            referred.add(node.parent)
    if referred:
        named.update(node.id for node in map_ if _refers(node, referred))
    kept: set[Loc] = set()
    for name in named:
        node = map_.nodes.get(name)
        if node is not None:
            kept.add(node.loc if node.layer == loaded.layer else ("add", name))
    return kept, whole


def _refers(node: Node, ids: set[str]) -> bool:
    return (
        any(link.target in ids for link in node.links)
        or any(member in ids for inference in node.inferences.values() for member in inference.members)
        or (bool(node.step) and node.parent in ids)
    )


class _Cutter:
    """Goes down the nodes that are shown, and puts stubs for the others."""

    def __init__(self, loaded: Loaded, shown: set[Loc], whole: set[Loc]) -> None:
        self.source = loaded.source
        self.text = loaded.source.text
        self.root = loaded.places
        self.data: Any = loaded.data
        self.shown = shown
        self.whole = whole
        self.found: list[tuple[int, int]] = []
        self.stubs: dict[Loc, Hidden] = {}
        self.hidden: set[str] = set()

    def cut(self) -> Window:
        if not self._is_flow(self.root):
            self._top()
        parts, at, length = [], 0, 0
        cuts, gaps = [], []
        for start, end in sorted(self.found):
            parts += [self.text[at:start], _STUB]
            length += start - at
            cuts.append((length, start))
            gaps.append(end - start)
            length += len(_STUB)
            at = end
        parts.append(self.text[at:])
        source = Source(self.source.name, "".join(parts))
        return Window(source, self.stubs, frozenset(self.hidden), tuple(cuts), tuple(gaps))

    def _is_flow(self, place: SpanTree) -> bool:
        return self.text.startswith(("[", "{"), place.start)

    def _top(self) -> None:
        for key, place in self.root.children.items():
            if key == "thesis":
                self._node(place, (key,), self.data[key])
            elif key == "sources" and place.children and not self._is_flow(place):
                self._hide(place, (key,), self.data[key])
            elif key == "add" and not self._is_flow(place):
                for target, addition in place.children.items():
                    self._entry(addition, (key, target), self.data[key][target], self._node)

    def _node(self, place: SpanTree, loc: Loc, data: Any) -> None:
        """Put stubs for the nodes right below one that is shown."""
        if self._is_flow(place):
            return
        for group, held in place.children.items():
            if group in GROUPS and not self._is_flow(held):
                for name, child in held.children.items():
                    self._entry(child, (*loc, group, name), data[group][name], self._node)

    def _entry(self, place: SpanTree, loc: Loc, data: Any, show: Callable[[SpanTree, Loc, Any], None]) -> None:
        if loc not in self.shown:
            self._hide(place, loc, data)
        elif loc not in self.whole:
            show(place, loc, data)

    def _hide(self, place: SpanTree, loc: Loc, data: Any) -> None:
        """Put a stub for an entry, unless it is written in an unusual way."""
        key, text = place.key, self.text
        if key is None or place.start >= place.end:
            return
        before = text[text.rfind("\n", 0, key.start) + 1 : key.start]
        start = text.find(":", key.end, place.start) + 1
        rest = _LINE_REST.match(text, place.end)
        if before.strip(" ") or "\r" in before or not start or rest is None:
            return
        end = rest.end()
        below = end
        while comment := _COMMENT_BELOW.match(text, below):
            if len(comment.group(1)) > len(before):
                # It may belong to what would be hidden.
                return
            below = comment.end()
        if _KEEPS_BLANK_LINES.search(text, start, end):
            return
        self.found.append((start, end))
        self.stubs[loc] = Hidden(data)
        self.hidden.update(_ids(data))


def _ids(data: Any) -> Iterator[str]:
    """The ids of the nodes below a node or a layer's additions."""
    stack = [data]
    while stack:
        node = stack.pop()
        if isinstance(node, dict):
            for group in GROUPS:
                if isinstance(held := node.get(group), dict):
                    yield from held
                    stack += held.values()
