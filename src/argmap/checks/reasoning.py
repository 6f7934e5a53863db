"""AM3: whether claims have the support they need."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from argmap.checks.registry import Context, Finding, rule
from argmap.diagnostics import Severity
from argmap.i18n import _, n_
from argmap.model import ArgumentMap, Basis, Kind, Node, Relation
from argmap.model.kinds import CLAIMS
from argmap.nlp.similarity import restates


@rule("AM301", "unsupported-premise", Severity.WARNING)
def unsupported_premise(context: Context) -> Iterator[Finding]:
    """A premise has no support and isn't marked as assumed.

    What it finds:
        Premises that have no premises, evidence or supporting links, and no `assumed: true`.
    Why it matters:
        This is where a critic will push first. There is nothing wrong with an assumption, but it should be declared.
    Example:
        thesis:
          text: The library should open on Sundays.
          premises:
            demand: Many people ask for it.
            staff: {text: There is staff for it., assumed: true}
    Better:
        thesis:
          text: The library should open on Sundays.
          premises:
            demand:
              text: Many people ask for it.
              evidence:
                survey: {text: Two in three readers ask for it, by: Readers' survey}
                letters: {text: The desk has a folder of letters, by: Librarian}
            staff: {text: There is staff for it., assumed: true}
    Fix:
        Add evidence or premises, or write `assumed: true` if you take it for granted on purpose.
    """
    for node in context.map:
        if node.kind is Kind.PREMISE and not node.assumed and not context.map.bearing_on(node, Relation.SUPPORTS):
            yield context.at(
                node,
                _("nothing supports the premise `{id}`").format(id=node.id),
                _("add evidence or premises, or `assumed: true` if you take it for granted"),
            )


@rule("AM302", "bare-thesis", Severity.WARNING)
def bare_thesis(context: Context) -> Iterator[Finding]:
    """The thesis has no support.

    What it finds:
        A thesis without premises, evidence or supporting links.
    Why it matters:
        A thesis without reasons is only an opinion.
    Example:
        thesis:
          text: The library should open on Sundays.
    Better:
        thesis:
          text: The library should open on Sundays.
          evidence:
            visits: {text: Sunday is the day most people ask for, by: Readers' survey}
            loans: {text: Loans rose in the trial month, by: Annual report}
    Fix:
        Give reasons: add `premises` or `evidence`.
    """
    thesis = context.map.root
    if not context.map.bearing_on(thesis, Relation.SUPPORTS):
        yield context.at(thesis, _("the thesis has no support"), _("add `premises` or `evidence`"))


@rule("AM303", "lone-support", Severity.INFO)
def lone_support(context: Context) -> Iterator[Finding]:
    """A claim rests on a single piece of evidence.

    What it finds:
        Claims whose only support is one piece of evidence that has nothing below it.
    Why it matters:
        If that piece of evidence fails, the claim fails with it.
    Example:
        thesis:
          text: The library should open on Sundays.
          evidence:
            visits: {text: Sunday is the day most people ask for, by: Readers' survey}
    Better:
        thesis:
          text: The library should open on Sundays.
          evidence:
            visits: {text: Sunday is the day most people ask for, by: Readers' survey}
            loans: {text: Loans rose in the trial month, by: Annual report}
    Fix:
        Look for another kind of evidence, or for evidence from another source. If there can only be one, leave it as it
        is.
    """
    for node in context.map:
        if node.kind not in CLAIMS or node.assumed:
            continue
        support = context.map.bearing_on(node, Relation.SUPPORTS)
        if len(support) == 1 and support[0].kind is Kind.EVIDENCE and not support[0].children:
            yield context.at(
                node,
                _("`{id}` rests on `{evidence}` alone").format(id=node.id, evidence=support[0].id),
                _("look for another kind of evidence, or for evidence from another source"),
                related=[(support[0].loc, _("its only support"))],
            )


PUBLIC_RECORD = frozenset({Basis.LAW, Basis.DOCUMENT, Basis.EVENT})
"""Bases that are on public record: two laws cited from one note are still two laws."""


@rule("AM304", "one-source-claim", Severity.INFO)
def one_source_claim(context: Context) -> Iterator[Finding]:
    """All the evidence for a claim comes from one note or one voice.

    What it finds:
        Claims whose only support is two or more pieces of evidence that all cite the same single note of one source, or
        are all attributed to the same person or body (`by`). A claim that mentions this person or body is skipped,
        because it is about them; so are laws, documents and events cited from one note, which are on public record
        anyway.
    Why it matters:
        Two statements by one witness are one testimony: if it fails, all the evidence fails.
    Example:
        thesis:
          text: The library should open on Sundays.
          evidence:
            visits: {text: Sunday is the day most people ask for, by: Head librarian}
            loans: {text: Loans rose in the trial month, by: Head librarian}
    Better:
        thesis:
          text: The library should open on Sundays.
          evidence:
            visits: {text: Sunday is the day most people ask for, by: Readers' survey}
            loans: {text: Loans rose in the trial month, by: Head librarian}
    Fix:
        Look for evidence from another source. If there can only be one, leave it as it is.
    """
    for node in context.map:
        if node.kind not in CLAIMS or node.assumed:
            continue
        support = context.map.bearing_on(node, Relation.SUPPORTS)
        if len(support) < 2 or any(piece.kind is not Kind.EVIDENCE or piece.children for piece in support):
            continue
        if message := _one_origin(node, support):
            yield context.at(
                node,
                message,
                _("look for evidence from another source"),
                related=[(piece.loc, _("part of the evidence")) for piece in support[:3]],
            )


def _one_origin(claim: Node, evidence: list[Node]) -> str:
    """The message that names the single voice or note from which all the evidence comes; empty if there are several."""
    voice = evidence[0].by
    if voice is not None and all(piece.by == voice for piece in evidence):
        about = any(name and name in (claim.text.get(language) or "") for language, name in voice.by_language.items())
        if about:
            return ""
        return _("all the evidence for `{id}` comes from one voice: {voice}").format(id=claim.id, voice=voice)
    notes = {(piece.source, piece.cites) for piece in evidence}
    source, cites = notes.pop()
    voices = {str(piece.by or "") for piece in evidence}
    if notes or len(cites) != 1 or len(voices) > 1 or any(piece.basis in PUBLIC_RECORD for piece in evidence):
        return ""
    if not source:
        return _("all the evidence for `{id}` comes from note {note}").format(id=claim.id, note=cites[0])
    return _("all the evidence for `{id}` comes from note {note} of `{source}`").format(
        id=claim.id, note=cites[0], source=source
    )


@rule("AM305", "unanswered-objection", Severity.WARNING)
def unanswered_objection(context: Context) -> Iterator[Finding]:
    """An objection goes unanswered.

    What it finds:
        Objections that no other objection or caveat answers, either below them or by a link. An objection to an
        objection or to a caveat is itself an answer. Objections in layers are skipped: they are addressed to the map's
        author, and `argmap review` lists them.
    Why it matters:
        Readers will assume that an unanswered objection has been conceded.
    Example:
        thesis:
          text: The library should open on Sundays.
          evidence:
            visits: {text: Sunday is the day most people ask for, by: Readers' survey}
            loans: {text: Loans rose in the trial month, by: Annual report}
          objections:
            rest: The staff needs a common day of rest.
    Better:
        thesis:
          text: The library should open on Sundays.
          evidence:
            visits: {text: Sunday is the day most people ask for, by: Readers' survey}
            loans: {text: Loans rose in the trial month, by: Annual report}
          objections:
            rest:
              text: The staff needs a common day of rest.
              objections:
                monday:
                  text: Monday can be that day.
                  caveats:
                    schools: School classes come on Mondays.
    Fix:
        Answer it under its `objections`, limit it under its `caveats`, or concede it and weaken the claim.
    """
    for node in open_objections(context.map):
        if not node.layer:
            yield context.at(
                node,
                _("nothing answers the objection `{id}` to `{parent}`").format(id=node.id, parent=node.parent),
                _("answer it under `objections`, limit it under `caveats`, or weaken the claim"),
            )


def open_objections(map_: ArgumentMap) -> Iterator[Node]:
    """The objections that nothing opposes or limits, including those of layers.

    An objection to an objection or to a caveat is an answer itself and is left out.
    """
    for node in map_:
        if node.kind is not Kind.OBJECTION or map_[node.parent or ""].kind in (Kind.OBJECTION, Kind.CAVEAT):
            continue
        if not any(map_.bearing_on(node, relation) for relation in (Relation.OPPOSES, Relation.LIMITS)):
            yield node


@rule("AM306", "linked-alone", Severity.WARNING)
def linked_alone(context: Context) -> Iterator[Finding]:
    """An inference is marked as linked but has fewer than two premises.

    What it finds:
        `linked: true` on a node with one premise or none, not counting the premises in its `inferences`; and on one of
        its `inferences` that has a single member.
    Why it matters:
        Either a premise is missing or the mark is wrong.
    Example:
        thesis:
          text: The library should open on Sundays.
          inference: {linked: true}
          premises:
            staff: {text: There is staff for it., assumed: true}
          evidence:
            loans: {text: Loans rose in the trial month, by: Annual report}
    Better:
        thesis:
          text: The library should open on Sundays.
          inference: {linked: true}
          premises:
            staff: {text: There is staff for it., assumed: true}
            demand: {text: Many people ask for it., assumed: true}
    Fix:
        Add the missing premise or delete `linked`.
    """
    for node in context.map:
        named = {member for inference in node.inferences.values() for member in inference.members}
        premises = [premise for premise in context.map.children(node, Kind.PREMISE) if premise.id not in named]
        if node.linked and len(premises) < 2:
            if premises:
                message = _("the inference to `{id}` is marked as linked but has only one premise")
            else:
                message = _("the inference to `{id}` is marked as linked but has no premises")
            yield context.at(
                node,
                message.format(id=node.id),
                _("add the missing premise, or delete `linked`"),
                "inference",
                "linked",
                fix=context.deletion(_("delete `linked`"), node, "inference", "linked", safe=False),
            )
        for step in context.map.steps(node) if node.inferences else ():
            inside = ("inferences", step.id, "linked")
            written = step.id and context.loaded.holds((*node.loc, *inside))
            if written and node.inferences[step.id].linked and len(step.members) == 1:
                message = _("the inference `{inference}` to `{id}` is marked as linked but has only one member")
                yield context.at(
                    node,
                    message.format(id=node.id, inference=step.id),
                    _("add the missing premise, or delete `linked`"),
                    *inside,
                    fix=context.deletion(_("delete `linked`"), node, *inside, safe=False),
                )


SHORT_BRANCH = 5
"""A branch with fewer nodes counts as short rather than one-sided."""


@rule("AM309", "one-sided-branch", Severity.INFO)
def one_sided_branch(context: Context) -> Iterator[Finding]:
    """A branch of the argument has neither caveats nor objections.

    What it finds:
        Premises of the thesis whose branch has five or more nodes, including the premise itself, if no caveat or
        objection is part of the branch or links to it.
    Why it matters:
        If nothing speaks against a line of argument, nobody has looked for its limits; a critic will look for them
        first.
    Example:
        thesis:
          text: The library should open on Sundays.
          premises:
            demand:
              text: Many people ask for it.
              evidence:
                survey: {text: Two in three readers ask for it, by: Readers' survey}
                letters: {text: The desk has a folder of letters, by: Librarian}
                petition: {text: Nine hundred residents have signed for it, by: Town clerk}
                trial: {text: Visits rose by half in the trial month, by: Annual report}
    Better:
        thesis:
          text: The library should open on Sundays.
          premises:
            demand:
              text: Many people ask for it.
              evidence:
                survey: {text: Two in three readers ask for it, by: Readers' survey}
                letters: {text: The desk has a folder of letters, by: Librarian}
                petition: {text: Nine hundred residents have signed for it, by: Town clerk}
                trial: {text: Visits rose by half in the trial month, by: Annual report}
              caveats:
                novelty: What is new draws people who do not stay.
    Fix:
        Ask what would make the branch fail, and add that as a caveat or an objection.
    """
    for branch in context.map.children(context.map.root, Kind.PREMISE):
        nodes = list(context.map.subtree(branch))
        if len(nodes) < SHORT_BRANCH:
            continue
        answers = (Relation.LIMITS, Relation.OPPOSES)
        if not any(context.map.bearing_on(node, relation) for node in nodes for relation in answers):
            yield context.at(
                branch,
                n_(
                    "nothing limits or opposes the branch `{id}` ({count} node)",
                    "nothing limits or opposes the branch `{id}` ({count} nodes)",
                    len(nodes),
                ).format(id=branch.id),
                _("ask what would make it fail, and add that under `caveats` or `objections`"),
            )


@rule("AM310", "restated-claim", Severity.WARNING)
def restated_claim(context: Context) -> Iterator[Finding]:
    """A reason merely restates the claim above it.

    What it finds:
        Premises and evidence whose text in the map's primary language is worded almost like their parent's. AM505
        reports texts that are identical.
    Why it matters:
        A claim that supports itself has no support; the argument begs the question.
    Example:
        languages: [en, zh]
        title: {en: The library on Sundays, zh: 图书馆周日开放}
        thesis:
          text: {en: The town library should open on Sundays., zh: 市图书馆周日应当开放}
          evidence:
            visits: {text: {en: On Sundays the town library should be open, zh: 市图书馆应当在周日开放}, cites: [1]}
            loans: {text: {en: Loans rose in the trial month, zh: 试行月借阅量上升}, cites: [2]}
    Better:
        languages: [en, zh]
        title: {en: The library on Sundays, zh: 图书馆周日开放}
        thesis:
          text: {en: The town library should open on Sundays., zh: 市图书馆周日应当开放}
          evidence:
            visits: {text: {en: Sunday is the day most people ask for, zh: 多数人希望周日开放}, cites: [1]}
            loans: {text: {en: Loans rose in the trial month, zh: 试行月借阅量上升}, cites: [2]}
    Fix:
        Give an actual reason, or remove the node and attach its children to the claim itself.
    """
    language = context.map.primary_language
    for parent in context.map:
        reasons = context.map.children(parent, Kind.PREMISE, Kind.EVIDENCE)
        if not reasons:
            continue
        claim = parent.text.best(language)
        for node in reasons:
            if restates(node.text.best(language), claim):
                yield context.at(
                    node,
                    _("`{id}` restates `{parent}`, which it should support").format(id=node.id, parent=parent.id),
                    _("give an actual reason, or remove the node"),
                    "text",
                    related=[(parent.loc, _("the claim it repeats"))],
                )


@rule("AM312", "contradictory-reasons", Severity.WARNING)
def contradictory_reasons(context: Context) -> Iterator[Finding]:
    """Two reasons for the same claim contradict each other.

    What it finds:
        Premises and evidence of one claim of which one is the negation of the other, word for word: is and is not, has
        and has no, safe and unsafe, rose and fell, 有 and 没有, 合宪 and 违宪. Chinese and English are read.
    Why it matters:
        One of the two must be false, and a claim that rests on both rests on neither.
    Example:
        thesis:
          text: The library should open on Sundays.
          evidence:
            visits: {text: Readers ask for Sunday, by: Readers' survey}
            desk: {text: Readers do not ask for Sunday, by: Librarian}
    Better:
        thesis:
          text: The library should open on Sundays.
          evidence:
            visits: {text: Readers ask for Sunday, by: Readers' survey}
            loans: {text: Loans rose in the trial month, by: Annual report}
    Fix:
        Decide which one is true, or make the other an objection to it. If they are about different things, say so in
        the texts.
    """
    from argmap.nlp.negation import proposition

    language = context.map.primary_language
    for parent in context.map:
        said: dict[tuple[str, bool], Node] = {}
        for node in _comparable(context.map.children(parent, Kind.PREMISE, Kind.EVIDENCE), language):
            stated = proposition(node.text.best(language), language)
            if stated is None:
                continue
            said.setdefault((stated.core, stated.denied), node)
            if other := said.get((stated.core, not stated.denied)):
                yield context.at(
                    node,
                    _("`{id}` contradicts `{other}`, and both support `{parent}`").format(
                        id=node.id, other=other.id, parent=parent.id
                    ),
                    _("decide which one is true, or make the other an objection to it"),
                    "text",
                    related=[(other.loc, _("what it contradicts"))],
                )


def _comparable(reasons: Sequence[Node], language: str) -> Iterator[Node]:
    """The reasons worth reading closely: those that begin like another, if one of them may be a denial."""
    from argmap.nlp.negation import may_deny, subject

    if len(reasons) < 2:
        return
    groups: dict[str, list[Node]] = {}
    for node in reasons:
        groups.setdefault(subject(node.text.best(language)), []).append(node)
    for group in groups.values():
        if len(group) > 1 and any(may_deny(node.text.best(language), language) for node in group):
            yield from group


@rule("AM313", "misplaced-denial", Severity.WARNING)
def misplaced_denial(context: Context) -> Iterator[Finding]:
    """A caveat or a reason denies the claim it belongs to.

    What it finds:
        Caveats, premises and evidence that are the negation of their claim, word for word, in Chinese or English.
    Why it matters:
        A caveat limits a claim that still stands; what denies it is an objection, and evaluation counts it as one only
        if it is written as one.
    Example:
        thesis:
          text: The library should open on Sundays.
          evidence:
            visits: {text: Sunday is the day most people ask for, by: Readers' survey}
            loans: {text: Loans rose in the trial month, by: Annual report}
          caveats:
            closed: The library should not open on Sundays.
    Better:
        thesis:
          text: The library should open on Sundays.
          evidence:
            visits: {text: Sunday is the day most people ask for, by: Readers' survey}
            loans: {text: Loans rose in the trial month, by: Annual report}
          caveats:
            summer: The library should not open on Sundays in summer.
    Fix:
        Move it to `objections`, or say under which circumstances the claim fails.
    """
    from argmap.nlp.negation import contradict

    language = context.map.primary_language
    for node in context.map:
        if node.parent is None or node.kind not in (Kind.CAVEAT, Kind.PREMISE, Kind.EVIDENCE):
            continue
        text, claim = node.text.best(language), context.map[node.parent].text.best(language)
        if contradict(text, claim, language):
            if node.kind is Kind.CAVEAT:
                message = _("the caveat `{id}` denies `{parent}` instead of limiting it")
            else:
                message = _("`{id}` denies `{parent}`, which it should support")
            yield context.at(
                node,
                message.format(id=node.id, parent=node.parent),
                _("move it to `objections`, or say under which circumstances the claim fails"),
                "text",
                related=[(context.map[node.parent].loc, _("the claim it denies"))],
            )


@rule("AM311", "assumed-but-supported", Severity.WARNING)
def assumed_but_supported(context: Context) -> Iterator[Finding]:
    """A claim is marked as assumed although it has support.

    What it finds:
        `assumed: true` on a node that has premises, evidence or a supporting link.
    Why it matters:
        Evaluation requires no support for an assumption, so the evidence wouldn't count.
    Example:
        thesis:
          text: The library should open on Sundays.
          premises:
            demand:
              text: Many people ask for it.
              assumed: true
              evidence:
                survey: {text: Two in three readers ask for it, by: Readers' survey}
            staff: {text: There is staff for it., assumed: true}
    Better:
        thesis:
          text: The library should open on Sundays.
          premises:
            demand:
              text: Many people ask for it.
              evidence:
                survey: {text: Two in three readers ask for it, by: Readers' survey}
                letters: {text: The desk has a folder of letters, by: Librarian}
            staff: {text: There is staff for it., assumed: true}
    Fix:
        Delete `assumed`, or delete the support.
    """
    for node in context.map:
        if node.assumed and context.map.bearing_on(node, Relation.SUPPORTS):
            yield context.at(
                node,
                _("`{id}` is marked as assumed although it has support").format(id=node.id),
                _("delete `assumed`, or delete the support"),
                "assumed",
                fix=context.deletion(_("delete `assumed`"), node, "assumed", safe=False),
            )
