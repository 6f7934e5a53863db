"""Words of any length and ids of any form: no command stumbles over what a map may hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap import load
from support.calling import call

BASE = "argmap: 1\ntitle: E\nthesis: {text: T, premises: {a: {text: A, assumed: true}}}\n"


@pytest.mark.parametrize(
    "name",
    [
        "The second anonymous reviewer of the Journal of Contemporary Asian Studies, in the letter of March",
        "“当代亚洲研究”杂志的第二位匿名审稿人，见其三月的来信，其中逐条列出了对本文论证的全部意见，以及对数据来源的两点疑问与建议",
        "Reviewer: " + "a-name-without-a-blank" * 8,
        'O\'Brien #2 & "the others", ' * 6 + "et al.",
        "{x}: [y] " * 12 + "z",
    ],
)
def test_a_layer_by_an_author_with_a_long_name_is_merged(name: str, tmp_path: Path) -> None:
    (tmp_path / "base.argmap.yaml").write_text(BASE, encoding="utf-8")
    quoted = name.replace("'", "''")
    (tmp_path / "base.review.argmap.yaml").write_text(
        f"argmap: 1\nextends: base.argmap.yaml\ntitle: R\nby: '{quoted}'\n"
        "add: {a: {caveats: {c: Only one year}}}\n",
        encoding="utf-8",
    )
    answer = call("merge", "base.argmap.yaml", "base.review.argmap.yaml", cwd=tmp_path)
    assert answer.returncode == 0, answer.stderr
    map_ = load(tmp_path / "base.argmap.yaml").map
    assert map_ is not None
    [author] = map_.works[map_["c"].source].authors
    assert str(author.literal) == name.strip()


@pytest.mark.parametrize("form", ["text", "json", "md", "svg"])
@pytest.mark.parametrize("question", ["q.1", "q-1", "q_1.a.b", "1"])
@pytest.mark.parametrize("where", ["inference: {{answers: {}}}", "inferences: {{i.1: {{from: [a], answers: {}}}}}"])
def test_answers_to_questions_with_points_in_their_ids_are_compared(
    form: str, question: str, where: str, tmp_path: Path
) -> None:
    for name, word in (("old", "yes"), ("new", "no")):
        answers = where.format(f"{{'{question}': {word}}}")
        (tmp_path / f"{name}.argmap.yaml").write_text(
            f"argmap: 1\ntitle: T\nthesis:\n  text: T\n  {answers}\n  premises: {{a: {{text: A, assumed: true}}}}\n"
        )
    answer = call("diff", "old.argmap.yaml", "new.argmap.yaml", "--format", form, cwd=tmp_path)
    assert answer.returncode == 0, answer.stderr
    shown = {"svg": "", "json": question}.get(form, question.replace("-", " "))
    assert shown in answer.stdout
