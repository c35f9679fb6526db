"""The profile of a pipeline: whose time is whose."""

import time
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from bench import components
from bench.components import Profile
from bench.rows import article


@Language.component("test_slow")
def slow(doc: Doc) -> Doc:
    until = time.process_time() + 0.02
    while time.process_time() < until:
        pass
    return doc


@Language.component("test_quick")
def quick(doc: Doc) -> Doc:
    return doc


def test_each_component_is_charged_with_its_own_time_and_white_space_is_no_word() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("test_slow")
    nlp.add_pipe("test_quick")
    texts = [article({"id": str(i), "text": "The ferry left.\n\nIt rains."}, str(i)).article for i in range(3)]
    profile = components.profile(nlp, texts)
    assert profile.words == 3 * 7
    assert set(profile.seconds) == {components.TOKENIZER, "test_slow", "test_quick"}
    assert profile.seconds["test_slow"] >= 3 * 0.02
    assert profile.seconds["test_quick"] < 0.02


def test_words_a_second_and_shares_follow_from_the_seconds() -> None:
    profile = Profile(words=600, seconds={"tagger": 1.0, "parser": 2.0})
    assert profile.words_a_second() == pytest.approx(200)
    assert profile.words_a_second("parser") == pytest.approx(300)
    assert profile.share("tagger") == pytest.approx(100 / 3)


def test_the_size_is_that_of_all_files_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "a").write_bytes(b"12")
    (tmp_path / "in" / "b").write_bytes(b"345")
    assert components.size(tmp_path) == 5
