"""AM4: whether the map can be held against what it cites."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from argmap.checks.registry import Context, Finding, rule
from argmap.diagnostics import Severity
from argmap.model import Kind
from argmap.sources.extract import ExtractionError
from argmap.sources.library import ENVIRONMENT, digest


@rule("AM403", "source-unavailable", Severity.INFO)
def source_unavailable(context: Context) -> Iterator[Finding]:
    """The text of a source is not on this machine.

    What it finds:
        A source with `text` whose file is neither beside the map, nor given by `--source`, nor in a folder of
        `ARGMAP_SOURCES`; or a file of which the text cannot be read.
    Why it matters:
        Passages and figures are not compared with the source. The map is as good as before.
    Example:
        sources: {survey: {title: Readers' survey, text: sources/no-such-survey.txt}}
        thesis:
          text: The library should open on Sundays.
          evidence:
            visits: {text: Sunday is the day most people ask for, by: Readers}
            loans: {text: Loans rose in the trial month, by: Annual report}
    Better:
        sources: {survey: {title: Readers' survey}}
        thesis:
          text: The library should open on Sundays.
          evidence:
            visits: {text: Sunday is the day most people ask for, by: Readers}
            loans: {text: Loans rose in the trial month, by: Annual report}
    Fix:
        Put the text where the map expects it, or say where it is: `argmap check MAP --source ID=FILE`.
    """
    for work in context.map.works.values():
        if work.text_path and context.library.find(work) is None:
            yield Finding(
                ("sources", work.id, "text"),
                f"the text of the source `{work.id}` is not at hand, so nothing is compared with it",
                f"give it by `--source {work.id}=FILE`, or its folder in {ENVIRONMENT}",
            )
            continue
        try:
            context.library.text(work)
        except ExtractionError as error:
            yield Finding(
                ("sources", work.id, *(["text"] if work.text_path else [])),
                f"the text of the source `{work.id}` cannot be read: {error}",
                error.hint,
                on_key=not work.text_path,
            )


@rule("AM404", "source-changed", Severity.WARNING)
def source_changed(context: Context) -> Iterator[Finding]:
    """The text of a source is not the one that was mapped.

    What it finds:
        A text at hand whose SHA-256 is not the one that the map records.
    Why it matters:
        Passages may have moved or changed; what the map says may not stand there any more.
    Example:
        sources: {survey: {title: Readers' survey, text: map.argmap.yaml, sha256: 0000000000000000000000000000000000000000000000000000000000000000}}
        thesis:
          text: The library should open on Sundays.
          evidence:
            visits: {text: Sunday is the day most people ask for, by: Readers}
            loans: {text: Loans rose in the trial month, by: Annual report}
    Better:
        sources: {survey: {title: Readers' survey}}
        thesis:
          text: The library should open on Sundays.
          evidence:
            visits: {text: Sunday is the day most people ask for, by: Readers}
            loans: {text: Loans rose in the trial month, by: Annual report}
    Fix:
        Go through the map with the new text at hand, then record its digest; the message names it.
    """  # noqa: E501
    for work in context.map.works.values():
        path = context.library.find(work) if work.sha256 else None
        if path is None:
            continue
        try:
            found = digest(path)
        except OSError:
            continue  # AM403 says that it cannot be read
        if found != work.sha256:
            yield Finding(
                ("sources", work.id, "sha256"),
                f"the text of the source `{work.id}` is not the one that was mapped",
                f"go through the map with {path} at hand, then write `sha256: {found}`",
            )


@rule("AM405", "uncited-evidence", Severity.WARNING)
def uncited_evidence(context: Context) -> Iterator[Finding]:
    """Evidence does not say where it can be looked up.

    What it finds:
        Evidence without `cites`, `at` or `by`, and without a source or section other than its parent's.
    Why it matters:
        What nobody can look up is a claim, not evidence.
    Example:
        thesis:
          text: The library should open on Sundays.
          evidence:
            visits: Sunday is the day most people ask for
            loans: {text: Loans rose in the trial month, by: Annual report}
    Better:
        thesis:
          text: The library should open on Sundays.
          evidence:
            visits: {text: Sunday is the day most people ask for, by: Readers' survey}
            loans: {text: Loans rose in the trial month, by: Annual report}
    Fix:
        Say who has it (`by`), in which note (`cites`), or where in the source (`at`).
    """
    for node in context.map:
        if node.kind is not Kind.EVIDENCE or node.cites or node.at or node.by:
            continue
        parent = context.map[node.parent or ""]
        if node.source == parent.source and node.section is parent.section:
            yield context.at(
                node,
                f"the evidence `{node.id}` does not say where it can be looked up",
                "add `by`, `cites`, `at`, or a `section` or `source` of its own",
            )


@rule("AM406", "unknown-note", Severity.ERROR)
def unknown_note(context: Context) -> Iterator[Finding]:
    """A node cites a note that the source does not have.

    What it finds:
        Numbers under `cites` larger than the source's `notes`.
    Why it matters:
        The citation is wrong.
    Example:
        sources: {report: {title: Annual report, notes: 12}}
        thesis:
          text: The library should open on Sundays.
          evidence:
            visits: {text: Sunday is the day most people ask for, by: Readers' survey}
            loans: {text: Loans rose in the trial month, cites: [21, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]}
    Better:
        sources: {report: {title: Annual report, notes: 12}}
        thesis:
          text: The library should open on Sundays.
          evidence:
            visits: {text: Sunday is the day most people ask for, by: Readers' survey}
            loans: {text: Loans rose in the trial month, cites: [12, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]}
    Fix:
        Look the number up, or correct `notes` of the source.
    """
    for node in context.map:
        work = context.map.works.get(node.source)
        if work is None or not work.notes:
            continue
        for index, note in enumerate(node.cites):
            if note > work.notes:
                yield context.at(
                    node,
                    f"`{node.id}` cites note {note}, but the notes of `{work.id}` end at {work.notes}",
                    f"look the number up, or correct `notes` of `{work.id}`",
                    "cites",
                    index,
                )


@rule("AM410", "uncited-note", Severity.INFO)
def uncited_note(context: Context) -> Iterator[Finding]:
    """A note of the source is cited by no node.

    What it finds:
        The numbers from 1 to the source's `notes` that stand under no `cites`.
    Why it matters:
        What the source leans on there has not made it into the map.
    Example:
        sources: {report: {title: Annual report, notes: 3}}
        thesis:
          text: The library should open on Sundays.
          evidence:
            visits: {text: Sunday is the day most people ask for, by: Readers' survey}
            loans: {text: Loans rose in the trial month, cites: [1, 3]}
    Better:
        sources: {report: {title: Annual report, notes: 3}}
        thesis:
          text: The library should open on Sundays.
          evidence:
            visits: {text: Sunday is the day most people ask for, by: Readers' survey}
            loans: {text: Loans rose in the trial month, cites: [1, 2, 3]}
    Fix:
        Find the passage that carries the note, and the node that leans on it.
    """
    cited: dict[str, set[int]] = {}
    for node in context.map:
        cited.setdefault(node.source, set()).update(node.cites)
    for work in context.map.works.values():
        missing = [note for note in range(1, work.notes + 1) if note not in cited.get(work.id, ())]
        if missing:
            noun = "note" if len(missing) == 1 else "notes"
            yield Finding(
                ("sources", work.id, "notes"),
                f"no node cites {noun} {ranges(missing)} of `{work.id}`",
                "find the nodes that lean on them",
            )


def ranges(numbers: Iterable[int]) -> str:
    """Ascending numbers with runs drawn together: 1–3, 5."""
    runs = []
    for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        members = [number for _, number in run]
        runs.append(str(members[0]) if len(members) == 1 else f"{members[0]}–{members[-1]}")
    return ", ".join(runs)
