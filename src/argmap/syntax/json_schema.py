"""The JSON Schema of the format, derived from the models, for completion and validation in editors."""

from __future__ import annotations

import ast
import inspect
from itertools import pairwise
from typing import Any

from pydantic.json_schema import models_json_schema

from argmap.syntax import schema as models
from argmap.syntax.schema import FORMAT_VERSION, LayerFile, MapFile


def json_schema() -> dict[str, Any]:
    """The schema as plain data, ready for ``json.dumps``."""
    files = (MapFile, LayerFile)
    _, made = models_json_schema([(file, "validation") for file in files], by_alias=True)
    schema = _as_yaml_reads(made)
    assert isinstance(schema, dict)
    for name, part in schema["$defs"].items():
        for key, description in _descriptions(getattr(models, name)).items():
            if key in part.get("properties", {}):
                part["properties"][key] = {"description": description} | _undescribed(part["properties"][key])
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = f"argmap map file, format {FORMAT_VERSION}"
    for file in files:
        version = {"const": FORMAT_VERSION, "description": "Version of the format: 1."}
        schema["$defs"][file.__name__]["properties"]["argmap"] = version
    # A file that extends another is a layer. With `anyOf`, editors would report errors against both.
    map_, layer = ({"$ref": f"#/$defs/{file.__name__}"} for file in files)
    return {**schema, "type": "object", "if": {"required": ["extends"]}, "then": layer, "else": map_}


def _descriptions(model: type) -> dict[str, str]:
    """The sentence below each key of a model, by the key's name in a map file.

    Pydantic could collect them itself, but would do so at every start of every command.
    """
    found: dict[str, str] = {}
    for owner in reversed(model.__mro__):
        if owner.__module__ != models.__name__:
            continue
        (class_,) = ast.parse(inspect.getsource(owner)).body
        assert isinstance(class_, ast.ClassDef)
        for field, sentence in pairwise(class_.body):
            match field, sentence:
                case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                    found[_alias(model, name)] = text
    return found


def _alias(model: Any, name: str) -> str:
    info = model.model_fields[name]
    return info.alias or name


def _undescribed(part: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in part.items() if key != "description"}


def _as_yaml_reads(part: Any) -> Any:
    """Adapt pydantic's schema to the types of an editor's YAML reader.

    Editors read a year or a volume as a number and an outcome as a boolean, while argmap reads text; an optional key
    may be omitted, but not empty.
    """
    if isinstance(part, list):
        return [_as_yaml_reads(item) for item in part]
    if not isinstance(part, dict):
        return part
    part = {key: _as_yaml_reads(value) for key, value in part.items() if key != "default" or value not in (None, "")}
    if isinstance(part.get("title"), str):
        del part["title"]
    if "anyOf" in part:
        branches = [branch for branch in part["anyOf"] if branch != {"type": "null"}]
        if len(branches) == 1:
            del part["anyOf"]
            part = branches[0] | part
        else:
            part["anyOf"] = branches
    if patterns := part.pop("patternProperties", None):
        (pattern, value), *_ = patterns.items()
        part["propertyNames"] = {"pattern": pattern}
        part["additionalProperties"] = value
    if part.get("type") == "string" and "enum" not in part and "format" not in part:
        part["type"] = ["string", "number"]
    if "true" in part.get("enum", ()):
        del part["type"]
        part["enum"] = [*part["enum"], True, False]
    return part
