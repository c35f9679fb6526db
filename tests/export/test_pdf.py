"""The PDF: notes at the foot of their pages as long as that can be, and no paper that would take all memory."""

import re
from collections.abc import Callable
from dataclasses import replace
from importlib.resources import files
from io import BytesIO

import pytest
from builders import report
from pypdf import PdfReader

from onrecord.casefile.case import Case
from onrecord.composing.chosen import Chosen
from onrecord.composing.dossier import compose
from onrecord.composing.notes import Ref
from onrecord.composing.paper.dossier import paper
from onrecord.composing.paper.pieces import Paper, inlines_of
from onrecord.errors import BadSetting
from onrecord.export import pdf


@pytest.fixture
def made(record: Callable[..., Case]) -> Paper:
    with record(report(0), report(1)) as case:
        return paper(compose(case, Chosen()))


def test_notes_come_first_in_the_order_of_their_numbers(made: Paper) -> None:
    firsts = [one.number for inlines in inlines_of(made) for one in inlines if isinstance(one, Ref) and one.first]
    assert firsts == [note.number for note in made.notes] == list(range(1, len(made.notes) + 1))


def test_many_notes_stand_at_the_end(made: Paper, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "_AT_FOOT", 1)
    pages = [one.extract_text() for one in PdfReader(BytesIO(pdf.pdf(made))).pages]
    assert "Notes" in pages[1]  # the contents
    assert "https://ferrypost.example/0" in re.sub(r"\s|\u200b", "", pages[-1])


def test_a_paper_that_would_take_all_memory_is_refused(made: Paper) -> None:
    with pytest.raises(BadSetting, match="choose stories, claims or people"):
        pdf.pdf(replace(made, notes=made.notes * 2_000))


def test_the_template_imports_reads_and_fetches_nothing() -> None:
    template = files("onrecord.export").joinpath("templates", "dossier.typ").read_text(encoding="utf-8")
    for order in ("import", "include", "read", "plugin", "eval", "csv", "yaml", "toml", "xml", "cbor", "bibliography"):
        assert not re.search(rf"\b{order}\b *[(\"]", template), order
    assert "@" not in template
