"""Examples: the units of the annotated articles as arrays, with what the network is to answer."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from onrecord.annotate.network import features, relations, tags, units
from onrecord.annotate.network.features import Features
from onrecord.annotate.network.vectors import Rows
from onrecord.annotate.network.vocabulary import Vocabulary
from training.attribution.annotated import Gold, Spans

Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Example:
    """A unit of an article.

    article: number of the article. tokens: indices in its `Doc`. columns: tokens x features. rows: row of each token in
    the table of vectors. heads, quotation, sentence: as in `Features`, heads inside the unit. cues: the gold cues as
    ranges of the unit. relative: cues x tokens x features. cue_tags: tokens. part_tags: cues x tokens.
    states: tokens x dimensions, what a pretrained encoder says of the tokens, where there is one.
    """

    article: int
    tokens: Integers
    columns: NDArray[np.int32]
    rows: Integers
    heads: Integers
    quotation: Integers
    sentence: Integers
    cues: list[tuple[int, int]]
    relative: NDArray[np.int32]
    cue_tags: Integers
    part_tags: Integers
    states: NDArray[np.float16] | None = None


def of(
    number: int, gold: Gold, vocabulary: Vocabulary, table: Rows, states: NDArray[np.float16] | None = None
) -> Iterator[Example]:
    """Yield the examples of an article."""
    known = features.of(gold.doc, vocabulary)
    rows = table.of(gold.doc)
    cues = [_tokens(gold.doc, a.cue) for a in gold.attributions]
    parts = [
        ([_tokens(gold.doc, [s]) for s in a.source], [_tokens(gold.doc, [s]) for s in a.content])
        for a in gold.attributions
    ]
    for unit in units.find(gold.doc):
        example = _example(number, unit, known, rows, cues=cues, parts=parts)
        yield example if states is None else replace(example, states=states[unit])


def _example(
    number: int,
    unit: Integers,
    known: Features,
    rows: Integers,
    *,
    cues: list[Integers],
    parts: list[tuple[list[Integers], list[Integers]]],
) -> Example:
    heads = units.heads(unit, known.heads)
    ranges, wanted = [], []
    cue_tags = np.zeros(len(unit), dtype=np.int64)
    for cue, (source, content) in sorted(zip(cues, parts, strict=True), key=lambda pair: pair[0][:1].tolist()):
        inside = np.flatnonzero(np.isin(unit, cue))
        if not len(inside):
            continue
        start, end = int(inside[0]), int(inside[-1]) + 1
        ranges.append((start, end))
        cue_tags[start:end] = tags.CUE_INSIDE
        cue_tags[start] = tags.CUE
        answer = np.zeros(len(unit), dtype=np.int64)
        for spans, first in ((source, tags.SOURCE), (content, tags.CONTENT)):
            for span in spans:
                at = np.flatnonzero(np.isin(unit, span))
                if len(at):
                    answer[at[0] : at[-1] + 1] = first + 1
                    answer[at[0]] = first
        answer[start:end] = 0
        wanted.append(answer)
    quotation, sentence = known.quotation[unit], known.sentence[unit]
    return Example(
        article=number,
        tokens=unit,
        columns=known.columns[unit],
        rows=rows[unit],
        heads=heads,
        quotation=quotation,
        sentence=sentence,
        cues=ranges,
        relative=relations.of(ranges, heads, known.columns[unit][:, 6].astype(np.int64), quotation, sentence),
        cue_tags=cue_tags,
        part_tags=np.array(wanted, dtype=np.int64).reshape(len(ranges), len(unit)),
    )


def _tokens(doc: Doc, spans: Spans) -> Integers:
    """Return the tokens of spans, without the punctuation at their edges.

    Marks and stops at the edges of a span follow the typesetter and not what was said; they are put back by rule.
    """
    found: list[int] = []
    for start, end in spans:
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is None:
            continue
        inside = [token.i for token in span if not token.is_space]
        while len(inside) > 1 and _is_edge(doc, inside[0]):
            inside.pop(0)
        while len(inside) > 1 and _is_edge(doc, inside[-1]):
            inside.pop()
        found += inside
    return np.array(found, dtype=np.int64)


def _is_edge(doc: Doc, token: int) -> bool:
    return doc[token].is_punct or doc[token].is_quote or doc[token].text in {"``", "''", "--"}
