"""What the frequent names of news are: counted over the raw news with the pipeline itself. A statistic, no text.

    python -m training.known_names ../shared/corpora/news/articles.jsonl.xz

A model sees a name in one sentence and takes it now for a person, now for a place ("CNN", "Macron"). Over thousands of
articles, in which names stand with titles, first names and each other, the vote is clear. Written to
`src/onrecord/annotate/known_names.txt.xz`, one name a line, by kind.
"""

import argparse
import lzma
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from multiprocessing import Pool
from pathlib import Path

from onrecord.annotate import names
from onrecord.annotate.pipeline import load_pipeline
from training.vectors import texts

TARGET = Path("src/onrecord/annotate/known_names.txt.xz")
EVERY = 8
"""One article of so many is read: enough for the frequent names, and a quarter of an hour."""
LEAST_ARTICLES = 5
LEAST_SHARE = 0.6
LETTERS = {"person": "p", "organization": "o", "place": "l"}
"""How the kinds are written. Names of other kinds are left to the model: they share only what they are not."""

_nlp = None


def names_of(text: str) -> set[tuple[str, str]]:
    """Return the names of one article, each with the kind that the article's own vote gives it."""
    global _nlp  # noqa: PLW0603 - one pipeline a process
    _nlp = _nlp or load_pipeline()
    ours = [pipe for pipe in _nlp.pipe_names if pipe.startswith("onrecord_") and pipe != "onrecord_paragraphs"]
    with _nlp.select_pipes(disable=ours):
        doc = _nlp(text[:20_000])
    found = names.find(doc, [True] * len(doc), known=lambda _: None)  # without what was counted the last time
    return {(" ".join(text[m.start : m.end].split()), m.kind) for m in found}


def count(found: Iterable[set[tuple[str, str]]]) -> dict[str, Counter[str]]:
    """Return, for each name, in how many articles it is of which kind."""
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for article in found:
        for name, kind in article:
            votes[name][kind] += 1
    return votes


def settled(votes: dict[str, Counter[str]]) -> Iterator[tuple[str, str]]:
    """Yield kind and name where enough articles agree, in alphabetical order."""
    for name, kinds in sorted(votes.items()):
        kind, most = kinds.most_common(1)[0]
        if kind in LETTERS and most >= LEAST_ARTICLES and most / kinds.total() >= LEAST_SHARE:
            yield kind, name


def main() -> None:
    """Count and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path, help="JSON lines with a `text` each, xz-compressed")
    corpus: Path = parser.parse_args().corpus
    with Pool(2) as pool:
        votes = count(pool.imap(names_of, islice(texts(corpus), 0, None, EVERY), chunksize=16))
    lines = "".join(f"{LETTERS[kind]}{name}\n" for kind, name in settled(votes))
    TARGET.write_bytes(lzma.compress(lines.encode("utf-8"), preset=9))
    print(f"{TARGET}: {lines.count(chr(10))} names, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
