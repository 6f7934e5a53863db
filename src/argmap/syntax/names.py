"""Names of people and bodies written as text, or as other programs have them → the parts of CSL-JSON.

Only what is certain is taken apart: a body, a name of one word and a name in an unknown order stay whole.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from argmap.model.bibliography import NAME_PARTS

Parts = dict[str, object]

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]+)*")
_HAN_NAME = re.compile(r"[\u3400-\u9fff·•・.．\s]+")
_HAN_LIST = re.compile(r"\s*[、；;，,]\s*")
_AND = re.compile(r"\s*,?\s+(?:and|und|et|y|e|&)\s+|\s*;\s*")
_WORDS_OF_BODIES: Final = frozenset(
    """
    academy administration agency alliance association authority bank board bureau center centre centro chamber
    church coalition college commission committee company congress consortium corp corporation council court
    daily department division editors editorial federation foundation forum fund gazette gmbh government group
    guardian herald house hospital inc institut institute institution international journal laboratory league
    library limited llc llp ltd magazine ministerium ministry museum national network news newspaper observatory
    office organisation organization parliament partners party plc press programme project research review
    school secretariat senate service services society staff state states studio survey team times tribune trust
    union united university universität université universidad verlag verein world the of for on des
    department's
    """.split()  # noqa: SIM905  # two hundred words, one a line, would be hard to read
)
_PARTICLES: Final = frozenset(
    """
    van von der den de del della di da do dos das du la le ten ter te zu zur zum af av al el bin ibn y
    """.split()  # noqa: SIM905  # two hundred words, one a line, would be hard to read
)
_SUFFIX = re.compile(r"(?:Jr|Sr|Jnr|Snr)\.?|I{2,3}|IV|VI{0,3}|Esq\.?|Ph\.?D\.?|M\.?D\.?", re.I)
_OF_COMPANIES = re.compile(r"(?:Inc|Ltd|LLC|LLP|PLC|Co|Corp|GmbH|AG|S\.?A|B\.?V|N\.?V)\.?", re.I)
_INITIALS = re.compile(r"(?:[^\W\d_]\.?[\s-]?){1,4}")
_WORD = re.compile(r"[^\W\d_][^\W\d_.'’ʼ-]*(?:[.'’ʼ-][^\W\d_.'’ʼ-]*)*\.?")
_PINYIN = re.compile(
    r"(?:[bpmfdtnlgkhjqxzcsrwy]|zh|ch|sh)?(?:[iu]?a(?:o|ng?|i)?|[iu]?e(?:ng?|i|r)?|i(?:u|ng?)?|ong|iong|ou|o|u(?:o|i|n)?|ü(?:e|n)?)"
)
_LONGEST: Final = 5
"""Words of the longest name of a person that is taken apart."""


def read_names(value: object) -> object:
    """Names as a list of their parts; what is neither a text nor such a list is unchanged."""
    if isinstance(value, str) and value.strip():
        return [read_name(each) for each in split_names(value)]
    if isinstance(value, Mapping) and value:
        return [_mapped(value)]
    if isinstance(value, list):
        return [
            read_name(each)
            if isinstance(each, str) and each.strip()
            else _mapped(each)
            if isinstance(each, Mapping)
            else each
            for each in value
        ]
    return value


def _mapped(value: Mapping[object, object]) -> Mapping[object, object]:
    """A name as a mapping; one whole name for each language is a literal name by language."""
    by_language = value and all(isinstance(key, str) and _LANGUAGE.fullmatch(key) for key in value)
    return {"literal": dict(value)} if by_language and not value.keys() & NAME_PARTS.keys() else value


def split_names(text: str) -> list[str]:
    """The names in a text that lists several: 信强、刁国轩; Madison, James; Jay, John; A. Smith, B. Jones."""
    text = " ".join(text.split())
    if _is_braced(text):
        return [text]
    if _HAN_NAME.fullmatch(_HAN_LIST.sub("", text)):
        return [name for name in _HAN_LIST.split(text) if name]
    parts = [part for part in _AND.split(text) if part]
    if ";" in text:
        return parts
    first, *others = parts
    commas = [part for part in re.split(r"\s*,\s*", first) if part]
    is_list = len(commas) > 1 and all(_is_person(part) for part in commas) and all(map(_is_person, others))
    if is_list and (others or len(commas) > 2 or not _SUFFIX.fullmatch(commas[-1])):
        return [*commas, *others]
    pairs = [f"{family}, {given}" for family, given in zip(commas[::2], commas[1::2], strict=False)]
    if len(commas) >= 4 and len(commas) % 2 == 0 and all(map(_INITIALS.fullmatch, commas[1::2])) and not others:
        return pairs
    if others and not all(_is_person(part) or _is_turned_round(part) for part in parts):
        return [text]
    return parts


def read_name(text: str) -> Parts:
    """The parts of one name."""
    text = " ".join(text.split())
    if _is_braced(text):
        return {"literal": text[1:-1]}
    parts = [part.strip() for part in text.split(",")]
    if _is_turned_round(text) and not (len(parts) == 2 and _SUFFIX.fullmatch(parts[1])):
        return _turned_round(parts)
    suffix = ""
    before, _, last = text.rpartition(" ")
    if before and _SUFFIX.fullmatch(last):
        text, suffix = before.rstrip(","), last
    if not _is_person(text) or _may_be_family_first(text):
        return {"literal": f"{text} {suffix}".strip()}
    *given, family = text.split()
    particles: list[str] = []
    while len(given) > 1 and given[-1] in _PARTICLES:
        particles.insert(0, given.pop())
    return (
        {"family": family, "given": " ".join(given)}
        | _if_any("non-dropping-particle", particles)
        | _if_any("suffix", [suffix] if suffix else [])
    )


def _is_braced(text: str) -> bool:
    """Whether a name is in braces, as BibTeX has a name that should stay whole."""
    return text.startswith("{") and text.endswith("}")


def _is_person(text: str) -> bool:
    """Whether a text is a person's name, the given name first."""
    words = text.split()
    if not 2 <= len(words) <= _LONGEST or {word.lower().strip(".") for word in words} & _WORDS_OF_BODIES:
        return False
    if not all(map(_WORD.fullmatch, words)) or words[0] in _PARTICLES:
        return False
    return (
        all(word[0].isupper() or word in _PARTICLES for word in words)
        and words[-1][0].isupper()
        and "." not in words[-1]
    )


def _is_turned_round(text: str) -> bool:
    """Whether a text is a name with its family name first, before a comma."""
    parts = [part.strip() for part in text.split(",")]
    if not 2 <= len(parts) <= 3 or not all(parts) or any(map(_OF_COMPANIES.fullmatch, parts[1:])):
        return False
    words = [word for part in parts for word in part.split()]
    if {word.lower().strip(".") for word in words} & (_WORDS_OF_BODIES - {"de", "des"}):
        return False
    return len(words) <= _LONGEST + 2 and all(map(_WORD.fullmatch, words))


def _turned_round(parts: list[str]) -> Parts:
    """Madison, James; van Gogh, Vincent; Beethoven, Ludwig van; King, Martin Luther, Jr.; King, Jr., Martin Luther."""
    family, *others = parts
    suffix = next((part for part in others if _SUFFIX.fullmatch(part)), "")
    given = [word for part in others if part != suffix for word in part.split()]
    own = family.split()
    before = [own.pop(0) for _ in range(len(own) - 1) if own[0] in _PARTICLES]
    after: list[str] = []
    while len(given) > 1 and given[-1] in _PARTICLES:
        after.insert(0, given.pop())
    return (
        {"family": " ".join(own)}
        | _if_any("given", given)
        | _if_any("non-dropping-particle", before)
        | _if_any("dropping-particle", after)
        | _if_any("suffix", [suffix] if suffix else [])
    )


def _if_any(key: str, words: list[str]) -> Parts:
    return {key: " ".join(words)} if words else {}


def _may_be_family_first(text: str) -> bool:
    """Whether all words are syllables of Chinese in Latin letters: Xin Qiang may be written in either order."""
    words = text.lower().split()
    return len(words) in (2, 3) and all(re.fullmatch(rf"(?:{_PINYIN.pattern}[’'-]?){{1,3}}", word) for word in words)
