"""Learn how much each sign speaks for it that a denial answers a claim.

    python -m training.denials ../shared/bench

Prints `WEIGHTS` and `CONSTANT` of `onrecord.link.denials`, to be pasted there, and how well denials are put to claims
in each story that the weights were learned without. The stories are those of `training.claims`, and those of
`stories/basil.jsonl` that were read for denials alone (`bench/gold/denials.jsonl`).

A reply chooses among the claims that it may answer, or none of them. The replies that were read are few, so that the
weights are held near to those that were set by hand.
"""

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from onrecord.link.denials import Answer, Sign, answers
from onrecord.link.grouping import groups
from onrecord.link.likeness import Compared
from onrecord.link.likest import likest
from onrecord.model.statement import Act
from training.readings import Known, annotated, known, known_stories, of_our_own

READINGS = Path(__file__).parents[1] / "bench" / "gold" / "denials.jsonl"
HAND: dict[Sign, float] = {
    Sign.ABOUT: 4.0,
    Sign.SENTENCE: 1.0,
    Sign.BEFORE: 1.5,
    Sign.POINTED: 0.0,
    Sign.REPORTS: 0.7,
    Sign.ACCUSES: 1.5,
    Sign.DENIED: 1.0,
    Sign.LEADS: 0.5,
    Sign.DENIES: -4.0,
    Sign.NEGATED: -1.0,
    Sign.SPEAKER: -2.0,
    Sign.OWN_VOICE: -0.5,
    Sign.ALONE: 0.0,
}
_CONSTANT = -4.5
_L2 = 40.0  # how much the hand weighs
_FREE = 0.05  # how much less it holds the constant
_LEANS = np.arange(1.0, 3.1, 0.5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What one reply may answer: a row of signs for each, and whether the reading says that it does.

    `counted` tells which of them the reading knows.
    """

    rows: np.ndarray
    right: np.ndarray
    counted: np.ndarray
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Denied:
    """A reading with the choices of its replies; `claims` are the read statements of each group."""

    known: Known
    claims: tuple[frozenset[str], ...]
    choices: tuple[Choice, ...]


def denied(one: Known) -> Denied:
    """Return the choices of a story's replies, refusals to comment left out."""
    grouped = groups(len(one.found), Compared(one.found).votes(likest(one.found)))
    named = one.named
    claims = tuple(frozenset(name for n in group if (name := named[n]) is not None) for group in grouped)
    of_reply: dict[tuple[str, ...], list[Answer]] = {}
    for answer in answers(one.articles, one.found, grouped):
        if answer.reply[0].act is not Act.NO_COMMENT:
            of_reply.setdefault(tuple(s.id for s in answer.reply), []).append(answer)
    choices = []
    for ids, possible in of_reply.items():
        names = {one.names[i] for i in ids if i in one.names} - one.reading.doubtful
        wanted = [claim for denial, claim in one.reading.denials if denial in names]
        choices.append(
            Choice(
                rows=np.array([[*(answer.told[sign] for sign in Sign), 1.0] for answer in possible]),
                right=np.array([any(claims[answer.group] & claim for claim in wanted) for answer in possible]),
                counted=np.array([bool(names and claims[answer.group]) for answer in possible]),
                answers=tuple(possible),
            )
        )
    return Denied(known=one, claims=claims, choices=tuple(choices))


def fit(choices: Sequence[Choice]) -> np.ndarray:
    """Return the weights of the signs and the constant under which replies choose as they were read to."""
    hand = np.array([*(HAND[sign] for sign in Sign), _CONSTANT])
    told = [(c.rows[c.counted], c.right[c.counted]) for c in choices if c.counted.any()]
    spread = np.append(np.concatenate([rows for rows, _ in told])[:, :-1].std(axis=0) + 1e-9, 1.0)
    held = np.append(np.ones(len(Sign)), _FREE)

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        total, slope = 0.0, np.zeros(len(weights))
        for rows, right in told:
            votes = np.append(rows / spread @ weights, 0.0)  # the last: none of them
            chances = np.exp(votes - votes.max())
            chances /= chances.sum()
            meant = np.append(right, not right.any())
            share = float(chances[meant].sum()) + 1e-12
            total -= np.log(share)
            slope += (rows / spread).T @ (chances - np.where(meant, chances, 0.0) / share)[:-1]
        away = held * (weights - hand * spread)
        return total + _L2 / 2 * float(away @ (weights - hand * spread)), slope + _L2 * away

    weights: np.ndarray = minimize(loss, hand * spread, jac=True, method="L-BFGS-B").x
    return weights / spread


def judged(one: Denied, weights: np.ndarray, lean: float) -> np.ndarray:
    """Return how many denials of claims the reading has, how many of them are found; how many found, how many right.

    A denial is found where it is put to a claim that has one of the read claim's statements, as the scorer has it.
    """
    found = set()
    for choice in one.choices:
        votes = choice.rows @ weights + lean
        best = choice.answers[int(np.argmax(votes))]
        if votes.max() > 0 and one.claims[best.group]:
            names = {one.known.names.get(s.id) for s in best.reply} - one.known.reading.doubtful - {None}
            found |= {(name, best.group) for name in names}
    wanted = one.known.reading.denials
    there = sum(any(d == e and one.claims[g] & claim for e, g in found) for d, claim in wanted)
    right = sum(any(d == e and one.claims[g] & claim for e, claim in wanted) for d, g in found)
    return np.array([len(wanted), there, len(found), right])


def told(counts: np.ndarray) -> str:
    """Return precision, recall and F1 of what `judged` counts, in percent."""
    wanted, there, found, right = (int(n) for n in counts)
    precision, recall = right / max(found, 1), there / max(wanted, 1)
    both = 200 * precision * recall / max(precision + recall, 1e-9)
    return f"P {100 * precision:.1f} R {100 * recall:.1f} F1 {both:.1f} ({wanted} wanted, {found} found)"


def stories(folder: Path) -> list[Denied]:
    """Return every story that was read, annotated: the three of `across/` first, those read for denials last."""
    rows = [json.loads(line) for line in (folder / "stories" / "basil.jsonl").read_text(encoding="utf-8").splitlines()]
    readings = list(of_our_own(READINGS, {row["id"]: row["text"] for row in rows}))
    wanted = {article for reading in readings for article in reading.articles}
    articles = annotated(row for row in rows if row["id"] in wanted)
    return [denied(one) for one in (*known_stories(folder), *(known(reading, articles) for reading in readings))]


def main() -> None:
    """Parse the command line, learn, print."""
    parser = argparse.ArgumentParser(prog="python -m training.denials", description="Learn what a denial answers.")
    parser.add_argument("folder", type=Path, help="the development data: across/, stories/")
    every = stories(parser.parse_args().folder)
    without = [
        fit([choice for m, one in enumerate(every) if m != n for choice in one.choices]) for n in range(len(every))
    ]
    weights = fit([choice for one in every for choice in one.choices])
    parts = {"three": slice(0, 3), "sixteen": slice(3, 19), "for denials": slice(19, None)}
    for lean in _LEANS:
        print(f"lean {lean:.1f}")
        for name, part in parts.items():
            apart = sum(judged(one, w, lean) for one, w in zip(every[part], without[part], strict=True))
            fitted = sum(judged(one, weights, lean) for one in every[part])
            print(f"    {name:12} each without it: {told(apart)}; with it: {told(fitted)}")
    for sign, weight in zip(Sign, weights[:-1], strict=True):
        print(f"    Sign.{sign.name}: {weight:.2f},")
    print(f"CONSTANT = {weights[-1]:.2f}, and a lean")


if __name__ == "__main__":
    main()
