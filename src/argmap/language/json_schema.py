"""The JSON Schema of the format, made from the models, for editors that complete and validate map files."""

from __future__ import annotations

from typing import Any

from argmap.language.schema import FORMAT_VERSION, MapFile


def json_schema() -> dict[str, Any]:
    """The schema as plain data, ready for ``json.dumps``."""
    schema = _as_yaml_reads(MapFile.model_json_schema(by_alias=True))
    assert isinstance(schema, dict)
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = f"argmap map file, format {FORMAT_VERSION}"
    schema["properties"]["argmap"] = {"const": FORMAT_VERSION, "description": "Version of the format: 1."}
    return schema


def _as_yaml_reads(part: Any) -> Any:
    """Bring pydantic's schema to what an editor's YAML reader sees.

    A year or a volume reaches the editor as a number and an outcome as a boolean, while argmap reads them as text;
    a key whose value is optional may be left out, but it may not be empty.
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
