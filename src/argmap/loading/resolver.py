"""Authored data → an argument map: unique ids, resolved links and sources, ordered languages."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from argmap.diagnostics import Diagnostic, Edit, Fix, Label, Severity, Span, did_you_mean, nearest
from argmap.fields import SAID_KEYS
from argmap.i18n import C_, N_, _
from argmap.i18n.punctuation import code_list
from argmap.model import (
    KINDS,
    ArgumentMap,
    Forecast,
    Inference,
    Kind,
    Link,
    Name,
    NamedInference,
    Node,
    Relation,
    Status,
    Text,
    Work,
)
from argmap.model.bibliography import NAME_PARTS, ROLES
from argmap.model.kinds import GROUPS, LINKS
from argmap.model.route import Loc
from argmap.syntax import schema
from argmap.syntax.schema import PRIMARY, LayerFile, MapFile
from argmap.syntax.yaml import SpanTree

_WORK_FIELDS = {"type", "title", "issued", "text", "sha256", "notes", *ROLES}
_NAME_OPTIONS = ("comma-suffix", "static-ordering", "parse-names")
_UNKNOWN = {
    "AM202": (N_("the map has no node `{id}`"), N_("give the id of a node in this map")),
    "AM209": (N_("the map has no source `{id}`"), N_("give the id of a source in this map")),
}
"""The message and the hint for a reference to nothing, by the code of the rule."""


_KIND_WORDS = {
    Kind.CAVEAT: C_("a kind, inside a sentence", "a caveat"),
    Kind.OBJECTION: C_("a kind, inside a sentence", "an objection"),
    Kind.CONSEQUENCE: C_("a kind, inside a sentence", "a consequence"),
}


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
        """Check that the targets of links, the members of inferences and the sources exist."""
        for node in self.nodes.values():
            if node.inferences:
                self._check_members(node)
        for node in self.nodes.values():
            if node.step:
                self._check_step(node)
            if node.links:
                self._check_links(node)
            if node.source and node.source not in self.works:
                self._report_unknown("AM209", node.source, self.works, (*node.loc, "source"), node.id)

    def known(self) -> Collection[str]:
        """Every id that a link may name."""
        return self.nodes.keys()

    def find(self, node_id: str) -> Node:
        """A node that a link may name."""
        return self.nodes[node_id]

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
        links = []
        for relation in LINKS:
            for reference in dict.fromkeys(getattr(statement, relation)):
                target, __, step = reference.partition("/")
                links.append(Link(node_id, relation, target, step))
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
            case dict() if key == "inferences":
                return {name: self._named(one, (*loc, key, name)) for name, one in authored.items()}
            case dict():
                return self.text(authored, loc, key)
            case list():
                return tuple(authored)
            case schema.Inference():
                return self._inference(authored, (*loc, key))
            case schema.Forecast():
                return self._forecast(authored, loc)
        return authored

    def _inference(self, inference: schema.Inference | schema.NamedInference, loc: Loc) -> Inference:
        answers = {
            question: text
            for question, answer in inference.answers.items()
            if (text := self.text(answer, (*loc, "answers"), question))
        }
        warrant = self.text(inference.warrant, loc, "warrant")
        return Inference(inference.linked, inference.scheme, warrant, answers)

    def _named(self, authored: schema.NamedInference, loc: Loc) -> NamedInference:
        said = self._inference(authored, loc)
        return NamedInference(said.linked, said.scheme, said.warrant, said.answers, tuple(authored.from_))

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
        people = {}
        for field, info in schema.SourceWork.model_fields.items():
            key, value = info.alias or field, getattr(work, field)
            if not value:
                continue
            if key in ROLES:
                people[key] = self._names(value, (*loc, key))
            elif key in _WORK_FIELDS:
                continue
            elif isinstance(value, dict):
                csl[key] = self.text(value, loc, key) or Text({})
            else:
                csl[key] = value
        authors, editors, translators = (people.pop(role, ()) for role in ("author", "editor", "translator"))
        return Work(
            id=name,
            type=work.type,
            title=self.text(work.title, loc, "title"),
            authors=authors,
            editors=editors,
            translators=translators,
            issued=work.issued,
            csl=csl,
            text_path=work.text,
            sha256=work.sha256 or "",
            notes=work.notes or 0,
            people=people,
        )

    def _names(self, people: list[schema.PersonOrBody], loc: Loc) -> tuple[Name, ...]:
        found = []
        for index, person in enumerate(people):
            parts = {part: self.text(getattr(person, part), (*loc, index), key) for key, part in NAME_PARTS.items()}
            given = {key: getattr(person, key.replace("-", "_")) for key in _NAME_OPTIONS}
            options = {key: value for key, value in given.items() if value is not None}
            found.append(Name(**parts, options=options))
        return tuple(found)

    def _check_links(self, node: Node) -> None:
        for relation in LINKS:
            links = [link for link in node.links if link.relation is relation]
            written = len(self.root.find((*node.loc, relation.value))[0].children)
            for index, link in enumerate(links):
                # Repetitions are not among the links: if there are any, the index is not that in the file.
                loc = (*node.loc, relation.value, *([index] if written == len(links) else []))
                if link.target not in self.known():
                    near = nearest(link.target, self.known())
                    written_so = f"{near}/{link.step}" if near and link.step else near
                    self._report_unknown("AM202", link.target, self.known(), loc, node.id, written=written_so)
                elif link.step:
                    self._check_link_to_step(node, link, loc)
        known = tuple(link for link in node.links if link.target in self.known() and self._has_step(link))
        if known != node.links:
            object.__setattr__(node, "links", known)

    def _has_step(self, link: Link) -> bool:
        """Whether a link is to a claim itself, or to one of its inferences in a way that an inference can be linked."""
        target = self.find(link.target)
        joins = link.relation is Relation.SUPPORTS and target.layer == self.layer
        return not link.step or (link.step in target.inferences and (joins or link.relation is Relation.LIMITS))

    def _check_link_to_step(self, node: Node, link: Link, loc: Loc) -> None:
        """Report a link to an inference that does not exist, or that the link cannot belong to."""
        target = self.find(link.target)
        names = {"id": link.target, "reference": link.reference}
        if link.relation is Relation.OPPOSES:
            message = _("`{reference}` is an inference, which cannot be opposed").format(**names)
            hint = _("write `limits: [{reference}]`, or oppose the claim: `opposes: [{id}]`").format(**names)
            self.report("AM213", message, self.root.find(loc)[0].span, hint, node.id)
        elif link.step not in target.inferences:
            self._report_unknown_step(link.step, target, loc, node.id, f"{link.target}/{{}}")
        elif not self._has_step(link):
            message = _("a layer cannot add a member to `{reference}`, an inference of the map that it extends")
            hint = _("support the claim: `supports: [{id}]`").format(**names)
            self.report("AM212", message.format(**names), self.root.find(loc)[0].span, hint, node.id)

    def _check_members(self, node: Node) -> None:
        """Report members of inferences that are no premises or evidence right below the claim, and repetitions."""
        supporters = {child for child in node.children if self.find(child).relation is Relation.SUPPORTS}
        for name, inference in node.inferences.items():
            seen: dict[str, None] = {}
            for index, member in enumerate(inference.members):
                loc = (*node.loc, "inferences", name, "from", index)
                if member not in self.known():
                    self._report_unknown("AM202", member, supporters, loc, node.id)
                elif member not in supporters:
                    self._report_misplaced_member(node, member, loc)
                elif member in seen:
                    message = _("`{id}` is in the inference `{inference}` twice").format(id=member, inference=name)
                    self.report("AM212", message, self.root.find(loc)[0].span, _("delete one of them"), node.id)
                else:
                    seen[member] = None
            if tuple(seen) != inference.members:
                object.__setattr__(inference, "members", tuple(seen))

    def _report_misplaced_member(self, node: Node, member: str, loc: Loc) -> None:
        """Report a member of an inference that is a node, but does not support the claim from right below it."""
        found = self.find(member)
        names = {"member": member, "id": node.id, "inference": loc[-3]}
        if found.parent == node.id:
            names["kind"] = _(_KIND_WORDS[found.kind])
            message = _("`{member}` is {kind} to `{id}`, so it cannot be in an inference to it")
            hint = _("name premises and evidence only; a caveat on the inference has `step: {inference}`")
        else:
            message = _("`{member}` is not right below `{id}`, so it cannot be in an inference to it")
            hint = _("move it there, or write `supports: [{id}/{inference}]` on `{member}`")
        self.report("AM212", message.format(**names), self.root.find(loc)[0].span, hint.format(**names), node.id)

    def _check_step(self, node: Node) -> None:
        """Report a `step` on what is no caveat, or that names no inference of the parent."""
        loc = (*node.loc, "step")
        parent = self.find(node.parent) if node.parent is not None else None
        if KINDS[node.kind].relation is not Relation.LIMITS or parent is None:
            message = _("`{id}` has a `step` but is not a caveat").format(id=node.id)
            hint = _("delete it; a premise or evidence belongs to an inference that has it under `from`")
            self.report("AM213", message, self.key(loc), hint, node.id)
        elif node.step not in parent.inferences:
            self._report_unknown_step(node.step, parent, loc, node.id)
        else:
            return
        object.__setattr__(node, "step", "")

    def _report_unknown_step(
        self, step: str, claim: Node, loc: Loc, node: str, form: str = "{}", *, on_key: bool = False
    ) -> None:
        """Report that a claim has no such inference; ``form`` is how the inference is written at this place."""
        message = _("`{id}` has no inference `{inference}`").format(id=claim.id, inference=step)
        near = nearest(step, claim.inferences)
        place, found = self.root.find(loc)
        span = place.key if on_key and place.key else place.span
        if near:
            hint = did_you_mean(form.format(near))
        elif claim.inferences:
            hint = _("its inferences are {known}").format(known=code_list(claim.inferences))
        else:
            hint = _("`{id}` has no `inferences`: delete this, or group its premises with `argmap join`")
            hint = hint.format(id=claim.id)
        fix = None
        if near and found == len(loc) and not place.children:
            written = form.format(near)
            fix = Fix(_("write `{text}`").format(text=written), (Edit(span, written),), safe=False)
        self.report("AM213", message, span, hint, node, fix=fix)

    def expectations(self, authored: Mapping[str, Status], loc: Loc) -> dict[str, Status]:
        """The expected statuses of nodes that exist; ``loc`` is the route of the mapping, whose keys are their ids."""
        known = self.known()
        for node_id in authored:
            if node_id not in known:
                self._report_unknown("AM202", node_id, known, (*loc, node_id), "", on_key=True)
        return {node_id: status for node_id, status in authored.items() if node_id in known}

    def _report_unknown(
        self,
        code: str,
        name: str,
        known: Collection[str],
        loc: Loc,
        node: str,
        *,
        on_key: bool = False,
        written: str = "",
    ) -> None:
        """Report a reference to nothing; ``written`` is what should be there, if that is more than the nearest id."""
        near = written or nearest(name, known)
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
