"""The legend of a document: what its terms mean, and whose they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from argmap.exporters.registry import ExportOptions
from argmap.i18n import N_, _
from argmap.i18n.names import kind_word, likelihood_band
from argmap.i18n.punctuation import LIST_COMMA, SPACE
from argmap.model import ArgumentMap, Kind, Likelihood, Node
from argmap.model.works import default_work
from argmap.rendering.citations import author_year

_KINDS: Final = {
    Kind.CAVEAT: N_("Limits how far the reasons carry; it doesn't deny the statement above it."),
    Kind.CONSEQUENCE: N_("Follows from the statement above it, and is no reason for it."),
}
"""The kinds whose names don't say how they bear on what is above them."""


def legend(
    map_: ArgumentMap, nodes: Sequence[Node], options: ExportOptions, language: str
) -> Iterator[tuple[str, str]]:
    """Terms that the statements use, each with its explanation; empty where they use none."""
    kinds = {node.kind for node in nodes}
    found = [*_terms(map_, nodes, options, language)]
    found += [(kind_word(kind, language), _(meaning, language)) for kind, meaning in _KINDS.items() if kind in kinds]
    yield from found
    if found and any(node.layer for node in nodes):
        yield (
            _("Layers", language),
            _("In what a layer adds, all of this is by the author of the layer.", language),
        )


def _terms(
    map_: ArgumentMap, nodes: Sequence[Node], options: ExportOptions, language: str
) -> Iterator[tuple[str, str]]:
    """The terms of the map itself.

    Words of likelihood, schemes, due dates and tests are not the source's: nothing in a map says that they are.
    """
    sourced = bool(map_.works)
    if used := {node.likelihood for node in nodes if node.likelihood}:
        bands = _(LIST_COMMA, language).join(likelihood_band(each, language) for each in Likelihood if each in used)
        said = [
            _("In the bands of Intelligence Community Directive 203 (ODNI 2015): {bands}.", language).format(
                bands=bands
            ),
            _("The map's makers chose the words to render the sources; the percentages are the directive's.", language)
            if sourced
            else _("The map's makers chose the words; the percentages are the directive's.", language),
        ]
        yield _("Likelihood", language), _(SPACE, language).join(said)
    if any(node.confidence for node in nodes):
        yield (
            _("Confidence", language),
            _("How good the basis of a judgement is, apart from how probable it makes the claim.", language),
        )
    if any(node.credence is not None for node in nodes):
        yield _("Credence", language), _("A number from 0 to 1 that the map's makers give a statement.", language)
    inferences = [inference for node in nodes for __, inference in node.all_inferences]
    if any(inference.scheme for inference in inferences):
        said = [
            _(
                "The name in brackets after “Inference” is a type of argument; most types follow Walton, Reed and "
                "Macagno (2008).",
                language,
            ),
            _("The map's makers assign it, not the sources.", language)
            if sourced
            else _("The map's makers assign it.", language),
        ]
        yield _("Scheme", language), _(SPACE, language).join(said)
    if any(inference.answers for inference in inferences):
        said = [_("Questions that an inference of the scheme has to answer.", language)]
        said.append(_("The answers are in words of the map's makers; a layer's are marked as its own.", language))
        yield _("Critical questions", language), _(SPACE, language).join(said)
    if forecasts := [node.forecast for node in nodes if node.forecast]:
        said = [_("A claim about the future, with the date by which it is settled and its outcome.", language)]
        if any(forecast.test for forecast in forecasts):
            said.append(_("The test says what settles it.", language))
        said.append(
            _("Dates and tests are the map makers', not the sources'.", language)
            if sourced
            else _("Dates and tests are the map makers'.", language)
        )
        yield _("Forecast", language), _(SPACE, language).join(said)
    if any(node.assumed for node in nodes):
        yield _("Assumed", language), _("Taken for granted; the map gives no reasons for it.", language)
    if options.passages and any(node.at for node in nodes):
        said = [
            _(
                "The words of the source that a statement renders: the first and last words of the passage, or a short "
                "passage whole.",
                language,
            )
        ]
        if work := default_work(map_):
            which = author_year(work, map_.works, language, narrative=True)
            said.append(_("They are from {work} unless another source is named.", language).format(work=which))
        yield _("Passage", language), _(SPACE, language).join(said)
