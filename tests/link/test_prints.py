"""Fingerprints: what shares a paragraph is found, and new articles are held against the others as in a whole build."""

from invented import article

from onrecord.link.copies import copies
from onrecord.link.counting import count
from onrecord.link.prints import candidates

PARAGRAPH = (
    "Rescuers pulled nine of them from the rapids below the old tannery, the fire chief of Quarryton said at noon, and "
    "divers will search the pool beneath the weir for the two who are missing as soon as the water falls."
)
OWN = (
    "By our reporters. In Quarryton the search of the river Olm goes on, with dogs and lamps, into the night.",
    "Quarryton mourns, and the Olm is high; its schools stay closed until the water has gone down to the weir.",
    "The mayor of Quarryton asks for prayers, and for boats, of which the fire brigade has two that do not leak.",
)
SHARED = [article(name, own, PARAGRAPH) for name, own in zip("abc", OWN, strict=True)]
OTHER = article(
    "other", "Growers in the Pell valley expect a poor cherry harvest after frost burned the early blossom."
)


def test_articles_that_share_a_paragraph_are_candidates_and_others_are_not() -> None:
    assert candidates(count([OTHER, *SHARED[::-1]])) == [("a", "b"), ("a", "c"), ("b", "c")]
    assert candidates([]) == []


def test_a_new_article_is_held_against_the_others_and_those_that_share_its_fingerprints_against_each_other() -> None:
    assert candidates(count([OTHER, *SHARED]), {"c"}) == [("a", "b"), ("a", "c"), ("b", "c")]
    assert candidates(count([OTHER, *SHARED]), {"other"}) == []


def test_copies_of_a_new_article_are_those_of_a_build_of_everything() -> None:
    everything = [OTHER, *SHARED]
    wanted = [copy for copy in copies(everything) if "c" in copy.article_ids]
    pairs = candidates(count(everything), {"c"})
    read = [one for one in everything if any(one.article.id in pair for pair in pairs)]
    assert [copy for copy in copies(read, pairs) if "c" in copy.article_ids] == wanted != []
