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
    "resilience, in full": N_(
        "Resilience: how many statements, and of how many hands, have to be rejected to bring the claim down."
    ),
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
    "from to": N_("{} → {}"),
    "suppose": N_("Suppose"),
    "as mapped": N_("as mapped"),
    "is false": N_("it is false"),
    "is true": N_("it is true"),
    "false": C_("supposed of a statement", "false"),
    "true": C_("supposed of a statement", "true"),
    "own credence": N_("Credence, as one more reason"),
    "scenario": N_("Scenario"),
    "supposed": C_("a statement and what is supposed of it", "{}: {}"),
    "copy link": N_("Copy link"),
    "link copied": N_("Link copied"),
    "link in address bar": N_("The link is in the address bar"),
    "reset": N_("Reset"),
    "what changes": N_("What changes"),
    "thesis goes": N_("Thesis: {} → {}"),
    "thesis stays": N_("Thesis: unchanged, {}"),
    "and more": N_("{} and {} more"),
    "lost 1": N_("One statement loses all its support: {}"),
    "lost": N_("{} statements lose all their support: {}"),
    "fallen doubts 1": N_("One objection or caveat no longer stands: {}"),
    "fallen doubts": N_("{} objections or caveats no longer stand: {}"),
    "rebutted 1": N_("One statement no longer stands, because an objection to it does: {}"),
    "rebutted": N_("{} statements no longer stand, because objections to them do: {}"),
    "open 1": N_("One statement becomes undecided: {}"),
    "open": N_("{} statements become undecided: {}"),
    "risen doubts 1": N_("One objection or caveat is no longer answered: {}"),
    "risen doubts": N_("{} objections or caveats are no longer answered: {}"),
    "restored 1": N_("One statement stands that did not: {}"),
    "restored": N_("{} statements stand that did not: {}"),
    "reserved 1": N_("One statement stands only with reservations: {}"),
    "reserved": N_("{} statements stand only with reservations: {}"),
    "unreserved 1": N_("One statement stands without reservations now: {}"),
    "unreserved": N_("{} statements stand without reservations now: {}"),
    "strength only 1": N_("One more statement changes in strength: {} ({} → {})"),
    "strength only": N_("{} more statements change in strength, most of all {} ({} → {})"),
    "nothing else": N_("Nothing else changes."),
    "why small": N_("The strength of the thesis changes by less than 0.01."),
    "why same": N_("The map already has {} as you suppose it."),
    "why rejected": N_("{} is rejected in any case, and what is rejected has no force."),
    "why no path": N_("No line of argument leads from {} to the thesis."),
    "why taken": N_("{} is itself supposed in this scenario."),
    "why hand": N_("It makes no difference to {}: the same hand gives {} as well, and one hand counts once."),
    "why joint": N_("It makes no difference to {}: {}, which is needed as well, is rejected anyway."),
    "why cap": N_("It makes no difference to {}, whose reasons share hands: it is no stronger than these hands are."),
    "why other": N_("It makes no difference to {}."),
    "depends on": N_("What it depends on"),
    "computing": N_("Computing …"),
    "takes, short": N_("Resilience: {}"),
    "takes": N_("To bring it down, this many would have to be rejected: statements {}, hands {}."),
    "unknown number": N_("not computed in time"),
    "no number": N_("no number would do"),
    "moved by nothing": N_("No single base score would change its strength."),
    "moves it": N_("{} if it had the base score 0, {} if 1"),
    "try false": N_("Suppose false"),
    "by statements": N_("Statements ({})"),
    "through reasons": N_("Statements, through its reasons ({})"),
    "by hands": N_("Fewest hands (statements: {})"),
    "brings down": N_("What would bring the thesis down"),
    "nothing brings down": N_("No set of statements would bring the thesis down."),
    "restores": N_("What would restore the thesis"),
    "nothing restores": N_("No set of statements would restore the thesis."),
    "answer back": N_("Answer back"),
    "add objection": N_("Object"),
    "add caveat": N_("Add a caveat"),
    "add evidence": N_("Add evidence"),
    "answer": N_("Answer"),
    "edit answer": N_("Edit"),
    "remove answer": N_("Remove"),
    "open questions": N_("Open critical questions ({})"),
    "text of objection": N_("What speaks against this claim?"),
    "text of caveat": N_("How far does the reasoning reach? The claim itself is not denied."),
    "text of evidence": N_("What can be looked up that supports it?"),
    "answer text": N_("Your answer"),
    "speaker of evidence": N_("Who says so, if it is not you?"),
    "your name": N_("Your name"),
    "keep answer": N_("Add to the map"),
    "cancel": N_("Cancel"),
    "stays here": N_(
        "Your answers stay in this browser, and nobody else sees them. Save them as a layer to pass them on."
    ),
    "my answers": N_("Your answers"),
    "no answers": N_("Choose a statement to object to it, limit it, support it or answer its critical questions."),
    "lost target": N_("(the map no longer has the statement it answers)"),
    "save layer": N_("Save as a layer"),
    "load layer": N_("Load a layer saved here"),
    "loaded answers": N_("New answers loaded: {}"),
    "not a layer": N_("This file was not saved on a page like this one."),
    "remove all answers": N_("Remove all"),
    "remove all": N_("Remove all your answers ({})? They are kept nowhere else."),
    "answers by": N_("Answers of {}, {}"),
    "answers of": N_("A reader's answers, {}"),
    "how to use layer": N_("Put the file next to the map: {} checks it, and {} adds it to the map."),
    "with my answers 1": N_("with one answer of yours"),
    "with my answers": N_("with {} answers of yours"),
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
