"""What attribution misses, what it finds that is not there, and how far its confidence can be trusted.

Over JSON lines with `id, text, attributions`. An attribution is found where half of the longer content is shared and
the sources overlap, or are absent on both sides, as `score.py` counts. Tables on standard output; confidence against
truth is also drawn, as SVG. Which cues training has seen is read from `train.jsonl` beside the input.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench import tables
from bench.attribution import outermost
from onrecord.annotate import quotations
from onrecord.annotate.article import annotate_articles
from onrecord.annotate.candidates import manner
from onrecord.annotate.cue_words import VERBS
from onrecord.annotate.pipeline import load_pipeline
from onrecord.intake.pages import open_pages
from onrecord.intake.read import read
from onrecord.model.page import SetAside

BINS = 10
SIDE, EDGE = 400, 48
"""Points of the drawing: the square, and what is left around it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One attribution of either side, as code points; `manner` is told by its quotation marks."""

    source: frozenset[int]
    cue: tuple[tuple[int, int], ...]
    content: frozenset[int]
    manner: str
    confidence: float = 1.0


def run(input: Path, output: Path) -> None:  # noqa: A002 - the dispatcher calls by these names
    """Print the tables, and draw the confidence."""
    seen = _words_of_cues(input.parent / "train.jsonl")
    gold = {row["id"]: row for row in map(json.loads, input.read_text("utf-8").splitlines())}
    recalled: dict[str, list[bool]] = defaultdict(list)
    told: list[tuple[float, bool]] = []
    kinds = Counter[str]()
    for id_, found in _found(input):
        row = gold[id_]
        wanted = list(_wanted(row))
        pairs = _matched(wanted, found)
        right = {i: _same_source(wanted[i], found[j]) for i, j in pairs}
        hits = {j for i, j in pairs if right[i]}
        for i, one in enumerate(wanted):
            recalled[one.manner].append(right.get(i, False))
        told += [(one.confidence, j in hits) for j, one in enumerate(found)]
        kinds.update(_missed(row["text"], wanted, found, right, seen))
        kinds.update(_invented(row["text"], wanted, found, {j for _, j in pairs}))
    rows = [
        (name, tables.percent(100 * sum(hits) / len(hits)), str(len(hits))) for name, hits in sorted(recalled.items())
    ]
    tables.table("Recall by manner", ("manner", "found", "of"), rows)
    tables.table("Errors by kind", ("kind", "number"), [(kind, str(many)) for kind, many in kinds.most_common()])
    shares = list(_reliability(told))
    shown = [(f"{mean:.2f}", f"{share:.2f}", str(many)) for mean, share, many in shares]
    tables.table("Confidence against truth", ("told", "right", "statements"), shown)
    output.write_text(_drawn(shares), encoding="utf-8")


def _found(rows: Path) -> Iterator[tuple[str, list[Attribution]]]:
    nlp = load_pipeline()
    for page in open_pages([rows]):
        for article in (page,) if isinstance(page, SetAside) else read([page]):
            if isinstance(article, SetAside):
                raise SystemExit(f"{article.page.name}: {article.reason}")
            annotated = next(annotate_articles([article], nlp, attitudes=True))
            yield (
                article.id,
                [
                    Attribution(
                        source=frozenset(range(s.source.start, s.source.end)) if s.source else frozenset(),
                        cue=((s.cue.start, s.cue.end),) if s.cue else (),
                        content=frozenset(i for piece in s.content for i in range(piece.start, piece.end)),
                        manner=s.manner,
                        confidence=s.confidence,
                    )
                    for s in outermost(annotated)
                ],
            )


def _wanted(row: dict[str, Any]) -> Iterator[Attribution]:
    quoted = quotations.find(row["text"])
    for one in row["attributions"]:
        pieces = tuple((start, end) for start, end in one["content"])
        yield Attribution(
            source=frozenset(i for start, end in one["source"] for i in range(start, end)),
            cue=tuple((start, end) for start, end in one["cue"]),
            content=frozenset(i for start, end in pieces for i in range(start, end)),
            manner=manner(pieces, quoted, row["text"]).value,
        )


def _matched(wanted: list[Attribution], found: list[Attribution]) -> list[tuple[int, int]]:
    """Return pairs of those that share half of the longer content, the most alike first, each once."""
    alike = [
        (shared / max(len(one.content), len(other.content)), i, j)
        for i, one in enumerate(wanted)
        for j, other in enumerate(found)
        if (shared := len(one.content & other.content))
    ]
    pairs: list[tuple[int, int]] = []
    for share, i, j in sorted(alike, key=lambda pair: (-pair[0], pair[1:])):
        if share >= 1 / 2 and i not in {a for a, _ in pairs} and j not in {b for _, b in pairs}:
            pairs.append((i, j))
    return pairs


def _same_source(one: Attribution, other: Attribution) -> bool:
    return bool(one.source & other.source) or not (one.source or other.source)


def _missed(
    text: str, wanted: list[Attribution], found: list[Attribution], right: dict[int, bool], seen: frozenset[str]
) -> Iterator[str]:
    """Yield why each attribution of gold is missed; `right` tells of those whose content is found if the source is."""
    cues = {i for one in found for i in _letters(one.cue)}
    for i, one in enumerate(wanted):
        if i in right:
            if not right[i]:
                yield "missed: content found, wrong source"
        elif _letters(one.cue) & cues:
            yield "missed: cue found, content differs by more than half"
        elif one.cue and _last_word(text, one.cue) not in seen:
            yield "missed: cue never seen in training"
        else:
            yield "missed: cue not found"


def _invented(text: str, wanted: list[Attribution], found: list[Attribution], matched: set[int]) -> Iterator[str]:
    """Yield what is wrong with each attribution that is found and not there."""
    theirs = {i for one in wanted for i in _letters(one.cue)}
    for other in (one for j, one in enumerate(found) if j not in matched):
        if not other.cue:
            yield "found: a quotation without a cue"
        elif _letters(other.cue) & theirs:
            yield "found: the cue is right, the content differs by more than half"
        elif _last_word(text, other.cue) in VERBS:
            yield "found: nothing is attributed there, by a verb of the lexicon"
        else:
            yield "found: nothing is attributed there, by another cue"


def _letters(pieces: tuple[tuple[int, int], ...]) -> set[int]:
    return {i for start, end in pieces for i in range(start, end)}


def _last_word(text: str, cue: tuple[tuple[int, int], ...]) -> str:
    words = text[slice(*cue[-1])].lower().split()
    return words[-1] if words else ""


def _words_of_cues(train: Path) -> frozenset[str]:
    rows = map(json.loads, train.read_text("utf-8").splitlines())
    return frozenset(
        _last_word(row["text"], tuple(one["cue"])) for row in rows for one in row["attributions"] if one["cue"]
    )


def _reliability(told: list[tuple[float, bool]]) -> Iterator[tuple[float, float, int]]:
    """Yield for each tenth of confidence its mean, the share that is right, and how many there are."""
    by_bin: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for confidence, right in told:
        by_bin[min(int(confidence * BINS), BINS - 1)].append((confidence, right))
    for _, pairs in sorted(by_bin.items()):
        yield sum(c for c, _ in pairs) / len(pairs), sum(r for _, r in pairs) / len(pairs), len(pairs)


def _drawn(shares: list[tuple[float, float, int]]) -> str:
    """Return the drawing: confidence to the right, truth upward; a circle's area is the number of statements."""
    most = max((many for _, _, many in shares), default=1)
    size = SIDE + 2 * EDGE

    def at(told: float, right: float) -> tuple[float, float]:
        return EDGE + SIDE * told, EDGE + SIDE * (1 - right)

    ticks = "".join(
        f'<text x="{at(n / 5, 0)[0]:.0f}" y="{EDGE + SIDE + 18}" text-anchor="middle">{n / 5:.1f}</text>'
        f'<text x="{EDGE - 8}" y="{at(0, n / 5)[1] + 4:.0f}" text-anchor="end">{n / 5:.1f}</text>'
        for n in range(6)
    )
    circles = "".join(
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{3 + 15 * (many / most) ** 0.5:.1f}" fill-opacity="0.5">'
        f"<title>told {told:.2f}, right {right:.2f}, {many} statements</title></circle>"
        for told, right, many in shares
        for x, y in (at(told, right),)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" width="{size}" height="{size}"'
        ' font-family="sans-serif" font-size="12" role="img" aria-labelledby="name">'
        '<title id="name">Confidence of statements against the share that is right</title>'
        f'<rect width="{size}" height="{size}" fill="white"/>'
        f'<rect x="{EDGE}" y="{EDGE}" width="{SIDE}" height="{SIDE}" fill="none" stroke="gray"/>'
        f'<line x1="{EDGE}" y1="{EDGE + SIDE}" x2="{EDGE + SIDE}" y2="{EDGE}" stroke="gray" stroke-dasharray="4"/>'
        f'{ticks}<text x="{size / 2:.0f}" y="{size - 8}" text-anchor="middle">confidence told</text>'
        f'<text transform="translate(14 {size / 2:.0f}) rotate(-90)" text-anchor="middle">share that is right</text>'
        f'<g fill="#1a4b8c">{circles}</g></svg>\n'
    )
