"""AM1 and part of AM2: what the loader finds. These rules cannot be turned off: without them there is no map.

AM110 is the exception: it looks at the comments that silence other rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from argmap.checks.registry import RULES, Context, loader_rule, rule
from argmap.checks.suppressions import Suppression, Word, deletion
from argmap.diagnostics import Diagnostic, Fix, Severity, Span
from argmap.syntax.yaml import comments


@loader_rule("AM100", "unreadable-file")
def unreadable_file() -> None:
    """The file is missing, is a directory, or may not be read.

    What it finds:
        A path that the system does not open.
    Why it matters:
        Nothing can be said about a map that cannot be read.
    Fix:
        Check the path and the permissions of the file.
    """


@loader_rule("AM101", "yaml-syntax")
def yaml_syntax() -> None:
    """The file is not YAML from some point on.

    What it finds:
        Brackets and quotation marks left open, tabs as indentation, lines that do not fit the lines above, colons
        where no key is, characters that YAML does not allow.
    Why it matters:
        Reading stops there; what follows is not part of the map.
    Example:
        thesis:
          text: The library: it should open on Sundays.
    Better:
        thesis:
          text: "The library: it should open on Sundays."
          evidence:
            visits: {text: Sunday is the day most people ask for, by: Readers' survey}
            loans: {text: Loans rose in the trial month, by: Annual report}
    Fix:
        Quote a text that holds a colon and a space, or that begins with a character such as `@`, `*` or `%`.
    """


@loader_rule("AM102", "duplicate-key")
def duplicate_key() -> None:
    """A key stands twice in one mapping.

    What it finds:
        The second use of a key, or of a node id, in the same group.
    Why it matters:
        Most YAML readers keep one of the two and drop the other without a word.
    Example:
        thesis:
          text: The library should open on Sundays.
          text: The library should open on Saturdays.
          evidence:
            visits: {text: Sunday is the day most people ask for, by: Readers' survey}
            loans: {text: Loans rose in the trial month, by: Annual report}
    Better:
        thesis:
          text: The library should open on Sundays.
          evidence:
            visits: {text: Sunday is the day most people ask for, by: Readers' survey}
            loans: {text: Loans rose in the trial month, by: Annual report}
    Fix:
        Merge the two, or rename one of them.
    """


@loader_rule("AM103", "unsupported-yaml")
def unsupported_yaml() -> None:
    """A feature of YAML that map files do without.

    What it finds:
        Anchors and aliases, merge keys, tags, directives, keys that are lists, mappings or empty, a second document.
    Why it matters:
        What stands in a map is what is meant: no text comes from elsewhere, no value is of a hidden type.
    Example:
        thesis:
          text: &claim The library should open on Sundays.
          evidence:
            visits: {text: Sunday is the day most people ask for, by: Readers' survey}
            loans: {text: Loans rose in the trial month, by: Annual report}
    Better:
        thesis:
          text: The library should open on Sundays.
          evidence:
            visits: {text: Sunday is the day most people ask for, by: Readers' survey}
            loans: {text: Loans rose in the trial month, by: Annual report}
    Fix:
        Write the text out where it is meant; quote a text that begins with `&`, `*` or `!`.
    """


@loader_rule("AM104", "unknown-key")
def unknown_key() -> None:
    """A key that the format does not have.

    What it finds:
        Misspelt keys, and keys that belong elsewhere.
    Why it matters:
        What stands under an unknown key would be lost without a word.
    Example:
        thesis:
          text: The library should open on Sundays.
          evidense:
            visits: {text: Sunday is the day most people ask for, by: Readers' survey}
    Better:
        thesis:
          text: The library should open on Sundays.
          evidence:
            visits: {text: Sunday is the day most people ask for, by: Readers' survey}
            loans: {text: Loans rose in the trial month, by: Annual report}
    Fix:
        Take the key that the message suggests; remarks for the makers of the map go under `comment`.
    """


@loader_rule("AM105", "missing-key")
def missing_key() -> None:
    """A key that must be there is not.

    What it finds:
        A map without `argmap`, `title` or `thesis`, and a node without `text`.
    Why it matters:
        A node without its claim says nothing.
    Example:
        thesis:
          text: The library should open on Sundays.
          evidence:
            visits: {by: Readers' survey}
    Better:
        thesis:
          text: The library should open on Sundays.
          evidence:
            visits: {text: Sunday is the day most people ask for, by: Readers' survey}
            loans: {text: Loans rose in the trial month, by: Annual report}
    Fix:
        Add the key.
    """


@loader_rule("AM106", "invalid-value")
def invalid_value() -> None:
    """A value of the wrong type, or a word that the key does not know.

    What it finds:
        Text where a number, a date, true or false, a list or a mapping is expected; empty values; words that are not
        on a scale; texts in a language that the map does not have.
    Why it matters:
        The value could only be guessed at.
    Example:
        thesis:
          text: The library should open on Sundays.
          likelihood: quite-likely
          evidence:
            visits: {text: Sunday is the day most people ask for, by: Readers' survey}
            loans: {text: Loans rose in the trial month, by: Annual report}
    Better:
        thesis:
          text: The library should open on Sundays.
          likelihood: likely
          evidence:
            visits: {text: Sunday is the day most people ask for, by: Readers' survey}
            loans: {text: Loans rose in the trial month, by: Annual report}
    Fix:
        Write a value as the message says.
    """


@loader_rule("AM107", "unsupported-version")
def unsupported_version() -> None:
    """The file is of a format that this version of argmap does not read.

    What it finds:
        Another number than 1 behind `argmap:`, and layer files.
    Why it matters:
        The keys of another format may mean something else.
    Example:
        argmap: 2
        title: The library on Sundays
        thesis: {text: The library should open on Sundays.}
    Better:
        argmap: 1
        title: The library on Sundays
        thesis:
          text: The library should open on Sundays.
          evidence:
            visits: {text: Sunday is the day most people ask for, by: Readers' survey}
            loans: {text: Loans rose in the trial month, by: Annual report}
    Fix:
        Update argmap, or write `argmap: 1` where that is what the file is.
    """


@loader_rule("AM108", "too-deep")
def too_deep() -> None:
    """Collections stand inside one another more than two hundred levels deep.

    What it finds:
        The collection at which the limit is passed; reading stops there.
    Why it matters:
        No argument is that deep. It is a slip, or a file made to do harm.
    Example:
        thesis: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[
          [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[
          [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[
    Better:
        thesis:
          text: The library should open on Sundays.
          evidence:
            visits: {text: Sunday is the day most people ask for, by: Readers' survey}
            loans: {text: Loans rose in the trial month, by: Annual report}
    Fix:
        Close the bracket, or mend the indentation.
    """


@loader_rule("AM109", "not-utf8")
def not_utf8() -> None:
    r"""The file is not UTF-8.

    What it finds:
        Bytes that are not UTF-8, UTF-16 and UTF-32 files, and binary files.
    Why it matters:
        Characters would be guessed; a wrong guess garbles every Chinese text.
    Example:
        bytes: b'argmap: 1\ntitle: \xcd\xbc\xca\xe9\xb9\xdd\n'
    Fix:
        Save the file as UTF-8; every editor can do it.
    """


@rule("AM112", "comment-in-text", Severity.WARNING)
def comment_in_text(context: Context) -> Iterator[Diagnostic]:
    """A text ends where a word begins with `#`.

    What it finds:
        A `#` behind a text and a space that has no space behind it, such as the one of `The #1 reason`.
    Why it matters:
        YAML takes the rest of the line for a comment: the map says less than its author wrote.
    Example:
        thesis:
          text: The library should open on Sundays.
          evidence:
            visits: {text: Sunday is the day most people ask for, by: Readers' survey}
            loans:
              text: Loans rose to #1 in the county
              by: Annual report
    Better:
        thesis:
          text: The library should open on Sundays.
          evidence:
            visits: {text: Sunday is the day most people ask for, by: Readers' survey}
            loans:
              text: "Loans rose to #1 in the county" # since the trial month
              by: Annual report
    Fix:
        Quote the text; put a space behind the `#` where it does begin a comment.
    """
    source = context.loaded.source
    if not _HASH_IN_TEXT.search(source.text):
        return
    for comment in comments(source, context.loaded.places):
        before = source.text[: comment.span.start].rpartition("\n")[2]
        if _HASH_IN_TEXT.search(before + comment.text) and re.search(r"[^\s:,{}\[\]\"'|>-][ \t]+$", before):
            yield Diagnostic(
                "AM112",
                Severity.WARNING,
                f"`{comment.text[:20]}` is a comment, not part of the text in front of it",
                comment.span,
                "quote the text, or put a space behind the `#`",
            )


# It begins with the mark itself, so that a large file without one is looked through at once.
_HASH_IN_TEXT = re.compile(r"#(?<=[ \t]#)[^\s#!]")


@rule("AM110", "unused-suppression", Severity.WARNING)
def unused_suppression(context: Context) -> Iterator[Diagnostic]:
    """A comment silences a rule that has nothing to say there.

    What it finds:
        `# argmap: ignore[…]` and `# argmap: ignore-file[…]` that name no rule, a rule that does not exist, or one that
        finds nothing on that node or in that file. Rules that are not applied are not counted, nor are those of the
        source (AM4) while the text of a source is not at hand.
    Why it matters:
        It hides the next mistake of that kind, and tells the reader of a weakness that is not there.
    Example:
        thesis:
          text: The library should open on Sundays.
          evidence:
            visits: {text: Sunday is the day most people ask for, by: Survey}  # argmap: ignore[AM502]
            loans: {text: Loans rose in the trial month, by: Annual report}
    Better:
        thesis:
          text: The library should open on Sundays.
          evidence:
            visits: Sunday is the day most people ask for  # argmap: ignore[AM405] -- everybody knows
            loans: {text: Loans rose in the trial month, by: Annual report}
    Fix:
        Delete the comment, or move it to the line of the node that it is meant for, or the line above.
    """
    for suppression in context.suppressions:
        if not suppression.words:
            yield _about(
                suppression,
                suppression.span,
                "this comment names no rule, so it silences nothing",
                "write `# argmap: ignore[AM301]`, and the reason behind ` -- `",
            )
        for word in suppression.words:
            if word.unknown:
                message, _, hint = word.unknown.partition("; ")
                yield _about(suppression, word.span, message, hint)
        idle = [word for word in suppression.words if not word.unknown and not word.used]
        if not idle or not all(_is_judged(context, word) for word in idle):
            continue
        names = " and ".join(f"`{word.text}`" for word in idle)
        if all(RULES[code].of_file for word in idle for code in word.codes):
            message, hint = f"{names} cannot be silenced: without it there is no map", "mend what it finds"
        else:
            where = "in this file" if suppression.whole_file else "here"
            message = f"{names} {'finds' if len(idle) == 1 else 'find'} nothing {where}"
            hint = "delete it, or move it to the line of the node that it is for"
        title = "delete the comment" if len(idle) == len(suppression.words) else f"delete {names} from the comment"
        fix = Fix(title, deletion(context.loaded.source.text, suppression))
        yield _about(suppression, Span(idle[0].span.start, idle[-1].span.end), message, hint, fix)


def _about(suppression: Suppression, span: Span, message: str, hint: str, fix: Fix | None = None) -> Diagnostic:
    node = next(iter(suppression.nodes)) if len(suppression.nodes) == 1 else ""
    return Diagnostic("AM110", Severity.WARNING, message, span, hint, node=node, fix=fix)


def _is_judged(context: Context, word: Word) -> bool:
    """Whether all that a word stands for has been looked at in this run."""
    rules = {code for code in word.codes if not RULES[code].of_file and code != "AM110"}
    if any(code.startswith("AM4") for code in rules):
        # What compares with a text cannot speak without it; the next reader may have it.
        return rules <= context.applied and all(context.library.find(work) for work in context.map.works.values())
    return rules <= context.applied


@loader_rule("AM111", "too-large")
def too_large() -> None:
    """The file is larger than a map can be.

    What it finds:
        Files of more than 16 MB; ten thousand nodes in two languages take less than half of that.
    Why it matters:
        It is hardly the file that was meant.
    Fix:
        Check the path. A map of maps is better kept in several files.
    """


@loader_rule("AM201", "duplicate-id")
def duplicate_id() -> None:
    """Two nodes have the same id.

    What it finds:
        An id that stands in two places of the tree.
    Why it matters:
        Links, diagrams and comments name nodes by id: it must be clear which one is meant.
    Example:
        thesis:
          text: The library should open on Sundays.
          premises:
            demand:
              text: Many people ask for it.
              evidence:
                survey: {text: Two in three readers ask for it, by: Readers' survey}
                letters: {text: The desk has a folder of letters, by: Librarian}
          evidence:
            survey: {text: Loans rose in the trial month, by: Annual report}
    Better:
        thesis:
          text: The library should open on Sundays.
          premises:
            demand:
              text: Many people ask for it.
              evidence:
                survey: {text: Two in three readers ask for it, by: Readers' survey}
                letters: {text: The desk has a folder of letters, by: Librarian}
          evidence:
            loans: {text: Loans rose in the trial month, by: Annual report}
    Fix:
        Rename one of them, and the links that mean it.
    """


@loader_rule("AM202", "unknown-node")
def unknown_node() -> None:
    """A link names a node that does not exist.

    What it finds:
        Ids under `supports`, `limits` and `opposes` that no node has.
    Why it matters:
        The step of the argument that the link stands for would be lost.
    Example:
        thesis:
          text: The library should open on Sundays.
          evidence:
            visits: {text: Sunday is the day most people ask for, by: Readers' survey}
            loans: {text: Loans rose in the trial month, by: Annual report, supports: [visit]}
    Better:
        thesis:
          text: The library should open on Sundays.
          evidence:
            visits: {text: Sunday is the day most people ask for, by: Readers' survey}
            loans: {text: Loans rose in the trial month, by: Annual report, supports: [visits]}
    Fix:
        Take the id that the message suggests.
    """


@loader_rule("AM206", "misplaced-group")
def misplaced_group() -> None:
    """Premises stand under evidence.

    What it finds:
        `premises` in a node under `evidence`.
    Why it matters:
        Evidence is looked up, not argued for. What needs premises is a claim.
    Example:
        thesis:
          text: The library should open on Sundays.
          evidence:
            visits:
              text: Sunday is the day most people ask for
              premises: {trust: People say what they want}
    Better:
        thesis:
          text: The library should open on Sundays.
          evidence:
            loans: {text: Loans rose in the trial month, by: Annual report}
          premises:
            demand:
              text: Sunday is the day most people ask for.
              premises:
                trust: {text: People say what they want., assumed: true}
                survey: {text: Most of them said Sunday., assumed: true}
    Fix:
        Make the node a premise, or move its premises to the claim above.
    """


@loader_rule("AM209", "unknown-source")
def unknown_source() -> None:
    """A node names a source that the map does not list.

    What it finds:
        A `source` that is not an id under `sources`.
    Why it matters:
        Nobody could look it up.
    Example:
        sources: {survey: {title: Readers' survey}}
        thesis:
          text: The library should open on Sundays.
          evidence:
            visits: {text: Sunday is the day most people ask for, source: surveys}
            loans: {text: Loans rose in the trial month, by: Annual report}
    Better:
        sources: {survey: {title: Readers' survey}}
        thesis:
          text: The library should open on Sundays.
          evidence:
            visits: {text: Sunday is the day most people ask for, source: survey, by: Readers}
            loans: {text: Loans rose in the trial month, by: Annual report}
    Fix:
        Add the source, or take the id that the message suggests.
    """


@loader_rule("AM210", "invalid-id")
def invalid_id() -> None:
    """An id is not of the form that ids have.

    What it finds:
        Ids that do not begin with a letter, or hold a space or a punctuation mark other than `-`, `_` and `.`.
    Why it matters:
        Ids stand in links, in addresses and on command lines.
    Example:
        thesis:
          text: The library should open on Sundays.
          evidence:
            2024 survey: {text: Sunday is the day most people ask for, by: Readers' survey}
    Better:
        thesis:
          text: The library should open on Sundays.
          evidence:
            survey-2024: {text: Sunday is the day most people ask for, by: Readers' survey}
            loans: {text: Loans rose in the trial month, by: Annual report}
    Fix:
        Letters of any script, digits, `-`, `_` and `.`; a letter first.
    """
