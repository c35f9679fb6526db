"""What several reports carry, by numbers alone: the same numbers that the claims themselves give."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from onrecord.casefile.case import open_case
from onrecord.casefile.write import open_to_write
from onrecord.engine import local
from onrecord.model.claim import OriginKind
from onrecord.model.judgement import Judgement, Subject, Verdict


@pytest.fixture
def harbour(examples: Path, tmp_path: Path) -> Path:
    local.build([examples], tmp_path / "case")
    return tmp_path / "case"


def test_the_numbers_are_those_of_the_claims(harbour: Path) -> None:
    with open_case(harbour) as case:
        (story,) = case.stories()
        article_of = {saying.id: saying.article_id for saying in case.sayings(own_voice=True)}
        claims = {claim.id: claim for claim in case.claims()}
        carried = case.carried([story.id])
        reports = {one: len({article_of[s] for s in claim.statement_ids}) for one, claim in claims.items()}
    assert {one.id for one in carried} == {one for one, many in reports.items() if many > 1} != set()
    for one in carried:
        claim = claims[one.id]
        assert (one.reports, one.denials) == (reports[one.id], len(claim.denied_by))
        assert (one.at_least, one.at_most) == (claim.at_least, claim.at_most)
        assert (one.statement_id, one.article_id) == (claim.statement_ids[0], article_of[claim.statement_ids[0]])
    assert any(one.denials for one in carried)


def test_in_all_they_are_counted_with_each_origin_once(harbour: Path) -> None:
    with open_case(harbour) as case:
        (story,) = case.stories()
        article_of = {saying.id: saying.article_id for saying in case.sayings(own_voice=True)}
        several = {one.id: one for one in case.carried([story.id])}
        claims = [claim for claim in case.claims() if claim.id in several]
        found = case.carriages([story.id])[story.id]
    assert (found.claims, found.of_one) == (len(claims), sum(claim.at_most == 1 for claim in claims))
    wanted = {
        (o.kind, o.name, o.known, None if o.kind is OriginKind.SPEAKER else article_of[o.statement_ids[0]])
        for claim in claims
        for o in claim.origins
        if o.firm
    }
    told = [(o.kind, o.name, o.known, o.article_id) for o in found.origins]
    assert sorted(told, key=str) == sorted(wanted, key=str)
    assert {o.kind for o in found.origins} == set(OriginKind)


def test_a_denial_that_a_person_rejected_is_none(harbour: Path) -> None:
    with open_case(harbour) as case:
        stories = [story.id for story in case.stories()]
        before = next(one for one in case.carried(stories) if one.denials)
        claim = next(claim for claim in case.claims() if claim.id == before.id)
    denial = claim.denied_by[0].statement_id
    judgement = Judgement(
        id="1" * 16,
        subject=Subject.REPLY,
        verdict=Verdict.REJECTED,
        first=denial,
        second=claim.statement_ids[0],
        by="R. Olm",
        at=datetime(2031, 6, 1, tzinfo=UTC),
    )
    with open_to_write(harbour) as writer, writer.transaction():
        writer.judge(judgement)
    with open_case(harbour) as case:
        after = next(one for one in case.carried(stories) if one.id == before.id)
    assert after.denials == before.denials - 1


def test_of_other_stories_nothing_is_told(harbour: Path) -> None:
    with open_case(harbour) as case:
        assert case.carried([]) == case.carried(["0" * 16]) == ()
        assert case.carriages([]) == case.carriages(["0" * 16]) == {}
