"""What the reports on an evaluation say, in Chinese and in English; words of kinds and statuses are the model's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from argmap.evaluation import Assumptions, figure
from argmap.evaluation.strength import MOST_ROUNDS
from argmap.i18n import N_, _
from argmap.i18n.names import status_word
from argmap.i18n.punctuation import AND, LIST_COMMA, SEMICOLON
from argmap.model.semantics import Status

MOST_NAMED: Final = 8
"""Nodes of a cycle that are named; further ones are counted."""

_PHRASES: Final[dict[str, str]] = {
    "list": LIST_COMMA,
    "apart": SEMICOLON,
    "and": AND,
    "more names": N_("{} and {} more"),
    "reading": N_("The thesis is {status}, with strength {strength} ({semantics})."),
    "other status": N_("If {assumed}, the thesis goes from {before} ({was}) to {status} ({strength}; {semantics})."),
    "other strength": N_(
        "If {assumed}, the thesis stays {status}, and its strength goes from {was} to {strength} ({semantics})."
    ),
    "no other": N_("If {assumed}, the thesis stays {status}, with strength {strength} ({semantics})."),
    "is taken as": N_("{node} is {status}"),
    "has credence": N_("{node} has the base score {score}"),
    "counts": N_("{nodes} nodes: {counts}."),
    "count": N_("{count} {status}"),
    "left out": N_("{shown} are listed; `--all` lists the other {left}."),
    "unchanged": N_("The other {left} are as before; `--all` lists them, too."),
    "cycle": N_(
        "In a circle, each bearing on the others: {nodes}. Strengths there are solved in rounds; it took {rounds}."
    ),
    "not converged": N_(
        "In a circle, each bearing on the others: {nodes}. Strengths there have not settled "
        "after {rounds} rounds: they, and those that rest on them, mean nothing. Statuses are "
        "not touched by this."
    ),
    "number": N_("No."),
    "kind": N_("Kind"),
    "claim": N_("Claim"),
    "status": N_("Status"),
    "strength": N_("Strength"),
    "base score": N_("Base score"),
    "because": N_("Because"),
    "hangs on": N_("What {claim} hangs on"),
    "the thesis": N_("the thesis"),
    "assumed": N_("Taken for granted: {}."),
    "cruxes lead": N_(
        "Its cruxes: what the strength of {claim}, now {strength} ({semantics}), would be with "
        "one base score at 0 or at 1, the rest held."
    ),
    "no cruxes": N_("The strength of {claim} is taken for granted: it hangs on no base score."),
    "influence": N_("Influence"),
    "at 0": N_("At 0"),
    "at 1": N_("At 1"),
    "own step": N_("It would be {} if none of its reasons counted."),
    "now": N_("now {}"),
    "base score 0": N_("base score 0"),
    "base score 1": N_("base score 1"),
    "step": N_("The step to"),
    "cruxes left out": N_("{shown} are listed; `-n` lists more of the other {left}."),
    "unsettled": N_("(does not settle)"),
    "points": N_("Single points of failure"),
    "points lead": N_("If one of these alone is rejected, {claim}, now {status}, gets the status beside it."),
    "no points": N_("There is no node whose rejection alone changes the status of {claim}, now {status}."),
    "one crux listed": N_("1 is listed; `-n` lists more of the other {left}."),
    "points left out": N_("Another {} are not listed."),
    "one point left out": N_("One more is not listed."),
    "becomes": N_("Becomes"),
}


def phrase(name: str, language: str) -> str:
    """A phrase in a language, or in English where it has none; some have gaps for ``str.format``."""
    return _(_PHRASES[name], language)


def change_figure(value: float) -> str:
    """A difference of strengths in two digits, with its sign."""
    rounded = f"{abs(value):.2f}"
    return rounded if rounded == "0.00" else ("+" if value > 0 else "−") + rounded


def names(nodes: tuple[str, ...], language: str) -> str:
    """Some ids; those beyond a few are counted."""
    named = phrase("list", language).join(nodes[:MOST_NAMED])
    if len(nodes) <= MOST_NAMED:
        return named
    return phrase("more names", language).format(named, len(nodes) - MOST_NAMED)


def assumed_words(assumptions: Assumptions, order: Mapping[str, object], language: str) -> str:
    """A what-if in words, its nodes in the order of the map."""
    taken = dict(assumptions.statuses())
    said = []
    for node_id in order:
        node = f"`{node_id}`"
        if node_id in taken:
            said.append(phrase("is taken as", language).format(node=node, status=status_word(taken[node_id], language)))
        elif node_id in assumptions.credences:
            score = figure(assumptions.credences[node_id])
            said.append(phrase("has credence", language).format(node=node, score=score))
    return phrase("and", language).join(said)


def claim_words(node_id: str, root: str, language: str) -> str:
    """What a sentence calls the node that it is about, in its midst."""
    return phrase("the thesis", language) if node_id == root else f"`{node_id}`"


def count_words(counts: Mapping[Status, int], language: str) -> str:
    """How many nodes have each status, those that none has left out."""
    return phrase("list", language).join(
        phrase("count", language).format(count=count, status=status_word(status, language))
        for status, count in counts.items()
        if count
    )


def cycle_words(cycles: tuple[tuple[str, ...], ...], converged: bool, rounds: int, language: str) -> list[str]:
    """What is to be said of cycles: which nodes, and whether their strengths settle; nothing where there are none."""
    if not cycles:
        return []
    circles = phrase("apart", language).join(names(cycle, language) for cycle in cycles)
    name, count = ("cycle", rounds) if converged else ("not converged", MOST_ROUNDS)
    return [phrase(name, language).format(nodes=circles, rounds=f"{count:,}")]
