"""The quotation that changed: what is flagged, as what, and what is mere print."""

from pathlib import Path

import pytest
from builders import MAKER
from invented import article

from bench.quotations import Case, cases, flagged
from onrecord.link.quotations import changed
from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.claim import Claim
from onrecord.model.mention import Entity, EntityKind
from onrecord.model.quotation import ChangedQuotation, ChangeKind
from onrecord.model.span import Span
from onrecord.model.statement import Act, Certainty, Manner, Speaker, Statement, ToldBy
from onrecord.model.story import Story

STORY = Story(id="s", title="", article_ids=(), start=None, end=None)
ALL = list(cases(Path(__file__).parents[2] / "bench" / "gold" / "quotations.txt"))


@pytest.mark.parametrize("case", ALL, ids=lambda case: f"{case.name}: {case.second[0][:40]}")
def test_each_mutation_is_flagged_as_what_it_is_and_mere_print_never(case: Case) -> None:
    assert flagged(case) == case.wanted


def test_there_are_a_hundred_mutations_and_a_hundred_changes_of_print() -> None:
    assert [sum(bool(case.wanted) is wanted for case in ALL) for wanted in (True, False)] == [100, 100]


def report(
    name: str,
    *pieces: str,
    who: str = "Teodora Vask",
    manner: Manner = Manner.DIRECT,
    told: ToldBy = ToldBy.NAME,
    house: str | None = None,
    published: str | None = None,
) -> AnnotatedArticle:
    """Return an article that is one statement, its content in these pieces."""
    text, content = "", []
    for piece in pieces:
        content.append(Span(len(text), len(text) + len(piece)))
        text += f"{piece} "
    source = Span(len(text), len(text) + len(who))
    statement = Statement(
        id=name,
        article_id=name,
        content=tuple(content),
        source=source,
        cue=None,
        manner=manner,
        act=Act.CLAIM,
        certainty=Certainty.ASSERTED,
        confidence=0.9,
        speakers=(Speaker(name=who, mention_id=who, told_by=told, speaks_for=house),),
        provenance=MAKER,
    )
    return article(name, f"{text}{who} said.", statements=(statement,), published=published)


def found(*articles: AnnotatedArticle, claims: tuple[Claim, ...] = ()) -> list[ChangedQuotation]:
    names = sorted({s.mention_id for one in articles for statement in one.statements for s in statement.speakers})
    entities = [Entity(id=n, story_id="s", name=n, kind=EntityKind.PERSON, mention_ids=(n,)) for n in names]
    return list(changed(STORY, articles, claims, entities))


def kinds(*articles: AnnotatedArticle, claims: tuple[Claim, ...] = ()) -> list[ChangeKind]:
    return [change.kind for one in found(*articles, claims=claims) for change in one.changes]


PROMISE = "“We will reopen the ferry line in spring if the council pays for a new engine.”"


def test_a_condition_that_is_cut_off_is_flagged() -> None:
    assert kinds(report("a", PROMISE), report("b", "“We will reopen the ferry line in spring.”")) == [
        ChangeKind.CONDITION
    ]


def test_another_sentence_that_is_left_out_is_no_change() -> None:
    assert kinds(report("a", PROMISE + " “The river is ours.”"), report("b", PROMISE)) == []


def test_a_quotation_that_begins_later_is_no_change_unless_what_is_cut_denied_it() -> None:
    whole = "“It is not true that the harbour office sold the ferries to a company in Tarnholm.”"
    assert kinds(report("a", whole), report("b", "“the harbour office sold the ferries to a company in Tarnholm”")) == [
        ChangeKind.NEGATION
    ]
    begun = "“As I said on Monday, the harbour office sold the ferries to a company in Tarnholm.”"
    assert (
        kinds(report("a", begun), report("b", "“the harbour office sold the ferries to a company in Tarnholm”")) == []
    )


def test_another_word_is_a_change_of_wording_and_another_spelling_none() -> None:
    first = report("a", "“The harbour office has analysed the colour of the water near Quarryton.”")
    assert kinds(first, report("b", "“The harbor office has analyzed the color of the water near Quarryton.”")) == []
    assert kinds(first, report("b", "“The harbour office has ignored the colour of the water near Quarryton.”")) == [
        ChangeKind.WORDING
    ]


def test_two_translations_of_one_utterance_are_brought_together_by_their_claim() -> None:
    one = report("a", "“This is a credible first step toward the eventual return of our stolen boats.”")
    other = report("b", "“It is a first step and we believe it will lead to the eventual return of the boats.”")
    claim = Claim(id="c", story_id="s", statement_ids=("a", "b"), words=(), at_least=1, at_most=1)
    assert ChangeKind.WORDING in kinds(one, other, claims=(claim,))


def test_only_the_words_inside_the_marks_are_compared() -> None:
    one = report("a", "the line would “open in spring with two new boats and a captain”", manner=Manner.MIXED)
    other = report("b", "the company may “open in spring with two new boats and a captain”", manner=Manner.MIXED)
    assert kinds(one, other) == []
    assert kinds(report("a", "they will open", manner=Manner.INDIRECT), other) == []


def test_a_body_and_its_spokesman_are_no_two_speakers() -> None:
    words = "“Divers found nine cracks in the piers of the old bridge on Monday.”"
    body = report("a", words, who="the Harbour Office")
    assert kinds(body, report("b", words, who="Emil Korvath", house="Harbour Office")) == []
    assert kinds(body, report("b", words, who="a spokesman", told=ToldBy.DESCRIPTION)) == []
    assert kinds(body, report("b", words, who="Emil Korvath")) == [ChangeKind.SPEAKER]


def test_variants_are_compared_once_the_earliest_report_first() -> None:
    other = "“We will never reopen the ferry line in spring if the council pays for a new engine.”"
    reports = [
        report("a", PROMISE, published="2031-05-04"),
        report("b", other, published="2031-05-03"),
        report("c", PROMISE, published="2031-05-02"),
    ]
    (one,) = found(*reports)
    assert one.statement_ids == ("c", "b")
    assert found(*reversed(reports)) == [one]


def test_each_difference_lies_on_words_of_both_texts() -> None:
    first, second = report("a", PROMISE), report("b", PROMISE.replace("spring", "autumn"))
    (one,) = found(first, second)
    (change,) = one.changes
    assert change.first is not None
    assert change.second is not None
    assert change.first.of(first.article.text) == "spring"
    assert change.second.of(second.article.text) == "autumn"
    assert 0.9 < one.share < 1
