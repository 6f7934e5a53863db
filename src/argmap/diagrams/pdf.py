"""A map as a book of pages: the overview, its branches and the whole, with bookmarks, and links between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from argmap.diagrams.backends import pdf, texts
from argmap.diagrams.fonts import Typeface, typefaces
from argmap.diagrams.layout import Box
from argmap.diagrams.options import DiagramOptions
from argmap.diagrams.pagination import MOST_PAGES, Sheet, sheets, too_many
from argmap.diagrams.paper import FIT, check
from argmap.diagrams.picture import Picture
from argmap.diagrams.scene import compose_all
from argmap.diagrams.svg import pictures, write
from argmap.diagrams.views import OVERVIEW, WHOLE, View, views
from argmap.i18n import N_, _
from argmap.model import ArgumentMap
from argmap.rendering.scripts import is_right_to_left
from argmap.rendering.wrapping import cut

_BOOKMARK_EM = 40
_DESTINATION = "view-"
_LINK_WIDTH = 400
"""How much of a line of the header is clicked, in px."""


def bind(map_: ArgumentMap, options: DiagramOptions, font: str = "") -> bytes:
    """The diagrams of a map as one PDF.

    Where a part of the map is asked for, that is the one diagram; else a large map has an overview, its branches and
    the whole, which is on one page as large as it is.

    Raises:
        DiagramError: an option has an unknown value, an engine fails, or no font has all characters.
    """
    check(options.page, options.orientation)
    asked = options.layout == "poster" or options.focus or options.depth is not None or options.max_nodes is not None
    shown = [View(WHOLE, options.focus, options.depth)] if asked else views(map_)
    scenes = compose_all(map_, [_options_of(options, view) for view in shown])
    drawings = pictures(scenes, options.engine)
    names = [_title(map_, view, scenes[0].language) for view in shown]
    characters = [*names, *(text for drawn in drawings for text in texts(write(drawn)))]
    chosen = typefaces(characters, scenes[0].language, font, scenes[0].style.fonts)
    pages = list(_pages(zip(shown, names, drawings, strict=True), options, chosen))
    palette = scenes[0].style.dark if options.theme == "dark" else scenes[0].style.light
    book = {
        "title": scenes[0].title,
        "lang": _typst_language(scenes[0].language),
        "canvas": palette.canvas,
        "muted": palette.muted,
        "fonts": [face.family for face in chosen],
        "sheets": pages,
    }
    return pdf(book, chosen, options.digest)


def _typst_language(tag: str) -> str:
    """The language in Typst's words, which has two or three letters."""
    language = tag.partition("-")[0].lower()
    return language if len(language) in (2, 3) and language.isascii() and language.isalpha() else "und"


def _options_of(options: DiagramOptions, view: View) -> DiagramOptions:
    links = view.links(lambda name: _DESTINATION + name)
    return replace(options, focus=view.focus, depth=view.depth, links=links)


def _title(map_: ArgumentMap, view: View, language: str) -> str:
    named = {OVERVIEW: N_("Overview"), WHOLE: N_("The whole map")}
    if view.name in named and not view.focus:
        return _(named[view.name], language)
    return cut(map_[view.focus].text.best(language), _BOOKMARK_EM, language)


def _pages(
    drawings: Iterable[tuple[View, str, Picture]], paper: DiagramOptions, faces: Sequence[Typeface]
) -> Iterator[dict[str, Any]]:
    drawings = list(drawings)
    # On paper, a large map is in its branches; on the screen, the whole is one page.
    sizes = [FIT if view.name == WHOLE and len(drawings) > 1 else paper.page for view, _, _ in drawings]
    tiles = [sheets(drawn, page, paper.orientation) for (_, _, drawn), page in zip(drawings, sizes, strict=True)]
    count = sum(map(len, tiles))
    if count > MOST_PAGES:
        raise too_many(count)
    number = 0
    for (view, name, drawn), page, found in zip(drawings, sizes, tiles, strict=True):
        for index, sheet in enumerate(found):
            number += 1
            yield {
                "name": _DESTINATION + view.name if index == 0 else None,
                "size": sheet.size,
                "area": sheet.on_page(sheet.window),
                "svg": write(drawn, sheet.window, faces, outlined=True),
                "alt": name,
                "links": list(_links(drawn, sheet)),
                "bookmarks": list(_bookmarks(drawn, sheet, name, first=index == 0)),
                "cuts": sheet.cuts(),
                "foot": _foot(name, sheet, number, drawn.scene.language) if page != FIT else "",
            }


def _foot(name: str, sheet: Sheet, number: int, language: str) -> str:
    if not sheet.tiled:
        return _("{view} · page {page}", language).format(view=name, page=number)
    return _("{view} · row {row} of {rows}, column {column} of {columns} · page {page}", language).format(
        view=name, row=sheet.row, rows=sheet.rows, column=sheet.column, columns=sheet.columns, page=number
    )


def _links(drawn: Picture, sheet: Sheet) -> Iterator[dict[str, Any]]:
    """Where a click leads to another diagram of the book."""
    places = [(drawn.place(node_id), card.href) for node_id, card in drawn.scene.cards.items() if card.href]
    header = drawn.header_place()
    left = header.right - _LINK_WIDTH if is_right_to_left(drawn.scene.language) else header.left
    places += [
        (Box(left, header.top + low - 20, left + _LINK_WIDTH, header.top + low), href) for low, href in drawn.top.areas
    ]
    for box, name in places:
        if box.meets(sheet.window):
            yield {"area": sheet.on_page(box), "name": name}


def _bookmarks(drawn: Picture, sheet: Sheet, name: str, first: bool) -> Iterator[dict[str, Any]]:
    """The diagram, then its nodes: as a tree where all are on one page, else those that begin on each tile."""
    if first:
        yield {"level": 1, "text": name, "x": 0, "y": 0}
    if sheet.tiled:
        row_and_column = f"{sheet.row} / {sheet.column}"
        yield {"level": 2, "text": row_and_column, "x": 0, "y": 0}
    language, cards = drawn.scene.language, drawn.scene.cards
    top = next(iter(cards.values())).node.depth
    for node_id, card in cards.items():
        box = drawn.place(node_id)
        if sheet.window.left <= box.left < sheet.window.right and sheet.window.top <= box.top < sheet.window.bottom:
            left, upper, *_ = sheet.on_page(box)
            level = 3 if sheet.tiled else card.node.depth - top + 2
            yield {"level": level, "text": cut(card.text, _BOOKMARK_EM, language), "x": left, "y": upper}
