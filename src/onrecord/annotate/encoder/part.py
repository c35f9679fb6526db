"""What trees and names share: a component of spaCy over the encoder's states, with weights that only training sets."""

from pathlib import Path
from typing import Self

import numpy as np
import numpy.typing as npt
import srsly
from spacy.language import Language
from spacy.pipeline import Pipe
from spacy.tokens import Doc

Array = npt.NDArray[np.float32]


class Part(Pipe):
    """A component with labels and arrays of weights, saved as one file.

    It reads `Doc.tensor` (tokens x width), which the encoder has set.
    """

    def __init__(self, nlp: Language, name: str) -> None:
        """Start without weights; they come with the pipeline that is loaded."""
        self.vocab = nlp.vocab
        self.name = name
        self._labels: tuple[str, ...] = ()
        self._weights: dict[str, Array] = {}

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels, in the order of their numbers."""
        return self._labels

    def set(self, labels: tuple[str, ...], weights: dict[str, Array]) -> None:
        """Take what training has found."""
        self._labels = labels
        self._weights = {key: np.ascontiguousarray(array, dtype=np.float32) for key, array in weights.items()}
        for label in labels:
            self.vocab.strings.add(label)

    def states(self, doc: Doc) -> Array:
        """Return the states of a document.

        Raises:
            ValueError: there are no weights, or no encoder stood before this component.
        """
        if not self._weights:
            raise ValueError(f"The component {self.name!r} has no weights; load a pipeline that was saved with them.")
        if len(doc.tensor) != len(doc):
            raise ValueError(f"The component {self.name!r} needs the encoder (tok2vec) before it.")
        return np.asarray(doc.tensor, dtype=np.float32)

    def linear(self, name: str, given: Array) -> Array:
        """Return a linear layer's answer; it reads as many columns as it was trained on, from the first."""
        weight = self._weights[f"{name}.weight"]
        return np.asarray(given[:, : weight.shape[1]] @ weight.T + self._weights[f"{name}.bias"], dtype=np.float32)

    def to_bytes(self, **_: object) -> bytes:
        """Return labels and weights."""
        packed: bytes = srsly.msgpack_dumps({"labels": list(self._labels), "weights": self._weights})
        return packed

    def from_bytes(self, data: bytes, **_: object) -> Self:
        """Take what `to_bytes` wrote."""
        saved = srsly.msgpack_loads(data)
        self.set(tuple(saved["labels"]), saved["weights"])
        return self

    def to_disk(self, path: str | Path, **_: object) -> None:
        """Write labels and weights into a folder."""
        Path(path).mkdir(parents=True, exist_ok=True)
        Path(path, "weights").write_bytes(self.to_bytes())

    def from_disk(self, path: str | Path, **_: object) -> Self:
        """Take what `to_disk` wrote."""
        return self.from_bytes(Path(path, "weights").read_bytes())
