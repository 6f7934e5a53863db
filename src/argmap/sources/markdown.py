"""The marks of Markdown, which are not part of the words."""

from __future__ import annotations

import html
import re

from argmap.sources.folding import FILLER

_FENCE = re.compile(
    r"^[ \t]{0,3}(?P<fence>`{3,}+|~{3,}+)[^\n]*\n(?:.*?^[ \t]{0,3}(?P=fence)[`~]*+[ \t]*+$|.*\Z)", re.M | re.S
)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.S)
_RULED_ROW = re.compile(r"^[ \t]*+\|?+[ \t]*+:?-{2,}+:?[ \t]*+(?:\|[ \t]*+:?-{2,}+:?[ \t]*+)*+\|?+[ \t]*+$", re.M)
_ROW = re.compile(r"^(?P<first>[ \t]*\|)(?P<cells>[^\n]*)$", re.M)
_QUOTE = re.compile(r"^[ ]{0,3}>[^\n]*(?:\n[ ]{0,3}>[^\n]*)+", re.M)
_QUOTED = re.compile(r"(?<=\n)[ ]{0,3}>(?:[ ]?>)*")
_HARD_BREAK = re.compile(r"\\(?=\r?\n)")
_REFERENCE = re.compile(r"^[ \t]{0,3}\[(?!\^)[^\]\n]{1,200}\]:[ \t]*\S[^\n]*$", re.M)
_IMAGE_OR_LINK = re.compile(
    r"!?\[(?!\^)(?P<text>[^\[\]\n]{0,500})\](?:\([^()\n]{0,2000}(?:\([^()\n]{0,200}\)[^()\n]{0,200})?\)|\[[^\]\n]{0,200}\])"
)
_TAG = re.compile(
    r"</?(?:a|abbr|article|b|blockquote|br|center|cite|code|del|details|div|em|figcaption|figure|font|h[1-6]|hr|i|img|ins"
    r"|kbd|li|mark|ol|p|pre|q|s|section|small|span|strong|sub|summary|sup|table|tbody|td|th|thead|tr|u|ul)"
    r"(?:\s[^<>\n]{0,500})?/?>",
    re.I,
)
"""Tags of elements; an author may write other words between angle brackets."""
_AUTOLINK = re.compile(r"<(?P<text>(?:https?://|mailto:)[^<>\s]{1,2000})>")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_ESCAPE = re.compile(r"\\(?P<text>[!-/:-@\[-`{-~])")
_CODE = re.compile(r"(?P<ticks>`{1,3})(?!`)(?P<text>[^`\n]{1,500})(?P=ticks)(?!`)")
_STARS = re.compile(r"(?<![\\*])(?P<mark>\*{1,3}|~~)(?=[^\s*~])(?P<text>[^*~\n]{1,2000}?)(?<=[^\s*~])(?P=mark)(?![*])")
_BARS = re.compile(r"(?<![\\\w])(?P<mark>_{1,3})(?=[^\s_])(?P<text>[^_\n]{1,2000}?)(?<=[^\s_])(?P=mark)(?!\w)")


def blank_markup(text: str) -> str:
    """A text in Markdown of the same length without its marks.

    Blocks of code, comments, and definitions of links become spaces. Of links, pictures, emphasis, tags, and code in a
    sentence, only the words stay. A table's rows keep the bar at their beginning, which tells them from other lines.
    """
    if not _MARKS.search(text):
        return text
    for pattern in (_FENCE, _COMMENT, _RULED_ROW, _REFERENCE):
        text = pattern.sub(_spaces, text)
    text = _HARD_BREAK.sub(_fillers, _QUOTE.sub(_one_quotation, text))
    text = _ROW.sub(lambda row: row["first"] + row["cells"].replace("|", " "), text)
    text = _AUTOLINK.sub(_only_words, _CODE.sub(_only_words, text))
    text = _IMAGE_OR_LINK.sub(_only_words, _TAG.sub(_fillers, text))
    for pattern in (_STARS, _BARS, _STARS, _BARS):
        text = pattern.sub(_only_words, text)
    return _ENTITY.sub(_character, _ESCAPE.sub(_only_words, text))


_MARKS = re.compile(r"[`~<>|\[&\\*_]")


def _spaces(match: re.Match[str]) -> str:
    return re.sub(r"[^\r\n]", " ", match.group())


def _one_quotation(match: re.Match[str]) -> str:
    """A quotation with the mark of its first line only, so that its lines are one paragraph."""
    return _QUOTED.sub(_spaces, match.group())


def _fillers(match: re.Match[str]) -> str:
    return FILLER * len(match.group())


def _only_words(match: re.Match[str]) -> str:
    before, after = match.start("text") - match.start(), match.end() - match.end("text")
    return FILLER * before + match["text"] + FILLER * after


def _character(match: re.Match[str]) -> str:
    character = html.unescape(match.group())
    return character + FILLER * (len(match.group()) - 1) if len(character) == 1 else match.group()
