"""The network at work: from an annotated `Doc` to cues, sources and contents as ranges of tokens.

ONNX Runtime computes, in one thread and without telemetry; units of about one length are read together. How units are
grouped depends on the article alone, so that its statements do not depend on its neighbours.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from spacy.tokens import Doc

from onrecord.annotate.network import features, relations, tags, units, vectors
from onrecord.annotate.network.confidence import Confidence
from onrecord.annotate.network.crf import Chain
from onrecord.annotate.network.features import Features
from onrecord.annotate.network.tags import Range
from onrecord.annotate.network.vectors import Rows
from onrecord.annotate.network.vocabulary import COLUMNS, Vocabulary

_TOGETHER = 4000
"""Tokens that are read together, padding included."""
_RELATION = COLUMNS.index("relation")


@dataclass(frozen=True, slots=True)
class Attribution:
    """What the network finds: ranges of the article's tokens, without the punctuation at their edges.

    `cue_surprise` and `part_surprise` are negative log probabilities: of the cue's first tag, and of the best tags for
    source and content as a whole. `confidence` is how probable it is that content and source are right.
    """

    cue: Range
    source: tuple[Range, ...]
    content: tuple[Range, ...]
    cue_surprise: float
    part_surprise: float
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class _Unit:
    tokens: NDArray[np.int64]
    heads: NDArray[np.int64]
    cues: tuple[Range, ...] = ()
    cue_surprise: tuple[float, ...] = ()


class Network:
    """A trained network, loaded from a folder."""

    def __init__(self, folder: Path, table: Rows) -> None:
        """Load graphs, chains and vocabulary."""
        self.vocabulary = Vocabulary.read(folder / "vocabulary.json")
        self.table = table
        with np.load(folder / "chains.npz") as kept:
            self.cue_chain, self.part_chain = (
                Chain(kept[f"{name}_follows"], kept[f"{name}_begins"], kept[f"{name}_ends"]) for name in ("cue", "part")
            )
        told = folder / "confidence.json"
        self.confidence = Confidence.read(told) if told.exists() else None
        self._cues, self._parts = (_session(folder / f"{name}.onnx") for name in ("cues", "parts"))
        self.width = next((given.shape[-1] for given in self._cues.get_inputs() if given.name == "states"), 0)

    def find(self, doc: Doc) -> list[Attribution]:
        """Return the attributions of the readable blocks, in the order of their cues."""
        if not len(doc):
            return []
        known = features.of(doc, self.vocabulary)
        rows = self.table.of(doc)
        states = self._states(doc)
        found: list[Attribution] = []
        for group in _groups(units.find(doc)):
            found.extend(self._read(group, known, rows, states))
        return sorted(found, key=lambda one: one.cue)

    def _states(self, doc: Doc) -> NDArray[np.float32] | None:
        """Return what the pipeline's encoder says of the tokens, zeros under a pipeline with another encoder."""
        if self.width == 0:
            return None
        tensor = np.asarray(doc.tensor, dtype=np.float32)
        return tensor if tensor.shape == (len(doc), self.width) else np.zeros((len(doc), self.width), dtype=np.float32)

    def _read(
        self,
        group: list[NDArray[np.int64]],
        known: Features,
        rows: NDArray[np.int64],
        states: NDArray[np.float32] | None,
    ) -> Iterator[Attribution]:
        lengths = np.array([len(unit) for unit in group], dtype=np.int64)
        heads = [units.heads(unit, known.heads) for unit in group]
        given = {
            "columns": _padded([known.columns[unit].astype(np.int64) for unit in group]),
            "vectors": self.table.table[_padded([rows[unit] for unit in group])],
            "heads": _padded(heads),
            "lengths": lengths.astype(np.int32),
        }
        if states is not None:
            given["states"] = _padded([states[unit] for unit in group])
        read, scores = self._cues.run(["read", "scores"], given)
        scores = scores.transpose(1, 0, 2)
        best = self.cue_chain.best(scores, lengths)
        probable = self.cue_chain.marginals(scores, lengths)
        read_units = []
        for n, unit in enumerate(group):
            cues = tuple(tags.spans(best[n, : len(unit)].tolist(), tags.CUE))
            surprise = tuple(float(-np.log(max(probable[n, start, tags.CUE], 1e-9))) for start, _ in cues)
            read_units.append(_Unit(unit, heads[n], cues, surprise))
        yield from self._given(read_units, read, known)

    def _given(self, read_units: list[_Unit], read: NDArray[np.float32], known: Features) -> Iterator[Attribution]:
        """Yield what the cues of the units announce."""
        rows = np.repeat(np.arange(len(read_units)), [len(unit.cues) for unit in read_units])
        if not len(rows):
            return
        lengths = np.array([len(unit.tokens) for unit in read_units], dtype=np.int64)[rows]
        mean = np.zeros((len(read), len(rows), 1), dtype=np.float32)
        relative = np.zeros((len(read), len(rows), len(relations.COLUMNS)), dtype=np.int64)
        at = 0
        for unit in read_units:
            seen = relations.of(
                list(unit.cues),
                unit.heads,
                known.columns[unit.tokens, _RELATION].astype(np.int64),
                known.quotation[unit.tokens],
                known.sentence[unit.tokens],
            )
            for (start, end), row in zip(unit.cues, seen, strict=True):
                mean[start:end, at] = 1 / (end - start)
                relative[: len(unit.tokens), at] = row
                at += 1
        given = {"read": read, "unit": rows, "mean": mean, "relative": relative, "lengths": lengths.astype(np.int32)}
        scores = self._parts.run(["scores"], given)[0].transpose(1, 0, 2)
        best = self.part_chain.best(scores, lengths)
        surprise = self.part_chain.normaliser(scores, lengths) - self.part_chain.total(scores, best, lengths)
        at = 0
        for unit in read_units:
            for cue, cue_surprise in zip(unit.cues, unit.cue_surprise, strict=True):
                row = best[at, : len(unit.tokens)].tolist()
                source, content = (
                    tuple(_of_article(span, unit.tokens) for span in tags.spans(row, first))
                    for first in (tags.SOURCE, tags.CONTENT)
                )
                if content:
                    doubts = cue_surprise, float(surprise[at])
                    told = self.confidence.of(*doubts) if self.confidence is not None else 1.0
                    yield Attribution(_of_article(cue, unit.tokens), source, content, *doubts, told)
                at += 1


def _groups(found: list[NDArray[np.int64]]) -> Iterator[list[NDArray[np.int64]]]:
    """Yield the units in groups of about one length."""
    group: list[NDArray[np.int64]] = []
    for unit in sorted(found, key=len):
        if group and len(unit) * (len(group) + 1) > _TOGETHER:
            yield group
            group = []
        group.append(unit)
    if group:
        yield group


def _padded(rows: list[NDArray[Any]]) -> NDArray[Any]:
    """Return tokens x units x whatever the rows hold, zeros where a unit has ended."""
    out = np.zeros((max(len(row) for row in rows), len(rows), *rows[0].shape[1:]), dtype=rows[0].dtype)
    for n, row in enumerate(rows):
        out[: len(row), n] = row
    return out


def _of_article(span: Range, unit: NDArray[np.int64]) -> Range:
    return int(unit[span[0]]), int(unit[span[1] - 1]) + 1


def _session(path: Path) -> onnxruntime.InferenceSession:
    onnxruntime.disable_telemetry_events()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.enable_cpu_mem_arena = False  # an arena keeps what the longest article took
    return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])


@cache
def shipped() -> Network:
    """Return the network that ships with onrecord, loaded once in a process."""
    with as_file(files("onrecord.annotate").joinpath("attribution_model")) as folder:
        return Network(folder, vectors.shipped())
