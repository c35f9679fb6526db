"""Word vectors of the raw news: a plain table of frequent words, learned with skip-grams.

The table is keyed by the lower-cased form, so that "GOVERNMENT" and a headline's "Government" meet the same row;
capitals are told to the encoder by its shape and affix features.
"""

import json
import logging
import lzma
from collections.abc import Iterator
from multiprocessing import Pool
from pathlib import Path

import numpy as np
import spacy
from gensim.models import Word2Vec
from spacy.vectors import Vectors

from training.tokenizer import news_tokenizer

log = logging.getLogger(__name__)

DIMENSIONS = 128
ROWS = 32_000
EPOCHS = 5
SEED = 20170529


def texts(corpus: Path) -> Iterator[str]:
    """Yield the text of each article of a corpus of JSON lines, compressed with xz."""
    with lzma.open(corpus, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)["text"]


def words_of(folder: Path) -> list[str]:
    """Return the words of a saved table, in the order of its rows: the most frequent first."""
    vocab = spacy.load(folder).vocab
    rows = sorted((row, vocab.strings[key]) for key, row in vocab.vectors.key2row.items())
    return [word for _, word in rows]


_tokenizer = news_tokenizer(spacy.blank("en"))


def paragraphs_of_words(text: str) -> list[str]:
    """Return the paragraphs of an article, each as lower-cased tokens joined by single spaces."""
    paragraphs = (p.strip() for p in text.split("\n"))
    return [" ".join(token.lower_ for token in _tokenizer(p[:20_000]) if not token.is_space) for p in paragraphs if p]


def write_tokens(corpus: Path, target: Path, processes: int = 2) -> None:
    """Write one tokenised paragraph a line."""
    partial = target.with_suffix(".partial")
    with Pool(processes) as pool, partial.open("w", encoding="utf-8") as out:
        for done, lines in enumerate(pool.imap(paragraphs_of_words, texts(corpus), chunksize=64), start=1):
            out.writelines(line + "\n" for line in lines)
            if done % 5000 == 0:
                log.info("tokenised %d articles", done)
    partial.rename(target)


def train(tokens: Path, processes: int = 2) -> Word2Vec:
    """Learn skip-gram vectors from a file of tokenised paragraphs."""
    return Word2Vec(
        corpus_file=str(tokens),
        sg=1,
        vector_size=DIMENSIONS,
        window=5,
        min_count=20,
        max_final_vocab=ROWS,
        negative=5,
        sample=1e-4,
        epochs=EPOCHS,
        workers=processes,
        seed=SEED,
    )


def save(model: Word2Vec, target: Path) -> None:
    """Save a blank English pipeline that carries the table."""
    nlp = spacy.blank("en")
    words = list(model.wv.index_to_key)
    for word in words:  # the table itself keeps hashes; the encoder's vocabulary is made of the words
        nlp.vocab.strings.add(word)
    # Unit variance: the encoder's first layer mixes the row with hashed features of about that size.
    rows = np.asarray(model.wv.vectors, dtype="float32")
    rows = rows / rows.std()
    vectors = Vectors(strings=nlp.vocab.strings, data=rows, keys=words, name="onrecord.news", attr="LOWER")
    nlp.vocab.vectors = vectors
    nlp.to_disk(target)
