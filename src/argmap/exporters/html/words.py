"""The messages of the page."""

from __future__ import annotations

from typing import Final

from argmap.evaluation.explanations import Reason
from argmap.evaluation.words import reason_words
from argmap.exporters.html.facts import FACTS, name_of
from argmap.fields import FIELDS, SEVERAL
from argmap.i18n import C_, N_, _
from argmap.i18n.names import relation_word
from argmap.i18n.punctuation import BRACKETED, COLON, COMMA, LIST_COMMA
from argmap.model import Relation

_WORDS: Final[dict[str, str]] = {
    "jointly": N_("&"),
    "jointly, in full": N_("only together"),
    "cross link": N_("thin line: link to another branch"),
    "sources": N_("Sources"),
    "colon": COLON,
    "comma": COMMA,
    "list": LIST_COMMA,
    "bracketed": BRACKETED,
    "outline": N_("Outline"),
    "diagram": N_("Diagram"),
    "details": N_("Details"),
    "views": N_("Views"),
    "skip": N_("Skip to the outline"),
    "about": N_("About this map"),
    "language": N_("Language"),
    "theme": N_("Theme"),
    "theme auto": N_("Theme: auto"),
    "theme light": N_("Theme: light"),
    "theme dark": N_("Theme: dark"),
    "search": N_("Search"),
    "search hint": N_("Search statements, speakers, ids"),
    "filters": N_("Filters"),
    "clear": N_("Clear"),
    "count": C_("number of matches", "{} statements"),
    "found": N_("{} of {} match"),
    "none found": N_("No statement matches"),
    "kind": N_("Kind"),
    "tag": N_("Tag"),
    "source": N_("Source"),
    "no speaker": N_("the source's author"),
    "layers": N_("Layers"),
    "layer": N_("Layer"),
    "map itself": N_("the map itself"),
    "unfold all": N_("Expand all"),
    "fold all": N_("Collapse all"),
    "folded": N_("{} collapsed"),
    "zoom in": N_("Zoom in"),
    "zoom out": N_("Zoom out"),
    "fit": N_("Fit"),
    "actual": N_("Actual size"),
    "diagram hint": N_(
        "Diagram with the same content as the outline. Arrow keys pan, + and − zoom, 0 fits, 1 shows 100%."
    ),
    "path": N_("Path to the thesis"),
    "below supports": N_("Supported by"),
    "below limits": N_("Limited by"),
    "below opposes": N_("Opposed by"),
    "below follows": N_("What follows from it"),
    "also supports": FIELDS["supports"].label,
    "also limits": FIELDS["limits"].label,
    "also opposes": FIELDS["opposes"].label,
    "elsewhere": N_("from another branch"),
    "passage": FIELDS["at"].label,
    "assumed, in full": N_("deliberately assumed"),
    "linked, in full": N_("these premises only work together"),
    "answers": FIELDS["inference.answers"].label,
    "detail": FIELDS["detail"].label,
    "tags": FIELDS["tags"].label,
    "address": N_("Link to this statement"),
    "legend": N_("Legend"),
    "evaluation": N_("Evaluation"),
    "show nothing": N_("Evaluation: off"),
    "show status": N_("Evaluation: status"),
    "show strength": N_("Evaluation: strength"),
    "status": N_("Status"),
    "strength": N_("Strength"),
    "base score": N_("Base score"),
    "steps": N_("Lines of support"),
    "holds": N_("holds"),
    "fails": N_("does not hold"),
    "limited by": N_("limited by {}"),
    "resilience": N_("Resilience"),
    "no time": N_("not computed in a map of this size"),
    "without layers": N_("Without the layers"),
    "with layers": N_("With the layers"),
    "computed": N_(
        "Computed from the map's structure and base scores. It does not judge whether claims are true. "
        "Semantics: grounded (status), {} (strength)."
    ),
    "computed ratio": N_(
        "Computed from the map's structure and base scores. It does not judge whether claims "
        "are true. Status is grounded: what is beaten by something that stands does not stand. "
        "Strength ({}) is how much support reaches a claim from what it rests on, each hand "
        "counted once; of a rejected claim it is what would reach it."
    ),
    "unsettled": N_("Strengths don't converge in a cycle of attacks; the affected values are meaningless."),
}

_SEVERAL: Final = {
    "inference, by scheme": N_("one inference, named by its scheme"),
    "limits one": N_("limits this inference only"),
}
"""Words of maps with several inferences."""


def words(language: str, *, several: bool = False) -> dict[str, str]:
    """The messages of the page in a language, by name; ``{}`` is a gap.

    With ``several``, those for claims with several inferences are among them.
    """
    fields = {name_of(field): field.label for field in FACTS if several or field.name not in SEVERAL}
    labels = fields | _WORDS | (_SEVERAL if several else {})
    found = {name: _(label, language) for name, label in labels.items()}
    found |= {f"because {reason.name.lower()}": reason_words(reason, language) for reason in Reason}
    found |= {str(relation): relation_word(relation, language) for relation in Relation}
    return found
