"""AM3: whether the reasons carry what rests on them."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.registry import Context, Finding, rule
from argmap.diagnostics import Severity
from argmap.model import ArgumentMap, Basis, Kind, Node, Relation
from argmap.model.kinds import CLAIMS
from argmap.nlp.similarity import restates


@rule("AM301", "unsupported-premise", Severity.WARNING)
def unsupported_premise(context: Context) -> Iterator[Finding]:
    """A premise has no support and is not marked as assumed.

    What it finds:
        Premises without premises, evidence or a link that supports them, and without `assumed: true`.
    Why it matters:
        It is the first place at which a critic pushes. An assumption is no fault, but it should be owned.
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
        Add evidence or premises, or write `assumed: true` where it is taken for granted on purpose.
    """
    for node in context.map:
        if node.kind is Kind.PREMISE and not node.assumed and not context.map.bearing_on(node, Relation.SUPPORTS):
            yield context.at(
                node,
                f"nothing supports the premise `{node.id}`",
                "add evidence or premises, or `assumed: true` where it is taken for granted",
            )


@rule("AM302", "bare-thesis", Severity.WARNING)
def bare_thesis(context: Context) -> Iterator[Finding]:
    """The thesis stands alone.

    What it finds:
        A thesis without premises, evidence or a link that supports it.
    Why it matters:
        A thesis without a reason is an opinion.
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
        Say why: add `premises` or `evidence`.
    """
    thesis = context.map.root
    if not context.map.bearing_on(thesis, Relation.SUPPORTS):
        yield context.at(thesis, f"nothing supports the thesis `{thesis.id}`", "add `premises` or `evidence`")


@rule("AM303", "lone-support", Severity.INFO)
def lone_support(context: Context) -> Iterator[Finding]:
    """A claim rests on a single piece of evidence.

    What it finds:
        Claims whose whole support is one node of evidence with nothing below it.
    Why it matters:
        If that one piece falls, the claim falls with it.
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
        Look for evidence of another kind or from another hand; leave it where there is only one by nature.
    """
    for node in context.map:
        if node.kind not in CLAIMS or node.assumed:
            continue
        support = context.map.bearing_on(node, Relation.SUPPORTS)
        if len(support) == 1 and support[0].kind is Kind.EVIDENCE and not support[0].children:
            yield context.at(
                node,
                f"`{node.id}` rests on `{support[0].id}` alone",
                "look for evidence of another kind or from another hand",
                related=[(support[0].loc, "its only support")],
            )


PUBLIC_RECORD = frozenset({Basis.LAW, Basis.DOCUMENT, Basis.EVENT})
"""Bases that stand on record: two laws in one note are still two laws."""


@rule("AM304", "one-source-claim", Severity.INFO)
def one_source_claim(context: Context) -> Iterator[Finding]:
    """All the evidence for a claim is one note of one source, or one voice.

    What it finds:
        Claims that rest on two or more pieces of evidence and on nothing else, where all of it cites the same single
        note of the same source, or all of it is said by the same person or body (`by`). Claims that name that voice
        are about it, and are left alone; so are laws, documents and events in one note, which are on record anyway.
    Why it matters:
        Two statements of one witness are one testimony: if it falls, all of the evidence falls.
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
        Look for evidence from another hand; leave it where there is only one by nature.
    """
    for node in context.map:
        if node.kind not in CLAIMS or node.assumed:
            continue
        support = context.map.bearing_on(node, Relation.SUPPORTS)
        if len(support) < 2 or any(piece.kind is not Kind.EVIDENCE or piece.children for piece in support):
            continue
        if origin := _one_origin(node, support):
            yield context.at(
                node,
                f"all {len(support)} pieces of evidence for `{node.id}` come from {origin}",
                "look for evidence from another hand",
                related=[(piece.loc, "its evidence") for piece in support[:3]],
            )


def _one_origin(claim: Node, evidence: list[Node]) -> str:
    """The one voice or the one note that all the evidence comes from, as a message names it; empty for several."""
    voice = evidence[0].by
    if voice is not None and all(piece.by == voice for piece in evidence):
        about = any(name and name in (claim.text.get(language) or "") for language, name in voice.by_language.items())
        return "" if about else f"one voice ({voice})"
    notes = {(piece.source, piece.cites) for piece in evidence}
    source, cites = notes.pop()
    voices = {str(piece.by or "") for piece in evidence}
    if notes or len(cites) != 1 or len(voices) > 1 or any(piece.basis in PUBLIC_RECORD for piece in evidence):
        return ""
    return f"note {cites[0]} of `{source}`" if source else f"note {cites[0]}"


@rule("AM305", "unanswered-objection", Severity.WARNING)
def unanswered_objection(context: Context) -> Iterator[Finding]:
    """An objection that the map leaves standing.

    What it finds:
        Objections without an objection or a caveat of their own, below them or by a link. An objection to an objection
        or to a caveat is an answer itself. Those of a layer are passed over: they are put to the author of the map, and
        `argmap review` lists them.
    Why it matters:
        A reader takes an objection that nobody answers to be granted.
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
        Answer it under its `objections`, limit it under its `caveats`, or grant it and weaken the claim.
    """
    for node in open_objections(context.map):
        if not node.layer:
            yield context.at(
                node,
                f"nothing answers the objection `{node.id}` to `{node.parent}`",
                "answer it under `objections`, limit it under `caveats`, or weaken the claim",
            )


def open_objections(map_: ArgumentMap) -> Iterator[Node]:
    """The objections that nothing opposes or limits, those of layers as well.

    One to an objection or to a caveat is itself an answer, and is none of them.
    """
    for node in map_:
        if node.kind is not Kind.OBJECTION or map_[node.parent or ""].kind in (Kind.OBJECTION, Kind.CAVEAT):
            continue
        if not any(map_.bearing_on(node, relation) for relation in (Relation.OPPOSES, Relation.LIMITS)):
            yield node


@rule("AM306", "linked-alone", Severity.WARNING)
def linked_alone(context: Context) -> Iterator[Finding]:
    """An inference is called linked, but fewer than two premises are there to hold together.

    What it finds:
        `linked: true` on a node with no premise or one.
    Why it matters:
        Either a premise is missing, or the word is.
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
        Add the premise that is needed besides, or delete `linked`.
    """
    for node in context.map:
        if node.linked and len(premises := context.map.children(node, Kind.PREMISE)) < 2:
            count = "no premise" if not premises else "a single premise"
            yield context.at(
                node,
                f"the inference to `{node.id}` is linked, but has {count}",
                "add the premise that is needed besides, or delete `linked`",
                "inference",
                "linked",
                fix=context.deletion("delete `linked`", node, "inference", "linked", safe=False),
            )


SHORT_BRANCH = 5
"""A branch with fewer nodes is short rather than one-sided."""


@rule("AM309", "one-sided-branch", Severity.INFO)
def one_sided_branch(context: Context) -> Iterator[Finding]:
    """A branch of the argument meets no caveat and no objection.

    What it finds:
        Premises of the thesis with five nodes or more, themselves included, where no caveat or objection stands
        below them and none is linked to any of these nodes from elsewhere.
    Why it matters:
        Where nothing at all is said against a line of argument, its limits have not been looked for; a critic will
        look for them first.
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
        Ask what would have to be the case for the branch to fail, and add that as a caveat or an objection.
    """
    for branch in context.map.children(context.map.root, Kind.PREMISE):
        nodes = list(context.map.subtree(branch))
        if len(nodes) < SHORT_BRANCH:
            continue
        answers = (Relation.LIMITS, Relation.OPPOSES)
        if not any(context.map.bearing_on(node, relation) for node in nodes for relation in answers):
            yield context.at(
                branch,
                f"nothing limits or opposes the branch `{branch.id}` ({len(nodes)} nodes)",
                "ask what would make it fail, and add that under `caveats` or `objections`",
            )


@rule("AM310", "restated-claim", Severity.WARNING)
def restated_claim(context: Context) -> Iterator[Finding]:
    """A reason says what the claim above it says.

    What it finds:
        Premises and evidence whose text has nearly the same words as their parent's, in the primary language. Two
        texts that are equal are AM505's.
    Why it matters:
        A claim that supports itself has no support: it begs the question.
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
        Say why it is so, or take the node out and let what stands below it support the claim itself.
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
                    f"`{node.id}` says what `{parent.id}` says, which it should support",
                    "say why it is so, or take it out",
                    "text",
                    related=[(parent.loc, "the claim it repeats")],
                )


@rule("AM311", "assumed-but-supported", Severity.WARNING)
def assumed_but_supported(context: Context) -> Iterator[Finding]:
    """A claim is marked as assumed, yet support is given for it.

    What it finds:
        `assumed: true` on a node with premises, evidence or a link that supports it.
    Why it matters:
        Evaluation asks no support of what is assumed: the evidence would not count.
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
        Delete `assumed`, or the support.
    """
    for node in context.map:
        if node.assumed and context.map.bearing_on(node, Relation.SUPPORTS):
            yield context.at(
                node,
                f"`{node.id}` is assumed, yet it has support",
                "delete `assumed`, or the support",
                "assumed",
                fix=context.deletion("delete `assumed`", node, "assumed", safe=False),
            )
