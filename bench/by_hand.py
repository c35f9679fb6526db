"""The sentences annotated by hand in `bench/gold`: offsets, labels and digests, laid over articles kept elsewhere.

The repository holds none of the articles' words. Who has the articles names their file; every text is compared with the
digest that was taken when it was annotated, for offsets into another text would score nonsense in silence.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from bench.rows import lines
from onrecord.annotate.layers import Stretch

GOLD = Path(__file__).with_name("gold")
NAMES, REPORTING = GOLD / "names.jsonl", GOLD / "reporting.jsonl"


class GoldUnusable(Exception):  # noqa: N818 - errors read as sentences
    """The gold can't be laid over the articles at hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamesOfSentence:
    """A sentence and every name in it: start, end, label (PERSON, ORG, LOC, MISC). All offsets are the article's."""

    article: str
    start: int
    end: int
    names: tuple[tuple[int, int, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportingVerb:
    """A reporting verb, the head word of its subject and the head word of what it reports; None where there is none.

    `name` is the stretch of title and name in which the subject's head stands, where it is a name: there any word may
    be the head, for treebanks differ on it.
    """

    article: str
    verb: Stretch
    subject: Stretch | None
    name: Stretch | None
    clause: Stretch | None


def names(path: Path) -> list[NamesOfSentence]:
    """Return the sentences whose names are annotated."""
    return [
        NamesOfSentence(
            article=row["article"],
            start=row["start"],
            end=row["end"],
            names=tuple((start, end, label) for start, end, label in row["names"]),
        )
        for row in _rows(path)
    ]


def reporting(path: Path) -> list[ReportingVerb]:
    """Return the reporting verbs, sentence by sentence."""
    return [
        ReportingVerb(
            article=row["article"],
            verb=(verb["verb"][0], verb["verb"][1]),
            subject=_stretch(verb["subject"]),
            name=_stretch(verb.get("name")),
            clause=_stretch(verb["clause"]),
        )
        for row in _rows(path)
        for verb in row["verbs"]
    ]


def texts(golds: Iterable[Path], articles: Path) -> dict[str, str]:
    """Return the texts that some gold files stand on, by the articles' ids, from a file of JSON lines `{"id","text"}`.

    Raises:
        GoldUnusable: there are no articles, one is missing, or its text is not the one that was annotated.
    """
    if not articles.is_file():
        raise GoldUnusable(f"There is no file {articles} with the articles.")
    wanted = [(row["article"], row["sha256"], path) for path in golds for row in _rows(path)]
    missing = {name for name, _, _ in wanted}
    found: dict[str, str] = {}
    for line in lines(articles):
        if not missing:
            break
        row = json.loads(line)
        if row["id"] in missing:
            found[row["id"]] = row["text"]
            missing.remove(row["id"])
    for name, digest, path in wanted:
        if name not in found:
            raise GoldUnusable(f"{articles} lacks the article {name!r}, on which {path.name} stands.")
        if sha256(found[name].encode()).hexdigest() != digest:
            raise GoldUnusable(f"The article {name!r} in {articles} is not the text that {path.name} was made on.")
    return found


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in lines(path)]


def _stretch(pair: list[int] | None) -> Stretch | None:
    return (pair[0], pair[1]) if pair is not None else None
