"""The map as a Mermaid flowchart, which GitHub, GitLab, Obsidian and Notion render from Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import Final

from argmap.diagrams.joints import Joint, joint_id, joints
from argmap.diagrams.theme import DARK, KIND_STYLES, LIGHT
from argmap.exporters.outline import Block, outline
from argmap.exporters.registry import ExportOptions
from argmap.i18n import _
from argmap.i18n.names import relation_word
from argmap.model import ArgumentMap, Kind, Relation
from argmap.rendering.citations import attribution
from argmap.rendering.mermaid import escape

_ARROWS: Final = {
    Relation.SUPPORTS: "-->",
    Relation.LIMITS: "-.->",
    Relation.OPPOSES: "--x",
    Relation.FOLLOWS: "---",
}
_JOINTLY: Final = "==>"
"""From premises that only work together."""

_DIRECTIONS: Final = {"left-right": "RL", "top-down": "BT"}
"""Arrows run from the reason to the claim, and the thesis is where reading begins."""


def export(map_: ArgumentMap, options: ExportOptions) -> bytes:
    """The map, or the part that the options name, as a flowchart: UTF-8, LF line ends.

    Mermaid itself refuses more than 500 relations or 50,000 characters; ``options.depth`` cuts a large map down.

    Raises:
        ExportError: the map has no node ``options.focus``.
    """
    lines = list(chart(map_, options))
    if options.digest:
        lines.append(f"%% {re.sub('[^a-zA-Z0-9:-]', '', options.digest)}")
    return ("\n".join(lines) + "\n").encode()


def chart(map_: ArgumentMap, options: ExportOptions) -> Iterator[str]:
    """The lines of the flowchart."""
    blocks = outline(map_, replace(options, all_languages=False)).blocks
    # Generated names: an id may be a keyword of Mermaid, such as `end`.
    names = {block.node.id: f"n{place}" for place, block in enumerate(blocks)}
    yield f"flowchart {_DIRECTIONS.get(options.layout, 'RL')}"
    language = blocks[0].sayings[0].language
    yield f"  accTitle: {escape(map_.title.best(language))}"
    if said := attribution(map_, language):
        yield f"  accDescr: {escape(said)}"
    for block in blocks:
        opening, closing = KIND_STYLES[block.node.kind].mermaid
        yield f"  {names[block.node.id]}{opening}{_label(block)}{closing}:::{block.node.kind.value}"
    below = {block.node.id: joints(map_, block.node, names, language, options) for block in blocks}
    found = list(chain.from_iterable(below.values()))
    signs = {joint.id: f"j{place}" for place, joint in enumerate(found)}
    for joint in found:
        yield f"  {signs[joint.id]}{_sign(joint, language)}:::joint"
        yield f"  {signs[joint.id]} {_ARROWS[Relation.SUPPORTS]} {names[joint.claim]}"
    for block in blocks:
        yield from _edges(map_, block, names, below.get(block.node.parent or "", ()), signs)
    palette = DARK if options.theme == "dark" else LIGHT
    for kind, paint in palette.kinds.items():
        width = 3 if KIND_STYLES[kind].wide else 1
        dashes = ",stroke-dasharray:5 3" if KIND_STYLES[kind].dashed else ""
        colours = f"fill:{paint.fill},stroke:{paint.border},color:{palette.text}"
        yield f"  classDef {kind.value} {colours},stroke-width:{width}px{dashes},text-align:left"
    if found:
        line = palette.relations[Relation.SUPPORTS]
        yield f"  classDef joint fill:{palette.canvas},stroke:{line},color:{palette.text},font-size:12px"


def _label(block: Block) -> str:
    saying = replace(block.sayings[0], reference="")
    parts = [f"{block.number} {saying.kind}{saying.qualified}".strip(), "".join(saying.attributed())]
    parts += [f"… {saying.folded}"] if saying.folded else []
    return "<br/>".join(escape(part) for part in parts)


def _sign(joint: Joint, language: str) -> str:
    """The joint of an inference: whether its members hold only together, and the name of its scheme."""
    said = [_("&", language)] if joint.step.joint else []
    if not joint.name:
        return f'(("{escape("".join(said)) or " "}"))'
    return f'(["{escape(" ".join([*said, *joint.name]))}"])'


def _edges(
    map_: ArgumentMap, block: Block, names: Mapping[str, str], beside: Sequence[Joint], signs: Mapping[str, str]
) -> Iterator[str]:
    node, language = block.node, block.sayings[0].language
    met = [joint for joint in beside if node.id in joint.step.members]
    for joint in met:
        yield f"  {names[node.id]} --- {signs[joint.id]}"
    if not met and node.parent in names and node.relation and node.parent is not None:
        above = map_[node.parent]
        jointly = node.kind is Kind.PREMISE and above.linked and not above.inferences
        arrow = _JOINTLY if jointly else _ARROWS[node.relation]
        named = "" if node.relation is Relation.SUPPORTS else f'|"{relation_word(node.relation, language)}"|'
        end = signs.get(joint_id(above.id, node.step), names[above.id])
        yield f"  {names[node.id]} {arrow}{named} {end}"
    for link in node.links:
        if link.target in names:
            named = f'|"{relation_word(link.relation, language)}"|'
            end = signs.get(joint_id(link.target, link.step), names[link.target])
            yield f"  {names[node.id]} {_ARROWS[link.relation]}{named} {end}"
