"""Conflicts: one card for each thing that statements of a story give different values for."""

import random
from dataclasses import replace

import pytest
from builders import MAKER
from invented import article
from steps import steps

from onrecord.link.conflicts import conflicts
from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.conflict import Conflict, ConflictKind, Explanation
from onrecord.model.mention import Entity
from onrecord.model.span import Span
from onrecord.model.statement import Act, Certainty, Manner, Speaker, Statement
from onrecord.model.story import Copy, CopyKind, Story

STORY = Story(id="s", title="", article_ids=(), start=None, end=None)


def report(
    name: str, *contents: str, published: str | None = None, who: str | None = None, denied: bool = False
) -> AnnotatedArticle:
    """Return an article whose sentences are its statements: what `who` said, else its own voice."""
    shown = article(name, " ".join(contents), published=published)
    said, start = [], 0
    for number, sentence in enumerate(shown.sentences):
        end = sentence.end
        said.append(
            Statement(
                id=f"{name}{number}",
                article_id=name,
                content=(Span(start, end),),
                source=Span(start, start + 1) if who else None,
                cue=None,
                manner=Manner.DIRECT if who else Manner.OWN_VOICE,
                act=Act.CLAIM,
                certainty=Certainty.DENIED if denied else Certainty.ASSERTED,
                confidence=0.9,
                speakers=(Speaker(name=who, mention_id=who),) if who else (),
                provenance=MAKER,
            )
        )
        start = end + 1
    statements, own_voice = (tuple(said), ()) if who else ((), tuple(said))
    return AnnotatedArticle(
        article=shown.article,
        sentences=shown.sentences,
        mentions=shown.mentions,
        timexes=shown.timexes,
        statements=statements,
        own_voice=own_voice,
    )


def found(
    *articles: AnnotatedArticle, copies: tuple[Copy, ...] = (), denials: dict[str, set[str]] | None = None
) -> list[Conflict]:
    entities: tuple[Entity, ...] = ()
    return list(conflicts(STORY, articles, entities, copies, denials))


def values(one: Conflict) -> list[str]:
    return [value.value for value in one.values]


def test_two_tolls_of_one_day_are_at_odds_and_a_later_one_is_an_update() -> None:
    first = report("a", "Seven people died when the Olm footbridge fell.", published="2031-05-02")
    (odds,) = found(first, report("b", "Nine people died when the Olm footbridge fell.", published="2031-05-02"))
    (later,) = found(first, report("b", "Nine people died when the Olm footbridge fell.", published="2031-05-03"))
    assert (odds.kind, odds.explained_by, values(odds)) == (ConflictKind.NUMBER, Explanation.DISAGREEMENT, ["7", "9"])
    assert later.explained_by is Explanation.UPDATE


def test_a_card_holds_all_who_give_the_number_the_earliest_first() -> None:
    fell = "people died when the Olm footbridge fell."
    (one,) = found(
        report("a", f"Nine {fell}", published="2031-05-04"),
        report("b", f"At least seven {fell}", published="2031-05-02"),
        report("c", f"Nine {fell}", published="2031-05-03"),
    )
    assert values(one) == ["7-", "9", "9"]
    assert one.explained_by is Explanation.ROUNDING
    assert [value.span.of(f"At least seven {fell}") for value in one.values if value.article_id == "b"] == [
        "At least seven"
    ]
    assert "footbridg" in one.about


def test_the_dead_and_the_hurt_are_no_conflict_nor_are_equal_numbers_in_other_words() -> None:
    assert (
        found(report("a", "Seven people died on the Olm bridge."), report("b", "40 were hurt on the Olm bridge.")) == []
    )
    assert found(report("a", "A dozen goats drowned in the Olm."), report("b", "12 goats drowned in the Olm.")) == []
    both = "The old canal is 17 miles (27 km) long near Quarryton."
    assert found(report("a", both), report("b", both)) == []


def test_two_measures_that_stand_side_by_side_are_two_things() -> None:
    both = report("a", "The new lighthouse at Sarn is 70 metres tall and 12 metres wide.")
    (one,) = found(both, report("b", "The new lighthouse at Sarn is 65 metres tall."))
    assert values(one) == ["70 meter", "65 meter"]


def test_numbers_of_two_happenings_years_apart_are_no_conflict() -> None:
    now = report("a", "Seven people died when the ferry sank {2031-05-02|on Friday}.")
    then = report("b", "Two people died when the ferry sank {1999-08-03|on 3 August 1999}.")
    assert found(now, then) == []


def test_one_article_alone_makes_no_conflict_and_no_copy_does_with_its_original() -> None:
    seven, nine = "Seven people died when the Olm footbridge fell.", "Nine people died when the Olm footbridge fell."
    assert found(report("a", seven, nine)) == []
    copy = Copy(id="x", article_ids=("a", "b"), kind=CopyKind.SAME_WIRE_COPY, share=0.9, agency=None, passages=())
    assert found(report("a", seven), report("b", nine), copies=(copy,)) == []
    assert len(found(report("a", seven), report("b", nine), report("c", nine), copies=(copy,))) == 1


def test_clock_times_of_one_happening_are_compared_and_those_of_an_afternoon_later_are_not() -> None:
    first = report("a", "The brigade was called to the burning mill {2031-05-02T06:04|at 6.04am}.")
    (one,) = found(first, report("b", "The mill was burning and the brigade came {2031-05-02T06:20|at 6.20am}."))
    assert (one.kind, values(one)) == (ConflictKind.DATE, ["2031-05-02T06:04", "2031-05-02T06:20"])
    assert found(first, report("b", "The brigade left the burnt mill {2031-05-02T15:00|at 3pm}.")) == []


def test_a_slip_in_the_year_is_seen() -> None:
    one, other = (
        report("a", "Raiders robbed the abbey at Lower Sarn {2029-04-14|on April 14, 2029}."),
        report("b", "The abbey at Lower Sarn was robbed by raiders {2031-04-14|on April 14, 2031}."),
    )
    assert [card.kind for card in found(one, other)] == [ConflictKind.DATE]


def test_in_a_tunnel_and_near_a_tunnel_are_two_places() -> None:
    one = report("a", "The tram left the rails in a tunnel at Sarn crossing.")
    other = report("b", "The tram left the rails near the tunnel at Sarn crossing.")
    (card,) = found(one, other)
    assert (card.kind, values(card)) == (ConflictKind.PLACE, ["in tunnel", "near tunnel"])
    assert found(one, report("b", "The tram left the rails in the tunnel at Sarn crossing.")) == []


def test_who_says_that_a_thing_is_not_so_stands_against_who_says_that_it_is() -> None:
    yes = report("a", "The ferries were part of a prisoner swap with the smugglers.", who="Emil Korvath")
    no = report("b", "This was not a swap with smugglers.", who="Teodora Vask")
    (card,) = found(yes, no)
    assert (card.kind, values(card)) == (ConflictKind.POLARITY, ["yes", "no"])
    assert found(yes, report("b", "Was this not a swap with smugglers?", who="Teodora Vask")) == []


def test_what_stands_under_a_verb_of_denying_is_said_not_to_be_so() -> None:
    yes = report("a", "The ferries were part of a prisoner swap with the smugglers.", who="Emil Korvath")
    denied = report("b", "a prisoner swap with smugglers.", who="Teodora Vask", denied=True)
    assert [values(card) for card in found(yes, denied)] == [["yes", "no"]]


def test_denials_that_are_known_make_a_conflict_whatever_their_words() -> None:
    yes = report("a", "Ships carried oil to the island thirty times.", who="Emil Korvath")
    no = report("b", "The situation does not exist.", who="Teodora Vask")
    assert found(yes, no) == []
    assert [card.kind for card in found(yes, no, denials={"a0": {"b0"}})] == [ConflictKind.POLARITY]


def test_what_stands_inside_the_words_of_another_that_says_the_same_is_told_once() -> None:
    outer = report("a", "The union said that the depot had burned.", who="Hanna Mrozek")
    (whole,) = outer.statements
    inner = replace(whole, id="a1", content=(Span(20, 40),), within="a0")
    held = replace(outer, statements=(whole, inner))
    (card,) = found(held, report("b", "Nothing of the kind.", who="Ivo Ferrant"), denials={"a0": {"b0"}, "a1": {"b0"}})
    assert [(value.statement_id, value.value) for value in card.values] == [("a0", "yes"), ("b0", "no")]


def test_what_is_known_to_be_denied_is_shown_whole_not_by_one_of_its_clauses() -> None:
    words = "Some of the sailors who carried the oil were paid by the smugglers."
    yes = report("a", words, who="Emil Korvath")
    no = report("b", "The situation does not exist.", who="Teodora Vask")
    (card,) = found(yes, no, denials={"a0": {"b0"}})
    shown = {value.statement_id: value.span for value in card.values}
    assert shown["a0"] == yes.statements[0].content[0]


def test_one_sentence_credited_to_two_people_is_a_conflict_of_identity() -> None:
    words = "Sadly we can say that there was some loss of life."
    (card,) = found(report("a", words, who="Emil Korvath"), report("b", words, who="Ines Marrow"))
    assert (card.kind, values(card)) == (ConflictKind.IDENTITY, ["Emil Korvath", "Ines Marrow"])
    assert found(report("a", words, who="Emil Korvath"), report("b", words, who="Mr Korvath")) == []


@pytest.mark.parametrize("many", [20, 180, 450])
def test_what_hundreds_of_reports_give_is_one_card_as_it_is_in_a_few(many: int) -> None:
    told = ("Seven people died", "Nine people died", "At least seven people died")
    reports = [report(f"r{n:03d}", f"{told[n % 3]} when the Olm footbridge fell.") for n in range(many)]
    (one,) = found(*reports)
    assert (len(one.values), set(values(one))) == (many, {"7", "9", "7-"})
    assert one.explained_by is Explanation.DISAGREEMENT


def test_the_order_of_articles_changes_nothing() -> None:
    reports = [
        report(
            f"r{n}",
            f"{7 + n % 3} people died when the Olm footbridge fell.",
            f"The tram left the rails {'in' if n % 2 else 'near'} a tunnel at Sarn crossing.",
            published=f"2031-05-0{1 + n % 4}",
        )
        for n in range(8)
    ]
    first = found(*reports)
    assert len(first) == 2
    random.Random(4).shuffle(reports)  # noqa: S311 - an order, no secret
    assert found(*reports) == first


@pytest.mark.slow
def test_the_work_grows_no_faster_than_the_statements_times_their_logarithm() -> None:
    def calls(many: int) -> int:
        reports = [
            report(
                f"r{n}",
                f"{7 + n % 5} people died when the Olm footbridge number {n} fell near Quarryton.",
                f"Mayor number {n} closed {n + 3} schools and street {n % 97} on {n % 13} days.",
            )
            for n in range(many)
        ]
        return steps(lambda: found(*reports))[1]

    calls(20)
    assert calls(800) / calls(200) < 1.3 * 4 * 1.25  # n log n of four times as many is 5 times, n² 16 times
