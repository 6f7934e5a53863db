"""The file: the same bytes for the same document, with its digest where ``argmap build`` finds it."""

from __future__ import annotations

import io
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document
from docx.oxml.ns import qn

_UNSAID = ("created", "modified", "lastModifiedBy", "revision", "lastPrinted")
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that ZIP can record."""


def pack(document: Document, digest: str) -> bytes:
    """The document as a ZIP file without any time; the digest is the archive's comment, which is not compressed."""
    for element in list(document.core_properties._element):
        if str(element.tag).rpartition("}")[2] in _UNSAID:
            document.core_properties._element.remove(element)
    _amend_template(document)
    saved, packed = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with ZipFile(saved) as source, ZipFile(packed, "w", ZIP_DEFLATED) as target:
        for entry in source.infolist():
            info = ZipInfo(entry.filename, _EPOCH)
            info.compress_type = ZIP_DEFLATED
            info.create_system = 0
            target.writestr(info, source.read(entry))
        target.comment = digest.encode()
    return packed.getvalue()


def _amend_template(document: Document) -> None:
    """Remove leftovers of python-docx's template: a thumbnail, the mode of an older Word."""
    package = document.part.package
    assert package is not None
    for name, relation in list(package.rels.items()):
        if relation.reltype.endswith("/thumbnail"):
            del package.rels[name]
    settings = document.settings.element
    for zoom in settings.findall(qn("w:zoom")):
        zoom.set(qn("w:percent"), "100")
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")
