"""What a LaTeX document needs for its scripts: class, fonts with fallbacks, directions and line breaks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from argmap.model.text import is_cjk
from argmap.rendering.scripts import (
    SCRIPTS,
    Script,
    is_chinese_language,
    is_cjk_language,
    is_right_to_left,
    is_traditional,
    primary_subtag,
    script_of,
    scripts_of,
)

_ARTICLE: Final = "\\documentclass[a4paper,11pt]{article}\n\\usepackage{fontspec}"
_CHINESE: Final = r"\documentclass[UTF8,a4paper,zihao=-4%s]{ctexart}"
_MIXED: Final = r"\documentclass[UTF8,a4paper,11pt,scheme=plain%s]{ctexart}"
# The package for Chinese sets quotation marks and dashes full width, which are narrow in other languages.
_NARROW: Final = (
    r'\ifdefined\xeCJKDeclareCharClass\xeCJKDeclareCharClass{Default}{"2014,"2018,"2019,"201C,"201D,"2026}\fi'
)
_OWN_FONTS: Final = ",fontset=none"

_PICK: Final = r"""\makeatletter
% \pickfont{what for}{fonts, the best first}{package of Debian}{code}: \picked is the first of them that is installed.
\newcommand{\pickfont}[4]{\let\picked\@empty
  \@for\candidate:=#2\do{\ifx\picked\@empty
    \expandafter\IfFontExistsTF\expandafter{\candidate}{\let\picked\candidate}{}\fi}%
  \ifx\picked\@empty
    \PackageWarningNoLine{argmap}{No font for #1. Install one of #2,\MessageBreak
      as with the package #3 of Debian and Ubuntu,\MessageBreak or from https://fonts.google.com/noto}%
  \else#4\fi}
\makeatother"""
_PACKAGE: Final = "fonts-noto-core"
_CJK_PACKAGE: Final = "fonts-noto-cjk"
_PLAIN_FONTS: Final = "Noto Serif,CMU Serif,FreeSerif,Times New Roman,DejaVu Serif"
_OTHER_FONTS: Final = {
    "Hebrew": "David CLM,Frank Ruehl CLM,Times New Roman,Arial Hebrew,FreeSerif",
    "Arabic": "Amiri,Scheherazade New,Times New Roman,Geeza Pro,DejaVu Sans",
    "Devanagari": "Nirmala UI,Kohinoor Devanagari,Lohit Devanagari",
    "Thai": "TH Sarabun New,Norasi,Leelawadee UI,Thonburi",
    "Lao": "Leelawadee UI,Phetsarath OT",
    "Khmer": "Khmer OS,Leelawadee UI",
    "Myanmar": "Myanmar Text,Padauk",
    "Georgian": "DejaVu Serif,Sylfaen",
    "Armenian": "DejaVu Serif,Sylfaen",
}
"""What there is for a script beside Noto, with commas between."""
_CJK_FONTS: Final = {
    "zh-Hant": (
        "Noto Serif CJK TC,Source Han Serif TC,Songti TC,PMingLiU",
        "Noto Sans CJK TC,PingFang TC,Microsoft JhengHei",
    ),
    "zh": ("Noto Serif CJK SC,Source Han Serif SC,Songti SC,SimSun", "Noto Sans CJK SC,PingFang SC,SimHei"),
    "ja": (
        "Noto Serif CJK JP,Source Han Serif,Hiragino Mincho ProN,MS Mincho",
        "Noto Sans CJK JP,Hiragino Sans,MS Gothic",
    ),
    "ko": (
        "Noto Serif CJK KR,Source Han Serif KR,AppleMyungjo,Batang",
        "Noto Sans CJK KR,Apple SD Gothic Neo,Malgun Gothic",
    ),
}
_HANGUL: Final = re.compile("[\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff]")
_KANA: Final = re.compile("[\u3041-\u30ff]")
_UNSPACED: Final = ("thai", "laoo", "khmr", "mymr")
_OPENTYPE: Final = {"laoo": "lao ", "nkoo": "nko ", "yiii": "yi  "}
"""Tags of OpenType that differ from those of ISO 15924."""
_BABEL: Final = frozenset({"ar", "ckb", "fa", "he", "syr", "ug", "ur", "yi"})
"""Languages from right to left of which babel has a description."""
_JOINERS: Final = r"(?:[\s\d,.:;!?()/–—'’‘“”،؛؟-]|\\[%&_#$]|\\textquotedbl\{\})*"
"""What stands between two words from right to left and runs with them."""


class Setting(NamedTuple):
    """How a document is set."""

    program: str
    """xelatex or lualatex, which alone orders lines of both directions."""
    class_: str
    """The class and what follows it at once."""
    fonts: str
    """What comes after all packages: fonts, and commands for text in them."""


def setting(languages: Sequence[str], text: str) -> Setting:
    """The setting of a document in these languages, the main one first, that says ``text``."""
    main = languages[0]
    found = scripts_of(text)
    if is_right_to_left(main):
        return Setting("lualatex", _ARTICLE + _bidi(main), _fonts(_scripts(found, mixed=False)))
    han = any(map(is_cjk, text)) or bool(_HANGUL.search(text))
    if not (han or is_chinese_language(main)):
        return Setting("xelatex", _ARTICLE, _fonts(_scripts(found, mixed=True)))
    asian = _asian(languages, text)
    own = _OWN_FONTS if asian != "zh" else ""
    class_ = _CHINESE % own if is_chinese_language(main) else f"{_MIXED % own}\n{_NARROW}"
    return Setting("xelatex", class_, _fonts([*_cjk(asian, text), *_scripts(found, mixed=True)]))


def _asian(languages: Sequence[str], text: str) -> str:
    """Whose Chinese characters a document has: a key of the table of fonts."""
    for language in filter(is_cjk_language, languages):
        primary = primary_subtag(language)
        return primary if primary in _CJK_FONTS and primary != "zh" else "zh-Hant" if is_traditional(language) else "zh"
    return "ja" if _KANA.search(text) else "ko" if _HANGUL.search(text) else "zh"


def _fonts(lines: Iterable[str]) -> str:
    lines = list(lines)
    return "\n".join([_PICK, *lines]) if lines else ""


def _cjk(asian: str, text: str) -> Iterator[str]:
    if asian != "zh":
        serif, sans = _CJK_FONTS[asian]
        yield _pick(asian, serif, r"\setCJKmainfont{\picked}[AutoFakeBold,AutoFakeSlant]", _CJK_PACKAGE)
        yield _pick(asian, sans, r"\setCJKsansfont{\picked}\setCJKmonofont{\picked}", _CJK_PACKAGE)
    if asian != "ko" and _HANGUL.search(text):
        yield r"\ifdefined\xeCJKDeclareSubCJKBlock"
        yield r'\xeCJKDeclareSubCJKBlock{Hangul}{"1100->"11FF,"3130->"318F,"A960->"A97F,"AC00->"D7FF}'
        yield _pick("Hangul", _CJK_FONTS["ko"][0], r"\setCJKmainfont[Hangul]{\picked}", _CJK_PACKAGE)
        yield r"\fi"


def _pick(name: str, fonts: str, code: str, package: str) -> str:
    return rf"\pickfont{{{name}}}{{{fonts}}}{{{package}}}{{{code}}}"


def _bidi(language: str) -> str:
    """Babel, which orders what runs in both directions in LuaLaTeX."""
    primary = primary_subtag(language)
    script = script_of(language)
    known = primary if primary in _BABEL else "he" if script and script.name == "Hebrew" else "ar"
    return (
        "\n\\ifdefined\\directlua\\else\\errmessage{Run lualatex: this text runs from right to left}\\fi"
        f"\n\\usepackage[bidi=basic]{{babel}}\n\\babelprovide[import={known},main]{{mainlanguage}}"
    )


def _scripts(found: Sequence[Script], *, mixed: bool) -> Iterator[str]:
    r"""The fonts of scripts, and a command for text in each: `\scripthebr`."""
    if any(script.plain for script in found):
        yield _pick("Cyrillic and Greek", _PLAIN_FONTS, r"\setmainfont{\picked}", _PACKAGE)
    others = [script for script in found if not script.plain]
    if not others:
        return
    if any(script.code in _UNSPACED for script in others):
        yield r'\ifdefined\XeTeXlinebreaklocale\XeTeXlinebreaklocale "th"\XeTeXlinebreakskip=0pt plus 1pt\fi'
    yield r"\ifdefined\directlua\defaultfontfeatures{Renderer=HarfBuzz}\fi"
    if mixed and any(map(_right_to_left, others)):
        yield r"\ifdefined\TeXXeTstate\TeXXeTstate=1\fi"
        yield r"\DeclareRobustCommand{\fromright}[1]{\ifdefined\beginR\beginR#1\endR\else{\textdirection=1 #1}\fi}"
    if any(script.code == "yiii" for script in others):
        yield r'\ifdefined\xeCJKDeclareCharClass\xeCJKDeclareCharClass{Default}{"A000->"A4CF}\fi'
    for script in others:
        name = script.code
        tag = _OPENTYPE.get(name, name)
        fonts = ",".join(dict.fromkeys((script.book, script.sans, *filter(None, (_OTHER_FONTS.get(script.name),)))))
        yield rf"\newcommand{{\font{name}}}{{}}"
        yield _pick(
            script.name, fonts, rf"\renewfontfamily\font{name}[RawFeature={{script={tag}}}]{{\picked}}", _PACKAGE
        )
        yield rf"\DeclareRobustCommand{{\script{name}}}[1]{{{{\font{name} #1}}}}"
    plain = "".join(rf"\let\script{script.code}\@firstofone" for script in others)
    yield rf"\makeatletter\pdfstringdefDisableCommands{{{plain}\let\fromright\@firstofone}}\makeatother"


def _right_to_left(script: Script) -> bool:
    return is_right_to_left(f"und-{script.code}")


def in_fonts(parts: Iterable[str], how: Setting) -> Iterator[str]:
    """Parts of the body, where text in other scripts than Latin and Chinese is in the command of its script.

    Where the program doesn't order lines of both directions itself, what runs from right to left is in one more.
    """

    def fonts(said: str) -> str:
        return _RUNS.sub(lambda match: rf"\script{match.lastgroup}{{{match[0]}}}", said)

    def directed(said: str) -> str:
        if how.program == "lualatex":
            return fonts(said)
        pieces, at = [], 0
        for match in _FROM_RIGHT.finditer(said):
            pieces += [fonts(said[at : match.start()]), rf"\fromright{{{fonts(match[0])}}}"]
            at = match.end()
        return "".join(pieces) + fonts(said[at:])

    for part in parts:
        yield "".join(piece if at % 2 else directed(piece) for at, piece in enumerate(_ADDRESS.split(part)))


_ADDRESS: Final = re.compile(r"(\\(?:href|url|nolinkurl)\{[^{}]*\})")
_INVISIBLE: Final = "\u200b-\u200f"


def _run(pattern: str, between: str) -> str:
    return f"[{pattern}][{pattern}{_INVISIBLE}]*(?:{between}[{pattern}][{pattern}{_INVISIBLE}]*)*"


_RUNS: Final = re.compile(
    "|".join(f"(?P<{script.code}>{_run(script.pattern, ' *')})" for script in SCRIPTS if not script.plain)
)
_FROM_RIGHT: Final = re.compile(
    _run("".join(script.pattern for script in SCRIPTS if is_right_to_left(f"und-{script.code}")), _JOINERS)
)
