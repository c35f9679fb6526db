"""Why reports were put into one story, and mentions into one entity, in words."""

from onrecord.casefile.bonds import BondAnswer
from onrecord.composing.reasons import reasons, who_is_who
from onrecord.model.story import Join


def join(*articles: str, feature: str, weight: float, words: tuple[str, ...] = ()) -> Join:
    first, second = articles
    return Join(article_ids=(first, second), feature=feature, words=words, weight=weight)


def test_two_reports_are_a_line_with_the_strongest_reason_first_and_what_speaks_against_last() -> None:
    joins = [
        join("b", "a", feature="brevity", weight=-0.26),
        join("b", "a", feature="days", weight=4.04, words=("2031-05-04", "2031-05-04")),
        join("a", "c", feature="headline", weight=1.0, words=("Pier closed", "Pier shut")),
        join("b", "a", feature="rare names", weight=2.3, words=("quarryton", "olm")),
    ]
    assert list(reasons(joins, {"a": 1, "b": 2, "c": 3})) == [
        "[1] and [2]: days (2031-05-04) +4.0; rare names (quarryton, olm) +2.3; brevity -0.3",
        "[1] and [3]: headline +1.0",
    ]


def bond(name: str, first: str, second: str, feature: str, *words: str) -> BondAnswer:
    return BondAnswer(
        entity=f"id of {name}",
        name=name,
        first=first,
        first_article="a",
        second=second,
        second_article="b",
        feature=feature,
        words=words,
    )


def test_an_entity_is_a_line_with_what_was_joined_to_its_name_and_why() -> None:
    bonds = [
        bond("Olm Front", "Olm Front", "the militant group", "described so", "group", "militant"),
        bond("Olm Front", "Olm Frnt", "Olm Front", "slip", "Olm Frnt"),
        bond("Olm Front", "Olm Front", "Olm Front", "same name", "Olm Front"),
        bond("Ada Lund", "Ada Lund", "Ada Lund", "same name", "Ada Lund"),
    ]
    assert list(who_is_who(bonds, {"a": 1, "b": 2})) == [
        "Olm Front: “the militant group” [2]: described so (group, militant); “Olm Frnt” [1]: slip (Olm Frnt)"
    ]
