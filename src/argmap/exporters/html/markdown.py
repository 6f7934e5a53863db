"""An author's Markdown as a small tree of marks, from which the page builds elements without parsing any HTML."""

from __future__ import annotations

from functools import cache

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

Mark = str | list["Mark"]
"""Text, or a list of a tag, the address where the tag is ``a``, and the marks inside."""

_TAGS = {
    "paragraph": "p", "heading": "h4", "bullet_list": "ul", "ordered_list": "ol", "list_item": "li",
    "blockquote": "blockquote", "em": "em", "strong": "strong", "s": "s", "table": "table", "thead": "thead",
    "tbody": "tbody", "tr": "tr", "th": "th", "td": "td",
}  # fmt: skip
"""What a type of Markdown becomes. Headings of a detail rank below those of the page, whatever their level."""
_LEAVES = {"hardbreak": "br", "hr": "hr"}
_CODE = {"code_inline": ["code"], "code_block": ["pre", "code"], "fence": ["pre", "code"]}


@cache
def _parser() -> MarkdownIt:
    # Without a network, images are their descriptions; HTML is shown as text.
    return MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])


def marks(text: str) -> list[Mark]:
    """The marks of a Markdown text; addresses are those that markdown-it takes for safe (no ``javascript:``)."""
    return _inside(SyntaxTreeNode(_parser().parse(text)))


def _inside(node: SyntaxTreeNode) -> list[Mark]:
    found: list[Mark] = []
    for child in node.children:
        found += _marks(child)
    return found


def _marks(node: SyntaxTreeNode) -> list[Mark]:
    kind = node.type
    if kind in ("text", "html_inline", "html_block", "image"):
        return [node.content] if node.content else []
    if kind == "softbreak":
        return [" "]
    if kind in _CODE:
        written: Mark = node.content
        for tag in reversed(_CODE[kind]):
            written = [tag, written]
        return [written]
    if kind in _LEAVES:
        return [[_LEAVES[kind]]]
    if kind == "link":
        return [["a", str(node.attrs.get("href", "")), *_inside(node)]]
    if kind == "paragraph" and node.hidden:  # Of a list without blank lines between its items.
        return _inside(node)
    return [[_TAGS[kind], *_inside(node)]] if kind in _TAGS else _inside(node)
