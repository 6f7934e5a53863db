"""The map as the page's script reads it: texts in all languages, wrapped cards, shapes and sizes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from argmap.diagrams import theme
from argmap.diagrams.cards import Card, card
from argmap.diagrams.joints import joints, limits_words, member_words
from argmap.diagrams.presets import DEFAULT
from argmap.diagrams.shapes import HEADS
from argmap.exporters.bibliography import entry
from argmap.exporters.html.evaluations import Readings
from argmap.exporters.html.facts import Said, facts, said
from argmap.exporters.html.markdown import marks
from argmap.exporters.html.statements import graph_data, refutation_data
from argmap.exporters.html.words import words
from argmap.exporters.outline import find_reading, find_top
from argmap.exporters.registry import ExportOptions
from argmap.exporters.statements import Sayer
from argmap.exporters.walk import Role, heading, walk
from argmap.i18n.names import kind_word
from argmap.model import KINDS, ArgumentMap, Kind, Layer, Node, Relation, Text, Work
from argmap.model.numbering import number_nodes
from argmap.rendering.citations import author_year, provenance
from argmap.rendering.commonmark import Run
from argmap.rendering.scripts import is_right_to_left
from argmap.schemes.words import question_words

GLANCED = 2
"""The levels that the glance has: the thesis and its reasons."""
SHAPE_HEIGHTS = (100, 200)
"""The heights of cards whose outlines the page has, to make those of its reader's cards from them."""
GLANCE = replace(DEFAULT, card=340, thesis=260)
"""The cards of the thesis and its reasons while nothing else is shown: both columns fit beside the panel at a size that
can be read."""


def page_data(map_: ArgumentMap, options: ExportOptions) -> dict[str, Any]:
    """The data of the page.

    Languages, kinds, layers, works and nodes are lists, and are pointed to by their places in them: what an author
    may have called a node or a language is never the name of a member. A text is a string where it is the same in all
    languages, else a list with a string for each language, or null where the author wrote none.

    Raises:
        ExportError: the map has no node ``options.focus``, or ``options.show`` is unknown.
    """
    top = find_top(map_, options)
    show = find_reading(map_, options)
    languages = page_languages(map_, options)
    writer = _Writer(map_, languages, options, Readings(map_, options.evaluate))
    return {
        "languages": [{"tag": tag, "rtl": is_right_to_left(tag)} for tag in languages],
        "words": [words(language, several=map_.has_inferences) for language in languages],
        "primary": map_.primary_language,
        "title": said(map_.title, languages),
        "summary": said(map_.summary, languages) if map_.summary else None,
        "provenance": [provenance(map_, language) for language in languages],
        "kinds": [
            {
                "name": kind,
                "relation": KINDS[kind].relation,
                "words": [kind_word(kind, language) for language in languages],
                "width": DEFAULT.width(kind),
                "wide": GLANCE.width(kind),
                "swatch": DEFAULT.outline(kind)(24, 16),
                "holds": [list(Kind).index(one) for one in KINDS[kind].holds],
                # Whatever changes with the height is proportional to it: from two, the page makes others.
                "shapes": [DEFAULT.outline(kind)(DEFAULT.width(kind), height) for height in SHAPE_HEIGHTS],
            }
            for kind in Kind
        ],
        "layers": [writer.layer(layer) for layer in map_.layers.values()],
        "works": [writer.work(work) for work in map_.works.values()],
        "nodes": writer.nodes(),
        "walk": [
            [writer.places[stop.node.id], [heading(map_, stop, each) for each in languages], int(stop.role is Role.END)]
            for stop in walk(map_, writer.readings.whole)
        ],
        "graph": graph_data(map_, options.evaluate),
        "refutations": refutation_data(map_, options.evaluate),
        "files": dict(options.files),
        "documents": [{"name": name, "kind": kind, "language": language} for name, kind, language in options.documents],
        "start": 0 if top is map_.root else writer.places[top.id],
        "show": show.name if show else "",
        "evaluation": writer.readings.described(languages),
        # Without it, the page opens what fits into the reader's window.
        "levels": None if options.depth is None else max(options.depth, 0) + top.depth,
        # After the nodes: cards of one kind and height share an outline.
        "outlines": writer.outlines,
        "questions": [
            [question_words(options.schemes, *each, language) for language in languages] for each in writer.asked
        ],
        "heads": {relation: {"points": points, "tail": tail} for relation, (points, tail) in HEADS.items()},
        "measures": _measures(),
    }


def page_languages(map_: ArgumentMap, options: ExportOptions) -> tuple[str, ...]:
    """The languages of the page: all of the map's, the one that was asked for first."""
    return tuple(dict.fromkeys((options.language or map_.primary_language, *map_.languages)))


class _Writer:
    """Writes nodes, and keeps what they share."""

    def __init__(self, map_: ArgumentMap, languages: Sequence[str], options: ExportOptions, readings: Readings) -> None:
        self.map = map_
        self.options = options
        self.schemes = options.schemes
        self.languages = languages
        self.places = {node.id: place for place, node in enumerate(map_)}
        self.works = {work: place for place, work in enumerate(map_.works)}
        self.layers = {layer: place for place, layer in enumerate(map_.layers)}
        self.readings = readings
        self.numbers = number_nodes(map_)
        self.sayer = Sayer(map_, self.numbers, map_.root, options)
        self.outlines: dict[str, str] = {}
        self.asked: dict[tuple[str, str], int] = {}
        """Critical questions without an answer, by scheme and id, with their places in a list."""

    def nodes(self) -> list[dict[str, Any]]:
        return [self._node(node, self.numbers[node.id]) for node in self.map]

    def _node(self, node: Node, number: str) -> dict[str, Any]:
        written = {
            "id": node.id,
            "kind": list(Kind).index(node.kind),
            "parent": -1 if node.parent is None else self.places[node.parent],
            "number": number,
            "text": said(node.text, self.languages),
            "cards": [self._card(card(node, language)) for language in self.languages],
            "wide": [self._card(card(node, language, style=GLANCE)) for language in self.languages]
            if node.depth < GLANCED
            else None,
            "facts": [*facts(node, self.languages, self.schemes), *self._inferences(node)],
            "readings": self.readings.of(node.id),
            # Left out below where a node has none.
            "by": said(node.by, self.languages) if node.by else None,
            "layer": self.layers.get(node.layer),
            "work": self.works.get(node.source),
            "passages": node.at,
            "tags": node.tags,
            "linked": node.linked,
            "detail": self._detail(node.detail) if node.detail else None,
            "answers": list(self._answers(node)),
            "questions": list(self._questions(node)),
            "links": [[link.relation, self.places[link.target], *filter(None, (link.step,))] for link in node.links],
            "steps": self._steps(node),
        }
        return {key: value for key, value in written.items() if value is not None and value != () and value != []}

    def _card(self, drawn: Card) -> dict[str, Any]:
        """The lines of a card; together, those of the text are the whole text, spaces at their ends included."""
        outline = DEFAULT.outline(drawn.node.kind)
        self.outlines[f"{drawn.node.kind} {drawn.width} {drawn.height}"] = outline(drawn.width, drawn.height)
        text = [line.left for line in drawn.lines if line.role is theme.Role.TEXT]
        lines, end = [], 0
        for line in text:
            start, end = end, end + len(line)
            end += drawn.text[end : end + 1] == " "
            lines.append(drawn.text[start:end])
        return {
            "lines": lines,
            "foot": [line.left for line in drawn.lines if line.role is theme.Role.FOOT],
            "width": drawn.width,
            "height": drawn.height,
        }

    def _detail(self, detail: Text) -> list[Any]:
        written = (detail.get(language) for language in self.languages)
        found = [marks(text) if text is not None else None for text in written]
        return found if any(found) else [marks(str(detail))]

    def _answers(self, node: Node) -> Iterator[tuple[Said | int, ...]]:
        """Critical questions with their answers, and the place of the layer that gives one."""
        for step, inference in node.all_inferences:
            for question, answer in inference.answers.items():
                asked = [question_words(self.schemes, inference.scheme, question, each) for each in self.languages]
                shown: tuple[Said | int, ...] = (list(asked), said(answer, self.languages))
                layer = self.map.answered_by(node.id, step, question)
                yield (*shown, self.layers[layer]) if layer else shown

    def _questions(self, node: Node) -> Iterator[tuple[str, int]]:
        """Critical questions without an answer: the key of each in a layer, and its place among those asked."""
        for step, inference in node.all_inferences:
            scheme = self.schemes.get(inference.scheme)
            for question in scheme.questions if scheme else ():
                if question.id not in inference.answers:
                    place = self.asked.setdefault((inference.scheme, question.id), len(self.asked))
                    yield f"{step}/{question.id}" if step else question.id, place

    def _inferences(self, node: Node) -> Iterator[tuple[str, Said]]:
        """Each of several inferences to a claim in a sentence."""
        for name, inference in node.inferences.items():
            yield "inferences", [self.sayer.inference(node, name, inference, language) for language in self.languages]

    def _steps(self, node: Node) -> list[dict[str, Any]]:
        """The inferences to a claim that are drawn as joints."""
        found = [joints(self.map, node, self.places, language, self.options) for language in self.languages]
        return [
            {
                "id": same[0].step.id,
                "joint": same[0].step.joint,
                "members": [self.places[member] for member in same[0].step.members],
                "caveats": [
                    self.places[one.id] for one, step in self.map.limits(node) if step and step == same[0].step.id
                ],
                "cards": [
                    {
                        "lines": joint.name,
                        "title": joint.title,
                        "width": joint.width,
                        "height": joint.height,
                        "part": member_words(joint, language),
                        "limits": limits_words(joint, language),
                    }
                    for joint, language in zip(same, self.languages, strict=True)
                ],
            }
            for same in zip(*found, strict=True)
        ]

    def layer(self, layer: Layer) -> dict[str, Any]:
        """A layer: what the address calls it, its title, and whose it is."""
        return {
            "id": layer.id,
            "title": said(layer.title, self.languages),
            "by": said(layer.by, self.languages) if layer.by else None,
            "summary": said(layer.summary, self.languages) if layer.summary else None,
        }

    def work(self, work: Work) -> dict[str, Any]:
        """A source: its short and its full reference, and the language that its passages are in."""
        return {
            "short": [author_year(work, self.map.works, language) for language in self.languages],
            "entry": [[_run(run) for run in entry(work, self.map.works, language)] for language in self.languages],
            "language": str(work.csl.get("language", "")),
        }


def _run(run: Run) -> list[Any]:
    """A stretch of a reference: its text, the elements of its looks, and the address that it leads to, if any."""
    return [run.text, _elements(run), *filter(None, (run.address,))]


def _elements(run: Run) -> list[str]:
    """The elements of HTML, from the outermost on, that make a text look as a run does."""
    looks = (run.italic, run.bold, run.superscript, run.subscript, run.small_caps)
    return [name for name, wanted in zip(("em", "strong", "sup", "sub", "small-caps"), looks, strict=True) if wanted]


def _measures() -> dict[str, Any]:
    """Sizes that the script shares with the drawings of ``argmap.diagrams``, in px."""
    return {
        "lines": {
            role: {"size": line.size, "height": line.height, "gap": line.gap} for role, line in theme.LINES.items()
        },
        "padding": theme.PADDING,
        "shapeHeights": SHAPE_HEIGHTS,
        "headroom": theme.HEADROOM,
        "siblingGap": theme.SIBLING_GAP,
        "levelGap": theme.LEVEL_GAP,
        "jointGap": theme.JOINT_GAP,
        "relations": list(Relation),
    }
