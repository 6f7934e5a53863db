"""Drawings as PDF by Typst and as PNG by resvg: both read the SVG, in fonts that we choose."""

from __future__ import annotations

import json
import re
import shutil
import struct
import tempfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from html import unescape
from pathlib import Path
from typing import Any

from argmap.diagrams.fonts import Typeface
from argmap.diagrams.scene import DiagramError
from argmap.i18n import _

_TEMPLATE = Path(__file__).with_name("pages.typ")
_DRAWN = re.compile(r"<text[^>]*>(.*?)</text>")
_TAG = re.compile("<[^>]*>")


def texts(svg: str) -> list[str]:
    """All text that a drawing shows."""
    return [unescape(_TAG.sub("", found)) for found in _DRAWN.findall(svg)]


def pdf(book: dict[str, Any], typefaces: Sequence[Typeface], digest: str) -> bytes:
    """The pages of a book, described as in ``pages.typ``, as PDF.

    Raises:
        DiagramError: the engine fails.
    """
    from typst import Compiler, Fonts, TypstError

    with _folder(typefaces) as folder:
        fonts = Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])
        given = {"book": json.dumps(book)}
        try:
            data = Compiler(_TEMPLATE.read_bytes(), font_paths=fonts, sys_inputs=given).compile(format="pdf")
        except TypstError as error:
            raise DiagramError(
                _("the pages could not be drawn ({reason}); try another `--font`").format(reason=error.message)
            ) from None
    assert isinstance(data, bytes), "a PDF is one file"
    # Metadata may be compressed; a comment after the end can be found again, and readers ignore it.
    return data + f"%{digest}\n".encode() if digest else data


def png(svg: str, typefaces: Sequence[Typeface], width: int, digest: str) -> bytes:
    """A drawing as wide as so many pixels; errors as in ``pdf``."""
    from resvg_py import svg_to_bytes

    try:
        data = svg_to_bytes(svg_string=svg, width=width, skip_system_fonts=True, font_files=_files(typefaces))
    except ValueError as error:
        raise DiagramError(
            _("the image could not be drawn ({reason}); try another `--font`").format(reason=error)
        ) from None
    return _annotated(bytes(data), digest) if digest else bytes(data)


def _annotated(data: bytes, digest: str) -> bytes:
    """A PNG with the digest as a text chunk before its end."""
    content = b"tEXtSource\0" + digest.encode("latin-1", "replace")
    chunk = struct.pack(">I", len(content) - 4) + content + struct.pack(">I", zlib.crc32(content))
    end = data.rindex(b"IEND") - 4
    return data[:end] + chunk + data[end:]


def _files(typefaces: Sequence[Typeface]) -> list[str]:
    return list(dict.fromkeys(path for typeface in typefaces for path in typeface.files))


@contextmanager
def _folder(typefaces: Sequence[Typeface]) -> Iterator[str]:
    """A folder with just the chosen fonts: the engine would use whatever it finds."""
    with tempfile.TemporaryDirectory(prefix="argmap-fonts-") as folder:
        for index, path in enumerate(_files(typefaces)):
            place = Path(folder) / f"{index}{Path(path).suffix}"
            try:
                place.symlink_to(Path(path).absolute())
            except OSError:  # Windows asks for a permission.
                shutil.copyfile(path, place)
        yield folder
