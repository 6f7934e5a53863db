"""Texts rewritten so that figures have one notation: without markup, 1 500 000 as 1,500,000 and 2.5×10³ as 2500.

Every character of the result knows its place in the text. All patterns are bounded, so the time is linear in the text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from html import unescape

from argmap.diagnostics import Span

SLASH = "⁄"
"""Separates the parts of a fraction in a plain text (2⁄3), where a / can also separate the parts of a date."""
MINUS = "−"
"""Before a negative number in a plain text; other dashes are hyphens or ranges."""

_THIN = "\u2009"
_SPACES = "\u00a0\u2007\u2009\u202f"
_NOTHING = ";"
"""Replaces addresses and references, whose digits are no figures; it separates what is before from what follows."""


@dataclass(frozen=True, slots=True)
class Plain:
    """A plain text. ``starts`` and ``ends`` give the place of every character in the text; empty if nothing moved."""

    text: str
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)

    def place(self, span: Span) -> Span:
        """Where a stretch of the plain text stands in the text."""
        return Span(self.starts[span.start], self.ends[span.end - 1]) if self.starts else span

    def replaced(self, pattern: re.Pattern[str], by: Callable[[re.Match[str]], str | None]) -> Plain:
        """A copy with the matches of a pattern replaced; None leaves a match as it is."""
        pieces: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        done = 0
        for start, end, new in _edits(self.text, pattern, by):
            pieces += (self.text[done:start], new)
            starts += self.starts[done:start] or range(done, start)
            ends += self.ends[done:start] or range(done + 1, start + 1)
            if new:
                here = self.place(Span(start, end))
                starts += [here.start] * len(new)
                ends += [here.end] * len(new)
            done = end
        if not done:
            return self
        pieces.append(self.text[done:])
        starts += self.starts[done:] or range(done, len(self.text))
        ends += self.ends[done:] or range(done + 1, len(self.text) + 1)
        return Plain("".join(pieces), starts, ends)


def _edits(
    text: str, pattern: re.Pattern[str], by: Callable[[re.Match[str]], str | None]
) -> Iterator[tuple[int, int, str]]:
    for match in pattern.finditer(text):
        new = by(match)
        if new is not None and new != match[0]:
            yield match.start(), match.end(), new


# ---- markup ------------------------------------------------------------------------------------------------------

_SIGNS = {
    **dict.fromkeys(("times", "cdot"), "×"),
    **dict.fromkeys(("textperthousand", "permil", "perthousand"), "‰"),
    **dict.fromkeys(("percent", "textpercent"), "%"),
    **dict.fromkeys(("euro", "EUR", "texteuro"), "€"),
    **dict.fromkeys(("pounds", "textsterling"), "£"),
    "yen": "¥",
    "textdollar": "$",
    "textendash": "–",
    "textemdash": "—",
    "circ": "°",
    "degree": "°",
    "to": "–",
}
_COMMAND = r"\\(?P<command>[a-zA-Z]+)\*?[ \t]?(?:\{\})?"
_IN_MATHS = r"(?:[\d.,{}^_+–−×·=<>≈~\s%/()\-]|\\[a-zA-Z]+|\\[^a-zA-Z]|(?<![a-zA-Z])[a-zA-Z]{1,2}(?![a-zA-Z]))"
_MARKUP = re.compile(
    rf"""
    (?P<address>(?:https?://|www\.)[^\s，。；、）)】」\]>]+
      |(?i:\bdoi)?[:\s]?\b10\.\d{{4,9}}/\S+
      |(?<![\w.+-])[\w.+-]{{1,64}}@[\w-]{{1,64}}\.\w[\w.-]*
      |\b(?:ISBN|ISSN|ORCID|arXiv)(?:-1[03])?[:\s]?\s?[\d.X-][\d.X \u2010-\u2013-]{{5,24}}
      |(?<![\w+])\+\d{{1,3}}(?:[\s-]\(?\d{{2,4}}\)?){{2,5}}(?![\d,.]))
  | (?P<target>(?<=\])\([^()\s]{{0,2000}}\))
  | \\[dt]?frac[ ]?\{{(?P<over>\d{{1,9}})\}}[ ]?\{{(?P<under>\d{{1,9}})\}}
  | {_COMMAND}
  | \\(?P<escaped>[%$&\#_*`~^.+-])
  | (?P<thin>\\[,;: !]|\{{,\}}(?=\d))
  | (?P<drop>\\[()\[\]]|[{{}}`]|\*{{1,3}}(?!\d*\.?\d*\*\d)|__|~~|(?<![^\W_])_|_(?![^\W_])|(?<=\d)_(?=\d{{3}})
      |(?<=\d)\^(?=(?:st|nd|rd|th|er|e)\b)|(?<=st|nd|rd|th)\^)
  | (?P<power><sup>(?=[−-]?\d))
  | (?P<tag></?[a-zA-Z][^<>]{{0,200}}>)
  | (?P<entity>&(?:[a-zA-Z]{{2,8}}\d{{0,2}}|\#\d{{1,6}}|\#x[0-9a-fA-F]{{1,5}});)
  | (?P<dollar>\$)(?P<opening>(?=\S)(?={_IN_MATHS}{{1,80}}(?<!\s)\$(?!\d)))?
  | (?P<tie>(?<=[\d}}])~(?=\\|[A-Za-z]))
  | (?P<dash>(?<=[\d%$])--(?=[\d$\\]))
    """,
    re.VERBOSE,
)
_MARKED = re.compile(r"[\\$*_`<&^@~{}]|://|www\.|10\.\d{4}|ISBN|ISSN|ORCID|arXiv|\+\d|\d--")


def _unmarked(plain: Plain) -> Plain:
    """Without the markup of LaTeX, Markdown and HTML."""
    closing = -1

    def new(match: re.Match[str]) -> str | None:
        nonlocal closing
        kind = match.lastgroup
        if kind == "under":
            return f"{match['over']}{SLASH}{match['under']}"
        if kind == "command":
            return _SIGNS.get(match["command"], "")
        if kind in ("escaped", "entity", "thin"):
            fixed = {"escaped": match["escaped"], "thin": _THIN}.get(kind)
            return "," if match[0] == "{,}" else fixed or unescape(match[0])
        if kind in ("dollar", "opening"):
            if match.start() == closing:
                return ""
            if kind == "opening":
                closing = match.string.index("$", match.end())
                return ""
            return None
        return {"address": _NOTHING, "power": "^", "tie": _THIN, "dash": "–"}.get(kind or "", "")

    return plain.replaced(_MARKUP, new)


# ---- notation ----------------------------------------------------------------------------------------------------

_CHARACTERS = (
    {ord("０") + digit: str(digit) for digit in range(10)}
    | str.maketrans("．％＄－＋／：～　‐‑﹣﹪", ".%$-+/:~ ---%")
    | {ord("＾"): "^"}
)
_WIDE_COMMA = re.compile(r"(?<=[0-9０-９])，(?=[0-9０-９]{3}(?![0-9０-９]))")
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_VULGAR = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒"
_FORMAL = str.maketrans("壹贰貳叁參肆伍陆陸柒捌玖拾佰仟", "一二二三三四五六六七八九十百千")
_REFERENCES = (
    r"(?:(?<![A-Za-z])(?i:sections?|sect?\.|chapters?|figs?\.|figures?|tables?|eqs?\.|equations?|appendix|pages?|pp?\."
    r"|(?:foot)?notes?|version|ver\.|windows|iphone|boeing|airbus)|§+)\s?\d{1,3}(?:[.–-]\d{1,4}){0,9}+[a-z]?(?![\d%])"
    r"|[图圖表]\s?\d{1,2}(?:[.-]\d{1,2})?(?![\d.年])|第\s?[\d一二三四五六七八九十]{1,4}\s?[章节節页頁]|附[录錄件]\s?\d+"
    r"|(?<![\d.])(?!\d{1,3}(?:\.\d{3}){2,9}(?!\.?\d))\d{1,3}\.\d{1,4}\.\d{1,4}(?:\.\d{1,4}){0,5}+(?![\d,.])(?!\s*$)"
)
_NUMERALS = "点點〇零○Ｏ一二三四五六七八九两兩十百千万亿兆萬億廿卅壹贰貳叁參肆伍陆陸柒捌玖拾佰仟"
_NOTATION = re.compile(
    rf"""
    (?P<endless>\d{{31,}}(?:[.,]\d+)*|[{_NUMERALS}]{{41,}})
  | (?P<reference>{_REFERENCES})
  | (?<![\d.,])(?:(?P<mantissa>\d{{1,30}}(?:\.\d{{1,30}})?)\s?[×xX·*]\s?)?10
      (?:\^\(?(?P<power>[−+-]?\d{{1,2}})\)?\^?|(?P<raised>[⁺⁻]?[{_RAISED}]{{1,2}})|的(?P<of>\d{{1,2}})次[方幂])(?!\d)
  | (?<![\w.,])(?P<digits>\d{{1,30}}(?:\.\d{{1,30}})?)[eE](?P<e>[−+-]?\d{{1,2}})(?![\w.])
  | (?P<grouped>(?<![\d.,])\d{{1,3}}(?P<gap>[{_SPACES} '’])\d{{3}}(?:(?P=gap)\d{{3}}){{0,9}}(?![\d'’])
      (?![ ]\d)(?!,\d{{3}}))
  | (?P<dotted>(?<![\d.,])\d{{1,3}}(?:\.\d{{3}}){{2,9}}(?!\.?\d))
  | (?P<european>(?<![\d.,])\d{{1,3}}(?:\.\d{{3}}){{1,9}},\d{{1,2}}(?![\d.,]))
  | (?P<bare>(?<![\w.,)\]])\.\d{{1,9}}(?![\d.]))
  | (?P<season>(?<!\d)(?P<season_start>[12]\d{{3}})/(?P<season_end>\d\d)(?![\d/]))
  | (?P<even>(?<![\d.])50[-–/:]50(?!\d))
  | (?P<indian>(?<![\d.,])\d{{1,2}}(?:,\d\d){{1,9}},\d{{3}}(?![\d,]))
  | (?P<whole>\d{{1,9}})?(?:(?<=\d)[\s-]|(?<=\d)又)?(?P<vulgar>[{_VULGAR}])
  | (?<![\d/.,])(?P<mixed>\d{{1,9}})(?:[ -]|又)(?P<over>\d{{1,2}})[/{SLASH}](?P<under>\d{{1,2}})(?![\d/])
  | (?<!\d)(?P<ratio>\d{{1,9}}[{SLASH}]\d{{1,9}})(?!\d)
  | (?P<formal>[壹贰貳叁參肆伍陆陸柒捌玖][壹贰貳叁參肆伍陆陸柒捌玖拾佰仟万萬亿億零]+)
  | (?P<minus>(?<![\w)\]%°.−-])(?<!\d\s)[-−–](?=[$€£¥]?\d)|(?<=[为是达约率速从到至由降])-(?=[$€£¥]?\d)
      |(?<![\w])(?i:minus|negative)\s(?=[$€£¥]?[\da-z])|零下\s?|负\s?(?=[\d一二两三四五六七八九十百]))
  | (?P<dash>−)
    """,
    re.VERBOSE,
)
_NOTED = re.compile(rf"[\d{_VULGAR}负零−第壹贰貳叁參肆伍陆陸柒捌玖]|[{_NUMERALS}]{{41}}|(?i:minus|negative)")
"""A cheap search that texts without figures fail."""


def _power(match: re.Match[str]) -> str:
    exponent = unicodedata.normalize("NFKC", match[match.lastgroup or ""]).replace("−", "-")
    return format(Decimal(match["mantissa"] or match["digits"] or 1).scaleb(int(exponent)), "f")


def _season(match: re.Match[str]) -> str | None:
    """1997/98 as a range; 2024/05 is May."""
    follows = (int(match["season_start"]) + 1) % 100 == int(match["season_end"])
    return match[0].replace("/", "–") if follows else None


def _mixed(match: re.Match[str]) -> str | None:
    over, under = int(match["over"]), int(match["under"])
    return _of_fraction(int(match["mixed"]) + Fraction(over, under)) if over < under else None


def _ratio(match: re.Match[str]) -> str | None:
    over, under = map(int, match[0].split(SLASH))
    return _of_fraction(Fraction(over, under)) if under else None


_NEW: dict[str, Callable[[re.Match[str]], str | None]] = {
    **dict.fromkeys(("endless", "reference"), lambda match: _NOTHING),
    **dict.fromkeys(("power", "raised", "of", "e"), _power),
    "grouped": lambda match: match[0].replace(match["gap"], ""),
    "dotted": lambda match: match[0].replace(".", ""),
    "european": lambda match: match[0].replace(".", "").replace(",", "."),
    "indian": lambda match: match[0].replace(",", ""),
    "bare": lambda match: "0" + match[0],
    "even": lambda match: "50%",
    "season": _season,
    "vulgar": lambda match: _of_fraction(Fraction(int(match["whole"] or 0)) + _vulgar(match["vulgar"])),
    "under": _mixed,
    "ratio": _ratio,
    "formal": lambda match: match[0].translate(_FORMAL),
    "minus": lambda match: MINUS,
    "dash": lambda match: "-",
}
"""How a figure is written in a plain text, by the last group of its match; None leaves it."""


def _vulgar(character: str) -> Fraction:
    return Fraction(unicodedata.normalize("NFKC", character).replace(SLASH, "/"))


def _of_fraction(value: Fraction) -> str:
    """Decimals if they end, otherwise the two parts."""
    if 10**9 % value.denominator == 0:
        return f"{Decimal(value.numerator) / Decimal(value.denominator):f}"
    return f"{value.numerator}{SLASH}{value.denominator}"


_SPACED = re.compile(r"\d \d{3}(?!\d)")


def plain(text: str, *, spaced: bool = True) -> Plain:
    """A text in the one notation that figures are read from.

    ``spaced`` reads 12 345 as one number; otherwise as two, unless the space is one that doesn't break.
    """
    found = Plain(text)
    if _MARKED.search(text):
        found = _unmarked(found)
    if not found.text.isascii():
        folded = _WIDE_COMMA.sub(",", found.text).translate(_CHARACTERS)
        found = Plain(folded, found.starts, found.ends)
    if _NOTED.search(found.text):
        found = found.replaced(
            _NOTATION, lambda match: None if match["gap"] == " " and not spaced else _NEW[match.lastgroup or ""](match)
        )
    return found


def is_ambiguous(text: str) -> bool:
    """Whether a text has digits that may be one number or two: 12 345."""
    return _SPACED.search(text) is not None
