"""The ledger: demands, promises, threats and deadlines, and what later reports say of them."""

import random
from dataclasses import replace

import pytest
from builders import MAKER
from invented import article
from steps import steps

from onrecord.link.deeds import asked_for, deed
from onrecord.link.ledger import ledger
from onrecord.link.tokens import tokens
from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.claim import Claim
from onrecord.model.ledger import LedgerKind, LedgerRow, Outcome
from onrecord.model.mention import Entity, EntityKind
from onrecord.model.span import Span
from onrecord.model.statement import Act, Certainty, Manner, Speaker, Statement
from onrecord.model.story import Story
from onrecord.model.timex import TimexType

STORY = Story(id="s", title="", article_ids=(), start=None, end=None)
UNION, FERRIES = "Harbour Union", "Northern Ferries"
RELEASE = "to release the crew of the trawler Marlin"


def statement(  # one argument a field that tests vary
    shown: AnnotatedArticle,
    content: str,
    *,
    act: Act = Act.CLAIM,
    who: str | None = None,
    to: str | None = None,
    cue: str | None = None,
    source: str | None = None,
    matter: str | None = None,
    said: str | None = None,
    certainty: Certainty = Certainty.ASSERTED,
) -> Statement:
    text = shown.article.text

    def spot(words: str) -> Span:
        start = text.index(words)
        return Span(start, start + len(words))

    own = who is None and cue is None
    return Statement(
        id=f"{shown.article.id}-{text.index(content)}",
        article_id=shown.article.id,
        content=(spot(content),),
        source=spot(source) if source else None,
        cue=spot(cue) if cue else None,
        manner=Manner.OWN_VOICE if own else Manner.INDIRECT,
        act=act,
        certainty=certainty,
        confidence=0.9,
        speakers=(Speaker(name=who, mention_id=f"{shown.article.id} {who}"),) if who else (),
        addressee=Speaker(name=to, mention_id=f"{shown.article.id} {to}") if to else None,
        said=next((t.id for t in shown.timexes if said and t.span == spot(said)), None),
        matter=spot(matter) if matter else None,
        provenance=MAKER,
    )


def demands(
    name: str = "a",
    what: str = RELEASE,
    *,
    act: Act = Act.DEMAND,
    who: str = UNION,
    to: str | None = FERRIES,
    published: str | None = "2031-05-02",
    then: str = "",
    cue: str = "urged",
) -> AnnotatedArticle:
    """Return an article in which somebody demands something, or promises it, and which then goes on."""
    shown = article(name, f"The {who} {cue} {to or 'nobody'} {what}.{then}", published=published)
    told = " ".join(shown.article.text[sentence.start : sentence.end] for sentence in shown.sentences[:1])
    words = told[told.index(cue) + len(cue) + 2 + len(to or "nobody") : -1]
    said = statement(shown, words, act=act, who=who, to=to, cue=cue, matter=words)
    own = tuple(statement(shown, s.of(shown.article.text).rstrip(".")) for s in shown.sentences[1:])
    return replace(shown, statements=(said,), own_voice=own)


def promises(name: str = "a", what: str = RELEASE, **told: str | None) -> AnnotatedArticle:
    return demands(name, what, act=Act.PROMISE, who=FERRIES, to=UNION, cue="promised", **told)  # type: ignore[arg-type]


def tells(text: str, name: str = "b", published: str | None = "2031-05-04") -> AnnotatedArticle:
    """Return an article whose sentences are its own."""
    shown = article(name, text, published=published)
    own = tuple(statement(shown, s.of(shown.article.text).rstrip(".")) for s in shown.sentences)
    return replace(shown, own_voice=own)


def found(
    *articles: AnnotatedArticle, claims: tuple[Claim, ...] = (), entities: tuple[Entity, ...] = ()
) -> list[LedgerRow]:
    return list(ledger(STORY, articles, claims, entities))


def outcome(*articles: AnnotatedArticle) -> Outcome:
    (row,) = found(*articles)
    return row.outcome


def test_a_promise_that_no_report_comes_back_to_stays_open() -> None:
    first = promises(what="to regularly check the sluices of the old harbour")
    (row,) = found(first, tells("The harbour of Quarryton was founded by monks."))
    assert (row.kind, row.speakers, row.addressee, row.since) == (
        LedgerKind.PROMISE,
        (FERRIES,),
        UNION,
        "2031-05-02",
    )
    assert (row.open, row.outcome, row.follow_ups) == (True, Outcome.NONE, ())
    assert row.what[0].of(first.article.text) == "to regularly check the sluices of the old harbour"


KEPT = (
    "The crew of the trawler Marlin was released on the quay.",
    "Northern Ferries freed the crew of the Marlin.",
    "The crew of the Marlin have been freed.",
    "Northern Ferries met the demands of the Harbour Union.",
    "Northern Ferries gave in to the union's demand and all of the crew came home.",
)
REFUSED = (
    "Northern Ferries refused to release the crew of the Marlin.",
    "Northern Ferries would not free the crew of the trawler Marlin.",
    "Northern Ferries rejected the demand of the Harbour Union.",
    "The union's demands were flatly rejected.",
    "Northern Ferries refused to meet the demands of the Harbour Union.",
)
NOTHING = (
    "The crew of the trawler Marlin is to be released in May.",
    "Northern Ferries has not released the crew of the trawler Marlin.",
    "The crew of the trawler Marlin could be released if the union pays.",
    "Two of the crew of the trawler Marlin were released.",
    "Some of the crew of the trawler Marlin were released.",
    "The crew of the trawler Marlin had been released from the navy.",
    "The crew of the trawler Marlin was released {2030-02|in February 2030}.",
    "The trawler Pelican was released from the dock.",
    "A crew was released from the trawler Pelican by its insurers.",
    "Northern Ferries did not reject the demand of the Harbour Union.",
    "The ministry rejected a demand of the bakers.",
    "The ministry rejected a demand to ban the bakers, and wrote to the head of the Harbour Union.",
    "The crew of the trawler Marlin was arrested on the quay.",
    "Families hoped that the crew of the trawler Marlin was released.",
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *((text, Outcome.KEPT) for text in KEPT),
        *((text, Outcome.REFUSED) for text in REFUSED),
        *((text, Outcome.NONE) for text in NOTHING),
    ],
)
def test_a_later_report_closes_a_demand_only_where_it_says_so(text: str, expected: Outcome) -> None:
    assert outcome(demands(), tells(text)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Northern Ferries released the crew of the trawler Marlin.", Outcome.KEPT),
        ("The crew of the trawler Marlin was released.", Outcome.KEPT),
        ("The crew of the trawler Marlin was released by pirates.", Outcome.NONE),
        ("Pirates released the crew of the trawler Marlin.", Outcome.NONE),
        ("Northern Ferries broke its promise.", Outcome.REFUSED),
        ("Northern Ferries kept its word.", Outcome.KEPT),
        ("Northern Ferries failed to release the crew of the trawler Marlin.", Outcome.REFUSED),
        ("The navy refused to release the crew of the trawler Marlin.", Outcome.NONE),
    ],
)
def test_a_promise_is_kept_or_broken_by_who_made_it(text: str, expected: Outcome) -> None:
    assert outcome(promises(), tells(text)) is expected


def test_a_follow_up_names_its_statement_and_its_words() -> None:
    later = tells("The quay was full, but the crew of the Marlin was freed.")
    (row,) = found(demands(), later)
    (one,) = row.follow_ups
    assert (one.statement_id, one.article_id, one.outcome) == (later.own_voice[0].id, "b", Outcome.KEPT)
    assert one.span.of(later.article.text) == "but the crew of the Marlin was freed"
    assert not row.open


def test_what_somebody_else_alleges_or_the_reader_is_asked_closes_nothing() -> None:
    shown = article("b", "The crew of the trawler Marlin was released.", published="2031-05-04")
    words = "The crew of the trawler Marlin was released"
    for act, certainty in (
        (Act.CLAIM, Certainty.ALLEGED),
        (Act.CLAIM, Certainty.HEDGED),
        (Act.QUESTION, Certainty.ASSERTED),
        (Act.CLAIM, Certainty.DENIED),
    ):
        told = statement(shown, words, act=act, certainty=certainty, who="Ines Marrow")
        assert outcome(demands(), replace(shown, statements=(told,))) is Outcome.NONE
    told = statement(shown, words, who="Ines Marrow")
    assert outcome(demands(), replace(shown, statements=(told,))) is Outcome.KEPT


def test_a_refusal_that_the_record_credits_to_its_speaker_is_found_by_its_cue() -> None:
    shown = article("b", "Northern Ferries rejected the demand of the Harbour Union.", published="2031-05-04")
    told = statement(
        shown,
        "the demand of the Harbour Union",
        source="Northern Ferries",
        cue="rejected",
        who=FERRIES,
        act=Act.DENIAL,
        certainty=Certainty.DENIED,
    )
    (row,) = found(demands(), replace(shown, statements=(told,)))
    assert [one.outcome for one in row.follow_ups] == [Outcome.REFUSED]


def test_of_two_demands_of_one_union_nobody_can_tell_which_was_rejected() -> None:
    rows = found(
        demands(),
        demands("c", "to sell the lighthouse at Sarn"),
        tells("Northern Ferries rejected the demand of the Harbour Union."),
    )
    assert [row.outcome for row in rows] == [Outcome.NONE, Outcome.NONE]


def test_another_report_of_the_same_day_tells_nothing_of_what_came_later() -> None:
    text = "The crew of the trawler Marlin was released."
    assert outcome(demands(), tells(text, published="2031-05-02")) is Outcome.NONE
    assert outcome(demands(), tells(text, published=None)) is Outcome.NONE
    assert outcome(demands(published=None), tells(text)) is Outcome.NONE


@pytest.mark.parametrize(
    ("then", "expected"),
    [
        (" The crew of the trawler Marlin was released.", Outcome.NONE),
        (" The crew of the trawler Marlin was later released.", Outcome.KEPT),
        (" The crew of the trawler Marlin has been released.", Outcome.KEPT),
        (" The crew of the trawler Marlin was released {2031-05-03|on Saturday}.", Outcome.KEPT),
        (" The crew of the trawler Marlin was released {2031-04|in April}.", Outcome.NONE),
    ],
)
def test_inside_one_report_what_came_later_has_to_say_so(then: str, expected: Outcome) -> None:
    assert outcome(demands(then=then)) is expected


def test_a_demand_in_two_reports_is_one_row_and_that_of_another_speaker_is_not() -> None:
    (row,) = found(demands("a"), demands("b", "to release the crew of the Marlin trawler now"))
    assert len(row.statement_ids) == 2
    rows = found(demands("a"), demands("b", who="Coast Council"))
    assert sorted(row.speakers for row in rows) == [("Coast Council",), (UNION,)]


def test_statements_of_one_claim_are_one_row_whatever_their_words() -> None:
    first, second = demands("a"), demands("b", "to send the sailors home")
    ids = (first.statements[0].id, second.statements[0].id)
    claim = Claim(id="c", story_id="s", statement_ids=ids, words=(), at_least=1, at_most=1)
    assert len(found(first, second)) == 2
    assert len(found(first, second, claims=(claim,))) == 1


def test_a_report_that_names_nobody_never_brings_two_together_who_are_named() -> None:
    shown = demands("c")
    nameless = replace(shown, statements=(replace(shown.statements[0], speakers=()),))
    rows = found(demands("a"), demands("b", who="Coast Council"), nameless)
    assert sorted(len(row.statement_ids) for row in rows) == [1, 2]


def test_speakers_go_by_the_fullest_name_of_the_story() -> None:
    entity = Entity(id="e", story_id="s", name="Teodora Vask", kind=EntityKind.PERSON, mention_ids=("a Vask", "b Vask"))
    (row,) = found(demands("a", who="Vask"), entities=(entity,))
    assert row.speakers == ("Teodora Vask",)


def test_a_demand_that_is_made_again_is_repeated_and_stays_open() -> None:
    again = demands("b", cue="again urged", published="2031-05-06")
    (row,) = found(demands("a"), again)
    assert ([one.outcome for one in row.follow_ups], row.open) == ([Outcome.REPEATED], True)
    (row,) = found(demands("a"), demands("b", published="2031-05-06"))
    assert row.follow_ups == ()  # a later print is no later demand
    (row,) = found(demands("a"), again, tells("The crew of the Marlin was freed.", "d", "2031-05-07"))
    assert ([one.outcome for one in row.follow_ups], row.outcome) == (
        [Outcome.REPEATED, Outcome.KEPT],
        Outcome.KEPT,
    )


@pytest.mark.parametrize(
    ("what", "until"),
    [
        ("to release the crew of the Marlin by {2031-05-09|Friday}", "2031-05-09"),
        ("to release the crew of the Marlin by the end of {2031-05|May}", "2031-05"),
        ("to release the crew of the Marlin no later than {2031-05-09|Friday}", "2031-05-09"),
        ("to keep the crew of the Marlin ashore until {2031-06|June}", "2031-06"),
        ("to release the crew of the Marlin on {2031-05-09|Friday}", None),
        ("to release the crew that was held by {2030-05|May 2030}", None),
        ("to release the crew that came {2031-05-01|yesterday}", None),
        ("to release the crew within {P2D|two days}", "P2D"),
        ("to release the crew after a trial that was followed by {P2D|two days} of rest", None),
    ],
)
def test_a_deadline_is_told_by_the_words_before_its_time(what: str, until: str | None) -> None:
    shown = demands(what=what)
    lengths = (replace(t, type=TimexType.DURATION) if t.value.startswith("P") else t for t in shown.timexes)
    (row,) = found(replace(shown, timexes=tuple(lengths)))
    assert (row.until.value if row.until is not None else None) == until


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The deadline for the tenants of Sarn Street is {2031-05-09|Friday}.", [LedgerKind.DEADLINE]),
        ("Tenants of Sarn Street have until {2031-05-09|Friday} to leave.", [LedgerKind.DEADLINE]),
        ("The tenants missed the {2031-05-09|Friday} deadline.", []),
        ("The shop on Sarn Street is open until {2031-05-09|Friday}.", []),
    ],
)
def test_a_report_can_set_out_a_deadline_that_nobody_is_quoted_with(text: str, kinds: list[LedgerKind]) -> None:
    assert [row.kind for row in found(tells(text))] == kinds


def test_what_the_reader_agrees_to_and_what_is_denied_is_no_row() -> None:
    shown = article("a", "By signing up, you agree to receive letters from Northern Ferries.")
    words = "to receive letters from Northern Ferries"
    assert (
        found(replace(shown, statements=(statement(shown, words, act=Act.PROMISE, source="you", cue="agree"),))) == []
    )
    denied = statement(shown, words, act=Act.PROMISE, who=FERRIES, certainty=Certainty.DENIED)
    assert found(replace(shown, statements=(denied,))) == []


def test_open_rows_come_first_and_then_the_earliest() -> None:
    rows = found(
        demands("a"),
        demands("b", "to sell the lighthouse at Sarn", published="2031-05-03"),
        demands("c", "to mend the sluices of Quarryton", published="2031-05-01"),
        tells("The crew of the Marlin was freed.", "d"),
    )
    assert [(row.open, row.since) for row in rows] == [
        (True, "2031-05-01"),
        (True, "2031-05-03"),
        (False, "2031-05-02"),
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("to now fully reopen the bridge", {"open"}),
        ("the names will be released soon", {"free"}),
        ("not to speak to the press", set()),
        ("that the council repair the bridge", {"repair", "council", "bridg"}),
    ],
)
def test_the_deed_that_is_asked_for(words: str, expected: set[str]) -> None:
    assert asked_for(tokens(words, Span(0, len(words)))) == expected


def test_the_words_of_one_deed_are_one() -> None:
    assert {deed(word) for word in ("release", "freed", "liberates")} == {"free"}
    assert deed("repairs") != deed("releases")


def many(count: int) -> list[AnnotatedArticle]:
    return [
        demands(f"r{n:04d}", f"to release crew {n} of trawler number {n % 97} at Quarryton", who=f"Union {n % 31}")
        if n % 2
        else tells(f"The crew of trawler number {n % 97} was released at Quarryton.", f"r{n:04d}")
        for n in range(count)
    ]


def test_the_order_of_articles_changes_nothing() -> None:
    reports = [*many(20), demands("x"), tells("The crew of the Marlin was freed.", "y")]
    first = found(*reports)
    assert not first[-1].open
    random.Random(3).shuffle(reports)  # noqa: S311 - an order, no secret
    assert found(*reports) == first


@pytest.mark.slow
def test_the_work_grows_no_faster_than_the_statements_times_their_logarithm() -> None:
    def calls(count: int) -> int:
        reports = many(count)
        return steps(lambda: found(*reports))[1]

    calls(20)
    assert calls(800) / calls(200) < 1.3 * 4 * 1.25  # n log n of four times as many is 5 times, n² 16 times
