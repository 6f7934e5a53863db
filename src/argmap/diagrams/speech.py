"""What is said of a card to those to whom a drawing is read: the same as it shows, in the same order."""

from __future__ import annotations

from argmap.diagrams.cards import Card
from argmap.diagrams.scene import Scene
from argmap.i18n import C_, _
from argmap.i18n.names import kind_word
from argmap.i18n.punctuation import COLON, SEMICOLON
from argmap.model import Relation

_BEARS = {
    Relation.SUPPORTS: C_("a statement", "supports {}"),
    Relation.LIMITS: C_("a statement", "limits {}"),
    Relation.OPPOSES: C_("a statement", "opposes {}"),
    Relation.FOLLOWS: C_("a statement", "follows from {}"),
}


def spoken(card: Card, scene: Scene) -> str:
    """A card in words: “1.1 Premise: Many people ask for it; supports 1; very likely; 6 more below”."""
    language, node = scene.language, card.node
    kind = kind_word(node.kind, language)
    if card.number:
        kind = _(C_("number and kind", "{number} {kind}"), language).format(number=card.number, kind=kind)
    if card.badge:
        kind += f" [{card.badge.name}]"
    parts = [kind + _(COLON, language) + card.text.rstrip(".。")]
    if node.parent is not None and node.relation is not None:
        above = scene.numbers[node.parent] or kind_word(next(iter(scene.cards.values())).node.kind, language)
        parts.append(_(_BEARS[node.relation], language).format(above))
    parts += [*scene.roles.get(node.id, ()), card.foot]
    # Where lines are drawn, the card does not say it.
    parts += [words for words in (scene.mentions.get(node.id, ""),) if words not in card.foot]
    if card.folded:
        parts.append(_(C_("collapsed nodes", "below: {}"), language).format(card.folded))
    return _(SEMICOLON, language).join(filter(None, parts))
