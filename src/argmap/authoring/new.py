"""The first version of a map file."""

from __future__ import annotations

from argmap.model import ArgumentMap
from argmap.model.text import join_lines
from argmap.syntax.formatting.fragments import text_lines


def first_map(title: str, languages: list[str], thesis: str) -> str:
    """The text of a small map that shows how one is written.

    Args:
        title: title of the map, in the first language.
        languages: language tags, the primary one first.
        thesis: the claim that the map argues for, in the first language.
    """
    return _TEMPLATE.format(
        title="\n".join(text_lines(join_lines(title), "title:", 2)),
        languages=", ".join(languages),
        thesis="\n".join(text_lines(join_lines(thesis), "  text:", 4)),
    )


def first_layer(title: str, extends: str, by: str, map_: ArgumentMap) -> str:
    """The text of a layer that adds nothing yet, with an example that fits the map.

    Args:
        title: title of the layer, in the map's first language.
        extends: path of the map, as the layer's folder sees it.
        by: who asserts what is added; empty where nobody is named.
        map_: the map, for the example.
    """
    top = map_.root
    reads = top.text.get(map_.primary_language) or str(top.text)
    return _LAYER.format(
        title="\n".join(text_lines(join_lines(title), "title:", 2)),
        extends="\n".join(text_lines(extends, "extends:", 2)),
        by="".join(f"{line}\n" for line in text_lines(join_lines(by), "by:", 2)) if by else "",
        node=top.id,
        reads="\n".join(text_lines(reads, "#     reads:", 4)).replace("\n    ", "\n#       "),
    )


_LAYER = """\
# yaml-language-server: $schema=argmap.schema.json
argmap: 1
{extends}
{title}
{by}
# Under `add` stand ids of the map, and under each what is added to that node, in groups as in a map. `reads` keeps what
# the node said when this was written: `argmap check` tells when it says something else.
add: {{}}
#   {node}:
{reads}
#     caveats:
#       when-not: A limit of the step from the reasons to the claim.
#     objections:
#       what-is-said-against-it: A reason against the claim itself.
"""

_TEMPLATE = """\
# yaml-language-server: $schema=argmap.schema.json
argmap: 1
{title}
languages: [{languages}]

# Works that the map draws on; the first is the default one.
# sources:
#   report:
#     type: report
#     title: Annual report
#     author: [{{family: Doe, given: Jane}}]
#     issued: 2026

thesis:
{thesis}
  # Below a claim stand premises, evidence, caveats and objections, each under an id of its own:
  # premises:
  #   first-reason:
  #     text: A claim that supports the thesis.
  #     evidence:
  #       what-shows-it: {{text: Something that can be looked up, by: Who says it}}
  # caveats:
  #   when-not: A limit of the step from the reasons to the thesis.
  # objections:
  #   what-is-said-against-it: A reason against the thesis, to be answered under its own `objections`.
"""
