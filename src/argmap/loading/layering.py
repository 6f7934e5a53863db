"""A layer laid on a map: what it adds hung below the nodes that it names."""

from __future__ import annotations

import difflib
from collections.abc import Collection
from dataclasses import replace

from argmap.diagnostics import Diagnostic, Edit, Fix, Loc
from argmap.loading.resolver import Resolver
from argmap.model import KINDS, ArgumentMap, Inference, Kind, Layer, Node, Text
from argmap.model.kinds import GROUPS
from argmap.syntax import schema
from argmap.syntax.schema import LayerFile
from argmap.syntax.yaml import Place


def extend(base: ArgumentMap, authored: LayerFile, root: Place, layer: str) -> tuple[ArgumentMap, list[Diagnostic]]:
    """Lay a layer on a map, and say what of it does not fit there; the map itself stays as it is.

    Args:
        base: the map below, with the layers that lie on it already.
        authored: what stands in the layer's file.
        root: where it stands there.
        layer: the id that the layer gets.
    """
    return _Extension(base, authored, root, layer).resolve()


class _Extension(Resolver):
    """A layer on its way onto a map."""

    def __init__(self, base: ArgumentMap, authored: LayerFile, root: Place, layer: str) -> None:
        languages = tuple(dict.fromkeys(authored.languages)) or base.languages
        super().__init__(root, languages)
        self.base = base
        self.authored = authored
        self.works = dict(base.works)
        self.layer = layer
        self.by = self.text(authored.by, (), "by")
        self.hung: dict[str, list[str]] = {}
        """What hangs below nodes of the map, by the id of the node that it hangs below."""
        self.answered: dict[str, dict[str, Text]] = {}
        self.readings: dict[str, Text] = {}

    def resolve(self) -> tuple[ArgumentMap, list[Diagnostic]]:
        self._check_languages()
        self.add_works(self.authored)
        for target, addition in self.authored.add.items():
            self._add_to(target, addition)
        self.check_references()
        for node in self.nodes.values():
            if (node.at or node.cites) and not node.source:
                self._report_unsourced(node)
        title = self.text(self.authored.title, (), "title") or Text({})
        layer = Layer(self.layer, title, self.by, self.text(self.authored.summary, (), "summary"), self.readings)
        layers = {**self.base.layers, self.layer: layer}
        # What is expected of the map below is expected of it as it stands there.
        expectations = self.expectations(self.authored.expect, ("expect",))
        map_ = replace(self.base, nodes=self._ordered(), works=self.works, layers=layers, expectations=expectations)
        return map_, self.diagnostics

    def known(self) -> Collection[str]:
        return self.base.nodes.keys() | self.nodes.keys()

    def add_node(
        self, statement: schema.Claim | schema.Evidence, kind: Kind, node_id: str, parent: Node | None, loc: Loc
    ) -> bool:
        if (taken := self.base.nodes.get(node_id)) is None:
            return super().add_node(statement, kind, node_id, parent, loc)
        owner = f"the layer `{taken.layer}`" if taken.layer else "the map that this layer extends"
        hint = f"choose another id; to add to that node, write `{node_id}:` under `add`"
        self.report("AM201", f"{owner} has a node `{node_id}` already", self.key(loc), hint, node_id)
        return False

    def _check_languages(self) -> None:
        for index, language in enumerate(self.authored.languages):
            if language not in self.base.languages:
                have = ", ".join(self.base.languages)
                place = self.root.find(("languages", index))[0]
                hint = f"write the layer in {have}; another language has to be added to the map first"
                self.report("AM106", f"the map below is in {have}, not in `{language}`", place.span, hint)
        self.languages = tuple(lang for lang in self.languages if lang in self.base.languages) or self.base.languages

    def _add_to(self, target: str, addition: schema.Addition) -> None:
        """Hang what is added to one node of the map below it."""
        loc: Loc = ("add", target)
        reads = self.text(addition.reads, loc, "reads")
        node = self.base.nodes.get(target)
        if node is None:
            self._report_gone(target, reads)
            return
        if reads is not None:
            self.readings[target] = reads
        given = node.inference.answers if node.inference else {}
        for question, answer in addition.answers.items():
            if question in given:
                message = f"`{question}` of `{target}` is answered already, by the map or a layer below"
                hint = "to say that the answer does not hold, add a caveat or an objection to the node"
                self.report("AM201", message, self.key((*loc, "answers", question)), hint)
            elif text := self.text(answer, (*loc, "answers"), question):
                self.answered.setdefault(target, {})[question] = text
        for group, info in GROUPS.items():
            children = getattr(addition, group)
            if children and info.kind not in KINDS[node.kind].holds:
                message = f"`{target}` is {node.kind}, which cannot hold `{group}`"
                self.report("AM206", message, self.key((*loc, group)), "add them to a claim above it")
                continue
            for child_id, child in children.items():
                if self.add_node(child, info.kind, child_id, node, (*loc, group, child_id)):
                    self.hung.setdefault(target, []).append(child_id)

    def _report_gone(self, target: str, reads: Text | None) -> None:
        """Say that a node is not there, and what it may be called now."""
        loc: Loc = ("add", target)
        message = f"the map that this layer extends has no node `{target}`"
        if target in self.nodes:
            hint = f"`{target}` is a node of this layer: write what is added under the node itself"
            self.report("AM208", message, self.key(loc), hint)
            return
        renamed = next((node.id for node in self.base if reads is not None and _same_words(reads, node.text)), None)
        near = renamed or next(iter(difflib.get_close_matches(target, list(self.base.nodes), n=1, cutoff=0.6)), None)
        hint = f"did you mean `{near}`?" if near else "it may have been removed or renamed: give the id of a node there"
        if renamed:
            hint = f"it may have been renamed: its text is now that of `{renamed}`"
        fix = None
        if near and near not in self.authored.add:
            fix = Fix(f"write `{near}`", (Edit(self.key(loc), near),), safe=False)
        self.report("AM208", message, self.key(loc), hint, fix=fix)

    def _report_unsourced(self, node: Node) -> None:
        key = "at" if node.at else "cites"
        message = f"`{node.id}` has `{key}`, but no source: nodes of a layer have none unless they name it"
        first = next(iter(self.works), "")
        hint = f"add `source: {first}`" if first else "name the work under `sources`"
        self.report("AM105", message, self.key((*node.loc, key)), hint, node.id)

    def _ordered(self) -> dict[str, Node]:
        """All nodes in document order: what the layer adds to a node stands behind what is there of the same kind."""
        rank = {info.kind: number for number, info in enumerate(GROUPS.values())}
        nodes: dict[str, Node] = {**self.base.nodes, **self.nodes}
        for target in self.hung.keys() | self.answered.keys():
            node = nodes[target]
            children = sorted((*node.children, *self.hung.get(target, ())), key=lambda child: rank[nodes[child].kind])
            inference = node.inference
            if target in self.answered:
                inference = inference or Inference()
                inference = replace(inference, answers={**inference.answers, **self.answered[target]})
            nodes[target] = replace(node, children=tuple(children), inference=inference)
        ordered: dict[str, Node] = {}
        stack = [self.base.root.id]
        while stack:
            node = nodes[stack.pop()]
            ordered[node.id] = node
            stack += reversed(node.children)
        return ordered


def _same_words(one: Text, other: Text) -> bool:
    """Whether two texts read the same in a language that both have."""
    return any(other.get(language) == text for language, text in one.by_language.items())
