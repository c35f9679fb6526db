"""The sheet of a story: who is gathered under which name, in which order, and what is printed alike."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from builders import links, page_of, report

from onrecord.casefile.answers import Saying, SpeakerAnswer, Words
from onrecord.casefile.case import open_case
from onrecord.casefile.links import Links
from onrecord.casefile.voices import NOBODY, Standing
from onrecord.casefile.write import open_to_write
from onrecord.composing.sheet import sheets
from onrecord.composing.voices import gathered, voices
from onrecord.errors import BadSetting, CaseBusy
from onrecord.model.provenance import Provenance
from onrecord.model.span import Span
from onrecord.model.statement import Act, Certainty, Manner

NUMBER = iter(range(10_000))


def saying(
    words: str = "It holds.",
    *speakers: tuple[str, str | None],
    source: str | None = "she",
    article: str = "a",
    anonymous: bool = False,
    act: Act = Act.CLAIM,
) -> Saying:
    sentence = f"{words}, {source} said"
    return Saying(
        id=f"s{next(NUMBER)}",
        article_id=article,
        story_id="story",
        outlet="The Ferry Post",
        title=None,
        published=None,
        url=None,
        sha256="0" * 64,
        speakers=tuple(SpeakerAnswer(name=n, entity_id=e, entity_name=n if e else None) for n, e in speakers),
        source=Words(span=Span(len(words) + 2, len(words) + 3), words=source) if source else None,
        cue=None,
        content=(Words(span=Span(0, len(words)), words=words),),
        sentence=Words(span=Span(0, len(sentence)), words=sentence),
        manner=Manner.DIRECT,
        act=act,
        certainty=Certainty.ASSERTED,
        confidence=0.75,
        addressee=None,
        via=(),
        anonymous=anonymous,
        within=None,
        said=None,
        said_words=None,
        provenance=Provenance(maker="invented", version="1"),
    )


def test_those_who_say_most_come_first_and_the_unnamed_and_unknown_last() -> None:
    said = [
        saying("1", source=None),
        saying("2", source="officials", anonymous=True),
        saying("3", source="they"),
        saying("4", ("Ina Holt", None)),
        saying("5", ("Teodora Vask", "e1")),
        saying("6", ("Vask", "e1")),
    ]
    found = voices(said)
    assert [(v.name, v.standing, len(v.sayings)) for v in found] == [
        ("Teodora Vask", Standing.NAMED, 2),
        ("Ina Holt", Standing.NAMED, 1),
        ("they", Standing.UNRESOLVED, 1),
        ("officials", Standing.UNNAMED, 1),
        (NOBODY, Standing.NOT_GIVEN, 1),
    ]


def test_two_entities_of_one_name_stay_two_voices() -> None:
    assert len(voices([saying("1", ("Ina Holt", "e1")), saying("2", ("Ina Holt", "e2"))])) == 2


def test_a_pronoun_that_stays_open_is_not_gathered_across_reports() -> None:
    said = [
        saying("1", source="He", article="a"),
        saying("2", source="he", article="a"),
        saying("3", source="he", article="b"),
    ]
    assert [len(v.sayings) for v in voices(said)] == [2, 1]
    named = [saying("1", source="the port", article="a"), saying("2", source="The port", article="b")]
    assert [len(v.sayings) for v in voices(named)] == [2]


def test_a_statement_of_two_speakers_stands_under_both() -> None:
    both = saying("1", ("Ina Holt", "e1"), ("Teodora Vask", "e2"))
    assert [(v.name, v.sayings) for v in voices([both])] == [("Ina Holt", (both,)), ("Teodora Vask", (both,))]


def test_a_voice_with_a_name_somewhere_is_not_unnamed() -> None:
    said = [saying("1", ("Ina Holt", "e1"), anonymous=True), saying("2", ("Ina Holt", "e1"))]
    assert [v.standing for v in voices(said)] == [Standing.NAMED]


def test_words_printed_alike_in_two_reports_are_gathered_whatever_their_quotation_marks() -> None:
    one = saying('"It\'s old," … "and\nbroken"', ("Ina Holt", "e1"), article="a")
    other = saying("“It’s old,” … “and broken”", ("Ina Holt", "e1"), article="b")
    assert gathered([one, other], whole=True) == ((one, other),)


@pytest.mark.parametrize(
    "other",
    [
        saying("It holds!", ("Ina Holt", "e1"), article="b"),
        saying("It holds.", ("Ina Holt", "e1"), article="b", act=Act.DENIAL),
        saying("It holds.", ("Teodora Vask", "e2"), article="b"),
        saying("It holds.", ("Ina Holt", "e1"), article="a"),
    ],
    ids=["other words", "another act", "another speaker", "the same report"],
)
def test_what_differs_is_not_gathered(other: Saying) -> None:
    one = saying("It holds.", ("Ina Holt", "e1"), article="a")
    assert gathered([one, other], whole=False) == ((one,), (other,))


def test_gathering_whole_sentences_minds_the_words_around() -> None:
    one = saying("It holds.", ("Ina Holt", "e1"), source="she", article="a")
    other = saying("It holds.", ("Ina Holt", "e1"), source="the engineer", article="b")
    assert len(gathered([one, other], whole=True)) == 2
    assert len(gathered([one, other], whole=False)) == 1


def test_a_case_that_a_build_changes_meanwhile_is_busy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    article = report(0)
    found = links([article])
    with open_to_write(tmp_path / "case") as writer:
        writer.keep(page_of(article))
        writer.put(article)
        writer.replace_links(Links(stories=found.stories, entities=found.entities, timelines=found.timelines))
    with open_case(tmp_path / "case") as case:
        before = case.sayings()
        for gone in (replace(before[0], story_id="gone"), replace(before[0], article_id="gone")):
            monkeypatch.setattr(case, "sayings", lambda gone=gone, **_: (gone,))
            with pytest.raises(CaseBusy, match="A build changed the case"):
                sheets(case)
        with pytest.raises(CaseBusy):
            sheets(case, found.stories[0].id)


def test_a_story_that_several_ids_begin_like_is_refused(tmp_path: Path) -> None:
    articles = [report(number) for number in range(40)]
    with open_to_write(tmp_path / "case") as writer, writer.transaction():
        found = [links([article]) for article in articles]
        for article in articles:
            writer.keep(page_of(article))
            writer.put(article)
        writer.replace_links(
            Links(
                stories=[s for one in found for s in one.stories],
                entities=[e for one in found for e in one.entities],
                timelines=[t for one in found for t in one.timelines],
            )
        )
    with open_case(tmp_path / "case") as case:
        ids = sorted(story.id for story in case.stories())
        twice = next(a[0] for a, b in pairwise(ids) if a[0] == b[0])
        with pytest.raises(BadSetting, match=f"stories begin with “{twice}”"):
            sheets(case, twice)
        assert len(sheets(case)) == len(ids)
