"""Texts of arguments without figures, written for these tests, and what a person would map of them."""

from __future__ import annotations

ENGLISH = """\
# Leave the Ferry Free

By Ann Harbour and Tom Quay

4 March 2025

Dear members of the council,

Our ferry has carried people for a hundred years. This letter argues that nobody should pay to cross. Let me say why.

## Who crosses

Workers cross every morning. They cannot walk around the lake, because the road is closed in winter. Therefore the
ferry is their street.

1. Streets are free for those who walk.
2. A street that ends in water is still a street.

Critics say that the ferry is a luxury. But nobody crosses for pleasure in February. After all, the deck is open to the
wind.

## What it costs

| Item | Share |
|------|-------|
| Oil  | most  |
| Crew | rest  |

The crew is paid whether the boat is full or empty. Hence, one more passenger costs nothing. For example, the baker's
boy burns no oil.

Some people will object that free things are wasted. A crossing cannot be wasted: whoever crosses wants to be on the
other side. However, crowds are a danger on holidays.

In conclusion, a free ferry is a fair street.

Yours sincerely,

Ann Harbour
"""

ENGLISH_TREE = """\
thesis: This letter argues that nobody should pay to cross.
  premise: Introduction
  premise: Who crosses
    premise: Therefore the ferry is their street.
      premise: They cannot walk around the lake, because the road is closed in winter.
      objection: Critics say that the ferry is a luxury.
        objection: But nobody crosses for pleasure in February.
          premise: After all, the deck is open to the wind.
  premise: What it costs
    premise: Hence, one more passenger costs nothing.
      premise: For example, the baker's boy burns no oil.
      objection: Some people will object that free things are wasted.
        objection: However, crowds are a danger on holidays.
    premise: In conclusion, a free ferry is a fair street.
"""

CHINESE = """\
渡口不可无船

林渡

二〇二五年三月四日

各位乡亲：

渡口有船，已经一百年了。我主张此船不收钱。

一、谁在过河

工人每天早上过河。冬天山路不通，因此渡船就是他们的街道。走在街上的人不必付钱。

有人说，坐船是享受。其实，二月里没有人为了享受过河。这是因为船上没有遮风的地方。

二、花费几何

1、船工照样领工钱。
2、船上多一个人，船并不更重。

船工的工钱与人数无关，所以多载一人，并不多花一文。例如，面包店的学徒过河，不费一滴油。

总之，不收钱的渡船才是公道的街道。

此致
敬礼

林渡
"""

CHINESE_TREE = """\
thesis: 我主张此船不收钱。
  premise: 引言
  premise: 谁在过河
    premise: 冬天山路不通，因此渡船就是他们的街道。
      objection: 有人说，坐船是享受。
        objection: 其实，二月里没有人为了享受过河。
          premise: 这是因为船上没有遮风的地方。
  premise: 花费几何
    premise: 船工的工钱与人数无关，所以多载一人，并不多花一文。
      premise: 例如，面包店的学徒过河，不费一滴油。
    premise: 总之，不收钱的渡船才是公道的街道。
"""

FEDERALIST = {
    "": (
        "AMONG the numerous advantages",
        "The friend of popular governments",
        "The instability, injustice",
        "Complaints are everywhere heard",
        "These must be chiefly",
        "By a faction, I understand",
        "There are two methods of curing",
        "There are again two methods",
        "Liberty is to faction",
        "But it could not be less folly",
        "The second expedient is as impracticable",
        "As long as the reason of man",
        "The diversity in the faculties",
        "From the protection of different",
        "The latent causes of faction",
        "But the most common and durable",
        "Those who hold and those who",
        "No man is allowed to be a judge",
        "It is in vain to say that",
        "Enlightened statesmen will not always",
        "The inference to which we are brought",
        "If a faction consists of less",
        "When a majority is included",
        "To secure the public good",
        "From this view of the subject",
        "Hence it is that such democracies",
        "A republic, by which I mean",
        "The two great points of difference",
        "The effect of the first difference",
        "On the other hand, the effect",
        "In the first place, it is to be remarked",
        "In the next place, as each",
        "The other point of difference",
        "The smaller the society",
        "Extend the sphere, and you",
        "Hence, it clearly appears",
        "The influence of factious leaders",
        "A religious sect may degenerate",
        "A rage for paper money",
        "In the extent and proper structure",
    )
}
"""How the sentences begin that a person mapped of the tenth Federalist paper, by section."""
FEDERALIST_THESIS = ("In the extent and proper structure", "AMONG the numerous advantages")
"""Either may be taken for its thesis."""

NALAI = {
    "": (
        "中国一向是所谓",
        "自从给枪炮打破了",
        "尼采就自诩过",
        "然而尼采究竟",
        "中国也不是，虽然",
        "几百年之后，我们当然",
        "要不然，则当佳节",
        "我只想鼓吹",
        "但我们被“送来”",
        "先有英国的鸦片",
        "于是连清醒的",
        "其实，这正是因为",
        "所以我们要运用脑髓",
        "譬如罢，我们之中",
        "但是，如果反对",
        "不过因为原是羡慕",
        "他占有，挑选",
        "看见鱼翅，并不",
        "只有烟枪和烟灯",
        "总之，我们要拿来",
        "我们要或使用",
        "然而首先要这人",
        "没有拿来的，人不能",
    )
}
NALAI_THESIS = ("我只想鼓吹", "所以我们要运用脑髓", "总之，我们要拿来")
