"""Authored data → an argument map: unique ids, resolved links and sources, ordered languages."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from argmap.diagnostics import Diagnostic, Edit, Fix, Label, Severity, Span, did_you_mean, nearest
from argmap.fields import SAID_KEYS
from argmap.i18n import N_, _
from argmap.i18n.punctuation import code_list
from argmap.model import ArgumentMap, Forecast, Inference, Kind, Link, Name, Node, Relation, Status, Text, Work
from argmap.model.kinds import GROUPS
from argmap.model.route import Loc
from argmap.syntax import schema
from argmap.syntax.schema import PRIMARY, LayerFile, MapFile
from argmap.syntax.yaml import SpanTree

_WORK_FIELDS = {"type", "title", "author", "editor", "translator", "issued", "text", "sha256", "notes"}
_UNKNOWN = {
    "AM202": (N_("the map has no node `{id}`"), N_("give the id of a node in this map")),
    "AM209": (N_("the map has no source `{id}`"), N_("give the id of a source in this map")),
}
"""The message and the hint for a reference to nothing, by the code of the rule."""


def resolve(authored: MapFile, root: SpanTree) -> tuple[ArgumentMap, list[Diagnostic]]:
    """Build the map of a file, and report ids, links, sources and languages that do not fit together."""
    resolver = Resolver(root, tuple(dict.fromkeys(authored.languages)))
    resolver.add_works(authored)
    resolver.default_source = next(iter(resolver.works), "")
    resolver.add_node(authored.thesis, Kind.THESIS, authored.thesis.id, None, ("thesis",))
    resolver.check_references()
    title = resolver.text(authored.title, (), "title") or Text({})
    summary = resolver.text(authored.summary, (), "summary")
    expectations = resolver.expectations(authored.expect, ("expect",))
    map_ = ArgumentMap(title, resolver.languages, resolver.nodes, summary, resolver.works, expectations=expectations)
    return map_, resolver.diagnostics


class Resolver:
    """What maps and layers share: building the tree of nodes, resolving links and sources."""

    def __init__(self, root: SpanTree, languages: tuple[str, ...]) -> None:
        self.root = root
        self.languages = languages
        self.diagnostics: list[Diagnostic] = []
        self.nodes: dict[str, Node] = {}
        self.works: dict[str, Work] = {}
        self.default_source = ""
        self.layer = ""
        self.by: Text | None = None

    def add_works(self, authored: MapFile | LayerFile) -> None:
        """Add the works of the file."""
        for name, work in authored.sources.items():
            if name in self.works:
                message = _("the map that this layer extends already has a source `{id}`").format(id=name)
                hint = _("to use that one, delete this and write `source: {id}` on the nodes; or choose another id")
                self.report("AM201", message, self.key(("sources", name)), hint.format(id=name))
                continue
            self.works[name] = self._work(name, work)

    def check_references(self) -> None:
        """Check that the targets of links and the sources exist."""
        for node in self.nodes.values():
            if node.links:
                self._check_links(node)
            if node.source and node.source not in self.works:
                self._report_unknown("AM209", node.source, self.works, (*node.loc, "source"), node.id)

    def known(self) -> Collection[str]:
        """Every id that a link may name."""
        return self.nodes.keys()

    def add_node(
        self, statement: schema.Claim | schema.Evidence, kind: Kind, node_id: str, parent: Node | None, loc: Loc
    ) -> bool:
        """Add a node and its descendants; False if its id is taken."""
        if (first := self.nodes.get(node_id)) is not None:
            where = self.key(first.loc)
            self.report(
                "AM201",
                _("the id `{id}` is used twice").format(id=node_id),
                self.key(loc),
                _("ids must be unique in the whole map: rename one of them"),
                node_id,
                (Label(where, _("first here")),),
            )
            return False
        self.nodes[node_id] = node = self._node(statement, kind, node_id, parent, loc)
        children = []
        for group, info in GROUPS.items():
            for child_id, child in getattr(statement, group, {}).items():
                if self.add_node(child, info.kind, child_id, node, (*loc, group, child_id)):
                    children.append(child_id)
        # The only place where a node is modified: its children do not exist before it.
        object.__setattr__(node, "children", tuple(children))
        return True

    def _node(
        self, statement: schema.Claim | schema.Evidence, kind: Kind, node_id: str, parent: Node | None, loc: Loc
    ) -> Node:
        # Nodes of a layer inherit no source: a critic's words are neither in the paper nor in what it cites.
        above = parent if parent is not None and parent.layer == self.layer else None
        source = statement.source or (above.source if above else self.default_source)
        said = {key: self._value(getattr(statement, key, None), loc, key) for key in SAID_KEYS}
        section = said["section"]
        if section is None and parent is not None and parent.source == source and (source or above):
            section = parent.section
        links = [
            Link(node_id, relation, target)
            for relation in Relation
            for target in dict.fromkeys(getattr(statement, relation))
        ]
        said |= {"source": source, "section": section, "by": said["by"] or self.by}
        return Node(
            id=node_id,
            kind=kind,
            parent=parent.id if parent else None,
            depth=parent.depth + 1 if parent else 0,
            loc=loc,
            links=tuple(links),
            layer=self.layer,
            **said,
        )

    def _value(self, authored: Any, loc: Loc, key: str) -> Any:
        """What is said under a key of a node, as the model has it."""
        match authored:
            case dict():
                return self.text(authored, loc, key)
            case list():
                return tuple(authored)
            case schema.Inference():
                return self._inference(authored, loc)
            case schema.Forecast():
                return self._forecast(authored, loc)
        return authored

    def _inference(self, inference: schema.Inference, loc: Loc) -> Inference:
        loc = (*loc, "inference")
        answers = {
            question: text
            for question, answer in inference.answers.items()
            if (text := self.text(answer, (*loc, "answers"), question))
        }
        warrant = self.text(inference.warrant, loc, "warrant")
        return Inference(inference.linked, inference.scheme, warrant, answers)

    def _forecast(self, forecast: schema.Forecast, loc: Loc) -> Forecast:
        test = self.text(forecast.test, (*loc, "forecast"), "test")
        return Forecast(forecast.due, test, forecast.outcome, forecast.resolved)

    def text(self, authored: dict[str, str] | None, loc: Loc, key: str) -> Text | None:
        """Put a text's languages in the map's order, and report those that the map does not have."""
        if authored is None:
            return None
        if tuple(authored) == self.languages:
            return Text(authored)
        if PRIMARY in authored:
            return Text({self.languages[0]: authored[PRIMARY]})
        for language in authored:
            if language not in self.languages:
                message = _("`{language}` is not one of the map's languages").format(language=language)
                hint = _("`languages` lists {known}; add `{language}`, or rename the key")
                hint = hint.format(known=code_list(self.languages), language=language)
                self.report("AM106", message, self.key((*loc, key, language)), hint)
        return Text({language: authored[language] for language in self.languages if language in authored})

    def _work(self, name: str, work: schema.SourceWork) -> Work:
        loc: Loc = ("sources", name)
        csl: dict[str, str | int | Text] = {}
        for field, info in schema.SourceWork.model_fields.items():
            value = getattr(work, field)
            if field in _WORK_FIELDS or not value:
                continue
            key = info.alias or field
            if isinstance(value, dict):
                csl[key] = self.text(value, loc, key) or Text({})
            else:
                csl[key] = value
        return Work(
            id=name,
            type=work.type,
            title=self.text(work.title, loc, "title"),
            authors=self._names(work.author, (*loc, "author")),
            editors=self._names(work.editor, (*loc, "editor")),
            translators=self._names(work.translator, (*loc, "translator")),
            issued=work.issued,
            csl=csl,
            text_path=work.text,
            sha256=work.sha256 or "",
            notes=work.notes or 0,
        )

    def _names(self, people: list[schema.PersonOrBody], loc: Loc) -> tuple[Name, ...]:
        return tuple(
            Name(*(self.text(getattr(person, part), (*loc, index), part) for part in ("family", "given", "literal")))
            for index, person in enumerate(people)
        )

    def _check_links(self, node: Node) -> None:
        for relation in Relation:
            targets = [link.target for link in node.links if link.relation is relation]
            written = len(self.root.find((*node.loc, relation.value))[0].children)
            for index, target in enumerate(targets):
                if target not in self.known():
                    # Repetitions are not among the links: if there are any, the index is not that in the file.
                    loc = (*node.loc, relation.value, *([index] if written == len(targets) else []))
                    self._report_unknown("AM202", target, self.known(), loc, node.id)
        known = tuple(link for link in node.links if link.target in self.known())
        if known != node.links:
            object.__setattr__(node, "links", known)

    def expectations(self, authored: Mapping[str, Status], loc: Loc) -> dict[str, Status]:
        """The expected statuses of nodes that exist; ``loc`` is the route of the mapping, whose keys are their ids."""
        known = self.known()
        for node_id in authored:
            if node_id not in known:
                self._report_unknown("AM202", node_id, known, (*loc, node_id), "", on_key=True)
        return {node_id: status for node_id, status in authored.items() if node_id in known}

    def _report_unknown(
        self, code: str, name: str, known: Collection[str], loc: Loc, node: str, *, on_key: bool = False
    ) -> None:
        near = nearest(name, known)
        message, hint = _UNKNOWN[code]
        place, found = self.root.find(loc)
        span = place.key if on_key and place.key else place.span
        fix = None
        if near and found == len(loc) and not place.children:
            fix = Fix(_("write `{text}`").format(text=near), (Edit(span, near),), safe=False)
        self.report(code, _(message).format(id=name), span, did_you_mean(near) if near else _(hint), node, fix=fix)

    def report(
        self,
        code: str,
        message: str,
        span: Span,
        hint: str,
        node: str = "",
        labels: tuple[Label, ...] = (),
        fix: Fix | None = None,
    ) -> None:
        self.diagnostics.append(Diagnostic(code, Severity.ERROR, message, span, hint, labels, node, fix))

    def key(self, loc: Loc) -> Span:
        """The key at a route, or its nearest ancestor."""
        place = self.root.find(loc)[0]
        return place.key or place.span
