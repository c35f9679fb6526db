"""Full-text search over reports and statements."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import page_of, plain, report

from onrecord.casefile.case import Case, open_case
from onrecord.casefile.write import open_to_write


@pytest.fixture
def case(bridge: Path) -> Iterator[Case]:
    with open_case(bridge) as opened:
        yield opened


def test_all_words_are_wanted_in_any_order_without_case_and_accents(case: Case) -> None:
    found = case.search("RÚST vask")
    assert len(found.sayings) == 6
    assert len(found.reports) == 3
    assert case.search("rust snow").reports == ()


def test_words_between_double_quotes_are_wanted_as_they_stand(case: Case) -> None:
    assert [saying.content[0].words for saying in case.search('"pier 1 of 2"').sayings] == ["pier 1 of 2 holds"]
    assert case.search('"of pier"').sayings == ()


def test_a_word_of_the_headline_finds_the_report_and_no_statement(case: Case) -> None:
    found = case.search("stays open")
    assert {answer.id for answer in found.reports} == {"r00000", "r00001", "r00002"}
    assert found.sayings == ()


def test_the_best_comes_first_and_the_number_is_limited(folder: Path) -> None:
    with open_to_write(folder) as writer:
        for text, name in (("A bridge and a road and a river.", "less.txt"), ("Bridge, bridge, bridge.", "more.txt")):
            writer.keep(page_of(plain(text, name)))
            writer.put(plain(text, name))
    with open_case(folder) as case:
        assert [answer.name for answer in case.search("bridge").reports] == ["more.txt", "less.txt"]
        assert [answer.name for answer in case.search("bridge", most=1).reports] == ["more.txt"]


@pytest.mark.parametrize(
    "odd", ['"', "AND", "pier*", "-rust", "NEAR(", "text:", "^pier", "'", "\x00", "\ud83d", "", " ", '""']
)
def test_no_word_is_an_operator(case: Case, odd: str) -> None:
    case.search(odd)
    assert case.search(f"vask {odd}").sayings in ((), case.search("vask").sayings)


def test_an_article_is_found_once_however_often_it_is_put(bridge: Path) -> None:
    with open_to_write(bridge) as writer:
        writer.keep(page_of(report(1)))
        writer.put(report(1))
    with open_case(bridge) as case:
        assert len(case.search("vask").reports) == 3
