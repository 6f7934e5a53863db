"""The neutral blocks of every document format: numbered statements in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from argmap.evaluation import Shown, evaluate, layer_effect
from argmap.exporters.glance import Glance, glance
from argmap.exporters.legend import legend
from argmap.exporters.registry import ExportOptions
from argmap.exporters.sections import by_section
from argmap.exporters.statements import QUESTIONS, TEST, Sayer, Saying
from argmap.i18n import N_, _
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
    heading: str = ""
    """The section that begins with it; empty elsewhere."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What an appendix says about one statement in one language."""

    part: str
    """The appendix: ``questions`` or ``test``."""
    node_id: str
    number: str
    """The number of the statement; the kind's word where it is the thesis."""
    language: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """A document before typesetting: its head, and blocks in reading order, a parent before its children."""

    languages: tuple[str, ...]
    title: tuple[str, ...]
    summary: tuple[str, ...]
    provenance: tuple[str, ...]
    """Whose argument it is, and how references are to be read; one text for each language."""
    blocks: tuple[Block, ...]
    glances: tuple[Glance, ...] = ()
    """The claim on top and its direct reasons, for each language; none of a small map or a part without levels."""
    notes: tuple[tuple[str, str], ...] = ()
    """The layers on the map and what is computed, as (language, paragraph)."""
    legend: tuple[tuple[str, str, str], ...] = ()
    """What its terms mean and whose they are, as (language, term, explanation)."""
    appendix: tuple[tuple[str, tuple[Entry, ...]], ...] = ()
    """Critical questions, then tests of forecasts, each under its title; those that there are."""
    sectioned: bool = False
    """Blocks are under the sections of the source rather than under their parents."""

    @property
    def legend_title(self) -> str:
        """The heading of the legend."""
        return _("How to read this document", self.languages[0])


def outline(map_: ArgumentMap, options: ExportOptions) -> Outline:
    """The outline of a map, or of the part below ``options.focus``, down to ``options.depth`` levels.

    Raises:
        ExportError: the map has no node ``options.focus``, or ``options.show`` or ``options.headings`` is unknown.
    """
    if options.headings not in HEADINGS:
        raise ExportError(_("unknown headings `{name}`; known: `branches`, `sections`").format(name=options.headings))
    top = find_top(map_, options)
    shown = find_reading(map_, options)
    languages = shown_languages(map_, options)
    numbers = number_nodes(map_)
    sayer = Sayer(map_, numbers, top, options, shown)
    blocks = []
    for node in map_.subtree(top):
        depth = node.depth - top.depth
        if options.depth is not None and depth > max(options.depth, 0):
            continue
        cut = depth == options.depth and bool(node.children)
        folded = sum(1 for __ in map_.subtree(node)) - 1 if cut else 0
        sayings = tuple(
            sayer.say(node, language, folded, first=place == 0)
            for place, language in enumerate(languages)
            if place == 0 or node.text.get(language)
        )
        blocks.append(Block(node, numbers[node.id], depth, sayings, folded))
    sectioned = options.headings == "sections"
    nodes = [block.node for block in blocks]
    return Outline(
        languages,
        _in_each(map_.title, languages),
        _in_each(map_.summary, languages) if map_.summary else (),
        tuple(
            _provenance(map_, numbers[top.id] if top is not map_.root else "", language, sectioned=sectioned)
            for language in languages
        ),
        tuple(_under_sections(map_, blocks, languages) if sectioned else blocks),
        tuple(_glances(map_, top, numbers, languages, options)),
        tuple((language, note) for language in languages for note in _notes(map_, top, shown, language, options)),
        tuple((language, *said) for language in languages for said in legend(map_, nodes, options, language)),
        tuple(_appendix(blocks, sayer, languages[0])),
        sectioned,
    )


def _glances(
    map_: ArgumentMap, top: Node, numbers: dict[str, str], languages: Sequence[str], options: ExportOptions
) -> Iterator[Glance]:
    if options.depth is not None and options.depth < 2:
        return
    evaluation = evaluate(map_, options.evaluate)
    for language in languages:
        if found := glance(map_, top, numbers, evaluation, language):
            yield found


HEADINGS: Final = ("branches", "sections")
"""What the headings of a document may be."""
_APPENDICES: Final = {
    QUESTIONS: N_("Appendix Q: Critical questions and answers"),
    TEST: N_("Appendix T: Tests of the forecasts"),
}


def _under_sections(map_: ArgumentMap, blocks: Sequence[Block], languages: Sequence[str]) -> Iterator[Block]:
    """The blocks below the first by section; each is nested in its parent where that is in the same section."""
    top, *others = blocks
    yield top
    found = {block.node.id: block for block in others}
    for group in by_section(map_, (block.node for block in others)):
        heading = " / ".join(dict.fromkeys(group.heading(map_, language) for language in languages))
        depths: dict[str | None, int] = {}
        for node in group.nodes:
            # Two is the depth of statements below a heading.
            depths[node.id] = depths.get(node.parent, 1) + 1
            yield replace(found[node.id], depth=depths[node.id], heading=heading)
            heading = ""


def _appendix(blocks: Sequence[Block], sayer: Sayer, language: str) -> Iterator[tuple[str, tuple[Entry, ...]]]:
    for part, title in _APPENDICES.items():
        entries = tuple(
            Entry(part, block.node.id, sayer.key(block.node, saying.language), saying.language, sentences)
            for block in blocks
            for saying in block.sayings
            for name, sentences in saying.appendix
            if name == part
        )
        if entries:
            yield _(title, language), entries


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


def _notes(map_: ArgumentMap, top: Node, shown: Shown | None, language: str, options: ExportOptions) -> Iterator[str]:
    there = {node.layer for node in map_.subtree(top)} - {""} if map_.layers else ()
    if there:
        yield layer_effect(map_, language, options.evaluate)
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


def _provenance(map_: ArgumentMap, excerpt: str, language: str, *, sectioned: bool) -> str:
    said = []
    if whose := provenance(map_, language):
        said.append(whose)
        if any(node.section for node in map_) and not sectioned:
            said.append(_("Sections are given only where they change.", language))
        if any(node.cites for node in map_):
            said.append(_("Note numbers (n., nn.) are those of the work itself.", language))
    if sectioned:
        said.append(
            _(
                "Statements are under the sections that they argue from; "
                "their numbers give their places in the argument.",
                language,
            )
        )
    if excerpt:
        said.append(_("Excerpt from {} down, numbered as in the whole map.", language).format(excerpt))
    return _(SPACE, language).join(said)
