"""The network as PyTorch trains it: cues first, then source and content given each cue.

Two recurrent layers read a unit in both directions; the second one is told the state of each token's head in the
tree. A chain of tags (CRF) over their states finds the cues. For each cue a third layer reads the unit again, told the
states, the cue's own and where each token stands as seen from the cue; a second chain finds its source and content.
"""

from dataclasses import asdict, dataclass

import torch
from torch import Tensor, nn

from onrecord.annotate.network import features, relations, tags, vocabulary
from onrecord.annotate.network.crf import NEVER
from onrecord.annotate.network.vocabulary import Vocabulary
from training.attribution.crf import Chain

WIDTHS = {
    "word": 48,
    "prefix": 16,
    "suffix": 24,
    "shape": 12,
    "lexicon": 16,
    "tag": 20,
    "relation": 20,
    "name": 8,
    "quotation": 8,
    "head tag": 12,
    "head relation": 12,
    "distance": 8,
    "place": 6,
    "block": 2,
}
"""How many numbers stand for each feature of a token."""

RELATIVE_WIDTHS = {
    "distance": 16,
    "up": 8,
    "down": 8,
    "branch": 12,
    "side": 4,
    "cues": 4,
    "between": 4,
    "quotation": 8,
    "sentences": 6,
}
"""How many numbers stand for each feature relative to a cue."""


FORGET = 0.15
"""How often a word is taken for an unknown one, so that its vector, affixes and neighbours must do."""
WITHOUT_STATES = 0.1
"""How often a unit is read without the encoder's states, so that the network works under other pipelines too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """How large the network is. `states` is the width of a pretrained encoder's states, 0 where there is none."""

    vectors: int
    states: int = 0
    projected: int = 100
    projected_states: int = 160
    layers: int = 2
    """Recurrent layers that find cues; one is enough where the encoder that wrote the states has read before."""
    lower: int = 112
    head: int = 64
    upper: int = 112
    given: int = 144
    part: int = 112
    dropout: float = 0.35

    def as_row(self) -> dict[str, float]:
        """Return the sizes as a row of JSON."""
        return asdict(self)


class BothWays(nn.Module):
    """A recurrent layer over units of different length, read in both directions.

    The backward one reads each unit from its own last token, so that what pads a batch changes nothing.
    """

    def __init__(self, width: int, hidden: int) -> None:
        """Make one layer for each direction."""
        super().__init__()
        self.forwards = nn.LSTM(width, hidden, batch_first=True)
        self.backwards = nn.LSTM(width, hidden, batch_first=True)

    def forward(self, x: Tensor, turned: Tensor) -> Tensor:
        """Return batch x tokens x twice the hidden width. `turned` is the order of the tokens from the last one on."""
        there, _ = self.forwards(x)
        back, _ = self.backwards(_picked(x, turned))
        return torch.cat([there, _picked(back, turned)], dim=-1)


def _picked(x: Tensor, index: Tensor) -> Tensor:
    return x.gather(1, index.unsqueeze(-1).expand(-1, -1, x.shape[-1]))


class Dropped(nn.Module):
    """Dropout of whole features: the same ones at each token of a unit."""

    def __init__(self, share: float) -> None:
        """Drop this share of the features."""
        super().__init__()
        self.share = share

    def forward(self, x: Tensor) -> Tensor:
        """Return the input, in training with some of its columns set to zero and the rest scaled up."""
        if not self.training or not self.share:
            return x
        kept = torch.rand(x.shape[0], 1, x.shape[2]) >= self.share
        return x * kept / (1 - self.share)


class Network(nn.Module):
    """The whole network."""

    def __init__(self, known: Vocabulary, sizes: Sizes) -> None:
        """Make all layers, with random weights."""
        super().__init__()
        self.sizes = sizes
        many = {**known.sizes(), **features.SIZES}
        many |= {"head tag": many["tag"], "head relation": many["relation"]}
        self.token = nn.ModuleList(nn.Embedding(many[name], WIDTHS[name]) for name in vocabulary.COLUMNS)
        relative = {**relations.SIZES, "branch": many["relation"]}
        self.relative = nn.ModuleList(nn.Embedding(relative[name], RELATIVE_WIDTHS[name]) for name in relations.COLUMNS)
        width = sum(WIDTHS.values()) + sizes.projected + (sizes.projected_states if sizes.states else 0)
        self.vector = nn.Linear(sizes.vectors, sizes.projected)
        self.state = nn.Linear(sizes.states, sizes.projected_states) if sizes.states else None
        self.lower = BothWays(width, sizes.lower) if sizes.layers > 1 else nn.Linear(width, 2 * sizes.lower)
        self.head = nn.Linear(2 * sizes.lower, sizes.head)
        self.upper = BothWays(2 * sizes.lower + sizes.head, sizes.upper)
        self.cue = nn.Linear(2 * sizes.upper, tags.CUE_TAGS)
        read = 2 * sizes.upper + 2 * sizes.lower
        self.seen = nn.Linear(read, sizes.given)
        self.own = nn.Linear(read, sizes.given)
        self.apart = nn.Linear(sum(RELATIVE_WIDTHS.values()), sizes.given)
        self.given = BothWays(sizes.given, sizes.part)
        self.part = nn.Linear(2 * sizes.part, tags.PART_TAGS)
        self.cue_chain = Chain(tags.CUE_TAGS)
        self.part_chain = Chain(tags.PART_TAGS)
        self.dropped = Dropped(sizes.dropout)
        self.drop = nn.Dropout(sizes.dropout)
        self.drop_states = nn.Dropout(0.2)

    def read(self, columns: Tensor, vectors: Tensor, states: Tensor | None, heads: Tensor, turned: Tensor) -> Tensor:
        """Return the states of the tokens, batch x tokens x width."""
        if self.training:
            columns = columns.clone()
            columns[..., 0] *= torch.rand(columns.shape[:2]) >= FORGET
        parts = [table(columns[..., n]) for n, table in enumerate(self.token)]
        parts.append(torch.relu(self.vector(vectors)))
        if self.state is not None and states is not None:
            if self.training:
                states = states * (torch.rand(len(states), 1, 1) >= WITHOUT_STATES)
            parts.append(torch.relu(self.state(self.drop_states(states))))
        seen = self.drop(torch.cat(parts, dim=-1))
        lower = self.lower(seen, turned) if self.sizes.layers > 1 else torch.relu(self.lower(seen))
        above = _picked(torch.relu(self.head(lower)), heads)
        upper = self.upper(self.dropped(torch.cat([lower, above], dim=-1)), turned)
        return torch.cat([lower, upper], dim=-1)

    def cues(self, read: Tensor) -> Tensor:
        """Return the scores of the cue tags, batch x tokens x tags."""
        scores: Tensor = self.cue(self.drop(read[..., 2 * self.sizes.lower :]))
        return scores

    def parts(self, read: Tensor, units: Tensor, mean: Tensor, relative: Tensor, turned: Tensor) -> Tensor:
        """Return the scores of the part tags, cues x tokens x tags.

        Args:
            read: what `read` gave, batch x tokens x width.
            units: the row of the batch that each cue stands in.
            mean: cues x tokens, a share for each token of the cue, nothing for others.
            relative: cues x tokens x features relative to the cue.
            turned: cues x tokens, the order of the tokens from the last one on.
        """
        read = self.drop(read)
        seen = self.seen(read)[units]
        own = self.own(torch.bmm(mean.unsqueeze(1), read[units]))
        apart = self.apart(torch.cat([table(relative[..., n]) for n, table in enumerate(self.relative)], dim=-1))
        given = self.given(self.dropped(torch.relu(seen + own + apart)), turned)
        scores: Tensor = self.part(self.drop(given))
        barred = torch.tensor([0.0] + [NEVER] * (tags.PART_TAGS - 1))
        return scores + (mean > 0).unsqueeze(-1) * barred
