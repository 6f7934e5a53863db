"""The first version of a map file."""

from __future__ import annotations

from collections.abc import Mapping

from argmap.i18n import _
from argmap.model import ArgumentMap
from argmap.model.text import join_lines
from argmap.syntax.formatting.fragments import Data, Pair, comment_lines, text_lines
from argmap.syntax.scalars import scalar


def first_map(title: str, languages: list[str], thesis: str) -> str:
    """The text of a small map that shows how to write one, with comments in the language of the user.

    Args:
        title: title of the map, in the first language.
        languages: language tags, the primary one first.
        thesis: the claim that the map argues for, in the first language.
    """
    works = f"""\
sources:
  report:
    type: report
    title: {_in_brackets(_("Annual report"))}
    author: [{{family: {_in_brackets(_("Doe"))}, given: {_in_brackets(_("Jane"))}}}]
    issued: 2026"""
    evidence = f"text: {_in_brackets(_('A fact that can be looked up'))}, by: {_in_brackets(_('Who states it'))}"
    below = f"""\
premises:
  first-reason:
    text: {scalar(_("A claim that supports the thesis."))}
    evidence:
      first-fact: {{{evidence}}}
caveats:
  exception: {scalar(_("A limit on the step from the reasons to the thesis."))}
objections:
  counterargument: {scalar(_("A reason against the thesis; answers go under its own `objections`."))}"""
    return _written(
        _SCHEMA,
        "argmap: 1",
        *text_lines(join_lines(title), "title:", 2),
        f"languages: [{', '.join(languages)}]",
        "",
        *comment_lines(_("The works that the map draws on. The first is the default source.")),
        *_commented(works, 0),
        "",
        "thesis:",
        *text_lines(join_lines(thesis), "  text:", 4),
        *comment_lines(_("Premises, evidence, caveats and objections go below a claim, each under its own id:"), 2),
        *_commented(below, 2),
    )


def empty_map(title: str, languages: list[str], thesis: Mapping[str, Data], *, cited: bool = False) -> str:
    """The text of a map of nothing but its thesis, for statements that are added next.

    Args:
        title: title of the map, in the first language.
        languages: language tags, the primary one first.
        thesis: the keys of the thesis.
        cited: its statements cite a source, of which so little is known that its title is a gap to fill.
    """
    return _written(
        _SCHEMA,
        "argmap: 1",
        *text_lines(join_lines(title), "title:", 2),
        f"languages: [{', '.join(languages)}]",
        "",
        *(
            ("sources:", "  source:", *text_lines(_("Untitled source", languages[0]), "    title:", 6), "")
            if cited
            else ()
        ),
        "thesis:",
        *(line for key, value in thesis.items() for line in Pair(key, value).block(2, 2)),
    )


def first_layer(title: str, extends: str, by: str, map_: ArgumentMap) -> str:
    """The text of a layer without additions, with an example for the map.

    Args:
        title: title of the layer, in the map's first language.
        extends: path of the map, relative to the layer's folder.
        by: who asserts the additions; may be empty.
        map_: the map, for the example.
    """
    top = map_.root
    reads = top.text.get(map_.primary_language) or str(top.text)
    explanation = _(
        "Under `add`, write ids of nodes in the map, and under each id the nodes you add to it, grouped as in a "
        "map. `reads` records the node's current text: `argmap check` reports when it changes."
    )
    example = f"""\
caveats:
  exception: {scalar(_("A limit on the step from the reasons to the claim."))}
objections:
  counterargument: {scalar(_("A reason against the claim itself."))}"""
    return _written(
        _SCHEMA,
        "argmap: 1",
        *text_lines(extends, "extends:", 2),
        *text_lines(join_lines(title), "title:", 2),
        *(text_lines(join_lines(by), "by:", 2) if by else ()),
        "",
        *comment_lines(explanation),
        "add: {}",
        f"#   {top.id}:",
        *(f"# {line}" for line in text_lines(reads, "    reads:", 6)),
        *(f"#     {line}" for line in example.splitlines()),
    )


def _in_brackets(text: str) -> str:
    return scalar(text, flow=True)


def _commented(text: str, indent: int) -> list[str]:
    return [f"{' ' * indent}# {line}" for line in text.splitlines()]


def _written(*lines: str) -> str:
    return "\n".join(lines) + "\n"


_SCHEMA = "# yaml-language-server: $schema=argmap.schema.json"
