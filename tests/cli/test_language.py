"""The language in which argmap speaks: ``--lang``, else that of the settings, else that of the locale."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from argmap.cli.root import COMMANDS, cli, user_language
from argmap.rendering.cells import display_width
from support.calling import Answer, call

MAP = """\
argmap: 1
title: {en: The library, zh-Hans: 图书馆}
languages: [en, zh-Hans]
thesis: {text: {en: The library should open on Sundays., zh-Hans: 图书馆应在周日开放。}}
"""
CHINESE = {"LC_ALL": "zh_CN.UTF-8"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps" / "library.argmap.yaml").write_text(MAP, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def markdown(*options: str) -> Answer:
    return call("export", "maps/library.argmap.yaml", "-t", "md", *options)


def test_check_speaks_the_language_of_the_locale(folder: Path) -> None:
    assert call("fmt", "--check", "maps", env=CHINESE).stderr.strip().endswith("尚未整理格式")
    assert call("fmt", "--check", "maps").stderr.strip().endswith("is not formatted")


@pytest.mark.parametrize(
    ("arguments", "settings", "locale", "spoken"),
    [
        ("check --lang en", "zh", "zh_CN.UTF-8", "en"),
        ("check -l zh", "", "C", "zh"),
        ("check -lzh", "", "C", "zh"),
        ("check --lang=zh-Hant", "", "C", "zh-Hant"),
        ("new --lang zh,en", "", "C", "zh"),
        ("set m id text -- --lang zh", "", "C", "en"),
        ("check", "zh", "C", "zh"),
        ("check", "", "zh_TW.UTF-8", "zh-TW"),
        ("check", "", "C", "en"),
    ],
)
def test_the_option_goes_before_the_settings_and_these_before_the_locale(
    folder: Path, monkeypatch: pytest.MonkeyPatch, arguments: str, settings: str, locale: str, spoken: str
) -> None:
    monkeypatch.setenv("LC_ALL", locale)
    (folder / "argmap.toml").write_text(f"language = '{settings}'\n")
    assert user_language(arguments.split()) == spoken


def test_settings_that_cannot_be_read_are_reported_in_the_language_of_the_locale(folder: Path) -> None:
    (folder / "argmap.toml").write_text("language = 3\n")
    answer = call("check")
    assert answer.returncode == 2
    assert "argmap.toml: `language` should be a text in quotation marks" in answer.stderr


def test_a_usage_error_speaks_it_too(folder: Path) -> None:
    answer = call("check", "--frmat", "--lang", "zh")
    assert "错误：没有选项'--frmat'。" in answer.stderr
    assert "用法：" in answer.stderr
    assert "错误：没有命令`chekc`；是否指`check`？" in call("chekc", env=CHINESE).stderr
    assert "Error: No such option" in call("check", "--frmat").stderr


def test_errors_of_click_have_the_punctuation_of_the_language(folder: Path) -> None:
    assert "用法：argmap review" in call("review", env=CHINESE).stderr
    assert "错误：缺少参数 'MAP'。\n" in call("review", env=CHINESE).stderr
    assert (
        "没有选项'--frob'。是否指'--focus'、'--font'、'--to'？\n" in call("export", "m", "--frob", env=CHINESE).stderr
    )
    assert "'--depth'的值无效：'x'不是有效的整数。\n" in call("show", "m", "--depth", "x", env=CHINESE).stderr
    assert "Error: Missing argument 'MAP'.\n" in call("review").stderr


def test_lists_are_joined_as_the_language_joins_them(folder: Path) -> None:
    assert "可用的格式：svg、" in call("export", "maps/library.argmap.yaml", "-t", "x", env=CHINESE).stderr
    assert "known formats: svg, " in call("export", "maps/library.argmap.yaml", "-t", "x").stderr


def test_rules_have_the_word_of_their_severity(folder: Path) -> None:
    assert "AM301  警告     unsupported-premise" in call("rule", env=CHINESE).stdout
    assert call("rule", "AM301", env=CHINESE).stdout.startswith("AM301 unsupported-premise（警告）\n")
    assert call("rule", "AM403").stdout.startswith("AM403 source-unavailable (info)\n")


UNSPOKEN = "warning: argmap does not speak `fr`; its languages are en, zh-Hans, zh-Hant\n"


@pytest.mark.parametrize(
    ("command", "settings", "warning"),
    [
        ("rule AM301 --lang fr", "", UNSPOKEN),
        ("rule AM301 --lang en-GB", "", ""),
        ("rule AM301 --lang zh-TW", "", ""),
        ("check maps", "fr", UNSPOKEN),
        ("check maps", "zh", ""),
        ("show maps/library.argmap.yaml", "fr", UNSPOKEN),
        ("show maps/library.argmap.yaml", "en", ""),
    ],
)
def test_a_language_that_argmap_does_not_speak_is_reported_once(
    folder: Path, command: str, settings: str, warning: str
) -> None:
    (folder / "argmap.toml").write_text(f"language = '{settings}'\n")
    answer = call(*command.split())
    assert answer.returncode == 0
    assert "".join(line for line in answer.stderr.splitlines(keepends=True) if "warning:" in line) == warning


def test_a_language_that_a_map_is_in_needs_no_catalogue(folder: Path) -> None:
    (folder / "argmap.toml").write_text("language = 'fr'\n")
    french = folder / "maps" / "library.argmap.yaml"
    french.write_text(MAP.replace("zh-Hans", "fr"), encoding="utf-8")
    assert "warning:" not in call("check", "maps").stderr
    assert "warning:" not in call("show", "maps/library.argmap.yaml").stderr


def test_a_document_speaks_a_language_of_the_map(folder: Path) -> None:
    assert "The library should open" in markdown().stdout
    assert "图书馆应在周日开放" in markdown("--lang", "zh").stdout
    refused = markdown("--lang", "fr")
    assert refused.returncode == 2
    assert "the map is in en, zh-Hans, not in `fr`" in refused.stderr


def test_the_settings_choose_the_language_of_documents_only_where_a_map_has_it(folder: Path) -> None:
    (folder / "argmap.toml").write_text("language = 'zh'\n")
    assert "图书馆应在周日开放" in markdown().stdout
    (folder / "argmap.toml").write_text("language = 'fr'\n")
    assert "The library should open" in markdown().stdout


def test_a_new_map_begins_in_its_own_language(folder: Path) -> None:
    call("new", "a.argmap.yaml", "--lang", "zh")
    assert "在此用一句话写出论断。" in (folder / "a.argmap.yaml").read_text(encoding="utf-8")


def test_workers_of_build_speak_it(folder: Path) -> None:
    """A map that changes while it is built fails in a process of its own."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    from argmap.cli.commands.build import _begin_worker
    from argmap.cli.errors import in_words

    with ProcessPoolExecutor(1, get_context("spawn"), _begin_worker, ("zh",)) as pool:
        assert pool.submit(in_words, MemoryError()).result() == "内存不足，无法处理这幅论证图"


@pytest.mark.parametrize("name", [name for name in COMMANDS if name != "completion"])
def test_every_command_has_the_option(name: str) -> None:
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    (option,) = (param for param in command.params if "--lang" in param.opts)
    assert "-l" in option.opts
    content = {"new", "draft", "outline", "add", "set"}
    """Here it is the language of what is written into the map."""
    assert isinstance(option, click.Option)
    assert (option.help == "Language of texts and messages, such as en or zh.") is (name not in content)


def test_help_is_translated_and_fits_the_screen() -> None:
    """In a process of its own: click keeps the help option that it has made once."""
    script = (
        "import sys; from argmap.cli.root import COMMANDS, main\n"
        "parts = [f'source {name}' for name in ('add', 'set', 'list', 'remove', 'rename')]\n"
        "for name in ('', *COMMANDS, *parts):\n"
        "    sys.argv = ['argmap', *name.split(), '--help']\n"
        "    try: main()\n"
        "    except SystemExit: pass\n"
    )
    environment = {"LANG": "zh_CN.UTF-8", "COLUMNS": "80", "PYTHONPATH": ":".join(sys.path), "PYTHONUTF8": "1"}
    answer = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8", env=environment)
    assert answer.stderr == ""
    words = re.compile(r"[a-z]+(?: [a-z]+){3,}")
    lines = [line for line in answer.stdout.splitlines() if "argmap " not in line and '"' not in line]
    assert [line for line in lines if words.search(line)] == []
    assert [line for line in lines if display_width(line) > 80] == []


def test_a_hint_follows_a_full_width_colon_without_a_space() -> None:
    answer = call("check", "-", "--lang", "zh", typed="argmap: 1\ntitle: T\nthesis: {txet: T}\n")
    assert "：" in answer.stdout
    assert "： " not in answer.stdout
