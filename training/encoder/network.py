"""The encoder as PyTorch sees it: two stacks of LSTMs, one for each direction, over words, affixes and shapes.

The directions never meet inside, so each can learn as a language model; what tags, parses and names reads both.
"""

from dataclasses import dataclass
from typing import Self

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.functional import dropout

from onrecord.annotate.encoder import Vocabulary

WORD = 128
"""Width of a word's vector; the table is learned beforehand and stays as it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """How large the parts are: numbers of entries (0 included), and widths."""

    prefixes: int
    suffixes: int
    shapes: int
    learned: int = 1
    affix: int = 32
    shape: int = 16
    hidden: int = 256
    depth: int = 2
    mixed: int = 128
    word: int = 64
    """Width of what annotated texts teach about a word."""

    @classmethod
    def of(cls, vocabulary: Vocabulary) -> Self:
        """Return the sizes for a vocabulary."""
        entries = {name: len(getattr(vocabulary, name)) + 1 for name in ("prefixes", "suffixes", "shapes", "learned")}
        return cls(**entries)

    @property
    def width(self) -> int:
        """Return the width of what the first layer reads."""
        return WORD + 2 * self.affix + self.shape

    @property
    def own(self) -> int:
        """Return the width of what annotated texts alone teach about a token's form."""
        return self.word + 2 * self.affix + self.shape


class Direction(nn.Module):
    """One direction: features (batch x length x 4) to one state a token from each layer."""

    def __init__(self, sizes: Sizes, table: Tensor) -> None:
        """Start from random weights over the given table of word vectors (words x 128; row 0 is any other word)."""
        super().__init__()
        self.words = nn.Embedding.from_pretrained(table, freeze=True)
        self.prefixes = nn.Embedding(sizes.prefixes, sizes.affix)
        self.suffixes = nn.Embedding(sizes.suffixes, sizes.affix)
        self.shapes = nn.Embedding(sizes.shapes, sizes.shape)
        self.layers = nn.ModuleList(
            nn.LSTM(sizes.width if level == 0 else sizes.hidden, sizes.hidden, batch_first=True)
            for level in range(sizes.depth)
        )
        for layer in self.layers:
            for name, weights in layer.named_parameters():
                if "bias_ih" in name:  # remember by default: the forget gate starts open
                    nn.init.ones_(weights.data[sizes.hidden : 2 * sizes.hidden])

    def embed(self, features: Tensor) -> Tensor:
        """Return what the first layer reads."""
        word, prefix, suffix, shape = features[..., :4].unbind(-1)
        parts = (self.words(word), self.prefixes(prefix), self.suffixes(suffix), self.shapes(shape))
        return torch.cat(parts, dim=-1)

    def forward(self, features: Tensor) -> list[Tensor]:
        """Return the states of each layer, in the order in which the tokens were given."""
        states = self.embed(features)
        found: list[Tensor] = []
        for layer in self.layers:
            output, _ = layer(states)
            # From the second layer on, each adds to what the one below it says.
            states = output if not found else output + states
            found.append(states)
        return found


class Encoder(nn.Module):
    """Both directions, and one layer that reads them together: features to one state a token."""

    def __init__(self, sizes: Sizes, table: Tensor) -> None:
        """Start from random weights over word vectors; `ahead` and `back` take what was pretrained."""
        super().__init__()
        self.ahead, self.back = Direction(sizes, table), Direction(sizes, table)
        # The raw news teaches what a word is in the news; these tables take what annotated texts, of the web too, add.
        self.prefixes = nn.Embedding(sizes.prefixes, sizes.affix)
        self.suffixes = nn.Embedding(sizes.suffixes, sizes.affix)
        self.shapes = nn.Embedding(sizes.shapes, sizes.shape)
        self.learned = nn.Embedding(sizes.learned, sizes.word, padding_idx=0)
        for part in (self.prefixes, self.suffixes, self.shapes, self.learned):
            nn.init.normal_(part.weight, std=0.1)
        nn.init.zeros_(self.learned.weight.data[0])
        read = 2 * sizes.hidden + sizes.own
        self.mixing_ahead = nn.LSTM(read, sizes.mixed, batch_first=True)
        self.mixing_back = nn.LSTM(read, sizes.mixed, batch_first=True)
        self.width = 2 * sizes.mixed
        self.whole = self.width + 2 * sizes.hidden

    def pretrained(self) -> list[nn.Parameter]:
        """Return the weights that pretraining has set."""
        return [*self.ahead.parameters(), *self.back.parameters()]

    def forward(self, features: Tensor, lengths: Tensor) -> Tensor:
        """Return the states (batch x length x width) of sequences filled up with zeros to the longest."""
        places = torch.arange(features.shape[1])[None, :]
        turned = torch.where(places < lengths[:, None], lengths[:, None] - 1 - places, places)[..., None]

        def turn(rows: Tensor) -> Tensor:
            """Turn each row around within its own length; twice gives it back."""
            return rows.gather(1, turned.expand_as(rows))

        own = [
            table(features[..., column])
            for column, table in enumerate((self.prefixes, self.suffixes, self.shapes, self.learned), start=1)
        ]
        states = torch.cat([self.ahead(features)[-1], turn(self.back(turn(features))[-1]), *own], dim=-1)
        states = dropout(states, 0.3, self.training)
        return torch.cat([self.mixing_ahead(states)[0], turn(self.mixing_back(turn(states))[0])], dim=-1)


def word_table(rows: np.ndarray) -> Tensor:
    """Return the table of word vectors with a row of zeros for all other words in front."""
    return torch.from_numpy(np.vstack([np.zeros((1, rows.shape[1]), dtype="float32"), rows.astype("float32")]))
