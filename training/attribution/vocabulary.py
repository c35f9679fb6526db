"""The vocabulary of the network, counted over the training articles, with the lexicon as it stands today."""

from collections import Counter
from collections.abc import Iterable

from spacy.lang.lex_attrs import word_shape
from spacy.tokens import Doc

from onrecord.annotate import labels
from onrecord.annotate.cue_words import MANNERS_OF_RUMOUR, NOUNS, REFUSALS, SILENCES, VERBS
from onrecord.annotate.network.features import AFFIX
from onrecord.annotate.network.vocabulary import Vocabulary
from onrecord.annotate.nouns import BODIES, DOCUMENTS, PERSONS, TITLES

LEAST = {"word": 3, "prefix": 5, "suffix": 5, "shape": 5, "tag": 1, "relation": 1}
"""How often an entry must stand in the training articles to have a number of its own."""


def count(docs: Iterable[Doc]) -> Vocabulary:
    """Return the vocabulary of the training articles."""
    counts: dict[str, Counter[str]] = {name: Counter() for name in LEAST}
    forms = Counter[str]()
    for doc in docs:
        for token in doc:
            forms[token.text] += 1
            counts["tag"][token.tag_] += 1
            counts["relation"][labels.UNIVERSAL.get(token.dep_, token.dep_)] += 1
    for form, number in forms.items():
        lower = form.lower()
        counts["word"][lower] += number
        counts["prefix"][lower[:AFFIX]] += number
        counts["suffix"][lower[-AFFIX:]] += number
        counts["shape"][word_shape(form)] += number
    entries = {
        name: tuple(entry for entry, number in counted.most_common() if number >= LEAST[name])
        for name, counted in counts.items()
    }
    return Vocabulary(entries, lexicon())


def lexicon() -> dict[str, int]:
    """Return a class for each word of the cue lexicon and the lists of nouns: what act, with or without a clause."""
    classes: dict[str, str] = {}
    for names, words in (("person", PERSONS), ("body", BODIES), ("document", DOCUMENTS), ("title", TITLES)):
        for word in sorted(words):
            classes.setdefault(word, names)
            classes.setdefault(word + "s", names)
    classes |= dict.fromkeys(MANNERS_OF_RUMOUR, "rumour")
    for noun, act in NOUNS.items():
        classes |= dict.fromkeys((noun, noun + "s"), f"noun of {act}")
    for form, verb in VERBS.items():
        classes[form] = f"{verb.act} {'heard' if verb.heard else ''} {'clause' if 'clause' in verb.frames else ''}"
    for word in REFUSALS | SILENCES:
        classes.setdefault(word, "silence")
    numbers = {name: n for n, name in enumerate(sorted(set(classes.values())), 1)}
    return {word: numbers[name] for word, name in sorted(classes.items())}
