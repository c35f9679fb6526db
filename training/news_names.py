"""Names in raw news, as the pipeline that ships finds them: what the next one learns beside gold annotation.

What it learns is not the recogniser's own word, but that of the mention layer, in which the sentences of an article,
its titles and what is known of frequent names have corrected each other. Where that is silent about a proper noun, so
is this: the token is unknown.
"""

import json
import logging
import lzma
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path
from typing import Any

from spacy.tokens import Doc, DocBin, Span
from spacy.util import filter_spans

from onrecord.annotate import layers
from onrecord.annotate.pipeline import COMPONENTS, Pipeline, load_pipeline
from onrecord.model.mention import EntityKind, MentionForm

log = logging.getLogger(__name__)

ARTICLES = 1300
LEAST, MOST = 1500, 9000
"""Code points of an article: shorter ones are teasers, longer ones lists and transcripts."""
BY_HAND = Path(__file__).parents[1] / "bench" / "gold"
LABELS = {
    EntityKind.PERSON: "PERSON",
    EntityKind.ORGANIZATION: "ORG",
    EntityKind.PLACE: "LOC",
    EntityKind.OTHER: "MISC",
}


def chosen(corpus: Path, articles: int) -> list[str]:
    """Return the texts of some articles, drawn by digest; those with sentences annotated by hand are not among them."""
    lines = (line for path in sorted(BY_HAND.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines())
    kept_aside = {json.loads(line)["article"] for line in lines}
    with lzma.open(corpus, "rt", encoding="utf-8") as rows:
        found = [
            row for row in map(json.loads, rows) if LEAST < len(row["text"]) < MOST and row["id"] not in kept_aside
        ]

    def drawn(row: dict[str, Any]) -> bytes:
        return blake2b(b"names" + row["id"].encode()).digest()

    return [row["text"] for row in sorted(found, key=drawn)[:articles]]


def named(text: str, nlp: Pipeline) -> Doc:
    """Return the tokens of a text with its names; a proper noun outside all names is unknown."""
    read = nlp(text)
    doc = Doc(nlp.vocab, words=[t.text for t in read], spaces=[bool(t.whitespace_) for t in read])
    names = filter_spans(_names(read, doc))
    inside = {i for name in names for i in range(name.start, name.end)}
    unknown = [doc[t.i : t.i + 1] for t in read if t.pos_ == "PROPN" and t.i not in inside]
    doc.set_ents(names, missing=unknown, default="outside")
    return doc


def _names(read: Doc, doc: Doc) -> Iterator[Span]:
    for mention in layers.mentions(read):
        if mention.form == MentionForm.NAME and mention.kind is not None:
            span = read.char_span(mention.start, mention.end, alignment_mode="expand")
            if span is not None:
                yield Span(doc, span.start, span.end, label=LABELS[EntityKind(mention.kind)])


def write(corpus: Path, target: Path, *, articles: int | None = None) -> None:
    """Write the names of some articles as `.spacy`.

    Args:
        corpus: articles, JSON lines under xz.
        target: the file.
        articles: how many, `ARTICLES` where nothing is said.
    """
    nlp = load_pipeline()
    for component in COMPONENTS:
        if component.name not in {"onrecord_mentions", "onrecord_chains"}:
            nlp.remove_pipe(component.name)
    found = DocBin(attrs=["ORTH", "SPACY", "ENT_IOB", "ENT_TYPE"])
    for done, text in enumerate(chosen(corpus, articles or ARTICLES), start=1):
        found.add(named(text, nlp))
        if done % 100 == 0:
            log.info("found the names of %d articles", done)
    found.to_disk(target)
