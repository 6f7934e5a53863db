"""Whether a text says one thing, and says it plainly, in Chinese and in English; and that sound prose is left alone."""

from __future__ import annotations

import json

import pytest

from support.diagnosing import findings

SOUND_ENGLISH = [
    # medicine
    "Statins lower the risk of a second heart attack by about a quarter",
    "Dr. J. R. Smith's trial, run in the U.S. and the U.K., found no effect on mortality (p = 0.34).",
    "Patients who took aspirin, i.e. the treatment group, bled more often than those who did not",
    "Hospital-acquired infections fell from 5.2% to 3.1% after the ward switched to single rooms",
    "Vitamin D does not prevent fractures in adults (see Table 3; cf. Fig. 2)",
    "The vaccine's efficacy against infection wanes within six months",
    "A patient without the will to live recovers more slowly",
    # law
    'The court held that "a will must be signed before two witnesses; neither may be a beneficiary."',
    "Mr. Justice Holmes wrote that the life of the law has not been logic.",
    "The testator's will leaves the house to his niece",
    "She left the house to the church against her family's will",
    "In Smith v. Jones, No. 12-345, the Supreme Court struck down the ban 5-4",
    "A contract shall be in writing where the statute says so (Art. 5 para. 2)",
    "Washington, D.C. has no voting member in the Senate",
    "The defendant asked, “Why me?” and left the room",
    # school
    "Pupils who sleep eight hours or more score higher in mathematics",
    "Teachers' pay in St. Louis, Mo. is below the national median of $65,090",
    "At 8 a.m. most teenagers are not yet awake enough to learn",
    "The committee's question “What should children read?” has no single answer",
    "Homework of more than 2.5 hours a day brings no further gain",
    # politics and philosophy
    "Political will, not money, decides whether a reform succeeds",
    "Will Kymlicka argues that minority rights are compatible with liberalism",
    "Free will is compatible with determinism",
    "God's will cannot be known, Calvin held",
    "A majority will is not always a just one",
    "The company Will & Sons has paid no dividend since 1998",
]

SOUND_CHINESE = [
    # 医学
    "他汀类药物使第二次心梗的风险下降约四分之一",
    "该试验在美国和英国进行，未发现对死亡率有影响（p＝0.34；见表3）",
    "医院将单人病房视为降低感染率的关键措施",
    "疫苗将重症率降低了约九成",
    "医生将青霉素用于治疗肺炎",
    "研究者将样本随机分成两组",
    "预期寿命在二十年间提高了五岁",
    "该药可能会引起头痛",
    # 法律
    "法院认为，“遗嘱须有两名见证人在场签署；见证人不得是受益人。”",
    "宪法将宣战权赋予国会而不是总统",
    "《民法典》将隐私权单独成章",
    "法官将举证责任分配给被告",
    "规定会员须缴纳会费的章程有效",
    # 学校
    "该校将上课时间推迟到九点后，学生成绩有所提高",
    "睡眠满八小时的学生数学成绩更高",
    "委员会提出的“孩子应当读什么？”没有唯一答案",
    "学校即将到来的考试给学生带来压力",
    "每天2.5小时以上的作业没有额外收益",
    # 政治与历史
    "美国将军麦克阿瑟主张扩大战争",
    "将士们的士气在战争后期明显低落",
    "议会将预算削减了一半",
    "政府将税率从25%下调到20%",
    "若将两国数据相比，差距并不明显",
    "《“十四五”规划》（2021—2025年）把义务教育列为重点",
    "麻将是一种流行的游戏",
    "行将就木的旧制度不值得保留",
]


def say(text: str, language: str = "en", more: str = "") -> list[str]:
    """What is said about a premise with this text, without its place."""
    shown = json.dumps(text, ensure_ascii=False)
    found = findings(f"""\
languages: [{language}]
thesis:
  text: T
  premises:
    p: {{text: {shown}, assumed: true{more}}}
""")
    return [line.split(" ", 1)[1] for line in found]


@pytest.mark.parametrize("text", SOUND_ENGLISH)
def test_sound_english_is_left_alone(text: str) -> None:
    assert say(text) == []


@pytest.mark.parametrize("text", SOUND_CHINESE)
def test_sound_chinese_is_left_alone(text: str) -> None:
    assert say(text, "zh") == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("It is safe. It is cheap.", "en"),
        ("It is safe! It is cheap", "en"),
        ("The U.S. Army left. Nobody noticed.", "en"),
        ("The rate fell by 2.45%. It rose again.", "en"),
        ("She called it “safe”. He did not.", "en"),
        ("It works (see p. 3). It is cheap.", "en"),
        ("Das ist sicher. Die Kosten sind gering.", "de"),
        ("这很安全。这很便宜。", "zh"),
        ("占GDP的2.45%。这是最高值", "zh"),
        ("他说“安全”。她不这么看", "zh"),
        ("这安全吗？当然。", "zh"),
    ],
)
def test_several_sentences_are_several_claims(text: str, language: str) -> None:
    assert say(text, language) == ["AM501 the text of `p` has several sentences"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Am 3. Oktober 1990 kam die Einheit", "de"),
        ("Der 1. FC Köln spielt", "de"),
        ("Die Hrsg. Müller u. a. Stimmen zu", "de"),
        ("Dr. med. Schmidt sagt es", "de"),
        ("M. Dupont cite l’art. 5", "fr"),
        ("El Sr. García cita la pág. 5", "es"),
        ("「行く。」と彼は言った", "ja"),
    ],
)
def test_a_sentence_with_abbreviations_is_one(text: str, language: str) -> None:
    assert say(text, language) == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("It is safe; it is cheap", "en"),
        ("这很安全；这很便宜", "zh"),
        ("这很安全;这很便宜", "zh"),
        ("“安全；便宜”是口号；它不真实", "zh"),
    ],
)
def test_a_semicolon_joins_two_claims(text: str, language: str) -> None:
    assert say(text, language) == ["AM501 the text of `p` joins two claims with a semicolon"]


@pytest.mark.parametrize(("text", "language"), [("Is it safe?", "en"), ("这安全吗？", "zh"), ("这安全吗?", "zh")])
def test_a_question_is_no_claim(text: str, language: str) -> None:
    assert say(text, language) == ["AM502 the text of `p` is a question"]


@pytest.mark.parametrize(
    ("text", "language", "length"),
    [
        ("很" * 100, "zh", ""),
        ("很" * 101, "zh", "101 characters"),
        ("很" * 99 + "abc def", "zh", ""),
        ("word " * 60, "en", ""),
        ("word " * 61, "en", "61 words"),
        ("x" * 300, "en", ""),
    ],
)
def test_a_text_is_measured_in_words_or_in_chinese_characters(text: str, language: str, length: str) -> None:
    assert say(text, language) == ([f"AM504 the text of `p` is {length} long"] if length else [])


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("It is safe", "it is SAFE.", True),
        ("占GDP的2%，很低", "占ＧＤＰ的２％,很低。", True),
        ("「安全」最重要", "“安全”最重要", True),
        ("安全 最重要", "安全最重要", True),
        ("It is safe", "It is not safe", False),
        ("It fell by 2.5%", "It fell by 3.5%", False),
        ("安全最重要", "安全不重要", False),
        ("…", "?", False),
    ],
)
def test_texts_that_differ_in_width_case_and_punctuation_only_are_the_same(one: str, other: str, same: bool) -> None:
    text = f"""\
thesis:
  text: A
  evidence:
    e: {{text: {json.dumps(one, ensure_ascii=False)}, by: X}}
    f: {{text: {json.dumps(other, ensure_ascii=False)}, by: Y}}
"""
    found = [line for line in findings(text) if " AM505 " in line]
    assert found == (["7:15 AM505 `f` says the same as `e`"] if same else [])


@pytest.mark.parametrize(
    ("text", "language", "word"),
    [
        ("The bill will pass", "en", "will"),
        ("America will, in the long run, pay", "en", "will"),
        ("The allies won't follow", "en", "won't"),
        ("Prices are likely to rise", "en", "are likely to"),
        ("The coalition is almost certain to fall", "en", "is almost certain to"),
        ("It is unlikely to rain", "en", "is unlikely to"),
        ("The deficit is expected to grow", "en", "is expected to"),
        ("法案将于明年生效", "zh", "将"),
        ("美国将进一步加强对台安全合作", "zh", "将"),
        ("国会必将推翻这一决定", "zh", "必将"),
        ("此举势必引起反弹", "zh", "势必"),
        ("经济预计增长百分之三", "zh", "预计"),
        ("两国关系很可能会恶化", "zh", "很可能会"),
        ("新政府将以台湾为筹码", "zh", "将"),
    ],
)
def test_a_claim_about_the_future_says_what_settles_it(text: str, language: str, word: str) -> None:
    assert say(text, language) == [f"AM507 `p` makes a prediction (“{word}”) but has no `forecast`"]
    assert say(text, language, ", forecast: {due: 2030-01-01, test: X}") == []
    assert say(text, language, ", by: X") == [], "a reported forecast is the speaker's"


def test_words_of_the_future_in_quotation_marks_and_in_other_languages_are_passed_over() -> None:
    assert say("He said “we will win” and left") == []
    assert say("他说“我们必将胜利”", "zh") == []
    assert say("Er will gehen", "de") == []
    assert say("法案将于明年生效", "zh-Hant") != []


def test_the_finding_is_shown_at_the_language_in_which_it_is() -> None:
    text = """\
argmap: 1
title: {zh: 例, en: Example}
languages: [zh, en]
thesis:
  text:
    zh: 图书馆应当在周日开放
    en: The library should open on Sundays; so should the museum
  evidence: {e: {text: {zh: 甲, en: A}, cites: [1]}, f: {text: {zh: 乙, en: B}, cites: [2]}}
"""
    assert findings(text) == ["7:9 AM501 the text of `thesis` joins two claims with a semicolon"]


@pytest.mark.parametrize(
    ("part", "told"),
    [
        ("text: {zh: 甲}", "`text` of `p` is missing in `en`"),
        ("text: 甲", "`text` of `p` is missing in `en`"),
        ("text: {en: A}", "`text` of `p` is missing in `zh`"),
        ("text: {zh: 甲, en: A}, by: 盖洛普", "`by` of `p` is missing in `en`"),
        ("text: {zh: 甲, en: A}, detail: {en: B}", "`detail` of `p` is missing in `zh`"),
        ("text: {zh: 甲, en: A}, section: 一", "`section` of `p` is missing in `en`"),
        ("text: {zh: 甲, en: A}, forecast: {due: 2030-01-01, test: 乙}", "`forecast.test` of `p` is missing in `en`"),
        ("text: {zh: 甲, en: A}, inference: {warrant: 乙}", "`inference.warrant` of `p` is missing in `en`"),
        ("text: {zh: 甲, en: A}", ""),
    ],
)
def test_every_text_is_there_in_every_language(part: str, told: str) -> None:
    text = f"""\
title: {{zh: 例, en: Example}}
languages: [zh, en]
thesis:
  text: {{zh: 论题, en: Thesis}}
  section: {{zh: 引言, en: Introduction}}
  premises: {{p: {{{part}, assumed: true}}}}
"""
    assert [line.split(" ", 1)[1] for line in findings(text)] == ([f"AM503 {told}"] if told else [])


def test_a_title_in_one_language_is_told_and_a_map_in_one_language_owes_no_other() -> None:
    assert say("甲", "zh") == []
    two = "languages: [zh, en]\nthesis: {text: {zh: 论题, en: T}, evidence: {e: {text: {zh: 甲, en: A}, cites: [1]}}}"
    assert [line for line in findings(two) if "AM303" not in line] == [
        "2:1 AM503 `title` of the map is missing in `en`"
    ]


@pytest.mark.parametrize(
    ("forecast", "missing"),
    [
        ("{due: 2030-01-01, test: X}", ""),
        ("{due: 2030-01-01}", "no `test`"),
        ("{test: X}", "no `due`"),
        ("{outcome: pending}", "neither `due` nor `test`"),
    ],
)
def test_a_forecast_has_a_day_and_a_test(forecast: str, missing: str) -> None:
    found = say("It will pass", more=f", forecast: {forecast}")
    assert found == ([f"AM601 the forecast of `p` has {missing}"] if missing else [])
