"""AM508 and AM509: whether the words for likelihood and confidence say what is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from argmap.checks.locations import ASIDE, text_step
from argmap.checks.registry import Context, Finding, rule
from argmap.diagnostics import Severity

# Cheap to look for; only what has one of these is looked at closely.
_CONFIDENT = re.compile("onfiden|确信|信心|把握|置信")


@rule("AM508", "mixed-certainty", Severity.WARNING)
def mixed_certainty(context: Context) -> Iterator[Finding]:
    """A text says likelihood and confidence in one breath.

    What it finds:
        Texts with a phrase of confidence (高度确信, with high confidence) and a word of likelihood (很可能, likely) in
        the same sentence. What is quoted is passed over.
    Why it matters:
        How probable a claim is and how good its basis is are two things. Said together, readers take one for the
        other, which is why ICD 203 (ODNI 2015) forbids it.
    Example:
        languages: [en, zh]
        title: {en: The library on Sundays, zh: 图书馆周日开放}
        thesis:
          text:
            en: We have high confidence that Sunday opening is likely to draw new readers.
            zh: 我们高度确信周日开放很可能吸引新读者
          forecast: {due: 2035-01-01, test: {en: New cards by the annual report, zh: 年报所载新证数}}
          evidence:
            visits: {text: {en: Most people ask for Sunday, zh: 多数人希望周日开放}, cites: [1]}
            loans: {text: {en: Loans rose in the trial month, zh: 试行月借阅量上升}, cites: [2]}
    Better:
        languages: [en, zh]
        title: {en: The library on Sundays, zh: 图书馆周日开放}
        thesis:
          text:
            en: Sunday opening is likely to draw new readers.
            zh: 周日开放很可能吸引新读者
          likelihood: likely
          confidence: high
          forecast: {due: 2035-01-01, test: {en: New cards by the annual report, zh: 年报所载新证数}}
          evidence:
            visits: {text: {en: Most people ask for Sunday, zh: 多数人希望周日开放}, cites: [1]}
            loans: {text: {en: Loans rose in the trial month, zh: 试行月借阅量上升}, cites: [2]}
    Fix:
        Leave the likelihood in the text, and say the confidence under `confidence`.
    """
    for node in context.map:
        for language, text in node.text.by_language.items():
            if not _CONFIDENT.search(text):
                continue
            from argmap.nlp.hedges import confidence_phrase, likelihood_words

            bare = ASIDE.sub("“”", text)
            confidence, words = confidence_phrase(bare, language), likelihood_words(bare, language)
            if confidence and words:
                yield context.at(
                    node,
                    f"`{node.id}` mixes confidence (“{confidence}”) and likelihood (“{words[0].word}”)",
                    "keep one in the text; the other goes under `confidence` or `likelihood`",
                    *text_step(context, node, language),
                )
                break


@rule("AM509", "likelihood-wording", Severity.WARNING)
def likelihood_wording(context: Context) -> Iterator[Finding]:
    """The word in the text is of another band than `likelihood`.

    What it finds:
        Nodes with `likelihood` whose text has words of likelihood, none of which may stand for that band: 必将 or “is
        bound to” with `likely`, “may” with `very-likely`. Each word may stand for several bands; plain 将 and “will”
        for any. What is quoted is passed over.
    Why it matters:
        Readers go by the word, the evaluation by the band. One of the two is told something else than was meant.
    Example:
        languages: [en, zh]
        title: {en: The library on Sundays, zh: 图书馆周日开放}
        thesis:
          text: {en: The library is bound to open on Sundays., zh: 图书馆势必在周日开放}
          likelihood: unlikely
          forecast: {due: 2035-01-01, test: {en: The hours on its door, zh: 门上的开放时间}}
          evidence:
            visits: {text: {en: Most people ask for Sunday, zh: 多数人希望周日开放}, cites: [1]}
            loans: {text: {en: Loans rose in the trial month, zh: 试行月借阅量上升}, cites: [2]}
    Better:
        languages: [en, zh]
        title: {en: The library on Sundays, zh: 图书馆周日开放}
        thesis:
          text: {en: The library is bound to open on Sundays., zh: 图书馆势必在周日开放}
          likelihood: almost-certain
          forecast: {due: 2035-01-01, test: {en: The hours on its door, zh: 门上的开放时间}}
          evidence:
            visits: {text: {en: Most people ask for Sunday, zh: 多数人希望周日开放}, cites: [1]}
            loans: {text: {en: Loans rose in the trial month, zh: 试行月借阅量上升}, cites: [2]}
    Fix:
        Decide which of the two is meant; `argmap rule AM509` and docs/format.md have the bands.
    """
    for node in context.map:
        if node.likelihood is None:
            continue
        from argmap.nlp.hedges import likelihood_words

        for language, text in node.text.by_language.items():
            words = likelihood_words(ASIDE.sub("“”", text), language)
            if words and not any(word.admits(node.likelihood) for word in words):
                word = words[0]
                meant = word.lowest if word.lowest is word.highest else f"{word.lowest} to {word.highest}"
                yield context.at(
                    node,
                    f"“{word.word}” in the text of `{node.id}` does not mean `{node.likelihood}`",
                    f"it means {meant}: change the word or the `likelihood`",
                    *text_step(context, node, language),
                )
                break
