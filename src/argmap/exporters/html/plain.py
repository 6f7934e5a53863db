"""The outline as HTML that needs no script: for previews, archives, search engines and readers without JavaScript."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from argmap.i18n import _
from argmap.i18n.names import kind_word
from argmap.i18n.punctuation import COLON
from argmap.model import ArgumentMap, Node
from argmap.model.numbering import number_nodes
from argmap.rendering.scripts import runs_right_to_left
from argmap.rendering.terminal import without_controls
from argmap.rendering.wrapping import clean


def plain_outline(map_: ArgumentMap, language: str) -> str:
    """Nested lists in one language; what stands under a reason is in a ``details`` element, closed at first.

    Each statement has its id as that of its element, so that deep links lead to it.
    """
    return "".join(_items(map_, language))


def _items(map_: ArgumentMap, language: str) -> Iterator[str]:
    numbers = number_nodes(map_)
    open_: list[Node] = []  # the nodes whose lists are being written
    colon = _(COLON, language)
    for node in map_:
        while open_ and open_[-1].id != node.parent:
            yield _end(open_.pop())
        yield f'<li id="{escape(without_controls(node.id))}">'
        said = clean(node.text.best(language))
        way = "rtl" if runs_right_to_left(said, language) else "ltr"
        label = " ".join(filter(None, (numbers[node.id], kind_word(node.kind, language))))
        by = f" — {clean(node.by.best(language))}" if node.by else ""
        text = f'<b>{escape(label)}</b>{colon}<span dir="{way}">{escape(said)}</span>{escape(by)}'
        if not node.children:
            yield f"{text}</li>"
            continue
        yield f"<details><summary>{text}</summary><ul>" if node.depth else f"{text}<ul>"
        open_.append(node)
    while open_:
        yield _end(open_.pop())


def _end(node: Node) -> str:
    return "</ul></details></li>" if node.depth else "</ul></li>"
