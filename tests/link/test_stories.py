import random
from collections.abc import Container, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from itertools import count as numbered

from invented import article

from onrecord.link.copies import copies
from onrecord.link.counting import count
from onrecord.link.grouping import groups
from onrecord.link.rarity import background
from onrecord.link.stories import stories as grouped
from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.identity import record_id
from onrecord.model.judgement import Judgement, Subject, Verdict
from onrecord.model.story import Copy, Story

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


def stories(
    articles: Iterable[AnnotatedArticle],
    found: Iterable[Copy],
    judged: Iterable[Judgement] = (),
    before: Sequence[Story] = (),
    anew: Container[str] = (),
) -> Iterator[Story]:
    return grouped(count(articles), found, judged, before, anew)


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


NUMBERS = numbered()


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


PIER = article(
    "pier-1",
    "The ferry pier of Aldmouth was closed on Thursday after the storm broke two of its piles.",
    "Harbour master Signe Orlo said ferries to Sorrel Island would sail from the old lighthouse until June.",
    title="Storm shuts pier",
    published="2031-05-08",
)
PIER_TOO = article(
    "pier-2",
    "Ferries to Sorrel Island sail from the old lighthouse since the storm broke two piles of the Aldmouth pier.",
    "Signe Orlo, the harbour master of Aldmouth, said it would open again in June.",
    title="Islanders walk to the lighthouse",
    published="2031-05-09",
)


def grown(*builds: Sequence[AnnotatedArticle]) -> list[Story]:
    """Return the stories after builds one after another, each with more articles."""
    known: list[AnnotatedArticle] = []
    told: list[Story] = []
    for build in builds:
        known.extend(build)
        told = list(stories(known, copies(known), before=told))
    return told


def groups_of(told: Iterable[Story]) -> set[frozenset[str]]:
    return {frozenset(story.article_ids) for story in told}


def test_a_report_that_comes_later_joins_its_story_and_opens_one_where_there_is_none() -> None:
    first = grown([BRIDGE[0], *VOTE])
    later = grown([BRIDGE[0], *VOTE], [BRIDGE[1], PIER])
    assert groups_of(later) == {BRIDGES, VOTES, frozenset({"pier-1"})}
    ids = {article_id: story.id for story in first for article_id in story.article_ids}
    assert {ids[story.article_ids[0]] for story in later if story.article_ids[0] in ids} == set(ids.values())


def test_a_story_keeps_its_id_where_an_earlier_report_comes_in_later() -> None:
    (before,) = grown([BRIDGE[1]])
    (after,) = grown([BRIDGE[1]], [BRIDGE[0]])
    assert after.id == before.id == record_id("story", "bridge-2")
    assert after.article_ids == ("bridge-1", "bridge-2")
    (anew,) = grown([*BRIDGE])
    assert anew.id == record_id("story", "bridge-1")


def test_a_story_that_nothing_touches_is_given_back_as_it_was() -> None:
    first = {story.id: story for story in grown([*BRIDGE, *VOTE])}
    later = {story.id: story for story in grown([*BRIDGE, *VOTE], [PIER, OTHER])}
    assert {ident: later[ident] for ident in first} == first


def test_one_report_makes_one_story_of_two_and_the_id_is_that_of_the_larger() -> None:
    told = list(stories([*BRIDGE, PIER], ()))
    before = [story for story in told if story.article_ids != ("pier-1",)]
    alone = next(story for story in told if story.article_ids == ("pier-1",))
    wire = article("wire", *(one.article.text for one in (BRIDGE[0], PIER)), published="2031-05-08")
    known = [*BRIDGE, PIER, wire]
    judgements = [judged(Verdict.SAME, "wire", "bridge-1"), judged(Verdict.SAME, "wire", "pier-1")]
    (merged,) = stories(known, copies(known), judgements, [alone, *before])
    assert merged.id == before[0].id
    assert set(merged.article_ids) == {"bridge-1", "bridge-2", "pier-1", "wire"}


def test_the_stories_of_one_pass_are_those_of_a_build_of_everything() -> None:
    everything = [*BRIDGE, *VOTE, OTHER, PIER, PIER_TOO]
    days = sorted({one.article.published.value for one in everything if one.article.published})
    passed = grown(*([a for a in everything if a.article.published and a.article.published.value == d] for d in days))
    assert groups_of(passed) == groups_of(stories(everything, copies(everything)))


def test_what_a_person_parted_stays_parted_when_more_comes_in_and_both_parts_have_ids_of_their_own() -> None:
    whole = grown([*BRIDGE])
    apart = [judged(Verdict.APART, "bridge-1", "bridge-2")]
    parted = list(stories(BRIDGE, (), apart, whole, {"bridge-1", "bridge-2"}))
    assert groups_of(parted) == {frozenset({"bridge-1"}), frozenset({"bridge-2"})}
    assert len({story.id for story in parted}) == 2
    assert whole[0].id in {story.id for story in parted}
    more = [*BRIDGE, article("bridge-3", *BRIDGE[0].article.text.strip().split("\n"), published="2031-05-06")]
    later = groups_of(stories(more, copies(more), apart, parted))
    assert not any({"bridge-1", "bridge-2"} <= group for group in later)
    assert len(later) == 2
    assert groups_of(stories(BRIDGE, (), (), parted, {"bridge-1", "bridge-2"})) == {BRIDGES}


SHOOTINGS = [
    article(
        "dover-1",
        "A man was shot in the leg outside a bar on Mill Street in Dover late on Saturday, police said.",
        "Karl Rees, 31, is expected to live. Officers are looking for a white van.",
        title="Man shot outside Dover bar",
        published="2031-05-04",
    ),
    article(
        "harrow-1",
        "A baker died in hospital after he was shot in his car on Harbour Road in Harrow on Saturday night.",
        "Tomas Brandt, 58, was on his way to work, police said. A man in a red coat was seen to run away.",
        title="Baker, 58, shot dead in Harrow",
        published="2031-05-04",
    ),
    article(
        "dover-2",
        "Dover police found the white van of the night when Karl Rees was shot on Mill Street.",
        "Rees, 31, who was hit in the leg when he left a bar, went home on Monday.",
        title="Van found after shooting on Mill Street",
        published="2031-05-06",
    ),
    article(
        "harrow-2",
        "Neighbours laid flowers on Harbour Road in Harrow for Tomas Brandt, the baker shot in his car.",
        "Police said on Monday that they had questioned a man in a red coat about the death of Brandt, 58.",
        title="Flowers for a baker",
        published="2031-05-06",
    ),
]


def test_two_shootings_of_one_night_stay_apart_built_anew_and_in_one_pass() -> None:
    wanted = {frozenset({"dover-1", "dover-2"}), frozenset({"harrow-1", "harrow-2"})}
    assert parts(SHOOTINGS) == wanted
    assert groups_of(grown(SHOOTINGS[:2], SHOOTINGS[2:])) == wanted


WAR = [
    article(f"war-{number}-{side}", *told, title=title, published=f"2031-{2 * number + 1:02}-{10 + side}")
    for number, (happening) in enumerate(
        (
            (
                (
                    "Rebels took the airfield of Tarnholm; the Veskaran army said it had lost four helicopters.",
                    "General Anton Rhys said that the fuel depot beside the runway was burning.",
                    "Airfield falls to rebels",
                ),
                (
                    "Rebels hold the Tarnholm airfield; they burned the fuel depot and four army helicopters.",
                    "The runway cannot be used, General Rhys told reporters.",
                    "Army loses four helicopters",
                ),
            ),
            (
                (
                    "Sixty wounded children were flown out of the Veskaran city of Olm in a truce of a day.",
                    "The nurse Mona Reyes said that the convoy from Saint Agnes hospital was cheered at the bridge.",
                    "Truce lets wounded children leave Olm",
                ),
                (
                    "A truce held in Olm while a convoy took sixty children from Saint Agnes hospital to a plane.",
                    "Nurse Mona Reyes, who went with the children, spoke of cheers at the bridge.",
                    "Sixty children flown out",
                ),
            ),
            (
                (
                    "Veskaran envoys and rebels signed a prisoner exchange in the Hotel Meridian in Lindholm.",
                    "Three hundred men are to be freed at Sorrel pass, the mediator Livia Thorsk said.",
                    "Prisoners to be exchanged",
                ),
                (
                    "At Sorrel pass three hundred prisoners will be freed, as rebels agreed in Lindholm.",
                    "Livia Thorsk, the mediator, thanked the staff of the Hotel Meridian.",
                    "Three hundred to go free",
                ),
            ),
        )
    )
    for side, (*told, title) in enumerate(happening)
]


def test_a_war_is_as_many_stories_as_it_has_happenings() -> None:
    wanted = {frozenset({f"war-{number}-0", f"war-{number}-1"}) for number in range(3)}
    assert parts(WAR) == wanted
    assert groups_of(grown(*([one] for one in WAR))) == wanted
