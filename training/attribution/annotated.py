"""The training articles as the shipped pipeline annotates them, kept on disk: it takes minutes, an epoch should not."""

import json
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, DocBin

from onrecord.annotate.article import document
from onrecord.annotate.pipeline import BEFORE_PARSING, COMPONENTS, Pipeline, load_pipeline
from onrecord.intake.pages import open_pages
from onrecord.intake.read import read
from onrecord.model.article import Article
from onrecord.model.page import SetAside

log = logging.getLogger(__name__)

HELD_OUT = 10
"""One article in so many is held out of the training set, by a digest of its id."""

Spans = list[list[int]]


@dataclass(frozen=True, slots=True)
class Attribution:
    """An attribution of the gold annotation: spans of code points; any of them may be empty."""

    source: Spans
    cue: Spans
    content: Spans


@dataclass(frozen=True, slots=True)
class Gold:
    """An article of the gold annotation, with its `Doc`."""

    id: str
    doc: Doc
    attributions: list[Attribution]

    @property
    def held_out(self) -> bool:
        """Tell whether the article is left out of the training set."""
        return int.from_bytes(blake2b(self.id.encode(), digest_size=4).digest()) % HELD_OUT == 0


def read_gold(rows: Path, work: Path, pipeline: Path | None = None) -> tuple[Pipeline, list[Gold]]:
    """Return the articles of a file of gold rows, annotated once and then read from the working folder."""
    nlp = load_pipeline(pipeline)
    kept = work / f"{rows.stem}.spacy"
    if not kept.exists():
        _annotate(rows, kept, nlp)
    docs = {str(doc.user_data["id"]): doc for doc in DocBin(store_user_data=True).from_disk(kept).get_docs(nlp.vocab)}
    gold = []
    for row in _rows(rows):
        if row["id"] in docs:
            attributions = [Attribution(**{k: a[k] for k in ("source", "cue", "content")}) for a in row["attributions"]]
            gold.append(Gold(row["id"], docs[row["id"]], attributions))
    return nlp, gold


def states_file(work: Path, name: str) -> Path:
    """Return where the encoder's states of a file's tokens are kept: tokens x width, article after article."""
    return work / f"{name}.states.npy"


def _annotate(rows: Path, target: Path, nlp: Pipeline) -> None:
    """Annotate with spaCy's own components and our own before statements: the network reads what they wrote."""
    before = {c.name for c in (*BEFORE_PARSING, *COMPONENTS) if c.writes & {"paragraph starts", "mentions", "timexes"}}
    ours = {c.name for c in (*BEFORE_PARSING, *COMPONENTS)}
    bin_ = DocBin(
        attrs=["ORTH", "SPACY", "TAG", "POS", "LEMMA", "DEP", "HEAD", "ENT_TYPE", "ENT_IOB", "SENT_START"],
        store_user_data=True,
    )
    states: list[NDArray[np.float16]] = []
    for done, article in enumerate(_articles(rows), 1):
        doc = document(article, nlp)
        for name, component in nlp.pipeline:
            if name in before or name not in ours:
                doc = component(doc)
        doc.user_data["id"] = article.id
        bin_.add(doc)
        states.append(np.asarray(doc.tensor, dtype=np.float16))
        if done % 100 == 0:
            log.info("annotated %d articles", done)
    np.save(states_file(target.parent, rows.stem), np.concatenate(states))
    bin_.to_disk(target)


def _articles(rows: Path) -> Iterator[Article]:
    for page in open_pages([rows]):
        for found in (page,) if isinstance(page, SetAside) else read([page]):
            if isinstance(found, SetAside):
                log.warning("set aside: %s", found.page.name)
            else:
                yield found


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())
