"""Words of likelihood and confidence in Chinese and English, with the bands of ICD 203 that each can stand for.

Readers differ widely in how they understand these words (Kent 1964; Wintle et al. 2019), so a word stands for a range
of bands. Only words that express a judgement count; 可能性, “could not” and “the likely winner” do not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from argmap.model import Likelihood

_BANDS = list(Likelihood)


@dataclass(frozen=True, slots=True)
class LikelihoodWord:
    """A word that says how probable something is, and the lowest and the highest band it can stand for."""

    word: str
    lowest: Likelihood
    highest: Likelihood

    def admits(self, likelihood: Likelihood) -> bool:
        """Whether the word can stand for this band."""
        return _BANDS.index(self.lowest) <= _BANDS.index(likelihood) <= _BANDS.index(self.highest)


_NEVER, _HARDLY, _UNLIKELY, _EVEN, _LIKELY, _VERY, _SURE = _BANDS

# Tried in this order at each position, so a longer phrase comes before a shorter one with the same beginning.
# A pattern without bands skips text that only looks like a word of likelihood.
_WORDS: dict[str, tuple[tuple[str, Likelihood | None, Likelihood | None], ...]] = {
    "zh": (
        ("几乎不可能|绝无可能|绝不可能|断无可能|没有可能", _NEVER, _HARDLY),
        ("微乎其微", _NEVER, _HARDLY),
        ("(?:很|极|非常)不可能|可能性(?:很|极|微|非常)[小低]|希望渺茫", _NEVER, _UNLIKELY),
        ("可能世界|大概(?:率统计|[念是有]?[一二三四五六七八九十百两几\\d])|必然[性的]|必定理", None, None),
        ("不(?:太|大|怎么)可能|可能性(?:不大|较[小低]|不高)|恐难|难以想象会|不(?:太|大|怎么)会", _HARDLY, _UNLIKELY),
        ("(?:未必|不一定|不见得)(?=会|能)|不见得|未必(?![真尽全])", _HARDLY, _EVEN),
        ("尽可能|(?:不|并非没有|不无|有无|使|让)可能|可能(?:性(?!(?:很|极|较)[大高])|与否|的)|成为可能", None, None),
        ("不一定|未必", None, None),
        ("不可避免地?的", None, None),
        ("几乎(?:可以)?(?:肯定|必然|确定|必定|一定)", _VERY, _SURE),
        ("(?:极|很|非常|大)有?可能|可能性(?:很|极|较)[大高]|大概率?|多半|十有八九|八成(?=会|将)", _LIKELY, _VERY),
        ("(?:五五开|一半对一半|可能性各半|胜负难料)", _EVEN, _EVEN),
        ("可能(?=[^，。；！？]{1,8}的(?![^，。；！？]{0,3}$))", None, None),
        ("必将|势必|必会|必定|(?<![不未])必然(?!联系|规律|结果|选择|要求|王国|真理|关系|趋势)|注定|终将", _VERY, _SURE),
        ("不可避免|在所难免|板上钉钉|毋庸置疑", _VERY, _SURE),
        ("(?<!不)肯定(?=会|将)|(?<!不)一定(?=会|将)|(?<![规决约确法])定[将会]", _VERY, _SURE),
        ("毫无疑问|无疑(?![虑惧问义])", _VERY, _SURE),
        ("有可能|可能|或[将会许可]|也许|恐[将怕会]", _UNLIKELY, _LIKELY),
    ),
    "en": (
        (r"almost no chance|(?:practically|nearly|almost|virtually|all but) impossible|no chance", _NEVER, _HARDLY),
        (r"(?:very|highly|most|extremely) unlikely|(?:highly )?improbable|a (?:remote|slim) \w+", _NEVER, _UNLIKELY),
        (r"unlikely|not likely|probably not|doubtful (?:whether|that|if)", _HARDLY, _UNLIKELY),
        (r"(?:even|fifty-fifty) (?:chance|odds)|as likely as not|could go either way", _EVEN, _EVEN),
        (r"more likely than not", _LIKELY, _VERY),
        (r"every chance", _LIKELY, _SURE),
        (r"(?i:it is conceivable)", _NEVER, _EVEN),
        (r"(?:is|are|was|were) most likely", _LIKELY, _VERY),
        (r"(?:more|less|as|equally|the|a|most) likely|likely (?:voters?|candidates?|causes?|targets?)", None, None),
        (r"(?:almost|virtually|all but) (?:certain|certainly|sure|inevitabl[ey])", _VERY, _SURE),
        (r"(?:very|highly) (?:likely|probabl[ey])|in all likelihood", _LIKELY, _SURE),
        (r"(?:is|are|was|were|be|seems?) likely|will likely|(?<!\w )likely to|(?i:probabl[ey])", _LIKELY, _VERY),
        (r"(?:is|are) (?:bound|certain|sure|doomed) to|will (?:certainly|undoubtedly|inevitably|surely)", _VERY, _SURE),
        (r"(?<!not )(?:(?i:undoubtedly|certainly|beyond doubt|without doubt|inevitably)|is inevitable)", _VERY, _SURE),
        (r"(?:may|might|could) (?:well )?have (?:been|known|gone|come|made|done|won|\w{2,}ed)", _UNLIKELY, _LIKELY),
        (r"(?:that|which|who|what) (?:may|might|could)|(?:may|could) (?:not|have)|may well", None, None),
        (r"(?<!the )(?<!its )(?<!military )(?:may|might|could)(?= [a-z])(?! of| and| or)", _UNLIKELY, _LIKELY),
        (r"(?i:perhaps|possibly)", _UNLIKELY, _LIKELY),
    ),
}  # fmt: skip

_BOUND = {"zh": "{}", "en": r"\b(?:{})(?!\w)"}
_PATTERNS = {
    language: re.compile("|".join(f"(?P<_{index}>{_BOUND[language].format(row[0])})" for index, row in enumerate(rows)))
    for language, rows in _WORDS.items()
}

_CONFIDENCE = {
    "zh": re.compile(
        "(?<!不)高度确信|(?:以|持|有)(?:高度?|中等?|较高|较低|低度?|很大|充分)(?:的)?(?:信心|把握|置信度)(?=判断|认为|评估|地|，|说)"
        "|(?:高|中|低)等?度?置信度(?!区间)|(?:很|较|颇|相当|十分|非常)?有把握(?:地)?(?=说|认为|判断)|我们?(?:相信并)?确信|(?:很|较|颇|相当|十分|非常)有?把握认为"
        "|(?:非常|十分|完全)确信|对[此其这][^，。；！？]{0,6}(?:信心|把握|置信度|信度)|(?:中等|高|低)(?:置信度|信度|信心)(?=）|\\)|$)"
        "|[，但](?:且|而)?(?:置信度|信度|信心|把握)(?:很|较|不|极)?[高低大足]"
    ),
    "en": re.compile(
        r"\b(?:with|have|has) (?:a )?(?:high|moderate|low|great|little|medium)(?: degree of)? confidence\b"
        r"|(?:\(|\bthere is )(?:very )?(?:high|moderate|low|medium)(?: degree of)? confidence\b"
        r"(?! (?:interval|limit|level))"
        r"|\b(?:high|moderate|low|medium) confidence that\b|\b(?:highly|very|quite|fairly|moderately) confident\b"
        r"|\b(?:am|is|are|be|remain|feel)s? confident that\b"
        r"|\b(?:our|my) confidence (?:in (?:this|that|it) )?(?:is|remains) (?:very )?(?:high|moderate|medium|low)"
        r"|\bconfidence in (?:this|that|it) (?:is|remains) (?:very )?(?:high|moderate|medium|low)",
        re.IGNORECASE,
    ),
}


def likelihood_words(text: str, language: str) -> list[LikelihoodWord]:
    """The words of likelihood in a text, in reading order; none in languages other than Chinese and English."""
    language = language.partition("-")[0].lower()
    if language not in _PATTERNS:
        return []
    found = []
    for match in _PATTERNS[language].finditer(text):
        _, lowest, highest = _WORDS[language][int((match.lastgroup or "_0")[1:])]
        if lowest and highest:
            found.append(LikelihoodWord(match[0], lowest, highest))
    return found


def confidence_phrase(text: str, language: str) -> str:
    """The first phrase that states the author's confidence in a judgement, such as “with high confidence”; else empty.

    Confidence as a topic (消费者信心, confidence in the courts) doesn't count.
    """
    pattern = _CONFIDENCE.get(language.partition("-")[0].lower())
    match = pattern.search(text) if pattern else None
    return match[0] if match else ""
