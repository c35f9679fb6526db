import random
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from builders import MAKER
from invented import article

from onrecord.link.entities import entities
from onrecord.link.names import as_initials, body_name, given_agree, person_name, spellings
from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.judgement import Judgement, Subject, Verdict
from onrecord.model.statement import Act, Certainty, Manner, Speaker, Statement, ToldBy
from onrecord.model.story import Story

STORY = Story(id="s", title="", article_ids=(), start=None, end=None)


def who(*articles: AnnotatedArticle) -> set[frozenset[str]]:
    """Return for each entity the words of its mentions with their article."""
    words = {m.id: f"{m.article_id}: {m.span.of(a.article.text)}" for a in articles for m in a.mentions}
    return {frozenset(words[m] for m in entity.mention_ids) for entity in entities(STORY, articles)}


def names(*articles: AnnotatedArticle) -> list[str]:
    return [entity.name for entity in entities(STORY, articles)]


def together(first: str, second: str, *more: str) -> bool:
    """Tell whether the first mentions of the first two articles are one entity."""
    shown = [article(f"a{n}", text) for n, text in enumerate((first, second, *more))]
    one, other = shown[0].mentions[0].id, shown[1].mentions[0].id
    return any({one, other} <= set(entity.mention_ids) for entity in entities(STORY, shown))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("[Ada Lund|person]", "[Ada Lund|person]"),
        ("[Ada Lund|person]", "[Lund|person]"),
        ("[Ada Lund|person]", "[Mrs. Lund|person]"),
        ("[Ada Lund|person]", "[Fire Chief Ada Lund|person]"),
        ("[Ada Lund|person]", "[Lund’s|person]"),
        ("[Ada Lund|person]", "[A. Lund|person]"),
        ("[Ada Lund|person]", "[Ada M. Lund|person]"),
        ("[Mike Harrow|person]", "[Michael Harrow|person]"),
        ("[Marta Le Brun|person]", "[Le Brun|person]"),
        ("[José Ibarra|person]", "[Jose Ibarra|person]"),
        ("[Senior Colonel Ivo Brandt|organization]", "[Ivo Brandt|person]"),
        ("[Olm Rescue Board|organization]", "[the Olm Rescue Board|organization]"),
        ("[Olm Rescue Board|organization]", "[ORB|organization]"),
        ("[Board of River Safety|organization]", "[BRS|organization]"),
        ("[Board of River Safety|organization]", "[the Board for River Safety|organization]"),
        ("[U.N.|organization]", "[UN|organization]"),
        ("[UN Water Council|organization]", "[United Nations Water Council|organization]"),
        ("[State Department|organization]", "[U.S. State Department|organization]"),
        ("[U.N. Water Council|organization]", "[Water Council|organization]"),
        ("[Quarry Girls|other]", "[Quarrygirls|organization]"),
        ("[Ostra Belle|other]", "[Ostra Belle 1|organization]"),
        ("[Ostrabelle|person]", "[Ostra Belle 1|other]"),
        ("[Amina Olm|person]", "[Amina Olm Tarr|person]"),
        ("[Robert Olm|person]", "[Dane Robert Olm|person]"),
        ("[International Red Wing|organization]", "[International Committee of the Red Wing|organization]"),
        ("[Otters|other]", "[Olm Otters|place]"),
    ],
)
def test_forms_of_one_name_are_one_entity(first: str, second: str) -> None:
    assert together(first, second)


@pytest.mark.parametrize(
    ("first", "second", "more"),
    [
        ("[Ada Lund|person]", "[Eva Lund|person]", ()),
        ("[Lund|person]", "[Ada Lund|person]", ("[Eva Lund|person]",)),
        ("[E. Lund|person]", "[Eva Lund|person]", ("[Erik Lund|person]",)),
        ("[Tom Askell Jr.|person]", "[Tom Askell|person]", ()),
        ("[Paris|place]", "[Lena Paris|person]", ()),
        (
            "[Foreign Ministry|organization]",
            "[Russian Foreign Ministry|organization]",
            ("[Chinese Foreign Ministry|organization]",),
        ),
        ("[BRS|organization]", "[Board of River Safety|organization]", ("[Bank of Rural Savings|organization]",)),
        ("[New York|place]", "[York|place]", ()),
        ("[UN|organization]", "[Kim Jong Un|person]", ()),
        ("[Kremlin|organization]", "[Russian government|organization]", ()),
        ("[Lund|person]", "[Lund Tower|person]", ()),
        ("[Olm Rule 5|other]", "[Olm Rule 6|other]", ()),
        ("[Korea Olm|place]", "[Korean Olm|other]", ()),
        ("[Red Wing|organization]", "[Red Council of the Wing|organization]", ()),
    ],
)
def test_what_could_be_two_stays_apart(first: str, second: str, more: tuple[str, ...]) -> None:
    assert not together(first, second, *more)


def test_an_ambiguous_surname_goes_to_the_only_bearer_in_its_own_article() -> None:
    found = who(
        article("a", "[Ada Lund|person] spoke. Later [Lund|person] left."),
        article("b", "[Eva Lund|person] came."),
    )
    assert frozenset({"a: Ada Lund", "a: Lund"}) in found
    assert frozenset({"b: Eva Lund"}) in found


def test_a_short_name_goes_to_the_only_longer_one_beside_it() -> None:
    found = who(
        article("a", "[Olm Water Council|organization] met. The [Water Council|organization] left."),
        article("b", "[Pell Water Council|organization] came."),
    )
    assert frozenset({"a: Olm Water Council", "a: Water Council"}) in found


def test_a_short_name_beside_two_longer_ones_goes_to_neither() -> None:
    found = who(
        article("a", "[Olm Water Council|organization] met. The [Water Council|organization] left."),
        article("b", "[Pell Water Council|organization] came. The [Water Council|organization] left."),
    )
    assert frozenset({"a: Water Council", "b: Water Council"}) in found


def test_a_slip_of_one_letter_is_the_name_that_is_printed_far_more_often() -> None:
    often = [article(f"b{n}", "[Ostra Haven|organization] struck.") for n in range(3)]
    assert together("[Ostra Havn|organization]", "[Ostra Haven|organization]", *["[Ostra Haven|organization]"] * 2)
    assert frozenset({"a: Ostra Maven"}) in who(*often[:1], article("a", "[Ostra Maven|organization] struck."))


def test_an_ambiguous_surname_goes_to_the_one_whom_most_articles_mean_unless_a_title_speaks_against_it() -> None:
    often = [article(f"b{n}", "[Ada Lund|person] spoke. <Mrs|person|Ada Lund> left.") for n in range(3)]
    rare = article("c", "[Erik Lund|person] came.")
    assert any({"a: Lund", "b0: Ada Lund"} <= group for group in who(*often, rare, article("a", "[Lund|person] sat.")))
    he = article("a", "[Lund|person] sat. <Mr|person|Lund> left.")
    assert not any({"a: Lund", "b0: Ada Lund"} <= group for group in who(*often, rare, he))
    assert not any(
        {"a: Lund", "b0: Ada Lund"} <= group for group in who(*often[:1], rare, article("a", "[Lund|person] sat."))
    )


def test_every_tie_of_an_entity_tells_its_feature_and_words() -> None:
    shown = article("a", "[Ada Lund|person] spoke."), article("b", "[Lund|person] left.")
    (found,) = entities(STORY, shown)
    (bond,) = found.bonds
    assert (bond.feature, bond.words) == ("surname", ("Lund",))
    assert bond.mention_ids == tuple(one.mentions[0].id for one in shown)


def test_descriptions_go_where_their_chain_goes() -> None:
    found = who(
        article("a", "[Ada Lund|person] spoke. <The chief|person|Ada Lund> left."),
        article("b", "[Lund|person] came."),
    )
    assert frozenset({"a: Ada Lund", "a: The chief", "b: Lund"}) in found


def test_unnamed_sources_are_never_joined_across_articles() -> None:
    shown = [article(name, "<An official|person|> spoke of rain.") for name in "ab"]
    twice = [article(name, "<An official|person|x> spoke. <The official|person|x> left.") for name in "cd"]
    assert all(len({mention.split(":")[0] for mention in group}) == 1 for group in who(*shown, *twice))


def speaking(article_id: str, text: str, name: str, told_by: ToldBy) -> AnnotatedArticle:
    """Return an article whose first mention speaks, under a name that annotating gave it."""
    shown = article(article_id, text)
    said = Statement(
        id=f"s-{article_id}",
        article_id=article_id,
        content=(shown.mentions[0].span,),
        source=shown.mentions[0].span,
        cue=None,
        manner=Manner.INDIRECT,
        act=Act.CLAIM,
        certainty=Certainty.ASSERTED,
        confidence=0.75,
        provenance=MAKER,
        speakers=(Speaker(name=name, mention_id=shown.mentions[0].id, told_by=told_by),),
    )
    return replace(shown, statements=(said,))


def test_who_is_only_described_bears_his_fullest_description() -> None:
    text = "<The office|organization|> met. <The prosecutor's office|organization|> said so."
    told = speaking("a", text, "The office", ToldBy.DESCRIPTION)
    together = tuple(replace(mention, chain=told.mentions[0].id) for mention in told.mentions)
    assert names(replace(told, mentions=together)) == ["The prosecutor's office"]


@pytest.mark.parametrize(("told_by", "one"), [(ToldBy.NAME, True), (ToldBy.DESCRIPTION, False)])
def test_a_government_by_other_words_is_one_across_articles(told_by: ToldBy, *, one: bool) -> None:
    shown = [
        speaking("a", "<The Norwegian government|organization|> spoke.", "Government of Norway", told_by),
        speaking("b", "<Norway's government|organization|> answered.", "Government of Norway", told_by),
        speaking("c", "<The Danish government|organization|> waited.", "Government of Denmark", told_by),
    ]
    assert len(who(*shown)) == (2 if one else 3)


def test_a_description_without_a_name_that_says_nothing_is_no_entity() -> None:
    assert names(article("a", "<A passer-by|person|> stood there.")) == []


def test_an_entity_bears_its_fullest_name_without_title() -> None:
    shown = [article("a", "[President Ada Lund|person] spoke. [Lund|person] left."), article("b", "[Ada Lund|person]")]
    assert names(*shown) == ["Ada Lund"]


def test_every_name_belongs_to_exactly_one_entity() -> None:
    shown = [
        article("a", "[Ada Lund|person] met [Lund|person] of [ORB|organization] in [Paris|place]."),
        article("b", "[Eva Lund|person] and [Lund|] left [Paris|person], [Washington|place] and [Washington|person]."),
    ]
    held = [m for entity in entities(STORY, shown) for m in entity.mention_ids]
    assert sorted(held) == sorted(m.id for one in shown for m in one.mentions)
    ids = [entity.id for entity in entities(STORY, shown)]
    assert len(ids) == len(set(ids))


def test_the_order_of_the_articles_does_not_matter() -> None:
    shown = [
        article("a", "[Ada Lund|person] and [E. Lund|person] of the [Olm Rescue Board|organization]"),
        article("b", "[Eva Lund|person], [Lund|person], [ORB|organization]"),
        article("c", "[Erik Lund|person] and [Lund|person] in [Paris|place]"),
        article("d", "[Ada M. Lund|person] and [Mr Paris|person]"),
    ]
    wanted = list(entities(STORY, shown))
    for seed in range(6):
        random.Random(seed).shuffle(shown)  # noqa: S311 - an order to try, no secret
        assert list(entities(STORY, shown)) == wanted


@pytest.mark.parametrize(
    ("printed", "tokens"),
    [
        ("Nigerian Vice President Yemi Okoro", ("yemi", "okoro")),
        ("Stephen King", ("stephen", "king")),
        ("Prince", None),
        ("Prof Ada Lund (@adalund)", ("ada", "lund")),
        ("Ana de la Torre", ("ana", "de", "la", "torre")),
        ("the police spokesman Jon Burge", ("jon", "burge")),
    ],
)
def test_a_persons_name_is_freed_of_what_stands_before_it(printed: str, tokens: tuple[str, ...] | None) -> None:
    name = person_name(printed)
    assert (None if name is None else name.tokens) == tokens


def test_initials_spell_a_name_with_and_without_its_small_words() -> None:
    long = body_name("Department of Justice")
    assert long is not None
    spelt = set(spellings(long))
    assert all(as_initials(short) in spelt for short in map(body_name, ("DOJ", "DoJ", "DJ")) if short is not None)


def test_middle_names_count_only_where_both_print_them() -> None:
    one, two, three = (person_name(p) for p in ("Ada Maria Lund", "Ada Lund", "Ada Petra Lund"))
    assert one is not None
    assert two is not None
    assert three is not None
    assert given_agree(one, two)
    assert not given_agree(one, three)


def judged(verdict: Verdict, one: str, other: str) -> Judgement:
    first, second = sorted((one, other))
    return Judgement(
        id=f"{first}-{second}",
        subject=Subject.ENTITY,
        verdict=verdict,
        first=first,
        second=second,
        by="R. Olm",
        at=datetime(2031, 6, 1, tzinfo=UTC),
    )


def test_a_person_says_who_is_one_and_who_are_two() -> None:
    one, two, three = (
        article("a0", "[Ada Lund|person] spoke."),
        article("a1", "[Lund|person] spoke."),
        article("a2", "[Mona Reyes|person] spoke."),
    )
    lund, lund_too, reyes = (shown.mentions[0].id for shown in (one, two, three))

    def groups(*judgements: Judgement) -> set[frozenset[str]]:
        return {frozenset(found.mention_ids) for found in entities(STORY, (one, two, three), judgements)}

    assert groups() == {frozenset({lund, lund_too}), frozenset({reyes})}
    assert groups(judged(Verdict.APART, lund, lund_too)) == {
        frozenset({lund}),
        frozenset({lund_too}),
        frozenset({reyes}),
    }
    assert groups(judged(Verdict.SAME, lund, reyes)) == {frozenset({lund, lund_too, reyes})}
    assert groups(judged(Verdict.SAME, lund, reyes), judged(Verdict.APART, lund_too, reyes)) == {
        frozenset({lund, reyes}),
        frozenset({lund_too}),
    }
