"""Copies as a reader sees them: reports folded under the text that they print, and what became of its paragraphs."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.casefile.answers import CopyAnswer
from onrecord.casefile.paragraphs import ParagraphAnswer, Treatment
from onrecord.composing.portion import WHOLE, Portion
from onrecord.composing.wording import counted, listed, one_line
from onrecord.model.story import CopyKind, Direction

_SHOWN = 12  # words of a passage or a paragraph
_TREATED = {
    Treatment.KEPT: "word for word",
    Treatment.CHANGED: "changed",
    Treatment.ADDED: "added",
    Treatment.CUT: "cut",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyOf:
    """The other report that shares a report's text, by its number: how much is shared, which agency is credited.

    `direction` is how the texts tell that this report has its text from the other one, None where they don't.
    """

    number: int
    kind: CopyKind
    share: float
    agency: str | None
    direction: Direction | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CopiedText:
    """Two reports of a copy by their numbers, in its order, and what became of each paragraph of the first."""

    first: int
    second: int
    copy: CopyAnswer = field(repr=False)
    paragraphs: tuple[ParagraphAnswer, ...] = field(repr=False)


def copies_of(copies: Iterable[CopyAnswer], numbers: Mapping[str, int]) -> dict[str, tuple[CopyOf, ...]]:
    """Return, for each report by its id, the others that share its text, in the order of their numbers."""
    found: dict[str, list[CopyOf]] = defaultdict(list)
    for copy in copies:
        first, second = copy.reports
        if first.id in numbers and second.id in numbers:
            for one, other, told in ((first, second, None), (second, first, copy.direction)):
                found[one.id].append(
                    CopyOf(
                        number=numbers[other.id], kind=copy.kind, share=copy.share, agency=copy.agency, direction=told
                    )
                )
    return {one: tuple(sorted(others, key=lambda other: other.number)) for one, others in found.items()}


def copied_texts(
    copies: Iterable[CopyAnswer],
    numbers: Mapping[str, int],
    paragraphs: Callable[[CopyAnswer], tuple[ParagraphAnswer, ...]],
    portion: Portion = WHOLE,
) -> tuple[CopiedText, ...]:
    """Return the copies of a story with what became of their paragraphs, in the order of the reports' numbers."""
    return tuple(
        CopiedText(first=first, second=second, copy=copy, paragraphs=paragraphs(copy))
        for first, second, copy in portion.of("copies", nearest(copies, numbers))
    )


def nearest(copies: Iterable[CopyAnswer], numbers: Mapping[str, int]) -> tuple[tuple[int, int, CopyAnswer], ...]:
    """Return the copies of a story, each with the numbers of its reports, in their order.

    Of several that a report has its text from, the one with which it shares most: of eighty that print one wire copy,
    nobody reads three thousand comparisons.
    """
    best: dict[int, CopyAnswer] = {}
    for copy in copies:
        if all(report.id in numbers for report in copy.reports):
            second = numbers[copy.reports[1].id]
            if second not in best or _nearer(copy, numbers) < _nearer(best[second], numbers):
                best[second] = copy
    found = ((numbers[copy.reports[0].id], second, copy) for second, copy in best.items())
    return tuple(sorted(found, key=lambda one: one[:2]))


def _nearer(copy: CopyAnswer, numbers: Mapping[str, int]) -> tuple[float, int]:
    return -copy.share, numbers[copy.reports[0].id]


def folded(copies: Mapping[int, Sequence[CopyOf]]) -> dict[int, tuple[int, ...]]:
    """Return the numbers of reports to print, each with those that are folded under it: they print the same wire copy.

    On top is the one that the others have it from, where the texts tell, else the earliest.
    """
    group = {number: {number} for number in copies}
    for number, others in copies.items():
        for other in others:
            if other.kind is CopyKind.SAME_WIRE_COPY and group[number] is not group[other.number]:
                group[number] |= group[other.number]
                group |= dict.fromkeys(group[other.number], group[number])
    found: dict[int, tuple[int, ...]] = {}
    for members in {id(one): one for one in group.values()}.values():
        taken = Counter(one.number for number in members for one in copies[number] if one.direction)
        head = min(members, key=lambda number: (-taken[number], number))
        found[head] = tuple(sorted(members - {head}))
    return dict(sorted(found.items(), key=lambda one: min(one[0], *one[1], one[0])))


def direction_in_words(one: CopiedText) -> str:
    """Return how the texts tell that the second has its text from the first: "[1] was printed earlier"."""
    if one.copy.direction is None:
        return "nothing tells which of them was first"
    return f"[{one.second}] has it from [{one.first}], which {one.copy.direction}"


def why_copies(one: CopiedText) -> tuple[str, ...]:
    """Return why two are copies: kind, direction, share and passages, then what became of each paragraph."""
    copy = one.copy
    pair = f"[{one.first}] and [{one.second}]"
    credit = f", credited to {copy.agency}" if copy.agency else ""
    longest = max(copy.passages, key=lambda passage: len(passage.first.words.split()))
    size = sum(len(passage.first.words.split()) for passage in copy.passages)
    shared = f"{counted(size, 'word')} in {counted(len(copy.passages), 'passage')}"
    lines = [f"{pair}: {copy.kind}{credit}; {direction_in_words(one)}; {copy.share:.0%} of the shorter text: {shared}"]
    lines[0] += f", the longest “{opening(longest.first.words)}”"
    lines.append(f"from [{one.first}] to [{one.second}]: {treatments_in_words(one.paragraphs)}")
    changed = (paragraph for paragraph in one.paragraphs if paragraph.treatment is not Treatment.KEPT)
    lines += [
        f"{_TREATED[one.treatment]}: “{opening(words.words)}”" for one in changed if (words := one.second or one.first)
    ]
    return tuple(lines)


def treatments_in_words(paragraphs: Iterable[ParagraphAnswer]) -> str:
    """Return how many paragraphs were kept, changed, added and cut: "paragraphs 3 word for word and 1 cut"."""
    many = Counter(paragraph.treatment for paragraph in paragraphs)
    return f"paragraphs {listed(f'{many[how]:,} {words}' for how, words in _TREATED.items() if many[how])}"


def opening(words: str) -> str:
    """Return the first words of a stretch, on one line."""
    first = one_line(words).split(" ")
    return " ".join(first[:_SHOWN]) + (" …" if len(first) > _SHOWN else "")
