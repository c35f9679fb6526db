"""A large case made of a small one: its articles, layers and links again and again, each time in other words.

Every time, the rarer words of all texts and names are put in place of one another, a word of the same length for each:
spans stay where they are, the index of words grows as that of as many articles would, and no article is a copy of
another time's. Ids are new, days are shifted. The common words stay, and with them whoever is named most: he is on
record that many times as often. What was linked is linked in the same way again. The case is written by its own writer.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from enum import Enum
from hashlib import sha256
from itertools import count as counting
from pathlib import Path
from random import Random
from typing import Any

from onrecord.casefile.case import Case, open_case
from onrecord.casefile.links import Links
from onrecord.casefile.write import CaseWriter, open_to_write
from onrecord.link.counting import count
from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.article import Detail
from onrecord.model.identity import record_id
from onrecord.model.page import Page, PageKind
from onrecord.model.span import Span

_WORD = re.compile(r"[A-Za-z]{4,}")
_COMMON = 1_000  # the most frequent words, which stay; of few words, a fourth
_DAYS = 3  # that each time is later than the one before
_BATCH = 64
_TIMES = 10
_IDS = frozenset(
    """
    id article_id article_ids story_id claim_id statement_id statement_ids mention_id mention_ids timex_id anchor_id
    chain ended_by within said taken_from somebody told_in denied_by unanswered_by carried_by otherwise
    """.split()
)
_WORDED = frozenset("name speaks_for title agency addressee words about speakers relays not_here".split())


def run(input: Path, output: Path, most: int | None = None) -> None:  # noqa: A002 - the dispatcher calls by these names
    """Write a case of at least so many articles, ten times those of the case that is read where nothing is said."""
    with open_case(input) as case:
        ids = tuple(report.id for report in case.reports())
        wanted = _TIMES * len(ids) if most is None else most
        words, links = vocabulary(case), case.links()
        for time in counting():
            if time * len(ids) >= wanted or not ids:
                break
            _write(case, output, links, Again(time, words))
            print(f"{(time + 1) * len(ids):,} articles", flush=True)


def vocabulary(case: Case) -> Mapping[int, list[str]]:
    """Return the rarer words of a case by their length."""
    found: Counter[str] = Counter()
    for annotated in case.annotated():
        found.update(word.casefold() for word in _WORD.findall(annotated.article.text))
    rare: dict[int, list[str]] = defaultdict(list)
    for word, _ in found.most_common()[min(_COMMON, len(found) // 4) :]:
        rare[len(word)].append(word)
    return rare


def _write(case: Case, output: Path, links: Links, again: "Again") -> None:
    texts: dict[str, str] = {}
    with open_to_write(output) as writer:
        batch: list[AnnotatedArticle] = []
        for annotated in case.annotated():
            made = again.article(annotated)
            texts[made.article.id] = made.article.text
            batch.append(made)
            if len(batch) == _BATCH:
                _put(writer, batch)
                batch = []
        _put(writer, batch)
        writer.replace_links(again.links(links, texts), ())


def _put(writer: CaseWriter, made: list[AnnotatedArticle]) -> None:
    with writer.transaction():
        for one in made:
            article = one.article
            content = article.text.encode("utf-8", "surrogatepass")
            writer.keep(Page(name=article.name, kind=PageKind.TEXT, content=content, sha256=article.page_sha256))
            writer.put(one)
        writer.put_counted(count(made))


class Again:
    """Records once more: under new ids, in other words of the same lengths, some days later."""

    def __init__(self, time: int, vocabulary: Mapping[int, list[str]]) -> None:
        """Choose the words of this time; the first time is told in the words of the case."""
        self._time = time
        self._words: dict[str, str] = {}
        chance = Random(time)  # noqa: S311 - the same words each time it is run
        for words in vocabulary.values() if time else ():
            self._words |= dict(zip(words, chance.sample(words, len(words)), strict=True))

    def article(self, annotated: AnnotatedArticle) -> AnnotatedArticle:
        """Return an article with its layers."""
        made: AnnotatedArticle = self._again(annotated)
        text = self._reworded(annotated.article.text)
        old = annotated.article
        article = replace(
            made.article,
            name=f"{self._time}/{old.name}",
            text=text,
            page_sha256=sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
            blocks=tuple(replace(block, place=None) for block in old.blocks),
            title=old.title and replace(old.title, value=self._reworded(old.title.value)),
            published=old.published and self._later(old.published),
        )
        return replace(made, article=article)

    def links(self, links: Links, texts: Mapping[str, str]) -> Links:
        """Return what linking found, over the texts of this time by their articles' ids."""
        made: Links = self._again(links)
        return replace(
            made,
            timelines=tuple(
                replace(row, what=" ".join(row.evidence[0].span.of(texts[row.evidence[0].article_id]).split()))
                for row in made.timelines
            ),
        )

    def _again(self, value: Any, field: str = "") -> Any:  # noqa: ANN401 - any record of the model
        match value:
            case Enum() | Span():
                return value
            case str() if field in _IDS:
                made: Any = record_id("again", self._time, value)
            case str() if field in _WORDED:
                made = self._reworded(value)
            case date():
                made = value + timedelta(days=_DAYS * self._time)
            case tuple():
                made = tuple(self._again(one, field) for one in value)
            case _ if is_dataclass(value) and not isinstance(value, type):
                parts = {one.name: self._again(getattr(value, one.name), one.name) for one in fields(value)}
                made = replace(value, **parts)
            case _:
                made = value
        return made

    def _reworded(self, text: str) -> str:
        return _WORD.sub(lambda found: self._word(found.group()), text)

    def _word(self, word: str) -> str:
        other = self._words.get(word.casefold(), word)
        if word.isupper():
            return other.upper()
        return other.capitalize() if word[:1].isupper() and other != word else other

    def _later(self, published: Detail) -> Detail:
        try:
            day = date.fromisoformat(published.value[:10]) + timedelta(days=_DAYS * self._time)
        except ValueError:
            return published
        return replace(published, value=f"{day.isoformat()}{published.value[10:]}")
