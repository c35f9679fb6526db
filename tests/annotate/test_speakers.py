"""Speakers: whom a source stands for, for whom he speaks; and who is unnamed on purpose."""

import pytest
from given import Given

from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.statement import ToldBy

SAFE = "<x>said</> <c>that the dam was safe</>."

CASES = (
    (f"Anna Veldt left. <s>She</> {SAFE}", ["Anna Veldt"]),
    (f"Anna Veldt left. <s>Veldt</> {SAFE}", ["Anna Veldt"]),
    (f"Anna Veldt left. <s>Ms. Veldt</> {SAFE}", ["Anna Veldt"]),
    (f"Mayor Anna Veldt left. <s>The mayor</> {SAFE}", ["Anna Veldt"]),
    (f"Anna Veldt met James Brenner. <s>He</> {SAFE}", ["James Brenner"]),
    (f"Anna Veldt met James Brenner. <s>She</> {SAFE}", ["Anna Veldt"]),
    (f"James Brenner met Thomas Holt. <s>He</> {SAFE}", ["James Brenner"]),
    (f"<s>The spokesman, James Brenner,</> {SAFE}", ["James Brenner"]),
    (f"<s>James Brenner, a farmer,</> {SAFE}", ["James Brenner"]),
    ("The dam was inspected by James Brenner, <s>who</> <x>said</> <c>that it was safe</>.", ["James Brenner"]),
    (f"<s>James Brenner, who owns a farm,</> {SAFE}", ["James Brenner"]),
    (f"<s>Anna Veldt and James Brenner</> {SAFE}", ["Anna Veldt", "James Brenner"]),
    (
        f"<s>Prime Minister Anna Veldt and President James Brenner</> {SAFE}",
        ["Anna Veldt", "James Brenner"],
    ),
    ("<x>According to</> <s>Anna Veldt</>, <c>the dam was safe</>.", ["Anna Veldt"]),
    ('<c>"The dam is safe,"</> <x>said</> <s>Anna Veldt</>.', ["Anna Veldt"]),
    (f"<s>The ministry</> {SAFE}", ["The ministry"]),
    (f"The Northern Water Board met. <s>NWB</> {SAFE}", ["Northern Water Board"]),
    (f"<s>Tamm</> {SAFE}", ["Tamm"]),
    (f"The engineers of Water for the Valley (WfV) met. <s>WfV</> {SAFE}", ["Water for the Valley"]),
    (f"<s>The Dornach mayor, Anna Veldt,</> {SAFE}", ["Anna Veldt"]),
    (f"<s>The ministry's spokeswoman, Anna Veldt,</> {SAFE}", ["Anna Veldt"]),
    (f"<s>A friend of Anna Veldt</> {SAFE}", ["A friend of Anna Veldt"]),
    (f"<s>Speaker James Brenner (R-Dornach)</> {SAFE}", ["James Brenner"]),
    (f"<s>The op-ed</> {SAFE}", ["The op-ed"]),
    (f"He is president of the council. <s>The president</> {SAFE}", ["president of the council"]),
    (f"<s>Two Republicans in Dornach</> {SAFE}", ["Two Republicans in Dornach"]),
    (f"Republicans met. <s>Some Republicans</> {SAFE}", ["Some Republicans"]),
    (f"Some Republicans left. <s>Republicans</> {SAFE}", ["Republicans"]),
    (f"The union met Olm Watch. <s>Olm Watch and others</> {SAFE}", ["Olm Watch", "others"]),
    (f"<s>Dyke keepers and bridge keepers</> {SAFE}", ["Dyke keepers and bridge keepers"]),
    (f"Veldt Tower burned. <s>Mr. Veldt</> {SAFE}", ["Veldt"]),
    (f"Few in Dornach believed it. <s>He</> {SAFE}", []),
    (f"<s>He</> {SAFE}", []),
    (f"<s>They</> {SAFE}", []),
    ("It <x>was said</> <c>that the dam was safe</>.", []),
    ("<c>The minister <x>reportedly</> resigned</>.", []),
    ('<c>"The dam held the whole night."</>', []),
    (f"Anna Veldt left. <s>He</> {SAFE}", []),
)

WHO_SPOKE_LAST = (
    (
        "<s1>James Brenner</> <x1>said</> <c1>that his son left</>. <s2>He</> <x2>added</> <c2>that he would wait</>.",
        "James Brenner",
    ),
    (
        (
            "<s1>Anna Veldt</> <x1>said</> <c1>that the farmers were right</>.\n\n"
            "James Brenner, a farmer, disagreed. <s2>He</> <x2>said</> <c2>it was too late</>."
        ),
        "James Brenner",
    ),
    (
        (
            "<s1>Anna Veldt, 41,</> <x1>said</> <c1>that she saw the water</>.\n\n"
            "<s2>The 41-year-old</> <x2>added</> <c2>that nobody was warned</>."
        ),
        "Anna Veldt",
    ),
    (
        (
            "<s1>Anna Veldt</> <x1>said</> <c1>that she saw the water</>.\n\n"
            "<s2>The carpenter</> <x2>added</> <c2>that nobody was warned</>."
        ),
        "Anna Veldt",
    ),
    (
        (
            "<s1>The Dornach Gazette</> <x1>reported</> <c1>that the dam was weak</>. <s2>The newspaper</> <x2>said</> "
            "<c2>it had seen a letter</>."
        ),
        "Dornach Gazette",
    ),
    (
        (
            "<s1>The Northern Water Board</> <x1>said</> <c1>that the dam was weak</>. <s2>It</> <x2>added</> "
            "<c2>that work would start</>."
        ),
        "Northern Water Board",
    ),
    (
        (
            "<s1>The Norwegian government</> <x1>said</> <c1>that the dam was weak</>. <s2>The government</> "
            "<x2>said</> <c2>that work would start</>."
        ),
        "Government of Norway",
    ),
    (
        "<c1>“The dam is weak,”</> <s1>Anna Veldt</> <x1>said</>.\n\n<c2>“We saw it in May.”</>",
        "Anna Veldt",
    ),
    (
        "<s1>Anna Veldt</> <x1>said</> <c1>that the dam was weak</>, <x2>adding</> <c2>that work would start</>.",
        "Anna Veldt",
    ),
)


def _names(annotated: AnnotatedArticle, number: int) -> list[str]:
    return [speaker.name for speaker in annotated.statements[number].speakers]


@pytest.mark.parametrize(("text", "names"), CASES)
def test_a_statement_is_of_the_one_whom_its_source_stands_for(text: str, names: list[str], given: Given) -> None:
    assert _names(given(text), 0) == names


@pytest.mark.parametrize(("text", "name"), WHO_SPOKE_LAST)
def test_who_has_spoken_speaks_on_under_a_pronoun_or_description(text: str, name: str, given: Given) -> None:
    annotated = given(text)
    assert [found.removeprefix("The ") for found in _names(annotated, 1)] == [name]
    assert len(annotated.statements) == 2


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"<s>The Kremlin</> {SAFE}", "Government of Russia"),
        (f"<s>Beijing</> {SAFE}", "Government of China"),
        (f"<s>Norway's government</> {SAFE}", "Government of Norway"),
        (f"<s>The government of Norway</> {SAFE}", "Government of Norway"),
        (f"<s>The Norwegian ministry</> {SAFE}", "The Norwegian ministry"),
        (f"<s>Norwegians</> {SAFE}", "Norwegians"),
    ],
)
def test_a_government_goes_by_one_name(text: str, name: str, given: Given) -> None:
    assert _names(given(text), 0) == [name]


@pytest.mark.parametrize(
    ("text", "name", "speaks_for", "voice"),
    [
        (
            f"<s>A spokesman for the Northern Water Board</> {SAFE}",
            "A spokesman for the Northern Water Board",
            "Northern Water Board",
            "Northern Water Board",
        ),
        (
            f"<s>A Northern Water Board spokeswoman</> {SAFE}",
            "A Northern Water Board spokeswoman",
            "Northern Water Board",
            "Northern Water Board",
        ),
        (
            f"<s>Norwegian officials</> {SAFE}",
            "Norwegian officials",
            "Government of Norway",
            "Government of Norway",
        ),
        (
            f"<s>Anna Veldt, a spokeswoman for the Northern Water Board,</> {SAFE}",
            "Anna Veldt",
            "Northern Water Board",
            "Anna Veldt",
        ),
        (
            f"<s>Oren Tamm, the deputy director of the Northern Water Board,</> {SAFE}",
            "Oren Tamm",
            "Northern Water Board",
            "Oren Tamm",
        ),
        (f"<s>Norwegian President Anna Veldt</> {SAFE}", "Anna Veldt", "Government of Norway", "Anna Veldt"),
        (f"<s>Oren Tamm, an expert at the Northern Water Board,</> {SAFE}", "Oren Tamm", None, "Oren Tamm"),
        (
            f"<s>Oren Tamm, who had been director of the Northern Water Board,</> {SAFE}",
            "Oren Tamm",
            None,
            "Oren Tamm",
        ),
        (f"<s>The mayor</> {SAFE}", "The mayor", None, "The mayor"),
    ],
)
def test_a_spokesman_speaks_for_his_house_and_without_a_name_is_its_voice(
    text: str, name: str, speaks_for: str | None, voice: str, given: Given
) -> None:
    (speaker,) = given(text).statements[0].speakers
    assert (speaker.name, speaker.speaks_for, speaker.voice) == (name, speaks_for, voice)


def test_a_spokesman_without_a_house_speaks_for_the_one_heard_last(given: Given) -> None:
    annotated = given(
        "<s1>The Northern Water Board</> <x1>said</> <c1>that the dam was weak</>. <s2>A spokesman</> <x2>added</> "
        "<c2>that work would start</>."
    )
    (speaker,) = annotated.statements[1].speakers
    assert speaker.name == "A spokesman"
    assert (speaker.speaks_for or "").removeprefix("The ") == "Northern Water Board"


@pytest.mark.parametrize(
    ("text", "told_by"),
    [
        (f"<s>Anna Veldt</> {SAFE}", ToldBy.NAME),
        (f"Anna Veldt left. <s>She</> {SAFE}", ToldBy.NAME),
        (f"<s>The mayor</> {SAFE}", ToldBy.DESCRIPTION),
        (f"<s>Moscow</> {SAFE}", ToldBy.NAME),
    ],
)
def test_how_a_speaker_is_told_is_kept(text: str, told_by: ToldBy, given: Given) -> None:
    assert given(text).statements[0].speakers[0].told_by is told_by


def test_a_quotation_that_goes_on_is_told_so(given: Given) -> None:
    annotated = given("<c1>“The dam is weak,”</> <s1>Anna Veldt</> <x1>said</>.\n\n<c2>“We saw it in May.”</>")
    assert annotated.statements[1].speakers[0].told_by is ToldBy.CONTINUED


def test_we_in_a_quotation_is_the_one_who_is_quoted(given: Given) -> None:
    annotated = given('<c1>"<s2>We</> <x2>agreed</> <c2>that the dam was weak</>,"</> <s1>Anna Veldt</> <x1>said</>.')
    outer, inner = sorted(annotated.statements, key=lambda statement: statement.within is not None)
    assert [speaker.name for speaker in inner.speakers] == ["Anna Veldt"]
    assert inner.speakers == outer.speakers


def test_a_speaker_stands_on_a_mention_in_the_source(given: Given) -> None:
    annotated = given("Anna Veldt left. <s>She</> <x>said</> <c>that James Brenner had closed the dam</>.")
    (statement,) = annotated.statements
    mention = next(m for m in annotated.mentions if m.id == statement.speakers[0].mention_id)
    assert statement.source is not None
    assert statement.source.covers(mention.span)
    assert mention.span.of(annotated.article.text) == "She"


WEAK = "<x>said</> <c>that the dam was weak</>."


@pytest.mark.parametrize(
    ("text", "anonymous"),
    [
        (f"<s>An official who asked not to be named</> {WEAK}", True),
        (f"<s>One man, speaking on condition of anonymity,</> {WEAK}", True),
        (f"<s>A witness</> {WEAK}", True),
        (f"<s>Sources</> {WEAK}", True),
        (f"<s>Two officials with knowledge of the talks</> {WEAK}", True),
        (f"<s>A senior ministry official</> {WEAK}", True),
        (f"<s>Officials</> {WEAK}", False),
        (f"<s>One man</> {WEAK}", False),
        (f"<s>Residents of the valley</> {WEAK}", False),
        (f"<s>A spokesman for the ministry</> {WEAK}", False),
        (f"<s>Anna Veldt</> {WEAK}", False),
        (f"<s>Anna Veldt, an official,</> {WEAK}", False),
        (f"<s>The ministry</> {WEAK}", False),
        (f"<s>A report by the audit office</> {WEAK}", False),
        (f"Mayor Anna Veldt left. <s>The mayor</> {WEAK}", False),
        ("It <x>was said</> <c>that the dam was weak</>.", False),
        (f"<s>He</> {WEAK}", False),
    ],
)
def test_a_source_whose_name_the_article_keeps_back_is_anonymous(text: str, anonymous: bool, given: Given) -> None:
    assert given(text).statements[0].anonymous is anonymous


def test_one_who_is_quoted_again_stays_anonymous(given: Given) -> None:
    text = (
        "<s1>A company lawyer, who spoke on condition of anonymity,</> <x1>said</> <c1>that records were lost</>.\n\n"
        '<c2>"We have nothing to hide,"</> <s2>the lawyer</> <x2>said</>.'
    )
    assert [statement.anonymous for statement in given(text).statements] == [True, True]


@pytest.mark.parametrize(
    ("text", "description", "number", "told"),
    [
        (
            f"<s>Two State Department officials</>, who spoke on condition of anonymity, {WEAK}",
            "Two State Department officials",
            (2, 2),
            ("State Department", "on condition of anonymity"),
        ),
        (
            f"<s>A ministry official</>, who was not authorized to speak to the press, {WEAK}",
            "A ministry official",
            (1, 1),
            (None, "was not authorized to speak to the press"),
        ),
        (f"<s>Sources close to the talks</> {WEAK}", "Sources close to the talks", (2, None), (None, None)),
    ],
)
def test_an_unnamed_source_is_told_in_the_words_of_the_article(
    text: str,
    description: str,
    number: tuple[int, int | None],
    told: tuple[str | None, str | None],
    given: Given,
) -> None:
    annotated = given(text)
    unnamed = annotated.statements[0].unnamed
    assert unnamed is not None
    words = [
        span and span.of(annotated.article.text) for span in (unnamed.description, unnamed.institution, unnamed.reason)
    ]
    assert words == [description, *told]
    assert (unnamed.at_least, unnamed.at_most) == number


def test_an_unnamed_source_is_never_joined_to_a_name(given: Given) -> None:
    annotated = given(
        "<s1>Anna Veldt</> <x1>said</> <c1>that the dam was safe</>. In Dornach, <s2>a ministry official</> "
        "<x2>said</> <c2>that it was weak</>."
    )
    (speaker,) = annotated.statements[1].speakers
    assert speaker.name == "a ministry official"
    assert annotated.statements[1].anonymous


def test_an_unnamed_source_stays_unnamed_where_his_quotation_goes_on(given: Given) -> None:
    text = (
        "<s1>A ministry official</> <x1>said</> <c1>that the dam was weak</>.\n"
        "<c2>“We told the mayor of it in spring.”</>"
    )
    first, second = given(text).statements
    assert first.anonymous
    assert second.anonymous
