"""What layers do to the thesis of a map."""

from __future__ import annotations

from argmap.evaluation.evaluator import USUAL, Evaluation, Settings, evaluate
from argmap.evaluation.overlay import figure
from argmap.evaluation.words import statement_count
from argmap.i18n import _, n_
from argmap.i18n.names import status_word
from argmap.i18n.punctuation import LIST_COMMA, TITLE
from argmap.model import ArgumentMap
from argmap.rendering.citations import inner_quotes


def layer_effect(
    map_: ArgumentMap, language: str, settings: Settings = USUAL, evaluation: Evaluation | None = None
) -> str:
    """How much the layers on a map add, and what the thesis is without them and with them, as a sentence.

    Args:
        map_: the map with its layers.
        language: the language of the words.
        settings: how strengths are computed.
        evaluation: that of the map, if there is one by these settings.

    Returns:
        The sentence; empty if there are no layers.
    """
    if not map_.layers:
        return ""
    root = map_.root.id
    before, now = evaluate(map_.without_layers(), settings), evaluation or evaluate(map_, settings)
    readings = [(one.statuses[root], figure(one.strengths[root])) for one in (before, now)]
    said = n_(
        "The layer {layers} adds {statements}; the thesis goes from {before} ({was}) to {after} ({now}).",
        "The layers {layers} add {statements}; the thesis goes from {before} ({was}) to {after} ({now}).",
        len(map_.layers),
        language,
    )
    if readings[0] == readings[1]:
        said = n_(
            "The layer {layers} adds {statements}; the thesis stays {after} ({now}).",
            "The layers {layers} add {statements}; the thesis stays {after} ({now}).",
            len(map_.layers),
            language,
        )
    titles = (inner_quotes(layer.title.best(language), language) for layer in map_.layers.values())
    return said.format(
        layers=_(LIST_COMMA, language).join(_(TITLE, language).format(title) for title in titles),
        statements=statement_count(sum(bool(node.layer) for node in map_), language),
        before=status_word(readings[0][0], language),
        was=readings[0][1],
        after=status_word(readings[1][0], language),
        now=readings[1][1],
    )
