"""The speaker of reported speech: the subject of 称, 表示, 指出, *said*, *argues*, or who follows *according to*."""

from __future__ import annotations

import re

_ZH_VERB = re.compile(
    r"(?:妄称|辩称|宣称|声称|坦言|坦承|表示|指出|认为|强调|表态|透露|(?<!的)主张|批评|警告|呼吁|所述|所言|所说|写道|显示|建议"
    r"|(?<=公开)要求|(?<=一再)要求"
    r"|(?<![名堪简著人俗宣号])称(?![为作呼号之谓职得赞霸王兵道])|(?<![游小传学演来敢再])说(?![明法服辞]))"
)
_ZH_CLAUSE = re.compile(r"[，。；！？：]")
_ZH_ASIDE = re.compile(r"（[^）]*）|\([^)]*\)")
_ZH_LEADING = re.compile(
    r"(?:此外|例如|比如|但是|但|而|其中|同时|因此|因而|另一方面|一方面|与此同时|为此|对此|不过|然而|又如|再如|如|即|至于"
    r"|诚如|正如|如同|在此基础上|根据|依据|据|此前|近日|日前|近年来|早在|随后|总体而言|尽管|虽然|甚至|时任|新任|被称为)+"
)
_ZH_EPITHET = re.compile(r"^.*”的(?=[\u4e00-\u9fff]{2})")
_ZH_ADVERB = re.compile(
    r"(?:在|于|对|就|向|与|从|以|以及|曾|还|也|便|已|则|又|均|都|再次|多次|频频|始终|公开|公然|明确|直言|高度|甚至|进一步"
    r"|一再|随即|选前|更|并|不|本人"
    r"|发布|公布|所|的确|近日|日前|最新|联合|任|接受|经常|往往|普遍|不断|自己|虽|亦|素|主席|曾经|期间|上任|最近|首次|率先|强烈|严厉"
    r"|喊出|指责|的)"
)
_ZH_NOT_A_SPEAKER = re.compile(
    r"[他她它其这那该此]|^[我你您咱](?!国)|我们|综上|如前|上文|本文|笔者|作者|人们|有人|有的|普遍|一般|可以|可见|必须|需要|美方|结果|数据|调查|研究"
)
_ZH_ACCORDING = re.compile(
    r"(?:根据|依据|据)(?P<who>[\u4e00-\u9fff·A-Za-z]{2,12}?)"
    r"(?:的[^，。]{0,6}?(?:民调|调查|报告|统计|数据|估计|报道)|发布|公布|统计|报道|估计|预测)"
)
_ZH_QUOTED_BODY = re.compile(r"^“(?P<who>[^”]{3,16}(?:会|社|局|中心|所|院|部|网|报))”")
_ZH_NAME = re.compile(r"[\u4e00-\u9fffA-Za-z][\u4e00-\u9fffA-Za-z·‧・. -]{1,24}")

_EN_VERB = (
    r"(?:said|says|argued|argues|stated|states|claimed|claims|noted|notes|told|wrote|writes|warned|warns|estimated"
    r"|estimates|found|finds|reported|reports|maintained|maintains|insisted|insists|declared|declares|admitted|admits)"
)
_EN_NAME = (
    r"(?:(?:Mrs?|Ms|Dr|Prof|Sen|Rep|Gen|Gov)\. )?[A-Z][\w’'-]*(?:\.? (?:[A-Z][\w’'-]*|of|the|de|van|von|and)(?= ))*"
    r"|[Tt]he [a-z]+(?: (?!ha[sdv])[a-z]+)?"
)
_EN_BEFORE = re.compile(
    rf"(?P<who>{_EN_NAME}) (?:(?:has|have|had|also|later|once|then|often|repeatedly) )*{_EN_VERB}\b"
)
_EN_AFTER = re.compile(
    rf"[”\"’'],? {_EN_VERB} (?P<who>(?:(?:Mrs?|Ms|Dr|Prof|Sen)\. )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*)"
)
# According to the treasurer, but not: according to the rules of justice.
_EN_ACCORDING = re.compile(
    r"[Aa]ccording to (?P<who>(?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]+)*"
    r"|(?:the|an?|one|our|its|their|his|her) [a-z][\w’'-]+\b(?! of\b)(?! [\w’'-]+ of\b))"
)
_EN_NOT_A_SPEAKER = re.compile(
    r"(?:It|This|That|We|He|She|They|These|Those|I|There|Who|Which|As|But|And|In|One|Some|Many|Others|Figures?|Tables?"
    r"|[Tt]he (?:table|figure|paper|article|results?|data|same|latter|former))\b"
)


_LONGEST = 1_500
"""Characters of a sentence that are looked at; a longer one is no sentence."""


def speaker(sentence: str, language: str) -> str:
    """The speaker whom a sentence reports, as named there; empty if there is none or it isn't clear.

    Missing a speaker is better than naming the wrong one, so pronouns and general subjects don't count.
    """
    sentence = sentence[:_LONGEST]
    return _chinese(sentence) if language.split("-")[0].lower() == "zh" else _english(sentence)


def _chinese(sentence: str) -> str:
    if (match := _ZH_ACCORDING.search(sentence)) and _is_name(match["who"]):
        return match["who"]
    plain = _ZH_ASIDE.sub("", sentence)
    for verb in _ZH_VERB.finditer(plain):
        if plain[: verb.start()].count("“") > plain[: verb.start()].count("”"):
            continue  # the verb is part of a quotation
        clause = _ZH_CLAUSE.split(plain[: verb.start()])[-1].strip()
        clause = _ZH_LEADING.sub("", _ZH_EPITHET.sub("", clause, count=1), count=1)
        if quoted := _ZH_QUOTED_BODY.match(clause):
            return quoted["who"]
        subject = _ZH_ADVERB.split(clause)[0].strip(" “”")
        if _is_name(subject):
            return re.sub(r"\s*([·‧・])\s*", r"\1", subject)
    return ""


def _is_name(subject: str) -> bool:
    return bool(_ZH_NAME.fullmatch(subject)) and not _ZH_NOT_A_SPEAKER.search(subject)


def _english(sentence: str) -> str:
    for pattern in (_EN_AFTER, _EN_BEFORE, _EN_ACCORDING):
        match = pattern.search(sentence)
        if match and not _EN_NOT_A_SPEAKER.match(match["who"]):
            return match["who"].strip()
    return ""
