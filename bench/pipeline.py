"""How well the English pipeline tags, parses, lemmatises and names, on gold tokens; and how fast.

"mended" are the names of the mention layer, from raw text: the model's, after the components that complete and correct
them.
"""

import time
from collections.abc import Iterable
from pathlib import Path

from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc, DocBin
from spacy.training import Example

from onrecord.annotate import layers
from onrecord.annotate.labels import KINDS
from onrecord.annotate.pipeline import load_pipeline
from onrecord.model.mention import EntityKind, MentionForm

COLUMNS = ("tag", "lemma", "uas", "las", "sents", "names P", "names R", "names F", "mended F", "words/s")
_SCORES = {
    "tag": "tag_acc",
    "lemma": "lemma_acc",
    "uas": "dep_uas",
    "las": "dep_las",
    "sents": "sents_f",
}


def evaluate(nlp: Language, gold: Iterable[Doc]) -> dict[str, float]:
    """Score a pipeline on gold documents, in percent; what the gold does not annotate is left out.

    Words a second is one process, spaCy's own components alone.
    """
    gold = list(gold)
    bare = [Doc(nlp.vocab, words=[t.text for t in doc], spaces=[bool(t.whitespace_) for t in doc]) for doc in gold]
    ours = [name for name in nlp.pipe_names if name.startswith("onrecord_")]
    with nlp.select_pipes(disable=ours):
        started = time.perf_counter()
        found = list(nlp.pipe(bare))
        seconds = time.perf_counter() - started
    examples = [Example(predicted, reference) for predicted, reference in zip(found, gold, strict=True)]
    scores = Scorer(nlp).score(examples)
    words = sum(map(len, gold))
    table = {name: round(100 * scores[key], 1) for name, key in _SCORES.items() if scores.get(key) is not None}
    return table | _names(examples) | {"words/s": round(words / seconds)}


def _names(examples: list[Example]) -> dict[str, float]:
    """Score names by exact span and label, of the labels that the gold has: UNER's development data mark no `MISC`.

    A predicted name that touches a token whose gold is unknown is left out, as spaCy's own scorer does.
    """
    labels = {entity.label_ for example in examples for entity in example.reference.ents}
    right = found = wanted = 0
    for example in examples:
        unknown = {token.i for token in example.reference if token.ent_iob == 0}
        gold = {(e.start, e.end, e.label_) for e in example.reference.ents}
        ours = {
            (e.start, e.end, e.label_)
            for e in example.predicted.ents
            if e.label_ in labels and not unknown.intersection(range(e.start, e.end))
        }
        right, found, wanted = right + len(gold & ours), found + len(ours), wanted + len(gold)
    precision, recall = right / max(found, 1), right / max(wanted, 1)
    both = {"names P": precision, "names R": recall, "names F": 2 * precision * recall / max(precision + recall, 1e-9)}
    return {name: round(100 * value, 1) for name, value in both.items()}


def _mended(nlp: Language, gold: list[Doc]) -> float:
    """Score the names of the mention layer as `_names` scores the model's, by code points of the raw text."""
    labels = {KINDS[entity.label_] for doc in gold for entity in doc.ents}
    right = found = wanted = 0
    for doc in gold:
        unknown = {i for t in doc if t.ent_iob == 0 for i in range(t.idx, t.idx + len(t))}
        named = {(e.start_char, e.end_char, KINDS[e.label_]) for e in doc.ents}
        ours = {
            (m.start, m.end, EntityKind(m.kind))
            for m in layers.mentions(nlp(doc.text))
            if m.form == MentionForm.NAME and m.kind in labels and not unknown.intersection(range(m.start, m.end))
        }
        right, found, wanted = right + len(named & ours), found + len(ours), wanted + len(named)
    return round(200 * right / max(found + wanted, 1), 1)


def run(folder: Path) -> None:
    """Print one row for each `.spacy` file of a folder whose name does not say that it is for training or silver."""
    nlp = load_pipeline()
    print("| data | " + " | ".join(COLUMNS) + " |")
    print("|---" * (len(COLUMNS) + 1) + "|")
    for path in sorted(folder.glob("*.spacy")):
        if "train" in path.stem or "silver" in path.stem:
            continue
        gold = list(DocBin().from_disk(path).get_docs(nlp.vocab))
        scores = evaluate(nlp, gold) | {"mended F": _mended(nlp, gold)}
        print(f"| {path.stem} | " + " | ".join(str(scores.get(name, "")) for name in COLUMNS) + " |")
