"""Cross links in words, for layouts without lines between branches."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from argmap.i18n import C_, _
from argmap.i18n.names import kind_word, relation_word
from argmap.i18n.punctuation import LIST_COMMA
from argmap.model import Kind, Link, Relation


def mentions(links: Iterable[Link], numbers: Mapping[str, str], language: str) -> dict[str, str]:
    """What each statement bears on in other branches, by their numbers: “supports 1.2, 3”."""
    order = {node_id: place for place, node_id in enumerate(numbers)}
    found: dict[str, dict[Relation, list[str]]] = {}
    for link in sorted(links, key=lambda link: order[link.target]):
        number = numbers[link.target] or kind_word(Kind.THESIS, language)
        found.setdefault(link.origin, {}).setdefault(link.relation, []).append(number)
    comma = _(LIST_COMMA, language)
    return {
        origin: comma.join(
            _(C_("supports 1.2", "{relation} {number}"), language).format(
                relation=relation_word(relation, language), number=comma.join(there)
            )
            for relation, there in by_relation.items()
        )
        for origin, by_relation in found.items()
    }
