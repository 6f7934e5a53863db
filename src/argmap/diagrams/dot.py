"""The diagram as Graphviz source: bare boxes for the layout, and the whole diagram for users of Graphviz."""

from __future__ import annotations

import graphviz

from argmap.diagrams.branches import Branch
from argmap.diagrams.dot_labels import address, header, table
from argmap.diagrams.joints import Joint, joint_id
from argmap.diagrams.scene import Scene
from argmap.diagrams.theme import (
    GRAPHVIZ_SHAPES,
    KIND_STYLES,
    LEVEL_GAP,
    LINES,
    SIBLING_GAP,
    STROKES,
    Palette,
    Role,
    fonts,
)
from argmap.i18n import _
from argmap.model import Kind, Link, Relation
from argmap.rendering.face import FAMILY
from argmap.rendering.wrapping import clean

_PX = 72
"""Pixels in an inch of Graphviz's: one of its points is one of our pixels."""
_DIRECTIONS = {"left-right": "LR", "top-down": "TB", "radial": "LR"}
"""Graphviz has no radial layout for boxes as wide as ours: in its twopi they overlap."""
_SIDES = {"left-right": ("e", "w"), "top-down": ("s", "n"), "radial": ("e", "w")}
"""The side of a parent and the side of a child at which an edge ends."""


def _names(scene: Scene) -> dict[str, str]:
    """Names that need no quoting, whatever the ids are: words of the language, ports, other scripts."""
    return {node_id: f"n{index}" for index, node_id in enumerate(scene.cards)}


def _inches(px: float) -> str:
    return f"{px / _PX:.4f}"


def _graph(scene: Scene, level_gap: float) -> graphviz.Digraph:
    graph = graphviz.Digraph("argmap")
    graph.attr(
        "graph",
        rankdir=_DIRECTIONS[scene.options.layout],
        ordering="out",  # Siblings stay in the author's order.
        nodesep=_inches(SIBLING_GAP),
        ranksep=_inches(level_gap),
    )
    graph.attr("node", shape="box", fixedsize="true", label="")
    return graph


def skeleton(scene: Scene) -> str:
    """The boxes and the tree alone. There is no text in it, so its layout is the same whatever fonts there are."""
    names = _names(scene)
    graph = _graph(scene, LEVEL_GAP)
    graph.attr("graph", splines="none")
    for node_id, card in scene.cards.items():
        graph.node(names[node_id], width=_inches(card.width), height=_inches(card.height))
    claims = scene.claims
    for branch in scene.branches:
        if branch.parent in names and branch.parent not in claims:
            for child in branch.children:
                graph.edge(names[branch.parent], names[child])
    for node_id, card in scene.cards.items():  # Where lines meet at joints, children stay in the author's order.
        if card.node.parent in claims:
            graph.edge(names[card.node.parent], names[node_id])
    return str(graph.source)


def source(scene: Scene) -> str:
    """The whole diagram, as it can be drawn by any Graphviz from 2.40 on; the theme auto is drawn in light colours."""
    palette = scene.style.dark if scene.options.theme == "dark" else scene.style.light
    names = _names(scene)
    # Where lines meet at joints, these have their own level between two levels of cards.
    levels = 2 if scene.jointly or scene.joints else 1
    graph = _graph(scene, LEVEL_GAP / levels - (levels - 1) * 10)
    graph.comment = clean(f"argmap {scene.options.digest}")
    graph.attr(
        "graph",
        label=header(scene, palette),
        labelloc="t",
        labeljust="l",
        bgcolor=palette.canvas,
        fontname=_font(scene),
        fontcolor=palette.text,
        pad="0.3",
    )
    graph.attr("node", fontname=_font(scene), fontcolor=palette.text, margin="0")
    graph.attr("edge", dir="back", minlen=str(levels))
    for node_id, card in scene.cards.items():
        paint = palette.kinds[card.node.kind]
        graph.node(
            names[node_id],
            table(card, palette),
            _attributes=_svg_attributes(f"node-{node_id}", card.node.kind.value, card.href),
            width=_inches(card.width),
            height=_inches(card.height),
            fillcolor=paint.fill,
            color=paint.border,
            tooltip=_literal(card.title),
            **_shape(card.node.kind, scene),
            **({"peripheries": "2"} if card.badge else {}),
        )
    for index, joint in enumerate(scene.joints.values()):
        names[joint.id] = f"j{index}"
        _add_joint(graph, joint, scene, names, palette)
    for branch in scene.branches:
        _add_branch(graph, branch, scene, names, palette)
    for link in scene.links:
        _add_link(graph, link, names, palette)
    return str(graph.source)


def _font(scene: Scene) -> str:
    """All fonts that would do; Pango takes the first that is installed."""
    return ",".join((*scene.style.fonts, *(name for name in fonts(scene.language) if name != FAMILY)))


def _shape(kind: Kind, scene: Scene) -> dict[str, str]:
    shape = GRAPHVIZ_SHAPES[scene.style.shapes[kind]]
    return {**shape, "style": shape["style"] + ",dashed"} if KIND_STYLES[kind].dashed else shape


def _svg_attributes(element_id: str, class_: str, href: str = "") -> dict[str, str]:
    """Attributes that come out in SVG."""
    attributes = {"id": _literal(element_id), "class": class_}
    if href:
        attributes["URL"] = address(href)
    return attributes


def _literal(text: str) -> str:
    """A text in which Graphviz finds neither escapes nor entities to expand."""
    return str(graphviz.escape(clean(text).replace("&", "&amp;")))


def _add_joint(graph: graphviz.Digraph, joint: Joint, scene: Scene, names: dict[str, str], palette: Palette) -> None:
    """The joint of an inference, and the line from it to the claim."""
    stroke, color = STROKES[Relation.SUPPORTS], palette.relations[Relation.SUPPORTS]
    near, far = _SIDES[scene.options.layout]
    sign = [_("&", scene.language)] if joint.step.joint else []
    graph.node(
        names[joint.id],
        _literal("  ".join([*sign, *joint.name[:1]])) + "".join(rf"\n{_literal(line)}" for line in joint.name[1:]),
        _attributes=_svg_attributes(f"joint-{joint.id}", "joint"),
        shape="box" if joint.name else "circle",
        style="rounded,filled",
        fillcolor=palette.canvas,
        width=_inches(joint.width),
        height=_inches(joint.height),
        fontsize=f"{LINES[Role.FOOT].size:g}",
        color=color,
        tooltip=_literal(joint.title),
    )
    line = {"color": color, "style": stroke.style, "class": Relation.SUPPORTS.value}
    graph.edge(f"{names[joint.claim]}:{near}", f"{names[joint.id]}:{far}", arrowtail=stroke.head, minlen="1", **line)


def _add_branch(graph: graphviz.Digraph, branch: Branch, scene: Scene, names: dict[str, str], palette: Palette) -> None:
    stroke, color = STROKES[branch.relation], palette.relations[branch.relation]
    near, far = _SIDES[scene.options.layout]
    parent, line = names[branch.parent], {"color": color, "style": stroke.style, "class": branch.relation.value}
    if branch.jointly:
        joint = f"{parent}_joint"
        graph.node(
            joint,
            _("&", scene.language),
            _attributes={"class": "joint"},
            shape="circle",
            width="0.28",
            height="0.28",
            fontsize="10",
            color=color,
            fontcolor=palette.text,
            tooltip=_("only together", scene.language),
        )
        graph.edge(f"{parent}:{near}", joint, arrowtail=stroke.head, minlen="1", **line)
        parent, near, line = joint, "c", {**line, "dir": "none", "minlen": "1"}
    if branch.relation is Relation.FOLLOWS:
        line |= {"dir": "forward", "arrowhead": stroke.head}
    if branch.parent in scene.joints:
        # What supports does so at the claim.
        line |= {"minlen": "1"} | ({"dir": "none"} if branch.relation is Relation.SUPPORTS else {})
    for child in branch.children:
        edge_id = _svg_attributes(branch.line_id(child), line["class"])
        graph.edge(f"{parent}:{near}", f"{names[child]}:{far}", arrowtail=stroke.head, **(line | edge_id))


def _add_link(graph: graphviz.Digraph, link: Link, names: dict[str, str], palette: Palette) -> None:
    stroke = STROKES[link.relation]
    target = names.get(joint_id(link.target, link.step), names[link.target])
    graph.edge(
        names[link.origin],
        target,
        _attributes=_svg_attributes(f"link-{link.origin}-{link.relation}-{link.reference}", f"link {link.relation}"),
        constraint="false",
        dir="forward",
        arrowhead=stroke.head,
        style=stroke.style,
        color=palette.relations[link.relation] + "99",
        penwidth="0.8",
    )
