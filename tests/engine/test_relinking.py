"""What people decide stands at once; the stories that it reaches are linked after it, once, whoever else is at work."""

import shutil
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from ferries import COURIER, TEXTS, built, saying_of, saying_with
from tables import dump

from onrecord.casefile.building import Building
from onrecord.casefile.case import open_case
from onrecord.casefile.linkable import Linkable
from onrecord.casefile.links import Links
from onrecord.casefile.reviews import State
from onrecord.casefile.write import open_to_write
from onrecord.engine import linking
from onrecord.engine.deciding import Decisions
from onrecord.engine.relinking import Left, link_again
from onrecord.errors import JudgedMeanwhile
from onrecord.model.judgement import Verdict
from onrecord.model.page import Page, PageKind
from onrecord.model.story import Story

BY = "R. Olm"
ELSEWHERE = {
    "valley.txt": """Dairy wins prize

VELDEN — A dairy in Velden won the mountain cheese prize on Friday, the jury said. Judge Ada Lund praised its goat
cheese.
"""
}


@pytest.fixture(scope="module")
def storm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("storm") / "case")


@pytest.fixture
def case(storm: Path, tmp_path: Path) -> Path:
    shutil.copytree(storm.with_name("case-pages"), tmp_path / "case-pages")
    return shutil.copytree(storm, tmp_path / "case")


@pytest.fixture
def rotten(storm: Path) -> str:
    return saying_of(storm, "rotten since last year", "herald.txt").id


def later(case: Path) -> Decisions:
    """Return decisions whose links are found when the test says so."""
    return Decisions(case, then=lambda: None)


def links_in(case: Path) -> dict[str, list[tuple[object, ...]]]:
    return {table: rows for table, rows in dump(case).items() if not table.startswith("judgement")}


def unheeded(case: Path) -> list[int]:
    """Return how many decisions each story waits for."""
    with open_case(case) as opened:
        return [one.decisions for one in opened.unheeded()]


def relinked(case: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return what all of a copy of the case comes to, linked as a whole."""
    copy = shutil.copytree(case, case.with_name("whole"))
    with open_to_write(copy) as writer:
        linking.link(writer, lambda _: None, relink=True)
    found = dump(copy)
    shutil.rmtree(copy)
    return found


@dataclass(slots=True)
class Runs:
    """How many stories were linked, and what is done once while the next one is."""

    stories: int = 0
    meanwhile: list[Callable[[], object]] = field(default_factory=list)


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> Runs:
    told, inside = Runs(), linking.inside

    def counted(known: Linkable, stories: Sequence[Story], *rest: Any, **more: Any) -> Links:  # noqa: ANN401 - as asked
        told.stories += len(stories)
        found = inside(known, stories, *rest, **more)
        while told.meanwhile:
            told.meanwhile.pop()()
        return found

    monkeypatch.setattr(linking, "inside", counted)
    return told


def test_what_is_decided_stands_at_once_and_what_is_stale_is_told(case: Path, rotten: str) -> None:
    before = links_in(case)
    with open_case(case) as opened:
        (story,) = opened.stories()
    seen = Decisions(case).revision(rotten)
    later(case).decide(Verdict.REJECTED, [rotten], by=BY, seen=seen)
    assert links_in(case) == before
    assert saying_with(case, rotten).review.state is State.REJECTED
    with open_case(case) as opened:
        (told,) = opened.unheeded()
        assert [one.by for one in opened.judgements()] == [BY]
    assert (told.story_id, told.title, told.decisions) == (story.id, story.title, 1)
    with pytest.raises(JudgedMeanwhile):
        later(case).decide(Verdict.ACCEPTED, [rotten], by="T. Askell", seen=seen)
    assert link_again(case) is Left.NOTHING
    assert unheeded(case) == []
    assert dump(case) == relinked(case)
    assert links_in(case) != before


def test_what_linking_does_not_obey_leaves_nothing_to_link(case: Path, rotten: str) -> None:
    later(case).decide(Verdict.ACCEPTED, [rotten], by=BY)
    later(case).decide(Verdict.NOTED, [rotten], by=BY, reason="Ask her.")
    assert unheeded(case) == []


def test_an_acceptance_that_takes_the_place_of_a_rejection_is_linked_too(case: Path, storm: Path, rotten: str) -> None:
    Decisions(case).decide(Verdict.REJECTED, [rotten], by=BY)
    (accepted,) = later(case).decide(Verdict.ACCEPTED, [rotten], by="T. Askell")
    assert unheeded(case) == [1]
    assert link_again(case) is Left.NOTHING
    assert links_in(case) == links_in(storm)
    assert dump(case) == relinked(case)
    Decisions(case).withdraw(accepted.id, by=BY)
    assert links_in(case) != links_in(storm)
    assert dump(case) == relinked(case)


def test_what_is_taken_back_before_it_was_linked_is_not_linked(
    case: Path, storm: Path, rotten: str, runs: Runs
) -> None:
    (made,) = later(case).decide(Verdict.REJECTED, [rotten], by=BY)
    later(case).withdraw(made.id, by=BY)
    assert unheeded(case) == []
    assert link_again(case) is Left.NOTHING
    assert runs.stories == 0
    assert links_in(case) == links_in(storm)


def test_several_decisions_are_linked_in_one(case: Path, runs: Runs) -> None:
    with open_case(case) as opened:
        sayings = [one.id for one in opened.sayings()][:3]
    for number, one in enumerate(sayings, start=1):
        later(case).decide(Verdict.REJECTED, [one], by=BY)
        assert unheeded(case) == [number]
    assert link_again(case) is Left.NOTHING
    assert runs.stories == 1
    assert link_again(case) is Left.NOTHING
    assert runs.stories == 1
    assert dump(case) == relinked(case)


def test_what_is_decided_while_a_story_is_linked_is_written_at_once_and_linked_after_it(
    case: Path, rotten: str, runs: Runs
) -> None:
    later(case).decide(Verdict.REJECTED, [rotten], by=BY)
    other = saying_of(case, "injured 15 people").id
    runs.meanwhile.append(lambda: later(case).decide(Verdict.REJECTED, [other], by="T. Askell"))
    assert link_again(case) is Left.NOTHING
    assert runs.stories == 2
    assert unheeded(case) == []
    assert dump(case) == relinked(case)


def test_what_is_taken_back_while_a_story_is_linked_goes_with_the_next_linking(
    case: Path, storm: Path, rotten: str, runs: Runs
) -> None:
    (made,) = later(case).decide(Verdict.REJECTED, [rotten], by=BY)
    runs.meanwhile.append(lambda: later(case).withdraw(made.id, by=BY))
    assert link_again(case) is Left.NOTHING
    assert links_in(case) == links_in(storm)
    assert runs.stories == 2


def test_a_build_that_ends_while_a_story_is_linked_has_the_last_word(
    case: Path, tmp_path: Path, storm: Path, rotten: str, runs: Runs
) -> None:
    tribune = {"tribune.txt": COURIER.replace("15 people", "19 people").replace("Storm shuts", "The storm shut")}
    other = shutil.copytree(storm, tmp_path / "other")
    shutil.copytree(storm.with_name("case-pages"), tmp_path / "other-pages")
    (made,) = later(case).decide(Verdict.REJECTED, [rotten], by=BY)
    runs.meanwhile.append(lambda: built(case, tribune))
    assert link_again(case) is Left.NOTHING
    with open_to_write(other) as writer:
        writer.judge(made)
    built(other, tribune)
    assert dump(case) == dump(other)


def test_while_a_build_writes_linking_is_left_to_it(case: Path, rotten: str) -> None:
    later(case).decide(Verdict.REJECTED, [rotten], by=BY)
    now = datetime.now(UTC)
    with open_to_write(case) as writer:
        writer.tell(Building(process=1, started=now, changed=now, stage="reading", pages=1, of_pages=2, set_aside=0))
        assert link_again(case) is Left.TO_WHO_WRITES
        assert unheeded(case) == [1]
        linking.link(writer, lambda _: None)
        writer.tell(None)
    assert unheeded(case) == []
    assert dump(case) == relinked(case)


def test_a_build_that_was_cut_short_keeps_what_groups_stories_for_itself_and_nothing_else(
    case: Path, rotten: str, tmp_path: Path
) -> None:
    lone = built(tmp_path / "lone", ELSEWHERE)
    with open_case(lone) as opened:
        (annotated,) = opened.annotated()
        page = opened.original(annotated.article.page_sha256)
    with open_to_write(case) as writer:
        writer.keep(
            Page(name=annotated.article.name, kind=PageKind.TEXT, content=page, sha256=annotated.article.page_sha256)
        )
        writer.put(annotated)  # and is killed
    later(case).decide(Verdict.APART, ["gazette.txt", "courier.txt"], by=BY)
    later(case).decide(Verdict.REJECTED, [rotten], by=BY)
    assert unheeded(case) == [2]
    assert link_again(case) is Left.TO_A_BUILD
    assert unheeded(case) == [1]
    with open_to_write(case) as writer:
        linking.link(writer, lambda _: None)
    assert unheeded(case) == []
    assert link_again(case) is Left.NOTHING


def test_two_who_link_again_at_once_link_once(case: Path, rotten: str, runs: Runs) -> None:
    later(case).decide(Verdict.REJECTED, [rotten], by=BY)
    both = [threading.Thread(target=link_again, args=(case,)) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert runs.stories == 1
    assert dump(case) == relinked(case)


def test_whoever_is_one_in_two_stories_is_so_when_both_were_linked(tmp_path: Path) -> None:
    case = built(tmp_path / "case", TEXTS | ELSEWHERE)
    Decisions(case).decide(Verdict.APART, ["valley.txt", "gazette.txt", "courier.txt", "herald.txt"], by=BY)
    decisions = later(case)
    (made,) = decisions.decide(Verdict.SAME, ["Ada Lund@gazette.txt", "Ada Lund@valley.txt"], by=BY)
    assert unheeded(case) == [1, 1]
    assert link_again(case) is Left.NOTHING

    def somebodies() -> set[str | None]:
        with open_case(case) as opened:
            return {one.somebody for one in opened.links().entities if one.name == "Ada Lund"}

    assert len(somebodies()) == 1
    assert None not in somebodies()
    assert dump(case) == relinked(case)
    decisions.withdraw(made.id, by=BY)
    assert link_again(case) is Left.NOTHING
    assert dump(case) == relinked(case)
    assert somebodies() == {None}
