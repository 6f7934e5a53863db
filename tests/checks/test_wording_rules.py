"""AM508 and AM509: words of likelihood and of confidence."""

from __future__ import annotations

import pytest

from argmap.checks import check
from argmap.loading import load_text
from argmap.model import Likelihood
from argmap.nlp.hedges import confidence_phrase, likelihood_words


def said(text: str, language: str, more: str = "") -> list[str]:
    """What AM508 and AM509 say about a thesis."""
    loaded = load_text(f"argmap: 1\ntitle: A\nlanguages: [{language}]\nthesis:\n  text: >-\n    {text}\n  {more}\n")
    assert loaded.map is not None, loaded.diagnostics
    return [f"{one.code} {one.message}" for one in check(loaded) if one.code in ("AM508", "AM509")]


WORDS = [
    # text, the bands that it may stand for (in the order of ICD 203)
    ("zh", "双方必将谈判", "very-likely … almost-certain"),
    ("zh", "双方势必谈判", "very-likely … almost-certain"),
    ("zh", "双方必然会谈判", "very-likely … almost-certain"),
    ("zh", "双方肯定会谈判", "very-likely … almost-certain"),
    ("zh", "双方大概率谈判", "likely … very-likely"),
    ("zh", "双方很有可能谈判", "likely … very-likely"),
    ("zh", "双方极可能谈判", "likely … very-likely"),
    ("zh", "双方可能谈判", "unlikely … likely"),
    ("zh", "双方或将谈判", "unlikely … likely"),
    ("zh", "双方也许谈判", "unlikely … likely"),
    ("zh", "双方不太可能谈判", "very-unlikely … unlikely"),
    ("zh", "双方谈判的可能性很小", "almost-no-chance … unlikely"),
    ("zh", "双方几乎不可能谈判", "almost-no-chance … very-unlikely"),
    ("zh", "双方几乎肯定谈判", "very-likely … almost-certain"),
    ("en", "They are bound to negotiate", "very-likely … almost-certain"),
    ("en", "They are almost certain to negotiate", "very-likely … almost-certain"),
    ("en", "They are very likely to negotiate", "likely … almost-certain"),
    ("en", "They are likely to negotiate", "likely … very-likely"),
    ("en", "They will probably negotiate", "likely … very-likely"),
    ("en", "They may negotiate", "unlikely … likely"),
    ("en", "They could negotiate", "unlikely … likely"),
    ("en", "They are unlikely to negotiate", "very-unlikely … unlikely"),
    ("en", "They are highly unlikely to negotiate", "almost-no-chance … unlikely"),
    ("en", "There is a remote chance that they negotiate", "almost-no-chance … unlikely"),
    ("en", "It is as likely as not that they negotiate", "roughly-even-chance … roughly-even-chance"),
]


@pytest.mark.parametrize(("language", "text", "bands"), WORDS)
def test_a_word_of_likelihood_stands_for_a_range_of_bands(language: str, text: str, bands: str) -> None:
    (word,) = likelihood_words(text, language)
    assert f"{word.lowest} … {word.highest}" == bands


@pytest.mark.parametrize(("language", "text", "bands"), WORDS)
@pytest.mark.parametrize("likelihood", list(Likelihood))
def test_another_band_than_the_word_s_is_found(language: str, text: str, bands: str, likelihood: Likelihood) -> None:
    lowest, highest = (list(Likelihood).index(Likelihood(band)) for band in bands.split(" … "))
    fits = lowest <= list(Likelihood).index(likelihood) <= highest
    found = said(text, language, f"likelihood: {likelihood}")
    assert bool(found) != fits
    assert all(one.endswith(f"does not mean `{likelihood}`") for one in found)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "双方将谈判"),
        ("zh", "谈判的可能性正在上升"),
        ("zh", "尽可能多的人"),
        ("zh", "这使谈判成为可能"),
        ("zh", "他不一定来"),
        ("zh", "可能爆发的冲突令双方谈判"),
        ("zh", "会议肯定了成绩"),
        ("zh", "法定会议"),
        ("zh", "他说“必将谈判”"),
        ("en", "They will negotiate"),
        ("en", "A war that could break out makes them negotiate"),
        ("en", "Young people are less likely to vote"),
        ("en", "The might of the army"),
        ("en", "Polls in May"),
        ("en", "He said that they “are bound to negotiate”"),
        ("de", "Sie werden wahrscheinlich verhandeln"),
    ],
)
def test_what_judges_nothing_fits_every_band(language: str, text: str) -> None:
    for likelihood in Likelihood:
        assert said(text, language, f"likelihood: {likelihood}") == []


def test_one_word_of_several_that_fits_is_enough() -> None:
    assert said("必将到来的选举可能改变政策", "zh", "likelihood: likely") == []
    assert said("They may talk, but are bound to disagree", "en", "likelihood: almost-certain") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "我们高度确信双方很可能谈判"),
        ("zh", "我们以高度信心判断双方可能谈判"),
        ("zh", "双方必将谈判（高置信度）".replace("（", "，").replace("）", "")),
        ("en", "We have high confidence that they are likely to negotiate"),
        ("en", "With moderate confidence, they will probably negotiate"),
        ("en", "We are highly confident that they may negotiate"),
    ],
)
def test_confidence_and_likelihood_in_one_breath_are_found(language: str, text: str) -> None:
    (found,) = said(text, language)
    assert found.startswith("AM508 `thesis` mixes confidence (“")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "消费者信心可能下降"),
        ("zh", "95%置信区间可能较宽"),
        ("zh", "我们高度确信双方正在谈判"),
        ("zh", "他说“我们高度确信很可能谈判”"),
        ("en", "Low confidence in the courts is likely to persist"),
        ("en", "Consumer confidence may fall"),
        ("en", "Confidence intervals are likely to be wide"),
        ("en", "We have high confidence that they are negotiating"),
    ],
)
def test_confidence_as_a_subject_or_alone_is_sound(language: str, text: str) -> None:
    assert said(text, language) == []


def test_the_two_keys_beside_each_other_are_as_it_should_be() -> None:
    assert said("They are likely to negotiate", "en", "likelihood: likely\n  confidence: high") == []
    assert confidence_phrase("Ich bin sehr sicher", "de") == ""
