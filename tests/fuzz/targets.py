"""What is tried: each target reads one input and answers with words, or fails.

An input is the bytes of a file, or several files with `PART` between them. It decides everything: choices that a target
makes come from a random generator that the bytes seed.
"""

from __future__ import annotations

import os
import random
import re
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import chdir, suppress
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, Final

from argmap.authoring import add, join, layer_merge, link, move, remove, rename, split
from argmap.authoring import set as setting
from argmap.authoring.change import edit
from argmap.authoring.draft import Origin, draft, source_language, source_title
from argmap.authoring.errors import EditError
from argmap.authoring.outlining.growth import grow, new_map
from argmap.authoring.outlining.reading import read_outline
from argmap.authoring.outlining.statement import read_statement, write_statement
from argmap.authoring.position import Position
from argmap.authoring.remove import Children
from argmap.authoring.three_way import merger
from argmap.checks import fixing
from argmap.config import ConfigError, find_config
from argmap.interchange.registry import ImportFailedError, importer_of
from argmap.loading import SUFFIX, Loaded, load, load_bytes, load_text
from argmap.model import ArgumentMap, Kind, Relation
from argmap.nlp import forecasts, hedges, languages, speakers
from argmap.nlp.numbers import differing, figures
from argmap.project import Project
from argmap.schemes import SchemeFileError
from argmap.schemes.reading import read_schemes
from argmap.sources.anchors import find_passages
from argmap.sources.encodings import decode
from argmap.sources.formats.failures import UnreadableError
from argmap.sources.formats.worker import read
from argmap.sources.text import SourceText
from argmap.syntax.edits import apply_edits
from argmap.syntax.formatting.canonical import format_edits
from argmap.syntax.formatting.layout import LayoutError
from argmap.syntax.source import Source
from argmap.syntax.yaml import comments, compose
from exporters.readers import READERS, fenced_chart
from fuzz.judging import SECRET, FaultError, diagnostics, holds, normal, said, spans
from fuzz.mutating import PART
from support.calling import call

CORPUS: Final = Path(__file__).parent / "corpus"

Run = Callable[[bytes, random.Random], object]


@dataclass(frozen=True)
class Target:
    """What is tried: its name, what it does, the folders of the corpus with its inputs, and how often it is chosen."""

    name: str
    run: Run
    corpora: tuple[str, ...]
    weight: int = 10
    seconds: float = 10
    """Of the processor, for one input."""

    def seeds(self) -> list[bytes]:
        """The inputs of the corpus, in the order of their names."""
        return [file.read_bytes() for folder in self.corpora for file in sorted((CORPUS / folder).iterdir())]

    def answer(self, data: bytes) -> str:
        """What is answered to an input.

        Raises:
            FaultError: something that must never be seen; any other exception is a fault as well.
        """
        return repr(self.run(data, random.Random(zlib.crc32(data))))


def project(folder: Path) -> None:
    """Write the project in which everything is tried, and a secret beside it that nothing in it may read."""
    folder.mkdir()
    (folder.parent / "secret.txt").write_text(SECRET)
    (folder / ".env").write_text(SECRET)
    (folder / "argmap.toml").write_text("")
    for file in sorted((CORPUS / "source").iterdir()):
        (folder / file.name).write_bytes(file.read_bytes())


# Maps


def check(data: bytes, rng: random.Random) -> object:
    """A map: its diagnostics, its fixes."""
    loaded = load_bytes(data, f"map{SUFFIX}", Path(f"map{SUFFIX}").absolute())
    here = _here()
    found = here.check(loaded)
    forms = ["text", rng.choice(("json", "github", "junit"))]
    answers = diagnostics(loaded.source, found, forms=[*forms, *(["sarif"] if rng.random() < 0.02 else [])])
    if any(fixing.is_fixable(one, unsafe=True) for one in found):
        answers.append(_fixed(loaded, here, unsafe=rng.random() < 0.5))
    if loaded.map is not None:
        answers.append(str(here.evaluate(loaded.map)))
    return answers


def _fixed(loaded: Loaded, here: Project, *, unsafe: bool) -> str:
    fixed = fixing.fix(loaded, here.check, unsafe=unsafe)
    holds(fixed.stable, "fixes undo each other")
    again = fixing.fix(fixed.after, here.check, unsafe=unsafe)
    holds(not again.changed, "a second --fix changes something")
    if not unsafe and loaded.map is not None:
        holds(
            fixed.after.map is not None and _meant(fixed.after.map) == _meant(loaded.map),
            "a safe fix changes the meaning",
        )
    if loaded.authored is not None:
        # Of a file that could not be read, nothing else was known.
        new = Counter(one.code for one in fixed.after.diagnostics) - Counter(one.code for one in loaded.diagnostics)
        holds(not new, f"fixes make new errors: {dict(new)}")
    return fixed.after.source.text


def _meant(map_: ArgumentMap) -> ArgumentMap:
    """A map without the links that repeat the tree, which a safe fix deletes."""
    nodes = {
        node.id: replace(
            node,
            links=tuple(
                link for link in node.links if link.step or (link.target, link.relation) != (node.parent, node.relation)
            ),
        )
        for node in map_
    }
    return replace(map_, nodes=nodes)


def fmt(data: bytes, rng: random.Random) -> object:
    """The layout of a map: the same map, the same comments, and nothing to do the second time."""
    before = load_bytes(data, f"map{SUFFIX}")
    if not before.source.raw:
        return "not UTF-8"
    try:
        text = apply_edits(before.source.text, format_edits(before.source))
    except LayoutError as error:
        return said(str(error))
    after = load_text(text, f"map{SUFFIX}")
    holds((before.map is None) == (after.map is None), "fmt makes a map (un)readable")
    holds(before.map == after.map, "fmt changes the map")
    holds(remarks(before.source.text) == remarks(text), "fmt changes the comments")
    try:
        holds(not format_edits(after.source), "fmt is not done the first time")
    except LayoutError as error:
        raise FaultError(f"what fmt made, it cannot format: {error}") from error
    return text


def remarks(text: str) -> Counter[str]:
    """The comments of a file."""
    source = Source("", text)
    return Counter(comment.text.strip() for comment in comments(source, compose(source).root))


# Edits


def edits(data: bytes, rng: random.Random) -> object:
    """A few edits in turn: each is refused in words, or the result loads, with the other nodes and their comments."""
    loaded = load_bytes(data, f"map{SUFFIX}", Path(f"map{SUFFIX}").absolute())
    answers: list[str] = []
    for _ in range(rng.choice((1, 2, 3))):
        if loaded.map is None:
            break
        name, make, touched = _edit(loaded, rng)
        try:
            made = make()
        except (EditError, UnicodeEncodeError) as error:
            # Half of a surrogate pair, which no shell passes on, has words of its own in the command line.
            answers.append(said(str(error)))
            continue
        text = apply_edits(loaded.source.text, made)
        after = load_text(text, loaded.source.name, loaded.path)
        holds(
            after.map is not None,
            f"{name} makes a map that does not load: {[one.message for one in after.diagnostics[:2]]}",
        )
        assert after.map is not None
        if touched is not None:
            for node in loaded.map:
                holds(node.id in touched or node.id in after.map.nodes, f"{name} loses `{node.id}`")
                if node.id not in touched and node.id in after.map.nodes:
                    new = after.map[node.id]
                    holds(_own(node) == _own(new), f"{name} changes `{node.id}`")
            if name in ("add", "link", "rename"):
                holds(not remarks(loaded.source.text) - remarks(text), f"{name} loses a comment")
        loaded = after
        answers.append(text)
    return answers


def _own(node: Any) -> tuple[object, ...]:
    """What a node says by itself."""
    return (
        node.kind,
        node.text,
        node.detail,
        node.at,
        node.cites,
        node.basis,
        node.likelihood,
        node.forecast,
        node.tags,
    )


def _edit(loaded: Loaded, rng: random.Random) -> tuple[str, Callable[[], Any], frozenset[str] | None]:
    """An edit, and the ids of the nodes that it may change; None for any."""
    assert loaded.map is not None
    ids = [node.id for node in loaded.map]
    one, other = rng.choice(ids), rng.choice(ids)
    words = rng.choice(WORDS)
    match rng.randrange(10):
        case 0 | 1:
            kind = rng.choice(list(Kind)[1:])
            keys: dict[str, Any] = {
                "text": words,
                **rng.choice(({}, {}, {"by": {"en": words}}, {"tags": [words, "no"]})),
            }
            new = rng.choice(("new", "新", "no", "x.y", "1", words, one))
            position = rng.choice(
                (Position("first"), Position("last"), Position("before", other), Position("after", other))
            )
            return "add", lambda: add.add(loaded, one, kind, new, keys, position), frozenset({new})
        case 2 | 3:
            path, values = rng.choice(
                (
                    (("text",), [words]),
                    (("text", "en"), [words]),
                    (("text", "zh"), [words]),
                    (("detail",), [words + "\n\n" + words]),
                    (("by",), [words]),
                    (("tags",), [words, "no", "2"]),
                    (("cites",), ["1", rng.choice(("2", words))]),
                    (("at",), [words]),
                    (("forecast", "test"), [words]),
                    (("forecast", "due"), [rng.choice(("2029-01-20", words))]),
                    (("inference", "warrant"), [words]),
                    (("comment",), [words]),
                    (("credence",), [rng.choice(("0.5", "2", words))]),
                )
            )
            return "set", lambda: setting.set_key(loaded, one, path, values), frozenset({one})
        case 4:
            key = rng.choice(
                ("by", "detail", "tags", "forecast", "at", "cites", "basis", "inference", "likelihood", "comment")
            )
            return "delete", lambda: setting.delete_key(loaded, one, (key,)), frozenset({one})
        case 5:
            chosen = rng.choice((None, *list(Kind)[1:]))
            where = rng.choice((Position("first"), Position("last"), Position("after", rng.choice(ids))))
            return "move", lambda: move.move(loaded, one, other, chosen, where), frozenset({one, other})
        case 6:
            new = rng.choice(("renamed", "改名", "no", "a.b", words, other))
            return "rename", lambda: rename.rename(loaded, one, new), frozenset({one})
        case 7:
            fate, drop = rng.choice(list(Children)), rng.random() < 0.8
            return "remove", lambda: remove.remove(loaded, one, fate, drop_links=drop), None
        case 8:
            relation = rng.choice(list(Relation))
            if rng.random() < 0.5:
                return "link", lambda: link.link(loaded, one, relation, other), frozenset({one})
            return "unlink", lambda: link.unlink(loaded, one, relation, other), frozenset({one})
        case _:
            claim = loaded.map[one]
            named = list(claim.inferences)
            if named and rng.random() < 0.5:
                return "split", lambda: split.split(loaded, one, rng.choice(named)), None
            below = list(claim.children)[: rng.choice((1, 2, 3))]
            return "join", lambda: join.join(loaded, one, below, "joint", warrant=rng.choice(("", words))), None


WORDS: Final = (
    "Plain words", "新的一条。", "it's: #1 {of} [all]", "- dash", "no", "2029-01-20", '"quoted"', "'", "\\n \\",
    "a\u2028b", "x\x07y", "e\u0301", "  blanks  ", "", "\u200b", "# all", "two\nlines", "long words " * 30,
    "论" * 120, "👩‍👩‍👧 🇹🇼", "x\x85y", ": ", "| a", "\ufeff", "辻\U000e0100さん", "%TAG", "@x `y`", "~", "?",
    "...", "---", "\ud800",
)  # fmt: skip


# Several files


def layer(data: bytes, rng: random.Random) -> object:
    """A map and a layer: loaded together, checked, merged; the result has every node of both."""
    base_bytes, layer_bytes = (*data.split(PART), b"")[:2]
    base_path, layer_path = Path(f"base{SUFFIX}").absolute(), Path(f"base.layer{SUFFIX}").absolute()
    base_path.write_bytes(base_bytes)
    layer_path.write_bytes(layer_bytes)
    base, over = load(base_path), load(layer_path)
    answers = diagnostics(over.source, _here().check(over))
    if over.map is None or not over.layer or base.map is None or over.below[0].path != base_path:
        return answers
    holds(set_of(base) <= set_of(over), "a layer loses nodes of its map")
    try:
        text = apply_edits(base.source.text, layer_merge.merge(base, over))
    except EditError as error:
        return [*answers, said(str(error))]
    merged = load_text(text, base.source.name, base_path)
    holds(merged.map is not None, f"merged, it does not load: {[one.message for one in merged.diagnostics[:2]]}")
    assert merged.map is not None
    holds(set_of(merged) == set_of(over), "merging loses or adds nodes")
    for node in over.map:
        holds(merged.map[node.id].text == node.text, f"merging changes the text of `{node.id}`")
    left = Counter(comment.strip() for __, comment in layer_merge.left_behind(over))
    lost = remarks(base.source.text) + remarks(over.source.text) - remarks(text) - left
    lost = Counter({comment: count for comment, count in lost.items() if "yaml-language-server" not in comment})
    holds(not lost, f"merging loses comments: {list(lost)[:2]}")
    return [*answers, text]


def set_of(loaded: Loaded) -> frozenset[str]:
    """The ids of a map."""
    return frozenset(loaded.map.nodes if loaded.map else ())


def merge(data: bytes, rng: random.Random) -> object:
    """Three versions: what either side wrote is in the result, which loads if nothing is left to do."""
    base, ours, theirs = (part.decode("utf-8", "replace") for part in (*data.split(PART), b"", b"", b"")[:3])
    path = Path(f"base{SUFFIX}").absolute()
    try:
        merged = merger.merge(base, ours, theirs, path)
    except EditError as error:
        return said(str(error))
    for conflict in merged.conflicts:
        said(conflict)
    kept = _words_of(merged.text)
    for side, name in ((ours, "ours"), (theirs, "theirs")):
        lost = [words for words in _texts(side) - _texts(base) if words not in kept]
        holds(not lost or merged.broken is not None, f"the merge loses what {name} wrote: {lost[:2]}")
    if merged.clean and ours == base:
        holds(_data(merged.text) == _data(theirs), "only theirs changed, and the result is another")
    if merged.clean and theirs == base:
        holds(merged.text == ours, "only ours changed, and the result is another")
    if merged.broken is not None:
        diagnostics(merged.broken.source, merged.broken.diagnostics)
    return (merged.text, merged.conflicts)


def _texts(text: str) -> frozenset[str]:
    """The longer texts of a file, as they are read."""
    return frozenset(normal(words) for words in _strings(_data(text)) if len(words) > 12)


def _data(text: str) -> Any:
    from argmap.syntax.formatting.canonical import in_order

    return in_order(compose(Source("", text)).data)


def _strings(data: Any) -> Iterator[str]:
    match data:
        case str():
            yield data
        case dict():
            for value in data.values():
                yield from _strings(value)
        case tuple() | list():
            for value in data:
                yield from _strings(value)


_MARKED: Final = re.compile(r"(?ms)^<<<<<<< [^\n]*\n(.*?)^=======\n(.*?)^>>>>>>> [^\n]*\n")


def _words_of(text: str) -> str:
    """All that a file with conflict marks says, either as written or as read."""
    sides = [_MARKED.sub(rf"\{side}", text) for side in (1, 2)]
    read_ = [words for side in sides for words in _strings(_data(side))]
    return normal("\n".join([text, *read_]))


# Sources


def source(data: bytes, rng: random.Random) -> object:
    """A text: its parts, anchors in it, the words in it, and a draft of a map."""
    try:
        words = decode(data)
    except ValueError as error:
        return said(str(error))
    text = SourceText(words, "text.md", rng.random() < 0.5)
    return _read_source(text, rng)


def _read_source(text: SourceText, rng: random.Random) -> list[object]:
    whole = text.raw
    spans(whole, text.sentences, "a sentence")
    spans(whole, [one.heading for one in text.sections if one.heading], "a heading")
    for before, after in zip(text.sentences, text.sentences[1:], strict=False):
        holds(before.end <= after.start, "sentences overlap")
    answers: list[object] = [text.sentences, [(one.number, one.title) for one in text.sections]]
    answers += [
        _linguistics(text.shown(rng.choice(text.sentences))[:1000], rng.choice(("en", "zh", "de")))
        for _ in range(min(3, len(text.sentences)))
    ]
    for _ in range(4):
        start = rng.randint(0, len(whole))
        first, last = whole[start : start + rng.choice((3, 12, 40))], whole[start + 50 : start + rng.choice((55, 70))]
        anchor = rng.choice((first, f"{first} … {last}", f"{first[:6]} ... {last[::-1]}", f"… {last}"))
        found = find_passages(text, anchor)
        spans(whole, found, "a passage")
        answers.append(found)
        for span in found[:3]:
            said(f"x{text.shown(span)}")
            text.sections_at(span.start)
    made = draft(text, Origin("paper", source_title(text) or "x", "text.md", "0" * 64), source_language(text))
    loaded = load_text(made.text)
    holds(loaded.map is not None, f"the draft does not load: {[one.message for one in loaded.diagnostics[:2]]}")
    return answers


def _linguistics(words: str, language: str) -> list[object]:
    return [
        [one.written for one in figures(words, language)],
        [one.word for one in hedges.likelihood_words(words, language)],
        hedges.confidence_phrase(words, language),
        forecasts.forecast_word(words, language),
        speakers.speaker(words, language),
        languages.guess(words),
        differing(words, language, words[::-1], "en"),
    ]


def figure(data: bytes, rng: random.Random) -> object:
    """A sentence: its figures and its words of likelihood, in two languages."""
    words = data.decode("utf-8", "replace")
    language = rng.choice(("en", "zh", "de", "fr"))
    for one in figures(words, language):
        holds(one.written in words, f"a figure that is not written: {one.written!r}")
    holds(not any(differing(words, language, words, language)), "a sentence differs from itself")
    return _linguistics(words, language)


def document(data: bytes, rng: random.Random) -> object:
    """A web page, a Word document or a PDF, read in this process."""
    form = "pdf" if data[:5] == b"%PDF-" else "word" if data[:2] == b"PK" else "web"
    path = Path(f"document.{form}").absolute()
    path.write_bytes(data)
    try:
        words = read(form, str(path))
    except UnreadableError as error:
        return (error.failure, re.sub("0x[0-9a-f]+", "", error.detail))
    except OSError as error:
        return os.strerror(error.errno or 0)
    return [words, _read_source(SourceText(words, path.name, False), rng)]


# Other files


def settings(data: bytes, rng: random.Random) -> object:
    """The settings of a project: taken, or refused in words; a check follows them."""
    folder = Path("settings").absolute()
    folder.mkdir(exist_ok=True)
    (folder / "argmap.toml").write_bytes(data)
    path = folder / f"map{SUFFIX}"
    if not path.exists():
        path.write_bytes((CORPUS / "map" / f"library{SUFFIX}").read_bytes())
    try:
        config = find_config(folder)
        loaded = load(path)
        found = Project(config).check(loaded)
    except ConfigError as error:
        return said(str(error))
    except SchemeFileError as error:
        return diagnostics(error.source, error.diagnostics)
    with suppress(ConfigError):
        list(Project(config).inputs(loaded))
    return [str(config), diagnostics(loaded.source, found)]


def schemes(data: bytes, rng: random.Random) -> object:
    """A file of argumentation schemes."""
    try:
        return repr(read_schemes(data, "schemes.yaml"))
    except SchemeFileError as error:
        return diagnostics(error.source, error.diagnostics)


def imports(data: bytes, rng: random.Random) -> object:
    """A file of another program: a map that loads, or a refusal in words."""
    name, _, content = data.partition(PART) if PART in data else (b"map.json", b"", data)
    try:
        imported = importer_of(name.decode("utf-8", "replace")).read(content, "file")
    except ImportFailedError as error:
        return said(str(error))
    loaded = load_text(imported.text)
    diagnostics(loaded.source, loaded.diagnostics)
    for message in imported.left_out:
        said(message)
    return [imported.text, imported.left_out]


def outline(data: bytes, rng: random.Random) -> object:
    """An outline: what it says is what the new map says and what is written of it, or it is refused in words."""
    try:
        words = decode(data)
        read = read_outline(words, plain=rng.random() < 0.2)
        for item in read.all():
            holds(read_statement(write_statement(item.statement)) == item.statement, "a line is written as another")
        before = load_text(new_map(read, "T", "en"))
        holds(before.map is not None, "a new map has errors")
        assert before.map is not None
        grown = grow(read, before.map, before.map.root.id)
        text = apply_edits(before.source.text, edit(before, grown.operations))
    except ValueError as error:
        return said(str(error))
    except EditError as error:
        return said(str(error))
    after = load_text(text)
    assert after.map is not None
    holds(len(after.map.nodes) == len(grown.made) + 1, "a line is lost")
    holds(not format_edits(after.source), "a new map is not laid out")
    holds(not grow(read, after.map, after.map.root.id).operations, "what is there is added again")
    return text


# Commands

QUICK_FORMATS: Final = (
    "md",
    "html",
    "latex",
    "txt",
    "opml",
    "graphml",
    "csv",
    "links-csv",
    "csl-json",
    "bibtex",
    "json",
)
REPORTS: Final = (
    "show",
    "check",
    "check --format=json",
    "check --format=github",
    "report --format=md",
    "report --format=html",
    "review",
    "review --format=html",
    "evaluate --all",
    "evaluate --format=json",
    "evaluate --format=md",
    "cruxes",
    "cruxes --format=json",
    "cruxes --format=svg",
    "refutations",
    "refutations --format=json",
    "refutations --format=md",
    "matrix",
    "matrix --format=json",
    "questions --all",
    "questions --format=json",
    "questions --format=layer",
    "coverage",
    "coverage --format=json",
    "coverage --format=html",
    "fmt --diff",
    "check --diff",
    "check --unsafe-fixes --diff",
)


def command(data: bytes, rng: random.Random) -> object:
    """A command on a map: words for a terminal, an exit code, nothing internal."""
    path = Path(f"map{SUFFIX}")
    path.write_bytes(data)
    words = rng.choice(REPORTS).split()
    env = {"ARGMAP_DEBUG": "1", "FORCE_COLOR": "1" if rng.random() < 0.3 else None, "TERM": "xterm"}
    answer = call(words[0], str(path), *words[1:], *rng.choice(([], [], ["-l", "en"], ["-l", "zh"])), env=env)
    holds(answer.returncode in (0, 1, 2), f"exit code {answer.returncode}")
    plain = (
        re.sub(r"\x1b\[[0-9;]*m", "", answer.stdout + answer.stderr)
        if env["FORCE_COLOR"]
        else answer.stdout + answer.stderr
    )
    said(f"x{plain}", printed=True)
    if "--format=json" in words and answer.stdout and answer.returncode < 2:
        READERS["json"](answer.stdout.encode())
    if "--format=svg" in words and answer.stdout.startswith("<svg") and answer.returncode == 0:
        READERS["svg"](answer.stdout.encode())
    return [words, answer.stdout, answer.stderr]


def export(data: bytes, rng: random.Random) -> object:
    """A map in a format that needs no layout: a file that a reader of the format can read."""
    loaded = load_bytes(data, f"map{SUFFIX}", Path(f"map{SUFFIX}").absolute())
    if loaded.map is None:
        return diagnostics(loaded.source, loaded.diagnostics)
    name = rng.choice(QUICK_FORMATS if rng.random() < 0.97 else ("docx",))
    return _exported(loaded, name, rng)


def drawing(data: bytes, rng: random.Random) -> object:
    """A map in a format that Graphviz lays out."""
    loaded = load_bytes(data, f"map{SUFFIX}", Path(f"map{SUFFIX}").absolute())
    if loaded.map is None:
        return diagnostics(loaded.source, loaded.diagnostics)
    return _exported(loaded, rng.choice(("svg", "dot", "md+mermaid", "mermaid")), rng)


def _exported(loaded: Loaded, name: str, rng: random.Random) -> object:
    from argmap.building import export as make
    from argmap.exporters.registry import ExportOptions

    assert loaded.map is not None
    options = ExportOptions(
        language=rng.choice(loaded.map.languages),
        show=rng.choice(("", "", "status", "strength")),
        headings=rng.choice(("branches", "sections")),
        passages=rng.random() < 0.5,
        all_languages=rng.random() < 0.2,
        csl=rng.choice(("", "", "", "apa")),
    )
    made = make(loaded.map, name, options)
    if name == "mermaid":
        made = b"```mermaid\n" + made + b"```\n"
        name = "md+mermaid"
    if name == "md+mermaid":
        chart = fenced_chart(made)
        parser = mermaid()
        if parser is not None:
            parser.parse(chart)
    elif name in READERS:
        READERS[name](made)
    return [name, options.language, zlib.crc32(made), len(made)]


@cache
def mermaid() -> Any:
    """Mermaid's parser, if there is one."""
    import shutil

    from exporters.conftest import NODE, Mermaid

    return Mermaid() if shutil.which("node") and (NODE / "node_modules" / "mermaid").is_dir() else None


def styles(data: bytes, rng: random.Random) -> object:
    """A style of the list of sources."""
    from argmap.building import export as make
    from argmap.exporters.registry import ExportOptions
    from argmap.rendering.errors import ExportError

    path = Path("style.csl").absolute()
    path.write_bytes(data)
    loaded = load(CORPUS / "map" / f"library{SUFFIX}")
    assert loaded.map is not None
    try:
        made = make(loaded.map, "txt", ExportOptions(language="en", csl=str(path)))
    except ExportError as error:
        return said(str(error))
    said(made.decode(), printed=True)
    return made


def _here() -> Project:
    return _project(Path.cwd())


@cache
def _project(folder: Path) -> Project:
    return Project(find_config(folder))


TARGETS: Final = {
    target.name: target
    for target in (
        Target("check", check, ("map", "layer-alone"), 30),
        Target("fmt", fmt, ("map", "layer-alone"), 30),
        Target("edits", edits, ("map",), 20),
        Target("layer", layer, ("layer",), 15),
        Target("merge", merge, ("merge",), 20),
        Target("source", source, ("source", "text"), 10),
        Target("figures", figure, ("text",), 15),
        Target("document", document, ("document",), 10, seconds=20),
        Target("settings", settings, ("settings",), 10),
        Target("schemes", schemes, ("schemes",), 10),
        Target("styles", styles, ("styles",), 3),
        Target("imports", imports, ("imports",), 10),
        Target("outline", outline, ("outline",), 10),
        Target("command", command, ("map", "layer-alone"), 8, seconds=20),
        Target("export", export, ("map",), 10, seconds=20),
        Target("drawing", drawing, ("map",), 1, seconds=20),
    )
}
"""Everything that is tried, by name."""


def at(folder: Path) -> Any:
    """The current folder, for as long as inputs are tried."""
    return chdir(folder)
