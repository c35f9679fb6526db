"""Subjects and reported clauses of reporting verbs, read off parses made by hand."""

import pytest
import spacy
from spacy.tokens import Doc

from bench import reporting
from bench.by_hand import ReportingVerb

VOCAB = spacy.blank("en").vocab

SHE_SAID = "She:2:nsubj said:0:ROOT it:4:nsubj rains:2:ccomp"
RAIN_SHE_SAID = "It:2:nsubj rains:0:ROOT ,:2:punct she:5:nsubj said:2:parataxis"
BOTH = "Orlo:2:nsubj came:0:ROOT and:4:cc said:2:conj nothing:4:obj"
VOWED = "She:2:nsubj vowed:0:ROOT to:4:mark stay:2:xcomp"
TOLD = "They:3:nsubj:pass were:3:aux:pass told:0:ROOT it:5:nsubj leaks:3:ccomp"
MAYOR = "Mayor:2:nmod:desc Vask:3:nsubj spoke:0:ROOT"


def doc(rows: str) -> Doc:
    cells = [row.split(":", 2) for row in rows.split()]
    heads = [int(head) - 1 if int(head) else i for i, (_, head, _) in enumerate(cells)]
    return Doc(VOCAB, words=[word for word, *_ in cells], heads=heads, deps=[relation for *_, relation in cells])


def gold(parse: Doc, verb: str, subject: str | None, clause: str | None, name: str | None = None) -> ReportingVerb:
    def stretch(words: str | None) -> tuple[int, int] | None:
        return (start := parse.text.index(words), start + len(words)) if words else None

    at = stretch(verb)
    assert at is not None
    return ReportingVerb(article="a", verb=at, subject=stretch(subject), name=stretch(name), clause=stretch(clause))


@pytest.mark.parametrize(
    ("rows", "verb", "subject", "clause"),
    [
        (SHE_SAID, "said", "She", "rains"),
        (RAIN_SHE_SAID, "said", "she", "rains"),
        (BOTH, "said", "Orlo", None),
        (VOWED, "vowed", "She", "stay"),
        (TOLD, "told", "They", "leaks"),
        (MAYOR, "spoke", "Vask", None),
    ],
)
def test_the_parse_is_read_as_the_gold_is_written(rows: str, verb: str, subject: str, clause: str | None) -> None:
    parse = doc(rows)
    right = reporting.judge(parse, gold(parse, verb, subject, clause))
    assert right.subject
    assert right.clause


def test_another_word_is_wrong_and_so_is_one_where_there_is_none() -> None:
    parse = doc(SHE_SAID)
    assert not reporting.judge(parse, gold(parse, "said", "it", "rains")).subject
    assert not reporting.judge(parse, gold(parse, "said", "She", "it")).clause
    assert not reporting.judge(parse, gold(parse, "said", None, "rains")).subject
    assert not reporting.judge(parse, gold(parse, "said", "She", None)).clause
    assert not reporting.judge(parse, gold(parse, "rains", "it", "said")).clause


def test_any_word_of_title_and_name_may_be_their_head() -> None:
    parse = doc(MAYOR)
    assert not reporting.judge(parse, gold(parse, "spoke", "Mayor", None)).subject
    assert reporting.judge(parse, gold(parse, "spoke", "Mayor", None, name="Mayor Vask")).subject


def test_a_verb_that_is_cut_in_two_is_wrong() -> None:
    parse = doc("She:3:nsubj re:3:dep said:0:ROOT nothing:3:obj")
    right = reporting.judge(parse, gold(parse, "re said", "She", None))
    assert not right.subject
    assert not right.clause
