"""The catalogue of argumentation schemes, or one scheme of it: for people, and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from argmap.i18n import _, current_language
from argmap.i18n.punctuation import COLON
from argmap.model import Text
from argmap.rendering.json import dumps
from argmap.reports.document.blocks import (
    Block,
    Cell,
    Code,
    Document,
    Item,
    Items,
    Paragraph,
    Quotation,
    Section,
    Table,
)
from argmap.schemes import Scheme, wording
from argmap.schemes.words import target_word


def languages_of(schemes: Iterable[Scheme]) -> tuple[str, ...]:
    """The languages of the schemes' names, in the order in which they first occur; ``zh`` covers ``zh-Hant`` there."""
    found = dict.fromkeys(language for scheme in schemes for language in scheme.name.by_language)
    return tuple(tag for tag in found if (general := tag.partition("-")[0]) == tag or general not in found)


def names(schemes: Iterable[Scheme], languages: Sequence[str]) -> Document:
    """One line for each scheme: its id, and its name in each of the languages."""
    rows: list[tuple[Cell, ...]] = [
        (Code(scheme.id), *(wording(scheme.name, language) for language in languages)) for scheme in schemes
    ]
    return Document(_spoken(languages), "", [Table((), rows)])


def document(schemes: Sequence[Scheme], languages: Sequence[str]) -> Document:
    """The whole of each scheme, in all of the languages; for a single one, also how a map names it."""
    language = _spoken(languages)
    blocks: list[Block] = [_section(scheme, languages) for scheme in schemes]
    if len(schemes) == 1:
        in_a_map = f"`inference: {{scheme: {schemes[0].id}}}`"
        blocks.append(Paragraph(_("In a map", language) + _(COLON, language) + in_a_map))
    return Document(language, "", blocks)


def _spoken(languages: Sequence[str]) -> str:
    """The language of labels: that of the user where texts are in several."""
    return languages[0] if len(languages) == 1 else current_language()


def _section(scheme: Scheme, languages: Sequence[str]) -> Section:
    language = _spoken(languages)
    colon = _(COLON, language)
    questions: list[tuple[Cell, ...]] = [
        (
            Code(question.id),
            target_word(question.attacks, language),
            *(wording(question.text, tag) for tag in languages),
        )
        for question in scheme.questions
    ]
    asked = languages if len(languages) > 1 else [_("Question", language)]
    blocks: list[Block] = [
        Paragraph(" · ".join(_each(scheme.name, languages))),
        *map(Quotation, _each(scheme.summary, languages)),
        Paragraph(_("Premises", language) + colon.rstrip()),
        Items([Item(" / ".join(_each(premise, languages))) for premise in scheme.premises]),
        Paragraph(f"{_('Conclusion', language)}{colon}{' / '.join(_each(scheme.conclusion, languages))}"),
        Paragraph(_("Critical questions", language) + colon.rstrip()),
        Table(("ID", _("Attacks", language), *asked), questions),
    ]
    if scheme.source:
        blocks.append(Paragraph(f"{_('Source', language)}{colon}{scheme.source}"))
    return Section(f"`{scheme.id}`", blocks)


def _each(text: Text, languages: Sequence[str]) -> list[str]:
    """A text in each of the languages, every wording once."""
    return list(dict.fromkeys(wording(text, language) for language in languages))


def render_json(schemes: Iterable[Scheme]) -> str:
    """The schemes as a list; texts are objects from language tag to string."""
    return dumps([scheme_data(scheme) for scheme in schemes])


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
