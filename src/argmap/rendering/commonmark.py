"""An author's Markdown, read once for all formats: a tree, or the paragraphs and tables of formats without one.

Tables, struck text and footnotes are read as GitHub reads them. Notes follow the text that they belong to and are
numbered with superscript digits; the boxes of a list of tasks are characters; images are their descriptions, since
nothing is fetched; HTML is text like any other, and so is a link whose address leads elsewhere than to the web.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from argmap.rendering import addresses
from argmap.rendering.terminal import without_controls

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode


class Run(NamedTuple):
    """A stretch of text that looks the same throughout; ``address`` is where it leads to."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    superscript: bool = False
    subscript: bool = False
    small_caps: bool = False
    struck: bool = False
    address: str = ""


@dataclass(frozen=True, slots=True)
class Element:
    """An element of the tree, with text and other elements inside.

    ``kind`` is a type of markdown-it: ``paragraph``, ``heading``, ``blockquote``, ``bullet_list``, ``ordered_list``,
    ``list_item``, ``table`` with ``tr``, ``th`` and ``td``, ``fence``, ``hr``; within paragraphs ``em``, ``strong``,
    ``s``, ``code_inline``, ``link`` and ``hardbreak``.
    """

    kind: str
    inside: tuple[Element | str, ...] = ()
    address: str = ""
    """Where a link leads to."""
    mark: str = ""
    """What the author marked it with, such as ``**`` or the sign of a list."""
    start: int = 1
    """The number of a list's first item."""

    @property
    def text(self) -> str:
        """What is inside, without looks."""
        return "".join(each if isinstance(each, str) else each.text for each in self.inside)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; ``marker`` is the bullet or number of the list item that it begins."""

    runs: tuple[Run, ...]
    level: int = 0
    """How many lists and quotations it is in."""
    marker: str = ""

    @property
    def text(self) -> str:
        """The paragraph without its looks."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Table:
    """A table; its first row has the heads of the columns, and all rows have as many cells."""

    rows: tuple[tuple[tuple[Run, ...], ...], ...]
    level: int = 0


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin

    parser = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    return parser.use(footnote_plugin, inline=False)


def tree(markdown: str) -> tuple[Element, ...]:
    """The blocks of a Markdown text, one after the other."""
    from markdown_it.tree import SyntaxTreeNode

    return tuple(_blocks(SyntaxTreeNode(_parser().parse(without_controls(markdown))).children))


_TASKS: Final = {"[ ] ": "☐ ", "[x] ": "☑ ", "[X] ": "☑ "}


def _blocks(nodes: Iterable[SyntaxTreeNode]) -> Iterator[Element]:
    for node in nodes:
        match node.type:
            case "paragraph":
                yield Element("paragraph", tuple(_inside(node)))
            case "fence" | "code_block":
                yield Element("fence", (node.content.removesuffix("\n"),))
            case "hr":
                yield Element("hr")
            case "table":
                yield Element("table", tuple(row for part in node.children for row in _blocks(part.children)))
            case "th" | "td" | "heading":
                yield Element(node.type, tuple(_inside(node)))
            case "footnote_block":
                for number, note in enumerate(node.children, 1):
                    first, *others = [*_blocks(note.children)] or [Element("paragraph")]
                    mark = f"{_superscript(number)} "
                    if first.kind == "paragraph":
                        yield replace(first, inside=(mark, *first.inside))
                    else:
                        yield from (Element("paragraph", (mark,)), first)
                    yield from others
            case "list_item":
                yield Element("list_item", tuple(_with_box([*_blocks(node.children)], node)))
            case "ordered_list":
                start = int(node.attrs.get("start", 1))
                yield Element("ordered_list", tuple(_blocks(node.children)), mark=node.markup, start=start)
            case _:
                yield Element(node.type, tuple(_blocks(node.children)), mark=node.markup)


def _with_box(blocks: list[Element], item: SyntaxTreeNode) -> list[Element]:
    """The blocks of a list item, with the box of a task as a character."""
    first = item.children[0] if item.children else None
    if first is None or first.type != "paragraph" or first.children[0].content[:4] not in _TASKS:
        return blocks
    said, *others = blocks[0].inside
    assert isinstance(said, str)
    return [Element("paragraph", (_TASKS[said[:4]] + said[4:], *others)), *blocks[1:]]


def _inside(node: SyntaxTreeNode) -> Iterator[Element | str]:
    """What is in a paragraph: neighbouring texts are one."""
    said = ""
    for each in (part for child in node.children for part in _inline(child)):
        if isinstance(each, str):
            said += each
            continue
        if said:
            yield from _linked(said, node)
        said = ""
        yield each
    if said:
        yield from _linked(said, node)


def _inline(node: SyntaxTreeNode) -> Iterator[Element | str]:
    match node.type:
        case "inline":
            yield from (part for child in node.children for part in _inline(child))
        case "softbreak":
            yield " "
        case "hardbreak":
            yield Element("hardbreak")
        case "code_inline":
            yield Element("code_inline", (node.content,))
        case "footnote_ref":
            yield _superscript(int(node.meta["id"]) + 1)
        case "image":
            # The description is in the content of the token; its looks are lost, as they are in HTML.
            yield from _link(str(node.attrs.get("src", "")), ("".join(map(_plain, node.children)),))
        case "link":
            yield from _link(str(node.attrs.get("href", "")), tuple(_inside(node)))
        case "em" | "strong" | "s":
            yield Element(node.type, tuple(_inside(node)), mark=node.markup)
        case "footnote_anchor":
            pass
        case _:
            if node.content:
                yield node.content


def _plain(node: SyntaxTreeNode) -> str:
    return node.content or " " * (node.type in ("softbreak", "hardbreak")) or "".join(map(_plain, node.children))


def _link(address: str, inside: tuple[Element | str, ...]) -> Iterator[Element | str]:
    """A link, or where it may not be followed, its text and its address."""
    if not addresses.is_safe(address):
        yield from inside
        yield f" ({address})" if address else ""
        return
    inside = tuple(part for part in inside if part)
    yield Element("link", inside or (address,), address)


def _linked(said: str, node: SyntaxTreeNode) -> Iterator[Element | str]:
    """A text whose addresses lead where they say, unless it is in a link already."""
    if any(above.type == "link" for above in _ancestors(node)):
        yield said
        return
    for part, is_address in addresses.split(said):
        yield Element("link", (part,), addresses.encoded(part)) if is_address else part


def _ancestors(node: SyntaxTreeNode | None) -> Iterator[SyntaxTreeNode]:
    while node is not None:
        yield node
        node = node.parent


def _superscript(number: int) -> str:
    return str(number).translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"))


def blocks(markdown: str) -> Iterator[Paragraph | Table]:
    """The paragraphs and tables of a Markdown text, for formats without nesting."""
    yield from _flat(tree(markdown), 0)


def _flat(elements: Iterable[Element | str], level: int) -> Iterator[Paragraph | Table]:
    for element in elements:
        assert isinstance(element, Element)
        match element.kind:
            case "paragraph":
                yield Paragraph(runs(element.inside), level)
            case "heading":
                yield Paragraph(runs(element.inside, Run("", bold=True)), level)
            case "fence":
                yield from (Paragraph((Run(line, code=True),), level) for line in element.text.split("\n"))
            case "hr":
                yield Paragraph((Run("* * *"),), level)
            case "blockquote":
                yield from _flat(element.inside, level + 1)
            case "table":
                yield Table(tuple(_row(row) for row in element.inside if isinstance(row, Element)), level)
            case _:
                yield from _items(element, level + 1)


def _items(element: Element, level: int) -> Iterator[Paragraph | Table]:
    for number, item in enumerate(element.inside, element.start):
        assert isinstance(item, Element)
        marker = f"{number}." if element.kind == "ordered_list" else "•"
        match [*_flat(item.inside, level)]:
            case [Paragraph(marker="") as first, *others]:
                yield replace(first, marker=marker)
                yield from others
            case others:
                # It begins with another list, with a table, or not at all.
                yield Paragraph((), level, marker)
                yield from others


def _row(row: Element) -> tuple[tuple[Run, ...], ...]:
    return tuple(runs(cell.inside, Run("", bold=cell.kind == "th")) for cell in row.inside if isinstance(cell, Element))


def runs(inside: Sequence[Element | str], look: Run = Run("")) -> tuple[Run, ...]:  # noqa: B008 - frozen
    """What is in a paragraph as runs; a link's address follows it, so that it can be read on paper."""
    return tuple(run for run in _runs(inside, look) if run.text)


def _runs(inside: Sequence[Element | str], look: Run) -> Iterator[Run]:
    for each in inside:
        if isinstance(each, str):
            yield look._replace(text=each)
            continue
        match each.kind:
            case "hardbreak":
                yield look._replace(text="\n")
            case "link":
                yield from _runs(each.inside, look._replace(address=each.address))
                if each.address not in (each.text, addresses.encoded(each.text), f"mailto:{each.text}"):
                    yield look._replace(text=f" ({each.address})", address=each.address)
            case "em":
                yield from _runs(each.inside, look._replace(italic=True))
            case "strong":
                yield from _runs(each.inside, look._replace(bold=True))
            case "s":
                yield from _runs(each.inside, look._replace(struck=True))
            case _:
                yield from _runs(each.inside, look._replace(code=True))
