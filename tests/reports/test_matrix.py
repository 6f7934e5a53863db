"""Rival claims: what bears on each, by which way, and how far it tells them apart."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.analysis.competing_hypotheses import Matrix, weigh
from argmap.analysis.paths import Side, bearings
from argmap.cli.root import cli
from argmap.model import LINKS, ArgumentMap, Kind, Link, Node, Relation, Text
from argmap.reports.document import render
from argmap.reports.matrix.report import Wording
from support.diagnosing import read

MAP = """\
argmap: 1
title: {en: The library on Sundays, zh: 图书馆周日开放}
languages: [en, zh]
thesis:
  id: all-day
  text: {en: It should open all Sunday., zh: 周日应全天开放。}
  premises:
    demand:
      text: {en: Many want it., zh: 需求大。}
      evidence:
        survey: {text: {en: Two in three ask for it, zh: 三分之二的人要求}}
        trial: {text: {en: Visits came before one, zh: 访客多在一时前到}, opposes: [closed]}
    staff: {text: {en: There is staff., zh: 有人手。}, assumed: true}
  objections:
    mornings:
      text: {en: Mornings are enough., zh: 只开上午就够了。}
      evidence:
        cost: {text: {en: A full day costs twice as much, zh: 全天费用加倍}}
      objections:
        shifts: {text: {en: Shift workers sleep then, zh: 轮班工人那时睡觉}}
    closed:
      text: {en: It should stay closed., zh: 应继续闭馆。}
      caveats:
        monday: {text: {en: The day of rest can be Monday, zh: 休息日可以是周一}}
"""


def matrix(text: str, *claims: str) -> Matrix:
    map_ = read(text)
    return weigh(map_, [map_[claim] for claim in claims])


def signs(found: Matrix) -> list[str]:
    """Each row as its id, its signs and its diagnosticity: ``cost I CC 3``."""
    return [
        " ".join([row.node.id, *(str(cell.mark) for cell in row.cells), str(row.diagnosticity)]) for row in found.rows
    ]


def test_what_speaks_for_a_rival_speaks_against_what_the_rival_opposes() -> None:
    found = matrix(MAP, "all-day", "mornings")
    assert signs(found) == [
        "cost I CC 3",
        "shifts C II 3",
        # The map does not say what these mean for the mornings.
        "survey C – None",
        "trial C – None",
        "staff CC – None",
        "closed II – None",
        "monday C – None",
    ]
    assert [column.inconsistency for column in found.columns] == [3, 2]
    assert not found.not_rivals
    assert (len(found.telling), len(found.same), len(found.lone)) == (2, 0, 5)


def test_an_objection_counts_two_and_a_caveat_one() -> None:
    found = matrix(MAP, "all-day", "mornings", "closed")
    by_id = {row.split()[0]: row for row in signs(found)}
    assert by_id["trial"] == "trial C – II 3"
    assert by_id["monday"] == "monday C – I 2"
    assert found.columns[2].inconsistency == 3


def test_a_row_that_is_alike_for_all_is_not_diagnostic_and_stands_before_what_is_not_placed() -> None:
    text = """\
thesis:
  text: T
  premises:
    a: {text: A, evidence: {both: {text: E, supports: [b]}, only: F}}
    b: B
  objections:
    o: {text: O, opposes: [a]}
"""
    assert signs(matrix(text, "a", "b")) == ["both CC CC 0", "only CC – None", "o II – None"]


def test_a_reason_for_a_claim_is_not_its_rival() -> None:
    found = matrix(MAP, "demand", "all-day", "closed")
    assert [(lower.id, upper.id) for lower, upper in found.not_rivals] == [("demand", "all-day")]


@pytest.mark.parametrize(
    ("below", "pro", "con"),
    [
        # Weight, steps, caveats and the last node of each side.
        ("evidence: {e: E}", (1, 1, 0, "e"), None),
        ("objections: {e: E}", None, (1, 1, 0, "e")),
        ("caveats: {e: E}", None, (0.5, 1, 1, "e")),
        ("premises: {p: {text: P, evidence: {e: E}}}", (0.5, 2, 0, "p"), None),
        ("objections: {p: {text: P, objections: {e: E}}}", (0.5, 2, 0, "p"), None),
        ("caveats: {p: {text: P, evidence: {e: E}}}", None, (0.25, 2, 1, "p")),
        ("caveats: {p: {text: P, caveats: {e: E}}}", (0.125, 2, 2, "p"), None),
        ("premises: {p: {text: P, evidence: {e: {text: E, supports: [t]}}}}", (1.5, 1, 0, "e"), None),
        ("premises: {p: {text: P, evidence: {e: {text: E, opposes: [t]}}}}", (0.5, 2, 0, "p"), (1, 1, 0, "e")),
        ("objections: {e: {text: E, limits: [t]}}", None, (1.5, 1, 0, "e")),
        (
            "objections: {o: {text: O, evidence: {e: {text: E, supports: [p]}}}}\n  premises: {p: P}",
            (0.5, 2, 0, "p"),
            (0.5, 2, 0, "o"),
        ),
    ],
)
def test_each_path_has_its_sign_and_loses_half_with_each_step_and_each_caveat(
    below: str, pro: Side | None, con: Side | None
) -> None:
    map_ = read(f"thesis:\n  id: t\n  text: T\n  {below}\n")
    assert bearings(map_, map_.root)["e"] == (pro, con)


def test_a_cell_tells_the_way_of_its_own_side_and_that_there_is_another() -> None:
    text = """\
thesis:
  id: t
  text: T
  premises:
    p: {text: P, premises: {q: {text: Q, evidence: {e: E}}}}
  objections:
    r: {text: R, evidence: {f: {text: F, opposes: [t]}}}
    s: {text: S, evidence: {g: {text: G, supports: [p]}}, opposes: [r]}
    u: {text: U, opposes: [s]}
"""
    map_ = read(text)
    found = weigh(map_, [map_["t"], map_["r"]])
    wording = Wording(map_, found, "en", {"": "m.argmap.yaml"})
    said = {row.node.id: wording.cell(row.cells[0]) for row in found.rows}
    assert said == {
        "e": "consistent, through 1",
        "f": "inconsistent, directly",
        "g": "consistent, through 1; partly inconsistent, through 3",
        "u": "inconsistent, directly; partly consistent, through 3",
    }


def test_a_circle_is_cut_and_a_long_line_keeps_its_sign() -> None:
    nodes = {"t": Node("t", Kind.THESIS, Text({"en": "t"}), None, 0, ())}
    for place in range(3000):
        target = f"n{place - 1}" if place else "t"
        node = Node(f"n{place}", Kind.PREMISE, Text({"en": "n"}), None, 1, ())
        nodes[node.id] = _linked(node, Link(node.id, Relation.OPPOSES, target))
    nodes["n0"] = _linked(nodes["n0"], *nodes["n0"].links, Link("n0", Relation.OPPOSES, "n1"))
    map_ = ArgumentMap(Text({"en": "Round"}), ("en",), nodes)
    last = next(row for row in weigh(map_, [nodes["t"], nodes["n1"]]).rows if row.node.id == "n2999")
    # Its weight is nothing any more, but it is known on which side it stands.
    assert [(cell.mark, cell.weight) for cell in last.cells] == [("C", 0), ("C", 0)]


def _linked(node: Node, *links: Link) -> Node:
    return Node(node.id, node.kind, node.text, node.parent, node.depth, node.loc, links=links)


@settings(max_examples=40)
@given(st.lists(st.tuples(st.integers(0, 6), st.sampled_from(LINKS), st.integers(0, 6)), max_size=12))
def test_only_what_leads_to_a_claim_bears_on_it(links: list[tuple[int, Relation, int]]) -> None:
    names = "tabcdef"
    nodes = {name: Node(name, Kind.PREMISE, Text({"en": name}), None, 0, ()) for name in names}
    for origin, relation, target in links:
        node = nodes[names[origin]]
        nodes[node.id] = _linked(node, *node.links, Link(node.id, relation, names[target]))
    map_ = ArgumentMap(Text({"en": "M"}), ("en",), nodes)
    found = bearings(map_, map_["t"])
    reached, frontier = {"t"}, ["t"]
    while frontier:
        above = frontier.pop()
        new = {names[o] for o, _, t in links if names[t] == above} - reached
        reached |= new
        frontier += new
    assert found.keys() == reached - {"t"}
    for reason, sides in found.items():
        assert any(sides)
        for side in filter(None, sides):
            assert side.weight > 0
            assert side.caveats <= side.steps
            assert (side.steps == 1) == (side.entry == reason)


HOSTILE = "</title><script>x</script> | `a` \\ \"'& \u202e" + "W" * 3000


def test_hostile_text_is_text() -> None:
    said = Text({"en": HOSTILE})
    nodes = {
        "t": Node("t", Kind.THESIS, said, None, 0, (), children=("o",)),
        "o": Node("o", Kind.OBJECTION, said, "t", 1, (), children=("e",)),
        "e": Node("e", Kind.EVIDENCE, said, "o", 2, ()),
    }
    map_ = ArgumentMap(said, ("en",), nodes)
    wording = Wording(map_, weigh(map_, [map_["t"], map_["o"]]), "en", {"": "m.argmap.yaml"})
    page = render(wording.document(), "html")
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    row = next(line for line in render(wording.document(), "md").splitlines() if line.startswith("| **1.1 "))
    assert len(re.findall(r"(?<!\\)\|", row)) == 5


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "library.argmap.yaml"
    path.write_text(MAP, encoding="utf-8")
    return path


def call(file: Path, *arguments: str) -> Result:
    return CliRunner().invoke(cli, ("matrix", str(file), *arguments))


def test_the_view_in_a_terminal(file: Path) -> None:
    answer = call(file, "--claims", "all-day,mornings")
    assert answer.exit_code == 0
    assert answer.stdout.endswith(
        """\
The claims

A  * Thesis It should open all Sunday.  all-day
   Inconsistency 3 (CC 1, C 4, I 1, II 1)
B  - 3 Objection Mornings are enough.  mornings
   Inconsistency 2 (CC 1, II 1, not placed 5)

The sums count different rows (A 7, B 2), so they cannot be compared until the others are placed.

5 rows bear on one claim only; what they mean for the others is open.

Does “Two in three ask for it” (`survey`) support B (`mornings`) or oppose it? Record it with
`argmap link library.argmap.yaml survey supports mornings` (or `opposes`). A link from a node higher
up applies to everything below it.

Evidence and claims

The table has 7 rows. 2 rows are diagnostic: they distinguish the claims. 0 rows are not: they are
the same for every claim that they bear on.

Read across first: a row that is the same for all claims does not help you choose. Then read down:
the claim with the least against it has survived best; what supports it does not make up for what
contradicts it.

A   B   Diagnosticity   Evidence
I   CC  high (3)        = 3.1 Evidence A full day costs twice as much  cost
C   II  high (3)        - 3.2 Objection Shift workers sleep then  shifts
C   –   one claim only  = 1.1 Evidence Two in three ask for it  survey
C   –   one claim only  = 1.2 Evidence Visits came before one  trial
CC  –   one claim only  + 2 Premise There is staff.  staff
II  –   one claim only  - 4 Objection It should stay closed.  closed
C   –   one claim only  ~ 4.1 Caveat The day of rest can be Monday  monday
3   2                   Inconsistency

CC  consistent: a reason for the claim itself
C   consistent, through other nodes
I   inconsistent, through other nodes, or a caveat
II  inconsistent: an objection to the claim itself
–   not placed: the map does not say
"""
    )
    assert "not a verdict" in answer.stdout


def test_all_forms_have_the_same_signs(file: Path) -> None:
    for form in ("md", "html"):
        target = file.with_name(f"m.{form}")
        answer = call(file, "--claims", "all-day", "--claims", "mornings", "--lang", "zh", "-o", str(target))
        assert answer.exit_code == 0, answer.output
        made = target.read_text(encoding="utf-8")
        assert "不是裁决" in made
        assert "不一致，经节点3" in made
    rows = list(csv.DictReader(io.StringIO(call(file, "--claims", "all-day,mornings", "--format", "csv").stdout)))
    assert [(row["id"], row["all-day sign"], row["mornings sign"], row["all-day through"]) for row in rows[:3]] == [
        ("cost", "I", "CC", "mornings"),
        ("shifts", "C", "II", "mornings"),
        ("survey", "C", "", "demand"),
    ]
    data = json.loads(call(file, "--claims", "all-day,mornings", "--format", "json").stdout)
    assert [claim["inconsistency"] for claim in data["claims"]] == [3, 2]
    assert data["rows"][0]["cells"][0] == {
        "mark": "I",
        "weight": -0.5,
        "for": None,
        "against": {"weight": 0.5, "steps": 2, "through": "mornings"},
    }
    assert data["rows"][2]["cells"][1] is None


@pytest.mark.parametrize(
    ("claims", "said"),
    [
        ("all-day,morning", "no node `morning`; did you mean `mornings`?"),
        ("all-day", "name at least two claims"),
        ("all-day,mornings,all-day", "`all-day` is given twice"),
        ("all-day,cost", "`cost` is under `evidence`, so it cannot be a rival claim"),
        ("all-day,monday", "`monday` is under `caveats`, so it cannot be a rival claim"),
    ],
)
def test_claims_that_cannot_be_compared(file: Path, claims: str, said: str) -> None:
    answer = call(file, "--claims", claims)
    assert answer.exit_code == 2
    assert said in answer.stderr


def test_a_report_is_not_written_over_a_map(file: Path) -> None:
    answer = call(file, "--claims", "all-day,mornings", "--format", "md", "-o", str(file))
    assert answer.exit_code == 2
    assert file.read_text(encoding="utf-8") == MAP


def test_a_row_of_the_map_cannot_be_linked_to_a_claim_of_a_layer(file: Path) -> None:
    layer = file.with_name("library.reading.argmap.yaml")
    layer.write_text(
        "argmap: 1\nextends: library.argmap.yaml\ntitle: A\n"
        "add: {all-day: {objections: {never: {text: {en: Never., zh: 永不。}}}}}\n",
        encoding="utf-8",
    )
    said = call(file, "--layer", str(layer), "--claims", "all-day,never").output
    assert "argmap link" not in said
    assert "`argmap merge`" in said


def test_nothing_bears_on_either(tmp_path: Path) -> None:
    bare = tmp_path / "bare.argmap.yaml"
    bare.write_text("argmap: 1\ntitle: A\nthesis: {id: t, text: T, objections: {o: O}}\n", encoding="utf-8")
    answer = call(bare, "--claims", "t,o")
    assert answer.exit_code == 0
    assert "Nothing in the map bears on these claims." in answer.stdout
