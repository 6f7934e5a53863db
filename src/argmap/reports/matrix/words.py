"""What the matrix says, in Chinese and in English."""

from __future__ import annotations

from typing import Final

from argmap.model.words import word_language

_PHRASES: Final[dict[str, dict[str, str]]] = {
    "matrix": {"zh": "竞争性论断矩阵", "en": "Rival claims"},
    "view": {
        "zh": "本表由图中已有的联系推算，方法取自霍耶尔的竞争性假设分析（1999，第八章）。这是一种查看方式，不是结论："
        "它只数图中对各论断有利和不利的材料，不判断材料有多可靠。",
        "en": "A view, not a verdict: it is computed from the links of the map, after Heuer's analysis of competing "
        "hypotheses (1999, chapter 8), and counts what the map holds for and against each claim, not how good that is.",
    },
    "reading": {
        "zh": "先横看：对各论断同样的一行，无助于取舍。再竖看：不利材料最少的论断最经得起检验；有利材料再多，也抵不掉"
        "不利材料。",
        "en": "Read across first: a row that is alike for all claims does not help to choose. Then down: the claim "
        "with the least against it has stood the test best, and what speaks for it does not make up for what does not.",
    },
    "claims": {"zh": "各论断", "en": "The claims"},
    "rows": {"zh": "证据与论断", "en": "Evidence and claims"},
    "and": {"zh": "、", "en": ", "},
    "none": {"zh": "图中没有对这些论断有利或不利的材料。", "en": "Nothing in the map bears on these claims."},
    "lead": {
        "zh": "共{rows}行材料：{telling}行能区分这些论断，{same}行对所涉论断没有差别（无鉴别力），"
        "{lone}行只涉及一个论断。",
        "en": "Rows: {rows}. Telling claims apart: {telling}; alike for all the claims that they bear on, and so not "
        "diagnostic: {same}; bearing on one claim only: {lone}.",
    },
    "gap": {
        "zh": "未联系：{lone}行只涉及一个论断，它们对其余论断意味着什么，图中没有说。例如“{row}”（`{row_id}`）对"
        "{letter}（`{claim_id}`）是有利还是不利？用 `argmap link {map} {row_id} supports {claim_id}`"
        "（或 `opposes`）写明。从上一级节点引出的联系对其下的材料一并有效。",
        "en": "Not placed (rows: {lone}): what bears on one claim only leaves open what it means for the others. Does "
        "“{row}” (`{row_id}`) speak for {letter} (`{claim_id}`) or against it? Say so by "
        "`argmap link {map} {row_id} supports {claim_id}` (or `opposes`). A link from a node higher up holds for all "
        "that stands below it.",
    },
    "gap between layers": {
        "zh": "未联系：{lone}行只涉及一个论断，它们对其余论断意味着什么，图中没有说。这些论断出自图层，先用"
        " `argmap merge` 把图层并入图中，才能写明联系。",
        "en": "Not placed (rows: {lone}): what bears on one claim only leaves open what it means for the others. These "
        "stand in a layer: fold it into the map (`argmap merge`) to link the rows to them.",
    },
    "unequal": {
        "zh": "各论断的不一致分所据的行数不同（{counts}），在其余各行联系起来之前，不宜直接相比。",
        "en": "The sums count different rows ({counts}), and cannot be compared as they stand until the others are "
        "placed.",
    },
    "no rival": {
        "zh": "{lower}（`{lower_id}`）是{upper}（`{upper_id}`）的理由，二者并不竞争。",
        "en": "{lower} (`{lower_id}`) is a reason for {upper} (`{upper_id}`), so the two are no rivals.",
    },
    # Heads of columns.
    "evidence": {"zh": "材料", "en": "Evidence"},
    "diagnosticity": {"zh": "鉴别力", "en": "Diagnosticity"},
    "inconsistency": {"zh": "不一致分", "en": "Inconsistency"},
    "inconsistency meaning": {"zh": "II计2，I计1", "en": "II counts 2, I counts 1"},
    # Marks.
    "legend": {"zh": "符号", "en": "Signs"},
    "CC": {"zh": "一致：直接支持", "en": "consistent: a reason for the claim itself"},
    "C": {"zh": "一致：经其他节点", "en": "consistent, through other nodes"},
    "N": {"zh": "正反相当", "en": "as much for as against"},
    "I": {"zh": "不一致：经其他节点，或为其限定", "en": "inconsistent, through other nodes, or a caveat"},
    "II": {"zh": "不一致：直接反驳", "en": "inconsistent: an objection to the claim itself"},
    "–": {"zh": "未联系：图中没有说", "en": "not placed: the map does not say"},
    # Cells.
    "for": {"zh": "一致", "en": "consistent"},
    "even for": {"zh": "正反相当：一致", "en": "even: consistent"},
    "even against": {"zh": "不一致", "en": "inconsistent"},
    "against": {"zh": "不一致", "en": "inconsistent"},
    "nowhere": {"zh": "未联系", "en": "not placed"},
    "directly": {"zh": "直接", "en": "directly"},
    "as caveat": {"zh": "限定", "en": "as a caveat"},
    "through": {"zh": "经{}", "en": "through {}"},
    "also against": {"zh": "也有不一致", "en": "in part inconsistent"},
    "also for": {"zh": "也有一致", "en": "in part consistent"},
    # Diagnosticity.
    "unknown": {"zh": "只涉及一个论断", "en": "one claim only"},
    "degree 0": {"zh": "无", "en": "none"},
    "degree 1": {"zh": "低", "en": "low"},
    "degree 2": {"zh": "中", "en": "moderate"},
    "degree 3": {"zh": "高", "en": "high"},
    "degree 4": {"zh": "高", "en": "high"},
}


def phrase(name: str, language: str) -> str:
    """A phrase in a language, or in English where it has none; some have gaps for ``str.format``."""
    return _PHRASES[name][word_language(language)]
