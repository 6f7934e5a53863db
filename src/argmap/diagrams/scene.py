"""What a diagram shows: its nodes as cards, and the notices above them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date as Date  # noqa: N812
from typing import Final

from argmap.diagnostics import suggest
from argmap.diagrams.branches import Branch, branches
from argmap.diagrams.cards import NO_BADGE, Badge, Card, card
from argmap.diagrams.choice import chosen
from argmap.diagrams.columns import card_width, families, indents
from argmap.diagrams.diff_marks import Revision
from argmap.diagrams.folding import fold_to
from argmap.diagrams.joints import Joint, joint_id, joints, roles
from argmap.diagrams.mentions import mentions
from argmap.diagrams.options import LAYOUTS, THEMES, DiagramOptions
from argmap.diagrams.presets import DEFAULT, Style, find_style
from argmap.evaluation import STATUS, Shown, Status, layer_effect
from argmap.i18n import N_, _
from argmap.i18n.dates import date_words
from argmap.i18n.names import kind_word
from argmap.i18n.punctuation import LIST_COMMA, SEMICOLON, SPACE
from argmap.model import KINDS, ArgumentMap, Kind, Link, Node, Outcome, Relation
from argmap.model.numbering import number_nodes
from argmap.rendering.citations import attribution, provenance
from argmap.rendering.errors import ExportError, unknown_value
from argmap.rendering.wrapping import clean


class DiagramError(ExportError):
    """A diagram that cannot be drawn; the message is for the user and says what to do."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A diagram before it is laid out. Cards are in document order, the top one first."""

    title: str
    language: str
    options: DiagramOptions
    numbers: Mapping[str, str]
    """The numbers of all nodes of the map in the outline, by id."""
    cards: Mapping[str, Card]
    sized: Callable[[Node, int], Card]
    """The card of a node with a width in px."""
    branches: tuple[Branch, ...]
    links: tuple[Link, ...]
    """Cross links of which both ends are shown."""
    mentions: Mapping[str, str] = field(default_factory=dict)
    """What statements bear on in other branches, in words."""
    joints: Mapping[str, Joint] = field(default_factory=dict)
    """By their ids, those of a claim in the order of its inferences."""
    roles: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """What joints make of nodes, in words."""
    ancestors: tuple[tuple[Node, str], ...] = field(default=())
    """The nodes above the top one, the thesis first, each with its address or an empty string."""

    style: Style = DEFAULT
    layers: tuple[tuple[Badge, str], ...] = ()
    """For each layer that something here comes from, its badge, and its title in words."""
    notices: tuple[str, ...] = ()
    """For the reader: what is not shown, and what is computed."""
    revision: Revision | None = None
    """The two versions, where the diagram compares them."""
    reading: str = ""
    """The reading that the cards show: empty, ``status`` or ``strength``."""

    @property
    def kinds(self) -> list[Kind]:
        """The kinds that occur, in reading order."""
        shown = {card.node.kind for card in self.cards.values()}
        return [kind for kind in KINDS if kind in shown]

    @property
    def relations(self) -> list[Relation]:
        """The relations that occur, support first."""
        shown = {branch.relation for branch in self.branches} | {link.relation for link in self.links}
        return [relation for relation in Relation if relation in shown]

    @property
    def statuses(self) -> list[Status]:
        """The statuses that are shown, the best first."""
        shown = {card.status for card in self.cards.values()}
        return [status for status in Status if status in shown]

    @property
    def marked(self) -> bool:
        """Whether cards have badges, statuses or strengths on them."""
        return bool(self.layers or self.reading)

    @property
    def jointly(self) -> bool:
        """Whether linked premises occur."""
        linked = (joint.step.joint for joint in self.joints.values())
        return any(linked) or any(branch.jointly for branch in self.branches)

    @property
    def claims(self) -> frozenset[str]:
        """The nodes below which lines meet at joints."""
        return frozenset(joint.claim for joint in self.joints.values())

    @property
    def limited_joints(self) -> bool:
        """Whether something limits one inference only."""
        ends = {branch.parent for branch in self.branches if branch.relation is Relation.LIMITS}
        ends |= {joint_id(link.target, link.step) for link in self.links if link.relation is Relation.LIMITS}
        return not ends.isdisjoint(self.joints)


def compose_all(map_: ArgumentMap, options: Sequence[DiagramOptions]) -> list[Scene]:
    """Several scenes of one map, which is evaluated once for all that show the same; errors as in ``compose``."""
    shown: dict[tuple[str, str], Shown | None] = {}
    for one in options:
        if (key := (one.show, repr(one.evaluate))) not in shown:
            shown[key] = Shown.of(map_, one.show, one.evaluate)
    return [_compose(map_, one, shown[one.show, repr(one.evaluate)]) for one in options]


def compose(map_: ArgumentMap, options: DiagramOptions, revision: Revision | None = None) -> Scene:
    """Choose what is shown of a map, or of two versions of it in one.

    Raises:
        ExportError: an option names something that does not exist.
    """
    return _compose(map_, options, Shown.of(map_, options.show, options.evaluate), revision)


def _compose(
    map_: ArgumentMap, options: DiagramOptions, evaluated: Shown | None, revision: Revision | None = None
) -> Scene:
    top = _top(map_, options)
    options = chosen(map_, top, options)
    language = options.language or map_.primary_language
    addresses = dict(options.links)
    style = find_style(options.style)
    # A poster shows no likelihoods, due dates or schemes.
    whose = provenance if options.layout == "poster" else attribution
    depth, notices = options.depth, [*filter(None, (clean(whose(map_, language)),))]
    fold = None if options.max_nodes is None else fold_to(map_, top, depth, options.max_nodes)
    if fold is not None:
        notices.append(
            _("Showing {shown} of {total} statements; the cards say what they leave out", language).format(
                shown=len(fold.shown), total=fold.total
            )
        )
    due = _usual_due(map_, top)
    if due is not None and options.layout != "poster":
        said = _("Forecasts are due on {date} unless noted otherwise.", language)
        notices.append(said.format(date=date_words(due, language)))
    if _layers_of(map_, top):
        notices.append(clean(layer_effect(map_, language, options.evaluate)))
    if evaluated:
        said = evaluated.note(language)
        if options.show == STATUS:
            said += _(SPACE, language) + _("What has no sign is accepted.", language)
        notices.append(said)
    notices += revision.notices if revision else ()
    layers = {layer: Badge.of(map_.badge(layer, language), language) for layer in map_.layers}
    lowest = top.depth + depth if depth is not None else None
    shown: dict[str, Node] = {}
    hidden: dict[str, Counter[Kind]] = {}
    folded_into: dict[str, str] = {}
    for node in map_.subtree(top):
        kept = (fold is None or node.id in fold.shown) and (revision is None or node.id in revision.shown)
        if (lowest is None or node.depth <= lowest) and kept:
            shown[node.id] = node
            folded_into[node.id] = node.id
        else:
            above = folded_into[node.id] = folded_into[node.parent or ""]
            hidden.setdefault(above, Counter())[node.kind] += 1
    numbers = number_nodes(map_)
    links = {link: None for node in shown.values() for link in node.links if link.target in shown}
    found = {node.id: joints(map_, node, shown, language, options) for node in shown.values()}
    signs = {joint.id: joint for there in found.values() for joint in there}
    drawn = tuple(branch for node in shown.values() for branch in branches(map_, node, shown, found[node.id]))
    widths = _widths(top, shown, drawn, signs, style, options)
    named = mentions(links, numbers, language)

    def aside(node: Node) -> str:
        outside = _elsewhere(map_, node, top, numbers, language) if top is not map_.root else ""
        here = named.get(node.id, "") if options.layout == "compact" else ""
        return _(SEMICOLON, language).join(filter(None, (here, outside)))

    def sized(node: Node, wide: int = 0) -> Card:
        return card(
            node,
            language,
            hidden.get(node.id, {}),
            addresses.get(node.id, ""),
            style,
            aside(node),
            layers.get(node.layer, NO_BADGE),
            evaluated,
            revision.cards.get(node.id) if revision else None,
            # Two versions number their statements differently.
            "" if revision else numbers[node.id],
            wide,
            ids=options.ids or revision is not None,
            usual_due=due,
        )

    return Scene(
        title=clean(revision.title if revision else map_.title.best(language)),
        language=language,
        options=options,
        numbers=numbers,
        cards={node.id: sized(node, widths.get(node.id, 0)) for node in shown.values()},
        sized=sized,
        branches=drawn,
        links=tuple(links),
        mentions=named,
        joints=signs,
        roles=roles(map_, signs.values(), language),
        ancestors=tuple((node, addresses.get(node.id, "")) for node in map_.ancestors(top))[::-1],
        style=style,
        layers=tuple((layers[name], _layer_words(map_, name, language)) for name in _layers_of(map_, top)),
        notices=tuple(notices),
        revision=revision,
        reading=options.show,
    )


def _usual_due(map_: ArgumentMap, top: Node) -> Date | None:
    """The date on which most forecasts are due, if there are several."""
    dates = Counter(
        node.forecast.due
        for node in map_.subtree(top)
        if node.forecast and node.forecast.due and node.forecast.outcome is Outcome.PENDING
    )
    for found, count in dates.most_common(1):
        if count >= _SEVERAL and count > dates.total() / 2:
            return found
    return None


_SEVERAL: Final = 3
_UNBROKEN: Final = 100_000


def _widths(
    top: Node,
    shown: Mapping[str, Node],
    drawn: Iterable[Branch],
    signs: Mapping[str, Joint],
    style: Style,
    options: DiagramOptions,
) -> dict[str, int]:
    """The widths of cards that are not those of the style, in px."""
    if options.layout == "poster":  # Its lines are broken when its columns are known.
        return dict.fromkeys(shown, _UNBROKEN)
    if options.layout != "compact":
        return {}
    found = indents(top.id, families(drawn, signs.values()), signs)
    return {
        node_id: card_width(indent, style.width(shown[node_id].kind))
        for node_id, indent in found.items()
        if node_id in shown
    }


def _layers_of(map_: ArgumentMap, top: Node) -> list[str]:
    """The layers that something of a subtree comes from, whether it is shown or folded."""
    if not map_.layers:
        return []
    there = {node.layer for node in map_.subtree(top)}
    return [layer for layer in map_.layers if layer in there]


def _layer_words(map_: ArgumentMap, name: str, language: str) -> str:
    """The title of a layer and who made it, unless the badge says that."""
    layer = map_.layers[name]
    title, by = clean(layer.title.best(language)), clean(layer.by.best(language)) if layer.by else ""
    if not by or by == map_.badge(name, language):
        return _("layer: {}", language).format(title)
    return _("layer: {title} ({by})", language).format(title=title, by=by)


_ALSO: Final = {
    Relation.SUPPORTS: N_("also supported by {}"),
    Relation.LIMITS: N_("also limited by {}"),
    Relation.OPPOSES: N_("also opposed by {}"),
}


def _elsewhere(map_: ArgumentMap, node: Node, top: Node, numbers: Mapping[str, str], language: str) -> str:
    """What bears on a node from other branches; without it, a claim that is supported there would look bare here."""
    parts = []
    for relation in Relation:
        outside = [
            numbers[other.id] or kind_word(other.kind, language)
            for other in map_.bearing_on(node, relation)
            if other is not top and not any(above is top for above in map_.ancestors(other))
        ]
        if outside:
            names = _(LIST_COMMA, language).join(outside)
            parts.append(_(_ALSO[relation], language).format(names))
    return _(SEMICOLON, language).join(parts)


def _top(map_: ArgumentMap, options: DiagramOptions) -> Node:
    for name, value, known in (("theme", options.theme, THEMES), ("layout", options.layout, LAYOUTS)):
        if value not in known:
            raise DiagramError(unknown_value(name, value, known))
    if options.depth is not None and options.depth < 0:
        raise DiagramError(
            _("the depth cannot be {depth}; give the number of levels to show below the top, 0 or more").format(
                depth=options.depth
            )
        )
    if not options.focus:
        return map_.root
    if options.focus not in map_.nodes:
        message = _("the map has no node `{id}`").format(id=options.focus)
        raise DiagramError(message + suggest(options.focus, map_.nodes))
    return map_[options.focus]
