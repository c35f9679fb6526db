"""Mentions: names with their titles and kinds, descriptions, pronouns.

`<person>`, `<organization>`, `<place>`, `<other>` mark names, `<role>` a title before one, `<nominal>` a description,
`<pronoun>` a pronoun. A row tells all mentions of the forms that it marks at all.
"""

import marked
import pytest

from onrecord.model.mention import EntityKind, MentionForm
from onrecord.model.span import Span

_KINDS = {kind.value for kind in EntityKind}

SENTENCES = (
    "<person>Anna Veldt</> met <person>James Brenner</>.",
    "<role>Mayor</> <person>Anna Veldt</> left.",
    "<role>Dr.</> <person>Jane Holt</> left.",
    "<role>Prime Minister</> <person>Anna Veldt</> met <role>Foreign Minister</> <person>James Brenner</>.",
    "<role>Prime Minister</> <person>Anna Veldt</> and <role>President</> <person>James Brenner</> met.",
    "<role>Ms.</> <person>Veldt</> met <role>Mr.</> <person>Brenner</>.",
    "<person>Anna Veldt</>'s house burned.",
    "<person>Anna Veldt</>’s house burned.",
    "<person>Veldt</> said the dam would hold, and <person>Tamm</> left.",
    "<other>Norwegian</> officials met in <place>Norway</>.",
    "<person>Anna Veldt</>, the mayor of <place>London</>, left.",
    "<nominal>The minister</> met <nominal>the police</>.",
    "<nominal>The old man</> met <nominal>two officials</>.",
    "<nominal>The gunman</> met <nominal>two militants</>.",
    "<nominal>The driver, 42</>, from <place>Dornach</>, was tired.",
    "<nominal>The driver of the car</>, who was tired, left.",
    "Even <nominal>the driver</> left.",
    "<nominal>A ship</> sank.",
    "The inquiry was led by the <organization>Tram Accident Branch</> of the ministry.",
    "They met the operator <organization>QuayGroup</> and others.",
    "Many joined the <organization>#LightTheQuay campaign</>.",
    'She leads the <organization>"Light Our Quay" movement</>.',
    "<nominal>A report</> was given to <nominal>the committee</>.",
    "<pronoun>She</> told <pronoun>us</> that <pronoun>they</> had lost <pronoun>their</> keys.",
    "<nominal>The man</> <pronoun>who</> left was tired.",
    "The dam broke on Monday and the water rose.",
    "<person>Anna Veldt</> left the <place>US</>.",
    "<organization>Harrow County Sheriff's Office</> said that the road was closed.",
    "The terminal belongs to <organization>Ondrell</>, a company that ships grain. <organization>Ondrell</> denied it.",
    "Police in <place>Western Australia</> closed the road.",
    "<person>Anna Veldt</> left. Certainly <person>Veldt</> was tired. Like <person>Veldt</>, he was tired.",
    "<role>President</> <person>Veldt</> met <person>Anna Veldt</> Tuesday.",
    "<role>President</> <person>James Brenner</> and <role>Secretary of State</> <person>Rosa Lind</> met.",
    "She reads the <organization>Dornach Gazette</> and hears <organization>Radio Dornach</>.",
)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_each_mention_has_its_words_its_form_and_its_kind(sentence: str, annotate: marked.Annotate) -> None:
    expected = marked.parse(sentence)
    text = expected.text
    found: set[tuple[str, Span]] = set()
    for mention in annotate(expected).mentions:
        if mention.form is MentionForm.NAME:
            found.add((mention.kind.value if mention.kind else "", mention.span))
        else:
            found.add((mention.form.value, mention.span))
        if mention.role is not None:
            found.add(("role", mention.role))
    wanted = set(expected.marks)
    looked_at = {name for name, _ in wanted}
    if looked_at & _KINDS:
        looked_at |= _KINDS | {"role"}
    assert {(n, s.of(text)) for n, s in found if n in looked_at} == {(n, s.of(text)) for n, s in wanted}


def test_a_sentence_about_nobody_has_no_mention(annotate: marked.Annotate) -> None:
    assert annotate("The dam broke on Monday and the water rose.").mentions == ()


def test_a_surname_is_a_person_where_the_article_names_the_person_in_full(annotate: marked.Annotate) -> None:
    annotated = annotate("Anna Veldt left the hall. Later, Veldt accused the guards of lying. It hurt Veldt.")
    kinds = [m.kind for m in annotated.mentions if m.form is MentionForm.NAME]
    assert kinds == [EntityKind.PERSON] * 3


def test_a_name_never_runs_over_a_paragraphs_end(annotate: marked.Annotate) -> None:
    annotated = annotate("The hall was opened by Anna\n\nVeldt\n\nJames\n\nBrenner left.")
    assert all("\n" not in m.span.of(annotated.article.text) for m in annotated.mentions)


def test_us_in_capitals_is_a_country_and_in_small_letters_a_pronoun(annotate: marked.Annotate) -> None:
    annotated = annotate("The minister told us that US troops had left.")
    forms = {m.span.of(annotated.article.text): m.form for m in annotated.mentions}
    assert forms["us"] is MentionForm.PRONOUN
    assert forms.get("US") is not MentionForm.PRONOUN


def test_nothing_is_mentioned_in_furniture_credits_and_bylines(annotate: marked.Annotate) -> None:
    annotated = annotate(
        "<furniture>More on Anna Veldt</>\n\n<byline>By James Brenner</>\n\nIt rained.\n\n<credit>Photo: Jane Holt</>"
    )
    assert annotated.mentions == ()


def test_headlines_and_captions_are_read(annotate: marked.Annotate) -> None:
    annotated = annotate(
        "<headline>Anna Veldt leaves the hall</>\n\nThe dam broke.\n\n<caption>James Brenner at the dam.</>"
    )
    names = [m.span.of(annotated.article.text) for m in annotated.mentions if m.form is MentionForm.NAME]
    assert names == ["Anna Veldt", "James Brenner"]


def test_a_person_in_office_is_told_from_the_body_before_the_name(annotate: marked.Annotate) -> None:
    text = "U.S. Ambassador to the U.N. Peter Holm spoke."
    [holm] = [m for m in annotate(text).mentions if m.kind is EntityKind.PERSON]
    assert holm.span.of(text) == "Peter Holm"
    assert holm.role is not None
    assert holm.role.of(text) == "U.S. Ambassador to the U.N."


def test_a_name_cut_short_is_whole_where_the_article_has_the_whole(annotate: marked.Annotate) -> None:
    text = "Dornach Gazette reporters left. According to Dornach Gazette, it was dark."
    names = {m.span.of(text) for m in annotate(text).mentions if m.form is MentionForm.NAME}
    assert names == {"Dornach Gazette"}


def test_a_name_that_is_cut_to_one_that_stands_there_already_is_one_mention(annotate: marked.Annotate) -> None:
    """It stood there twice, and the article was refused for it."""
    found = annotate(
        "One lawyer said that prosecutors working for the U.S. Attorney's Office for the Southern District of Ostrau"
        " believe there could be much more to learn."
    )
    stretches = [(mention.form, mention.span) for mention in found.mentions]
    assert len(stretches) == len(set(stretches)) == len({mention.id for mention in found.mentions})
    assert "U.S. Attorney's Office" in {mention.span.of(found.article.text) for mention in found.mentions}
