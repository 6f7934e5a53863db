"""What argmap says, in the language of its reader."""

from argmap.i18n.messages import (
    C_,
    N_,
    _,
    current_language,
    languages,
    locale_language,
    n_,
    set_language,
    spoken_language,
    using_language,
)

__all__ = [
    "C_",
    "N_",
    "_",
    "current_language",
    "languages",
    "locale_language",
    "n_",
    "set_language",
    "spoken_language",
    "using_language",
]
