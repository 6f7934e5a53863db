"""Word documents, by mammoth: headings, paragraphs, items, rows and notes, as they are with all changes accepted."""

from __future__ import annotations

import zipfile

import mammoth

from argmap.sources.formats.failures import Failure, UnreadableError
from argmap.sources.formats.markup import Lines

_MOST_BYTES = 60_000_000
"""The most bytes that the parts of a document with its text unpack to."""
_ENCRYPTED = b"\xd0\xcf\x11\xe0"
"""What an encrypted document begins with, and one in the old format."""


def read(path: str) -> str:
    """The text of a document.

    Deleted text, comments, and the headers and footers of pages are left out; a note is ``[1]`` in the text and
    ``[^1]: …`` after it.
    """
    with open(path, "rb") as file:
        if file.read(4) == _ENCRYPTED:
            raise UnreadableError(Failure.PASSWORD)
        if not zipfile.is_zipfile(file):
            raise UnreadableError(Failure.OTHER)
        with zipfile.ZipFile(file) as package:
            parts = [part for part in package.infolist() if part.filename.endswith((".xml", ".rels"))]
            if sum(part.file_size for part in parts) > _MOST_BYTES:
                raise UnreadableError(Failure.LARGE)
        file.seek(0)
        # Pictures are neither unpacked nor followed.
        pictures = mammoth.images.img_element(lambda image: {"src": ""})
        html = mammoth.convert_to_html(file, convert_image=pictures, external_file_access=False).value
    lines = _Document()
    lines.feed(html)
    lines.close()
    return lines.text()


class _Document(Lines):
    """The HTML of mammoth, which has notes as items of a list at its end."""

    def leaves_out(self, tag: str, attributes: dict[str, str | None]) -> bool:
        # The arrow from a note back to its mark.
        return tag == "a" and "note-ref-" in (attributes.get("href") or "")

    def prefix(self, tag: str, attributes: dict[str, str | None]) -> str:
        note = (attributes.get("id") or "").rpartition("note-")[2]
        return f"[^{note}]: " if tag == "li" and note.isdigit() else super().prefix(tag, attributes)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # The number in a mark has its brackets.
        super().handle_starttag("span" if tag == "sup" else tag, attrs)
