"""What the page itself says, in Chinese and in English; what documents say as well comes from their table."""

from __future__ import annotations

from typing import Final

from argmap.diagrams.theme import phrase as diagram_phrase
from argmap.evaluation.explanations import Reason
from argmap.evaluation.words import reason_words
from argmap.exporters.words import phrase as document_phrase
from argmap.model import Relation
from argmap.model.words import relation_word, word_language

_WORDS: Final[dict[str, dict[str, str]]] = {
    # The head of the page and its views.
    "outline": {"zh": "大纲", "en": "Outline"},
    "diagram": {"zh": "论证图", "en": "Diagram"},
    "details": {"zh": "详情", "en": "Details"},
    "views": {"zh": "视图", "en": "Views"},
    "skip": {"zh": "跳到大纲", "en": "Skip to the outline"},
    "about": {"zh": "关于本图", "en": "About this map"},
    "language": {"zh": "语言", "en": "Language"},
    "theme": {"zh": "外观", "en": "Appearance"},
    "theme auto": {"zh": "随系统", "en": "Auto"},
    "theme light": {"zh": "浅色", "en": "Light"},
    "theme dark": {"zh": "深色", "en": "Dark"},
    # Searching and filtering.
    "search": {"zh": "搜索", "en": "Search"},
    "search hint": {"zh": "搜索论断、提出者或标识", "en": "Search statements, speakers, ids"},
    "filters": {"zh": "筛选", "en": "Filters"},
    "clear": {"zh": "清除", "en": "Clear"},
    "count": {"zh": "共{}条", "en": "{} statements"},
    "found": {"zh": "{}条相符，共{}条", "en": "{} of {} match"},
    "none found": {"zh": "没有相符的论断", "en": "No statement matches"},
    "kind": {"zh": "类别", "en": "Kind"},
    "tag": {"zh": "标签", "en": "Tag"},
    "speaker": {"zh": "提出者", "en": "Said by"},
    "source": {"zh": "出处", "en": "Source"},
    "no speaker": {"zh": "出处作者本人", "en": "the source's author"},
    # Layers.
    "layers": {"zh": "图层", "en": "Layers"},
    "layer": {"zh": "图层", "en": "Layer"},
    "map itself": {"zh": "原图", "en": "the map itself"},
    # Folding and the view of the diagram.
    "unfold all": {"zh": "全部展开", "en": "Unfold all"},
    "fold all": {"zh": "全部折叠", "en": "Fold all"},
    "folded": {"zh": "已折叠{}条", "en": "{} folded"},
    "zoom in": {"zh": "放大", "en": "Zoom in"},
    "zoom out": {"zh": "缩小", "en": "Zoom out"},
    "fit": {"zh": "适应窗口", "en": "Fit"},
    "actual": {"zh": "原始大小", "en": "Actual size"},
    "diagram hint": {
        "zh": "论证图，内容与大纲相同。方向键移动，加号和减号缩放，0 适应窗口，1 原始大小。",
        "en": "The diagram holds what the outline holds. Arrow keys move it, plus and minus zoom, 0 fits, 1 is 100 %.",
    },
    # The panel.
    "path": {"zh": "通往论题的路径", "en": "Path to the thesis"},
    "below supports": {"zh": "支持本条", "en": "Supported by"},
    "below limits": {"zh": "限定本条", "en": "Limited by"},
    "below opposes": {"zh": "反驳本条", "en": "Opposed by"},
    "also supports": {"zh": "另支持", "en": "Also supports"},
    "also limits": {"zh": "另限定", "en": "Also limits"},
    "also opposes": {"zh": "另反驳", "en": "Also opposes"},
    "elsewhere": {"zh": "来自其他分支", "en": "from another branch"},
    "passage": {"zh": "原文位置", "en": "Passage"},
    "section": {"zh": "章节", "en": "Section"},
    "notes": {"zh": "原文注释", "en": "Notes"},
    "basis": {"zh": "证据类型", "en": "Basis"},
    "likelihood": {"zh": "可能性", "en": "Likelihood"},
    "confidence": {"zh": "信心", "en": "Confidence"},
    "assumed": {"zh": "预设", "en": "Assumed"},
    "assumed, in full": {"zh": "有意视为成立，不另作论证", "en": "taken for granted on purpose"},
    "credence": {"zh": "可信度", "en": "Credence"},
    "due": {"zh": "预测期限", "en": "Forecast due"},
    "outcome": {"zh": "预测结果", "en": "Outcome"},
    "test": {"zh": "检验标准", "en": "Test"},
    "scheme": {"zh": "论证型式", "en": "Scheme"},
    "warrant": {"zh": "推论依据", "en": "Warrant"},
    "linked": {"zh": "推论", "en": "Inference"},
    "linked, in full": {"zh": "各前提须同时成立，才支持本条", "en": "the premises support this only jointly"},
    "answers": {"zh": "批判性问题", "en": "Critical questions"},
    "detail": {"zh": "说明", "en": "Explanation"},
    "tags": {"zh": "标签", "en": "Tags"},
    "address": {"zh": "本条链接", "en": "Link to this statement"},
    "legend": {"zh": "图例", "en": "Legend"},
    # What the map comes to if it is taken at its word.
    "evaluation": {"zh": "评估", "en": "Evaluation"},
    "show nothing": {"zh": "不显示评估", "en": "No marks"},
    "show status": {"zh": "显示状态", "en": "Show status"},
    "show strength": {"zh": "显示强度", "en": "Show strength"},
    "status": {"zh": "状态", "en": "Status"},
    "strength": {"zh": "强度", "en": "Strength"},
    "base score": {"zh": "基础分", "en": "Base score"},
    "without layers": {"zh": "不计图层", "en": "Without the layers"},
    "with layers": {"zh": "计入图层", "en": "With the layers"},
    "computed": {
        "zh": "由图的结构和基础分推算，不是对真伪的判断。状态采用基语义（grounded semantics），强度采用{}。",
        "en": "Computed from the structure of the map and its base scores; no judgement of truth. "
        "Semantics: grounded (status), {} (strength).",
    },
    "unsettled": {
        "zh": "图中有循环，强度不收敛：循环中的论断及依赖它们的论断，强度没有意义。",
        "en": "Strengths do not settle in a cycle of this map: those of the cycle, and of what rests on it, "
        "mean nothing.",
    },
}


def words(language: str) -> dict[str, str]:
    """All that the page says in a language, or in English where it has none; ``{}`` are gaps."""
    spoken = word_language(language)
    found = {name: row[spoken] for name, row in _WORDS.items()}
    found |= {f"because {reason.name.lower()}": reason_words(reason, language) for reason in Reason}
    found |= {str(relation): relation_word(relation, language) for relation in Relation}
    found |= {name: diagram_phrase(name, language) for name in ("jointly", "jointly, in full", "cross link")}
    found |= {name: document_phrase(name, language) for name in ("sources", "colon", "comma", "list")}
    return found
