"""Edits where a claim has several inferences: what is grouped and dissolved, what comes and goes, what is said."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from argmap.authoring.add import add
from argmap.authoring.errors import EditError
from argmap.authoring.join import join
from argmap.authoring.link import link, unlink
from argmap.authoring.membership import told
from argmap.authoring.move import move
from argmap.authoring.remove import Children, remove
from argmap.authoring.rename import rename
from argmap.authoring.set import delete_key, set_key
from argmap.authoring.split import CLAIM, split
from argmap.authoring.three_way.merger import merge
from argmap.diagnostics import Edit
from argmap.loading import Loaded, load_text
from argmap.model.kinds import LINKS, Kind, Relation
from argmap.syntax.edits import apply_edits
from authoring.test_edits import changes
from support.calling import call

FERRY = """\
argmap: 1
title: The ferry
languages: [en, zh]

thesis:
  text: The county should run a ferry.
  inferences:
    # Nothing else is left.
    elimination: {from: [ways, bridge], scheme: alternatives} # argmap: ignore[AM308]
    cost:
      from:
        - cheap # by the auditor
        - budget
      warrant: What costs least is best.
  premises:
    ways: {text: A bridge or a ferry can cross the bay., assumed: true}
    bridge: {text: A bridge is forbidden., assumed: true}
    cheap:
      text: The ferry costs least.
      evidence:
        bid: {text: It made the lowest bid., by: auditor}
        oil: {text: Oil is cheap., by: broker}
    budget: {text: There is little money., assumed: true}
  evidence:
    vote: {text: Two in three voted for it., by: clerk}
  caveats:
    road: {text: There may be a road., step: elimination}
    boom: {text: The county may grow rich., limits: [thesis/cost]}
"""


def ferry(text: str = FERRY) -> Loaded:
    return load_text(text)


def after(edits: list[Edit], text: str = FERRY) -> list[str]:
    return changes(ferry(text), edits)


# ---- join ----


def test_join_groups_supporters_with_scheme_and_warrant() -> None:
    assert after(
        join(ferry(), "thesis", ["vote"], "voters", scheme="sign", warrant="A vote shows a will.", separate=True)
    ) == ["+    voters: {from: [vote], linked: false, scheme: sign, warrant: A vote shows a will.}"]


def test_join_of_a_claim_without_inferences_begins_them_at_their_place() -> None:
    assert after(join(ferry(), "cheap", ["bid", "oil"], "market")) == [
        "+      inferences:",
        "+        market: {from: [bid, oil]}",
    ]


def test_join_extends_an_inference_and_keeps_comments() -> None:
    assert after(join(ferry(), "thesis", ["vote"], "elimination")) == [
        "-    elimination: {from: [ways, bridge], scheme: alternatives} # argmap: ignore[AM308]",
        "+    elimination: {from: [ways, bridge, vote], scheme: alternatives} # argmap: ignore[AM308]",
    ]
    assert after(join(ferry(), "thesis", ["vote"], "cost", separate=True)) == [
        "+        - vote",
        "+      linked: false",
    ]


@pytest.mark.parametrize(
    ("claim", "members", "name", "reason"),
    [
        (
            "thesis",
            ["bid"],
            "x",
            "`bid` is not a premise or evidence right below `thesis`; these are: `ways`, `bridge`",
        ),
        ("thesis", ["road"], "x", "`road` is not a premise or evidence right below `thesis`"),
        ("ways", ["vote"], "x", "`vote` is not a premise or evidence right below `ways`"),
        ("thesis", ["ways"], "elimination", "`ways`: already in the inference `elimination` of `thesis`"),
        ("thesis", ["vote"], "a/b", "`a/b` is not a valid id"),
        ("nothing", ["vote"], "x", "the map has no node `nothing`"),
    ],
)
def test_join_refuses_what_cannot_be_joined(claim: str, members: list[str], name: str, reason: str) -> None:
    with pytest.raises(EditError) as refused:
        join(ferry(), claim, members, name)
    assert reason in str(refused.value)


# ---- split ----


def test_split_refuses_while_something_points_to_the_inference() -> None:
    with pytest.raises(EditError) as refused:
        split(ferry(), "thesis", "elimination")
    assert str(refused.value) == (
        "other nodes point to the inference `elimination` of `thesis`: `road` (`step`); redirect them to another "
        "inference with `--to ID`, or to the claim with `--to-claim`"
    )


def test_split_retargets_caveats_and_links() -> None:
    assert "+    road: {text: There may be a road., step: cost}" in after(
        split(ferry(), "thesis", "elimination", "cost")
    )
    assert "+    road: {text: There may be a road.}" in after(split(ferry(), "thesis", "elimination", CLAIM))
    assert "+    boom: {text: The county may grow rich., limits: [thesis]}" in after(
        split(ferry(), "thesis", "cost", CLAIM)
    )
    assert "+    boom: {text: The county may grow rich., limits: [thesis/elimination]}" in after(
        split(ferry(), "thesis", "cost", "elimination")
    )


def test_split_does_not_write_a_link_twice() -> None:
    text = FERRY.replace("limits: [thesis/cost]", "limits: [thesis/cost, thesis]")
    assert "+    boom: {text: The county may grow rich., limits: [thesis]}" in after(
        split(ferry(text), "thesis", "cost", CLAIM), text
    )


def test_the_last_inference_leaves_no_empty_mapping() -> None:
    alone = apply_edits(FERRY, split(ferry(), "thesis", "cost", CLAIM))
    alone = apply_edits(alone, split(ferry(alone), "thesis", "elimination", CLAIM))
    assert "inferences" not in alone


@pytest.mark.parametrize(
    ("name", "to", "reason"),
    [
        ("eliminate", None, "`thesis` has no inference `eliminate`; did you mean `elimination`?"),
        ("cost", "price", "`thesis` has no inference `price`"),
        ("cost", "cost", "`--to` must name an inference other than `cost`"),
    ],
)
def test_split_refuses_what_is_not_there(name: str, to: str | None, reason: str) -> None:
    with pytest.raises(EditError, match=reason.replace("?", r"\?")):
        split(ferry(), "thesis", name, to)


# ---- add, move, remove, rename, set, link ----


def said(edits: list[Edit], text: str = FERRY) -> list[str]:
    """What the author is told about the inferences."""
    before, now = ferry(text).map, ferry(apply_edits(text, edits)).map
    assert before is not None
    assert now is not None
    return list(told(before, now))


def test_what_is_added_is_in_no_inference() -> None:
    assert said(add(ferry(), "thesis", Kind.PREMISE, "quick", {"text": "It is quick.", "assumed": "true"})) == [
        (
            "`quick` is in no inference of `thesis`; `argmap join MAP thesis quick --as ID` adds it to one: "
            "`elimination`, `cost`"
        )
    ]
    assert said(add(ferry(), "thesis", Kind.CAVEAT, "storm", {"text": "Storms.", "step": "cost"})) == []


def test_what_moves_away_leaves_its_inference() -> None:
    edits = move(ferry(), "bridge", "ways")
    assert "+    elimination: {from: [ways], scheme: alternatives} # argmap: ignore[AM308]" in after(edits)
    assert said(edits) == ["the inference `elimination` of `thesis` no longer has `bridge`; it rests on `ways`"]


def test_what_arrives_is_in_none_and_what_stays_a_reason_stays_a_member() -> None:
    (told_,) = said(move(ferry(), "bid", "thesis"))
    assert told_.startswith("`bid` is in no inference of `thesis`")
    edits = move(ferry(), "cheap", "thesis", Kind.PREMISE)
    assert edits
    assert said(edits) == []


def test_a_premise_that_becomes_an_objection_leaves() -> None:
    edits = move(ferry(), "bridge", "thesis", Kind.OBJECTION)
    assert "+    elimination: {from: [ways], scheme: alternatives} # argmap: ignore[AM308]" in after(edits)


def test_a_caveat_that_moves_to_another_claim_limits_all_of_it() -> None:
    edits = move(ferry(), "road", "cheap")
    assert "+        road: {text: There may be a road.}" in after(edits)
    assert said(edits) == ["`road` no longer has `step: elimination`"]


def test_the_last_member_takes_its_inference_along_unless_something_points_to_it() -> None:
    one = FERRY.replace("from: [ways, bridge]", "from: [ways]")
    with pytest.raises(EditError) as refused:
        remove(ferry(one), "ways")
    assert str(refused.value) == (
        "`ways` is the only member of the inference `elimination` of `thesis`, to which other nodes point: `road` "
        "(`step`); dissolve it first with `argmap split`"
    )
    free = one.replace(", step: elimination", "")
    edits = remove(ferry(free), "ways")
    assert "elimination" not in apply_edits(free, edits)
    assert said(edits, free) == ["the inference `elimination` of `thesis` has no member left, so it was deleted"]


def test_removing_keeps_the_comments_of_other_members() -> None:
    edits = remove(ferry(), "budget")
    assert after(edits) == [
        "-        - budget",
        "-    budget: {text: There is little money., assumed: true}",
    ]
    assert "- cheap # by the auditor" in apply_edits(FERRY, edits)


def test_lifting_children_dissolves_the_inferences_of_their_parent() -> None:
    grouped = apply_edits(FERRY, join(ferry(), "cheap", ["bid", "oil"], "market"))
    edits = remove(ferry(grouped), "cheap", Children.LIFT)
    result = ferry(apply_edits(grouped, edits)).map
    assert result is not None
    assert result.root.inferences["cost"].members == ("budget",)
    assert {"bid", "oil"} <= set(result.root.children)


def test_a_link_to_an_inference_is_a_link_to_its_claim() -> None:
    elsewhere = apply_edits(FERRY, link(ferry(), "vote", Relation.SUPPORTS, "cheap"))
    grouped = apply_edits(elsewhere, join(ferry(elsewhere), "cheap", ["bid"], "market"))
    grouped = apply_edits(grouped, link(ferry(grouped), "oil", Relation.LIMITS, "cheap/market"))
    grouped = apply_edits(grouped, unlink(ferry(grouped), "oil", Relation.LIMITS, "cheap/market"))
    grouped = apply_edits(grouped, link(ferry(grouped), "road", Relation.LIMITS, "cheap/market"))
    with pytest.raises(EditError, match=r"`road` \(`limits: cheap/market`\)"):
        remove(ferry(grouped), "cheap", Children.REMOVE)
    edits = remove(ferry(grouped), "cheap", Children.REMOVE, drop_links=True)
    assert "cheap" not in apply_edits(grouped, edits)
    with pytest.raises(EditError, match="`cheap` has no inference `markt`"):
        link(ferry(grouped), "oil", Relation.LIMITS, "cheap/markt")


def test_renaming_reaches_members_and_links_to_inferences() -> None:
    assert after(rename(ferry(), "cheap", "low-price"))[:2] == [
        "-        - cheap # by the auditor",
        "+        - low-price # by the auditor",
    ]
    assert "+    boom: {text: The county may grow rich., limits: [crossing/cost]}" in after(
        rename(ferry(), "thesis", "crossing")
    )


def test_an_inference_is_renamed_where_it_is_named() -> None:
    assert after(rename(ferry(), "thesis/elimination", "by-elimination")) == [
        "-    elimination: {from: [ways, bridge], scheme: alternatives} # argmap: ignore[AM308]",
        "+    by-elimination: {from: [ways, bridge], scheme: alternatives} # argmap: ignore[AM308]",
        "-    road: {text: There may be a road., step: elimination}",
        "+    road: {text: There may be a road., step: by-elimination}",
    ]
    assert "+    boom: {text: The county may grow rich., limits: [thesis/price]}" in after(
        rename(ferry(), "thesis/cost", "price")
    )
    with pytest.raises(EditError, match="`thesis` already has an inference `cost`"):
        rename(ferry(), "thesis/elimination", "cost")
    with pytest.raises(EditError, match=r"`thesis` has no inference `costs`; did you mean `cost`\?"):
        rename(ferry(), "thesis/costs", "price")


def test_keys_of_an_inference_are_set_and_deleted() -> None:
    assert after(set_key(ferry(), "thesis", ("inferences", "cost", "warrant", "zh"), ["最省者最佳。"])) == [
        "-      warrant: What costs least is best.",
        "+      warrant: {en: What costs least is best., zh: 最省者最佳。}",
    ]
    assert after(set_key(ferry(), "thesis", ("inferences", "cost", "from"), ["cheap", "vote"])) == [
        "-        - budget",
        "+        - vote",
    ]
    assert after(set_key(ferry(), "thesis", ("inferences", "cost", "linked"), ["false"])) == ["+      linked: false"]
    assert after(set_key(ferry(), "road", ("step",), ["cost"])) == [
        "-    road: {text: There may be a road., step: elimination}",
        "+    road: {text: There may be a road., step: cost}",
    ]
    assert after(delete_key(ferry(), "thesis", ("inferences", "cost", "warrant"))) == [
        "-      warrant: What costs least is best."
    ]
    with pytest.raises(EditError, match="this would make the map invalid"):
        delete_key(ferry(), "thesis", ("inferences", "elimination"))
    with pytest.raises(EditError, match="`cost` has no inference"):
        set_key(ferry(FERRY.replace("thesis:\n", "thesis:\n  id: cost\n")), "road", ("step",), ["price"])


def test_the_commands_say_what_they_did(tmp_path: Path) -> None:
    (tmp_path / "map.argmap.yaml").write_text(FERRY, encoding="utf-8")

    def answer(*words: str) -> str:
        return call(words[0], "map.argmap.yaml", *words[1:], cwd=tmp_path).stderr

    assert answer("join", "thesis", "vote", "--as", "voters", "--separate") == ""
    assert "in no inference of `thesis`" in answer("add", "thesis", "evidence", "letter", "Letters ask for it.")
    assert "no longer has `bridge`" in answer("remove", "bridge")
    assert "redirect them to another inference with `--to ID`" in answer("split", "thesis", "elimination")
    assert answer("split", "thesis", "elimination", "--to", "voters") == ""
    assert answer("rename", "cheap", "low-price") == ""
    assert "give only one of --to and --to-claim" in answer("split", "thesis", "cost", "--to", "voters", "--to-claim")
    assert "step: voters" in (tmp_path / "map.argmap.yaml").read_text(encoding="utf-8")


# ---- three versions ----


def merged(ours: list[Edit], theirs: list[Edit]) -> tuple[str, tuple[str, ...]]:
    result = merge(FERRY, apply_edits(FERRY, ours), apply_edits(FERRY, theirs))
    assert result.broken is None
    return result.text, result.conflicts


def test_members_and_inferences_of_both_sides_are_merged() -> None:
    text, conflicts = merged(
        [*join(ferry(), "thesis", ["vote"], "elimination")], join(ferry(), "thesis", ["vote"], "voters")
    )
    assert conflicts == ()
    assert "elimination: {from: [ways, bridge, vote], scheme: alternatives} # argmap: ignore[AM308]" in text
    assert "voters: {from: [vote]}" in text

    text, conflicts = merged(
        join(ferry(), "thesis", ["vote"], "cost"),
        set_key(ferry(), "thesis", ("inferences", "cost", "warrant"), ["Thrift is a duty."]),
    )
    assert conflicts == ()
    assert (
        "        - cheap # by the auditor\n        - budget\n        - vote\n      warrant: Thrift is a duty." in text
    )


def test_two_members_one_from_each_side() -> None:
    text, conflicts = merged(
        join(ferry(), "thesis", ["vote"], "elimination"), join(ferry(), "thesis", ["budget"], "elimination")
    )
    assert conflicts == ()
    members = ferry(text).map
    assert members is not None
    assert set(members.root.inferences["elimination"].members) == {"ways", "bridge", "vote", "budget"}


def test_two_warrants_are_a_conflict_named_by_the_inference() -> None:
    def warranted(words: str) -> list[Edit]:
        return set_key(ferry(), "thesis", ("inferences", "cost", "warrant"), [words])

    __, conflicts = merged(warranted("Thrift is a duty."), warranted("Money is short."))
    assert conflicts == ("`thesis` has a different `inferences.cost.warrant` on each side",)


def test_a_rename_on_one_side_reaches_the_members_of_the_other() -> None:
    text, conflicts = merged(rename(ferry(), "bridge", "no-bridge"), join(ferry(), "thesis", ["bridge"], "law"))
    assert conflicts == ()
    assert "law: {from: [no-bridge]}" in text


# ---- random sequences ----


def one_edit(loaded: Loaded, rng: random.Random, fresh: str) -> list[Edit]:
    """An edit that an author may try."""
    assert loaded.map is not None
    nodes = list(loaded.map)
    node, other = rng.choice(nodes), rng.choice(nodes)
    kind = rng.choice([kind for kind in Kind if kind is not Kind.THESIS])
    claim = rng.choice([one for one in nodes if one.inferences] or nodes)
    inference = rng.choice([*claim.inferences, fresh])
    match rng.randrange(7):
        case 0:
            keys = {"text": fresh, "step": inference} if kind is Kind.CAVEAT else {"text": fresh}
            return add(loaded, claim.id, kind, fresh, keys)
        case 1:
            return join(loaded, claim.id, rng.sample(claim.children, min(2, len(claim.children))), inference)
        case 2:
            return split(loaded, claim.id, inference, rng.choice([None, CLAIM]))
        case 3:
            return move(loaded, node.id, other.id, rng.choice([None, kind]))
        case 4:
            return remove(loaded, node.id, rng.choice(list(Children)), drop_links=rng.random() < 0.5)
        case 5:
            return rename(loaded, node.id, fresh)
        case _:
            return link(loaded, node.id, rng.choice(LINKS), f"{claim.id}/{inference}")


@pytest.mark.parametrize("seed", range(40))
def test_after_any_edits_members_are_supporters_and_every_other_node_keeps_its_inference(seed: int) -> None:
    rng, text, made = random.Random(seed), FERRY, 0
    for number in range(10):
        before = ferry(text).map
        try:
            text = apply_edits(text, one_edit(ferry(text), rng, f"n{number}"))
        except EditError:
            continue
        made += 1
        after_ = ferry(text)
        assert after_.diagnostics == ()
        assert before is not None
        assert after_.map is not None
        for claim in after_.map:
            members = [member for one in claim.inferences.values() for member in one.members]
            assert all(after_.map[member].parent == claim.id for member in members)
            assert all(after_.map[member].relation is Relation.SUPPORTS for member in members)
        assert list(told(before, after_.map)) == list(dict.fromkeys(told(before, after_.map)))
    assert made
