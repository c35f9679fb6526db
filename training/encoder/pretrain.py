"""Learn one direction of the encoder as a language model over the raw news.

Each state says what word comes next: against 2,048 words drawn by their frequency, not against all 31,000 (sampled
softmax, Jean et al. 2015), which makes a core read about 15,000 words a second.
"""

import argparse
import logging
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import spacy
import torch
from torch import Tensor, nn

from training.encoder.network import WORD, Direction, Sizes, word_table
from training.encoder.words import vocabulary

log = logging.getLogger(__name__)

SEED = 20170529
BATCH = 3000
"""Tokens in a batch."""
DRAWN = 2048
RATE = 2e-3
WARM_UP = 300


def batches(ends: np.ndarray, generator: np.random.Generator) -> Iterator[np.ndarray]:
    """Yield the numbers of the paragraphs of each batch: all of about one length, in an order that is drawn."""
    lengths = np.diff(ends, prepend=0)
    order = np.lexsort((generator.random(len(lengths)), lengths))
    found, start = [], 0
    while start < len(order):
        size = max(1, BATCH // int(lengths[order[start]]))
        found.append(order[start : start + size])
        start += size
    for number in generator.permutation(len(found)):
        yield found[number]


def gather(features: np.ndarray, ends: np.ndarray, rows: np.ndarray, *, backward: bool) -> Tensor:
    """Return the paragraphs (rows x length x 4), short ones filled with zeros; backward turns each around."""
    starts = np.where(rows > 0, ends[rows - 1], 0)
    lengths = ends[rows] - starts
    filled = np.zeros((len(rows), int(lengths.max()), features.shape[1]), dtype=np.int64)
    for at, (start, length) in enumerate(zip(starts, lengths, strict=True)):
        row = features[start : start + length]
        filled[at, :length] = row[::-1] if backward else row
    return torch.from_numpy(filled)


class NextWord(nn.Module):
    """A direction, and the words that its states foresee."""

    def __init__(self, direction: Direction, words: int, hidden: int) -> None:
        """Start the output words from the table that the input words have."""
        super().__init__()
        self.direction = direction
        self.project = nn.Linear(hidden, WORD)
        self.output = nn.Embedding(words, WORD, sparse=False)
        self.output.weight.data.copy_(direction.words.weight.data)
        self.bias = nn.Embedding(words, 1)
        nn.init.zeros_(self.bias.weight)
        # Words stand in the order of their frequency: the log-uniform draw needs no counts.
        ranks = torch.arange(1, words + 1, dtype=torch.float32)
        chance = torch.log1p(1 / ranks) / np.log(words + 1)
        self.register_buffer("expected", torch.log(-torch.expm1(DRAWN * torch.log1p(-chance))))

    def forward(self, features: Tensor, drawn: Tensor) -> Tensor:
        """Return the mean loss over the tokens that have a known next word."""
        states = self.direction(features[:, :-1])[-1]
        targets = features[:, 1:, 0]
        known = targets > 0
        states, targets = self.project(states[known]), targets[known]
        own = (states * self.output(targets)).sum(-1) + self.bias(targets).squeeze(-1)
        own = own - self.expected[targets]
        bias = self.bias(drawn).squeeze(-1) - self.expected[drawn]
        others = torch.addmm(bias, states, self.output(drawn).T)
        # A word that is drawn and right at once counts as right alone.
        places = torch.searchsorted(drawn, targets).clamp(max=len(drawn) - 1)
        twice = (drawn[places] == targets).nonzero().squeeze(-1)
        others = others.index_put((twice, places[twice]), torch.tensor(-1e4))
        return (torch.logaddexp(own, torch.logsumexp(others, dim=1)) - own).mean()


def learn(work: Path, target: Path, *, backward: bool, skip: int = 0, limit: int | None = None) -> None:
    """Read the paragraphs once and save the direction; a run that was cut short goes on at its last checkpoint.

    Args:
        work: the folder with `words/` (see `words.write`) and `vectors/`.
        target: where the weights go; `.partial` beside it is the checkpoint.
        backward: read each paragraph from its end.
        skip: go on from the weights in `target`, which have read so many batches, with the rest.
        limit: stop after so many batches, to try the machinery.
    """
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    features = np.load(work / "words" / "features.npy", mmap_mode="r")
    ends = np.load(work / "words" / "ends.npy")
    sizes = Sizes.of(vocabulary(work / "words"))
    table = word_table(spacy.load(work / "vectors").vocab.vectors.data)
    model = NextWord(Direction(sizes, table), len(table), sizes.hidden)
    learned = [weights for weights in model.parameters() if weights.requires_grad]
    optimizer = torch.optim.Adam(learned, lr=RATE, betas=(0.9, 0.99))
    if skip:
        model.direction.load_state_dict(torch.load(target))
    plan = list(batches(ends, np.random.default_rng(SEED)))[skip:][:limit]
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / WARM_UP, max(0.02, 1 - step / len(plan)))
    )
    checkpoint, first = target.with_suffix(".partial"), 0
    if checkpoint.exists():
        saved = torch.load(checkpoint)
        model.load_state_dict(saved["model"])
        optimizer.load_state_dict(saved["optimizer"])
        schedule.load_state_dict(saved["schedule"])
        first = saved["step"]
    generator = np.random.default_rng(SEED + skip + first)
    ranks = len(table)
    began, losses, read = time.monotonic(), [], 0
    for step in range(first, len(plan)):
        batch = gather(features, ends, plan[step], backward=backward)
        uniform = generator.random(DRAWN)
        drawn = torch.from_numpy((np.exp(uniform * np.log(ranks + 1)) - 1).astype(np.int64).clip(1, ranks - 1)).unique()
        loss = model(batch, drawn)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(learned, 1.0)
        optimizer.step()
        schedule.step()
        losses.append(loss.item())
        read += batch.shape[0] * batch.shape[1]
        if (step + 1) % 100 == 0:
            pace = read / (time.monotonic() - began)
            left = (len(plan) - step - 1) * BATCH / pace / 60
            log.info("%d/%d loss %.3f, %.0f words/s, %.0f min left", step + 1, len(plan), np.mean(losses), pace, left)
            losses = []
        if (step + 1) % 1000 == 0:
            state = {
                "model": model.state_dict(),
                "optimizer": optimizer.state_dict(),
                "schedule": schedule.state_dict(),
            }
            torch.save(state | {"step": step + 1}, checkpoint)
    torch.save(model.direction.state_dict(), target)
    checkpoint.unlink(missing_ok=True)


def main() -> None:
    """Learn one direction."""
    parser = argparse.ArgumentParser(prog="python -m training.encoder.pretrain")
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--backward", action="store_true")
    parser.add_argument("--skip", type=int, default=0, help="batches that the weights there have read")
    parser.add_argument("--limit", type=int)
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    name = "backward" if options.backward else "forward"
    target = options.work / f"{name}.pt"
    learn(options.work, target, backward=options.backward, skip=options.skip, limit=options.limit)


if __name__ == "__main__":
    main()
