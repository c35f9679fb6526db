"""What the encoder sees of a token, and what it reads at once."""

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotate.encoder import Vocabulary, features, stretches
from onrecord.annotate.encoder.features import LONGEST

BLANK = spacy.blank("en")


@pytest.mark.parametrize(
    ("form", "wanted"),
    [
        ("Vask", ("vask", "vas", "ask", "Xxxx")),
        ("Ilmenau", ("ilmenau", "ilm", "nau", "Xxxxx")),
        ("1,250,000", ("1,250,000", "1,2", "000", "d,ddd,ddd")),
        ("U.N.", ("u.n.", "u.n", ".n.", "X.X.")),
        ("“", ("“", "“", "“", "“")),
    ],
)
def test_a_token_is_seen_as_its_lower_case_its_ends_and_its_shape(form: str, wanted: tuple[str, ...]) -> None:
    assert features(form) == wanted


def test_a_vocabulary_comes_back_from_json_and_knows_the_rest_as_zero() -> None:
    known = Vocabulary(
        words=("said", "mayor"), prefixes=("sai",), suffixes=("aid", "yor"), shapes=("xxxx",), learned=("mayor",)
    )
    assert known.numbers("said") == (1, 1, 1, 1, 0)
    assert known.numbers("Mayor") == (2, 0, 2, 0, 1)
    assert Vocabulary.from_json(known.to_json()) == known


def test_a_paragraph_is_read_at_once_without_its_white_space() -> None:
    doc = BLANK("Veldt closed the bridge.\n\nIt is  old.\n")
    assert [[doc[i].text for i in stretch] for stretch in stretches(doc)] == [
        ["Veldt", "closed", "the", "bridge", "."],
        ["It", "is", "old", "."],
    ]


def test_a_long_paragraph_is_cut_at_the_end_of_a_sentence() -> None:
    doc = BLANK("The bridge is old. " * 80)
    assert all(doc[stretch[-1]].text == "." for stretch in stretches(doc))
    assert max(len(stretch) for stretch in stretches(doc)) <= LONGEST


@given(st.text(alphabet="ab .\n“”", max_size=1500))
def test_every_token_but_white_space_is_read_once(text: str) -> None:
    doc = BLANK(text)
    read = [i for stretch in stretches(doc) for i in stretch]
    assert read == [token.i for token in doc if not token.is_space]
    assert all(len(stretch) <= LONGEST for stretch in stretches(doc))
