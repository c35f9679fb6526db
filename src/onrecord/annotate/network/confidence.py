"""How probable it is that what the network found is right: its surprise, weighed on articles it had not seen."""

import json
import math
from dataclasses import dataclass
from pathlib import Path


def evidence(cue_surprise: float, part_surprise: float) -> tuple[float, ...]:
    """Return what speaks for an attribution and against it, a constant first.

    A surprise is a negative log probability; how much a further bit of it tells grows smaller, hence the roots.
    """
    cue, part = max(cue_surprise, 0.0), max(part_surprise, 0.0)  # 32 bits may put a probability above 1 by a hair
    return 1.0, cue, math.sqrt(cue), part, math.sqrt(part)


@dataclass(frozen=True, slots=True)
class Confidence:
    """A logistic model over the evidence."""

    weights: tuple[float, ...]

    def of(self, cue_surprise: float, part_surprise: float) -> float:
        """Return the probability, between 0 and 1, in hundredths: more is not known."""
        score = sum(w * x for w, x in zip(self.weights, evidence(cue_surprise, part_surprise), strict=True))
        return round(1 / (1 + math.exp(-max(min(score, 30.0), -30.0))), 2)

    @classmethod
    def read(cls, path: Path) -> "Confidence":
        """Read the weights that training wrote."""
        return cls(tuple(json.loads(path.read_text("utf-8"))["weights"]))
