"""Counting one article: its terms, its names, its opening, its headline, and the fingerprints of its text."""

from collections import Counter
from collections.abc import Iterable, Iterator

import numpy as np

from onrecord.link.prints import number, prints
from onrecord.link.words import report_spans, stem, words
from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.article import BlockRole
from onrecord.model.mention import MentionForm
from onrecord.model.tally import Tally

_OPENING = 120  # words of the report, headline included: what happened stands at the top of a news report
_SENTENCE_ENDS = ".!?:\n\"“”‘'"


def count(articles: Iterable[AnnotatedArticle]) -> Iterator[Tally]:
    """Yield what linking counts of each article, one at a time and each by itself."""
    return map(_counted, articles)


def _counted(annotated: AnnotatedArticle) -> Tally:
    article = annotated.article
    text = article.text
    terms: Counter[str] = Counter()
    names: Counter[str] = Counter()
    opening: Counter[str] = Counter()
    title = " ".join((article.headline or "").split())
    headline = Counter(_terms(title))
    headlines = {block.span for block in article.blocks if block.role is BlockRole.HEADLINE}
    numbers: list[int] = []
    read = 0
    if not headlines:
        # Feeds and rows give the headline beside the text, pages inside it.
        terms.update(headline)
        opening.update(headline)
        read = headline.total()
    for span in report_spans(article):
        before = span.start
        for word, start, end in words(text, span.start, span.end):
            numbers.append(number(word.casefold()))
            read += 1
            gap, before = text[before:start], end
            term = stem(word)
            if len(term) == 1:
                continue
            terms[term] += 1
            if read <= _OPENING:
                opening[term] += 1
            # Headlines in title case would make a name of every word.
            named = word[0].isupper() and start != span.start and span not in headlines
            if named and not any(mark in _SENTENCE_ENDS for mark in gap):
                names[term] += 1
    mentioned = [m.span for m in annotated.mentions if m.form is MentionForm.NAME]
    if mentioned:
        names = Counter(term for span in mentioned for term in _terms(span.of(text)))
    return Tally(
        article_id=article.id,
        title=title,
        published=article.published.value if article.published is not None else "",
        terms=dict(terms),
        names=dict(names),
        opening=dict(opening),
        headline=dict(headline),
        prints=prints(np.array(numbers, dtype=np.uint64)),
    )


def _terms(text: str) -> list[str]:
    """Return the terms of a text; single letters ("s", "U", "S") tell nothing."""
    return [term for word, _, _ in words(text, 0, len(text)) if len(term := stem(word)) > 1]
