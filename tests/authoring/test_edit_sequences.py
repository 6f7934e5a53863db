"""500 random sequences of edits on hand-styled maps: the tree is as predicted, and lines of other nodes stay.

Each step is done twice: by argmap on the text, and by a few lines below on nested objects (`support.styled_maps.Node`).
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.authoring.add import add
from argmap.authoring.link import link, unlink
from argmap.authoring.move import move
from argmap.authoring.position import Position
from argmap.authoring.remove import Children, remove
from argmap.authoring.rename import rename
from argmap.authoring.set import delete_key, set_key
from argmap.diagnostics import Edit
from argmap.loading import Loaded, load_text
from argmap.model.kinds import GROUPS as KIND_OF
from argmap.model.kinds import LINKS, Relation
from argmap.syntax.edits import apply_edits, split_lines
from argmap.syntax.source import Source
from argmap.syntax.yaml import compose
from support.styled_maps import HOLDS, Node, StyledMap, styled_map, tree_of

Edits = Callable[[Loaded], list[Edit]]
Step = tuple[Edits, set[str]]
"""What argmap does, and the ids of the nodes whose lines it may touch."""


class Steps:
    """Random steps; each changes the model and says what argmap is asked for."""

    def __init__(self, styled: StyledMap, rng: random.Random) -> None:
        self.map = styled
        self.rng = rng
        self.count = 0

    def any(self) -> Node:
        return self.rng.choice(list(self.map.thesis.walk()))

    def below(self) -> Node | None:
        nodes = list(self.map.thesis.walk())[1:]
        return self.rng.choice(nodes) if nodes else None

    def place(self, siblings: list[Node]) -> tuple[Position, int]:
        number = self.rng.randrange(len(siblings)) if siblings else 0
        choices = [(Position("first"), 0), (Position("last"), len(siblings))]
        if siblings:
            choices += [(Position("before", siblings[number].id), number)]
            choices += [(Position("after", siblings[number].id), number + 1)]
        return self.rng.choice(choices)

    def joins(self, parent: Node, node: Node) -> None:
        """Note that a node may come into the brackets in which its new parent stands."""
        ids = {below.id for below in node.walk()}
        tokens = {token for token, owner in self.map.owner.items() if owner in ids}
        for number, shared in enumerate(self.map.together):
            if any(self.map.owner[token] == parent.id for token in shared):
                self.map.together[number] = shared | tokens

    def add(self) -> Step:
        parent = self.any()
        group = self.rng.choice(HOLDS[parent.group])
        self.count += 1
        token = f"t{1000 + self.count}"
        text = self.rng.choice(["new: {}", "新的一条{}。", "- {} # y", "long words " * 12 + "{}"]).format(token)
        keys: dict[str, object] = {"text": text}
        if self.rng.random() < 0.5:
            keys["by"] = {"zh": "某人", "en": "no"}
        node = Node(f"new{self.count}", group, keys)
        self.map.owner[token] = node.id
        self.joins(parent, node)
        siblings = parent.children.setdefault(group, [])
        position, index = self.place(siblings)
        siblings.insert(index, node)
        data = dict(keys)
        return lambda m: add(m, parent.id, KIND_OF[group].kind, node.id, data, position), {parent.id, node.id}  # type: ignore[arg-type]

    def set(self) -> Step | None:
        node = self.any()
        path, value, wanted = self.rng.choice(
            [
                (("text",), ["set: text"], None),
                (("text", "en"), ["in English"], None),
                (("by",), ["某人"], None),
                (("forecast", "due"), ["2030-01-01"], None),
                (("cites",), ["7", "8", "9"], ["7", "8", "9"]),
                (("tags",), ["true", "x y"], ["true", "x y"]),
                (("at",), ["a … b"], "a … b"),
                (("credence",), ["0.5"], "0.5"),
                (("detail",), ["one\n\ntwo"], None),
            ]
        )
        before = repr(node.keys)
        keys, key = node.keys, path[0]
        old = keys.get(key)
        if path == ("text", "en"):
            keys[key] = {**(old if isinstance(old, dict) else {"zh": old}), "en": value[0]}
        elif path == ("forecast", "due"):
            keys[key] = {**(old if isinstance(old, dict) else {}), "due": value[0]}
        elif isinstance(old, dict) and key in ("text", "by"):
            keys[key] = {**old, "zh": value[0]}
        else:
            keys[key] = wanted or value[0]
        if repr(node.keys) == before:
            return None
        return lambda m: set_key(m, node.id, path, value), {node.id}

    def delete(self) -> Step | None:
        node = self.any()
        keys = [key for key in node.keys if key != "text"]
        if not keys:
            return None
        key = self.rng.choice(keys)
        del node.keys[key]
        return lambda m: delete_key(m, node.id, (key,)), {node.id}

    def move(self) -> Step | None:
        node, target = self.below(), self.any()
        if node is None or target.id in {below.id for below in node.walk()}:
            return None
        group = self.rng.choice(HOLDS[target.group])
        if not set(node.children) <= set(HOLDS[group]):
            return None
        parent = self.map.parent(node.id)
        assert parent is not None
        siblings = [sibling for sibling in target.children.get(group, []) if sibling is not node]
        position, index = self.place(siblings)
        if parent is target and node.group == group and target.children[group].index(node) == index:
            return None
        self.joins(target, node)
        old = node.group
        parent.children[old].remove(node)
        if not parent.children[old]:
            del parent.children[old]
        node.group = group
        target.children.setdefault(group, []).insert(index, node)
        touched = {below.id for below in node.walk()} | {parent.id, target.id}
        return lambda m: move(m, node.id, target.id, KIND_OF[group].kind, position), touched

    def rename(self) -> Step:
        node = self.any()
        self.count += 1
        old, new = node.id, self.rng.choice(["renamed", "改名"]) + str(self.count)
        touched = {old, new}
        node.id = new
        for other in self.map.thesis.walk():
            for relation in LINKS:
                targets = other.keys.get(relation.value)
                if isinstance(targets, list) and old in targets:
                    other.keys[relation.value] = [new if target == old else target for target in targets]
                    touched.add(other.id)
        for token, owner in self.map.owner.items():
            if owner == old:
                self.map.owner[token] = new
        return lambda m: rename(m, old, new), touched

    def remove(self) -> Step | None:
        node = self.below()
        if node is None:
            return None
        parent = self.map.parent(node.id)
        assert parent is not None
        gone = {below.id for below in node.walk()}
        lift = self.rng.random() < 0.5 and all(group in HOLDS[parent.group] for group in node.children)
        siblings = parent.children[node.group]
        if lift:
            gone = {node.id}
            for group, children in node.children.items():
                for child in children:
                    self.joins(parent, child)
                    if group == node.group:
                        siblings.insert(siblings.index(node), child)
                    else:
                        parent.children.setdefault(group, []).append(child)
        touched = {below.id for below in node.walk()} | {parent.id}
        siblings.remove(node)
        if not siblings:
            del parent.children[node.group]
        for other in self.map.thesis.walk():
            for relation in LINKS:
                targets = other.keys.get(relation.value)
                if isinstance(targets, list) and gone & set(targets):
                    touched.add(other.id)
                    other.keys[relation.value] = [target for target in targets if target not in gone]
                    if not other.keys[relation.value]:
                        del other.keys[relation.value]
        fate = Children.LIFT if lift else Children.REMOVE
        return lambda m: remove(m, node.id, fate, drop_links=True), touched

    def link(self) -> Step | None:
        origin, target = self.any(), self.any()
        targets = origin.keys.get("opposes", [])
        assert isinstance(targets, list)
        if origin is target or target.id in targets:
            return None
        origin.keys["opposes"] = [*targets, target.id]
        return lambda m: link(m, origin.id, Relation.OPPOSES, target.id), {origin.id}

    def unlink(self) -> Step | None:
        linked = [node for node in self.map.thesis.walk() if "limits" in node.keys]
        if not linked:
            return None
        origin = self.rng.choice(linked)
        targets = origin.keys["limits"]
        assert isinstance(targets, list)
        target = self.rng.choice(targets)
        left = [other for other in targets if other != target]
        origin.keys["limits"] = left
        if not left:
            del origin.keys["limits"]
        return lambda m: unlink(m, origin.id, Relation.LIMITS, target), {origin.id}


KINDS_OF_STEP = ("add", "add", "set", "set", "delete", "move", "move", "rename", "remove", "link", "unlink")


def untouched(text: str, styled: StyledMap, touched: set[str]) -> list[str]:
    """The lines of a text that belong to other nodes: those with a token, none of them of a node that is touched."""
    named = {token for token, owner in styled.owner.items() if owner in touched}
    for shared in styled.together:
        if shared & named:
            named |= shared
    found = []
    for line in split_lines(text.removeprefix("\ufeff")):
        tokens = set(re.findall(r"\bt\d+(?=\D|$)|(?<=[^\x00-\x7f])t\d+", line))
        if tokens and not tokens & named:
            found.append(line)
    return found


@pytest.mark.slow
@settings(max_examples=500, deadline=None)
@given(
    seed=st.integers(0, 2**32),
    size=st.integers(1, 7),
    steps=st.lists(st.sampled_from(KINDS_OF_STEP), min_size=1, max_size=4),
)
def test_random_edits_touch_only_what_they_name(seed: int, size: int, steps: list[str]) -> None:
    styled = styled_map(seed, size)
    text = styled.text
    maker = Steps(styled, random.Random(seed))
    for name in steps:
        step: Step | None = getattr(maker, name)()
        if step is None:
            continue
        edits, touched = step
        after = apply_edits(text, edits(load_text(text)))
        same = untouched(text, styled, touched)
        open_end = same and not text.endswith("\n") and text.endswith(same[-1])
        kept = untouched(after, styled, touched)
        assert [*same[:-1], same[-1] + kept[-1][len(same[-1]) :]] == kept if open_end else same == kept
        data = compose(Source("map", after)).data
        assert isinstance(data, dict)
        assert tree_of(data["thesis"]) == styled.thesis.tree()
        assert {line[len(line.rstrip("\r\n")) :] for line in split_lines(after)} - {""} <= {
            "\r\n" if "\r\n" in text else "\n"
        }
        assert after.startswith("\ufeff") == text.startswith("\ufeff")
        lost = {comment.split()[-1] for comment in comments(text) - comments(after)}
        assert {styled.owner[token] for token in lost} <= touched, "only those of what is gone, such as an empty group"
        assert not lost or name not in ("add", "link", "rename")
        text = after


def comments(text: str) -> set[str]:
    return set(re.findall(r"# \w+ t\d+", text))
