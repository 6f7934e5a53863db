"""References as a scholar writes them: author and year in the text, and one entry for each work."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from argmap.exporters.words import phrase
from argmap.model import ArgumentMap, Kind, Name, Node, Text, Work
from argmap.model.text import is_cjk
from argmap.model.words import word_language

MAX_NAMES = 3
"""A work of more authors is cited under the first one's name and “et al.”."""


@dataclass(frozen=True, slots=True)
class Reference:
    """What a node's reference says beyond those above it: a work's id, a section, numbers of the work's notes."""

    work: str = ""
    section: Text | None = None
    notes: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.work or self.section or self.notes)


def author_work(map_: ArgumentMap) -> Work | None:
    """The work whose argument the map records: the one in which its thesis has a place."""
    root = map_.root
    return map_.works.get(root.source) if root.section or root.at or root.cites else None


def default_work(map_: ArgumentMap) -> Work | None:
    """The work that need not be named line by line: the map's only one, or the one whose argument it records."""
    return next(iter(map_.works.values())) if len(map_.works) == 1 else author_work(map_)


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
        parts.append(_section(reference.section.best(language), language))
    if reference.notes:
        word = phrase("note" if len(reference.notes) == 1 else "notes", language)
        parts.append(word + phrase("list", language).join(_ranges(reference.notes)))
    return phrase("comma", language).join(parts)


def _section(section: str, language: str) -> str:
    """A section that has a number is told by it; one that has a name is called by its name."""
    if word_language(language) == "zh":
        numbered = section.isdigit() or set(section) <= set("一二三四五六七八九十")
    else:
        first = section.partition(".")[0].partition(" ")[0]
        numbered = section[:1].isdigit() or set(first) <= set("IVXLC")
    return phrase("section", language).format(section) if numbered else section


def _ranges(numbers: Iterable[int]) -> list[str]:
    """Numbers in ascending order, three or more in a row as a range: 1, 2, 10–12."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    said: list[str] = []
    for run in runs:
        said += [f"{run[0]}–{run[-1]}"] if len(run) > 2 else [str(number) for number in run]
    return said


def author_year(work: Work, works: Mapping[str, Work], language: str, *, narrative: bool = False) -> str:
    """“Xin and Diao 2025”; of two works that this would not tell apart, the years get letters.

    ``narrative`` is the form in a sentence: “Xin Qiang and Diao Guoxuan (2025)”.
    """
    who = who_wrote(work, language)
    twins = [other.id for other in works.values() if (who_wrote(other, language), _year(other)) == (who, _year(work))]
    letter = chr(ord("a") + twins.index(work.id) % 26) if len(twins) > 1 else ""
    year = (_year(work) or phrase("no date", language)) + letter
    if narrative:
        return phrase("narrative", language).format(who=who_wrote(work, language, full=True), year=year)
    return who + phrase("before year", language) + year


def _year(work: Work) -> str:
    return work.issued[:4]


def who_wrote(work: Work, language: str, *, full: bool = False) -> str:
    """A work's authors as they are named in a text; its title, or else its id, where it has none."""
    name_of = full_name if full else short_name
    names = [name for author in work.authors if (name := name_of(author, language))]
    if not names:
        title = work.title.best(language) if work.title else ""
        return phrase("work", language).format(_inner_quotes(title, language)) if title else work.id
    if len(names) > MAX_NAMES:
        return names[0] + phrase("et al.", language)
    return _enumerate(names, language)


def _enumerate(names: list[str], language: str) -> str:
    if len(names) < 3:
        return phrase("and", language).join(names)
    return phrase("name comma", language).join(names[:-1]) + phrase("last and", language) + names[-1]


def short_name(name: Name, language: str) -> str:
    """The name under which an author is cited: the family name; a Chinese one in Chinese whole."""
    if name.literal or not name.family:
        return full_name(name, language)
    family = name.family.best(language)
    return full_name(name, language) if _is_chinese(family) else family


def full_name(name: Name, language: str) -> str:
    """An author's whole name in the order that is natural to it: 信强, Xin Qiang, John Searle, 约翰·米尔斯海默."""
    if name.literal:
        return name.literal.best(language)
    family = name.family.best(language) if name.family else ""
    given = name.given.best(language) if name.given else ""
    if not (family and given):
        return family or given
    if _is_chinese(family) and _is_chinese(given):
        return family + given if family_first(name) else f"{given}·{family}"
    return f"{family} {given}" if family_first(name) else f"{given} {family}"


def family_first(name: Name) -> bool:
    """Whether the family name comes first: so with names that have a short form in Chinese script.

    A transliterated name (约翰·米尔斯海默) is longer; where it is not, the author may write it as ``literal``.
    """
    if not (name.family and name.given):
        return False
    family = next((text for text in name.family.by_language.values() if _is_chinese(text)), "")
    given = next((text for text in name.given.by_language.values() if _is_chinese(text)), "")
    return 1 <= len(family) <= 2 and 1 <= len(given) <= 2


def _is_chinese(text: str) -> bool:
    return bool(text) and all(is_cjk(character) for character in text)


class Run(NamedTuple):
    """A stretch of an entry; titles of books and journals are in italics in English."""

    text: str
    italic: bool = False


def entry(work: Work, works: Mapping[str, Work], language: str) -> tuple[Run, ...]:
    """A work's entry in the list of sources: after GB/T 7714–2015 in Chinese, Chicago author–date otherwise."""
    year = author_year(work, works, language).removeprefix(who_wrote(work, language))
    year = year.removeprefix(phrase("before year", language))
    return (_gb_entry if word_language(language) == "zh" else _chicago_entry)(work, year, language)


_GB_TYPES = {
    "article-journal": "J", "article-magazine": "J", "article-newspaper": "N", "book": "M", "chapter": "M",
    "report": "R", "thesis": "D", "paper-conference": "C", "webpage": "EB/OL", "post-weblog": "EB/OL",
    "dataset": "DS", "standard": "S", "patent": "P",
}  # fmt: skip

_WHOLE_WORKS = {"book", "report", "thesis", "dataset", "legislation", "standard", "motion_picture", "periodical"}
"""Types whose own title is in italics; others are parts of something, and their titles stand in quotation marks."""


def _gb_entry(work: Work, year: str, language: str) -> tuple[Run, ...]:
    names = [name for author in work.authors if (name := full_name(author, language))]
    who = "，".join(names[:MAX_NAMES]) + ("，等" if len(names) > MAX_NAMES else "")
    title = _title(work, language) + f"[{_GB_TYPES.get(work.type, 'Z')}]"
    inside = _field(work, "container-title", language)
    volume, issue, page = (_field(work, key, language) for key in ("volume", "issue", "page"))
    number = volume + (f"（{issue}）" if issue else "")
    place = "，".join(part for part in (inside, number) if part) + (f"：{_dash(page)}" if page else "")
    publisher = "：".join(part for key in ("publisher-place", "publisher") if (part := _field(work, key, language)))
    head = f"{who}，{year}" if who else ""
    parts = [head, title, place, publisher, "" if head else year, _address(work, language)]
    return (Run("．".join(part for part in parts if part) + "．"),)


def _chicago_entry(work: Work, year: str, language: str) -> tuple[Run, ...]:
    title, whole = _title(work, language), work.type in _WHOLE_WORKS
    titled = [Run(title, True), Run(". ")] if whole else [Run(f"“{_stopped(_inner_quotes(title, language))}” ")]
    who = _chicago_names(work, language)
    runs = [Run(f"{_stopped(who)} {year}. "), *titled] if who else [*titled, Run(f"{year}. ")]
    volume, issue, page = (_field(work, key, language) for key in ("volume", "issue", "page"))
    number = (f" {volume}" if volume else "") + ((f" ({issue})" if volume else f", no. {issue}") if issue else "")
    if inside := _field(work, "container-title", language):
        runs += [Run("In ")] if work.type == "chapter" else []
        pages = f"{': ' if number else ', '}{_dash(page)}" if page else ""
        runs += [Run(inside, True), Run(f"{number}{pages}. ")]
    publisher = ": ".join(part for key in ("publisher-place", "publisher") if (part := _field(work, key, language)))
    runs += [Run(f"{publisher}. ")] if publisher else []
    original = work.title.get(str(work.csl.get("language", ""))) if work.title else None
    if original and original != title:
        runs.append(Run(f"Original title: {original}. "))
    if address := _address(work, language):
        runs.append(Run(f"{address}."))
    runs[-1] = runs[-1]._replace(text=runs[-1].text.rstrip())
    return tuple(runs)


def _chicago_names(work: Work, language: str) -> str:
    names = [name for author in work.authors if (name := full_name(author, language))]
    first = work.authors[0] if names else Name()
    if first.family and first.given and not first.literal and not family_first(first):
        names[0] = f"{first.family.best(language)}, {first.given.best(language)}"
        # Chicago sets a comma before “and” after a name that is turned round.
        return f"{names[0]}, and {names[1]}" if len(names) == 2 else _enumerate(names, language)
    return _enumerate(names, language)


def _title(work: Work, language: str) -> str:
    return work.title.best(language) if work.title else work.id


def _field(work: Work, key: str, language: str) -> str:
    value = work.csl.get(key, "")
    return value.best(language) if isinstance(value, Text) else str(value)


def _address(work: Work, language: str) -> str:
    if doi := _field(work, "DOI", language):
        return doi if doi.startswith("http") else f"https://doi.org/{doi}"
    return _field(work, "URL", language)


def _dash(pages: str) -> str:
    return pages.replace("--", "–").replace("-", "–")


def _stopped(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."


def _inner_quotes(text: str, language: str) -> str:
    """Quotation marks inside of a title that stands in quotation marks itself."""
    return text if word_language(language) == "zh" else text.replace("“", "‘").replace("”", "’")
