"""What is put into a case comes back as it was: every type, every field, every code point."""

import dataclasses
import importlib
import pkgutil
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
from builders import correction, counted, judgement, links, page, page_of, plain, report, spot

import onrecord.model
from onrecord.casefile.case import open_case
from onrecord.casefile.database import shown, storable
from onrecord.casefile.links import Links
from onrecord.casefile.put_links import LINKS, OF_STORY
from onrecord.casefile.write import open_to_write
from onrecord.errors import Reason
from onrecord.model import quantity
from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.article import BlockRole, Detail, Evidence
from onrecord.model.interval import Interval
from onrecord.model.mention import EntityKind, MentionForm
from onrecord.model.page import Given, PageKind, SetAside
from onrecord.model.span import Span
from onrecord.model.statement import Act, Certainty, Manner
from onrecord.model.story import CopyKind
from onrecord.model.timex import Anchor, TimexType

STANDS: dict[str, Any] = {"withdrawn_by": None, "withdrawn_at": None, "withdrawn_reason": None}
NUL_AND_HALF = "Pier\x00 four \ud83d holds \ufdd0 and \ufdd00000 too. \U0001f309 Ina said so."


def records(thing: object) -> Iterator[object]:
    """Give a record and all records inside it."""
    if isinstance(thing, tuple):
        for part in thing:
            yield from records(part)
    elif dataclasses.is_dataclass(thing) and not isinstance(thing, type):
        yield thing
        for field in dataclasses.fields(thing):
            yield from records(getattr(thing, field.name))


def model_types() -> set[type]:
    modules = (
        importlib.import_module(f"onrecord.model.{m.name}") for m in pkgutil.iter_modules(onrecord.model.__path__)
    )
    return {
        thing
        for module in modules
        for thing in vars(module).values()
        if isinstance(thing, type) and dataclasses.is_dataclass(thing) and thing.__module__ == module.__name__
        if thing not in {Interval, quantity.Quantity, quantity.Counted}  # worked out of values and words, never kept
    }


def everything() -> tuple[object, ...]:
    articles = (report(0), report(1))
    refused = SetAside(page=page_of(report(2)), reason=Reason.TOO_LARGE, explanation="It is too large.")
    return (*articles, refused, judgement(), correction(), links(articles), counted("r00000"))


def put_and_read(folder: Path, annotated: AnnotatedArticle) -> AnnotatedArticle:
    with open_to_write(folder) as writer:
        writer.keep(page_of(annotated))
        writer.put(annotated)
    with open_case(folder) as case:
        return next(case.annotated())


def test_the_invented_records_hold_every_type_and_fill_in_every_field() -> None:
    """Else the round trip below would not notice a field without a column."""
    filled: dict[type, set[str]] = defaultdict(set)
    for record in records(everything()):
        for field in dataclasses.fields(record):
            default = None if field.default is dataclasses.MISSING else field.default
            if getattr(record, field.name) not in (default, None, ()):
                filled[type(record)].add(field.name)
    wanted = {kind: {field.name for field in dataclasses.fields(kind)} for kind in model_types()}
    assert {kind: names for kind, names in filled.items() if kind is not Links} == wanted


def test_articles_come_back_with_all_their_layers(bridge: Path) -> None:
    wanted = [report(0), report(1), report(2)]
    with open_case(bridge) as case:
        assert list(case.annotated()) == wanted
    with open_to_write(bridge) as writer:
        assert list(writer.annotated()) == wanted


def test_links_come_back_as_they_were(bridge: Path) -> None:
    with open_case(bridge) as case:
        assert case.links() == links(report(number) for number in range(3))


def test_what_was_counted_comes_back_with_the_title_and_the_day_of_its_article(bridge: Path) -> None:
    with open_to_write(bridge) as writer:
        assert writer.uncounted() == ("r00000", "r00001", "r00002")
        writer.put_counted(map(counted, writer.uncounted()))
        assert writer.uncounted() == ()
        found = tuple(writer.counted())
        articles = [annotated.article for annotated in writer.annotated()]
    assert [one.title for one in found] == [article.headline for article in articles]
    assert [one.day for one in found] == [article.day for article in articles]
    wanted = [replace(counted(one.article_id), title=one.title, published=one.published) for one in found]
    assert list(found) == wanted


def test_every_table_of_links_says_which_of_its_rows_are_a_story_s() -> None:
    """Else a story that is linked again would leave rows behind."""
    assert {*OF_STORY, "unlinked", "copies", "passages"} == set(LINKS)
    order = [table for table in LINKS if table in OF_STORY]
    assert list(OF_STORY) == order


def test_links_of_some_stories_replace_these_alone(bridge: Path) -> None:
    with open_to_write(bridge) as writer:
        (story,), (copy,) = writer.stories(), writer.copies()
        before = [writer._database.rows(f"SELECT * FROM {table}") for table in LINKS]  # noqa: S608 - named in the package
        writer.replace_links(Links(), ["of no story"])
        assert [writer._database.rows(f"SELECT * FROM {table}") for table in LINKS] == before  # noqa: S608 - as above
        writer.replace_links(Links(), [story.id])
        left = {table for table in LINKS if writer._database.rows(f"SELECT 1 FROM {table}")}  # noqa: S608 - as above
        assert left == {"copies", "passages"}
        assert writer._database.rows("SELECT * FROM name_words") == []
        writer._database.run("INSERT INTO unlinked (article_id, inside) VALUES (?, 1)", copy.article_ids[0])
        assert writer.unlinked() == {copy.article_ids[0]: True}
        writer.replace_links(Links(), [])
        assert writer.copies() == (copy,)
        writer._database.run("INSERT INTO unlinked (article_id) VALUES (?)", copy.article_ids[0])
        writer.replace_links(Links(), [])
        assert writer.copies() == ()
        assert writer.is_linked()


def test_judgements_come_back_in_the_order_of_time_and_nothing_is_deleted(bridge: Path) -> None:
    withdrawn = judgement()
    later = replace(withdrawn, id="j2", at=withdrawn.at + timedelta(days=1), **STANDS)
    standing = replace(withdrawn, **STANDS)
    with open_to_write(bridge) as writer:
        writer.judge(later)
        writer.judge(standing)
        assert writer.judgements() == (standing, later)
        writer.judge(withdrawn)
    with open_case(bridge) as case:
        assert case.judgements() == (withdrawn, later)
        assert [one.stands for one in case.judgements()] == [False, True]


def test_a_correction_comes_back_with_its_readings_and_grounds_in_their_order(bridge: Path) -> None:
    with open_to_write(bridge) as writer:
        writer.judge(correction())
        assert writer.judgements() == (correction(),)
        writer.judge(dataclasses.replace(correction(), withdrawn_by="R. Olm", withdrawn_at=correction().at))
    with open_case(bridge) as case:
        (found,) = case.judgements()
        assert (found.stands, found.correction, found.grounds) == (False, correction().correction, correction().grounds)


def test_a_judgement_makes_linking_run_again(bridge: Path) -> None:
    with open_to_write(bridge) as writer:
        assert writer.is_linked()
        writer.judge(replace(judgement(), **STANDS))
        assert not writer.is_linked()


def test_a_waiting_page_comes_back_with_its_bytes_and_what_was_given(folder: Path) -> None:
    wanted = page(b"\xff\x00", "rows.jsonl#3", PageKind.ROW, (Given(field="url", value="x", by="--url"),) * 2)
    with open_to_write(folder) as writer:
        assert writer.keep(wanted)
    with open_to_write(folder) as writer:
        assert list(writer.waiting()) == [wanted]


def test_a_page_set_aside_comes_back_with_its_reason(folder: Path) -> None:
    refused = SetAside(
        page=page(b"\x89PNG", "photo.html", PageKind.UNKNOWN), reason=Reason.BINARY, explanation="An image."
    )
    with open_to_write(folder) as writer:
        writer.put_set_aside(refused)
    with open_case(folder) as case:
        (row,) = case.set_aside()
        assert case.original(row.sha256) == b"\x89PNG"
    assert (row.name, row.kind, row.reason, row.explanation) == (
        "photo.html",
        PageKind.UNKNOWN,
        Reason.BINARY,
        "An image.",
    )


def with_value(value: StrEnum) -> AnnotatedArticle:
    """Return a report in which this value of a closed set occurs."""
    a = report(0)
    match value:
        case BlockRole():
            blocks = (dataclasses.replace(a.article.blocks[0], role=value),)
            return dataclasses.replace(a, article=dataclasses.replace(a.article, blocks=blocks))
        case Evidence():
            outlet = Detail(value="The Ferry Post", evidence=value)
            return dataclasses.replace(a, article=dataclasses.replace(a.article, outlet=outlet))
        case MentionForm() | EntityKind():
            field = "form" if isinstance(value, MentionForm) else "kind"
            return dataclasses.replace(a, mentions=tuple(dataclasses.replace(m, **{field: value}) for m in a.mentions))
        case TimexType() | Anchor():
            field = "type" if isinstance(value, TimexType) else "anchor"
            return dataclasses.replace(a, timexes=tuple(dataclasses.replace(t, **{field: value}) for t in a.timexes))
        case Manner.OWN_VOICE:
            return a
        case Manner() | Act() | Certainty():
            field = type(value).__name__.lower()
            return dataclasses.replace(
                a, statements=tuple(dataclasses.replace(s, **{field: value}) for s in a.statements)
            )
    raise AssertionError(value)


LAYERED = (BlockRole, Evidence, MentionForm, EntityKind, TimexType, Anchor, Manner, Act, Certainty)


@pytest.mark.parametrize(
    "value", [value for kind in LAYERED for value in kind], ids=lambda v: f"{type(v).__name__}.{v}"
)
def test_every_value_of_a_closed_set_can_be_put(folder: Path, value: StrEnum) -> None:
    annotated = with_value(value)
    assert value in str(dataclasses.asdict(annotated))
    assert put_and_read(folder, annotated) == annotated


@pytest.mark.parametrize("reason", Reason)
@pytest.mark.parametrize("kind", PageKind)
def test_every_reason_and_kind_of_page_can_be_put(folder: Path, reason: Reason, kind: PageKind) -> None:
    with open_to_write(folder) as writer:
        writer.put_set_aside(SetAside(page=page("x", kind=kind), reason=reason, explanation="so"))
    with open_case(folder) as case:
        assert [(row.reason, row.kind) for row in case.set_aside()] == [(reason, kind)]


@pytest.mark.parametrize("kind", CopyKind)
def test_every_kind_of_copy_can_be_put(bridge: Path, kind: CopyKind) -> None:
    found = links(report(number) for number in range(3))
    copies = tuple(dataclasses.replace(copy, kind=kind) for copy in found.copies)
    with open_to_write(bridge) as writer:
        writer.replace_links(Links(copies=copies, stories=found.stories))
    with open_case(bridge) as case:
        assert case.links().copies == copies


def test_code_points_that_sqlite_cannot_hold_come_back(folder: Path) -> None:
    odd = plain(NUL_AND_HALF, "odd\udcff\x00.txt", title=Detail(value="A\x00B\ud83d\ufdd0", evidence=Evidence.ROW))
    assert put_and_read(folder, odd) == odd


def test_answers_show_a_sign_where_utf8_cannot_hold_a_code_point(folder: Path) -> None:
    odd = plain(NUL_AND_HALF, "odd\udcff.txt", title=Detail(value="A\x00B", evidence=Evidence.ROW))
    put_and_read(folder, odd)
    with open_case(folder) as case:
        (answer,) = case.reports()
        text = case.text(answer.id)
    assert (answer.name, answer.title) == ("odd\ufffd.txt", "A\ufffdB")
    assert len(text) == len(NUL_AND_HALF)
    assert spot(text, "Ina") == spot(NUL_AND_HALF, "Ina")
    assert text.encode().decode() == text


@pytest.mark.parametrize("text", ["", "plain", "\x00", "\ufdd0", "\ufdd0d83d", "a\ud83db", "\U0001f309"])
def test_storable_strings_have_no_nul_and_no_surrogate(text: str) -> None:
    stored = storable(text)
    assert "\x00" not in stored
    assert stored.encode().decode() == stored
    assert len(shown(text)) == len(text)
    assert (stored == text) == (shown(text) == text)


def test_a_story_without_days_and_a_copy_without_agency_come_back(bridge: Path) -> None:
    found = links(report(number) for number in range(3))
    stories = tuple(dataclasses.replace(story, start=None, end=None, joins=()) for story in found.stories)
    copies = tuple(dataclasses.replace(copy, agency=None, passages=()) for copy in found.copies)
    entities = tuple(dataclasses.replace(entity, kind=None) for entity in found.entities)
    with open_to_write(bridge) as writer:
        writer.replace_links(Links(copies=copies, stories=stories, entities=entities))
    with open_case(bridge) as case:
        assert case.links() == Links(copies=copies, stories=stories, entities=entities)


def bare(annotated: AnnotatedArticle) -> AnnotatedArticle:
    """Return the article with all that may be missing missing."""
    mentions = tuple(dataclasses.replace(m, kind=None, role=None, chain=None) for m in annotated.mentions)
    timexes = tuple(dataclasses.replace(t, mod=None, anchor=Anchor.NONE, anchor_id=None) for t in annotated.timexes)
    statements = tuple(
        dataclasses.replace(
            s,
            content=(),
            source=None,
            speakers=(),
            addressee=None,
            via=(),
            unnamed=None,
            within=None,
            said=None,
            occasion=None,
            matter=None,
            act_words=(),
            certainty_words=(),
        )
        for s in annotated.statements
    )
    article = dataclasses.replace(
        annotated.article, blocks=(), title=None, outlet=None, byline=None, published=None, url=None
    )
    return AnnotatedArticle(article=article, sentences=(), mentions=mentions, timexes=timexes, statements=statements)


def test_what_is_unknown_stays_unknown(folder: Path) -> None:
    annotated = bare(report(0))
    assert put_and_read(folder, annotated) == annotated


Change = Callable[[AnnotatedArticle], AnnotatedArticle]
WRONG: dict[str, Change] = {
    "a span ends at": lambda a: dataclasses.replace(a, sentences=(Span(0, 9999),)),
    "a layer is another article's": lambda a: dataclasses.replace(
        a, mentions=tuple(dataclasses.replace(m, article_id="other") for m in a.mentions)
    ),
    "share an id": lambda a: dataclasses.replace(a, timexes=a.timexes[:1] * 2),
    "a chain starts at no mention": lambda a: dataclasses.replace(a, mentions=(*a.mentions[1:],), statements=()),
    "stands on no mention": lambda a: dataclasses.replace(a, mentions=a.mentions[:1]),
    "an anchor is no time expression": lambda a: dataclasses.replace(a, timexes=a.timexes[1:], statements=()),
    "dated by no time expression": lambda a: dataclasses.replace(a, timexes=()),
    "within no statement": lambda a: dataclasses.replace(a, statements=a.statements[1:]),
    "neither words nor cue": lambda a: dataclasses.replace(
        a, statements=tuple(dataclasses.replace(s, content=(), cue=None) for s in a.statements)
    ),
}


@pytest.mark.parametrize("sentence", WRONG)
def test_an_article_that_no_reader_could_follow_is_refused_whole(folder: Path, sentence: str) -> None:
    annotated = WRONG[sentence](report(0))
    with open_to_write(folder) as writer:
        writer.keep(page_of(annotated))
        with pytest.raises(ValueError, match=sentence):
            writer.put(annotated)
        assert not writer.knows(page_of(annotated))
        assert list(writer.annotated()) == []


def test_a_line_of_the_timeline_that_is_not_its_extract_is_refused(bridge: Path) -> None:
    found = links(report(number) for number in range(3))
    made_up = tuple(dataclasses.replace(row, what="The bridge fell.") for row in found.timelines)
    with open_to_write(bridge) as writer:
        with pytest.raises(ValueError, match="not its first extract"):
            writer.replace_links(Links(stories=found.stories, timelines=made_up))
        with open_case(bridge) as case:
            assert case.links() == found
