"""What a person decides in a case: linking obeys it, later builds keep it, and nothing of it is lost."""

from pathlib import Path

import pytest

from onrecord.casefile.case import open_case
from onrecord.engine.deciding import Decisions
from onrecord.engine.local import build
from onrecord.errors import BadSetting, NotACase
from onrecord.model.judgement import Judgement, Subject, Verdict

BY = "R. Olm"
FERRY = """Ferry pier closed after storm

ALDMOUTH — The ferry pier at Aldmouth was closed on Monday after the storm broke two of its piles, harbour master
Ada Lund said. Lund said the ferries to Sorrel Island would sail from the old lighthouse until June.
"""
FERRY_TOO = """Storm shuts Aldmouth pier

ALDMOUTH — Ferries to Sorrel Island will sail from the old lighthouse, because the storm broke two piles of the Aldmouth
pier, Ada Lund told reporters on Monday. The harbour office of Aldmouth said that the pier would open again in June.
"""
CHEESE = """Dairy wins prize

VELDEN — A dairy in Velden won the mountain cheese prize on Friday, the jury said. Judge Mona Reyes praised
its goat cheese.
"""


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    for name, text in (("gazette.txt", FERRY), ("courier.txt", FERRY_TOO), ("herald.txt", CHEESE)):
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def case(pages: Path, tmp_path: Path) -> str:
    build([pages], tmp_path / "case", published="2031-05-05", workers=1)
    return str(tmp_path / "case")


def told(case: str) -> set[frozenset[str]]:
    """Return the stories, by the names of their reports."""
    with open_case(case) as opened:
        names = {report.id: report.name for report in opened.reports()}
        return {frozenset(names[one] for one in story.article_ids) for story in opened.links().stories}


def bearers(case: str, name: str) -> int:
    with open_case(case) as opened:
        return sum(entity.name == name for entity in opened.links().entities)


def kept(case: str) -> tuple[Judgement, ...]:
    with open_case(case) as opened:
        return opened.judgements()


ASUNDER = {frozenset({"gazette.txt"}), frozenset({"courier.txt"}), frozenset({"herald.txt"})}
AS_FOUND = {frozenset({"gazette.txt", "courier.txt"}), frozenset({"herald.txt"})}


def test_a_story_is_split_and_joined_and_stays_so_in_later_builds(case: str, pages: Path) -> None:
    assert told(case) == AS_FOUND
    (made,) = Decisions(case).decide(Verdict.APART, ["gazette.txt", "courier.txt"], by=BY, reason="Two piers.")
    assert told(case) == ASUNDER
    (pages / "tribune.txt").write_text("Well dug\n\nA well was dug in Orme, the mayor said.", encoding="utf-8")
    build([pages], Path(case), published="2031-05-05", workers=1)
    assert told(case) == ASUNDER | {frozenset({"tribune.txt"})}
    taken_back = Decisions(case).withdraw(made.id[:8], by="T. Askell")
    assert told(case) == AS_FOUND | {frozenset({"tribune.txt"})}
    assert kept(case) == (taken_back,)
    assert (taken_back.reason, taken_back.withdrawn_by, taken_back.stands) == ("Two piers.", "T. Askell", False)


def test_stories_are_meant_by_their_ids_and_several_things_are_judged_at_once(case: str) -> None:
    with open_case(case) as opened:
        stories = [story.id for story in opened.stories()]
    assert len(Decisions(case).decide(Verdict.SAME, stories, by=BY)) == len(stories) - 1
    assert told(case) == {frozenset({"gazette.txt", "courier.txt", "herald.txt"})}


def test_two_of_one_name_are_parted_by_the_reports_they_stand_in(case: str) -> None:
    assert bearers(case, "Ada Lund") == 1
    Decisions(case).decide(Verdict.APART, ["Ada Lund@gazette.txt", "Ada Lund@courier.txt"], by=BY)
    assert bearers(case, "Ada Lund") == 2
    with pytest.raises(BadSetting, match=r"could be several \(Ada Lund [0-9a-f]{16}, Ada Lund [0-9a-f]{16}\)"):
        Decisions(case).decide(Verdict.SAME, ["ada lund", "Mona Reyes"], by=BY)


@pytest.mark.parametrize(
    ("things", "message"),
    [
        (["gazette.txt"], "two things or more"),
        (["gazette.txt", "nowhere.txt"], "nobody called “nowhere.txt”"),
        (["gazette.txt", "Ada Lund"], "one sort of thing"),
        (["gazette.txt", "gazette.txt"], "one and the same already"),
        (["Ada Lund@gazette.txt", "Ada Lund@gazette.txt"], "one and the same already"),
        (["Ada Lund@herald.txt", "Mona Reyes"], "nobody called"),
    ],
)
def test_what_cannot_be_judged_is_told_and_changes_nothing(case: str, things: list[str], message: str) -> None:
    with pytest.raises(BadSetting, match=message):
        Decisions(case).decide(Verdict.APART, things, by=BY)
    assert kept(case) == ()
    assert told(case) == AS_FOUND


def test_who_judges_has_to_be_named_and_what_is_withdrawn_has_to_stand(case: str, tmp_path: Path) -> None:
    with pytest.raises(BadSetting, match="names who made it"):
        Decisions(case).decide(Verdict.SAME, ["gazette.txt", "herald.txt"], by="  ")
    with pytest.raises(BadSetting, match="has to be named"):
        Decisions(case).withdraw("abc", by="")
    with pytest.raises(BadSetting, match="No judgement that stands"):
        Decisions(case).withdraw("abc", by=BY)
    with pytest.raises(NotACase):
        Decisions(tmp_path / "none").withdraw("abc", by=BY)
    with pytest.raises(NotACase):
        Decisions(tmp_path / "none").decide(Verdict.SAME, ["a", "b"], by=BY)
    assert not (tmp_path / "none").exists()


def test_two_statements_of_one_claim_are_parted_and_joined_again(case: str) -> None:
    with open_case(case) as opened:
        told = {s.article_id: s.id for s in opened.sayings(own_voice=True) if "lighthouse" in s.sentence.words}
    said = list(told.values())
    assert len(said) == 2

    def together() -> bool:
        with open_case(case) as opened:
            return any(set(said) <= set(claim.statement_ids) for claim in opened.claims())

    before = together()
    verdict = Verdict.APART if before else Verdict.SAME
    (made,) = Decisions(case).decide(verdict, said, by=BY)
    assert (made.subject, together()) == (Subject.CLAIM, not before)
    Decisions(case).withdraw(made.id, by=BY)
    assert together() == before
