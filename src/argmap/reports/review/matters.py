"""What a review says in each section and of each matter, as messages with gaps."""

from __future__ import annotations

from typing import Final, NamedTuple

from argmap.i18n import N_


class _Heading(NamedTuple):
    """A section: its title, what it is about, and what is said if it has no points."""

    title: str
    lead: str
    empty: str


SECTIONS: Final = {
    "objections": _Heading(
        N_("Unanswered objections"),
        N_("Readers take an unanswered objection as conceded."),
        N_("Every objection is answered."),
    ),
    "weakest": _Heading(
        N_("Weakest claims"),
        N_("Rejected and undecided claims first, then by strength."),
        N_("No claim has reasons yet."),
    ),
    "unsupported": _Heading(
        N_("Claims without support"),
        N_("This is where a critic pushes first."),
        N_("Every claim has support."),
    ),
    "single": _Heading(
        N_("Single points of failure"),
        N_("If any one of these is rejected, the status of the thesis changes."),
        N_("The status of the thesis does not depend on any single node."),
    ),
    "cruxes": _Heading(
        N_("Cruxes"),
        N_(
            "What the strength of the thesis depends on most: its strength with the base score of one node, or of the "
            "step from a node's reasons to the node, at 0 and at 1. The step to the thesis itself is left out here; "
            "`argmap cruxes` includes it."
        ),
        N_("The strength of the thesis does not depend on any node."),
    ),
    "questions": _Heading(
        N_("Open critical questions"),
        N_("Questions that the argument's schemes raise and the map leaves open; `argmap questions` lists them."),
        N_("No critical question is open."),
    ),
    "one-source": _Heading(
        N_("Claims with one source"),
        N_("If that source fails, so does the claim."),
        N_("No claim rests on a single source."),
    ),
    "likelihoods": _Heading(
        N_("Claims more confident than their premises"),
        N_("A claim that is called likelier than its support invites the question why."),
        N_("No claim is called likelier than its support."),
    ),
    "form": _Heading(
        N_("The form of the argument"),
        N_("Places where the way the argument is built is itself in doubt."),
        N_("Nothing in the form of the argument is in doubt."),
    ),
    "forecasts": _Heading(
        N_("Forecasts"),
        N_("Forecasts that are overdue, due soon, or impossible to settle."),
        N_("No forecast is overdue, due within 90 days, or without a test."),
    ),
    "passages": _Heading(
        N_("Unmapped passages"),
        N_("Passages in the bodies of the sources that no node cites, the longest first."),
        N_("Every sentence in the bodies of the sources is mapped."),
    ),
    "layers": _Heading(
        N_("What layers add"),
        N_("What others have added to the map."),
        N_("The layers add no nodes."),
    ),
}

EMPTY: Final = {
    "no sources": N_("The map names no source."),
    "no text": N_("No source text is available; name one with `--source ID=FILE`."),
}


class _Matter(NamedTuple):
    """What is said of a point, and what would answer it."""

    said: str
    answer: str


_ANSWER_LAYER: Final = N_(
    "Answer it in your own layer (`argmap new ANSWER.argmap.yaml --extends {map}`), or merge the layer into the map "
    "and answer or concede it there (`argmap merge {base} {map}`)."
)

MATTERS: Final = {
    # Objections.
    "unanswered": _Matter(
        N_("This objection to {target} is unanswered."),
        N_(
            'Answer it (`argmap add {map} {id} objection ID "…"`), add a caveat to it, or concede it '
            "and claim less in {target}."
        ),
    ),
    "unanswered of a layer": _Matter(
        N_("The layer {layer} raises this against {target}, and nothing answers it."),
        _ANSWER_LAYER,
    ),
    # Weak claims.
    "rejected by": _Matter(
        N_("Rejected, strength {strength}: opposed by {nodes}."),
        N_('Answer that (`argmap add {first_map} {first_id} objection ID "…"`), or give the claim up.'),
    ),
    "rejected with": _Matter(
        N_("Rejected, strength {strength}: the support it needs is rejected ({nodes})."),
        N_('Find support that does not depend on it: `argmap add {map} {id} evidence ID "…"`.'),
    ),
    "undecided by": _Matter(
        N_("Undecided, strength {strength}: nothing decides between it and {nodes}."),
        N_('Add evidence that decides it: `argmap add {map} {id} evidence ID "…"`.'),
    ),
    "undecided with": _Matter(
        N_("Undecided, strength {strength}: the support it needs is undecided ({nodes})."),
        N_('Settle that first, or find other support: `argmap add {map} {id} evidence ID "…"`.'),
    ),
    "granted": _Matter(
        N_("Strength {strength}: it is assumed, so a critic need only deny it."),
        N_(
            'Give it evidence (`argmap add {map} {id} evidence ID "…"`), and stop assuming it '
            "(`argmap set {map} {id} assumed --delete`)."
        ),
    ),
    "outweighed": _Matter(
        N_(
            "Strength {strength}, not above its base score {base_score}: the case for it is no stronger than the case "
            "against it."
        ),
        N_('Answer the objections and caveats, or add a reason: `argmap add {map} {id} evidence ID "…"`.'),
    ),
    "weak": _Matter(
        N_("Strength {strength}: reasons {reasons}, objections {objections}, caveats {caveats}."),
        N_('Add a reason of another kind (`argmap add {map} {id} evidence ID "…"`), or claim less.'),
    ),
    # No support.
    "bare thesis": _Matter(
        N_("Nothing supports the thesis."),
        N_('Say why: `argmap add {map} {id} premise ID "…"`.'),
    ),
    "unsupported": _Matter(
        N_("Nothing supports it, and it is not marked as assumed."),
        N_(
            'Give it evidence (`argmap add {map} {id} evidence ID "…"`), or mark it as an assumption '
            "(`argmap set {map} {id} assumed true`)."
        ),
    ),
    # Single points.
    "single point": _Matter(
        N_("If it is rejected, the thesis becomes {status}."),
        N_('Give {parent} a reason that does not need it: `argmap add {parent_map} {parent_id} evidence ID "…"`.'),
    ),
    "single link": _Matter(
        N_(
            "If it is rejected, the thesis becomes {status}: the premises of {parent} only work together, and no "
            "other makes up for it."
        ),
        N_('Strengthen it directly: `argmap add {map} {id} evidence ID "…"`.'),
    ),
    "single answer": _Matter(
        N_("If it is rejected, the thesis becomes {status}: it is the answer to {parent}."),
        N_('Answer {parent} in another way: `argmap add {parent_map} {parent_id} objection ID "…"`.'),
    ),
    "its fall lifts": _Matter(
        N_("If it is refuted, the thesis becomes {status}."),
        N_('See whether it can be answered: `argmap add {map} {id} objection ID "…"`.'),
    ),
    # Cruxes.
    "crux": _Matter(
        N_("With its base score at 0, the strength of the thesis is {low}; at 1, it is {high}."),
        N_("Look into this first, and say how sure you are: `argmap set {map} {id} credence 0.9`."),
    ),
    "crux inference": _Matter(
        N_("If its reasons gave it no support, the thesis would have a strength of {low}; at full support, {high}."),
        N_(
            'Say why these reasons suffice (`argmap set {map} {id} inference.warrant "…"`), or add a '
            "caveat that says when they don't."
        ),
    ),
    "crux warranted": _Matter(
        N_(
            "If its reasons gave it no support, the thesis would have a strength of {low}; at full support, {high}. "
            "The warrant of the step: {warrant}"
        ),
        N_('Ask when that does not hold, and write that down as a caveat: `argmap add {map} {id} caveat ID "…"`.'),
    ),
    # Critical questions.
    "open questions": _Matter(
        N_("Open questions for this {scheme}: {questions}"),
        N_(
            'Answer it in the map: `argmap set {map} {id} inference.answers.{first_id} "…"`, or '
            "write it as a caveat or an objection."
        ),
    ),
    # One source.
    "one voice": _Matter(
        N_("All its evidence ({count} pieces) comes from {voice}."),
        N_(
            'Find evidence from someone else: `argmap add {map} {id} evidence ID "…"`. Leave it '
            "if there can only be one."
        ),
    ),
    "one note": _Matter(
        N_("All its evidence ({count} pieces) comes from note {note}."),
        N_(
            'Find evidence from another source: `argmap add {map} {id} evidence ID "…"`. Leave it '
            "if there can only be one."
        ),
    ),
    "lone": _Matter(
        N_("It rests on {only} alone."),
        N_(
            "Find another piece of evidence, preferably of another kind or from someone else: `argmap add "
            '{map} {id} evidence ID "…"`.'
        ),
    ),
    "lone of a kind": _Matter(
        N_("It rests on {only} alone ({basis})."),
        N_(
            "Find another {basis}, preferably from someone else, or evidence of another kind: `argmap add "
            '{map} {id} evidence ID "…"`.'
        ),
    ),
    # Likelihoods.
    "likelier than all": _Matter(
        N_("Everything that supports it is less likely: {weaker}. What makes it {likelihood}?"),
        N_("Say what else supports it, or lower its likelihood: `argmap set {map} {id} likelihood …`."),
    ),
    "likelier than linked": _Matter(
        N_(
            "Its premises only work together, and less likely than the claim is {weaker}. How can the whole be "
            "likelier than one of its links?"
        ),
        N_(
            "Lower its likelihood (`argmap set {map} {id} likelihood …`), or let each premise count "
            "by itself (`argmap set {map} {id} inference.linked false`)."
        ),
    ),
    "likelier than some": _Matter(
        N_("Is it still {likelihood} without {weaker}?"),
        N_(
            "If so, leave it. If not, lower its likelihood (`argmap set {map} {id} likelihood …`), "
            'or add a caveat (`argmap add {map} {id} caveat ID "…"`).'
        ),
    ),
    # Form.
    "restated": _Matter(
        N_("It restates {target}, which it should support."),
        N_(
            'Say why it is so (`argmap set {map} {id} text "…"`), or remove it and let the nodes '
            "below it support {target} (`argmap remove {map} {id} --lift`)."
        ),
    ),
    "linked alone": _Matter(
        N_("Its premises are marked as working only together, but there are fewer than two."),
        N_(
            'Add the premise that is missing (`argmap add {map} {id} premise ID "…"`), or delete '
            "`linked` (`argmap set {map} {id} inference.linked --delete`)."
        ),
    ),
    "assumed but supported": _Matter(
        N_("It is assumed, so its support does not count."),
        N_("Stop assuming it: `argmap set {map} {id} assumed --delete`."),
    ),
    "one-sided": _Matter(
        N_("Nothing in this branch of {count} nodes limits or opposes it."),
        N_('Ask what would make it fail, and write that down: `argmap add {map} {id} caveat ID "…"`.'),
    ),
    # Forecasts.
    "overdue": _Matter(
        N_("It was due on {date} and has no outcome."),
        N_(
            "Apply its test and enter the outcome, `argmap set {map} {id} forecast.outcome true` (or "
            "`false`), and the date, `argmap set {map} {id} forecast.resolved YYYY-MM-DD`."
        ),
    ),
    "due soon": _Matter(
        N_("It is due on {date}; days left: {days}."),
        N_(
            "Get the data for its test ready; if that wouldn't settle it, fix the test now: "
            '`argmap set {map} {id} forecast.test "…"`.'
        ),
    ),
    "no due": _Matter(
        N_("It has no due date, so it can never be wrong."),
        N_("Add a due date: `argmap set {map} {id} forecast.due YYYY-MM-DD`."),
    ),
    "no test": _Matter(
        N_("It has no test, so everyone can settle it their own way."),
        N_('Say what somebody else should check: `argmap set {map} {id} forecast.test "…"`.'),
    ),
    "no due and no test": _Matter(
        N_("It has neither a due date nor a test."),
        N_(
            "Add a due date (`argmap set {map} {id} forecast.due YYYY-MM-DD`) and a test (`argmap "
            'set {map} {id} forecast.test "…"`).'
        ),
    ),
    # The source.
    "unmapped": _Matter(
        N_("Sentences of `{source}`, “{section}”, in a row: {count}, from line {line} on: “{excerpt}”"),
        N_(
            'Add a node for it (`argmap add {map} ID evidence ID "…" --set at="…"`); `argmap '
            "coverage {map} -o coverage.html` shows the whole text."
        ),
    ),
    # Layers.
    "added doubt": _Matter(
        N_("The layer {layer} adds a reason to doubt {target} ({kind})."),
        _ANSWER_LAYER,
    ),
    "added reason": _Matter(
        N_("The layer {layer} adds a reason for {target} ({kind})."),
        N_("Check it, and merge it into the map: `argmap merge {base} {map}`."),
    ),
}
