"""From drawings to PDF and PNG by Typst, which sets the same SVG in fonts that we have chosen."""

from __future__ import annotations

import json
import os
import re
import shutil
import struct
import tempfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from html import unescape
from pathlib import Path
from typing import Any, Literal

from argmap.diagrams.fonts import Typeface
from argmap.diagrams.scene import DiagramError

_TEMPLATE = Path(__file__).with_name("pages.typ")
_DRAWN = re.compile(r"<text[^>]*>([^<]*)</text>")


def texts(svg: str) -> list[str]:
    """All text that a drawing shows."""
    return [unescape(found) for found in _DRAWN.findall(svg)]


def pdf(book: dict[str, Any], typefaces: Sequence[Typeface], digest: str) -> bytes:
    """The pages of a book, described as in ``pages.typ``, as PDF.

    Raises:
        DiagramError: the engine fails.
    """
    (data,) = _typeset(_TEMPLATE.read_bytes(), {"book": json.dumps(book)}, typefaces, "pdf", 72)
    # Metadata may be compressed; a comment after the end can be found again, and readers pass over it.
    return data + f"%{digest}\n".encode() if digest else data


def png(svg: str, typefaces: Sequence[Typeface], scale: float, digest: str) -> bytes:
    """A drawing in pixels, ``scale`` of them for one of the drawing's; errors as in ``pdf``."""
    source = (
        b"#set page(width: auto, height: auto, margin: 0pt)\n#set document(date: none)\n"
        b'#image(bytes(sys.inputs.svg), format: "svg")\n'
    )
    # An image takes three points for four of its pixels.
    (data,) = _typeset(source, {"svg": svg}, typefaces, "png", 96 * scale)
    return _annotated(data, digest)


def _annotated(data: bytes, digest: str) -> bytes:
    """A PNG with the digest as a text chunk before its end."""
    content = b"tEXtSource\0" + digest.encode("latin-1", "replace")
    chunk = struct.pack(">I", len(content) - 4) + content + struct.pack(">I", zlib.crc32(content))
    end = data.rindex(b"IEND") - 4
    return data[:end] + chunk + data[end:]


def _typeset(
    source: bytes, given: dict[str, str], typefaces: Sequence[Typeface], format_: Literal["pdf", "png"], ppi: float
) -> list[bytes]:
    from typst import Compiler, Fonts, TypstError

    with _folder(typefaces) as folder:
        fonts = Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[folder])
        try:
            made = Compiler(source, font_paths=fonts, sys_inputs=given).compile(format=format_, ppi=ppi)
        except TypstError as error:
            raise DiagramError(f"the pages could not be set ({error.message}); try another --font") from None
    return made if isinstance(made, list) else [made or b""]


@contextmanager
def _folder(typefaces: Sequence[Typeface]) -> Iterator[str]:
    """A folder with the chosen fonts and no others: the engine would take whatever it finds."""
    with tempfile.TemporaryDirectory(prefix="argmap-fonts-") as folder:
        for index, path in enumerate(dict.fromkeys(typeface.path for typeface in typefaces)):
            place = Path(folder) / f"{index}{Path(path).suffix}"
            try:
                os.symlink(Path(path).absolute(), place)
            except OSError:  # Windows asks for a permission.
                shutil.copyfile(path, place)
        yield folder
