"""Three versions of a map file merged into one text, with the marks of git where that cannot be done by itself."""

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
from argmap.loading import Loaded, load_text
from argmap.syntax.edits import apply_edits, common_ends, edits_between, split_lines
from argmap.syntax.formatting.canonical import in_order
from argmap.syntax.formatting.layout import LayoutError
from argmap.syntax.formatting.survey import lay_out
from argmap.syntax.source import Source
from argmap.syntax.yaml import Comment, comments, compose

MARK = 7
"""How many characters the marks of a conflict have, where git says nothing else."""


@dataclass(frozen=True)
class Merged:
    """The text of a merge."""

    text: str
    conflicts: tuple[str, ...] = ()
    """What both sides have changed differently, in words; it is marked in the text."""
    broken: Loaded | None = None
    """The result, where it holds errors that neither side has: each is sound, and the two do not go together."""

    @property
    def clean(self) -> bool:
        """Whether nothing is left to be done by hand."""
        return not self.conflicts and self.broken is None


def merge(base: str, ours: str, theirs: str, path: Path | None = None, mark: int = MARK) -> Merged:
    """Merge two versions of a map or a layer that come from a common one, node by node, as edits on our text.

    Args:
        base: the version that both come from; empty where both have added the file.
        ours: the text that is edited.
        theirs: the other one.
        path: where the file is; a layer needs it to find its map.
        mark: how many characters the marks of a conflict have.

    Raises:
        MergeError: one of the versions is not readable; or the result is not what was meant, which is not given out.
    """
    versions = list(read_versions(base, ours, theirs))
    if len({"extends" in version.data for version in versions if version.data}) > 1:
        raise MergeError("one version is a map and another is a layer")
    tree, text = _settled(versions, Side.OURS)
    if tree.conflicts:
        _, other = _settled(versions, Side.THEIRS)
        _check_comments(versions, [text, other])
        return Merged(_marked(versions[1].text, text, other, mark), tuple(tree.conflicts))
    _check_comments(versions, [text])
    loaded = load_text(text, str(path or "the result"), path)
    known = {_said(one) for version in versions[1:] for one in load_text(version.text, "", path).diagnostics}
    broken = any(_said(one) not in known for one in loaded.diagnostics)
    return Merged(text, (), loaded if broken else None)


def _settled(versions: list[Version], side: Side) -> tuple[MergedTree, str]:
    """The merged tree and its text, with conflicts settled for a side; the text is read again.

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
        raise MergeError("the files are written in a way that a merge by node would not survive")
    return tree, text


def _check_comments(versions: list[Version], results: list[str]) -> None:
    """See to it that what one side has said in a comment is there, and what both have kept.

    Raises:
        MergeError: a comment is lost.
    """
    base, ours, theirs = (_counted(version.text) for version in versions)
    found: Counter[str] = Counter()
    for result in results:
        found |= _counted(result)
    wanted = (ours - base) | (theirs - base) | (base & ours & theirs)
    if lost := list(wanted - found):
        raise MergeError(f"a comment would be lost: {lost[0]}")


def _without_doubles(text: str, versions: list[Version]) -> str:
    """A text without the comments that stand in it twice since each side has them with another entry."""
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
    """Our text with the marks of a conflict around the lines in which the two differ, whole values at a time."""
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
        raise MergeError(f"the result cannot be laid out: {error}") from error


def _flat(units: list[tuple[str, ...]]) -> Iterator[str]:
    return (line for unit in units for line in unit)


def _said(diagnostic: Diagnostic) -> str:
    return f"{diagnostic.code} {diagnostic.message}"
