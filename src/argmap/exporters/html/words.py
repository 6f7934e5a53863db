"""What the page itself says, in Chinese and in English; what documents say as well comes from their table."""

from __future__ import annotations

from typing import Final

from argmap.evaluation.explanations import Reason
from argmap.evaluation.words import reason_words
from argmap.exporters.html.facts import FACTS, name_of
from argmap.fields import FIELDS
from argmap.i18n import C_, N_, _
from argmap.i18n.names import relation_word
from argmap.i18n.punctuation import COLON, COMMA, LIST_COMMA
from argmap.model import Relation

_WORDS: Final[dict[str, str]] = {
    "jointly": N_("&"),
    "jointly, in full": N_("only jointly"),
    "cross link": N_("thin line: link to another branch"),
    "sources": N_("Sources"),
    "colon": COLON,
    "comma": COMMA,
    "list": LIST_COMMA,
    "outline": N_("Outline"),
    "diagram": N_("Diagram"),
    "details": N_("Details"),
    "views": N_("Views"),
    "skip": N_("Skip to the outline"),
    "about": N_("About this map"),
    "language": N_("Language"),
    "theme": N_("Appearance"),
    "theme auto": N_("Auto"),
    "theme light": N_("Light"),
    "theme dark": N_("Dark"),
    "search": N_("Search"),
    "search hint": N_("Search statements, speakers, ids"),
    "filters": N_("Filters"),
    "clear": N_("Clear"),
    "count": C_("number of matches", "{} statements"),
    "found": N_("{} of {} match"),
    "none found": N_("No statement matches"),
    "kind": N_("Kind"),
    "tag": N_("Tag"),
    "speaker": FIELDS["by"].label,
    "source": N_("Source"),
    "no speaker": N_("the source's author"),
    "layers": N_("Layers"),
    "layer": N_("Layer"),
    "map itself": N_("the map itself"),
    "unfold all": N_("Unfold all"),
    "fold all": N_("Fold all"),
    "folded": N_("{} folded"),
    "zoom in": N_("Zoom in"),
    "zoom out": N_("Zoom out"),
    "fit": N_("Fit"),
    "actual": N_("Actual size"),
    "diagram hint": N_(
        "The diagram holds what the outline holds. Arrow keys move it, plus and minus zoom, 0 fits, 1 is 100 %."
    ),
    "path": N_("Path to the thesis"),
    "below supports": N_("Supported by"),
    "below limits": N_("Limited by"),
    "below opposes": N_("Opposed by"),
    "also supports": FIELDS["supports"].label,
    "also limits": FIELDS["limits"].label,
    "also opposes": FIELDS["opposes"].label,
    "elsewhere": N_("from another branch"),
    "passage": FIELDS["at"].label,
    "section": FIELDS["section"].label,
    "notes": FIELDS["cites"].label,
    "basis": FIELDS["basis"].label,
    "likelihood": FIELDS["likelihood"].label,
    "confidence": FIELDS["confidence"].label,
    "assumed": FIELDS["assumed"].label,
    "assumed, in full": N_("taken for granted on purpose"),
    "credence": FIELDS["credence"].label,
    "due": FIELDS["forecast.due"].label,
    "outcome": FIELDS["forecast.outcome"].label,
    "test": FIELDS["forecast.test"].label,
    "scheme": FIELDS["inference.scheme"].label,
    "warrant": FIELDS["inference.warrant"].label,
    "linked": FIELDS["inference.linked"].label,
    "linked, in full": N_("the premises support this only jointly"),
    "answers": FIELDS["inference.answers"].label,
    "detail": FIELDS["detail"].label,
    "tags": FIELDS["tags"].label,
    "address": N_("Link to this statement"),
    "legend": N_("Legend"),
    "evaluation": N_("Evaluation"),
    "show nothing": N_("No marks"),
    "show status": N_("Show status"),
    "show strength": N_("Show strength"),
    "status": N_("Status"),
    "strength": N_("Strength"),
    "base score": N_("Base score"),
    "without layers": N_("Without the layers"),
    "with layers": N_("With the layers"),
    "computed": N_(
        "Computed from the structure of the map and its base scores; no judgement of truth. "
        "Semantics: grounded (status), {} (strength)."
    ),
    "unsettled": N_(
        "Strengths do not settle in a cycle of this map: those of the cycle, and of what rests on it, mean nothing."
    ),
}


def words(language: str) -> dict[str, str]:
    """All that the page says in a language, or in English where it has none; ``{}`` are gaps."""
    found = {name: _(row, language) for name, row in _WORDS.items()}
    for field in FACTS:
        found.setdefault(name_of(field), _(field.label, language))
    found |= {f"because {reason.name.lower()}": reason_words(reason, language) for reason in Reason}
    found |= {str(relation): relation_word(relation, language) for relation in Relation}
    return found
