"""AM508 and AM509: words for likelihood and confidence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.checks.locations import ASIDE, QUOTED, text_step
from argmap.checks.registry import Context, Finding, rule
from argmap.diagnostics import Severity
from argmap.i18n import _

if TYPE_CHECKING:
    from argmap.nlp.hedges import LikelihoodWord

# A cheap search; only texts that match are examined.
_CONFIDENT = re.compile("onfiden|确信|信心|把握|置信|信度")


@rule("AM508", "mixed-certainty", Severity.WARNING)
def mixed_certainty(context: Context) -> Iterator[Finding]:
    """A text mixes likelihood and confidence.

    What it finds:
        Texts that express both confidence (高度确信, with high confidence, or “(medium confidence)” in brackets) and
        likelihood (很可能, likely). Quotations are ignored.
    Why it matters:
        How probable a claim is and how good the evidence for it is are two different things. Readers confuse them when
        they are stated together, which is why ICD 203 (ODNI 2015) forbids it.
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
        Leave the likelihood in the text, and state the confidence under `confidence`.
    """
    for node in context.map:
        for language, text in node.text.by_language.items():
            if not _CONFIDENT.search(text):
                continue
            from argmap.nlp.hedges import confidence_phrase, likelihood_words

            bare = QUOTED.sub("“”", text)
            confidence, words = confidence_phrase(bare, language), likelihood_words(bare, language)
            if confidence and words:
                yield context.at(
                    node,
                    _("`{id}` mixes confidence (“{confidence}”) and likelihood (“{likelihood}”)").format(
                        id=node.id, confidence=confidence, likelihood=words[0].word
                    ),
                    _("keep one in the text, and state the other under `confidence` or `likelihood`"),
                    *text_step(context, node, language),
                )
                break


@rule("AM509", "likelihood-wording", Severity.WARNING)
def likelihood_wording(context: Context) -> Iterator[Finding]:
    """The wording of a text doesn't match its `likelihood`.

    What it finds:
        Nodes whose text contains words of likelihood, none of which can mean the `likelihood` given: 必将 or “is bound
        to” with `likely`, “may” with `very-likely`. A word can stand for several bands; plain 将 and “will” can stand
        for any. Quotations are ignored.
    Why it matters:
        Readers go by the word, evaluation goes by the band, and one of them is misled.
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
        Decide which of the two you mean, and change the other. The hint says which bands the word can stand for.
    """
    for node in context.map:
        if node.likelihood is None:
            continue
        from argmap.nlp.hedges import likelihood_words

        for language, text in node.text.by_language.items():
            words = likelihood_words(ASIDE.sub("“”", text), language)
            if words and not any(word.admits(node.likelihood) for word in words):
                word = words[0]
                yield context.at(
                    node,
                    _("“{word}” in the text of `{id}` does not mean `{likelihood}`").format(
                        word=word.word, id=node.id, likelihood=node.likelihood
                    ),
                    _meant(word),
                    *text_step(context, node, language),
                )
                break


def _meant(word: LikelihoodWord) -> str:
    if word.lowest is word.highest:
        return _("it means `{likelihood}`: change the word or the `likelihood`").format(likelihood=word.lowest)
    return _("it can mean anything from `{lowest}` to `{highest}`: change the word or the `likelihood`").format(
        lowest=word.lowest, highest=word.highest
    )
