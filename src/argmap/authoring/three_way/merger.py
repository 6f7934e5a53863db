"""Three versions of a map file merged into one text, with git's conflict markers if necessary."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from argmap.authoring.three_way.lines import pieces
from argmap.authoring.three_way.renames import read_versions
from argmap.authoring.three_way.rewrite import splice
from argmap.authoring.three_way.tree import MergedTree, merge_trees
from argmap.authoring.three_way.values import Side
from argmap.authoring.three_way.versions import MergeError, Version
from argmap.diagnostics import Diagnostic, Edit, Span
from argmap.i18n import _
from argmap.loading import Loaded, load_text
from argmap.syntax.edits import apply_edits, common_ends, edits_between, split_lines
from argmap.syntax.formatting.canonical import in_order
from argmap.syntax.formatting.layout import LayoutError
from argmap.syntax.formatting.survey import lay_out
from argmap.syntax.source import Source
from argmap.syntax.yaml import Comment, comments, compose

MARK = 7
"""Length of conflict markers, unless git asks for another."""


@dataclass(frozen=True)
class Merged:
    """The result of a merge."""

    text: str
    conflicts: tuple[str, ...] = ()
    """Descriptions of what both sides changed differently, marked in the text."""
    broken: Loaded | None = None
    """The result, if it has errors that neither side has: the two are valid but incompatible."""

    @property
    def clean(self) -> bool:
        """Whether nothing remains to be done by hand."""
        return not self.conflicts and self.broken is None


def merge(base: str, ours: str, theirs: str, path: Path | None = None, mark: int = MARK) -> Merged:
    """Merge two versions of a map or a layer with a common ancestor, node by node, as edits of our text.

    Args:
        base: the common ancestor; empty if both sides added the file.
        ours: the text that is edited.
        theirs: the other one.
        path: the path of the file, which a layer needs to find its map.
        mark: length of the conflict markers.

    Raises:
        MergeError: a version is not readable, or the result is not what was meant.
    """
    versions = list(read_versions(base, ours, theirs))
    if len({"extends" in version.data for version in versions if version.data}) > 1:
        raise MergeError(_("one version is a map and another is a layer"))
    tree, text = _settled(versions, Side.OURS)
    if tree.conflicts:
        __, other = _settled(versions, Side.THEIRS)
        _check_comments(versions, [text, other])
        return Merged(_marked(versions[1].text, text, other, mark), tuple(tree.conflicts))
    _check_comments(versions, [text])
    loaded = load_text(text, str(path or _("the result")), path)
    known = {_said(one) for version in versions[1:] for one in load_text(version.text, "", path).diagnostics}
    broken = any(_said(one) not in known for one in loaded.diagnostics)
    return Merged(text, (), loaded if broken else None)


def _settled(versions: list[Version], side: Side) -> tuple[MergedTree, str]:
    """The merged tree and its text, with conflicts resolved for a side; the text is read back.

    Raises:
        MergeError: the text does not say what the tree says.
    """
    base, ours, theirs = versions
    tree = merge_trees(base, ours, theirs, side)
    text = splice(tree, base, ours, theirs)
    if not tree.conflicts:
        text = _without_doubles(text, versions)
    composed = compose(Source("the result", text))
    if composed.diagnostics or in_order(composed.data) != in_order(tree.data()):
        raise MergeError(_("files written this way cannot be merged safely by node"))
    return tree, text


def _check_comments(versions: list[Version], results: list[str]) -> None:
    """Check that no new or kept comment is missing.

    Raises:
        MergeError: a comment is lost.
    """
    base, ours, theirs = (_counted(version.text) for version in versions)
    found: Counter[str] = Counter()
    for result in results:
        found |= _counted(result)
    wanted = (ours - base) | (theirs - base) | (base & ours & theirs)
    if lost := list(wanted - found):
        raise MergeError(_("a comment would be lost: {comment}").format(comment=lost[0]))


def _without_doubles(text: str, versions: list[Version]) -> str:
    """A text without duplicate comments, which arise if each side has a comment with a different entry."""
    base, ours, theirs = (_counted(version.text) for version in versions)
    surplus = _counted(text) - (ours + theirs - base)
    source, edits = Source("", text), []
    for comment in reversed(_comments(text) if surplus else []):
        start = source.start_of(source.position(comment.span.start)[0])
        if surplus[comment.text.strip()] and not text[start : comment.span.start].strip("\ufeff "):
            surplus[comment.text.strip()] -= 1
            end = start + len(split_lines(text[start:])[0])
            edits.append(Edit(Span(start, end), ""))
    return apply_edits(text, edits)


def _comments(text: str) -> list[Comment]:
    source = Source("", text)
    return list(comments(source, compose(source).root))


def _counted(text: str) -> Counter[str]:
    return Counter(comment.text.strip() for comment in _comments(text))


def _marked(before: str, ours: str, theirs: str, mark: int) -> str:
    """Our text with conflict markers around the lines that differ, whole values at a time."""
    one, other = _units(ours), _units(theirs)
    head, tail = common_ends(one, other)  # type: ignore[arg-type]
    matcher = difflib.SequenceMatcher(
        None, one[head : len(one) - tail], other[head : len(other) - tail], autojunk=False
    )
    lines = [line for unit in one[:head] for line in unit]
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        mine, yours = one[head + start : head + end], other[head + new_start : head + new_end]
        lines += (
            _flat(mine)
            if tag == "equal"
            else [
                f"{'<' * mark} ours",
                *_flat(mine),
                "=" * mark,
                *_flat(yours),
                f"{'>' * mark} theirs",
            ]
        )
    lines += [line for unit in one[len(one) - tail :] for line in unit]
    if before.startswith("\ufeff"):
        lines[0] = "\ufeff" + lines[0]
    return apply_edits(before, edits_between(before, lines))


def _units(text: str) -> list[tuple[str, ...]]:
    try:
        return list(pieces(lay_out(Source("the result", text))).units())
    except LayoutError as error:
        raise MergeError(_("the merged file would not be readable: {reason}").format(reason=error)) from error


def _flat(units: list[tuple[str, ...]]) -> Iterator[str]:
    return (line for unit in units for line in unit)


def _said(diagnostic: Diagnostic) -> str:
    return f"{diagnostic.code} {diagnostic.message}"
