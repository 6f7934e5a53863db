"""Whether a statement names its speaker itself, so that a document need not name them again.

The rule is cautious: the speaker has to be the subject of a verb of saying, thinking or asking, in the first clause or
after an introductory phrase. “Trump said …” names Trump; “Trump's tariffs …” and “Trump will …” do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from argmap.rendering.scripts import is_chinese_language, primary_subtag

_LOOKED_AT: Final = 300
"""Characters at the start of a statement in which its subject is looked for."""
_LONGEST_NAME: Final = 100

# English: NAME [, apposition,] [adverbs] VERB. The words before and after a name are closed lists.
_VERBS: Final = (
    "acknowledge[sd]?|admit(?:s|ted)?|announce[sd]?|argue[sd]?|ask(?:s|ed)?|assert(?:s|ed)?|believe[sd]?|call(?:s|ed)?"
    "|caution(?:s|ed)?|claim(?:s|ed)?|complain(?:s|ed)?|concede[sd]?|conclude[sd]?|contend(?:s|ed)?|criticize[sd]?"
    "|criticise[sd]?|declare[sd]?|decline[sd]? to say|demand(?:s|ed)?|den(?:y|ies|ied)|describe[sd]?|dispute[sd]?"
    "|doubt(?:s|ed)?|estimated|expect(?:s|ed)?|explain(?:s|ed)?|favou?r(?:s|ed)?|insist(?:s|ed)?"
    "|issue[sd]? a statement|likene?(?:s|d)?|object(?:s|ed)?|oppose[sd]?|praise[sd]?|predict(?:s|ed)?|promise[sd]?"
    "|propose[sd]?|recommend(?:s|ed)?|reject(?:s|ed)?|reply|replies|replied|say|says|said|state[sd]|stress(?:es|ed)?"
    "|suggest(?:s|ed)?|tells?|told|think(?:s)?|thought|threaten(?:s|ed)?|urge[sd]?|vow(?:s|ed)?|wants?|wanted"
    "|warn(?:s|ed)?|writes?|wrote"
    "|(?:estimates?|feels?|felt|finds?|found|forecasts?|holds?|held|maintain(?:s|ed)?|note[sd]?|report(?:s|ed)?) that"
    r"(?! (?:job|office|place|point|position|post|power|seat|title)\b)"
)
_NO_OBJECT: Final = (
    "about|against|are|by|can|could|did|do|does|from|had|has|have|is|may|might|must|of|should|was|were|will|would"
)
"""What follows a noun rather than a verb: Trump claims are false."""
_VERB: Final = rf"(?:{_VERBS})(?![\w'’-])(?!\s+(?:{_NO_OBJECT})\b)"
_ADVERBS: Final = (
    r"(?:\s+(?:also|again|always|first|had|has|have|himself|herself|itself|themselves|often|once|still|then|too"
    r"|twice|[a-z]+ly))*"
)
_APPOSITION: Final = r"(?:(?:,\s[^,.;:]{1,90}){1,2},)?"
_TITLE: Final = (
    r"(?:(?:(?:[Tt]he|[Aa]cting|[Aa]dmiral|[Aa]dvis[eo]r|[Aa]mbassador|[Aa]uthors?|[Cc]andidate|[Cc]hair(?:s|man|woman)?"
    r"|[Cc]hancellor|[Cc]hief|[Cc]ommittee|[Cc]ongress(?:man|woman)|[Dd]efen[cs]e|[Dd]eputy|[Dd]irector|Dr\.?"
    r"|[Ee]conomists?|[Ff]inance|[Ff]oreign|[Ff]ormer|[Gg]eneral|[Gg]overnor|[Hh]istorians?|[Jj]udge|[Jj]ustice"
    r"|[Mm]ayor|[Mm]inister|Mrs?\.?|Ms\.?|[Nn]ational|[Pp]hilosophers?|[Pp]resident|[Pp]rime|[Pp]rofessor"
    r"|[Rr]epresentative|[Ss]ecretary(?: of [A-Z]\w+)?|[Ss]ecurity|[Ss]enators?|[Ss]peaker"
    r"|[Ss]pokes(?:man|woman|person)|[Vv]ice)\s+){0,5})"
)
_SAYS: Final = re.compile(rf"\b(?:{_VERBS}|[Aa]ccording to|eyes|opinion|view|words)\b")
"""What makes an introductory phrase one about another speaker."""

# Chinese: NAME [adverbs, circumstances] VERB.
_ZH_VERBS: Final = (
    "(?:说|說)(?!法|辞|辭|服|客)|(?<!职)(?:称|稱)(?!号|號|谓|謂|呼)|自称|自稱|辩称|辯稱|坚称|堅稱|宣称|宣稱|声称|聲稱"
    "|认为|認為|表示|强调|強調|指出|呼吁|呼籲|赞扬|讚揚|贊揚|承认|承認|否认|否認|警告|承诺|承諾|提出|宣布|宣佈|建议|建議"
    "|希望|预测|預測|预计|預計|估计|估計|写道|寫道|断言|斷言|抱怨|质疑|質疑|谴责|譴責|明言|坦言|重申|发表声明|發表聲明"
    "|拒绝说明|拒絕說明|要求|主张|主張|威胁(?!论)|威脅(?!論)|批评(?!者|家)|批評(?!者|家)|反对(?!派|者|党)|反對(?!派|者|黨)"
)
_ZH_VERB: Final = rf"(?:{_ZH_VERBS})(?!遭|受到|被|引起|引发|引發|得到|是|的|落空|破灭|破滅)"
_ZH_ADVERBS: Final = (
    "(?:曾经|曾經|曾|多次|一再|反复|反復|屡次|屢次|常常|经常|經常|公开|公開|明确|明確|坚决|堅決|高度|始终|始終|本人|也|还|還|亦|又|再|则|則"
    "|已|[0-9]{4}年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?"
    "|(?:在|于|於|与|與|同)[^，。；：、]{1,14}?(?:中|时|時|上|后|後|前|里|裡|间|間)"
    "|(?:对|對|向)(?!华|華|台|外|美|俄|日)[^，。；：、的]{1,12}?(?=说|說|称|稱|表示|承诺|承諾|呼吁|呼籲|强调|強調)){0,5}"
)
_ZH_TITLE: Final = (
    "(?:(?:美国|美國|前|候任|时任|時任|总统|總統|副总统|副總統|国务卿|國務卿|国防部长|國防部長|防长|防長|外长|外長|部长|部長"
    "|副部长|副部長|国防部|國防部|国家安全|國家安全|顾问|顧問|助理|贸易代表署|貿易代表署|官员|官員|司令"
    "|参议员|參議員|众议员|眾議員|议长|議長|主席|总理|總理|首相|大使|教授|学者|學者|作者){0,4}"
    # The given name of a foreigner: 迈克·华尔兹.
    "(?:[\u4e00-\u9fff]{1,8}[·‧])?)"
)
_ZH_SAYS: Final = re.compile(f"{_ZH_VERBS}|据|據|看来|看來|眼中|透露")
_SEVERAL: Final = re.compile(r"\s*(?:[、，,;；&]|\band\b|(?<=[\u4e00-\u9fff])[和与與及](?=[\u4e00-\u9fff]))\s*")


def names_speaker(text: str, by: str, language: str, voices: Iterable[str] = ()) -> bool:
    """Whether a statement names the one who asserts it, as the subject of a verb of saying; in doubt it does not.

    Args:
        text: the statement.
        by: the speaker, such as “Mike Waltz”; the statement may name a person by one part of the name.
        language: the language of both; only English and Chinese are understood.
        voices: all speakers of the map; a part of a name that two of them share names neither.
    """
    by = by.strip()
    if not by or len(by) > _LONGEST_NAME:
        return False
    head = text.strip()[:_LOOKED_AT]
    if is_chinese_language(language):
        found = _chinese(by).match(head)
        intro, says = (found["intro"], _ZH_SAYS) if found else ("", _ZH_SAYS)
    elif primary_subtag(language) == "en":
        found = _english(by, frozenset(voices)).match(head)
        intro, says = (found["intro"] + found["apposition"] if found else ""), _SAYS
    else:
        return False
    # “Biden said, Trump claims, …”: whose words these are is not plain.
    return found is not None and not says.search(re.sub(r",\swho\b[^,]*", "", intro))


@lru_cache(maxsize=1024)
def _english(by: str, voices: frozenset[str]) -> re.Pattern[str]:
    names = [_name(name, {voice for voice in voices if voice != by}) for name in _SEVERAL.split(by) if name]
    subject = r"(?:\s+and\s+|,\s+(?:and\s+)?)".join(names)
    return re.compile(
        rf"(?P<intro>(?:[^.;:!?]*?(?:,\s+|\d\s+))?){_TITLE}{subject}(?P<apposition>{_APPOSITION}){_ADVERBS}\s+{_VERB}"
    )


def _name(name: str, others: set[str]) -> str:
    """What in a text stands for a speaker: the name with or without its article, or a part that nobody shares."""
    bare = re.sub(r"^(?:the|an?)\s+", "", name, flags=re.IGNORECASE)
    known = [re.escape(bare[:1].upper() + bare[1:]), re.escape(bare)]
    words = bare.split()
    if bare == name and 2 <= len(words) <= 4 and all(word[:1].isupper() for word in words):
        taken = {word for other in others for word in re.findall(r"[\w'’-]+", other)}
        known += [re.escape(word) for word in (words[0], words[-1]) if word not in taken and len(word) > 1]
    return rf"(?:\b(?:[Tt]he\s+)?(?:{'|'.join(known)})(?![\w'’-]))"


@lru_cache(maxsize=1024)
def _chinese(by: str) -> re.Pattern[str]:
    subject = "[、和与與及]".join(re.escape(name) for name in _SEVERAL.split(by) if name)
    return re.compile(rf"(?P<intro>(?:[^。；：！？]{{0,60}}?，)?){_ZH_TITLE}{subject}{_ZH_ADVERBS}{_ZH_VERB}")
