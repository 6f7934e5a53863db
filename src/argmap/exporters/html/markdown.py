"""An author's Markdown as a small tree of marks, from which the page builds elements without parsing any HTML."""

from __future__ import annotations

from argmap.rendering.commonmark import Element, tree

Mark = str | int | list["Mark"]
"""Text, or a list of a tag, the address of an ``a`` or the first number of an ``ol``, and the marks inside."""

_TAGS = {
    "paragraph": "p", "heading": "h4", "bullet_list": "ul", "ordered_list": "ol", "list_item": "li", "hr": "hr",
    "blockquote": "blockquote", "em": "em", "strong": "strong", "s": "s", "table": "table", "tr": "tr", "th": "th",
    "td": "td", "code_inline": "code", "hardbreak": "br",
}  # fmt: skip
"""What an element of Markdown becomes. Headings of a detail rank below those of the page, whatever their level."""


def marks(text: str) -> list[Mark]:
    """The marks of a Markdown text."""
    return [_mark(element) for element in tree(text)]


def _mark(part: Element | str) -> Mark:
    if isinstance(part, str):
        return part
    inside = _inside(part)
    match part.kind:
        case "fence":
            return ["pre", ["code", *inside]]
        case "link":
            return ["a", part.address, *inside]
        case "list_item" if _is_short(part):
            # A short item needs no space around it.
            return ["li", *_inside(part.inside[0]), *inside[1:]]
        case "table":
            return ["table", ["thead", inside[0]], ["tbody", *inside[1:]]]
        case "ordered_list" if part.start != 1:
            return ["ol", part.start, *inside]
    return [_TAGS[part.kind], *inside]


def _inside(part: Element | str) -> list[Mark]:
    return [_mark(each) for each in part.inside] if isinstance(part, Element) else [part]


def _is_short(item: Element) -> bool:
    """Whether a list item is one paragraph, with lists at most below it."""
    kinds = [each.kind for each in item.inside if isinstance(each, Element)]
    return kinds[:1] == ["paragraph"] and set(kinds[1:]) <= {"bullet_list", "ordered_list"}
