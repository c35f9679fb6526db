"""Raw news as rows of feature numbers: what the encoder is pretrained on.

Each paragraph is one row, as it is when the pipeline runs. A paragraph that many articles share (a station's
imprint, a newsletter's offer) is taken once.
"""

import logging
from collections import Counter
from collections.abc import Iterator
from hashlib import blake2b
from multiprocessing import Pool
from pathlib import Path

import numpy as np
import spacy

from onrecord.annotate.encoder import Vocabulary, features
from training.tokenizer import news_tokenizer
from training.vectors import texts

log = logging.getLogger(__name__)

AFFIXES = 6000
SHAPES = 400
LEAST = 4
"""Words that a paragraph must have: a shorter one teaches nothing about what stands beside what."""
LONGEST = 160
_tokenizer = news_tokenizer(spacy.blank("en"))


def _paragraphs(text: str) -> list[list[str]]:
    """Return the paragraphs of an article as token forms, long ones in stretches."""
    found = []
    for paragraph in text.split("\n"):
        words = [token.text for token in _tokenizer(paragraph[:20_000].strip()) if not token.is_space]
        found += [words[at : at + LONGEST] for at in range(0, len(words), LONGEST)]
    return [words for words in found if len(words) >= LEAST]


def paragraphs(corpus: Path, processes: int = 2) -> Iterator[list[str]]:
    """Yield each different paragraph of the corpus once."""
    seen: set[bytes] = set()
    with Pool(processes) as pool:
        for done, article in enumerate(pool.imap(_paragraphs, texts(corpus), chunksize=64), start=1):
            for words in article:
                digest = blake2b("\0".join(words).encode(), digest_size=8).digest()
                if digest not in seen:
                    seen.add(digest)
                    yield words
            if done % 5000 == 0:
                log.info("tokenised %d articles", done)


def write(corpus: Path, words: list[str], target: Path) -> None:
    """Write the vocabulary, and all paragraphs as one array of feature numbers with the ends of the paragraphs.

    Args:
        corpus: articles, JSON lines under xz.
        words: the words of the table of vectors, in the order of its rows.
        target: a folder that gets `vocabulary.json`, `features.npy` (tokens x features) and `ends.npy`.
    """
    numbers: dict[str, int] = {}
    stream = [
        np.fromiter((numbers.setdefault(word, len(numbers)) for word in paragraph), dtype=np.int32)
        for paragraph in paragraphs(corpus)
    ]
    forms = np.concatenate(stream)
    counts = np.bincount(forms, minlength=len(numbers))
    prefixes, suffixes, shapes = Counter[str](), Counter[str](), Counter[str]()
    for form, count in zip(numbers, counts.tolist(), strict=True):
        _, prefix, suffix, shape = features(form)
        prefixes[prefix] += count
        suffixes[suffix] += count
        shapes[shape] += count
    known = Vocabulary(
        words=tuple(words),
        prefixes=tuple(p for p, _ in prefixes.most_common(AFFIXES)),
        suffixes=tuple(s for s, _ in suffixes.most_common(AFFIXES)),
        shapes=tuple(s for s, _ in shapes.most_common(SHAPES)),
    )
    table = np.array([known.numbers(form)[:4] for form in numbers], dtype=np.uint16)
    target.mkdir(parents=True, exist_ok=True)
    np.save(target / "features.npy", table[forms])
    np.save(target / "ends.npy", np.cumsum([len(row) for row in stream]))
    (target / "vocabulary.json").write_text(known.to_json(), encoding="utf-8")
    log.info("%d paragraphs, %d tokens, %d forms", len(stream), len(forms), len(numbers))


def vocabulary(folder: Path) -> Vocabulary:
    """Return the vocabulary that `write` has left in a folder."""
    return Vocabulary.from_json((folder / "vocabulary.json").read_text(encoding="utf-8"))
