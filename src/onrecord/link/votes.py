"""How much each pair of articles speaks for one story, feature by feature.

A logistic regression over pairs of articles, one setting for all cases, learned by `python -m training.stories`. Each
feature's part is written relative to the value at which it speaks neither for nor against, so that the parts of a join
can be shown to a reader.
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from onrecord.link.pairs import Pairs

MOST = 4.0
"""No pair outvotes more than this, so that one chance likeness does not carry a group."""


class Feature(StrEnum):
    """What can speak for or against one story."""

    WORDS = "words"
    OPENING = "opening"
    HEADLINE = "headline"
    NAMES = "names"
    RARE_NAMES = "rare names"
    CROWDING = "crowded subject"
    BREVITY = "brevity"
    DAYS = "days"
    MONTHS = "months"
    COPIED = "copied passages"


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """What a feature counts, and the value at which it is neutral."""

    weight: float
    neutral: float


WEIGHTS: dict[Feature, Weight] = {
    Feature.WORDS: Weight(weight=1.96, neutral=-1.24),
    Feature.OPENING: Weight(weight=1.50, neutral=-1.30),
    Feature.HEADLINE: Weight(weight=4.26, neutral=0.59),
    Feature.NAMES: Weight(weight=1.39, neutral=0.46),
    Feature.RARE_NAMES: Weight(weight=1.05, neutral=1.02),
    Feature.CROWDING: Weight(weight=-2.55, neutral=-2.07),
    Feature.BREVITY: Weight(weight=0.78, neutral=-5.17),
    Feature.DAYS: Weight(weight=-1.51, neutral=2.68),
    Feature.MONTHS: Weight(weight=-0.42, neutral=0.00),
    # Copies are too few in the labelled sets to learn from; half a text in common decides.
    Feature.COPIED: Weight(weight=6.0, neutral=0.0),
}
_WEEKS, _YEAR = 14, 365  # two weeks are one feature, up to a year another


def columns(pairs: Pairs) -> dict[Feature, np.ndarray]:
    """Return the figures that the weights are for, one number a pair."""
    return {
        Feature.WORDS: np.log(pairs.words + 0.02),
        Feature.OPENING: np.log(pairs.opening + 0.02),
        Feature.HEADLINE: pairs.headline,
        Feature.NAMES: pairs.names,
        Feature.RARE_NAMES: pairs.rare_names,
        Feature.CROWDING: pairs.crowding,
        Feature.BREVITY: pairs.brevity,
        Feature.DAYS: np.log1p(np.clip(pairs.days, 0, _WEEKS)),
        Feature.MONTHS: np.log(np.clip(pairs.days, _WEEKS, _YEAR) / _WEEKS),
        Feature.COPIED: pairs.copied,
    }


def parts(pairs: Pairs) -> dict[Feature, np.ndarray]:
    """Return what each feature says for (above 0) or against one story, one number a pair."""
    figures = columns(pairs)
    said = {feature: w.weight * (figures[feature] - w.neutral) for feature, w in WEIGHTS.items()}
    # What is unknown says nothing: no day of publication, no headline.
    said[Feature.DAYS] = np.where(pairs.days < 0, 0.0, said[Feature.DAYS])
    said[Feature.HEADLINE] = np.where(pairs.headline < 0, 0.0, said[Feature.HEADLINE])
    return said


def votes(pairs: Pairs) -> np.ndarray:
    """Return the vote of each pair."""
    return np.clip(sum(parts(pairs).values(), np.zeros(len(pairs.first))), -MOST, MOST)
