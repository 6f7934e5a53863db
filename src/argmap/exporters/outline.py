"""The neutral blocks of every document format: numbered statements in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from argmap.evaluation import Shown
from argmap.exporters.registry import ExportOptions
from argmap.exporters.statements import Sayer, Saying
from argmap.i18n import _
from argmap.i18n.punctuation import BADGE, SPACE, TITLE
from argmap.model import ArgumentMap, Node, Text
from argmap.model.numbering import number_nodes
from argmap.rendering.citations import badge_of, inner_quotes, provenance
from argmap.rendering.errors import ExportError


@dataclass(frozen=True, slots=True)
class Block:
    """One statement of the outline.

    ``number`` is its place in the whole map, such as 1.2.3, whatever part of it is shown; the thesis has none.
    ``depth`` counts the levels below the node on top. ``sayings`` holds one language, or all of them.
    """

    node: Node
    number: str
    depth: int
    sayings: tuple[Saying, ...]
    folded: int
    """How many statements below it are not shown."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A document before typesetting: its head, and blocks in reading order, a parent before its children."""

    languages: tuple[str, ...]
    title: tuple[str, ...]
    summary: tuple[str, ...]
    provenance: tuple[str, ...]
    """Whose argument it is, and how references are to be read; one text for each language."""
    blocks: tuple[Block, ...]
    notes: tuple[tuple[str, str], ...] = ()
    """The layers on the map and what is computed, as (language, paragraph)."""


def outline(map_: ArgumentMap, options: ExportOptions) -> Outline:
    """The outline of a map, or of the part below ``options.focus``, down to ``options.depth`` levels.

    Raises:
        ExportError: the map has no node ``options.focus``, or ``options.show`` is unknown.
    """
    top = find_top(map_, options)
    shown = find_reading(map_, options)
    languages = shown_languages(map_, options)
    numbers = number_nodes(map_)
    sayer = Sayer(map_, numbers, top, options.schemes, shown)
    blocks = []
    for node in map_.subtree(top):
        depth = node.depth - top.depth
        if options.depth is not None and depth > max(options.depth, 0):
            continue
        cut = depth == options.depth and bool(node.children)
        folded = sum(1 for __ in map_.subtree(node)) - 1 if cut else 0
        sayings = tuple(
            sayer.say(node, language, folded)
            for place, language in enumerate(languages)
            if place == 0 or node.text.get(language)
        )
        blocks.append(Block(node, numbers[node.id], depth, sayings, folded))
    return Outline(
        languages,
        _in_each(map_.title, languages),
        _in_each(map_.summary, languages) if map_.summary else (),
        tuple(_provenance(map_, numbers[top.id] if top is not map_.root else "", language) for language in languages),
        tuple(blocks),
        tuple((language, note) for language in languages for note in _notes(map_, top, shown, language)),
    )


def find_top(map_: ArgumentMap, options: ExportOptions) -> Node:
    """The node that an export begins with.

    Raises:
        ExportError: the map has no node of that id.
    """
    if options.focus and options.focus not in map_.nodes:
        raise ExportError(_("the map has no node `{id}`").format(id=options.focus))
    return map_[options.focus] if options.focus else map_.root


def find_reading(map_: ArgumentMap, options: ExportOptions) -> Shown | None:
    """The evaluation that an export shows, if any.

    Raises:
        ExportError: ``options.show`` is unknown.
    """
    return Shown.of(map_, options.show, options.evaluate)


def shown_languages(map_: ArgumentMap, options: ExportOptions) -> tuple[str, ...]:
    """The languages of an export: the one that was asked for, then the others if all are wanted."""
    first = options.language or map_.primary_language
    return tuple(dict.fromkeys((first, *map_.languages))) if options.all_languages else (first,)


def _in_each(text: Text, languages: tuple[str, ...]) -> tuple[str, ...]:
    """A text in those of the languages that it has, or else in its first one."""
    return tuple(said for language in languages if (said := text.get(language))) or (str(text),)


def _notes(map_: ArgumentMap, top: Node, shown: Shown | None, language: str) -> Iterator[str]:
    there = {node.layer for node in map_.subtree(top)} if map_.layers else ()
    for layer in map_.layers.values():
        if layer.id in there:
            badge, by = badge_of(map_, layer.id, language), layer.by.best(language) if layer.by else ""
            yield _(SPACE, language).join(
                [
                    (
                        _("{mark} marks what the layer {title}, by {by}, adds.", language)
                        if by and by != badge
                        else _("{mark} marks what the layer {title} adds.", language)
                    ).format(
                        mark=_(BADGE, language).format(badge),
                        title=_(TITLE, language).format(inner_quotes(layer.title.best(language), language)),
                        by=by,
                    ),
                    *([layer.summary.best(language)] if layer.summary else []),
                ]
            )
    if shown:
        yield shown.note(language)


def _provenance(map_: ArgumentMap, excerpt: str, language: str) -> str:
    said = []
    if whose := provenance(map_, language):
        said.append(whose)
        if any(node.section for node in map_):
            said.append(_("Sections are given only where they change.", language))
        if any(node.cites for node in map_):
            said.append(_("Note numbers (n., nn.) are those of the work itself.", language))
    if excerpt:
        said.append(_("Excerpt from {} down, numbered as in the whole map.", language).format(excerpt))
    return _(SPACE, language).join(said)
