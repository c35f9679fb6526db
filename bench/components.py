"""Where a pipeline's time goes: words a second of each component and of all together, on one core.

Time is CPU time of this process, so that neighbours on the machine don't slow the figures, and a component that works
in several threads pays for each. Articles go through one at a time, as they do in onrecord.
"""

import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language

from onrecord.annotate.article import document
from onrecord.model.article import Article

TOKENIZER = "tokenizer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """How many words went through (white space is no word), and the CPU seconds that each component took."""

    words: int
    seconds: dict[str, float]

    def words_a_second(self, component: str | None = None) -> float:
        """Return the words a second of one component, or of all together."""
        taken = sum(self.seconds.values()) if component is None else self.seconds[component]
        return self.words / max(taken, 1e-9)

    def share(self, component: str) -> float:
        """Return how much of all the time a component takes, in percent."""
        return 100 * self.seconds[component] / max(sum(self.seconds.values()), 1e-9)


def profile(nlp: Language, articles: Iterable[Article]) -> Profile:
    """Take the articles through the components one by one. The first goes through twice: once to warm up."""
    articles = list(articles)
    for article in articles[:1]:
        _through(nlp, article)
    seconds: dict[str, float] = {}
    words = 0
    for article in articles:
        found, taken = _through(nlp, article)
        words += found
        for name, spent in taken.items():
            seconds[name] = seconds.get(name, 0.0) + spent
    return Profile(words=words, seconds=seconds)


def _through(nlp: Language, article: Article) -> tuple[int, dict[str, float]]:
    started = time.process_time()
    doc = document(article, nlp)
    seconds = {TOKENIZER: (ended := time.process_time()) - started}
    for name, component in nlp.pipeline:
        started = ended
        doc = component(doc)
        seconds[name] = (ended := time.process_time()) - started
    return sum(not token.is_space for token in doc), seconds


def size(folder: Path) -> int:
    """Return how many bytes the files of a folder take, or 0 where there is no folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
