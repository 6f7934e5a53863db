"""Every message of argmap is translated, with the same gaps."""

from __future__ import annotations

import ast
import re
from collections import Counter
from pathlib import Path
from string import Formatter

import messages
import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from argmap.i18n import C_, N_, _, languages, n_, spoken_language, using_language
from argmap.i18n import messages as i18n
from argmap.i18n.messages import NOTHING

CATALOGUES = messages.catalogues()
_WRITTEN_AS_IT_IS = re.compile(r"`[^`]*`")


def translated(path: Path) -> list[Message]:
    with path.open("rb") as file:
        return [message for message in read_po(file) if message.id]


def forms(said: object) -> list[str]:
    return list(said) if isinstance(said, tuple | list) else [str(said)]


def gaps(said: str) -> Counter[str]:
    return Counter(field[1] for field in Formatter().parse(said) if field[1] is not None)


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_every_message_of_the_code_is_translated(path: Path) -> None:
    known = {(message.context, message.id): forms(message.string) for message in translated(path)}
    wanted = [(message.context, message.id) for message in messages.extracted() if message.id]
    assert [message for message in wanted if not all(known.get(message, [""]))] == []


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_a_translation_has_the_gaps_of_its_message(path: Path) -> None:
    wrong = [
        (message.id, said)
        for message in translated(path)
        for said in forms(message.string)
        if NOTHING not in (said, message.id) and gaps(said) != gaps(forms(message.id)[-1])
    ]
    assert wrong == []


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_code_in_a_message_is_not_translated(path: Path) -> None:
    """What stands in backquotes is typed by an author: keys, commands, options."""
    wrong = [
        (message.id, said)
        for message in translated(path)
        for said in forms(message.string)
        if sorted(_WRITTEN_AS_IT_IS.findall(said)) != sorted(_WRITTEN_AS_IT_IS.findall(forms(message.id)[-1]))
    ]
    assert wrong == []


def test_chinese_of_either_script_english_and_a_language_without_a_catalogue() -> None:
    assert set(languages()) >= {"en", "zh-Hans", "zh-Hant"}
    tags: dict[str, str] = {
        "zh": "zh-Hans",
        "zh-CN": "zh-Hans",
        "zh_TW": "zh-Hant",
        "zh-Hant-HK": "zh-Hant",
        "pt-BR": "en",
        "": "en",
    }
    assert {tag: spoken_language(tag) for tag in tags} == tags
    assert _(N_("Premise"), "zh-MO") == "前提"
    assert _(N_("Objection"), "zh-TW") == "反駁"
    assert _(N_("Premise"), "de") == "Premise"


def test_a_message_under_another_context_is_another_message() -> None:
    assert _(C_("between clauses", ", "), "zh") == "，"
    assert _(C_("between items of a list", ", "), "zh") == "、"
    assert _(C_("between clauses", ", "), "fr") == ", "


def test_the_language_of_the_user_is_the_default_and_numbers_choose_the_form() -> None:
    with using_language("zh-Hans"):
        assert n_("{count} node", "{count} nodes", 1) == "1个节点"
    assert [n_("{count} node", "{count} nodes", count) for count in (0, 1, 1200)] == [
        "0 nodes",
        "1 node",
        "1,200 nodes",
    ]


def test_a_further_language_is_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "de" / "LC_MESSAGES" / "argmap.po"
    path.parent.mkdir(parents=True)
    catalog = Catalog(locale="de")
    catalog.add("Premise", "Prämisse")
    catalog.add(("{count} node", "{count} nodes"), ("{count} Knoten", "{count} Knoten im Plural"))
    path.write_bytes(messages.written(catalog))
    monkeypatch.setattr(messages, "SRC", tmp_path)
    monkeypatch.setattr(messages, "catalogues", lambda: [path])
    messages.compile_all()
    monkeypatch.setattr(i18n, "LOCALES", tmp_path)
    for remembered in (i18n.languages, i18n.spoken_language, i18n._catalogue):
        remembered.cache_clear()
    try:
        assert languages() == ("en", "de")
        assert _(N_("Premise"), "de-AT") == "Prämisse"
        assert _(N_("Objection"), "de") == "Objection"
        assert [n_("{count} node", "{count} nodes", count, "de") for count in (1, 2)] == [
            "1 Knoten",
            "2 Knoten im Plural",
        ]
    finally:
        for remembered in (i18n.languages, i18n.spoken_language, i18n._catalogue):
            remembered.cache_clear()


def test_no_variable_hides_the_translation() -> None:
    hidden = []
    for path in messages.SRC.rglob("*.py"):
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            inside = ast.walk(function) if isinstance(function, ast.FunctionDef) else ()
            uses = {type(name.ctx) for name in inside if isinstance(name, ast.Name) and name.id == "_"}
            hidden += [f"{path}: {function.name}"] if len(uses) > 1 else []  # type: ignore[attr-defined]
    assert hidden == []
