"""How reports name the hands that statements rest on."""

from __future__ import annotations

from argmap.evaluation import Hand, HandKind
from argmap.i18n import _, n_
from argmap.i18n.punctuation import number_ranges
from argmap.model import ArgumentMap
from argmap.model.works import default_work
from argmap.rendering.citations import author_year


def hand_words(map_: ArgumentMap, hand: Hand, language: str) -> str:
    """What a hand is called: “Trump”, “note 1”, “Xin and Diao 2025, unsourced”."""
    work = map_.works.get(hand.work)
    which = author_year(work, map_.works, language) if work else hand.work
    match hand.kind:
        case HandKind.SPEAKER:
            return hand.name.best(language) if hand.name else ""
        case HandKind.NOTES:
            notes = number_ranges(hand.notes, language)
            said = n_("note {notes}", "notes {notes}", len(hand.notes), language).format(notes=notes)
            if work is None or work is default_work(map_):
                return said
            return _("{work}, {notes}", language).format(work=which, notes=said)
        case HandKind.AUTHOR:
            return _("{work}, unsourced", language).format(work=which)
        case HandKind.LAYER:
            return hand.name.best(language) if hand.name else _("a layer's author", language)
        case HandKind.CREDENCE:
            return _("credence of {id}", language).format(id=hand.node)
        case HandKind.MAP:
            return _("the map, unsourced", language)


def what_hands_are(language: str) -> str:
    """What a hand is, for those who meet the word for the first time."""
    return _(
        "A hand is whoever vouches for a statement: its speaker, else the notes cited for it, else the author of the "
        "work, layer or map.",
        language,
    )


def hand_data(hand: Hand, map_: ArgumentMap, language: str) -> dict[str, str]:
    """A hand for programs: what it is known by, and what it is called."""
    return {"kind": hand.kind, "name": hand_words(map_, hand, language)}
