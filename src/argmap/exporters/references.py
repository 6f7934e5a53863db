"""References as a scholar writes them: author and year in the text, and one entry for each work."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from argmap.i18n import C_, _
from argmap.i18n.punctuation import COMMA, number_ranges
from argmap.model import ArgumentMap, Kind, Node, Text, Work
from argmap.model.works import default_work
from argmap.rendering.citations import author_year
from argmap.rendering.scripts import is_chinese_language


@dataclass(frozen=True, slots=True)
class Reference:
    """What a node's reference says beyond those above it: a work's id, a section, numbers of the work's notes."""

    work: str = ""
    section: Text | None = None
    notes: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.work or self.section or self.notes)


def references(map_: ArgumentMap, top: Node) -> dict[str, Reference]:
    """The references of a node and of those below it, by node id.

    Work and section are said where they differ from what was last said on the way down from the top, as a scholar
    would not repeat them line by line; notes always. A claim for which the author named no place has no reference.
    """
    default = default_work(map_)
    said: dict[str | None, tuple[str, Text | None]] = {top.parent: (default.id if default else "", None)}
    found = {}
    for node in map_.subtree(top):
        work, section = said[node.parent]
        says = Reference()
        if _has_place(map_, node):
            changed = node.source != work
            anew = changed or node.section != section
            says = Reference(node.source if changed else "", node.section if anew else None, node.cites)
            work, section = node.source, node.section
        found[node.id] = says
        said[node.id] = work, section
    return found


def _has_place(map_: ArgumentMap, node: Node) -> bool:
    if node.source not in map_.works:
        return False
    above = map_.nodes[node.parent] if node.parent else None
    elsewhere = above is not None and (node.source, node.section) != (above.source, above.section)
    return bool(node.at or node.cites or elsewhere or (above is None and node.section) or node.kind is Kind.EVIDENCE)


def cite(reference: Reference, works: Mapping[str, Work], language: str) -> str:
    """A reference without its brackets: “Xin and Diao 2025, sec. I.2, nn. 10–12”."""
    parts = []
    if reference.work:
        parts.append(author_year(works[reference.work], works, language))
    if reference.section:
        parts.append(section_words(reference.section.best(language), language))
    if reference.notes:
        word = (
            _(C_("before the number of a note", "n. "), language)
            if len(reference.notes) == 1
            else _(C_("before the numbers of notes", "nn. "), language)
        )
        parts.append(word + number_ranges(reference.notes, language))
    return _(COMMA, language).join(parts)


def section_words(section: str, language: str, *, heading: bool = False) -> str:
    """A numbered section is cited by its number, any other by its name; ``heading`` is the form above statements."""
    if is_chinese_language(language):
        numbered = section.isdigit() or set(section) <= set("一二三四五六七八九十")
    else:
        first = section.partition(".")[0].partition(" ")[0]
        numbered = section[:1].isdigit() or set(first) <= set("IVXLC")
    if not numbered:
        return section
    return _("Section {}", language).format(section) if heading else _("sec. {}", language).format(section)
