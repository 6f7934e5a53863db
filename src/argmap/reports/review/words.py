"""What a review says, in Chinese and in English; words of kinds, scales and readings are the model's."""

from __future__ import annotations

from typing import Final, NamedTuple

from argmap.i18n import N_, _
from argmap.i18n.punctuation import LIST_COMMA

_PHRASES: Final[dict[str, str]] = {
    "review": N_("Review"),
    "thesis": N_("Thesis"),
    "at a glance": N_("At a glance"),
    "answer": N_("What would answer it"),
    "more": N_("Not shown: {} more (`-n` shows more)."),
    "list": LIST_COMMA,
    "the thesis": N_("the thesis"),
    "numbered": N_("{}"),
    "legend": N_("Key"),
    "at 0": N_("with its base score at 0"),
    "at 1": N_("with its base score at 1"),
    "here": N_("now {}"),
    "step to": N_("Step to {}"),
    "verdict": N_(
        "By the reasons and objections that the map holds, the thesis is {status}, with a "
        "strength of {strength} (from 0 to 1, {semantics}). That is about the argument as "
        "mapped, not about the world."
    ),
    "unsettled": N_("The map holds a cycle in which strengths do not settle; they mean little here."),
    "counts": N_("Nodes: {nodes}{kinds}."),
    "counted layers": N_("From layers: {count} ({layers})."),
    "now": N_("As of {date}."),
}


class _Heading(NamedTuple):
    """What stands over a section: its title, what it is about, and what is said where it has no points."""

    title: str
    lead: str
    empty: str


_SECTIONS: Final = {
    "objections": _Heading(
        N_("Unanswered objections"),
        N_("A reader takes an objection that nobody answers to be granted."),
        N_("No objection is left unanswered."),
    ),
    "weakest": _Heading(
        N_("Weakest claims"),
        N_("Those that do not stand first, then by their strength."),
        N_("There is no claim with reasons yet."),
    ),
    "unsupported": _Heading(
        N_("Claims without support"),
        N_("The first place at which a critic pushes."),
        N_("No claim is without support."),
    ),
    "single": _Heading(
        N_("Single points of failure"),
        N_("The fall of one of these alone changes the status of the thesis."),
        N_("The status of the thesis hangs on no single node."),
    ),
    "cruxes": _Heading(
        N_("Cruxes"),
        N_(
            "What the strength of the thesis hangs on most: its strength with the base score of one "
            "node, or of the step from a node's reasons to the node, at 0 and at 1. The step to the "
            "thesis itself is left out here; `argmap cruxes` lists it, too."
        ),
        N_("The strength of the thesis hangs on nothing."),
    ),
    "questions": _Heading(
        N_("Open critical questions"),
        N_("What the schemes of the argument ask and the map does not answer; `argmap questions` lists them."),
        N_("No critical question is open."),
    ),
    "one-source": _Heading(
        N_("Claims with one source"),
        N_("If that one falls, the claim falls with it."),
        N_("No claim rests on one source alone."),
    ),
    "likelihoods": _Heading(
        N_("Claims surer than their premises"),
        N_("Where a claim is called likelier than what carries it, it is fair to ask why."),
        N_("No claim is called likelier than what carries it."),
    ),
    "form": _Heading(
        N_("The form of the argument"),
        N_("Where the way in which the argument is built is itself in doubt."),
        N_("Nothing in the form of the argument is in doubt."),
    ),
    "forecasts": _Heading(
        N_("Forecasts"),
        N_("Those that are overdue, due soon, or cannot be settled."),
        N_("No forecast is overdue, due within 90 days, or without a test."),
    ),
    "passages": _Heading(
        N_("Unmapped passages"),
        N_("What no node points at in the bodies of the sources, the longest first."),
        N_("Every sentence of the sources' bodies is mapped."),
    ),
    "layers": _Heading(
        N_("What layers add"),
        N_("What others say on top of the map."),
        N_("The layers add no node."),
    ),
}

_EMPTY: Final = {
    "no sources": N_("The map names no source."),
    "no text": N_("No source's text was at hand; `--source ID=FILE` names one."),
}


class _Matter(NamedTuple):
    """What is said of a point, and what would answer it."""

    said: str
    answer: str


_ADD_EVIDENCE: Final = '`argmap add {map} {id} evidence ID "…"`'

_ANSWER_LAYER: Final = N_(
    "Answer it in a layer of your own (`argmap new ANSWER.argmap.yaml --extends {map}`), or "
    "fold the layer into the map and answer or grant it there (`argmap merge {base} {map}`)."
)

_MATTERS: Final = {
    # Objections.
    "unanswered": _Matter(
        N_("Nothing answers this objection to {target}."),
        N_(
            'Answer it (`argmap add {map} {id} objection ID "…"`), limit it by a caveat, or grant it '
            "and claim less in {target}."
        ),
    ),
    "unanswered of a layer": _Matter(
        N_("The layer {layer} puts this to {target}, and nothing answers it."),
        _ANSWER_LAYER,
    ),
    # Weak claims.
    "rejected by": _Matter(
        N_("Rejected, strength {strength}: against it stands {nodes}."),
        N_('Answer that (`argmap add {first_map} {first_id} objection ID "…"`), or give the claim up.'),
    ),
    "rejected with": _Matter(
        N_("Rejected, strength {strength}: what it needs has fallen ({nodes})."),
        N_('Find support that does not fall with it: `argmap add {map} {id} evidence ID "…"`.'),
    ),
    "undecided by": _Matter(
        N_("Undecided, strength {strength}: nothing settles it against {nodes}."),
        N_('Bring evidence that settles it one way: `argmap add {map} {id} evidence ID "…"`.'),
    ),
    "undecided with": _Matter(
        N_("Undecided, strength {strength}: what it rests on is undecided ({nodes})."),
        N_('Settle that first, or find other support: `argmap add {map} {id} evidence ID "…"`.'),
    ),
    "granted": _Matter(
        N_("Strength {strength}: it is taken for granted, and a critic need only deny it."),
        N_(
            'Give it evidence (`argmap add {map} {id} evidence ID "…"`), and assume it no longer '
            "(`argmap set {map} {id} assumed --delete`)."
        ),
    ),
    "outweighed": _Matter(
        N_("Strength {strength}, not above its base score {base}: its reasons do not outweigh what speaks against it."),
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
            'Give it evidence (`argmap add {map} {id} evidence ID "…"`), or own it as an assumption '
            "(`argmap set {map} {id} assumed true`)."
        ),
    ),
    # Single points.
    "single point": _Matter(
        N_("If it falls, the thesis is {status}."),
        N_('Give {parent} a reason that does without it: `argmap add {parent_map} {parent_id} evidence ID "…"`.'),
    ),
    "single link": _Matter(
        N_(
            "If it falls, the thesis is {status}: the premises of {parent} hold only together, and "
            "none makes up for it."
        ),
        N_('Make it firmer itself: `argmap add {map} {id} evidence ID "…"`.'),
    ),
    "single answer": _Matter(
        N_("If it falls, the thesis is {status}: it is what answers {parent}."),
        N_('Answer {parent} once more, without it: `argmap add {parent_map} {parent_id} objection ID "…"`.'),
    ),
    "its fall lifts": _Matter(
        N_("If it is refuted, the thesis is {status}."),
        N_('See whether it can be answered: `argmap add {map} {id} objection ID "…"`.'),
    ),
    # Cruxes.
    "crux": _Matter(
        N_("With its base score at 0 the strength of the thesis is {low}, with 1 it is {high}."),
        N_("Look into this first, and say how sure you are: `argmap set {map} {id} credence 0.9`."),
    ),
    "crux inference": _Matter(
        N_(
            "Were the step from its reasons to it void, the thesis would have a strength of {low}; "
            "without any reserve, {high}."
        ),
        N_(
            'Say why these reasons suffice (`argmap set {map} {id} inference.warrant "…"`), or by a '
            "caveat when they do not."
        ),
    ),
    "crux warranted": _Matter(
        N_(
            "Were the step from its reasons to it void, the thesis would have a strength of {low}; "
            "without any reserve, {high}. The step is warranted by this: {warrant}"
        ),
        N_('Ask when that does not hold, and write it down as a caveat: `argmap add {map} {id} caveat ID "…"`.'),
    ),
    # Critical questions.
    "open questions": _Matter(
        N_("To be asked of this {scheme}: {questions}"),
        N_(
            'Answer it in the map: `argmap set {map} {id} {keys}.answers.{first_id} "…"`, or '
            "write it as a caveat or an objection."
        ),
    ),
    # One source.
    "one voice": _Matter(
        N_("Its evidence ({count} pieces) is all the word of {voice}."),
        N_(
            'Find evidence from another hand: `argmap add {map} {id} evidence ID "…"`. Leave it '
            "where there is only one by nature."
        ),
    ),
    "one note": _Matter(
        N_("Its evidence ({count} pieces) all comes from note {note}."),
        N_(
            'Find evidence from another source: `argmap add {map} {id} evidence ID "…"`. Leave it '
            "where there is only one by nature."
        ),
    ),
    "lone": _Matter(
        N_("It rests on {only} alone."),
        N_(
            "Find another piece of evidence, best of another kind or from another hand: `argmap add "
            '{map} {id} evidence ID "…"`.'
        ),
    ),
    "lone of a kind": _Matter(
        N_("It rests on {only} alone ({basis})."),
        N_(
            "Find another {basis}, best from another hand, or evidence of another kind: `argmap add "
            '{map} {id} evidence ID "…"`.'
        ),
    ),
    # Likelihoods.
    "likelier than all": _Matter(
        N_("All that carries it is less likely: {weaker}. What makes it {likelihood}?"),
        N_("Say what else carries it, or lower its likelihood: `argmap set {map} {id} likelihood …`."),
    ),
    "likelier than linked": _Matter(
        N_(
            "Its premises hold only together, and less likely than it is {weaker}. How can the whole "
            "be likelier than one of its links?"
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
            'or say so by a caveat (`argmap add {map} {id} caveat ID "…"`).'
        ),
    ),
    # Form.
    "restated": _Matter(
        N_("It says what {target} says, which it should support."),
        N_(
            'Say why it is so (`argmap set {map} {id} text "…"`), or take it out and let what stands '
            "below it support {target} (`argmap remove {map} {id} --lift`)."
        ),
    ),
    "linked alone": _Matter(
        N_("Its premises are said to hold only together, but there are fewer than two."),
        N_(
            'Add the premise that is missing (`argmap add {map} {id} premise ID "…"`), or delete '
            "`linked` (`argmap set {map} {id} inference.linked --delete`)."
        ),
    ),
    "assumed but supported": _Matter(
        N_("It is assumed, yet it has support, which does not count then."),
        N_("Assume it no longer: `argmap set {map} {id} assumed --delete`."),
    ),
    "one-sided": _Matter(
        N_("Nothing limits or opposes this branch of {count} nodes."),
        N_('Ask what would make it fail, and write that down: `argmap add {map} {id} caveat ID "…"`.'),
    ),
    # Forecasts.
    "overdue": _Matter(
        N_("It was due on {date}, and nobody has said what came of it."),
        N_(
            "Apply its test and write the outcome, `argmap set {map} {id} forecast.outcome true` (or "
            "`false`), and the day, `argmap set {map} {id} forecast.resolved YYYY-MM-DD`."
        ),
    ),
    "due soon": _Matter(
        N_("It is due on {date}; days left: {days}."),
        N_(
            "Have ready what its test asks for; where that would not settle it, mend the test now: "
            '`argmap set {map} {id} forecast.test "…"`.'
        ),
    ),
    "no due": _Matter(
        N_("It has no due date, so it is never wrong."),
        N_("Name a due date: `argmap set {map} {id} forecast.due YYYY-MM-DD`."),
    ),
    "no test": _Matter(
        N_("It has no test, so everyone settles it their own way."),
        N_('Say what somebody else would look at: `argmap set {map} {id} forecast.test "…"`.'),
    ),
    "no due and no test": _Matter(
        N_("It has neither a due date nor a test."),
        N_(
            "Name a due date (`argmap set {map} {id} forecast.due YYYY-MM-DD`) and a test (`argmap "
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
        N_("The layer {layer} brings a reason to doubt {target} ({kind})."),
        _ANSWER_LAYER,
    ),
    "added reason": _Matter(
        N_("The layer {layer} brings a reason for {target} ({kind})."),
        N_("Look into it, and fold it into the map: `argmap merge {base} {map}`."),
    ),
}


def phrase(name: str, language: str) -> str:
    """A phrase in a language, or in English where it has none; some have gaps for ``str.format``."""
    return _(_PHRASES[name], language)


def heading(section: str, language: str) -> str:
    """The title of a section."""
    return _(_SECTIONS[section].title, language)


def lead(section: str, language: str) -> str:
    """What a section is about."""
    return _(_SECTIONS[section].lead, language)


def nothing(section: str, why: str, language: str) -> str:
    """What is said of a section without points; ``why`` is the key of another sentence than the usual one."""
    sentences = _EMPTY[why] if why else _SECTIONS[section].empty
    return _(sentences, language)


def said(matter: str, language: str) -> str:
    """What is said of a point, with its gaps."""
    return _(_MATTERS[matter].said, language)


def answer(matter: str, language: str) -> str:
    """What would answer a point, with its gaps."""
    return _(_MATTERS[matter].answer, language)
