"""What the matrix says, in Chinese and in English."""

from __future__ import annotations

from typing import Final

from argmap.i18n import C_, N_, _
from argmap.i18n.punctuation import LIST_COMMA

_PHRASES: Final[dict[str, str]] = {
    "matrix": N_("Rival claims"),
    "view": N_(
        "A view, not a verdict: it is computed from the links of the map, after Heuer's analysis "
        "of competing hypotheses (1999, chapter 8), and counts what the map holds for and "
        "against each claim, not how good that is."
    ),
    "reading": N_(
        "Read across first: a row that is alike for all claims does not help to choose. Then "
        "down: the claim with the least against it has stood the test best, and what speaks for "
        "it does not make up for what does not."
    ),
    "claims": N_("The claims"),
    "rows": N_("Evidence and claims"),
    "and": LIST_COMMA,
    "none": N_("Nothing in the map bears on these claims."),
    "lead": N_(
        "Rows: {rows}. Telling claims apart: {telling}; alike for all the claims that they bear "
        "on, and so not diagnostic: {same}; bearing on one claim only: {lone}."
    ),
    "gap": N_(
        "Not placed (rows: {lone}): what bears on one claim only leaves open what it means for "
        "the others. Does “{row}” (`{row_id}`) speak for {letter} (`{claim_id}`) or against it? "
        "Say so by `argmap link {map} {row_id} supports {claim_id}` (or `opposes`). A link from "
        "a node higher up holds for all that stands below it."
    ),
    "gap between layers": N_(
        "Not placed (rows: {lone}): what bears on one claim only leaves open what it means for "
        "the others. These stand in a layer: fold it into the map (`argmap merge`) to link the "
        "rows to them."
    ),
    "unequal": N_(
        "The sums count different rows ({counts}), and cannot be compared as they stand until the others are placed."
    ),
    "no rival": N_("{lower} (`{lower_id}`) is a reason for {upper} (`{upper_id}`), so the two are no rivals."),
    # Heads of columns.
    "evidence": C_("row of a matrix", "Evidence"),
    "diagnosticity": N_("Diagnosticity"),
    "inconsistency": N_("Inconsistency"),
    "inconsistency meaning": N_("II counts 2, I counts 1"),
    # Marks.
    "legend": N_("Signs"),
    "CC": N_("consistent: a reason for the claim itself"),
    "C": N_("consistent, through other nodes"),
    "N": N_("as much for as against"),
    "I": N_("inconsistent, through other nodes, or a caveat"),
    "II": N_("inconsistent: an objection to the claim itself"),
    "–": N_("not placed: the map does not say"),
    # Cells.
    "for": N_("consistent"),
    "even for": N_("even: consistent"),
    "even against": N_("inconsistent"),
    "against": N_("inconsistent"),
    "nowhere": N_("not placed"),
    "directly": N_("directly"),
    "as caveat": N_("as a caveat"),
    "through": N_("through {}"),
    "also against": N_("in part inconsistent"),
    "also for": N_("in part consistent"),
    # Diagnosticity.
    "unknown": N_("one claim only"),
    "degree 0": N_("none"),
    "degree 1": N_("low"),
    "degree 2": N_("moderate"),
    "degree 3": N_("high"),
    "degree 4": N_("high"),
}


def phrase(name: str, language: str) -> str:
    """A phrase in a language, or in English where it has none; some have gaps for ``str.format``."""
    return _(_PHRASES[name], language)
