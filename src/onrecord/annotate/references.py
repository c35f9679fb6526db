"""Whom a source refers to by a pronoun or a short name, given who has spoken before it.

In news, who speaks under a pronoun is as a rule the one who spoke last, unless somebody else has been named as a
subject in between. Wrong certainty is worse than none: where two fit alike, nobody is taken.
"""

from onrecord.annotate import labels
from onrecord.annotate.heard import Heard
from onrecord.model.mention import MentionForm

_RESOLVED = frozenset({"he", "she", "it", "they"})


def pronoun(heard: Heard, index: int, *, nested: bool) -> int | None:
    """Return a mention of the one whom a source's pronoun refers to, None where nothing tells it.

    `nested` tells that it is the source of a statement inside another one.
    """
    mention = heard.mentions[index]
    word = heard.doc[mention.head].lower_
    known = mention.chain if mention.chain >= 0 and mention.chain != index else None
    if word == "who" and known is None:
        return _right_before(heard, mention.start)
    # What is said inside a quotation refers to the quoted speaker's world.
    if word not in _RESOLVED or (nested and heard.is_quoted(mention.start)):
        return known
    last = heard.last(mention.start, word)
    since = last.end if last is not None else heard.line(max(heard.line(mention.start) - 1, 0))
    named = heard.named_between(since, mention.start, word)
    if named is not None:
        return named
    if last is not None:
        return last.mention
    return known if known is not None and _is_told(heard, known) else None


def _right_before(heard: Heard, start: int) -> int | None:
    """Return the mention that ends right before a relative pronoun, wherever the parse hangs its clause."""
    near = (i for i in heard.places.touching((max(start - 3, 0), start)) if heard.mentions[i].end <= start)
    last = max(near, key=lambda i: heard.mentions[i].end, default=None)
    return last if last is not None and heard.text[heard.mentions[last].end : start].strip() in {"", ","} else None


def _is_told(heard: Heard, index: int) -> bool:
    """Tell whether a chain is a somebody: named, or a description that is the subject of its clause."""
    return bool(heard.names(index)) or heard.doc[heard.mentions[index].head].dep_ in labels.SUBJECTS


def name(heard: Heard, index: int) -> int | None:
    """Return a mention of the fuller name that a name of one word stands for: a surname, an abbreviation."""
    words = [w for w in heard.words(index).replace(".", "").split() if w.lower() != "the"]
    if len(words) != 1 or len(heard.best_name(index).split()) > len(heard.words(index).split()):
        return None
    if sum(c.isupper() for c in words[0]) > 1 and (stretch := heard.long_form(words[0])) is not None:
        spelt = [i for i in heard.places.touching(stretch) if heard.mentions[i].form == MentionForm.NAME]
        same = [i for i in spelt if (heard.mentions[i].start, heard.mentions[i].end) == stretch and i != index]
        return same[0] if same else None
    fuller = {heard.chain[i]: i for i in reversed(heard.fuller.get(words[0], ())) if i != index}
    return next(iter(fuller.values())) if len(fuller) == 1 else None
