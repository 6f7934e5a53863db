"""Maps as different authors would type them, from one number: styles, comments, indentation, line ends.

A tiny model of a map stands beside the text, so that what an edit should do can be worked out without argmap. Each
text and each comment holds a token (``t12``) that says where it belongs.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

GROUPS = ("premises", "evidence", "caveats", "objections")
HOLDS = dict.fromkeys(("thesis", "premises", "caveats", "objections"), GROUPS) | {"evidence": GROUPS[1:]}
"""What a node may hold, by the group that it stands in itself."""


@dataclass
class Node:
    """A node of the reference model: its keys as YAML reads them, and its children by group."""

    id: str
    group: str
    keys: dict[str, object]
    children: dict[str, list[Node]] = field(default_factory=dict)

    def walk(self) -> Iterator[Node]:
        yield self
        for group in GROUPS:
            for child in self.children.get(group, []):
                yield from child.walk()

    def tree(self) -> object:
        """Nested tuples that two equal maps have in common."""
        below = tuple((g, tuple(child.tree() for child in self.children[g])) for g in GROUPS if self.children.get(g))
        return self.id, self.group, _sorted(self.keys), below


def tree_of(data: Any, node_id: str = "thesis", group: str = "thesis") -> object:
    """The same tuples from the data of a file."""
    keys = dict(data) if isinstance(data, dict) else {"text": data}
    below = {name: keys.pop(name) for name in GROUPS if name in keys}
    node_id = str(keys.pop("id", node_id))
    children = tuple((g, tuple(tree_of(v, k, g) for k, v in below[g].items())) for g in GROUPS if below.get(g))
    return node_id, group, _sorted(keys), children


def _sorted(keys: dict[str, object]) -> object:
    """Keys in any order; line breaks at the end of a text count for nothing."""
    return tuple(sorted((key, repr(v.rstrip("\n") if isinstance(v, str) else v)) for key, v in keys.items()))


@dataclass
class StyledMap:
    """A text, its model, and what the text does not show: whose each token is, and which share brackets."""

    text: str
    thesis: Node
    owner: dict[str, str]
    together: list[frozenset[str]]

    def find(self, node: str) -> Node:
        return next(found for found in self.thesis.walk() if found.id == node)

    def parent(self, node: str) -> Node | None:
        return next((n for n in self.thesis.walk() if any(c.id == node for g in n.children.values() for c in g)), None)


def styled_map(seed: int, size: int) -> StyledMap:
    """The map of a number, with this many nodes below the thesis."""
    return _Author(random.Random(seed)).write(size)


class _Author:
    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.count = 0
        self.owner: dict[str, str] = {}
        self.together: list[frozenset[str]] = []
        self.unit = rng.choice([2, 2, 4, 3])
        self.list_indent = rng.choice([0, 2])
        self.comments = rng.choice([0.0, 0.15, 0.4])
        self.blanks = rng.choice([0.0, 0.1, 0.4])
        self.flows = rng.choice([0.0, 0.3, 0.6])

    def chance(self, probability: float) -> bool:
        return self.rng.random() < probability

    def token(self, owner: str) -> str:
        self.count += 1
        self.owner[f"t{self.count}"] = owner
        return f"t{self.count}"

    def write(self, size: int) -> StyledMap:
        rng = self.rng
        thesis = Node("thesis", "thesis", {})
        nodes = [thesis]
        for number in range(size):
            parent = rng.choice(nodes)
            group = rng.choice(HOLDS[parent.group])
            node = Node(rng.choice([f"n{number}", f"节点{number}", f"n-{number}.x"]), group, {})
            parent.children.setdefault(group, []).append(node)
            nodes.append(node)
        for node in nodes:
            self.fill(node, [other.id for other in nodes if other.id != node.id and other.id != "thesis"])
        lines = [*self.above(0, ""), "argmap: 1", f"title: {self.token('')} a title"]
        lines += rng.choice(
            [["languages: [zh, en]"], ["languages:", "  - zh", "  - en"], ["languages: ['zh', \"en\" ]"]]
        )
        lines += [*self.above(0, "thesis"), "thesis:" + self.beside("thesis"), *self.body(thesis, self.unit)]
        if self.chance(0.3):
            lines += [f"# the end {self.token('')}"]
        end = rng.choice(["\n", "\n", "\r\n"])
        text = end.join(lines) + (end if self.chance(0.8) else "")
        return StyledMap(("\ufeff" if self.chance(0.1) else "") + text, thesis, self.owner, self.together)

    def sentence(self, owner: str) -> str:
        token = self.token(owner)
        return self.rng.choice(
            [
                f"{token} plain words",
                f"论点{token}说明，很多人“要求”开放。",
                f"{token} it's so: a colon, #1 and “quotes”",
                f"- {token} a dash",
                f"{token} " + "many words that go on " * 6 + "to the end",
                f"本图记录{token}信强、刁国轩发表的论证，" + "以美国国防安全合作局的军售通报为据，" * 4 + "到此为止。",
                f"{token} [brackets], {{braces}}",
            ]
        )

    def fill(self, node: Node, others: list[str]) -> None:
        rng, keys = self.rng, node.keys
        keys["text"] = self.sentence(node.id)
        if self.chance(0.3):
            keys["text"] = {"zh": keys["text"], "en": self.sentence(node.id)}
        if self.chance(0.3):
            keys["by"] = rng.choice([self.sentence(node.id), {"zh": "盖洛普", "en": "Gallup"}])
        if self.chance(0.3):
            keys["cites"] = [str(rng.randrange(1, 99)) for _ in range(rng.randrange(1, 4))]
        if self.chance(0.2):
            keys["detail"] = f"- {self.token(node.id)} one\n\n  code\nlast\n"
        if self.chance(0.2):
            keys["forecast"] = {"due": "2029-01-20", "test": self.sentence(node.id)}
        if self.chance(0.2):
            keys["tags"] = [self.token(node.id), "no"]
        if others and self.chance(0.2):
            keys["limits"] = rng.sample(others, min(len(others), rng.randrange(1, 3)))

    # Lines

    def above(self, indent: int, owner: str) -> list[str]:
        lines = []
        if self.chance(self.blanks):
            lines.append(self.rng.choice(["", "  "]))
        while self.chance(self.comments):
            shift = self.rng.choice([0, 0, 0, -indent])
            lines.append(" " * (indent + shift) + f"# about {self.token(owner)}: x")
        return lines

    def beside(self, owner: str) -> str:
        return f"{' ' * self.rng.randrange(1, 4)}# beside {self.token(owner)}" if self.chance(self.comments / 2) else ""

    def body(self, node: Node, indent: int) -> list[str]:
        entries = list(node.keys.items()) + [(g, node.children[g]) for g in GROUPS if node.children.get(g)]
        if self.chance(0.4):
            self.rng.shuffle(entries)
        lines = []
        for key, value in entries:
            lines += [*self.above(indent, node.id), *self.pair(key, value, indent, node)]
        if self.chance(self.comments / 2):
            lines.append(" " * indent + f"# foot {self.token(node.id)}")
        return lines

    def pair(self, key: str, value: object, indent: int, node: Node) -> list[str]:
        pad = " " * indent
        if key in GROUPS:
            assert isinstance(value, list)
            if self.chance(self.flows / 2):
                before = set(self.owner)
                lines = self.flow_lines(f"{pad}{key}:", self.flow_nodes(value), indent, node)
                # Of the parent, too, who opens the brackets: a token of its that is not printed.
                self.share(value, {*set(self.owner) - before, self.token(node.id)})
                return lines
            lines = [f"{pad}{key}:{self.beside(node.id)}"]
            for child in value:
                lines += [*self.above(indent + self.unit, child.id), *self.node(child, indent + self.unit)]
            return lines
        if isinstance(value, str):
            return self.scalar(f"{pad}{key}:", value, indent, node)
        if self.chance(0.5):
            return self.flow_lines(f"{pad}{key}:", self.flow(value), indent, node)
        lines = [f"{pad}{key}:{self.beside(node.id)}"]
        if isinstance(value, dict):
            for inner, item in value.items():
                lines += self.scalar(f"{pad}{' ' * self.unit}{inner}:", item, indent + self.unit, node)
            return lines
        assert isinstance(value, list)
        for item in value:
            lines += self.scalar(f"{pad}{' ' * self.list_indent}-", item, indent + self.list_indent, node)
        return lines

    def node(self, child: Node, indent: int) -> list[str]:
        key = " " * indent + (child.id if self.chance(0.8) else f"'{child.id}'") + ":"
        text = child.keys["text"]
        if set(child.keys) == {"text"} and isinstance(text, str) and not any(child.children.values()):
            return self.scalar(key, text, indent, child)
        if self.chance(self.flows):
            before = set(self.owner)
            lines = self.flow_lines(key, self.flow_node(child), indent, child)
            self.share([child], set(self.owner) - before)
            return lines
        return [key + self.beside(child.id), *self.body(child, indent + self.unit)]

    def share(self, nodes: list[Node], new: set[str]) -> None:
        """Note that the tokens of bracketed nodes and all below them share lines."""
        ids = {below.id for node in nodes for below in node.walk()}
        self.together.append(frozenset({token for token, owner in self.owner.items() if owner in ids} | new))

    def scalar(self, head: str, text: str, indent: int, node: Node) -> list[str]:
        inside = " " * (indent + self.unit)
        if "\n" in text:
            body = text.split("\n")[:-1]
            return [f"{head} |", *(inside + line if line else "" for line in body)]
        forms = [self.single(text), self.double(text)]
        if plain(text):
            forms += [text] * 4
            at = text.find(" ", 12)
            if 0 < at < len(text) - 1 and text[at + 1] != " " and ord(text[at - 1]) < 128 > ord(text[at + 1]):
                forms.append(f"{text[:at]}\n{inside}{text[at + 1 :]}")
                forms.append(f"{text[:at]}\n{inside}  {text[at + 1 :]}")
        written = self.rng.choice(forms)
        first, *rest = written.split("\n")
        if self.chance(0.1) and not head.endswith("-"):
            lines = [head + self.beside(node.id), inside + first, *rest]
        else:
            lines = [f"{head} {first}", *rest]
        return [*lines[:-1], lines[-1] + self.beside(node.id)]

    @staticmethod
    def single(text: str) -> str:
        return "'" + text.replace("'", "''") + "'"

    @staticmethod
    def double(text: str) -> str:
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'

    # Brackets

    def flow_lines(self, head: str, text: str, indent: int, node: Node) -> list[str]:
        """Brackets on one line, or over several with a comment inside."""
        if self.chance(0.3) and text[1:-1].strip() and "\n" not in text:
            inside = " " * (indent + self.unit)
            lines = [f"{head} {text[0]}{self.beside(node.id)}", f"{inside}{text[1:-1]}{self.beside(node.id)}"]
            if self.chance(self.comments):
                lines.append(f"{inside}# inside {self.token(node.id)}")
            return [*lines, " " * indent + text[-1] + self.beside(node.id)]
        return [f"{head} {text}{self.beside(node.id)}"]

    def flow(self, value: object) -> str:
        gap = self.rng.choice(["", "", " "])
        if isinstance(value, dict):
            return "{" + gap + ", ".join(f"{key}: {self.flow(item)}" for key, item in value.items()) + gap + "}"
        if isinstance(value, list):
            return "[" + gap + self.rng.choice([", ", ",  "]).join(map(self.flow, value)) + gap + "]"
        text = str(value)
        if plain(text) and not set(text) & set(",[]{}") and self.chance(0.7):
            return text
        return self.rng.choice([self.double, self.single if "\n" not in text else self.double])(text)

    def flow_node(self, node: Node) -> str:
        entries = [f"{key}: {self.flow(value)}" for key, value in node.keys.items()]
        entries += [f"{g}: {self.flow_nodes(node.children[g])}" for g in GROUPS if node.children.get(g)]
        return "{" + ", ".join(entries) + "}"

    def flow_nodes(self, nodes: list[Node]) -> str:
        return "{" + ", ".join(f"{node.id}: {self.flow_node(node)}" for node in nodes) + "}"


def plain(text: str) -> bool:
    """Whether a text of this author needs no quotes in a block."""
    return ": " not in text and " #" not in text and text[0] not in "-[{\"'" and text != "no"
