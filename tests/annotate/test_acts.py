"""Acts, how far the article stands behind a statement, and whom it is addressed to."""

import marked
import pytest

from onrecord.model.statement import Act, Certainty, Statement

ACTS = {
    Act.CLAIM: (
        "The mayor said that the dam was safe.",
        "According to the mayor, the dam was safe.",
        "The minister told parliament that the dam was safe.",
        "The minister agreed that the dam was weak.",
        "The minister reportedly resigned.",
        "The mayor has said that the demand was met.",
    ),
    Act.DENIAL: (
        "The minister denied that he had taken bribes.",
        "The minister rejected the accusation.",
        "The ministry dismissed the report as a rumour.",
        "The ministry said it had no evidence of a leak.",
        "The minister said the report was false.",
        "The guards refused to open the gate.",
    ),
    Act.DEMAND: (
        "The union demanded that the minister resign.",
        "The union called for a new vote.",
        "The union called on the minister to resign.",
        "The bishop urged the police to release the men.",
        "The bishop told the police to release the men.",
        "The bishop asked the police to release the men.",
        "The villagers were ordered to leave their houses.",
    ),
    Act.PROMISE: (
        "The government promised to rebuild the bridge.",
        "The minister pledged $5 million for the school.",
        "The minister vowed that nobody would be forgotten.",
        "The minister agreed to resign.",
    ),
    Act.THREAT: (
        "The rebels threatened to kill the hostages.",
        "The rebels threatened that they would kill the hostages.",
    ),
    Act.ACCUSATION: (
        "The union accused the company of lying to workers.",
        "The union alleged that the company had lied.",
        "The union blamed the company for the accident.",
        "It was alleged that the guards took bribes.",
    ),
    Act.CONDEMNATION: (
        "The president condemned the attack.",
        "The bishop criticized the new law.",
        "The bishop denounced the law as cruel.",
    ),
    Act.SUPPORT: (
        "The bishop backed the plan.",
        "Opposition leaders welcomed the decision.",
        "The minister praised the police.",
    ),
    Act.QUESTION: (
        "The mayor asked whether the dam was safe.",
        "The judge asked why the gate had been open.",
        "The farmer wondered whether the dam was safe.",
        '"Who paid for this?" the judge asked.',
    ),
    Act.NO_COMMENT: (
        "The company declined to comment.",
        "The ministry did not respond to a request for comment.",
        "The ministry refused to say where the men were held.",
        "The minister would not comment on the talks.",
    ),
}

KNOWN = (
    (Act.THREAT, "The rebels said they would kill the hostages unless the army left.", "a threat in a plain said"),
    (Act.DEMAND, "The minister must resign, the union said.", "a demand in a modal verb, after a plain said"),
    (Act.PROMISE, "“We will rebuild every house,” the minister said.", "a promise in the first person, after said"),
)


def _only(text: str, annotate: marked.Annotate) -> Statement:
    statements = [statement for statement in annotate(text).statements if statement.within is None]
    assert len(statements) == 1, text
    return statements[0]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        *((text, act) for act, texts in ACTS.items() for text in texts),
        *(pytest.param(text, act, marks=pytest.mark.xfail(strict=True, reason=why)) for act, text, why in KNOWN),
    ],
)
def test_a_statement_does_what_its_cue_and_content_tell(text: str, act: Act, annotate: marked.Annotate) -> None:
    assert _only(text, annotate).act is act


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("The union did not demand an apology.", Act.DEMAND),
        ("The union never called for a new vote.", Act.DEMAND),
        ("The minister did not promise to resign.", Act.PROMISE),
        ("The bishop did not condemn the attack.", Act.CONDEMNATION),
        ("The bishop did not back the plan.", Act.SUPPORT),
        ("The mayor did not say that the dam was safe.", Act.CLAIM),
        ("The minister did not deny that he had taken bribes.", Act.DENIAL),
        ("The rebels never threatened to kill the hostages.", Act.THREAT),
    ],
)
def test_an_act_that_was_not_done_is_no_such_act(text: str, negated: Act, annotate: marked.Annotate) -> None:
    assert all(statement.act is not negated for statement in annotate(text).statements)


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("The mayor said that the dam was safe.", Certainty.ASSERTED),
        ("The union demanded that the minister resign.", Certainty.ASSERTED),
        ("The mayor said that the dam might break.", Certainty.HEDGED),
        ("The mayor said that the dam would probably break.", Certainty.HEDGED),
        ("It was reported that the minister had resigned.", Certainty.HEDGED),
        ("The minister reportedly resigned.", Certainty.ALLEGED),
        ("The minister has allegedly taken bribes.", Certainty.ALLEGED),
        ("The farmer claimed that the vote was bought.", Certainty.ALLEGED),
        ("The union accused the company of lying to workers.", Certainty.ALLEGED),
        ("The court heard allegations of torture.", Certainty.ALLEGED),
        ("The minister denied that he had taken bribes.", Certainty.DENIED),
        ("The minister rejected the accusation.", Certainty.DENIED),
        ("The ministry said it had no evidence of a leak.", Certainty.UNCONFIRMED),
        ("The police said they had no confirmation of the attack.", Certainty.UNCONFIRMED),
    ],
)
def test_the_article_stands_behind_a_statement_as_far_as_its_words_go(
    text: str, certainty: Certainty, annotate: marked.Annotate
) -> None:
    assert _only(text, annotate).certainty is certainty


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        ("The bishop told the police to release the men.", "the police"),
        ("The bishop urged the police to release the men.", "the police"),
        ("The bishop asked the police to release the men.", "the police"),
        ("The union called on the minister to resign.", "the minister"),
        ("The minister was urged to resign.", "The minister"),
        ('"The dam is safe," the mayor told reporters.', "reporters"),
        ("The mayor told Anna Veldt that the dam was safe.", "Anna Veldt"),
        ("Anna Veldt left. The mayor told Veldt that the dam was safe.", "Anna Veldt"),
        ("The mayor said that the dam was safe.", None),
        ("The mayor promised to resign.", None),
        ("The president condemned the minister.", None),
        ("The bishop praised the firefighters.", None),
        pytest.param(
            "The union accused the company of lying to workers.",
            "the company",
            marks=pytest.mark.xfail(strict=True, reason="whom somebody accuses is not always whom he speaks to"),
        ),
        pytest.param(
            "The mayor promised the villagers that the dam would hold.",
            "the villagers",
            marks=pytest.mark.xfail(strict=True, reason="promise has no one spoken to among its frames"),
        ),
        pytest.param(
            "The mayor said to the villagers that the dam would hold.",
            "the villagers",
            marks=pytest.mark.xfail(strict=True, reason="the one spoken to may stand after to"),
        ),
    ],
)
def test_a_statement_is_addressed_to_the_one_spoken_to(
    text: str, addressee: str | None, annotate: marked.Annotate
) -> None:
    found = annotate(text).statements[0].addressee
    assert (found.name if found else None) == addressee


def test_an_addressee_stands_on_a_mention(annotate: marked.Annotate) -> None:
    annotated = annotate("Anna Veldt left. The mayor told Veldt that the dam was safe.")
    addressee = annotated.statements[0].addressee
    assert addressee is not None
    mention = next(m for m in annotated.mentions if m.id == addressee.mention_id)
    assert mention.span.of(annotated.article.text) == "Veldt"
