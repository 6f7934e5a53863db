"""HTML-like labels of Graphviz: cards and the header as tables."""

from __future__ import annotations

from html import escape
from urllib.parse import quote

from argmap.diagrams.cards import Card, Line
from argmap.diagrams.scene import Scene
from argmap.diagrams.theme import ID_SIZE, LINES, MONOSPACE, PADDING, TITLE_SIZE, Palette, Role
from argmap.i18n import _
from argmap.i18n.names import kind_word, relation_word
from argmap.model import Relation
from argmap.rendering.wrapping import clean


def address(href: str) -> str:
    """An address in plain characters: Graphviz before 3 writes it into SVG as it is."""
    return quote(href, safe="/:#?=%@+,;")


def words(text: str, color: str, size: float, face: str = "") -> str:
    """A text in an HTML-like label, in which Graphviz expands backslash escapes as in others."""
    shown = escape(clean(text)).replace("\\", "\\\\")
    family = f' FACE="{face}"' if face else ""
    return f'<FONT COLOR="{color}" POINT-SIZE="{size:g}"{family}>{shown}</FONT>'


def table(card: Card, palette: Palette) -> str:
    """The lines of a card as a table with rows of a fixed height: fonts don't change its size."""
    # An empty row makes the columns as wide as the card.
    inner, role = card.width - 2 * PADDING, Role.HEAD
    rows = [f'<TR><TD HEIGHT="1" WIDTH="{inner}" COLSPAN="2"></TD></TR>']
    for line in card.lines:
        height = LINES[line.role].height + (LINES[line.role].gap if line.role is not role else 0)
        role = line.role
        rows.append(_row(line, height, card, palette))
    return f'<<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0">{"".join(rows)}</TABLE>>'


def _row(line: Line, height: int, card: Card, palette: Palette) -> str:
    size = LINES[line.role].size
    color = {
        Role.HEAD: palette.kinds[card.node.kind].label,
        Role.TEXT: palette.text,
        Role.FOOT: palette.muted,
        Role.NOTE: palette.text,
        Role.READING: palette.text,
        Role.MORE: palette.accent,
    }[line.role]
    badge = f" [{card.badge.name}]" if card.badge and line.role is Role.HEAD else ""
    number = f"{card.number} " if card.number and line.role is Role.HEAD else ""
    left = words(number + line.left + badge, color, size) if line.left else ""
    cell = f'HEIGHT="{height}" VALIGN="BOTTOM"'
    if line.role not in (Role.HEAD, Role.MORE):
        return f'<TR><TD COLSPAN="2" ALIGN="LEFT" {cell}>{left}</TD></TR>'
    at_head = line.role is Role.HEAD
    right = ""
    if line.right:
        right = words(
            line.right,
            palette.muted if at_head else color,
            ID_SIZE if at_head else size,
            MONOSPACE[0] if at_head else "",
        )
    return f'<TR><TD ALIGN="LEFT" {cell}>{left}</TD><TD ALIGN="RIGHT" {cell}>{right}</TD></TR>'


def header(scene: Scene, palette: Palette) -> str:
    """Title, the nodes above the top one, and the legend, as one table above the tree."""
    size, muted = LINES[Role.FOOT].size, palette.muted
    rows = [f'<TR><TD ALIGN="LEFT">{words(scene.title, palette.text, TITLE_SIZE)}</TD></TR>'] if scene.title else []
    if scene.ancestors:
        rows.append(f'<TR><TD ALIGN="LEFT">{words(_("Part of", scene.language), muted, size)}</TD></TR>')
    for node, href in scene.ancestors:
        target = f' HREF="{address(href)}"' if href else ""
        color = palette.accent if href else muted
        rows.append(f'<TR><TD ALIGN="LEFT"{target}>{words(node.text.best(scene.language), color, size)}</TD></TR>')
    said = [f"[{badge.name}] {title}" for badge, title in scene.layers] + list(scene.notices)
    rows += (f'<TR><TD ALIGN="LEFT">{words(line, muted, size)}</TD></TR>' for line in said)
    cells = []
    for kind in scene.kinds:
        paint = palette.kinds[kind]
        word = words(kind_word(kind, scene.language), paint.label, size)
        cells.append(f'<TD BORDER="1" COLOR="{paint.border}" BGCOLOR="{paint.fill}">{word}</TD>')
    for relation in scene.relations:
        word = f"{_SAMPLES[relation]} {relation_word(relation, scene.language)}"
        cells.append(f"<TD>{words(word, palette.relations[relation], size)}</TD>")
    if scene.jointly:
        word = f"{_('&', scene.language)} {_('only together', scene.language)}"
        cells.append(f"<TD>{words(word, muted, size)}</TD>")
    if any(joint.name for joint in scene.joints.values()):
        word = f"(…) {_('one inference, named by its scheme', scene.language)}"
        cells.append(f"<TD>{words(word, muted, size)}</TD>")
    if scene.limited_joints:
        word = f"○◇╌╌ {_('limits this inference only', scene.language)}"
        cells.append(f"<TD>{words(word, muted, size)}</TD>")
    legend = f'<TABLE BORDER="0" CELLSPACING="6" CELLPADDING="3"><TR>{"".join(cells)}</TR></TABLE>'
    rows.append(f'<TR><TD ALIGN="LEFT">{legend}</TD></TR>')
    return f'<<TABLE BORDER="0" CELLSPACING="2" CELLPADDING="2">{"".join(rows)}</TABLE>>'


_SAMPLES = {Relation.SUPPORTS: "◀──", Relation.LIMITS: "◇╌╌", Relation.OPPOSES: "┣━━", Relation.FOLLOWS: "▶┈┈"}
