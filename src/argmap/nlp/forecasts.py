"""Words that mark a sentence as a prediction, in Chinese and English.

False alarms are worse than misses here, so a word counts only where it can hardly mean anything else.
"""

from __future__ import annotations

import re
from functools import cache

_CLAUSE = "[^，。；！？]"

_STRONG_ZH = (
    r"必将|势必|必会|(?<![规决约法确])定会(?![议见晤商谈计])|必然会|终将|预计|预期(?=将|会|可|在|到|至|今|明|未来|[0-9])|大概率|将会|将要|有望(?!远)"
    rf"|即将(?!{_CLAUSE}{{0,8}}的)|(?:很|极|极有|大有|不太|不大)可能会"
)
# A bare 将 marks the object of a verb (将预算削减一半) at least as often as the future. It counts as
# future before an adverb, a preposition or a verb that seldom begins an object …
_FOLLOWS = (
    "不(?!同|满|良|法|利|动产|等|合)|无(?!人|线|形|罪)|是(?!否)|有(?!关|色|害|机|限|效|毒|用)|更(?!年期|衣)|再|仍|依然|依旧|始终|永远|"
    "进一步|继续|持续|长期|日益|逐步|逐渐|大幅|大概|总体|首先|最先|最终|最后|同时|主要|至少|至多|全面|严重|显著|明显|直接|难(?!民|题|点)|"
    "以(?!色列|往|上|下|及|前)|于|在(?!野|职|校|押|场|逃|册|线)|由(?!来)|从(?!业|犯|军)|对(?!手|话|方|象|策|外|比|华政策|台政策)|"
    "向|因(?!素|果|特)|随(?!机|身|行)|就(?!业|医|学|读|木|诊)|通过(?!率|的)|借(?!款|据|贷|条|书)|"
    "使(?!用|馆|命|者|节)|让(?!步)|令(?!人)|成为|处于|位于|属于|服务于|取决|面临|面对|迎来|出现|发生|产生|陷入|走向|走上|走出|进入|回到|退回|"
    "大于|小于|高于|低于|多于|少于|超过|达到|接近|招致|导致|引起|引发|引导|带来|带动|造成|促使|促进|推动|推进|影响(?!力)|加剧|加快|加速|加强|加深|"
    "强化|深化|恶化|削弱|牵制|掣肘|制约|限制|阻碍|坚持|奉行|秉持|依循|循(?!环)|遵循|贯彻|落实|采取|保持|维持|避免|经历|表现|得到|获得|赢得|"
    "失去|受到|遭到|遭受|遇到|增加|增长|减少|上升|下降|提高|提升|降低|扩大|缩小|开始|结束|停止|举行|开放|关闭|生效|失效|实施|"
    "围绕|承受|作出|做出|出台|撤|宣布|公布|推出|启动|重启|退出|签署|批准|接受|拒绝|借(?=安全|助|机)|"
    "纷纷|陆续|相继|立即|迅速|彻底|宣告|宣判|判处|推翻|迫使|没有|取代|摧毁|否决|耗尽|消失|灭绝|融化|上涨|下跌|回升|回落|赢|输掉|失败|崩溃|破产|伤害|危及|威胁|损害|吸引|创造|打击|动摇|颠覆|"
    "需要|承担|付出|尽一|试图|寻求|选择|支持|反对|决定|比(?!例|重|率|分|赛)"
)
# … unless a verb of regarding, turning or placing follows, or a 了 shows that it has already happened.
_NOT_FUTURE = (
    "视为|视作|看作|看成|当作|当成|作为|称为|称作|称之|列为|列入|纳入|归为|归入|定为|定义|定位|等同|变为|变成|转为|转变|"
    "转化|置于|放在|用于|用作|投入|提高到|提升至|增至|降至|降到|推向|带入|带回|引向|联系|挂钩|捆绑|划分|分为|比作|理解为|解读|归因|归咎|归功|归结"
)
_NO_OBJECT = rf"(?!{_CLAUSE}{{0,24}}(?:{_NOT_FUTURE}))(?!{_CLAUSE}{{0,30}}了(?![解望结断]))"
# 将把台湾视为筹码: the object has its own 把, so 将 must be the future.
_BARE_ZH = rf"将(?=把(?![握关柄手])|由(?!来))|(?<![即必终势麻猛])将(?=更多|{_FOLLOWS}){_NO_OBJECT}"
# 会 and 可能 speak of the future only with a word that says so.
_SOON_ZH = (
    "很快|不久|即将|迟早|总有一天|未来|今后|今年|明年|后年|下[一个]?[次周月代]|本世纪|年内|年后|到?20[2-9]\\d年|永远不"
)
_TIMED_ZH = (
    rf"(?:{_SOON_ZH}){_CLAUSE}{{0,12}}?(?:会(?![议员见晤谈])|(?:极|很)?可能|达到)|永远不会"
    rf"|20[2-9]\d年{_CLAUSE}{{0,8}}将"
)
_ZH = re.compile(f"{_STRONG_ZH}|{_BARE_ZH}|{_TIMED_ZH}")
_WHEN_ZH = re.compile(f"{_SOON_ZH}|20[2-9]\\d年")
# What holds at any time or under a condition, what somebody was about to do, and what is only asked.
_GENERAL_ZH = re.compile(
    "的，|时，|如果|假如|若(?!干)|倘|一旦|只要|除非|凡(?!尔)|通常|一般|总[会是]|往往|常常"
    "|将(?:被处|承担|被视为|不予受理|不予采纳|不生效|无效)"
)
_PAST_ZH = re.compile("当时|那时|彼时|时人|曾|一度|战前|生前|昔日|(?:^|[到在至，])(?:公元前?)?1?\\d{3}年")
_ASKED_ZH = re.compile(
    f"(?:是否|如何|何时|怎样|为何|谁|哪[些个里]){_CLAUSE}{{0,6}}(?:将|会)|(?:将|会){_CLAUSE}{{0,10}}(?:什么|哪些|何种|多少|谁)"
)

# Not the noun: the will of the people, free will, her family's will, a will to live, a will that is void.
_NOUN_BEFORE = "".join(
    rf"(?<!\b{word} )"
    for word in (
        *("the", "a", "of", "his", "her", "its", "their", "our", "my", "your", "s", "s'", "s’", "no", "own", "last"),
        *("free", "good", "ill", "strong", "iron", "sheer", "political", "public", "popular", "general", "national"),
        *("common", "collective", "individual", "majority", "at", "against", "without", "living"),
    )
)
# A date makes a prediction of what would otherwise be a law or a habit.
_WHEN_EN = re.compile(
    r"\b(?:20[2-9]\d|21\d\d|soon|tomorrow"
    r"|next (?:year|month|week|century|decade|generation|election)|one day"
    r"|next (?:spring|summer|autumn|fall|winter)|eventually"
    r"|(?:this|the coming|the next) (?:\w+ )?(?:century|decades?|years?|months?|weeks?|generations?)"
    r"|some day|no longer)\b"
)
_GENERAL_EN = (
    # A condition, a habit, or what somebody says, asks or does not know.
    r"^(?:If|When|Whenever|Unless|Where|Wherever|Once|Whoever|Whatever|Anyone|Any|Every|Each)\b"
    r"|\b(?:if|unless|whenever|wherever|as long as)\b"
    r"|\b(?:will|won['’]t) (?:also |even |still )?"
    r"(?:usually|always|often|normally|generally|typically|sometimes|rarely|seldom)\b"
    r"|\b(?:what|whether|how|who|where|when|why)\b[^,]{0,30}\b(?:will|is|are)\b"
    r"|\b(?:says?|said|claims?|claimed|argues?|argued|believes?|believed|fears?|feared|hopes?|hoped|expects?|expected"
    r"|promises?|promised|predicts?|predicted|warns?|warned|thinks?|thought)"
    r" (?:that )?[^,]*\b(?:will|going to|likely to)\b"
    # A law: what a court does with cases of a kind, and what is legally so.
    r"|\b(?:courts?|judges?|law|statute|code|act|rule|constitution|board|agency|office|bank|insurer)"
    r" (?:will|won['’]t) (?:not |only |never )?(?:hear|accept|admit|consider|enforce|entertain|recogni[sz]e|apply|allow"
    r"|permit|refuse|presume|infer|review|grant|pay|issue|lend) (?!(?:the|its|this|that|his|her|their)\b)"
    r"|\bwill (?:not )?be (?:deemed|void|voidable|liable|considered|treated as|regarded as|punished|presumed)\b"
    # A law of nature, or what is true of any one of a kind.
    r"|^(?:An?|No|Some|Most|Many) (?!vaccine|cure)"
    r"[^,]*?\b(?:will|is likely to|is unlikely to|is certain to|is bound to)\b"
    r"|^(?:Untreated|Unlike|Left)\b"
    r"|\bin the (?:evening|morning|afternoon|night|spring|summer|autumn|winter|dark|cold)\b"
    r"|^(?:Water|Oil|Ice|Light|Heat|Air|Gas|Blood|Iron|Steel|Gold|Wood|Salt|Sugar|Steam|Sound|Fever|Metals?|Acids?|Liquids?"
    r"|Gases|Magnets?|Plants?|Animals|Bodies|Objects|Boys|Men|Women|People|Children) (?:\w+ )?(?:will|are likely to)\b"
    r"|\bwill(?: \w+){1,2} (?:an?|any) \w+ (?:that|who|which)\b"
)
_NOUN_BEHIND = (
    "of|to|is|are|was|were|has|had|does|did|can|cannot|could|may|might|must|should|would|which|that|in|on|for|by|from"
)
_EN = re.compile(
    rf"\b(?:(?i:{_NOUN_BEFORE})will(?=,? [a-z])(?! (?:{_NOUN_BEHIND})\b)|won['’]t|(?<=[a-z])['’]ll"
    r"|(?:is|are) (?:(?:very |highly |most |almost |all but )?(?:unlikely|likely|certain|sure)"
    r"|going|bound|set|expected|poised|about|projected|forecast|predicted) to)\b(?! \d)"
)


# A cheap search that most texts fail.
_SIGNS_ZH = re.compile(r"[将必预概望]|定会|能会|[快久早天来后年次周月代纪远][^，。；！？]{0,15}(?:会|可能|达到)")
_SIGNS_EN = (
    *("will", "won", "'ll", "’ll", "ly to ", "ain to ", "ure to ", "oing to ", "und to ", "set to "),
    *("ted to ", "sed to ", "out to ", "ast to "),
)


def forecast_word(text: str, language: str) -> str:
    """The first word of a text that marks a prediction; empty if there is none, and in other languages.

    Laws of nature and of states, habits, conditions, questions and what was future in the past are no predictions,
    unless the text says when.
    """
    match language.partition("-")[0].lower():
        case "zh":
            found = _ZH.search(text) if _SIGNS_ZH.search(text) else None
            if found and _PAST_ZH.search(text):
                return ""
            spared = found and (_ASKED_ZH.search(text) or _GENERAL_ZH.search(text))
            when = _WHEN_ZH
        case "en":
            found = _EN.search(text) if any(sign in text for sign in _SIGNS_EN) else None
            spared = found and _general_en().search(text)
            when = _WHEN_EN
        case _:
            return ""
    if found is None or (spared and not when.search(text)):
        return ""
    return found.group()


@cache
def _general_en() -> re.Pattern[str]:
    return re.compile(_GENERAL_EN)
