"""Acts, how far the article stands behind a statement, and whom it is addressed to."""

import pytest
from given import Given

from onrecord.model.statement import Act, Certainty, Statement

ACTS = {
    Act.CLAIM: (
        "<s>The driver</> <x>pleaded guilty to</> <c>the charge</>.",
        "<s>The driver</> <x>said</> <c>he'd been waiting at the bridge</>.",
        "<s>The mayor</> <x>said</> <c>that the dam was safe</>.",
        "<x>According to</> <s>the mayor</>, <c>the dam was safe</>.",
        "<s>The minister</> <x>told</> parliament <c>that the dam was safe</>.",
        "<s>The minister</> <x>agreed</> <c>that the dam was weak</>.",
        "<c>The minister <x>reportedly</> resigned</>.",
        "<s>The mayor</> <x>has said</> <c>that the demand was met</>.",
    ),
    Act.DENIAL: (
        "<s>The minister</> <x>denied</> <c>that he had taken bribes</>.",
        "<s>The minister</> <x>rejected</> <c>the accusation</>.",
        "<s>The ministry</> <x>dismissed</> <c>the report as a rumour</>.",
        "<s>The ministry</> <x>said</> <c>it had no evidence of a leak</>.",
        "<s>The minister</> <x>said</> <c>the report was false</>.",
        "<s>The driver</> <x>pleaded not guilty to</> <c>the charge</>.",
        "<s>The guards</> <x>refused</> <c>to open the gate</>.",
        "<s>The ministry</> <x>brushed aside</> <c>the allegations</>.",
        "<s>The minister</> <x>called</> <c>the report a smear</>.",
        "<s>The minister</> <x>defended</> <c>his handling of the flood</>.",
    ),
    Act.DEMAND: (
        "<s>The captain</> <x>told</> the crew, <c>“You know what you have to do.”</>",
        "<s>The union</> <x>demanded</> <c>that the minister resign</>.",
        "<s>The union</> <x>called for</> <c>a new vote</>.",
        "<s>The union</> <x>called on</> the minister <c>to resign</>.",
        "<s>The bishop</> <x>urged</> the police <c>to release the men</>.",
        "<s>The bishop</> <x>told</> the police <c>to release the men</>.",
        "<s>The bishop</> <x>asked</> the police <c>to release the men</>.",
        "The villagers <x>were ordered</> <c>to leave their houses</>.",
    ),
    Act.PROMISE: (
        "<s>The government</> <x>promised</> <c>to rebuild the bridge</>.",
        "<s>The minister</> <x>pledged</> <c>$5 million for the school</>.",
        "<s>The minister</> <x>vowed</> <c>that nobody would be forgotten</>.",
        "<s>The minister</> <x>agreed</> <c>to resign</>.",
    ),
    Act.THREAT: (
        "<s>The rebels</> <x>threatened</> <c>to kill the hostages</>.",
        "<s>The rebels</> <x>threatened</> <c>that they would kill the hostages</>.",
    ),
    Act.ACCUSATION: (
        "<s>The union</> <x>accused</> the company <c>of lying to workers</>.",
        "<s>The union</> <x>alleged</> <c>that the company had lied</>.",
        "<s>The union</> <x>blamed</> the company <c>for the accident</>.",
        "It <x>was alleged</> <c>that the guards took bribes</>.",
    ),
    Act.CONDEMNATION: (
        "<s>The president</> <x>condemned</> <c>the attack</>.",
        "<s>The bishop</> <x>criticized</> <c>the new law</>.",
        "<s>The bishop</> <x>denounced</> <c>the law as cruel</>.",
    ),
    Act.SUPPORT: (
        "<s>The bishop</> <x>backed</> <c>the plan</>.",
        "<s>Opposition leaders</> <x>welcomed</> <c>the decision</>.",
        "<s>The minister</> <x>praised</> <c>the police</>.",
        "<s>The minister</> <x>defended</> <c>his wife</>.",
    ),
    Act.QUESTION: (
        "<s>The mayor</> <x>asked</> <c>whether the dam was safe</>.",
        "<s>The judge</> <x>asked</> <c>why the gate had been open</>.",
        "<s>The farmer</> <x>wondered</> <c>whether the dam was safe</>.",
        '<c>"Who paid for this?"</> <s>the judge</> <x>asked</>.',
    ),
    Act.NO_COMMENT: (
        "<s>The company</> <x>declined to comment</>.",
        "<s>The ministry</> <x>did not respond</> to a request for comment.",
        "<s>The ministry</> <x>refused to say</> <c>where the men were held</>.",
        "<s>The minister</> <x>would not comment</> <c>on the talks</>.",
    ),
}

KNOWN = (
    (
        Act.CLAIM,
        "<c>“The talks were not a failure,”</> <s>the minister</> <x>said</>.",
        "a negation that answers nobody looks like a denial",
    ),
    (
        Act.ACCUSATION,
        "<c>The ship handed its cargo to the rebels at night</>, <s>the navy</> <x>said</>.",
        "a charge without a word of wrong in it: only the affair tells",
    ),
)

FROM_CONTENT = {
    Act.CLAIM: (
        "<c>“We will see,”</> <s>the minister</> <x>said</>.",
        "<s>The mayor</> <x>said</> <c>the river would rise</>.",
        "<c>“It was raining when we left,”</> <s>the driver</> <x>said</>.",
        "<s>The bishop</> <x>said</> <c>he had asked the driver about the road</>.",
        "<s>The mayor</> <x>said</> <c>that nobody was injured</>.",
        "<c>“We don't know who opened the gate,”</> <s>the mayor</> <x>said</>.",
        "<c>“It is not only the dam,”</> <s>the mayor</> <x>said</>.",
        "<c>“There is no doubt about the dam,”</> <s>the mayor</> <x>said</>.",
        "<c>“It would be ridiculous to wait,”</> <s>the mayor</> <x>said</>.",
        "<s>The mayor</> <x>said</> <c>that illegal immigrants worked at the dam</>.",
        "<c>“If we can help, we call the bishop,”</> <s>the mayor</> <x>said</>.",
    ),
    Act.PROMISE: (
        "<c>“We will rebuild every house,”</> <s>the minister</> <x>said</>.",
        "<s>The minister</> <x>said</> <c>he would rebuild every house</>.",
        "<c>“Our engineers will work through the night,”</> <s>the minister</> <x>said</>.",
        "<s>The company</> <x>said</> <c>it was determined to pay the workers</>.",
        "<s>The company</> <x>said</> <c>it planned to pay the workers</>.",
        "<c>The names will be published on Friday</>, <s>the mayor</> <x>said</>.",
        "<c>“We are going to repair the bridge,”</> <s>the mayor</> <x>said</>.",
    ),
    Act.DEMAND: (
        "<c>The minister must resign</>, <s>the union</> <x>said</>.",
        "<c>“The company should pay for the damage,”</> <s>the bishop</> <x>said</>.",
        "<c>“We call on the minister to resign,”</> <s>the union</> <x>said</>.",
        "<c>“We urge all villagers to stay at home,”</> <s>the mayor</> <x>said</>.",
        "<c>“Leave the valley now,”</> <s>the mayor</> <x>said</>.",
        "<c>“Please keep away from the river,”</> <s>the mayor</> <x>said</>.",
        "<c>“We want them to come back,”</> <s>the mother</> <x>said</>.",
        "<c>“They have to leave the valley,”</> <s>the mayor</> <x>said</>.",
    ),
    Act.DENIAL: (
        "<c>“This is not a retreat,”</> <s>the general</> <x>said</>.",
        "<c>“We never paid the rebels,”</> <s>the minister</> <x>said</>.",
        "<c>“That is not true,”</> <s>the minister</> <x>said</>.",
        "<s>The company</> <x>said</> <c>it had not sold the land</>.",
        "<s>The company</> <x>said</> <c>there was no deal with the rebels</>.",
        "<c>No ransom was paid</>, <s>the minister</> <x>said</>.",
        "<c>“The document does not exist,”</> <s>the minister</> <x>said</>.",
        "<c>“The reports do not match the facts,”</> <s>the minister</> <x>said</>.",
        "<c>“The allegations are ridiculous,”</> <s>the minister</> <x>said</>.",
        "<c>“This is garbage,”</> <s>the minister</> <x>said</>.",
        "<c>“Nothing improper took place,”</> <s>the minister</> <x>said</>.",
        "<c>“It never happened,”</> <s>the minister</> <x>said</>.",
        "<c>“Absolutely not,”</> <s>the minister</> <x>said</>.",
        "<s>The police</> <x>said</> <c>the driver had no connection to the rebels</>.",
        "<s>The police</> <x>said</> <c>there was no breach of the treaty</>.",
        "<s>The ministry</> <x>insisted</> <c>that the post was never offered to the bishop</>.",
        "<c>“We have always observed the treaty,”</> <s>the minister</> <x>said</>.",
        "<c>“The law does not discriminate,”</> <s>the mayor</> <x>said</>.",
    ),
    Act.THREAT: (
        "<s>The rebels</> <x>said</> <c>they would kill the hostages unless the army left</>.",
        "<c>“There will never be peace if the army stays,”</> <s>the rebels</> <x>said</>.",
        "<c>“There will be consequences if the army stays,”</> <s>the rebels</> <x>said</>.",
    ),
    Act.ACCUSATION: (
        "<c>“The company violated the law for years,”</> <s>the union</> <x>said</>.",
        "<s>The union</> <x>said</> <c>that the company had lied and cheated</>.",
        "<c>“The ministry failed to warn the villagers,”</> <s>the bishop</> <x>said</>.",
        "<c>The company was <x>allegedly</> smuggling oil</>.",
    ),
    Act.CONDEMNATION: (
        "<c>“We condemn this attack,”</> <s>the bishop</> <x>said</>.",
        "<c>“This attack is despicable,”</> <s>the bishop</> <x>said</>.",
        "<s>The ministry</> <x>said</> <c>it was outraged by the attack</>.",
    ),
    Act.SUPPORT: (
        "<c>“We welcome the decision,”</> <s>the bishop</> <x>said</>.",
        "<c>“Our thoughts are with the families,”</> <s>the mayor</> <x>said</>.",
        "<c>“I thank the police,”</> <s>the mayor</> <x>said</>.",
        "<c>“We stand with the workers,”</> <s>the bishop</> <x>said</>.",
        "<c>“It is great news,”</> <s>the bishop</> <x>said</>.",
        "<s>The minister</> <x>offered</> <c>his condolences</> to the families.",
    ),
    Act.QUESTION: (
        "<c>“Where is the money?”</> <s>the bishop</> <x>said</>.",
        "<c>“I would like to know who paid for the bridge,”</> <s>the bishop</> <x>said</>.",
    ),
    Act.NO_COMMENT: (
        "<c>“No comment,”</> <s>the minister</> <x>said</>.",
        "<c>“I don't want to answer that,”</> <s>the minister</> <x>said</>.",
        "<c>“It is too early for us to confirm the numbers,”</> <s>the mayor</> <x>said</>.",
        "<s>The ministry</> <x>was unable to explain</> <c>the letter</>.",
        "<s>The company</> <x>declined</> <c>to comment</>.",
    ),
}


def _only(text: str, given: Given) -> Statement:
    statements = [statement for statement in given(text).statements if statement.within is None]
    assert len(statements) == 1, text
    return statements[0]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        *((text, act) for act, texts in ACTS.items() for text in texts),
        *((text, act) for act, texts in FROM_CONTENT.items() for text in texts),
        *(pytest.param(text, act, marks=pytest.mark.xfail(strict=True, reason=why)) for act, text, why in KNOWN),
    ],
)
def test_a_statement_does_what_its_cue_and_content_tell(text: str, act: Act, given: Given) -> None:
    assert _only(text, given).act is act


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("<s>The union</> <x>did not demand</> <c>an apology</>.", Act.DEMAND),
        ("<s>The union</> <x>never called for</> <c>a new vote</>.", Act.DEMAND),
        ("<s>The minister</> <x>did not promise</> <c>to resign</>.", Act.PROMISE),
        ("<s>The bishop</> <x>did not condemn</> <c>the attack</>.", Act.CONDEMNATION),
        ("<s>The bishop</> <x>did not back</> <c>the plan</>.", Act.SUPPORT),
        ("<s>The mayor</> <x>did not say</> <c>that the dam was safe</>.", Act.CLAIM),
        ("<s>The minister</> <x>did not deny</> <c>that he had taken bribes</>.", Act.DENIAL),
        ("<s>The rebels</> <x>never threatened</> <c>to kill the hostages</>.", Act.THREAT),
    ],
)
def test_an_act_that_was_not_done_is_no_such_act(text: str, negated: Act, given: Given) -> None:
    assert all(statement.act is not negated for statement in given(text).statements)


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("<s>The mayor</> <x>said</> <c>that the dam was safe</>.", Certainty.ASSERTED),
        ("<s>The union</> <x>demanded</> <c>that the minister resign</>.", Certainty.ASSERTED),
        ("<s>The mayor</> <x>said</> <c>that the dam might break</>.", Certainty.HEDGED),
        ("<s>The mayor</> <x>said</> <c>that the dam would probably break</>.", Certainty.HEDGED),
        ("It <x>was reported</> <c>that the minister had resigned</>.", Certainty.HEDGED),
        ("<c>The minister <x>reportedly</> resigned</>.", Certainty.HEDGED),
        ("<c>The minister has <x>allegedly</> taken bribes</>.", Certainty.ALLEGED),
        ("<s>The farmer</> <x>claimed</> <c>that the vote was bought</>.", Certainty.ALLEGED),
        ("<s>The union</> <x>accused</> the company <c>of lying to workers</>.", Certainty.ALLEGED),
        ("The court heard <x>allegations</> of <c>torture</>.", Certainty.ALLEGED),
        ("<s>The mayor</> <x>said</> <c>he thought that the dam was safe</>.", Certainty.HEDGED),
        ("<s>The mayor</> <x>said</> <c>he believed that the dam was safe</>.", Certainty.HEDGED),
        ("<c>The dam</> <x>is believed</> <c>to be safe</>.", Certainty.HEDGED),
        ("<c>“This is not a retreat,”</> <s>the general</> <x>said</>.", Certainty.ASSERTED),
        ("<s>The mayor</> <x>said</> <c>the reports could not be confirmed</>.", Certainty.UNCONFIRMED),
        ("<s>The minister</> <x>denied</> <c>that he had taken bribes</>.", Certainty.DENIED),
        ("<s>The minister</> <x>rejected</> <c>the accusation</>.", Certainty.DENIED),
        ("<s>The ministry</> <x>said</> <c>it had no evidence of a leak</>.", Certainty.UNCONFIRMED),
        ("<s>The police</> <x>said</> <c>they had no confirmation of the attack</>.", Certainty.UNCONFIRMED),
    ],
)
def test_the_article_stands_behind_a_statement_as_far_as_its_words_go(
    text: str, certainty: Certainty, given: Given
) -> None:
    assert _only(text, given).certainty is certainty


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        ("<s>The bishop</> <x>told</> the police <c>to release the men</>.", "the police"),
        ("<s>The bishop</> <x>urged</> the police <c>to release the men</>.", "the police"),
        ("<s>The bishop</> <x>asked</> the police <c>to release the men</>.", "the police"),
        ("<s>The union</> <x>called on</> the minister <c>to resign</>.", "the minister"),
        ("The minister <x>was urged</> <c>to resign</>.", "The minister"),
        ('<c>"The dam is safe,"</> <s>the mayor</> <x>told</> reporters.', "reporters"),
        ("<s>The mayor</> <x>told</> Anna Veldt <c>that the dam was safe</>.", "Anna Veldt"),
        ("Anna Veldt left. <s>The mayor</> <x>told</> Veldt <c>that the dam was safe</>.", "Anna Veldt"),
        ("<s>The mayor</> <x>said</> <c>that the dam was safe</>.", None),
        ("<s>The mayor</> <x>promised</> <c>to resign</>.", None),
        ("<s>The president</> <x>condemned</> <c>the minister</>.", None),
        ("<s>The bishop</> <x>praised</> <c>the firefighters</>.", None),
        ("<s>The union</> <x>accused</> the company <c>of lying to workers</>.", "the company"),
        ("<s>The mayor</> <x>promised</> <c>the villagers that the dam would hold</>.", "the villagers"),
        ("<s>The mayor</> <x>said</> to the villagers <c>that the dam would hold</>.", "the villagers"),
        ("<c>“We urge the villagers to stay at home,”</> <s>the mayor</> <x>said</>.", "the villagers"),
        ("<s>The mayor</> <x>asked</> the villagers <c>not to leave</>.", "the villagers"),
        ("<s>The mayor</> <x>thanked</> <c>the villagers for their help</>.", "the villagers"),
        ("<s>The mayor</> <x>said</> in an interview with Radio Dornach <c>that the dam was safe</>.", "Radio Dornach"),
    ],
)
def test_a_statement_is_addressed_to_the_one_spoken_to(text: str, addressee: str | None, given: Given) -> None:
    found = given(text).statements[0].addressee
    assert (found.name if found else None) == addressee


def test_an_addressee_stands_on_a_mention(given: Given) -> None:
    annotated = given("Anna Veldt left. <s>The mayor</> <x>told</> Veldt <c>that the dam was safe</>.")
    addressee = annotated.statements[0].addressee
    assert addressee is not None
    mention = next(m for m in annotated.mentions if m.id == addressee.mention_id)
    assert mention.span.of(annotated.article.text) == "Veldt"
