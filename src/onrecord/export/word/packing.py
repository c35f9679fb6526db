"""How a Word document is packed: the same parts give the same bytes, on whatever day."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE

_EARLIEST = (1980, 1, 1, 0, 0, 0)  # of a ZIP file


def packed(document: Document, title: str) -> bytes:
    """Return a document as a file: with title, author and language, without a time."""
    package = document.part.package
    for name, relation in list(package.rels.items()):
        if relation.reltype in {RELATIONSHIP_TYPE.THUMBNAIL, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES}:
            del package.rels[name]
    about = document.core_properties
    for element in list(about._element):  # noqa: SLF001 - when the template was made, and by whom
        about._element.remove(element)  # noqa: SLF001
    about.title, about.author, about.language = title[:255], "onrecord", "en"
    written = BytesIO()
    document.save(written)
    made = BytesIO()
    with ZipFile(written) as parts, ZipFile(made, "w", ZIP_DEFLATED) as file:
        for name in parts.namelist():
            info = ZipInfo(name, _EARLIEST)
            info.compress_type = ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            file.writestr(info, parts.read(name))
    return made.getvalue()
