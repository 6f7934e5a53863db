"""AM3: argumentation schemes, and the critical questions that they bring."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from itertools import groupby

from argmap.checks.registry import Context, Finding, rule
from argmap.diagnostics import Edit, Fix, Loc, Severity
from argmap.model import Inference, Node
from argmap.schemes import Scheme, open_questions


@rule("AM307", "unknown-scheme", Severity.WARNING)
def unknown_scheme(context: Context) -> Iterator[Finding]:
    """A scheme or a critical question that the catalogue does not have.

    What it finds:
        A `scheme` that is neither one of `argmap schemes` nor of a file of your own; under `answers`, an id that is no
        critical question of the node's scheme; and `answers` where no scheme is named.
    Why it matters:
        Nobody asks the questions of a scheme that is misspelt, and an answer to a question that nobody asks leaves the
        real one open.
    Example:
        thesis:
          text: People want the library to be open on Sundays.
          inference: {scheme: sing}
          evidence:
            visits: {text: Sunday is the day most people ask for, by: Readers' survey}
            loans: {text: Loans rose in the trial month, by: Annual report}
    Better:
        thesis:
          text: People want the library to be open on Sundays.
          inference:
            scheme: sign
            answers:
              observation: The desk counts visits and loans by the day.
              other-explanations: The trial fell in a month without holidays or other events.
          evidence:
            visits: {text: Sunday is the day most people ask for, by: Readers' survey}
            loans: {text: Loans rose in the trial month, by: Annual report}
    Fix:
        Take the id that is suggested, or one of `argmap schemes`. A scheme of your own goes into a file that the
        settings name under `schemes`.
    """
    for node in context.map:
        inference = node.inference
        if inference is None:
            continue
        scheme = context.schemes.get(inference.scheme) if inference.scheme else None
        if inference.scheme and scheme is None:
            yield _unknown(context, node, inference)
        elif scheme is None:
            yield from _answers_to_nothing(context, node, inference)
        else:
            yield from _unasked(context, node, inference, scheme)


def _unknown(context: Context, node: Node, inference: Inference) -> Finding:
    near = context.schemes.nearest(inference.scheme)
    loc: Loc = (*node.loc, "inference", "scheme")
    fix = Fix(f"write `{near}`", (Edit(context.loaded.span(loc), near),), safe=False) if near else None
    hint = f"did you mean `{near}`?" if near else "`argmap schemes` lists them; one of your own stands in a file"
    return Finding(
        loc, f"`{node.id}` names the scheme `{inference.scheme}`, which nobody knows", hint, node=node.id, fix=fix
    )


def _answers_to_nothing(context: Context, node: Node, inference: Inference) -> Iterator[Finding]:
    """Say that answers are there and no scheme that asks; by their ids the scheme may be told."""
    for loc, answered in groupby(inference.answers, lambda question: _answer_loc(context, node, question)[:-1]):
        asked = set(answered)
        fitting = [scheme.id for scheme in context.schemes.values() if asked <= {one.id for one in scheme.questions}]
        hint = "name it under `inference: {scheme: …}`; `argmap schemes` lists them"
        if len(fitting) <= 3 and fitting:
            names = " or ".join(f"`{name}`" for name in fitting)
            hint = f"these are questions of {names}: name it under `inference: {{scheme: …}}`"
        message = f"critical questions of `{node.id}` are answered, but it names no scheme"
        yield Finding(loc, message, hint, on_key=True, node=_owner(loc, node))


def _unasked(context: Context, node: Node, inference: Inference, scheme: Scheme) -> Iterator[Finding]:
    """Name the answers to questions that the scheme does not ask."""
    known = [question.id for question in scheme.questions]
    for answered in inference.answers:
        if answered in known:
            continue
        left = [question for question in known if question not in inference.answers]
        near = next(iter(difflib.get_close_matches(answered, left, n=1, cutoff=0.6)), "")
        hint = f"did you mean `{near}`?" if near else f"its questions are {', '.join(known)}"
        loc = _answer_loc(context, node, answered)
        place = context.loaded.places.find(loc)[0]
        fix = Fix(f"rename it to `{near}`", (Edit(place.key, near),), safe=False) if near and place.key else None
        message = f"`{answered}` is no critical question of `{scheme.id}`, the scheme of `{node.id}`"
        yield Finding(loc, message, hint, on_key=True, node=_owner(loc, node), fix=fix)


def _answer_loc(context: Context, node: Node, question: str) -> Loc:
    """Where a question is answered: in the layer that is looked at, or at the node itself."""
    added: Loc = ("add", node.id, "answers", question)
    return added if context.loaded.holds(added) else (*node.loc, "inference", "answers", question)


def _owner(loc: Loc, node: Node) -> str:
    """The node that a finding stands at; none where a layer answers for a node of the map below."""
    return "" if loc[:3] == ("add", node.id, "answers") else node.id


@rule("AM308", "unanswered-critical-question", Severity.INFO)
def unanswered_critical_question(context: Context) -> Iterator[Finding]:
    """A node names its scheme and answers no critical question of it.

    What it finds:
        Nodes with a `scheme` of whose critical questions none is answered under `answers`, by the map or by a layer on
        it. A caveat or an objection does not count: it does not say which question it is about. `argmap questions`
        lists every open question, also where some are answered.
    Why it matters:
        An argument of a scheme holds until one of its critical questions is asked and finds no answer. These are the
        questions that a critic will ask.
    Example:
        thesis:
          text: People want the library to be open on Sundays.
          inference:
            scheme: sign
          evidence:
            visits: {text: Sunday is the day most people ask for, by: Readers' survey}
            loans: {text: Loans rose in the trial month, by: Annual report}
    Better:
        thesis:
          text: People want the library to be open on Sundays.
          inference:
            scheme: sign
            answers:
              observation: The desk counts visits and loans by the day.
              strength: In the years before, loans rose in no month in which fewer people came.
              other-explanations: The trial fell in a month without holidays or other events.
              pretence: Nobody was told that loans were watched.
              missing-signs: Letters to the town council would be another, and there are many.
          evidence:
            visits: {text: Sunday is the day most people ask for, by: Readers' survey}
            loans: {text: Loans rose in the trial month, by: Annual report}
    Fix:
        `argmap questions MAP --node ID` prints the questions. Answer them under `inference.answers`. Where an honest
        answer has to grant something, weaken the claim or add a caveat as well.
    """
    for node_id, those in groupby(open_questions(context.map, context.schemes), lambda each: each.node_id):
        still_open = list(those)
        node, scheme = context.map[node_id], still_open[0].scheme
        if len(still_open) < len(scheme.questions):
            continue
        ids = ", ".join(each.question.id for each in still_open)
        yield context.at(
            node,
            f"`{node_id}` answers none of the {len(still_open)} critical questions of `{scheme.id}`: {ids}",
            f"answer them under `answers`; see `argmap questions {context.loaded.source.name} --node {node_id}`",
            "inference",
            "scheme",
        )
