"""The keys of a node in a map file: their order, and how each is written; read off the schema and the model's table."""

from __future__ import annotations

import datetime
from enum import Enum
from types import NoneType, UnionType
from typing import Annotated, Any, Final, Union, get_args, get_origin

from pydantic import BaseModel, BeforeValidator

from argmap.fields import FIELDS
from argmap.model.kinds import GROUPS
from argmap.syntax.schema import (
    Addition,
    Claim,
    Evidence,
    Forecast,
    Inference,
    LayerFile,
    MapFile,
    NamedInference,
    SourceWork,
)

PARTS: Final[dict[str, type[BaseModel]]] = {"inference": Inference, "forecast": Forecast}
"""Keys whose value is a mapping with keys of the format."""

NODE_KEYS: Final = ("id", *dict.fromkeys(field.key for field in FIELDS.values()), *GROUPS)
"""The order of a node's keys: what it says, where that is from, how it is judged, its links, what is below it."""

PART_KEYS: Final = {key: tuple(model.model_fields) for key, model in PARTS.items()}
"""The order of the keys inside another one."""

NAMED_KEYS: Final = tuple(info.alias or key for key, info in NamedInference.model_fields.items())
"""The order of the keys of each of a node's `inferences`."""

ADDITION_KEYS: Final = tuple(Addition.model_fields)
"""The order of the keys of what a layer adds to a node."""


def _bare(annotation: Any) -> Any:
    """A type without validators and without None."""
    while (origin := get_origin(annotation)) in (Annotated, Union, UnionType):
        args = get_args(annotation)
        annotation = args[0] if origin is Annotated else next(each for each in args if each is not NoneType)
    return annotation


def _is_by_language(type_: Any) -> bool:
    held = _bare(get_args(type_)[1]) if get_origin(type_) is dict else None
    return held is str or (held is not None and _is_by_language(held))


def _is_typed(type_: Any) -> bool:
    type_ = _bare(get_args(type_)[0]) if get_origin(type_) is list else type_
    return isinstance(type_, type) and issubclass(type_, bool | int | float | datetime.date | Enum)


_MODELS: Final[tuple[type[BaseModel], ...]] = (Claim, Evidence, *PARTS.values(), NamedInference)
_WRITTEN: Final = {info.alias or key: info for model in _MODELS for key, info in model.model_fields.items()}
_TYPES: Final = {key: _bare(info.annotation) for key, info in _WRITTEN.items() if key not in GROUPS}

LISTABLE_KEYS: Final = frozenset(key for key, type_ in _TYPES.items() if get_origin(type_) is list)
"""Keys that may have a list."""

LIST_KEYS: Final = frozenset(
    key for key in LISTABLE_KEYS if not any(isinstance(each, BeforeValidator) for each in _WRITTEN[key].metadata)
)
"""Keys that have a list, even if it has one item."""

LOCALIZED_KEYS: Final = frozenset(key for key, type_ in _TYPES.items() if _is_by_language(type_))
"""Keys whose text may be given by language."""

TYPED_KEYS: Final = frozenset(
    key for key, info in (SourceWork.model_fields | _WRITTEN).items() if _is_typed(_bare(info.annotation))
)
"""Keys whose values are numbers, dates or words of the format, which are written without quotes; of sources, too."""

_SOURCE_TYPES: Final = {info.alias or key: _bare(info.annotation) for key, info in SourceWork.model_fields.items()}

SOURCE_KEYS: Final = tuple(_SOURCE_TYPES)
"""The keys of a source."""

LISTABLE_SOURCE_KEYS: Final = frozenset(key for key, type_ in _SOURCE_TYPES.items() if get_origin(type_) is list)
"""Keys of a source that may have a list: its names."""

LOCALIZED_SOURCE_KEYS: Final = frozenset(key for key, type_ in _SOURCE_TYPES.items() if _is_by_language(type_))
"""Keys of a source whose text may be given by language."""

_FILE_TYPES: Final = {
    key: _bare(info.annotation) for key, info in (LayerFile.model_fields | MapFile.model_fields).items()
}

FILE_KEYS: Final = tuple(dict.fromkeys((*LayerFile.model_fields, *MapFile.model_fields)))
"""The keys of a map or a layer, in their order."""

LOCALIZED_FILE_KEYS: Final = frozenset(key for key, type_ in _FILE_TYPES.items() if _is_by_language(type_))
"""Keys of a map or a layer whose text may be given by language."""
