"""A case knows which judgements its links heed: what was decided since, or taken back since, in which stories."""

from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from builders import judgement

from onrecord.casefile.case import open_case
from onrecord.casefile.database import Database
from onrecord.casefile.heeded import Reached, reached
from onrecord.casefile.links import Links
from onrecord.casefile.schema import migrate, migrations
from onrecord.casefile.write import open_to_write
from onrecord.model.judgement import Judgement, Subject, Verdict

BEFORE = 9  # the last version whose decisions were linked as they were written


@pytest.fixture
def apart() -> Judgement:
    """Return a judgement on two of the reports that stands."""
    return replace(judgement(), withdrawn_by=None, withdrawn_at=None, withdrawn_reason=None)


def on(article_id: str, story_id: str, *, heeded: bool = False) -> Reached:
    return Reached(judgement_id="j1", subject=Subject.STORY, article_id=article_id, story_id=story_id, heeded=heeded)


def test_a_judgement_is_unheeded_until_links_are_written_and_again_when_it_is_taken_back(
    bridge: Path, apart: Judgement
) -> None:
    with open_to_write(bridge) as writer:
        (story,) = writer.stories()
        for _ in range(2):  # written twice, as a run that is done again would
            writer.judge(apart)
            assert writer.reached() == (on("r00000", story.id), on("r00001", story.id))
        with open_case(bridge) as case:
            before = case.heeds()
            assert [(one.story_id, one.judgement_ids) for one in case.unheeded()] == [(story.id, ("j1",))]
            writer.replace_links(case.links())
            assert case.unheeded() == ()
            assert case.heeds() != before
        writer.judge(judgement())  # withdrawn
        assert [one.heeded for one in writer.reached()] == [True, True]


def test_what_is_taken_back_before_it_was_heeded_leaves_nothing(bridge: Path, apart: Judgement) -> None:
    with open_to_write(bridge) as writer:
        writer.judge(apart)
        writer.judge(judgement())
        assert writer.reached() == ()
        assert writer.is_linked()


def test_linking_heeds_what_it_found_unheeded_and_not_what_came_after(bridge: Path, apart: Judgement) -> None:
    with open_to_write(bridge) as writer, open_case(bridge) as case:
        writer.judge(apart)
        seen = writer.reached()
        later = replace(apart, id="j2", at=apart.at + timedelta(days=1))
        writer.judge(later)
        assert writer.heeds_as_before(seen)
        writer.replace_inside(replace(case.links(), copies=()), seen)
        assert {one.judgement_id for one in writer.reached()} == {"j2"}
        assert not writer.heeds_as_before(seen)
        seen = writer.reached()
        writer.judge(replace(later, withdrawn_by="R. Olm", withdrawn_at=later.at))
        writer.replace_inside(replace(case.links(), copies=()), seen)
        assert [(one.judgement_id, one.heeded) for one in writer.reached()] == [("j2", True), ("j2", True)]
        assert [one.decisions for one in case.unheeded()] == [1]


def test_only_what_takes_the_place_of_a_rejection_is_heeded_of_acceptances(bridge: Path, apart: Judgement) -> None:
    with open_case(bridge) as case:
        statement = case.sayings()[0].id
    accepted = replace(apart, subject=Subject.STATEMENT, verdict=Verdict.ACCEPTED, first=statement, second=statement)
    rejected = replace(accepted, id="j2", verdict=Verdict.REJECTED, at=apart.at + timedelta(hours=1))
    again = replace(accepted, id="j3", at=apart.at + timedelta(hours=2))
    with open_to_write(bridge) as writer:
        for one in (accepted, rejected, again):
            writer.judge(one)
        assert [one.judgement_id for one in writer.reached()] == ["j2", "j3"]


def test_what_is_asked_inside_one_moment_is_of_that_moment(bridge: Path, apart: Judgement) -> None:
    with open_case(bridge) as case:
        with case.one_moment():
            before = (case.heeds(), case.unheeded(), case.judgements())
            with open_to_write(bridge) as writer:
                writer.judge(apart)
            assert (case.heeds(), case.unheeded(), case.judgements()) == before
        assert case.unheeded() != before[1]


def test_a_case_without_its_stories_waits_for_a_build_and_tells_of_nothing(bridge: Path, apart: Judgement) -> None:
    with open_to_write(bridge) as writer:
        writer.replace_links(Links())
        writer.judge(apart)
        assert [one.story_id for one in writer.reached()] == [None, None]
        assert not writer.is_linked()
    with open_case(bridge) as case:
        assert case.unheeded() == ()


def test_what_an_older_version_had_written_is_heeded(tmp_path: Path) -> None:
    with closing(Database(tmp_path / "case.sqlite", mode="rwc", exact=True)) as database:
        migrate(database, migrations()[:BEFORE])
        for article in ("a", "b"):
            database.run("INSERT INTO articles (id, language, text) VALUES (?, 'en', 'Pier.')", article)
        for number, withdrawn in ((1, None), (2, "2031-05-10T09:00:00+00:00")):
            database.run(
                "INSERT INTO judgements VALUES (?, 'story', 'apart', 'a', 'b', 'R. Olm', '2031-05-09', NULL, NULL, ?,"
                " NULL, NULL)",
                f"j{number}",
                withdrawn,
            )
        migrate(database, migrations())
        rows = database.rows("SELECT * FROM judgement_heeded")
        assert [tuple(row) for row in rows] == [("j1", "a"), ("j1", "b")]
        assert reached(database) == ()
