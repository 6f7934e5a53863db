"""The first version of a map file."""

from __future__ import annotations

from argmap.language.writing import text_lines
from argmap.model.text import join_lines


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
