"""Word-level differences between two versions of a text.

The units are words, whole numbers with their separators, and Chinese words. Chinese is compared character by
character; differences are then widened to the word around them, if both texts are segmented alike there.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from argmap.model.text import is_cjk
from argmap.rendering.phrases import phrases
from argmap.rendering.wrapping import NAMES
from argmap.syntax.edits import common_ends


class Fate(StrEnum):
    """What happened to a stretch of text."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


class Stretch(NamedTuple):
    """A piece of a text, or of both texts."""

    fate: Fate
    text: str


_TOKEN = re.compile(r"\d+(?:[.,:/–-]\d+)*(?:[%％‰℃])?|[^\W\d_]+(?:['’.-][^\W\d_]+)*|\s+|.", re.DOTALL)
"""A number, a word, white space, or any other character."""

_LEAST_COMMON = 0.35
"""Of the longer text: where less than this part stayed, marks inside it are harder to read than the two texts."""
_PART = 2
"""Characters of a change that may be a part of a Chinese word; a longer one consists of words."""
_REST = 2
"""Characters that the rest of that word has at most on either side; budoux parts phrases, which may be longer."""
_LONG = 4000
"""Tokens of a text that is compared sentence by sentence: difflib's time grows with the square of the length."""
_ENDS = frozenset(".!?;。！？；")


def tokens(text: str) -> list[str]:
    """The units of a comparison; joined, they are the text."""
    return list(_tokens(text))


def _tokens(text: str) -> Iterator[str]:
    for match in _TOKEN.finditer(text):
        token = match.group()
        if len(token) > 1 and any(map(is_cjk, token)):
            # \w+ does not separate Chinese words, nor Latin from Chinese without a space.
            yield from _parted(token)
        else:
            yield token


def _parted(token: str) -> Iterator[str]:
    word = ""
    for character in token:
        if not is_cjk(character):
            word += character
            continue
        if word:
            yield word
            word = ""
        yield character
    if word:
        yield word


def compare_wording(before: str, after: str) -> list[Stretch]:
    """The removed, new and kept stretches of a text, in reading order; a removed one precedes its replacement.

    Two texts with little in common yield two whole stretches.
    """
    return list(_compare(before, after))


@lru_cache(maxsize=4096)
def _compare(before: str, after: str) -> tuple[Stretch, ...]:
    if before == after:
        return (Stretch(Fate.SAME, after),) if after else ()
    old, new = tokens(before), tokens(after)
    changes = _widened(_joined(_changes(old, new), old, new), old, new, before, after)
    stretches, position = [], 0
    common = 0
    for old_start, old_end, new_start, new_end in changes:
        same = "".join(old[position:old_start])
        common += len(same)
        gone, fresh = "".join(old[old_start:old_end]), "".join(new[new_start:new_end])
        stretches += [Stretch(Fate.SAME, same), Stretch(Fate.GONE, gone), Stretch(Fate.NEW, fresh)]
        position = old_end
    rest = "".join(old[position:])
    if common + len(rest) < _LEAST_COMMON * max(len(before), len(after)):
        stretches, rest = [Stretch(Fate.GONE, before), Stretch(Fate.NEW, after)], ""
    return tuple(stretch for stretch in (*stretches, Stretch(Fate.SAME, rest)) if stretch.text)


class _Change(NamedTuple):
    """Tokens of the old text that are replaced by tokens of the new one."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int


def _changes(old: Sequence[str], new: Sequence[str]) -> list[_Change]:
    head, tail = common_ends(old, new)
    inner_old, inner_new = old[head : len(old) - tail], new[head : len(new) - tail]
    if max(len(inner_old), len(inner_new)) > _LONG:
        found = _long_changes(inner_old, inner_new)
    else:
        matcher = SequenceMatcher(None, inner_old, inner_new, autojunk=False)
        found = [_Change(*places) for tag, *places in matcher.get_opcodes() if tag != "equal"]
    return [_Change(*(at + head for at in change)) for change in found]


def _long_changes(old: Sequence[str], new: Sequence[str]) -> list[_Change]:
    """The changes of a long text: its sentences are compared first, then the words of those that were replaced."""
    ours, theirs = _sentences(old), _sentences(new)
    if len(ours) == len(theirs) == 2:
        return [_Change(0, len(old), 0, len(new))]
    said, says = (["".join(text[a:b]) for a, b in pairwise(at)] for text, at in ((old, ours), (new, theirs)))
    found = []
    for tag, start, end, new_start, new_end in SequenceMatcher(None, said, says).get_opcodes():
        if tag == "equal":
            continue
        if end - start == new_end - new_start:
            # As many sentences as before: each is compared with the one in its place.
            pairs = [*zip(pairwise(ours[start : end + 1]), pairwise(theirs[new_start : new_end + 1]), strict=True)]
        else:
            whole = (ours[start], ours[end]), (theirs[new_start], theirs[new_end])
            if max(to - at for at, to in whole) > _LONG:
                found.append(_Change(*whole[0], *whole[1]))
                continue
            pairs = [whole]
        for (at, to), (new_at, new_to) in pairs:
            inner = _changes(old[at:to], new[new_at:new_to])
            found += [_Change(at + one, at + two, new_at + three, new_at + four) for one, two, three, four in inner]
    return found


def _sentences(found: Sequence[str]) -> list[int]:
    """Where the sentences and lines of a text begin, as indices of tokens, and its end."""
    ends = (number + 1 for number, token in enumerate(found[:-1]) if token in _ENDS or "\n" in token)
    return [0, *ends, len(found)]


def _joined(changes: list[_Change], old: Sequence[str], new: Sequence[str]) -> list[_Change]:
    """Join changes with almost nothing between them: a common character is chance, a word is not."""
    found: list[_Change] = []
    for change in changes:
        if found:
            last = found[-1]
            between = "".join(old[last.old_end : change.old_start])
            if _is_chance(between, _size(last, old, new), _size(change, old, new)):
                found[-1] = _Change(last.old_start, change.old_end, last.new_start, change.new_end)
                continue
        found.append(change)
    return found


def _size(change: _Change, old: Sequence[str], new: Sequence[str]) -> int:
    """The characters of the longer side of a change."""
    return max(len("".join(old[change[0] : change[1]])), len("".join(new[change[2] : change[3]])))


def _is_chance(between: str, before: int, after: int) -> bool:
    """Whether the text between two changes is too short to count as kept."""
    said = [character for character in between if character.isalnum()]
    if not said:
        return bool(between.isspace()) or min(before, after) > 1
    return len(said) == 1 and is_cjk(said[0])


def _widened(changes: list[_Change], old: Sequence[str], new: Sequence[str], before: str, after: str) -> list[_Change]:
    """Widen changes of a character or two to the Chinese word around them, if both texts segment it alike."""
    if not any(map(is_cjk, after)):
        return changes
    old_starts, new_starts = _word_starts(old, before), _word_starts(new, after)
    found: list[_Change] = []
    for index, change in enumerate(changes):
        old_start, old_end, new_start, new_end = change
        least = found[-1].old_end if found else 0
        most = changes[index + 1].old_start if index + 1 < len(changes) else len(old)
        if 0 < old_end - old_start <= _PART and 0 < new_end - new_start <= _PART:
            back = _reach(old_starts, new_starts, (old_start, new_start), old_start - least, -1)
            ahead = _reach(old_starts, new_starts, (old_end, new_end), most - old_end, 1)
            change = _Change(old_start - back, old_end + ahead, new_start - back, new_end + ahead)
        found.append(change)
    return found


def _reach(old_starts: Container[int], new_starts: Container[int], at: tuple[int, int], room: int, step: int) -> int:
    """How many tokens away the word common to both texts ends; 0 if they are segmented differently."""
    for reach in range(min(room, _REST) + 1):
        here, there = at[0] + step * reach in old_starts, at[1] + step * reach in new_starts
        if here or there:
            return reach if here and there else 0
    return 0


def _word_starts(found: Sequence[str], text: str) -> set[int]:
    """The indices of tokens at which words begin, and the index after the last one."""
    names = [match.span() for match in NAMES.finditer(text)]
    ends = {end for _, end in names}
    phrase_ends = accumulate(map(len, phrases(text)))
    ends |= {at for at in phrase_ends if not any(start < at < end for start, end in names)}
    starts, at = {0, len(found)}, 0
    for number, token in enumerate(found):
        if at in ends:
            starts.add(number)
        if not (is_cjk(token[0]) and token.isalnum()):
            # Punctuation and other scripts are separate units.
            starts |= {number, number + 1}
        at += len(token)
    return starts
