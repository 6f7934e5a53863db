"""What the report says, in Chinese and in English; words of kinds and scales are the model's."""

from __future__ import annotations

from typing import Final

from argmap.diagnostics import Severity
from argmap.model.words import word_language

_PHRASES: Final[dict[str, dict[str, str]]] = {
    "report": {"zh": "论证图报告", "en": "Report on the map"},
    "thesis": {"zh": "论题", "en": "Thesis"},
    "at a glance": {"zh": "一览", "en": "At a glance"},
    "figures": {"zh": "数据表", "en": "The figures as a table"},
    "more": {"zh": "另有{}行，未列出", "en": "{} further rows are not shown"},
    "and": {"zh": "、", "en": ", "},
    "legend": {"zh": "图例", "en": "Key"},
    # Headings.
    "shape": {"zh": "规模与结构", "en": "Size and shape"},
    "branches": {"zh": "各分支的构成", "en": "Kinds by branch"},
    "layers": {"zh": "图层所加", "en": "What layers add"},
    "evaluation": {"zh": "状态与强度", "en": "Status and strength"},
    "support": {"zh": "论断离证据有多远", "en": "How far claims are from evidence"},
    "sources": {"zh": "文献的分量", "en": "Sources by weight"},
    "notes": {"zh": "注释的分量", "en": "Notes by weight"},
    "voices": {"zh": "谁说了多少", "en": "Who says how much"},
    "forecasts": {"zh": "预测及其期限", "en": "Forecasts by due date"},
    "coverage": {"zh": "对原文的覆盖", "en": "Coverage of the source"},
    "findings": {"zh": "检查发现的问题", "en": "Open findings"},
    # The sentence that says the main figure of a section.
    "shape lead": {
        "zh": "全图有{nodes}个节点，分{levels}层；其中前提{premise}、证据{evidence}、限定{caveat}、反驳{objection}，"
        "另有分支间联系{links}条。",
        "en": "{nodes} nodes on {levels} levels: {premise} premises, {evidence} evidence, {caveat} caveats, "
        "{objection} objections; {links} links between branches.",
    },
    "branches lead": {
        "zh": "最大的分支是第{number}支“{largest}”，占全图{share}；{unopposed}。",
        "en": "The largest branch, {number} “{largest}”, holds {share} of the map; {unopposed}.",
    },
    "none unopposed": {"zh": "各分支都有限定或反驳", "en": "every branch has a caveat or an objection"},
    "unopposed": {
        "zh": "{count}个分支没有任何限定或反驳：{names}",
        "en": "without any caveat or objection ({count}): {names}",
    },
    "no branches": {"zh": "论题之下尚无节点。", "en": "Nothing stands below the thesis yet."},
    "layer lead": {
        "zh": "图层{title}{badge}加了{nodes}个节点，涉及{all}个分支中的{branches}个。",
        "en": "The layer {title} {badge} adds {nodes} nodes, on {branches} of {all} branches.",
    },
    "evaluation lead": {
        "zh": "论题{status}，强度{strength}。{notes}",
        "en": "The thesis is {status}, with a strength of {strength}. {notes}",
    },
    "support lead": {
        "zh": "{claims}个论断中，{on}个（{share}）有证据支持，其中{near}个的证据就在下一层；{open}。"
        "通往论题的支持链最长{longest}步。",
        "en": "{on} of {claims} claims ({share}) rest on evidence, {near} of them with evidence right below; {open}. "
        "The longest line of support to the thesis has {longest} steps.",
    },
    "all supported": {"zh": "没有论断缺少证据", "en": "no claim is without"},
    "unsupported": {
        "zh": "无证据的有{count}个（标明为预设{assumed}，其余{bare}）",
        "en": "{count} have none ({assumed} marked as assumed, {bare} not)",
    },
    "sources lead": {
        "zh": "分量最重的是{name}：{direct}个节点直接引用，{alone}个论断的证据全部出自它。",
        "en": "The heaviest is {name}: {direct} nodes draw on it, and {alone} claims have evidence from nowhere else.",
    },
    "no sources": {"zh": "没有节点引用文献。", "en": "No node draws on a source."},
    "notes lead": {
        "zh": "承重最大的是{name}：{direct}个节点引用，另有{through}个经由它们得到支持。"
        "{alone}个论断的证据只出自一条注释。图中用到{used}条注释{known}。",
        "en": "{name} bears the most: {direct} cite it and {through} further nodes rest on those. "
        "{alone} claims have all their evidence from a single note. The map uses {used}{known} notes.",
    },
    "of known": {"zh": "，文献共有{}条", "en": " of {}"},
    "voices lead": {
        "zh": "{own}个节点（{share}）是作者本人的主张；其余{other}个出自{voices}方，最多的是{first}（{count}）。",
        "en": "{own} nodes ({share}) are the authors' own; the other {other} are attributed to {voices} voices, "
        "most often {first} ({count}).",
    },
    "only author": {
        "zh": "{own}个节点全部是作者本人的主张。",
        "en": "All {own} nodes are the authors' own; none is attributed to another voice.",
    },
    "author": {"zh": "{}（作者）", "en": "{} (author)"},
    "map maker": {"zh": "作图者", "en": "the map's maker"},
    "forecasts lead": {
        "zh": "共有{count}项预测，{outcomes}；最早的期限是{first}，最晚{last}。",
        "en": "{count} forecasts: {outcomes}. The first is due {first}, the last {last}.",
    },
    "all pending": {"zh": "结果均待定", "en": "all pending"},
    "outcomes": {
        "zh": "{pending}项结果待定，{true}项已应验，{false}项未应验",
        "en": "{pending} pending, {true} came true, {false} did not",
    },
    "forecasts undated": {
        "zh": "共有{count}项预测，都没有期限。",
        "en": "Forecasts: {count}, none of which has a due date.",
    },
    "undated": {"zh": "无期限", "en": "no date"},
    "no forecasts": {"zh": "没有预测。", "en": "There are no forecasts."},
    "not stated": {"zh": "未说明可能性", "en": "likelihood not stated"},
    "coverage lead": {
        "zh": "{name}的正文句子有{share}已入图（{mapped}/{sentences}）；覆盖最少的是“{least}”（{low}）。",
        "en": "{share} of the body of {name} is mapped ({mapped} of {sentences} sentences); "
        "least of all “{least}” ({low}).",
    },
    "coverage short": {
        "zh": "{name}的正文句子有{share}已入图（{mapped}/{sentences}）。",
        "en": "{share} of the body of {name} is mapped ({mapped} of {sentences} sentences).",
    },
    "no coverage": {
        "zh": "手头没有原文，无法计算覆盖；可用 --source ID=FILE 指定。",
        "en": "No source's text was at hand, so coverage is not known; --source ID=FILE names one.",
    },
    "findings lead": {
        "zh": "`argmap check` 有{count}项发现：错误{error}、警告{warning}、提示{info}；最多的是{code}（{most}）。",
        "en": "`argmap check` has {count} findings: {error} errors, {warning} warnings, {info} notices; "
        "most often {code} ({most}).",
    },
    "no findings": {"zh": "`argmap check` 没有发现问题。", "en": "`argmap check` finds nothing."},
    # Heads of columns.
    "level": {"zh": "层", "en": "Level"},
    "branch": {"zh": "分支", "en": "Branch"},
    "layer": {"zh": "图层", "en": "Layer"},
    "status": {"zh": "状态", "en": "Status"},
    "strength": {"zh": "强度", "en": "Strength"},
    "claim": {"zh": "论断", "en": "Claim"},
    "nodes": {"zh": "节点", "en": "Nodes"},
    "levels": {"zh": "层数", "en": "Levels"},
    "no evidence": {"zh": "无证据的论断", "en": "Claims without evidence"},
    "distance": {"zh": "距最近的证据", "en": "To the nearest evidence"},
    "claims": {"zh": "论断", "en": "Claims"},
    "source": {"zh": "文献", "en": "Source"},
    "note": {"zh": "注释", "en": "Note"},
    "direct": {"zh": "直接引用", "en": "Cite it"},
    "through": {"zh": "经由它们得到支持", "en": "Rest on those"},
    "alone": {"zh": "只有它作证据的论断", "en": "Claims with no other evidence"},
    "voice": {"zh": "谁", "en": "Voice"},
    "due": {"zh": "期限", "en": "Due"},
    "likelihood": {"zh": "可能性", "en": "Likelihood"},
    "outcome": {"zh": "结果", "en": "Outcome"},
    "forecast": {"zh": "预测", "en": "Forecast"},
    "section": {"zh": "章节", "en": "Section"},
    "sentences": {"zh": "句子", "en": "Sentences"},
    "mapped": {"zh": "已入图", "en": "Mapped"},
    "share": {"zh": "比例", "en": "Share"},
    "unmapped": {"zh": "未入图", "en": "Not mapped"},
    "rule": {"zh": "规则", "en": "Rule"},
    "severity": {"zh": "级别", "en": "Severity"},
    "findings count": {"zh": "次数", "en": "Count"},
    "meaning": {"zh": "含义", "en": "Meaning"},
    "where": {"zh": "标识", "en": "Where"},
    # Rows of the table of support.
    "right below": {"zh": "1步（就在下一层）", "en": "1 step (right below)"},
    "steps": {"zh": "{}步", "en": "{} steps"},
    "assumed": {"zh": "无证据，标明为预设", "en": "no evidence, marked as assumed"},
    "bare": {"zh": "无证据，也未标明", "en": "no evidence, not marked"},
}

_SEVERITIES: Final = {
    Severity.ERROR: {"zh": "错误", "en": "error"},
    Severity.WARNING: {"zh": "警告", "en": "warning"},
    Severity.INFO: {"zh": "提示", "en": "notice"},
}


def phrase(name: str, language: str) -> str:
    """A phrase in a language, or in English where it has none; some have gaps for ``str.format``."""
    return _PHRASES[name][word_language(language)]


def severity_word(severity: Severity, language: str) -> str:
    """The word of a severity."""
    return _SEVERITIES[severity][word_language(language)]


def percent(part: int, whole: int) -> str:
    """A share in whole per cent; neither 0 nor 100 where that would hide something."""
    if not whole:
        return "–"
    share = round(100 * part / whole)
    return f"{max(share, 1) if share == 0 and part else min(share, 99) if part < whole else share}%"
