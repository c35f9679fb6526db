import random
from datetime import UTC, date, datetime
from itertools import count

from invented import article

from onrecord.link.copies import copies
from onrecord.link.grouping import groups
from onrecord.link.rarity import background
from onrecord.link.stories import stories
from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.identity import record_id
from onrecord.model.judgement import Judgement, Subject, Verdict

BRIDGE = (
    article(
        "bridge-1",
        "Eleven hikers fell into the river Olm on Sunday when the Quarryton footbridge collapsed under them.",
        "Fire chief Ada Lund said nine had been rescued from the rapids near the tannery. Divers search for two.",
        "The Quarryton footbridge, built in 1931, had been closed twice after floods on the Olm.",
        title="Footbridge collapse throws hikers into river",
        published="2031-05-04",
    ),
    article(
        "bridge-2",
        "QUARRYTON: Two people are missing in the Olm after a footbridge gave way beneath a group of hikers.",
        "Nine were pulled out alive, Lund told local radio. The northern cable of the crossing seems to have snapped.",
        "Mayor Tove Askell of Quarryton promised that the cause would be found.",
        title="Divers look for two missing at Quarryton",
        published="2031-05-05",
    ),
)
VOTE = (
    article(
        "vote-1",
        "Parliament in Lindholm voted on Monday to let trams run through the night on all lines.",
        "Transport minister Piet Harrow called the vote a gift to nurses and bakers. Drivers' unions oppose the plan.",
        title="Lindholm passes night tram law",
        published="2031-05-05",
    ),
    article(
        "vote-2",
        "Unions of tram drivers will fight the night service that Lindholm's parliament approved, they said.",
        "Harrow, the transport minister, offered talks about pay on the night trams.",
        title="Drivers threaten strike",
        published="2031-05-06",
    ),
)
OTHER = article(
    "orchard",
    "Growers in the Pell valley expect a poor cherry harvest after frost burned the early blossom in April.",
    title="Frost hits cherries",
    published="2031-05-05",
)


def parts(articles: list[AnnotatedArticle]) -> set[frozenset[str]]:
    return {frozenset(story.article_ids) for story in stories(articles, copies(articles))}


def test_reports_of_one_happening_are_one_story_though_their_headlines_share_no_word() -> None:
    assert parts([*BRIDGE, *VOTE, OTHER]) == {
        frozenset({"bridge-1", "bridge-2"}),
        frozenset({"vote-1", "vote-2"}),
        frozenset({"orchard"}),
    }


def test_two_articles_alone_are_decided_by_the_background() -> None:
    assert parts(list(BRIDGE)) == {frozenset({"bridge-1", "bridge-2"})}
    assert parts([BRIDGE[0], VOTE[0]]) == {frozenset({"bridge-1"}), frozenset({"vote-1"})}


def test_a_copy_joins_whatever_the_headline() -> None:
    text = BRIDGE[0].article.text.strip().split("\n")
    reprint = article("z", *text, title="Sunday in pictures", published="2031-05-25")
    assert parts([BRIDGE[0], reprint, OTHER]) == {frozenset({"bridge-1", "z"}), frozenset({"orchard"})}


def test_a_look_alike_of_another_year_is_another_story() -> None:
    then = article(
        "then",
        "A man was shot in the leg outside a bar on Mill Street in Dover early on Saturday, police said.",
        "Karl Rees, 31, is expected to live. Officers are looking for a white van.",
        title="Man shot outside bar",
        published="2031-05-04",
    )
    now = article(
        "now",
        "Police in Dover have arrested a neighbour after a woman was wounded by gunfire on Harbour Road on Friday.",
        "Jana Holt, 44, a nurse, was taken to hospital, police said.",
        title="Nurse shot near harbour",
        published="2032-11-20",
    )
    assert len(parts([then, now])) == 2


def test_the_order_of_the_articles_does_not_matter() -> None:
    shown = [*BRIDGE, *VOTE, OTHER]
    wanted = list(stories(shown, copies(shown)))
    for seed in range(4):
        random.Random(seed).shuffle(shown)  # noqa: S311 - an order to try, no secret
        assert list(stories(shown, copies(shown))) == wanted


def test_a_story_knows_its_days_and_is_named_after_its_earliest_article() -> None:
    (story,) = stories(BRIDGE, ())
    assert (story.start, story.end) == (date(2031, 5, 4), date(2031, 5, 5))
    assert story.id == record_id("story", "bridge-1")
    assert story.title in {one.article.headline for one in BRIDGE}


def test_a_join_says_why() -> None:
    (story,) = stories(BRIDGE, ())
    words = {word for join in story.joins for word in join.words}
    assert {"quarryton", "olm"} <= words
    assert {join.article_ids for join in story.joins} == {("bridge-1", "bridge-2")}
    assert sum(join.weight for join in story.joins) > 0


def test_an_article_alone_is_a_story_without_joins() -> None:
    (story,) = stories([OTHER], ())
    assert story.article_ids == ("orchard",)
    assert story.joins == ()


def test_articles_without_day_title_or_text_are_stories_too() -> None:
    found = list(stories([article("bare", "."), article("none", "The Olm rose.")], ()))
    assert sorted(story.article_ids for story in found) == [("bare",), ("none",)]
    assert list(stories([], ())) == []


def test_a_chain_of_single_likenesses_does_not_make_one_group() -> None:
    chain = [(number, number + 1, 1.0) for number in range(5)]
    assert max(map(len, groups(6, chain))) < 4


def test_groups_join_the_strongest_first() -> None:
    assert groups(3, [(0, 1, 1.0), (1, 2, 3.0), (0, 2, -5.0)]) == [[0], [1, 2]]


def test_rare_words_weigh_more_than_common_ones() -> None:
    table = background()
    assert table.rarity("xylograph") >= table.rarity("tram") > table.rarity("police") > table.rarity("said")


NUMBERS = count()


def judged(verdict: Verdict, one: str, other: str, day: int = 1, *, withdrawn: bool = False) -> Judgement:
    first, second = sorted((one, other))
    return Judgement(
        id=f"j{next(NUMBERS)}",
        subject=Subject.STORY,
        verdict=verdict,
        first=first,
        second=second,
        by="R. Olm",
        at=datetime(2031, 6, day, tzinfo=UTC),
        reason="I was there.",
        withdrawn_by="T. Askell" if withdrawn else None,
        withdrawn_at=datetime(2031, 7, 1, tzinfo=UTC) if withdrawn else None,
    )


def ruled(*judgements: Judgement) -> set[frozenset[str]]:
    articles = [*BRIDGE, *VOTE, OTHER]
    return {frozenset(story.article_ids) for story in stories(articles, copies(articles), judgements)}


BRIDGES, VOTES = frozenset({"bridge-1", "bridge-2"}), frozenset({"vote-1", "vote-2"})


def test_what_a_person_put_together_is_one_story_and_what_a_person_parted_is_two() -> None:
    assert ruled(judged(Verdict.SAME, "orchard", "vote-1")) == {BRIDGES, VOTES | {"orchard"}}
    assert ruled(judged(Verdict.APART, "bridge-1", "bridge-2")) == {
        frozenset({"bridge-1"}),
        frozenset({"bridge-2"}),
        VOTES,
        frozenset({"orchard"}),
    }


def test_the_later_of_two_judgements_on_one_pair_counts_and_a_withdrawn_one_does_not() -> None:
    asunder = {BRIDGES, VOTES, frozenset({"orchard"})}
    together = judged(Verdict.SAME, "orchard", "vote-1", 1)
    assert ruled(together, judged(Verdict.APART, "orchard", "vote-1", 2)) == asunder
    assert ruled(judged(Verdict.APART, "orchard", "vote-1", 1), judged(Verdict.SAME, "orchard", "vote-1", 2)) != asunder
    assert ruled(judged(Verdict.SAME, "orchard", "vote-1", withdrawn=True)) == asunder
    assert ruled(judged(Verdict.SAME, "orchard", "gone")) == asunder


def test_of_a_contradiction_nothing_is_joined() -> None:
    found = ruled(
        judged(Verdict.SAME, "orchard", "bridge-1"),
        judged(Verdict.SAME, "orchard", "vote-1"),
        judged(Verdict.APART, "bridge-1", "vote-1"),
    )
    assert not any({"bridge-1", "vote-1"} <= group for group in found)


def test_a_join_tells_who_judged_and_why() -> None:
    articles = [*BRIDGE, OTHER]
    verdict = judged(Verdict.SAME, "orchard", "bridge-1")
    joins = [join for story in stories(articles, copies(articles), [verdict]) for join in story.joins]
    assert [(join.article_ids, join.words) for join in joins if join.feature == "judged"] == [
        (("bridge-1", "orchard"), ("R. Olm", "I was there."))
    ]
