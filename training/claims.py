"""Learn how much each feature speaks for one claim.

    python -m training.claims ../shared/bench

Prints `WEIGHTS` and `CONSTANT` of `onrecord.link.likeness`, to be pasted there, and how well weights do on each story
that they were learned without: precision and recall of pairs of statements that the readings put into one claim. The
stories are the three of `across/`, and those of `stories/news_cluster.jsonl` whose readings stand in `bench/gold`.
With `--given` the statements are those of the readings (nobody knows who says them): what is lost then is lost by
linking, not by reading.
"""

import argparse
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from scipy.optimize import minimize

from onrecord.annotate.article import annotate_articles
from onrecord.annotate.pipeline import load_pipeline
from onrecord.intake import read as intake
from onrecord.intake.pages import open_pages
from onrecord.link.claims import neighbours, overlapping
from onrecord.link.comparable import Said, comparable
from onrecord.link.entities import entities
from onrecord.link.grouping import groups
from onrecord.link.likeness import Compared, Feature
from onrecord.link.likest import Pairs, likest
from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.page import SetAside
from onrecord.model.provenance import Provenance
from onrecord.model.span import Span
from onrecord.model.statement import Act, Certainty, Manner, Statement
from onrecord.model.story import Story

READINGS = Path(__file__).parents[1] / "bench" / "gold" / "claims.jsonl"
_L2 = 0.02
_READER = Provenance(maker="a reading", version="", settings="")
_LEANS = np.arange(-1.0, 3.1, 0.25)

Pair = tuple[str, str]
Stretches = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A story as it was read: its statements by id (article, content), and which of them make one claim.

    `denials` are the statements that deny, each with those of a claim that it denies; of the `doubtful` ones it was not
    decided whether they do.
    """

    name: str
    articles: frozenset[str]
    statements: dict[str, tuple[str, Stretches]]
    claims: tuple[frozenset[str], ...]
    denials: tuple[tuple[str, frozenset[str]], ...]
    doubtful: frozenset[str] = frozenset()

    @property
    def same(self) -> set[Pair]:
        """The pairs of statements that stand in one claim."""
        return {pair for claim in self.claims for pair in combinations(sorted(claim), 2)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A reading beside what is compared of the statements that onrecord finds.

    `names` are the reading's ids of statements by those that onrecord gives them.
    """

    reading: Reading
    articles: tuple[AnnotatedArticle, ...]
    found: list[Said]
    names: dict[str, str]

    @property
    def named(self) -> list[str | None]:
        """Which statement of the reading each that is compared is."""
        return [self.names.get(one.statement.id) for one in self.found]


def of_across(folder: Path) -> Iterator[Reading]:
    """Yield the readings of three stories."""
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        contents = {
            one["id"]: (one["article"], tuple((c["start"], c["end"]) for c in one["spans"]["content"]))
            for one in gold["statements"]
        }
        whole = {one["id"][:8]: one["id"] for one in gold["articles"]}
        yield Reading(
            name=gold["story"],
            articles=frozenset(whole.values()),
            statements={key: (whole[article[:8]], content) for key, (article, content) in contents.items()},
            claims=tuple(frozenset(claim["statements"]) for claim in gold["claims"]),
            denials=_denials(gold["claims"]),
        )


def of_our_own(path: Path, texts: dict[str, str]) -> Iterator[Reading]:
    """Yield the readings that stand in the repository.

    Raises:
        SystemExit: an article is not there, or its text is another one now.
    """
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        for article, digest in row["articles"].items():
            if sha256(texts.get(article, "").encode()).hexdigest() != digest:
                raise SystemExit(f"Article {article} of “{row['story']}” is not the text that was read.")
        yield Reading(
            name=row["story"],
            articles=frozenset(row["articles"]),
            statements={s["id"]: (s["article"], tuple((a, b) for a, b in s["content"])) for s in row["statements"]},
            claims=tuple(frozenset(claim["statements"]) for claim in row["claims"]),
            denials=_denials(row["claims"]),
            doubtful=frozenset(row.get("doubtful", ())),
        )


def _denials(claims: Iterable[dict[str, Any]]) -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((denial, frozenset(claim["statements"])) for claim in claims for denial in claim["denied_by"])


def annotated(rows: Iterable[dict[str, Any]]) -> dict[str, AnnotatedArticle]:
    """Return rows of articles, annotated as a build would, by their ids."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
        pages = [one for one in intake.read(open_pages([path])) if not isinstance(one, SetAside)]
    return {one.article.id: one for one in annotate_articles(pages, load_pipeline())}


def known(reading: Reading, articles: dict[str, AnnotatedArticle], *, given: bool = False) -> Known:
    """Return a reading with what onrecord finds in its articles; or with its own statements, where they are `given`."""
    inside = [articles[one] for one in sorted(reading.articles) if one in articles]
    if given:
        inside = [_given(reading, one) for one in inside]
    story = Story(id="s", title="", article_ids=tuple(one.article.id for one in inside), start=None, end=None)
    found = comparable(inside, tuple(entities(story, inside)))
    contents = {key: (article, _characters(content)) for key, (article, content) in reading.statements.items()}
    names = {}
    for one in (s for annotated in inside for s in (*annotated.statements, *annotated.own_voice) if s.content):
        own = _characters([(s.start, s.end) for s in one.content])
        shares = [
            (len(own & content) / max(len(own), len(content)), key)
            for key, (article, content) in contents.items()
            if article == one.article_id
        ]
        share, key = max(shares, default=(0.0, ""))
        if share >= 0.5:  # noqa: PLR2004 - half of the longer content, as the scorer has it
            names[one.id] = key
    return Known(reading=reading, articles=tuple(inside), found=found, names=names)


def _given(reading: Reading, annotated: AnnotatedArticle) -> AnnotatedArticle:
    """Return the article with the statements of its reading in place of those that were found."""
    said = tuple(
        Statement(
            id=f"{annotated.article.id} {key}",
            article_id=annotated.article.id,
            content=tuple(Span(start, end) for start, end in content),
            source=None,
            cue=None,
            manner=Manner.INDIRECT,
            act=Act.CLAIM,
            certainty=Certainty.ASSERTED,
            confidence=1.0,
            provenance=_READER,
        )
        for key, (article, content) in reading.statements.items()
        if article == annotated.article.id
    )
    return replace(annotated, statements=said, own_voice=())


def _characters(spans: Iterable[tuple[int, int]]) -> set[int]:
    return {place for start, end in spans for place in range(start, end)}


def examples(one: Known) -> tuple[np.ndarray, np.ndarray]:
    """Return the figures of the compared pairs that the reading knows, the last column 1, and which are one claim."""
    same = one.reading.same
    named, pairs = one.named, likest(one.found)
    places, labels = [], []
    for place, (first, second) in enumerate(zip(pairs.first.tolist(), pairs.second.tolist(), strict=True)):
        a, b = named[first], named[second]
        if a is not None and b is not None and a != b:
            places.append(place)
            labels.append((min(a, b), max(a, b)) in same)
    return _figures(one, pairs.at(np.array(places, dtype=int))), np.array(labels, dtype=bool)


def _figures(one: Known, pairs: Pairs) -> np.ndarray:
    """Return the figures of pairs, the last column 1."""
    told = Compared(one.found).figures(pairs)
    return np.append(told, np.ones((len(told), 1)), axis=1)


def fit(sets: Sequence[tuple[np.ndarray, np.ndarray]]) -> np.ndarray:
    """Return the weights of the columns, by logistic regression over columns of equal spread."""
    table = np.concatenate([rows for rows, _ in sets])
    sign = np.where(np.concatenate([labels for _, labels in sets]), 1.0, -1.0)
    spread = np.append(table[:, :-1].std(axis=0) + 1e-9, 1.0)
    table /= spread
    held = np.append(np.ones(table.shape[1] - 1), 0.0)

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        margin = sign * (table @ weights)
        slope = -(table * (sign / (1 + np.exp(margin)))[:, None]).mean(axis=0)
        penalty = _L2 / 2 * (held * weights**2).sum() / 10
        return float(np.logaddexp(0, -margin).mean() + penalty), slope + _L2 / 10 * held * weights

    weights: np.ndarray = minimize(loss, np.zeros(table.shape[1]), jac=True, method="L-BFGS-B").x
    return weights / spread


def judged(one: Known, weights: np.ndarray, lean: float) -> tuple[int, int, int, float]:
    """Return how many pairs grouping finds that the reading has, how many it finds, how many the reading has.

    And which part of the reading's claims comes out, at least by half.
    """
    pairs = likest(one.found)
    told = _figures(one, pairs) @ weights + lean
    votes = list(zip(pairs.first.tolist(), pairs.second.tolist(), told.tolist(), strict=True))
    named = one.named
    grouped = overlapping(groups(len(one.found), votes), neighbours(votes))
    names = [{named[n] for n in group} - {None} for group in grouped if len(group) > 1]
    got = {pair for group in names for pair in combinations(sorted(filter(None, group)), 2)}
    there = sum(any(2 * len(claim & group) >= len(claim | group) for group in names) for claim in one.reading.claims)
    return len(got & one.reading.same), len(got), len(one.reading.same), there / max(len(one.reading.claims), 1)


def f1(hit: int, got: int, wanted: int) -> float:
    """Return the harmonic mean of precision and recall, in percent."""
    return 200 * hit / max(got + wanted, 1)


def known_stories(folder: Path, *, given: bool = False) -> list[Known]:
    """Return every story that was read, annotated: the three of `across/` first."""
    rows = _rows(folder / "across" / "articles.jsonl")
    more = _rows(folder / "stories" / "news_cluster.jsonl")
    readings = [
        *of_across(folder / "across"),
        *of_our_own(READINGS, {row["id"]: row["text"] for row in more}),
    ]
    wanted = {article for reading in readings for article in reading.articles}
    articles = annotated({row["id"]: row for row in (*more, *rows) if row["id"] in wanted}.values())
    return [known(reading, articles, given=given) for reading in readings]


def main() -> None:
    """Parse the command line, learn, print."""
    parser = argparse.ArgumentParser(prog="python -m training.claims", description="Learn what makes one claim.")
    parser.add_argument("folder", type=Path, help="the development data: across/, stories/news_cluster.jsonl")
    parser.add_argument("--given", action="store_true", help="link the readings' statements, not those found")
    options = parser.parse_args()
    every = known_stories(options.folder, given=options.given)
    sets = [examples(one) for one in every]
    without = [fit([one for n, one in enumerate(sets) if n != number]) for number in range(len(sets))]
    print("lean  F1 of pairs, claims by half: the three stories; all; each learned without it")
    best = max(_LEANS, key=lambda lean: _mean(every, without, lean)[0])
    for lean in _LEANS:
        three, all_of = _mean(every[:3], without[:3], lean), _mean(every, without, lean)
        print(f"{lean:5.2f} {three[0]:5.1f} {three[1]:5.1f}; {all_of[0]:5.1f} {all_of[1]:5.1f}")
    for one, weights in zip(every, without, strict=True):
        hit, got, of_all, there = judged(one, weights, float(best))
        told = f"P {100 * hit / max(got, 1):.1f} R {100 * hit / max(of_all, 1):.1f} F1 {f1(hit, got, of_all):.1f}"
        print(f"{one.reading.name[:40]}: {told}; {100 * there:.1f} % of the claims")
    weights = fit(sets)
    for feature, weight in zip(Feature, weights[:-1], strict=True):
        print(f"    Feature.{feature.name}: {weight:.2f},")
    print(f"CONSTANT = {weights[-1] + best:.2f}")


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _mean(every: Sequence[Known], weights: Sequence[np.ndarray], lean: float) -> tuple[float, float]:
    told = [judged(one, weight, float(lean)) for one, weight in zip(every, weights, strict=True)]
    return (
        float(np.mean([f1(*one[:3]) for one in told])),
        100 * float(np.mean([one[3] for one in told])),
    )


if __name__ == "__main__":
    main()
