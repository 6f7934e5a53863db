"""Sources that are damaged, or made to harm: each is a finding, and nothing else."""

from __future__ import annotations

import os
import random
import threading
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from argmap import processes
from argmap.checks import check
from argmap.config import CheckConfig
from argmap.loading import load
from argmap.sources import extract as extraction
from argmap.sources.extract import ExtractionError, extract
from argmap.sources.library import Library, digest, read_text

from .files import PACKAGE, W, docx, paragraph, pdf, run

pytest.importorskip("pypdfium2")
pytest.importorskip("mammoth")

MAP = """\
argmap: 1
title: T
languages: [en]
sources: {{paper: {{title: P, text: {name}, sha256: {zeros}}}}}
thesis: {{text: It holds, at: nowhere at all}}
"""


def said(path: Path) -> str:
    """What `argmap check` says about the file of a source that cannot be read."""
    map_ = path.parent / "m.argmap.yaml"
    map_.write_text(MAP.format(name=path.name, zeros="0" * 64), encoding="utf-8")
    library = Library({"paper": path})
    found = [one for one in check(load(map_), CheckConfig(select=["AM414"]), library) if one.code == "AM414"]
    assert len(found) == 1
    assert found[0].hint
    return found[0].message.partition(f"{path}")[2].removeprefix(" ").removeprefix("cannot be read as ")


def deep(open_: str, close: str, depth: int = 100_000) -> str:
    return open_ * depth + "words" + close * depth


LAUGHS = (
    "<!DOCTYPE x [<!ENTITY a0 'ha'>"
    + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12))
    + f"]><w:document {W}><w:body><w:p><w:r><w:t>&a11;</w:t></w:r></w:p></w:body></w:document>"
)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("empty.txt", b"", "contains no text"),
        ("blank.md", "\ufeff \n\u200b\n".encode(), "contains no text"),
        ("rubbish.txt", random.Random(1).randbytes(5_000), "text: unknown encoding"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 3, "text: unknown encoding"),
        ("controls.txt", bytes(range(1, 9)) * 100, "text: unknown encoding"),
        ("cut.txt", "第一行。\n第二行没有写完。".encode()[:-1], "text: line 2 has bytes that are not UTF-8"),
        ("surrogate.md", "语言，".encode() * 9 + b"\xed\xa0\x80", "text: line 1 has bytes that are not UTF-8"),
        ("odd.txt", b"\xff\xfeA\0B", "text: damaged bytes"),
        ("empty.pdf", b"", "a PDF: it has another format than its name says"),
        ("page.pdf", b"<html>Not found</html>", "a PDF: it has another format than its name says"),
        ("header.pdf", b"%PDF-1.7\n", "a PDF: it is damaged (Failed to load document (PDFium: Data format error).)"),
        ("images.pdf", pdf([]), "contains no text"),
        ("old.docx", b"\xd0\xcf\x11\xe0" + bytes(512), "a Word document: it has another format than its name says"),
        ("locked.docx", b"\xd0\xcf" + "EncryptedPackage".encode("utf-16-le"), "is password-protected"),
        ("cut.docx", docx()[:-40], "a Word document: it has another format than its name says"),
        ("laughs.docx", docx(parts={"word/document.xml": LAUGHS}), "a Word document: it is damaged (limit on input"),
        (
            "deep.docx",
            docx(deep("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", 5_000)),
            "a Word document: its parts are nested",
        ),
        ("bomb.docx", docx(paragraph(run("a" * 70_000_000))), "a Word document: it unpacks to more than a source can"),
        ("empty.docx", docx(paragraph("")), "contains no text"),
        ("empty.html", b"<title>Only a title</title><script>var text = 1</script>", "contains no text"),
        ("bad.html", b"<p>" + bytes(range(1, 255)) * 9, "an HTML page: it is damaged (unknown encoding)"),
    ],
)
def test_a_file_without_a_readable_text_is_a_finding(tmp_path: Path, name: str, content: bytes, message: str) -> None:
    (tmp_path / name).write_bytes(content)
    assert said(tmp_path / name).startswith(message)


def test_a_password_is_named(tmp_path: Path) -> None:
    encrypt = "<< /Filter /Standard /V 1 /R 2 /O <" + "41" * 32 + "> /U <" + "42" * 32 + "> /P -44 >>"
    locked = pdf(["Words"]).replace(b"/Root 1 0 R", f"/Root 1 0 R /ID [<00><00>] /Encrypt {encrypt}".encode())
    (tmp_path / "locked.pdf").write_bytes(locked)
    assert said(tmp_path / "locked.pdf") == "is password-protected"


def test_loops_and_false_numbers_in_a_pdf_end(tmp_path: Path) -> None:
    sound = pdf(["Words"])
    for number, (old, new) in enumerate(
        [
            (b"/Kids [5 0 R]", b"/Kids [2 0 R]"),
            (b"/Count 1", b"/Count 2000000000"),
            (b"/Length ", b"/Length 99999"),
            (b"/Contents 4 0 R", b"/Contents [5 0 R 5 0 R]"),
            (b"/Parent 2 0 R", b"/Parent 5 0 R"),
        ]
    ):
        assert old in sound
        (tmp_path / f"{number}.pdf").write_bytes(sound.replace(old, new))
        text_or_error(tmp_path / f"{number}.pdf")


def test_a_pdf_with_too_many_pages_is_said(tmp_path: Path) -> None:
    pages = b" ".join([b"5 0 R"] * 5001)
    many = pdf(["Words"]).replace(b"/Kids [5 0 R]", b"/Kids [" + pages + b"]").replace(b"/Count 1 ", b"/Count 5001 ")
    (tmp_path / "many.pdf").write_bytes(many)
    assert said(tmp_path / "many.pdf") == "a PDF: it has too many pages"


@pytest.mark.slow
def test_a_stream_that_unpacks_to_a_gigabyte_ends(tmp_path: Path) -> None:
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b"(words) Tj " * 100_000) for _ in range(1_000)) + packer.flush()
    stream = f"<< /Length {len(packed)} /Filter /FlateDecode >>\nstream\n".encode() + packed + b"\nendstream"
    sound = pdf(["Words"])
    start = sound.index(b"4 0 obj\n") + 8
    (tmp_path / "bomb.pdf").write_bytes(sound[:start] + stream + sound[sound.index(b"\nendobj", start) :])
    text_or_error(tmp_path / "bomb.pdf")


def test_html_as_deep_as_one_likes_is_read(tmp_path: Path) -> None:
    (tmp_path / "deep.html").write_text(deep("<div>", "</div>"), encoding="utf-8")
    assert extract(tmp_path / "deep.html") == "words\n"


def test_a_giant_table_is_read(tmp_path: Path) -> None:
    (tmp_path / "table.html").write_text(f"<table>{'<tr><td>a<td>b' * 10_000}</table>", encoding="utf-8")
    assert extract(tmp_path / "table.html").count("a b") == 10_000


def test_a_part_that_points_out_of_the_package_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.xml").write_text("secret", encoding="utf-8")
    slip = {name: text.replace("footnotes.xml", "../../../secret.xml") for name, text in PACKAGE.items()}
    (tmp_path / "slip.docx").write_bytes(docx(parts={**slip, "../../../slipped.xml": "<x/>"}))
    assert "secret" not in text_or_error(tmp_path / "slip.docx")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["secret.xml", "slip.docx"]


def test_what_is_no_file_is_said_at_once(tmp_path: Path) -> None:
    (tmp_path / "folder.pdf").mkdir()
    assert said(tmp_path / "folder.pdf") == ": this is a folder"
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.txt")
        assert said(tmp_path / "pipe.txt") == "is not a file"
        with pytest.raises(OSError, match="Invalid argument"):
            digest(tmp_path / "pipe.txt")


@pytest.mark.parametrize("name", ["huge.txt", "huge.html", "huge.pdf"])
def test_a_file_that_is_too_large_is_not_opened(tmp_path: Path, name: str) -> None:
    with (tmp_path / name).open("wb") as file:
        file.truncate(600_000_000)
    assert said(tmp_path / name).startswith("is too large: 600 MB, where ")


def test_a_reader_that_hangs_or_crashes_is_a_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "paper.pdf").write_bytes(pdf(["Words"]))
    monkeypatch.setattr(extraction, "_SECONDS", 0.001)
    assert said(tmp_path / "paper.pdf") == "a PDF: it did not finish within 0.001 seconds"
    monkeypatch.setattr(extraction, "_SECONDS", 60)
    monkeypatch.setattr(processes, "_START", "import os; os.abort()")
    (tmp_path / "other.pdf").write_bytes(pdf(["Words"]))
    assert said(tmp_path / "other.pdf").startswith("a PDF: it crashed with signal" if os.name == "posix" else "a PDF: ")


@pytest.mark.skipif(os.name != "posix" or os.uname().sysname == "Darwin", reason="the system has no such limit")
def test_a_reader_has_a_limit_of_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "paper.html").write_bytes(b"<p>" + b"words " * 5_000_000)
    monkeypatch.setattr(extraction, "_MEMORY", 100_000_000)
    assert said(tmp_path / "paper.html").startswith("an HTML page: ")


def test_a_file_that_cannot_be_read_is_tried_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "paper.pdf").write_bytes(b"%PDF-1.7\n")
    for _ in range(2):
        with pytest.raises(ExtractionError, match="damaged"):
            read_text(tmp_path / "paper.pdf")
        monkeypatch.setattr(processes, "_START", "a second child process would fail otherwise")


def text_or_error(path: Path) -> str:
    """The text of a file, or why it cannot be read; anything else fails the test."""
    try:
        return extract(path)
    except ExtractionError as error:
        return f"{error}\n{error.hint}"


def damages(sound: bytes, count: int) -> Iterator[bytes]:
    """Versions of a file: cut, with bytes changed, taken out, doubled."""
    chance = random.Random(20)
    for _ in range(count):
        start, end = sorted(chance.sample(range(len(sound)), 2))
        match chance.randrange(5):
            case 0:
                yield sound[:start]
            case 1:
                yield sound[:start] + sound[end:]
            case 2:
                yield sound[:end] + sound[start:]
            case 3:
                yield sound[:start] + chance.randbytes(min(end - start, 8)) + sound[start + 8 :]
            case _:
                changed = bytearray(sound)
                for place in chance.sample(range(len(sound)), 5):
                    changed[place] ^= 1 << chance.randrange(8)
                yield bytes(changed)


SOUND = {
    "paper.pdf": pdf(["Tides and Ports", "Historians explain the moves.", "1"], ["More is said here.", "2"]),
    "paper.docx": docx(),
    "paper.html": "<meta charset=utf-8><h1>Häfen</h1><p>Sie <b>zogen</b> um.<table><tr><td>1<td>2</table>".encode(),
    "paper.md": "---\ntitle: T\n---\n# Häfen\n\nSie *zogen* um.[^1]\n\n| a | b |\n|---|---|\n\n[^1]: `So`.\n".encode(),
    "paper.txt": "第一行，改变了人们的出行方式。\n".encode("gb18030") * 4,
    "utf16.txt": "第一行，改变了人们的出行方式。\n".encode("utf-16") * 4,
}


@pytest.mark.parametrize("name", SOUND)
def test_a_damaged_file_is_read_or_said(tmp_path: Path, name: str) -> None:
    for number, damaged in enumerate(damages(SOUND[name], 4)):
        path = tmp_path / f"{number}-{name}"
        path.write_bytes(damaged)
        text_or_error(path)


@pytest.mark.slow
@pytest.mark.parametrize("name", SOUND)
def test_many_damaged_files_are_read_or_said(tmp_path: Path, name: str) -> None:
    for number, damaged in enumerate(damages(SOUND[name], 60)):
        path = tmp_path / f"{number}-{name}"
        path.write_bytes(damaged)
        text_or_error(path)


def test_a_text_may_be_read_in_a_thread(tmp_path: Path) -> None:
    """A server does; the limits are those of the child process alone."""
    (tmp_path / "paper.pdf").write_bytes(pdf(["Words are here."]))
    found: list[str] = []
    thread = threading.Thread(target=lambda: found.append(extract(tmp_path / "paper.pdf")))
    thread.start()
    thread.join()
    assert found == ["Words are here.\n"]
