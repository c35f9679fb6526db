"""How probable it is that an attribution is right, fitted on the articles that were held out of the training."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from spacy.tokens import Doc

from onrecord.annotate.network.confidence import Confidence, evidence
from onrecord.annotate.network.model import Attribution, Network
from training.attribution.annotated import Gold, Spans


def right(network: Network, gold: Sequence[Gold]) -> Iterator[tuple[Attribution, bool]]:
    """Yield what the network finds in articles, and whether it is right.

    As the bench counts: the content shares half of the longer one's letters, and the sources touch.
    """
    for one in gold:
        wanted = [(_letters(one.doc, a.content), _letters(one.doc, a.source)) for a in one.attributions]
        for found in network.find(one.doc):
            content, source = (_of_tokens(one.doc, spans) for spans in (found.content, found.source))
            yield (
                found,
                any(
                    2 * len(content & what) >= max(len(content), len(what), 1)
                    and bool(source & who or not (source or who))
                    for what, who in wanted
                ),
            )


def fit(pairs: Sequence[tuple[Attribution, bool]]) -> Confidence:
    """Return the weights of a logistic model over the network's own surprise."""
    x = np.array([evidence(one.cue_surprise, one.part_surprise) for one, _ in pairs])
    y = np.array([is_right for _, is_right in pairs], dtype=np.float64)

    def loss(weights: NDArray[np.float64]) -> float:
        scores = x @ weights
        return float(np.mean(np.logaddexp(0, scores) - y * scores) + 1e-4 * (weights[1:] ** 2).sum())

    return Confidence(tuple(float(w) for w in minimize(loss, np.zeros(x.shape[1])).x))


def write(confidence: Confidence, target: Path) -> None:
    """Write the weights beside the network."""
    (target / "confidence.json").write_text(json.dumps({"weights": confidence.weights}) + "\n", "utf-8")


def reliability(
    pairs: Sequence[tuple[Attribution, bool]], confidence: Confidence, bins: int = 10
) -> list[tuple[float, float, int]]:
    """Return, for each tenth of confidence, the mean confidence, the share that is right, and how many there are."""
    told = np.array([confidence.of(one.cue_surprise, one.part_surprise) for one, _ in pairs])
    held = np.array([is_right for _, is_right in pairs])
    at = np.minimum((told * bins).astype(int), bins - 1)
    return [
        (float(told[at == n].mean()), float(held[at == n].mean()), int((at == n).sum()))
        for n in range(bins)
        if (at == n).any()
    ]


def _letters(doc: Doc, spans: Spans) -> set[int]:
    return {i for start, end in spans for i in range(start, end) if doc.text[i].isalnum()}


def _of_tokens(doc: Doc, ranges: Sequence[tuple[int, int]]) -> set[int]:
    return _letters(doc, [[doc[a].idx, doc[b - 1].idx + len(doc[b - 1])] for a, b in ranges])
