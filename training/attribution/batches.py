"""Batches: units of about one length, as tensors."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from training.attribution.examples import Example

TOKENS = 2400
"""Tokens of a batch, padding included."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Units of a batch and the cues that stand in them; see `Network` for the shapes."""

    examples: tuple[Example, ...]
    columns: Tensor
    vectors: Tensor
    states: Tensor | None
    heads: Tensor
    turned: Tensor
    lengths: Tensor
    cue_tags: Tensor
    units: Tensor
    mean: Tensor
    relative: Tensor
    part_tags: Tensor


def in_order(examples: Sequence[Example], chance: random.Random | None = None) -> Iterator[list[Example]]:
    """Yield the examples in groups of about one length; `chance` shuffles what is grouped and the groups."""
    keyed = sorted(examples, key=lambda e: len(e.tokens) + (chance.random() * 6 if chance else 0))
    groups: list[list[Example]] = [[]]
    longest = 0
    for example in keyed:
        longest = max(longest, len(example.tokens))
        if groups[-1] and longest * (len(groups[-1]) + 1) > TOKENS:
            groups.append([])
            longest = len(example.tokens)
        groups[-1].append(example)
    if chance:
        chance.shuffle(groups)
    yield from (group for group in groups if group)


def batch(group: Sequence[Example], table: NDArray[np.float32]) -> Batch:
    """Return a group of examples as tensors, padded with zeros."""
    width = max(len(e.tokens) for e in group)

    def padded(rows: Sequence[NDArray[np.generic]], shape: tuple[int, ...] = ()) -> NDArray[np.generic]:
        first = rows[0] if rows else np.zeros(0, dtype=np.int64)
        out = np.zeros((len(rows), width, *shape), dtype=first.dtype)
        for n, row in enumerate(rows):
            out[n, : len(row)] = row
        return out

    lengths = np.array([len(e.tokens) for e in group])
    units = np.repeat(np.arange(len(group)), [len(e.cues) for e in group])
    mean = np.zeros((len(units), width), dtype=np.float32)
    cues = [cue for e in group for cue in e.cues]
    for n, (start, end) in enumerate(cues):
        mean[n, start:end] = 1 / (end - start)
    relative = [row for e in group for row in e.relative]
    states = [e.states for e in group if e.states is not None]
    return Batch(
        examples=tuple(group),
        columns=torch.from_numpy(padded([e.columns for e in group], group[0].columns.shape[1:]).astype(np.int64)),
        vectors=torch.from_numpy(table[padded([e.rows for e in group])]),
        states=torch.from_numpy(padded(states, states[0].shape[1:]).astype(np.float32)) if states else None,
        heads=torch.from_numpy(padded([e.heads for e in group])),
        turned=torch.from_numpy(turned(lengths, width)),
        lengths=torch.from_numpy(lengths),
        cue_tags=torch.from_numpy(padded([e.cue_tags for e in group])),
        units=torch.from_numpy(units),
        mean=torch.from_numpy(mean),
        relative=torch.from_numpy(padded(relative, group[0].relative.shape[2:]).astype(np.int64)),
        part_tags=torch.from_numpy(padded([row for e in group for row in e.part_tags])),
    )


def turned(lengths: NDArray[np.int64], width: int) -> NDArray[np.int64]:
    """Return for each sequence the order of its tokens from the last one on; padding stays where it is."""
    index = np.arange(width)
    return np.where(index < lengths[:, None], lengths[:, None] - 1 - index, index)
