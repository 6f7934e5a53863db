"""A map as a tree in the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from argmap.diagrams.theme import KIND_STYLES
from argmap.exporters.outline import Block, outline
from argmap.exporters.registry import ExportOptions
from argmap.i18n import _
from argmap.i18n.punctuation import COLON
from argmap.model import ArgumentMap
from argmap.rendering.cells import line_starts
from argmap.rendering.terminal import harmless

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions
    from rich.text import Text
    from rich.tree import Tree


def show(map_: ArgumentMap, options: ExportOptions) -> Tree:
    """A rich renderable: mark, number and word of the kind, text, id; it fits itself to the console that prints it.

    Honours ``language``, ``all_languages``, ``depth`` and ``focus``. Kinds are shown by mark and word, not by colour
    alone, so a pipe or a terminal without colour loses nothing.

    Raises:
        ExportError: ``options.focus`` is not a node of the map.
    """
    from rich.tree import Tree

    above: list[Tree] = []
    document = outline(map_, options)
    for block in document.blocks:
        del above[block.depth :]
        label = _label(block, [note for _, note in document.notes] if not above else [])
        above.append(above[-1].add(label) if above else Tree(label, guide_style="dim"))
    return above[0]


class _Label:
    """A text that breaks between Chinese characters as well as at spaces, which rich's own wrapping does not."""

    def __init__(self, paragraphs: list[Text]) -> None:
        self.paragraphs = paragraphs

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Text]:
        for paragraph in self.paragraphs:
            for line in paragraph.divide(line_starts(paragraph.plain, max(options.max_width, 2))):
                line.rstrip()
                line.no_wrap, line.overflow = True, "crop"
                yield line


def _label(block: Block, notes: Sequence[str]) -> _Label:
    """A statement in the tree; below the top one, notes on the whole map."""
    from rich.text import Text

    row = KIND_STYLES[block.node.kind]
    first, *others = block.sayings
    head = Text(" ".join(part for part in (row.mark, block.number, first.kind) if part), style=row.terminal, end="")
    lines = [Text.assemble(head, f"{first.qualified} ", *first.attributed(), (f"  {block.node.id}", "dim"))]
    lines += [Text("".join(other.attributed())) for other in others]
    for saying in block.sayings:
        space = "" if _(COLON, saying.language) == "：" else " "
        pointers = (remark for remark in saying.remarks if remark.target)
        lines += [Text(f"→ {one.label}{space}{one.number}{one.text}", style="dim") for one in pointers]
        if saying.folded:
            lines.append(Text(f"… {saying.folded}", style="dim"))
    lines += [Text(note, style="dim") for note in notes]
    for one in lines:
        one.plain = harmless(one.plain)
    return _Label(lines)
