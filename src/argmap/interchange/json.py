"""argmap's JSON export, read back to a map file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

from argmap.i18n import _, n_
from argmap.i18n.punctuation import LIST_COMMA
from argmap.interchange.registry import Imported, ImportFailedError
from argmap.model.bibliography import NAME_PARTS
from argmap.model.kinds import GROUPS, LINKS
from argmap.syntax.formatting.fragments import Data, Pair

VERSION: Final = 1
"""The version of the export that is read: see `argmap.exporters.json`."""

_GROUP_OF: Final = {info.kind: group for group, info in GROUPS.items()}


def read(data: bytes, name: str) -> Imported:
    """The map file of an export.

    Comments and expected statuses are not in an export. Layers are left out, with their nodes; answers that a layer
    gave to critical questions are kept, for an export does not tell them from the map's.

    Raises:
        ImportFailedError: it is not a JSON export of argmap of version 1.
    """
    try:
        exported = json.loads(data)
        if exported["argmap_json"] != VERSION:
            raise ImportFailedError(
                _("{file} is an export of version {found}; this version of argmap reads version {known}").format(
                    file=name, found=exported["argmap_json"], known=VERSION
                )
            )
        return Imported(_Writer(exported).text(), tuple(_left_out(exported)))
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        message = _("{file} is not a JSON export of argmap (`argmap export MAP -t json`)")
        raise ImportFailedError(message.format(file=name)) from error


def _left_out(exported: Mapping[str, Any]) -> list[str]:
    layers = _(LIST_COMMA).join(layer["id"] for layer in exported["layers"])
    count = sum(bool(node["layer"]) for node in exported["nodes"])
    if not layers:
        return []
    nodes = n_("{count} node", "{count} nodes", count)
    return [_("layers are not imported: {layers} ({nodes})").format(layers=layers, nodes=nodes)]


class _Writer:
    """Writes the keys of a map file from the members of an export."""

    def __init__(self, exported: Mapping[str, Any]) -> None:
        self.exported = exported
        self.primary: str = exported["languages"][0]
        self.nodes = {node["id"]: node for node in exported["nodes"] if not node["layer"]}

    def text(self) -> str:
        """The map file, in its canonical layout."""
        exported = self.exported
        content = {
            "title": self.by_language(exported["title"]),
            "languages": exported["languages"],
            "summary": self.by_language(exported["summary"]),
        }
        blocks = [["# yaml-language-server: $schema=argmap.schema.json", "argmap: 1"]]
        blocks[0] += [line for key, value in _filled(content).items() for line in Pair(key, value).block(0, 2)]
        if works := {work["id"]: self.work(work) for work in exported["works"]}:
            blocks.append(Pair("sources", works).block(0, 2))
        blocks.append(Pair("thesis", self.thesis()).block(0, 2))
        return "\n".join("".join(f"{line}\n" for line in block) for block in blocks)

    def by_language(self, text: Mapping[str, str] | None) -> Data | None:
        """A text as an author writes it: without its language where it has only the primary one."""
        return text[self.primary] if text is not None and list(text) == [self.primary] else text

    def thesis(self) -> Data:
        """The thesis with everything below it."""
        links: dict[str, dict[str, list[str]]] = {node_id: {each: [] for each in LINKS} for node_id in self.nodes}
        for link in self.exported["links"]:
            if link["origin"] in links:
                target, step = link["target"], link.get("inference")
                links[link["origin"]][link["relation"]].append(f"{target}/{step}" if step else target)
        written: dict[str, dict[str, Any]] = {}
        for node_id, node in self.nodes.items():
            # The nodes below come later; what stays empty is left out in the end.
            below: dict[str, Any] = {group: {} for group in GROUPS}
            written[node_id] = {**self.statement(node), **links[node_id], "tags": node["tags"], **below}
            if node["parent"] is not None:
                written[node["parent"]][_GROUP_OF[node["kind"]]][node_id] = written[node_id]
        root = self.exported["root"]
        thesis = written[root] if root == "thesis" else {"id": root, **written[root]}
        for statement in (*written.values(), thesis):
            for key in [key for key, value in statement.items() if _empty(value)]:
                del statement[key]
        return thesis

    def statement(self, node: Mapping[str, Any]) -> dict[str, Data]:
        """A node's keys, except for links and the nodes below; without what it inherits."""
        parent = self.nodes.get(node["parent"])
        works = self.exported["works"]
        source = parent["source"] if parent else works[0]["id"] if works else ""
        same_section = parent and source == node["source"] and parent["section"] == node["section"]
        return _filled(
            {
                "text": self.by_language(node["text"]),
                "detail": self.by_language(node["detail"]),
                "source": None if node["source"] == source else node["source"],
                "section": None if same_section else self.by_language(node["section"]),
                "at": node["at"],
                "cites": node["cites"],
                "basis": node["basis"],
                "by": self.by_language(node["by"]),
                "inference": self.inference(node["inference"]),
                "inferences": {name: self.named(one) for name, one in node.get("inferences", {}).items()},
                "step": node.get("step", ""),
                "likelihood": node["likelihood"],
                "confidence": node["confidence"],
                "forecast": self.forecast(node["forecast"]),
                "assumed": node["assumed"],
                "credence": node["credence"],
            }
        )

    def inference(self, inference: Mapping[str, Any] | None) -> Data | None:
        """How the premises bear on a claim."""
        if inference is None:
            return None
        answers = {question: self.by_language(answer) for question, answer in inference["answers"].items()}
        content = {
            "linked": inference["linked"],
            "scheme": inference["scheme"],
            "warrant": self.by_language(inference["warrant"]),
            "answers": answers,
        }
        return _filled(content) or {"linked": "false"}

    def named(self, inference: Mapping[str, Any]) -> Data:
        """One of several inferences to a claim."""
        said = self.inference({**inference, "linked": False})
        assert isinstance(said, dict)
        linked = {} if inference["linked"] else {"linked": "false"}
        return {"from": inference["members"], **linked, **{key: said[key] for key in said if key != "linked"}}

    def forecast(self, forecast: Mapping[str, Any] | None) -> Data | None:
        """What settles a claim about the future."""
        return None if forecast is None else _filled({**forecast, "test": self.by_language(forecast["test"])})

    def work(self, work: Mapping[str, Any]) -> Data:
        """A work, with the keys of CSL-JSON."""
        csl = {key: self.by_language(value) if isinstance(value, dict) else value for key, value in work["csl"].items()}
        return _filled(
            {
                "type": work["type"],
                "title": self.by_language(work["title"]),
                "author": self.names(work["authors"]),
                "editor": self.names(work["editors"]),
                "translator": self.names(work["translators"]),
                **{role: self.names(people) for role, people in work.get("people", {}).items()},
                "issued": work["issued"],
                **csl,
                "text": work["text_path"],
                "sha256": work["sha256"],
                "notes": work["notes"] or None,
            }
        )

    def names(self, people: list[dict[str, Any]]) -> list[Data]:
        """People and bodies."""
        return [
            _filled({part: self.by_language(person.get(field)) for part, field in NAME_PARTS.items()})
            | {key: str(value).lower() for key, value in person.get("options", {}).items()}
            for person in people
        ]


def _filled(content: Mapping[str, Any]) -> dict[str, Data]:
    """Content without what the author left out; numbers and truth values as they are written."""
    return {
        key: _data(value) for key, value in content.items() if not (value is None or value is False or _empty(value))
    }


def _empty(value: Any) -> bool:
    return isinstance(value, str | list | dict) and not value


def _data(value: Any) -> Data:
    if isinstance(value, list):
        return [_data(each) for each in value]
    return value if isinstance(value, str | dict) else str(value).lower()
