"""Outlines: indented lines become nodes, and a map is written as such lines."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from argmap.authoring.change import edit
from argmap.authoring.errors import EditError
from argmap.authoring.outlining.growth import Growth, grow, new_map
from argmap.authoring.outlining.reading import DEEPEST, Item, OutlineError, read_outline
from argmap.authoring.outlining.statement import Statement, read_statement, write_statement
from argmap.authoring.outlining.writing import outline_of
from argmap.loading import Loaded, load, load_text
from argmap.model import ArgumentMap, Node
from argmap.model.kinds import KINDS, Kind
from argmap.model.text import join_lines
from argmap.syntax.edits import apply_edits
from argmap.syntax.formatting.canonical import format_edits

MAPS = Path(__file__).parents[2] / "maps"

MARKET_STREET = """\
# Market Street on Saturdays
Little Wending should close Market Street to cars on Saturdays
    Market Street is safer on foot when no cars drive there
        = One pedestrian was hurt in the twelve trial Saturdays, against five in the twelve \\
          before [1]
        = Three in four parents asked let their children walk there alone during the trial [2]
        ~ Twelve summer Saturdays are too few to tell a trend from luck
    A lasting closure is likely to raise what the street's shops take in a year
        = A third more people came to the street on trial Saturdays than on those before [3]
        = The bakery sold out before noon on ten of the twelve Saturdays [4] @[Rosa Lindqvist, baker]
        - Shops lose sales when vans cannot deliver on their busiest day
            - Vans delivered before nine throughout the trial
    People who need their car can still do their shopping in town
        + Mill Lane takes drivers past the closed street with little delay
            = The way round took four minutes longer, timed at noon on six Saturdays [5]
            = The Saturday bus kept its timetable on the way round @[Wending Valley Buses] [6]
        + The car park behind the church has spaces left on Saturdays
        ~ Three hundred metres from the car park are too far for some people
"""


def grown(text: str, below: str = "", onto: str = "", language: str = "", *, plain: bool = False) -> Loaded:
    """The map that an outline makes: a new one, or the text of another with the outline in it."""
    outline = read_outline(text, plain=plain)
    before = load_text(onto or new_map(outline, "Untitled", language or "en"))
    assert before.map is not None, before.diagnostics
    made = grow(outline, before.map, below or before.map.root.id, language)
    return load_text(apply_edits(before.source.text, edit(before, made.operations)))


def valid(loaded: Loaded) -> ArgumentMap:
    assert loaded.map is not None, loaded.diagnostics
    return loaded.map


def shape(map_: ArgumentMap, node: Node | None = None) -> object:
    """What an outline carries of a map."""
    node = node or map_.root
    said = (node.kind, join_lines(node.text.best(map_.primary_language)), node.by and str(node.by), node.cites, node.at)
    return *said, node.tags, [shape(map_, map_[child]) for child in node.children]


def test_an_outline_makes_the_map_that_was_written_by_hand() -> None:
    written, outlined = valid(load(MAPS / "tutorial.argmap.yaml")), valid(grown(MARKET_STREET))
    assert len(outlined.nodes) == 16
    assert shape(outlined) == shape(written)
    assert str(outlined.title) == str(written.title)


def test_a_new_map_is_laid_out_and_its_notes_have_a_source_to_be_filled_in() -> None:
    made = grown("Shops gain. [3]\n  = Sales rose. “Sales … rose”\n")
    assert not format_edits(made.source)
    assert list(valid(made).works) == ["source"]
    assert "sources:" not in grown("Shops gain.\n").source.text


@pytest.mark.parametrize(
    ("line", "statement"),
    [
        ("Many readers ask.", Statement("Many readers ask.")),
        ("+ Many readers ask.", Statement("Many readers ask.", Kind.PREMISE)),
        ("- It costs too much", Statement("It costs too much", Kind.OBJECTION)),
        ("– It costs too much", Statement("It costs too much", Kind.OBJECTION)),
        ("~ In towns", Statement("In towns", Kind.CAVEAT)),
        ("= Two in three", Statement("Two in three", Kind.EVIDENCE)),
        ("> More will read", Statement("More will read", Kind.CONSEQUENCE)),
        ("＋读者要求如此", Statement("读者要求如此", Kind.PREMISE)),
        ("－ 费用太高", Statement("费用太高", Kind.OBJECTION)),
        ("＝　三分之二", Statement("三分之二", Kind.EVIDENCE)),
        # Bullets and numbers of lists tell no kind.
        ("* Many ask", Statement("Many ask")),
        ("1. Many ask", Statement("Many ask")),
        ("1.2) = Two in three", Statement("Two in three", Kind.EVIDENCE)),
        ("（一）读者要求如此", Statement("读者要求如此")),
        ("二、费用太高", Statement("费用太高")),
        # What only looks like a mark.
        ("-5 °C is too cold", Statement("-5 °C is too cold")),
        ("~40 people came", Statement("~40 people came")),
        ("2024 was a good year", Statement("2024 was a good year")),
        ("——他说得对", Statement("——他说得对")),
        (r"\- is the sign of minus", Statement("- is the sign of minus")),
        (r"\1. d4 is an opening", Statement("1. d4 is an opening")),
    ],
)
def test_the_mark_of_a_line_tells_the_kind(line: str, statement: Statement) -> None:
    assert read_statement(line) == statement


@pytest.mark.parametrize(
    ("line", "statement"),
    [
        ("Many ask #demand", Statement("Many ask", tags=("demand",))),
        ("Many ask #demand #两岸", Statement("Many ask", tags=("demand", "两岸"))),
        ("Many ask #[open question]", Statement("Many ask", tags=("open question",))),
        ("Many ask @Moore", Statement("Many ask", by="Moore")),
        ("Many ask @[Ann Moore]", Statement("Many ask", by="Ann Moore")),
        ("许多人要求＠张三", Statement("许多人要求", by="张三")),
        ("Many ask [12, 14-16]", Statement("Many ask", cites=(12, 14, 15, 16))),
        ("许多人要求。［3，5］", Statement("许多人要求。", cites=(3, 5))),
        ("Sales rose “Sales … rose”", Statement("Sales rose", at=("Sales … rose",))),
        ('Sales rose "Sales ... rose"', Statement("Sales rose", at=("Sales ... rose",))),
        ("销量上升「今年……上升」", Statement("销量上升", at=("今年……上升",))),
        ("Sales rose @“Sales rose by 3%”", Statement("Sales rose", at=("Sales rose by 3%",))),
        ("Many ask [1] @Moore #b “a … b”", Statement("Many ask", None, ("b",), "Moore", (1,), ("a … b",))),
        # What belongs to the text.
        ("He calls it “a scandal”", Statement("He calls it “a scandal”")),
        ("They wrote to info@library.org", Statement("They wrote to info@library.org")),
        ("It is written in C#", Statement("It is written in C#")),
        ("It passed in [2031-2]", Statement("It passed in [2031-2]")),
        (r"The note says \[12]", Statement("The note says [12]")),
        (r"She is \@Moore", Statement("She is @Moore")),
        (r"The file C:\new holds it", Statement(r"The file C:\new holds it")),
        ("@Moore", Statement("", by="Moore")),
    ],
)
def test_what_follows_a_text(line: str, statement: Statement) -> None:
    assert read_statement(line) == statement


def test_indentation_tells_what_bears_on_what() -> None:
    outline = read_outline("a claim\n\n\tb claim\n\t\tc claim\n\n\td claim\ne claim\n　f claim\r\n")
    assert [
        (item.statement.text[0], [below.statement.text[0] for below in item.children]) for item in outline.all()
    ] == [
        ("a", ["b", "d"]),
        ("b", ["c"]),
        ("c", []),
        ("d", []),
        ("e", ["f"]),
        ("f", []),
    ]


def test_a_backslash_continues_a_line() -> None:
    (item,) = read_outline("one \\\n      two\\\nthree\n").items
    assert item.statement.text == "one two three"
    (item,) = read_outline("读者\\\n要求如此\n").items
    assert item.statement.text == "读者要求如此"


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("a\n    b\n  c\n", 3, "indented less than line 2"),
        ("  a\nb\n", 2, "indented less than line 1"),
        ("a\n  = b\n    c\n", 3, "below evidence (line 2)"),
        ("a\n= b\n  > c\n  + d\n", 4, "below evidence (line 2)"),
        ("a\n# Part II\n", 2, "heading"),
        ("a\n-\n", 2, "no text"),
        ("a\n= [12]\n", 2, "no text"),
        ("\n".join(" " * depth + "a" for depth in range(DEEPEST + 1)), DEEPEST + 1, "levels deep"),
    ],
)
def test_a_line_that_cannot_be_read_is_named(text: str, line: int, words: str) -> None:
    with pytest.raises(OutlineError) as caught:
        read_outline(text)
    assert (caught.value.line, words in str(caught.value)) == (line, True), str(caught.value)


@pytest.mark.parametrize("text", ["", "\n\n", "# A title only\n", "\ufeff"])
def test_an_empty_outline_is_refused(text: str) -> None:
    with pytest.raises(EditError, match="empty"):
        read_outline(text)


def test_the_thesis_of_a_new_map_has_no_mark() -> None:
    with pytest.raises(OutlineError, match="thesis"):
        new_map(read_outline("- It costs too much\n"), "Untitled", "en")


def test_bullets_of_a_list_are_premises_if_one_says_so() -> None:
    text = "- Many ask\n  - Young ones\n- It costs little\n"
    assert read_outline(text).looks_like_a_list
    assert {item.kind for item in read_outline(text, plain=True).all()} == {Kind.PREMISE}
    assert not read_outline("a\n- b\n").looks_like_a_list


LIBRARY = """\
argmap: 1
title: The library
languages: [en, zh]
sources: {survey: {title: Survey}}
thesis: # the claim
  text: {en: The library should open., zh: 图书馆应当开放}
  premises:
    demand: {text: Many people ask for it.} # readers
"""


def grow_onto(text: str, outline: str, below: str = "thesis", language: str = "") -> Growth:
    return grow(read_outline(outline), valid(load_text(text)), below, language)


def test_lines_that_repeat_the_map_stand_for_it() -> None:
    outline = "图书馆应当开放\n  Many people ask for it.\n    = Letters [2]\n  It costs little.\n"
    made = grown(outline, onto=LIBRARY)
    assert "# the claim" in made.source.text
    assert "# readers" in made.source.text
    assert [(node.id, node.parent) for node in valid(made)] == [
        ("thesis", None),
        ("demand", "thesis"),
        ("letters", "demand"),
        ("costs-little", "thesis"),
    ]
    again = grow(read_outline(outline), valid(made), "thesis")
    assert (again.operations, again.known) == ([], 4)


def test_an_id_that_is_taken_is_not_used_again() -> None:
    made = grown("- Demand\n- Demand\n  - Demand\n", onto=LIBRARY)
    assert list(valid(made).nodes) == ["thesis", "demand", "demand-2", "demand-3", "demand-4"]


def test_texts_of_another_language_are_marked_as_such() -> None:
    node = valid(grown("＝ 三分之二的人要求@读者[3]", "demand", LIBRARY, "zh"))["三分之二的人要求"]
    assert dict(node.text.by_language) == {"zh": "三分之二的人要求"}
    assert node.by is not None
    assert dict(node.by.by_language) == {"zh": "读者"}


def test_evidence_of_the_map_holds_no_premises() -> None:
    with pytest.raises(OutlineError, match="is evidence") as caught:
        grow_onto(
            LIBRARY.replace("premises", "evidence"),
            "Many people ask for it.\n= Many people ask for it.\n  = a\n+ b\n",
            "demand",
        )
    assert caught.value.line == 4 or caught.value.line == 1


def test_every_text_gets_an_id() -> None:
    assert list(valid(grown("a\n  2 + 2 = 4\n  ！！１\n  🙂 ！１\n")).nodes) == ["thesis", "n2-2-4", "n１", "n１-2"]


WORDS = (
    st.text(
        st.one_of(
            st.characters(exclude_categories=["C", "Z"], exclude_characters="\ufeff"),
            st.sampled_from(' #@[]“”"「」\\-+~=>0123456789…'),
        ),
        min_size=1,
        max_size=25,
    )
    .map(lambda text: " ".join(unicodedata.normalize("NFC", text).split()))
    .filter(lambda text: any(character.isalnum() for character in text))
)
NAMES = WORDS.filter(lambda name: not set(name) & set("]］")).filter(lambda name: name.strip() == name)
STATEMENTS = st.builds(
    Statement,
    WORDS,
    st.sampled_from([None, *(kind for kind in Kind if kind is not Kind.THESIS)]),
    st.lists(NAMES, max_size=2).map(tuple),
    st.one_of(st.just(""), NAMES),
    st.lists(st.integers(1, 999), unique=True, max_size=3).map(tuple),
    st.lists(WORDS.filter(lambda text: not set(text) & set("“”")), max_size=2).map(tuple),
)


@settings(max_examples=300)
@given(STATEMENTS)
@example(Statement("a #b @c [1] “d … e”"))
@example(Statement("# a\\"))
@example(Statement("\\# a"))
def test_what_is_written_as_a_line_is_read_from_it(statement: Statement) -> None:
    assert read_statement(write_statement(statement)) == statement


@st.composite
def outlines(draw: st.DrawFn) -> list[tuple[int, Statement]]:
    """Lines with their depth, in the order in which a map has them."""

    def below(kind: Kind, depth: int) -> list[tuple[int, Statement]]:
        found = []
        kinds = draw(st.lists(st.sampled_from(KINDS[kind].holds), max_size=3 if depth < 4 else 0))
        for each in sorted(kinds, key=KINDS[kind].holds.index):
            said = draw(STATEMENTS)
            found.append((depth, Statement(said.text, each, tuple(dict.fromkeys(said.tags)), said.by, said.cites, ())))
            found += below(each, depth + 1)
        return found

    return [(0, Statement(draw(WORDS))), *below(Kind.THESIS, 1)]


@pytest.mark.many_examples
@settings(max_examples=200)
@given(outlines())
def test_an_outline_comes_back_from_its_map(lines: list[tuple[int, Statement]]) -> None:
    """Marks, texts, tags, speakers and notes; the same line twice at one place stands for one node."""
    text = "# Title\n" + "".join(f"{'  ' * depth}{write_statement(said)}\n" for depth, said in lines)
    map_ = valid(grown(text))
    written, left_out = outline_of(map_, "en", map_.root)
    assert written == text
    assert not left_out


@pytest.mark.parametrize("name", ["tutorial", "us-taiwan"])
def test_what_an_outline_carries_of_a_map_makes_it_again(name: str) -> None:
    map_ = valid(load(MAPS / f"{name}.argmap.yaml"))
    text, left_out = outline_of(map_, map_.primary_language, map_.root)
    assert {"likelihood", "forecast", "basis"} <= left_out.keys()
    assert shape(valid(grown(text, language=map_.primary_language))) == shape(map_)


def test_part_of_a_map_as_an_outline() -> None:
    map_ = valid(load(MAPS / "tutorial.argmap.yaml"))
    text, __ = outline_of(map_, "en", map_["shops-gain"], depth=1)
    lines = text.splitlines()
    assert lines[0].startswith("A lasting closure")
    assert [line[:4] for line in lines[1:]] == ["  = ", "  = ", "  - "]


def items(outline: str) -> list[Item]:
    return list(read_outline(outline).all())


@pytest.mark.parametrize(
    "text",
    [
        "a: [b, {c\n  - 'd: # e\n  & f\n  ! g\n  * h\n  | i\n  % j\n",
        "a\0b\x1b[31mc\u202ed\u2028e\x85f\n",
        "---\n  a\n",
        "x" * 100_000,
        "“" * 10_000 + "a",
        "a " + "[1" * 10_000,
        "a" + " #b" * 5_000,
        "a" + "\\" * 10_001 + "\nb",
    ],
    ids=["yaml", "controls", "document", "long", "quotes", "brackets", "tags", "backslashes"],
)
def test_any_text_is_kept(text: str) -> None:
    try:
        made = valid(grown(text))
    except EditError:
        return
    texts = [item.statement.text for item in items(text)]
    assert sorted(str(node.text) for node in made) == sorted(texts)


def test_lines_that_stand_there_twice_stand_for_two_nodes() -> None:
    outline = "T\n  a claim\n  a claim\n    = letters\n"
    made = grown(outline)
    assert [(node.id, node.parent) for node in valid(made)][1:] == [
        ("claim", "thesis"),
        ("claim-2", "thesis"),
        ("letters", "claim-2"),
    ]
    assert not grow(read_outline(outline), valid(made), "thesis").operations


def test_siblings_are_added_at_once() -> None:
    """One after the other, ten thousand would take an hour."""
    made = grow_onto(LIBRARY, "".join(f"claim {number}\n" for number in range(500)) + "- doubt\n")
    assert [(operation.kind, len(operation.others) + 1) for operation in made.operations] == [
        (Kind.PREMISE, 500),
        (Kind.OBJECTION, 1),
    ]
