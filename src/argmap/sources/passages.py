"""The source texts of a map and the passages in them that its nodes point to."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from argmap.diagnostics import Span
from argmap.model import ArgumentMap, Node
from argmap.rendering.quotations import MOST_CHARACTERS, is_short
from argmap.sources.extract import ExtractionError
from argmap.sources.library import Library

# Reading sources is slow to import; a map whose sources are unavailable shouldn't pay for it.
if TYPE_CHECKING:
    from argmap.sources.coverage import Coverage
    from argmap.sources.text import SourceText


@dataclass(frozen=True)
class SourceTexts:
    """Reads the available source texts of a map; each text is read, and each anchor resolved, once."""

    map: ArgumentMap
    library: Library
    _resolved: dict[tuple[str, str], list[Span]] = field(default_factory=dict, init=False, repr=False, compare=False)

    @cached_property
    def by_id(self) -> dict[str, SourceText]:
        """The available texts by source id; those that can't be extracted are left out."""
        texts = {}
        for work in self.map.works.values():
            with contextlib.suppress(ExtractionError):
                if (text := self.library.text(work)) is not None:
                    texts[work.id] = text
        return texts

    def passages(self, node: Node) -> list[list[Span]]:
        """For each anchor of a node, the passages that match it, as spans of the source text.

        A sound anchor matches exactly one. Without a source text, no anchor matches any.
        """
        text = self.by_id.get(node.source)
        if text is None:
            return [[] for __ in node.at]
        from argmap.sources.anchors import find_passages

        for anchor in node.at:
            if (node.source, anchor) not in self._resolved:
                self._resolved[node.source, anchor] = find_passages(text, anchor)
        return [self._resolved[node.source, anchor] for anchor in node.at]

    def stated(self, node: Node) -> list[Span] | None:
        """What a node's anchors point at for certain: of a passage longer than a paragraph, its first and last words.

        None without a source text, without an anchor, or if an anchor doesn't match exactly one passage.
        """
        text = self.by_id.get(node.source)
        found = self.passages(node)
        if text is None or not found or any(len(spans) != 1 for spans in found):
            return None
        from argmap.sources.anchors import stated

        return [
            span for anchor, (passage,) in zip(node.at, found, strict=True) for span in stated(text, anchor, passage)
        ]

    def meant(self, node: Node) -> list[Span] | None:
        """The passages of a node in which figures and notes are looked up.

        Of a passage longer than a paragraph, these are the sentences of its first and of its last words. None where
        :meth:`stated` is None.
        """
        text, spans = self.by_id.get(node.source), self.stated(node)
        if text is None or spans is None or len(spans) == len(node.at):
            return spans
        return list(dict.fromkeys(text.sentence_at(span.start) or span for span in spans))

    def passage(self, node: Node) -> str | None:
        """The words of :meth:`meant` on one line, joined by spaces, including note marks such as ``[12]``."""
        spans = self.meant(node)
        return None if spans is None else " ".join(self.by_id[node.source].shown(span) for span in spans)

    def short_passages(self) -> dict[str, tuple[str, ...]]:
        """The passages that may be quoted whole, by node id: one for each anchor, empty where it may not be.

        They leave out the source's note marks, which lead nowhere in another document.

        Only passages that are short and that their anchor alone matches; and none of a source whose passages come to
        more than a tenth of its text in all, so that no document stands in for the text. Other nodes are left out.
        """
        found: dict[str, tuple[str, ...]] = {}
        size: dict[str, int] = {}
        for node in self.map:
            text = self.by_id.get(node.source)
            if text is None or not node.at:
                continue
            said = (text.unmarked.shown(spans[0]) if len(spans) == 1 else "" for spans in self.passages(node))
            found[node.id] = tuple(each if is_short(each) else "" for each in said)
        for source, passage in {(self.map[name].source, each) for name, said in found.items() for each in said}:
            size[source] = size.get(source, 0) + len(passage)
        most = {name: max(2 * MOST_CHARACTERS, len(text.raw) // 10) for name, text in self.by_id.items()}
        few = {name for name, total in size.items() if total <= most[name]}
        return {name: said for name, said in found.items() if any(said) and self.map[name].source in few}

    def coverage(self, source_id: str) -> Coverage | None:
        """How much of a source is mapped, counting anchors that match exactly one passage; None without its text.

        What lies between the ends of a passage longer than a paragraph does not count.
        """
        text = self.by_id.get(source_id)
        if text is None:
            return None
        from argmap.sources.anchors import stated
        from argmap.sources.coverage import cover

        return cover(
            text,
            {
                node.id: [
                    span
                    for anchor, found in zip(node.at, self.passages(node), strict=True)
                    if len(found) == 1
                    for span in stated(text, anchor, found[0])
                ]
                for node in self.map
                if node.source == source_id and node.at
            },
        )
