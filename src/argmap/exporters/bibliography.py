"""One entry for each work in the list of sources: after GB/T 7714–2015 in Chinese, Chicago author–date otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from argmap.exporters.registry import ExportOptions
from argmap.i18n import _
from argmap.i18n.punctuation import BEFORE_YEAR
from argmap.model import ArgumentMap, Name, Work
from argmap.rendering import addresses
from argmap.rendering.citations import (
    MAX_NAMES,
    author_year,
    csl_field,
    enumerate_names,
    full_name,
    inner_quotes,
    responsible,
    turned_round,
    who_wrote,
)
from argmap.rendering.commonmark import Run
from argmap.rendering.rich_text import plain, spread
from argmap.rendering.scripts import is_chinese_language, is_traditional


def entries(map_: ArgumentMap, options: ExportOptions, language: str) -> Mapping[str, tuple[Run, ...]]:
    """The list of sources by work id, in order: in the CSL style of the options, or in argmap's own.

    Raises:
        ExportError: the CSL style cannot be used.
    """
    if options.csl:
        from argmap.exporters.citeproc import bibliography

        made = bibliography(map_.works, options.csl, language)
        return {work: _linked(runs, map_.works[work]) for work, runs in made.items()}
    return {work.id: entry(work, map_.works, language) for work in map_.works.values()}


def entry(work: Work, works: Mapping[str, Work], language: str) -> tuple[Run, ...]:
    """A work's entry in the list of sources: after GB/T 7714–2015 in Chinese, Chicago author–date otherwise."""
    year = author_year(work, works, language).removeprefix(who_wrote(work, language))
    year = year.removeprefix(_(BEFORE_YEAR, language))
    runs = (_gb_entry if is_chinese_language(language) else _chicago_entry)(work, year, language)
    return _linked(spread(runs), work)


def _linked(runs: Iterable[Run], work: Work) -> tuple[Run, ...]:
    """The runs of an entry, in which the work's address and DOI lead to it, in whatever form a style sets them."""
    plain_url = str(work.csl.get("URL", ""))
    leads = {work.url: work.url, plain_url: plain_url}
    if work.doi:
        leads |= {f"https://doi.org/{work.doi}": work.url, work.doi: work.url}
    known = {said: addresses.encoded(address) for said, address in leads.items() if addresses.is_safe(address)}
    if not known:
        return tuple(runs)
    pattern = re.compile("(" + "|".join(re.escape(said) for said in sorted(known, key=len, reverse=True)) + ")")
    return tuple(
        run._replace(text=part, address=known.get(part, "")) for run in runs for part in pattern.split(run.text) if part
    )


_GB_TYPES = {
    "article-journal": "J", "article-magazine": "J", "article-newspaper": "N", "book": "M", "chapter": "M",
    "report": "R", "thesis": "D", "paper-conference": "C", "webpage": "EB/OL", "post-weblog": "EB/OL",
    "dataset": "DS", "standard": "S", "patent": "P",
}  # fmt: skip

_WHOLE_WORKS = {"book", "report", "thesis", "dataset", "legislation", "standard", "motion_picture", "periodical"}
"""Types whose own title is in italics; others are parts of something, and their titles are in quotation marks."""


def _gb_entry(work: Work, year: str, language: str) -> tuple[Run, ...]:
    who, editors, translators = (
        _gb_names(people, language) for people in (work.authors, work.editors, work.translators)
    )
    edit, translate = ("編", "譯") if is_traditional(language) else ("编", "译")
    edited = f"{editors}，{edit}" if editors else ""
    title = _title(work, language) + f"[{_GB_TYPES.get(work.type, 'Z')}]"
    inside = csl_field(work, "container-title", language)
    if inside and edited:
        title, edited = f"{title}//{edited}", ""
    elif edited and not who:
        who, edited = edited, ""
    volume, issue, page = (csl_field(work, key, language) for key in ("volume", "issue", "page"))
    number = volume + (f"（{issue}）" if issue else "")
    place = "，".join(part for part in (inside, number) if part) + (f"：{_dash(page)}" if page else "")
    publisher = "：".join(part for key in ("publisher-place", "publisher") if (part := csl_field(work, key, language)))
    head = f"{who}，{year}" if who else ""
    translated = f"{translators}，{translate}" if translators else ""
    parts = [head, title, edited, translated, place, publisher, "" if head else year, work.url]
    return (Run("．".join(part for part in parts if part) + "．"),)


def _gb_names(people: Sequence[Name], language: str) -> str:
    names = [name for person in people if (name := full_name(person, language))]
    return "，".join(names[:MAX_NAMES]) + ("，等" if len(names) > MAX_NAMES else "")


def _chicago_entry(work: Work, year: str, language: str) -> tuple[Run, ...]:
    title, whole = _title(work, language), work.type in _WHOLE_WORKS
    titled = [Run(title, italic=True), Run(". ")] if whole else [Run(f"“{_stopped(inner_quotes(title, language))}” ")]
    people = responsible(work)
    who = _chicago_names(people, language)
    edited, translated = (
        enumerate_names([name for person in names if (name := full_name(person, language))], language)
        for names in (() if people is work.editors else work.editors, work.translators)
    )
    if who and people is work.editors:
        who += ", eds" if len(people) > 1 else ", ed"
    runs = [Run(f"{_stopped(who)} {_stopped(year)} "), *titled] if who else [*titled, Run(f"{_stopped(year)} ")]
    volume, issue, page = (csl_field(work, key, language) for key in ("volume", "issue", "page"))
    number = (f" {volume}" if volume else "") + ((f" ({issue})" if volume else f", no. {issue}") if issue else "")
    if inside := csl_field(work, "container-title", language):
        runs += [Run("In ")] if work.type == "chapter" else []
        pages = f"{': ' if number else ', '}{_dash(page)}" if page else ""
        by = f", edited by {edited}" if edited else ""
        runs += [Run(inside, italic=True), Run(f"{by}{number}{pages}. ")]
    elif edited:
        runs.append(Run(f"Edited by {_stopped(edited)} "))
    if translated:
        runs.append(Run(f"Translated by {_stopped(translated)} "))
    publisher = ": ".join(part for key in ("publisher-place", "publisher") if (part := csl_field(work, key, language)))
    runs += [Run(f"{publisher}. ")] if publisher else []
    original = work.title.get(str(work.csl.get("language", ""))) if work.title else None
    if original and original != title:
        runs.append(Run(f"Original title: {original}. "))
    if address := work.url:
        runs.append(Run(f"{address}."))
    runs[-1] = runs[-1]._replace(text=runs[-1].text.rstrip())
    return tuple(runs)


def _chicago_names(people: Sequence[Name], language: str) -> str:
    names = [name for person in people if (name := full_name(person, language))]
    if names and (first := turned_round(people[0], language)) != names[0]:
        names[0] = first
        # Chicago sets a comma before “and” after a name that is turned round.
        return f"{names[0]}, and {names[1]}" if len(names) == 2 else enumerate_names(names, language)
    return enumerate_names(names, language)


def _title(work: Work, language: str) -> str:
    return work.title.best(language) if work.title else work.id


def _dash(pages: str) -> str:
    return pages.replace("--", "–").replace("-", "–")


def _stopped(text: str) -> str:
    return text if plain(text).endswith((".", "?", "!", "…")) else f"{text}."
