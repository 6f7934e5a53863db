"""Several inferences to a claim as they are drawn: one joint for each, with its scheme, its members and its limits."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import chain, combinations
from pathlib import Path
from xml.etree import ElementTree

import pytest

from argmap.comparison import compare
from argmap.comparison.effects import consequences
from argmap.diagrams.dot import source
from argmap.diagrams.edges import forks, place_joints
from argmap.diagrams.engine import render_many
from argmap.diagrams.layout import Box, lay_out
from argmap.diagrams.options import TREES
from argmap.diagrams.scene import Scene, compose
from argmap.exporters import ExportOptions
from argmap.exporters.dot import export as dot
from argmap.exporters.svg import export as svg
from argmap.model import ArgumentMap, Relation, Text
from argmap.reports.diff.drawing import render
from argmap.schemes import OWN

from .samples import crowded_map, inferences_map, small_map

GOLDEN = Path(__file__).parent / "golden"
SVG = "{http://www.w3.org/2000/svg}"


def laid_out(map_: ArgumentMap, layout: str = "left-right") -> tuple[Scene, dict[str, Box]]:
    """A scene with the boxes of its cards and joints."""
    scene = compose(map_, ExportOptions(layout=layout, schemes=OWN))
    [boxes] = lay_out([scene], "embedded")
    return scene, boxes | place_joints(scene, boxes)


def ends(path: str) -> tuple[tuple[float, float], tuple[float, float]]:
    """Where a path begins and ends."""
    numbers = [float(number) for number in re.findall(r"-?[\d.]+", path)]
    return (numbers[0], numbers[1]), (numbers[-2], numbers[-1])


def at_edge(point: tuple[float, float], box: Box, slack: float = 2) -> bool:
    """Whether a line ends at a box: near to it, and not inside."""
    x, y = point
    across = box.left - slack <= x <= box.right + slack and box.top - slack <= y <= box.bottom + slack
    inside = box.left + slack < x < box.right - slack and box.top + slack < y < box.bottom - slack
    return across and not inside


def drawn(map_: ArgumentMap, options: ExportOptions | None = None) -> ElementTree.Element:
    return ElementTree.fromstring(svg(map_, options or ExportOptions(schemes=OWN)))


def without_typeface(drawing: bytes) -> str:
    """A drawing without the embedded typeface."""
    return re.sub(r"base64,[^)]*", "base64,…", drawing.decode())


def titles(root: ElementTree.Element, class_: str) -> dict[str, str]:
    """The titles of groups by their ids."""
    groups = (group for group in root.iter(f"{SVG}g") if class_ in group.get("class", "").split())
    return {group.attrib["id"]: group.findtext(f"{SVG}title") or "" for group in groups if "id" in group.attrib}


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("inferences", ExportOptions(schemes=OWN)),
        ("inferences-dark-top-down", ExportOptions(theme="dark", layout="top-down", schemes=OWN)),
    ],
)
def test_golden(name: str, options: ExportOptions, golden: Callable[[Path, str], None]) -> None:
    golden(GOLDEN / f"{name}.svg", without_typeface(svg(inferences_map(), options)))
    golden(GOLDEN / f"{name}.dot", dot(inferences_map(), options).decode())


def test_each_inference_has_a_joint_that_says_what_it_is() -> None:
    assert titles(drawn(inferences_map()), "joint") == {
        "joint-republic/elimination": "joint inference “elimination” (argument from alternatives)",
        "joint-republic/size": "joint inference “size” (argument from cause to effect)",
        "joint-republic/witness": "inference “witness” (argument from example)",
        "joint-no-cure-of-causes/dilemma": "joint inference “dilemma” (argument from dilemma)",
    }


def test_only_joint_inferences_have_the_sign_of_linked_premises() -> None:
    root = drawn(inferences_map())
    signs = {
        group.attrib["id"]: [text.text for text in group.iter(f"{SVG}text")]
        for group in root.iter(f"{SVG}g")
        if group.get("id", "").startswith("joint-")
    }
    assert signs["joint-republic/size"] == ["&", "argument from", "cause to effect"]
    assert signs["joint-republic/witness"] == ["argument from", "example"]


def test_a_joint_names_its_scheme_in_the_language_of_the_diagram() -> None:
    scene = compose(inferences_map(), ExportOptions(language="zh", schemes=OWN))
    assert scene.joints["republic/size"].name == ("因果论证",)
    assert "“size”" in scene.joints["republic/size"].title


def test_a_long_name_is_cut_and_is_whole_in_the_title() -> None:
    scene, _ = laid_out(crowded_map())
    joint = scene.joints["t/a"]
    assert joint.name == ("argument from", "correlation to ca…")
    assert joint.title == "joint inference “a” (argument from correlation to cause)"


@pytest.mark.parametrize("layout", TREES)
@pytest.mark.parametrize("make", [inferences_map, crowded_map])
def test_lines_of_members_and_limits_end_at_the_joint_and_one_leads_on(
    make: Callable[[], ArgumentMap], layout: str
) -> None:
    scene, boxes = laid_out(make(), layout)
    found = forks(scene, boxes)
    for fork in found:
        [start, *_] = ends(fork.trunk or fork.twigs[0][1])
        tip = ends(fork.head)[0] if fork.head else start
        end = boxes[fork.branch.parent]
        assert at_edge(tip, end, slack=12), fork.branch
    for joint in scene.joints.values():
        [onwards] = [fork for fork in found if fork.branch.children == (joint.id,)]
        assert onwards.branch.parent == joint.claim
        assert at_edge(ends(onwards.trunk)[1], boxes[joint.id], slack=4)


def test_a_caveat_on_one_inference_ends_there_and_a_general_one_at_the_claim() -> None:
    scene, _ = laid_out(inferences_map())
    limits = {fork.children: fork.parent for fork in scene.branches if fork.relation is Relation.LIMITS}
    assert limits == {("third-way",): "republic/elimination", ("parties",): "republic/size", ("time",): "republic"}


@pytest.mark.parametrize("layout", TREES)
@pytest.mark.parametrize("make", [inferences_map, crowded_map])
def test_nothing_lies_on_anything_else(make: Callable[[], ArgumentMap], layout: str) -> None:
    scene, boxes = laid_out(make(), layout)
    assert set(scene.joints) < set(boxes)
    assert not [pair for pair in combinations(boxes, 2) if boxes[pair[0]].meets(boxes[pair[1]])]


def test_a_caveat_ends_at_its_joint_where_no_member_is_shown() -> None:
    before = inferences_map()
    reworded = replace(before["third-way"], text=Text({"en": "Good institutions will do.", "zh": "好制度即可。"}))
    compared = compare(before, replace(before, nodes={**before.nodes, "third-way": reworded}))
    drawn_changes = render(compared, consequences(compared), ("before", "after"), ExportOptions()).decode()
    assert 'id="joint-republic/elimination"' in drawn_changes
    assert 'id="node-effects-only"' not in drawn_changes


def test_children_stay_in_the_order_of_the_map() -> None:
    map_ = inferences_map()
    _, boxes = laid_out(map_)
    tops = [boxes[child].top for child in map_.root.children]
    assert tops == sorted(tops)


def test_what_meets_at_a_joint_is_on_one_side_of_a_radial_diagram() -> None:
    scene, boxes = laid_out(inferences_map(), "radial")
    middle = boxes["republic"].middle[0]
    for joint in scene.joints:
        met = chain.from_iterable(branch.children for branch in scene.branches if branch.parent == joint)
        assert len({boxes[one].middle[0] > middle for one in (joint, *met)}) == 1


def test_a_member_of_two_inferences_has_a_line_to_each() -> None:
    ids = [path.attrib["id"] for path in drawn(crowded_map()).iter(f"{SVG}path") if "id" in path.attrib]
    assert len(ids) == len(set(ids))
    assert {"edge-p3", "edge-p3-t/b"} <= set(ids)


def test_a_link_to_an_inference_ends_at_its_joint() -> None:
    map_ = crowded_map()
    _, boxes = laid_out(map_)
    root = drawn(map_)
    links = {group.get("id"): group for group in root.iter(f"{SVG}g") if "link" in group.get("class", "").split()}
    [head] = [path.attrib["d"] for path in links["link-y1-supports-t/a"] if path.get("class") == "head"]
    assert at_edge(ends(head)[0], boxes["t/a"])
    assert links["link-oc-limits-t/b"].findtext(f"{SVG}title") == "oc limits t/b"


def test_supporters_in_no_named_inference_are_drawn_as_ever() -> None:
    scene, _ = laid_out(crowded_map())
    joined = {branch.parent: branch.children for branch in scene.branches if branch.relation is Relation.SUPPORTS}
    assert joined["t/"] == ("q1", "q2")
    assert joined["t/e"] == ("p7",)  # It has nothing to say, but a caveat limits it.
    assert "t/f" not in joined
    assert joined["t"] == ("p8", "ev")


def test_a_screen_reader_hears_what_a_statement_is_part_of() -> None:
    described = {group.get("id"): group.get("aria-label", "") for group in drawn(inferences_map()).iter(f"{SVG}g")}
    name = "“elimination” (argument from alternatives)"
    assert f"; part of the joint inference {name}" in described["node-effects-only"]
    assert f"; limits only the inference {name}" in described["node-third-way"]
    assert "; part of the inference “witness” (argument from example)" in described["node-states"]


def test_a_folded_claim_has_no_joints() -> None:
    assert titles(drawn(inferences_map(), ExportOptions(depth=0)), "joint") == {}
    assert len(titles(drawn(inferences_map(), ExportOptions(depth=1)), "joint")) == 3


def test_the_legend_explains_joints_only_where_there_are_some() -> None:
    said = "".join(drawn(inferences_map()).itertext())
    assert "one inference, named by its scheme" in said
    assert "limits this inference only" in said
    for made in (svg(small_map(), ExportOptions()), dot(small_map(), ExportOptions())):
        assert b"one inference" not in made
        assert b"halo" not in made


@pytest.mark.parametrize("layout", TREES)
def test_graphviz_draws_it(layout: str) -> None:
    scene = compose(crowded_map(), ExportOptions(layout=layout, schemes=OWN))
    [made] = render_many([source(scene)])
    groups = [group.get("id", "") for group in ElementTree.fromstring(made).iter(f"{SVG}g")]
    assert {f"joint-{joint}" for joint in scene.joints} <= set(groups)
