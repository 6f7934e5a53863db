"""The JSON Schema that editors complete and validate maps with: it accepts what argmap accepts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from click.testing import CliRunner

from argmap.cli.commands.schema import schema
from argmap.syntax.json_schema import json_schema
from support.diagnosing import HEADER, ROOT, diagnose

SCHEMA = json_schema()
MAPS = sorted((ROOT / "maps").glob("*.argmap.yaml"))


class EditorsLoader(yaml.SafeLoader):
    """YAML as the language server of an editor reads it (1.2): numbers and booleans are typed, dates are texts."""


EditorsLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(("timestamp", "bool", "merge"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
EditorsLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("true|false"), ["t", "f"])


def problems(text: str) -> list[str]:
    validator = jsonschema.Draft202012Validator(SCHEMA)
    data = yaml.load(text, EditorsLoader)
    return ["/".join(map(str, error.absolute_path)) for error in validator.iter_errors(data)]


def test_it_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_the_file_beside_the_maps_is_what_the_command_prints() -> None:
    done = CliRunner().invoke(schema, [])
    assert done.output == (ROOT / "maps" / "argmap.schema.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.name)
def test_the_maps_name_it_in_their_first_line_and_are_valid(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=argmap.schema.json\n")
    assert problems(text) == []


VALID = {
    "text in one language": "thesis: {text: A}",
    "text in two languages": "languages: [zh, en]\nthesis: {text: {zh: 甲, en: A}}",
    "a node that has only its text": "thesis: {text: A, premises: {p: B}, evidence: {e: C}}",
    "ids of any script": "thesis: {text: A, premises: {前提-1: B, Größe_2.a: C, été: D}}",
    "dates": "thesis: {text: A, forecast: {due: 2029-01-20, test: B, outcome: true, resolved: 2029-01-21}}",
    "a year": "sources: {s: {issued: 2025, volume: 3, notes: 46}}\nthesis: {text: A}",
    "an anchor or several": "thesis: {text: A, at: a … b, premises: {p: {text: B, at: [c, d]}}}",
    "calibrated words": "thesis: {text: A, likelihood: very-likely, confidence: low, credence: 0.5, assumed: true}",
}


@pytest.mark.parametrize("case", VALID)
def test_what_argmap_accepts_is_valid(case: str) -> None:
    text = HEADER + VALID[case] + "\n"
    assert diagnose(text) == []
    assert problems(text) == []


INVALID = {
    "an unknown key of the map": ("thesiss: {text: A}\nthesis: {text: A}", ""),
    "an unknown key of the thesis": ("thesis: {text: A, textt: B}", "thesis"),
    "an unknown key of a premise": ("thesis: {text: A, premises: {p: {text: B, textt: C}}}", "thesis/premises/p"),
    "a word that is on no scale": ("thesis: {text: A, likelihood: perhaps}", "thesis/likelihood"),
    "no thesis": ("summary: A", ""),
    "no text": ("thesis: {by: A}", "thesis"),
    "no text in a premise": ("thesis: {text: A, premises: {p: {by: B}}}", "thesis/premises/p"),
    "an empty text": ("thesis: {text: ''}", "thesis/text"),
    "a text that is a list": ("thesis: {text: [A]}", "thesis/text"),
    "premises under evidence": (
        "thesis: {text: A, evidence: {e: {text: B, premises: {p: C}}}}",
        "thesis/evidence/e",
    ),
    "basis in a premise": ("thesis: {text: A, premises: {p: {text: B, basis: poll}}}", "thesis/premises/p"),
    "a list of premises": ("thesis: {text: A, premises: [B]}", "thesis/premises"),
    "an id that begins with a digit": ("thesis: {text: A, premises: {1a: B}}", "thesis/premises"),
    "an id with a space": ("thesis: {text: A, premises: {a b: B}}", "thesis/premises"),
    "an id with a slash": ("thesis: {text: A, premises: {a/b: B}}", "thesis/premises"),
    "a note that is none": ("thesis: {text: A, cites: [0]}", "thesis/cites/0"),
    "a credence above one": ("thesis: {text: A, credence: 2}", "thesis/credence"),
    "a language that is none": ("thesis: {text: {english language: A}}", "thesis/text"),
    "a digest that is none": ("sources: {s: {sha256: abc}}\nthesis: {text: A}", "sources/s/sha256"),
}


@pytest.mark.parametrize("case", INVALID)
def test_what_argmap_rejects_is_invalid_at_the_same_place(case: str) -> None:
    text, place = INVALID[case]
    text = HEADER + text + "\n"
    assert diagnose(text) != []
    assert place in problems(text)


@pytest.mark.parametrize("version", ["2", "'1'", ""])
def test_another_version_is_invalid(version: str) -> None:
    assert "argmap" in problems(f"argmap: {version}\ntitle: A\nthesis: {{text: A}}\n")


def described(part: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every property of every object in the schema."""
    if isinstance(part, dict):
        for name, value in part.get("properties", {}).items():
            yield f"{path}/{name}", value
        for name, value in part.items():
            yield from described(value, f"{path}/{name}")
    if isinstance(part, list):
        for index, value in enumerate(part):
            yield from described(value, f"{path}/{index}")


def test_every_key_has_a_description() -> None:
    found = {path: _with_reference(value) for path, value in described(SCHEMA)}
    assert len(found) > 100
    assert [path for path, value in found.items() if not value.get("description", "").endswith((".", ")"))] == []


def _with_reference(value: dict[str, Any]) -> dict[str, Any]:
    """A property with what its reference leads to, as an editor shows it."""
    name = value.get("$ref", "").rpartition("/")[2]
    return {**SCHEMA["$defs"].get(name, {}), **value}
