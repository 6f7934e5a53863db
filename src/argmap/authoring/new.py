"""The first version of a map file."""

from __future__ import annotations

import json


def first_map(title: str, languages: list[str], thesis: str) -> str:
    """The text of a small map that shows how one is written.

    Args:
        title: title of the map, in the first language.
        languages: language tags, the primary one first.
        thesis: the claim that the map argues for, in the first language.
    """
    return _TEMPLATE.format(title=_quoted(title), languages=", ".join(languages), thesis=_quoted(thesis))


def _quoted(text: str) -> str:
    """A text as a YAML scalar: JSON's quoting is YAML's."""
    return json.dumps(text, ensure_ascii=False)


_TEMPLATE = """\
# yaml-language-server: $schema=argmap.schema.json
argmap: 1
title: {title}
languages: [{languages}]

# Works that the map draws on; the first is the default one.
# sources:
#   report:
#     type: report
#     title: Annual report
#     author: [{{family: Doe, given: Jane}}]
#     issued: 2026

thesis:
  text: {thesis}
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
