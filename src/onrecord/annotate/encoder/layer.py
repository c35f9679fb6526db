"""The encoder as a layer that spaCy's `tok2vec` can hold: `Doc`s in, one state a token out; weights don't change.

The graph takes, for `batch` stretches of at most `length` tokens:

    words     length x batch x 128   float32   rows of the vocabulary's vectors, zeros for other words
    prefixes, suffixes, shapes, learned   length x batch   int64   numbers in the `Vocabulary`
    lengths   batch   int32

and gives `states`, length x batch x width, float32: first what a layer makes of both directions, on which trees and
names stand, then what each direction says by itself. The layer is saved with its weights and its vocabulary.
"""

from collections.abc import Callable
from typing import Any, Self

import numpy as np
import onnxruntime
import srsly
from spacy.attrs import ORTH
from spacy.tokens import Doc
from spacy.vocab import Vocab
from thinc.api import Model, Shim

from onrecord.annotate.encoder.features import Vocabulary, stretches

ARCHITECTURE = "onrecord.NewsEncoder.v1"
BATCH = 4096
"""Places (tokens and padding) that are read at once."""


class Graph(Shim):
    """An ONNX graph and the vocabulary it was trained with, saved with the pipeline as one."""

    def __init__(self, graph: bytes = b"", vocabulary: Vocabulary | None = None) -> None:
        """Keep a graph; without one the layer is a blank that only loading can fill."""
        super().__init__(None)
        self.vocabulary = vocabulary
        self._graph = graph
        self._numbers: dict[int, tuple[int, ...]] = {}
        self._session = _session(graph) if graph else None

    @property
    def width(self) -> int:
        """Return the width of a state.

        Raises:
            ValueError: there is no graph yet.
        """
        return int(self._ready().get_outputs()[0].shape[-1])

    def _ready(self) -> onnxruntime.InferenceSession:
        if self._session is None:
            raise ValueError("The encoder has no weights; load a pipeline that was saved with them.")
        return self._session

    def numbers(self, forms: np.ndarray, vocab: Vocab) -> np.ndarray:
        """Return the feature numbers (tokens x 5) of token forms, given as spaCy's hashes."""
        assert self.vocabulary is not None
        known = self._numbers
        if len(known) > 200_000:  # noqa: PLR2004 - an archive's worth of rare forms must not stay in memory
            known.clear()
        found, places = np.unique(forms, return_inverse=True)
        rows = []
        for form in found.tolist():
            row = known.get(form)
            if row is None:
                row = known[form] = self.vocabulary.numbers(vocab.strings[form])
            rows.append(row)
        return np.array(rows, dtype=np.int64).reshape(-1, 5)[places]

    def states(self, docs: list[Doc]) -> list[np.ndarray]:
        """Return the states of each document (tokens x width); white space has zeros."""
        session, width = self._ready(), self.width
        found = [np.zeros((len(doc), width), dtype=np.float32) for doc in docs]
        read = [(at, np.array(s)) for at, doc in enumerate(docs) for s in stretches(doc)]
        if not read:
            return found
        numbers = [self.numbers(doc.to_array(ORTH), doc.vocab) if len(doc) else None for doc in docs]
        table = docs[0].vocab.vectors.data
        read.sort(key=lambda row: len(row[1]))
        start = 0
        while start < len(read):
            end = start + 1
            while end < len(read) and (end - start + 1) * len(read[end][1]) <= BATCH:
                end += 1
            batch = read[start:end]
            longest = len(batch[-1][1])
            filled = np.zeros((longest, len(batch), 5), dtype=np.int64)
            for column, (at, places) in enumerate(batch):
                filled[: len(places), column] = numbers[at][places]  # type: ignore[index]
            words = table[filled[..., 0] - 1]
            words[filled[..., 0] == 0] = 0
            given = {
                "words": words,
                "prefixes": filled[..., 1],
                "suffixes": filled[..., 2],
                "shapes": filled[..., 3],
                "learned": filled[..., 4],
                "lengths": np.array([len(places) for _, places in batch], dtype=np.int32),
            }
            (states,) = session.run(["states"], given)
            for column, (at, places) in enumerate(batch):
                found[at][places] = states[: len(places), column]
            start = end
        return found

    def to_bytes(self) -> bytes:
        """Return graph and vocabulary."""
        saved = {"graph": self._graph, "vocabulary": self.vocabulary.to_json() if self.vocabulary else ""}
        packed: bytes = srsly.msgpack_dumps(saved)
        return packed

    def from_bytes(self, bytes_data: bytes) -> Self:
        """Take what `to_bytes` wrote."""
        saved = srsly.msgpack_loads(bytes_data)
        self._numbers = {}
        self._graph = saved["graph"]
        self._session = _session(self._graph) if self._graph else None
        self.vocabulary = Vocabulary.from_json(saved["vocabulary"]) if saved["vocabulary"] else None
        return self


def _session(graph: bytes) -> onnxruntime.InferenceSession:
    """Return a session on one core: articles are spread over processes, not a matrix over threads."""
    onnxruntime.disable_telemetry_events()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False  # an arena keeps what the longest article took
    return onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])


def news_encoder(width: int) -> Model[list[Doc], list[np.ndarray]]:
    """Return the layer, blank: its weights come with the pipeline that is loaded over it.

    Args:
        width: of a state, as the configuration says it to the layers above.
    """
    return Model("news_encoder", _forward, dims={"nO": width}, shims=[Graph()])


def _forward(
    model: Model[list[Doc], list[np.ndarray]], docs: list[Doc], is_train: bool
) -> tuple[list[np.ndarray], Callable[[Any], list[Doc]]]:
    del is_train  # the weights stay as they are
    (graph,) = model.shims
    assert isinstance(graph, Graph)
    return graph.states(docs), lambda _: []
