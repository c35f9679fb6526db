"""How well a pipeline tags, parses, lemmatises and names on the gold's own tokens: what the floors of training hold."""

from collections.abc import Iterable

from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc
from spacy.training import Example

_SCORES = {
    "tag": "tag_acc",
    "lemma": "lemma_acc",
    "uas": "dep_uas",
    "las": "dep_las",
    "sents": "sents_f",
}


def evaluate(nlp: Language, gold: Iterable[Doc]) -> dict[str, float]:
    """Score spaCy's own components on gold documents, in percent; what the gold does not annotate is left out."""
    gold = list(gold)
    bare = [Doc(nlp.vocab, words=[t.text for t in doc], spaces=[bool(t.whitespace_) for t in doc]) for doc in gold]
    ours = [name for name in nlp.pipe_names if name.startswith("onrecord_")]
    with nlp.select_pipes(disable=ours):
        found = list(nlp.pipe(bare))
    examples = [Example(predicted, reference) for predicted, reference in zip(found, gold, strict=True)]
    scores = Scorer(nlp).score(examples)
    table = {name: round(100 * scores[key], 1) for name, key in _SCORES.items() if scores.get(key) is not None}
    return table | _names(examples)


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
