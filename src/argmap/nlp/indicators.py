"""Words that tell what a sentence does in an argument, in Chinese and English: *therefore*, *because*, *critics say*.

A word counts only where it can hardly mean anything else: `so strong is this` concludes nothing, `since 1990` gives no
reason, and `故乡` is no `故`. Such words are the surest signs of argument in a text that nobody has marked up (Knott &
Dale 1994; van Eemeren, Houtlosser & Snoeck Henkemans, *Argumentative Indicators in Discourse*, 2007).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum, auto
from typing import Final


class Role(StrEnum):
    """What a sentence does, as far as one of its words says so."""

    CONCLUSION = auto()
    """It follows from what stands before it: *therefore*, 因此."""
    ARGUED = auto()
    """It states a claim and the reason for it: *…, because …*, 由于 …，…."""
    REASON = auto()
    """It supports the sentence before it: *After all, …*, 这是因为."""
    POINT = auto()
    """It is one of several reasons: *First, …*, 其次."""
    EXAMPLE = auto()
    """It gives an example: *For instance, …*, 例如."""
    OBJECTION = auto()
    """It reports what somebody says against the claim: *critics say*, 有人说."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """The word, what it makes of its sentence, and whose objection that is, as far as the sentence names them."""

    role: Role
    word: str
    who: str = ""


def indicator(sentence: str, language: str) -> Indicator | None:
    """The word that tells what a sentence does; None if none does, and in other languages than Chinese and English."""
    patterns = _PATTERNS.get(_base(language))
    if patterns is None:
        return None
    sentence = sentence[:_LONGEST]
    lowered = sentence.lower()
    for role, pattern in patterns.roles:
        signs = _SIGNS.get(pattern)
        if (signs is None or any(sign in lowered for sign in signs)) and (match := pattern.search(sentence)):
            if role is Role.CONCLUSION and sentence.rstrip("”’\"'」』）) ").endswith(("?", "？")):
                continue  # a question asserts nothing
            who = match.groupdict().get("who") or ""
            return Indicator(role, _trimmed(match.group()), who.strip())
    return None


def answer_word(sentence: str, language: str) -> str:
    """The word with which a sentence answers an objection before it: *But*, 其实, 殊不知; empty if there is none."""
    patterns = _PATTERNS.get(_base(language))
    match = patterns.answer.search(sentence[:_LONGEST]) if patterns else None
    return _trimmed(match.group()) if match else ""


def thesis_word(sentence: str, language: str) -> str:
    """The words that announce what the author argues: *we argue that*, 本文认为; empty if there are none."""
    patterns = _PATTERNS.get(_base(language))
    match = patterns.thesis.search(sentence[:_LONGEST]) if patterns else None
    return _trimmed(match.group()) if match else ""


def summary_word(sentence: str, language: str) -> str:
    """The word with which a text sums up: *in conclusion*, 总之; empty if there is none."""
    patterns = _PATTERNS.get(_base(language))
    match = patterns.summary.search(sentence[:_LONGEST]) if patterns else None
    return _trimmed(match.group()) if match else ""


def asks_for(sentence: str, language: str) -> bool:
    """Whether a sentence says what should be: *should*, *must*, 应当, 要."""
    patterns = _PATTERNS.get(_base(language))
    return bool(patterns and patterns.ought.search(sentence[:_LONGEST]))


def without_indicator(sentence: str, language: str) -> str:
    """A sentence without the word at its beginning that connects it with others."""
    patterns = _PATTERNS.get(_base(language))
    return patterns.leading.sub("", sentence, count=1) if patterns else sentence


@dataclass(frozen=True, slots=True)
class _Patterns:
    roles: tuple[tuple[Role, re.Pattern[str]], ...]
    """In the order in which they are tried."""
    answer: re.Pattern[str]
    thesis: re.Pattern[str]
    summary: re.Pattern[str]
    ought: re.Pattern[str]
    leading: re.Pattern[str]


_LONGEST: Final = 1_500
"""Characters of a sentence that are looked at; a longer one is no sentence."""


def _base(language: str) -> str:
    return language.partition("-")[0].lower()


def _trimmed(word: str) -> str:
    return word.strip(" \t“”\"'‘’，。；：、,;:—–-")


# ---- English -----------------------------------------------------------------------------------------------------

_OPEN = r"^[\s“”\"'‘(]*"
_LEAD = rf"{_OPEN}(?:(?:And|But|Yet|Now|Still|Of course|To be sure|Admittedly|No doubt|However),? )?"
_SAY = (
    r"(?:says?|said|argues?|argued|objects?|objected|claims?|claimed|contends?|contended|maintains?|holds?|insists?"
    r"|suggests?|think|believe|worry|fear|complain|reply|respond|protest|charge|assert|warn|point out|counter|ask"
    r"|urge|reproach|suppose|feel|doubt|question)"
)
_MAY = r"(?:(?:may|might|will|would|could|can|often|sometimes|usually|also|have|has|still|even|now|then) ){0,3}"
_OPPOSED = r"(?:critics?|opponents?|s[ck]eptics?|detractors?|objectors?|adversaries|naysayers|doubters|cynics)"
_EN_OBJECTION = (
    rf"{_LEAD}(?P<who>(?i:(?:(?:the|its|their|our|some|many|most|several|other|these|my|a)\s)?(?:[\w-]+\s){{0,2}}?"
    rf"{_OPPOSED})(?:\sof\s[^,.;:]{{1,60}}?)?),?\s{_MAY}{_SAY}\b"
    rf"|{_OPEN}(?:Although|Though|While|Even if|Even though)\s(?i:(?:\w+\s)?{_OPPOSED}|some|others"
    rf"|many)(?:\s[\w-]+){{0,3}}?"
    rf"\s{_MAY}{_SAY}\b"
    rf"|{_LEAD}(?i:some|others|many|a few|most)(?:\s(?!of\b)[\w-]+){{0,3}}?\s{_MAY}{_SAY}\b"
    rf"|{_LEAD}(?i:one|you|someone|somebody|the reader|readers)\s(?:may|might|could|will|would)\s(?:\w+\s)?{_SAY}\b"
    rf"|{_LEAD}(?i:it)\s(?:(?:may|might|will|can|could)\s(?:\w+\s)?be|is(?:\s(?:often|sometimes|commonly"
    rf"|usually))?|has been)"
    r"\s(?:objected|said|argued|claimed|urged|alleged|contended|replied|asked)\b(?!\sof\b)"
    rf"|{_LEAD}(?i:(?:an?|one|another|the|its)\s(?:\w+\s){{0,2}}?(?:objection|counterargument|counter-argument"
    rf"|criticism"
    r"|complaint))\s(?:\w+\s){0,6}?(?:is|holds|runs|says)\b"
)
_EN_CONCLUSION = (
    r"\b(?i:therefore)\b|\b(?:it|It)\s(?:\w+\s)?follows\b|(?:^[\s“\"(]*(?:And |But )?Hence|[,;:]\s(?:and\s)?hence)\b"
    r"|(?:^[\s“\"(]*(?:And |But )?Thus|[;:,]\s(?:and\s)?thus|\b(?:is|are|was|were|can|may|must)\sthus)\b(?!\sfar)"
    rf"|{_OPEN}(?:And )?So(?:,\s|\s(?=(?:it|we|the|if|there|this|these|those|that|they|he|she|I|you|when|our|their"
    rf"|its|his|her"
    r"|every|no|any|an?|let|to|even|in|what)\b))"
    r"|\b(?i:consequently|accordingly),|\b(?:^|[;,]\s)(?i:consequently|accordingly)\b"
    rf"|{_OPEN}(?i:in (?:conclusion|sum|short|brief|summary)|to (?:sum up|conclude)|all in all|taken together)\b"
    r"|\b(?i:for (?:this|these|that|those|all (?:this|these|those)) reasons?)\b|\b(?:[Tt]hat|[Tt]his|[Ww]hich) is why\b"
    r"|\b(?:we|We|I)\s(?:\w+\s|can\s|must\s|may\s){0,2}?(?:conclude|infer)\b|\b(?:may|can|must) be (?:concluded"
    r"|inferred)\b"
    rf"|\b(?i:the (?:inference|conclusion|upshot|lesson|moral))\s(?:[\w’']+\s){{0,7}}?is\b"
    r"|\b(?:[Tt]his|[Tt]hese|[Tt]hat|[Aa]ll this|[Ww]hich|evidence|facts|figures"
    r"|results)\s(?:\w+\s){0,2}?(?:shows?|proves?"
    r"|means|implies|imply|suggests?|demonstrates?)\sthat\b"
    r"|\b(?:we|We|I)\s(?:shall\s|will\s|would\s|have\s)?(?:therefore\s)?(?:argued?|contend|submit|hold|propose"
    r"|maintain)"
    r"(?:\sthat|\sfor|\sto)\b"
    r"|\b(?i:my|our|the) (?:thesis|claim|point|contention|conclusion)(?: (?:here|of this \w+))? is\b"
)
_EN_REASON = (
    rf"{_OPEN}(?:After all|For one thing|In fact, because|The (?:\w+\s)?reasons?\s(?:\w+\s){{0,5}}?(?:is|are|lies?)\b"
    r"|(?:One|Another|A (?:\w+ )?)\s?reason\b|(?:This|That|It) is (?:\w+ )?(?:because|since)\b"
    r"|For (?=(?:it|if|when|he|she|they|we|there|what|who|no|nothing|nobody|without|where|whoever|although)\b)"
    r"|Because (?![^,]{5,}, ))"
)
_NO_SINCE = (
    r"(?!\s(?:then|\d|the\s\w+\scentury|last|late|early|\w+day|January|February|March|April|May|June|July|August"
)
_NO_SINCE += r"|September|October|November|December|ancient|antiquity|at least|around|about))"
_EN_ARGUED = (
    r"(?<!\bnot )(?<!\bjust )(?<!\bonly )(?<!\bmerely )(?<!\bsimply )\b(?i:because)\b(?!\sof\b)"
    rf"|(?:^[\s“\"(]*Since|,\ssince)\b{_NO_SINCE}|\b(?i:given|seeing|on the grounds?|in view of the fact) that\b"
    r"|\binasmuch as\b|\bfor the (?:simple |plain |same )?reason that\b"
)
_EN_POINT = (
    rf"{_OPEN}(?:And )?(?:First(?:ly)?|Second(?:ly)?|Third(?:ly)?|Fourth(?:ly)?|Fifth|Finally|Lastly|Last|Next|Moreover"
    r"|Furthermore|Likewise|Similarly|Besides|Additionally|In addition|What is more|More importantly|Above all"
    r"|To begin with|On the one hand|In the (?:first|second|third|next|last) place"
    r"|In (?:particular|addition))(?=,|\sof all\b)"
    rf"|{_OPEN}(?:Besides|In addition to|Apart from)\s"
)
_EN_EXAMPLE = (
    rf"{_OPEN}(?:And )?(?:For example|For instance|To illustrate),|{_OPEN}(?:Consider|Imagine|Suppose"
    rf"|Witness)\s(?!whether)"
)
_EN_ANSWER = (
    rf"{_OPEN}(?:But|Yet|Still|However|Nevertheless|Nonetheless|On the contrary|Not so|Even so|Actually|Instead"
    rf"|No[,.;:]"
    r"|In (?:fact|reality|truth)|The (?:answer|reply|truth|fact|opposite|reverse)\b|Such (?:an? )?\w+|I (?:answer"
    r"|reply)"
    r"|We (?:answer|reply)|(?:This|That|These|Those)\s(?:\w+\s){0,2}?(?:is|are|misses|overlooks?|ignores?|forgets?"
    r"|confuses?|rests?|fails?|cannot|does|do|would|mistakes?|proves? too much)\b"
    r"|They (?:forget|overlook|ignore|are (?:wrong|mistaken)|miss|assume|confuse)|What (?:this|they"
    r"|it) (?:overlook|forget|ignore|miss)"
    r"|It is (?:in vain|wrong|a mistake|false|no answer)|To this)"
    r"|,\s(?:however|though|nevertheless|nonetheless|on the contrary),"
)
_EN_THESIS = (
    r"\b(?i:(?:in )?this (?:paper|essay|article|chapter|study|report|note|book|letter|memo|brief|talk"
    r"|post)(?:,? (?:I|we))?)\s(?:will\s|shall\s|would\s)?"
    r"(?:argue|contend|claim|show|maintain|propose|defend|demonstrate|make the case)s?\b"
    r"|\b(?:we|We|I)\s(?:shall\s|will\s|would\s|want to\s|here\s)?(?:argue|contend|submit|propose|maintain|defend|claim"
    r"|make the case)\b"
    r"|\b(?i:my|our|the (?:central|main)|its) (?:thesis|claim|contention|argument|point|proposal|case) is\b"
    r"|\bcase for\b.{0,60}\bis\b|\bwe conclude that\b|\bI conclude that\b"
)
_EN_SUMMARY = (
    rf"{_OPEN}(?i:in (?:conclusion|sum|short|brief|summary)|to (?:sum up|conclude)|all in all|overall|taken together)\b"
)
_EN_OUGHT = r"\b(?:should|must|ought|need(?:s)? to|has to|have to|let us)\b"
_EN_LEADING = (
    rf"{_OPEN}(?:(?:And|But|Yet|So|Thus|Hence|Therefore|However|Moreover|Furthermore|Consequently|Accordingly|Because"
    r"|Since|For|First|Second|Third|Finally|Besides|After all|For example|For instance|In (?:conclusion|sum|short|brief"
    r"|fact|addition|summary)|In the \w+ place|To sum up|It follows that|Nevertheless|Indeed|Still)\b,?\s+)+"
)

# ---- Chinese -----------------------------------------------------------------------------------------------------

_CLAUSE = r"(?:^|(?<=[，。；：！？“「『（]))"
_ZH_LEAD = r"^[“「『（\s]*(?:但是?|然而|可是|不过|而|当然|诚然|固然|也许|或许|其实|现在|同时|对此|于是)?[，,]?"
_ZH_WHO = (
    r"(?:反对(?:者|派|意见|的人)|批评(?:者|家|意见)|质疑(?:者|的人|声音)|怀疑(?:者|论者)|反驳者|诘难者|论敌|难者)们?"
)
_ZH_ANYONE = (
    r"(?:或许|也许|可能|也|肯定|一定|总|常|又|还|便|就)?(?:会)?有(?:的|些|一些|不少|许多|很多)?(?:人|论者|读者|声音|观点|意见)"
    r"|(?:不少|许多|很多|一些|某些|有些|一般|世|时|常|俗)人们?|论者|(?:一种|另一种)(?:意见|观点|看法|说法)|人们(?:常|往往|总|或许|也许|可能)"
)
_ZH_SAY = (
    r"(?:说|问|认为|主张|反驳|提出|指出|质疑|质问|担心|以为|觉得|声称|批评|反对|曰|谓|称|诘问|辩称|断言"
    r"|相信|怀疑|强调|抱怨|则?是)"
)
_ZH_OBJECTION = (
    rf"{_ZH_LEAD}(?P<who>{_ZH_WHO})[^，。；！？：]{{0,6}}?{_ZH_SAY}"
    rf"|{_ZH_LEAD}(?:{_ZH_ANYONE})[^，。；！？：]{{0,6}}?{_ZH_SAY}"
    rf"|{_ZH_LEAD}(?:或|人或|客|难者|论者或|世之论者)[曰谓问]|{_ZH_LEAD}(?:或者|问者)[曰谓]"
    rf"|{_CLAUSE}(?:虽然?|尽管|纵然|固然)(?:{_ZH_WHO}|{_ZH_ANYONE})[^，。；！？：]{{0,6}}?{_ZH_SAY}"
    rf"|{_ZH_LEAD}(?:一种|另一种|常见的?|主要的?)(?:反对|批评|质疑|反驳)(?:意见|理由|声音)?(?:是|认为|在于|：)"
)
_ZH_GU = (
    r"(?<![缘事变世典何无原如亲病掌])故(?![意乡事障人宫居里土旧友都态伎步杀址知此而去世国障园交弄])"
    r"|(?:是|以是|此)故(?=[，\u4e00-\u9fff])|故此|故而|故曰|故知|是以(?![为及])"
)
_ZH_CONCLUSION = (
    rf"因此(?!而)|因而|(?<!之)所以(?![然为]|，?[者])|{_CLAUSE}(?:但|而|则)?(?:{_ZH_GU})|由此(?:可[见知以]|观之|看来|得出|可以)"
    rf"|{_CLAUSE}(?:不难|显然|足|更|亦|也|这)?可[见知](?![的度性光一])|足见|足以(?:说明|证明|表明)|{_CLAUSE}(?:总之|总而言之|总的来[说看]|综上|概言之"
    r"|一言以蔽之|归根(?:结底|到底)|简言之|质言之|要而言之)"
    rf"|{_CLAUSE}(?:这|这些|上述\w{{0,6}}|此|凡此种种|以上\w{{0,6}})(?:都|均|就|也|足以|充分|恰恰|正)?(?:说明|表明|证明|意味着|显示)"
    rf"|{_CLAUSE}然则|(?:本文|本书|笔者|我们?|作者)(?:因此|由此|据此|进而|将|试图|想要?|要|只想|仅|并)?(?:认为|主张|论证|提出|断定|鼓吹|倡议|以为)"
    rf"|(?:可以|可|能够|不难|从而)(?:得出|推出|推知|断定|断言)"
)
_ZH_REASON = (
    r"^[“「『（\s]*(?:其实|而|但)?[，]?(?:这|此|之所以如此|其)?(?:也|就|正|主要|都|又|却|首先)?是?(?:正)?(?:因为|由于|因)(?=[^，。]*。?$|这|那|他|它|我)"
    r"|^[“「『（\s]*(?:盖(?!然|世|了|上|在|住|起|章|楼|房|子)|何则|何也|毕竟|究其(?:原因|缘由|根源)|(?:其|主要|根本|重要)?(?:原因|理由|缘由|缘故|道理)"
    r"(?:在于|是|有|很简单|何在)|理由如下)"
    r"|的(?:缘故|原因)[。！”]*$"
)
_ZH_ARGUED = (
    r"因为|由于|鉴于|既然|之所以|正因|只因|(?<![原病成起])因[^，。；此而素果子为]{2,16}[，,](?:故|而|所以|便|就)"
)
_ZH_POINT = (
    r"^[“「『（\s]*(?:而且|况且|何况|再说|再者|其次|再次|首先|最后|此外|另外|除此之外|不仅如此|更重要的是|更何况|尤其是|同样"
    r"|其[一二三四五六]|第[一二三四五六](?=[，、是点条])|[一二三四五六](?:是|来|则)(?![\u4e00-\u9fff]{0,2}[日月年])|一方面|另一方面)"
)
_ZH_EXAMPLE = r"^[“「『（\s]*(?:例如|譬如|比如|比方|试看|试想|诸如|古人云|古语[云说]|俗话说|常言道)"
_ZH_ANSWER = (
    r"^[“「『（\s]*(?:但是?|然而|可是|不过|却|其实|殊不知|事实上|实际上|恰恰相反|相反|不然|非也|否|谬矣|大谬|未必|对曰|应之曰|答曰|余曰|吾曰|曰"
    r"|这种?(?:看法|说法|观点|意见|担心|担忧|批评|质疑|论调|想法|主张|误解|理由)?(?:并|也|恰|却|显然|其实|实在|只|乃|正|就)?(?:是|不|没|忽|混|站|误|错|经)"
    r"|此(?:言|说|论|乃|皆)|我(?:们)?(?:却|倒|以为|的回答|要说)|诚然|问题(?:是|在于)|我的回答)|(?<=[，；])(?:但|然而|其实|殊不知)"
)
_ZH_THESIS = (
    r"(?:本文|本书|本研究|笔者|我们?|作者)(?:因此|由此|据此|进而|将|试图|旨在|想要?|要|只想|仅|并|的)?(?:认为|主张|论证|提出|断定|鼓吹|倡议"
    r"|观点是|看法是|论点是|主张是|结论是)|是为“|本文的?(?:论点|观点|结论|主旨)"
)
_ZH_SUMMARY = (
    r"^[“「『（\s]*(?:总之|总而言之|总的来[说看]|综上|概言之|一言以蔽之|归根(?:结底|到底)|简言之|质言之"
    r"|要而言之|由此可见|故曰)"
)
_ZH_OUGHT = (
    r"应当|应该|(?<![相反供适对响答效感])应(?![用对付邀])|必须|务必|需要"
    r"|(?<![重主需只纲概简摘紧将不提若想])要(?![求素是么害塞点略旨津领])|不[可得]|切勿|无使"
)
_ZH_LEADING = (
    r"^[“「『（\s]*(?:(?:因此|因而|所以|故而|故曰|是故|是以|由此可见|可见|总之|综上所述|综上|总而言之|但是|但|然而|可是|不过|其实|而且|况且|此外|另外"
    r"|首先|其次|再次|最后|例如|譬如|比如|于是|因为|由于|当然|诚然|同时|殊不知|事实上|曰|盖|夫|且)[，,：]?)+"
)

_PATTERNS: Final = {
    "en": _Patterns(
        tuple(
            (role, re.compile(pattern))
            for role, pattern in (
                (Role.OBJECTION, _EN_OBJECTION),
                (Role.CONCLUSION, f"{_EN_CONCLUSION}|{_EN_THESIS}"),
                (Role.REASON, _EN_REASON),
                (Role.POINT, _EN_POINT),
                (Role.EXAMPLE, _EN_EXAMPLE),
                (Role.ARGUED, _EN_ARGUED),
            )
        ),
        *map(re.compile, (_EN_ANSWER, _EN_THESIS, _EN_SUMMARY, _EN_OUGHT, _EN_LEADING)),
    ),
    "zh": _Patterns(
        tuple(
            (role, re.compile(pattern))
            for role, pattern in (
                (Role.OBJECTION, _ZH_OBJECTION),
                (Role.CONCLUSION, _ZH_CONCLUSION),
                (Role.REASON, _ZH_REASON),
                (Role.POINT, _ZH_POINT),
                (Role.EXAMPLE, _ZH_EXAMPLE),
                (Role.ARGUED, _ZH_ARGUED),
            )
        ),
        *map(re.compile, (_ZH_ANSWER, _ZH_THESIS, _ZH_SUMMARY, _ZH_OUGHT, _ZH_LEADING)),
    ),
}

# Most sentences have none of these parts of words, so they need no search that tries every place.
_SIGNS: Final = {
    pattern: signs
    for role, pattern in _PATTERNS["en"].roles
    for signs in (
        {
            Role.CONCLUSION: (
                *("therefore", "follows", "hence", "thus", "so ", "so,", "sequently", "accordingly", "in conclusion"),
                *("in s", "in b", "to sum", "conclu", "all in all", "together", "reason", "is why", "infer", "upshot"),
                *("lesson", "moral", "show", "prove", "mean", "impl", "suggest", "demonstrat", "argu", "contend"),
                *("submit", "hold", "propos", "maintain", "defend", "case", "claim", "point", "thesis", "contention"),
            ),
            Role.ARGUED: ("because", "since", "given", "seeing", "ground", "in view", "inasmuch", "reason"),
        }.get(role),
    )
    if signs
}
