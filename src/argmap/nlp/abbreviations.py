"""Words that end with a full stop although the sentence goes on, by language."""

from __future__ import annotations

import re
from functools import lru_cache

# Something always follows these: a name, a number, an example.
_NEVER_LAST = {
    "": "Mr Mrs Ms Dr Prof Sen Rep Gen Gov Lt Col Sgt Capt Rev Hon Maj Adm Amb St vs v viz cf ca approx resp e.g i.e",
    "en": "Messrs Pres Supt Cmdr Ste Mt Ft",
    "de": "Nr Nrn Bd Bde Hrsg Hg Abs Art Kap Vgl bzw ggf evtl inkl exkl bspw sog Dipl Ing Fr Frl Hr Hrn Aufl Abb Tab"
    " Anm Bsp gem geb gest lat engl frz dt med jur phil rer nat theol zzgl einschl zit ebd ders insb insbes"
    " max min mind Tel Ziff Rn Rdnr Urt Beschl Mio Mrd Tsd Okt Dez z.B d.h i.d.R s.o s.u z.T z.Z m.E"
    " v.a u.U i.A o.g i.S str Fa Pfr",
    "fr": "M MM Mme Mlle Mgr Me Dr env éd chap av apr boul bd Ste réf tél janv févr avr juil déc p.ex c.-à-d J.-Ch",
    "es": "Sr Sres Sra Sras Srta Dra D Dña Ud Uds pág págs núm cap Gral Lic Ing Profa Av Avda EE aprox tel Sto Sta"
    " Excmo p.ej Mons Pdte",
}
# These may also be the last word of a sentence.
_PERHAPS_LAST = {
    "": "etc Inc Ltd Corp Co Bros Jr Sr al ibid op cit ff f plc",
    "de": "usw usf Jh Jhd Jahrh u.a u.v.m u.s.w o.ä u.ä v.Chr n.Chr",
    "fr": "J.-C",
    "es": "UU a.C d.C",
}
# These are abbreviations before a number.
_BEFORE_NUMBERS = (
    "No Nos Fig Figs Eq Eqs Sec Secs Sect Ch Chap Vol Vols Ed Eds P Pp N Nn Art Arts Pt Para Ex Para App Tab Nr"
    " Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec"
)
_OPENERS = {
    "en": "The A An In It Its This That These Those But And However We He She They There Then For As If When While"
    " Since Although Because After Before Later Thus So Yet Some Many Most All Both No Not One On At By From With To"
    " What Who How Why Our Their His Her",
    "de": "Der Die Das Ein Eine Er Sie Es Wir Ich In Im Am An Auf Aber Und Doch Denn Dann Diese Dieser Dieses Dies"
    " Damit Dabei Danach Daher Nach Seit Für Wenn Als Auch So Zu Von Mit Bei Nur",
    "fr": "Le La Les Il Elle Ils Elles Ce Cette Ces On Un Une Mais Et En Dans Nous Je Puis Pour Si Son Sa Ses Cela",
    "es": "El La Los Las Un Una Él Ella Ellos Pero Y En No Se Es Este Esta Por Para Según Como Su Sus",
}
_DOTTED = r"(?:[^\W\d_]\. ?){1,4}[^\W\d_]"
_SINGLE = r"[A-ZÄÖÜÉÈ]|[bcdfhilmnpqrstuvz]"


def _words(text: str) -> str:
    """A pattern of words in lower case or with a capital; a dot in them may have a space after it."""
    words = sorted(set(text.split()), key=len, reverse=True)
    return "|".join(
        rf"(?:{first}|{first.swapcase()})" + re.escape(word[1:]).replace(r"\.", r"\. ?")
        for word in words
        for first in (re.escape(word[0]),)
    )


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.])(?:{words})$")


@lru_cache
def never_last(language: str) -> re.Pattern[str]:
    """Matches a text whose last word is an abbreviation that never ends a sentence in a language."""
    return _pattern(_words(f"{_NEVER_LAST['']} {_NEVER_LAST.get(language, '')}"))


@lru_cache
def perhaps_last(language: str) -> re.Pattern[str]:
    """Matches a text whose last word is an abbreviation or an initial that may end a sentence: U.S, etc, J."""
    return _pattern(rf"{_DOTTED}|{_SINGLE}|{_words(_PERHAPS_LAST[''] + ' ' + _PERHAPS_LAST.get(language, ''))}")


BEFORE_NUMBERS = _pattern(_words(_BEFORE_NUMBERS))
"""Matches a text whose last word is an abbreviation before a number: No, p, Fig, Sept."""


@lru_cache
def openers(language: str) -> re.Pattern[str]:
    """Matches spaces and a word that begins a sentence rather than continues it: the U.S. The."""
    words = _OPENERS.get(language, _OPENERS["en"]).replace(" ", "|")
    # “K. He et al.” is a name.
    return re.compile(rf"\s+(?:(?:{words})(?!,? (?:et al|and|&|\())\b|L[’'])")
