"""AM510: whether the texts are in the languages that the map declares."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from argmap.checks.locations import text_step
from argmap.checks.registry import Context, Finding, rule
from argmap.diagnostics import Severity
from argmap.fields import Concern, texts
from argmap.i18n import _
from argmap.model import Node
from argmap.rendering.scripts import is_written_in, language_of_script, primary_subtag

_TAGS: Final = frozenset(
    """
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee
    el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is
    it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms
    mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si
    sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh
    yi yo za zh zu
    """.split()  # noqa: SIM905  # two hundred words, one a line, would be hard to read
)
"""The languages with tags of two letters (ISO 639-1)."""
_MEANT: Final = {
    "cn": "zh", "chi": "zh", "zho": "zh", "chs": "zh-Hans", "cht": "zh-Hant", "jp": "ja", "jpn": "ja", "kp": "ko",
    "kor": "ko", "gr": "el", "cz": "cs", "dk": "da", "ua": "uk", "eng": "en", "us": "en-US", "gb": "en-GB",
    "ger": "de", "deu": "de", "fre": "fr", "fra": "fr", "spa": "es", "rus": "ru", "ita": "it", "por": "pt",
    "ara": "ar", "iw": "he", "in": "id", "ji": "yi", "vn": "vi",
}  # fmt: skip
"""What people write for a tag, often that of a country, and the tag itself."""


@rule("AM510", "language-mismatch", Severity.WARNING)
def language_mismatch(context: Context) -> Iterator[Finding]:
    """A text isn't in the language that the map says it is in.

    What it finds:
        Texts in another script than that of their language, such as Chinese under `en`, and tags of two letters under
        `languages` that no language has, such as `cn` for Chinese. Names and quoted words in another script don't
        count.
    Why it matters:
        Fonts, line breaks, sorting, speech and the rules about wording follow the language.
    Example:
        languages: [en]
        thesis:
          text: 图书馆应当在周日开放
          evidence:
            visits: {text: 读者最常要求周日开放, by: Readers' survey}
            loans: {text: 试行当月借阅量上升, by: Annual report}
    Better:
        languages: [zh]
        thesis:
          text: 图书馆应当在周日开放
          evidence:
            visits: {text: 读者最常要求周日开放, by: 读者调查}
            loans: {text: 试行当月借阅量上升, by: 年度报告}
    Fix:
        Correct `languages`, or put the text under the tag of its language.
    """
    for index, tag in enumerate(context.map.languages):
        if context.loaded.layer:
            break
        own = primary_subtag(tag)
        if own in _MEANT or (len(own) == 2 and own not in _TAGS):
            meant = _MEANT.get(tag.lower()) or _MEANT.get(own, "")
            hint = _("write `{tag}`").format(tag=meant) if meant else _("write a tag such as zh, en or zh-Hant")
            yield Finding(_of_language(context, index), _("`{tag}` is the tag of no language").format(tag=tag), hint)
    for tag in context.map.languages:
        said = [
            (node, inside, text.get(tag) or "")
            for node in context.map
            if node.layer == context.loaded.layer
            for field, inside, text in texts(node)
            if field.concern is not Concern.ORIGIN and text.get(tag)
        ]
        foreign = [one for one in said if not is_written_in(one[2], tag)]
        if foreign and len(foreign) == len(said) and not context.loaded.layer:
            meant = language_of_script(" ".join(one[2] for one in said)) or "en"
            index = context.map.languages.index(tag)
            yield Finding(
                _of_language(context, index),
                _("the texts are not in `{tag}`: none is in its script").format(tag=tag),
                _("write `{tag}` if that is the language of the texts").format(tag=meant),
            )
        else:
            yield from (_foreign(context, node, inside, tag) for node, inside, _text in foreign)


def _of_language(context: Context, index: int) -> tuple[str | int, ...]:
    """The route to a language under `languages`, as far as the file has it."""
    return next((loc for loc in (("languages", index), ("languages",)) if context.loaded.holds(loc)), ("thesis",))


def _foreign(context: Context, node: Node, inside: tuple[str, ...], tag: str) -> Finding:
    return context.at(
        node,
        _("`{key}` of `{id}` is not in a script of `{tag}`").format(key=inside[-1], id=node.id, tag=tag),
        _("put it under the tag of its language, or correct `languages`"),
        *text_step(context, node, tag, *inside),
    )
