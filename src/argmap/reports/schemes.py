"""The catalogue of argumentation schemes, or one scheme of it: for a terminal, as Markdown, as data."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from argmap.i18n import _
from argmap.i18n.punctuation import COLON
from argmap.model import Text
from argmap.rendering.cells import display_width
from argmap.rendering.markdown import escape
from argmap.rendering.terminal import Style, plain
from argmap.schemes import Scheme, wording
from argmap.schemes.words import attacks_words, target_word


def languages_of(schemes: Iterable[Scheme]) -> tuple[str, ...]:
    """The languages of the schemes' names, in the order in which they first occur; ``zh`` covers ``zh-Hant`` there."""
    found = dict.fromkeys(language for scheme in schemes for language in scheme.name.by_language)
    return tuple(tag for tag in found if (general := tag.partition("-")[0]) == tag or general not in found)


def list_text(schemes: Iterable[Scheme], languages: Sequence[str], style: Style = plain) -> Iterator[str]:
    """One line a scheme: its id, and its name in each of the languages."""
    rows = [[scheme.id, *(wording(scheme.name, language) for language in languages)] for scheme in schemes]
    widths = [max(map(display_width, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = [cell + " " * (width - display_width(cell)) for cell, width in zip(row, widths, strict=True)]
        yield "  ".join([style(cells[0], "place"), *cells[1:]]).rstrip()


def scheme_text(scheme: Scheme, languages: Sequence[str], style: Style = plain) -> Iterator[str]:
    """The whole of a scheme, each sentence in one language below the other."""
    words = languages[0] if len(languages) == 1 else "en"
    yield style(scheme.id, "place")
    yield from _each(scheme.name, languages, "")
    yield ""
    yield from _each(scheme.summary, languages, "")
    yield ""
    yield style(_("Premises", words), "place")
    for premise in scheme.premises:
        yield from _each(premise, languages)
    yield style(_("Conclusion", words), "place")
    yield from _each(scheme.conclusion, languages)
    yield ""
    yield style(_("Critical questions", words), "place")
    for question in scheme.questions:
        yield f"  {style(question.id, 'hint')}  {style(attacks_words(question.attacks, words), 'dim')}"
        yield from _each(question.text, languages, "    ")
    yield ""
    if scheme.source:
        yield f"{_('Source', words)}{_(COLON, words)}{scheme.source}"
    yield f"{_('In a map', words)}{_(COLON, words)}inference: {{scheme: {scheme.id}}}"


def _each(text: Text, languages: Sequence[str], indent: str = "  ") -> Iterator[str]:
    for said in dict.fromkeys(wording(text, language) for language in languages):
        yield indent + said


def render_markdown(schemes: Iterable[Scheme], languages: Sequence[str]) -> str:
    """The whole of every scheme, under a heading each, with its questions in a table."""
    return "\n\n".join(block for scheme in schemes for block in _markdown(scheme, languages)) + "\n"


def _markdown(scheme: Scheme, languages: Sequence[str]) -> Iterator[str]:
    words = languages[0] if len(languages) == 1 else "en"
    names = dict.fromkeys(wording(scheme.name, language) for language in languages)
    yield f"## `{scheme.id}`"
    yield " · ".join(f"**{escape(name)}**" for name in names)
    yield from (escape(said) for said in _each(scheme.summary, languages, ""))
    lines = [f"- {' / '.join(escape(said) for said in _each(premise, languages, ''))}" for premise in scheme.premises]
    drawn = " / ".join(escape(said) for said in _each(scheme.conclusion, languages, ""))
    colon = _(COLON, words)
    yield f"{_('Premises', words)}{colon.rstrip()}\n\n" + "\n".join(lines)
    yield f"{_('Conclusion', words)}{colon}{drawn}"
    asked = languages if len(languages) > 1 else [_("Question", words)]
    head = ["ID", _("Attacks", words), *asked]
    rows = [head, ["---"] * len(head)]
    for question in scheme.questions:
        said = [escape(wording(question.text, language)).replace("|", "\\|") for language in languages]
        rows.append([f"`{question.id}`", target_word(question.attacks, words), *said])
    yield "\n".join(f"| {' | '.join(row)} |" for row in rows)
    if scheme.source:
        yield f"{_('Source', words)}{colon}{escape(scheme.source)}"


def render_json(schemes: Iterable[Scheme]) -> str:
    """The schemes as a list; texts are objects from language tag to string."""
    return json.dumps([scheme_data(scheme) for scheme in schemes], ensure_ascii=False, indent=2)


def scheme_data(scheme: Scheme) -> dict[str, Any]:
    """A scheme as plain data."""
    return {
        "id": scheme.id,
        "name": _texts(scheme.name),
        "summary": _texts(scheme.summary),
        "premises": [_texts(premise) for premise in scheme.premises],
        "conclusion": _texts(scheme.conclusion),
        "questions": [
            {"id": question.id, "attacks": question.attacks, "text": _texts(question.text)}
            for question in scheme.questions
        ],
        "source": scheme.source,
    }


def _texts(text: Text) -> Mapping[str, str]:
    return dict(text.by_language)
