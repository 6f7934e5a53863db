"""Rules for layers: whether they still fit the map they extend."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.registry import Context, Finding, loader_rule, rule
from argmap.diagnostics import Edit, Fix, Severity
from argmap.i18n import _
from argmap.model.route import Loc
from argmap.syntax.scalars import quoted


@loader_rule("AM113", "broken-extension")
def broken_extension() -> None:
    """A layer can't be applied to the map it extends.

    What it finds:
        An `extends` that leads to a missing file, to a file that isn't a map or contains errors, to the layer itself,
        or back to it through other layers.
    Why it matters:
        A layer adds to the nodes of another map; without that map it says nothing.
    Base:
        thesis: {text: The library should open on Sundays., assumed: true}
    Example:
        extends: bases.argmap.yaml
        add:
          thesis:
            caveats:
              one-year: Only one year was looked at.
    Better:
        extends: base.argmap.yaml
        add:
          thesis:
            caveats:
              one-year: Only one year was looked at.
    Fix:
        Give the path of the map relative to the layer's file, and correct any errors in the map.
    """


@loader_rule("AM208", "unknown-extension-target")
def unknown_extension_target() -> None:
    """A layer adds to a node that the map doesn't have.

    What it finds:
        Ids under `add` that aren't nodes of the map: misspelled, or since renamed or removed. If the layer recorded the
        node's text under `reads`, the finding names the node that has this text now.
    Why it matters:
        The criticism has lost its target.
    Base:
        thesis: {text: The library should open on Sundays., assumed: true}
    Example:
        extends: base.argmap.yaml
        add:
          sundays:
            reads: The library should open on Sundays.
            caveats:
              one-year: Only one year was looked at.
    Better:
        extends: base.argmap.yaml
        add:
          thesis:
            reads: The library should open on Sundays.
            caveats:
              one-year: Only one year was looked at.
    Fix:
        Use the node's current id, or delete the entry if the map has dropped the claim.
    """


@rule("AM211", "reworded-target", Severity.WARNING)
def reworded_target(context: Context) -> Iterator[Finding]:
    """A node has been reworded since the layer was written.

    What it finds:
        Nodes of the map whose text is no longer the one that the layer recorded under `reads`.
    Why it matters:
        The new wording may already meet an objection, or the objection may address words that are no longer there.
    Base:
        thesis: {text: The library should open on every Sunday of the year., assumed: true}
    Example:
        extends: base.argmap.yaml
        add:
          thesis:
            reads: The library should open on Sundays.
            caveats:
              one-year: Only one year was looked at.
    Better:
        extends: base.argmap.yaml
        add:
          thesis:
            reads: The library should open on every Sunday of the year.
            caveats:
              one-year: Only one year was looked at.
    Fix:
        Reread the node, revise whatever no longer fits, and record its current text.
    """
    layer = context.map.layers.get(context.loaded.layer)
    if layer is None:
        return
    for target, read in layer.readings.items():
        node = context.map[target]
        for language, text in read.by_language.items():
            now = node.text.get(language)
            if now == text:
                continue
            loc: Loc = ("add", target, "reads")
            if context.loaded.holds((*loc, language)):
                loc = (*loc, language)
            if now is None:
                hint, fix = _("it no longer has a text in `{language}`").format(language=language), None
            else:
                hint = _("it now reads: {text}").format(text=now)
                fix = Fix(_("record the current text"), (Edit(context.loaded.span(loc), quoted(now)),), safe=False)
            message = _("`{id}` has been reworded since this layer was written").format(id=target)
            yield Finding(loc, message, hint, fix=fix)
