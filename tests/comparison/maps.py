"""A small map in two languages, and another version of it made by replacing pieces of its text."""

from __future__ import annotations

from argmap.model import ArgumentMap
from support.diagnosing import read

MAP = """\
argmap: 1
title: {zh: 周日的图书馆, en: The library on Sundays}
languages: [zh, en]
sources:
  report: {title: Annual report, notes: 9}
thesis:
  text: {zh: 图书馆周日应当开放。, en: The library should open on Sundays.}
  section: {zh: 二, en: two}
  premises:
    demand:
      text: {zh: 许多读者提出了要求。, en: Many readers ask for it.}
      likelihood: likely
      evidence:
        survey:
          text: {zh: 1200位读者中有三分之二要求开放。, en: "Two in three of 1,200 readers ask for it."}
          cites: [1, 2]
        letters: {text: {zh: 服务台收到一夹来信。, en: The desk has a folder of letters.}}
    staff:
      text: {zh: 周日有人值班。, en: There is staff for Sundays.}
      assumed: true
  objections:
    rest:
      text: {zh: 馆员需要共同的休息日。, en: The staff needs a common day of rest.}
      supports: [staff]
"""


def changed_text(*changes: tuple[str, str]) -> str:
    """The map's text with pieces of it replaced."""
    text = MAP
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def version(*changes: tuple[str, str]) -> ArgumentMap:
    """The map with pieces of its text replaced."""
    return read(changed_text(*changes))
