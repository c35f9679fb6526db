"""The measures from raw text, against a count by hand."""

import pytest
import spacy
from spacy.tokens import Doc

from bench import conll
from bench.conll import Count

VOCAB = spacy.blank("en").vocab


def doc(rows: str, *, starts: str = "") -> Doc:
    """Make a `Doc` of rows `WORD TAG HEAD RELATION`; "_" glues a word to the one before, head 0 is the root."""
    cells = [row.split() for row in rows.strip().splitlines()]
    glued = [word.startswith("_") for word, *_ in cells] + [True]
    made = Doc(
        VOCAB,
        words=[{"_¶": "\n\n"}.get(word, word.lstrip("_")) for word, *_ in cells],
        spaces=[not after for after in glued[1:]],
        tags=[tag.strip("-") for _, tag, _, _ in cells],
        heads=[int(head) - 1 if int(head) else i for i, (_, _, head, _) in enumerate(cells)],
        deps=[relation for *_, relation in cells],
    )
    for start in starts.split():
        made[int(start) - 1].is_sent_start = True
    return made


# "Mayor Vask didn't go. She stayed." One side cuts "didn't" in two, the other keeps it whole and tags it as it likes.
GOLD = """
Mayor NNP 2 nmod:desc
Vask NNP 5 nsubj
did VBD 5 aux
_n't RB 5 advmod
go VB 0 ROOT
_. . 5 punct
She PRP 8 nsubj:outer
stayed VBD 0 ROOT
_. . 8 punct
"""
FOUND = """
Mayor NN 4 nsubj
Vask NNP 1 flat
didn't VBD 4 aux
go VB 0 ROOT
_. . 4 punct
She PRP 7 nsubj
stayed VBN 4 parataxis
_. . 4 punct
"""


def test_the_measures_are_those_of_a_count_by_hand() -> None:
    # Words: seven of the 8 found are among the 9 wanted. Tags: of these seven, "Mayor" and "stayed" are wrong.
    # Heads: "go", "." and "She" stand as in the gold (the first as a root), "Mayor", "Vask", "stayed" and "." don't.
    # Sentences: the gold has two, the parse reads them as one.
    counts = conll.score(doc(GOLD), doc(FOUND))
    assert counts["words"] == Count(right=7, found=8, wanted=9)
    assert counts["sentences"] == Count(right=0, found=1, wanted=2)
    assert counts["tag"] == Count(right=5, found=8, wanted=9)
    assert counts["UAS"] == Count(right=3, found=8, wanted=9)
    assert counts["LAS"] == Count(right=3, found=8, wanted=9)
    assert counts["words"].f1 == pytest.approx(100 * 14 / 17)
    assert counts["LAS"].f1 == pytest.approx(100 * 6 / 17)


def test_a_relation_is_right_if_its_universal_part_is_and_a_head_without_it_counts_for_uas_alone() -> None:
    other = GOLD.replace("nmod:desc", "compound").replace("nsubj:outer", "nsubj:pass")
    counts = conll.score(doc(GOLD), doc(other))
    assert counts["UAS"] == Count(right=9, found=9, wanted=9)
    assert counts["LAS"] == Count(right=8, found=9, wanted=9)


def test_a_sentence_needs_both_its_ends() -> None:
    one, two = (
        "Go UH 0 ROOT\n_. . 1 punct\nStay UH 0 ROOT\n_. . 3 punct",
        "Go UH 0 ROOT\n_. . 1 punct\nStay UH 1 dep\n_. . 1 punct",
    )
    assert conll.score(doc(one), doc(one))["sentences"] == Count(right=2, found=2, wanted=2)
    assert conll.score(doc(one), doc(two))["sentences"] == Count(right=0, found=1, wanted=2)


def test_white_space_is_no_word_and_moves_no_sentence() -> None:
    gold = doc("Go UH 0 ROOT\n_¶ _SP 1 dep\n_Stay UH 0 ROOT")
    found = doc("Go UH 0 ROOT\n_¶ _SP 3 dep\n_Stay UH 0 ROOT")
    assert list(conll.score(gold, found).values()) == [Count(right=2, found=2, wanted=2)] * 5


def test_what_the_gold_leaves_open_counts_for_nobody() -> None:
    gold = doc(GOLD.replace("Mayor NNP 2 nmod:desc", "Mayor - 2 nmod:desc"))
    counts = conll.score(gold, doc(FOUND))
    assert counts["words"] == Count(right=7, found=8, wanted=9)
    assert counts["tag"] == Count(right=5, found=7, wanted=8)


def test_a_measure_of_which_the_gold_has_nothing_has_no_count() -> None:
    bare = Doc(VOCAB, words=["Go", "on"])
    assert set(conll.score(bare, bare)) == {"words"}


def test_two_texts_are_refused() -> None:
    with pytest.raises(ValueError, match="two texts"):
        conll.score(doc("Go UH 0 ROOT"), doc("Stay UH 0 ROOT"))


def test_counts_of_several_texts_add_up() -> None:
    counts = conll.total([conll.score(doc(GOLD), doc(FOUND))] * 2)
    assert counts["UAS"] == Count(right=6, found=16, wanted=18)
    assert Count().f1 == Count().precision == Count().recall == 0
