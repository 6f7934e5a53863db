"""What an author says about a node, key by key: one table for the formatter, exports, comparisons and documents.

The types are those of :class:`Node`; ``argmap.syntax.fields`` adds how each key is written in a map file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, is_dataclass
from enum import Enum, auto
from types import NoneType, UnionType
from typing import Any, Final, get_args, get_origin, get_type_hints

from argmap.i18n import C_, N_
from argmap.model.argument import NamedInference, Node
from argmap.model.kinds import Relation
from argmap.model.text import Text


class Concern(Enum):
    """What a key of a node is about."""

    WORDING = auto()
    """The statement itself."""
    ORIGIN = auto()
    """Where it is from, and who asserts it."""
    JUDGEMENT = auto()
    """How probable it is, what settles it, how what is below bears on it."""
    LINK = auto()
    """Which other nodes it bears on."""
    NOTE = auto()
    """Tags, and remarks for the makers of the map."""


@dataclass(frozen=True, slots=True)
class Field:
    """One row of the table."""

    name: str
    """The key in a map file, after the key that it is inside: ``text``, ``forecast.due``."""
    label: str
    """The message that names it in exports and reports."""
    concern: Concern
    type: type
    """Of its value: Text, tuple, Mapping (texts by id), NamedInference (by id), str, bool, float, date or an
    enumeration."""
    inherited: bool = False
    """Whether a node without this field inherits its parent's value."""
    private: bool = False
    """Whether it is for the makers of the map only, and is not exported."""

    @property
    def key(self) -> str:
        """The key of the node that contains it: ``forecast`` of ``forecast.due``."""
        return self.name.partition(".")[0]

    @property
    def column(self) -> str:
        """The innermost key, unique in the table: ``due`` of ``forecast.due``."""
        return self.name.rpartition(".")[2]

    def of(self, node: Node) -> Any:
        """What the author said; None, or empty, where nothing is said."""
        if self.concern is Concern.LINK:
            return tuple(link.reference for link in node.links if link.relation == self.name)
        value = getattr(node, self.key)
        return value if value is None or self.key == self.name else getattr(value, self.column)


def _types(cls: type, prefix: str = "") -> Iterator[tuple[str, type]]:
    """The type of each field of a dataclass, and of the fields inside it, without None and type parameters."""
    for name, hint in get_type_hints(cls).items():
        given = next(each for each in get_args(hint) if each is not NoneType) if isinstance(hint, UnionType) else hint
        if is_dataclass(given) and isinstance(given, type) and given.__module__ == Node.__module__:
            yield from _types(given, f"{prefix}{name}.")
        else:
            yield prefix + name, get_origin(given) or given


_TYPES: Final = {
    **dict(_types(Node)),
    "inferences": NamedInference,
    **dict.fromkeys(map(str, Relation), tuple),
}


def _row(name: str, label: str, concern: Concern, *, inherited: bool = False, private: bool = False) -> Field:
    return Field(name, label, concern, _TYPES[name], inherited, private)


FIELDS: Final[dict[str, Field]] = {
    row.name: row
    for row in (
        _row("text", N_("Wording"), Concern.WORDING),
        _row("detail", N_("Explanation"), Concern.WORDING),
        _row("source", C_("a work", "Source"), Concern.ORIGIN, inherited=True),
        _row("section", N_("Section"), Concern.ORIGIN, inherited=True),
        _row("at", N_("Passage"), Concern.ORIGIN),
        _row("cites", N_("Notes"), Concern.ORIGIN),
        _row("basis", N_("Basis"), Concern.ORIGIN),
        _row("by", N_("Said by"), Concern.ORIGIN),
        _row("inference.linked", N_("Inference"), Concern.JUDGEMENT),
        _row("inference.scheme", N_("Scheme"), Concern.JUDGEMENT),
        _row("inference.warrant", N_("Warrant"), Concern.JUDGEMENT),
        _row("inference.answers", N_("Critical questions"), Concern.JUDGEMENT),
        _row("inferences", N_("Inferences"), Concern.JUDGEMENT),
        _row("step", N_("Limits the inference"), Concern.JUDGEMENT),
        _row("likelihood", N_("Likelihood"), Concern.JUDGEMENT),
        _row("confidence", N_("Confidence"), Concern.JUDGEMENT),
        _row("forecast.due", N_("Forecast due"), Concern.JUDGEMENT),
        _row("forecast.test", N_("Test"), Concern.JUDGEMENT),
        _row("forecast.outcome", N_("Outcome"), Concern.JUDGEMENT),
        _row("forecast.resolved", N_("Forecast settled on"), Concern.JUDGEMENT),
        _row("assumed", N_("Assumed"), Concern.JUDGEMENT),
        _row("credence", N_("Credence"), Concern.JUDGEMENT),
        _row("supports", N_("Also supports"), Concern.LINK),
        _row("limits", N_("Also limits"), Concern.LINK),
        _row("opposes", N_("Also opposes"), Concern.LINK),
        _row("tags", N_("Tags"), Concern.NOTE),
        _row("comment", N_("Remark"), Concern.NOTE, private=True),
    )
}
"""All that an author may say about a node, by name, in the canonical order of a map file."""

SAID_KEYS: Final = tuple(dict.fromkeys(row.key for row in FIELDS.values() if row.concern is not Concern.LINK))
"""The fields of :class:`Node` that state what is said; ``links`` has the rest."""

SEVERAL: Final = ("inferences", "step")
"""Keys for claims with several inferences; exports of maps without any leave them out."""

TEXTS: Final = tuple(row for row in FIELDS.values() if row.type is Text)
"""The fields that have a text by language."""


def texts(node: Node) -> Iterator[tuple[Field, tuple[str, ...], Text]]:
    """What a node says in the languages of the map: each text with its field and its keys in the file."""
    for field in TEXTS:
        if text := field.of(node):
            yield field, tuple(field.name.split(".")), text
    for name, inference in node.inferences.items():
        if inference.warrant:
            yield FIELDS["inference.warrant"], ("inferences", name, "warrant"), inference.warrant
