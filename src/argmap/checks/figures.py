"""AM408 and AM506: figures compared with the source and between translations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from argmap.checks.locations import text_step
from argmap.checks.registry import Context, Finding, rule
from argmap.diagnostics import Severity
from argmap.fields import Concern, texts
from argmap.i18n import _, n_
from argmap.i18n.punctuation import QUOTED, SEMICOLON, enumeration
from argmap.model import Node

# Reading figures is slow to import; a map in one language without a source shouldn't pay for it.
if TYPE_CHECKING:
    from argmap.nlp.numbers import Figure


@rule("AM408", "figure-not-in-source", Severity.WARNING)
def figure_not_in_source(context: Context) -> Iterator[Finding]:
    """A text contains a figure that the anchored passage doesn't.

    What it finds:
        Years, dates, sums, shares and counts that don't occur in the passage at `at`. Figures are compared by value:
        183.3亿 in the text matches US$18.33 billion in the passage, and 3½ matches 3.5. A rounded figure matches if the
        text says so (“about 30%” for 29.7%). Simple numbers in words needn't occur, since the count may be the author's
        own; but “a third” is reported if the passage has another share instead. Figures are read in Chinese, English,
        German and French. If the source text is unavailable, nothing is compared.
    Why it matters:
        A wrong digit is the easiest mistake to make, and the one that costs a map its readers' trust.
    Source:
        2024年全市图书馆借阅量为1.2亿册次，比上一年增长三成。共有58家图书馆参加周日试行。
    Example:
        languages: [en, zh]
        title: {en: The library on Sundays, zh: 图书馆周日开放}
        sources: {report: {title: Annual report, text: source.txt, language: zh}}
        thesis:
          text: {en: The library should open on Sundays., zh: 图书馆周日应当开放}
          evidence:
            loans:
              text: {en: Loans reached 12 million, zh: 借阅量达到1200万册次}
              at: 2024年全市图书馆 … 增长三成。
            trial: {text: {en: 58 libraries joined the trial, zh: 58家图书馆参加试行}, at: 共有58家 … 试行。}
    Better:
        languages: [en, zh]
        title: {en: The library on Sundays, zh: 图书馆周日开放}
        sources: {report: {title: Annual report, text: source.txt, language: zh}}
        thesis:
          text: {en: The library should open on Sundays., zh: 图书馆周日应当开放}
          evidence:
            loans:
              text: {en: Loans reached 120 million, zh: 借阅量达到12000万册次}
              at: 2024年全市图书馆 … 增长三成。
            trial: {text: {en: 58 libraries joined the trial, zh: 58家图书馆参加试行}, at: 共有58家 … 试行。}
    Fix:
        Correct the figure, or extend `at` to the words that contain it. `at` can be a list of passages.
    """
    for node in context.map:
        passage = context.sources.passage(node) if node.at else None
        if passage is None:
            continue
        from argmap.nlp.numbers import figures, language_of, not_in

        language = _language_of_source(context, node, passage)
        text = node.text.get(language)
        if text is None:
            language, text = next(iter(node.text.by_language.items()))
        if missing := not_in(text, language, passage, _stated_language(context, node)):
            found = [figure for figure in figures(passage, language_of(passage)) if figure.firm]
            yield context.at(
                node,
                n_(
                    "{figures} in the text of `{id}` is not in the passage at `at`",
                    "{figures} in the text of `{id}` are not in the passage at `at`",
                    len(missing),
                ).format(figures=_quoted(missing), id=node.id),
                _in_passage(found),
                *text_step(context, node, language),
            )


def _in_passage(found: Sequence[Figure]) -> str:
    if not found:
        return _("the passage contains no figures; correct the text or extend `at`")
    return _("the passage has {figures}; correct the text or extend `at`").format(figures=_quoted(found))


def _language_of_source(context: Context, node: Node, passage: str) -> str:
    """The map's language that matches the source's; inferred from the passage if the source doesn't state it."""
    from argmap.nlp.numbers import language_of

    language = _stated_language(context, node).partition("-")[0].lower() or language_of(passage)
    return next((own for own in context.map.languages if own.partition("-")[0].lower() == language), language)


def _stated_language(context: Context, node: Node) -> str:
    """The language of a node's source, if the map says it."""
    work = context.map.works.get(node.source)
    stated = work.csl.get("language", "") if work else ""
    return stated if isinstance(stated, str) else ""


@rule("AM506", "translated-figure", Severity.WARNING)
def translated_figure(context: Context) -> Iterator[Finding]:
    """A text has different figures in different languages.

    What it finds:
        Figures in digits in `text`, `detail`, `warrant` and `test` that another language lacks. Figures are compared by
        value: 183.3亿 is 18.33 billion, 三成 is 30%, 2月14日 is February 14. A number in words can match a figure but
        needn't be matched itself, since 两国 may be “both countries”. Only Chinese and English are compared.
    Why it matters:
        Some readers are given a wrong figure. Translations most often go astray between 亿 and billion.
    Example:
        languages: [en, zh]
        title: {en: The library on Sundays, zh: 图书馆周日开放}
        thesis:
          text: {en: The library should open on Sundays., zh: 图书馆周日应当开放}
          evidence:
            visits: {text: {en: The city has 12 million readers, zh: 全市有120万名读者}, cites: [1]}
            loans: {text: {en: Loans rose by 30% in 2024, zh: 2024年借阅量增长三成}, cites: [2]}
    Better:
        languages: [en, zh]
        title: {en: The library on Sundays, zh: 图书馆周日开放}
        thesis:
          text: {en: The library should open on Sundays., zh: 图书馆周日应当开放}
          evidence:
            visits: {text: {en: The city has 1.2 million readers, zh: 全市有120万名读者}, cites: [1]}
            loans: {text: {en: Loans rose by 30% in 2024, zh: 2024年借阅量增长三成}, cites: [2]}
    Fix:
        Look up the figure, and correct the language that has it wrong.
    """
    if len(context.map.languages) < 2:
        return
    from argmap.nlp.numbers import differing

    for node in context.map:
        for field, inside, text in texts(node):
            if field.concern is Concern.ORIGIN:
                continue
            for (first, here), (second, there) in combinations(text.by_language.items(), 2):
                mine, theirs = differing(here, first, there, second)
                if mine or theirs:
                    yield _difference(context, node, inside, {first: mine, second: theirs})
                    break


def _difference(context: Context, node: Node, inside: tuple[str, ...], only: dict[str, list[Figure]]) -> Finding:
    """The finding about figures that only one of two languages contains."""
    (first, mine), (second, theirs) = only.items()
    if mine and theirs:
        message = _("the figures in `{id}` differ: {mine} in `{first}`, {theirs} in `{second}`").format(
            id=node.id, mine=_quoted(mine), first=first, theirs=_quoted(theirs), second=second
        )
    else:
        lonely, other = (mine, second) if mine else (theirs, first)
        message = n_(
            "{figures} in `{id}` is missing from the text in `{language}`",
            "{figures} in `{id}` are missing from the text in `{language}`",
            len(lonely),
        ).format(figures=_quoted(lonely), id=node.id, language=other)
    values = _(SEMICOLON).join(f"{_(QUOTED).format(figure.written)} = {_value(figure)}" for figure in (*mine, *theirs))
    hint = _("look it up, and correct the language that has it wrong: {values}").format(values=values)
    return context.at(node, message, hint, *text_step(context, node, first if mine else second, *inside))


def _value(figure: Figure) -> str:
    """A figure's value in digits, which reads the same in both languages."""
    factor, sign = (100, "%") if figure.unit == "percent" else (1, "")
    numbers = (number.value * factor for number in figure.numbers)
    return (
        "–".join(f"{value.numerator:,}" if value.denominator == 1 else f"{float(value):,g}" for value in numbers) + sign
    )


def _quoted(found: Sequence[Figure]) -> str:
    return enumeration([_(QUOTED).format(figure.written) for figure in found])
