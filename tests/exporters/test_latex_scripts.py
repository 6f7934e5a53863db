"""LaTeX for every script: class, fonts, direction, and what XeLaTeX and LuaLaTeX make of it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from argmap.exporters import ExportOptions, export
from argmap.loading import load
from support.diagnosing import read

SCRIPTS = Path(__file__).parents[1] / "diagrams" / "scripts.argmap.yaml"


def latex(text: str, language: str) -> str:
    said = f"argmap: 1\ntitle: T\nlanguages: [{language}]\nthesis: {{text: {text!r}, assumed: true}}\n"
    return export(read(said), "latex", ExportOptions(language=language)).decode()


def test_latin_text_needs_no_fonts() -> None:
    said = latex("Der Park schließt.", "de")
    assert "\\pickfont" not in said
    assert "\\usepackage{fontspec}" in said


def test_cyrillic_and_greek_have_a_main_font() -> None:
    for text, language in (("Парк открыт.", "ru"), ("Το πάρκο.", "el")):
        assert "{Noto Serif,CMU Serif,FreeSerif,Times New Roman,DejaVu Serif}" in latex(text, language)


@pytest.mark.parametrize(
    ("language", "text", "said", "font"),
    [
        ("th", "สวนเปิด LED", r"\scriptthai{สวนเปิด} LED", "Noto Serif Thai"),
        ("hi", "उद्यान खुला है।", r"\scriptdeva{उद्यान खुला है।}", "Noto Serif Devanagari"),
        ("km", "សួនច្បារ (2024)", r"\scriptkhmr{សួនច្បារ} (2024)", "Noto Serif Khmer"),
        ("ka", "პარკი", r"\scriptgeor{პარკი}", "Noto Serif Georgian"),
    ],
)
def test_text_is_in_the_command_of_its_script(language: str, text: str, said: str, font: str) -> None:
    found = latex(text, language)
    assert said in found
    assert font in found


def test_thai_lines_are_broken_by_xetex() -> None:
    assert r'\XeTeXlinebreaklocale "th"' in latex("สวนเปิด", "th")


def test_hebrew_is_set_by_lualatex_with_babel() -> None:
    said = latex("הפארק פתוח (24:00), LED.", "he")
    assert said.startswith("% !TEX program = lualatex")
    assert r"\babelprovide[import=he,main]{mainlanguage}" in said
    assert r"\scripthebr{הפארק פתוח} (24:00), LED." in said


def test_hebrew_words_in_english_run_from_the_right_with_what_is_between_them() -> None:
    assert r"\fromright{\scripthebr{כי} 58\% \scripthebr{בעד}}, she" in latex("“כי 58% בעד, she said.", "en")


@pytest.mark.parametrize(
    ("tag", "font"),
    [
        ("zh-Hant", "Noto Serif CJK TC"),
        ("zh-TW", "Noto Serif CJK TC"),
        ("ja", "Noto Serif CJK JP"),
        ("ko", "Noto Serif CJK KR"),
    ],
)
def test_east_asian_fonts_are_those_of_the_language(tag: str, font: str) -> None:
    said = latex("公園", tag)
    assert "fontset=none]{ctexart}" in said
    assert rf"{{{font}," in said


def test_a_missing_font_is_named_with_its_package() -> None:
    assert "{fonts-noto-core}" in latex("สวน", "th")
    assert "{fonts-noto-cjk}" in latex("공원", "ko")


# Not installed by .ci/run: TeX with these packages takes more than a minute to install there.
@pytest.mark.slow
@pytest.mark.parametrize(
    "language", ["he", "ar", "fa", "th", "hi", "km", "my", "lo", "ja", "ko", "zh-Hant", "ru", "de"]
)
def test_tex_sets_every_script_without_a_missing_character(tmp_path: Path, language: str) -> None:
    program = "lualatex" if language in ("he", "ar", "fa") else "xelatex"
    if not shutil.which(program):
        pytest.skip(f"{program} is not installed")
    map_ = load(SCRIPTS).map
    assert map_ is not None
    (tmp_path / "map.tex").write_bytes(export(map_, "latex", ExportOptions(language=language)))
    command = [program, "-interaction=nonstopmode", "-halt-on-error", "map.tex"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, errors="replace", timeout=180)
    if done.returncode and ("I can't find file" in done.stdout or "not found" in done.stdout):
        pytest.skip("TeX lacks a package that the document asks for")
    assert done.returncode == 0, done.stdout[-2000:]
    log = (tmp_path / "map.log").read_text(encoding="utf-8", errors="replace")
    if "No font for" in log:
        pytest.skip("the fonts of Noto are not installed")
    assert [line for line in log.splitlines() if line.startswith("Missing character")] == []
