"""A chain of tags (CRF): the best sequence, how probable it is, and how probable each tag is at each place."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]

NEVER = -1e4
"""The score of what must not be."""


@dataclass(frozen=True, slots=True)
class Chain:
    """Scores of which tag follows which (tags x tags, from row to column), which one begins, which one ends.

    Tags are 0 for outside, then pairs of a first and a further token: a further one follows its own kind alone.
    """

    follows: Scores
    begins: Scores
    ends: Scores

    def strict(self) -> "Chain":
        """Return the chain without sequences that stand for no spans."""
        follows, begins = self.follows.copy(), self.begins.copy()
        for further in range(2, len(begins), 2):
            allowed = (further - 1, further)
            follows[[tag for tag in range(len(begins)) if tag not in allowed], further] = NEVER
            begins[further] = NEVER
        return Chain(follows, begins, self.ends)

    def best(self, scores: Scores, lengths: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the best tags, batch x tokens; 0 where a sequence has ended.

        Args:
            scores: batch x tokens x tags.
            lengths: tokens of each sequence, at least one.
        """
        many, width, _ = scores.shape
        total = self.begins + scores[:, 0]
        back = np.zeros(scores.shape, dtype=np.int64)
        for at in range(1, width):
            ways = total[:, :, None] + self.follows
            back[:, at] = ways.argmax(axis=1)
            total = np.where((lengths > at)[:, None], ways.max(axis=1) + scores[:, at], total)
        tags = np.zeros((many, width), dtype=np.int64)
        row, tag = np.arange(many), (total + self.ends).argmax(axis=1)
        for at in range(width - 1, -1, -1):
            inside = lengths > at
            tags[:, at] = np.where(inside, tag, 0)
            if at:
                tag = np.where(inside, back[row, at, tag], tag)
        return tags

    def marginals(self, scores: Scores, lengths: NDArray[np.int64]) -> Scores:
        """Return how probable each tag is at each place, batch x tokens x tags."""
        width = scores.shape[1]
        there = self._forwards(scores, lengths)
        whole = _log_sum(there[-1] + self.ends, axis=1)
        found = np.empty(scores.shape, dtype=np.float32)
        back = np.broadcast_to(self.ends, there[-1].shape)
        for at in range(width - 1, -1, -1):
            found[:, at] = np.exp(there[at] + back - whole[:, None])
            step = _log_sum(self.follows + (scores[:, at] + back)[:, None, :], axis=2)
            back = np.where((lengths > at)[:, None], step, self.ends)
        return found

    def normaliser(self, scores: Scores, lengths: NDArray[np.int64]) -> Scores:
        """Return the logarithm of the summed weights of all sequences, one number a sequence."""
        return _log_sum(self._forwards(scores, lengths)[-1] + self.ends, axis=1)

    def _forwards(self, scores: Scores, lengths: NDArray[np.int64]) -> list[Scores]:
        """Return, place by place, the logarithm of the summed weights of all ways to each tag."""
        there = [self.begins + scores[:, 0]]
        for at in range(1, scores.shape[1]):
            step = _log_sum(there[-1][:, :, None] + self.follows, axis=1) + scores[:, at]
            there.append(np.where((lengths > at)[:, None], step, there[-1]))
        return there

    def total(self, scores: Scores, tags: NDArray[np.int64], lengths: NDArray[np.int64]) -> Scores:
        """Return the score of one sequence of tags for each row of a batch."""
        width = scores.shape[1]
        inside = np.arange(width) < lengths[:, None]
        given = np.take_along_axis(scores, tags[:, :, None], axis=2)[:, :, 0]
        steps = self.follows[tags[:, :-1], tags[:, 1:]]
        last = np.take_along_axis(tags, lengths[:, None] - 1, axis=1)[:, 0]
        found = (given * inside).sum(axis=1) + (steps * inside[:, 1:]).sum(axis=1)
        total: Scores = (found + self.begins[tags[:, 0]] + self.ends[last]).astype(np.float32)
        return total


def _log_sum(values: Scores, axis: int) -> Scores:
    top = values.max(axis=axis, keepdims=True)
    values -= top  # every caller has just made them
    np.exp(values, out=values)
    summed: Scores = np.log(values.sum(axis=axis))
    summed += top.squeeze(axis)
    return summed
