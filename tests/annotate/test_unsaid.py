"""What was not said is no statement of him who did not say it, nor a refusal to speak: the article tells it."""

import marked
import pytest

from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.statement import Act

UNSAID = (
    "The union did not demand an apology.",
    "The mayor has neither praised the police nor urged the council to pay for the bridge.",
    "The minister did not call for a new vote.",
    "The minister has never asked the council to close the harbour.",
    "The mayor stopped short of accusing the company of negligence.",
    "The minister left the hall without demanding that the harbour be closed.",
    "The minister failed to condemn the attack on the ferry.",
    "The bishop refrained from blaming the company for the fire.",
    "The mayor praised the crew instead of demanding an inquiry into the fire.",
    "Nobody has called for a new vote in Dornach.",
    "No councillor has demanded that the mayor resign.",
    "The harbour would stay open if the ministry asked for a new vote.",
    "The union might demand a new vote on the harbour.",
    "The mayor should have condemned the attack on the ferry.",
    "The report does not say that the dam was safe.",
)

SAID = (
    ("The minister not only called for a new vote but left the hall.", Act.DEMAND),
    ("The bishop did not hesitate to condemn the attack on the ferry.", Act.CONDEMNATION),
    ("The mayor never failed to condemn the attacks on the ferry.", Act.CONDEMNATION),
    ("The minister did not deny that he had taken bribes.", Act.CLAIM),
    ("The union called for a new vote, and the mayor did not.", Act.DEMAND),
    ("The union may have threatened to close the harbour.", Act.THREAT),
)

KEPT_BACK = (
    "The ministry did not say whether the men were alive.",
    "The ministry would not say where the men were held.",
    "The company has not responded to questions about the fire.",
    "The ministry did not disclose the names of the men.",
    "The company declined to say how many workers had left.",
)


def acts(annotated: AnnotatedArticle) -> list[Act]:
    return [statement.act for statement in annotated.statements]


@pytest.mark.parametrize("text", UNSAID)
def test_what_was_not_said_is_no_statement_of_him_who_did_not_say_it(text: str, annotate: marked.Annotate) -> None:
    told = {Act.DEMAND, Act.ACCUSATION, Act.CONDEMNATION, Act.NO_COMMENT}
    assert not [act for act in acts(annotate(text)) if act in told]


@pytest.mark.parametrize("text", UNSAID[:6])
def test_that_it_was_not_said_is_told_in_the_articles_own_voice(text: str, annotate: marked.Annotate) -> None:
    annotated = annotate(text)
    last = text.rsplit(maxsplit=2)[-2]
    assert any(last in piece.of(text) for one in annotated.own_voice for piece in one.content)


@pytest.mark.parametrize(("text", "act"), SAID)
def test_a_negation_beside_it_takes_nothing_back(text: str, act: Act, annotate: marked.Annotate) -> None:
    assert act in acts(annotate(text))


@pytest.mark.parametrize("text", KEPT_BACK)
def test_who_keeps_an_answer_back_refuses_to_speak(text: str, annotate: marked.Annotate) -> None:
    assert acts(annotate(text)) == [Act.NO_COMMENT]


def test_what_a_document_does_not_answer_is_no_refusal(annotate: marked.Annotate) -> None:
    assert Act.NO_COMMENT not in acts(annotate("The report did not answer why the gate had been open."))


def test_an_outlet_that_could_not_check_has_not_refused(annotate: marked.Annotate) -> None:
    assert Act.NO_COMMENT not in acts(annotate("CNN could not independently confirm the number of dead."))


def test_the_record_of_attitudes_keeps_what_was_not_said(annotate: marked.Annotate) -> None:
    said = annotate("Tamm said that Veldt had never asked him to close the harbour.")
    assert [s.act for s in said.statements] == [Act.CLAIM]
