"""Which sentences speak of the future, and which only have a word that looks like it."""

from __future__ import annotations

import pytest

from argmap.nlp.forecasts import forecast_word

FUTURE_ZH = [
    "美国将继续加强军售",
    "新政府将加快交付",
    "双方必将谈判",
    "这将导致冲突",
    "该法将于明年生效",
    "政策将更加不确定",
    "特朗普将把台湾视为筹码",
    "预计经济增长3%",
    "局势势必升级",
    "国会大概率通过",
    "油价有望回落",
    "通胀将在两年内保持在2%以下",
    "美国将不再提供援助",
    "台湾将成为筹码",
    "两党将围绕预算争执",
    "特朗普将借安全议题施压",
    "民众将承受代价",
    "选民将面临选择",
    "学校将关闭",
    "特朗普将要求台湾付费",
    "军队将撤离",
    "北京将作出反应",
    "政府将出台新规",
]
NO_FUTURE_ZH = [
    "将军视察部队",
    "麻将馆关闭",
    "将预算削减一半",
    "将台湾视为筹码",
    "将其纳入战略",
    "他将责任推给下属",
    "将士出征",
    "大将云集",
    "预期寿命提高",
    "规定会议每周举行",
    "政府曾将税率调高",
    "将与会者分为两组",
    "将无人机列入清单",
    "海军上将表示反对",
    "将在野党边缘化",
    "将对手击败",
    "美方已将关税上调",
    "将和平作为目标",
    "应将预算用于教育",
    "将更多资源用于中国",
    "中将辞职",
    "法律将责任分给双方",
    "低于市场预期",
    "将主要精力放在内政",
    "将以色列视为盟友",
    "一定会议",
]
FUTURE_EN = [
    "Prices will rise",
    "The bank won’t cut rates",
    "They are bound to fail",
    "It is set to expire",
    "Rates are likely to fall",
    "Trump is unlikely to agree",
    "It’ll rain",
    "The bank is about to cut",
    "They will, in the short run, lose",
    "Demand is projected to grow",
]
NO_FUTURE_EN = [
    "Will Smith argues that rates fell",
    "The will of the people counts",
    "Her free will is limited",
    "He left a will",
    "Political will is lacking",
    "the will to fight",
    "She was willing to pay",
    "The threshold is set to 5",
    "a battle of wills",
    "George Will wrote a column",
    "At will employment ends",
    "the president’s will",
]


@pytest.mark.parametrize("text", FUTURE_ZH)
def test_a_chinese_sentence_about_the_future(text: str) -> None:
    assert forecast_word(text, "zh-Hans")


@pytest.mark.parametrize("text", NO_FUTURE_ZH)
def test_generals_disposals_and_the_past_are_no_future(text: str) -> None:
    assert forecast_word(text, "zh") == ""


@pytest.mark.parametrize("text", FUTURE_EN)
def test_an_english_sentence_about_the_future(text: str) -> None:
    assert forecast_word(text, "en-GB")


@pytest.mark.parametrize("text", NO_FUTURE_EN)
def test_the_noun_the_name_and_the_setting_are_no_future(text: str) -> None:
    assert forecast_word(text, "en") == ""
