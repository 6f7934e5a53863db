"""The scripts that languages are written in."""

from __future__ import annotations


def is_chinese_language(tag: str) -> bool:
    """Whether a BCP 47 tag means Chinese, of any script or region."""
    return tag.partition("-")[0].lower() == "zh"
