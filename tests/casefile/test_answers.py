"""What a case answers: every question, in the words that were printed."""

import dataclasses
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from builders import MAKER, links, page, page_of, plain, report

from onrecord.casefile.answers import Counts, DetailAnswer, SpeakerAnswer
from onrecord.casefile.case import Case, open_case
from onrecord.casefile.links import Links
from onrecord.casefile.write import open_to_write
from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.article import Detail, Evidence
from onrecord.model.mention import Entity, EntityKind, Mention, MentionForm
from onrecord.model.span import Span
from onrecord.model.statement import Act, Certainty, Manner, Speaker, Statement
from onrecord.model.story import CopyKind, Direction, Story


@pytest.fixture
def case(bridge: Path) -> Iterator[Case]:
    with open_case(bridge) as opened:
        yield opened


def test_counts(bridge: Path) -> None:
    with open_to_write(bridge) as writer:
        writer.keep(page("New.", "waiting.txt"))
        writer.keep(page("New.", "twin.txt"))
    with open_case(bridge) as case:
        assert case.counts() == Counts(
            pages=5,
            articles=3,
            set_aside=1,
            waiting=1,
            stories=1,
            copies=1,
            entities=1,
            mentions=12,
            timexes=6,
            statements=6,
            speakers=1,
            timeline=2,
        )


def test_speakers_without_an_entity_are_counted_by_name(bridge: Path) -> None:
    with open_to_write(bridge) as writer:
        writer.replace_links(Links())
    with open_case(bridge) as case:
        assert case.counts().speakers == 1
        (vask,) = {saying.speakers for saying in case.sayings()}
    assert vask == (SpeakerAnswer(name="Teodora Vask", entity_id=None, entity_name=None),)


def test_a_report_says_who_printed_it_and_where_each_detail_comes_from(case: Case) -> None:
    wanted = report(1).article
    found = case.report("r00001")
    assert found is not None
    assert (found.outlet, found.title, found.published, found.url, found.name, found.sha256) == (
        "Radio Nine",
        "Bridge number 1 stays open",
        "2031-05-06",
        "https://ferrypost.example/1",
        wanted.name,
        wanted.page_sha256,
    )
    assert found.story_id == case.stories()[0].id
    assert found.details == (
        DetailAnswer(field="byline", evidence=Evidence.TEXT, where="0-4"),
        DetailAnswer(field="captured", evidence=Evidence.ROW, where="captured"),
        DetailAnswer(field="outlet", evidence=Evidence.SPREADSHEET, where="index.csv"),
        DetailAnswer(field="published", evidence=Evidence.META_TAG, where="date"),
        DetailAnswer(field="title", evidence=Evidence.JSON_LD, where="headline"),
        DetailAnswer(field="updated", evidence=Evidence.META_TAG, where="lastmod"),
        DetailAnswer(field="url", evidence=Evidence.OPTION, where="--url"),
    )
    assert case.report("nobody") is None


def test_a_report_without_a_title_has_its_headline_on_one_line(folder: Path) -> None:
    annotated = report(0)
    text = annotated.article.text.replace("Bridge number 0", "Bridge\nnumber 0")
    article = dataclasses.replace(annotated.article, text=text, page_sha256=page(text).sha256, title=None)
    with open_to_write(folder) as writer:
        writer.keep(page(text, article.name))
        writer.put(dataclasses.replace(annotated, article=article))
    with open_case(folder) as case:
        assert case.reports()[0].title == "Bridge number 0 stays open" == article.headline


def test_reports_come_in_order_of_publication_the_undated_last(folder: Path) -> None:
    days = {
        "undated": None,
        "no date": "last week",
        "evening in the west": "2031-05-05T23:30:00-05:00",
        "morning in the east": "2031-05-06T01:00:00+09:00",
        "day": "2031-05-06",
        "first": "2031-05-05T09:00",
    }
    with open_to_write(folder) as writer:
        for name, value in days.items():
            details = {} if value is None else {"published": Detail(value=value, evidence=Evidence.TEXT)}
            annotated = plain(f"The bridge, {name}.", name, **details)
            writer.keep(page(annotated.article.text, name))
            writer.put(annotated)
    with open_case(folder) as case:
        assert [found.name for found in case.reports()] == [
            "first",
            "morning in the east",
            "day",
            "evening in the west",
            "no date",
            "undated",
        ]


@pytest.mark.parametrize(
    "odd", ["0001-01-01T00:00+14:00", "9999-12-31T23:00-10:00", "2031", "", "2031-05-06 or so", "now", "1e9-01-01"]
)
def test_odd_days_sort_without_failing_and_before_what_has_none_or_beside_it(folder: Path, odd: str) -> None:
    with open_to_write(folder) as writer:
        for name, details in (
            ("a", {"published": Detail(value=odd, evidence=Evidence.TEXT)}),
            ("b", {}),
        ):
            annotated = plain(f"The bridge, {name}.", name, **details)
            writer.keep(page(annotated.article.text, name))
            writer.put(annotated)
    with open_case(folder) as case:
        assert [found.name for found in case.reports()] == ["a", "b"]


def test_a_story_holds_its_reports_and_outlets(case: Case) -> None:
    (story,) = case.stories()
    assert (story.title, story.start, story.end) == ("The bridge of Ferrytown", date(2031, 5, 5), date(2031, 5, 7))
    assert [found.id for found in story.reports] == ["r00000", "r00001", "r00002"]
    assert story.outlets == ("Lower Valley News", "Radio Nine", "The Ferry Post")
    assert case.story(story.id) == story
    assert case.reports(story.id) == story.reports
    assert case.story("none") is None
    assert case.reports("none") == ()


def test_a_saying_has_its_words_its_sentence_and_who_printed_it(case: Case) -> None:
    first, second = case.sayings(article="r00001")
    text = report(1).article.text
    wanted = report(1).statements[1]
    assert second.id == wanted.id
    assert [part.words for part in second.content] == ["pier 1 of 1 holds", "rust 1 is old"]
    assert tuple(part.span for part in second.content) == wanted.content
    assert second.source is not None
    assert second.cue is not None
    assert (second.source.words, second.source.span) == ("Mayor Teodora Vask", wanted.source)
    assert (second.cue.words, second.cue.span) == ("told", wanted.cue)
    body = report(1).article.blocks[1].span
    assert (second.sentence.span, second.sentence.words) == (body, body.of(text))
    assert (second.manner, second.act, second.certainty) == (Manner.MIXED, Act.DENIAL, Certainty.HEDGED)
    assert second.names == ("Teodora Vask",)
    assert second.speakers[0].entity_id == case.entities()[0].id
    assert second.addressee == SpeakerAnswer(name="Radio Nine", entity_id=None, entity_name=None)
    assert (second.via, second.anonymous, second.within, second.said) == (("Radio Nine",), True, first.id, "2031-05-05")
    assert (second.outlet, second.published, second.sha256) == (
        "Radio Nine",
        "2031-05-06",
        report(1).article.page_sha256,
    )
    assert second.provenance == MAKER
    assert first.within is None


def test_sayings_of_a_story_a_speaker_and_all(case: Case) -> None:
    everything = case.sayings()
    assert [saying.article_id for saying in everything] == ["r00000"] * 2 + ["r00001"] * 2 + ["r00002"] * 2
    assert case.sayings(story=case.stories()[0].id) == everything
    assert case.sayings(speaker=case.entities()[0].id) == everything
    assert case.sayings(story="none") == case.sayings(speaker="none") == case.sayings(article="none") == ()


def test_a_statement_without_content_stands_on_its_cue(folder: Path) -> None:
    annotated = report(0, statements=1)
    bare = dataclasses.replace(annotated.statements[0], content=(), source=None, speakers=())
    with open_to_write(folder) as writer:
        writer.keep(page_of(annotated))
        writer.put(dataclasses.replace(annotated, statements=(bare,), sentences=()))
    with open_case(folder) as case:
        (saying,) = case.sayings()
    assert (saying.content, saying.source, saying.names) == ((), None, ())
    assert saying.sentence.words == "told"


def test_an_entity_counts_its_mentions_and_statements(case: Case) -> None:
    (vask,) = case.entities()
    assert (vask.name, vask.kind, vask.mentions, vask.statements) == ("Teodora Vask", EntityKind.PERSON, 6, 6)
    assert case.entities(vask.story_id) == (vask,)
    assert case.entities("none") == ()


def test_a_line_of_the_timeline_shows_the_words_that_it_stands_on(case: Case) -> None:
    first, _ = case.timeline()
    assert (first.when, first.what) == ("2031-05-05", "pier 0 of 0 holds")
    assert [extract.words for extract in first.evidence] == ["pier 0 of 0 holds", "rust 0 is old"]
    assert {extract.outlet for extract in first.evidence} == {"The Ferry Post"}
    assert case.timeline("none") == ()


def test_a_copy_shows_the_words_that_both_print(case: Case) -> None:
    (copy,) = case.copies()
    assert [found.id for found in copy.reports] == ["r00001", "r00000"]  # the one that the text is taken from first
    assert copy.direction is Direction.CREDIT
    assert (copy.kind, copy.share, copy.agency) == (CopyKind.REWRITTEN_WIRE, 0.625, "Valley Wire")
    assert [(passage.first.words, passage.second.words) for passage in copy.passages] == [
        ("Bridge", "Bridge"),
        ("number", "number"),
    ]
    assert case.copies("none") == ()


def test_text_and_blocks_of_an_article(case: Case) -> None:
    wanted = report(2).article
    assert case.text(wanted.id) == wanted.text
    assert case.blocks(wanted.id) == wanted.blocks
    assert case.blocks("nobody") == ()
    with pytest.raises(KeyError):
        case.text("nobody")


def speaking(names: tuple[str, ...], number: int) -> AnnotatedArticle:
    """Return an article in which each of these names says one thing."""
    text = "\n".join(f"{name} said the bridge number {number} will stand." for name in names)
    annotated = plain(text, f"{number}.txt")
    article_id = annotated.article.id
    mentions, statements, at = [], [], 0
    for i, name in enumerate(names):
        span = Span(at, at + len(name))
        mentions.append(
            Mention(
                id=f"m{number}-{i}",
                article_id=article_id,
                span=span,
                extent=span,
                form=MentionForm.NAME,
                kind=EntityKind.PERSON,
            )
        )
        statements.append(
            Statement(
                id=f"s{number}-{i}",
                article_id=article_id,
                content=(Span(span.end + 6, span.end + 16),),
                source=span,
                cue=Span(span.end + 1, span.end + 5),
                manner=Manner.INDIRECT,
                act=Act.CLAIM,
                certainty=Certainty.ASSERTED,
                confidence=0.75,
                speakers=(Speaker(name=name, mention_id=mentions[-1].id),),
                provenance=MAKER,
            )
        )
        at = text.find("\n", at) + 1
    return dataclasses.replace(annotated, mentions=tuple(mentions), statements=tuple(statements))


@pytest.fixture
def voices(folder: Path) -> Iterator[Case]:
    """Give a case in which Vask is "Teodora Vask" in one report and "T. Vask" in the other, and one is in no entity."""
    first = speaking(("Teodora Vask", "Ursula von der Laan", "Ömer Yıldız"), 1)
    second = speaking(("T. Vask", "Vaskova", "Ina Holt"), 2)
    story = Story(id="st", title="Bridge", article_ids=(first.article.id, second.article.id), start=None, end=None)
    people = {"Teodora Vask": ("m1-0", "m2-0"), "Ursula von der Laan": ("m1-1",), "Ömer Yıldız": ("m1-2",)}
    with open_to_write(folder) as writer:
        for annotated in (first, second):
            writer.keep(page(annotated.article.text, annotated.article.name))
            writer.put(annotated)
        writer.replace_links(
            Links(
                stories=(story,),
                entities=[
                    Entity(id=f"e {name}", story_id="st", name=name, kind=None, mention_ids=ids)
                    for name, ids in people.items()
                ],
            )
        )
    with open_case(folder) as case:
        yield case


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("Teodora Vask", {"s1-0", "s2-0"}),
        ("teodora vask", {"s1-0", "s2-0"}),
        ("Vask", {"s1-0", "s2-0"}),
        ("VASK’s", {"s1-0", "s2-0"}),
        ("T. Vask", {"s1-0", "s2-0"}),
        ("von der Laan", {"s1-1"}),
        ("Laan", {"s1-1"}),
        ("Omer Yıldız", {"s1-2"}),
        ("Vaskova", {"s2-1"}),
        ("Holt", {"s2-2"}),
        ("Teodora", set()),
        ("ask", set()),
        ("von", set()),
        ("", set()),
        ("…", set()),
        ('" OR vask', set()),
    ],
)
def test_a_name_finds_its_speaker_by_any_of_its_names_or_the_last_alone(
    voices: Case, name: str, wanted: set[str]
) -> None:
    assert {saying.id for saying in voices.said_by(name)} == wanted


def test_a_last_name_that_is_one_of_many_of_an_entity_is_not_its_name(folder: Path) -> None:
    # "Holt" is credited in no article: it is a mention that linking gave to Vask.
    spoken = speaking(("Teodora Vask", "Vask", "Mayor Vask", "Holt"), 1)
    credited = dataclasses.replace(spoken, statements=spoken.statements[:3])
    vask = Entity(
        id="e", story_id="st", name="Teodora Vask", kind=None, mention_ids=tuple(m.id for m in credited.mentions)
    )
    story = Story(id="st", title="Bridge", article_ids=(credited.article.id,), start=None, end=None)
    with open_to_write(folder) as writer:
        writer.keep(page(credited.article.text, credited.article.name))
        writer.put(credited)
        writer.replace_links(Links(stories=(story,), entities=[vask]))
    with open_case(folder) as case:
        assert case.said_by("Holt") == ()
        assert len(case.said_by("Vask")) == 3


def test_an_unknown_name_brings_near_ones(voices: Case) -> None:
    assert voices.said_by("Teodora Vasc") == ()
    assert voices.suggest("Teodora Vasc")[0] == "Teodora Vask"
    assert voices.suggest("Vaskov", most=2) == ("Vaskova", "Teodora Vask")
    assert voices.suggest("urs") == ("Ursula von der Laan",)
    assert voices.suggest("Quentin") == ()
    assert voices.suggest("") == ()


def test_links_of_no_article_are_answered_too(folder: Path) -> None:
    with open_to_write(folder) as writer:
        found = links(())
        writer.replace_links(found)
    with open_case(folder) as case:
        assert case.stories()[0].reports == ()
        assert case.sayings() == ()
