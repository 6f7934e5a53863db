"""Words that tell what a sentence does in an argument."""

from __future__ import annotations

import pytest

from argmap.nlp.indicators import Role, answer_word, indicator, thesis_word, without_indicator

C, A, R, P, E, X = Role.CONCLUSION, Role.ARGUED, Role.REASON, Role.POINT, Role.EXAMPLE, Role.OBJECTION


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("Therefore, the bridge should stay.", C),
        ("The bridge, therefore, should stay.", C),
        ("So the bridge should stay.", C),
        ("So strong was the wind that the bridge shook.", None),
        ("It follows that the toll pays for itself.", C),
        ("The crowd follows the band.", None),
        ("This shows that ferries are cheaper.", C),
        ("She shows that card to everybody.", None),
        ("Is it therefore wrong to charge?", None),
        ("Thus far nobody has paid.", None),
        ("We argue that the ferry should run on Sundays.", C),
        ("The neighbours argue every night.", None),
        ("The ferry is full because the bridge is closed.", A),
        ("The ferry is full because of the fog.", None),
        ("He left, not because he was ill.", None),
        ("Since ferries burn oil, bridges are cleaner.", A),
        ("Since 1990 the ferry has run daily.", None),
        ("The ferry has run since then.", None),
        ("For it carries nobody in winter.", R),
        ("For twenty years it carried nobody.", None),
        ("After all, nobody lives there.", R),
        ("The reason is that oil is dear.", R),
        ("First, the pier is rotten.", P),
        ("First place went to Ghent.", None),
        ("Moreover, the pier is rotten.", P),
        ("For example, the pier at Dover is rotten.", E),
        ("Critics say that the toll hurts the poor.", X),
        ("But some people will object that the toll hurts the poor.", X),
        ("It may be objected that the toll hurts the poor.", X),
        ("Although critics say that the toll hurts the poor, it pays for buses.", X),
        ("Some of the ferries run late.", None),
        ("Many ferries run late.", None),
        ("It is said of him that he never paid.", None),
    ],
)
def test_english(sentence: str, role: Role | None) -> None:
    found = indicator(sentence, "en")
    assert (found.role if found else None) == role


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("因此，渡船应当周日开行。", C),
        ("所以渡船应当周日开行。", C),
        ("桥之所以窄，是因为河窄。", A),
        ("故桥当留。", C),
        ("故乡的桥很窄。", None),
        ("这个故事讲的是桥。", None),
        ("由此可见，收费并不伤人。", C),
        ("总之，桥要留下。", C),
        ("本文认为，桥应当留下。", C),
        ("这说明收费并不伤人。", C),
        ("请说明理由。", None),
        ("难道因此就要拆桥？", None),
        ("因为河窄，桥也窄。", A),
        ("由于河窄，桥也窄。", A),
        ("盖河窄而水急。", R),
        ("桥盖在东边。", None),
        ("这是因为河水太急。", R),
        ("首先，桥板已经朽坏。", P),
        ("其次，渡船更快。", P),
        ("第一座桥建在东边。", None),
        ("例如，东桥已经朽坏。", E),
        ("有人说，收费伤害穷人。", X),
        ("或许有人会问，穷人怎么办？", X),
        ("或曰：桥可拆乎？", X),
        ("反对者认为收费伤害穷人。", X),
        ("有人在桥上走。", None),
    ],
)
def test_chinese(sentence: str, role: Role | None) -> None:
    found = indicator(sentence, "zh")
    assert (found.role if found else None) == role


def test_an_objection_names_those_who_raise_it() -> None:
    found = indicator("The critics of the toll say that it hurts the poor.", "en")
    assert found is not None
    assert found.who == "The critics of the toll"
    found = indicator("批评者指出，收费伤害穷人。", "zh")
    assert found is not None
    assert found.who == "批评者"


@pytest.mark.parametrize(
    ("sentence", "language", "word"),
    [
        ("But the toll pays for buses.", "en", "But"),
        ("This overlooks the buses.", "en", "This overlooks"),
        ("Buses run hourly.", "en", ""),
        ("其实，收费用于公交。", "zh", "其实"),
        ("殊不知收费用于公交。", "zh", "殊不知"),
        ("曰：不然。", "zh", "曰"),
        ("公交每小时一班。", "zh", ""),
    ],
)
def test_words_that_answer_an_objection(sentence: str, language: str, word: str) -> None:
    assert answer_word(sentence, language) == word


def test_words_that_announce_the_thesis() -> None:
    assert thesis_word("In this essay I argue that the bridge should stay.", "en")
    assert thesis_word("本文主张保留此桥。", "zh")
    assert not thesis_word("This essay was written in May.", "en")


def test_a_sentence_without_its_connecting_word() -> None:
    assert without_indicator("Therefore, the bridge stays.", "en") == "the bridge stays."
    assert without_indicator("所以，桥要留下。", "zh") == "桥要留下。"


def test_other_languages_have_no_words_yet() -> None:
    assert indicator("Deshalb bleibt die Brücke.", "de") is None
