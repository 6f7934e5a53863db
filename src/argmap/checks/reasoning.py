"""AM3: whether the reasons carry what rests on them."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.registry import Context, Finding, rule
from argmap.diagnostics import Severity
from argmap.model import Kind, Relation
from argmap.model.kinds import CLAIMS


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


@rule("AM305", "unanswered-objection", Severity.WARNING)
def unanswered_objection(context: Context) -> Iterator[Finding]:
    """An objection that the map leaves standing.

    What it finds:
        Objections without an objection or a caveat of their own, below them or by a link.
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
    for node in context.map:
        if node.kind is not Kind.OBJECTION:
            continue
        parent = context.map[node.parent or ""]
        if parent.kind is Kind.OBJECTION:
            # It is itself an answer.
            continue
        answers = (Relation.OPPOSES, Relation.LIMITS)
        if not any(context.map.bearing_on(node, relation) for relation in answers):
            yield context.at(
                node,
                f"nothing answers the objection `{node.id}` to `{parent.id}`",
                "answer it under `objections`, limit it under `caveats`, or weaken the claim",
            )


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
