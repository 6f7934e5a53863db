"""Two versions of a map that come from a common one, merged by node: what arrives, and what is a conflict."""

from __future__ import annotations

import random
import textwrap
from collections import Counter
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from argmap.authoring.errors import EditError
from argmap.authoring.three_way.lines import pieces
from argmap.authoring.three_way.merger import merge
from argmap.authoring.three_way.versions import MergeError
from argmap.diagnostics import Edit
from argmap.loading import Loaded, load_text
from argmap.syntax.edits import apply_edits, split_lines
from argmap.syntax.formatting.survey import lay_out
from argmap.syntax.source import Source
from argmap.syntax.yaml import comments, compose
from authoring.test_edit_sequences import KINDS_OF_STEP, Steps
from support.styled_maps import StyledMap, styled_map, tree_of

BASE = """\
# The library.
argmap: 1
title: The library on Sundays
languages: [en, zh]
thesis:
  text: The library should open on Sundays.
  premises:
    demand: # who asks
      text: Many people ask for it.
      evidence:
        # the first one
        survey: Two in three ask

        letters:
          text: A folder of letters
          cites: [1, 2]
    staff: {text: There is staff for it., cites: [1]} # readers
  objections:
    rest: The staff needs a day of rest.
"""


def changed(*changes: tuple[str, str]) -> str:
    text = BASE
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


SURVEY = "        survey: Two in three ask\n"
STAFF = "    staff: {text: There is staff for it., cites: [1]} # readers\n"
LETTERS = "        letters:\n          text: A folder of letters\n          cites: [1, 2]\n"
OURS, OR, THEIRS = "<<<<<<< ours\n", "=======\n", ">>>>>>> theirs\n"

CLEAN = {
    "evidence for one claim from both, with its comments": (
        changed((SURVEY, SURVEY + "        # of ours\n        poll: A poll # 2025\n")),
        changed(
            (SURVEY, SURVEY + "\n        # of theirs\n        count:\n          text: A count\n          by: Gallup\n")
        ),
        changed(
            (
                SURVEY,
                SURVEY + "        # of ours\n        poll: A poll # 2025\n"
                "\n        # of theirs\n        count:\n          text: A count\n          by: Gallup\n",
            )
        ),
    ),
    "two keys of a node": (
        changed(("Many people", "Most people")),
        changed(("      evidence:\n", "      likelihood: likely # they say\n      evidence:\n")),
        changed(
            ("Many people", "Most people"),
            ("      evidence:\n", "      likelihood: likely # they say\n      evidence:\n"),
        ),
    ),
    "two keys in one pair of brackets": (
        changed(("staff for it.", "enough staff.")),
        changed(("cites: [1]}", "cites: [1, 3]}")),
        changed(("staff for it., cites: [1]}", "enough staff., cites: [1, 3]}")),
    ),
    "two languages of one text": (
        changed(("text: Many people ask for it.", "text: {en: Many people ask for it., zh: 许多人要求}")),
        changed(("Many people ask", "Most people ask")),
        changed(("text: Many people ask for it.", "text: {en: Most people ask for it., zh: 许多人要求}")),
    ),
    "items of a list": (
        changed(("cites: [1, 2]", "cites: [2, 7]")),
        changed(("cites: [1, 2]", "cites: [1, 2, 9]")),
        changed(("cites: [1, 2]", "cites: [2, 7, 9]")),
    ),
    "a node moved here and changed there": (
        changed((LETTERS, ""), (STAFF, f"{STAFF}  evidence:\n" + LETTERS.replace("    ", "  "))),
        changed(("A folder of letters", "Two folders of letters")),
        changed(
            (LETTERS, ""),
            (STAFF, f"{STAFF}  evidence:\n" + LETTERS.replace("    ", "  ").replace("A folder", "Two folders")),
        ),
    ),
    "a node removed here, another added there": (
        changed(("\n" + LETTERS, "")),
        changed((STAFF, STAFF + "    money: It is paid for.\n")),
        changed(("\n" + LETTERS, ""), (STAFF, STAFF + "    money: It is paid for.\n")),
    ),
    "a node renamed here, what is below it and links to it changed there": (
        changed(("    demand:", "    readers-ask:")),
        changed(("Two in three", "Three in four"), ("rest: The", "rest:\n      limits: [demand]\n      text: The")),
        changed(
            ("    demand:", "    readers-ask:"),
            ("Two in three", "Three in four"),
            ("rest: The", "rest:\n      limits: [readers-ask]\n      text: The"),
        ),
    ),
    "comments, blank lines and layout": (
        changed(("# who asks", "# who asks?")),
        changed(("thesis:", "\n# The claim.\nthesis:"), ("cites: [1, 2]", "cites:\n            - 1\n            - 2")),
        changed(
            ("# who asks", "# who asks?"),
            ("thesis:", "\n# The claim.\nthesis:"),
            ("cites: [1, 2]", "cites:\n            - 1\n            - 2"),
        ),
    ),
    "comments of both on one entry": (
        changed(("        # the first one\n", "        # the first one\n        # of ours\n")),
        changed(("        # the first one\n", "        # the first one\n        # of theirs\n")),
        changed(("        # the first one\n", "        # the first one\n        # of ours\n        # of theirs\n")),
    ),
    "a comment that each side has put elsewhere is there once": (
        changed(("        # the first one\n", ""), ("      text: Many", "      # the first one\n      text: Many")),
        changed(
            ("        # the first one\n", ""),
            ("          text: A folder", "          # the first one\n          text: A folder"),
        ),
        changed(("        # the first one\n", ""), ("      text: Many", "      # the first one\n      text: Many")),
    ),
    "the same change on both sides": (
        changed(("Many people", "Most people")),
        changed(("Many people", "Most people")),
        changed(("Many people", "Most people")),
    ),
    "an order changed on one side": (
        changed(("    rest: The", "    cost: It costs.\n    rest: The")),
        changed((STAFF, ""), ("  premises:\n", f"  premises:\n{STAFF}")),
        changed(
            (STAFF, ""),
            ("  premises:\n", f"  premises:\n{STAFF}"),
            ("    rest: The", "    cost: It costs.\n    rest: The"),
        ),
    ),
}


@pytest.mark.parametrize(("ours", "theirs", "expected"), CLEAN.values(), ids=CLEAN)
def test_what_is_merged(ours: str, theirs: str, expected: str) -> None:
    merged = merge(BASE, ours, theirs)
    assert merged.clean, merged.conflicts
    assert merged.text == expected


CONFLICTS = {
    "one key": (
        changed(("Many people", "Most people")),
        changed(("Many people", "All people"), ("A folder", "Two folders")),
        changed(
            (
                "      text: Many people ask for it.\n",
                OURS + "      text: Most people ask for it.\n" + OR + "      text: All people ask for it.\n" + THEIRS,
            ),
            ("A folder", "Two folders"),
        ),
        ("`demand` has a different `text` on each side",),
    ),
    "removed and changed": (
        changed((STAFF, "")),
        changed(("staff for it.", "enough staff.")),
        changed(
            (
                STAFF,
                OURS + OR + STAFF.replace("staff for it.", "enough staff.") + THEIRS,
            )
        ),
        ("`staff` is removed in ours but changed or extended in theirs",),
    ),
    "changed and removed with what is above": (
        changed(("A folder", "Two folders")),
        BASE[: BASE.index("    demand")] + BASE[BASE.index(STAFF) :],
        changed(
            ("    demand: # who", "<<<<<<< ours\n    demand: # who"),
            ("A folder", "Two folders"),
            ("cites: [1, 2]\n", "cites: [1, 2]\n=======\n>>>>>>> theirs\n"),
        ),
        ("`demand` is removed in theirs but changed or extended in ours",),
    ),
    "a comment on what is removed": (
        changed((STAFF, "")),
        changed(("# readers", "# readers, and volunteers")),
        changed(
            (
                STAFF,
                "<<<<<<< ours\n=======\n"
                + STAFF.replace("# readers", "# readers, and volunteers")
                + ">>>>>>> theirs\n",
            )
        ),
        ("`staff` is removed in ours but changed or extended in theirs",),
    ),
    "one id for two things": (
        changed((SURVEY, SURVEY + "        poll: A poll\n")),
        changed((SURVEY, SURVEY + "        poll: Another poll\n")),
        changed(
            (
                SURVEY,
                SURVEY + "<<<<<<< ours\n        poll: A poll\n=======\n        poll: Another poll\n>>>>>>> theirs\n",
            )
        ),
        ("`poll` is added on both sides with different content",),
    ),
    "a language of a text": (
        changed(("text: Many people ask for it.", "text: {en: Most people ask for it., zh: 许多人要求}")),
        changed(("Many people ask", "All people ask")),
        None,
        ("`demand` has a different `text.en` on each side",),
    ),
    "two places": (
        changed((LETTERS, ""), (STAFF, f"{STAFF}  evidence:\n" + LETTERS.replace("    ", "  "))),
        changed(("        # the first one\n", ""), (f"{SURVEY}\n", f"{SURVEY}      caveats:\n")),
        None,
        ("`letters` is moved to a different place on each side",),
    ),
    "below one another": (
        changed((STAFF, ""), ("      evidence:\n", "      premises:\n    " + STAFF + "      evidence:\n")),
        BASE[: BASE.index("    demand")]
        + "    staff:\n      text: There is staff for it.\n      cites: [1]\n      premises:\n        demand:"
        + " {text: Many people ask for it., evidence: {survey: Two in three ask, letters: {text: A folder of letters, "
        + "cites: [1, 2]}}}\n"
        + BASE[BASE.index("  objections") :],
        None,
        ("`staff` is moved in ours, `demand` in theirs: each would be below the other",),
    ),
}


def test_a_circle_names_what_was_moved_and_not_what_hangs_on_it() -> None:
    head = "argmap: 1\ntitle: T\nthesis:\n  text: T\n  premises:\n"
    a, b = "a:\n  text: A\n  premises:\n    aa: AA\n", "b:\n  text: B\n  premises:\n    ba: BA\n"
    base, ours, theirs = (
        head + textwrap.indent(body, "    ")
        for body in (a + b, b + textwrap.indent(a, "    "), a + textwrap.indent(b, "    "))
    )
    merged = merge(base, ours, theirs)
    assert merged.conflicts == ("`a` is moved in ours, `b` in theirs: each would be below the other",)
    assert (settled(merged.text, 0), settled(merged.text, 1)) == (ours, theirs)


@pytest.mark.parametrize(("ours", "theirs", "expected", "said"), CONFLICTS.values(), ids=CONFLICTS)
def test_what_is_a_conflict(ours: str, theirs: str, expected: str | None, said: tuple[str, ...] | None) -> None:
    merged = merge(BASE, ours, theirs)
    assert merged.conflicts
    assert said is None or merged.conflicts == said
    assert expected is None or merged.text == expected
    # Either side of the marks is a map that can be read.
    for side in (0, 1):
        assert load_text(settled(merged.text, side)).map is not None


def test_an_order_changed_on_both_sides() -> None:
    head = BASE[: BASE.index("    demand")]
    base, ours, theirs = (
        head + "".join(f"    {one}: Reason {one}\n" for one in order) for order in ("abcd", "bacd", "acbde")
    )
    merged = merge(base, ours, theirs)
    assert merged.conflicts == ("`thesis` has its `premises` in a different order on each side",)
    assert settled(merged.text, 0) == ours + "    e: Reason e\n"
    assert settled(merged.text, 1) == theirs
    base, ours, theirs = (
        f"sources: {{{', '.join(f'{one}: {{title: {one}}}' for one in order)}}}\n{BASE}"
        for order in ("abc", "bac", "acb")
    )
    merged = merge(base, ours, theirs)
    assert merged.conflicts == ("the file has a different `sources` on each side",), "the first one is the default"


def settled(text: str, side: int) -> str:
    """The text as it is when every conflict is settled for one side."""
    lines: list[str] = []
    inside: int | None = None
    for line in split_lines(text):
        mark = line.split(" ")[0].strip()
        if mark in ("<<<<<<<", "=======", ">>>>>>>"):
            inside = {"<<<<<<<": 0, "=======": 1, ">>>>>>>": None}[mark]
        elif inside in (None, side):
            lines.append(line)
    return "".join(lines)


def test_sound_sides_that_do_not_go_together() -> None:
    merged = merge(
        BASE, changed((STAFF, "")), changed(("rest: The", "rest:\n      supports: [staff]\n      text: The"))
    )
    assert not merged.clean
    assert merged.conflicts == ()
    assert merged.broken is not None
    assert [found.message for found in merged.broken.diagnostics] == ["the map has no node `staff`"]


LAYER = """\
argmap: 1
extends: library.argmap.yaml
title: A second look
add:
  demand:
    reads: Many people ask for it.
    caveats:
      # first
      loud: Those who ask are loud.
"""


def test_layers_are_merged_by_what_they_add() -> None:
    ours = LAYER + "      few: They are few.\n  staff:\n    objections:\n      ill: Half of it is ill.\n"
    theirs = LAYER.replace("are loud", "are very loud") + "    evidence:\n      log: The desk's log\n"
    merged = merge(LAYER, ours, theirs)
    assert merged.clean
    assert merged.text == (
        LAYER.replace("are loud", "are very loud")
        + "      few: They are few.\n    evidence:\n      log: The desk's log\n"
        "  staff:\n    objections:\n      ill: Half of it is ill.\n"
    )


def test_an_entry_of_a_layer_follows_the_node_that_has_another_id(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The map beside it, which has the old id still, does not matter.
    (tmp_path / "library.argmap.yaml").write_text(BASE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    ours = LAYER.replace("  demand:", "  readers-ask:")
    theirs = LAYER + "      few:\n        text: They are few.\n        limits: [demand]\n"
    expected = theirs.replace("  demand:", "  readers-ask:").replace("[demand]", "[readers-ask]")
    for merged in (merge(LAYER, ours, theirs), merge(LAYER, theirs, ours)):
        assert merged.clean, merged.conflicts
        assert merged.text == expected
    # What it reads tells that the node is the same one; what stands below only that it was put there.
    elsewhere = ours.replace("reads: Many people", "reads: All readers")
    merged = merge(LAYER, elsewhere, theirs)
    assert merged.clean, merged.conflicts
    assert merged.text == elsewhere + theirs[len(LAYER) :]


@pytest.mark.parametrize(
    ("versions", "said"),
    [
        ((BASE, BASE, "thesis: [\n"), "their version: line"),
        ((BASE, "a: b\n", BASE), "our version: line 1"),
        ((BASE, BASE, LAYER), "one version is a map and another is a layer"),
        ((BASE, BASE, changed((SURVEY, SURVEY + "        staff: Twice\n"))), "the id `staff` is used twice"),
        ((BASE, changed(("    demand:", "    a:")), changed(("    demand:", "    b:"))), "`demand` is renamed to `a`"),
        (
            (BASE, changed(("    demand:", "    who:")), changed(("    rest: The", "    who: All the"))),
            "`demand` is renamed to `who` in ours, but theirs has another node with this id",
        ),
        (
            (BASE, changed(("  survey:", "  who:")), changed(("    demand:", "    who:"), ("Many people", "Most"))),
            "two nodes are renamed to `who`: `survey` in ours and `demand` in theirs",
        ),
        (
            (BASE, changed((SURVEY, SURVEY + "        who: Some\n")), changed(("    rest:", "    who: A\n    rest:"))),
            "the id `who` is given to different nodes on the two sides",
        ),
    ],
)
def test_what_is_not_merged_by_node(versions: tuple[str, str, str], said: str) -> None:
    with pytest.raises(MergeError, match=said):
        merge(*versions)


def test_files_added_on_both_sides_and_line_ends() -> None:
    both = merge("", BASE, changed(("Many people", "Most people")))
    assert both.conflicts == ("`demand` is added on both sides with different content",)
    ours = changed((SURVEY, SURVEY + "        poll: A poll\n")).replace("\n", "\r\n")
    merged = merge(BASE, "\ufeff" + ours, changed(("A folder", "Two folders")))
    assert merged.text == "\ufeff" + ours.replace("A folder", "Two folders")


# For all maps, as different authors would type them.

Play = Callable[[Loaded], list[Edit]]


def edited(styled: StyledMap, seed: int, names: list[str], number: int) -> tuple[str, list[Play]]:
    """The map after some edits, and these; ids of new nodes count from a number on."""
    steps = Steps(deepcopy(styled), random.Random(seed))
    steps.count = number
    text, played = styled.text, []
    for name in names:
        if (step := getattr(steps, name)()) is not None:
            played.append(step[0])
            text = play(text, played[-1:])
    return text, played


def play(text: str, steps: list[Play]) -> str:
    for step in steps:
        text = apply_edits(text, step(load_text(text)))
    return text


def tree(text: str) -> object:
    """What a map says; siblings in any order, since it depends on who comes first."""
    data = compose(Source("map", text)).data
    assert isinstance(data, dict)
    return _unordered(tree_of(data["thesis"]))


def _unordered(found: object) -> object:
    return frozenset(Counter(map(_unordered, found)).items()) if isinstance(found, tuple) else found


def said_in_comments(text: str) -> Counter[str]:
    source = Source("map", text)
    return Counter(comment.text.strip() for comment in comments(source, compose(source).root))


NAMES = st.lists(st.sampled_from(KINDS_OF_STEP), min_size=1, max_size=3)


@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 2**32), size=st.integers(2, 8), ours=NAMES, theirs=NAMES)
@example(seed=0, size=3, ours=["set", "remove", "move"], theirs=["remove"])
def test_a_merge_is_both_edits_in_either_order(seed: int, size: int, ours: list[str], theirs: list[str]) -> None:
    styled = styled_map(seed, size)
    our_text, our_steps = edited(styled, seed + 1, ours, 0)
    their_text, their_steps = edited(styled, seed + 2, theirs, 500)
    try:
        merged = merge(styled.text, our_text, their_text)
    except MergeError as error:
        merged, said = None, str(error)
    if merged is None:
        assert "is renamed to" in said
        return
    if not merged.clean:
        return
    base, our, their = map(said_in_comments, (styled.text, our_text, their_text))
    assert not ((our - base) | (their - base) | (base & our & their)) - said_in_comments(merged.text)
    try:
        one, other = play(our_text, their_steps), play(their_text, our_steps)
    except EditError:
        return
    if tree(one) == tree(other):
        assert tree(merged.text) == tree(one)


@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 2**32), size=st.integers(0, 8))
def test_every_line_belongs_to_one_entry_and_nothing_is_rewritten_for_nothing(seed: int, size: int) -> None:
    text = styled_map(seed, size).text
    lines = [line.rstrip("\r\n") for line in split_lines(text.removeprefix("\ufeff"))]
    assert list(pieces(lay_out(Source("map", text))).lines()) == lines
    assert merge(text, text, text).text == text
