"""Who is who across the articles of a story, against gold clusters: ECB+, NewsWCL50, or any rows of their form.

A row holds `sentences` (lists of words) and `mentions` ({"sent","start_tok","end_tok","type","cluster"}); rows of one
`subtopic` (else `topic`) are one story. The words are put together to a text, annotated and linked as a build would,
the stories given. Counted are the gold's mentions of people, bodies, places and things that are no pronouns; each
stands for the found mention with the same words or, failing that, the same last word; one that was not found is alone.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.conll import Count
from bench.rows import article, lines
from bench.tables import percent, table, three
from onrecord.annotate.article import annotate_articles
from onrecord.annotate.mentions import PRONOUNS
from onrecord.annotate.pipeline import load_pipeline
from onrecord.link.entities import entities
from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.mention import Entity, Mention
from onrecord.model.story import Story

KINDS = frozenset({"human", "loc", "nonhuman", "ACTOR", "ACTOR-I", "GROUP", "COUNTRY"})
_NO_SPACE_BEFORE = frozenset(". , ; : ! ? % ) ] 's ’s n't n’t 're ’re 've ’ve 'll ’ll 'd ’d 'm ’m ' ’ ”".split())
_NO_SPACE_AFTER = frozenset("( [ $ # “ ‘".split())
_DRESS = re.compile(r"^(?:the|a|an|this|that)\s+|\s*['’]s?$", re.IGNORECASE)

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """A mention of the gold: its article, where it stands, the cluster it is in."""

    article_id: str
    start: int
    end: int
    cluster: str


def run(input: Path, output: Path | None = None) -> None:  # noqa: A002 - the dispatcher calls by these names
    """Print pairs and B-cubed over the stories of a file; OUTPUT, where given, gets what each mention was found as."""
    rows = [json.loads(line) for line in lines(input)]
    given = (article({"id": r["doc"], "text": text(r)[0]}, r["doc"]).article for r in rows)
    read = annotate_articles(given, load_pipeline())
    annotated = {one.article.id: one for one in read}
    gold = [one for row in rows for one in wanted(row)]
    found = labels(gold, annotated, list(linked(rows, annotated)))
    print_figures(gold, found, len(rows))
    if output is not None:
        texts = {name: one.article.text for name, one in annotated.items()}
        written = (
            {"article": g.article_id, "words": texts[g.article_id][g.start : g.end], "cluster": g.cluster, "found": f}
            for g, f in zip(gold, found, strict=True)
        )
        output.write_text("".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in written), encoding="utf-8")


def print_figures(gold: Sequence[Gold], found: Sequence[str], articles: int) -> None:
    """Print how well the found labels group the gold's mentions."""
    clusters = len({one.cluster for one in gold})
    rows = [
        ["pairs", *three(pairs([one.cluster for one in gold], found))],
        ["B-cubed", *map(percent, b_cubed([one.cluster for one in gold], found))],
    ]
    table(f"{len(gold)} mentions of {clusters} in {articles} articles", ("", "P", "R", "F1"), rows)


def text(row: Row) -> tuple[str, list[list[tuple[int, int]]]]:
    """Return the words of a row as a text, a line a sentence, and where each word stands in it."""
    written, places = "", []
    for words in row["sentences"]:
        places.append([])
        open_quote = False
        for word in (w.replace("\\n", "").strip() for w in words):
            glued = not places[-1] or word in _NO_SPACE_BEFORE or written[-1:] in _NO_SPACE_AFTER
            if word == '"':
                glued, open_quote = open_quote or not places[-1], not open_quote
            elif written[-1:] == '"' and open_quote:
                glued = True
            written += word if glued else f" {word}"
            places[-1].append((len(written) - len(word), len(written)))
        written += "\n"
    return written, places


def wanted(row: Row) -> Iterator[Gold]:
    """Yield the gold's mentions of a row that are counted; a cluster is one story's."""
    written, places = text(row)
    for mention in row["mentions"]:
        words = places[mention["sent"]][mention["start_tok"] : mention["end_tok"]]
        if mention["type"] not in KINDS or not mention.get("curated", True) or not words or words[0][0] >= words[-1][1]:
            continue
        start, end = words[0][0], words[-1][1]
        if written[start:end].lower() not in PRONOUNS | {"it", "its", "itself"}:
            yield Gold(article_id=row["doc"], start=start, end=end, cluster=f"{_story(row)} {mention['cluster']}")


def _story(row: Row) -> str:
    return str(row.get("subtopic", row["topic"]))


def linked(rows: Iterable[Row], annotated: Mapping[str, AnnotatedArticle]) -> Iterator[Entity]:
    """Yield the entities of the stories that the rows name."""
    stories: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        stories[_story(row)].append(row["doc"])
    for name, ids in sorted(stories.items()):
        story = Story(id=name, title=name, article_ids=tuple(sorted(ids)), start=None, end=None)
        yield from entities(story, [annotated[one] for one in ids])


def labels(gold: Iterable[Gold], annotated: Mapping[str, AnnotatedArticle], found: Iterable[Entity]) -> list[str]:
    """Return for each mention of the gold the entity that it was found as, or a label of its own."""
    entity_of = {mention: entity.id for entity in found for mention in entity.mention_ids}
    by_end: dict[tuple[str, int], list[Mention]] = defaultdict(list)
    for one in annotated.values():
        for mention in one.mentions:
            for end in {mention.span.end, mention.extent.end}:
                by_end[one.article.id, end].append(mention)
    answer = []
    for number, one in enumerate(gold):
        words = annotated[one.article_id].article.text[one.start : one.end]
        at = one.start + len(words) - len(_DRESS.sub("", words).lstrip()) if _DRESS.match(words) else one.start
        end = one.start + len(re.sub(r"\s*['’]s?$", "", words))
        near = [m for place in {end, one.end} for m in by_end[one.article_id, place] if m.id in entity_of]
        exact = [m for m in near if {m.span.start, m.extent.start} & {one.start, at}]
        best = min(exact or near, key=lambda m: abs(m.span.start - one.start), default=None)
        answer.append(entity_of[best.id] if best is not None else f"alone {number}")
    return answer


def pairs(gold: Sequence[str], found: Sequence[str]) -> Count:
    """Count the pairs of mentions that are put together: rightly, at all, and in the gold."""

    def of(labelled: Iterable[object]) -> int:
        sizes: dict[object, int] = defaultdict(int)
        for label in labelled:
            sizes[label] += 1
        return sum(size * (size - 1) // 2 for size in sizes.values())

    return Count(right=of(zip(gold, found, strict=True)), found=of(found), wanted=of(gold))


def b_cubed(gold: Sequence[str], found: Sequence[str]) -> tuple[float, float, float]:
    """Return the mean over the mentions of how much of its group, and of its cluster, is right; and F1; in percent."""
    groups: tuple[dict[str, set[int]], ...] = (defaultdict(set), defaultdict(set))
    for side, labelled in enumerate((gold, found)):
        for number, label in enumerate(labelled):
            groups[side][label].add(number)
    precision = recall = 0.0
    for one, other in zip(gold, found, strict=True):
        shared = len(groups[0][one] & groups[1][other])
        precision += 100 * shared / len(groups[1][other]) / len(gold)
        recall += 100 * shared / len(groups[0][one]) / len(gold)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)
