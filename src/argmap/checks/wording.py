"""AM5: whether a text says one thing, and says it plainly."""

from __future__ import annotations

import re
from collections.abc import Iterator

from argmap.checks.locations import ASIDE, text_step
from argmap.checks.registry import Context, Finding, rule
from argmap.diagnostics import Severity
from argmap.model import Kind, Node, Text
from argmap.model.text import is_cjk
from argmap.nlp.forecasts import forecast_word
from argmap.nlp.similarity import fold

_SENTENCE_END = re.compile(
    r"[。！？][”’」』）)]*(?=[^”’」』）)\s])"  # Chinese: the mark alone ends a sentence
    r"|(?:(?<=[a-z]{3})|(?<=[0-9%”]))[.!?][\"'”’)]*\s+(?=[\"'“‘(]*[A-Z])"  # English: not after U.S. or Dr.
)
_STOP = re.compile(r"[。！？；;]|[.!?][\"'”’)]*\s")
_NUMBER = re.compile(r"(?:§+ ?|[A-Za-z]{1,4}\. ?)?[\dIVXLC]+[\w.()-]*", re.ASCII)
_SEMICOLON = re.compile(r"[；;]")


def _texts(node: Node) -> Iterator[tuple[str, str]]:
    return iter(node.text.by_language.items())


@rule("AM501", "compound-claim", Severity.WARNING)
def compound_claim(context: Context) -> Iterator[Finding]:
    """A text makes more than one claim.

    What it finds:
        Texts of several sentences, and texts in which a semicolon joins two. What is quoted or stands in brackets is
        passed over.
    Why it matters:
        Support for one half is no support for the other; an objection does not say which half it hits.
    Example:
        thesis:
          text: The library should open on Sundays; the museum should follow.
          evidence:
            visits: {text: Sunday is the day most people ask for, by: Readers' survey}
            loans: {text: Loans rose in the trial month, by: Annual report}
    Better:
        thesis:
          text: The library should open on Sundays.
          evidence:
            visits: {text: Sunday is the day most people ask for, by: Readers' survey}
            loans: {text: Loans rose in the trial month, by: Annual report}
    Fix:
        Make two nodes of it; what explains the claim goes under `detail`.
    """
    for node in context.map:
        for language, text in _texts(node):
            if not _STOP.search(text):
                continue
            bare = ASIDE.sub("“”", text)
            if _SENTENCE_END.search(bare):
                what = "several sentences"
            elif _SEMICOLON.search(bare):
                what = "two claims joined by a semicolon"
            else:
                continue
            yield context.at(
                node,
                f"the text of `{node.id}` is {what}",
                "make a node of each; what explains goes under `detail`",
                *text_step(context, node, language),
            )
            break


@rule("AM502", "question-as-claim", Severity.WARNING)
def question_as_claim(context: Context) -> Iterator[Finding]:
    """A text asks instead of saying.

    What it finds:
        Texts that end with a question mark.
    Why it matters:
        A question can be neither supported nor opposed; what it hints at stays unsaid.
    Example:
        thesis:
          text: Should the library open on Sundays?
          evidence:
            visits: {text: Sunday is the day most people ask for, by: Readers' survey}
            loans: {text: Loans rose in the trial month, by: Annual report}
    Better:
        thesis:
          text: The library should open on Sundays.
          evidence:
            visits: {text: Sunday is the day most people ask for, by: Readers' survey}
            loans: {text: Loans rose in the trial month, by: Annual report}
    Fix:
        Write the answer that is meant.
    """
    for node in context.map:
        for language, text in _texts(node):
            if text.endswith(("?", "？")):
                yield context.at(
                    node,
                    f"the text of `{node.id}` is a question",
                    "write the answer that is meant",
                    *text_step(context, node, language),
                )
                break


@rule("AM503", "missing-translation", Severity.WARNING)
def missing_translation(context: Context) -> Iterator[Finding]:
    """A text is not there in every language of the map.

    What it finds:
        Titles, texts, details, attributions, sections, warrants and tests without one of the map's `languages`.
    Why it matters:
        A reader of that language meets the text in another one.
    Example:
        languages: [en, de]
        title: {en: The library on Sundays, de: Die Bibliothek am Sonntag}
        thesis:
          text: {en: The library should open on Sundays., de: Die Bibliothek sollte sonntags öffnen.}
          evidence:
            visits: {text: Most people ask for Sunday, cites: [1]}
            loans: {text: {en: Loans rose in the trial month, de: Die Ausleihen stiegen im Probemonat}, cites: [2]}
    Better:
        languages: [en, de]
        title: {en: The library on Sundays, de: Die Bibliothek am Sonntag}
        thesis:
          text: {en: The library should open on Sundays., de: Die Bibliothek sollte sonntags öffnen.}
          evidence:
            visits: {text: {en: Most people ask for Sunday, de: Die meisten wünschen den Sonntag}, cites: [1]}
            loans: {text: {en: Loans rose in the trial month, de: Die Ausleihen stiegen im Probemonat}, cites: [2]}
    Fix:
        Write it, or take the language out of `languages`.
    """
    languages = context.map.languages
    if len(languages) < 2:
        return
    layer = context.map.layers.get(context.loaded.layer)
    of_file = layer or context.map
    what = "layer" if layer else "map"
    by = layer.by if layer else None
    for key, text in (("title", of_file.title), ("by", by), ("summary", of_file.summary)):
        if missing := _missing(text, languages):
            yield Finding((key,), f"the {key} of the {what} has no {missing}", _how_to(key, languages), on_key=True)
    for node in context.map:
        parent = context.map[node.parent] if node.parent else None
        inherited = parent.section if parent else None
        parts: tuple[tuple[tuple[str, ...], Text | None], ...] = (
            (("text",), node.text),
            (("detail",), node.detail),
            (("by",), None if node.by is by else node.by),
            (("section",), None if node.section is inherited or _is_number(node.section) else node.section),
            (("inference", "warrant"), node.inference.warrant if node.inference else None),
            (("forecast", "test"), node.forecast.test if node.forecast else None),
        )
        for route, text in parts:
            if missing := _missing(text, languages):
                message = f"`{'.'.join(route)}` of `{node.id}` has no {missing}"
                yield context.at(node, message, _how_to(route[-1], languages), *route)


def _how_to(key: str, languages: tuple[str, ...]) -> str:
    return f"write `{key}: {{{', '.join(f'{language}: …' for language in languages)}}}`"


def _is_number(section: Text | None) -> bool:
    """Whether a section is a number such as 2.1, II.B or Art. 50, which is the same in every language."""
    return (
        section is not None
        and re.fullmatch(r"(?:§+ ?|[A-Za-z]{1,4}\. ?)?[\dIVXLC]+[\w.()-]*", str(section)) is not None
    )


def _missing(text: Text | None, languages: tuple[str, ...]) -> str:
    """The languages that a text lacks, as `en`, `de`."""
    if text is None or len(text.by_language) == len(languages):
        return ""
    return ", ".join(f"`{language}`" for language in languages if text.get(language) is None)


@rule("AM504", "long-text", Severity.WARNING)
def long_text(context: Context) -> Iterator[Finding]:
    """A text is too long for one claim.

    What it finds:
        Texts of more than 60 words, or of more than 100 Chinese characters. The settings `max-words` and
        `max-cjk-characters` change that.
    Why it matters:
        A card that has to be studied is not read, and a long sentence rarely makes one claim.
    Example:
        thesis:
          text: >-
            The library, which has been closed on Sundays since the year in which the old town council decided, against
            the advice of the librarian of that time and of nearly everyone who had a reader's card, that the costs of
            heating and of staff could not be borne any longer, should, now that all of these reasons have long ceased
            to hold, open its doors on that day again.
          evidence:
            visits: {text: Sunday is the day most people ask for, by: Readers' survey}
            loans: {text: Loans rose in the trial month, by: Annual report}
    Better:
        thesis:
          text: The library should open on Sundays again.
          evidence:
            visits: {text: Sunday is the day most people ask for, by: Readers' survey}
            loans: {text: Loans rose in the trial month, by: Annual report}
    Fix:
        Keep the claim in `text`; move the explanation to `detail`, the reasons to nodes of their own.
    """
    most = context.config.thresholds
    for node in context.map:
        for language, text in _texts(node):
            # A word and the space behind it are two characters at least.
            if len(text) <= min(most.max_cjk_characters, most.max_words * 2):
                continue
            characters = 0 if text.isascii() else sum(map(is_cjk, text))
            words = text.count(" ") + 1
            if characters > most.max_cjk_characters or words > most.max_words:
                length = f"{characters} characters" if characters > most.max_cjk_characters else f"{words} words"
                yield context.at(
                    node,
                    f"the text of `{node.id}` is {length} long",
                    "keep the claim; move the explanation to `detail`",
                    *text_step(context, node, language),
                )
                break


@rule("AM505", "duplicate-text", Severity.WARNING)
def duplicate_text(context: Context) -> Iterator[Finding]:
    """Two nodes say the same in the same words.

    What it finds:
        Texts that are equal apart from case, width, spaces and punctuation.
    Why it matters:
        A claim that stands twice counts twice; when one of the two is mended, the other is forgotten.
    Example:
        thesis:
          text: The library should open on Sundays.
          evidence:
            visits: {text: Sunday is the day most people ask for, by: Readers' survey}
            again: {text: "Sunday is the day most people ask for.", by: Librarian}
    Better:
        thesis:
          text: The library should open on Sundays.
          evidence:
            visits: {text: Sunday is the day most people ask for, by: Readers' survey}
            loans: {text: Loans rose in the trial month, by: Annual report}
    Fix:
        Keep one, and link it to where it is needed too (`supports`, `limits`, `opposes`).
    """
    seen: dict[str, Node] = {}
    for node in context.map:
        text = fold(str(node.text))
        first = seen.setdefault(text, node)
        if first is not node and text:
            yield context.at(
                node,
                f"`{node.id}` says what `{first.id}` says",
                "keep one, and link it to where it is needed too",
                "text",
                related=[(first.loc, "the same text")],
            )


@rule("AM507", "unmarked-forecast", Severity.WARNING)
def unmarked_forecast(context: Context) -> Iterator[Finding]:
    """A claim speaks of the future without saying what would settle it.

    What it finds:
        Claims, caveats and objections with words such as 将, 必将, 势必, 预计, will, is likely to, and without
        `forecast`. What is quoted, and what is reported as somebody's words (`by`, evidence), is passed over.
    Why it matters:
        A prediction that nobody can check cannot be wrong, and so says little.
    Example:
        thesis:
          text: The library will open on Sundays.
          evidence:
            visits: {text: Sunday is the day most people ask for, by: Readers' survey}
            loans: {text: Loans rose in the trial month, by: Annual report}
    Better:
        thesis:
          text: The library will open on Sundays.
          likelihood: likely
          forecast: {due: 2030-01-01, test: The opening hours on its door}
          evidence:
            visits: {text: Sunday is the day most people ask for, by: Readers' survey}
            loans: {text: Loans rose in the trial month, by: Annual report}
    Fix:
        Add `forecast` with a day (`due`) and what would settle it (`test`), and the `likelihood` that is meant.
    """
    for node in context.map:
        if node.forecast is not None or node.kind is Kind.EVIDENCE or node.by is not None:
            continue
        for language, text in _texts(node):
            if (word := forecast_word(text, language)) and (word := forecast_word(ASIDE.sub("“”", text), language)):
                yield context.at(
                    node,
                    f"`{node.id}` speaks of the future (“{word}”) without a `forecast`",
                    "add `forecast: {due: …, test: …}` and the `likelihood` that is meant",
                    *text_step(context, node, language),
                )
                break
