"""Descriptions: cut into their parts, and linked to whom the story tells them of."""

from dataclasses import replace

import pytest
from builders import MAKER
from invented import article

from onrecord.link.descriptions import description
from onrecord.link.entities import entities
from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.mention import Mention, MentionForm
from onrecord.model.span import Span
from onrecord.model.statement import Act, Certainty, Manner, Speaker, Statement, ToldBy, Unnamed
from onrecord.model.story import Story

STORY = Story(id="s", title="", article_ids=(), start=None, end=None)


def who(*articles: AnnotatedArticle) -> list[set[str]]:
    """Return for each entity the words of its mentions with their article."""
    words = {m.id: f"{m.article_id}: {m.span.of(a.article.text)}" for a in articles for m in a.mentions}
    return [{words[m] for m in entity.mention_ids} for entity in entities(STORY, articles)]


def together(*wanted: str, articles: tuple[AnnotatedArticle, ...]) -> bool:
    return any(set(wanted) <= group for group in who(*articles))


def said_by(shown: AnnotatedArticle, mention: Mention, *, unnamed: bool) -> AnnotatedArticle:
    """Return an article in which a mention is the source of a statement."""
    said = Statement(
        id=f"s-{shown.article.id}",
        article_id=shown.article.id,
        content=(mention.span,),
        source=mention.span,
        cue=None,
        manner=Manner.INDIRECT,
        act=Act.CLAIM,
        certainty=Certainty.ASSERTED,
        confidence=0.75,
        provenance=MAKER,
        speakers=(Speaker(name="x", mention_id=mention.id, told_by=ToldBy.DESCRIPTION),),
        unnamed=Unnamed(description=mention.span, at_least=1, at_most=1) if unnamed else None,
    )
    return replace(shown, statements=(said,))


@pytest.mark.parametrize(
    ("printed", "head", "words", "age"),
    [
        ("the Islamist militant group", "group", {"islamist", "militant"}, None),
        ("The driver, 42", "driver", set(), "42"),
        ("a 42-year-old man from Olm", "man", {"olm"}, "42"),
        ("the vice president", "vice president", {"vice"}, None),
        ("the ministry's spokeswoman", "spokesman", {"ministry"}, None),
        ("the Defense Ministry spokesman", "spokesman", {"defence", "ministry"}, None),
        ("the driver of the tram", "driver", {"tram"}, None),
    ],
)
def test_a_description_is_cut_into_its_parts(printed: str, head: str, words: set[str], age: str | None) -> None:
    found = description(printed)
    assert found is not None
    assert (found.head, set(found.words), found.age) == (head, words, age)


@pytest.mark.parametrize(
    "printed", ["the", "", "the Model 3", "one two three four five six seven eight nine ten eleven twelve"]
)
def test_what_has_no_noun_or_is_too_long_is_no_description(printed: str) -> None:
    assert description(printed) is None


TELLS = article("a", "[Olm Front|organization] struck. <The militant group|organization|Olm Front> fled.")


def test_a_description_is_of_the_one_named_in_its_article_of_whom_the_story_tells_it() -> None:
    other = article("b", "[Olm Front|organization] struck. <The militant group|organization|> fled.")
    assert together("a: Olm Front", "b: The militant group", articles=(TELLS, other))


def test_a_description_is_nobodys_where_two_of_whom_it_is_told_are_named_alike() -> None:
    too = article("c", "[Pell Front|organization] struck. <The militant group|organization|Pell Front> fled.")
    both = article("b", "[Olm Front|organization] fought [Pell Front|organization]. <The group|organization|> fled.")
    assert not together("a: Olm Front", "b: The group", articles=(TELLS, too, both))
    assert not together("c: Pell Front", "b: The group", articles=(TELLS, too, both))


def test_a_description_that_says_what_is_not_told_is_of_somebody_else() -> None:
    other = article("b", "[Olm Front|organization] struck. <The Norwegian group|organization|> fled.")
    assert not together("a: Olm Front", "b: The Norwegian group", articles=(TELLS, other))


def test_a_body_is_told_by_the_last_word_of_its_name() -> None:
    shown = article("b", "[Harbour Department|organization] spoke. Later <the department|organization|> closed.")
    assert together("b: Harbour Department", "b: the department", articles=(shown,))
    nation = article("b", "[United Nations|organization] spoke. Later <the nation|organization|> closed.")
    assert not together("b: United Nations", "b: the nation", articles=(nation,))


def test_an_office_is_its_one_holder_in_the_story_but_not_of_his_deputy() -> None:
    tells = article("a", "[Ada Lund|person] spoke. <The president|person|Ada Lund> left.")
    deputy = article("c", "[Ivo Brandt|person] spoke. <The vice president|person|Ivo Brandt> left.")
    bare = article("b", "<The president|person|> spoke.")
    assert together("a: Ada Lund", "b: The president", articles=(tells, deputy, bare))
    assert not together("c: Ivo Brandt", "b: The president", articles=(deputy, bare))


def test_the_only_one_of_a_kind_in_every_article_is_one_across_them() -> None:
    shown = (
        article("a", "<The driver of the tram|person|x> slept."),
        article("b", "<The 42-year-old driver|person|x> slept."),
        article("c", "<The driver|person|x> slept. <A car driver|person|y> saw it."),
    )
    assert together("a: The driver of the tram", "b: The 42-year-old driver", "c: The driver", articles=shown)
    assert not together("c: The driver", "c: A car driver", articles=shown)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("<The 42-year-old driver|person|x> slept.", "<The 51-year-old driver|person|x> slept."),
        ("<The Norwegian envoy|person|x> slept.", "<The Danish envoy|person|x> slept."),
        ("<The man|person|x> slept.", "<The man|person|x> woke."),
        ("<The drivers|person|x> slept.", "<The drivers|person|x> woke."),
        ("<His driver|person|x> slept.", "<His driver|person|x> woke."),
        ("<A driver|person|x> slept.", "<A driver|person|x> woke."),
    ],
)
def test_descriptions_that_may_be_two_stay_apart(first: str, second: str) -> None:
    shown = article("a", first), article("b", second)
    found = who(*shown)
    assert all(len({mention[0] for mention in group}) == 1 for group in found)


def test_age_and_home_tell_one_from_all_others() -> None:
    shown = (
        article("a", "<The driver, 42|person|x>, from Olm, slept."),
        article("b", "<A 42-year-old man from Olm|person|x> slept."),
        article("c", "<A 42-year-old man from Pell|person|x> slept."),
    )
    assert together("a: The driver, 42", "b: A 42-year-old man from Olm", articles=shown)
    assert not together("a: The driver, 42", "c: A 42-year-old man from Pell", articles=shown)


@pytest.mark.parametrize("unnamed", [True, False])
def test_a_source_is_joined_only_if_it_is_not_kept_unnamed(*, unnamed: bool) -> None:
    other = article("b", "[Olm Front|organization] struck. <The militant group|organization|> spoke.")
    other = said_by(other, other.mentions[1], unnamed=unnamed)
    assert together("a: Olm Front", "b: The militant group", articles=(TELLS, other)) is not unnamed


def test_who_speaks_without_a_name_is_never_the_only_one_called_so() -> None:
    shown = [article(name, "<The driver|person|x> spoke.") for name in "ab"]
    speaking = tuple(said_by(one, one.mentions[0], unnamed=False) for one in shown)
    assert together("a: The driver", "b: The driver", articles=tuple(shown)) is True
    assert together("a: The driver", "b: The driver", articles=speaking) is False


def with_owner(shown: AnnotatedArticle, owner: str) -> AnnotatedArticle:
    """Return an article in which the first word of its second mention is a pronoun for the first mention."""
    start = shown.mentions[1].span.start
    span = Span(start, start + len(owner))
    pronoun = Mention(
        id=f"p-{shown.article.id}",
        article_id=shown.article.id,
        span=span,
        extent=span,
        form=MentionForm.PRONOUN,
        chain=shown.mentions[0].chain,
    )
    return replace(shown, mentions=(shown.mentions[0], pronoun, *shown.mentions[1:]))


@pytest.mark.parametrize(("noun", "one"), [("husband", True), ("brother", False)])
def test_a_relative_of_whom_everybody_has_one_is_one_across_articles(noun: str, *, one: bool) -> None:
    shown = tuple(
        with_owner(article(name, f"[Ada Lund|person] came. Later <her {noun}|person|x> left."), "her") for name in "ab"
    )
    assert together(f"a: her {noun}", f"b: her {noun}", articles=shown) is one


def test_a_name_in_small_letters_is_the_name() -> None:
    shown = (
        article("a", "[Olm Fire Board|organization] met."),
        article("b", "Later <the Olm fire board|organization|x> met."),
        article("c", "Later <the Olm newspaper|organization|x> met. [Olm|organization] is a town."),
    )
    assert together("a: Olm Fire Board", "b: the Olm fire board", articles=shown)
    assert not together("c: Olm", "c: the Olm newspaper", articles=shown)
