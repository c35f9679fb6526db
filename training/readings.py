"""Stories as they were read, beside what onrecord finds in them: what claims and denials are learned from.

The stories are the three of `across/`, and those of `stories/news_cluster.jsonl` whose readings stand in `bench/gold`.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from onrecord.annotate.article import annotate_articles
from onrecord.annotate.pipeline import load_pipeline
from onrecord.intake import read as intake
from onrecord.intake.pages import open_pages
from onrecord.link.comparable import Said, comparable
from onrecord.link.entities import entities
from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.page import SetAside
from onrecord.model.provenance import Provenance
from onrecord.model.span import Span
from onrecord.model.statement import Act, Certainty, Manner, Statement
from onrecord.model.story import Story

READINGS = Path(__file__).parents[1] / "bench" / "gold" / "claims.jsonl"
_READER = Provenance(maker="a reading", version="", settings="")

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


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
