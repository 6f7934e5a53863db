"""Sentences that no node points at, as nodes for an author to rewrite."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from argmap.authoring.draft import source_language
from argmap.authoring.ids import Ids
from argmap.model import ArgumentMap, Node
from argmap.nlp.speakers import speaker
from argmap.sources.anchors import make_anchors
from argmap.sources.coverage import SectionCoverage
from argmap.sources.sentences import NOTE_MARK
from argmap.sources.text import SourceText
from argmap.syntax.formatting.fragments import Data, Pair

_MARK = re.compile(rf"\s*{NOTE_MARK}")


@dataclass(frozen=True)
class Stub:
    """A future node: its id and its keys."""

    id: str
    keys: dict[str, Data]


def stubs_of(
    map_: ArgumentMap, parts: Iterable[tuple[str, SourceText, SectionCoverage]], parent: Node | None = None
) -> list[Stub]:
    """A node for each sentence that no node points at, in order: its words, anchor, notes, speaker and section.

    Args:
        map_: the map.
        parts: sections, each with the id and the text of its source.
        parent: the node below which they go: they inherit its source and section. Without one, they have a section,
            and a source unless it is the map's first.
    """
    ids = Ids(map_.nodes)
    found = []
    first = next(iter(map_.works), "")
    for source, text, covered in parts:
        name, language = covered.section.name, source_language(text)
        unmapped = [sentence for sentence in covered.sentences if not sentence.nodes]
        anchors = make_anchors(text, [sentence.span for sentence in unmapped])
        for sentence in unmapped:
            plain = _MARK.sub("", text.shown(sentence.span)).strip()
            keys: dict[str, Data] = {"text": plain}
            if source != (parent.source if parent else first):
                keys["source"] = source
            section = parent.section.best(map_.primary_language) if parent and parent.section else ""
            if name and name != section:
                keys["section"] = name
            if anchor := anchors.get(sentence.span):
                keys["at"] = anchor
            if notes := list(dict.fromkeys(str(mark.number) for mark in text.marks_in(*sentence.span))):
                keys["cites"] = notes
            if who := speaker(plain, language):
                keys["by"] = who
            found.append(Stub(ids.make(plain), keys))
    return found


def render(stubs: Sequence[Stub]) -> str:
    """The nodes as lines of a map, to be pasted below `premises:` or `evidence:`."""
    return "\n".join(line for stub in stubs for line in Pair(stub.id, stub.keys).block(0, 2))
