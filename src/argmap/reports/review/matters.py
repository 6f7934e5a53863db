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
    "refutations": _Heading(
        N_("What would bring the thesis down"),
        N_(
            "The smallest sets of statements that would have to be refuted, and of hands that "
            "would have to be discredited, before the thesis no longer stands; `argmap "
            "refutations` lists them all."
        ),
        N_("Nothing in the map that could be refuted would bring the thesis down."),
    ),
    "restoration": _Heading(
        N_("What would restore the thesis"),
        N_("The smallest sets of statements that would have to be refuted before the thesis stands again."),
        N_("The thesis does not stand, and nothing in the map that could be refuted would restore it."),
    ),
    "objections": _Heading(
        N_("Unanswered objections"),
        N_("Readers take an unanswered objection as conceded."),
        N_("Every objection is answered."),
    ),
    "weakest": _Heading(
        N_("Weakest claims"),
        N_("Rejected and undecided claims first, then by strength, with what it would take to bring them down."),
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
            "The statements that the strength of the thesis depends on most: its strength with the base score of one "
            "of them at 0 and at 1, and the rest unchanged."
        ),
        N_("The strength of the thesis depends on no single statement."),
    ),
    "hands": _Heading(
        N_("Hands the thesis depends on"),
        N_("The strength of the thesis with all that one hand says at 0 and at 1."),
        N_("The strength of the thesis depends on no single hand."),
    ),
    "steps": _Heading(
        N_("Inferences the thesis depends on"),
        N_("The strength of the thesis if an inference gave no support, and if it gave all that its reasons allow."),
        N_("The strength of the thesis depends on no single inference."),
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
        N_("If a claim is called likelier than its support, readers will ask why."),
        N_("No claim is called likelier than its support."),
    ),
    "form": _Heading(
        N_("The form of the argument"),
        N_("Places where the form of the argument is itself in doubt."),
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
    "bare thesis": N_("Nothing supports the thesis: it is enough to deny it."),
    "no sources": N_("The map names no source."),
    "no text": N_("No source text is available; give one with `--source ID=FILE`."),
}


class _Matter(NamedTuple):
    """What is said of a point, and what would answer it."""

    said: str
    answer: str


COMMANDS: Final = {
    "add_premise": 'argmap add {map} {id} premise ID "…"',
    "add_evidence": 'argmap add {map} {id} evidence ID "…"',
    "add_caveat": 'argmap add {map} {id} caveat ID "…"',
    "add_objection": 'argmap add {map} {id} objection ID "…"',
    "answer_first": 'argmap add {first_map} {first_id} objection ID "…"',
    "support_first": 'argmap add {first_map} {first_id} evidence ID "…"',
    "support_parent": 'argmap add {parent_map} {parent_id} evidence ID "…"',
    "answer_parent": 'argmap add {parent_map} {parent_id} objection ID "…"',
    "add_mapped": 'argmap add {map} ID evidence ID "…" --set at="…"',
    "assume": "argmap set {map} {id} assumed true",
    "unassume": "argmap set {map} {id} assumed --delete",
    "set_credence": "argmap set {map} {id} credence 0.9",
    "set_warrant": 'argmap set {map} {id} {inference}.warrant "…"',
    "set_answer": 'argmap set {map} {id} {keys}.answers.{first_id} "…"',
    "set_likelihood": "argmap set {map} {id} likelihood …",
    "unlink": "argmap set {map} {id} inference.linked false",
    "drop_linked": "argmap set {map} {id} inference.linked --delete",
    "set_text": 'argmap set {map} {id} text "…"',
    "lift": "argmap remove {map} {id} --lift",
    "set_outcome": "argmap set {map} {id} forecast.outcome true",
    "set_resolved": "argmap set {map} {id} forecast.resolved YYYY-MM-DD",
    "set_test": 'argmap set {map} {id} forecast.test "…"',
    "set_due": "argmap set {map} {id} forecast.due YYYY-MM-DD",
    "new_layer": "argmap new ANSWER.argmap.yaml --extends {map}",
    "merge": "argmap merge {base} {map}",
    "coverage": "argmap coverage {map} -o coverage.html",
}
"""The commands that answers propose, by the names of their gaps."""

_ANSWER_LAYER: Final = N_(
    "Answer it in your own layer ({new_layer}), or merge the layer into the map and answer or concede it there "
    "({merge})."
)

_SUFFICIENT: Final = N_("Say why these reasons suffice ({set_warrant}), or add a caveat that says when they don't.")
_WARRANT: Final = N_("Ask when the warrant does not hold, and add that as a caveat: {add_caveat}.")

MATTERS: Final = {
    # Objections.
    "unanswered": _Matter(
        N_("This objection to {target} is unanswered."),
        N_("Answer it ({add_objection}), add a caveat to it, or concede it and claim less in {target}."),
    ),
    "unanswered of a layer": _Matter(
        N_("The layer {layer} raises this against {target}, and nothing answers it."), _ANSWER_LAYER
    ),
    # Weak claims.
    "rejected by": _Matter(
        N_("Rejected, strength {strength}: opposed by {nodes}."),
        N_("Answer that ({answer_first}), or give up the claim."),
    ),
    "rejected with": _Matter(
        N_("Rejected, strength {strength}: the support it needs is rejected ({nodes})."),
        N_("Find support that does not depend on these: {add_evidence}."),
    ),
    "undecided by": _Matter(
        N_("Undecided, strength {strength}: nothing decides between it and {nodes}."),
        N_("Add evidence that decides it: {add_evidence}."),
    ),
    "undecided with": _Matter(
        N_("Undecided, strength {strength}: the support it needs is undecided ({nodes})."),
        N_("Settle that first, or find other support: {add_evidence}."),
    ),
    "granted": _Matter(
        N_("Strength {strength}: it is assumed, so a critic need only deny it."),
        N_("Give it evidence ({add_evidence}), and stop assuming it ({unassume})."),
    ),
    "limited": _Matter(
        N_("Strength {strength}: nothing supports it without reserve; the caveats that stand are {nodes}."),
        N_("Answer them ({answer_first}), or add a reason that they don't limit: {add_evidence}."),
    ),
    "one hand": _Matter(
        N_("Strength {strength}: it rests on {statements} from a single hand, {hand}, which count once."),
        N_("Find support from someone else: {add_evidence}."),
    ),
    "capped": _Matter(
        N_("Strength {strength}: its reasons share hands: they come from {sources} in all, and each counts only once."),
        N_("Find support from someone else: {add_evidence}."),
    ),
    "weak member": _Matter(
        N_(
            "Strength {strength}: {count} premises that only work together, the weakest of them {first} "
            "({member_strength})."
        ),
        N_("Strengthen that one ({support_first}), or add a reason that does not need it: {add_evidence}."),
    ),
    "weak": _Matter(
        N_("Strength {strength}: reasons {reasons}, objections {objections}, caveats {caveats}."),
        N_("Add a reason of another kind ({add_evidence}), or claim less."),
    ),
    # No support.
    "bare thesis": _Matter(N_("Nothing supports the thesis."), N_("Say why: {add_premise}.")),
    "unsupported": _Matter(
        N_("Nothing supports it, and it is not marked as assumed."),
        N_("Give it evidence ({add_evidence}), or mark it as an assumption ({assume})."),
    ),
    # Single points.
    "single point": _Matter(
        N_("If it is rejected, the thesis becomes {status}."),
        N_("Give {parent} a reason that does not need it: {support_parent}."),
    ),
    "single link": _Matter(
        N_(
            "If it is rejected, the thesis becomes {status}: the premises of {parent} only work together, "
            "and no other makes up for it."
        ),
        N_("Strengthen it directly: {add_evidence}."),
    ),
    "single answer": _Matter(
        N_("If it is rejected, the thesis becomes {status}: it is the answer to {parent}."),
        N_("Answer {parent} in another way: {answer_parent}."),
    ),
    "its fall lifts": _Matter(
        N_("If it is refuted, the thesis becomes {status}."), N_("See whether it can be answered: {add_objection}.")
    ),
    # What would bring the thesis down.
    "falls": _Matter(
        N_("Refuting {statements} would bring the thesis down."),
        N_("Give {parent} a reason that does not need these: {support_parent}."),
    ),
    "falls by an answer": _Matter(
        N_("Refuting {statements} would bring the thesis down."),
        N_("Answer {parent} in another way: {answer_parent}."),
    ),
    "falls by the hand of an answer": _Matter(
        N_("Discrediting {sources} would bring the thesis down: {hands}."),
        N_("Answer {parent} in another way: {answer_parent}."),
    ),
    "falls through reasons": _Matter(
        N_("Through its reasons alone, with every answer to an objection left standing, it would take {statements}."),
        N_("Give {parent} a reason that does not need these: {support_parent}."),
    ),
    "falls by hands": _Matter(
        N_("Discrediting {sources} would bring the thesis down: {hands}."),
        N_("Find support from someone else for {parent}: {support_parent}."),
    ),
    "falls by hands through reasons": _Matter(
        N_("Through its reasons alone, it would take {sources}: {hands}."),
        N_("Find support from someone else for {parent}: {support_parent}."),
    ),
    "falls by one hand": _Matter(
        N_("All that supports the thesis comes from one hand: {hands}."),
        N_("Find support from someone else for {parent}: {support_parent}."),
    ),
    "restored": _Matter(
        N_("Refuting {statements} would restore the thesis."),
        N_("See whether {first} can be answered: {answer_first}."),
    ),
    # Cruxes.
    "crux": _Matter(
        N_("With its base score at 0, the strength of the thesis is {low}; at 1, it is {high}."),
        N_("Look into this first, and record how sure you are: {set_credence}."),
    ),
    "hand": _Matter(
        N_(
            "{hand}, {statements}: with all that it says at 0, the strength of the thesis is {low}; with all of it at "
            "1, {high}."
        ),
        N_("Find the same from someone else: {support_parent}."),
    ),
    "hand against": _Matter(
        N_(
            "{hand}, {statements}: with all that it says at 0, the strength of the thesis is {low}; with all of it at "
            "1, {high}."
        ),
        N_("See whether it can be answered: {answer_first}."),
    ),
    "step": _Matter(
        N_("If its reasons gave it no support, the thesis would have a strength of {low}; at full support, {high}."),
        _SUFFICIENT,
    ),
    "step warranted": _Matter(
        N_(
            "If its reasons gave it no support, the thesis would have a strength of {low}; at full support, "
            "{high}. The warrant of the step: {warrant}"
        ),
        _WARRANT,
    ),
    "named step": _Matter(
        N_(
            "If the inference “{step}” gave it no support, the thesis would have a strength of {low}; at full support, "
            "{high}."
        ),
        _SUFFICIENT,
    ),
    "named step warranted": _Matter(
        N_(
            "If the inference “{step}” gave it no support, the thesis would have a strength of {low}; at full support, "
            "{high}. Its warrant: {warrant}"
        ),
        _WARRANT,
    ),
    # Critical questions.
    "open questions": _Matter(
        N_("Open questions for this {scheme}: {questions}"),
        N_("Answer it in the map: {set_answer}, or write it as a caveat or an objection."),
    ),
    # One source.
    "one voice": _Matter(
        N_("All its evidence ({count} pieces) comes from {voice}."),
        N_("Find evidence from someone else: {add_evidence}. Leave it if there can only be one."),
    ),
    "one note": _Matter(
        N_("All its evidence ({count} pieces) comes from note {note}."),
        N_("Find evidence from another source: {add_evidence}. Leave it if there can only be one."),
    ),
    "lone": _Matter(
        N_("It rests on {only} alone."),
        N_("Find another piece of evidence, preferably of another kind or from someone else: {add_evidence}."),
    ),
    "lone of a kind": _Matter(
        N_("It rests on {only} alone ({basis})."),
        N_("Find another {basis}, preferably from someone else, or evidence of another kind: {add_evidence}."),
    ),
    # Likelihoods.
    "likelier than all": _Matter(
        N_("Everything that supports it is less likely: {weaker}. What makes it {likelihood}?"),
        N_("Say what else supports it, or lower its likelihood: {set_likelihood}."),
    ),
    "likelier than linked": _Matter(
        N_(
            "Its premises only work together, and these are less likely than the claim: {weaker}. How can the "
            "whole be likelier than one of its links?"
        ),
        N_("Lower its likelihood ({set_likelihood}), or let each premise count by itself ({unlink})."),
    ),
    "likelier than some": _Matter(
        N_("Is it still {likelihood} without {weaker}?"),
        N_("If so, leave it. If not, lower its likelihood ({set_likelihood}), or add a caveat ({add_caveat})."),
    ),
    # Form.
    "restated": _Matter(
        N_("It restates {target}, which it should support."),
        N_("Say why it is true ({set_text}), or remove it and let the nodes below it support {target} ({lift})."),
    ),
    "linked alone": _Matter(
        N_("Its premises are marked as working only together, but there are fewer than two."),
        N_("Add the premise that is missing ({add_premise}), or delete `linked` ({drop_linked})."),
    ),
    "assumed but supported": _Matter(
        N_("It is assumed, so its support does not count."), N_("Stop assuming it: {unassume}.")
    ),
    "one-sided": _Matter(
        N_("Nothing in this branch of {count} nodes limits or opposes it."),
        N_("Ask what would make it fail, and add that: {add_caveat}."),
    ),
    # Forecasts.
    "overdue": _Matter(
        N_("It was due on {date} and has no outcome."),
        N_("Apply its test and enter the outcome, {set_outcome} (or `false`), and the date, {set_resolved}."),
    ),
    "due soon": _Matter(
        N_("It is due on {date}; days left: {days}."),
        N_("Get the data for its test ready; if that wouldn't settle it, fix the test now: {set_test}."),
    ),
    "no due": _Matter(N_("It has no due date, so it can never be wrong."), N_("Add a due date: {set_due}.")),
    "no test": _Matter(
        N_("It has no test, so everyone can settle it their own way."),
        N_("Say what someone else should check: {set_test}."),
    ),
    "no due and no test": _Matter(
        N_("It has neither a due date nor a test."), N_("Add a due date ({set_due}) and a test ({set_test}).")
    ),
    # The source.
    "unmapped": _Matter(
        N_("`{source}`, “{section}”, from line {line}; consecutive sentences: {count}. “{excerpt}”"),
        N_("Add a node for it ({add_mapped}); {coverage} shows the whole text."),
    ),
    # Layers.
    "added doubt": _Matter(N_("The layer {layer} adds a reason to doubt {target} ({kind})."), _ANSWER_LAYER),
    "added reason": _Matter(
        N_("The layer {layer} adds a reason for {target} ({kind})."),
        N_("Check it, and merge it into the map: {merge}."),
    ),
    "added consequence": _Matter(
        N_("The layer {layer} draws a consequence from {target} ({kind})."),
        N_("Check it, and merge it into the map: {merge}."),
    ),
}
