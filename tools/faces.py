"""Make the typeface of pictures from Source Sans 3: ``python tools/faces.py FOLDER``.

FOLDER is that of the TrueType files in the npm package ``source-sans`` (``TTF``). Needs ``pip install brotli``. The
licence reserves the name of the original, so that a part of it needs another one.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

OUTPUT = Path(__file__).resolve().parent.parent / "src" / "argmap" / "rendering" / "faces"
FAMILY = "Argmap Sans"
WEIGHTS = {"Regular": 400, "Semibold": 600}
RANGES = {
    # The Latin of western Europe, and the signs that pictures use.
    "latin": "20-7e a0-ff 131 152-153 160-161 178 17d-17e 192 2c6 2da 2dc 2010-2015 2018-201e 2020-2022 2026 2030 2032 "
    "2033 2039-203a 2044 20ac 2116 2122 2190-2193 2197 2212 2215 2248 2260 2264 2265",
    # The other Latin, Greek and Cyrillic.
    "more": "100-130 132-151 154-15f 162-177 179-17c 17f-191 193-1ff 218-21b 237 300-304 306-30c 30f 311 323-328 "
    "384-38a 38c 38e-3a1 3a3-3ce 400-45f 490-491 1e80-1e85 1e9e 1ea0-1ef9 1ef2-1ef3 20a3-20a4 20a6-20a9 20ab 20ae "
    "20b4 20b9 20bd 2070 2074-2079 2080-2089 2153-2154 215b-215e 221e 2202 2206 220f 2211 221a 222b 25ca",
}


def code_points(*names: str) -> list[int]:
    """The code points of ranges."""
    found: list[int] = []
    for part in " ".join(RANGES[name] for name in names).split():
        first, _, last = part.partition("-")
        found += range(int(first, 16), int(last or first, 16) + 1)
    return found


def part(file: Path, wanted: list[int], weight: str) -> TTFont:
    """A font with these characters, under our name."""
    font = TTFont(file, recalcTimestamp=False)
    options = Options(
        layout_features=["kern", "mark", "mkmk", "ccmp", "locl"], hinting=False, name_IDs=[0, 1, 2, 13, 14]
    )
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)
    font["OS/2"].usWeightClass = WEIGHTS[weight]
    names = {1: FAMILY, 2: "Regular", 4: f"{FAMILY} {weight}", 6: f"ArgmapSans-{weight}", 16: FAMILY, 17: weight}
    for number, name in names.items():
        font["name"].setName(name, number, 3, 1, 0x409)
    return font


def advances(font: TTFont) -> str:
    """The widths of all characters in thousandths of an em: lines of a first code point and widths."""
    em, cmap, widths = font["head"].unitsPerEm, font.getBestCmap(), font["hmtx"]
    lines: list[list[int]] = []
    last = -2
    for code in sorted(cmap):
        if code != last + 1:
            lines.append([code])
        lines[-1].append(round(1000 * widths[cmap[code]][0] / em))
        last = code
    return "\n".join(" ".join(map(str, line)) for line in lines)


def main(folder: Path) -> None:
    """Write the fonts and their widths."""
    for weight in WEIGHTS:
        file = folder / f"SourceSans3-{weight}.ttf"
        whole = part(file, code_points(*RANGES), weight)
        whole.save(OUTPUT / f"ArgmapSans-{weight}.ttf")
        for name in RANGES:
            web = part(file, code_points(name), weight)
            (OUTPUT / f"{weight}-{name}.txt").write_text(advances(web) + "\n", encoding="utf-8")
            web.flavor = "woff2"
            web.save(OUTPUT / f"ArgmapSans-{weight}-{name}.woff2")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
