import random

import pytest
from invented import article

from onrecord.link.agencies import agency
from onrecord.link.copies import copies
from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.article import BlockRole
from onrecord.model.story import Copy, CopyKind

WIRE = (
    "QUARRYTON (AP) - A footbridge over the river Olm gave way early on Sunday and took eleven hikers into the water.",
    "Rescuers pulled nine of them from the rapids below the old tannery, the fire chief of Quarryton said at noon.",
    "The bridge had been closed twice since the spring flood, and its northern cable was due to be replaced in June.",
    "Divers will search the pool beneath the weir for the two who are missing as soon as the water falls, he said.",
)
FURNITURE = (
    "Sign up for the morning letter of Channel Forty and never miss a forecast, a recipe or a local bargain again; "
    "by signing up you agree to our terms and to messages from selected partners of the station group."
)
APART = {
    "orchard": "Growers in the Pell valley expect a poor cherry harvest after the late frost burned the early blossom.",
    "library": "The town library will lend out telescopes this winter, and its astronomer explains how to find Saturn.",
    "tram": "Tram line seven is to run through the night from March, the transport office of Lindholm has decided.",
}


def only(found: list[Copy]) -> Copy:
    assert len(found) == 1
    return found[0]


def test_the_same_text_under_two_ids_is_a_copy() -> None:
    copy = only(list(copies([article("b", *WIRE), article("a", *WIRE)])))
    assert copy.article_ids == ("a", "b")
    assert copy.share == 1.0
    assert copy.kind is CopyKind.SAME_WIRE_COPY
    assert copy.agency == "Associated Press"


def test_passages_are_the_same_words_on_both_sides_and_in_the_order_of_the_ids() -> None:
    first = article("a", "By our own reporter in Quarryton.", *WIRE[1:], "Readers may send photographs.")
    second = article("b", *WIRE)
    copy = only(list(copies([second, first])))
    for passage in copy.passages:
        assert passage.first.of(first.article.text) == passage.second.of(second.article.text)
    assert passage_words(copy, first.article.text).startswith("Rescuers pulled nine")


def passage_words(copy: Copy, text: str) -> str:
    return " ".join(passage.first.of(text) for passage in copy.passages)


def test_a_light_edit_leaves_one_passage() -> None:
    edited = WIRE[1].replace("the fire chief of Quarryton said", "Quarryton's fire chief Ada Lund told reporters")
    copy = only(list(copies([article("a", *WIRE), article("b", WIRE[0], edited, *WIRE[2:])])))
    assert len(copy.passages) == 1
    assert 0.8 < copy.share < 1.0


def test_other_marks_and_capitals_do_not_hide_a_copy() -> None:
    loud = [line.upper().replace(",", " -") for line in WIRE]
    assert only(list(copies([article("a", *WIRE), article("b", *loud)]))).share == 1.0


def test_one_shared_paragraph_is_enough() -> None:
    own = (
        "By our reporters. In Quarryton the search of the river Olm goes on.",
        "Quarryton mourns, and the Olm is high.",
    )
    first = article("a", own[0], APART["tram"], WIRE[2], APART["orchard"], published="2031-05-04")
    second = article("b", own[1], APART["library"], WIRE[2], WIRE[3][:60], published="2031-05-05")
    copy = only(list(copies([first, second])))
    assert copy.share < 0.6
    assert passage_words(copy, first.article.text) == WIRE[2].rstrip(".")


def test_a_shared_half_sentence_is_no_copy() -> None:
    first = article("a", "The fire chief of Quarryton said at noon that the river was still rising fast.")
    second = article("b", "Nobody was hurt, the fire chief of Quarryton said at noon, and schools stay open.")
    assert list(copies([first, second])) == []


SPEECH = (
    "“I told the council three times that the northern cable would not hold another summer of hikers, and three times",
    "they thanked me for my letter and went on to the next item, and when I asked for the report of the divers they",
    "told me that it had been lost with the flood and that I should write to somebody else,” the engineer wrote.",
)


def quoting(quotation: str) -> list[AnnotatedArticle]:
    return [
        article("a", "Council ignored letters on the Quarryton footbridge, papers show.", quotation),
        article("b", "An engineer warned Quarryton of the footbridge long before it fell.", quotation),
    ]


def test_long_quotations_are_told_from_copied_reporting() -> None:
    assert only(list(copies(quoting(" ".join(SPEECH))))).kind is CopyKind.QUOTED_AT_LENGTH


def test_one_sentence_of_a_speech_in_two_reports_makes_no_copy() -> None:
    sentence = f"{SPEECH[0]} they thanked me,” he wrote."
    assert list(copies(quoting(sentence))) == []
    assert only(list(copies(quoting(sentence.strip("“").replace("”", ""))))).kind is CopyKind.SAME_WIRE_COPY


def test_what_unrelated_articles_of_one_station_share_is_no_copy() -> None:
    shown = [
        article(name, text, FURNITURE, published=f"2031-0{month}-11", outlet="Channel Forty")
        for month, (name, text) in enumerate(APART.items(), 1)
    ]
    assert list(copies(shown)) == []


def test_furniture_found_among_strangers_does_not_count_between_relatives_either() -> None:
    strangers = [
        article(name, text, FURNITURE, published=f"2031-0{month}-11")
        for month, (name, text) in enumerate(APART.items(), 1)
    ]
    relatives = [
        article("x", "A footbridge over the river Olm at Quarryton gave way.", FURNITURE, published="2031-05-04"),
        article("y", "Hikers fell into the Olm as Quarryton's footbridge broke.", FURNITURE, published="2031-05-04"),
    ]
    assert list(copies(relatives)) != []
    assert list(copies([*strangers, *relatives])) == []


def test_an_outlet_that_repeats_its_own_paragraph_has_not_copied_itself_and_its_own_page_again_is_a_copy() -> None:
    first = ("A footbridge over the river Olm at Quarryton gave way.", WIRE[2])
    second = ("Hikers fell into the Olm as Quarryton's footbridge broke.", WIRE[2])
    for outlets, found in (("Courier", "Courier"), 0), (("Courier", "Herald"), 1), ((None, None), 1):
        shown = [article(name, *t, outlet=o) for name, t, o in zip("ab", (first, second), outlets, strict=True)]
        assert len(list(copies(shown))) == found
    whole = [article(name, *WIRE, outlet="Courier") for name in "ab"]
    assert only(list(copies(whole))).kind is CopyKind.SAME_WIRE_COPY


def test_blocks_beside_the_report_are_not_compared() -> None:
    roles = [BlockRole.BODY, BlockRole.FURNITURE]
    shown = [article(name, text, FURNITURE, roles=roles) for name, text in APART.items()]
    assert list(copies(shown)) == []


def test_the_order_of_the_articles_does_not_matter() -> None:
    shown = [
        article("a", *WIRE, published="2031-05-04"),
        article("b", *WIRE[:3], "Schools in Quarryton stay closed on Monday.", published="2031-05-04"),
        article("c", WIRE[0], "The mayor of Quarryton asks for prayers.", *WIRE[2:], published="2031-05-05"),
        *(article(name, text, FURNITURE) for name, text in APART.items()),
    ]
    wanted = list(copies(shown))
    assert len(wanted) == 3
    for seed in range(4):
        random.Random(seed).shuffle(shown)  # noqa: S311 - an order to try, no secret
        assert list(copies(shown)) == wanted


def test_a_copy_that_hundreds_print_still_holds_together() -> None:
    shown = [article(f"n{number:03}", *WIRE) for number in range(80)]
    linked = {shown[0].article.id}
    for copy in copies(shown):
        if linked & set(copy.article_ids):
            linked.update(copy.article_ids)
    assert len(linked) == 80


def test_no_articles_have_no_copies() -> None:
    assert list(copies([])) == []
    assert list(copies([article("a", "Rain.")])) == []


@pytest.mark.parametrize(
    ("paragraphs", "credited"),
    [
        (("QUARRYTON (AP) - A bridge fell.",), "Associated Press"),
        (("(Reuters) - A bridge fell.",), "Reuters"),
        (("A bridge fell.", "The Associated Press contributed to this report."), "Associated Press"),
        (("A bridge fell.", "(Reporting by Ada Lund; Editing by Ivo Brandt)"), "Reuters"),
        (("A bridge fell.", "© 2031 Agence France-Presse"), "Agence France-Presse"),
        (("A bridge fell, the chief told Reuters.", "More rain is due."), None),
        (("A bridge fell. The PA system was silent.",), None),
        (("The Associated Press was founded long before the bridge.",), None),
    ],
)
def test_a_credit_names_the_agency_and_a_mention_does_not(paragraphs: tuple[str, ...], credited: str | None) -> None:
    assert agency(article("a", *paragraphs).article) == credited


def test_a_byline_credits_an_agency_and_a_photo_credit_does_not() -> None:
    assert agency(article("a", "A bridge fell.", byline="Press Association").article) == "Press Association"
    photo = article("a", "A bridge fell.", "Ada Lund/AP", roles=[BlockRole.BODY, BlockRole.CREDIT])
    assert agency(photo.article) is None
