"""A small map with two layers on it, for all that shows layers, statuses and strengths."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from argmap.loading import load
from argmap.model import ArgumentMap

MAP = """\
argmap: 1
title: {zh: 周日开馆, en: Sunday opening}
languages: [zh, en]
thesis:
  text: {zh: 图书馆周日应当开放。, en: The library should open on Sundays.}
  premises:
    demand:
      text: {zh: 读者有需要。, en: Readers ask for it.}
      evidence:
        survey: {text: {zh: 三分之二的人要求。, en: Two in three ask for it.}, basis: poll}
"""

CRITIQUE = """\
argmap: 1
extends: map.argmap.yaml
title: {zh: 论“需要”, en: On “need”}
by: {zh: 审读, en: reviewer}
summary: {zh: 只问方法。, en: It asks about method alone.}
add:
  survey:
    caveats:
      one-year: {text: {zh: 只问了一年。, en: Only one year was asked.}}
    objections:
      few:
        text: {zh: 应答者不足十人。, en: Fewer than ten answered.}
        objections:
          hundreds: {text: {zh: 应答者有三百人。, en: Three hundred answered.}, by: {zh: 秘书, en: the secretary}}
"""

UPDATE = """\
argmap: 1
extends: map.argmap.yaml
title: {zh: 更新, en: Update}
add:
  thesis:
    objections:
      cost: {text: {zh: 周日人手更贵。, en: Staff cost more on Sundays.}}
"""


def write(folder: Path) -> list[Path]:
    """The map and its layers as files of a folder."""
    texts = {"map": MAP, "map.critique": CRITIQUE, "map.update": UPDATE}
    paths = [folder / f"{name}.argmap.yaml" for name in texts]
    for path, text in zip(paths, texts.values(), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


@cache
def layered_map() -> ArgumentMap:
    """The map with both layers.

    The thesis is rejected (nothing answers `cost`), the survey is qualified, `few` is rejected, all else accepted or
    qualified with it. The nodes of `critique` are marked with who made it, those of `update` with its id.
    """
    with TemporaryDirectory() as folder:
        base, *layers = write(Path(folder))
        loaded = load(base, layers)
    assert loaded.map is not None, loaded.diagnostics
    return loaded.map
