"""Each edit on a small map: what it is asked for, and the lines that change."""

from __future__ import annotations

import difflib

import pytest

from argmap.authoring.add import add
from argmap.authoring.errors import EditError
from argmap.authoring.link import link, unlink
from argmap.authoring.move import move
from argmap.authoring.new import first_map
from argmap.authoring.position import Position
from argmap.authoring.remove import Children, remove
from argmap.authoring.rename import rename, rename_all
from argmap.authoring.set import delete_key, set_key
from argmap.diagnostics import Edit
from argmap.i18n import using_language
from argmap.loading import Loaded, load_text
from argmap.model.kinds import Kind, Relation
from argmap.syntax.edits import apply_edits
from argmap.syntax.formatting.canonical import format_edits
from argmap.syntax.formatting.fragments import Data
from argmap.syntax.source import Source
from support.diagnosing import HEADER

BILINGUAL = HEADER + "languages: [en, zh]\n"

LIBRARY = (
    BILINGUAL
    + """\
thesis:
    text: The library should open on Sundays. # in our own words
    premises:
        # Readers first.
        demand:
            text: Many people ask for it.
            evidence: {survey: {text: Two in three ask for it, cites: [3]}, 'letters': A folder of letters}

        staff: There is staff for it. # says the director
"""
)


def library() -> Loaded:
    return load_text(LIBRARY)


def changes(loaded: Loaded, edits: list[Edit]) -> list[str]:
    """The lines that an edit takes out and puts in."""
    before, after = loaded.source.text, apply_edits(loaded.source.text, edits)
    diff = difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
    return [line for line in list(diff)[2:] if not line.startswith("@@")]


class TestAdd:
    def test_a_node_that_is_only_its_text_is_a_line(self) -> None:
        assert changes(library(), add(library(), "thesis", Kind.PREMISE, "cost", {"text": "It is cheap."})) == [
            "+",
            "+        cost: It is cheap.",
        ]

    def test_a_node_with_keys_has_the_indentation_of_its_siblings(self) -> None:
        keys: dict[str, Data] = {
            "text": {"en": "It is cheap.", "zh": "花费不多。"},
            "by": "no: it's #1",
            "cites": ["1", "2"],
        }
        edits = add(library(), "thesis", Kind.PREMISE, "cost", keys, Position("first"))
        assert changes(library(), edits) == [
            "+        cost:",
            "+            text: {en: It is cheap., zh: 花费不多。}",
            '+            by: "no: it\'s #1"',
            "+            cites: [1, 2]",
            "+",
        ]

    def test_a_plain_text_becomes_a_mapping_and_keeps_its_comment_on_its_line(self) -> None:
        assert changes(library(), add(library(), "staff", Kind.CAVEAT, "paid", {"text": "If they are paid."})) == [
            "-        staff: There is staff for it. # says the director",
            "+        staff: # says the director",
            "+            text: There is staff for it.",
            "+            caveats:",
            "+                paid: If they are paid.",
        ]

    def test_brackets_take_what_fits_and_are_opened_for_what_does_not(self) -> None:
        parent = load_text(BILINGUAL + "thesis: {text: T, premises: {a: One}} # c\n")
        assert changes(parent, add(parent, "thesis", Kind.PREMISE, "b", {"text": "Two, or three"})) == [
            "-thesis: {text: T, premises: {a: One}} # c",
            '+thesis: {text: T, premises: {a: One, b: "Two, or three"}} # c',
        ]
        assert changes(parent, add(parent, "a", Kind.EVIDENCE, "b", {"text": "long " * 20 + "text"})) == [
            "-thesis: {text: T, premises: {a: One}} # c",
            "+thesis: # c",
            "+  text: T",
            "+  premises:",
            "+    a:",
            "+      text: One",
            "+      evidence:",
            "+        b: long long long long long long long long long long long long long long long long long long",
            "+          long long text",
        ]

    def test_a_file_without_a_last_line_end_with_crlf(self) -> None:
        loaded = load_text("argmap: 1\r\ntitle: T\r\nthesis:\r\n  text: A")
        after = apply_edits(loaded.source.text, add(loaded, "thesis", Kind.PREMISE, "b", {"text": "B"}))
        assert after == "argmap: 1\r\ntitle: T\r\nthesis:\r\n  text: A\r\n  premises:\r\n    b: B"

    @pytest.mark.parametrize(
        ("parent", "kind", "node", "position", "said"),
        [
            ("demnd", Kind.PREMISE, "x", Position(), "did you mean `demand`?"),
            ("thesis", Kind.PREMISE, "survey", Position(), "the id `survey` is already used on line 10"),
            ("thesis", Kind.PREMISE, "a b", Position(), "`a b` is not a valid id: it contains a space"),
            ("survey", Kind.PREMISE, "x", Position(), "`survey` is evidence, which cannot have `premises`"),
            (
                "thesis",
                Kind.PREMISE,
                "x",
                Position("after", "survey"),
                "`survey` is not among the `premises` of that parent",
            ),
        ],
    )
    def test_what_is_refused(self, parent: str, kind: Kind, node: str, position: Position, said: str) -> None:
        with pytest.raises(EditError) as refused:
            add(library(), parent, kind, node, {"text": "X"}, position)
        assert said in str(refused.value)


class TestSet:
    def test_a_text_and_another_language(self) -> None:
        assert changes(library(), set_key(library(), "demand", ("text",), ["Some: do"])) == [
            "-            text: Many people ask for it.",
            '+            text: "Some: do"',
        ]
        assert changes(library(), set_key(library(), "thesis", ("text", "zh"), ["周日应当开放。"])) == [
            "-    text: The library should open on Sundays. # in our own words",
            "+    text: {en: The library should open on Sundays., zh: 周日应当开放。} # in our own words",
        ]

    def test_a_new_key_goes_to_its_place_in_the_order(self) -> None:
        assert changes(library(), set_key(library(), "demand", ("forecast", "due"), ["2030-01-01"])) == [
            "+            forecast: {due: 2030-01-01}"
        ]
        assert changes(library(), set_key(library(), "demand", ("detail",), ["- one\n- two\n"])) == [
            "+            detail: |",
            "+                - one",
            "+                - two",
        ]

    def test_only_the_items_that_change_are_touched(self) -> None:
        loaded = load_text(BILINGUAL + "thesis:\n  text: T\n  cites:\n  - 1 # one\n  - 2 # two\n  - 3 # three\n")
        assert changes(loaded, set_key(loaded, "thesis", ("cites",), ["1", "7", "3"])) == ["-  - 2 # two", "+  - 7"]

    def test_delete(self) -> None:
        assert changes(library(), delete_key(library(), "survey", ("cites",)))[1] == (
            "+            evidence: {survey: {text: Two in three ask for it}, 'letters': A folder of letters}"
        )

    @pytest.mark.parametrize(
        ("path", "values", "said"),
        [
            (("likelyhood",), ["likely"], "did you mean `likelihood`?"),
            (("likelihood",), ["sure"], "`likelihood` cannot be `sure`"),
            (("text",), ["a", "b"], "`text` takes one value, not 2"),
            (("text", "fr"), ["oui"], "`languages` lists `en`, `zh`"),
            (("evidence",), ["x"], "use `argmap add`"),
            (("id",), ["x"], "`argmap rename`"),
            (("text",), [], "give `text` a value"),
            (("text",), ["Many people ask for it."], "`text` of `demand` already has this value"),
        ],
    )
    def test_what_is_refused(self, path: tuple[str, ...], values: list[str], said: str) -> None:
        with pytest.raises(EditError) as refused:
            set_key(library(), "demand", path, values)
        assert said in str(refused.value)


class TestMove:
    def test_lines_comments_and_block_texts_move_as_they_are(self) -> None:
        loaded = load_text(
            BILINGUAL
            + """\
thesis:
  text: T
  premises:
    # about a
    a:
      text: 'A'   # beside
      detail: |
        - one
            code
      # foot of a
    b:
      text: B
"""
        )
        assert changes(loaded, move(loaded, "a", "b", Kind.OBJECTION)) == [
            "-    # about a",
            "-    a:",
            "-      text: 'A'   # beside",
            "-      detail: |",
            "-        - one",
            "-            code",
            "-      # foot of a",
            "+      objections:",
            "+        # about a",
            "+        a:",
            "+          text: 'A'   # beside",
            "+          detail: |",
            "+            - one",
            "+                code",
            "+          # foot of a",
        ]

    def test_out_of_brackets(self) -> None:
        assert changes(library(), move(library(), "letters", "staff")) == [
            LIBRARY.splitlines()[9].replace("    ", "-    ", 1),
            "+            evidence: {survey: {text: Two in three ask for it, cites: [3]}}",
            "-        staff: There is staff for it. # says the director",
            "+        staff: # says the director",
            "+            text: There is staff for it.",
            "+            evidence:",
            "+                'letters': A folder of letters",
        ]

    def test_a_group_that_is_empty_goes(self) -> None:
        loaded = load_text(BILINGUAL + "thesis:\n  text: T\n  premises:\n    a: A\n  caveats:\n    b: B\n")
        assert changes(loaded, move(loaded, "b", "a")) == [
            "-    a: A",
            "-  caveats:",
            "-    b: B",
            "+    a:",
            "+      text: A",
            "+      caveats:",
            "+        b: B",
        ]

    @pytest.mark.parametrize(
        ("node", "parent", "kind", "said"),
        [
            ("thesis", "demand", None, "the thesis cannot be moved"),
            (
                "demand",
                "survey",
                None,
                "`demand` cannot be moved below `survey`, which is the node itself or one of its descendants",
            ),
            ("staff", "survey", None, "`survey` is evidence, which cannot have `premises`"),
            ("staff", "thesis", None, "`staff` is already there"),
            ("survey", "thesis", Kind.EVIDENCE, ""),
        ],
    )
    def test_what_is_refused(self, node: str, parent: str, kind: Kind | None, said: str) -> None:
        if not said:
            assert move(library(), node, parent, kind)
            return
        with pytest.raises(EditError) as refused:
            move(library(), node, parent, kind)
        assert said in str(refused.value)


LINKED = (
    BILINGUAL
    + """\
thesis:
  text: T
  premises:
    a: {text: A, opposes: ["b", c]}
    b:
      text: B
      limits:
        - 'c'
      premises:
        c: C
"""
)


EXPECTING = """\
expect:
  thesis: accepted
  'a': accepted # as it should be
  evidence: accepted
thesis:
  text: T
  premises: {a: A, b: {text: B, premises: {evidence: E}}}
"""


class TestRename:
    def test_links_follow_and_quotes_stay(self) -> None:
        loaded = load_text(LINKED)
        assert changes(loaded, rename(loaded, "c", "理由")) == [
            '-    a: {text: A, opposes: ["b", c]}',
            '+    a: {text: A, opposes: ["b", 理由]}',
            "-        - 'c'",
            "+        - '理由'",
            "-        c: C",
            "+        理由: C",
        ]

    def test_the_thesis(self) -> None:
        loaded = load_text(LINKED)
        assert changes(loaded, rename(loaded, "thesis", "sunday")) == ["+  id: sunday"]

    def test_what_is_expected_of_a_node_follows(self) -> None:
        loaded = load_text(BILINGUAL + EXPECTING)
        assert changes(loaded, rename(loaded, "a", "c")) == [
            "-  'a': accepted # as it should be",
            "+  'c': accepted # as it should be",
            "-  premises: {a: A, b: {text: B, premises: {evidence: E}}}",
            "+  premises: {c: A, b: {text: B, premises: {evidence: E}}}",
        ]
        assert changes(loaded, rename(loaded, "thesis", "t")) == [
            "-  thesis: accepted",
            "+  t: accepted",
            "+  id: t",
        ]

    @pytest.mark.parametrize(
        ("text", "names"),
        [
            (LINKED, {"a": "first", "b": "second", "c": "third", "thesis": "sunday"}),
            (BILINGUAL + EXPECTING, {"a": "c", "thesis": "t", "b": "bb"}),
            (LIBRARY, {"demand": "wish", "letters": "folder", "survey": "poll", "staff": "people"}),
        ],
    )
    def test_several_at_once_are_as_one_after_the_other(self, text: str, names: dict[str, str]) -> None:
        one_by_one = text
        for old, new in names.items():
            one_by_one = apply_edits(one_by_one, rename(load_text(one_by_one), old, new))
        assert apply_edits(text, rename_all(load_text(text), names)) == one_by_one

    @pytest.mark.parametrize(
        ("names", "said"),
        [
            ({"a": "d", "b": "d"}, "the id `d` is given to several nodes"),
            ({"a": "b", "b": "a"}, "`b`"),
            ({"a": "d", "e": "f"}, "`e`"),
        ],
    )
    def test_ids_that_several_cannot_have(self, names: dict[str, str], said: str) -> None:
        with pytest.raises(EditError, match=said):
            rename_all(load_text(LINKED), names)


class TestRemove:
    def test_children_and_links_are_asked_about(self) -> None:
        loaded = load_text(LINKED)
        with pytest.raises(EditError, match=r"`b` has children: `c`; remove them with `--with-children`"):
            remove(loaded, "b")
        with pytest.raises(
            EditError, match=r"other nodes link to it: `a` \(`opposes: b`\), `a` \(`opposes: c`\); .* `--drop-links`"
        ):
            remove(loaded, "b", Children.REMOVE)
        assert changes(loaded, remove(loaded, "b", Children.REMOVE, drop_links=True)) == [
            '-    a: {text: A, opposes: ["b", c]}',
            "-    b:",
            "-      text: B",
            "-      limits:",
            "-        - 'c'",
            "-      premises:",
            "-        c: C",
            "+    a: {text: A}",
        ]

    def test_lift(self) -> None:
        loaded = load_text(LINKED)
        assert changes(loaded, remove(loaded, "b", Children.LIFT, drop_links=True)) == [
            '-    a: {text: A, opposes: ["b", c]}',
            "-    b:",
            "-      text: B",
            "-      limits:",
            "-        - 'c'",
            "-      premises:",
            "-        c: C",
            "+    a: {text: A, opposes: [c]}",
            "+    c: C",
        ]

    def test_what_is_expected_of_a_node_goes_with_it(self) -> None:
        loaded = load_text(BILINGUAL + EXPECTING)
        assert changes(loaded, remove(loaded, "b", Children.REMOVE)) == [
            "-  evidence: accepted",
            "-  premises: {a: A, b: {text: B, premises: {evidence: E}}}",
            "+  premises: {a: A}",
        ]
        assert changes(loaded, remove(loaded, "b", Children.LIFT)) == [
            "-  premises: {a: A, b: {text: B, premises: {evidence: E}}}",
            "+  premises: {a: A, evidence: E}",
        ]

    def test_no_empty_expectations_are_left(self) -> None:
        loaded = load_text(BILINGUAL + "expect: {a: accepted}\nthesis: {text: T, premises: {a: A, b: B}}\n")
        assert changes(loaded, remove(loaded, "a")) == [
            "-expect: {a: accepted}",
            "-thesis: {text: T, premises: {a: A, b: B}}",
            "+thesis: {text: T, premises: {b: B}}",
        ]


class TestLink:
    def test_there_and_back(self) -> None:
        loaded = load_text(LINKED)
        edits = link(loaded, "b", Relation.LIMITS, "a")
        assert changes(loaded, edits) == ["+        - a"]
        linked = load_text(apply_edits(LINKED, edits))
        assert apply_edits(linked.source.text, unlink(linked, "b", Relation.LIMITS, "a")) == LINKED

    def test_a_circle_is_refused(self) -> None:
        loaded = load_text(LINKED)
        with pytest.raises(EditError, match="this would make the map invalid"):
            link(loaded, "b", Relation.SUPPORTS, "c")


def test_a_map_with_errors_can_be_mended_and_gets_no_new_one() -> None:
    loaded = load_text(LINKED.replace("'c'", "'gone'"))
    assert not loaded.ok
    assert changes(loaded, unlink(loaded, "b", Relation.LIMITS, "gone")) == ["-      limits:", "-        - 'gone'"]


def test_the_comments_of_a_first_map_are_in_the_language_of_the_user() -> None:
    with using_language("zh-CN"):
        text = first_map("论证", ["en"], "论断")
    assert "# 论证图所依据的文献；第一篇为默认文献。\n" in text
    assert "  #   exception: 从理由推到论题这一步的限制。\n" in text


def test_a_first_map_is_laid_out() -> None:
    text = first_map("论：证", ["zh", "en"], "A claim: " + "long words " * 12 + "end")
    assert load_text(text).ok
    assert not format_edits(Source("map", text))
