"""PNG and PDF show the drawing in a font that covers it, or nothing is written."""

from __future__ import annotations

import re
import shutil
import struct
import subprocess
from itertools import pairwise
from pathlib import Path

import pytest

from argmap.diagrams import fonts
from argmap.diagrams.layout import lay_out
from argmap.diagrams.options import DiagramOptions
from argmap.diagrams.pagination import sheets
from argmap.diagrams.paper import PAGES
from argmap.diagrams.picture import Picture
from argmap.diagrams.scene import DiagramError, compose
from argmap.diagrams.svg import picture
from argmap.exporters import ExportError, ExportOptions
from argmap.exporters.pdf import export as export_pdf
from argmap.exporters.png import export as export_png
from argmap.exporters.registry import Exporter
from argmap.loading import load
from argmap.model import ArgumentMap
from argmap.rendering.wrapping import clean
from support.calling import call

from .samples import SMALL, comb, hostile_map, small_map

FLAGSHIP = Path(__file__).parents[2] / "maps" / "us-taiwan.argmap.yaml"


def installed(*names: str) -> fonts.Typeface | None:
    found = fonts._installed()
    return next((found[name] for name in names if name in found), None)


CHINESE_FONT = installed("Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei")
LATIN_FONT = installed("DejaVu Sans")

needs_chinese = pytest.mark.skipif(CHINESE_FONT is None, reason="no Chinese font is installed")
needs_poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils is not installed")
needs_latin = pytest.mark.skipif(LATIN_FONT is None, reason="DejaVu Sans is not installed")


@pytest.fixture
def only_dejavu(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine that has no font but DejaVu Sans."""
    assert LATIN_FONT is not None
    folder = tmp_path / "fonts"
    folder.mkdir()
    shutil.copy(LATIN_FONT.path, folder)
    monkeypatch.setenv(fonts.FOLDER, str(folder))
    fonts._installed.cache_clear()
    return folder


@pytest.fixture(autouse=True)
def _forget_fonts() -> None:
    fonts._installed.cache_clear()


def flagship() -> ArgumentMap:
    map_ = load(FLAGSHIP).map
    assert map_ is not None
    return map_


def text_of(pdf: bytes) -> str:
    done = subprocess.run(["pdftotext", "-raw", "-", "-"], input=pdf, capture_output=True, check=True)
    return re.sub(r"\s", "", done.stdout.decode())


def info(pdf: bytes, *options: str) -> str:
    return subprocess.run(["pdfinfo", *options, "-"], input=pdf, capture_output=True, check=True).stdout.decode()


@needs_chinese
@needs_poppler
def test_the_chinese_of_every_node_can_be_selected() -> None:
    found = text_of(export_pdf(flagship(), ExportOptions(language="zh")))
    missing = [node.id for node in flagship() if re.sub(r"\s", "", clean(node.text.best("zh"))) not in found]
    assert missing == []


@needs_latin
@pytest.mark.usefixtures("only_dejavu")
@pytest.mark.parametrize("export", [export_pdf, export_png])
def test_without_a_chinese_font_the_characters_are_named(export: Exporter) -> None:
    with pytest.raises(ExportError) as caught:
        export(small_map(), ExportOptions(language="zh"))
    said = str(caught.value)
    assert re.match(r"no installed font has (\S ){4}\S and \d+ more characters; ", said)
    assert "--font FILE" in said
    assert "pip install 'argmap[cjk]'" in said
    assert export(small_map(), ExportOptions(language="en"))


@needs_latin
@pytest.mark.parametrize("suffix", ["png", "pdf"])
def test_nothing_is_written_by_an_export_that_fails(only_dejavu: Path, tmp_path: Path, suffix: str) -> None:
    source, target = tmp_path / "small.argmap.yaml", tmp_path / f"small.{suffix}"
    source.write_text(SMALL, encoding="utf-8")
    failed = call("export", str(source), "-o", str(target), "--lang", "zh")
    assert failed.returncode == 2
    assert "--font FILE" in failed.stderr
    assert not target.exists()
    assert call("export", str(source), "-o", str(target), "--lang", "en").returncode == 0
    assert target.stat().st_size > 1000


@needs_latin
@needs_chinese
@needs_poppler
@pytest.mark.usefixtures("only_dejavu")
def test_a_font_file_is_used() -> None:
    assert CHINESE_FONT is not None
    made = export_pdf(small_map(), ExportOptions(language="zh", font=CHINESE_FONT.path))
    assert "市里应在暑假开放学校厨房" in text_of(made)


@pytest.mark.parametrize(
    ("font", "message"),
    [
        ("No Such Font", "unknown font `No Such Font`"),
        ("/no/such.ttf", "font file not found: /no/such.ttf"),
        (f"{__file__}.ttf", "font file not found:"),
    ],
)
def test_a_font_that_there_is_not(font: str, message: str) -> None:
    with pytest.raises(ExportError, match=re.escape(message)):
        export_png(small_map(), ExportOptions(language="en", font=font))


def test_a_font_file_that_is_none(tmp_path: Path) -> None:
    path = tmp_path / "broken.ttf"
    path.write_bytes(b"not a font")
    with pytest.raises(ExportError, match=r"broken\.ttf is not a readable font"):
        export_pdf(small_map(), ExportOptions(language="en", font=str(path)))


def test_characters_that_leave_no_mark_need_no_font() -> None:
    assert fonts.typefaces(["a\u200b\u00ad\ufe0f\u2028 \x07"], "en")
    with pytest.raises(DiagramError, match="no installed font has \U000e5555;"):
        fonts.typefaces(["a\U000e5555"], "en")


def test_a_picture_in_pixels() -> None:
    sizes = []
    for scale in (1.0, 2.0):
        made = export_png(small_map(), ExportOptions(language="en", scale=scale, digest="argmap-digest:00"))
        assert made.startswith(b"\x89PNG")
        assert made.endswith(b"IEND\xaeB`\x82")
        assert b"tEXtSource\0argmap-digest:00" in made
        sizes.append(struct.unpack(">II", made[16:24]))
    assert sizes[1] == (2 * sizes[0][0], 2 * sizes[0][1])


def test_a_picture_that_would_be_huge() -> None:
    with pytest.raises(ExportError, match=r"would have [\d,]+ million pixels; show less of the map with `--depth`"):
        export_png(comb(6), ExportOptions(scale=50))


def test_output_is_the_same_every_time_and_carries_the_digest() -> None:
    options = ExportOptions(language="en", digest="argmap-digest:00")
    made = export_pdf(small_map(), options)
    assert made == export_pdf(small_map(), options)
    assert b"argmap-digest:00" in made


@needs_poppler
def test_a_large_map_is_a_book_whose_pages_are_linked() -> None:
    made = export_pdf(comb(7), ExportOptions(layout="left-right"))
    assert "Pages:           9" in info(made)
    # From the overview and the whole to seven branches, from the overview to the whole, and back from each branch.
    assert made.count(b"/Subtype/Link") == 22


@needs_poppler
@pytest.mark.parametrize("page", PAGES)
def test_pages_have_the_size_that_was_asked_for(page: str) -> None:
    made = info(export_pdf(comb(7), ExportOptions(layout="left-right", page=page)), "-f", "1", "-l", "99")
    sizes = {frozenset(map(float, size)) for size in re.findall(r"size:\s+([\d.]+) x ([\d.]+) pts", made)}
    whole = {size for size in sizes if max(size) > max(PAGES[page])}
    assert len(whole) == 1
    assert {tuple(round(side) for side in sorted(size)) for size in sizes - whole} == {tuple(map(round, PAGES[page]))}


def test_more_pages_than_anybody_prints() -> None:
    with pytest.raises(ExportError, match=r"more than [\d,]+ pages would be needed; show less of the map"):
        export_pdf(comb(70), ExportOptions(layout="left-right", focus="t", page="letter"))


def drawn(map_: ArgumentMap) -> Picture:
    scene = compose(map_, DiagramOptions(layout="left-right"))
    return picture(scene, lay_out([scene], "embedded")[0])


def test_tiles_overlap_and_leave_nothing_out() -> None:
    large = drawn(comb(9))
    tiles = sheets(large, "a4", "portrait")
    assert len(tiles) > 3
    assert all(tile.cuts() for tile in tiles)
    for node_id in large.scene.cards:
        box = large.place(node_id)
        shown = [tile.window for tile in tiles if tile.window.meets(box)]
        assert min(window.left for window in shown) <= box.left
        assert max(window.right for window in shown) >= box.right
        assert max(window.bottom for window in shown) >= box.bottom
    by_column = [tile for tile in tiles if tile.column == 1]
    assert all(one.window.bottom > other.window.top for one, other in pairwise(by_column))


def test_a_small_diagram_is_on_one_page_the_right_way_round() -> None:
    small = drawn(small_map())
    (sheet,) = sheets(small, "a4", "auto")
    assert sheet.size == (PAGES["a4"][1], PAGES["a4"][0])
    assert sheet.cuts() == []
    assert sheets(small, "a4", "portrait")[0].size == PAGES["a4"]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (ExportOptions(page="a5"), "unknown page size `a5`; choose one of fit, a4, a3, a2, a1, letter"),
        (ExportOptions(orientation="up"), "unknown orientation `up`; choose one of auto, portrait, landscape"),
        (ExportOptions(style="grey"), "unknown style `grey`; choose one of default, print"),
    ],
)
def test_what_there_is_not(options: ExportOptions, message: str) -> None:
    with pytest.raises(ExportError, match=message):
        export_pdf(small_map(), options)


@pytest.mark.parametrize("language", ["en", "ar", "x-klingon", "tlh-Latn"])
def test_any_language_can_be_set(language: str) -> None:
    assert export_pdf(hostile_map(["one", "two"], language), ExportOptions(page="a4")).startswith(b"%PDF")


@pytest.mark.slow
def test_hostile_text_stays_text() -> None:
    texts = ['#panic("x")', "$x$ @ref <label> `raw`", "\\", '"', "</text><script>", "&amp;", "\u202eevil", "a" * 5000]
    made = export_pdf(hostile_map(texts), ExportOptions())
    assert made.startswith(b"%PDF")
    assert export_png(hostile_map(texts), ExportOptions()).startswith(b"\x89PNG")
    if shutil.which("pdftotext"):
        found = text_of(made)
        assert '#panic("x")' in found
        assert "</text><script>" in found
