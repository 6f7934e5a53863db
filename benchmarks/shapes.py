"""Measure every command on maps of awkward shapes at two sizes, and write the table to benchmarks/README.md.

The shapes in ``USUAL`` are measured, with ``--all`` those in ``SHAPES``, with ``--shape`` only the ones that are named.
Each row is replaced as soon as its shape is measured, and the other rows stay.

Whatever a command does, its time may grow no faster than n log n, and it may take no more than 600 MiB.
"""

from __future__ import annotations

import argparse
import math
import os
import re
import resource
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from statistics import median

from benchmarks.generate import generate
from benchmarks.run import README, ROOT, machine, write_readme

BEGIN, END = "<!-- shapes: begin -->", "<!-- shapes: end -->"

MEBIBYTES = 600
"""The most memory that a process may take."""

EXPONENT = 1.25
"""The steepest growth that counts as n log n: from 2,500 to 10,000 nodes, n log n grows with an exponent of 1.12."""

NOISE = 0.3
"""Seconds of CPU time beyond start-up under which growth is not computed."""

LIMIT = 60
"""Seconds of CPU time after which a process is ended."""

STEP = 4
"""How much larger the larger map is."""

MAP = "map.argmap.yaml"

Files = dict[str, str]
"""The files of a project by name. Every map has the thesis ``top`` with the premises ``a`` and ``b``."""

FORMATS = (
    "svg", "dot", "pdf", "png", "md", "md+mermaid", "html", "docx", "latex", "txt", "opml", "mermaid", "graphml", "csv",
    "links-csv", "csl-json", "bibtex", "json",
)  # fmt: skip

READING: dict[str, str] = {
    "check": "check {map}",
    "show": "show {map}",
    **{f"export -t {name}": f"export {{map}} -t {name} -o out/map.{name}" for name in FORMATS},
    "export --set": "export {map} -t svg --set out/set",
    "build": f"build {MAP}",
    "report": "report {map} -o out/report.html",
    "evaluate": "evaluate {map}",
    "evaluate --reject": "evaluate {map} --reject a",
    "cruxes": "cruxes {map}",
    "refutations": "refutations {map}",
    "review": "review {map} -o out/review.html",
    "matrix": "matrix {map} --claims a,b",
    "questions": "questions {map}",
    "fmt": f"fmt --check {MAP}",
    "check --fix": "check --fix fixed.argmap.yaml",
    "diff": f"diff {MAP} other.argmap.yaml",
    "diff -o svg": f"diff {MAP} other.argmap.yaml -o out/diff.svg",
    "import": "import out/map.json -o out/imported.argmap.yaml --force",
    "new --extends": f"new new.argmap.yaml --extends {MAP} --by critic --force",
    "schemes": "schemes",
}
"""Commands that leave the map as it is."""

EDITS: dict[str, str] = {
    "add": "add work.argmap.yaml a caveat fresh A\u00a0fresh\u00a0caveat",
    "set": "set work.argmap.yaml fresh text Another\u00a0caveat",
    "rename": "rename work.argmap.yaml a aa",
    "link": "link work.argmap.yaml fresh limits b",
    "unlink": "unlink work.argmap.yaml fresh limits b",
    "move": "move work.argmap.yaml fresh b",
    "join": "join work.argmap.yaml top aa b --as pair",
    "split": "split work.argmap.yaml top pair",
    "remove": "remove work.argmap.yaml aa --with-children --drop-links",
    "merge": f"merge {MAP} layer.argmap.yaml",
    "merge-driver": "merge-driver base.argmap.yaml ours.argmap.yaml other.argmap.yaml map.argmap.yaml",
}
"""Commands that change a map, in this order, each on what the one before has left."""

COMMANDS = {**READING, **EDITS}

ON_TEXT = {
    "coverage": f"coverage {MAP} -o out/coverage.html",
    "draft": "draft source.txt -o out/draft.argmap.yaml --force",
}
"""Commands on a source."""


@dataclass(frozen=True)
class Shape:
    """A kind of map, and the commands that are measured on it (all if empty).

    ``make`` writes a project of a size; ``size`` is what the table is about.
    """

    name: str
    what: str
    size: int
    make: Callable[[int], Files]
    options: str = ""
    only: Sequence[str] = ()
    extra: Mapping[str, str] = field(default_factory=dict)

    def commands(self) -> Iterator[tuple[str, str]]:
        """The commands by name, with the options of the shape."""
        for name, command in {**self.extra, **COMMANDS}.items():
            if not self.only or name in self.only or name in self.extra:
                yield name, command.replace("{map}", f"{MAP} {self.options}".strip())


# ---- maps ----


def _map(premises: Sequence[str], *, head: str = "", top: str = "", a: str = "", b: str = "") -> str:
    """A map of lines: ``top``, ``a`` and ``b`` are further keys of these nodes, in YAML."""
    lines = ["argmap: 1", "title: A generated map", *([head] if head else []), "thesis:", "  id: top"]
    lines += ["  text: The town should close its centre to cars", *([f"  {top}"] if top else []), "  premises:"]
    for name, more, said in (("a", a, "Fewer cars make the air cleaner"), ("b", b, "Shops gain from walkers")):
        lines.append(f"    {name}: {{text: {said}, {more or 'assumed: true'}}}")
    return "\n".join([*lines, *premises, ""])


_WORDS = [
    "streets",
    "gardens",
    "markets",
    "buses",
    "lamps",
    "schools",
    "rivers",
    "bridges",
    "parks",
    "clinics",
    "roofs",
    "trams",
    "wells",
    "mills",
    "ferries",
]


def _sentence(number: int) -> str:
    """A sentence of its own for each number."""
    chosen = [_WORDS[number // len(_WORDS) ** place % len(_WORDS)] for place in range(4)]
    return f"In district {number} the {chosen[0]} help {chosen[1]} while {chosen[2]} and {chosen[3]} wait"


def _premises(count: int, more: Callable[[int], str] = lambda number: "assumed: true") -> list[str]:
    return [f"    n{number}: {{text: {_sentence(number)}, {more(number)}}}" for number in range(count)]


def _generated(nodes: int, shape: str = "balanced", links: int = 0) -> str:
    text = generate(nodes, shape, links=links)
    for number, name in enumerate(("top", "a", "b")):
        found = re.search(rf"^ +(?:id: )?([a-z-]+-{number}):?$", text, re.MULTILINE)
        assert found is not None
        text = re.sub(rf"(?<![\w-]){found[1]}(?![\w-])", name, text)
    return text


def balanced(size: int) -> Files:
    """Claims with three to five children each."""
    return {MAP: _generated(size)}


def siblings(size: int) -> Files:
    """Premises right below the thesis."""
    return {MAP: _map(_premises(size))}


def linked(size: int) -> Files:
    """As many cross links as nodes, and more."""
    return {MAP: _generated(max(size // 2, 10), links=size)}


def few_links(size: int) -> Files:
    """Half as many cross links as nodes."""
    return {MAP: _generated(size * 2, links=size)}


def star(size: int) -> Files:
    """Links of all nodes to one."""
    return {MAP: _map(_premises(size, lambda number: "assumed: true, supports: [a]"))}


def web(size: int) -> Files:
    """Claims of as many speakers, each a reason for four earlier ones."""
    chance = Random(0)

    def more(number: int) -> str:
        targets = sorted({chance.randrange(number) for _ in range(4)}) if number > 4 else []
        return f"by: Speaker {number}, supports: [{', '.join(f'n{target}' for target in targets)}]"

    return {MAP: _map(_premises(size, more))}


def tangle(size: int) -> Files:
    """Claims that are reasons for others without any order, in circles."""
    chance = Random(0)
    return {
        MAP: _map(_premises(size, lambda number: f"supports: [n{chance.randrange(size)}, n{chance.randrange(size)}]"))
    }


def ring(size: int) -> Files:
    """Claims that support one another in a circle."""
    return {MAP: _map(_premises(size, lambda number: f"supports: [n{(number + 1) % size}]"))}


def quarrel(size: int) -> Files:
    """Objections in one long circle."""
    nodes = [
        f"    n{number}: {{text: {_sentence(number)}, opposes: [n{(number + 1) % size}]}}" for number in range(size)
    ]
    return {MAP: _map(["  objections:", *nodes])}


def long_text(size: int) -> Files:
    """One text of many sentences."""
    text = ". ".join(_sentence(number) for number in range(size // 60))
    said = f"    long:\n      text: {text}\n      assumed: true"
    return {MAP: _map([said]), "other.argmap.yaml": _map([said.replace("help", "harm")])}


def long_detail(size: int) -> Files:
    """One long detail with the marks of Markdown."""
    lines = [
        f"        * [{_sentence(number)}](https://example.org/{number}) **and `so`** _on_"
        for number in range(size // 110)
    ]
    detail = "\n".join(lines)
    return {MAP: _map([f"    long:\n      text: One of many\n      detail: |\n{detail}\n      assumed: true"])}


def chinese(size: int) -> Files:
    """One Chinese text without punctuation."""
    some = "青河市的街道在清晨显得安静而市民普遍认为公共交通比过去更为可靠并且愿意步行前往学校与市场"
    text = (some * (size // len(some) + 1))[:size]
    head = "languages: [zh]"
    return {MAP: _map([f"    long:\n      text: {text}\n      assumed: true"], head=head)}


def one_word(size: int) -> Files:
    """One text of a single word."""
    return {MAP: _map([f"    long:\n      text: {'x' * size}\n      assumed: true"])}


def tags(size: int) -> Files:
    """One node with many tags."""
    words = ", ".join(f"tag-{number}" for number in range(size))
    return {MAP: _map([f"    many: {{text: One of many, assumed: true, tags: [{words}]}}"])}


def notes(size: int) -> Files:
    """One node that cites many notes."""
    cited = ", ".join(str(number + 1) for number in range(size))
    head = f"sources:\n  report: {{type: report, title: The report, notes: {size}}}"
    evidence = f"    many:\n      text: One of many\n      evidence:\n        one: {{text: It is so, cites: [{cited}]}}"
    return {MAP: _map([evidence], head=head)}


def answers(size: int) -> Files:
    """Answers to questions that the scheme does not ask."""
    given = ", ".join(f"question-{number}: Yes" for number in range(size))
    inference = f"inference: {{scheme: expert-opinion, answers: {{{given}}}}}"
    return {MAP: _map([], top=inference)}


def passages(size: int) -> Files:
    """One node with many anchors."""
    text = "".join(f"{_sentence(number)}.\n\n" for number in range(size))
    places = ", ".join(f"In district {number} the … and" for number in range(size))
    head = "sources:\n  report: {type: report, title: The report, text: source.txt}"
    return {
        MAP: _map([f"    many: {{text: One of many, assumed: true, at: [{places}]}}"], head=head),
        "source.txt": text,
    }


def deep(size: int) -> Files:
    """A chain of premises, each below the one before."""
    lines, indent = [], 4
    for number in range(size):
        lines.append(f"{' ' * indent}n{number}:\n{' ' * indent}  text: {_sentence(number)}")
        lines.append(f"{' ' * indent}  {'premises:' if number < size - 1 else 'assumed: true'}")
        indent += 4
    return {MAP: _map(lines)}


def _sourced(size: int, anchor: Callable[[int], str]) -> Files:
    """A source of ten thousand bytes for each anchor."""
    each = 150
    text = "".join(f"{_sentence(number)}.{' ' if number % 5 else chr(10) * 2}" for number in range(size * each))
    head = "sources:\n  report: {type: report, title: The report, text: source.txt}"
    nodes = _premises(size, lambda number: f"assumed: true, at: {anchor(number * each)}")
    return {MAP: _map(nodes, head=head), "source.txt": text}


def right_anchors(size: int) -> Files:
    """Anchors that lead to a passage each."""
    return _sourced(size, lambda number: f"In district {number} the … and")


def wrong_anchors(size: int) -> Files:
    """Anchors whose words are not in the source."""
    return _sourced(size, lambda number: f"In distrikt {number} the {_WORDS[number % 7]} help the {_WORDS[number % 5]}")


def half_anchors(size: int) -> Files:
    """Anchors whose last words are not in the source."""
    return _sourced(size, lambda number: f"In district {number} the … wait no more for the mayor")


def vague_anchors(size: int) -> Files:
    """Anchors that are everywhere in the source."""
    return _sourced(size, lambda number: "In district … wait")


def renamed(size: int) -> Files:
    """Every id changed."""
    text = _map(_premises(size))
    other = re.sub(r"^    n(\d+):", r"    other-\1:", text, flags=re.MULTILINE)
    return {MAP: text, "other.argmap.yaml": other}


def reworded(size: int) -> Files:
    """Every text changed."""
    text = _generated(size)
    return {MAP: text, "other.argmap.yaml": re.sub(r"(?<=[一-龟]{6})的", "之", text.replace(" the ", " every "))}


def rewritten(size: int) -> Files:
    """Every id and every text changed."""
    nodes = [line.replace(" n", " other-", 1).replace("help", "harm") for line in _premises(size)]
    return {MAP: _map(_premises(size)), "other.argmap.yaml": _map(nodes[::-1])}


def conflicts(size: int) -> Files:
    """Every text changed on both sides."""
    text = _map(_premises(size))
    return {
        MAP: text,
        "ours.argmap.yaml": text.replace("help", "harm"),
        "other.argmap.yaml": text.replace("help", "serve"),
    }


def additions(size: int) -> Files:
    """A layer with a caveat on every node."""
    nodes = "".join(
        f"  n{number}:\n    reads: {_sentence(number)}\n"
        f"    caveats: {{d{number}: In {number} nobody asked {_WORDS[number % 9]}}}\n"
        for number in range(size)
    )
    return {MAP: _map(_premises(size)), "layer.argmap.yaml": f"{_LAYER}{nodes}"}


_LAYER = "argmap: 1\nextends: map.argmap.yaml\ntitle: A layer\nby: critic\nadd:\n"


def forecasts(size: int) -> Files:
    """Every premise a forecast."""

    def node(number: int) -> str:
        outcome = ("outcome: pending", "outcome: true, resolved: 2025-01-01", "outcome: false, resolved: 2025-01-01")
        forecast = f"{{due: 2030-01-01, test: the count of district {number}, {outcome[number % 3]}}}"
        said = f"By 2030 {_sentence(number).lower()}"
        return f"    n{number}: {{text: '{said}', assumed: true, likelihood: likely, forecast: {forecast}}}"

    return {MAP: _map([node(number) for number in range(size)])}


def layers(size: int) -> Files:
    """Many layers with ten caveats each."""
    files = {MAP: _map(_premises(1000))}
    for number in range(size):
        nodes = "".join(
            f"  n{number * 10 + one}: {{caveats: {{d{number}-{one}: In {number} nobody asked {one} people}}}}\n"
            for one in range(10)
        )
        files["layer.argmap.yaml" if not number else f"layer{number}.argmap.yaml"] = f"{_LAYER}{nodes}"
    return files


def equal(size: int) -> Files:
    """Equal texts."""
    return {MAP: _map([f"    n{number}: {{text: It has always been so, assumed: true}}" for number in range(size)])}


def similar(size: int) -> Files:
    """Texts that differ in one word."""
    said = "The council has asked the people of the town about the streets near house"
    return {MAP: _map([f"    n{number}: {{text: {said} {number}, assumed: true}}" for number in range(size)])}


def sources(size: int) -> Files:
    """Many sources, each cited once."""
    works = "\n".join(
        f"  w{number}: {{type: book, title: Book {number}, issued: {1900 + number % 100}, "
        f"author: [{{family: Doe{number % 50}, given: J}}]}}"
        for number in range(size)
    )
    nodes = _premises(size, lambda number: f"assumed: true, source: w{number}")
    return {MAP: _map(nodes, head=f"sources:\n{works}")}


def inferences(size: int) -> Files:
    """Many inferences to one claim, each with two members."""
    named = ", ".join(
        f"i{number}: {{from: [n{number}, n{number + 1}], scheme: practical-reasoning}}" for number in range(size - 1)
    )
    return {MAP: _map(_premises(size), top=f"inferences: {{{named}}}")}


def lost_links(size: int) -> Files:
    """Links to ids that are nowhere."""
    return {MAP: _map(_premises(size, lambda number: f"assumed: true, supports: [m{number}]"))}


def lost_layer(size: int) -> Files:
    """A layer on a map whose ids have all changed."""
    nodes = "".join(
        f"  m{number}: {{reads: {_sentence(number)}, caveats: {{d{number}: Nobody asked {number}}}}}\n"
        for number in range(size)
    )
    return {MAP: _map(_premises(size)), "layer.argmap.yaml": f"{_LAYER}{nodes}"}


def odd_keys(size: int) -> Files:
    """A key that does not exist on every node."""
    return {MAP: _map(_premises(size, lambda number: "asumed: true"))}


def expected(size: int) -> Files:
    """Expected statuses, all of them wrong."""
    said = "\n".join(f"  n{number}: rejected" for number in range(size))
    return {MAP: _map(_premises(size), head=f"expect:\n{said}")}


def comments(size: int) -> Files:
    """A comment and a suppression at every node."""
    nodes = [f"    # on this\n    # argmap: ignore[AM501] -- so it is\n{line} # done" for line in _premises(size)]
    return {MAP: _map(nodes)}


def blocks(size: int) -> Files:
    """Nodes in any layout but argmap's."""
    nodes = [
        f"    n{number}:\n\n\n        assumed:   true\n        text:   '{_sentence(number)}'\n"
        for number in range(size)
    ]
    return {MAP: _map(nodes)}


def hashes(size: int) -> Files:
    """Two long runs of marks in a source."""
    text = f"{_sentence(1)}.\n\n{'#' * size}\n\n{_sentence(2)}.\n\n{'#' * size} x\n\n{'- ' * size}\n\n{'[' * size}\n"
    head = "sources:\n  report: {type: report, title: The report, text: source.txt}"
    return {
        MAP: _map(["    n1: {text: District 2, assumed: true, at: In district 2 the … wait}"], head=head),
        "source.txt": text,
    }


def plain_text(size: int) -> Files:
    """A text to draft a map from."""
    text = "".join(f"{_sentence(number)}.{' ' if number % 5 else chr(10) * 2}" for number in range(size // 66))
    return {MAP: _map([]), "source.txt": text}


LAYERED = "--layers all"

SHAPES = (
    Shape("balanced", "10,000 nodes", 10_000, balanced),
    Shape("siblings", "10,000 premises of one claim", 10_000, siblings),
    Shape("few-links", "5,000 links", 5_000, few_links),
    Shape("linked", "20,000 links", 20_000, linked),
    Shape("star", "5,000 links to one node", 5_000, star),
    Shape("web", "20,000 links between 5,000 speakers", 5_000, web),
    Shape("tangle", "5,000 links in circles", 2_500, tangle),
    Shape("ring", "5,000 claims that support one another in a circle", 5_000, ring),
    Shape("quarrel", "5,000 objections in a circle", 5_000, quarrel),
    Shape("deep", "a chain of 95 premises, as deep as allowed", 95, deep),
    Shape("long-text", "a text of 1 MB", 1_000_000, long_text),
    Shape("chinese", "a Chinese text of 300,000 characters without punctuation", 300_000, chinese),
    Shape("one-word", "a word of 1 MB", 1_000_000, one_word),
    Shape("long-detail", "a detail of 1 MB in Markdown", 1_000_000, long_detail),
    Shape("tags", "a node with 10,000 tags", 10_000, tags),
    Shape("notes", "a node that cites 10,000 notes", 10_000, notes),
    Shape("answers", "10,000 answers to questions nobody asks", 10_000, answers),
    Shape("passages", "a node with 10,000 anchors", 10_000, passages, extra=ON_TEXT),
    Shape("right-anchors", "a source of 10 MB, 1,000 anchors", 1_000, right_anchors, extra=ON_TEXT),
    Shape("wrong-anchors", "the same, anchors that match nothing", 1_000, wrong_anchors, extra=ON_TEXT),
    Shape("half-anchors", "the same, anchors whose last words match nothing", 1_000, half_anchors, extra=ON_TEXT),
    Shape("vague-anchors", "the same, anchors that match everywhere", 1_000, vague_anchors, extra=ON_TEXT),
    Shape("plain-text", "the draft of a text of 5 MB", 5_000_000, plain_text, only=("check",), extra=ON_TEXT),
    Shape("hashes", "runs of 100,000 marks in a source", 100_000, hashes, extra=ON_TEXT),
    Shape("renamed", "10,000 ids changed", 10_000, renamed, only=("diff", "diff -o svg", "merge-driver")),
    Shape("reworded", "10,000 texts changed", 10_000, reworded, only=("diff", "diff -o svg", "merge-driver")),
    Shape("rewritten", "10,000 ids and texts changed", 10_000, rewritten, only=("diff", "diff -o svg", "merge-driver")),
    Shape("conflicts", "10,000 texts changed on both sides", 10_000, conflicts, only=("merge-driver",)),
    Shape("additions", "a layer with 10,000 additions", 10_000, additions, LAYERED),
    Shape("layers", "100 layers", 100, layers, LAYERED),
    Shape("lost-layer", "a layer on 10,000 ids that have changed", 10_000, lost_layer, LAYERED),
    Shape("forecasts", "1,000 forecasts", 1_000, forecasts),
    Shape("equal", "10,000 equal texts", 10_000, equal),
    Shape("similar", "10,000 texts that differ in one word", 10_000, similar),
    Shape("sources", "2,000 sources", 2_000, sources),
    Shape("inferences", "5,000 inferences to one claim", 5_000, inferences),
    Shape("lost-links", "10,000 links to ids that don't exist", 10_000, lost_links),
    Shape("odd-keys", "10,000 misspelt keys", 10_000, odd_keys),
    Shape("expected", "10,000 wrong expectations", 10_000, expected),
    Shape("comments", "20,000 comments and suppressions", 10_000, comments),
    Shape("blocks", "10,000 nodes in another layout", 10_000, blocks, only=("check", "fmt", *EDITS)),
)

USUAL = (
    "balanced", "siblings", "few-links", "long-text", "right-anchors", "wrong-anchors", "renamed", "reworded",
)  # fmt: skip
"""The shapes that are measured by default."""

START = Shape("right-anchors", "a small map and its source", 2, right_anchors, extra=ON_TEXT)
"""What a command takes here is start-up."""


# ---- measuring ----


@dataclass(frozen=True)
class Run:
    """One process, with those it started: seconds of CPU time, peak memory in MiB, and its exit code."""

    seconds: float
    mebibytes: float
    code: int
    said: str
    """What it wrote to standard error."""

    @property
    def ended(self) -> bool:
        """Whether it took longer than ``LIMIT``."""
        return self.code in (-signal.SIGXCPU, -signal.SIGKILL)


def run(command: str, folder: Path) -> Run:
    """Run a command of argmap once."""
    words = [word.replace("\u00a0", " ") for word in command.split(" ")]

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (LIMIT, LIMIT + 5))

    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            [sys.executable, "-m", "argmap", *words],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=said,
            preexec_fn=limit,
        )
        # This process must stay small: on Linux a child's peak starts at its parent's memory when it forks.
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        errors = said.read().decode("utf-8", "replace").strip()
    unit = 2**20 if sys.platform == "darwin" else 2**10
    peak = usage.ru_maxrss / unit
    return Run(usage.ru_utime + usage.ru_stime, peak, process.returncode, errors)


def write(shape: Shape, size: int, folder: Path) -> None:
    """Write the project of a shape."""
    files = shape.make(size)
    text = files[MAP]
    files.setdefault("layer.argmap.yaml", f"{_LAYER}  a: {{caveats: {{doubt: Nobody has measured it}}}}\n")
    files.setdefault("other.argmap.yaml", re.sub(r"(assumed: true|confidence: low)", "confidence: high", text, count=1))
    files.setdefault("ours.argmap.yaml", text.replace("languages: [", "summary: On streets\nlanguages: [", 1))
    files |= {f"{name}.argmap.yaml": text for name in ("base", "work", "merged", "fixed")}
    files["argmap.toml"] = ""
    for name, content in files.items():
        (folder / name).write_text(content, encoding="utf-8")
    (folder / "out").mkdir()


def measure(shape: Shape, size: int, runs: int, only: Sequence[str] = ()) -> dict[str, list[Run]]:
    """The runs of each command, in a new project for each round."""
    found: dict[str, list[Run]] = {}
    for _ in range(runs):
        with tempfile.TemporaryDirectory() as name:
            # In a process of its own: this one stays small.
            writer = [sys.executable, "-m", "benchmarks.shapes", "--write", shape.name, str(size), name]
            subprocess.run(writer, check=True, cwd=ROOT)
            for command, words in shape.commands():
                if not only or command in only or (command in EDITS and set(only) & EDITS.keys()):
                    found.setdefault(command, []).append(run(words, Path(name)))
    return found


def seconds(runs: Sequence[Run]) -> float:
    """The median of CPU time."""
    return median(one.seconds for one in runs)


@dataclass(frozen=True)
class Figure:
    """What a command took on a shape."""

    shape: Shape
    command: str
    seconds: float
    exponent: float | None
    """How CPU time beyond start-up grows with the size; None if it is too short to say."""
    mebibytes: float
    failure: str
    refused: bool
    """Whether a message said that it cannot be done."""

    @property
    def kept(self) -> bool:
        """Whether it grows no faster than n log n and takes no more memory than allowed."""
        return not self.failure and (self.exponent or 0) <= EXPONENT and self.mebibytes <= MEBIBYTES

    def __str__(self) -> str:
        steep = "" if self.exponent is None else f"n^{self.exponent:.2f}"
        mark = "" if self.kept else "  ✗"
        return (
            f"{self.shape.name:14} {self.command:20} {self.seconds:7.2f} s {steep:7} {self.mebibytes:5.0f} MiB"
            f"{mark} {self.failure}"
        )


def figures(shape: Shape, start: Mapping[str, float], runs: int, size: int, only: Sequence[str]) -> Iterator[Figure]:
    """What the commands took on a shape; ``start`` is what each takes on a map of few nodes."""
    small, large = measure(shape, size // STEP, runs, only), measure(shape, size, runs, only)
    for command, found in large.items():
        taken, less = seconds(found) - start[command], seconds(small[command]) - start[command]
        exponent = math.log(taken / max(less, 0.01), STEP) if taken > NOISE else None
        worst = max(found, key=lambda one: one.mebibytes)
        failure = ""
        if any(one.ended for one in found):
            failure = f"ended after {LIMIT} s"
        elif any(one.code not in (0, 1, 2) or "Traceback" in one.said for one in found):
            failure = found[-1].said.splitlines()[0] if found[-1].said else f"exit code {found[-1].code}"
        refused = all(one.code == 2 for one in found)
        yield Figure(shape, command, seconds(found), exponent, worst.mebibytes, failure, refused)


def row(shape: Shape, found: Sequence[Figure]) -> str:
    """A line of the table: the slowest command, the steepest, and the one that takes most memory."""
    slowest, largest = (max(found, key=key) for key in (lambda one: one.seconds, lambda one: one.mebibytes))
    steepest = max(found, key=lambda one: one.exponent or 0)
    steep = f"{steepest.exponent:.2f}, `{steepest.command}`" if steepest.exponent else "–"
    missed, refused = (
        ", ".join(f"`{one.command}`" for one in some)
        for some in ([one for one in found if not one.kept], [one for one in found if one.refused])
    )
    return (
        f"| {shape.what} | {len(found)} | {slowest.seconds:.1f} s, `{slowest.command}` | {steep} "
        f"| {largest.mebibytes:.0f} MiB, `{largest.command}` | {'✗ ' + missed if missed else '✓'} | {refused} |"
    )


def main() -> None:
    """Measure the shapes, and write the rows of those on which every command was measured at full size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shape", action="append", metavar="NAME", choices=[shape.name for shape in SHAPES])
    parser.add_argument("--all", action="store_true", help="measure all shapes")
    parser.add_argument("--command", action="append", metavar="NAME", default=[], help="such as 'export -t svg'")
    parser.add_argument("--part", type=int, default=1, help="divide all sizes by this, for a quick look")
    parser.add_argument("--runs", type=int, default=3, help="runs per command and size (default: 3)")
    parser.add_argument(
        "--write", nargs=3, metavar=("SHAPE", "SIZE", "FOLDER"), help="write a project, measure nothing"
    )
    options = parser.parse_args()
    shapes = {shape.name: shape for shape in SHAPES}
    if options.write:
        name, size, folder = options.write
        write(shapes[name], int(size), Path(folder))
        return
    names = shapes if options.all else options.shape or USUAL
    chosen = [shape for shape in SHAPES if shape.name in names]
    used = {name for shape in chosen for name, _ in shape.commands() if not options.command or name in options.command}
    start = {name: seconds(found) for name, found in measure(START, START.size, options.runs, [*used]).items()}
    load, cores = os.getloadavg()[0], os.cpu_count() or 1
    busy = f"; the machine was busy (load {load:.1f})" if load > cores else ""
    runs = f"medians of {options.runs} runs" if options.runs > 1 else "one run each"
    head = [
        f"{machine()}; CPU time with the processes that argmap starts, {runs}{busy}.",
        "",
        "| shape | commands | slowest | steepest growth | most memory | n log n, 600 MiB | refused |",
        "|---|--:|---|---|---|---|---|",
    ]
    whole = not options.command and options.part == 1
    print(*head, sep="\n")
    for shape in chosen:
        found = list(figures(shape, start, options.runs, shape.size // options.part, options.command))
        print(*sorted(found, key=lambda one: -one.seconds), row(shape, found), sep="\n", flush=True)
        if whole:
            write_readme("\n".join([*head, *_with_kept([row(shape, found)])]), BEGIN, END)
    if not whole:
        print("not all was measured; benchmarks/README.md was not changed")


def _with_kept(rows: Sequence[str]) -> list[str]:
    """New rows and those of the other shapes in benchmarks/README.md, in the order of the shapes."""
    _, _, rest = README.read_text(encoding="utf-8").partition(BEGIN)
    known = {row.split(" |")[0]: row for row in [*rest.partition(END)[0].splitlines(), *rows]}
    return [known[name] for shape in SHAPES if (name := f"| {shape.what}") in known]


if __name__ == "__main__":
    main()
