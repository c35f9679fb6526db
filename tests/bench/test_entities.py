"""How well mentions are grouped: pairs, B-cubed, and the text that words are put together to."""

from bench.entities import b_cubed, pairs, text, wanted


def test_pairs_count_those_put_together_rightly_at_all_and_in_the_gold() -> None:
    counted = pairs(["x", "x", "x", "y"], ["1", "1", "2", "2"])
    assert (counted.right, counted.found, counted.wanted) == (1, 2, 3)


def test_b_cubed_is_the_mean_over_mentions() -> None:
    precision, recall, f1 = b_cubed(["x", "x", "y", "y"], ["1", "1", "1", "1"])
    assert (round(precision), round(recall), round(f1, 1)) == (50, 100, 66.7)
    assert b_cubed(["x", "y"], ["1", "2"]) == (100.0, 100.0, 100.0)


def test_words_are_put_together_as_they_are_printed() -> None:
    row = {"sentences": [["She", "said", '"', "No", ".", '"'], ["Olm", "'s", "(", "old", ")", "quay", "\\n"]]}
    written, places = text(row)
    assert written == 'She said "No."\nOlm\'s (old) quay \n'
    assert [written[slice(*place)] for place in places[1]] == ["Olm", "'s", "(", "old", ")", "quay", ""]


def test_pronouns_and_what_is_not_curated_are_not_counted() -> None:
    mention = {"sent": 0, "start_tok": 0, "end_tok": 1, "type": "human", "cluster": "c"}
    row = {"doc": "a", "topic": "t", "sentences": [["She", "met", "Vask"]]}
    vask = mention | {"start_tok": 2, "end_tok": 3}
    assert list(wanted(row | {"mentions": [mention]})) == []
    assert list(wanted(row | {"mentions": [vask | {"curated": False}]})) == []
    assert list(wanted(row | {"mentions": [vask | {"type": "event"}]})) == []
    (found,) = wanted(row | {"mentions": [vask]})
    assert (found.start, found.end, found.cluster) == (8, 12, "t c")
