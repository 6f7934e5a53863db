"""Files of schemes that tests share."""

from __future__ import annotations

from pathlib import Path

SCHEME = """\
argmap: 1
schemes:
  {id}:
    name: {{en: argument from omen, zh: 预兆论证}}
    summary: {{en: A comet is seen.}}
    premises: [{{en: A comet is seen.}}]
    conclusion: {{en: War comes.}}
    questions:
      seen: {{attacks: premise, text: {{en: Was it seen?, zh: 看到了吗？}}}}
"""


def scheme_file(folder: Path, scheme_id: str) -> Path:
    """A file with one scheme, which asks one question: `seen`."""
    path = folder / f"{scheme_id}.yaml"
    path.write_text(SCHEME.format(id=scheme_id), encoding="utf-8")
    return path
