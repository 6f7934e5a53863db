"""A layer with the open critical questions of a map, for a critic to fill in."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from argmap.i18n import _
from argmap.model import ArgumentMap, Node, Relation
from argmap.schemes import Asked, Target, wording
from argmap.schemes.words import attacks_words
from argmap.syntax.formatting.fragments import Data, Pair

_WHERE: Final = {
    Target.STEP: ("caveats", "where the step has a gap"),
    Target.CONCLUSION: ("objections", "where there is a reason against the claim"),
}
"""Where a critic writes what a question brings to light."""


def question_layer(map_: ArgumentMap, asked: Sequence[Asked], extends: str) -> str:
    """The text of a layer that asks these questions.

    It is valid as it is and adds nothing yet. What is to be filled in stands in comments, since an answer that is no
    answer would make the question count as answered. A block that is taken out of its comments whole is YAML, too.

    Args:
        map_: the map.
        asked: open questions, those of one node together.
        extends: the path of the map's file, from the folder of the layer.
    """
    lines = [*_HEAD.splitlines(), "argmap: 1", *Pair("extends", extends).block(0, 2)]
    lines += [f"# by: {_gaps(map_.languages)}".rstrip(), *Pair("title", _title(map_)).block(0, 2), "", "add:"]
    for node_id, those in groupby(asked, lambda each: each.node_id):
        lines += [*_node(map_, map_[node_id], list(those)), ""]
    return "\n".join(lines[:-1]) + "\n"


def _title(map_: ArgumentMap) -> Data:
    titles = {
        language: _("Critical questions put to “{}”", language).format(map_.title.best(language))
        for language in map_.languages
    }
    return titles if len(titles) > 1 else titles[map_.primary_language]


def _node(map_: ArgumentMap, node: Node, those: Sequence[Asked]) -> Iterator[str]:
    yield f"  {node.id}:"
    yield from Pair("reads", node.text.best(map_.primary_language)).block(4, 2)
    yield from (f"    # {line}".rstrip() for line in _to_fill_in(map_, node, those))


def _to_fill_in(map_: ArgumentMap, node: Node, those: Sequence[Asked]) -> Iterator[str]:
    """What a critic may write about a node: entries with a gap for the text, each below a comment on what for."""
    languages, scheme = map_.languages, those[0].scheme
    names = dict.fromkeys(wording(scheme.name, language) for language in languages)
    yield f"# {' · '.join(names)} ({scheme.id})"
    yield "answers:"
    for each in those:
        for language in languages:
            attacks = attacks_words(each.question.attacks, language)
            yield f"  # {wording(each.question.text, language)} [{attacks}]"
        yield f"  {each.question.id}: {_gaps(languages)}"
    for target, (group, when) in _WHERE.items():
        if any(each.question.attacks is target for each in those):
            yield f"{group}:  # {when}"
            gaps = _gaps(languages)
            yield f"  {node.id}-…: {f'{{text: {gaps}}}' if gaps else ''}"
    support = [f"`{one.id}`" for one in map_.bearing_on(node, Relation.SUPPORTS)]
    if support and any(each.question.attacks is Target.PREMISE for each in those):
        said = f"where a reason is in doubt, object to it under its own id: {', '.join(support)}"
        yield from (f"# {line}" for line in textwrap.wrap(said, 90, break_long_words=False, break_on_hyphens=False))


def _gaps(languages: Sequence[str]) -> str:
    """What is to be filled in: a text, or one for each language. As long as it is empty, a check says so."""
    return f"{{{', '.join(f'{language}: ' for language in languages)}}}" if len(languages) > 1 else ""


_HEAD: Final = """\
# yaml-language-server: $schema=argmap.schema.json
#
# The open critical questions of a map, as a layer on it. As it stands it adds nothing. Where you have something to say,
# fill it in and take the `# ` away in front of it; delete the rest:
#   answers      the argument stands up to the question, for this reason;
#   caveats      it does not: the step from the reasons to the claim has a gap;
#   objections   it does not: there is a reason against the claim.
# `argmap check` on this file tells what is wrong with it, `argmap questions` on it what is still open.
"""
