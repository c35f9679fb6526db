"""The sentences of an article by number: how far apart two statements stand."""

from bisect import bisect_right

from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.statement import Statement


class Lines:
    """The sentences of an article by number, from 1, and its text."""

    def __init__(self, annotated: AnnotatedArticle) -> None:
        """Note where the sentences begin."""
        self.text = annotated.article.text
        self._starts = [sentence.start for sentence in annotated.sentences]

    def line(self, one: Statement) -> int:
        """Return the number of the sentence in which a statement begins, with its source and its cue."""
        spans = [*one.content, *(span for span in (one.source, one.cue) if span is not None)]
        return bisect_right(self._starts, min(span.start for span in spans))
