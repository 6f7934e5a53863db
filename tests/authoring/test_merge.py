"""Folding layers into their map: the argument is the same, and nobody's words become somebody else's."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from argmap.authoring.errors import EditError
from argmap.authoring.layer_merge import merge
from argmap.cli.root import cli
from argmap.loading import Loaded, load, load_text
from argmap.model import ArgumentMap, Node
from argmap.syntax.edits import apply_edits
from support.diagnosing import ROOT

MAP = """\
argmap: 1
title: Sunday opening
sources: {report: {title: Annual report}}
thesis:
  text: The library should open on Sundays.
  premises:
    demand:
      text: Readers ask for it.  # as they say
      section: "1"
      evidence:
        survey: {text: Two in three ask., cites: [1]}
        letters: There are letters.
      caveats:
        # kept
        towns: In towns.
"""

LAYER = """\
argmap: 1
extends: map.argmap.yaml
title: A reading
by: A reviewer
sources:
  # of the layer
  statute: {type: legislation, title: Statute}
add:
  survey:
    reads: Two in three ask.
    caveats:
      # a year is little
      one-year: Only one year was asked.  # see the appendix
  demand:
    answers: {other-causes: There is none.}
    caveats:
      cities:
        text: In cities too.
        source: report
        evidence:
          census: {text: The census says so., by: the office}
    objections:
      few: {text: They are few., supports: [towns]}
"""


def files(folder: Path, layer: str = LAYER, base: str = MAP) -> tuple[Loaded, Loaded]:
    (folder / "map.argmap.yaml").write_text(base, encoding="utf-8")
    (folder / "map.reading.argmap.yaml").write_text(layer, encoding="utf-8")
    return load(folder / "map.argmap.yaml"), load(folder / "map.reading.argmap.yaml")


def merged(base: Loaded, layer: Loaded) -> str:
    return apply_edits(base.source.text, merge(base, layer))


def said(map_: ArgumentMap) -> dict[str, tuple[object, ...]]:
    """What the nodes of a map say, and whose word it is: the speaker's, else that of the body whose work it is."""

    def voice(node: Node) -> object:
        authors = map_.works[node.source].authors if node.source else ()
        return node.by or next((author.literal for author in authors if author.literal), None)

    return {
        node.id: (node.text, node.parent, node.kind, voice(node), node.section, node.links, node.inference)
        for node in map_
    }


def test_the_map_with_its_layer_and_the_merged_one_are_the_same_argument(tmp_path: Path) -> None:
    base, layer = files(tmp_path)
    one = load_text(merged(base, layer))
    assert one.map is not None
    assert layer.map is not None
    assert said(one.map) == said(layer.map)
    assert {node.id: node.source for node in one.map if layer.map[node.id].layer} == {
        "one-year": "reading",
        "cities": "report",
        "census": "report",
        "few": "reading",
    }


def test_lines_and_comments_of_both_authors_are_kept(tmp_path: Path) -> None:
    base, layer = files(tmp_path)
    text = merged(base, layer)
    for comment in ("# as they say", "# kept", "# of the layer", "# a year is little", "# see the appendix"):
        assert comment in text
    assert "      text: Readers ask for it.  # as they say\n" in text


def test_a_critic_who_names_no_source_becomes_one(tmp_path: Path) -> None:
    base, layer = files(tmp_path)
    one = load_text(merged(base, layer)).map
    assert one is not None
    assert one["few"].source == "reading"
    work = one.works["reading"]
    assert (str(work.title), str(work.authors[0].literal)) == ("A reading", "A reviewer")


@pytest.mark.parametrize(
    ("held", "after"),
    [
        ("", "expect:\n  thesis: qualified # now\n  few: accepted\n"),
        (
            "expect: {demand: accepted, thesis: accepted}\n",
            "expect:\n  demand: accepted\n  thesis: qualified\n  few: accepted\n",
        ),
        (
            "expect:\n  # at first\n  thesis: accepted # sure\n",
            "expect:\n  # at first\n  thesis: qualified # sure\n  few: accepted\n",
        ),
    ],
)
def test_what_the_layer_expects_holds_now(tmp_path: Path, held: str, after: str) -> None:
    expecting = LAYER.replace("add:", "expect:\n  thesis: qualified # now\n  few: accepted\nadd:", 1)
    base, layer = files(tmp_path, expecting, MAP.replace("thesis:", f"{held}thesis:", 1))
    text = merged(base, layer)
    assert after in text
    one = load_text(text).map
    assert one is not None
    assert layer.map is not None
    assert layer.map.expectations.items() <= one.expectations.items()


def test_a_layer_in_another_first_language_is_refused(tmp_path: Path) -> None:
    base = MAP.replace("title: Sunday", "languages: [en, zh]\ntitle: Sunday")
    loaded, layer = files(tmp_path, LAYER.replace("title: A reading", "languages: [zh]\ntitle: 审读"), base)
    with pytest.raises(EditError, match=r"is zh, that of the map is en; write its texts as `text: \{zh: …\}`"):
        merge(loaded, layer)


@pytest.mark.parametrize("stem", ["us-taiwan"])
def test_the_critique_of_the_flagship_can_be_folded_in(stem: str) -> None:
    layer = load(ROOT / "maps" / f"{stem}.critique.argmap.yaml")
    one = load_text(merged(load(ROOT / "maps" / f"{stem}.argmap.yaml"), layer))
    assert one.map is not None
    assert layer.map is not None
    assert said(one.map) == said(layer.map)


class TestCommand:
    """`argmap merge`."""

    UPDATE = "argmap: 1\nextends: map.reading.argmap.yaml\ntitle: U\nadd: {few: {objections: {many: They are many.}}}\n"

    def run(self, folder: Path, *arguments: str) -> str:
        files(folder)
        (folder / "map.update.argmap.yaml").write_text(self.UPDATE, encoding="utf-8")
        return CliRunner().invoke(cli, ["merge", *(str(folder / name) for name in arguments)]).output

    def test_layers_on_layers_are_folded_in_whatever_their_order(self, tmp_path: Path) -> None:
        said = self.run(tmp_path, "map.argmap.yaml", "map.update.argmap.yaml", "map.reading.argmap.yaml")
        assert "you can delete the layers now" in said
        after = load(tmp_path / "map.argmap.yaml").map
        assert after is not None
        assert after["many"].parent == "few"

    def test_a_layer_is_folded_into_the_one_below_it(self, tmp_path: Path) -> None:
        self.run(tmp_path, "map.reading.argmap.yaml", "map.update.argmap.yaml")
        after = load(tmp_path / "map.reading.argmap.yaml").map
        assert after is not None
        assert (after["many"].parent, after["many"].layer) == ("few", "reading")

    def test_comments_that_are_about_nothing_that_is_added_are_listed(self, tmp_path: Path) -> None:
        self.UPDATE = self.UPDATE.replace("add:", "# in haste\nadd:")
        said = self.run(tmp_path, "map.argmap.yaml", "map.reading.argmap.yaml", "map.update.argmap.yaml")
        assert "map.update.argmap.yaml:4: comment not merged, since nothing is added there: # in haste" in said
        assert "added: # a year is little" not in said

    OTHER = "argmap: 1\nextends: map.argmap.yaml\ntitle: O\n"

    @pytest.mark.parametrize(
        ("other", "message"),
        [
            ("add: {survey: {caveats: {few: They are few.}}}\n", "already has a node `few`"),
            ("add: {demand: {answers: {other-causes: Some.}}}\n", "`other-causes` of `demand` is already answered"),
            ("expect: {thesis: rejected}\n", "delete one of the two first"),
        ],
    )
    def test_layers_that_do_not_go_together_are_not_folded_in(self, tmp_path: Path, other: str, message: str) -> None:
        (tmp_path / "map.other.argmap.yaml").write_text(self.OTHER + other, encoding="utf-8")
        if "expect" in other:
            self.UPDATE = self.UPDATE.replace("add:", "expect: {thesis: accepted}\nadd:")
        names = ["map.reading.argmap.yaml", "map.update.argmap.yaml", "map.other.argmap.yaml"]
        assert message in self.run(tmp_path, "map.argmap.yaml", *names)
        assert (tmp_path / "map.argmap.yaml").read_text(encoding="utf-8") == MAP

    @pytest.mark.parametrize(
        ("layers", "message"),
        [
            (["map.update.argmap.yaml"], "map.reading.argmap.yaml; name that layer too"),
            (["map.argmap.yaml"], "is a map, not a layer"),
        ],
    )
    def test_what_does_not_fit_is_refused_and_nothing_written(
        self, tmp_path: Path, layers: list[str], message: str
    ) -> None:
        assert message in self.run(tmp_path, "map.argmap.yaml", *layers)
        assert (tmp_path / "map.argmap.yaml").read_text(encoding="utf-8") == MAP


def test_what_the_map_needs_only_since_the_layer_was_merged(tmp_path: Path) -> None:
    (tmp_path / "m.argmap.yaml").write_text(
        "argmap: 1\ntitle: M\nthesis: {id: t, text: T, inference: {linked: true}, premises: {p: P, q: Q}}\n"
    )
    (tmp_path / "m.l.argmap.yaml").write_text(
        "argmap: 1\nextends: m.argmap.yaml\ntitle: L\n"
        "add: {t: {premises: {r: R}, evidence: {loose: E}, caveats: {c: C}}, p: {evidence: {e: E}}}\n"
    )
    answer = CliRunner().invoke(cli, ["merge", f"{tmp_path}/m.argmap.yaml", f"{tmp_path}/m.l.argmap.yaml"])
    assert [line for line in answer.stderr.splitlines() if "now needs" in line] == [
        "`p` now needs `e`: as a layer's, it held the claim up, and its fall left it standing",
        "`t` now needs `r` as well: its premises are linked (`inference: {linked: true}`)",
    ]
