"""What a review says, in Chinese and in English; words of kinds, scales and readings are the model's."""

from __future__ import annotations

from typing import Final, NamedTuple

from argmap.model.words import word_language

_PHRASES: Final[dict[str, dict[str, str]]] = {
    "review": {"zh": "审读要点", "en": "Review"},
    "thesis": {"zh": "论题", "en": "Thesis"},
    "at a glance": {"zh": "一览", "en": "At a glance"},
    "answer": {"zh": "如何回应", "en": "What would answer it"},
    "more": {"zh": "另有{}项未列出（`-n` 可增加）。", "en": "Not shown: {} more (`-n` shows more)."},
    "list": {"zh": "、", "en": ", "},
    "the thesis": {"zh": "论题", "en": "the thesis"},
    "numbered": {"zh": "第{}条", "en": "{}"},
    "legend": {"zh": "图例", "en": "Key"},
    "at 0": {"zh": "基础分为0时", "en": "with its base score at 0"},
    "at 1": {"zh": "基础分为1时", "en": "with its base score at 1"},
    "here": {"zh": "现为{}", "en": "now {}"},
    "step to": {"zh": "推论：{}", "en": "Step to {}"},
    "verdict": {
        "zh": "按图中写明的理由与反驳推算，论题{status}，强度{strength}（0到1，{semantics}）。这说的是图中的论证，"
        "不是事实。",
        "en": "By the reasons and objections that the map holds, the thesis is {status}, with a strength of {strength} "
        "(from 0 to 1, {semantics}). That is about the argument as mapped, not about the world.",
    },
    "unsettled": {
        "zh": "图中有循环，强度未能收敛，仅供参考。",
        "en": "The map holds a cycle in which strengths do not settle; they mean little here.",
    },
    "counts": {"zh": "全图{nodes}个节点{kinds}。", "en": "Nodes: {nodes}{kinds}."},
    "counted layers": {"zh": "其中{count}个出自图层：{layers}。", "en": "From layers: {count} ({layers})."},
    "now": {"zh": "以{date}为准。", "en": "As of {date}."},
}


class _Heading(NamedTuple):
    """What stands over a section: its title, what it is about, and what is said where it has no points."""

    title: dict[str, str]
    lead: dict[str, str]
    empty: dict[str, str]


_SECTIONS: Final = {
    "objections": _Heading(
        {"zh": "未获回应的反驳", "en": "Unanswered objections"},
        {
            "zh": "无人回应的反驳，读者会当作已被承认。",
            "en": "A reader takes an objection that nobody answers to be granted.",
        },
        {"zh": "反驳均已得到回应。", "en": "No objection is left unanswered."},
    ),
    "weakest": _Heading(
        {"zh": "最弱的论断", "en": "Weakest claims"},
        {
            "zh": "先列不成立与未决的，再按强度由低到高。",
            "en": "Those that do not stand first, then by their strength.",
        },
        {"zh": "尚无带理由的论断。", "en": "There is no claim with reasons yet."},
    ),
    "unsupported": _Heading(
        {"zh": "没有依据的论断", "en": "Claims without support"},
        {"zh": "批评者首先从这里入手。", "en": "The first place at which a critic pushes."},
        {"zh": "论断均有依据。", "en": "No claim is without support."},
    ),
    "single": _Heading(
        {"zh": "单点失效", "en": "Single points of failure"},
        {
            "zh": "以下任何一项若不成立，论题的状态就会改变。",
            "en": "The fall of one of these alone changes the status of the thesis.",
        },
        {
            "zh": "任何一个节点若不成立，都不足以单独改变论题的状态。",
            "en": "The status of the thesis hangs on no single node.",
        },
    ),
    "cruxes": _Heading(
        {"zh": "关键点", "en": "Cruxes"},
        {
            "zh": "论题强度最依赖的节点与推论：其基础分取0与取1时，论题强度各为多少。"
            "得出论题本身的推论不在此列（`argmap cruxes`将它一并列出）。",
            "en": "What the strength of the thesis hangs on most: its strength with the base score of one node, or of "
            "the step from a node's reasons to the node, at 0 and at 1. The step to the thesis itself is left out "
            "here; `argmap cruxes` lists it, too.",
        },
        {"zh": "论题的强度不依赖任何节点。", "en": "The strength of the thesis hangs on nothing."},
    ),
    "questions": _Heading(
        {"zh": "未答的批判性问题", "en": "Open critical questions"},
        {
            "zh": "论证型式要求回答、而图中尚未回答的问题；`argmap questions` 逐一列出。",
            "en": "What the schemes of the argument ask and the map does not answer; `argmap questions` lists them.",
        },
        {"zh": "没有未答的批判性问题。", "en": "No critical question is open."},
    ),
    "one-source": _Heading(
        {"zh": "只有一个来源的论断", "en": "Claims with one source"},
        {"zh": "这一来源不可靠，论断便无依据。", "en": "If that one falls, the claim falls with it."},
        {"zh": "没有只靠一个来源的论断。", "en": "No claim rests on one source alone."},
    ),
    "likelihoods": _Heading(
        {"zh": "比依据更有把握的论断", "en": "Claims surer than their premises"},
        {
            "zh": "论断的可能性高于支撑它的前提，应当问一问：凭什么？",
            "en": "Where a claim is called likelier than what carries it, it is fair to ask why.",
        },
        {"zh": "没有比依据更有把握的论断。", "en": "No claim is called likelier than what carries it."},
    ),
    "form": _Heading(
        {"zh": "论证的形式", "en": "The form of the argument"},
        {"zh": "论证的写法本身可疑之处。", "en": "Where the way in which the argument is built is itself in doubt."},
        {"zh": "论证的形式没有可疑之处。", "en": "Nothing in the form of the argument is in doubt."},
    ),
    "forecasts": _Heading(
        {"zh": "预测", "en": "Forecasts"},
        {"zh": "已到期、将到期与无法检验的预测。", "en": "Those that are overdue, due soon, or cannot be settled."},
        {
            "zh": "没有到期、将到期或无法检验的预测。",
            "en": "No forecast is overdue, due within 90 days, or without a test.",
        },
    ),
    "passages": _Heading(
        {"zh": "原文未入图之处", "en": "Unmapped passages"},
        {
            "zh": "原文正文中没有节点指向的段落，长者在前。",
            "en": "What no node points at in the bodies of the sources, the longest first.",
        },
        {"zh": "原文正文已全部入图。", "en": "Every sentence of the sources' bodies is mapped."},
    ),
    "layers": _Heading(
        {"zh": "图层所加", "en": "What layers add"},
        {"zh": "他人在此图之上补充的意见。", "en": "What others say on top of the map."},
        {"zh": "图层没有添加节点。", "en": "The layers add no node."},
    ),
}

_EMPTY: Final = {
    "no sources": {"zh": "本图没有登记文献。", "en": "The map names no source."},
    "no text": {
        "zh": "手头没有原文；可用 `--source ID=FILE` 指定。",
        "en": "No source's text was at hand; `--source ID=FILE` names one.",
    },
}


class _Matter(NamedTuple):
    """What is said of a point, and what would answer it."""

    said: dict[str, str]
    answer: dict[str, str]


_ADD_EVIDENCE: Final = '`argmap add {map} {id} evidence ID "…"`'

_ANSWER_LAYER: Final = {
    "zh": "在另一图层中回应（`argmap new ANSWER.argmap.yaml --extends {map}`），或把图层并入图中再回应、修改"
    "（`argmap merge {base} {map}`）。",
    "en": "Answer it in a layer of your own (`argmap new ANSWER.argmap.yaml --extends {map}`), or fold the layer into "
    "the map and answer or grant it there (`argmap merge {base} {map}`).",
}

_MATTERS: Final = {
    # Objections.
    "unanswered": _Matter(
        {"zh": "这条对{target}的反驳无人回应。", "en": "Nothing answers this objection to {target}."},
        {
            "zh": '回应它（`argmap add {map} {id} objection ID "…"`），用限定说明它的适用范围，或承认它并收窄{target}的'
            "说法。",
            "en": 'Answer it (`argmap add {map} {id} objection ID "…"`), limit it by a caveat, or grant it and claim '
            "less in {target}.",
        },
    ),
    "unanswered of a layer": _Matter(
        {
            "zh": "图层{layer}用它反驳{target}，无人回应。",
            "en": "The layer {layer} puts this to {target}, and nothing answers it.",
        },
        _ANSWER_LAYER,
    ),
    # Weak claims.
    "rejected by": _Matter(
        {
            "zh": "不成立，强度{strength}：反驳它的{nodes}成立。",
            "en": "Rejected, strength {strength}: against it stands {nodes}.",
        },
        {
            "zh": '回应反驳（`argmap add {first_map} {first_id} objection ID "…"`），或放弃这一论断。',
            "en": 'Answer that (`argmap add {first_map} {first_id} objection ID "…"`), or give the claim up.',
        },
    ),
    "rejected with": _Matter(
        {
            "zh": "不成立，强度{strength}：它所依赖的{nodes}不成立。",
            "en": "Rejected, strength {strength}: what it needs has fallen ({nodes}).",
        },
        {
            "zh": f"为它另找依据：{_ADD_EVIDENCE}。",
            "en": f"Find support that does not fall with it: {_ADD_EVIDENCE}.",
        },
    ),
    "undecided by": _Matter(
        {
            "zh": "未决，强度{strength}：它与{nodes}之争没有结果。",
            "en": "Undecided, strength {strength}: nothing settles it against {nodes}.",
        },
        {
            "zh": f"拿出能分出高下的证据：{_ADD_EVIDENCE}。",
            "en": f"Bring evidence that settles it one way: {_ADD_EVIDENCE}.",
        },
    ),
    "undecided with": _Matter(
        {
            "zh": "未决，强度{strength}：它所依赖的{nodes}未决。",
            "en": "Undecided, strength {strength}: what it rests on is undecided ({nodes}).",
        },
        {
            "zh": f"先解决那里的争议，或为它另找依据：{_ADD_EVIDENCE}。",
            "en": f"Settle that first, or find other support: {_ADD_EVIDENCE}.",
        },
    ),
    "granted": _Matter(
        {
            "zh": "强度{strength}：这是预设，批评者只需否认它。",
            "en": "Strength {strength}: it is taken for granted, and a critic need only deny it.",
        },
        {
            "zh": f"为它提供证据（{_ADD_EVIDENCE}），再删去预设（`argmap set {{map}} {{id}} assumed --delete`）。",
            "en": f"Give it evidence ({_ADD_EVIDENCE}), and assume it no longer "
            "(`argmap set {map} {id} assumed --delete`).",
        },
    ),
    "outweighed": _Matter(
        {
            "zh": "强度{strength}，不高于基础分{base}：有利的理由不抵不利的理由。",
            "en": "Strength {strength}, not above its base score {base}: its reasons do not outweigh what speaks "
            "against it.",
        },
        {
            "zh": f"回应反驳与限定，或补充理由：{_ADD_EVIDENCE}。",
            "en": f"Answer the objections and caveats, or add a reason: {_ADD_EVIDENCE}.",
        },
    ),
    "weak": _Matter(
        {
            "zh": "强度{strength}：理由{reasons}，反驳{objections}，限定{caveats}。",
            "en": "Strength {strength}: reasons {reasons}, objections {objections}, caveats {caveats}.",
        },
        {
            "zh": f"补充另一类理由（{_ADD_EVIDENCE}），或把话说得窄一些。",
            "en": f"Add a reason of another kind ({_ADD_EVIDENCE}), or claim less.",
        },
    ),
    # No support.
    "bare thesis": _Matter(
        {"zh": "论题没有任何理由。", "en": "Nothing supports the thesis."},
        {
            "zh": '说明理由：`argmap add {map} {id} premise ID "…"`。',
            "en": 'Say why: `argmap add {map} {id} premise ID "…"`.',
        },
    ),
    "unsupported": _Matter(
        {"zh": "没有依据，也未标明为预设。", "en": "Nothing supports it, and it is not marked as assumed."},
        {
            "zh": f"补充证据（{_ADD_EVIDENCE}），或标明为预设（`argmap set {{map}} {{id}} assumed true`）。",
            "en": f"Give it evidence ({_ADD_EVIDENCE}), or own it as an assumption "
            "(`argmap set {map} {id} assumed true`).",
        },
    ),
    # Single points.
    "single point": _Matter(
        {"zh": "它若不成立，论题便{status}。", "en": "If it falls, the thesis is {status}."},
        {
            "zh": '为{parent}补充一条不依赖它的理由：`argmap add {parent_map} {parent_id} evidence ID "…"`。',
            "en": 'Give {parent} a reason that does without it: `argmap add {parent_map} {parent_id} evidence ID "…"`.',
        },
    ),
    "single link": _Matter(
        {
            "zh": "它若不成立，论题便{status}：{parent}的前提须同时成立，其他前提无法弥补。",
            "en": "If it falls, the thesis is {status}: the premises of {parent} hold only together, and none makes up "
            "for it.",
        },
        {
            "zh": f"加固它本身：{_ADD_EVIDENCE}。",
            "en": f"Make it firmer itself: {_ADD_EVIDENCE}.",
        },
    ),
    "single answer": _Matter(
        {
            "zh": "它若不成立，论题便{status}：它回应了{parent}。",
            "en": "If it falls, the thesis is {status}: it is what answers {parent}.",
        },
        {
            "zh": '为{parent}再写一条不依赖它的回应：`argmap add {parent_map} {parent_id} objection ID "…"`。',
            "en": 'Answer {parent} once more, without it: `argmap add {parent_map} {parent_id} objection ID "…"`.',
        },
    ),
    "its fall lifts": _Matter(
        {"zh": "它若被驳倒，论题便{status}。", "en": "If it is refuted, the thesis is {status}."},
        {
            "zh": '试着回应它：`argmap add {map} {id} objection ID "…"`。',
            "en": 'See whether it can be answered: `argmap add {map} {id} objection ID "…"`.',
        },
    ),
    # Cruxes.
    "crux": _Matter(
        {
            "zh": "基础分取0，论题强度为{low}；取1，为{high}。",
            "en": "With its base score at 0 the strength of the thesis is {low}, with 1 it is {high}.",
        },
        {
            "zh": "优先核实它，并写明把握有多大：`argmap set {map} {id} credence 0.9`。",
            "en": "Look into this first, and say how sure you are: `argmap set {map} {id} credence 0.9`.",
        },
    ),
    "crux inference": _Matter(
        {
            "zh": "若由理由到这一论断的推论不成立，论题强度为{low}；若毫无保留，为{high}。",
            "en": "Were the step from its reasons to it void, the thesis would have a strength of {low}; without any "
            "reserve, {high}.",
        },
        {
            "zh": '说明这些理由何以足够（`argmap set {map} {id} inference.warrant "…"`），或用限定说明何时不够。',
            "en": 'Say why these reasons suffice (`argmap set {map} {id} inference.warrant "…"`), or by a caveat when '
            "they do not.",
        },
    ),
    "crux warranted": _Matter(
        {
            "zh": "若由理由到这一论断的推论不成立，论题强度为{low}；若毫无保留，为{high}。推论的依据：{warrant}",
            "en": "Were the step from its reasons to it void, the thesis would have a strength of {low}; without any "
            "reserve, {high}. The step is warranted by this: {warrant}",
        },
        {
            "zh": '问一问这一依据何时不成立，写成限定：`argmap add {map} {id} caveat ID "…"`。',
            "en": 'Ask when that does not hold, and write it down as a caveat: `argmap add {map} {id} caveat ID "…"`.',
        },
    ),
    # Critical questions.
    "open questions": _Matter(
        {"zh": "{scheme}须回答：{questions}", "en": "To be asked of this {scheme}: {questions}"},
        {
            "zh": '在图中作答：`argmap set {map} {id} inference.answers.{first_id} "…"`；或以限定、反驳的形式写出。',
            "en": 'Answer it in the map: `argmap set {map} {id} inference.answers.{first_id} "…"`, or write it as a '
            "caveat or an objection.",
        },
    ),
    # One source.
    "one voice": _Matter(
        {
            "zh": "它的{count}项证据都出自{voice}之口。",
            "en": "Its evidence ({count} pieces) is all the word of {voice}.",
        },
        {
            "zh": f"另找一方的证据：{_ADD_EVIDENCE}；若本来只有一方可说，可不改。",
            "en": f"Find evidence from another hand: {_ADD_EVIDENCE}. Leave it where there is only one by nature.",
        },
    ),
    "one note": _Matter(
        {"zh": "它的{count}项证据都出自注{note}。", "en": "Its evidence ({count} pieces) all comes from note {note}."},
        {
            "zh": f"另找一处来源：{_ADD_EVIDENCE}；若本来只有一处，可不改。",
            "en": f"Find evidence from another source: {_ADD_EVIDENCE}. Leave it where there is only one by nature.",
        },
    ),
    "lone": _Matter(
        {"zh": "依据只有{only}一项。", "en": "It rests on {only} alone."},
        {
            "zh": f"再找一项证据，最好是另一类或另一方的：{_ADD_EVIDENCE}。",
            "en": f"Find another piece of evidence, best of another kind or from another hand: {_ADD_EVIDENCE}.",
        },
    ),
    "lone of a kind": _Matter(
        {"zh": "依据只有{only}一项（{basis}）。", "en": "It rests on {only} alone ({basis})."},
        {
            "zh": f"再找一项{{basis}}，最好出自另一方，或另一类证据：{_ADD_EVIDENCE}。",
            "en": f"Find another {{basis}}, best from another hand, or evidence of another kind: {_ADD_EVIDENCE}.",
        },
    ),
    # Likelihoods.
    "likelier than all": _Matter(
        {
            "zh": "支撑它的都不如它可能：{weaker}。凭什么说它“{likelihood}”？",
            "en": "All that carries it is less likely: {weaker}. What makes it {likelihood}?",
        },
        {
            "zh": "写明还有什么支撑它，或调低可能性：`argmap set {map} {id} likelihood …`。",
            "en": "Say what else carries it, or lower its likelihood: `argmap set {map} {id} likelihood …`.",
        },
    ),
    "likelier than linked": _Matter(
        {
            "zh": "它的前提须同时成立，而{weaker}不如它可能。整体怎会比其中一环更可能？",
            "en": "Its premises hold only together, and less likely than it is {weaker}. How can the whole be likelier "
            "than one of its links?",
        },
        {
            "zh": "调低可能性（`argmap set {map} {id} likelihood …`），或改为各自独立的前提"
            "（`argmap set {map} {id} inference.linked false`）。",
            "en": "Lower its likelihood (`argmap set {map} {id} likelihood …`), or let each premise count by itself "
            "(`argmap set {map} {id} inference.linked false`).",
        },
    ),
    "likelier than some": _Matter(
        {
            "zh": "若{weaker}不成立，它仍然{likelihood}吗？",
            "en": "Is it still {likelihood} without {weaker}?",
        },
        {
            "zh": "若是，可不改；若否，调低可能性（`argmap set {map} {id} likelihood …`），或加限定说明"
            '（`argmap add {map} {id} caveat ID "…"`）。',
            "en": "If so, leave it. If not, lower its likelihood (`argmap set {map} {id} likelihood …`), or say so by "
            'a caveat (`argmap add {map} {id} caveat ID "…"`).',
        },
    ),
    # Form.
    "restated": _Matter(
        {"zh": "它与它要支持的{target}说的是一回事。", "en": "It says what {target} says, which it should support."},
        {
            "zh": '写出真正的理由（`argmap set {map} {id} text "…"`），或删去它，让其下的节点直接支持{target}'
            "（`argmap remove {map} {id} --lift`）。",
            "en": 'Say why it is so (`argmap set {map} {id} text "…"`), or take it out and let what stands below it '
            "support {target} (`argmap remove {map} {id} --lift`).",
        },
    ),
    "linked alone": _Matter(
        {
            "zh": "标明前提须同时成立，但前提不足两个。",
            "en": "Its premises are said to hold only together, but there are fewer than two.",
        },
        {
            "zh": '补上缺少的前提（`argmap add {map} {id} premise ID "…"`），或删去`linked`'
            "（`argmap set {map} {id} inference.linked --delete`）。",
            "en": 'Add the premise that is missing (`argmap add {map} {id} premise ID "…"`), or delete `linked` '
            "(`argmap set {map} {id} inference.linked --delete`).",
        },
    ),
    "assumed but supported": _Matter(
        {
            "zh": "标明为预设，却又给了依据；推算时这些依据不起作用。",
            "en": "It is assumed, yet it has support, which does not count then.",
        },
        {
            "zh": "删去预设：`argmap set {map} {id} assumed --delete`。",
            "en": "Assume it no longer: `argmap set {map} {id} assumed --delete`.",
        },
    ),
    "one-sided": _Matter(
        {
            "zh": "这一支共{count}个节点，没有一处限定或反驳。",
            "en": "Nothing limits or opposes this branch of {count} nodes.",
        },
        {
            "zh": '问一问它在什么情况下不成立，写成限定：`argmap add {map} {id} caveat ID "…"`。',
            "en": 'Ask what would make it fail, and write that down: `argmap add {map} {id} caveat ID "…"`.',
        },
    ),
    # Forecasts.
    "overdue": _Matter(
        {"zh": "已于{date}到期，结果仍未写明。", "en": "It was due on {date}, and nobody has said what came of it."},
        {
            "zh": "按其检验标准判定，写明结果：`argmap set {map} {id} forecast.outcome true`（或 `false`），以及日期："
            "`argmap set {map} {id} forecast.resolved YYYY-MM-DD`。",
            "en": "Apply its test and write the outcome, `argmap set {map} {id} forecast.outcome true` (or `false`), "
            "and the day, `argmap set {map} {id} forecast.resolved YYYY-MM-DD`.",
        },
    ),
    "due soon": _Matter(
        {"zh": "{date}到期，还有{days}天。", "en": "It is due on {date}; days left: {days}."},
        {
            "zh": "准备好检验所需的材料；若不足以判定，现在就把检验标准写准："
            '`argmap set {map} {id} forecast.test "…"`。',
            "en": "Have ready what its test asks for; where that would not settle it, mend the test now: "
            '`argmap set {map} {id} forecast.test "…"`.',
        },
    ),
    "no due": _Matter(
        {"zh": "没有期限，永远不会错。", "en": "It has no due date, so it is never wrong."},
        {
            "zh": "写明期限：`argmap set {map} {id} forecast.due YYYY-MM-DD`。",
            "en": "Name a due date: `argmap set {map} {id} forecast.due YYYY-MM-DD`.",
        },
    ),
    "no test": _Matter(
        {"zh": "没有检验标准，各人可有各人的判定。", "en": "It has no test, so everyone settles it their own way."},
        {
            "zh": '写明看什么来判定：`argmap set {map} {id} forecast.test "…"`。',
            "en": 'Say what somebody else would look at: `argmap set {map} {id} forecast.test "…"`.',
        },
    ),
    "no due and no test": _Matter(
        {"zh": "既无期限，也无检验标准。", "en": "It has neither a due date nor a test."},
        {
            "zh": "写明期限（`argmap set {map} {id} forecast.due YYYY-MM-DD`）和检验标准"
            '（`argmap set {map} {id} forecast.test "…"`）。',
            "en": "Name a due date (`argmap set {map} {id} forecast.due YYYY-MM-DD`) and a test "
            '(`argmap set {map} {id} forecast.test "…"`).',
        },
    ),
    # The source.
    "unmapped": _Matter(
        {
            "zh": "`{source}`“{section}”中连续{count}句，始于第{line}行：“{excerpt}”",
            "en": "Sentences of `{source}`, “{section}”, in a row: {count}, from line {line} on: “{excerpt}”",
        },
        {
            "zh": '为它添一个节点（`argmap add {map} ID evidence ID "…" --set at="…"`）；全文见'
            " `argmap coverage {map} -o coverage.html`。",
            "en": 'Add a node for it (`argmap add {map} ID evidence ID "…" --set at="…"`); '
            "`argmap coverage {map} -o coverage.html` shows the whole text.",
        },
    ),
    # Layers.
    "added doubt": _Matter(
        {
            "zh": "图层{layer}对{target}提出{kind}。",
            "en": "The layer {layer} brings a reason to doubt {target} ({kind}).",
        },
        _ANSWER_LAYER,
    ),
    "added reason": _Matter(
        {
            "zh": "图层{layer}为{target}补充{kind}。",
            "en": "The layer {layer} brings a reason for {target} ({kind}).",
        },
        {
            "zh": "核实后并入图中：`argmap merge {base} {map}`。",
            "en": "Look into it, and fold it into the map: `argmap merge {base} {map}`.",
        },
    ),
}


def phrase(name: str, language: str) -> str:
    """A phrase in a language, or in English where it has none; some have gaps for ``str.format``."""
    return _PHRASES[name][word_language(language)]


def heading(section: str, language: str) -> str:
    """The title of a section."""
    return _SECTIONS[section].title[word_language(language)]


def lead(section: str, language: str) -> str:
    """What a section is about."""
    return _SECTIONS[section].lead[word_language(language)]


def nothing(section: str, why: str, language: str) -> str:
    """What is said of a section without points; ``why`` is the key of another sentence than the usual one."""
    sentences = _EMPTY[why] if why else _SECTIONS[section].empty
    return sentences[word_language(language)]


def said(matter: str, language: str) -> str:
    """What is said of a point, with its gaps."""
    return _MATTERS[matter].said[word_language(language)]


def answer(matter: str, language: str) -> str:
    """What would answer a point, with its gaps."""
    return _MATTERS[matter].answer[word_language(language)]
