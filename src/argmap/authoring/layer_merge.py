"""Merging a layer into the map that it extends."""

from __future__ import annotations

import copy
import os
from typing import Any

from argmap.authoring.add import put_below
from argmap.authoring.change import Change
from argmap.authoring.errors import EditError
from argmap.authoring.move import Moved
from argmap.authoring.position import LAST, node_data, opened
from argmap.authoring.set import write, write_data
from argmap.authoring.values import Values
from argmap.diagnostics import Edit
from argmap.i18n import _
from argmap.loading import Loaded
from argmap.loading.layering import split_answer
from argmap.model import ArgumentMap, Kind, Node, Relation
from argmap.model.kinds import GROUPS, KindInfo
from argmap.model.route import Loc
from argmap.syntax.formatting.canonical import insertion_index, is_addition
from argmap.syntax.formatting.fragments import Content, Data, Nested, Pair, Several
from argmap.syntax.schema import PRIMARY, LayerFile
from argmap.syntax.yaml import comments


def merge(base: Loaded, layer: Loaded) -> list[Edit]:
    """The edits that write the nodes, answers, sources and expectations of a layer into the file that it extends.

    The author's lines are copied, with comments on nodes; `left_behind` lists the other comments. Nodes without a
    source get a work that stands for the layer, so that the critic's words are not taken for the paper's.

    Args:
        base: the file that receives the layer.
        layer: a layer that extends it, loaded with it.

    Raises:
        EditError: the two do not fit, or the result would be a different argument.
    """
    assert layer.map is not None
    assert isinstance(layer.authored, LayerFile)
    change = Change(base)
    languages = layer.authored.languages
    if languages and languages[0] != change.primary_language:
        message = _(
            "the primary language of {file} is {language}, that of the map is {primary}; write its texts as "
            "`text: {{{language}: …}}` and delete its `languages`"
        )
        names = {"file": layer.source.name, "language": languages[0], "primary": change.primary_language}
        raise EditError(message.format(**names))
    folded = _Folded(layer, change)
    folded.say_whose()
    folded.move_sources()
    folded.move_expectations()
    folded.move_nodes()
    folded.move_answers()
    return change.finish()


def made_needed(layer: Loaded) -> list[tuple[Node, Node]]:
    """The supporters that their claim needs only once the layer is merged, each after its claim.

    They join linked premises, or they are the first support of a claim that needed none.
    """
    assert layer.map is not None
    map_ = layer.map
    merged, found = list(map_.layers)[-1], []
    for node in map_:
        if node.layer != merged or node.parent is None or node.relation is not Relation.SUPPORTS:
            continue
        claim = map_[node.parent]
        if claim.layer == merged or claim.assumed:
            continue
        own = [one for one in map_.bearing_on(claim, Relation.SUPPORTS) if one.layer == claim.layer]
        if not own or (claim.linked and node.kind is Kind.PREMISE):
            found.append((claim, node))
    return found


def left_behind(layer: Loaded) -> list[tuple[int, str]]:
    """The comments of a layer that `merge` does not copy, each with its line.

    Comments on nodes and sources are copied with them; those on a node of the map, on a group or at the head of the
    file belong to nothing that is.
    """
    layout = Values(layer.source).layout
    data: Any = layout.composed.data
    moved: list[Loc] = [(key, step) for key in ("sources", "expect") for step in data.get(key) or {}]
    for target, addition in (data.get("add") or {}).items():
        moved += [("add", target, group, node) for group in GROUPS for node in addition.get(group, {})]
    kept = [layout.lines(entry) for loc in moved if (entry := layout.find(loc)) is not None]
    return [
        (layer.source.position(comment.span.start)[0], comment.text)
        for comment in comments(layer.source, layer.places)
        if not any(lines.start <= comment.span.start < lines.end for lines in kept)
        and "yaml-language-server" not in comment.text
    ]


class _Folded:
    """A layer being merged into the text of its map; its own text is first made explicit."""

    def __init__(self, layer: Loaded, change: Change) -> None:
        assert layer.map is not None
        assert isinstance(layer.authored, LayerFile)
        self.loaded = layer
        self.map: ArgumentMap = layer.map
        self.authored: LayerFile = layer.authored
        self.change = change
        self.values = Values(layer.source)
        data = self.values.layout.composed.data
        assert isinstance(data, dict)
        self.data: dict[str, Any] = copy.deepcopy(data)
        self.primary = change.primary_language
        self.work = self._work_id()

    def say_whose(self) -> None:
        """Write source and speaker on the nodes that have them from the layer as a whole."""
        by = _as_data(self.authored.by, self.primary)
        keys: list[tuple[Node, str, Data]] = []
        for node in self.map:
            if node.layer != self.loaded.layer:
                continue
            written = self._data(node.loc)
            present = written if isinstance(written, dict) else {}
            if len(node.loc) == 4 and "source" not in present:
                keys.append((node, "source", node.source or self.work))
            if by is not None and node.source and "by" not in present:
                keys.append((node, "by", by))
        quick, rest = [], []
        for node, key, value in keys:
            entry = self.values.entry(node.loc)
            index = insertion_index(node.loc, [str(child.step) for child in entry.children], key)
            edit = self.values.insertion(node.loc, Pair(key, value), index) if entry.is_collection else None
            if edit is None:
                rest.append((node, key, value))
            else:
                quick.append(edit)
        self.values.step(quick)
        for node, key, value in rest:
            write(self.values, node.loc, (key,), value, self.primary)
        for node, key, value in keys:
            write_data(opened(self._data(node.loc[:-1]), node.id), (key,), value, self.primary)

    def move_sources(self) -> None:
        """Copy the layer's works, with one for the layer itself if nodes need it."""
        base = self.change.loaded.path
        for name, work in self.authored.sources.items():
            if work.text and base is not None and self.loaded.path is not None:
                here = os.path.relpath(self.loaded.path.parent / work.text, base.parent)
                if here != os.path.normpath(work.text):
                    message = _("the map would not find the text of source `{id}`; move the layer to the map's folder")
                    raise EditError(message.format(id=name))
        works: dict[str, Any] = dict(self.data.get("sources") or {})
        contents: list[Content] = [Moved(self.values.layout, ("sources", name)) for name in works]
        if any(node.layer == self.loaded.layer and not node.source for node in self.map):
            own: dict[str, Data] = {"title": _as_data(self.authored.title, self.primary) or self.work}
            if by := _as_data(self.authored.by, self.primary):
                own["author"] = [{"literal": by}]
            works[self.work] = own
            contents.append(Pair(self.work, own))
        if contents:
            self._put("sources", Several(contents))
            self.change.data["sources"] = {**self.change.data.get("sources", {}), **works}

    def move_expectations(self) -> None:
        """Copy the layer's expectations, which replace those of the map for the same nodes."""
        expected: dict[str, str] = self.data.get("expect", {})
        held: dict[str, str] = self.change.data.get("expect", {})
        if not expected:
            return
        again = [(self.change.entry(("expect", node)), expected[node]) for node in expected if node in held]
        self.change.step(Edit(entry.place.span, status) for entry, status in again if entry.data != status)
        if new := [Moved(self.values.layout, ("expect", node)) for node in expected if node not in held]:
            self._put("expect", Several(new))
        self.change.data["expect"] = {**held, **expected}

    def _put(self, key: str, content: Content) -> None:
        """Put entries into a top-level mapping; a new one goes above the thesis."""
        held = self.change.layout.find((key,))
        if held is None:
            above = [str(child.step) for child in self.change.entry(()).children]
            index = above.index("thesis") if "thesis" in above else len(above)
            self.change.insert((), Nested(key, content), index)
        else:
            self.change.insert((key,), content, len(held.children))

    def move_nodes(self) -> None:
        """Put every node of the layer after its siblings of the same kind."""
        added = [
            (target, info, list(addition[group]))
            for target, addition in self.data.get("add", {}).items()
            for group, info in GROUPS.items()
            if group in addition
        ]
        # In one step if they go into blocks; at one place the innermost comes first.
        quick = {(target, info.group): self._insertion(target, info, nodes) for target, info, nodes in added}
        self.change.step(edit for _, edit in sorted(filter(None, quick.values()), key=lambda found: -found[0]))
        for target, info, nodes in added:
            for node in nodes:
                loc = self.change.parent_route(target)
                if quick[target, info.group] is None:
                    put_below(self.change, loc, info.kind, self._moved(target, info, node), LAST)
                data = self.data["add"][target][info.group][node]
                node_data(self.change.data, loc).setdefault(info.group, {})[node] = data

    def _insertion(self, target: str, info: KindInfo, nodes: list[str]) -> tuple[int, Edit] | None:
        """The edit that puts nodes below a node, with its depth; None if a single edit cannot do it."""
        loc = self.change.parent_route(target)
        parent = self.change.layout.find(loc)
        if parent is None or not parent.is_collection:
            return None
        content: Content = Several([self._moved(target, info, node) for node in nodes])
        held = parent.child(info.group)
        if held is None:
            index = insertion_index(loc, [str(child.step) for child in parent.children], info.group)
            edit = self.change.insertion(loc, Nested(info.group, content), index)
        else:
            loc = held.loc
            edit = self.change.insertion(loc, content, len(held.children))
        return None if edit is None else (len(loc), edit)

    def _moved(self, target: str, info: KindInfo, node: str) -> Moved:
        return Moved(self.values.layout, ("add", target, info.group, node))

    def move_answers(self) -> None:
        """Write the layer's answers to critical questions where the map's answers go."""
        quick, rest = [], []
        for target, addition in self.data.get("add", {}).items():
            loc = self.change.parent_route(target)
            for key, answer in addition.get("answers", {}).items():
                step, question = split_answer(key)
                way: tuple[str, ...] = ("inferences", step, "answers") if step else ("inference", "answers")
                if is_addition(loc):
                    way, question = ("answers",), key
                held = self.change.layout.find((*loc, *way))
                edit = held and self.change.insertion(held.loc, Pair(question, answer), len(held.children))
                if edit:
                    quick.append(edit)
                else:
                    rest.append((loc, (*way, question), answer))
                write_data(node_data(self.change.data, loc), (*way, question), answer, self.primary)
        self.change.step(quick)
        for loc, path, answer in rest:
            write(self.change, loc, path, answer, self.primary)

    def _work_id(self) -> str:
        """An id for the layer as a work."""
        name = self.loaded.layer
        if not name[:1].isalpha():
            name = f"layer-{name}"
        while name in self.map.works:
            name += "-layer"
        return name

    def _data(self, loc: Loc) -> Any:
        value: Any = self.data
        for step in loc:
            value = value[step]
        return value


def _as_data(text: dict[str, str] | None, primary: str) -> Data | None:
    """A text as data of a map: plain if it is only in the primary language."""
    if text is None:
        return None
    by_language = {language if language != PRIMARY else primary: words for language, words in text.items()}
    return by_language[primary] if set(by_language) == {primary} else by_language
