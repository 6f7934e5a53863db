"""The phrases that documents use, in Chinese and in English; the words of kinds and scales are the model's."""

from __future__ import annotations

import datetime
from typing import Final

from argmap.model.words import word_language

_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

_PHRASES: Final[dict[str, dict[str, str]]] = {
    # Punctuation, and how parts of a reference are joined.
    "comma": {"zh": "，", "en": ", "},
    "list": {"zh": "、", "en": ", "},
    "semicolon": {"zh": "；", "en": "; "},
    "colon": {"zh": "：", "en": ": "},
    "stop": {"zh": "。", "en": "."},
    "after label": {"zh": "", "en": "."},
    "sentence space": {"zh": "", "en": " "},
    "bracketed": {"zh": "（{}）", "en": " ({})"},
    "badge": {"zh": "〔{}〕", "en": "[{}]"},
    "and": {"zh": "、", "en": " and "},
    "last and": {"zh": "、", "en": ", and "},
    "name comma": {"zh": "、", "en": ", "},
    "et al.": {"zh": "等", "en": " et al."},
    "before year": {"zh": "，", "en": " "},
    "no date": {"zh": "年份不详", "en": "n.d."},
    "work": {"zh": "《{}》", "en": "“{}”"},
    "narrative": {"zh": "{who}（{year}）", "en": "{who} ({year})"},
    "section": {"zh": "第{}部分", "en": "sec. {}"},
    "note": {"zh": "注", "en": "n. "},
    "notes": {"zh": "注", "en": "nn. "},
    # What stands above the outline and below it.
    "argument of": {"zh": "本图所述为{}的论证。", "en": "The argument is that of {}."},
    "source is": {"zh": "除另注明外，出处为{}。", "en": "The source, where no other is named, is {}."},
    "sections": {
        "zh": "章节与上级相同时不重复标注。",
        "en": "A section is named where it differs from that of the claim above.",
    },
    "own notes": {"zh": "“注”为原文注释的编号。", "en": "Note numbers (n., nn.) are those of the work itself."},
    "excerpt": {
        "zh": "节选：从{}起，编号与全图一致。",
        "en": "Excerpt from {} down; numbers are those of the whole map.",
    },
    "layer": {"zh": "{mark}标明图层{title}{by}所加的论断。", "en": "{mark} marks what the layer {title}{by} adds."},
    "layer by": {"zh": "（{}）", "en": ", by {},"},
    "sources": {"zh": "资料来源", "en": "Sources"},
    # What is said about a statement.
    "confidence": {"zh": "信心{}", "en": "{} confidence"},
    "assumed": {"zh": "预设", "en": "assumed"},
    "credence": {"zh": "可信度{}", "en": "credence {}"},
    "says": {"zh": "{}：", "en": ""},
    "according to": {"zh": "据{}", "en": "according to {}"},
    "jointly": {"zh": "{}须同时成立，才支持上述论断", "en": "{} support this only jointly"},
    "inference": {"zh": "推论", "en": "Inference"},
    "warrant": {"zh": "依据：{}", "en": "Warrant: {}"},
    "question": {"zh": "批判性问题", "en": "Critical question"},
    "answered": {"zh": "{question}答：{answer}", "en": "{question} Answer: {answer}"},
    "forecast": {"zh": "预测", "en": "Forecast"},
    "due": {"zh": "{}到期", "en": "due {}"},
    "test": {"zh": "检验标准：{}", "en": "Test: {}"},
    "resolved": {"zh": "{outcome}（{date}）", "en": "{outcome} ({date})"},
    "also": {"zh": "另{relation}", "en": "Also {relation}"},
    "see also": {"zh": "另见", "en": "See also"},
    "see also supports": {"zh": "支持本条", "en": "supports this"},
    "see also limits": {"zh": "限定本条", "en": "limits this"},
    "see also opposes": {"zh": "反驳本条", "en": "opposes this"},
    "folded": {"zh": "以下{}条略", "en": "{} further {} below"},
    "statement": {"zh": "", "en": "statement"},
    "statements": {"zh": "", "en": "statements"},
}


def phrase(name: str, language: str) -> str:
    """A phrase in a language, or in English where it has none; some have gaps for ``str.format``."""
    return _PHRASES[name][word_language(language)]


def date_words(date: datetime.date, language: str) -> str:
    """A day as it is written in a text: 2029年1月20日, 20 January 2029."""
    if word_language(language) == "zh":
        return f"{date.year}年{date.month}月{date.day}日"
    return f"{date.day} {_MONTHS[date.month - 1]} {date.year}"


def folded_words(count: int, language: str) -> str:
    """How many statements are not shown."""
    return phrase("folded", language).format(count, phrase("statement" if count == 1 else "statements", language))
