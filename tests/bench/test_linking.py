"""The bench of a large story: reports that repeat the same stand under ids of their own."""

from itertools import islice

from invented import article
from spoken import AGAIN, FALL, VOTE, report

from bench.linking import measure, repeated


def test_reports_come_again_under_other_ids_without_a_third_of_their_statements() -> None:
    first, second, again = islice(
        repeated([report("a", FALL, AGAIN, VOTE), article("b", "[Ivo Brandt|person] left.")]), 3
    )
    assert first.article.id != again.article.id
    assert first.article.text == again.article.text
    assert {one.article_id for one in again.statements} == {again.article.id}
    assert {one.id for one in first.statements}.isdisjoint(one.id for one in again.statements)
    assert [len(one.statements) for one in (first, again)] == [2, 2]
    assert [mention.chain for mention in second.mentions] == [mention.id for mention in second.mentions]


def test_a_story_is_measured_by_its_statements_claims_and_conflicts() -> None:
    statements, seconds, claims, conflicts = measure([report("a", FALL, VOTE), report("b", AGAIN)])
    assert (statements, claims, conflicts) == (3, 1, 0)
    assert seconds > 0
