"""The words that tell what befell somebody, and where each of them does not."""

from collections.abc import Sequence

from onrecord.link.tokens import Token
from onrecord.model.quantity import Fate

_WORDS = {
    Fate.DEAD: """killed kill kills killing dead died die dies dying death deaths fatalities perished drowned bodies
        lives""",
    Fate.HURT: """injured injure injures injuring hurt hurting wounded wounding injuries hospital hospitalised
        hospitalized""",
    Fate.HELD: "arrested arresting arrests arrest detained detention detaining held captive captivity custody",
    Fate.FREED: "freed freeing released releasing release releases liberated",
    Fate.TAKEN: "abducted abducting abduction kidnapped kidnapping seized seizing captured capturing snatched taken",
    Fate.MISSING: "missing unaccounted",
    Fate.TRAPPED: "trapped trapping stuck",
    Fate.RESCUED: "rescued rescuing saved saving",
    Fate.ESCAPED: "escaped escaping escape",
    Fate.DISPLACED: "displaced displacing displacement homeless fled fleeing",
}
_FATES = {word: fate for fate, words in _WORDS.items() for word in words.split()}
BEING = frozenset("was were been being are is be has have had got remain remains remained still left confirmed".split())
"""Words that lead to what firmly befell somebody: "have been", "still"."""
_ONLY_AFTER = {  # a word of a fate, and those of which one stands before it: lives are lost, the hurt taken to hospital
    "lives": frozenset("claimed lost cost".split()),
    "hospital": frozenset("taken rushed brought sent treated admitted ferried airlifted transferred moved".split()),
    "held": BEING,
}
_NOT_BEFORE = {  # "taken to hospital" is no abduction, "held a meeting" no arrest; in so many tokens behind
    "taken": (4, frozenset("hospital to place part care into".split())),
    "held": (1, frozenset("talks a".split())),
}
_BEFORE = 6  # tokens


def fate_word(row: Sequence[Token], place: int) -> Fate | None:
    """Return the fate that a word tells where it stands, None where it tells none."""
    word = row[place].word
    fate = _FATES.get(word)
    if fate is None:
        return None
    before = {token.word for token in row[max(0, place - _BEFORE) : place]}
    if word in _ONLY_AFTER and before.isdisjoint(_ONLY_AFTER[word]):
        return None
    reach, other = _NOT_BEFORE.get(word, (0, frozenset()))
    return fate if other.isdisjoint(token.word for token in row[place + 1 : place + 1 + reach]) else None
