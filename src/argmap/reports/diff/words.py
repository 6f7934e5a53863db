"""What is said about a comparison, in Chinese and in English; words of kinds and scales are the model's."""

from __future__ import annotations

from typing import Final

from argmap.comparison import Sort
from argmap.model.words import word_language

_PHRASES: Final[dict[str, dict[str, str]]] = {
    "versions": {"zh": "{before}（前）与{after}（后）", "en": "{before} (before) and {after} (after)"},
    "marks": {
        "zh": "{gone}：原有而删去的；{new}：新增的。",
        "en": "{gone} was there before, {new} is new.",
    },
    "old": {"zh": "旧", "en": "old"},
    "new": {"zh": "新", "en": "new"},
    # Headings.
    "comparison": {"zh": "论证图的改动", "en": "What changed in the map"},
    "drawing": {"zh": "{what}：{title}，{versions}", "en": "{what}: {title}, {versions}"},
    "in short": {"zh": "概要", "en": "In short"},
    "for the thesis": {"zh": "对论题的影响", "en": "What changes for the thesis"},
    "statuses": {"zh": "论断的状态", "en": "Which statements stand"},
    "the map": {"zh": "整幅图", "en": "The map as a whole"},
    # Summary.
    "nothing": {"zh": "两个版本的论证相同。", "en": "The two versions hold the same argument."},
    "identical": {"zh": "两个文件逐字相同。", "en": "The two files are the same, to the last character."},
    "layout": {"zh": "文件只在排版上不同。", "en": "The files differ in layout alone."},
    "comments": {
        "zh": "文件只在注释或排版上不同。",
        "en": "The files differ in comments, and perhaps in layout, alone.",
    },
    "sizes": {"zh": "改动前{before}，改动后{after}条。", "en": "{before} before, {after} after."},
    "statement": {"zh": "{}条论断", "en": "{} statement"},
    "statements": {"zh": "{}条论断", "en": "{} statements"},
    "unchanged": {"zh": "其余{}条未变。", "en": "{} unchanged."},
    "none unchanged": {"zh": "没有一条不变。", "en": "None is unchanged."},
    "only the map": {"zh": "论断都没有改动。", "en": "No statement has changed."},
    # The thesis.
    "status stays": {"zh": "论题的状态不变：{status}。", "en": "The thesis stands as before: {status}."},
    "status turns": {
        "zh": "论题的状态由“{before}”变为“{after}”。",
        "en": "The thesis was {before} and is now {after}.",
    },
    "strength stays": {"zh": "强度仍为{after}。", "en": "Its strength is {after}, as before."},
    "strength rises": {"zh": "强度由{before}升至{after}。", "en": "Its strength rises from {before} to {after}."},
    "strength falls": {"zh": "强度由{before}降至{after}。", "en": "Its strength falls from {before} to {after}."},
    "cycle": {
        "zh": "有的论断循环相关，强度无法收敛，不宜据此判断。",
        "en": "Strengths in a circle of statements do not settle: do not rely on them.",
    },
    "new below": {"zh": "新增而直接针对论题的：", "en": "New, right below the thesis:"},
    "gone below": {"zh": "删去而原先直接针对论题的：", "en": "Gone from right below the thesis:"},
    "shifts": {
        "zh": "直接关乎论题的论断中，强度有变的是：",
        "en": "Of what stands right below it, the strength changes of:",
    },
    "turned": {"zh": "状态有变的论断共{}条：", "en": "Statements whose status changes: {}"},
    "none turned": {"zh": "没有其他论断的状态因此改变。", "en": "No other statement changes its status."},
    "from to": {"zh": "{before} → {after}", "en": "{before} → {after}"},
    "reading": {
        "zh": "状态与强度由论断之间的关系算出，只反映图中所写。",
        "en": "Status and strength are computed from how the statements bear on one another, from nothing else.",
    },
    # Statements.
    "added": {"zh": "新增", "en": "Added"},
    "removed": {"zh": "删去", "en": "Removed"},
    "formerly": {"zh": "原{}", "en": "formerly {}"},
    "moved from": {"zh": "移至此处，原在{}之下。", "en": "Moved here; it stood below {}."},
    "moved up": {"zh": "移至此处，原在{}之下，后者已删去。", "en": "Moved here from below {}, which is gone."},
    "kind": {"zh": "原为{before}，现为{after}。", "en": "It was {before} and is now {after}."},
    "first": {"zh": "在同类中的次序有变：现在排在最前。", "en": "Stands elsewhere among its siblings: now first."},
    "after": {"zh": "在同类中的次序有变：现在排在{}之后。", "en": "Stands elsewhere among its siblings: now after {}."},
    "renamed": {"zh": "标识由{before}改为{after}。", "en": "Its id was {before} and is now {after}."},
    "only renamed": {
        "zh": "仅标识由{before}改为{after}，内容未变。",
        "en": "Only its id changed, from {before} to {after}.",
    },
    "before": {"zh": "改前：", "en": "Before: "},
    "now": {"zh": "改后：", "en": "Now: "},
    "in language": {"zh": "（{}）", "en": " ({})"},
    "label": {"zh": "{label}{language}：", "en": "{label}{language}: "},
    "given": {"zh": "{}（新增）", "en": "{} (new)"},
    "instead": {"zh": "由{before}改为{after}", "en": "{after} (before: {before})"},
    "withdrawn": {"zh": "不再注明（原为{}）", "en": "no longer given (before: {})"},
    "quote": {"zh": "“{}”", "en": "“{}”"},
    "list": {"zh": "、", "en": ", "},
    "colon": {"zh": "：", "en": ": "},
    "apart": {"zh": "；", "en": "; "},
    "and": {"zh": "，", "en": ", "},
    "stop": {"zh": "。", "en": "."},
    "space": {"zh": "", "en": " "},
    "aside": {"zh": "（{}）", "en": " ({})"},
    "now assumed": {"zh": "现作为预设，不再要求依据。", "en": "It is now taken for granted."},
    "not assumed": {"zh": "不再作为预设。", "en": "It is no longer taken for granted."},
    "now linked": {"zh": "其前提现须同时成立才算支持。", "en": "Its premises now count only together."},
    "not linked": {"zh": "其前提改为各自独立支持。", "en": "Its premises now count each by itself."},
    "link gained": {"zh": "现另{relation}{target}。", "en": "It now also {relation} {target}."},
    "link lost": {"zh": "不再{relation}{target}。", "en": "It no longer {relation} {target}."},
    # The map as a whole.
    "languages gained": {
        "zh": "新增语言{language}：{count}条论断已有译文，共{total}条。",
        "en": "Added language: {language}; {count} of {total} statements have it.",
    },
    "languages lost": {"zh": "不再有语言{}。", "en": "Language no longer there: {}."},
    "languages order": {
        "zh": "首要语言由{before}改为{after}。",
        "en": "The first language was {before} and is now {after}.",
    },
    "works added": {"zh": "新增文献：{}。", "en": "Added sources: {}."},
    "works removed": {"zh": "删去文献：{}。", "en": "Removed sources: {}."},
    "work changed": {"zh": "文献{work}的著录有改动：{keys}。", "en": "Source changed: {work} ({keys})."},
    # The diagram.
    "changed": {"zh": "内容有改动", "en": "changed"},
    "away": {"zh": "原位置", "en": "its old place"},
    "moved to": {"zh": "已移至{}之下", "en": "moved below {}"},
    "gone words": {"zh": "删去的文字", "en": "words that are gone"},
    "new words": {"zh": "新增的文字", "en": "new words"},
    "folded unchanged": {
        "zh": "只画出有改动的论断及其上级；未变的{}条已折叠，并在卡片上注明数目",
        "en": "Only what changed is drawn, with what stands above it; {} unchanged statements are folded and counted",
    },
}

_COUNTS: Final = {
    Sort.ADDED: {"zh": "新增{}条", "en": "{} added"},
    Sort.REMOVED: {"zh": "删去{}条", "en": "{} removed"},
    Sort.MOVED: {"zh": "移动{}条", "en": "{} moved"},
    Sort.REORDERED: {"zh": "调整次序{}条", "en": "{} reordered"},
    Sort.RENAMED: {"zh": "更换标识{}条", "en": "{} renamed"},
    Sort.REWORDED: {"zh": "改动措辞{}条", "en": "{} reworded"},
    Sort.CITED: {"zh": "改动出处{}条", "en": "{} with another reference"},
    Sort.JUDGED: {"zh": "改动判断{}条", "en": "{} judged otherwise"},
    Sort.LINKED: {"zh": "改动联系{}条", "en": "{} with other links"},
    Sort.NOTED: {"zh": "改动标签或备注{}条", "en": "{} with other tags or remarks"},
}

_SORTS: Final = {
    Sort.ADDED: {"zh": "新增", "en": "added"},
    Sort.REMOVED: {"zh": "删去", "en": "removed"},
    Sort.MOVED: {"zh": "移动", "en": "moved"},
    Sort.REORDERED: {"zh": "次序", "en": "reordered"},
    Sort.RENAMED: {"zh": "标识", "en": "renamed"},
    Sort.REWORDED: {"zh": "措辞", "en": "reworded"},
    Sort.CITED: {"zh": "出处", "en": "reference"},
    Sort.JUDGED: {"zh": "判断", "en": "judgement"},
    Sort.LINKED: {"zh": "联系", "en": "links"},
    Sort.NOTED: {"zh": "备注", "en": "remarks"},
}

_LABELS: Final = {
    "text": {"zh": "措辞", "en": "Wording"},
    "detail": {"zh": "说明", "en": "Explanation"},
    "source": {"zh": "文献", "en": "Source"},
    "section": {"zh": "章节", "en": "Section"},
    "at": {"zh": "原文位置", "en": "Passage"},
    "cites": {"zh": "注释", "en": "Notes"},
    "basis": {"zh": "证据类型", "en": "Kind of evidence"},
    "by": {"zh": "出自", "en": "Said by"},
    "inference.scheme": {"zh": "论证型式", "en": "Scheme"},
    "inference.warrant": {"zh": "推论依据", "en": "Warrant"},
    "inference.answers": {"zh": "回答批判性问题", "en": "Answer to "},
    "likelihood": {"zh": "可能性", "en": "Likelihood"},
    "confidence": {"zh": "信心", "en": "Confidence"},
    "forecast.due": {"zh": "预测期限", "en": "Forecast due"},
    "forecast.test": {"zh": "检验标准", "en": "Test of the forecast"},
    "forecast.outcome": {"zh": "预测结果", "en": "Outcome of the forecast"},
    "forecast.resolved": {"zh": "结果日期", "en": "Forecast settled on"},
    "credence": {"zh": "可信度", "en": "Credence"},
    "tags": {"zh": "标签", "en": "Tags"},
    "comment": {"zh": "备注", "en": "Remark"},
    "expect": {"zh": "预期状态", "en": "Expected status"},
    "title": {"zh": "标题", "en": "Title"},
    "summary": {"zh": "概述", "en": "Summary"},
    "layers": {"zh": "图层", "en": "Layers"},
}

_LANGUAGES: Final = {
    "zh": {"zh": "中文", "en": "Chinese"},
    "en": {"zh": "英文", "en": "English"},
    "ja": {"zh": "日文", "en": "Japanese"},
    "ko": {"zh": "韩文", "en": "Korean"},
    "fr": {"zh": "法文", "en": "French"},
    "de": {"zh": "德文", "en": "German"},
    "es": {"zh": "西班牙文", "en": "Spanish"},
    "ru": {"zh": "俄文", "en": "Russian"},
    "ar": {"zh": "阿拉伯文", "en": "Arabic"},
}


def phrase(name: str, language: str) -> str:
    """A phrase in a language, or in English where it has none; some have gaps for ``str.format``."""
    return _PHRASES[name][word_language(language)]


def count_words(sort: Sort, count: int, language: str) -> str:
    """How many statements have changed in a way."""
    return _COUNTS[sort][word_language(language)].format(count)


def sort_word(sort: Sort, language: str) -> str:
    """What kind of change it is, in a word: a badge on a card."""
    return _SORTS[sort][word_language(language)]


def label(key: str, language: str) -> str:
    """What a key of a node or of the map is called."""
    known = _LABELS.get(key) or _LABELS[key.rpartition(".")[0]]
    return known[word_language(language)]


def language_word(tag: str, language: str) -> str:
    """The name of a language; its tag where it has none here."""
    known = _LANGUAGES.get(tag)
    return known[word_language(language)] if known else tag


def statements(count: int, language: str) -> str:
    """A number of statements, with the word."""
    return phrase("statement" if count == 1 else "statements", language).format(count)
