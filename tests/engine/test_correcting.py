"""A person corrects what was read in a statement: both readings are told, linking takes his, nothing is made up."""

import shutil
from pathlib import Path

import pytest
from ferries import built, place, saying_of, saying_with

from onrecord.casefile.answers import CorrectedAnswer, Saying
from onrecord.casefile.case import open_case
from onrecord.casefile.reviews import State
from onrecord.engine.deciding import Decisions
from onrecord.errors import BadSetting
from onrecord.model.correction import Field
from onrecord.model.judgement import Judgement, Verdict
from onrecord.model.ledger import Outcome
from onrecord.model.statement import Act, Certainty, Manner


@pytest.fixture(scope="module")
def storm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("storm") / "case")


@pytest.fixture
def case(storm: Path, tmp_path: Path) -> Path:
    return shutil.copytree(storm, tmp_path / "case")


@pytest.fixture
def denial(case: Path) -> Saying:
    return saying_of(case, "denied that the piles")


def correct(case: Path, saying: Saying, by: str = "R. Olm", **words: str | list[str]) -> tuple[Judgement, ...]:
    correction = {Field(name): [one] if isinstance(one, str) else one for name, one in words.items()}
    return Decisions(case).decide(Verdict.CORRECTED, [saying.id], by=by, correction=correction)


def told(one: CorrectedAnswer) -> tuple[list[str | None], list[str | None]]:
    """Return what is read now and what was read, as values, else words."""
    now, read = (
        [a.value if a.value is not None or a.words is None else a.words.words for a in side]
        for side in (one.now, one.read)
    )
    return now, read


def test_a_field_is_shown_as_the_person_reads_it_with_what_the_program_read_and_whose_word_it_is(
    case: Path, denial: Saying
) -> None:
    correct(case, denial, act="claim", certainty="alleged")
    now = saying_with(case, denial.id)
    assert (now.act, now.certainty, now.id) == (Act.CLAIM, Certainty.ALLEGED, denial.id)
    assert (now.review.state, now.review.by) == (State.CORRECTED, "R. Olm")
    assert {one.field: told(one) for one in now.corrected} == {
        Field.ACT: (["claim"], ["denial"]),
        Field.CERTAINTY: (["alleged"], [denial.certainty.value]),
    }
    assert now.as_read is not None
    assert (now.as_read.act, now.as_read.certainty, now.as_read.names) == (denial.act, denial.certainty, denial.names)


@pytest.mark.parametrize("who", ["Ada Lund", "lund", "ADA LUND"])
def test_a_speaker_is_somebody_whom_the_case_names_in_any_report_of_the_story(case: Path, who: str) -> None:
    saying = saying_of(case, "piles of the Aldmouth pier had been rotten", "herald.txt")
    correct(case, saying, speaker=who)
    now = saying_with(case, saying.id)
    assert now.names == ("Ada Lund",)
    assert now.speakers[0].entity_id is not None
    assert [told(one) for one in now.corrected] == [(["Ada Lund"], ["Mona Reyes"])]


def test_a_statement_whose_speaker_was_corrected_is_found_under_him_and_no_more_under_the_other(
    case: Path, denial: Saying
) -> None:
    def says(name: str) -> bool:
        with open_case(case) as opened:
            (entity,) = (one for one in opened.entities() if one.name == name)
            found = denial.id in {one.id for one in opened.said_by(name)}
            assert (denial.id in {one.id for one in opened.spoken_by(entity=entity.id)}) == found
            assert entity.statements == len(opened.spoken_by(entity=entity.id))
        return found

    assert (says("Piet Orm"), says("Ada Lund")) == (True, False)
    (made,) = correct(case, denial, speaker="Ada Lund")
    assert (says("Piet Orm"), says("Ada Lund")) == (False, True)
    Decisions(case).withdraw(made.id, by="R. Olm")
    assert (says("Piet Orm"), says("Ada Lund")) == (True, False)


def test_a_speaker_is_told_by_an_id_of_somebody_or_of_a_mention(case: Path, denial: Saying) -> None:
    with open_case(case) as opened:
        (lund,) = (one for one in opened.entities() if one.name == "Ada Lund")
        annotated = next(opened.annotated([denial.article_id]))
        office = next(m for m in annotated.mentions if "harbour office" in m.extent.of(annotated.article.text))
    correct(case, denial, speaker=lund.id[:8])
    assert saying_with(case, denial.id).names == ("Ada Lund",)
    correct(case, denial, speaker=office.id)
    assert "office" in saying_with(case, denial.id).names[0]


def test_a_speaker_is_told_by_words_of_the_report_whether_the_program_took_them_for_a_mention_or_not(
    case: Path, denial: Saying
) -> None:
    correct(case, denial, speaker=place(case, denial.article_id, "Lund"))
    assert saying_with(case, denial.id).names == ("Ada Lund",)
    correct(case, denial, speaker=place(case, denial.article_id, "storm broke"))
    now = saying_with(case, denial.id)
    words = now.corrected[0].now[0].words
    assert words is not None
    assert (now.names, now.speakers[0].entity_id, words.words) == (("storm broke",), None, "storm broke")


def test_a_speaker_may_be_unnamed_or_not_told_at_all(case: Path, denial: Saying) -> None:
    correct(case, denial, speaker="unnamed")
    now = saying_with(case, denial.id)
    assert (now.anonymous, now.speakers) == (True, ())
    correct(case, denial, speaker="none")
    now = saying_with(case, denial.id)
    assert (now.anonymous, now.speakers) == (False, ())


def test_what_a_report_says_itself_is_credited_to_somebody_and_stands_among_what_is_said(case: Path) -> None:
    own = own_voice_of(case, "Ferries to Sorrel")
    assert own.id not in said_in(case, own.article_id)
    correct(case, own, speaker="Ada Lund", source=place(case, own.article_id, "Ada Lund"))
    said = said_in(case, own.article_id)
    assert list(said).index(own.id) == 0  # in reading order
    with open_case(case) as opened:
        (claim,) = (one for one in opened.claims() if own.id in one.statement_ids)
    names = [origin.name for origin in claim.origins if own.id in origin.statement_ids]
    assert said[own.id].names == ("Ada Lund",)
    assert names == ["Ada Lund"]


def said_in(case: Path, article: str) -> dict[str, Saying]:
    with open_case(case) as opened:
        return {saying.id: saying for saying in opened.sayings(article=article)}


def own_voice_of(case: Path, words: str) -> Saying:
    with open_case(case) as opened:
        said = (s for s in opened.sayings(own_voice=True) if s.manner is Manner.OWN_VOICE)
        return next(saying for saying in said if words in saying.sentence.words)


def test_words_of_source_cue_and_content_are_stretches_of_the_text(case: Path, denial: Saying) -> None:
    wanted = ("Piet Orm", "Mayor", "been rotten", "the piles of the Aldmouth pier had")
    source, cue, rest, first = (place(case, denial.article_id, words) for words in wanted)
    correct(case, denial, source=source, cue=cue, content=[rest, first])
    now = saying_with(case, denial.id)
    assert now.source is not None
    assert now.cue is not None
    assert (now.source.words, now.cue.words) == ("Piet Orm", "Mayor")
    assert [part.words for part in now.content] == ["the piles of the Aldmouth pier had", "been rotten"]
    correct(case, denial, cue="none")
    assert saying_with(case, denial.id).cue is None


def test_when_it_was_said_and_what_day_words_stand_for(case: Path, denial: Saying) -> None:
    monday = place(case, denial.article_id, "Monday")
    correct(case, denial, said=monday)
    assert saying_with(case, denial.id).said == "2031-05-05"
    correct(case, denial, said=f"{monday}=2031-04-28")
    assert saying_with(case, denial.id).said == "2031-04-28"
    marked = f"{place(case, denial.article_id, 'the storm broke two piles')}=2031-05-03"
    correct(case, denial, said=marked)
    now = saying_with(case, denial.id)
    assert now.said_words is not None
    assert (now.said, now.said_words.words) == ("2031-05-03", "the storm broke two piles")
    correct(case, denial, said="none")
    assert saying_with(case, denial.id).said is None
    year = f"{place(case, denial.article_id, 'last year')}=2029"
    correct(case, denial, day=year)
    (day, *_) = saying_with(case, denial.id).corrected
    assert (day.field, told(day)) == (Field.DAY, (["2029"], ["2030"]))


def test_a_day_by_a_persons_word_dates_the_timeline_too(case: Path, denial: Saying) -> None:
    monday = place(case, denial.article_id, "Monday")
    correct(case, denial, day=f"{monday}=2031-04-28")
    with open_case(case) as opened:
        (row,) = (one for one in opened.timeline() if one.when == "2031-04-28")
        (extract,) = row.evidence
    assert extract.article_id == denial.article_id
    assert extract.dated_by is not None
    assert (extract.value, "Monday" in extract.dated_by.words) == ("2031-04-28", True)


def test_of_two_corrections_of_one_field_the_later_counts_and_the_other_is_told_as_superseded(
    case: Path, denial: Saying
) -> None:
    correct(case, denial, act="claim")
    (later,) = correct(case, denial, by="T. Askell", act="demand")
    now = saying_with(case, denial.id)
    assert now.act is Act.DEMAND
    assert [(one.judgement.by, one.superseded) for one in now.corrected] == [("T. Askell", False), ("R. Olm", True)]
    Decisions(case).withdraw(later.id, by="T. Askell")
    now = saying_with(case, denial.id)
    assert (now.act, [one.superseded for one in now.corrected]) == (Act.CLAIM, [False])


def test_a_withdrawn_correction_leaves_the_reading_of_the_program(case: Path, denial: Saying) -> None:
    for one in correct(case, denial, act="claim", speaker="Ada Lund", cue="none"):
        Decisions(case).withdraw(one.id, by="T. Askell")
    assert saying_with(case, denial.id) == denial


def test_fields_that_are_read_so_already_are_left_out(case: Path, denial: Saying) -> None:
    made = correct(
        case, denial, act="denial", certainty="hedged", speaker="Piet Orm", cue=place(case, denial.article_id, "denied")
    )
    assert [one.correction and one.correction.field for one in made] == [Field.CERTAINTY]
    with pytest.raises(BadSetting, match="read so already"):
        correct(case, denial, act="denial", certainty="hedged")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ({"act": "lie"}, "one of: claim, denial"),
        ({"certainty": "true"}, "one of: asserted"),
        ({"content": "12-99999"}, "no stretch of the report's text"),
        ({"content": "40-40"}, "no stretch"),
        ({"content": "x"}, "no stretch"),
        ({"content": ["0-10", "5-12"]}, "don't overlap"),
        ({"cue": ["0-4", "5-9"]}, "one stretch"),
        ({"content": "none", "cue": "none"}, "a content or a cue"),
        ({"speaker": "Nobody Known"}, "Nobody in the case is called"),
        ({"speaker": "0-99999"}, "no stretch"),
        ({"said": "0-5"}, "read no time expression"),
        ({"said": "0-5=some day"}, "is no day"),
        ({"day": "0-5"}, "read no time expression"),
        ({"value": "abc=1"}, "the value can't be corrected"),
        ({"outcome": "kept"}, "the outcome can't be corrected"),
    ],
)
def test_what_does_not_stand_in_the_text_is_refused_and_nothing_is_written(
    case: Path, denial: Saying, words: dict[str, str | list[str]], message: str
) -> None:
    with pytest.raises(BadSetting, match=message):
        correct(case, denial, **({"speaker": "Ada Lund"} | words))
    with open_case(case) as opened:
        assert opened.judgements() == ()


def test_a_value_of_a_conflict_is_corrected_and_the_conflict_stays_with_both(case: Path) -> None:
    with open_case(case) as opened:
        (conflict,) = (one for one in opened.conflicts() if one.kind == "number")
        fifteen = next(one for one in conflict.values if one.value == "15")
    correction = {Field.VALUE: [f"{fifteen.statement_id[:8]}=12"]}
    Decisions(case).decide(Verdict.CORRECTED, [conflict.id], by="R. Olm", correction=correction)
    with open_case(case) as opened:
        (now,) = (one for one in opened.conflicts() if one.kind == "number")
    assert [(one.value, one.read, one.words) for one in now.values] == [("12", "15", "15"), ("12", None, "12")]
    assert (now.settled, now.review.state, conflict.settled) == (True, State.CORRECTED, False)
    assert [told(one) for one in now.corrected] == [(["12"], ["15"])]
    with pytest.raises(BadSetting, match="STATEMENT=VALUE"):
        Decisions(case).decide(Verdict.CORRECTED, [conflict.id], by="R. Olm", correction={Field.VALUE: ["12"]})


def test_what_became_of_a_row_of_the_ledger_is_corrected(case: Path) -> None:
    with open_case(case) as opened:
        (row,) = opened.ledger()
    assert row.is_open
    correction = {Field.OUTCOME: ["kept"]}
    (made,) = Decisions(case).decide(Verdict.CORRECTED, [row.id], by="R. Olm", correction=correction)
    with open_case(case) as opened:
        (now,) = opened.ledger()
    assert (now.outcome, now.is_open) == (Outcome.KEPT, False)
    assert [told(one) for one in now.corrected] == [(["kept"], ["no report found"])]
    Decisions(case).withdraw(made.id, by="R. Olm")
    with open_case(case) as opened:
        assert opened.ledger() == (row,)
