"""Texts side by side: every paragraph in one row, those that share words or tell the same beside each other."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.composing.aligned import AlignedRow, Likeness, Paragraph, Place, aligned, paragraphs_of, shared_words
from onrecord.model.article import Block, BlockRole
from onrecord.model.span import Span

CLOSED = "Mayor Teodora Vask closed the Ostermill bridge on Monday after divers found nine cracks in its piers."
MENDED = "“Nobody crosses before the nine cracks are mended,” Vask told Radio Nine in the town hall."
KNOWN = "The engineer Ivo Brandt denied that the cracks of the bridge had been known since the floods of May."
FERRY = "Ferries will run every ten minutes between six in the morning and midnight, the harbour office said."
REWORDED = "Divers had found cracks in nine piers: that is why the mayor closed Ostermill bridge, a spokesman said."


def text_of(*paragraphs: str) -> tuple[str, tuple[Block, ...]]:
    text = "\n\n".join(paragraphs)
    blocks, at = [], 0
    for number, paragraph in enumerate(paragraphs):
        role = BlockRole.HEADLINE if number == 0 and len(paragraph) < 30 else BlockRole.BODY
        blocks.append(Block(span=Span(at, at + len(paragraph)), role=role))
        at += len(paragraph) + 2
    return text, tuple(blocks)


def rows_of(*texts: tuple[str, ...], told: tuple[tuple[Place, Place], ...] = ()) -> tuple[AlignedRow, ...]:
    return aligned([paragraphs_of(n, *text_of(*text)) for n, text in enumerate(texts)], told)


def told_of(rows: tuple[AlignedRow, ...]) -> list[tuple[str, list[list[int]]]]:
    return [(row.likeness.value, [[one.number for one in cell] for cell in row.cells]) for row in rows]


def test_a_copy_with_a_changed_and_a_new_paragraph() -> None:
    rows = rows_of((CLOSED, MENDED, KNOWN), (CLOSED, MENDED.replace("nine", "ten"), FERRY))
    assert told_of(rows) == [
        ("word for word", [[1], [1]]),
        ("words changed", [[2], [2]]),
        ("only here", [[3], [3]]),
    ]
    assert rows[1].copied == {0, 1}


def test_quotation_marks_case_and_white_space_change_no_word() -> None:
    assert told_of(rows_of((MENDED,), (MENDED.replace("“", '"').replace("”", "'").replace(" ", "  "),))) == [
        ("word for word", [[1], [1]])
    ]


def test_one_paragraph_that_the_other_prints_as_two_stands_beside_both() -> None:
    first, second = KNOWN.split(" of the bridge ")
    rows = rows_of((CLOSED, f"{MENDED} {KNOWN}"), (CLOSED, MENDED, KNOWN))
    assert told_of(rows) == [("word for word", [[1], [1]]), ("word for word", [[2], [2, 3]])]
    assert first
    assert second


def test_a_paragraph_told_in_other_words_stands_beside_it() -> None:
    assert told_of(rows_of((CLOSED, KNOWN), (FERRY, REWORDED))) == [
        ("only here", [[], [1]]),
        ("in other words", [[1], [2]]),
        ("only here", [[2], []]),
    ]


def test_statements_of_one_claim_join_paragraphs_that_share_no_word() -> None:
    one, other = "The span is safe.", "Nothing will fall, Brandt told reporters."
    assert told_of(rows_of((one, FERRY), (other,))) == [("only here", [[1, 2], [1]])]
    pair = ((0, Span(4, 8)), (1, Span(0, 7)))
    assert told_of(rows_of((one, FERRY), (other,), told=(pair,))) == [
        ("in other words", [[1], [1]]),
        ("only here", [[2], []]),
    ]


def test_what_two_of_three_share_stands_in_one_row_and_the_third_is_empty_there() -> None:
    rows = rows_of((CLOSED, KNOWN), (FERRY, KNOWN), (CLOSED, FERRY))
    found = [cells for _, cells in told_of(rows)]
    assert [[1], [], [1]] in found
    assert [[2], [2], []] in found
    assert [[], [1], [2]] in found


def test_what_moved_stands_once_beside_its_partner() -> None:
    rows = rows_of((CLOSED, MENDED, KNOWN), (KNOWN, CLOSED, MENDED))
    assert sorted(cells for _, cells in told_of(rows)) == [[[1], [2]], [[2], [3]], [[3], [1]]]


def test_furniture_is_left_out() -> None:
    text = "More in News\n\nThe bridge is closed."
    blocks = (Block(span=Span(0, 12), role=BlockRole.FURNITURE), Block(span=Span(14, len(text)), role=BlockRole.BODY))
    (only,) = paragraphs_of(0, text, blocks)
    assert (only.number, only.span.of(text)) == (1, "The bridge is closed.")


SENTENCES = st.lists(st.sampled_from([CLOSED, MENDED, KNOWN, FERRY, REWORDED, "Short.", "Ça va 😀 النهر"]), max_size=6)


@given(st.lists(SENTENCES, min_size=2, max_size=4))
def test_every_paragraph_stands_in_one_row_and_a_copied_cell_has_a_partner(found: list[list[str]]) -> None:
    texts = [paragraphs_of(n, *text_of(*paragraphs)) for n, paragraphs in enumerate(found)]
    rows = aligned(texts, ())
    placed = [one for row in rows for cell in row.cells for one in cell]
    assert sorted((one.text, one.number) for one in placed) == [
        (one.text, one.number) for text in texts for one in text
    ]
    for row in rows:
        there = [n for n, cell in enumerate(row.cells) if cell]
        assert all(one.text == n for n, cell in enumerate(row.cells) for one in cell)
        assert row.likeness is Likeness.ALONE or len(there) > 1
        assert row.copied <= set(there)
        if row.likeness is Likeness.KEPT:
            forms = {tuple(form for one in cell for form in one.forms) for cell in row.cells if cell}
            assert len(forms) == 1


@given(SENTENCES, SENTENCES)
def test_shared_words_are_the_same_word_and_each_is_used_once(one: list[str], other: list[str]) -> None:
    first, second = (paragraphs_of(n, *text_of(*paragraphs)) for n, paragraphs in enumerate((one, other)))
    forms = [[form for paragraph in text for form in paragraph.forms] for text in (first, second)]
    pairs = list(shared_words(first, second))
    assert all(forms[0][a] == forms[1][b] for a, b in pairs)
    assert len({a for a, _ in pairs}) == len({b for _, b in pairs}) == len(pairs)


def words_of(paragraph: Paragraph, text: str) -> list[str]:
    return [span.of(text).casefold() for span in paragraph.places]


def test_the_places_of_words_are_where_they_stand() -> None:
    text, blocks = text_of("Bridge closed", MENDED, "Ça va 😀 النهر")
    for paragraph in paragraphs_of(0, text, blocks):
        assert words_of(paragraph, text) == list(paragraph.forms)
