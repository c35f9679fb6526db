"""On how much a story stands: each origin once over all shared claims, and what is unnamed beside them."""

from onrecord.casefile.accounts import CarriedOrigin
from onrecord.casefile.carried import NOTHING, Carriage
from onrecord.composing.footing import footing, origins_in_words, reports_in_words
from onrecord.model.claim import OriginKind

SPEAKER, UNNAMED, OUTLET = OriginKind.SPEAKER, OriginKind.UNNAMED, OriginKind.OUTLET
TEXTS = {"a": "a", "b": "a", "c": "c"}


def origin(kind: OriginKind, name: str | None, article: str = "a", *, known: bool = False) -> CarriedOrigin:
    return CarriedOrigin(kind=kind, name=name, known=known, article_id=article)


def carriage(*origins: CarriedOrigin, claims: int = 1, of_one: int = 1) -> Carriage:
    return Carriage(claims=claims, of_one=of_one, origins=origins)


def test_who_is_named_for_several_claims_is_one_origin() -> None:
    vask = origin(SPEAKER, "Teodora Vask", known=True)
    found = footing(carriage(vask, origin(SPEAKER, "Ivo  Brandt", known=True), vask, claims=2), TEXTS)
    assert (found.named, found.claims, found.of_one) == (2, 2, 1)
    assert origins_in_words(found) == ("at least 2 origins by name", "1 of 2 shared claims rest on 1 origin")


def test_a_name_that_may_be_another_ones_house_is_told_beside_and_not_counted() -> None:
    found = footing(carriage(origin(SPEAKER, "Vask", known=True), origin(SPEAKER, "City of Ostrau")), TEXTS)
    assert (found.named, found.others, found.at_least) == (1, 1, 1)
    assert "1 name that may be one of these" in origins_in_words(found)


def test_what_is_unnamed_counts_once_for_all_copies_of_a_text_and_never_as_an_origin() -> None:
    officials = [origin(UNNAMED, "an official", article) for article in ("a", "b", "c")]
    found = footing(carriage(*officials, origin(OUTLET, "Post", "a"), origin(OUTLET, "Nine", "b"), claims=2), TEXTS)
    assert (found.named, found.unnamed, found.unsourced, found.at_least) == (0, 2, 1, 1)
    assert origins_in_words(found)[:3] == ("at least 1 origin", "2 sources unnamed", "1 text names nobody")


def test_copies_are_one_text_and_one_report_alone_shares_nothing() -> None:
    assert reports_in_words(footing(NOTHING, TEXTS)) == "3 reports, which are 2 texts"
    assert reports_in_words(footing(NOTHING, {"a": "a"})) == "1 report"
    assert origins_in_words(footing(NOTHING, {"a": "a"})) == ()
    assert origins_in_words(footing(NOTHING, TEXTS)) == ("no two reports were found to say the same",)
