"""The keys of a node in a map file: their order, and how each is written; read off the schema and the model's table."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from enum import Enum
from types import NoneType, UnionType
from typing import Annotated, Any, Final, Union, get_args, get_origin

from pydantic import BaseModel, BeforeValidator

from argmap.model.fields import FIELDS
from argmap.model.kinds import GROUPS
from argmap.syntax.schema import Addition, Claim, Evidence

_SAID: Final = {
    key: info for model in (Claim, Evidence) for key, info in model.model_fields.items() if key not in GROUPS
}


def _bare(annotation: Any) -> Any:
    """A type without validators and without None."""
    while (origin := get_origin(annotation)) in (Annotated, Union, UnionType):
        args = get_args(annotation)
        annotation = args[0] if origin is Annotated else next(each for each in args if each is not NoneType)
    return annotation


PARTS: Final[dict[str, type[BaseModel]]] = {
    key: model
    for key, info in _SAID.items()
    if isinstance(model := _bare(info.annotation), type) and issubclass(model, BaseModel)
}
"""Keys whose value is a mapping with keys of the format: ``inference``, ``forecast``."""


def _leaves() -> Iterator[tuple[str, Any]]:
    """Every key that holds a value, with the type of the value; those inside other keys, too."""
    for key, info in _SAID.items():
        inside = PARTS[key].model_fields if key in PARTS else {key: info}
        yield from ((name, _bare(each.annotation)) for name, each in inside.items())


def _is_by_language(type_: Any) -> bool:
    return get_origin(type_) is dict and (
        _bare(get_args(type_)[1]) is str or _is_by_language(_bare(get_args(type_)[1]))
    )


def _is_typed(type_: Any) -> bool:
    type_ = _bare(get_args(type_)[0]) if get_origin(type_) is list else type_
    return isinstance(type_, type) and issubclass(type_, bool | int | float | datetime.date | Enum)


NODE_KEYS: Final = ("id", *dict.fromkeys(field.key for field in FIELDS.values()), *GROUPS)
"""The order of a node's keys: what it says, where that is from, how it is judged, its links, what is below it."""

PART_KEYS: Final = {key: tuple(model.model_fields) for key, model in PARTS.items()}
"""The order of the keys inside another one."""

ADDITION_KEYS: Final = tuple(Addition.model_fields)
"""The order of the keys of what a layer adds to a node."""

LISTABLE_KEYS: Final = frozenset(key for key, type_ in _leaves() if get_origin(type_) is list)
"""Keys that may hold a list."""

LIST_KEYS: Final = frozenset(
    key for key in LISTABLE_KEYS if not any(isinstance(each, BeforeValidator) for each in _SAID[key].metadata)
)
"""Keys that hold a list, also where it has one item."""

LOCALIZED_KEYS: Final = frozenset(key for key, type_ in _leaves() if _is_by_language(type_))
"""Keys whose text may be given by language."""

TYPED_KEYS: Final = frozenset(key for key, type_ in _leaves() if _is_typed(type_))
"""Keys whose values are numbers, dates or words of the format, which stand without quotes."""
