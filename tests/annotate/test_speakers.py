"""Speakers: whom a source stands for; and who is unnamed on purpose."""

import marked
import pytest

CASES = (
    ("Anna Veldt left. She said that the dam was safe.", ["Anna Veldt"]),
    ("Anna Veldt left. Veldt said that the dam was safe.", ["Anna Veldt"]),
    ("Anna Veldt left. Ms. Veldt said that the dam was safe.", ["Anna Veldt"]),
    ("Mayor Anna Veldt left. The mayor said that the dam was safe.", ["Anna Veldt"]),
    ("Anna Veldt met James Brenner. He said that the dam was safe.", ["James Brenner"]),
    ("Anna Veldt met James Brenner. She said that the dam was safe.", ["Anna Veldt"]),
    ("James Brenner met Thomas Holt. He said that the dam was safe.", ["James Brenner"]),
    ("The spokesman, James Brenner, said that the dam was safe.", ["James Brenner"]),
    ("James Brenner, a farmer, said that the dam was safe.", ["James Brenner"]),
    ("The dam was inspected by James Brenner, who said that it was safe.", ["James Brenner"]),
    ("James Brenner, who owns a farm, said that the dam was safe.", ["James Brenner"]),
    ("Anna Veldt and James Brenner said that the dam was safe.", ["Anna Veldt", "James Brenner"]),
    (
        "Prime Minister Anna Veldt and President James Brenner said that the dam was safe.",
        ["Anna Veldt", "James Brenner"],
    ),
    ("According to Anna Veldt, the dam was safe.", ["Anna Veldt"]),
    ('"The dam is safe," said Anna Veldt.', ["Anna Veldt"]),
    ("The ministry said that the dam was safe.", ["The ministry"]),
    ("The Northern Water Board met. NWB said that the dam was safe.", ["Northern Water Board"]),
    ("He said that the dam was safe.", []),
    ("They said that the dam was safe.", []),
    ("It was said that the dam was safe.", []),
    ("The minister reportedly resigned.", []),
    ('"The dam held the whole night."', []),
    ("Anna Veldt left. He said that the dam was safe.", []),
)

KNOWN = (
    (
        "The letter was written by Oren Tamm, who claims that the vote was bought.",
        ["Oren Tamm"],
        "the parser hangs a relative clause after a passive on the verb (advcl:relcl)",
    ),
    (
        "Tamm said that the dam was safe.",
        ["Tamm"],
        "one who speaks under a surname that no name model knows is no mention",
    ),
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        *CASES,
        *(pytest.param(text, names, marks=pytest.mark.xfail(strict=True, reason=why)) for text, names, why in KNOWN),
    ],
)
def test_a_statement_is_of_the_one_whom_its_source_stands_for(
    text: str, names: list[str], annotate: marked.Annotate
) -> None:
    (statement,) = annotate(text).statements
    assert [speaker.name for speaker in statement.speakers] == names


def test_we_in_a_quotation_is_the_one_who_is_quoted(annotate: marked.Annotate) -> None:
    outer, inner = annotate('"We agreed that the dam was weak," Anna Veldt said.').statements
    assert [speaker.name for speaker in inner.speakers] == ["Anna Veldt"]
    assert inner.speakers == outer.speakers


def test_a_speaker_stands_on_a_mention_in_the_source(annotate: marked.Annotate) -> None:
    annotated = annotate("Anna Veldt left. She said that James Brenner had closed the dam.")
    (statement,) = annotated.statements
    mention = next(m for m in annotated.mentions if m.id == statement.speakers[0].mention_id)
    assert statement.source is not None
    assert statement.source.covers(mention.span)
    assert mention.span.of(annotated.article.text) == "She"


@pytest.mark.parametrize(
    ("text", "anonymous"),
    [
        ("An official who asked not to be named said that the dam was weak.", True),
        ("One man, speaking on condition of anonymity, said that the dam was weak.", True),
        ("A witness said that the dam was weak.", True),
        ("Sources said that the dam was weak.", True),
        ("Two officials with knowledge of the talks said that the dam was weak.", True),
        ("Officials said that the dam was weak.", True),
        ("Anna Veldt said that the dam was weak.", False),
        ("Anna Veldt, an official, said that the dam was weak.", False),
        ("The ministry said that the dam was weak.", False),
        ("A report by the audit office said that the dam was weak.", False),
        ("Mayor Anna Veldt left. The mayor said that the dam was weak.", False),
        ("It was said that the dam was weak.", False),
        ("He said that the dam was weak.", False),
    ],
)
def test_a_source_whose_name_the_article_keeps_back_is_anonymous(
    text: str, anonymous: bool, annotate: marked.Annotate
) -> None:
    (statement,) = annotate(text).statements
    assert statement.anonymous is anonymous


def test_one_who_is_quoted_again_stays_anonymous(annotate: marked.Annotate) -> None:
    text = (
        "A company lawyer, who spoke on condition of anonymity, said that the records were lost.\n\n"
        '"We have nothing to hide," the lawyer said.'
    )
    assert [statement.anonymous for statement in annotate(text).statements] == [True, True]
