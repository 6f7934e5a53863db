"""Whatever is read: no accident, no hang, the same answer twice, nothing lost, nothing read that is not the project's.

The oracles are in ``judging.py``, what each target must keep is in ``targets.py``.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import unicodedata
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.authoring.draft import Origin, draft
from argmap.loading import load, load_bytes, load_text
from argmap.nlp.numbers import figures
from argmap.sources.anchors import find_passages
from argmap.sources.formats import web
from argmap.sources.text import SourceText
from fuzz.judging import FaultError, cuts, in_time, inside
from fuzz.mutating import MOST, mutated
from fuzz.running import Fault, attempt, fuzz, sandbox, smallest
from fuzz.strategies import maps, mutations
from fuzz.targets import CORPUS, TARGETS, Target
from support.calling import call

INPUTS = {"drawing": 10, "command": 20, "check": 60}
"""How many inputs of slow targets are tried; of the others `ENOUGH`."""
ENOUGH = 80


@pytest.mark.parametrize("name", TARGETS)
def test_every_input_of_the_corpus_is_answered(name: str) -> None:
    target = TARGETS[name]
    with sandbox() as place:
        for data in target.seeds():
            __, fault = attempt(target, data, place, again=name != "drawing")
            assert fault is None, fault.story


@pytest.mark.many_examples
@pytest.mark.parametrize("name", [name for name, target in TARGETS.items() if target.weight > 3])
def test_a_few_mutations_are_answered(name: str) -> None:
    tally = fuzz(TARGETS[name], seed=1, inputs=15)
    assert not tally.faults, report(TARGETS[name], tally.faults)


@pytest.mark.slow
@pytest.mark.many_examples
@pytest.mark.parametrize("name", TARGETS)
def test_many_mutations_are_answered(name: str) -> None:
    # Other inputs on every machine and every day would find more, but nobody could tell what a change has broken.
    tally = fuzz(TARGETS[name], seed=2, inputs=INPUTS.get(name, ENOUGH))
    assert tally.inputs
    assert not tally.faults, report(TARGETS[name], tally.faults)


def report(target: Target, faults: Mapping[str, Fault]) -> str:
    """The faults that were found, with small inputs that show them."""
    return "\n".join(f"{fault.story}\n{smallest(fault, target)!r}" for fault in faults.values())


@pytest.mark.slow
@pytest.mark.parametrize("name", ["check", "fmt", "edits", "export"])
def test_maps_of_any_shape_are_answered(name: str) -> None:
    target = TARGETS[name]
    with sandbox() as place:

        @settings(max_examples=60)
        @given(st.one_of(maps(), mutations(target)))
        def answered(data: bytes) -> None:
            __, fault = attempt(target, data, place, again=True)
            assert fault is None, fault.story

        answered()


@pytest.mark.slow
def test_answers_do_not_depend_on_the_order_of_sets() -> None:
    """In two processes, in which the hashes of strings differ."""
    script = "import fuzz.test_fuzz as t; print(t.answers())"
    path = os.pathsep.join([str(CORPUS.parent.parent), *sys.path])
    said = set()
    for seed in ("1", "2"):
        env = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": path}
        made = subprocess.run([sys.executable, "-c", script], env=env, capture_output=True, check=True, timeout=300)
        said.add(made.stdout)
    assert len(said) == 1


def answers() -> list[str]:
    """What is answered to some mutations of every target but the slowest."""
    found = []
    with sandbox() as place:
        for name, target in TARGETS.items():
            rng, seeds = random.Random(name), target.seeds()
            some = [mutated(rng.choice(seeds), seeds, rng) for _ in range(20 if target.weight > 3 else 0)]
            found += [attempt(target, data, place)[0].replace(str(place), "") for data in some]
    return found


# That the oracles see what they are for


def test_a_file_outside_the_project_is_noticed() -> None:
    with sandbox() as place, pytest.raises(FaultError, match="outside the project"), inside(place):
        (place.parent / "secret.txt").read_text()


def test_what_takes_too_long_is_noticed() -> None:
    def forever() -> None:
        with in_time(0.05):
            while True:
                pass

    with pytest.raises(FaultError, match="more than"):
        forever()


@pytest.mark.parametrize(
    ("text", "inside_one"),
    [("e\u0301x", [1]), ("👩‍👩‍👧!", [1, 2, 3, 4]), ("🇹🇼🇹🇼", [1, 3]), (": \u0301x", []), ("각ᄀ", []), ("plain 论", [])],
)
def test_places_inside_of_what_readers_see_as_one_character(text: str, inside_one: list[int]) -> None:
    assert [place for place in range(len(text) + 1) if cuts(text, place)] == inside_one


def test_a_fault_is_found_and_made_small() -> None:
    def fails(data: bytes, rng: random.Random) -> str:
        assert b"two" not in data, "two"
        return ""

    target = Target("fails", fails, ("text",))
    with sandbox() as place:
        __, fault = attempt(target, b"one\ntwo\nthree\n", place)
    assert fault is not None
    assert smallest(fault, target) == b"two"


def test_mutations_are_decided_by_the_seed_and_stay_small() -> None:
    seeds = TARGETS["check"].seeds()
    some, again = ([mutated(seeds[0], seeds, random.Random(seed)) for seed in range(200)] for _ in "12")
    assert some == again
    assert len(set(some)) > 150
    assert max(map(len, some)) <= MOST


def test_half_of_the_mutations_of_a_map_can_still_be_read() -> None:
    seeds = [(CORPUS / "map" / "library.argmap.yaml").read_bytes()]
    rng = random.Random(1)
    assert sum(load_bytes(mutated(seeds[0], seeds, rng), "map").ok for _ in range(200)) > 40


def test_a_replayed_input_is_answered() -> None:
    words = [CORPUS.parent / "__main__.py", "--replay", CORPUS / "text" / "english.txt", "figures"]
    command = [sys.executable, *map(str, words)]
    answer = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=120)
    assert answer.returncode == 0, answer.stdout
    assert "$4.2bn" in answer.stdout


# The kinds of the faults that it has found


def test_line_breaks_at_the_end_of_a_text_do_not_grow_with_every_fmt(tmp_path: Path) -> None:
    path = tmp_path / "m.argmap.yaml"
    path.write_text("argmap: 1\ntitle: |+\n  T\n\nthesis: {text: A claim.}\n")
    assert call("fmt", str(path)).returncode == 0
    once = path.read_bytes()
    assert call("fmt", str(path)).returncode == 0
    assert path.read_bytes() == once == b"argmap: 1\ntitle: |\n  T\n\nthesis: {text: A claim.}\n"


@pytest.mark.parametrize("mark", ["|", ">", "|-", ">+"])
@pytest.mark.parametrize("blank", ["    ", "    \n", "    \t\n", "    \n\n     \n"])
def test_blank_lines_at_the_end_of_a_text_are_no_obstacle_to_fmt(mark: str, blank: str, tmp_path: Path) -> None:
    path = tmp_path / "m.argmap.yaml"
    path.write_text(f"argmap: 1\ntitle: T\nthesis:\n  text: {mark}\n   A claim.\n{blank}")
    answer = call("fmt", str(path))
    assert answer.returncode == 0, answer.stderr
    map_ = load(path).map
    assert map_ is not None
    assert str(map_.root.text) == "A claim."


def test_a_key_that_is_repeated_is_named_once_for_each_time(tmp_path: Path) -> None:
    path = tmp_path / "m.argmap.yaml"
    path.write_text("argmap: 1\ntitle: T\nthesis:\n  text: T\n  premises:\n" + "    a: A\n" * 4)
    loaded = load(path)
    assert [one.code for one in loaded.diagnostics] == ["AM102"] * 3


@pytest.mark.parametrize("character", "两兩〇零○Ｏ廿卅壹貳拾亿點点")
def test_an_endless_numeral_is_no_figure(character: str) -> None:
    assert figures(f"约{character * 5000}人", "zh") == []


def test_a_place_divides_no_character_of_its_readers() -> None:
    [found, *_] = load_text("{m: [],…,{}}👩‍👩‍👧").diagnostics
    assert not any(cuts("{m: [],…,{}}👩‍👩‍👧", place) for place in found.span)


@pytest.mark.parametrize(("anchor", "found"), [("cafe", 0), ("café", 1), ("คน", 0), ("คนี้", 1)])
def test_an_anchor_ends_where_a_character_ends(anchor: str, found: int) -> None:
    text = SourceText("The cafe\u0301 is คนี้ open.")
    assert len(find_passages(text, unicodedata.normalize("NFD", anchor))) == found


@pytest.mark.parametrize("tag", ["<a ", "<!--", "</", "<![CDATA[", "<?", "<a b='"])
def test_tags_that_never_close_take_no_time(tag: str, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(f"<p>Loans rose by 5 < 6 per cent.</p>{tag * 50_000}")
    with in_time(20):
        assert web.read(str(page)).startswith("Loans rose by 5 < 6 per cent.")


def test_a_draft_has_no_node_without_words() -> None:
    text = SourceText(".[^1] Two in three come twice.\n\n[^1]: The note.\n", markdown=True)
    assert load_text(draft(text, Origin("s", "S", "s.md", "0" * 64), "en").text).ok


def test_line_ends_of_several_kinds_are_kept_apart_by_fmt(tmp_path: Path) -> None:
    path = tmp_path / "m.argmap.yaml"
    path.write_bytes(b"argmap: 1\ntitle: T\rthesis:\n  text: A claim.\n")
    assert call("fmt", str(path)).returncode == 0
    once = path.read_bytes()
    assert once == b"argmap: 1\ntitle: T\r\r\nthesis:\n  text: A claim.\n"
    assert call("fmt", "--check", str(path)).returncode == 0


@pytest.mark.parametrize("rest", ["x", "{}x", "{}", "x y", "👩‍👩‍👧"])
def test_a_text_in_quotation_marks_is_not_put_into_others(rest: str) -> None:
    found = load_text(f"text: People: they ask\n{rest}").diagnostics
    assert [one.message for one in found].count("a text that contains a colon and a space needs quotation marks") == 1
