"""How well names are found in raw text: by exact code points and kind, the model's and those of the mention layer.

Kinds, not labels, are compared, so that a pipeline with another set of labels is scored as onrecord understands it.
Labels that are no kind of somebody (dates, amounts) do not count.
"""

from collections.abc import Callable, Collection, Iterable, Mapping

from spacy.tokens import Doc

from bench.by_hand import NamesOfSentence
from bench.conll import Count, count
from onrecord.annotate import layers
from onrecord.annotate.labels import KINDS
from onrecord.model.mention import EntityKind, MentionForm

Name = tuple[int, int, EntityKind]
"""Where a name stands, in code points, and what it names."""


def of_model(doc: Doc) -> set[Name]:
    """Return the names of a `Doc` itself: those of the gold, or those that the entity recogniser alone has found."""
    return {(e.start_char, e.end_char, KINDS[e.label_]) for e in doc.ents if e.label_ in KINDS}


def of_mentions(doc: Doc) -> set[Name]:
    """Return the names of the mention layer: the model's, after what completes and corrects them."""
    return {(m.start, m.end, EntityKind(m.kind)) for m in layers.mentions(doc) if m.form == MentionForm.NAME}


def unknown(gold: Doc) -> set[int]:
    """Return the code points of the tokens of which the gold doesn't tell whether they are part of a name."""
    return {i for token in gold if token.ent_iob == 0 for i in range(token.idx, token.idx + len(token))}


def score(
    wanted: Collection[Name], found: Collection[Name], *, kinds: Collection[EntityKind], unknown: Collection[int] = ()
) -> Count:
    """Count the names of some kinds; a found one that touches a code point of unknown standing is left out."""
    open_to_doubt = set(unknown)
    return count(
        {name for name in wanted if name[2] in kinds},
        {name for name in found if name[2] in kinds and open_to_doubt.isdisjoint(range(name[0], name[1]))},
    )


def in_sentences(
    sentences: Iterable[NamesOfSentence], read: Mapping[str, Doc], names_of: Callable[[Doc], set[Name]]
) -> Count:
    """Count the names in some sentences of whole articles, of all kinds; a name belongs where it starts.

    Args:
        sentences: the gold.
        read: the articles as the pipeline has read them, by their ids.
        names_of: `of_model` or `of_mentions`.
    """
    counted = Count()
    found = {name: names_of(doc) for name, doc in read.items()}
    for one in sentences:
        wanted = {(start, end, KINDS[label]) for start, end, label in one.names}
        here = {name for name in found[one.article] if one.start <= name[0] < one.end}
        counted += score(wanted, here, kinds=set(EntityKind))
    return counted
