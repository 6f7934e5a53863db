"""A comparison as its readers see it: in the terminal, in Markdown, as data, as a picture."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pytest
from wcwidth import wcswidth

from argmap.comparison import Comparison, compare
from argmap.comparison.effects import consequences
from argmap.comparison.files import Sameness
from argmap.diagrams.options import DiagramOptions
from argmap.exporters import ExportError
from argmap.reports.diff import drawing as pictures
from argmap.reports.diff.drawing import render as drawn
from argmap.reports.diff.json import render as as_json
from argmap.reports.diff.markdown import render as as_markdown
from argmap.reports.diff.narrative import Telling, tell
from argmap.reports.diff.text import render as as_text
from comparison.maps import version
from support.diagnosing import read

LETTERS = "        letters: {text: {zh: 服务台收到一夹来信。, en: The desk has a folder of letters.}}\n"
ANSWER = "monday: {text: {zh: 可以改在周一休息。, en: Monday can be that day.}, by: {zh: 读者, en: readers}}"
NAMES = "old", "new"


@cache
def comparison() -> Comparison:
    """Something of every kind."""
    after = version(
        ("1200位读者中有三分之二要求开放。", "1300位读者中有三分之二要求开放。"),
        ("Two in three of 1,200 readers ask for it.", "Three in four of 1,300 readers ask for it."),
        ("likelihood: likely", "likelihood: very-likely"),
        (LETTERS, ""),
        ("      assumed: true\n", f"      evidence:\n{LETTERS}"),
        ("      supports: [staff]\n", f"      objections:\n        {ANSWER}\n"),
        ("    rest:\n", "    day-of-rest:\n"),
    )
    return compare(version(), after)


def told(language: str, compared: Comparison | None = None, *, brief: bool = False, every: bool = False) -> Telling:
    compared = compared or comparison()
    return tell(compared, consequences(compared), NAMES, language, all_languages=every, brief=brief)


ENGLISH = """\
The library on Sundays
old (before) and new (after)
[-old-] marks deleted text, {+new+} new text.

In short
  6 statements before, 7 after.
  1 added, 1 moved, 1 renamed, 1 reworded, 2 judged differently, 1 with other links. 1
  unchanged.
    1 “Many readers ask for it”: 1 reworded, 1 judged differently
    2 “There is staff for Sundays”: 1 moved, 1 judged differently
    3 “The staff needs a common day of rest”: 1 added, 1 renamed, 1 with other links

What changes for the thesis
  The thesis was rejected and is now accepted. Its strength rises from 0.46 to 0.86.
  Directly below it, the strength changes for:
    3 “The staff needs a common day of rest”: 0.50 → 0.33
    1 “Many readers ask for it”: 0.86 → 0.75

Which statements stand
  The status of 1 statement changes.
  Status and strength are computed only from how the statements bear on one another.
    3 “The staff needs a common day of rest”: accepted → rejected

1 “Many readers ask for it”
  ~ 1 Premise  demand
      Many readers ask for it.
      Likelihood: very likely (before: likely)
  ~ 1.1 Evidence  survey
      [-Two-]{+Three+} in [-three-]{+four+} of [-1,200-]{+1,300+} readers ask for it.

2 “There is staff for Sundays”
  ~ 2 Premise  staff
      There is staff for Sundays.
      It is no longer assumed.
  > 2.1 Evidence  letters
      The desk has a folder of letters.
      Moved here from below 1 “Many readers ask for it”.

3 “The staff needs a common day of rest”
  ~ 3 Objection  day-of-rest
      The staff needs a common day of rest.
      Its id was [-rest-] and is now {+day-of-rest+}.
      It no longer supports 2 “There is staff for Sundays”.
  + Added: 3.1 Objection  monday
      Monday can be that day. (readers)
"""

CHINESE = """\
周日的图书馆
old（前）与new（后）
[-旧-]：原有而删去的；{+新+}：新增的。

概要
  改动前6条陈述，改动后7条。
  新增1条，移动1条，更换标识1条，改动措辞1条，改动判断2条，改动链接1条。其余1条未变。
    1 “许多读者提出了要求”：改动措辞1条，改动判断1条
    2 “周日有人值班”：移动1条，改动判断1条
    3 “馆员需要共同的休息日”：新增1条，更换标识1条，改动链接1条

对论题的影响
  论题的状态由“不成立”变为“成立”。强度由0.46升至0.86。
  直接位于论题之下、强度有变的陈述：
    3 “馆员需要共同的休息日”：0.50 → 0.33
    1 “许多读者提出了要求”：0.86 → 0.75

各条陈述的状态
  有1条陈述的状态发生变化。
  状态与强度只由陈述之间的关系算出，别无其他依据。
    3 “馆员需要共同的休息日”：成立 → 不成立

1 “许多读者提出了要求”
  ~ 1 前提  demand
      许多读者提出了要求。
      可能性：由“较可能”改为“极有可能”
  ~ 1.1 证据  survey
      [-1200-]{+1300+}位读者中有三分之二要求开放。

2 “周日有人值班”
  ~ 2 前提  staff
      周日有人值班。
      不再作为预设。
  > 2.1 证据  letters
      服务台收到一夹来信。
      移至此处，原在1 “许多读者提出了要求”之下。

3 “馆员需要共同的休息日”
  ~ 3 反驳  day-of-rest
      馆员需要共同的休息日。
      标识由[-rest-]改为{+day-of-rest+}。
      不再支持2 “周日有人值班”。
  + 新增：3.1 反驳  monday
      可以改在周一休息。（读者）
"""


@pytest.mark.parametrize(("language", "expected"), [("en", ENGLISH), ("zh", CHINESE)])
def test_text_for_people_who_do_not_know_the_format(language: str, expected: str) -> None:
    assert "\n".join(as_text(told(language))) + "\n" == expected


@pytest.mark.parametrize("width", [40, 61, 90])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_lines_keep_to_the_width_and_marks_to_their_words(language: str, width: int) -> None:
    lines = list(as_text(told(language), width=width))
    assert max(map(wcswidth, lines)) <= width
    assert [line for line in lines if re.search(r"(\[-|\{\+)$|^\s*(-\]|\+\})| $", line)] == []


def test_colour_is_put_on_top() -> None:
    plain = "\n".join(as_text(told("en")))
    styled = "\n".join(as_text(told("en"), lambda text, name: f"<{name}>{text}</{name}>"))
    assert re.sub("</?[a-z]+>", "", styled) == plain
    assert "<removed>[-Two-]</removed><added>{+Three+}</added>" in styled


def test_brief_is_the_summary_and_the_thesis() -> None:
    brief, whole = ("\n".join(as_text(told("en", brief=brief))) for brief in (True, False))
    assert "In short" in brief
    assert "What changes for the thesis" in brief
    assert "Monday" not in brief
    assert "Monday" in whole


def test_a_text_changed_in_one_language_is_told_in_that_one_and_all_on_request() -> None:
    only = compare(version(), version(("Many readers ask for it.", "Most readers ask for it.")))
    assert "措辞（英文）：[-Many-]{+Most+} readers ask for it." in "\n".join(as_text(told("zh", only)))
    assert "[-1200-]" not in "\n".join(as_text(told("en")))
    assert "Wording (Chinese): [-1200-]{+1300+}位读者" in "\n".join(as_text(told("en", every=True)))


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ["Section, before: II (1)", "Section, now: abc", "Answer to “Is the person cited an expert"]),
        ("zh", ["章节（英文），改前：II (1)", "章节（英文），改后：abc", "对批判性问题“"]),
    ],
)
def test_a_value_has_one_label(language: str, said: list[str]) -> None:
    head = "argmap: 1\ntitle: T\nlanguages: [en]\nthesis:\n  text: A\n  "
    scheme = "inference: {scheme: expert-opinion"
    was, now = (
        read(f"{head}section: {section}\n  {scheme}{answers}}}\n")
        for section, answers in (("II (1)", ""), ("abc", ", answers: {expertise: Yes}"))
    )
    text = "\n".join(as_text(told(language, compare(was, now))))
    assert [words for words in said if words not in text] == []


@pytest.mark.parametrize(
    ("same", "said"),
    [
        (Sameness.IDENTICAL, "two files are identical"),
        (Sameness.LAYOUT, "only in formatting"),
        (Sameness.COMMENTS, "in comments"),
    ],
)
def test_one_argument_in_two_files(same: Sameness, said: str) -> None:
    compared = compare(version(), version())
    telling = tell(compared, consequences(compared), NAMES, "en", sameness=same)
    assert telling.sections == ()
    lines = list(as_text(telling))
    assert lines[-2].strip() == "The two versions have the same argument."
    assert said in lines[-1]


WORDS = (
    ("      likelihood: likely\n", "      comment: later\n", "Remark: later (new)", "备注：later（新增）"),
    ("likelihood: likely", "likelihood: likely\n      confidence: low", "Confidence: low (new)", "信心：低（新增）"),
    ("likelihood: likely", "likelihood: likely\n      credence: 0.9", "Credence: 0.9 (new)", "可信度：0.9（新增）"),
    ("likelihood: likely", "likelihood: likely\n      inference: {linked: true}", "only work together", "须同时成立"),
    ("cites: [1, 2]", "cites: [1, 3]", "Notes: 1, [-2-], {+3+}", "注释：1、[-2-]、{+3+}"),
    ("cites: [1, 2]", "basis: poll", "Kind of evidence: poll (new)", "证据类型：民意调查（新增）"),
    ("likelihood: likely", "forecast: {due: 2030-01-02}", "Forecast due: 2 January 2030", "预测期限：2030年1月2日"),
    (
        "    staff:\n",
        "    x: {text: {en: New.}, premises: {y: {text: {en: Below.}}}}\n    staff:\n",
        "Added: 2.1",
        "2.1",
    ),
    (LETTERS, f"      caveats:\n{LETTERS}", "It was evidence and is now a caveat.", "原为“证据”，现为“限定”。"),
    ("  objections:\n    rest:", "  caveats:\n    rest:", "It was an objection and is now a caveat.", "现为“限定”"),
    ("supports: [staff]", "supports: [demand]", "It now also supports 1 “Many", "现另支持1 “许多读者"),
    ("supports: [staff]", "supports: [demand]", "It no longer supports 2 “There", "不再支持2 “周日有人"),
    ("      assumed: true\n", "", "no longer assumed", "不再作为预设"),
    (
        "likelihood: likely",
        "assumed: true",
        "Likelihood: no longer given (before: likely)",
        "可能性：不再注明（原为较可能）",
    ),
    ("title: Annual report", "title: Report", "Source changed: “Report” (title)", "文献“Report”的著录有改动：title"),
    ("languages: [zh, en]", "languages: [en, zh]", "primary language was Chinese", "主要语言由中文改为英文"),
    ("likelihood: likely", "likelihood: likely\n      inference: {scheme: example}", "Scheme: ", "论证型式："),
)


@pytest.mark.parametrize(("old", "new", "english", "chinese"), WORDS, ids=[words[2] for words in WORDS])
def test_what_is_said_of_each_kind_of_change(old: str, new: str, english: str, chinese: str) -> None:
    compared = compare(version(), version((old, new)))
    assert english in "\n".join(as_text(told("en", compared), width=300))
    assert chinese in "\n".join(as_text(told("zh", compared), width=300))


def test_order_and_what_was_lifted_from_what_is_gone() -> None:
    head = "argmap: 1\ntitle: T\nthesis:\n  text: T\n  premises:\n"
    base = head + "    a: Reason A\n    b: Reason B\n    c:\n      text: Reason C\n      evidence: {d: Reason D}\n"
    order = compare(
        read(base), read(base.replace("    b: Reason B\n", "").replace("    a:", "    b: Reason B\n    a:"))
    )
    assert "Moved among its siblings: now first." in "\n".join(as_text(told("en", order)))
    assert "> 1 Premise  b" in "\n".join(as_text(told("en", order)))
    lifted = compare(read(base), read(head + "    a: Reason A\n    b: Reason B\n  evidence: {d: Reason D}\n"))
    said = "\n".join(as_text(told("en", lifted), width=200))
    assert "Moved here from below “Reason C”, which was removed." in said
    assert "- Removed: Premise (formerly 3)  c" in said


def test_a_language_that_comes_is_counted() -> None:
    compared = compare(
        read("argmap: 1\ntitle: T\nlanguages: [en]\nthesis: {text: It should open}\n"),
        read("argmap: 1\ntitle: T\nlanguages: [en, fr]\nthesis: {text: {en: It should open, fr: Il faut ouvrir}}\n"),
    )
    assert "Added language: French; 1 of 1 statements have it." in "\n".join(as_text(told("en", compared)))
    assert "No statement has changed." in "\n".join(as_text(told("en", compared)))


def test_markdown_marks_with_elements_that_read_inside_of_chinese() -> None:
    made = as_markdown(told("zh"))
    assert made.startswith("# 论证图的改动：周日的图书馆\n\nold（前）与new（后）\n")
    assert "<del>1200</del><ins>1300</ins>位读者中有三分之二要求开放。" in made
    assert "- **新增：3.1 反驳**  monday" in made


def test_json_has_every_language_and_both_ends() -> None:
    compared = comparison()
    data = json.loads(as_json(compared, consequences(compared), NAMES))
    assert (data["same"], data["files"], data["counts"]["moved"]) == (False, "different", 1)
    assert data["thesis"]["status"] == {"before": "rejected", "after": "accepted"}
    (renamed,) = (one for one in data["statements"] if one["key"] == "day-of-rest")
    assert (renamed["before"]["id"], renamed["after"]["id"]) == ("rest", "day-of-rest")
    assert renamed["values"] == [{"key": "supports", "language": "", "before": ["staff"], "after": None}]
    (survey,) = (one for one in data["statements"] if one["key"] == "survey")
    assert [value["language"] for value in survey["values"]] == ["en", "zh"]


def picture(compared: Comparison, language: str = "en", theme: str = "light") -> str:
    return drawn(compared, consequences(compared), NAMES, DiagramOptions(language=language, theme=theme)).decode()


SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def drawing() -> str:
    return picture(comparison())


def test_cards_are_told_apart_by_badge_and_outline(drawing: str) -> None:
    nodes = {one.get("id"): one.get("class") for one in ElementTree.fromstring(drawing).iter(f"{SVG}g")}
    assert nodes["node-monday"] == "node objection added"
    assert nodes["node-letters"] == "node evidence moved"
    assert nodes["node--letters"] == "node evidence away", "a ghost where it stood"
    assert nodes["node-survey"] == "node evidence changed"
    assert nodes["node-thesis"] == "node thesis", "drawn since something below it changed"
    assert '<tspan class="gone">1,200</tspan><tspan class="new">1,300</tspan>' in drawing
    for words in ("+ added", "→ moved", "→ its old place", "~ reworded", "deleted words"):
        assert f">{words}</t" in drawing
    assert "moved below 2 “There is staff for" in re.sub("</text><text[^>]*>", " ", drawing)
    assert ".removed .card" in drawing
    assert 'class="line ghost"' in drawing


def test_what_did_not_change_is_folded_and_counted() -> None:
    compared = compare(version(), version(("Many readers ask for it.", "Most readers ask for it.")))
    made = picture(compared)
    assert re.findall('id="node-([^"]*)"', made) == ["thesis", "demand"]
    assert ">+2 pieces of evidence</text>" in made
    assert "4 unchanged statements are collapsed" in made
    gone = picture(compare(version(), version((LETTERS, ""))), "zh", "dark")
    assert re.findall('id="node-([^"]*)" class="([^"]*)"', gone)[-1] == ("-letters", "node evidence removed")
    assert ">− 删去</text>" in gone


def test_of_very_many_changes_the_nearest_to_the_thesis_are_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "MOST_CHANGES", 1)
    compared = compare(version(), version(("1,200", "1,300"), ("Many readers ask for it.", "Most readers ask for it.")))
    said: list[str] = []
    made = drawn(compared, consequences(compared), NAMES, DiagramOptions(language="en"), said.append).decode()
    assert re.findall('id="node-([^"]*)"', made) == ["thesis", "demand"]
    assert said == ["Showing 1 of 2 changes, those nearest to the thesis; `argmap diff` lists all"]
    assert "Showing 1 of 2 changes" in made
    assert "3 unchanged statements are collapsed" in made


def test_hostile_texts() -> None:
    hostile = r'"<b>&amp; \e[31m `x` \u0007 [-a-] {+b+} </svg>"'
    compared = compare(version(), version(("Many readers ask for it.}", f"{hostile}}}")))
    said = "\n".join(as_text(told("en", compared)))
    assert "\x1b" not in said
    assert "\x07" not in said
    assert "\N{REPLACEMENT CHARACTER}[31m" in said
    assert "<b>" in "".join(ElementTree.fromstring(picture(compared)).itertext())
    assert "\\<b>" in as_markdown(told("en", compared))


def test_the_picture_says_what_it_compares_and_what_follows() -> None:
    made = picture(comparison())
    assert "What changed in the map: " in made
    assert "old (before) and new (after)</title>" in made
    assert "The thesis was rejected and is now accepted." in made


def test_what_is_new_or_gone_right_below_the_thesis_is_named() -> None:
    cost = "  objections:\n    cost: {text: {zh: 太贵。, en: It costs much.}}\n"
    less, more = version(), version(("  objections:\n", cost))
    added, removed = told("en", compare(less, more)), told("zh", compare(more, less))
    assert "New, directly below the thesis:\n    3 “It costs much”: objection" in "\n".join(as_text(added))
    assert "原先直接位于论题之下、现已删去的陈述：\n    “太贵”：反驳" in "\n".join(as_text(removed))


def test_a_style_that_there_is_not(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="unknown style"):
        drawn(comparison(), consequences(comparison()), NAMES, DiagramOptions(language="en", style="nice"))
