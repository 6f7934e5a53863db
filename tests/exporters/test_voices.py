"""Speakers are named once: no attribution where the text names the speaker; it stays where that is in doubt."""

from __future__ import annotations

import time

import pytest

from argmap.exporters import ExportOptions, export
from argmap.exporters.voices import names_speaker
from support.diagnosing import read

from .test_hostile import SAMPLES


@pytest.mark.parametrize(
    ("by", "text"),
    [
        ("Trump", "Trump said that Taiwan should pay"),
        ("Trump", "Trump himself asked for as much as 10% of GDP"),
        ("Trump", "Trump has repeatedly argued that America First is not “America Alone”"),
        ("Trump", "President Trump told Time that the enemy is within"),
        ("Trump", "Pressed after the election about a conflict, Trump declined to say what he would do"),
        ("the hawks", "The hawks firmly oppose unification"),
        ("KMT", "The KMT too favours deeper relations"),
        ("Mike Waltz", "National Security Adviser Waltz said that efforts were needed"),
        ("Brian Peck", "Peck, a USTR official, holds that tariffs are leverage"),
        (
            "Mike Johnson",
            "Johnson, Speaker in the 119th Congress, who calls China a threat, wrote that he was committed",
        ),
        ("Jim Risch and Roger Wicker", "Committee chairs Risch and Wicker urge a closer alliance"),
        ("Lin Chia-lung", "Lin Chia-lung said that America needs Taiwan"),
    ],
)
def test_the_text_names_the_speaker(by: str, text: str) -> None:
    assert names_speaker(text, by, "en")


@pytest.mark.parametrize(
    ("by", "text"),
    [
        ("Trump", "Trump's tariffs hurt Taiwan"),
        ("Trump", "Trump will win the election"),
        ("Trump", "Trump's critics say that the tariffs hurt"),
        ("Trump", "Trump critics say that the tariffs hurt"),
        ("Trump", "Trump claims are false"),
        ("Trump", "Trump is said to admire Jackson"),
        ("Trump", "Trumpists say that the election was stolen"),
        ("Trump", "Ivanka Trump said that she disagreed"),
        ("Trump", "Critics of Trump said that he lied"),
        ("Trump", "A friend told Trump that it would rain"),
        ("Trump", "Biden said, Trump claims, what he was told"),
        ("Trump", "Trump, Biden said, wants too much"),
        ("Trump", "Trump holds the White House"),
        ("Trump", "Trump held that office for four years"),
        ("Trump", "Trump demands will fail"),
        ("Trump", "Trump told by his advisers to wait"),
        ("Trump", "If Trump said so, it is true"),
        ("Trump", "According to Biden, Trump said that he would pay"),
        ("Trump", "In Biden's view, Trump wants a deal"),
        ("Mike Pompeo", "Trump let Secretary of State Pompeo say that Taiwan is no part of China"),
        ("the Lai administration", "The administration said that imports would rise"),
        ("Gallup", "In Gallup's poll 31% called foreign affairs important"),
        ("Institute", "The Institute of Peace and the Institute's staff say no"),
        ("Ann and Bob", "Ann said that Bob left"),
        ("", "She said that it would rain"),
    ],
)
def test_in_doubt_the_attribution_stays(by: str, text: str) -> None:
    assert not names_speaker(text, by, "en")


@pytest.mark.parametrize(
    ("by", "text"),
    [
        ("特朗普", "特朗普认为外国的倾销损害美国"),
        ("特朗普", "特朗普多次辩称“美国优先不是美国唯一”"),
        ("特朗普", "特朗普在选前对彭博社说，台湾应当付费"),
        ("特朗普", "当选后被追问台海冲突，特朗普拒绝说明"),
        ("鲁比奥", "国务卿鲁比奥强调，美方“不支持台湾独立”"),
        ("鲁比奥", "鲁比奥与王毅首次通话时强调，美方“不支持台湾独立”"),
        ("华尔兹", "总统国家安全顾问迈克·华尔兹表示，积压的武器应当交付"),
        ("科尔比", "国防部副部长埃尔布里奇·科尔比公开要求增加军费"),
        ("特朗普", "特朗普曾坦言，美国什么也做不了"),
        ("特朗普", "特朗普高度赞扬杰克逊"),
        ("特朗普", "特朗普要求盟友担负更多责任"),
        ("賴清德", "賴清德主張讓台美關係再進一步"),
    ],
)
def test_the_chinese_text_names_the_speaker(by: str, text: str) -> None:
    assert names_speaker(text, by, "zh")


@pytest.mark.parametrize(
    ("by", "text"),
    [
        ("特朗普", "特朗普的关税损害台湾"),
        ("特朗普", "特朗普将赢得选举"),
        ("特朗普", "特朗普政府称关税有效"),
        ("特朗普", "特朗普的顾问说关税有效"),
        ("特朗普", "特朗普要求遭到反对"),
        ("特朗普", "特朗普要求的军费过高"),
        ("特朗普", "据拜登透露，特朗普要求台湾付费"),
        ("特朗普", "特朗普反对派认为关税有害"),
        ("特朗普", "拜登说，特朗普认为外国都在占便宜"),
        ("特朗普", "所谓“深层政府”指隐秘的权力网络"),
        ("华尔兹", "华尔兹的顾问迈克·史密斯表示，武器应当交付"),
        ("特朗普", "特朗普任由国务卿蓬佩奥公开称台湾不是中国的一部分"),
    ],
)
def test_in_doubt_the_chinese_attribution_stays(by: str, text: str) -> None:
    assert not names_speaker(text, by, "zh")


def test_a_part_of_a_name_that_two_speakers_share_names_neither() -> None:
    assert names_speaker("Johnson said no", "Mike Johnson", "en", ["Mike Johnson", "Ann Lee"])
    assert not names_speaker("Johnson said no", "Mike Johnson", "en", ["Mike Johnson", "Ron Johnson"])


def test_other_languages_keep_the_attribution() -> None:
    assert not names_speaker("Macron said no", "Macron", "fr")


@pytest.mark.parametrize(
    "text", [*SAMPLES, "Trump, " * 2000, "a, " * 2000 + "Trump said", "在" * 3000 + "说", "(" * 500]
)
def test_any_text_is_looked_at_quickly(text: str) -> None:
    started = time.perf_counter()
    for language in ("en", "zh"):
        assert not names_speaker(text, "Trump", language)
        names_speaker("Trump said", text, language)
        names_speaker(text, text, language)
    assert time.perf_counter() - started < 1


SPOKEN = """
argmap: 1
title: Rain
thesis:
  text: It will rain
  evidence:
    told: {text: Ann said that it will rain, by: Ann}
    heard: {text: The wind has turned, by: Ann}
"""


@pytest.mark.parametrize("name", ["md", "txt", "latex", "opml"])
def test_documents_name_a_speaker_once(name: str) -> None:
    made = export(read(SPOKEN), name, ExportOptions(language="en")).decode()
    assert "Ann said that it will rain (" not in made
    assert "The wind has turned (according to Ann)" in made


RUN = """
argmap: 1
title: Rain
thesis:
  text: It will rain
  premises:
    report:
      text: Ann said that the signs are clear
      by: Ann
      evidence:
        wind: {text: The wind has turned, by: Ann}
        birds: {text: The birds fly low, by: Ann}
"""


def test_one_attribution_stands_for_all_right_below() -> None:
    made = " ".join(export(read(RUN), "txt", ExportOptions(language="en")).decode().split())
    assert "the signs are clear (according to Ann, as are the statements right below)" in made
    assert made.count("according to") == 1


@pytest.mark.parametrize(
    ("text", "options"),
    [
        (RUN.replace("fly low, by: Ann", "fly low, by: Bob"), ExportOptions(language="en")),
        (RUN.replace("fly low, by: Ann", "fly low"), ExportOptions(language="en")),
        (RUN, ExportOptions(language="en", headings="sections")),
    ],
    ids=["another speaker", "no speaker", "no longer right below"],
)
def test_a_run_that_is_broken_keeps_its_attributions(text: str, options: ExportOptions) -> None:
    made = " ".join(export(read(text), "txt", options).decode().split())
    assert "The wind has turned (according to Ann)" in made
    assert "as are the statements right below" not in made
