"""What a network in training finds, against the gold annotation, by ranges of tokens."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch
from numpy.typing import NDArray

from onrecord.annotate.network import relations, tags
from onrecord.annotate.network.crf import Chain
from training.attribution import batches
from training.attribution.examples import Example
from training.attribution.network import Network

Found = list[tuple[tuple[int, int], NDArray[np.int64]]]
"""The cues of a unit as ranges, each with the part tags of all tokens."""


@dataclass(frozen=True, slots=True)
class Figures:
    """F1 of exact ranges: sources, cues, contents; and of attributions whose content and source both touch."""

    source: float
    cue: float
    content: float
    attributed: float

    @property
    def together(self) -> float:
        """Return the mean: what one epoch is chosen over another by."""
        return (self.source + self.cue + self.content + self.attributed) / 4


def chain(learned: torch.nn.Module) -> Chain:
    """Return a chain in training as one that decodes."""
    rows = {name: value.detach().numpy() for name, value in learned.named_parameters()}
    return Chain(rows["follows"], rows["begins"], rows["ends"]).strict()


@torch.no_grad()  # type: ignore[untyped-decorator]
def found(network: Network, examples: Sequence[Example], table: NDArray[np.float32]) -> list[tuple[Example, Found]]:
    """Return what the network finds in each example, cues first."""
    network.eval()
    results = []
    for group in batches.in_order(examples):
        given = batches.batch(group, table)
        read = network.read(given.columns, given.vectors, given.states, given.heads, given.turned)
        cue_tags = chain(network.cue_chain).best(network.cues(read).numpy(), given.lengths.numpy())
        guessed = [
            _with_cues(example, tags.spans(row[: len(example.tokens)].tolist(), tags.CUE))
            for example, row in zip(group, cue_tags, strict=True)
        ]
        again = batches.batch(guessed, table)
        rows = np.zeros((0, 0), dtype=np.int64)
        if len(again.units):
            lengths = again.lengths[again.units]
            scores = network.parts(read, again.units, again.mean, again.relative, again.turned[again.units])
            rows = chain(network.part_chain).best(scores.numpy(), lengths.numpy())
        at = 0
        for example, other in zip(group, guessed, strict=True):
            size = len(example.tokens)
            results.append((example, [(cue, rows[at + n][:size]) for n, cue in enumerate(other.cues)]))
            at += len(other.cues)
    return results


def _with_cues(example: Example, cues: list[tuple[int, int]]) -> Example:
    relation = example.columns[:, 6].astype(np.int64)
    size = len(example.tokens)
    return replace(
        example,
        cues=cues,
        relative=relations.of(cues, example.heads, relation, example.quotation, example.sentence),
        part_tags=np.zeros((len(cues), size), dtype=np.int64),
    )


def judged(results: Sequence[tuple[Example, Found]]) -> Figures:
    """Return the figures of what was found."""
    counts: Counter[tuple[str, str]] = Counter()
    for example, guessed in results:
        gold = list(zip(example.cues, example.part_tags, strict=True))
        told = [(cue, row) for cue, row in guessed if (row >= tags.CONTENT).any()]
        _count(counts, "cue", {cue for cue, _ in gold}, {cue for cue, _ in told})
        for name, first in (("source", tags.SOURCE), ("content", tags.CONTENT)):
            sides = ({span for _, row in side for span in tags.spans(row.tolist(), first)} for side in (gold, told))
            _count(counts, name, *sides)
        counts["attributed", "wanted"] += len(gold)
        counts["attributed", "found"] += len(told)
        counts["attributed", "right"] += sum(
            any(_half(row, other) and _sources_touch(row, other) for _, other in told) for _, row in gold
        )
    values = (
        200 * counts[name, "right"] / max(counts[name, "wanted"] + counts[name, "found"], 1)
        for name in ("source", "cue", "content", "attributed")
    )
    return Figures(*values)


def _count(
    counts: Counter[tuple[str, str]], name: str, wanted: set[tuple[int, int]], got: set[tuple[int, int]]
) -> None:
    counts[name, "wanted"] += len(wanted)
    counts[name, "found"] += len(got)
    counts[name, "right"] += len(wanted & got)


def _half(row: NDArray[np.int64], other: NDArray[np.int64]) -> bool:
    one, two = row >= tags.CONTENT, other >= tags.CONTENT
    return bool((one & two).sum() * 2 >= max(one.sum(), two.sum(), 1))


def _sources_touch(row: NDArray[np.int64], other: NDArray[np.int64]) -> bool:
    one, two = ((r == tags.SOURCE) | (r == tags.SOURCE_INSIDE) for r in (row, other))
    return bool((one & two).any() or not (one.any() or two.any()))
