"""Raw news with the annotation of several teachers: what the pipeline learns beside gold annotation.

Trees, tags and sentences are those that the teachers, tuned alike from different chances, find together: their
probabilities are averaged. Names are those of the mention layer over the pipeline that ships, in which the sentences
of an article, its titles and what is known of frequent names have corrected each other; a token on which the teachers
see something else is unknown.
"""

import json
import logging
import lzma
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

import numpy as np
import torch
from spacy.tokens import Doc, DocBin, Span
from spacy.util import filter_spans
from torch import Tensor

from onrecord.annotate import layers
from onrecord.annotate.encoder import Vocabulary, stretches
from onrecord.annotate.encoder.arborescence import best_tree
from onrecord.annotate.pipeline import COMPONENTS, Pipeline, load_pipeline
from onrecord.model.mention import EntityKind, MentionForm
from training.encoder.finetune import Tasks
from training.encoder.network import WORD, Encoder
from training.encoder.treebank import Labels

log = logging.getLogger(__name__)

ARTICLES = 1800
LEAST, MOST = 1500, 9000
"""Code points of an article: shorter ones are teasers, longer ones lists and transcripts."""
BY_HAND = Path(__file__).parents[1] / "bench" / "gold"
LABELS = {
    EntityKind.PERSON: "PERSON",
    EntityKind.ORGANIZATION: "ORG",
    EntityKind.PLACE: "LOC",
    EntityKind.OTHER: "MISC",
}
SURE = 0.5
"""From which mean probability on a tree's edge, a tag or a relation is taught."""
TOGETHER = 24
"""Stretches that are read at once."""


@dataclass(frozen=True, slots=True)
class Teachers:
    """Tuned encoders with the tasks that they were tuned on; they share labels and vocabulary."""

    members: tuple[tuple[Encoder, Tasks], ...]
    labels: Labels
    vocabulary: Vocabulary

    @classmethod
    def load(cls, paths: Iterable[Path]) -> "Teachers":
        """Load what `finetune.tune` has saved.

        Raises:
            ValueError: no teacher, or two that were tuned on different texts.
        """
        saved = [torch.load(path, weights_only=False) for path in paths]
        if len({(one["labels"], one["vocabulary"]) for one in saved}) != 1:
            raise ValueError("teachers must share labels and vocabulary")
        labels, vocabulary = saved[0]["labels"], Vocabulary.from_json(saved[0]["vocabulary"])
        members = []
        for one in saved:
            words = one["encoder"]["ahead.words.weight"]
            encoder = Encoder(one["sizes"], torch.zeros(len(words), WORD)).eval()
            encoder.load_state_dict(one["encoder"])
            tasks = Tasks(encoder.width, labels).eval()
            tasks.load_state_dict(one["tasks"])
            members.append((encoder, tasks))
        return cls(tuple(members), labels, vocabulary)

    @torch.no_grad()  # type: ignore[untyped-decorator]
    def taught(self, doc: Doc) -> "Taught":
        """Return what the teachers say of a document's tokens."""
        found = Taught.nothing(len(doc))
        rows = list(stretches(doc))
        for at in range(0, len(rows), TOGETHER):
            batch = rows[at : at + TOGETHER]
            longest = max(map(len, batch))
            features = torch.zeros(len(batch), longest, len(self.vocabulary.numbers("a")), dtype=torch.long)
            for row, stretch in enumerate(batch):
                numbers = np.array([self.vocabulary.numbers(doc[i].text) for i in stretch])
                features[row, : len(stretch)] = torch.from_numpy(numbers)
            states = [
                encoder(features, torch.tensor([len(stretch) for stretch in batch])) for encoder, _ in self.members
            ]
            for row, stretch in enumerate(batch):
                self._teach(found, np.array(stretch), [state[row : row + 1, : len(stretch)] for state in states])
        return found

    def _mean(self, scores: Iterable[Tensor]) -> np.ndarray:
        """Return the mean of the teachers' probabilities over one stretch."""
        mean: np.ndarray = torch.stack([one.softmax(-1)[0] for one in scores]).mean(0).numpy()
        return mean

    def _teach(self, found: "Taught", stretch: np.ndarray, states: list[Tensor]) -> None:
        members = [(tasks, state) for (_, tasks), state in zip(self.members, states, strict=True)]
        starts = self._mean(tasks.start(state) for tasks, state in members).argmax(1) == 1
        starts[0] = True
        tags = self._mean(tasks.tag(state) for tasks, state in members)
        found.starts[stretch] = starts
        found.names[stretch] = self._mean(tasks.name(state) for tasks, state in members).argmax(1)
        found.tags[stretch] = np.where(tags.max(1) > SURE, tags.argmax(1), -1)
        for words in np.split(np.arange(len(stretch)), np.flatnonzero(starts)[1:]):
            inside = [(tasks, state[:, words]) for tasks, state in members]
            edges = self._mean(tasks.arcs(state) for tasks, state in inside)
            heads = best_tree(np.log(edges + 1e-9))
            together = torch.from_numpy(heads)[None]
            relations = self._mean(tasks.relations(state, together) for tasks, state in inside)
            sure = (edges[np.arange(len(words)), heads] > SURE) & (relations.max(1) > SURE)
            found.heads[stretch[words]] = stretch[words][heads]
            found.relations[stretch[words]] = np.where(sure, relations.argmax(1), -1)


@dataclass(frozen=True, slots=True)
class Taught:
    """What teachers say of each token: numbers of labels, -1 where they say nothing; heads as positions."""

    tags: np.ndarray
    names: np.ndarray
    starts: np.ndarray
    heads: np.ndarray
    relations: np.ndarray

    @classmethod
    def nothing(cls, size: int) -> "Taught":
        """Return the annotation that says nothing; a token of it hangs on the one before."""
        nothing = np.full(size, -1)
        before = np.maximum(np.arange(size) - 1, 0)
        return cls(nothing.copy(), nothing.copy(), np.zeros(size, dtype=bool), before, nothing.copy())


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


def annotated(text: str, nlp: Pipeline, teachers: Teachers) -> Doc:
    """Return the tokens of a text with the annotation that can be learned."""
    read = nlp(text)
    taught, labels = teachers.taught(read), teachers.labels
    doc = Doc(
        nlp.vocab,
        words=[token.text for token in read],
        spaces=[bool(token.whitespace_) for token in read],
        tags=[labels.tags[tag] if tag >= 0 else "" for tag in taught.tags],
        heads=[int(head) for head in taught.heads],
        deps=[labels.relations[relation] if relation >= 0 else "" for relation in taught.relations],
    )
    names = filter_spans(_names(read, doc))
    seen = np.zeros(len(doc), dtype=np.int64)
    for name in names:
        seen[name.start : name.end] = labels.names.index(f"I-{name.label_}")
        seen[name.start] = labels.names.index(f"B-{name.label_}")
    words = np.array([not token.is_space for token in read], dtype=bool)
    unknown = {int(i) for i in np.flatnonzero((seen != taught.names) & words)}
    # A name of which a part is unknown is unknown as a whole: half a name teaches a wrong end.
    unknown |= {i for name in names if unknown & set(range(name.start, name.end)) for i in range(name.start, name.end)}
    kept = [name for name in names if name.start not in unknown]
    doc.set_ents(kept, missing=[doc[i : i + 1] for i in sorted(unknown)], default="outside")
    return doc


def _names(read: Doc, doc: Doc) -> Iterator[Span]:
    for mention in layers.mentions(read):
        if mention.form == MentionForm.NAME and mention.kind is not None:
            span = read.char_span(mention.start, mention.end, alignment_mode="expand")
            if span is not None:
                yield Span(doc, span.start, span.end, label=LABELS[EntityKind(mention.kind)])


def write(corpus: Path, teachers: Iterable[Path], target: Path, *, articles: int | None = None) -> None:
    """Write the annotation of some articles as `.spacy`.

    Args:
        corpus: articles, JSON lines under xz.
        teachers: what `finetune.tune` has saved.
        target: the file.
        articles: how many, `ARTICLES` where nothing is said.
    """
    group = Teachers.load(teachers)
    nlp = load_pipeline()
    for component in COMPONENTS:
        if component.name not in {"onrecord_mentions", "onrecord_chains"}:
            nlp.remove_pipe(component.name)
    found = DocBin(attrs=["ORTH", "SPACY", "TAG", "HEAD", "DEP", "ENT_IOB", "ENT_TYPE"])
    for done, text in enumerate(chosen(corpus, articles or ARTICLES), start=1):
        found.add(annotated(text, nlp, group))
        if done % 100 == 0:
            log.info("read %d articles", done)
    found.to_disk(target)
