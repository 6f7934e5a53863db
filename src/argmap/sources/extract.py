"""The text of a source file: plain text and Markdown in common encodings, PDF, Word."""

from __future__ import annotations

import codecs
import importlib
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from types import ModuleType
from typing import Final

from argmap.i18n import N_, _
from argmap.loading import why_unreadable


class ExtractionError(Exception):
    """The text of a file cannot be extracted; the message is for the user, and ``hint`` says what to do."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


def extract(path: Path) -> str:
    """The text of a file, whose suffix decides its format.

    Form feeds separate the pages of a PDF. Headings of a Word document become Markdown headings, its footnotes
    ``[1]`` in the text and ``[^1]: …`` after it.

    Raises:
        ExtractionError: the file cannot be read or has another format, or the package for the format is not installed.
    """
    suffix = path.suffix.lower()
    if suffix in _OTHER_FORMATS:
        message = _("{path}: {suffix} files are not supported").format(path=path, suffix=suffix)
        raise ExtractionError(message, _("save it as plain text, Markdown, .docx or PDF"))
    try:
        text = _READERS.get(suffix, _plain)(path)
    except OSError as error:
        raise unreadable(path, error) from error
    if not text.strip():
        raise ExtractionError(_("{path} contains no text").format(path=path), _(_NO_TEXT.get(suffix, _WRONG_FILE)))
    return text


def unreadable(path: Path, error: OSError) -> ExtractionError:
    """The error for a file that cannot be opened."""
    return ExtractionError(f"{path}: {why_unreadable(error)[0]}", _("check the path"))


def decode(raw: bytes) -> str:
    """The text of some bytes: UTF-8 or UTF-16 with or without a byte order mark, GB18030, Big5 or Windows-1252.

    Raises:
        ValueError: they are in none of these encodings, or are not text.
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return raw.decode(encoding)
    for encoding, plausible in _ENCODINGS:
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if plausible(text):
            return text
    raise ValueError(_("unknown encoding"))


_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def _in_common_characters(text: str) -> bool:
    """Whether nine in ten characters beyond ASCII are common ones (those of GB 2312).

    Bytes in another encoding, read as GB18030, yield rare characters.
    """
    beyond = "".join(character for character in text if not character.isascii())
    return "\0" not in text and 10 * len(beyond.encode("gb2312", "ignore")) >= 9 * 2 * len(beyond)


def _is_utf16(text: str) -> bool:
    """Whether bytes read as UTF-16 yield spaces, stops or line ends, and almost only common characters."""
    everyday = sum(character.isascii() and character.isprintable() for character in text)
    everyday += len("".join(c for c in text if not c.isascii()).encode("gb2312", "ignore")) // 2
    return bool(_USUAL.search(text)) and 10 * (everyday + text.count("\n") + text.count("\r")) >= 9 * len(text)


_ENCODINGS: Final[tuple[tuple[str, Callable[[str], bool]], ...]] = (
    ("utf-8", lambda text: "\0" not in text),
    ("utf-16-le", _is_utf16),
    ("utf-16-be", _is_utf16),
    ("gb18030", _in_common_characters),
    ("big5", lambda text: "\0" not in text),
    ("cp1252", lambda text: "\0" not in text),
)


_USUAL = re.compile(r"[ \n。，]")


def _plain(path: Path) -> str:
    try:
        return decode(path.read_bytes())
    except (ValueError, UnicodeDecodeError) as error:
        reason = _("damaged bytes") if isinstance(error, UnicodeDecodeError) else error
        message = _("{path} cannot be read as text: {reason}").format(path=path, reason=reason)
        raise ExtractionError(message, _("save it as UTF-8 text")) from error


def _pdf(path: Path) -> str:
    pypdf = _package("pypdf", "pdf", path)
    errors = importlib.import_module("pypdf.errors")
    try:
        with path.open("rb") as file:
            reader = pypdf.PdfReader(file)
            if reader.is_encrypted and not reader.decrypt(""):
                message = _("{path} is password-protected").format(path=path)
                raise ExtractionError(message, _("save a copy without a password"))
            return "\f".join(page.extract_text() for page in reader.pages)
    except (errors.PyPdfError, ValueError, KeyError, IndexError, TypeError, RecursionError) as error:
        # On damaged files pypdf raises whatever its parser ran into.
        message = _("{path} cannot be read as a PDF: {reason}").format(path=path, reason=error)
        raise ExtractionError(message, _("open it in a viewer and save it again")) from error


def _docx(path: Path) -> str:
    mammoth = _package("mammoth", "docx", path)
    try:
        with path.open("rb") as file:
            html = mammoth.convert_to_html(file).value
    except (ValueError, KeyError, SyntaxError, importlib.import_module("zipfile").BadZipFile) as error:
        message = _("{path} cannot be read as a Word document: {reason}").format(path=path, reason=error)
        raise ExtractionError(message, _("save it as .docx again")) from error
    lines = _Lines()
    lines.feed(html)
    lines.close()
    return "\n\n".join(lines.found) + "\n"


def _package(name: str, extra: str, path: Path) -> ModuleType:
    try:
        return importlib.import_module(name)
    except ImportError as error:
        message = _("{path}: reading {suffix} files requires the package {name}")
        message = message.format(path=path, suffix=path.suffix, name=name)
        hint = _("install it: {command}").format(command=f"pip install 'argmap[{extra}]'")
        raise ExtractionError(message, hint) from error


class _Lines(HTMLParser):
    """Converts the simple HTML of mammoth to one line per paragraph."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._line = ""
        self._prefix = ""
        self._skip = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = dict(attrs)
        if tag in _HEADINGS:
            self._prefix = "#" * _HEADINGS[tag] + " "
        elif tag == "li":
            note = (names.get("id") or "").rpartition("note-")[2]
            self._prefix = f"[^{note}]: " if note.isdigit() else "- "
        elif tag == "a" and "note-ref-" in (names.get("href") or ""):
            self._skip = True  # the arrow from a note back to its mark
        elif tag in ("br", "td", "th"):
            self._line += " "

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self._skip = False
        if tag in _BLOCKS and self._line.strip():
            self.found.append(self._prefix + " ".join(self._line.split()))
            self._line = self._prefix = ""

    def handle_data(self, data: str) -> None:
        if not self._skip:
            self._line += data


_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
_BLOCKS: Final = {"p", "li", "tr", *_HEADINGS}
_READERS: Final[dict[str, Callable[[Path], str]]] = {".pdf": _pdf, ".docx": _docx}
_WRONG_FILE: Final = N_("check that it is the right file")
_NO_TEXT: Final = {".pdf": N_("its pages are images; add a text layer first, for example with ocrmypdf")}
_OTHER_FORMATS: Final = frozenset({".doc", ".wps", ".rtf", ".odt", ".pages", ".caj", ".epub", ".djvu", ".html", ".htm"})
