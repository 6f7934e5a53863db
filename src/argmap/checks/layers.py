"""Rules for layers: whether they still fit the map that they were written for."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.registry import Context, Finding, loader_rule, rule
from argmap.diagnostics import Edit, Fix, Loc, Severity
from argmap.syntax.scalars import quoted


@loader_rule("AM113", "broken-extension")
def broken_extension() -> None:
    """A layer cannot be laid on the map that it names.

    What it finds:
        An `extends` that leads to no file, to a file that is no map or has errors, to the layer itself, or back to it
        by way of other layers.
    Why it matters:
        What a layer adds hangs below nodes of another map; without that map it says nothing.
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
        Give the path of the map, relative to the layer's file, and mend the map where it has errors.
    """


@loader_rule("AM208", "unknown-extension-target")
def unknown_extension_target() -> None:
    """A layer adds to a node that the map does not have.

    What it finds:
        Ids under `add` that are no nodes of the map below: misspelt, or renamed or removed there since. Where the layer
        recorded what it `reads`, a node that has this text now is named.
    Why it matters:
        The criticism has lost what it is about.
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
        Take the id that the node has now; delete the entry where the map has dropped the claim.
    """


@rule("AM211", "reworded-target", Severity.WARNING)
def reworded_target(context: Context) -> Iterator[Finding]:
    """A node reads otherwise than when the layer was written.

    What it finds:
        Nodes of the map below whose text is no longer what the layer recorded as what it `reads`.
    Why it matters:
        An objection may be met by the new wording, or aim at words that nobody says any more.
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
        Read the node again, mend what no longer fits, and record the text that it has now.
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
                hint, fix = f"it has no text in `{language}` any more", None
            else:
                hint = f"it reads now: {now}"
                fix = Fix("record the new text", (Edit(context.loaded.span(loc), quoted(now)),), safe=False)
            yield Finding(loc, f"`{target}` was reworded since this was written", hint, fix=fix)
