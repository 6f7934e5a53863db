"""AM1 and part of AM2: errors of the loader, which can't be turned off because they leave no usable map.

AM110 and AM112 are ordinary rules about comments.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.registry import RULES, Context, loader_rule, rule
from argmap.checks.suppressions import Suppression, Word, deletion
from argmap.diagnostics import Diagnostic, Fix, Severity, Span
from argmap.i18n import _, n_
from argmap.i18n.punctuation import enumeration
from argmap.syntax.yaml import cut_texts


@loader_rule("AM100", "unreadable-file")
def unreadable_file() -> None:
    """The file doesn't exist, is a folder, or can't be read.

    What it finds:
        A path that the system can't open.
    Why it matters:
        argmap has nothing to check until it can read the file.
    Fix:
        Check the path and the file's permissions.
    """


@loader_rule("AM101", "yaml-syntax")
def yaml_syntax() -> None:
    """The file isn't valid YAML.

    What it finds:
        Unclosed brackets and quotation marks, tabs used for indentation, inconsistent indentation, colons where no key
        is expected, and characters that YAML doesn't allow.
    Why it matters:
        Reading stops at the error; nothing after it becomes part of the map.
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
        Put quotation marks around any text that contains a colon followed by a space, or that begins with a character
        such as `@`, `*` or `%`.
    """


@loader_rule("AM102", "duplicate-key")
def duplicate_key() -> None:
    """The same key appears twice in one mapping.

    What it finds:
        The second occurrence of a key, of a node's id within the same group, or of an inference's id at the same claim.
    Why it matters:
        Most YAML readers keep one of the two and silently drop the other.
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
        Merge the two entries or rename one of them.
    """


@loader_rule("AM103", "unsupported-yaml")
def unsupported_yaml() -> None:
    """The file uses a YAML feature that maps don't support.

    What it finds:
        Anchors and aliases, merge keys, tags, directives, second documents, and keys that are empty, lists or mappings.
    Why it matters:
        A map should mean exactly what it shows: no text is pulled in from elsewhere, and no value has a hidden type.
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
        Write the text out in full wherever you need it, and put quotation marks around text that begins with `&`, `*`
        or `!`.
    """


@loader_rule("AM104", "unknown-key")
def unknown_key() -> None:
    """The format has no such key.

    What it finds:
        Misspelled keys, and keys that belong somewhere else.
    Why it matters:
        Otherwise, everything under the unknown key would be silently lost.
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
        Use the key that the message suggests. Remarks for the map's authors go under `comment`.
    """


@loader_rule("AM105", "missing-key")
def missing_key() -> None:
    """A required key is missing.

    What it finds:
        A map without `argmap`, `title` or `thesis`, a node without `text`, one of several inferences without `from`,
        and nodes, sources and inferences without an id above their keys.
    Why it matters:
        A node without a text makes no claim.
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
        Add the missing key.
    """


@loader_rule("AM106", "invalid-value")
def invalid_value() -> None:
    """A value has the wrong type, or isn't one that the key recognises.

    What it finds:
        Text where a number, a date, a truth value, a list or a mapping is expected; empty values; unrecognised values;
        and texts in a language that the map doesn't declare.
    Why it matters:
        argmap would have to guess what the value means.
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
        Write one of the values that the message names.
    """


@loader_rule("AM107", "unsupported-version")
def unsupported_version() -> None:
    """The file's format isn't one that this version of argmap can read.

    What it finds:
        A number other than 1 after `argmap:`.
    Why it matters:
        Keys may mean something else in another format.
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
        Update argmap, or write `argmap: 1` if that is the format the file uses.
    """


@loader_rule("AM108", "too-deep")
def too_deep() -> None:
    """Collections are nested more than 200 levels deep.

    What it finds:
        The collection at which the limit is exceeded. Reading stops there.
    Why it matters:
        No argument goes that deep. This is either a slip or a malicious file.
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
        Close the bracket or correct the indentation.
    """


@loader_rule("AM109", "not-utf8")
def not_utf8() -> None:
    r"""The file isn't encoded in UTF-8.

    What it finds:
        Bytes that aren't valid UTF-8, files in UTF-16 or UTF-32, and binary files.
    Why it matters:
        argmap would have to guess the encoding, and a wrong guess garbles every Chinese text.
    Example:
        bytes: b'argmap: 1\ntitle: \xcd\xbc\xca\xe9\xb9\xdd\n'
    Fix:
        Save the file as UTF-8; any editor can do this.
    """


@rule("AM112", "comment-in-text", Severity.WARNING)
def comment_in_text(context: Context) -> Iterator[Diagnostic]:
    """A `#` cuts a text short.

    What it finds:
        A `#` that follows a text and a space, or begins another line of a text, but isn't followed by a space itself,
        as in `The #1 reason`.
    Why it matters:
        YAML treats the rest of the line as a comment, so the map says less than its author wrote.
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
        Put quotation marks around the text. If a comment is intended, put a space after the `#`.
    """
    source = context.loaded.source
    for comment in cut_texts(source, context.loaded.places):
        yield Diagnostic(
            "AM112",
            Severity.WARNING,
            _("`{comment}` is a comment, not part of the text before it").format(comment=comment.text[:20]),
            comment.span,
            _("put quotation marks around the text, or a space after the `#`"),
        )


@rule("AM110", "unused-suppression", Severity.WARNING)
def unused_suppression(context: Context) -> Iterator[Diagnostic]:
    """A comment suppresses a rule that finds nothing there.

    What it finds:
        `# argmap: ignore[…]` and `# argmap: ignore-file[…]` comments that name no rule, an unknown rule, or a rule that
        finds nothing on that node or in that file. Rules that aren't applied don't count; nor do the rules about
        sources (AM4) while a source text is unavailable.
    Why it matters:
        The comment would hide the next mistake of that kind, and it suggests a weakness that isn't there.
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
        Delete the comment, or move it to the line of the node it is meant for, or to the line above.
    """
    for suppression in context.suppressions:
        if not suppression.words:
            yield _about(
                suppression,
                suppression.span,
                _("this comment names no rule, so it suppresses nothing"),
                _("write `# argmap: ignore[AM301]`, and the reason after ` -- `"),
            )
        for word in suppression.words:
            if word.unknown:
                yield _about(suppression, word.span, *word.unknown)
        idle = [word for word in suppression.words if not word.unknown and not word.used]
        if not idle or not all(_is_judged(context, word) for word in idle):
            continue
        names = enumeration([f"`{word.text}`" for word in idle])
        if all(RULES[code].of_file for word in idle for code in word.codes):
            message = n_(
                "{rules} cannot be suppressed: its errors leave no usable map",
                "{rules} cannot be suppressed: their errors leave no usable map",
                len(idle),
            )
            hint = _("correct the error instead")
        else:
            hint = _("delete it, or move it to the line of the node it is meant for")
            if suppression.whole_file:
                message = n_("{rules} finds nothing in this file", "{rules} find nothing in this file", len(idle))
            else:
                message = n_("{rules} finds nothing here", "{rules} find nothing here", len(idle))
        whole = len(idle) == len(suppression.words)
        title = _("delete the comment") if whole else _("delete {rules} from the comment").format(rules=names)
        fix = Fix(title, deletion(context.loaded.source.text, suppression))
        span = Span(idle[0].span.start, idle[-1].span.end)
        yield _about(suppression, span, message.format(rules=names), hint, fix)


def _about(suppression: Suppression, span: Span, message: str, hint: str, fix: Fix | None = None) -> Diagnostic:
    node = next(iter(suppression.nodes)) if len(suppression.nodes) == 1 else ""
    return Diagnostic("AM110", Severity.WARNING, message, span, hint, node=node, fix=fix)


def _is_judged(context: Context, word: Word) -> bool:
    """Whether every rule that a word refers to has been applied in this run."""
    rules = {code for code in word.codes if not RULES[code].of_file and code != "AM110"}
    if any(code.startswith("AM4") for code in rules):
        # Without the source text these rules find nothing, but the next reader may have it.
        return rules <= context.applied and all(context.library.find(work) for work in context.map.works.values())
    return rules <= context.applied


@loader_rule("AM114", "unsettled-merge")
def unsettled_merge() -> None:
    """The file has an unsettled merge.

    What it finds:
        Lines that begin with `<<<<<<<`, `=======`, `>>>>>>>` or `|||||||`, with which git marks what it couldn't merge.
        Indented ones count if all three marks are there, unless they are in a fenced block of Markdown.
    Why it matters:
        Both versions are in the file. Inside a quoted text, the marks would even become part of a claim.
    Example:
        thesis:
          text: "The library should open
        <<<<<<< ours
            on Sundays."
        =======
            on Saturdays."
        >>>>>>> theirs
    Better:
        thesis:
          text: "The library should open
            on Sundays."
          evidence:
            visits: {text: Sunday is the day most people ask for, by: Readers' survey}
            loans: {text: Loans rose in the trial month, by: Annual report}
    Fix:
        Keep one version, and delete the marks. `argmap merge-driver --install` lets git merge maps node by node.
    """


@loader_rule("AM111", "too-large")
def too_large() -> None:
    """The file is too large to be a map.

    What it finds:
        Files larger than 16 MB. Ten thousand nodes in two languages take less than half of that.
    Why it matters:
        It is probably not the file you meant.
    Fix:
        Check the path. If the map really is that large, split it into several files.
    """


@loader_rule("AM201", "duplicate-id")
def duplicate_id() -> None:
    """Two nodes have the same id.

    What it finds:
        An id that is used in two places of the tree.
    Why it matters:
        Links, diagrams and comments refer to nodes by id, so an id must be unambiguous.
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
        Rename one of the nodes and update the links to it.
    """


@loader_rule("AM202", "unknown-node")
def unknown_node() -> None:
    """A link points to a node that doesn't exist.

    What it finds:
        Ids under `supports`, `limits` and `opposes`, and under `from` in an inference, that don't belong to any node.
    Why it matters:
        The step in the argument that the link stands for would be lost.
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
        Use the id that the message suggests.
    """


@loader_rule("AM206", "misplaced-group")
def misplaced_group() -> None:
    """Premises appear under evidence.

    What it finds:
        A node under `evidence` that has `premises`.
    Why it matters:
        Evidence is something to look up, not to argue for. Whatever needs premises is a claim.
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
        Turn the node into a premise, or move its premises to the claim above.
    """


@loader_rule("AM209", "unknown-source")
def unknown_source() -> None:
    """A node names a source that the map doesn't list.

    What it finds:
        A `source` that isn't an id under `sources`.
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
        Add the source, or use the id that the message suggests.
    """


@loader_rule("AM210", "invalid-id")
def invalid_id() -> None:
    """An id contains characters that ids can't have.

    What it finds:
        Ids that don't begin with a letter, or that contain a space or a punctuation mark other than `-`, `_` and `.`.
    Why it matters:
        Ids are used in links, in web addresses and on the command line.
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
        Use letters of any script, digits, `-`, `_` and `.`, and begin with a letter.
    """


@loader_rule("AM212", "invalid-member")
def invalid_member() -> None:
    """A node can't be a member of the inference that names it.

    What it finds:
        Ids under `from` that belong to a caveat, to an objection or to a node that isn't right below the claim; the
        same id twice; and a layer's link `supports: [claim/inference]` to an inference of the map that it extends.
    Why it matters:
        The inference would rest on something that doesn't bear on its conclusion, and a layer would change what the
        map's author argues.
    Example:
        thesis:
          text: The library should open on Sundays.
          inferences:
            need: {from: [demand, budget]}
          premises:
            demand: {text: Many people ask for it., assumed: true}
            staff: {text: There is staff for it., assumed: true}
          caveats:
            budget: The budget is for one year only.
    Better:
        thesis:
          text: The library should open on Sundays.
          inferences:
            need: {from: [demand, staff]}
          premises:
            demand: {text: Many people ask for it., assumed: true}
            staff: {text: There is staff for it., assumed: true}
          caveats:
            budget: {text: The budget is for one year only., step: need}
    Fix:
        Name premises and evidence right below the claim. A node elsewhere joins an inference by a link:
        `supports: [claim/inference]`.
    """


@loader_rule("AM213", "unknown-inference")
def unknown_inference() -> None:
    """A caveat or a link names an inference that the claim doesn't have, or can't name one.

    What it finds:
        A `step`, a link `claim/inference` or a layer's answer `inference/question` whose inference isn't among the
        claim's `inferences`; a `step` on a node that isn't a caveat; and `opposes: [claim/inference]`.
    Why it matters:
        The caveat would limit nothing, or every line of argument for the claim instead of one.
    Example:
        thesis:
          text: The library should open on Sundays.
          inferences:
            need: {from: [demand, staff]}
          premises:
            demand: {text: Many people ask for it., assumed: true}
            staff: {text: There is staff for it., assumed: true}
          caveats:
            budget: {text: The budget is for one year only., step: needs}
    Better:
        thesis:
          text: The library should open on Sundays.
          inferences:
            need: {from: [demand, staff]}
          premises:
            demand: {text: Many people ask for it., assumed: true}
            staff: {text: There is staff for it., assumed: true}
          caveats:
            budget: {text: The budget is for one year only., step: need}
    Fix:
        Use the id that the message suggests, or delete `step` if the caveat limits every inference to its parent.
    """
