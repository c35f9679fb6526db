"""Copies as a reader sees them: folded under the text that they print, with what became of each paragraph."""

from onrecord.casefile.answers import CopyAnswer, PassageAnswer, Report, Words
from onrecord.casefile.paragraphs import ParagraphAnswer, Treatment
from onrecord.composing.copied import CopyOf, copied_texts, copies_of, folded, treatments_in_words, why_copies
from onrecord.model.span import Span
from onrecord.model.story import CopyKind, Direction

WIRE, REWRITTEN = CopyKind.SAME_WIRE_COPY, CopyKind.REWRITTEN_WIRE


def of(number: int, kind: CopyKind = WIRE, direction: Direction | None = None) -> CopyOf:
    return CopyOf(number=number, kind=kind, share=0.9, agency=None, direction=direction)


def words(text: str) -> Words:
    return Words(span=Span(0, len(text)), words=text)


def report(name: str) -> Report:
    return Report(
        id=name, name=f"{name}.txt", outlet=None, title=None, byline=None, published=None, url=None, language="en",
        sha256="", story_id=None, updated=None, captured=None,
    )  # fmt: skip


def copy(first: str, second: str, share: float = 0.9, direction: Direction | None = Direction.EARLIER) -> CopyAnswer:
    passage = PassageAnswer(first=words("The pier fell into the Olm"), second=words("The pier fell into the Olm"))
    return CopyAnswer(
        id=f"{first}{second}", reports=(report(first), report(second)), kind=WIRE, share=share, agency="Valley Wire",
        direction=direction, passages=(passage,),
    )  # fmt: skip


PARAGRAPHS = (
    ParagraphAnswer(treatment=Treatment.KEPT, first=words("The pier fell."), second=words("The pier fell."), same=3),
    ParagraphAnswer(treatment=Treatment.CUT, first=words("Nobody was hurt."), second=None, same=0),
    ParagraphAnswer(treatment=Treatment.ADDED, first=None, second=words("Our reporter saw it."), same=0),
)
NUMBERS = {"a": 1, "b": 2, "c": 3}


def test_reports_of_one_wire_copy_are_folded_under_the_first_and_rewritten_ones_are_not() -> None:
    copies = {1: (of(3),), 2: (of(4, REWRITTEN),), 3: (of(1), of(5)), 4: (of(2, REWRITTEN),), 5: (of(3),)}
    assert folded(copies) == {1: (3, 5), 2: (), 4: ()}


def test_the_one_that_the_others_have_it_from_is_on_top_and_stands_where_the_first_of_them_stood() -> None:
    credited = of(2, direction=Direction.CREDIT)
    assert folded({1: (credited,), 2: (of(1), of(3)), 3: (credited,), 4: ()}) == {2: (1, 3), 4: ()}
    assert list(folded({1: (credited,), 2: (of(1),), 3: ()})) == [2, 3]


def test_each_of_two_reports_knows_the_other_and_the_second_where_it_is_from() -> None:
    found = copies_of([copy("b", "a"), copy("a", "z")], NUMBERS)
    assert {one: [(other.number, other.direction) for other in others] for one, others in found.items()} == {
        "a": [(2, Direction.EARLIER)],
        "b": [(1, None)],
    }


def test_a_report_is_compared_with_the_one_alone_that_it_shares_most_with() -> None:
    copies = [copy("a", "c", 0.5), copy("b", "c", 0.9), copy("a", "b", 0.7), copy("a", "z")]
    found = copied_texts(copies, NUMBERS, lambda _: PARAGRAPHS)
    assert [(one.first, one.second) for one in found] == [(1, 2), (2, 3)]


def test_why_two_are_copies_tells_direction_share_passages_and_what_became_of_the_paragraphs() -> None:
    (one,) = copied_texts([copy("a", "b")], NUMBERS, lambda _: PARAGRAPHS)
    assert why_copies(one) == (
        (
            "[1] and [2]: same wire copy, credited to Valley Wire; [2] has it from [1], which was printed earlier; 90%"
            " of the shorter text: 6 words in 1 passage, the longest “The pier fell into the Olm”"
        ),
        "from [1] to [2]: paragraphs 1 word for word, 1 added and 1 cut",
        "cut: “Nobody was hurt.”",
        "added: “Our reporter saw it.”",
    )
    (untold,) = copied_texts([copy("a", "b", direction=None)], NUMBERS, lambda _: ())
    assert "nothing tells which of them was first" in why_copies(untold)[0]
    assert treatments_in_words(PARAGRAPHS[:1]) == "paragraphs 1 word for word"
