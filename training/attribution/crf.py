"""A chain of tags (CRF) in PyTorch: its likelihood, which training maximises."""

import torch
from torch import Tensor, nn


class Chain(nn.Module):
    """Scores of which tag follows which, which one begins and which one ends."""

    def __init__(self, tags: int) -> None:
        """Start with all scores equal."""
        super().__init__()
        self.follows = nn.Parameter(torch.zeros(tags, tags))
        self.begins = nn.Parameter(torch.zeros(tags))
        self.ends = nn.Parameter(torch.zeros(tags))

    def loss(self, scores: Tensor, wanted: Tensor, lengths: Tensor) -> Tensor:
        """Return the negative log likelihood of the wanted tags, one number a sequence.

        Args:
            scores: batch x tokens x tags.
            wanted: batch x tokens.
            lengths: tokens of each sequence.
        """
        return self._all(scores, lengths) - self._one(scores, wanted, lengths)

    def _one(self, scores: Tensor, wanted: Tensor, lengths: Tensor) -> Tensor:
        inside = torch.arange(scores.shape[1]) < lengths.unsqueeze(1)
        given = scores.gather(2, wanted.unsqueeze(2)).squeeze(2)
        steps = self.follows[wanted[:, :-1], wanted[:, 1:]]
        last = wanted.gather(1, lengths.unsqueeze(1) - 1).squeeze(1)
        total = (given * inside).sum(1) + (steps * inside[:, 1:]).sum(1)
        return total + self.begins[wanted[:, 0]] + self.ends[last]

    def _all(self, scores: Tensor, lengths: Tensor) -> Tensor:
        total = self.begins + scores[:, 0]
        for at in range(1, scores.shape[1]):
            following = torch.logsumexp(total.unsqueeze(2) + self.follows, dim=1) + scores[:, at]
            total = torch.where((lengths > at).unsqueeze(1), following, total)
        return torch.logsumexp(total + self.ends, dim=1)
