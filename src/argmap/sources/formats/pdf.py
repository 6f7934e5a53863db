"""PDF, by PDFium: the pieces of text on each page, where they are, and what the document says they are."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as api

from argmap.sources.formats.failures import Failure, UnreadableError
from argmap.sources.formats.pages import Page, Role, Run, text_of

_MOST_PAGES = 5_000
_MOST_CHARACTERS_A_PAGE = 200_000
_DEEPEST_TAG = 60
_HEADINGS = {"Title": Role.HEADING, "H": Role.HEADING, **{f"H{level}": Role.HEADING for level in range(1, 7)}}
_ROLES = {**_HEADINGS, "Note": Role.NOTE, "FENote": Role.NOTE, "Artifact": Role.ARTIFACT}


def read(path: str) -> str:
    """The text of a document: see :func:`argmap.sources.formats.pages.text_of`."""
    with open(path, "rb") as file:
        if b"%PDF-" not in file.read(1024):
            raise UnreadableError(Failure.OTHER)
    try:
        document = pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        if api.FPDF_GetLastError() == api.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            raise UnreadableError(Failure.PASSWORD) from None
        raise
    if len(document) > _MOST_PAGES:
        raise UnreadableError(Failure.LONG)
    if not len(document):
        raise UnreadableError(Failure.DAMAGED, "no pages")
    fonts: dict[int, bool] = {}
    pages = []
    for index in range(len(document)):
        page = document[index]
        text = page.get_textpage()
        if text.count_chars() > _MOST_CHARACTERS_A_PAGE:
            raise UnreadableError(Failure.LARGE)
        roles = _roles(page)
        runs = _upright(list(_runs(text, roles, fonts)))
        pages.append(Page(runs, page.get_height()))
        text.close()
        page.close()
    return text_of(pages)


def _runs(text: pdfium.PdfTextPage, roles: dict[int, Role], fonts: dict[int, bool]) -> Iterator[tuple[Run, int]]:
    """The pieces of text in the order of the page's content, each with its direction in quarter turns."""
    raw, count = text.raw, text.count_chars()
    start, start_object, address = 0, None, None
    for index in range(count + 1):
        found = api.FPDFText_GetTextObject(raw, index) if index < count else None
        here = ctypes.addressof(found.contents) if found else None
        if here is None and index < count and api.FPDFText_IsGenerated(raw, index) == 1:
            continue  # a space or a line end that PDFium puts in; it belongs to the piece before it
        if here != address or index == count:
            if start_object is not None and (run := _run(raw, start, index, start_object, roles, fonts)):
                yield run
            start, start_object, address = index, found, here


def _run(
    raw: api.FPDF_TEXTPAGE,
    start: int,
    end: int,
    piece: api.FPDF_PAGEOBJECT,
    roles: dict[int, Role],
    fonts: dict[int, bool],
) -> tuple[Run, int] | None:
    codes = [api.FPDFText_GetUnicode(raw, index) for index in range(start, end)]
    words = "".join(map(_character, codes))
    shown = [index for index in range(start, end) if api.FPDFText_IsGenerated(raw, index) != 1]
    if not words.strip() or not shown:
        return None
    x, y = ctypes.c_double(), ctypes.c_double()
    api.FPDFText_GetCharOrigin(raw, shown[0], x, y)
    matrix = api.FS_MATRIX()
    api.FPDFText_GetMatrix(raw, shown[0], matrix)
    scale = math.hypot(matrix.c, matrix.d) or 1.0
    size = api.FPDFText_GetFontSize(raw, shown[0]) * scale
    box = api.FS_RECTF()
    api.FPDFText_GetLooseCharBox(raw, shown[-1], box)
    turned = 0
    if abs(matrix.b) > abs(matrix.a):
        turned = 1 if matrix.b > 0 else 3
    elif matrix.a < 0:
        turned = 2
    corners = {0: (x.value, y.value, box.right), 1: (y.value, -x.value, box.top)}
    corners |= {2: (-x.value, -y.value, -box.left), 3: (-y.value, x.value, -box.bottom)}
    left, base, right = corners[turned]
    raised = turned == 0 and words.strip().isdecimal() and _is_raised(raw, shown[0], base, size)
    role = _role(piece, roles)
    return Run(words, left, max(right, left), base, size, _is_bold(piece, fonts), role, raised), turned


def _character(code: int) -> str:
    if code in _OF_TEX:
        return _OF_TEX[code]
    if code < 0x20 or 0x7F <= code < 0xA0 or code in (0xFFFE, 0xFFFF) or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
        return " " if code in (0x9, 0xA, 0xD) else ""
    return chr(code)


_OF_TEX = dict(zip(range(0x10, 0x17), "“”„«»–—", strict=True))
_OF_TEX |= dict(zip(range(0x1B, 0x20), ("ff", "fi", "fl", "ffi", "ffl"), strict=True))
_OF_TEX |= {0x02: "\u0002", 0x7F: "\u0002", 0x0B: "ff", 0x0C: "fi", 0x0E: "ffi", 0x0F: "ffl"}
"""Characters of TeX's encodings (T1, OT1), which fonts often have without a table of what they are. 0x02 is PDFium's
code for a hyphen at the end of a line, 0x7F is TeX's."""


def _is_raised(raw: api.FPDF_TEXTPAGE, index: int, base: float, size: float) -> bool:
    """Whether a digit is a raised one of its font: small, and above the base line."""
    sides = [ctypes.c_double() for _ in range(4)]
    api.FPDFText_GetCharBox(raw, index, *sides)
    __, ___, bottom, top = (side.value for side in sides)
    return bottom - base > 0.2 * size and 0 < top - bottom < 0.6 * size


def _role(piece: api.FPDF_PAGEOBJECT, roles: dict[int, Role]) -> Role:
    for index in range(api.FPDFPageObj_CountMarks(piece)):
        name = (ctypes.c_ushort * 16)()
        length = ctypes.c_ulong()
        mark = api.FPDFPageObj_GetMark(piece, index)
        api.FPDFPageObjMark_GetName(mark, ctypes.cast(name, ctypes.POINTER(ctypes.c_ushort)), 32, length)
        if bytes(name).decode("utf-16-le", "replace").rstrip("\0") == "Artifact":
            return Role.ARTIFACT
    return roles.get(api.FPDFPageObj_GetMarkedContentID(piece), Role.TEXT)


def _is_bold(piece: api.FPDF_PAGEOBJECT, fonts: dict[int, bool]) -> bool:
    font = api.FPDFTextObj_GetFont(piece)
    if not font:
        return False
    key = ctypes.addressof(font.contents)
    if key not in fonts:
        name = ctypes.create_string_buffer(128)
        api.FPDFFont_GetBaseFontName(font, name, 128)
        said = name.value.decode("utf-8", "replace").lower()
        fonts[key] = any(word in said for word in ("bold", "black", "heavy", "cmbx", "ecbx", "sfbx", "medi"))
    return fonts[key]


def _roles(page: pdfium.PdfPage) -> dict[int, Role]:
    """What the tags of a page say about its pieces, by the number of their marked content."""
    tree = api.FPDF_StructTree_GetForPage(page.raw)
    found: dict[int, Role] = {}
    if not tree:
        return found
    todo = [
        (api.FPDF_StructTree_GetChildAtIndex(tree, index), Role.TEXT, 0)
        for index in range(api.FPDF_StructTree_CountChildren(tree))
    ]
    while todo:
        element, role, depth = todo.pop()
        if not element or depth > _DEEPEST_TAG:
            continue
        name = (ctypes.c_ushort * 32)()
        api.FPDF_StructElement_GetType(element, name, 64)
        kind = bytes(name).decode("utf-16-le", "replace").split("\0")[0]
        role = _ROLES.get(kind, role)
        children = api.FPDF_StructElement_CountChildren(element)
        for index in range(children):
            # Unlike the element's own list, this one leaves out the contents of other pages, with the same numbers.
            content = api.FPDF_StructElement_GetChildMarkedContentID(element, index)
            if content >= 0:
                found[content] = role
        todo += [(api.FPDF_StructElement_GetChildAtIndex(element, index), role, depth + 1) for index in range(children)]
    api.FPDF_StructTree_Close(tree)
    return found


def _upright(runs: list[tuple[Run, int]]) -> list[Run]:
    """The runs in the direction of most of the text; a stamp in the margin or a watermark has another one."""
    characters: Counter[int] = Counter()
    for run, turned in runs:
        characters[turned] += len(run.text)
    main = characters.most_common(1)[0][0] if characters else 0
    return [run for run, turned in runs if turned == main]
