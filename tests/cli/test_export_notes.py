"""What `argmap export` says about a diagram that is not drawn as one might expect."""

from __future__ import annotations

from pathlib import Path

from support.calling import call

MAP = "argmap: 1\ntitle: Many\nthesis:\n  text: All of it holds.\n  premises:\n" + "".join(
    f"    p{place}: Reason number {place} holds.\n" for place in range(45)
)


def test_a_large_map_is_drawn_as_a_poster_with_a_note(tmp_path: Path) -> None:
    (tmp_path / "many.argmap.yaml").write_text(MAP, encoding="utf-8")
    said = call("export", str(tmp_path / "many.argmap.yaml"), "-o", str(tmp_path / "m.svg")).stderr
    assert said.startswith("Drawn as a poster, because of its size; `--layout left-right` draws cards and lines")
    quiet = call("export", str(tmp_path / "many.argmap.yaml"), "-o", str(tmp_path / "m.svg"), "--layout", "compact")
    assert "Drawn" not in quiet.stderr


def test_a_style_without_dark_colours_says_so(tmp_path: Path) -> None:
    (tmp_path / "many.argmap.yaml").write_text(MAP, encoding="utf-8")
    command = ("export", str(tmp_path / "many.argmap.yaml"), "-o", str(tmp_path / "m.svg"), "--theme", "dark")
    assert "The style `print` has no dark colours; the diagram is light." in call(*command, "--style", "print").stderr
    assert "dark colours" not in call(*command).stderr
