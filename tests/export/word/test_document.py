"""A Word document: its parts hang together, its elements stand in the order of the schema, its notes are real ones."""

from collections.abc import Callable, Iterator
from io import BytesIO
from posixpath import join, normpath
from zipfile import ZipFile

import docx
import pytest
from builders import report
from lxml import etree

from onrecord.casefile.case import Case
from onrecord.export.dossier import pieces

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"

# The order of children in ECMA-376, part 1 (CT_PPr, CT_RPr, CT_TblPr, CT_Settings, CT_Style), as far as it is used.
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore pBdr shd tabs spacing ind jc outlineLvl rPr sectPr",
    "rPr": "rStyle rFonts b i caps noProof color spacing sz szCs highlight u shd vertAlign lang",
    "tblPr": "tblStyle tblW tblInd tblBorders tblLayout tblCellMar tblLook",
    "tcPr": "tcW gridSpan shd",
    "settings": "zoom defaultTabStop characterSpacingControl footnotePr compat themeFontLang decimalSymbol"
    " listSeparator",
    "style": "name basedOn next link uiPriority semiHidden unhideWhenUsed qFormat pPr rPr tblPr",
}


@pytest.fixture
def written(record: Callable[..., Case]) -> bytes:
    with record(report(0), report(1), report(2)) as case:
        return b"".join(pieces(case, "docx"))


def parts_of(data: bytes) -> dict[str, etree._Element]:
    with ZipFile(BytesIO(data)) as file:
        return {name: etree.fromstring(file.read(name)) for name in file.namelist() if name.endswith((".xml", ".rels"))}


def relations_of(parts: dict[str, etree._Element], name: str) -> Iterator[tuple[str, str, bool]]:
    """Yield the relations of a part: id, target, whether it is outside."""
    folder, _, file = name.rpartition("/")
    rels = parts.get(join(folder, "_rels", f"{file}.rels"))
    for one in () if rels is None else rels:
        outside = one.get("TargetMode") == "External"
        target = one.get("Target")
        yield one.get("Id"), target if outside else normpath(join("/", folder, target)).lstrip("/"), outside


def test_it_opens_again_with_its_headings_tables_and_properties(written: bytes) -> None:
    document = docx.Document(BytesIO(written))
    headings = [one.text for one in document.paragraphs if one.style is not None and one.style.name == "Heading 1"]
    assert headings[:3] == ["Claims", "Conflicts", "Quotations that changed"]
    assert document.tables
    about = document.core_properties
    assert (about.title, about.author, about.language) == ("The bridge of Ferrytown", "onrecord", "en")
    assert about.created is None


def test_every_part_is_declared_and_every_relation_leads_to_a_part(written: bytes) -> None:
    parts = parts_of(written)
    with ZipFile(BytesIO(written)) as file:
        names = set(file.namelist())
    types = parts["[Content_Types].xml"]
    named = {one.get("PartName").lstrip("/") for one in types.iter(f"{TYPES}Override")}
    endings = {one.get("Extension") for one in types.iter(f"{TYPES}Default")}
    assert named <= names
    assert all(name in named or name.rpartition(".")[2] in endings for name in names - {"[Content_Types].xml"})
    reached = {target for name in ("", *names) for _, target, outside in relations_of(parts, name) if not outside}
    assert reached <= names
    assert {name for name in names if not name.endswith(".rels")} - reached == {"[Content_Types].xml"}


def test_every_id_that_is_referred_to_is_there(written: bytes) -> None:
    parts = parts_of(written)
    for name in ("word/document.xml", "word/footnotes.xml"):
        known = {ident for ident, _, _ in relations_of(parts, name)}
        assert {one.get(f"{R}id") for one in parts[name].iter() if one.get(f"{R}id")} <= known
    body, notes = parts["word/document.xml"], parts["word/footnotes.xml"]
    referred = [one.get(f"{W}id") for one in body.iter(f"{W}footnoteReference")]
    there = [one.get(f"{W}id") for one in notes if not one.get(f"{W}type")]
    # Word numbers notes in the order of their first references, so that has to be the order of our numbers.
    assert referred == there == [str(number) for number in range(1, len(there) + 1)]
    marks = [one.get(f"{W}name") for one in body.iter(f"{W}bookmarkStart")]
    ids = [one.get(f"{W}id") for one in body.iter(f"{W}bookmarkStart")]
    assert len(marks) == len(set(marks))
    assert len(ids) == len(set(ids)) == len(list(body.iter(f"{W}bookmarkEnd")))
    assert {one.get(f"{W}anchor") for one in body.iter(f"{W}hyperlink")} - {None} <= set(marks)
    fields = [one.text or "" for one in body.iter(f"{W}instrText")]
    again = {words.split()[1] for words in fields if "NOTEREF" in words}
    assert again
    assert again <= set(marks)


def test_every_style_that_is_used_is_there(written: bytes) -> None:
    parts = parts_of(written)
    styles = {one.get(f"{W}styleId") for one in parts["word/styles.xml"].iter(f"{W}style")}
    used = {
        one.get(f"{W}val")
        for name in ("word/document.xml", "word/footnotes.xml", "word/header1.xml", "word/footer1.xml")
        for tag in ("pStyle", "rStyle")
        for one in parts[name].iter(f"{W}{tag}")
    }
    assert used <= styles


def test_elements_stand_in_the_order_of_the_schema(written: bytes) -> None:
    for name, root in parts_of(written).items():
        for element in root.iter():
            order = ORDER.get(str(element.tag).removeprefix(W), "").split()
            children = [str(child.tag).removeprefix(W) for child in element]
            if order and name.startswith("word/"):
                assert children == sorted(children, key=order.index), (name, element.tag)


def test_tables_repeat_their_header_and_pictures_are_told(written: bytes) -> None:
    body = parts_of(written)["word/document.xml"]
    tables = list(body.iter(f"{W}tbl"))
    assert tables
    assert all(table.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None for table in tables)
    widths = [len(row.findall(f"{W}tc")) for table in tables for row in table.findall(f"{W}tr")]
    assert set(widths) <= {2, 3}
    drawings = [one for one in body.iter() if str(one.tag).endswith("}docPr")]
    assert all(one.get("descr") for one in drawings)


def test_the_language_is_told(written: bytes) -> None:
    (language,) = parts_of(written)["word/styles.xml"].iter(f"{W}lang")
    assert language.get(f"{W}val") == "en-GB"
