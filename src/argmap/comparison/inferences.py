"""Comparing the named inferences of a claim: which are new, gone or renamed, and what is said about the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from argmap.comparison.changes import ValueChange
from argmap.model import NamedInference, Node, Text

KeyBefore = Callable[[str], str]
"""The key of a statement by its id before."""


def renamed(before: Node, after: Node, key: KeyBefore) -> Mapping[str, str]:
    """The ids of the inferences that both versions have, from the one before to the one after.

    One with another id is the same inference if it is from the same premises and evidence.
    """
    found = {one: one for one in before.inferences if one in after.inferences}
    for name, inference in before.inferences.items():
        if name in found:
            continue
        members = {key(member) for member in inference.members}
        same = (
            one
            for one, other in after.inferences.items()
            if one not in before.inferences and one not in found.values() and set(other.members) == members
        )
        if (new := next(same, None)) is not None:
            found[name] = new
    return found


def inference_changes(before: Node, after: Node, key: KeyBefore, languages: list[str]) -> Iterator[ValueChange]:
    """What differs between the named inferences of a claim; members are keys of statements.

    An inference is ``inferences.ID``: new or gone with its members, renamed with its ids; what is said about it is
    inside of that, as in the file.
    """
    both = renamed(before, after, key)
    for name, inference in before.inferences.items():
        if name not in both:
            yield ValueChange(f"inferences.{name}", tuple(map(key, inference.members)), None)
    origins = {new: old for old, new in both.items()}
    for name, inference in after.inferences.items():
        if name not in origins:
            yield ValueChange(f"inferences.{name}", None, inference.members)
            continue
        old = origins[name]
        if old != name:
            yield ValueChange(f"inferences.{name}", old, name)
        was, now = _facts(before.inferences[old], key, languages), _facts(inference, str, languages)
        for inner, language in dict.fromkeys([*was, *now]):
            one, other = was.get((inner, language)), now.get((inner, language))
            if one != other:
                yield ValueChange(f"inferences.{name}.{inner}", one, other, language)


def _facts(
    inference: NamedInference, key: KeyBefore, languages: list[str]
) -> dict[tuple[str, str], str | bool | tuple[str, ...]]:
    """What is said about an inference, by key and language."""
    texts: dict[str, Text | None] = {"warrant": inference.warrant}
    texts |= {f"answers.{question}": answer for question, answer in inference.answers.items()}
    said = {
        (name, language): words
        for name, text in texts.items()
        for language in languages
        if text is not None and (words := text.get(language))
    }
    scheme = {("scheme", ""): inference.scheme} if inference.scheme else {}
    return {
        ("from", ""): tuple(sorted(map(key, inference.members))),
        ("linked", ""): inference.linked,
        **scheme,
        **said,
    }
