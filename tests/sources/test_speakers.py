"""Whom a sentence reports."""

from __future__ import annotations

import pytest

from argmap.nlp.speakers import speaker


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("在会上，王馆长曾三次辩称“免费不等于浪费”。", "王馆长"),
        ("根据盖洛普的选前民调，经济最重要。", "盖洛普"),
        ("市长文化事务顾问约翰 · 史密斯（John Smith）已表态，“理应多加支持”。", "市长文化事务顾问约翰·史密斯"),
        ("被称为“急先锋”的新任国务卿鲁比奥也在通话中强调“和平解决”。", "国务卿鲁比奥"),
        ("“台湾民意基金会”在选举后发布的民调显示，44.2%不乐见。", "台湾民意基金会"),
        ("市政府表示，将新增12条线路。", "市政府"),
        # nobody in particular, or nobody at all
        ("他表示“永远不会说明”。", ""),
        ("综上所述，政策没有改变。", ""),
        ("特朗普的主张与此一脉相承。", ""),
        ("这一政策被称为“以台制华”。", ""),
        ("调查显示，乘客在增加。", ""),
    ],
)
def test_chinese(sentence: str, who: str) -> None:
    assert speaker(sentence, "zh-Hans") == who


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Brandt argues that merchants wanted deeper water.", "Brandt"),
        ("“We work all week,” said Mrs. Dunn.", "Mrs. Dunn"),
        ("The union has repeatedly argued against it.", "The union"),
        ("It would cost £41,000, according to the treasurer.", "the treasurer"),
        ("Bank of England estimates put it at 3%.", "Bank of England"),
        ("It found that prices rose.", ""),
        ("The results found no support.", ""),
        ("The harbour was moved.", ""),
    ],
)
def test_english(sentence: str, who: str) -> None:
    assert speaker(sentence, "en") == who
