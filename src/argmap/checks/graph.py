"""AM2: how nodes are connected."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from argmap.checks.registry import Context, Finding, rule
from argmap.diagnostics import Severity
from argmap.i18n import N_, _
from argmap.model import ArgumentMap, Kind, Link, Node, Relation
from argmap.model.route import Loc

_SELF = {
    Relation.SUPPORTS: N_("`{id}` supports itself"),
    Relation.LIMITS: N_("`{id}` limits itself"),
    Relation.OPPOSES: N_("`{id}` opposes itself"),
}
_REPEATED = {
    Relation.SUPPORTS: N_("`{id}` already supports its parent `{parent}`"),
    Relation.LIMITS: N_("`{id}` already limits its parent `{parent}`"),
    Relation.OPPOSES: N_("`{id}` already opposes its parent `{parent}`"),
}


def _link_step(context: Context, node: Node, link: Link) -> tuple[str | int, ...]:
    """The route from a node to one of its links as written, where targets can be repeated or unknown."""
    relation = link.relation.value
    text = context.loaded.source.text
    items = context.loaded.places.find((*node.loc, relation))[0].children
    for step, place in items.items():
        if text[place.start : place.end].strip("'\" ") == link.target:
            return relation, step
    return (relation,)


@rule("AM203", "self-link", Severity.ERROR)
def self_link(context: Context) -> Iterator[Finding]:
    """A node supports, limits or opposes itself.

    What it finds:
        A node's own id under its `supports`, `limits` or `opposes`.
    Why it matters:
        A claim can't be a reason for itself.
    Example:
        thesis:
          text: The library should open on Sundays.
          evidence:
            visits: {text: Sunday is the day most people ask for, by: Readers' survey}
            loans: {text: Loans rose in the trial month, by: Annual report, limits: [loans]}
    Better:
        thesis:
          text: The library should open on Sundays.
          evidence:
            visits: {text: Sunday is the day most people ask for, by: Readers' survey}
            loans: {text: Loans rose in the trial month, by: Annual report}
    Fix:
        Delete the link, or name the node you meant.
    """
    for link in context.map.links:
        if link.target == link.origin:
            node = context.map[link.origin]
            yield context.at(
                node,
                _(_SELF[link.relation]).format(id=node.id),
                _("delete the link, or name the node you meant"),
                *(step := _link_step(context, node, link)),
                fix=context.deletion(_("delete the link"), node, *step, safe=False),
            )


@rule("AM204", "circular-support", Severity.ERROR)
def circular_support(context: Context) -> Iterator[Finding]:
    """Claims support one another in a circle.

    What it finds:
        Links through which a node supports, directly or via other nodes, a node that supports it. The finding names the
        whole circle, and says whether anything outside holds it up.
    Why it matters:
        The argument begs the question. Where nothing outside holds the circle up, its claims stay undecided, whatever
        else the map says.
    Example:
        thesis:
          text: The library should open on Sundays.
          premises:
            demand:
              text: Many people ask for it.
              supports: [survey]
              evidence:
                survey: {text: Two in three readers ask for it, by: Readers' survey}
                letters: {text: The desk has a folder of letters, by: Librarian}
            staff: {text: There is staff for it., assumed: true}
    Better:
        thesis:
          text: The library should open on Sundays.
          premises:
            demand:
              text: Many people ask for it.
              evidence:
                survey: {text: Two in three readers ask for it, by: Readers' survey}
                letters: {text: The desk has a folder of letters, by: Librarian}
            staff: {text: There is staff for it., assumed: true}
    Fix:
        Ask which of the claims you would believe without the others, and delete the link that leads to it.
    """
    unsupported: set[str] | None = None
    for circle in circles_of_support(context.whole):
        if unsupported is None:
            unsupported = _unsupported(context.whole)
        link = next(link for link in _links_along(context.whole, circle))
        node = context.map[link.origin]
        named = [f"`{step}`" for step in circle]
        shown = named if len(named) <= 8 else [*named[:4], "…", *named[-3:]]
        yield context.at(
            node,
            _("circular support: {circle}").format(circle=" → ".join((*shown, shown[0]))),
            _("nothing outside holds the circle up, so its claims stay undecided; delete one of the links")
            if unsupported.issuperset(circle)
            else _("delete one of the links; the circle adds nothing to what holds it up from outside"),
            *_link_step(context, node, link),
            related=[(context.map[step].loc, _("part of the circle")) for step in circle if step != node.id][:3],
        )


def _unsupported(map_: ArgumentMap) -> set[str]:
    """The nodes in circles of support that nothing holds up."""
    from argmap.evaluation import unsupported_circles  # other maps do not pay for the import

    return {node for circle in unsupported_circles(map_) for node in circle}


def circles_of_support(map_: ArgumentMap) -> Iterator[list[str]]:
    """Circles in which nodes support one another, in the direction of support, from the node highest in the tree.

    A depth-first search finds one circle for each link that closes one. Without links there are none, since the tree
    has no circles.
    """
    starts = [link.origin for link in map_.links if link.relation is Relation.SUPPORTS]
    if not starts:
        return
    supports: dict[str, list[str]] = {}
    for node in map_:
        targets = [link.target for link in node.links if link.relation is Relation.SUPPORTS and link.target != node.id]
        if node.parent is not None and node.relation is Relation.SUPPORTS:
            targets.append(node.parent)
        targets += [child.id for child in map_.children(node, Kind.CONSEQUENCE)]
        supports[node.id] = targets
    done: set[str] = set()
    for start in starts:
        path: list[str] = []
        on_path: dict[str, int] = {}
        stack = [(start, iter(supports[start]))] if start not in done else []
        if stack:
            on_path[start] = 0
            path.append(start)
        while stack:
            node_id, targets_left = stack[-1]
            target = next(targets_left, None)
            if target is None:
                stack.pop()
                path.pop()
                del on_path[node_id]
                done.add(node_id)
            elif target in on_path:
                circle = path[on_path[target] :]
                first = min(range(len(circle)), key=lambda index: map_[circle[index]].depth)
                yield circle[first:] + circle[:first]
            elif target not in done:
                on_path[target] = len(path)
                path.append(target)
                stack.append((target, iter(supports[target])))


def _links_along(map_: ArgumentMap, circle: list[str]) -> Iterator[Link]:
    steps = set(zip(circle, [*circle[1:], circle[0]], strict=True))
    return (link for link in map_.links if link.relation is Relation.SUPPORTS and (link.origin, link.target) in steps)


@rule("AM205", "redundant-link", Severity.WARNING)
def redundant_link(context: Context) -> Iterator[Finding]:
    """A link repeats a relation that the tree already shows.

    What it finds:
        A link from a node to its parent that states the relation it already has by its place in the tree.
    Why it matters:
        Every evaluation would count the relation twice.
    Example:
        thesis:
          text: The library should open on Sundays.
          evidence:
            visits: {text: Sunday is the day most people ask for, by: Readers' survey, supports: [thesis]}
            loans: {text: Loans rose in the trial month, by: Annual report}
    Better:
        thesis:
          text: The library should open on Sundays.
          evidence:
            visits: {text: Sunday is the day most people ask for, by: Readers' survey}
            loans: {text: Loans rose in the trial month, by: Annual report}
    Fix:
        Delete the link.
    """
    for link in context.map.links:
        node = context.map[link.origin]
        if link.target == node.parent and link.relation is node.relation:
            yield context.at(
                node,
                _(_REPEATED[link.relation]).format(id=node.id, parent=link.target),
                _("delete the link"),
                *(step := _link_step(context, node, link)),
                fix=context.deletion(_("delete the link"), node, *step),
            )


@rule("AM207", "contradictory-links", Severity.WARNING)
def contradictory_links(context: Context) -> Iterator[Finding]:
    """A node both supports and opposes the same node.

    What it finds:
        A node that has two relations to the same node, one of support and one of opposition.
    Why it matters:
        Readers can't tell which way the node counts.
    Example:
        thesis:
          text: The library should open on Sundays.
          evidence:
            visits: {text: Sunday is the day most people ask for, by: Readers' survey}
            cost: {text: A Sunday costs as much as two weekdays, by: Annual report, opposes: [thesis]}
    Better:
        thesis:
          text: The library should open on Sundays.
          evidence:
            visits: {text: Sunday is the day most people ask for, by: Readers' survey}
            loans: {text: Loans rose in the trial month, by: Annual report}
          caveats:
            cost: {text: A Sunday costs as much as two weekdays., by: Annual report}
    Fix:
        Split the node into a reason for and a reason against, or delete one of the two relations.
    """
    for node in context.map:
        if not node.links:
            continue
        relations: dict[str, set[Relation]] = {}
        if node.parent is not None and node.relation is not None:
            relations[node.parent] = {node.relation}
        for link in node.links:
            known = relations.setdefault(link.target, set())
            known.add(link.relation)
            if {Relation.SUPPORTS, Relation.OPPOSES} <= known:
                yield context.at(
                    node,
                    _("`{id}` both supports and opposes `{target}`").format(id=node.id, target=link.target),
                    _("split the node, or delete one of the two relations"),
                    *_link_step(context, node, link),
                )


@rule("AM214", "ids-alike", Severity.WARNING)
def ids_alike(context: Context) -> Iterator[Finding]:
    """Two ids differ only in capitals or in the width of their characters.

    What it finds:
        Ids of nodes, or of sources, that are the same once capitals and full-width characters are ignored, such as
        `Visits` and `visits`. In a layer, those of its own nodes and sources are compared with all others.
    Why it matters:
        People take them for the same, and so do BibTeX and many file systems.
    Example:
        thesis:
          text: The library should open on Sundays.
          evidence:
            visits: {text: Sunday is the day most people ask for, by: Readers' survey}
            Visits: {text: Loans rose in the trial month, by: Annual report}
    Better:
        thesis:
          text: The library should open on Sundays.
          evidence:
            visits: {text: Sunday is the day most people ask for, by: Readers' survey}
            loans: {text: Loans rose in the trial month, by: Annual report}
    Fix:
        Rename one of them with `argmap rename`.
    """
    places: tuple[dict[str, Loc], ...] = (
        {node.id: node.loc for node in context.map},
        {work: ("sources", work) for work in context.map.works},
    )
    own = context.loaded.layer
    for ids in places:
        first: dict[str, str] = {}
        for name, loc in ids.items():
            alike = first.setdefault(unicodedata.normalize("NFKC", name).casefold(), name)
            is_own = (context.map[name].layer == own) if loc[0] != "sources" else context.loaded.holds(loc)
            if alike != name and is_own:
                yield Finding(
                    loc,
                    _("the ids `{first}` and `{second}` are easily taken for the same").format(
                        first=alike, second=name
                    ),
                    _("rename one of them"),
                    on_key=True,
                    node=name if loc[0] != "sources" else "",
                )
