"""Which claim a denial answers, and who refuses to comment; where a claim comes from."""

from dataclasses import replace

import pytest
from builders import MAKER
from invented import article

from onrecord.link.claims import claims
from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.article import Detail, Evidence
from onrecord.model.claim import Claim, OriginKind
from onrecord.model.span import Span
from onrecord.model.statement import Act, Certainty, Manner, Relay, Speaker, Statement
from onrecord.model.story import Story

STORY = Story(id="s", title="", article_ids=(), start=None, end=None)
SMUGGLED = "Tarnish freighters smuggled diesel to the Veldt coast thirty times since October"
AGAIN = "freighters from Tarn smuggled diesel to the coast of Veldt about thirty times since October"
NOWHERE = "the situation that you mentioned does not exist"
HARVEST = "the plum harvest at Lindholm will be the largest in ten years"


def report(name: str, *said: tuple[str, str, Act], outlet: str | None = None) -> AnnotatedArticle:
    """Return an article whose sentences are statements: speaker, content, act; without a speaker in its own voice."""
    text, credited, own, sentences = "", [], [], []
    for number, (speaker, content, act) in enumerate(said):
        span = Span(len(text), len(text) + len(content))
        text += content + ". "
        sentences.append(Span(span.start, span.end + 1))
        one = Statement(
            id=f"{name}{number}",
            article_id=name,
            content=(span,),
            source=None,
            cue=None,
            manner=Manner.INDIRECT if speaker else Manner.OWN_VOICE,
            act=act,
            certainty=Certainty.ALLEGED if act is Act.ACCUSATION else Certainty.ASSERTED,
            confidence=0.9,
            speakers=(Speaker(name=speaker, mention_id=f"m-{speaker}"),) if speaker else (),
            provenance=MAKER,
        )
        (credited if speaker else own).append(one)
    shown = article(name, text)
    shown = replace(shown, sentences=tuple(sentences), statements=tuple(credited), own_voice=tuple(own))
    if outlet is not None:
        where = Detail(value=outlet, evidence=Evidence.OPTION)
        shown = replace(shown, article=replace(shown.article, outlet=where))
    return shown


def found(*articles: AnnotatedArticle) -> list[Claim]:
    return list(claims(STORY, articles, (), ()))


ACCUSED = (
    report("a", ("Ilo Daily", SMUGGLED, Act.ACCUSATION), ("Mira Solt", NOWHERE, Act.DENIAL)),
    report("b", ("Ilo Daily", AGAIN, Act.ACCUSATION), ("Mira Solt", NOWHERE, Act.DENIAL)),
    report("c", ("Ilo Daily", SMUGGLED, Act.ACCUSATION), ("Ada Lund", HARVEST, Act.CLAIM)),
    report("d", ("Ada Lund", HARVEST, Act.CLAIM)),
)


def about(claims: list[Claim], statement: str) -> Claim:
    return next(claim for claim in claims if statement in claim.statement_ids)


def test_a_denial_in_words_of_its_own_answers_the_accusation_beside_it() -> None:
    told = found(*ACCUSED)
    assert about(told, "a0").denied_by == ("a1", "b1")
    assert about(told, "c1").denied_by == ()


def test_a_denial_that_several_reports_print_is_a_claim_of_its_own_too() -> None:
    assert set(about(found(*ACCUSED), "a1").statement_ids) == {"a1", "b1"}


def test_a_refusal_to_comment_is_an_answer_of_its_own_kind() -> None:
    silent = report("e", ("Ilo Daily", SMUGGLED, Act.ACCUSATION), ("Mira Solt", "on the diesel", Act.NO_COMMENT))
    claim = about(found(silent, *ACCUSED[1:]), "e0")
    assert claim.unanswered_by == ("e1",)
    assert "e1" not in claim.denied_by


def test_a_refusal_on_something_else_answers_no_claim() -> None:
    silent = report("e", ("Ilo Daily", SMUGGLED, Act.ACCUSATION), ("Mira Solt", "on the budget", Act.NO_COMMENT))
    assert about(found(silent, *ACCUSED[1:]), "e0").unanswered_by == ()


def test_who_denied_nothing_is_not_put_under_what_others_say() -> None:
    assert all(claim.denied_by == () for claim in found(*ACCUSED[2:]))


def denying(one: AnnotatedArticle, number: int, cue: str, content: str) -> AnnotatedArticle:
    """Return a report in which a statement reads as that its speaker denied something, by these words."""
    text = f"{one.article.text}{cue} {content}. "
    start = len(one.article.text)
    changed = replace(
        one.statements[number],
        cue=Span(start, start + len(cue)),
        content=(Span(start + len(cue) + 1, len(text) - 2),),
        act=Act.DENIAL,
        certainty=Certainty.DENIED,
    )
    statements = (*one.statements[:number], changed, *one.statements[number + 1 :])
    sentences = (*one.sentences, Span(start, len(text) - 1))
    return replace(one, article=replace(one.article, text=text), sentences=sentences, statements=statements)


def test_a_denial_that_only_points_answers_the_accusation_right_before_it() -> None:
    one = report(
        "a",
        ("Ada Lund", HARVEST, Act.CLAIM),
        ("Ilo Daily", SMUGGLED, Act.ACCUSATION),
        ("Mira Solt", "on Monday", Act.DENIAL),
    )
    told = found(denying(one, 2, "denied", "the allegations"), *ACCUSED[2:])
    assert about(told, "a1").denied_by == ("a2",)
    assert about(told, "a0").denied_by == ()


@pytest.mark.parametrize(
    ("cue", "content"),
    [("rejected", "the offer of the freighters"), ("refused", "to smuggle diesel"), ("denied", "pilots entry to port")],
)
def test_who_refuses_a_deed_or_a_thing_denies_nothing_that_others_say(cue: str, content: str) -> None:
    one = report("a", ("Ilo Daily", SMUGGLED, Act.ACCUSATION), ("Mira Solt", "on Monday", Act.DENIAL))
    assert all(claim.denied_by == () for claim in found(denying(one, 1, cue, content), *ACCUSED[2:]))


def test_an_oath_that_rules_were_kept_is_put_to_no_claim() -> None:
    oath = "our freighters have always observed the treaty on diesel"
    one = report("a", ("Ilo Daily", SMUGGLED, Act.ACCUSATION), ("Mira Solt", oath, Act.DENIAL))
    assert all(claim.denied_by == () for claim in found(one, *ACCUSED[2:]))


def test_a_denial_answers_a_claim_of_other_reports_where_it_says_what_it_denies() -> None:
    alone = report("z", ("Mira Solt", "nobody in Tarn ever smuggled diesel in any freighters", Act.DENIAL))
    assert about(found(*ACCUSED[1:3], alone), "b0").denied_by[-1] == "z0"


def test_a_reply_answers_one_claim() -> None:
    told = [claim for claim in found(*ACCUSED) if "a1" in claim.denied_by]
    assert len(told) == 1


def test_two_sentences_of_one_speaker_are_one_reply() -> None:
    contents = (
        ("Ilo Daily", SMUGGLED, Act.ACCUSATION),
        ("Mira Solt", NOWHERE, Act.DENIAL),
        ("Mira Solt", "this is no trade at all", Act.DENIAL),
    )
    assert about(found(report("a", *contents), *ACCUSED[2:]), "a0").denied_by == ("a1", "a2")


def test_what_a_report_says_itself_adds_no_origin_where_it_names_one() -> None:
    one = report("a", ("Ada Lund", SMUGGLED, Act.CLAIM), ("", AGAIN, Act.CLAIM))
    other = report("b", ("Ada Lund", SMUGGLED, Act.CLAIM))
    (claim,) = found(one, other)
    assert (claim.at_least, claim.at_most) == (1, 1)
    assert [origin.name for origin in claim.origins] == ["Ada Lund"]


def test_two_outlets_that_name_nobody_may_be_two_origins_or_one() -> None:
    (claim,) = found(
        report("a", ("", SMUGGLED, Act.CLAIM), outlet="The Ferry Post"),
        report("b", ("", AGAIN, Act.CLAIM), outlet="Radio Nine"),
    )
    assert (claim.at_least, claim.at_most) == (1, 2)
    assert {(origin.kind, origin.name, origin.known) for origin in claim.origins} == {
        (OriginKind.OUTLET, "The Ferry Post", False),
        (OriginKind.OUTLET, "Radio Nine", False),
    }


def test_a_relay_whose_report_is_not_there_is_a_missing_link() -> None:
    told = report("a", ("Ada Lund", SMUGGLED, Act.CLAIM), outlet="Radio Nine")
    (statement,) = told.statements
    relayed = replace(statement, via=(Relay(span=Span(0, 4), name="Ilo Daily"), Relay(span=Span(0, 4), name="Post")))
    there = report("b", ("Ada Lund", SMUGGLED, Act.CLAIM), outlet="The Ferry Post")
    (claim,) = found(replace(told, statements=(relayed,)), there)
    (origin,) = claim.origins
    assert (origin.relays, origin.not_here) == (("Ilo Daily", "Post"), ("Ilo Daily",))


def test_ties_tell_what_holds_a_claim_together() -> None:
    claim = about(found(*ACCUSED), "a0")
    assert all(tie.weight > 0 and set(tie.statement_ids) <= set(claim.statement_ids) for tie in claim.ties)
    assert claim.ties
