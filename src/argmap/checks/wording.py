"""AM5: whether a text makes one claim, and makes it clearly."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from argmap.checks.locations import ASIDE, text_step
from argmap.checks.registry import Context, Finding, rule
from argmap.diagnostics import Severity
from argmap.fields import texts
from argmap.i18n import _, n_
from argmap.i18n.punctuation import LIST_COMMA
from argmap.model import Kind, Node, Text
from argmap.model.text import is_cjk
from argmap.nlp.forecasts import forecast_word
from argmap.nlp.reasons import own_reason
from argmap.nlp.similarity import fold, marks
from argmap.rendering.scripts import primary_subtag

_STOP = re.compile(r"[。！？；;]|[.!?…][\"'”’»)]*\s")
_SEMICOLON = re.compile(r"[；;]")
_LIST = re.compile(r"[:：](?P<items>[^:：]+)$")
_SHORT_ITEM = {"zh": 8, "en": 25}
"""Characters of the longest item between semicolons that can't be a sentence."""
_ASKING = ("?", "？", "!", "！", "吗", "呢", "吗。", "呢。")
_QUESTION = re.compile("[?？][!！]*$|[吗呢]。?$(?<!着呢)(?<!着呢。)")


def _texts(node: Node) -> Iterator[tuple[str, str]]:
    return iter(node.text.by_language.items())


@rule("AM501", "compound-claim", Severity.WARNING)
def compound_claim(context: Context) -> Iterator[Finding]:
    """A text makes more than one claim.

    What it finds:
        Texts of several sentences, and texts in which a semicolon joins two. Quotations, text in brackets and lists of
        words are ignored, and a text that gives its own reason is left to AM511.
    Why it matters:
        Support for one half doesn't support the other, and an objection doesn't say which half it attacks.
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
        Split it into two nodes. Move explanations to `detail`.
    """
    for node in context.map:
        for language, text in _texts(node):
            if not _STOP.search(text):
                continue
            bare = ASIDE.sub("“”", text)
            if _has_several_sentences(bare, language):
                message = _("the text of `{id}` has several sentences")
            elif own_reason(bare, language):
                continue
            elif _SEMICOLON.search(bare) and not _is_list(bare, language):
                message = _("the text of `{id}` joins two claims with a semicolon")
            else:
                continue
            yield context.at(
                node,
                message.format(id=node.id),
                _("split it into separate nodes; explanations go under `detail`"),
                *text_step(context, node, language),
            )
            break


def _is_list(text: str, language: str) -> bool:
    """Whether the semicolons of a text separate the words of a list that a colon opens."""
    match = _LIST.search(text)
    longest = _SHORT_ITEM.get(primary_subtag(language), _SHORT_ITEM["en"])
    return match is not None and all(len(item.strip()) <= longest for item in _SEMICOLON.split(match["items"]))


def _has_several_sentences(text: str, language: str) -> bool:
    from argmap.sources.sentences import split_sentences

    return len(list(islice(split_sentences(text, language=language), 2))) > 1


@rule("AM511", "packed-reasoning", Severity.WARNING)
def packed_reasoning(context: Context) -> Iterator[Finding]:
    """A text contains its own reason.

    What it finds:
        Texts with “…, because …”, “should … because …”, “…, so …”, “therefore”, “it follows that”, 因为……, ……，所以……,
        由此可见 and the like, which argue for one half by the other. What only names a cause (“Rome fell because it ran
        out of soldiers”) isn't reported; nor are quotations, text in brackets and reported speech (`by`).
    Why it matters:
        A reason inside the box can't be supported, limited or opposed on its own.
    Example:
        thesis:
          text: The library should open on Sundays, because that is the day most people ask for.
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
        Keep the claim, and make the reason a premise or evidence below it.
    """
    for node in context.map:
        if node.by is not None:
            continue
        for language, text in _texts(node):
            if own_reason(text, language) and (word := own_reason(ASIDE.sub("“”", text), language)):
                yield context.at(
                    node,
                    _("the text of `{id}` gives its own reason (“{word}”)").format(id=node.id, word=word),
                    _("keep the claim, and make the reason a premise or evidence below it"),
                    *text_step(context, node, language),
                )
                break


@rule("AM502", "question-as-claim", Severity.WARNING)
def question_as_claim(context: Context) -> Iterator[Finding]:
    """A text asks a question instead of making a claim.

    What it finds:
        Texts that end with a question mark, or with 吗 or 呢 without one.
    Why it matters:
        A question can be neither supported nor opposed, and what it implies is left unsaid.
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
        State the answer you have in mind.
    """
    for node in context.map:
        for language, text in _texts(node):
            if text.endswith(_ASKING) and _QUESTION.search(text):
                yield context.at(
                    node,
                    _("the text of `{id}` is a question").format(id=node.id),
                    _("state the answer you have in mind"),
                    *text_step(context, node, language),
                )
                break


@rule("AM503", "missing-translation", Severity.WARNING)
def missing_translation(context: Context) -> Iterator[Finding]:
    """A text isn't available in every language of the map.

    What it finds:
        Titles, summaries, texts, details, attributions, sections, warrants and tests that lack one of the map's
        `languages`. Numbers, abbreviations in capitals (OECD, WHO 2020) and formulas need no translation.
    Why it matters:
        Readers of that language get the text in another one.
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
        Add the translation, or remove the language from `languages`.
    """
    languages = context.map.languages
    if len(languages) < 2:
        return
    layer = context.map.layers.get(context.loaded.layer)
    of_file = layer or context.map
    by = layer.by if layer else None
    for key, text in (("title", of_file.title), ("by", by), ("summary", of_file.summary)):
        if missing := _missing(text, languages):
            if layer:
                message = _("`{key}` of the layer is missing in {languages}")
            else:
                message = _("`{key}` of the map is missing in {languages}")
            yield Finding((key,), message.format(key=key, languages=missing), _how_to(key, languages), on_key=True)
    for node in context.map:
        parent = context.map[node.parent] if node.parent else None
        # What the layer or the parent says is written there.
        elsewhere = {"by": by, "section": parent.section if parent else None}
        for field, route, text in texts(node):
            if text is elsewhere.get(field.name):
                continue
            if (missing := _missing(text, languages)) and not _is_universal(str(text)):
                message = _("`{key}` of `{id}` is missing in {languages}").format(
                    key=".".join(route), id=node.id, languages=missing
                )
                yield context.at(node, message, _how_to(route[-1], languages), *route)


def _how_to(key: str, languages: tuple[str, ...]) -> str:
    entries = ", ".join(f"{language}: …" for language in languages)
    return _("write `{text}`").format(text=f"{key}: {{{entries}}}")


_WORD = re.compile(r"[^\W\d_]+")
_FORMULA = re.compile(r"[=<>≤≥≈→]")
_NUMBERED = re.compile(r"(?:§+ ?|[A-Za-z]{1,4}\. ?)?[\dIVXLC]+[\w.()-]*")


def _is_universal(text: str) -> bool:
    """Whether a text is the same in every language: a number such as II.B or Art. 50, OECD, WHO 2020, E = mc²."""
    if _NUMBERED.fullmatch(text):
        return True
    words = _WORD.findall(text)
    if _FORMULA.search(text):
        return all(len(word) <= 3 for word in words)
    return all(len(word) > 1 and word.isascii() and word.isupper() for word in words)


def _missing(text: Text | None, languages: tuple[str, ...]) -> str:
    """The languages that a text lacks, as `en`, `de`."""
    if text is None or len(text.by_language) == len(languages):
        return ""
    return _(LIST_COMMA).join(f"`{language}`" for language in languages if text.get(language) is None)


@rule("AM504", "long-text", Severity.WARNING)
def long_text(context: Context) -> Iterator[Finding]:
    """A text is too long for one claim.

    What it finds:
        Texts of more than 60 words or 100 Chinese characters. The settings `max-words` and `max-cjk-characters` change
        these limits.
    Why it matters:
        Nobody reads a card that has to be studied, and a long sentence rarely makes just one claim.
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
        Keep the claim in `text`; move the explanation to `detail` and the reasons to separate nodes.
    """
    most = context.config.thresholds
    for node in context.map:
        for language, text in _texts(node):
            # A word and the space after it take at least two characters.
            if len(text) <= min(most.max_cjk_characters, most.max_words * 2):
                continue
            characters = 0 if text.isascii() else sum(map(is_cjk, text))
            words = text.count(" ") + 1
            if characters > most.max_cjk_characters or words > most.max_words:
                if characters > most.max_cjk_characters:
                    message = n_(
                        "the text of `{id}` is {count} character long",
                        "the text of `{id}` is {count} characters long",
                        characters,
                    )
                else:
                    message = n_(
                        "the text of `{id}` is {count} word long", "the text of `{id}` is {count} words long", words
                    )
                yield context.at(
                    node,
                    message.format(id=node.id),
                    _("keep the claim; move the explanation to `detail`"),
                    *text_step(context, node, language),
                )
                break


@rule("AM505", "duplicate-text", Severity.WARNING)
def duplicate_text(context: Context) -> Iterator[Finding]:
    """Two nodes say the same thing in the same words.

    What it finds:
        Texts that are identical except for case, character width, spaces and punctuation. Signs that change what is
        said (1.5 and 15, 3% and 3, < and >, judge's and judges') keep texts apart.
    Why it matters:
        A claim that appears twice counts twice, and when one copy is corrected, the other is forgotten.
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
        Keep one, and link it to the other place where it is needed (`supports`, `limits`, `opposes`).
    """
    seen: dict[str, list[Node]] = {}
    for node in context.map:
        text = fold(str(node.text))
        if not text:
            continue
        others = seen.setdefault(text, [])
        others.append(node)
        if len(others) == 1:
            continue
        own = marks(str(node.text))
        first = next(other for other in others if marks(str(other.text)) == own)
        if first is not node:
            others.pop()
            yield context.at(
                node,
                _("`{id}` says the same as `{other}`").format(id=node.id, other=first.id),
                _("keep one, and link it where the other was needed"),
                "text",
                related=[(first.loc, _("the same text"))],
            )


@rule("AM507", "unmarked-forecast", Severity.WARNING)
def unmarked_forecast(context: Context) -> Iterator[Finding]:
    """A claim predicts something without saying how it would be settled.

    What it finds:
        Claims, caveats and objections that contain words such as 将, 必将, 势必, 预计, will or is likely to, but have
        no `forecast`. Quotations and reported speech (`by`, evidence, “critics say that …”) are ignored. So is what
        holds at any time (“Water will boil at 100 °C”, “A contract will be void if …”), unless the text says when.
    Why it matters:
        A prediction that nobody can check can't be wrong, so it says little.
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
        Add `forecast` with a date (`due`) and a test (`test`), and state the `likelihood`.
    """
    for node in context.map:
        if node.forecast is not None or node.kind is Kind.EVIDENCE or node.by is not None:
            continue
        for language, text in _texts(node):
            if (word := forecast_word(text, language)) and (word := forecast_word(ASIDE.sub("“”", text), language)):
                yield context.at(
                    node,
                    _("`{id}` makes a prediction (“{word}”) but has no `forecast`").format(id=node.id, word=word),
                    _("add a `forecast` with `due` and `test`, and state the `likelihood`"),
                    *text_step(context, node, language),
                )
                break
