"""The text that bytes stand for, in the encodings that texts are saved in."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from typing import Final

from argmap.i18n import _


def decode(raw: bytes) -> str:
    """The text of some bytes: UTF-8, UTF-16 or UTF-32, GB18030, Big5, Shift JIS, EUC-KR or Windows-1252.

    Raises:
        ValueError: they are in none of these encodings, are damaged, or are not text; the message is the reason.
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            try:
                text = raw.decode(encoding)
            except UnicodeDecodeError as error:
                raise ValueError(_("damaged bytes")) from error
            if not _is_text(text):
                raise ValueError(_("it is not a text"))
            return text
    try:
        text = raw.decode()
        if _is_text(text):
            return text
    except UnicodeDecodeError as error:
        damage = error if _is_damaged_utf8(raw) else None
    else:
        damage = None
    if damage is not None:
        line = raw.count(b"\n", 0, damage.start) + 1
        raise ValueError(_("line {line} has bytes that are not UTF-8").format(line=line))
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
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff]")


def _is_text(text: str) -> bool:
    """Whether there are hardly any control characters; one may have strayed into a text."""
    return 200 * len(_CONTROL.findall(text)) <= len(text)


def _is_damaged_utf8(raw: bytes) -> bool:
    """Whether bytes are UTF-8 but for a few: in another encoding, hardly any pair of bytes would be UTF-8."""
    text = raw.decode(errors="replace")
    wrong = text.count("\ufffd")
    beyond = sum(not character.isascii() for character in text) - wrong
    return beyond >= 3 * wrong and _is_text(text)


def _share_of_common(text: str) -> float:
    """The share of the characters beyond ASCII that are common ones (those of GB 2312)."""
    beyond = "".join(character for character in text if not character.isascii())
    return len(beyond.encode("gb2312", "ignore")) / 2 / len(beyond) if beyond else 1.0


def _in_common_characters(text: str) -> bool:
    """Whether nine in ten characters beyond ASCII are common; bytes in another encoding yield rare ones."""
    return _is_text(text) and _share_of_common(text) >= 0.9 and not _is_katakana(text)


def _is_katakana(text: str) -> bool:
    return len(_KATAKANA.findall(text)) * 2 > len(text)


def _is_utf16(text: str) -> bool:
    """Whether bytes read as UTF-16 yield spaces, stops or line ends, and almost only common characters."""
    everyday = sum(character.isascii() and character.isprintable() for character in text)
    everyday += len("".join(c for c in text if not c.isascii()).encode("gb2312", "ignore")) // 2
    return bool(_USUAL.search(text)) and 10 * (everyday + text.count("\n") + text.count("\r")) >= 9 * len(text)


def _is_japanese(text: str) -> bool:
    """Whether a text has the syllables that every Japanese sentence has, in full width."""
    beyond = [character for character in text if not character.isascii()]
    return (
        _is_text(text)
        and len(_KANA.findall(text)) * 5 > len(beyond)
        and len(_HALF_KANA.findall(text)) < len(beyond) / 10
    )


def _is_traditional(text: str) -> bool:
    """Whether nine in ten characters beyond ASCII are of the first, common level of Big5, or its punctuation."""
    beyond = [c.encode("big5", "ignore") for c in text if not c.isascii()]
    return _is_text(text) and 10 * sum(b"\xa1" <= c[:1] <= b"\xc6" for c in beyond) >= 9 * len(beyond)


def _is_korean(text: str) -> bool:
    """Whether nearly all letters are syllables of Korean, with spaces between words; Chinese would yield others."""
    letters = [character for character in text if character.isalpha() and not character.isascii()]
    hangul = len(_HANGUL.findall(text))
    return _is_text(text) and 0 < hangul >= 0.97 * len(letters) and text.count(" ") * 12 > hangul


def _is_western(text: str) -> bool:
    """Whether a text is mostly ASCII, as Western languages are."""
    return _is_text(text) and 2 * sum(map(str.isascii, text)) > len(text)


_ENCODINGS: Final[tuple[tuple[str, Callable[[str], bool]], ...]] = (
    ("utf-16-le", _is_utf16),
    ("utf-16-be", _is_utf16),
    ("cp932", _is_japanese),
    ("euc_kr", _is_korean),
    ("gb18030", _in_common_characters),
    ("big5", _is_traditional),
    ("cp1252", _is_western),
    ("latin-1", _is_western),
)
_USUAL = re.compile(r"[ \n。，]")
_KANA = re.compile(r"[\u3041-\u30ff]")
_KATAKANA = re.compile(r"[\u30a1-\u30ff]")
_HALF_KANA = re.compile(r"[\uff61-\uff9f]")
_HANGUL = re.compile(r"[\uac00-\ud7a3]")
