"""What figures are in a text, and which of two texts has them."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.nlp.numbers import Unit, differing, figures, not_in
from argmap.nlp.numbers.numerals import chinese, english


def read(text: str, language: str) -> list[str]:
    """Figures as ``value unit``; those that no translation owes in brackets."""
    shown = []
    for figure in figures(text, language):
        said = f"{'–'.join(str(value) for value in figure.values)} {figure.unit}"
        shown.append(said if figure.firm else f"({said})")
    return shown


CHINESE = [
    ("183.3亿美元", "18330000000 money"),
    ("183.3 亿 美元", "18330000000 money"),
    ("1.2万亿", "1200000000000 plain"),
    ("1亿2000万", "120000000 plain"),
    ("三亿五千万人", "350000000 plain"),
    ("20多万人", "200000 plain"),
    ("１２名", "12 plain"),
    ("１，２３４人", "1234 plain"),
    ("1,234人", "1234 plain"),
    ("44.2％", "221/500 percent"),
    ("提高2个百分点", "1/50 points"),
    ("百分之三十", "3/10 percent"),
    ("三成", "(3/10 percent)"),
    ("六成五", "(13/20 percent)"),
    ("三分之一", "(1/3 fraction)"),
    ("千分之3", "3/1000 fraction"),
    ("一半", "(1/2 fraction)"),
    ("两英尺", "(2 plain)"),
    ("8000英里", "8000 plain"),
    ("5千米", "5 plain"),
    ("第14位", "14 ordinal"),
    ("第一百一十九届", "(119 ordinal)"),
    ("十五人", "15 plain"),
    ("一百二十三人", "123 plain"),
    ("2024年", "2024 year"),
    ("二〇二五年", "2025 year"),
    ("2月14日", "2–14 date"),
    ("2025-01-20", "2025–1–20 date"),
    ("20世纪90年代", "1990 decade"),
    ("20%—50%", "1/5–1/2 percent"),
    ("20至50人", "20–50 plain"),
    ("3-5年", "3–5 plain"),
    ("3—5月", "3–5 date"),
    ("5到10亿美元", "500000000–1000000000 money"),
]
ENGLISH = [
    ("18.33 billion", "18330000000 plain"),
    ("US$18.33bn", "18330000000 money"),
    ("$21.95 billion", "21950000000 money"),
    ("3 trillion", "3000000000000 plain"),
    ("45 million", "45000000 plain"),
    ("1,234.5", "2469/2 plain"),
    ("2.45 %", "49/2000 percent"),
    ("2.45 percent", "49/2000 percent"),
    ("2 percentage points", "1/50 points"),
    ("thirty per cent", "3/10 percent"),
    ("20–50 %", "1/5–1/2 percent"),
    ("one third", "(1/3 fraction)"),
    ("two-thirds", "2/3 fraction"),
    ("half", "(1/2 fraction)"),
    ("half a million", "(500000 fraction)"),
    ("twelve", "12 plain"),
    ("twenty-one", "21 plain"),
    ("a dozen", "(12 plain)"),
    ("three decades", "(30 plain)"),
    ("three hundred and twenty", "320 plain"),
    ("the 14th", "14 ordinal"),
    ("the fourteenth", "14 ordinal"),
    ("the 119th Congress", "119 ordinal"),
    ("8,000 miles", "8000 plain"),
    ("in 2024", "2024 year"),
    ("mid-2024", "2024 year"),
    ("2021–23", "2021–2023 year"),
    ("the 1990s", "1990 decade"),
    ("on February 14", "2–14 date"),
    ("on 14 February", "2–14 date"),
    ("in July", "(7 date)"),
]


@pytest.mark.parametrize(("text", "figure"), CHINESE)
def test_figures_in_chinese(text: str, figure: str) -> None:
    assert read(text, "zh") == [figure]


@pytest.mark.parametrize(("text", "figure"), ENGLISH)
def test_figures_in_english(text: str, figure: str) -> None:
    assert read(text, "en") == [figure]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        *(
            (text, "zh")
            for text in ("一个", "一方面", "第一任期", "一旦", "统一", "万一", "十分重要", "百姓", "千方百计")
        ),
        *((text, "zh") for text in ("两岸", "两国", "半导体", "双方", "唯一", "一成不变", "数百人", "F-35战机", "G20")),
        *((text, "en") for text in ("one of them", "the first term", "it may rise", "they march", "F-35s", "COVID-19")),
        *((text, "en") for text in ("5G", "the G20", "hundreds of people", "zero-sum")),
        ("12 miljoen", "nl"),
    ],
)
def test_what_is_no_figure(text: str, language: str) -> None:
    assert [figure for figure in figures(text, language) if figure.firm or figure.unit is Unit.NAME] == []
    assert language == "en" or figures(text, language) == []


def test_a_figure_knows_its_words_its_place_and_its_currency() -> None:
    text = "累计１８３.3亿美元，占２成"
    money, share = figures(text, "zh")
    assert (money.written, money.currency) == ("１８３.3亿美元", "USD")
    assert text[slice(*money.span)] == money.written
    assert share.values == (Fraction(1, 5),)


SOUND = """
183.3亿美元 | US$18.33 billion
1.5万亿日元 | ¥1.5 trillion
1000万欧元 | €10m
500亿元人民币 | 50 billion yuan
1.3亿千瓦 | 130 GW
30个基点 | 0.3 percentage points
2025年1月20日 | 20 January 2025
1949年10月1日 | October 1, 1949
2025-02-14 | 14 February 2025
2月14日至16日 | 14–16 February
3月至5月 | March to May
二〇二四年 | 2024
上世纪80年代 | the 1980s
85后 | those born after 1985
民国113年 | 2024
1994-95年 | 1994–95
第14位 | ranked 14th
第10届 | the tenth
第2季度 | the second quarter
三成 | 30%
75% | three quarters
25% | a quarter
10人中有3人 | 3 in 10
1/3的学生 | a third of the students
百分之二十五 | a quarter
千分之三 | 0.3%
50%以上 | more than half
2倍于此 | twice as much
增长2倍 | tripled
产量翻了一番 | output doubled
20%、50%乃至100% | 20, 50 or even 100 per cent
由80%降到约50% | from 80 to about 50 per cent
500万至1000万 | 5 to 10 million
3至5名代表 | three to five delegates
20年 | two decades
300多年 | more than three centuries
0.5小时 | half an hour
6个月 | half a year
18个月 | a year and a half
2周 | a fortnight
250万 | two and a half million
三百二十名议员 | 320 lawmakers
1次 | once
每1000人3张床位 | 3 beds per thousand people
数十亿 | billions
20国集团 | the G20
5G网络 | 5G networks
“9·11”事件 | the 9/11 attacks
7×24小时 | 24/7
F-35战机 | the F-35
特朗普2.0 | Trump 2.0
两国 | both countries
两院 | both chambers
统一 | unification
从2019年的8.1%升至2023年的9.4% | from 8.1% in 2019 to 9.4% in 2023
在2次会议上，30%的人 | at 2 meetings 30% of people
"""


@pytest.mark.parametrize("pair", SOUND.strip().splitlines())
def test_a_sound_translation_has_the_same_figures(pair: str) -> None:
    chinese_text, english_text = pair.split(" | ")
    assert differing(chinese_text, "zh-Hans", english_text, "en-GB") == ([], [])
    assert differing(english_text, "en", chinese_text, "zh") == ([], [])


FAULTY = """
183.3亿美元 | US$18.83 billion
183.3亿美元 | US$183.3 billion
183.3万美元 | US$18.33 billion
三百亿 | 3 billion
45万人 | 45 million people
2.45% | 2.54%
20%—50% | 20–60%
百分之三十 | thirteen per cent
占5% | takes 5
80亿美元 | €8 billion
2024年 | 2023
2月14日 | 14 March
2月14日 | 15 February
第14位 | ranked 41st
11次 | ten times
三成 | 40%
2020年代 | the 2010s
F-35战机 | the F-53
"""


@pytest.mark.parametrize("pair", FAULTY.strip().splitlines())
def test_another_figure_is_seen(pair: str) -> None:
    chinese_text, english_text = pair.split(" | ")
    assert differing(chinese_text, "zh", english_text, "en") != ([], [])
    assert differing(english_text, "en", chinese_text, "zh") != ([], [])


def test_languages_that_are_not_understood_are_not_compared() -> None:
    assert differing("12 Millionen", "de", "12 billion", "en") == ([], [])


def test_note_marks_of_a_passage_are_no_figures() -> None:
    passage = "排在第 14 位（31%）。[10]"
    assert not_in("列第14位，占31%", "zh", passage) == []
    assert [figure.written for figure in not_in("共10次", "zh", passage)] == ["10"]
    assert [figure.written for figure in not_in("It ranked 14th with 13%", "en", passage)] == ["13%"]


# ---- the same value in the units of two languages ----------------------------------------------------------------


@given(st.integers(101, 9_999_999), st.sampled_from([("万", 4, ""), ("亿", 8, " million"), ("万亿", 12, " trillion")]))
def test_a_value_is_equal_in_chinese_and_in_english_units(hundredths: int, units: tuple[str, int, str]) -> None:
    scale, power, english_scale = units
    value = Fraction(hundredths * 10**power, 100)
    written = value / {"": 1, " million": 10**6, " trillion": 10**12}[english_scale]
    digits = f"{written.numerator:,}" if written.denominator == 1 else f"{hundredths / 100:,.2f}"
    in_english = f"US${digits}{english_scale} in all"
    assert differing(f"共{hundredths / 100:.2f}{scale}美元", "zh", in_english, "en") == ([], [])
    wrong = {"万": "亿", "亿": "万", "万亿": "亿"}[scale]
    assert differing(f"共{hundredths / 100:.2f}{wrong}美元", "zh", in_english, "en") != ([], [])


def in_characters(number: int) -> str:
    """A number below 10¹² in Chinese characters."""
    if number >= 10**8:
        high, low = divmod(number, 10**8)
        return in_characters(high) + "亿" + (("零" if low < 10**7 else "") + in_characters(low) if low else "")
    if number >= 10**4:
        high, low = divmod(number, 10**4)
        return in_characters(high) + "万" + (("零" if low < 10**3 else "") + in_characters(low) if low else "")
    said, pending = "", False
    for power, scale in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, power)
        if digit:
            said += ("零" if pending and said else "") + "零一二三四五六七八九"[digit] + scale
            pending = False
        else:
            pending = True
    return said or "零"


@given(st.integers(0, 10**12 - 1))
def test_a_numeral_in_characters_has_its_value(number: int) -> None:
    assert chinese(in_characters(number)) == number


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("两万三", 23000),
        ("三万〇五", 30005),
        ("一百五", 150),
        ("十五", 15),
        ("廿三", 23),
        ("二点四五", Fraction(49, 20)),
    ],
)
def test_short_forms_of_chinese_numerals(numeral: str, value: Fraction) -> None:
    assert chinese(numeral) == value


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("three hundred and five thousand and twelve", 305_012),
        ("twenty-first", 21),
        ("two and a half million", 2_500_000),
        ("hundred", 100),
    ],
)
def test_english_numerals_have_their_value(numeral: str, value: int) -> None:
    assert english(numeral) == value


@given(st.text("0123456789一二三百千万亿兆分之成半年月日至-—,，.%％$美元第F个点 ", max_size=30))
def test_whatever_the_text_figures_lie_in_it_in_order(text: str) -> None:
    for language in ("zh", "en"):
        found = figures(text, language)
        for figure in found:
            assert text[slice(*figure.span)] == figure.written
        assert [figure.span for figure in found] == sorted(figure.span for figure in found)
