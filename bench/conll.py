"""How well a pipeline splits, tags and parses raw text: the measures of the CoNLL 2018 shared task.

Two analyses of one text are aligned by code points: a word is right where its start and end are. All else is counted
over aligned words, and is an F1 against the words that each side has, so that a wrong split costs tags and heads too.
A head is right if it is aligned with the gold's head, a root if the gold's is a root; of relations the universal part
counts (`nsubj` of `nsubj:pass`), as there. White space is no word. What the gold leaves open counts for nobody.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from onrecord.annotate.layers import Stretch

MEASURES = ("words", "sentences", "tag", "lemma", "UAS", "LAS")


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many of the wanted things were found, and how many were found in all; two counts add up."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    def __add__(self, other: "Count") -> "Count":
        """Return the count over both."""
        return Count(right=self.right + other.right, found=self.found + other.found, wanted=self.wanted + other.wanted)

    @property
    def precision(self) -> float:
        """The share of what was found that is right, in percent."""
        return 100 * self.right / max(self.found, 1)

    @property
    def recall(self) -> float:
        """The share of what was wanted that was found, in percent."""
        return 100 * self.right / max(self.wanted, 1)

    @property
    def f1(self) -> float:
        """The harmonic mean of both, in percent; 0 where nothing was wanted and nothing found."""
        return 200 * self.right / max(self.found + self.wanted, 1)


def count(wanted: Collection[object], found: Collection[object]) -> Count:
    """Count what two sets share."""
    return Count(right=len(set(wanted) & set(found)), found=len(found), wanted=len(wanted))


def words(doc: Doc) -> dict[Stretch, Token]:
    """Return the words by where they stand, in reading order; white space is none."""
    return {stretch(token): token for token in doc if not token.is_space}


def stretch(token: Token) -> Stretch:
    """Return the code points of a token."""
    return token.idx, token.idx + len(token)


def sentences(doc: Doc) -> set[Stretch]:
    """Return the sentences, each from the start of its first word to the end of its last."""
    insides = ([token for token in sentence if not token.is_space] for sentence in doc.sents)
    return {(inside[0].idx, stretch(inside[-1])[1]) for inside in insides if inside}


def score(gold: Doc, found: Doc) -> dict[str, Count]:
    """Count for each of `MEASURES` what a pipeline found in the raw text of a gold `Doc`; only what the gold has.

    Raises:
        ValueError: the two do not stand on one text.
    """
    if gold.text != found.text:
        raise ValueError("The gold and what was found stand on two texts.")
    counts = {"words": count(words(gold), words(found))}
    if gold.has_annotation("SENT_START"):
        counts["sentences"] = count(sentences(gold), sentences(found))
    for measure, (known, answer) in _ANSWERS.items():
        wanted, ours = _answers(gold, found, known, answer)
        if wanted:
            counts[measure] = count(wanted.items(), ours.items())
    return counts


def total(counts: Iterable[Mapping[str, Count]]) -> dict[str, Count]:
    """Add up the counts of several texts."""
    sums: dict[str, Count] = {}
    for of_one in counts:
        for measure, one in of_one.items():
            sums[measure] = sums.get(measure, Count()) + one
    return sums


def _answers(
    gold: Doc, found: Doc, known: Callable[[Token], bool], answer: Callable[[Token], object]
) -> tuple[dict[Stretch, object], dict[Stretch, object]]:
    """Return what gold and pipeline say of each word, without the words on which the gold says nothing."""
    wanted = words(gold)
    unknown = set(_points(span for span, token in wanted.items() if not known(token)))
    return (
        {span: answer(token) for span, token in wanted.items() if known(token)},
        {span: answer(token) for span, token in words(found).items() if unknown.isdisjoint(range(*span))},
    )


def _points(stretches: Iterable[Stretch]) -> Iterator[int]:
    for one in stretches:
        yield from range(*one)


def _head(token: Token) -> Stretch | None:
    return None if token.head.i == token.i else stretch(token.head)


def _relation(token: Token) -> str:
    return token.dep_.split(":")[0].lower()


_ANSWERS: dict[str, tuple[Callable[[Token], bool], Callable[[Token], object]]] = {
    "tag": (lambda token: bool(token.tag_), lambda token: token.tag_),
    "lemma": (lambda token: bool(token.lemma_), lambda token: token.lemma_),
    "UAS": (lambda token: bool(token.dep_), _head),
    "LAS": (lambda token: bool(token.dep_), lambda token: (_head(token), _relation(token))),
}
