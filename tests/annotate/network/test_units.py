"""What the network reads at a time."""

import marked
import numpy as np
import pytest
import spacy
from spacy.tokens import Doc

from onrecord.annotate import paragraphs
from onrecord.annotate.article import document
from onrecord.annotate.network import units
from onrecord.annotate.pipeline import Pipeline


@pytest.fixture(scope="module")
def tokenizer() -> Pipeline:
    return spacy.blank("en")


def read(text: str, nlp: Pipeline) -> list[str]:
    doc = document(marked.article(text), nlp)
    paragraphs.paragraphs(doc)
    return [" ".join(doc[int(i)].text for i in unit) for unit in units.find(doc)]


def test_a_paragraph_is_a_unit_and_its_white_space_is_left_out(tokenizer: Pipeline) -> None:
    assert read("Veldt left .\n\nTamm  stayed .", tokenizer) == ["Veldt left .", "Tamm stayed ."]


def test_a_paragraph_that_ends_in_a_colon_is_read_with_the_next_one(tokenizer: Pipeline) -> None:
    assert read("Veldt wrote :\n\nIt fell .\n\nTamm stayed .", tokenizer) == [
        "Veldt wrote : It fell .",
        "Tamm stayed .",
    ]


def test_furniture_is_not_read(tokenizer: Pipeline) -> None:
    assert read("<furniture>More in News</>\n\nVeldt left .", tokenizer) == ["Veldt left ."]


@pytest.mark.parametrize("text", ["word " * 5000, "It fell . " * 2000, '"' * 3000], ids=["words", "sentences", "marks"])
def test_no_unit_is_longer_than_the_cap_and_no_token_is_lost(text: str, tokenizer: Pipeline) -> None:
    doc: Doc = document(marked.article(text), tokenizer)
    paragraphs.paragraphs(doc)
    found = units.find(doc)
    assert max(map(len, found)) <= units.LONGEST
    assert np.concatenate(found).tolist() == [t.i for t in doc if not t.is_space]


def test_a_head_outside_the_unit_is_nobodys() -> None:
    unit = np.array([2, 3, 5])
    assert units.heads(unit, np.array([0, 0, 3, 1, 4, 2])).tolist() == [1, 1, 0]
