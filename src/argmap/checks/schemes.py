"""AM307 and AM308: argumentation schemes and their critical questions."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from argmap.checks.registry import Context, Finding, rule
from argmap.diagnostics import Edit, Fix, Severity, did_you_mean, nearest
from argmap.i18n import _, n_
from argmap.i18n.punctuation import code_list, enumeration
from argmap.model import Inference, Node
from argmap.model.route import Loc
from argmap.rendering.shell import word
from argmap.schemes import Scheme, asked


@rule("AM307", "unknown-scheme", Severity.WARNING)
def unknown_scheme(context: Context) -> Iterator[Finding]:
    """A scheme or a critical question isn't in the catalogue.

    What it finds:
        A `scheme` that is neither listed by `argmap schemes` nor defined in a custom file; an id under `answers` that
        isn't a critical question of the scheme; and `answers` without a scheme. This applies to `inference` and to each
        of `inferences`.
    Why it matters:
        If a scheme is misspelled, nobody asks its questions; an answer to a question that doesn't exist leaves the real
        one open.
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
        Use the suggested id, or one that `argmap schemes` lists. Define a custom scheme in a file that the settings
        list under `schemes`.
    """
    for node in context.map:
        for step, inference in node.all_inferences:
            scheme = context.schemes.get(inference.scheme) if inference.scheme else None
            if inference.scheme and scheme is None:
                yield _unknown(context, node, step, inference)
            elif scheme is None:
                yield from _answers_to_nothing(context, node, step, inference)
            else:
                yield from _unasked(context, node, step, inference, scheme)


def _place(node: Node, step: str) -> str:
    """How messages name the claim, or its inference."""
    return f"{node.id}/{step}" if step else node.id


def _unknown(context: Context, node: Node, step: str, inference: Inference) -> Finding:
    near = context.schemes.nearest(inference.scheme)
    loc: Loc = (*_inference_loc(node, step), "scheme")
    fix = None
    hint = _("`argmap schemes` lists the available schemes; define custom ones in a file")
    if near:
        fix = Fix(_("write `{text}`").format(text=near), (Edit(context.loaded.span(loc), near),), safe=False)
        hint = did_you_mean(near)
    message = _("`{id}` names an unknown scheme, `{scheme}`").format(id=_place(node, step), scheme=inference.scheme)
    return Finding(loc, message, hint, node=node.id, fix=fix)


def _answers_to_nothing(context: Context, node: Node, step: str, inference: Inference) -> Iterator[Finding]:
    """Report answers without a scheme, and suggest the schemes that ask these questions."""
    for loc, answered in groupby(inference.answers, lambda question: _answer_loc(context, node, step, question)[:-1]):
        asked = set(answered)
        fitting = [scheme.id for scheme in context.schemes.values() if asked <= {one.id for one in scheme.questions}]
        key = f"inferences.{step}.scheme" if step else "inference.scheme"
        hint = _("name the scheme under `{key}`; `argmap schemes` lists them").format(key=key)
        if len(fitting) <= 3 and fitting:
            hint = n_(
                "{schemes} asks these questions; name it under `{key}`",
                "{schemes} ask these questions; name one of them under `{key}`",
                len(fitting),
            ).format(schemes=enumeration([f"`{name}`" for name in fitting]), key=key)
        message = _("`{id}` answers critical questions but names no scheme").format(id=_place(node, step))
        yield Finding(loc, message, hint, on_key=True, node=_owner(loc, node))


def _unasked(context: Context, node: Node, step: str, inference: Inference, scheme: Scheme) -> Iterator[Finding]:
    """Report answers to questions that the scheme doesn't ask."""
    known = [question.id for question in scheme.questions]
    for answered in inference.answers:
        if answered in known:
            continue
        left = [question for question in known if question not in inference.answers]
        near = nearest(answered, left)
        hint = did_you_mean(near) if near else _("its questions are {questions}").format(questions=code_list(known))
        loc = _answer_loc(context, node, step, answered)
        place = context.loaded.places.find(loc)[0]
        written = f"{step}/{near}" if step and loc[0] == "add" else near
        title = _("rename it to `{name}`").format(name=written)
        fix = Fix(title, (Edit(place.key, written),), safe=False) if near and place.key else None
        message = _("`{question}` is not a critical question of `{scheme}`, the scheme of `{id}`").format(
            question=answered, scheme=scheme.id, id=_place(node, step)
        )
        yield Finding(loc, message, hint, on_key=True, node=_owner(loc, node), fix=fix)


def _inference_loc(node: Node, step: str) -> Loc:
    return (*node.loc, "inferences", step) if step else (*node.loc, "inference")


def _answer_loc(context: Context, node: Node, step: str, question: str) -> Loc:
    """Where a question is answered: in the layer being checked, or at the node itself."""
    added: Loc = ("add", node.id, "answers", f"{step}/{question}" if step else question)
    return added if context.loaded.holds(added) else (*_inference_loc(node, step), "answers", question)


def _owner(loc: Loc, node: Node) -> str:
    """The node of a finding; empty if a layer answers for a node of the map it extends."""
    return "" if loc[:3] == ("add", node.id, "answers") else node.id


@rule("AM308", "unanswered-critical-question", Severity.INFO)
def unanswered_critical_question(context: Context) -> Iterator[Finding]:
    """Inferences name schemes but answer none of their critical questions.

    What it finds:
        Inferences with a `scheme` none of whose critical questions is answered under `answers`, in the map or in a
        layer. They are counted in one line, at the first of them; `argmap questions` lists every open question,
        including those of inferences that answer some. Caveats and objections don't count, because they don't say which
        question they address.
    Why it matters:
        An argument that follows a scheme holds until someone asks one of its critical questions and gets no answer.
        These are the questions that a critic will ask.
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
        Run `argmap questions MAP` to see the questions, and answer them under `answers` beside the scheme. If an honest
        answer concedes something, weaken the claim or add a caveat as well.
    """
    questions = (each for each in asked(context.map, context.schemes) if each.answer is None)
    silent: list[tuple[Node, str]] = []
    for _place_asked, those in groupby(questions, lambda each: each.place):
        still_open = list(those)
        first = still_open[0]
        node = context.map[first.node_id]
        if len(still_open) < len(first.scheme.questions) or node.layer != context.loaded.layer:
            continue
        if not context.suppressions.silence("AM308", node.id):
            silent.append((node, first.step))
    if silent:
        node, step = silent[0]
        yield context.at(
            node,
            n_(
                "{count} scheme leaves its critical questions open",
                "{count} schemes leave their critical questions open",
                len(silent),
            ).format(count=len(silent)),
            _("see `argmap questions {file}`, and answer them under `answers`").format(
                file=word(context.loaded.source.name)
            ),
            *_inference_loc(node, step)[len(node.loc) :],
            "scheme",
        )
