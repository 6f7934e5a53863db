"""AM4: whether what the map cites can be looked up."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from argmap.checks.registry import Context, Finding, rule
from argmap.diagnostics import Severity
from argmap.i18n import _, n_
from argmap.i18n.punctuation import runs_of_numbers
from argmap.model import Kind, Work
from argmap.sources.extract import ExtractionError, MissingPackageError
from argmap.sources.library import digest


@rule("AM403", "source-unavailable", Severity.INFO)
def source_unavailable(context: Context) -> Iterator[Finding]:
    """The source text isn't available on this machine.

    What it finds:
        A source with a `text` whose file is neither next to the map, nor given with `--source`, nor in a folder listed
        in `ARGMAP_SOURCES`; a path that leads out of the map's folder and its project, or to a hidden file; or a file
        in a format that requires a package which isn't installed.
    Why it matters:
        Passages and figures aren't checked against the source. The map itself is not affected.
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
        if work.id not in context.library.named and context.library.refuses(work):
            yield Finding(
                ("sources", work.id, "text"),
                _(
                    "the text of the source `{source}` is not read: its path leads out of the project, or is hidden"
                ).format(source=work.id),
                _(
                    "write a path from this file; an empty `argmap.toml` above map and text makes them a project, and "
                    "`--source {source}=FILE` names any file"
                ).format(source=work.id),
            )
            continue
        if work.text_path and context.library.find(work) is None:
            yield Finding(
                ("sources", work.id, "text"),
                _("the text of the source `{source}` is not available, so nothing is checked against it").format(
                    source=work.id
                ),
                _("give it with `--source {source}=FILE`, or list its folder in `ARGMAP_SOURCES`").format(
                    source=work.id
                ),
            )
            continue
        if isinstance(error := _unreadable(context, work), MissingPackageError):
            yield _unread(work, error)


@rule("AM414", "source-unreadable", Severity.WARNING)
def source_unreadable(context: Context) -> Iterator[Finding]:
    """The file of a source can't be read.

    What it finds:
        A file that is there but is damaged, password-protected, empty, of another format than its name says, not a text
        in a known encoding, too large, or a PDF of scanned pages without text.
    Why it matters:
        The map refers to the text, but passages and figures aren't checked against it.
    Source:
        Sunday is the day that most readers ask for. Loans rose by 4% in the trial month.
    Example:
        sources: {survey: {title: Readers' survey, text: source.docx}}
        thesis:
          text: The library should open on Sundays.
          evidence:
            visits: {text: Sunday is the day most people ask for, by: Readers}
            loans: {text: Loans rose in the trial month, by: Annual report}
    Better:
        sources: {survey: {title: Readers' survey, text: source.txt}}
        thesis:
          text: The library should open on Sundays.
          evidence:
            visits: {text: Sunday is the day most people ask for, by: Readers}
            loans: {text: Loans rose in the trial month, by: Annual report}
    Fix:
        Save the text again as the message says: as UTF-8 text, Markdown, .docx or PDF.
    """
    for work in context.map.works.values():
        error = _unreadable(context, work)
        if error is not None and not isinstance(error, MissingPackageError):
            yield _unread(work, error)


def _unreadable(context: Context, work: Work) -> ExtractionError | None:
    try:
        context.library.text(work)
    except ExtractionError as error:
        return error
    return None


def _unread(work: Work, error: ExtractionError) -> Finding:
    return Finding(
        ("sources", work.id, *(["text"] if work.text_path else [])),
        _("the text of the source `{source}` cannot be read: {reason}").format(source=work.id, reason=error),
        error.hint,
        on_key=not work.text_path,
    )


@rule("AM404", "source-changed", Severity.WARNING)
def source_changed(context: Context) -> Iterator[Finding]:
    """The source text isn't the one that was mapped.

    What it finds:
        A source text whose SHA-256 differs from the one recorded in the map.
    Why it matters:
        Passages may have moved or changed, and the source may no longer say what the map says it does.
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
        Compare the map with the new text, then record its digest, which the message gives.
    """  # noqa: E501
    for work in context.map.works.values():
        path = context.library.find(work) if work.sha256 else None
        if path is None:
            continue
        try:
            found = digest(path)
        except OSError:
            continue  # AM403 or AM414 reports it
        if found != work.sha256:
            yield Finding(
                ("sources", work.id, "sha256"),
                _("the text of the source `{source}` is not the one that was mapped").format(source=work.id),
                _("compare the map with {path}, then record `sha256: {digest}`").format(path=path, digest=found),
            )


@rule("AM405", "uncited-evidence", Severity.WARNING)
def uncited_evidence(context: Context) -> Iterator[Finding]:
    """A piece of evidence doesn't say where to look it up.

    What it finds:
        Evidence without `cites`, `at` or `by` whose source and section are the same as its parent's.
    Why it matters:
        If nobody can look it up, it is a claim, not evidence.
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
        State who says so (`by`), which note it comes from (`cites`), or where it is in the source (`at`).
    """
    for node in context.map:
        if node.kind is not Kind.EVIDENCE or node.cites or node.at or node.by:
            continue
        parent = context.map[node.parent or ""]
        if node.source == parent.source and node.section is parent.section:
            yield context.at(
                node,
                _("the evidence `{id}` does not say where to look it up").format(id=node.id),
                _("add `by`, `cites` or `at`, or give it its own `section` or `source`"),
            )


@rule("AM406", "unknown-note", Severity.ERROR)
def unknown_note(context: Context) -> Iterator[Finding]:
    """A node cites a note that the source doesn't have.

    What it finds:
        A number under `cites` that is higher than the source's `notes`.
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
        Look up the number, or correct the source's `notes`.
    """
    for node in context.map:
        work = context.map.works.get(node.source)
        if work is None or not work.notes:
            continue
        for index, note in enumerate(node.cites):
            if note > work.notes:
                yield context.at(
                    node,
                    n_(
                        "`{id}` cites note {note}, but `{source}` has only {count} note",
                        "`{id}` cites note {note}, but `{source}` has only {count} notes",
                        work.notes,
                    ).format(id=node.id, note=note, source=work.id),
                    _("look up the number, or correct the `notes` of `{source}`").format(source=work.id),
                    "cites",
                    index,
                )


@rule("AM410", "uncited-note", Severity.INFO)
def uncited_note(context: Context) -> Iterator[Finding]:
    """No node cites a note of the source.

    What it finds:
        Numbers from 1 to the source's `notes` that don't appear under any `cites`.
    Why it matters:
        Something that the source bases on this note is missing from the map.
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
        Find the passage that has the note's mark, and cite the note in the node that depends on it.
    """
    cited: dict[str, set[int]] = {}
    for node in context.map:
        cited.setdefault(node.source, set()).update(node.cites)
    for work in context.map.works.values():
        # Notes are counted, not listed: a map may claim more of them than memory holds.
        known = sorted(note for note in cited.get(work.id, ()) if 1 <= note <= work.notes)
        gaps = [(last + 1, first - 1) for last, first in pairwise([0, *known, work.notes + 1]) if first - last > 1]
        if gaps:
            count = work.notes - len(known)
            yield Finding(
                ("sources", work.id, "notes"),
                n_(
                    "no node cites note {notes} of `{source}`",
                    "no node cites notes {notes} of `{source}`",
                    count,
                ).format(notes=runs_of_numbers(gaps), source=work.id),
                n_("find the node that depends on it", "find the nodes that depend on them", count),
            )
