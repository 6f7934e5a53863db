"""The text of a source file: plain text, Markdown, PDF, Word, HTML."""

from __future__ import annotations

import importlib.util
import json
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from argmap import processes
from argmap.i18n import N_, _
from argmap.loading import why_unreadable
from argmap.sources.encodings import decode
from argmap.sources.formats.failures import Failure

_SECONDS: Final = 60.0
_MEMORY: Final = 1_500_000_000
"""Bytes of address space of the process that reads a PDF, a Word document or a page."""


class ExtractionError(Exception):
    """The text of a file cannot be extracted; the message is for the user, and ``hint`` says what to do."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


@dataclass(frozen=True, slots=True)
class _Format:
    """A format that is read in a child process: the module in `formats`, the package that reads it with its extra, and
    the most bytes of a file.
    """

    module: str
    message: str
    advice: str
    package: str = ""
    extra: str = ""
    most_bytes: int = 500_000_000


_PDF: Final = _Format(
    "pdf",
    N_("{path} cannot be read as a PDF: {reason}"),
    N_("open it in a viewer and save it again"),
    "pypdfium2",
    "pdf",
)
_WORD: Final = _Format(
    "word", N_("{path} cannot be read as a Word document: {reason}"), N_("save it as .docx again"), "mammoth", "docx"
)
_WEB: Final = _Format(
    "web",
    N_("{path} cannot be read as an HTML page: {reason}"),
    N_("open it in a browser and save its text"),
    most_bytes=40_000_000,
)
_FORMATS: Final = {".pdf": _PDF, ".docx": _WORD, ".html": _WEB, ".htm": _WEB, ".xhtml": _WEB}
_OTHER_FORMATS: Final = frozenset({".doc", ".wps", ".rtf", ".odt", ".pages", ".caj", ".epub", ".djvu"})
_MOST_BYTES: Final = 40_000_000
"""The most bytes of a plain text: ten times the Bible."""
_WRONG_FILE: Final = N_("check that it is the right file")
_TOO_MUCH: Final = N_("save the part of it that is mapped in a separate file")
_NO_TEXT: Final = {".pdf": N_("its pages are images; add a text layer first, for example with ocrmypdf")}


class MissingPackageError(ExtractionError):
    """The package that reads a format is not installed: nothing is wrong with the file."""


def extract(path: Path) -> str:
    """The text of a file, whose suffix decides its format.

    Other formats than plain text are read in a child process with limits of time and memory, since their parsers are
    not made for files that want to harm. Headings become those of Markdown; a note's mark is ``[1]`` or a raised
    number, the notes follow the text as ``[^1]: …``.

    Raises:
        ExtractionError: the file cannot be read, is damaged, has another format or no text, is too large, or takes too
            long.
        MissingPackageError: the package for its format is not installed.
    """
    suffix = path.suffix.lower()
    if suffix in _OTHER_FORMATS:
        message = _("{path}: {suffix} files are not supported").format(path=path, suffix=suffix)
        raise ExtractionError(message, _("save it as plain text, Markdown, .docx or PDF"))
    format_ = _FORMATS.get(suffix)
    try:
        _check_file(path, format_.most_bytes if format_ else _MOST_BYTES)
        text = _in_child(path, format_) if format_ else _plain(path)
    except OSError as error:
        raise unreadable(path, error) from error
    if not any(character.isprintable() and not character.isspace() for character in text):
        raise ExtractionError(_("{path} contains no text").format(path=path), _(_NO_TEXT.get(suffix, _WRONG_FILE)))
    return text


def unreadable(path: Path, error: OSError | ValueError) -> ExtractionError:
    """The error for a file that cannot be opened."""
    return ExtractionError(f"{path}: {why_unreadable(error)[0]}", _("check the path"))


def _check_file(path: Path, most: int) -> None:
    """Refuse what is no file, such as a pipe, which nobody may ever write to, and a file that is too large."""
    status = path.stat()
    if stat.S_ISDIR(status.st_mode):
        return  # opening it says so
    if not stat.S_ISREG(status.st_mode):
        raise ExtractionError(_("{path} is not a file").format(path=path), _(_WRONG_FILE))
    if status.st_size > most:
        raise ExtractionError(
            _("{path} is too large: {size} MB, where {most} MB are allowed").format(
                path=path, size=f"{status.st_size / 1e6:.0f}", most=f"{most / 1e6:.0f}"
            ),
            _(_TOO_MUCH),
        )


def _plain(path: Path) -> str:
    try:
        return decode(path.read_bytes())
    except ValueError as error:
        message = _("{path} cannot be read as text: {reason}").format(path=path, reason=error)
        raise ExtractionError(message, _("save it as UTF-8 text")) from error


def _in_child(path: Path, format_: _Format) -> str:
    _require(format_, path)
    with path.open("rb"):
        pass  # a file without permission is said in the same words as a text
    request = json.dumps({"format": format_.module, "path": str(path)}).encode()
    command = processes.python("argmap.sources.formats.worker", _MEMORY)
    try:
        answer = json.loads(processes.run(command, request, seconds=_SECONDS))
    except processes.TooSlowError as error:
        raise _failed(path, format_, str(error), _(_TOO_MUCH)) from error
    except (processes.ProcessError, ValueError) as error:
        raise _failed(path, format_, str(error)) from error
    if "text" in answer:
        return str(answer["text"])
    if answer["failure"] == Failure.PASSWORD:
        message = _("{path} is password-protected").format(path=path)
        raise ExtractionError(message, _("save a copy without a password"))
    reason = _(_REASONS[Failure(answer["failure"])]).format(detail=_plain_words(answer["detail"]))
    raise _failed(path, format_, reason)


def _failed(path: Path, format_: _Format, reason: str, hint: str = "") -> ExtractionError:
    return ExtractionError(_(format_.message).format(path=path, reason=_plain_words(reason)), hint or _(format_.advice))


def _plain_words(reason: str) -> str:
    """What a parser said, which may quote the file, as a few printable words."""
    return "".join(character if character.isprintable() else " " for character in reason)[:_LONGEST_REASON]


_LONGEST_REASON: Final = 200
_REASONS: Final = {
    Failure.DAMAGED: N_("it is damaged ({detail})"),
    Failure.OTHER: N_("it has another format than its name says"),
    Failure.DEEP: N_("its parts are nested too deeply"),
    Failure.LARGE: N_("it unpacks to more than a source can have"),
    Failure.LONG: N_("it has too many pages"),
}


def _require(format_: _Format, path: Path) -> None:
    if format_.package and importlib.util.find_spec(format_.package) is None:
        message = _("{path}: reading {suffix} files requires the package {name}")
        message = message.format(path=path, suffix=path.suffix, name=format_.package)
        hint = _("install it: {command}").format(command=f"pip install 'argmap[{format_.extra}]'")
        raise MissingPackageError(message, hint)
