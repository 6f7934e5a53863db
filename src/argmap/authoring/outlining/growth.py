"""An outline → the operations that add its statements to a map, or the text of a new map."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from argmap.authoring.ids import Ids
from argmap.authoring.new import empty_map
from argmap.authoring.operations import Add
from argmap.authoring.outlining.reading import Item, Outline, OutlineError
from argmap.i18n import _
from argmap.model import ArgumentMap, Node
from argmap.model.kinds import KINDS, Kind
from argmap.model.text import join_lines
from argmap.syntax.formatting.fragments import Data


@dataclass
class Growth:
    """What becomes of an outline below a node."""

    operations: list[Add] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    """For each operation, the line of the outline with which it begins."""
    made: list[tuple[int, Item, str]] = field(default_factory=list)
    """The new nodes in the order of the outline: depth, line, id."""
    known: int = 0
    """Lines that repeat a statement of the map: they stand for it, and what is below them goes below it."""

    @property
    def counts(self) -> Counter[Kind]:
        """How many new nodes there are of each kind."""
        return Counter(item.kind for _depth, item, _id in self.made)


def grow(outline: Outline, map_: ArgumentMap, below: str, language: str = "", *, inherits: bool = True) -> Growth:
    """The operations that add the statements of an outline to a map, with ids made from their texts.

    A line that repeats the text of a node at its place stands for that node, as does a first line without a mark for
    the node below which the outline goes.

    Args:
        outline: the outline.
        map_: the map, with the layers that lie on it.
        below: id of the node below which the outline goes.
        language: the language of its texts; the map's first one if empty.
        inherits: nodes have the source of their parent; those of a layer do not, and name the one they cite.

    Raises:
        OutlineError: a premise would be below evidence.
    """
    parent = map_.nodes[below]
    source = "" if inherits else parent.source or next(iter(map_.works), "")
    return _Grower(map_, language, source).grow(outline, parent)


class _Grower:
    def __init__(self, map_: ArgumentMap, language: str, source: str) -> None:
        self._map = map_
        self._source = source
        self._language = language if language != map_.primary_language else ""
        self._ids = Ids(map_.nodes)
        self._growth = Growth()

    def grow(self, outline: Outline, parent: Node) -> Growth:
        items = outline.items
        if items[0].statement.kind is None and _says(parent, items[0]):
            self._growth.known += 1
            items = [*items[0].children, *items[1:]]
        self._place(parent, items, 0)
        return self._growth

    def _place(self, parent: Node, items: Sequence[Item], depth: int) -> None:
        # A line that stands there twice stands for two nodes.
        left: dict[tuple[Kind, str], list[Node]] = {}
        for child in map(self._map.__getitem__, parent.children):
            for text in dict.fromkeys(map(join_lines, child.text.by_language.values())):
                left.setdefault((child.kind, text), []).append(child)
        new: dict[Kind, list[tuple[Item, str, dict[str, Data]]]] = {}
        for item in items:
            if found := left.get((item.kind, item.statement.text)):
                same = found.pop(0)
                self._growth.known += 1
                self._place(same, item.children, depth + 1)
                continue
            if item.kind not in KINDS[parent.kind].holds:
                message = _("`{id}` is evidence, which cannot have `{group}`; choose a claim as parent")
                raise OutlineError(item.line, message.format(id=parent.id, group=KINDS[item.kind].group))
            new.setdefault(item.kind, []).append((item, *self._node(item, depth)))
        for kind, ((first, name, keys), *others) in new.items():
            more = {other: of for _item, other, of in others}
            self._growth.operations.append(Add(parent.id, kind, name, keys, others=more))
            self._growth.lines.append(first.line)

    def _node(self, item: Item, depth: int) -> tuple[str, dict[str, Data]]:
        name = self._ids.make(item.statement.text)
        self._growth.made.append((depth, item, name))
        keys = keys_of(item, self._language, self._source)
        for child in item.children:
            group = keys.setdefault(KINDS[child.kind].group, {})
            assert isinstance(group, dict)
            node, below = self._node(child, depth + 1)
            group[node] = below["text"] if set(below) == {"text"} and isinstance(below["text"], str) else below
        # As `argmap fmt` orders them.
        groups = {info.group: keys.pop(info.group) for info in KINDS.values() if info.group in keys}
        return name, {**keys, **groups}


def keys_of(item: Item, language: str = "", source: str = "") -> dict[str, Data]:
    """The keys of a line's node, without groups.

    Args:
        item: the line.
        language: what language its text is in, if it is not the map's first one.
        source: what it cites, if that is not inherited.
    """
    said = item.statement
    keys: dict[str, Data] = {"text": {language: said.text} if language else said.text}
    if source and (said.at or said.cites):
        keys["source"] = source
    if said.at:
        keys["at"] = said.at[0] if len(said.at) == 1 else list(said.at)
    if said.cites:
        keys["cites"] = [str(number) for number in said.cites]
    if said.by:
        keys["by"] = {language: said.by} if language else said.by
    if said.tags:
        keys["tags"] = list(said.tags)
    return keys


def _says(node: Node, item: Item) -> bool:
    """Whether a line repeats the text of a node in one of its languages."""
    return any(join_lines(text) == item.statement.text for text in node.text.by_language.values())


def new_map(outline: Outline, title: str, language: str) -> str:
    """The text of a new map with the outline as its argument: the first line is the thesis.

    Raises:
        OutlineError: the first line has a mark.
    """
    thesis = outline.items[0]
    if thesis.statement.kind is not None:
        raise OutlineError(
            thesis.line,
            _(
                "the first line of a new map is its thesis; write it without a mark, above its reasons, or use "
                "`--plain` if the marks are bullets of a list"
            ),
        )
    cited = any(item.statement.cites or item.statement.at for item in outline.all())
    return empty_map(outline.title or title, [language], keys_of(thesis), cited=cited)
