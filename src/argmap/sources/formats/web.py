"""HTML pages, as a reader sees their text."""

from __future__ import annotations

import re
from pathlib import Path

from argmap.sources.encodings import decode
from argmap.sources.formats.failures import Failure, UnreadableError
from argmap.sources.formats.markup import Lines

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)


def read(path: str) -> str:
    """The text of a page."""
    raw = Path(path).read_bytes()
    lines = Lines()
    lines.feed(_closed(_decoded(raw)))
    lines.close()
    return lines.text()


def _closed(page: str) -> str:
    """The page with what opens and never closes as text: the parser would look for each end through the whole page."""
    for opening, closing in (("<!--", "-->"), ("<", ">")):
        end = page.rfind(closing) + 1
        page = page[:end] + page[end:].replace(opening, opening.replace("<", "&lt;"))
    return page


def _decoded(raw: bytes) -> str:
    """The page in the encoding that it states, unless that is not true."""
    if (stated := _CHARSET.search(raw[:4096])) and not raw.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        name = stated[1].decode("ascii").lower()
        # As browsers read them: GB 2312 and ISO 8859-1 are stated where their extensions are used.
        name = {"gb2312": "gb18030", "gbk": "gb18030", "iso-8859-1": "cp1252", "shift_jis": "cp932"}.get(name, name)
        try:
            return raw.decode(name)
        except (LookupError, UnicodeDecodeError):
            pass
    try:
        return decode(raw)
    except ValueError as error:
        raise UnreadableError(Failure.DAMAGED, str(error)) from None
