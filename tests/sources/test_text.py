"""A source's text: found without regard to layout, shown without it, divided as its author divided it."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.sources.folding import fold
from argmap.sources.library import read_text
from argmap.sources.sections import Part
from argmap.sources.sentences import split_sentences
from argmap.sources.text import SourceText, unwrap

from .paper import needs_paper, paper

TEXTS = Path(__file__).parent / "texts"


def outline(source: SourceText) -> list[str]:
    """The sections as ``part level name title: sentences``."""
    return [
        f"{one.part} {one.level} {one.number} {one.title}: {len(list(one.sentences))}".replace("  ", " ")
        for one in source.sections
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("第 47 届\n总统", "第47届总统"),
        ("２０％，［３］", "20%,[3]"),
        ("“美国优先”", "「美国优先」"),
        ("Trump’s “vision”", 'Trump\'s "vision"'),
        ("战略竞争—对抗", "战略竞争——对抗"),
        ("soft\u00adhyphen zero\u200bwidth", "softhyphen zerowidth"),
        ("issue-\nlinkage", "issue-linkage"),
        ("Díaz", "Di\u0301az"),
        ("oﬃce ⼀", "office 一"),
    ],
)
def test_layout_width_and_shape_of_punctuation_do_not_matter(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("183.3", "138.3"), ("亿", "万"), ("11 次", "12 次"), ("Art", "art")])
def test_words_and_figures_matter(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("累计 183.3\n\n亿美元，\f远超", "累计183.3亿美元，远超"),
        ("（Jacksonian \nRealism）理念", "（Jacksonian Realism）理念"),
        ("strategic\n  tool", "strategic tool"),
        ("issue-\nlinkage", "issue-linkage"),
        ("发挥台湾 “以台制华”", "发挥台湾“以台制华”"),
        ("“倚美”\n与岛内", "“倚美”与岛内"),
    ],
)
def test_a_passage_is_shown_without_its_layout(raw: str, shown: str) -> None:
    assert unwrap(raw) == shown


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("他来了。她走了！真的？", ["他来了。", "她走了！", "真的？"]),
        ("“末班车太早了。”一位护士说。", ["“末班车太早了。”", "一位护士说。"]),
        ("亦即“得到什么？”[12] 另一方面，更重视。", ["亦即“得到什么？”[12]", "另一方面，更重视。"]),
        ("对“为什么？”的回答不多。", ["对“为什么？”的回答不多。"]),
        ("甲；乙。［3］〔4〕丙。", ["甲；乙。［3］〔4〕", "丙。"]),
        ("It rose by 4.5 per cent. Then it fell.", ["It rose by 4.5 per cent.", "Then it fell."]),
        (
            "Mrs. J. Dunn left the U.S. in May.[1] She came back.",
            ["Mrs. J. Dunn left the U.S. in May.[1]", "She came back."],
        ),
        ("They met in the U.S. The talks failed.", ["They met in the U.S.", "The talks failed."]),
        ("“Stop!” he said. (See p. 4.) Why?", ["“Stop!” he said.", "(See p. 4.)", "Why?"]),
        ("Brandt et al. argue so, e.g. in Bremen.", ["Brandt et al. argue so, e.g. in Bremen."]),
        ("科尔比（Elbridge A. \nColby）要求。", ["科尔比（Elbridge A. \nColby）要求。"]),
    ],
)
def test_sentences_keep_their_closing_quotes_and_note_marks(text: str, sentences: list[str]) -> None:
    assert [text[slice(*span)] for span in split_sentences(text)] == sentences


def test_a_wrapped_paper_with_numbered_headings() -> None:
    assert outline(read_text(TEXTS / "paper.txt")) == [
        "front 1 Title: 2",
        "front 1 Abstract: 2",
        "front 1 Keywords: 1",
        "body 1 1 Introduction: 3",
        "body 1 2 Data: 0",
        "body 2 2.1 Soundings: 2",
        "body 2 2.2 Tax rolls: 3",
        "body 1 3 Results: 3",
        "body 1 4 Conclusion: 3",
        "back 1 References: 8",
    ]


def test_markdown_nests_as_it_says_and_its_first_heading_is_the_title() -> None:
    assert outline(read_text(TEXTS / "essay.md")) == [
        "front 1 Why the library should open on Sundays: 0",
        "body 1 Introduction: 2",
        "body 1 Demand: 5",
        "body 1 Cost: 3",
        "body 2 Staff: 2",
        "body 1 Conclusion: 1",
        "back 1 Notes: 3",
    ]


def test_a_text_with_one_paragraph_a_line() -> None:
    assert outline(read_text(TEXTS / "lines.txt")) == [
        "front 1 题名: 1",
        "front 1 摘要: 2",
        "front 1 关键词: 1",
        "body 1 引言: 3",
        "body 1 第一章 需求: 0",
        "body 2 第一章第一节 乘客: 3",
        "body 2 第一章第二节 线路: 2",
        "body 1 第二章 成本: 1",
        "body 1 结论: 1",
        "back 1 参考文献: 2",
    ]


def test_blank_lines_and_page_breaks_inside_sentences() -> None:
    source = SourceText(
        textwrap.dedent("""\
            一、城市夜间公交的兴起与发展

            夜间公交在许多城市相继出现，它改变了人们的出行方式，也改变了

            城市的作息。研究者起初并未注意到这一变化，直到票务数据公开之后
            \f- 12 -
            才发现夜间客流已占全天客流的相当比例，而且仍在持续不断地增长。

            （一）需求
            调查显示，乘客的要求是延长运营时间。
            """)
    )
    assert [source.shown(sentence) for sentence in source.sentences] == [
        "夜间公交在许多城市相继出现，它改变了人们的出行方式，也改变了城市的作息。",
        "研究者起初并未注意到这一变化，直到票务数据公开之后才发现夜间客流已占全天客流的相当比例，而且仍在持续不断地增长。",
        "调查显示，乘客的要求是延长运营时间。",
    ]
    assert [one.name for one in source.sections] == ["一", "一（一）"]


def test_note_marks_are_counted_where_they_lead_to_notes() -> None:
    source = SourceText("甲。[1]乙，［2］丙〔3、4〕。丁¹²。面积5 km²，见[2020]。\n参考文献\n[1] 某书。")
    assert [mark.number for mark in source.marks] == [1, 2, 3, 4, 12]


def test_an_offset_leads_to_its_line_and_its_sentence() -> None:
    source = SourceText("One is here.\r\n\nTwo is the one that\nstands here. Three is here.")
    assert source.position(source.raw.index("Three")) == (4, 14)
    sentence = source.sentence_at(source.raw.index("stands"))
    assert sentence is not None
    assert source.shown(sentence) == "Two is the one that stands here."


WRITTEN = st.text(
    st.sampled_from("中文之美。，“”！？abc AB. 12,[3]\n\n\f\r　—-\u200b\u00ad（）#一、１２")
    | st.characters(codec="utf-8"),
    max_size=120,
)


@given(WRITTEN)
def test_every_span_leads_back_to_the_text(raw: str) -> None:
    source = SourceText(raw)
    assert len(source.clean) == len(raw)
    assert fold(source.clean) == source.key
    for position in range(len(source.key)):
        span = source.span(position, position + 1)
        assert span.end == span.start + 1
        assert source.key[position] in fold(source.clean[slice(*span)])
    last = 0
    for sentence in source.sentences:
        assert last <= sentence.start < sentence.end <= len(raw)
        assert source.clean[slice(*sentence)].strip() == source.clean[slice(*sentence)]
        assert fold(source.shown(sentence)) == fold(source.clean[slice(*sentence)])
        assert source.sentence_at(sentence.start) == source.sentence_at(sentence.end - 1) == sentence
        last = sentence.end


@needs_paper
def test_the_paper() -> None:
    source = read_text(paper())
    body = [one for one in source.sections if one.part is Part.BODY]
    assert [one.name for one in body] == [
        *["引言", "一", "一（一）", "一（二）", "一（三）", "二", "二（一）", "二（二）", "二（三）"],
        *["三", "三（一）", "三（二）", "三（三）", "三（四）", "结语"],
    ]
    assert [mark.number for mark in source.marks] == list(range(1, 47))
    assert all(source.shown(sentence)[-1] in "。”？]）" for one in body for sentence in one.sentences)
