"""Sentences and short paragraphs with their answers in marks: who, the words that announce it, what.

Conventions of the answers: a content keeps its quotation marks, its "that" and the stop inside its quotation, not the
stop that ends the sentence; a preposition that follows the cue at once goes with the cue; over paragraphs it is one
stretch; a source keeps its apposition and its relative clause; "reportedly" lies in its content. What comes out wrong
today and should come out right stands in the same table, with the reason.
"""

from dataclasses import dataclass, replace

import marked
import pytest

from onrecord.annotate.attribution import each_once
from onrecord.annotate.layers import FoundStatement


@dataclass(frozen=True, slots=True)
class _Known:
    """A sentence whose answers are not found today, and why."""

    sentence: str
    reason: str


DIRECT = (
    '<c>"The bridge is safe,"</> <s>the mayor</> <x>said</>.',
    "<c>“The bridge is safe,”</> <s>Anna Veldt</> <x>said</> on Monday.",
    '<c>"The bridge is safe,"</> <x>said</> <s>Anna Veldt, the mayor of Dornach</>.',
    '<s>Veldt</> <x>said</>: <c>"We will not close the bridge."</>',
    '<s>The minister</> <x>said</>, <c>"We will not close the bridge."</>',
    "<s>Veldt</> <x>added</>: <c>“Nobody told us.”</>",
    '<c>"The money is gone,"</> <x>wrote</> <s>the mayor</>.',
    '<c>"Where is the money?"</> <x>asked</> <s>the mayor</>.',
    "<c>“We saw nothing at all of it,”</> <x>insisted</> <s>the mayor</>.",
    '<c>"Where is the money?"</> <x>asked</> <s>Holt, 54, a farmer</>.',
    '<c>"I will,"</> <s>she</> <x>said</>, <c>"stay in Dornach until the end."</>',
    '<c>"We have nothing to hide,"</> <s>Veldt</> <x>told</> reporters. <c>"Every document will be published."</>',
    '<c>"Who paid for this?"</> <s>Brenner</> <x>asked</>.',
    '<c>"Stop the trains!"</> <s>the driver</> <x>shouted</>.',
    "<c>'We saw no warning,'</> <s>the driver</> <x>said</>.",
    "<c>‘We saw no warning,’</> <s>the driver</> <x>said</>.",
    "<c>``We saw no warning,''</> <s>the driver</> <x>said</>.",
    "<c>«We saw no warning,»</> <s>the driver</> <x>said</>.",
    "<c>\"They didn't ask for Peter's help,\"</> <s>Veldt</> <x>said</>.",
    _Known(
        '<c>"The pipe is 12" wide,"</> <s>the engineer</> <x>said</>.',
        "a mark for inches is taken for the end of the quotation",
    ),
    'In a letter to the council, <s>Veldt</> <x>wrote</>: <c>"The money is gone."</>',
    '<c>"The money is gone,"</> <x>wrote</> <s>Veldt</> in a letter to the council.',
    '<s>She</> <x>called</> <c>the vote "a disgrace for the whole valley."</>',
    "<c>“The dam held,”</> <s>the engineer</> <x>explained</>, <c>“because the gates were open.”</>",
    '<c>"The dam held the whole night."</>',
    '<c>"No,"</> <s>she</> <x>said</>.',
    '<c>"It was dark,"</> <s>the driver, a man of 54</>, <x>said</>. <c>"I saw nothing."</>',
    '<c>"The gates were open,"</> <s>he</> <x>said</> on Monday, <c>"and nobody closed them."</>',
    '<s>A sign at the gate</> <x>read</>: <c>"Closed until further notice."</>',
    '<s>The protesters</> <x>shouted</> <c>"We want our money back!"</>',
    '<c>"The mill will close,"</> <s>it</> <x>said</> in a statement.',
    '<c>"We lost the boats."</> Veldt paused.',
)

PARAGRAPHS = (
    '<c>"The bridge is safe,"</> <s>Veldt</> <x>said</>. <c>"It will stay open.\n\n"We will look at it in May."</>',
    "<c>“We lost it all,”</> <s>Tamm</> <x>said</>. <c>“The house fell.\n\n“The barn did.\n\n“We start again.”</>",
    '<c>"The first winter was hard.\n\n"The second one was harder,"</> <s>Tamm</> <x>said</>.',
    '<s>Veldt</> <x>wrote</>: <c>"The bridge is safe.\n\n"It will stay open."</>\n\nNobody answered.',
    '<c1>"It fell,"</> <s1>she</> <x1>said</>. <c1>"It did.\n\n"I ran."</>\n\n<c2>"It held,"</> <s2>he</> <x2>said</>.',
    '<s>Veldt</> <x>issued</> a statement:\n\n<c>"The bridge is safe and it will stay open."</>',
    '<s>The minister</> <x>said</>:\n\n<c>"The bridge is safe and it will stay open."</>',
    '<c1>"The bridge is safe,"</> <s1>Veldt</> <x1>said</>.\n\n<c2>"Nobody believes her,"</> <s2>Tamm</> <x2>said</>.',
    '<s1>Veldt</> <x1>said</> <c1>the bridge was safe</>.\n\n<c2>"It will stay open until the autumn."</>',
)

INDIRECT = (
    "<s>The mayor</> <x>said</> <c>the bridge was safe</>.",
    "<s>The mayor</> <x>said</> <c>that the bridge was safe</>.",
    "<s>Officials</> <x>confirmed</> on Tuesday <c>that two people had died</>.",
    "<c>The bridge was safe</>, <s>the mayor</> <x>said</>.",
    "<c>The bridge</>, <s>officials</> <x>said</>, <c>will reopen in May</>.",
    "<c>The bridge will reopen in May</>, <s>officials</> <x>said</> on Monday.",
    "<c>The bridge will reopen in May</>, <x>said</> <s>Anna Veldt</>.",
    "<s>Veldt</> <x>told</> parliament <c>that the money had been spent</>.",
    "<s>The minister</> <x>told</> the police <c>that the dam was safe</>.",
    "<s>The mayor</> <x>said</> for three years <c>that the bridge was safe</>.",
    _Known(
        "<s>Tamm</> <x>warned</> the villagers <c>of a second flood</>.",
        "whom somebody warned is taken for a part of what he said",
    ),
    "<s>Police</> <x>believe</> <c>that the fire started in the kitchen</>.",
    "<s>The report</> <x>shows</> <c>that the dam was weak</>.",
    "<s>The company</> <x>announced</> <c>a new factory in Dornach</>.",
    "<s>Veldt</> <x>asked</> <c>whether the bridge was safe</>.",
    "<s>Tamm</> <x>wondered</> <c>why nobody had called the police</>.",
    "<s>The union</> <x>argues</> <c>that the factory should stay open</>.",
    "<s>He</> <x>went on to say</> <c>that the plan would fail</>.",
    "<s>Tamm</> <x>warned of</> <c>a second flood</>.",
    "<s>Tamm</> <x>warned</> <c>that a second flood would come</>.",
    "<s>Experts</> <x>estimate</> <c>that 400 houses were lost</>.",
    "<s>Veldt</> <x>insisted</> <c>that the bridge was safe</>.",
    "<s>The governor of Lower Sarn</> <x>has acknowledged</> <c>that mistakes were made</>.",
    "<c>The vote was fair</>, <s>the court</> <x>ruled</>.",
    "<s>The court</> <x>ruled</> <c>that the vote was fair</>.",
    "<s>Veldt, the mayor of Dornach</>, <x>said</> <c>the bridge was safe</>.",
    "As <s>Veldt</> <x>noted</>, <c>the bridge is old</>.",
    "<s>Both ministers</> <x>have said</> <c>that they will resign</>.",
    "<s12>Veldt</> <x1>said</> <c1>the bridge was safe</> and <x2>promised</> <c2>to rebuild the road</>.",
    "<s>Neither minister</> <x>said</> <c>that he would resign</>.",
    "<s>The minister</> <x>did not say</> <c>when the talks would end</>.",
    "<s>Brenner</> <x>said</> on Tuesday <c>that the border would stay closed</>.",
    "On Tuesday, <s>Brenner</> <x>said</> <c>the border would stay closed</>.",
    "<s>She</> <x>said</> <c>she had not seen the letter</>.",
    "<s>Brenner and Veldt</> <x>said</> <c>that the border would stay closed</>.",
    "<s>The ministry of health</> <x>said</> in a statement <c>that 14 people had died</>.",
    "<s>The head of the union, Oren Tamm</>, <x>said</> <c>the strike would go on</>.",
    "<s>President Brenner</> <x>promised</> on Monday <c>to open the border</>.",
    "<s>Two officials with knowledge of the talks</> <x>said</> <c>the deal was dead</>.",
    "But <s>the union</> <x>said</> <c>the offer was too low</>.",
    "<s1>Veldt</> <x1>said</> <c1>the dam was safe</>, but <s2>Tamm</> <x2>said</> <c2>it was not</>.",
    "<s>Veldt</> <x>said</> <c>the dam was safe because the gates were open</>.",
    "When the dam broke, <s>the engineers</> <x>said</> <c>that nobody was hurt</>.",
)

MIXED = (
    '<s>Veldt</> <x>said</> <c>the plan was "a gift to the rich"</>.',
    '<s>The minister</> <x>called</> <c>the report "a work of fiction"</>.',
    '<c>The plan is "a gift to the rich,"</> <s>Veldt</> <x>said</>.',
    '<s>Veldt</> <x>described</> <c>the plan as "a gift to the rich"</>.',
    '<s>Tamm</> <x>said</> <c>that "nobody in this town" believed the report</>.',
    '<s>The ministry</> <x>said</> in a statement <c>that it was "deeply concerned" by the arrests</>.',
    '<s>The bishop</> <x>denounced</> <c>the law as "cruel and useless"</>.',
    '<s>Tamm</> <x>told</> the court <c>he was "cold and tired" that night</>.',
    'In a week that was far from "over," <s>the minister</> <x>said</> <c>there was no reason to leave</>.',
)

ACCORDING = (
    "<x>According to</> <s>the mayor</>, <c>the bridge is safe</>.",
    "<c>The bridge is safe</>, <x>according to</> <s>the mayor</>.",
    "<c>The bridge</>, <x>according to</> <s>the mayor</>, <c>is safe</>.",
    "<c>At least 14 people died</>, <x>according to</> <s>the regional health ministry</>.",
    "<x>According to</> <s>Anna Veldt, the mayor of Dornach</>, <c>the bridge is safe</>.",
    "<x>According to</> <s>a report by the audit office</>, <c>the money was never paid</>.",
    "<c>The number of dead rose to 14 on Tuesday</>, <x>according to</> <s>the Dornach Gazette</>.",
    '<c1>"We saw no warning,"</> <s1>Tamm</> <x1>said</>, according to the Dornach Gazette.',
    "According to the Dornach Gazette, <s>Tamm</> <x>said</> <c>the warning came too late</>.",
    "<c>Two people died</>, <x>according to</> <s>police</>.",
    "The bridge is safe, and it will stay open.",
)

REPORTEDLY = (
    "<c>The minister <x>reportedly</> resigned on Monday</>.",
    "<c>The minister has <x>allegedly</> taken bribes</>.",
    "<c>Two men were <x>allegedly</> beaten by the guards</>.",
)

NOBODY_NAMED = (
    "<c>The minister</> <x>is said</> <c>to have resigned</>.",
    "It <x>was reported</> <c>that the minister had resigned</>.",
    "<c>Three men</> <x>are believed</> <c>to have escaped</>.",
    "It <x>is alleged</> <c>that the guards took bribes</>.",
    "It <x>was announced</> on Monday <c>that the talks had failed</>.",
    "The workers <x>were told</> <c>that the factory would close</>.",
    "<x1>Asked</> <c1>whether the bridge was safe</>, <s2>Veldt</> <x2>declined to comment</>.",
    _Known(
        "The workers <x>were told</> by <s>the manager</> <c>that the factory would close</>.",
        "whom somebody told, at the start of the sentence, is taken for a part of what he said",
    ),
    "There <x>were reports</> <c>that the minister had resigned</>.",
    _Known(
        "<x>Rumours</> <c>that the minister had resigned</> spread on Monday.",
        "the parser calls the clause of a noun relative (acl:relcl), though its that marks it as a complement",
    ),
)

RELATIVE = (
    "Tamm, <s>who</> <x>said</> <c>he saw the fire</>, left the town.",
    "<s>Tamm, who lives near the dam</>, <x>said</> <c>it was weak</>.",
    _Known(
        "The letter was written by Oren Tamm, <s>who</> <x>claims</> <c>that the vote was bought</>.",
        "the network takes what somebody wrote, a letter, for what he said in it",
    ),
    "She met villagers <s>who</> <x>said</> <c>that the well was dry</>.",
)

PARTICIPLES = (
    _Known(
        "<s>One farmer</> <x>claiming</> <c>that the vote was bought</> left the hall.",
        "a participle that hangs on its source stays in the source, with the content",
    ),
    "<s>Veldt</> left the room, <x>saying</> <c>that she was tired</>.",
    "<s12>Veldt</> <x1>rejected</> <c1>the report</>, <x2>saying</> <c2>it was full of mistakes</>.",
    "<s12>Veldt</> <x1>said</> <c1>the bridge was safe</>, <x2>adding</> <c2>that it would be checked again</>.",
    "<s>The company</> closed the plant, <x>citing</> <c>high costs</>.",
    "Speaking in Dornach, <s>the minister</> <x>praised</> <c>the police</>.",
)

HEADLINES = (
    "<headline><s>Mayor</> <x>Says</> <c>Old Bridge Is Safe</></>\n\nThe bridge was built in 1950.",
    "<headline><s>Mayor</> <x>says</> <c>old bridge is safe</></>\n\nThe bridge was built in 1950.",
    "<headline><c>Old bridge is safe</>, <s>mayor</> <x>says</></>\n\nThe bridge was built in 1950.",
    "<headline><c>Old bridge is safe</>, <x>says</> <s>mayor</></>\n\nThe bridge was built in 1950.",
    "<headline><s>Veldt</> <x>Urges</> Brenner <c>To Open The Border</></>\n\nThe border was closed in May.",
    "<headline><s>Mayor Anna Veldt</><x>::</> <c>Bridge is safe</></>\n\nThe bridge was built in 1950.",
    "<headline><c>Old bridge could fall in a year</>, <x>warn</> <s>engineers</></>\n\nThe bridge was built in 1950.",
    "<headline><c>Ministers knew of flood risk</>, <x>claims</> <s>union leader</></>\n\nThe bridge was built in 1950.",
    "<headline><s>Minister</> <x>denies</> <c>taking bribes</></>\n\nThe trial began on Monday.",
    "<headline><s>Minister</> <x>condemns</> <c>attack on school</></>\n\nThe attack happened on Monday.",
    "<headline><s>Union</> <x>threatens</> <c>to close every port</></>\n\nThe talks failed on Monday.",
    "<headline>'Rails too hot to touch': nine die in crash</>\n\nThe train left the rails on Monday.",
    "<headline><c>'We saw no warning'</><x>::</> <s>driver</></>\n\nThe train left the rails on Monday.",
)

ACTS = (
    "<s>The union</> <x>demanded</> <c>that the minister resign</>.",
    "<s>The union</> <x>demanded</> <c>an apology</>.",
    "<s>The union</> <x>called for</> <c>a new vote</>.",
    "<s>Veldt</> <x>called on</> the police <c>to release the men</>.",
    "<s>Veldt</> <x>urged</> the police <c>to release the men</>.",
    "<s>Veldt</> <x>told</> the police <c>to release the men</>.",
    "<s>Veldt</> <x>asked</> the police <c>to release the men</>.",
    "<s>The king</> <x>ordered</> the army <c>to leave the city</>.",
    "<s>The mayor</> <x>urged</> the villagers <c>not to leave their houses</>.",
    "<s>The government</> <x>promised</> <c>to rebuild the bridge</>.",
    "<s>The government</> <x>promised</> <c>a new bridge</>.",
    "<s>The government</> <x>vowed</> <c>that nobody would be forgotten</>.",
    "<s>Brenner</> <x>denied</> <c>taking bribes</>.",
    "<s>Brenner</> <x>denied</> <c>that he had taken bribes</>.",
    "<s>Brenner</> <x>denied</> <c>the report</>.",
    "<s>The ministry</> <x>dismissed</> <c>the report as a rumour</>.",
    "<s>The union</> <x>accused</> the company <c>of lying to workers</>.",
    "<s>The union</> <x>blamed</> the company <c>for the accident</>.",
    "<s>The union</> <x>alleged</> <c>that the company had lied</>.",
    "<s>The president</> <x>condemned</> <c>the attack</>.",
    "<s>The president</> <x>condemned</> <c>the attack on the school in Dornach</>.",
    "<s>The bishop</> <x>criticized</> <c>the new law</>.",
    "<s>The rebels</> <x>threatened</> <c>to kill the hostages</>.",
    "<s>The rebels</> <x>threatened</> <c>that they would kill the hostages</>.",
    "<s>Opposition leaders</> <x>welcomed</> <c>the decision</>.",
    "<s>The bishop</> <x>backed</> <c>the plan</>.",
    "<s>The company</> <x>declined to comment</>.",
    "<s>The company</> <x>declined to comment</> <c>on the accident</>.",
    "<s>The ministry</> <x>did not respond</> to a request for comment.",
    "<s>The ministry</> <x>refused to say</> <c>where the men were held</>.",
    "<s>Brenner</> <x>would not comment</> <c>on the talks</>.",
    "<s>The guards</> <x>refused</> <c>to open the gate</>.",
    "<s>Veldt</> <x>questioned</> <c>the number of dead</>.",
    _Known(
        "The minister <x>was accused</> <c>of taking bribes</> by <s>the union</>.",
        "the parser hangs the agent inside the gerund",
    ),
    "The minister <x>was accused</> <c>of taking bribes</>.",
    "<s>Veldt</> <x>apologised for</> <c>the delay</>.",
    "<s>The union</> <x>proposed</> <c>that the talks go on</>.",
    "<s>The army</> <x>warned</> villagers <c>to leave their houses</>.",
    "The villagers <x>were urged</> <c>to leave their houses</>.",
    "The villagers <x>were ordered</> <c>to leave their houses</>.",
    "<s>The bishop</> <x>thanked</> <c>the firefighters</>.",
    "<s>The minister</> <x>rejected</> <c>the accusation</>.",
    "<s>The minister</> <x>pledged</> <c>$5 million for the school</>.",
    "<s>The mayor</> <x>offered</> <c>to resign</>.",
    "<s>The mayor</> <x>admitted</> <c>that she had been wrong</>.",
    "<s>The company</> <x>has not commented</> <c>on the accident</>.",
    "<s>The judge</> <x>asked</> <c>why the gate had been open</>.",
)

NOUNS = (
    "<s>The union</>'s <x>claim</> <c>that the company lied</> was false.",
    "The court heard <x>allegations</> of <c>torture</>.",
    "<s>His</> <x>promise</> <c>that taxes would fall</> was soon forgotten.",
    "The police ignored <x>warnings</> <c>that the dam was weak</>.",
)

NESTED = (
    "<s1>Veldt</> <x1>said</> <c1>that <s2>the engineers</> <x2>had warned</> <c2>that the dam was weak</></>.",
    "<s1>Tamm</> <x1>said</> <c1><s2>police</> <x2>told</> him <c2>to wait outside</></>.",
    '<c1>"<s2>They</> <x2>told</> us <c2>that the road was closed</>,"</> <s1>Tamm</> <x1>said</>.',
    "<c1>\"<s2>My brother</> <x2>said</>, <c2>'Run to the school,'</> and we ran,\"</> <s1>Tamm</> <x1>said</>.",
    "<c1>“<s2>The mayor</> <x2>said</>, <c2>‘The bridge is safe,’</> and then it fell,”</> <s1>Tamm</> <x1>said</>.",
    "<s1>The Dornach Gazette</> <x1>reported</> <c1>that <s2>the company</> <x2>had denied</> <c2>the charge</></>.",
    "<s>The union</> <x>denied</> <c>that it had demanded higher wages</>.",
    _Known(
        "<s1>Brenner</> <x1>denied</> <c1><x2>reports</> <c2>that he had resigned</></>.",
        "the parser calls the clause of a noun relative (acl:relcl), though its that marks it as a complement",
    ),
)

RELAYED = (
    '<c>"We saw no warning,"</> <s>he</> <x>told</> Radio Dornach.',
    '<c>"We saw no warning,"</> <s>Oren Tamm</> <x>told</> the Dornach Gazette on Monday.',
    "<s>Tamm</> <x>told</> Radio Dornach <c>that he saw no warning</>.",
    "In an interview with Radio Dornach, <s>Tamm</> <x>said</> <c>the warning came too late</>.",
    "<c1><s2>The minister</> <x2>denied</> <c2>the charge</></>, <s1>the Dornach Gazette</> <x1>reported</>.",
    "<c>The minister will resign in May</>, <s>the Dornach Gazette</> <x>reported</> on Monday.",
    _Known(
        "<s>The Dornach Gazette</>, citing two officials, <x>reported</> <c>that the minister would resign</>.",
        "the people who are cited are sources, not what is said",
    ),
)

NOTHING_SAID = (
    "The bridge was built in 1950.",
    'The "bridge" fell into the river.',
    _Known('He read "War of the Rivers" in one night.', "what somebody read is a title here and no utterance"),
    "The workers' houses and Peter's barn burned.",
    "It goes without saying.",
    "The state of the bridge is poor.",
    "The talks ended on Monday, and the ministers went home.",
    _Known(
        'The band called "The Divers" will play in Dornach.',
        "a participle with a name as its predicate announces nothing",
    ),
    "She drew the curtain.",
    "He closed the report and left.",
    "The so-called reform failed.",
)


def _rows(sentences: tuple[str | _Known, ...]) -> pytest.MarkDecorator:
    """Return a table as parameters, each called by its first words."""
    return pytest.mark.parametrize("sentence", [_row(one) for one in sentences])


def _row(one: str | _Known) -> object:
    if isinstance(one, str):
        return pytest.param(one, id=_called(one))
    failing = pytest.mark.xfail(strict=True, raises=AssertionError, reason=one.reason)
    return pytest.param(one.sentence, marks=failing, id=_called(one.sentence))


def _called(sentence: str) -> str:
    return marked.parse(sentence).text.replace("\n", " ").replace("::", ":")[:60]


def _check(sentence: str, annotate: marked.Annotate) -> None:
    expected = marked.parse(sentence)
    found, wanted = marked.compared(annotate(expected), marked.statements(expected))
    assert found == wanted


@_rows(DIRECT)
def test_a_quotation_goes_with_the_cue_beside_it(sentence: str, annotate: marked.Annotate) -> None:
    _check(sentence, annotate)


@_rows(PARAGRAPHS)
def test_a_quotation_goes_on_over_paragraphs_until_its_mark_closes(sentence: str, annotate: marked.Annotate) -> None:
    _check(sentence, annotate)


@_rows(INDIRECT)
def test_what_is_said_in_the_reporters_words_ends_with_its_clause(sentence: str, annotate: marked.Annotate) -> None:
    _check(sentence, annotate)


@_rows(MIXED)
def test_words_in_quotation_marks_stay_in_the_clause_around_them(sentence: str, annotate: marked.Annotate) -> None:
    _check(sentence, annotate)


@_rows(ACCORDING)
def test_according_to_comments_on_the_clause_around_it(sentence: str, annotate: marked.Annotate) -> None:
    _check(sentence, annotate)


@_rows(REPORTEDLY)
def test_reportedly_tells_what_is_said_and_names_nobody(sentence: str, annotate: marked.Annotate) -> None:
    _check(sentence, annotate)


@_rows(NOBODY_NAMED)
def test_a_passive_has_only_the_source_that_it_names(sentence: str, annotate: marked.Annotate) -> None:
    _check(sentence, annotate)


@_rows(RELATIVE)
def test_a_relative_clause_speaks_for_its_pronoun(sentence: str, annotate: marked.Annotate) -> None:
    _check(sentence, annotate)


@_rows(PARTICIPLES)
def test_a_participle_speaks_for_the_subject_of_its_sentence(sentence: str, annotate: marked.Annotate) -> None:
    _check(sentence, annotate)


@_rows(HEADLINES)
def test_a_headline_says_who_says_what(sentence: str, annotate: marked.Annotate) -> None:
    _check(sentence, annotate)


@_rows(ACTS)
def test_each_act_takes_the_frame_of_its_verb(sentence: str, annotate: marked.Annotate) -> None:
    _check(sentence, annotate)


@_rows(NOUNS)
def test_a_noun_of_saying_takes_the_clause_after_it(sentence: str, annotate: marked.Annotate) -> None:
    _check(sentence, annotate)


@_rows(NESTED)
def test_a_statement_may_hold_another(sentence: str, annotate: marked.Annotate) -> None:
    _check(sentence, annotate)


@_rows(RELAYED)
def test_whom_somebody_told_is_not_the_source(sentence: str, annotate: marked.Annotate) -> None:
    _check(sentence, annotate)


@_rows(NOTHING_SAID)
def test_what_is_not_said_is_no_statement(sentence: str, annotate: marked.Annotate) -> None:
    _check(sentence, annotate)


@_rows(tuple(row for row in (*DIRECT, *INDIRECT, *ACTS, *NESTED) if isinstance(row, str)))
def test_a_sentence_says_the_same_after_another_paragraph(sentence: str, annotate: marked.Annotate) -> None:
    lead = "The old bridge was built in 1950.\n\n"
    expected = marked.parse(lead + sentence)
    found, wanted = marked.compared(annotate(expected), marked.statements(expected))
    assert found == wanted


def test_two_that_end_alike_are_one_statement_the_surer_one() -> None:
    sure = FoundStatement(((20, 40),), (0, 9), (10, 19), 2, 1, "indirect", confidence=0.9)
    less = replace(sure, confidence=0.69, manner="mixed")
    other = replace(sure, cue=(50, 54))
    assert each_once([less, other, sure]) == [sure, other]
