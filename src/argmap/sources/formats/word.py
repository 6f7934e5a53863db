"""Word documents, by mammoth: headings, paragraphs, items, rows and notes, as they are with all changes accepted."""

from __future__ import annotations

import zipfile

import mammoth

from argmap.sources.formats.failures import Failure, UnreadableError
from argmap.sources.formats.markup import Lines

_MOST_BYTES = 60_000_000
"""The most bytes that the parts of a document with its text unpack to."""
_CONTENTS = ("TOC Heading", *(f"toc {level}" for level in range(1, 10)))
_STYLES = "\n".join(f"p[style-name='{name}'] => !" for name in _CONTENTS)
"""The table of contents is left out."""
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""The name of the only part of an encrypted document, which is no ZIP file."""


def read(path: str) -> str:
    """The text of a document.

    Deleted text, comments, and the headers and footers of pages are left out; a note is ``[1]`` in the text and
    ``[^1]: …`` after it.
    """
    with open(path, "rb") as file:
        if not zipfile.is_zipfile(file):
            file.seek(0)
            raise UnreadableError(Failure.PASSWORD if _ENCRYPTED in file.read(_MOST_BYTES) else Failure.OTHER)
        with zipfile.ZipFile(file) as package:
            parts = [part for part in package.infolist() if part.filename.endswith((".xml", ".rels"))]
            if sum(part.file_size for part in parts) > _MOST_BYTES:
                raise UnreadableError(Failure.LARGE)
        file.seek(0)
        # Pictures are neither unpacked nor followed.
        pictures = mammoth.images.img_element(lambda image: {"src": ""})
        html = mammoth.convert_to_html(file, convert_image=pictures, style_map=_STYLES).value
    lines = _Document()
    lines.feed(html)
    lines.close()
    return lines.text()


class _Document(Lines):
    """The HTML of mammoth, which has notes as items of a list at its end, and marks in brackets."""

    def leaves_out(self, tag: str, attributes: dict[str, str | None]) -> bool:
        """Whether an element isn't part of the text; mammoth has written nothing else that isn't."""
        return tag == "a" and super().leaves_out(tag, attributes)
