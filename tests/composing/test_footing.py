"""On how much a story stands: each origin once over all shared claims, and what is unnamed beside them."""

from onrecord.casefile.accounts import CarriedClaim, CarriedOrigin
from onrecord.composing.footing import footing, origins_in_words, reports_in_words
from onrecord.model.claim import OriginKind

SPEAKER, UNNAMED, OUTLET = OriginKind.SPEAKER, OriginKind.UNNAMED, OriginKind.OUTLET
TEXTS = {"a": "a", "b": "a", "c": "c"}


def origin(kind: OriginKind, name: str | None, article: str = "a", *, known: bool = False) -> CarriedOrigin:
    return CarriedOrigin(kind=kind, name=name, known=known, article_id=article)


def claim(*origins: CarriedOrigin, at_most: int = 1) -> CarriedClaim:
    return CarriedClaim(
        id="c", story_id="s", statement_id="t", article_id="a", reports=2, at_least=1, at_most=at_most, denials=0,
        origins=origins,
    )  # fmt: skip


def test_who_is_named_for_several_claims_is_one_origin() -> None:
    vask = origin(SPEAKER, "Teodora Vask", known=True)
    found = footing([claim(vask), claim(vask, origin(SPEAKER, "Ivo  Brandt", known=True), at_most=2)], TEXTS)
    assert (found.named, found.claims, found.of_one) == (2, 2, 1)
    assert origins_in_words(found) == ("at least 2 origins by name", "1 of 2 shared claims rest on 1 origin")


def test_a_name_that_may_be_another_ones_house_is_told_beside_and_not_counted() -> None:
    found = footing([claim(origin(SPEAKER, "Vask", known=True), origin(SPEAKER, "City of Ostrau"))], TEXTS)
    assert (found.named, found.others, found.at_least) == (1, 1, 1)
    assert "1 name that may be one of these" in origins_in_words(found)


def test_what_is_unnamed_counts_once_for_all_copies_of_a_text_and_never_as_an_origin() -> None:
    claims = [
        claim(origin(UNNAMED, "an official", "a"), origin(UNNAMED, "an official", "b"), origin(OUTLET, "Post", "a")),
        claim(origin(UNNAMED, "an official", "c"), origin(OUTLET, "Nine", "b"), at_most=2),
    ]
    found = footing(claims, TEXTS)
    assert (found.named, found.unnamed, found.unsourced, found.at_least) == (0, 2, 1, 1)
    assert origins_in_words(found)[:3] == ("at least 1 origin", "2 sources unnamed", "1 text names nobody")


def test_copies_are_one_text_and_one_report_alone_shares_nothing() -> None:
    assert reports_in_words(footing([], TEXTS)) == "3 reports, which are 2 texts"
    assert reports_in_words(footing([], {"a": "a"})) == "1 report"
    assert origins_in_words(footing([], {"a": "a"})) == ()
    assert origins_in_words(footing([], TEXTS)) == ("no two reports were found to say the same",)
