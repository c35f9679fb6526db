"""Why reports were put into one story, in words."""

from onrecord.composing.reasons import reasons
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
