"""What the report says, in Chinese and in English; words of kinds and scales are the model's."""

from __future__ import annotations

from typing import Final

from argmap.diagnostics import Severity
from argmap.i18n import C_, N_, _
from argmap.i18n.punctuation import LIST_COMMA

_PHRASES: Final[dict[str, str]] = {
    "report": N_("Report on the map"),
    "thesis": N_("Thesis"),
    "at a glance": N_("At a glance"),
    "figures": N_("The figures as a table"),
    "more": N_("{} further rows are not shown"),
    "and": LIST_COMMA,
    "legend": N_("Key"),
    # Headings.
    "shape": N_("Size and shape"),
    "branches": N_("Kinds by branch"),
    "layers": N_("What layers add"),
    "evaluation": N_("Status and strength"),
    "support": N_("How far claims are from evidence"),
    "sources": N_("Sources by weight"),
    "notes": N_("Notes by weight"),
    "voices": N_("Who says how much"),
    "forecasts": N_("Forecasts by due date"),
    "coverage": N_("Coverage of the source"),
    "findings": N_("Open findings"),
    # The sentence that says the main figure of a section.
    "shape lead": N_(
        "{nodes} nodes on {levels} levels: {premise} premises, {evidence} evidence, {caveat} "
        "caveats, {objection} objections; {links} links between branches."
    ),
    "branches lead": N_("The largest branch, {number} “{largest}”, holds {share} of the map; {unopposed}."),
    "none unopposed": N_("every branch has a caveat or an objection"),
    "unopposed": N_("without any caveat or objection ({count}): {names}"),
    "no branches": N_("Nothing stands below the thesis yet."),
    "layer lead": N_("The layer {title} {badge} adds {nodes} nodes, on {branches} of {all} branches."),
    "evaluation lead": N_("The thesis is {status}, with a strength of {strength}. {notes}"),
    "support lead": N_(
        "{on} of {claims} claims ({share}) rest on evidence, {near} of them with evidence right "
        "below; {open}. The longest line of support to the thesis has {longest} steps."
    ),
    "all supported": N_("no claim is without"),
    "unsupported": N_("{count} have none ({assumed} marked as assumed, {bare} not)"),
    "sources lead": N_(
        "The heaviest is {name}: {direct} nodes draw on it, and {alone} claims have evidence from nowhere else."
    ),
    "no sources": N_("No node draws on a source."),
    "notes lead": N_(
        "{name} bears the most: {direct} cite it and {through} further nodes rest on those. "
        "{alone} claims have all their evidence from a single note. The map uses {used}{known} "
        "notes."
    ),
    "of known": N_(" of {}"),
    "voices lead": N_(
        "{own} nodes ({share}) are the authors' own; the other {other} are attributed to "
        "{voices} voices, most often {first} ({count})."
    ),
    "only author": N_("All {own} nodes are the authors' own; none is attributed to another voice."),
    "author": N_("{} (author)"),
    "map maker": N_("the map's maker"),
    "forecasts lead": N_("{count} forecasts: {outcomes}. The first is due {first}, the last {last}."),
    "all pending": N_("all pending"),
    "outcomes": N_("{pending} pending, {true} came true, {false} did not"),
    "forecasts undated": N_("Forecasts: {count}, none of which has a due date."),
    "undated": N_("no date"),
    "no forecasts": N_("There are no forecasts."),
    "not stated": N_("likelihood not stated"),
    "coverage lead": N_(
        "{share} of the body of {name} is mapped ({mapped} of {sentences} sentences); least of all “{least}” ({low})."
    ),
    "coverage short": N_("{share} of the body of {name} is mapped ({mapped} of {sentences} sentences)."),
    "no coverage": N_("No source's text was at hand, so coverage is not known; --source ID=FILE names one."),
    "findings lead": N_(
        "`argmap check` has {count} findings: {error} errors, {warning} warnings, {info} "
        "notices; most often {code} ({most})."
    ),
    "no findings": N_("`argmap check` finds nothing."),
    # Heads of columns.
    "level": N_("Level"),
    "branch": N_("Branch"),
    "layer": N_("Layer"),
    "status": N_("Status"),
    "strength": N_("Strength"),
    "claim": N_("Claim"),
    "nodes": N_("Nodes"),
    "levels": N_("Levels"),
    "no evidence": N_("Claims without evidence"),
    "distance": N_("To the nearest evidence"),
    "claims": N_("Claims"),
    "source": C_("a work", "Source"),
    "note": N_("Note"),
    "direct": N_("Cite it"),
    "through": N_("Rest on those"),
    "alone": N_("Claims with no other evidence"),
    "voice": N_("Voice"),
    "due": N_("Due"),
    "likelihood": N_("Likelihood"),
    "outcome": N_("Outcome"),
    "forecast": N_("Forecast"),
    "section": N_("Section"),
    "sentences": N_("Sentences"),
    "mapped": N_("Mapped"),
    "share": N_("Share"),
    "unmapped": N_("Not mapped"),
    "rule": N_("Rule"),
    "severity": N_("Severity"),
    "findings count": N_("Count"),
    "meaning": N_("Meaning"),
    "where": N_("Where"),
    # Rows of the table of support.
    "right below": N_("1 step (right below)"),
    "steps": N_("{} steps"),
    "assumed": N_("no evidence, marked as assumed"),
    "bare": N_("no evidence, not marked"),
}

_SEVERITIES: Final = {
    Severity.ERROR: N_("error"),
    Severity.WARNING: N_("warning"),
    Severity.INFO: N_("notice"),
}


def phrase(name: str, language: str) -> str:
    """A phrase in a language, or in English where it has none; some have gaps for ``str.format``."""
    return _(_PHRASES[name], language)


def severity_word(severity: Severity, language: str) -> str:
    """The word of a severity."""
    return _(_SEVERITIES[severity], language)


def percent(part: int, whole: int) -> str:
    """A share in whole per cent; neither 0 nor 100 where that would hide something."""
    if not whole:
        return "–"
    share = round(100 * part / whole)
    return f"{max(share, 1) if share == 0 and part else min(share, 99) if part < whole else share}%"
