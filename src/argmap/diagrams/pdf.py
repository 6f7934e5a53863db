"""A map as a book of pages: the overview, its branches and the whole, with bookmarks, and links between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from argmap.diagrams.atlas import drawing as atlas
from argmap.diagrams.backends import pdf, texts
from argmap.diagrams.fonts import Typeface, typefaces
from argmap.diagrams.layout import Box
from argmap.diagrams.options import AUTO, DiagramOptions
from argmap.diagrams.pagination import MOST_PAGES, Sheet, sheets, too_many
from argmap.diagrams.paper import FIT, check
from argmap.diagrams.picture import Picture
from argmap.diagrams.scene import Scene, compose, compose_all
from argmap.diagrams.svg import pictures, write
from argmap.diagrams.views import LARGE, OVERVIEW, WHOLE, View, views
from argmap.i18n import N_, _
from argmap.model import ArgumentMap
from argmap.rendering.scripts import is_right_to_left
from argmap.rendering.wrapping import cut

_BOOKMARK_EM = 40
_DESTINATION = "view-"
_AROUND = 8
"""What is drawn around a card beside it, in px."""
_LINK_WIDTH = 400
"""How much of a line of the header is clicked, in px."""


def bind(map_: ArgumentMap, options: DiagramOptions, font: str = "") -> bytes:
    """The diagrams of a map as one PDF.

    A small diagram and a poster are one page. A large diagram is an atlas, unless a layout is asked for: then a part of
    the map is one drawing, and the whole map has an overview, its branches and the whole, which is on one page as large
    as it is.

    Raises:
        DiagramError: an option has an unknown value, an engine fails, or no font has all characters.
    """
    check(options.page, options.orientation)
    if options.layout == AUTO:
        (scene,) = compose_all(map_, [replace(options, links=())])
        if len(scene.cards) > LARGE:
            return _atlas(map_, options, font)
    asked = options.layout == "poster" or options.focus or options.depth is not None or options.max_nodes is not None
    shown = [View(WHOLE, options.focus, options.depth)] if asked else views(map_)
    scenes = compose_all(map_, [_options_of(options, view) for view in shown])
    drawings = pictures(scenes, options.engine)
    names = [_title(map_, view, scenes[0].language) for view in shown]
    characters = [*names, *(text for drawn in drawings for text in texts(write(drawn)))]
    chosen = typefaces(characters, scenes[0].language, font, scenes[0].style.fonts)
    pages = list(_pages(zip(shown, names, drawings, strict=True), options, chosen))
    return pdf(_book(scenes[0], chosen, pages), chosen, options.digest)


def _book(scene: Scene, faces: Sequence[Typeface], pages: Sequence[dict[str, Any]]) -> dict[str, Any]:
    palette = scene.style.dark if scene.options.theme == "dark" else scene.style.light
    return {
        "title": scene.title,
        "lang": _typst_language(scene.language),
        "canvas": palette.canvas,
        "muted": palette.muted,
        "fonts": [face.family for face in faces],
        "sheets": pages,
    }


def _atlas(map_: ArgumentMap, options: DiagramOptions, font: str) -> bytes:
    """A large diagram as an atlas, on A4 where no size of page is asked for."""
    scene = compose(map_, replace(options, layout="compact", links=()))
    pages = atlas.draw(scene, "a4" if options.page == FIT else options.page, options.orientation)
    characters = [text for page in pages for text in (page.name, *texts(write(page.picture)))]
    chosen = typefaces(characters, scene.language, font, scene.style.fonts)
    drawn = []
    for number, page in enumerate(pages, 1):
        (sheet,) = sheets(page.picture, options.page, options.orientation)
        drawn.append(
            {
                **_sheet(page.picture, sheet, chosen, page.name),
                "name": f"{atlas.DESTINATION}{number}",
                "links": [{"area": sheet.on_page(box), "name": name} for box, name in page.links],
                "bookmarks": list(_bookmarks(page.picture, sheet, "", first=False)),
            }
        )
    return pdf(_book(scene, chosen, drawn), chosen, options.digest)


def _sheet(drawn: Picture, sheet: Sheet, faces: Sequence[Typeface], name: str) -> dict[str, Any]:
    """What is drawn on a page: the statements one by one, for those to whom they are read, and the rest."""
    cards = [
        (part, box)
        for part, box in zip(drawn.parts, drawn.extents, strict=True)
        if part.name and not sheet.tiled and box.meets(sheet.window)
    ]
    alone = {id(part) for part, __ in cards}
    return {
        "size": sheet.size,
        "area": sheet.on_page(sheet.window),
        "svg": write(drawn, sheet.window, faces, outlined=True, without=alone),
        "cards": [
            {
                "area": sheet.on_page(box.grown(_AROUND)),
                "svg": write(drawn, box.grown(_AROUND), faces, outlined=True, only=[part]),
                "alt": part.name,
            }
            for part, box in cards
        ],
        "alt": name,
        "cuts": sheet.cuts(),
        "foot": "",
    }


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
                **_sheet(drawn, sheet, faces, name),
                "name": _DESTINATION + view.name if index == 0 else None,
                "links": list(_links(drawn, sheet)),
                "bookmarks": list(_bookmarks(drawn, sheet, name, first=index == 0)),
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
        if node_id not in drawn.boxes:
            continue
        box = drawn.place(node_id)
        if sheet.window.left <= box.left < sheet.window.right and sheet.window.top <= box.top < sheet.window.bottom:
            left, upper, *_ = sheet.on_page(box)
            level = 3 if sheet.tiled else card.node.depth - top + (1 if drawn.page else 2)
            said = f"{card.number} {card.text}" if card.number else card.text
            yield {"level": level, "text": cut(said, _BOOKMARK_EM, language), "x": left, "y": upper}
