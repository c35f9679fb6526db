"""From how many origins a claim comes: who is one, who may be another, and what is not counted at all."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import pytest
from builders import MAKER
from invented import article
from spoken import AGAIN, FALL, STORY, VOTE, called, found, report

from onrecord.link.comparable import comparable
from onrecord.link.origins import bounds, origins
from onrecord.link.printed import bears, is_missing, passing_on, printed
from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.article import Detail, Evidence
from onrecord.model.claim import Origin, OriginKind
from onrecord.model.mention import Entity, EntityKind
from onrecord.model.span import Span
from onrecord.model.statement import Act, Certainty, Manner, Relay, Speaker, Statement, ToldBy, Unnamed
from onrecord.model.story import Copy, CopyKind


def counted(
    *articles: AnnotatedArticle,
    entities: Iterable[Entity] = (),
    copies: Iterable[Copy] = (),
    loose: Sequence[str] = (),
    apart: Sequence[str] = (),
) -> tuple[Origin, ...]:
    """Return the origins of all statements of these reports, as one claim; those that stand `apart` are none of it."""
    known = tuple(entities)
    said = comparable(articles, known)
    group = [one for one in said if one.statement.id not in apart]
    return origins(group, printed(articles, known, copies, said), loose)


def as_told(found: Iterable[Origin]) -> list[tuple[str | None, list[str]]]:
    """Return the names of origins, each with its statements."""
    return [(one.name, sorted(one.statement_ids)) for one in found]


def entity(name: str, *mentions: str, kind: EntityKind = EntityKind.ORGANIZATION) -> Entity:
    return Entity(id=f"e-{name}", story_id=STORY.id, name=name, kind=kind, mention_ids=mentions)


def own(told: AnnotatedArticle) -> AnnotatedArticle:
    """Return an article that says in its own voice what it had from others."""
    said = tuple(replace(one, manner=Manner.OWN_VOICE, speakers=()) for one in told.statements)
    return replace(told, statements=(), own_voice=said)


def printed_by(told: AnnotatedArticle, outlet: str) -> AnnotatedArticle:
    return replace(told, article=replace(told.article, outlet=Detail(value=outlet, evidence=Evidence.ROW)))


def copied(*pairs: tuple[str, str]) -> tuple[Copy, ...]:
    kind = CopyKind.REWRITTEN_WIRE
    return tuple(
        Copy(id="".join(pair), article_ids=pair, kind=kind, share=0.1, agency=None, passages=()) for pair in pairs
    )


def quoted(name: str, *, speaker: str, told: str) -> AnnotatedArticle:
    """Return a report of one paragraph: what somebody says first, then what it says "reportedly"."""
    first, second = f"{FALL}, {told}. ", "Eleven hikers were reportedly on the footbridge at Quarryton"
    shown = article(name, first + second)
    start = len(first)
    cue = second.index("reportedly") + start
    whole = Statement(
        id=f"{name}0",
        article_id=name,
        content=(Span(0, len(FALL)),),
        source=Span(len(FALL) + 2, len(first) - 2),
        cue=None,
        manner=Manner.INDIRECT,
        act=Act.CLAIM,
        certainty=Certainty.ASSERTED,
        confidence=0.9,
        speakers=called(speaker),
        via=(Relay(span=Span(0, 4), name="Ilo Daily"),),
        provenance=MAKER,
    )
    hearsay = replace(
        whole,
        id=f"{name}1",
        content=(Span(start, len(shown.article.text) - 1),),
        source=None,
        cue=Span(cue, cue + len("reportedly")),
        certainty=Certainty.HEDGED,
        speakers=(),
        via=(),
    )
    return replace(shown, statements=(whole, hearsay))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (called("Ada Lund"), called("Ada Lund"), (1, 1)),
        (called("Ada Lund", by="m1"), called("Ivo Brandt", by="m2"), (2, 2)),
        (called("Ada Lund", by="m1", house="Olm Board"), called("Olm Board", by="m2"), (1, 1)),
        (called("Ada Lund", by="m1", house="Olm Board"), called("Ivo Brandt", by="m2", house="Olm Board"), (1, 2)),
        (
            called("Ada Lund", by="m1", house="Government of Olm"),
            called("Office of the President of Olm", by="m2"),
            (1, 1),
        ),
        (called("Government of Olm", by="m1"), called("Office of the President of Olm", by="m2"), (1, 1)),
        (
            called("Office of the Vice President of Olm", by="m1"),
            called("Office of the Prime Minister of Olm", by="m2"),
            (1, 2),
        ),
        (called("Ada Lund", by="m1"), called("Reuters", by="m2"), (1, 2)),
        (called("Reuters", by="m1"), called("a hiker", by="m2", told=ToldBy.DESCRIPTION), (1, 2)),
        (called("Ada Lund", by="m1"), called("a hiker", by="m2", told=ToldBy.DESCRIPTION), (1, 2)),
        (called("a hiker", by="m1", told=ToldBy.DESCRIPTION), (), (1, 2)),
        ((), (), (1, 2)),
    ],
    ids=[
        "one name",
        "two names",
        "house",
        "two of one house",
        "a government's office",
        "a government and its president's office",
        "two offices of one government",
        "an agency's word",
        "an agency's word and a stranger's",
        "described",
        "described and unknown",
        "unknown",
    ],
)
def test_origins(one: tuple[Speaker, ...], other: tuple[Speaker, ...], expected: tuple[int, int]) -> None:
    people = tuple(
        Entity(id=s.name, story_id="s", name=s.name, kind=EntityKind.PERSON, mention_ids=(s.mention_id,))
        for s in {s.name: s for s in (*one, *other) if s.name in {"Ada Lund", "Ivo Brandt"}}.values()
    )
    (claim,) = found(report("a", FALL, speakers=one), report("b", AGAIN, speakers=other), entities=people)
    assert (claim.at_least, claim.at_most) == expected


def test_one_entity_under_two_names_is_one_origin() -> None:
    entity = Entity(id="e", story_id="s", name="Ada Lund", kind=EntityKind.PERSON, mention_ids=("m1", "m2"))
    one = report("a", FALL, speakers=called("Ada Lund", by="m1"))
    other = report("b", FALL, speakers=called("the mayor Lund", by="m2"))
    (claim,) = found(one, other, entities=(entity,))
    assert (claim.at_least, claim.at_most) == (1, 1)


def relayed(told: AnnotatedArticle, name: str) -> AnnotatedArticle:
    """Return an article whose statements somebody passed on."""
    via = (Relay(span=Span(0, 4), name=name),)
    return replace(told, statements=tuple(replace(one, via=via) for one in told.statements))


def test_what_one_outlet_passed_on_is_one_origin_however_many_repeat_it() -> None:
    stranger = called("officials", by="m1", told=ToldBy.DESCRIPTION)
    one, other = report("a", FALL, speakers=stranger), report("b", AGAIN)
    (claim,) = found(relayed(one, "Ilo Daily"), relayed(other, "Ilo Daily"))
    assert (claim.at_least, claim.at_most) == (1, 1)
    (apart,) = found(relayed(one, "Ilo Daily"), relayed(other, "Radio Nine"))
    assert (apart.at_least, apart.at_most) == (1, 2)


def test_an_outlet_that_one_report_credits_is_the_origin_that_the_next_tells_to_have_passed_it_on() -> None:
    stranger = called("officials", by="m1", told=ToldBy.DESCRIPTION)
    third = relayed(report("c", FALL), "Ilo Daily")
    daily = report("b", AGAIN, speakers=called("Ilo Daily", by="m2"))
    (claim,) = found(relayed(report("a", FALL, speakers=stranger), "Ilo Daily"), daily, third)
    assert [(one.kind, one.relays, set(one.statement_ids)) for one in claim.origins] == [
        (OriginKind.UNNAMED, ("Ilo Daily",), {"a0", "b0", "c0"})
    ]


@pytest.mark.parametrize(
    ("outlet", "name", "one"),
    [
        ("www.olmpost.example", "The Olm Post", True),
        ("www.novpost.example", "Nova Olm Vale Post", True),
        ("www.novpost.example", "Nova Post", False),
        ("The Olm Post", "Olm Post", True),
        ("www.olmpost.example", "the Gazette", False),
        ("www.olmpost.example", "…", False),
        ("www.nbn.example", "NBN", True),
        ("The Capstan", "AP", False),
    ],
)
def test_an_outlet_bears_a_name_that_its_address_shortens(outlet: str, name: str, *, one: bool) -> None:
    assert bears(outlet, name) is one


@pytest.mark.parametrize(
    ("name", "missing"),
    [
        ("The Olm Post", False),
        ("the Gazette of Sarn", True),
        ("Ada Lund", False),
        ("the governor's office", False),
        ("local media", False),
        ("Mayor Ada Lund", False),
        ("Olm River Board", False),
        ("NBN", True),
    ],
)
def test_an_outlet_with_a_name_that_is_not_in_the_folder_is_a_missing_link(name: str, *, missing: bool) -> None:
    people = [frozenset({"ada", "lund"})]
    media = passing_on([name], ["Olm River Board", "Olm River Board", "Olm River Board"])
    assert is_missing(name, ["www.olmpost.example"], people, media) is missing


def test_who_repeats_what_somebody_known_says_adds_nobody() -> None:
    mayor = report("a", FALL, speakers=called("Ada Lund", by="m1"))
    (claim,) = found(mayor, relayed(report("b", AGAIN), "Ada Lund"))
    assert [(one.name, set(one.statement_ids)) for one in claim.origins] == [("Ada Lund", {"a0", "b0"})]


def test_a_house_that_one_report_tells_holds_in_every_report() -> None:
    entity = Entity(id="e", story_id="s", name="Ada Lund", kind=EntityKind.PERSON, mention_ids=("m1", "m2"))
    told = report("a", VOTE, speakers=called("Ada Lund", by="m1", house="Olm Board"))
    one, other = (
        report("b", FALL, speakers=called("Ada Lund", by="m2")),
        report("c", AGAIN, speakers=called("Olm Board")),
    )
    (claim,) = found(told, one, other, entities=(entity,))
    assert (claim.at_least, claim.at_most) == (1, 1)


def test_copies_of_one_text_are_one_origin_whoever_it_is() -> None:
    kind = CopyKind.SAME_WIRE_COPY
    pairs = (("a", "b"), ("b", "c"))
    copies = tuple(
        Copy(id="".join(pair), article_ids=pair, kind=kind, share=0.9, agency=None, passages=()) for pair in pairs
    )
    (claim,) = found(report("a", FALL), report("b", FALL), report("c", FALL), copies=copies)
    assert (claim.at_least, claim.at_most) == (1, 1)


# ---- who is one


def test_who_is_only_described_in_one_report_is_the_one_whom_another_names() -> None:
    shown = article("a", "[Ada Lund|person] spoke.")
    (name,) = (one.id for one in shown.mentions)
    mayor = report("b", FALL, speakers=called("the mayor of Quarryton", by="m1", told=ToldBy.DESCRIPTION))
    brandt = report("c", AGAIN, speakers=called("Ivo Brandt", by="m2"))
    people = (
        entity("Ada Lund", name, "m1", kind=EntityKind.PERSON),
        entity("Ivo Brandt", "m2", kind=EntityKind.PERSON),
    )
    found = counted(shown, mayor, brandt, entities=people)
    assert as_told(found) == [("Ada Lund", ["b0"]), ("Ivo Brandt", ["c0"])]
    assert bounds(found) == (2, 2)
    assert bounds(counted(mayor, brandt, entities=people[1:])) == (1, 2)  # no report of the story names the mayor


def test_one_of_a_body_is_heard_as_that_body() -> None:
    shown = article("a", "[Olm Front|organization] threatened. <the militant group|organization|Olm Front> denied.")
    front = entity("Olm Front", "m1", *(one.id for one in shown.mentions))
    spoke = report("b", FALL, speakers=called("Olm Front", by="m1"))

    def beside(description: str) -> tuple[int, int]:
        stranger = called(description, by="m2", told=ToldBy.DESCRIPTION)
        return bounds(counted(shown, spoke, report("c", AGAIN, speakers=stranger), entities=(front,)))

    assert beside("the militant") == (1, 1)
    assert beside("the hiker") == (1, 2)
    assert beside("a group") == (1, 2)  # of groups there are many


@pytest.mark.parametrize(
    ("described", "expected"),
    [("Ilonian authorities", (1, 1)), ("Sarnese authorities", (1, 2)), ("authorities", (1, 2))],
)
def test_authorities_are_the_government_of_their_country(described: str, expected: tuple[int, int]) -> None:
    board = report("a", FALL, speakers=called("Government of Ilonia", by="m1"))
    others = report("b", AGAIN, speakers=called(described, by="m2", told=ToldBy.DESCRIPTION))
    assert bounds(counted(board, others)) == expected


def test_a_body_with_a_name_in_its_description_is_one_in_every_report_and_not_sure_to_be_another() -> None:
    def told(name: str, by: str) -> AnnotatedArticle:
        speakers = called("the East Olm authorities", by=by, told=ToldBy.DESCRIPTION)
        return report(name, {"a": FALL, "b": AGAIN}[name], speakers=speakers)

    bodies = tuple(entity("the East Olm authorities", by) for by in ("m1", "m2"))
    board = report("c", VOTE, speakers=called("Quarryton Board", by="m3"))
    assert bounds(counted(told("a", "m1"), told("b", "m2"), entities=bodies)) == (1, 1)
    assert bounds(counted(told("a", "m1"), told("b", "m2"), board, entities=bodies)) == (1, 2)


def test_who_tells_what_a_thing_of_his_shows_is_the_one_who_says_it() -> None:
    findings = called("Initial findings", by="m1", told=ToldBy.DESCRIPTION)
    thing = entity("Initial findings", "m1", kind=EntityKind.OTHER)
    shown = relayed(report("a", FALL, speakers=findings), "Olm River Board")
    (origin,) = counted(shown, report("b", AGAIN, speakers=called("Olm River Board", by="m2")), entities=(thing,))
    assert (origin.name, origin.known, origin.relays, origin.not_here) == ("Olm River Board", True, (), ())
    assert origin.statement_ids == ("a0", "b0")


# ---- who may be another


def test_who_bears_an_office_in_a_house_that_no_report_tells_may_be_of_one_that_is_heard() -> None:
    constable = entity("Ivo Brandt", "m1", kind=EntityKind.PERSON)
    brandt = report("a", FALL, speakers=called("Chief Constable Ivo Brandt", by="m1"))
    police = report("b", AGAIN, speakers=called("Quarryton River Police", by="m2"))
    lund = report("c", FALL, speakers=called("Ada Lund", by="m3"))
    people = (constable, entity("Ada Lund", "m3", kind=EntityKind.PERSON))
    assert bounds(counted(brandt, police, entities=people)) == (1, 2)
    assert bounds(counted(brandt, lund, entities=people)) == (2, 2)
    assert bounds(counted(lund, police, entities=people)) == (2, 2)


def test_who_is_to_stay_unnamed_may_be_another_than_whom_his_report_names() -> None:
    told = report("a", FALL, AGAIN, speakers=called("Ada Lund", by="m1"))
    first, second = told.statements
    official = called("an official", by="m2", told=ToldBy.DESCRIPTION)
    unnamed = Unnamed(description=Span(0, 4), at_least=1, at_most=1)
    kept = replace(second, speakers=official, unnamed=unnamed)
    assert bounds(counted(replace(told, statements=(first, kept)))) == (1, 2)
    # An opening only describes whom it names below: "a hiker told how ..."
    opening = replace(told, statements=(first, replace(second, speakers=official)))
    assert as_told(counted(opening)) == [("Ada Lund", ["a0", "a1"])]


def test_who_prints_the_words_that_another_report_credits_repeats_them() -> None:
    mayor = report("a", FALL, speakers=called("Ada Lund", by="m1"))
    assert as_told(counted(mayor, own(report("b", FALL)))) == [("Ada Lund", ["a0", "b0"])]
    assert bounds(counted(mayor, own(report("b", AGAIN)))) == (1, 2)
    board = report("c", VOTE, speakers=called("Olm Board", by="m2"))
    assert bounds(counted(mayor, board, own(report("b", FALL)), loose=["a0"])) == (1, 2)  # nor from a loose one


def test_two_who_are_described_otherwise_in_one_text_are_two() -> None:
    def said(*descriptions: str) -> tuple[int, int]:
        told = report("a", FALL, AGAIN)
        speaking = (called(one, by=one, told=ToldBy.DESCRIPTION) for one in descriptions)
        pairs = zip(told.statements, speaking, strict=True)
        return bounds(counted(replace(told, statements=tuple(replace(one, speakers=by) for one, by in pairs))))

    assert said("a hiker", "river officials") == (1, 2)
    assert said("river officials", "two officials") == (1, 1)


def test_a_copy_of_a_copy_is_one_text_where_the_middle_one_says_it_too() -> None:
    reports = [own(report(name, FALL)) for name in "abc"]
    chain = copied(("a", "b"), ("b", "c"))
    assert bounds(counted(*reports, copies=chain)) == (1, 1)
    assert bounds(counted(*reports, copies=chain, apart=["b0"])) == (1, 2)


def test_hearsay_goes_on_from_whom_its_paragraph_credits() -> None:
    one = quoted("a", speaker="Ada Lund", told="said Ada Lund, the Ilo Daily reported")
    (only,) = counted(one)
    assert (only.name, only.relays, only.statement_ids) == ("Ada Lund", ("Ilo Daily",), ("a0", "a1"))
    assert only.told_in == ()
    # Even where the claim holds the hearsay alone.
    (alone,) = counted(one, apart=["a0"])
    assert (alone.name, alone.relays, alone.known) == ("Ada Lund", ("Ilo Daily",), True)
    assert (alone.statement_ids, alone.told_in) == (("a1",), ("a0",))  # the words that credit her stand there
    first, second = one.statements
    asserted = replace(one, statements=(first, replace(second, cue=None)))
    (nobody,) = counted(asserted, apart=["a0"])
    assert (nobody.kind, nobody.relays) == (OriginKind.UNNAMED, ())


def test_what_an_outlet_of_the_folder_passed_on_comes_from_where_its_own_report_has_it() -> None:
    inspectors = called("state inspectors", by="m1", told=ToldBy.DESCRIPTION)
    daily = printed_by(report("a", FALL, speakers=inspectors), "Ilo Daily")
    told = relayed(report("b", AGAIN), "Ilo Daily")
    cited = report("c", FALL, speakers=called("Ilo Daily", by="m2"))
    (origin,) = counted(daily, told, cited)
    assert (origin.name, origin.statement_ids) == ("state inspectors", ("a0", "b0", "c0"))
    assert bounds(counted(daily, told, cited, apart=["a0"])) == (1, 1)  # its own report does not say it
    named = printed_by(report("a", FALL, speakers=called("Ada Lund", by="m1")), "Ilo Daily")
    assert as_told(counted(named, told, cited)) == [("Ada Lund", ["a0", "b0", "c0"])]
    assert bounds(counted(named, relayed(report("b", AGAIN), "Radio Nine"), cited)) == (1, 2)


# ---- what counts


def test_what_a_claim_holds_loosely_is_told_and_not_counted() -> None:
    lund = report("a", FALL, speakers=called("Ada Lund", by="m1"))
    brandt = report("b", AGAIN, speakers=called("Ivo Brandt", by="m2"))
    people = (entity("Ada Lund", "m1", kind=EntityKind.PERSON), entity("Ivo Brandt", "m2", kind=EntityKind.PERSON))
    assert bounds(counted(lund, brandt, entities=people)) == (2, 2)
    found = counted(lund, brandt, entities=people, loose=["b0"])
    assert [(one.name, one.known, one.firm) for one in found] == [
        ("Ada Lund", True, True),
        ("Ivo Brandt", False, False),
    ]
    assert bounds(found) == (1, 1)


def test_what_is_held_loosely_takes_no_origin_from_what_is_held_firmly() -> None:
    told = report("a", FALL, AGAIN, speakers=called("Ada Lund", by="m1"))
    both = half(told)
    assert as_told(counted(both)) == [("Ada Lund", ["a0", "a1"])]
    found = counted(both, loose=["a0"])
    assert [(one.kind, one.firm, one.statement_ids) for one in found] == [
        (OriginKind.SPEAKER, False, ("a0",)),
        (OriginKind.OUTLET, True, ("a1",)),
    ]


def test_a_name_that_was_hardly_read_is_not_sure_to_be_an_origin() -> None:
    lund = report("a", FALL, speakers=called("Ada Lund", by="m1"))
    brandt = report("b", AGAIN, speakers=called("Ivo Brandt", by="m2"))
    unsure = replace(brandt, statements=tuple(replace(one, confidence=0.3) for one in brandt.statements))
    assert bounds(counted(lund, brandt)) == (2, 2)
    assert bounds(counted(lund, unsure)) == (1, 2)


def half(told: AnnotatedArticle) -> AnnotatedArticle:
    """Return a report that credits its first statement, and says the second in its own voice."""
    first, second = told.statements
    return replace(told, statements=(first,), own_voice=own(replace(told, statements=(second,))).own_voice)


def test_each_statement_of_a_claim_has_its_origin() -> None:
    articles = (
        half(report("a", FALL, VOTE, speakers=called("Ada Lund", by="m1"))),
        half(report("b", AGAIN, VOTE, speakers=called("a hiker", by="m2", told=ToldBy.DESCRIPTION))),
        report("c", FALL),
        own(report("d", AGAIN)),
    )
    told = [one for origin in counted(*articles) for one in origin.statement_ids]
    assert sorted(told) == ["a0", "a1", "b0", "b1", "c0", "d0"]
