"""The training itself: epochs over the examples, averaged weights, the best epoch kept."""

import copy
import json
import logging
import math
import random
import time
from collections.abc import Sequence
from dataclasses import asdict, astuple, dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from training.attribution import batches
from training.attribution.batches import Batch
from training.attribution.examples import Example
from training.attribution.judged import found, judged
from training.attribution.network import Network

log = logging.getLogger(__name__)

RATE = 2e-3
WARM = 0.05
"""The share of the steps over which the rate rises; then it falls along a cosine."""
AVERAGED = 0.998
"""How much of the averaged weights stays at each step."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How long a training runs, how fast it learns, from which seed, and where it leaves its state."""

    epochs: int
    rate: float
    seed: int
    folder: Path


def train(
    network: Network, learn: Sequence[Example], held: Sequence[Example], table: NDArray[np.float32], plan: Plan
) -> Network:
    """Return the averaged network of the best epoch on the held-out examples. A run that was cut short goes on."""
    plan.folder.mkdir(parents=True, exist_ok=True)
    averaged = copy.deepcopy(network)
    optimiser = torch.optim.AdamW(network.parameters(), plan.rate, weight_decay=0.01, betas=(0.9, 0.98))
    first, best = _resumed(plan.folder / "state.pt", network, averaged, optimiser)
    groups = sum(1 for _ in batches.in_order(learn))
    steps = groups * plan.epochs
    step = first * groups
    began = time.monotonic()
    for epoch in range(first, plan.epochs):
        chance = random.Random(plan.seed * 1000 + epoch)  # noqa: S311 - an order, no secret
        torch.manual_seed(plan.seed * 1000 + epoch)
        network.train()
        total = 0.0
        for group in batches.in_order(learn, chance):
            for part in optimiser.param_groups:
                part["lr"] = plan.rate * _share(min(step / steps, 1.0))
            value = loss(network, batches.batch(group, table))
            optimiser.zero_grad()
            value.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 5.0)
            optimiser.step()
            step += 1
            _average(averaged, network, min(AVERAGED, (1 + step) / (10 + step)))
            total += value.item()
        figures = judged(found(averaged, held, table))
        done = epoch + 1 - first
        left = (time.monotonic() - began) / done * (plan.epochs - epoch - 1)
        told = "epoch %d/%d: loss %.4f, held out: source %.1f cue %.1f content %.1f attributed %.1f; %.0f minutes left"
        log.info(told, epoch + 1, plan.epochs, total / groups, *astuple(figures), left / 60)
        with (plan.folder / "epochs.jsonl").open("a", encoding="utf-8") as out:
            out.write(json.dumps({"epoch": epoch + 1, "loss": total / groups, **asdict(figures)}) + "\n")
        if figures.together > best:
            best = figures.together
            torch.save(averaged.state_dict(), plan.folder / "best.pt")
        state = {"network": network, "averaged": averaged, "optimiser": optimiser}
        torch.save(
            {**{k: v.state_dict() for k, v in state.items()}, "epoch": epoch + 1, "best": best},
            plan.folder / "state.pt",
        )
    averaged.load_state_dict(torch.load(plan.folder / "best.pt"))
    averaged.eval()
    return averaged


def loss(network: Network, given: Batch) -> torch.Tensor:
    """Return the loss of a batch: of the cue tags, and of the part tags given the gold cues; a mean over tokens."""
    read = network.read(given.columns, given.vectors, given.states, given.heads, given.turned)
    value = network.cue_chain.loss(network.cues(read), given.cue_tags, given.lengths).sum()
    if len(given.units):
        scores = network.parts(read, given.units, given.mean, given.relative, given.turned[given.units])
        value = value + network.part_chain.loss(scores, given.part_tags, given.lengths[given.units]).sum()
    return value / given.lengths.sum()


def _share(gone: float) -> float:
    return gone / WARM if gone < WARM else 0.01 + 0.99 * (1 + math.cos(math.pi * (gone - WARM) / (1 - WARM))) / 2


@torch.no_grad()  # type: ignore[untyped-decorator]
def _average(averaged: Network, network: Network, kept: float) -> None:
    for mean, new in zip(averaged.parameters(), network.parameters(), strict=True):
        mean.lerp_(new, 1 - kept)


def _resumed(path: Path, network: Network, averaged: Network, optimiser: torch.optim.Optimizer) -> tuple[int, float]:
    if not path.exists():
        return 0, -1.0
    state = torch.load(path)
    network.load_state_dict(state["network"])
    averaged.load_state_dict(state["averaged"])
    optimiser.load_state_dict(state["optimiser"])
    return int(state["epoch"]), float(state["best"])
