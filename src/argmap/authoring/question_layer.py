"""A layer with the open critical questions of a map, for a critic to fill in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from argmap.i18n import N_, _
from argmap.i18n.punctuation import code_list
from argmap.model import ArgumentMap, Node, Relation
from argmap.schemes import Asked, Target, wording
from argmap.schemes.words import attacks_words
from argmap.syntax.formatting.folding import fold
from argmap.syntax.formatting.fragments import Data, Pair, comment_lines

_WHERE: Final = {
    Target.STEP: ("caveats", N_("if the step has a gap")),
    Target.CONCLUSION: ("objections", N_("if there is a reason against the claim")),
}
"""The group in which a critic presses a question."""

_ENTRIES: Final = {
    "answers": N_("the argument withstands the question, for this reason"),
    "caveats": N_("it does not: the step from the reasons to the claim has a gap"),
    "objections": N_("it does not: there is a reason against the claim"),
}
"""The kinds of entries to fill in."""


def question_layer(map_: ArgumentMap, asked: Sequence[Asked], extends: str) -> str:
    """The text of a layer that asks these questions, with comments in the map's first language.

    It is valid and adds nothing yet. The entries to fill in are commented out, since an empty answer would make the
    question count as answered. A whole block is valid YAML when its comment marks are removed.

    Args:
        map_: the map.
        asked: open questions, those of one node together.
        extends: the path of the map's file, relative to the folder of the layer.
    """
    lines = [*_head(map_.primary_language), "argmap: 1", *Pair("extends", extends).block(0, 2)]
    lines += [f"# by: {_gaps(map_.languages)}".rstrip(), *Pair("title", _title(map_)).block(0, 2), "", "add:"]
    for node_id, those in groupby(asked, lambda each: each.node_id):
        lines += [*_node(map_, map_[node_id], list(those)), ""]
    return "\n".join(lines[:-1]) + "\n"


def _head(language: str) -> Iterator[str]:
    explanation = _(
        "The open critical questions of a map, as a layer on it. It adds nothing yet. To use an entry, fill it in and "
        "remove the `# ` in front of it; delete the others:",
        language,
    )
    check = _("`argmap check` reports what is wrong with this file, `argmap questions` what is still open.", language)
    yield from ("# yaml-language-server: $schema=argmap.schema.json", "#", *comment_lines(explanation))
    yield from (f"#   {key:<13}{_(words, language)}" for key, words in _ENTRIES.items())
    yield from comment_lines(check)


def _title(map_: ArgumentMap) -> Data:
    titles = {
        language: _("Critical questions about “{}”", language).format(map_.title.best(language))
        for language in map_.languages
    }
    return titles if len(titles) > 1 else titles[map_.primary_language]


def _node(map_: ArgumentMap, node: Node, those: Sequence[Asked]) -> Iterator[str]:
    yield f"  {node.id}:"
    yield from Pair("reads", node.text.best(map_.primary_language)).block(4, 2)
    yield from (f"    # {line}".rstrip() for line in _to_fill_in(map_, node, those))


def _to_fill_in(map_: ArgumentMap, node: Node, those: Sequence[Asked]) -> Iterator[str]:
    """The entries that a critic may fill in for a node, each with a comment on its purpose."""
    languages = map_.languages
    steps = {each.step: each.scheme for each in those}
    for step, scheme in steps.items():
        names = dict.fromkeys(wording(scheme.name, language) for language in languages)
        yield f"# {' · '.join(names)} ({scheme.id}){f': {step}' if step else ''}"
    yield "answers:"
    for each in those:
        for language in languages:
            attacks = attacks_words(each.question.attacks, language)
            yield f"  # {wording(each.question.text, language)} [{attacks}]"
        yield f"  {each.step}{'/' if each.step else ''}{each.question.id}: {_gaps(languages)}"
    language = map_.primary_language
    for target, (group, when) in _WHERE.items():
        pressing = dict.fromkeys(each.step for each in those if each.question.attacks is target)
        if pressing:
            yield f"{group}:  # {_(when, language)}"
        for step in pressing if target is Target.STEP else [""][: len(pressing)]:
            gaps, about = _gaps(languages), f"step: {step}" if step else ""
            said = ", ".join(part for part in (f"text: {gaps}" if gaps or about else "", about) if part)
            yield f"  {node.id}{f'-{step}' if step else ''}-…: {f'{{{said}}}' if said else ''}"
    support = [one.id for one in map_.bearing_on(node, Relation.SUPPORTS)]
    if support and any(each.question.attacks is Target.PREMISE for each in those):
        said = _("if a reason is in doubt, object to it under its own id: {ids}", language)
        said = said.format(ids=code_list(support, language))
        yield from (f"# {line}" for line in fold(said, 90, 90))


def _gaps(languages: Sequence[str]) -> str:
    """The gaps to fill in: one text, or one for each language. A check reports those that are empty."""
    return f"{{{', '.join(f'{language}: ' for language in languages)}}}" if len(languages) > 1 else ""
