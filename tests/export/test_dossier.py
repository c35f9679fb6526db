"""A dossier in three forms: the same words in each, the same bytes again, nobody's words taken for orders."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import TypeAlias
from zipfile import ZipFile

import pytest
from builders import page, plain, report
from hostile import PAYLOADS
from lxml import etree
from lxml import html as lxml_html
from pypdf import PdfReader

from onrecord.casefile.case import Case, open_case
from onrecord.casefile.write import open_to_write
from onrecord.composing.chosen import Chosen
from onrecord.errors import BadSetting, Reason
from onrecord.export.dossier import Form, pieces, write
from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.article import Detail, Evidence
from onrecord.model.page import SetAside

Make: TypeAlias = Callable[..., Case]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
COMMANDS = {
    "typst code": '#import "@preview/cetz:0.3.0": *; #read("/etc/hosts")',
    "typst markup": "*bold* _it_ `raw` $x^2$ = no heading <label> @ref // comment",
    "xml": "</w:t></w:r><w:r><w:instrText>QUOTE</w:instrText></w:r>&amp;<!--",
    "field": "{ INCLUDETEXT \\\\host\\share } =cmd|' /C calc'!A0",
    "control characters": "Bell \x07 and \x1b[31m red \x85 line \x00 end",
    "right to left": "Title \u202e desrever \u2067 isolated",
    "scripts": "Мост открыт, الجسر مفتوح, 桥是开的, 😀",
    "long": "x" * 3_000,
}


def made(case: Case, form: Form, chosen: Chosen | None = None) -> bytes:
    return b"".join(pieces(case, form, chosen or Chosen()))


def titled(words: str, number: int = 0) -> AnnotatedArticle:
    """Return a report whose title, outlet, byline and address are these words."""
    annotated = report(number)
    detail = Detail(value=words, evidence=Evidence.META_TAG)
    named = replace(annotated.article, title=detail, outlet=detail, byline=detail, url=detail)
    return replace(annotated, article=named)


def squeezed(words: str) -> str:
    """Return words without the white space and marks that a printer puts between them."""
    return re.sub(r"[\s\u200b\u00ad\u202c\u2069]+", "", words)


def pdf_words(data: bytes) -> str:
    return squeezed("".join(one.extract_text() for one in PdfReader(BytesIO(data)).pages))


def docx_lines(data: bytes) -> Iterator[str]:
    """Yield each paragraph of a Word document and of its footnotes, without the numbers of notes."""
    with ZipFile(BytesIO(data)) as file:
        for name in ("word/document.xml", "word/footnotes.xml"):
            for paragraph in etree.fromstring(file.read(name)).iter(f"{W}p"):
                runs = (
                    run
                    for run in paragraph.iter(f"{W}r")
                    if run.find(f".//{W}rStyle[@{W}val='FootnoteReference']") is None
                )
                yield "".join(text.text or "" for run in runs for text in run.iter(f"{W}t"))


def html_lines(data: bytes) -> Iterator[str]:
    """Yield each stretch of words of the dossier as a page, without the numbers of notes and the ways to more."""
    tree = lxml_html.document_fromstring(data.decode())
    for reference in tree.xpath("//sup | //a[@class='back'] | //svg | //summary"):
        reference.drop_tree()
    yield from tree.xpath("//main//text()[normalize-space()]")


@pytest.mark.parametrize("form", Form)
def test_the_same_case_and_choice_give_the_same_bytes_in_any_process(record: Make, form: Form, tmp_path: Path) -> None:
    with record(report(0), report(1)) as case:
        first, path = made(case, form), case.path
    script = (
        "import sys; from pathlib import Path; from onrecord.casefile.case import open_case\n"
        "from onrecord.export.dossier import write\nwrite(open_case(sys.argv[1]), Path(sys.argv[2]))"
    )
    for number in range(2):
        out = tmp_path / f"again{number}.{form}"
        environment = {"PYTHONHASHSEED": str(number), "TZ": ("UTC", "Pacific/Auckland")[number], "PATH": ""}
        subprocess.run([sys.executable, "-c", script, path, out], check=True, env=environment)
        assert out.read_bytes() == first


def test_all_words_of_the_page_are_in_the_word_document_in_the_same_wording(record: Make) -> None:
    with record(report(0), report(1)) as case:
        page_, document = made(case, Form.HTML), made(case, Form.DOCX)
    there = squeezed(" ".join(docx_lines(document)))
    lines = {squeezed(part) for line in html_lines(page_) for part in line.split(" · ")}
    lines -= {"Notes"}  # they stand at the foot there
    assert {line for line in lines if line not in there} == set()


def test_all_words_of_the_word_document_are_in_the_pdf(record: Make) -> None:
    with record(report(0), report(1)) as case:
        document, printed = made(case, Form.DOCX), pdf_words(made(case, Form.PDF))
    words = {squeezed(word) for line in docx_lines(document) for word in line.split()}
    # An address and a hash may be broken over lines and pages, with a number of the page between.
    assert {word for word in words if len(word) < 30 and word not in printed} <= {"1", "Dossier"}


def test_each_note_holds_outlet_title_day_address_hash_offsets_words_and_review(record: Make) -> None:
    one = report(0, statements=1)
    with record(one, report(1)) as case:
        notes = [line for line in docx_lines(made(case, Form.DOCX)) if one.article.page_sha256 in line]
    statement = one.statements[0]
    (note,) = (line for line in notes if "content [" in line)
    assert "The Ferry Post, “Bridge number 0 stays open”, 5 May 2031. https://ferrypost.example/0" in note
    for span in statement.content:
        assert f"content [{span.start}, {span.end}) “{span.of(one.article.text)}”" in note
    assert note.endswith("not reviewed")


@pytest.mark.parametrize("words", COMMANDS.values(), ids=COMMANDS.keys())
@pytest.mark.parametrize("form", [Form.PDF, Form.DOCX])
def test_words_that_look_like_orders_are_printed(record: Make, form: Form, words: str) -> None:
    with record(titled(words), report(1)) as case:
        data = made(case, form)
    told = pdf_words(data) if form is Form.PDF else squeezed(" ".join(docx_lines(data)))
    for word in re.sub(r"[\x00-\x1f\x7f-\x9f]", " ", words).split():
        # What has no font here stands as boxes in a PDF, and what runs from right to left is read from there.
        if word.isascii() and len(word) < 60 and not (form is Form.PDF and word == "desrever"):
            assert squeezed(word) in told, word


@pytest.mark.parametrize("form", [Form.PDF, Form.DOCX])
def test_no_page_of_the_web_gets_its_way(record: Make, form: Form) -> None:
    with record(*(titled(words, number) for number, words in enumerate(PAYLOADS.values()))) as case:
        assert made(case, form)


def test_what_has_no_font_is_a_box_and_the_title_page_says_so(record: Make) -> None:
    with record(titled("\U0001f9ea\U00010900\U00012000 ᚠ"), report(1)) as case:
        first = PdfReader(BytesIO(made(case, Form.PDF))).pages[0].extract_text()
    assert "stand as boxes" in " ".join(first.split())


def test_a_pdf_is_tagged_titled_and_has_no_time(record: Make) -> None:
    with record(report(0), report(1)) as case:
        data = made(case, Form.PDF)
    reader = PdfReader(BytesIO(data))
    catalog = reader.trailer["/Root"]
    assert catalog["/MarkInfo"]["/Marked"]
    assert catalog["/Lang"] == "en"
    assert reader.metadata is not None
    assert reader.metadata.title == "The bridge of Ferrytown"
    assert reader.metadata.creation_date is None
    assert b"pdfuaid" in reader.trailer["/Root"]["/Metadata"].get_object().get_data()
    assert [one.title for one in reader.outline if not isinstance(one, list)][:2] == ["Claims", "Conflicts"]


def test_only_what_pertains_to_the_choice_is_printed_and_the_title_page_says_so(record: Make) -> None:
    with record(report(0, statements=3), report(1)) as case:
        claim = case.claims()[0]
        whole = made(case, Form.HTML).decode()
        cut = made(case, Form.HTML, Chosen(claims=(claim.id[:8],))).decode()
    assert "<mark>pier 2 of 0 holds</mark>" in whole
    assert "<mark>pier 2 of 0 holds</mark>" not in cut
    assert "Only what is of the claim “pier 0 of 0 holds … rust 0 is old”." in cut


@pytest.mark.parametrize("form", Form)
def test_what_was_not_read_is_told_in_every_form(record: Make, form: Form) -> None:
    with record(report(0), report(1)) as case:
        path = case.path
    broken = page(b"\xff\x00", "broken.bin")
    with open_to_write(path) as writer, writer.transaction():
        writer.keep(broken)
        writer.put_set_aside(SetAside(page=broken, reason=Reason.NOT_ENGLISH, explanation="It is in Dutch."))
        loose = plain("Nobody said anything at all here.", "loose.txt")
        writer.keep(page("Nobody said anything at all here.", "loose.txt"))
        assert writer.put(loose)
    with open_case(path) as case:
        story = case.stories()[0].id
        data = made(case, form, Chosen(stories=(story,)))
    told = (
        pdf_words(data)
        if form is Form.PDF
        else squeezed(" ".join((docx_lines if form is Form.DOCX else html_lines)(data)))
    )
    for words in ("broken.bin", "It is in Dutch.", "loose.txt", "1 report of the case belongs to no story."):
        assert squeezed(words) in told


def test_an_unknown_story_leaves_no_file(record: Make, tmp_path: Path) -> None:
    with record(report(0)) as case, pytest.raises(BadSetting, match="no story"):
        write(case, tmp_path / "x.pdf", Chosen(stories=("nothing",)))
    assert not (tmp_path / "x.pdf").exists()


@pytest.mark.parametrize(
    ("name", "form"), [("a.PDF", Form.PDF), ("a.docx", Form.DOCX), ("a.htm", Form.HTML), ("a", Form.HTML)]
)
def test_the_ending_of_the_file_tells_the_form(name: str, form: Form) -> None:
    assert Form.of(Path(name)) is form
