"""Where two printings of one utterance differ, word by word, and what kind of difference it is.

The words are aligned by their longest common runs (`difflib`). A difference counts when it changes what was said: a
negation, a condition, a word that hedges or limits, a number, or another word of content. "The" for "a", a plural, and
what a desk marked as cut or put in are none; nor is where a quotation begins and ends, unless what is cut off there
denied, hedged or conditioned the rest of its sentence.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from onrecord.link.quoted_words import GAP, JOINT, MARKS, Word
from onrecord.link.words import base
from onrecord.model.quotation import Change, ChangeKind
from onrecord.model.span import Span, hull

_NEGATIONS = frozenset("not no never none nobody nothing neither nor without".split())
_CONDITIONS = frozenset("if unless provided providing until except assuming once".split())
_QUALIFIERS = frozenset(
    """perhaps maybe possibly probably likely apparently reportedly allegedly presumably seemingly almost nearly about
    around roughly approximately some mostly largely mainly partly partially sometimes often usually generally just
    simply only may might could can would should shall will must appears appear seems seem believe think suspect hope
    initially currently far yet still least most more than fewer less certain relatively fairly somewhat quite
    hardly barely virtually practically alleged suspected apparent potential possible""".split()
)
EMPTY = frozenset(
    """a an the this that these those and or but so well also then there here of in on at to from by for with as into
    is are was were be been being am has have had do does did i you he she it we they me him her us them my your his
    its our their who which what very really actually er um oh yes""".split()
)
_MODAL = frozenset("may might could can would should shall will must".split())
_FEW = 4  # words: a longer stretch that one side lacks was cut, not altered
_MANY = 7  # words: where both sides go longer ways of their own, they print different sentences
_HOLDS = 3  # empty words in a row that lay two sentences beside each other
_ALIKE, _LONG = 0.8, 5  # spellings of one word: "Theresa", "Teresa"


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two rows of words laid beside each other.

    `runs` are the common stretches (first, second, length) in order; `share` is the part of the shorter row that they
    hold, `telling` how many of their words are of content, `longest` the longest of them.
    """

    runs: tuple[tuple[int, int, int], ...]
    share: float
    telling: int
    longest: int


def aligned(first: Sequence[Word], second: Sequence[Word]) -> Alignment:
    """Return how two rows of words lie beside each other, by their stems."""
    one, other = ([stem_of(word.form) for word in side] for side in (first, second))
    found = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    # A lone "we" of another sentence lays nothing beside anything.
    runs = tuple(
        (run.a, run.b, run.size)
        for run in found
        if run.size >= _HOLDS or any(word.form not in EMPTY | MARKS for word in first[run.a : run.a + run.size])
    )
    same = [word.form for run in found for word in first[run.a : run.a + run.size] if word.form not in MARKS]
    shorter = min(sum(word.form not in MARKS for word in side) for side in (first, second))
    telling = sum(form not in EMPTY and form not in _QUALIFIERS for form in same)
    return Alignment(runs, len(same) / max(shorter, 1), telling, max((size for *_, size in runs), default=0))


def stem_of(form: str) -> str:
    """Return the stem of a word; numbers and marks as they are."""
    return form if form[0] in "#…|" else base(form)


def changes(first: Sequence[Word], second: Sequence[Word], laid: Alignment) -> Iterator[Change]:
    """Yield the differences between two printings of one utterance, in reading order."""
    if not laid.runs:
        return
    a, b, _ = laid.runs[0]
    yield from _edge(first[:a], second[:b], before=True)
    for (a, b, size), (next_a, next_b, _) in zip(laid.runs, laid.runs[1:], strict=False):
        yield from _inner(
            first[a + size : next_a], second[b + size : next_b], joint=_joint(first, second, a + size, b + size)
        )
    a, b, size = laid.runs[-1]
    after = [side[k + size :] if not side[k + size - 1].ends else [] for side, k in ((first, a), (second, b))]
    yield from _edge(*after, before=False)


def _joint(first: Sequence[Word], second: Sequence[Word], a: int, b: int) -> bool:
    """Tell whether a run ended at a place where the cue breaks a quotation."""
    return any(word.form == JOINT for word in (*first[max(0, a - 1) : a + 1], *second[max(0, b - 1) : b + 1]))


def _inner(one: Sequence[Word], other: Sequence[Word], *, joint: bool) -> Iterator[Change]:
    """Yield what differs between two common stretches."""
    if any(word.form == GAP for word in (*one, *other)):
        return
    joint = joint or any(word.form == JOINT for word in (*one, *other))
    one, other = ([word for word in side if word.form != JOINT] for side in (one, other))
    longer = max(len(one), len(other))
    sentence = any(word.ends for word in (*one, *other))
    if longer > (_FEW if not one or not other else _MANY) and (joint or sentence):
        return  # whole sentences left out, or the words around a cue: nothing was altered
    if one and other and longer > _MANY:
        return
    kind = kind_of([word.form for word in one], [word.form for word in other])
    if kind is not None and not (joint and kind in {ChangeKind.QUALIFIER, ChangeKind.WORDING}):
        yield Change(kind=kind, first=_span(one), second=_span(other))


def kind_of(one: Sequence[str], other: Sequence[str]) -> ChangeKind | None:
    """Return what kind of difference lies between words of one side and of the other; None where it changes nothing."""
    if "".join(one) == "".join(other):
        return None  # "on to" and "onto"
    lone, also = set(one) - set(other), set(other) - set(one)
    few = max(len(one), len(other)) <= _FEW or bool(one and other)
    figures = [any(form[0] == "#" for form in side) for side in (lone, also)]
    told = [side - EMPTY - _QUALIFIERS - _NEGATIONS for side in (lone, also)]
    content = [{form for form in side if not _spelled(form, told[1 - n])} for n, side in enumerate(told)]
    signs = {
        ChangeKind.NEGATION: few and len(lone & _NEGATIONS) % 2 != len(also & _NEGATIONS) % 2,
        ChangeKind.NUMBER: all(figures),
        ChangeKind.CONDITION: lone.isdisjoint(_CONDITIONS) != also.isdisjoint(_CONDITIONS),
        ChangeKind.QUALIFIER: few and bool((lone | also) & _QUALIFIERS) and not all(content),
        ChangeKind.WORDING: any(content),
    }
    found = next((kind for kind, sign in signs.items() if sign), None)
    return ChangeKind.NUMBER if found is ChangeKind.WORDING and any(figures) else found


def _spelled(form: str, others: set[str]) -> bool:
    """Tell whether a word is one of the others in another spelling or ending."""
    if any(stem_of(form) == stem_of(other) for other in others):
        return True
    return len(form) >= _LONG and any(
        len(other) >= _LONG and SequenceMatcher(None, form, other, autojunk=False).ratio() >= _ALIKE for other in others
    )


def _edge(one: Sequence[Word], other: Sequence[Word], *, before: bool) -> Iterator[Change]:
    """Yield what differs where the common words begin or end."""
    one, other = (_nearest(side, before=before) for side in (one, other))
    if any(word.form == GAP for word in (*one, *other)):
        return
    if one and other:
        if max(len(one), len(other)) <= _FEW:
            yield from _inner(one, other, joint=False)
        return
    more = one or other
    forms = [word.form for word in more]
    kind = None
    if set(forms if before else forms[:2]) & _CONDITIONS:
        kind = ChangeKind.CONDITION
    elif before and set(forms[-_FEW:]) & {"not", "never"}:
        kind = ChangeKind.NEGATION
    elif len(forms) <= _FEW and set(forms) & _QUALIFIERS - _MODAL:
        kind = ChangeKind.QUALIFIER
    if kind is not None:
        yield Change(kind=kind, first=_span(one), second=_span(other))


def _nearest(side: Sequence[Word], *, before: bool) -> list[Word]:
    """Return the words of the sentence that goes on beyond the common words, nearest part of it."""
    found: list[Word] = []
    for word in reversed(side) if before else side:
        if word.form == JOINT:
            break
        if before and word.ends:
            break
        found.append(word)
        if not before and word.ends:
            break
    return found[::-1] if before else found


def _span(words: Sequence[Word]) -> Span | None:
    return hull(tuple(word.span for word in words)) if words else None
