"""Tune the pretrained encoder on treebanks and named texts, five tasks at once.

What finds trees and names is shipped with it (`onrecord.annotate.encoder.trees`, `naming`); what finds tags and starts
of sentences only shapes the states, on which spaCy's own components learn afterwards.
"""

import argparse
import logging
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import spacy
import torch
from spacy.tokens import Doc
from torch import Tensor, nn
from torch.nn.functional import cross_entropy, dropout
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from training.encoder.network import Encoder, Sizes, word_table
from training.encoder.treebank import Labels, Sequence, labels_of, read, sequences
from training.encoder.words import vocabulary

log = logging.getLogger(__name__)

SEED = 20170529
BATCH = 1200
"""Tokens in a batch."""
EPOCHS = 12
TOLD = 200
"""After how many batches the losses are told; after ten times as many the accuracy."""
RATE_HEADS = 2e-3
RATE_ENCODER = 6e-4
PRINTED = 0.3
"""How often a batch is read with a newspaper's punctuation."""
FORGET = 0.08
"""How often a word is taken for an unknown one, so that affixes, shape and neighbours must do."""
RARE = 2
"""How often a word must stand in what is learned from, to be learned by itself."""
SILVER = 1.0
"""How many tokens of raw news with what teachers say of them are read for each annotated one."""
KEPT = 0.998
"""How much of the running mean of the weights stays at each step; the mean is what is saved."""


class Tasks(nn.Module):
    """What is asked of a token's state: tag, name, start of a sentence, head and relation."""

    def __init__(self, width: int, labels: Labels, arc: int = 256, label: int = 200) -> None:
        """Start from random weights over states of a width."""
        super().__init__()
        self.tag = nn.Linear(width, len(labels.tags))
        self.name = nn.Linear(width, len(labels.names))
        self.start = nn.Linear(width, 2)
        self.arc_child, self.arc_head = nn.Linear(width, arc), nn.Linear(width, arc)
        self.label_child, self.label_head = nn.Linear(width, label), nn.Linear(width, label)
        self.arc = nn.Parameter(torch.zeros(arc + 1, arc))
        self.label = nn.Linear(label, len(labels.relations))

    def arcs(self, states: Tensor) -> Tensor:
        """Return how well each token (row) takes each token (column) as its head; itself means a root."""
        child = dropout(self.arc_child(states).relu(), 0.3, self.training)
        head = dropout(self.arc_head(states).relu(), 0.3, self.training)
        child = torch.cat([child, torch.ones_like(child[..., :1])], dim=-1)
        return torch.einsum("bid,de,bje->bij", child, self.arc, head)

    def relations(self, states: Tensor, heads: Tensor) -> Tensor:
        """Return how well each relation fits each token under its head."""
        above = self.label_head(states).gather(1, heads[..., None].expand(-1, -1, self.label_head.out_features))
        both = dropout((self.label_child(states) + above).relu(), 0.3, self.training)
        return self.label(both)


def padded(rows: list[Sequence], name: str, fill: int = -1) -> Tensor:
    """Return one field of the sequences as a batch x length array."""
    longest = max(len(row.features) for row in rows)
    first = getattr(rows[0], name)
    filled = np.full((len(rows), longest, *first.shape[1:]), fill, dtype=np.int64)
    for at, row in enumerate(rows):
        filled[at, : len(row.features)] = getattr(row, name)
    return torch.from_numpy(filled)


def losses(encoder: Encoder, tasks: Tasks, rows: list[Sequence]) -> dict[str, Tensor]:
    """Return the mean loss of each task over the answers that are known."""
    printed = encoder.training and torch.rand(()) < PRINTED
    features = padded(rows, "printed" if printed else "features", 0)
    lengths = torch.tensor([len(row.features) for row in rows])
    if encoder.training:
        forget = torch.rand(features.shape[:2]) < FORGET
        for column in (0, -1):
            features[..., column] = features[..., column].masked_fill(forget, 0)
    states = dropout(encoder(features, lengths), 0.3, encoder.training)
    answers = {name: padded(rows, name) for name in ("tags", "names", "starts", "heads", "relations", "sentences")}
    sentences = answers["sentences"]
    scores = tasks.arcs(states).masked_fill(sentences[:, :, None] != sentences[:, None, :], -1e4)
    heads = answers["heads"]
    relations = tasks.relations(states, heads.clamp(min=0))
    relations_known = answers["relations"].masked_fill(heads < 0, -1)

    def loss(found: Tensor, wanted: Tensor) -> Tensor:
        known = wanted >= 0
        return cross_entropy(found[known], wanted[known]) if known.any() else found.sum() * 0

    return {
        "tag": loss(tasks.tag(states), answers["tags"]),
        "name": loss(tasks.name(states), answers["names"]),
        "start": loss(tasks.start(states), answers["starts"]),
        "arc": loss(scores, heads),
        "relation": loss(relations, relations_known),
    }


@torch.no_grad()  # type: ignore[untyped-decorator]
def accuracy(encoder: Encoder, tasks: Tasks, rows: list[Sequence]) -> dict[str, float]:
    """Return the share of right tags, names, heads, and heads with relations, given the sentences."""
    encoder.eval(), tasks.eval()
    right = dict.fromkeys(("tag", "name", "start", "uas", "las"), 0)
    asked = dict.fromkeys(right, 0)

    def count(name: str, same: Tensor, known: Tensor) -> None:
        right[name] += int((same & known).sum())
        asked[name] += int(known.sum())

    for at in range(0, len(rows), 32):
        batch = rows[at : at + 32]
        states = encoder(padded(batch, "features", 0), torch.tensor([len(row.features) for row in batch]))
        tags, names, starts = (padded(batch, name) for name in ("tags", "names", "starts"))
        count("tag", tasks.tag(states).argmax(-1) == tags, tags >= 0)
        named = (names > 0) | (tasks.name(states).argmax(-1) > 0)
        count("name", tasks.name(states).argmax(-1) == names, (names >= 0) & named)
        started = (starts > 0) | (tasks.start(states).argmax(-1) > 0)
        count("start", tasks.start(states).argmax(-1) == starts, (starts >= 0) & started)
        sentences, heads, relations = (padded(batch, name) for name in ("sentences", "heads", "relations"))
        scores = tasks.arcs(states).masked_fill(sentences[:, :, None] != sentences[:, None, :], -1e4)
        guessed = scores.argmax(-1)
        same = guessed == heads
        count("uas", same, heads >= 0)
        count("las", same & (tasks.relations(states, guessed).argmax(-1) == relations), heads >= 0)
    encoder.train(), tasks.train()
    return {name: round(100 * right[name] / max(asked[name], 1), 2) for name in right}


def batches(rows: list[Sequence], generator: np.random.Generator) -> list[list[Sequence]]:
    """Return the sequences in batches of about one length, in an order that is drawn."""
    noise = generator.random(len(rows)) * 10
    order = sorted(range(len(rows)), key=lambda at: len(rows[at].features) + noise[at])
    found: list[list[Sequence]] = []
    batch: list[Sequence] = []
    size = 0
    for at in order:
        size = max(size, len(rows[at].features))
        if batch and size * (len(batch) + 1) > BATCH:
            found.append(batch)
            batch, size = [], len(rows[at].features)
        batch.append(rows[at])
    found.append(batch)
    return [found[at] for at in generator.permutation(len(found))]


def words_learned(docs: Iterable[Doc]) -> tuple[str, ...]:
    """Return the words that stand often enough in some documents, the most frequent first."""
    counts = Counter(token.lower_ for doc in docs for token in doc if not token.is_space)
    return tuple(word for word, count in counts.most_common() if count >= RARE)


def tune(
    work: Path,
    train: list[Path],
    dev: list[Path],
    target: Path,
    *,
    silver: Path | None = None,
    epochs: int = EPOCHS,
    pretrained: bool = True,
    limit: int | None = None,
    seed: int = SEED,
) -> None:
    """Tune the encoder and save it with its sizes.

    Args:
        work: the folder with `words/`, `vectors/`, `forward.pt` and `backward.pt`.
        train: `.spacy` files to learn from.
        dev: `.spacy` files to tell the progress on.
        target: where the weights go.
        silver: a `.spacy` file of raw news with names that an earlier pipeline found, another part of it in each epoch.
        epochs: how often everything is read.
        pretrained: start from what the raw news taught, not from nothing.
        limit: stop after so many batches, to try the machinery.
        seed: what the chances are drawn from.
    """
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    docs = read(train)
    known = replace(vocabulary(work / "words"), learned=words_learned(docs))
    labels = labels_of(docs)
    rows = [row for row in sequences(docs, known, labels) if len(row.features)]
    news = [row for row in sequences(read([silver]), known, labels) if len(row.features)] if silver else []
    held = {path.stem: [r for r in sequences(read([path]), known, labels) if len(r.features)] for path in dev}
    sizes = Sizes.of(known)
    encoder = Encoder(sizes, word_table(spacy.load(work / "vectors").vocab.vectors.data))
    if pretrained:
        for name in ("forward", "backward"):
            direction = encoder.ahead if name == "forward" else encoder.back
            direction.load_state_dict(torch.load(work / f"{name}.pt"))
    tasks = Tasks(encoder.width, labels)
    both = nn.ModuleDict({"encoder": encoder, "tasks": tasks})
    mean = AveragedModel(both, multi_avg_fn=get_ema_multi_avg_fn(KEPT), use_buffers=False)
    pretrained_weights = [w for w in encoder.pretrained() if w.requires_grad]
    old = {id(w) for w in pretrained_weights}
    groups: list[dict[str, Any]] = [
        {"params": pretrained_weights, "lr": RATE_ENCODER},
        {"params": [w for w in both.parameters() if w.requires_grad and id(w) not in old], "lr": RATE_HEADS},
    ]
    optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.95), weight_decay=1e-4)
    generator = np.random.default_rng(seed)
    annotated = sum(len(row.features) for row in rows)
    share = min(1.0, SILVER * annotated / max(1, sum(len(row.features) for row in news)))
    plan = [
        batch
        for _ in range(epochs)
        for batch in batches([*rows, *(row for row in news if generator.random() < share)], generator)
    ][:limit]
    total = len(plan)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / 200, max(0.01, 1 - step / total))
    )
    began, sums = time.monotonic(), Counter[str]()
    for step, batch in enumerate(plan, start=1):
        parts = losses(encoder, tasks, batch)
        loss = sum(parts.values(), torch.zeros(()))
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_([w for g in groups for w in g["params"]], 5.0)
        optimizer.step()
        schedule.step()
        mean.update_parameters(both)
        sums.update({name: part.item() for name, part in parts.items()})
        if step % TOLD == 0 or step == total:
            left = (time.monotonic() - began) / step * (total - step) / 60
            told = " ".join(f"{name} {value / TOLD:.3f}" for name, value in sums.items())
            log.info("%d/%d %s, %.0f min left", step, total, told, left)
            sums.clear()
        if step % (10 * TOLD) == 0 or step == total:
            for name, sample in held.items():
                log.info("  %s %s", name, accuracy(mean.module["encoder"], mean.module["tasks"], sample))
    saved = {name: mean.module[name].state_dict() for name in ("encoder", "tasks")}
    torch.save(saved | {"sizes": sizes, "labels": labels, "vocabulary": known.to_json()}, target)


def main() -> None:
    """Tune the encoder."""
    parser = argparse.ArgumentParser(prog="python -m training.encoder.finetune")
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--train", type=Path, nargs="+", required=True)
    parser.add_argument("--dev", type=Path, nargs="+", required=True)
    parser.add_argument("--target", type=Path, required=True)
    parser.add_argument("--silver", type=Path)
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--from-nothing", action="store_true")
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    tune(
        options.work,
        options.train,
        options.dev,
        options.target,
        silver=options.silver,
        epochs=options.epochs,
        pretrained=not options.from_nothing,
        seed=options.seed,
    )


if __name__ == "__main__":
    main()
