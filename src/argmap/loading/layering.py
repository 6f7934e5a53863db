"""Applying a layer to a map: its additions become children of the nodes it names."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from argmap.diagnostics import Diagnostic, Edit, Fix, did_you_mean, nearest
from argmap.i18n import _
from argmap.i18n.punctuation import code_list
from argmap.loading.resolver import Resolver
from argmap.model import KINDS, ArgumentMap, Inference, Kind, Layer, Node, Text
from argmap.model.kinds import GROUPS
from argmap.model.route import Loc
from argmap.syntax import schema
from argmap.syntax.schema import LayerFile
from argmap.syntax.yaml import SpanTree


def extend(base: ArgumentMap, authored: LayerFile, root: SpanTree, layer: str) -> tuple[ArgumentMap, list[Diagnostic]]:
    """Apply a layer to a map, and report what does not fit; the map itself is not modified.

    Args:
        base: the map, with the layers already applied to it.
        authored: the data of the layer's file.
        root: its places in that file.
        layer: the id of the layer.
    """
    return _Extension(base, authored, root, layer).resolve()


class _Extension(Resolver):
    """A layer being applied to a map."""

    def __init__(self, base: ArgumentMap, authored: LayerFile, root: SpanTree, layer: str) -> None:
        languages = tuple(dict.fromkeys(authored.languages)) or base.languages
        super().__init__(root, languages)
        self.base = base
        self.authored = authored
        self.works = dict(base.works)
        self.layer = layer
        self.by = self.text(authored.by, (), "by")
        self.hung: dict[str, list[str]] = {}
        """The additions to nodes of the map, by the id of their parent."""
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
        answers = frozenset(
            (target, *split_answer(question)) for target, answered in self.answered.items() for question in answered
        )
        summary = self.text(self.authored.summary, (), "summary")
        layer = Layer(self.layer, title, self.by, summary, self.readings, answers)
        layers = {**self.base.layers, self.layer: layer}
        # The expectations of the map below apply to the map without the layer.
        expectations = self.expectations(self.authored.expect, ("expect",))
        map_ = replace(self.base, nodes=self._ordered(), works=self.works, layers=layers, expectations=expectations)
        return map_, self.diagnostics

    def known(self) -> Collection[str]:
        return self.base.nodes.keys() | self.nodes.keys()

    def find(self, node_id: str) -> Node:
        return self.nodes.get(node_id) or self.base[node_id]

    def add_node(
        self, statement: schema.Claim | schema.Evidence, kind: Kind, node_id: str, parent: Node | None, loc: Loc
    ) -> bool:
        if (taken := self.base.nodes.get(node_id)) is None:
            return super().add_node(statement, kind, node_id, parent, loc)
        message = _("the map that this layer extends already has a node `{id}`")
        if taken.layer:
            message = _("the layer `{layer}` already has a node `{id}`")
        message = message.format(layer=taken.layer, id=node_id)
        hint = _("choose another id; to add to that node, write `{id}:` under `add`").format(id=node_id)
        self.report("AM201", message, self.key(loc), hint, node_id)
        return False

    def _check_languages(self) -> None:
        for index, language in enumerate(self.authored.languages):
            if language not in self.base.languages:
                have = code_list(self.base.languages)
                place = self.root.find(("languages", index))[0]
                message = _("the map is in {languages}, not in `{language}`")
                hint = _("write the layer in {languages}, or add the language to the map first")
                message, hint = (said.format(languages=have, language=language) for said in (message, hint))
                self.report("AM106", message, place.span, hint)
        self.languages = tuple(lang for lang in self.languages if lang in self.base.languages) or self.base.languages

    def _add_to(self, target: str, addition: schema.Addition) -> None:
        """Add the additions to one node of the map."""
        loc: Loc = ("add", target)
        reads = self.text(addition.reads, loc, "reads")
        node = self.base.nodes.get(target)
        if node is None:
            self._report_gone(target, reads)
            return
        if reads is not None:
            self.readings[target] = reads
        for question, answer in addition.answers.items():
            step, asked = split_answer(question)
            if step and step not in node.inferences:
                self._report_unknown_step(step, node, (*loc, "answers", question), "", f"{{}}/{asked}", on_key=True)
                continue
            inference = node.inferences[step] if step else node.inference
            if inference and asked in inference.answers:
                message = _("`{question}` of `{id}` is already answered by the map or another layer")
                message = message.format(question=question, id=target)
                hint = _("to dispute the answer, add a caveat or an objection to the node")
                self.report("AM201", message, self.key((*loc, "answers", question)), hint)
            elif text := self.text(answer, (*loc, "answers"), question):
                self.answered.setdefault(target, {})[question] = text
        for group, info in GROUPS.items():
            children = getattr(addition, group)
            if children and info.kind not in KINDS[node.kind].holds:
                message = _("`{id}` is evidence, which cannot have `{group}`").format(id=target, group=group)
                self.report("AM206", message, self.key((*loc, group)), _("add them to a claim above it"))
                continue
            for child_id, child in children.items():
                if self.add_node(child, info.kind, child_id, node, (*loc, group, child_id)):
                    self.hung.setdefault(target, []).append(child_id)

    def _report_gone(self, target: str, reads: Text | None) -> None:
        """Report that a node does not exist, and what it may be called now."""
        loc: Loc = ("add", target)
        message = _("the map that this layer extends has no node `{id}`").format(id=target)
        if target in self.nodes:
            hint = _("`{id}` is a node of this layer: write the additions under the node itself").format(id=target)
            self.report("AM208", message, self.key(loc), hint)
            return
        renamed = next((node.id for node in self.base if reads is not None and _same_words(reads, node.text)), None)
        near = renamed or nearest(target, self.base.nodes)
        if renamed:
            hint = _("it may have been renamed: `{id}` has its text now").format(id=renamed)
        elif near:
            hint = did_you_mean(near)
        else:
            hint = _("it may have been removed or renamed: give the id of a node of that map")
        fix = None
        if near and near not in self.authored.add:
            fix = Fix(_("write `{text}`").format(text=near), (Edit(self.key(loc), near),), safe=False)
        self.report("AM208", message, self.key(loc), hint, fix=fix)

    def _report_unsourced(self, node: Node) -> None:
        key = "at" if node.at else "cites"
        message = _("`{id}` has `{key}` but no source: nodes of a layer do not inherit one").format(id=node.id, key=key)
        first = next(iter(self.works), "")
        hint = _("add `source: {id}`").format(id=first) if first else _("list the work under `sources`")
        self.report("AM105", message, self.key((*node.loc, key)), hint, node.id)

    def _ordered(self) -> dict[str, Node]:
        """All nodes in document order: additions to a node follow its children of the same kind."""
        rank = {info.kind: number for number, info in enumerate(GROUPS.values())}
        nodes: dict[str, Node] = {**self.base.nodes, **self.nodes}
        for target in self.hung.keys() | self.answered.keys():
            node = nodes[target]
            children = sorted((*node.children, *self.hung.get(target, ())), key=lambda child: rank[nodes[child].kind])
            inference, inferences = node.inference, dict(node.inferences)
            for question, answer in self.answered.get(target, {}).items():
                step, asked = split_answer(question)
                if step:
                    given = inferences[step]
                    inferences[step] = replace(given, answers={**given.answers, asked: answer})
                else:
                    inference = inference or Inference()
                    inference = replace(inference, answers={**inference.answers, asked: answer})
            nodes[target] = replace(node, children=tuple(children), inference=inference, inferences=inferences)
        ordered: dict[str, Node] = {}
        stack = [self.base.root.id]
        while stack:
            node = nodes[stack.pop()]
            ordered[node.id] = node
            stack += reversed(node.children)
        return ordered


def split_answer(key: str) -> tuple[str, str]:
    """The inference and the question of an answer in a layer: ``elimination/exhaustive``, or ``exhaustive`` alone."""
    step, __, question = key.rpartition("/")
    return step, question


def _same_words(one: Text, other: Text) -> bool:
    """Whether two texts are equal in some language."""
    return any(other.get(language) == text for language, text in one.by_language.items())
