"""What the reports on an evaluation say, in Chinese and in English; words of kinds and statuses are the model's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from argmap.evaluation import Assumptions, figure
from argmap.evaluation.strength import MOST_ROUNDS
from argmap.model.semantics import Status
from argmap.model.words import status_word, word_language

MOST_NAMED: Final = 8
"""Nodes of a cycle that are named; further ones are counted."""

_PHRASES: Final[dict[str, dict[str, str]]] = {
    "list": {"zh": "、", "en": ", "},
    "apart": {"zh": "；", "en": "; "},
    "and": {"zh": "、", "en": " and "},
    "more names": {"zh": "{}等{}条", "en": "{} and {} more"},
    "node": {"zh": "“{}”", "en": "`{}`"},
    "reading": {
        "zh": "论题{status}，强度{strength}（{semantics}）。",
        "en": "The thesis is {status}, with strength {strength} ({semantics}).",
    },
    "other status": {
        "zh": "若{assumed}，则论题由{before}（强度{was}）变为{status}（{strength}；{semantics}）。",
        "en": "If {assumed}, the thesis goes from {before} ({was}) to {status} ({strength}; {semantics}).",
    },
    "other strength": {
        "zh": "若{assumed}，则论题仍然{status}，强度由{was}变为{strength}（{semantics}）。",
        "en": "If {assumed}, the thesis stays {status}, and its strength goes from {was} to {strength} ({semantics}).",
    },
    "no other": {
        "zh": "若{assumed}，则论题仍然{status}，强度仍为{strength}（{semantics}）。",
        "en": "If {assumed}, the thesis stays {status}, with strength {strength} ({semantics}).",
    },
    "is taken as": {"zh": "{node}{status}", "en": "{node} is {status}"},
    "has credence": {"zh": "{node}的基础分为{score}", "en": "{node} has the base score {score}"},
    "counts": {"zh": "共{nodes}个节点：{counts}。", "en": "{nodes} nodes: {counts}."},
    "count": {"zh": "{count}个{status}", "en": "{count} {status}"},
    "left out": {
        "zh": "列出{shown}个，另有{left}个未列（`--all`列出全部）。",
        "en": "{shown} are listed; `--all` lists the other {left}.",
    },
    "unchanged": {
        "zh": "其余{left}个没有变化（`--all`列出全部）。",
        "en": "The other {left} are as before; `--all` lists them, too.",
    },
    "cycle": {
        "zh": "互相牵连成环：{nodes}。环内的强度逐轮求解，用了{rounds}轮。",
        "en": "In a circle, each bearing on the others: {nodes}. Strengths there are solved in rounds; "
        "it took {rounds}.",
    },
    "not converged": {
        "zh": "互相牵连成环：{nodes}。环内的强度经{rounds}轮仍不收敛，它们以及靠它们得出的强度没有意义；状态不受影响。",
        "en": "In a circle, each bearing on the others: {nodes}. Strengths there have not settled after {rounds} "
        "rounds: they, and those that rest on them, mean nothing. Statuses are not touched by this.",
    },
    "number": {"zh": "编号", "en": "No."},
    "kind": {"zh": "类型", "en": "Kind"},
    "claim": {"zh": "论断", "en": "Claim"},
    "status": {"zh": "状态", "en": "Status"},
    "strength": {"zh": "强度", "en": "Strength"},
    "base score": {"zh": "基础分", "en": "Base score"},
    "because": {"zh": "理由", "en": "Because"},
    "hangs on": {"zh": "{claim}取决于什么", "en": "What {claim} hangs on"},
    "the thesis": {"zh": "论题", "en": "the thesis"},
    "assumed": {"zh": "假设：{}。", "en": "Taken for granted: {}."},
    "cruxes lead": {
        "zh": "关键点：把一个基础分调到0或1而其余不变，{claim}的强度（现为{strength}，{semantics}）会变成多少。",
        "en": "Its cruxes: what the strength of {claim}, now {strength} ({semantics}), would be with one base score "
        "at 0 or at 1, the rest held.",
    },
    "no cruxes": {
        "zh": "{claim}的强度已由假设定下，不取决于任何基础分。",
        "en": "The strength of {claim} is taken for granted: it hangs on no base score.",
    },
    "influence": {"zh": "影响", "en": "Influence"},
    "at 0": {"zh": "取0时", "en": "At 0"},
    "at 1": {"zh": "取1时", "en": "At 1"},
    "own step": {
        "zh": "若其理由全不算数，强度为{}。",
        "en": "It would be {} if none of its reasons counted.",
    },
    "now": {"zh": "现为{}", "en": "now {}"},
    "base score 0": {"zh": "基础分取0", "en": "base score 0"},
    "base score 1": {"zh": "基础分取1", "en": "base score 1"},
    "step": {"zh": "推论步骤，得出", "en": "The step to"},
    "cruxes left out": {
        "zh": "列出{shown}个，另有{left}个未列（`-n`定个数）。",
        "en": "{shown} are listed; `-n` lists more of the other {left}.",
    },
    "unsettled": {"zh": "（不收敛）", "en": "(does not settle)"},
    "points": {"zh": "单点失效", "en": "Single points of failure"},
    "points lead": {
        "zh": "只要其中一个不成立，{claim}（现为{status}）就会变为所列状态。",
        "en": "If one of these alone is rejected, {claim}, now {status}, gets the status beside it.",
    },
    "no points": {
        "zh": "没有哪个节点单独不成立就会改变{claim}的状态（现为{status}）。",
        "en": "There is no node whose rejection alone changes the status of {claim}, now {status}.",
    },
    "one crux listed": {
        "zh": "列出1个，另有{left}个未列（`-n`定个数）。",
        "en": "1 is listed; `-n` lists more of the other {left}.",
    },
    "points left out": {"zh": "另有{}个未列。", "en": "Another {} are not listed."},
    "one point left out": {"zh": "另有1个未列。", "en": "One more is not listed."},
    "becomes": {"zh": "变为", "en": "Becomes"},
}


def phrase(name: str, language: str) -> str:
    """A phrase in a language, or in English where it has none; some have gaps for ``str.format``."""
    return _PHRASES[name][word_language(language)]


def change_figure(value: float) -> str:
    """A difference of strengths in two digits, with its sign."""
    rounded = f"{abs(value):.2f}"
    return rounded if rounded == "0.00" else ("+" if value > 0 else "−") + rounded


def names(nodes: tuple[str, ...], language: str) -> str:
    """Some ids; those beyond a few are counted. Chinese counts all of them, English those that are left."""
    named = phrase("list", language).join(nodes[:MOST_NAMED])
    if len(nodes) <= MOST_NAMED:
        return named
    whole = word_language(language) == "zh"
    return phrase("more names", language).format(named, len(nodes) if whole else len(nodes) - MOST_NAMED)


def assumed_words(assumptions: Assumptions, order: Mapping[str, object], language: str) -> str:
    """A what-if in words, its nodes in the order of the map."""
    taken = dict(assumptions.statuses())
    said = []
    for node_id in order:
        node = phrase("node", language).format(node_id)
        if node_id in taken:
            said.append(phrase("is taken as", language).format(node=node, status=status_word(taken[node_id], language)))
        elif node_id in assumptions.credences:
            score = figure(assumptions.credences[node_id])
            said.append(phrase("has credence", language).format(node=node, score=score))
    return phrase("and", language).join(said)


def claim_words(node_id: str, root: str, language: str) -> str:
    """What a sentence calls the node that it is about, in its midst."""
    return phrase("the thesis", language) if node_id == root else phrase("node", language).format(node_id)


def count_words(counts: Mapping[Status, int], language: str) -> str:
    """How many nodes have each status, those that none has left out."""
    return phrase("list", language).join(
        phrase("count", language).format(count=count, status=status_word(status, language))
        for status, count in counts.items()
        if count
    )


def cycle_words(cycles: tuple[tuple[str, ...], ...], converged: bool, rounds: int, language: str) -> list[str]:
    """What is to be said of cycles: which nodes, and whether their strengths settle; nothing where there are none."""
    if not cycles:
        return []
    circles = phrase("apart", language).join(names(cycle, language) for cycle in cycles)
    name, count = ("cycle", rounds) if converged else ("not converged", MOST_ROUNDS)
    return [phrase(name, language).format(nodes=circles, rounds=f"{count:,}")]
