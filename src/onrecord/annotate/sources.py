"""Sources: the words that a statement is credited with, found from the cue up the tree."""

from spacy.tokens import Token

from onrecord.annotate import labels
from onrecord.annotate.cue_words import VERBS
from onrecord.annotate.cues import Cue, CueKind
from onrecord.annotate.nouns import BODIES, DOCUMENTS, PERSONS

_EXPLETIVES = frozenset({"it", "there", "that", "this"})
_STEPS = 5
_SHARING = labels.CONJUNCTS | labels.OPEN_CLAUSES | labels.ADVERBIAL_CLAUSES | {"dep"}
"""Relations in which a verb shares the subject of the verb above it."""


def find(cue: Cue, timed: frozenset[int] = frozenset()) -> tuple[Token, tuple[int, int]] | None:
    """Return the head of the source and its tokens as a half-open range, or None where the article names nobody.

    `timed` holds the tokens of time expressions: "Veldt on Monday" is Veldt, whatever the parse hangs on her.
    """
    if cue.kind is CueKind.ACCORDING:
        head = _after_according(cue.head)
    elif cue.kind is CueKind.NOUN:
        head = next((c for c in cue.head.children if c.dep_ in labels.POSSESSORS), None) or _agent(cue.head)
    elif cue.kind is CueKind.RUMOUR:
        head = None
    else:
        head = _named_after(cue, timed) or of_verb(cue.top)
    if head is not None and head.i in timed:
        # "The harbour office last week asked": the parse takes the time for the subject, the name for its modifier.
        head = next((c for c in head.lefts if c.i not in timed and c.pos_ in {"NOUN", "PROPN"}), None)
    if head is None:
        return None
    return head, span(head, timed, stop=cue.start if cue.start > head.i else None)


def of_verb(verb: Token) -> Token | None:
    """Return the head of the words that speak: a subject, a passive's agent, the one after `"...," said`."""
    for _ in range(_STEPS):
        if is_passive(verb):
            return _agent(verb)
        subject = subject_of(verb)
        if subject is not None:
            return None if _is_expletive(subject) else _beyond_copula(verb, subject)
        if any(c.dep_ == "expl" for c in verb.children):
            return None
        if (inverted := _inverted(verb)) is not None:
            return inverted
        if verb.dep_ in labels.RELATIVE_CLAUSES and verb.head.pos_ in {"NOUN", "PROPN", "PRON"}:
            return verb.head
        if verb.dep_ not in _SHARING or verb.head == verb:
            break
        verb = _above(verb)
    return None


def _above(verb: Token) -> Token:
    """Return the verb whose subject a verb shares.

    "Veldt said the bridge was safe, adding ...", "... and promised ...": the parse joins the second verb to the content
    of the first; where the subject there can't speak, it is the first verb's.
    """
    joined = verb.head
    if joined.dep_ in labels.CLAUSES and joined.head.lower_ in VERBS and verb.lower_ in VERBS:
        subject = subject_of(joined)
        mute = subject is None or (
            subject.pos_ == "NOUN" and subject.lemma_.lower() not in PERSONS | BODIES | DOCUMENTS
        )
        after_comma = verb.tag_ == "VBG" and verb.nbor(-1).text in {",", "—", "–"}
        if mute or after_comma:
            return joined.head
    return joined


def _is_expletive(subject: Token) -> bool:
    return subject.lower_ in _EXPLETIVES and subject.pos_ == "PRON" and subject.dep_ != "nsubj"


def _named_after(cue: Cue, timed: frozenset[int]) -> Token | None:
    """Return the speaker of `..., said Jane Doe, who ...`, where the parse makes the name part of another clause."""
    verb = cue.head
    if (
        verb.i == 0
        or verb.i + 1 >= len(verb.doc)
        or verb.tag_ not in {"VBD", "VBZ"}
        or cue.verb is None
        or cue.verb.heard
    ):
        return None
    before, after = verb.nbor(-1), verb.nbor(1)
    if not (before.is_quote or before.text == ",") or after.tag_ not in {"NNP", "NNPS"} or after.i in timed:
        return None
    name = after
    while name.dep_ in {"flat", "compound", "nmod:desc", "amod"} and name.head.i in range(after.i, after.i + 6):
        name = name.head
    # "officials, who declined to be named, said Boeing had ...": there the name is the subject of what is said.
    return name if name.head.i <= verb.i or name.head == name else None


def subject_of(verb: Token) -> Token | None:
    """Return the subject of a verb; a parser may hang it on the auxiliary ("have neither agreed nor refused")."""
    holders = [verb, *(c for c in verb.children if c.dep_ in {"aux", "aux:pass", "auxpass", "cop"})]
    return next((c for holder in holders for c in holder.children if c.dep_ in labels.SUBJECTS), None)


def _beyond_copula(verb: Token, subject: Token) -> Token:
    """Return whom a relative pronoun stands for across a copula: "Veldt and Tamm are among those who condemned"."""
    if subject.tag_ in {"WP", "WDT"} and verb.dep_ in labels.RELATIVE_CLAUSES:
        predicate = verb.head
        if any(c.dep_ == "cop" for c in predicate.children):
            return subject_of(predicate) or subject
    return subject


def is_passive(verb: Token) -> bool:
    """Tell whether a verb stands in the passive."""
    return any(c.dep_ in labels.PASSIVE_AUXILIARIES | labels.PASSIVE_SUBJECTS for c in verb.children)


def _agent(head: Token) -> Token | None:
    for child in head.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            return next(iter(child.children), None)
        if child.dep_ in labels.OBLIQUES | {"nmod"} and any(
            c.lower_ == "by" and c.dep_ == "case" for c in child.children
        ):
            return child
    return None


def _inverted(verb: Token) -> Token | None:
    """Return the speaker of `"...," wrote Veldt`, whom a parser of running text takes for the object."""
    if verb.tag_ not in {"VBD", "VBZ", "VBP"} or verb.i == 0:
        return None
    before = verb.nbor(-1)
    after = next((c for c in verb.children if c.dep_ in labels.OBJECTS and c.left_edge.i == verb.i + 1), None)
    return after if after is not None and (before.is_quote or before.text == ",") else None


def _after_according(according: Token) -> Token | None:
    """Return the noun after "according to", in whichever way the two words are hung into the tree."""
    start = according.i + 2
    if start >= len(according.doc):
        return None
    candidates = [according.head, *according.head.children] if according.dep_ in {"case", "prep", "fixed"} else []
    candidates += according.subtree
    nouns = [t for t in candidates if t.i >= start and t.pos_ in {"NOUN", "PROPN", "PRON", "NUM", "ADJ", "X"}]
    reaching = [t for t in nouns if t.left_edge.i <= start <= t.i or (t.left_edge.i <= according.i <= t.i)]
    if reaching:
        return min(reaching, key=lambda t: (len(list(t.ancestors)), t.i))
    return next((t for t in according.doc[start : start + 8] if t.pos_ in {"NOUN", "PROPN", "PRON"}), None)


def span(head: Token, timed: frozenset[int], stop: int | None = None) -> tuple[int, int]:
    """Return a source's tokens: its whole phrase, without time expressions and clauses that only follow it."""
    doc = head.doc
    start, end = head.i, head.i + 1
    for child in head.children:
        if child.i > head.i and child.dep_ in {"punct", "parataxis", "dep", "advcl", "discourse", "ccomp"}:
            continue
        if child.i > head.i:
            left, right = child.left_edge.i, child.right_edge.i + 1
            first_word = next(
                (i for i in range(left, right) if doc[i].dep_ not in {"case", "det"} and doc[i].pos_ != "ADP"), left
            )
            if first_word in timed:
                continue
            if stop is not None and left < stop < right:
                right = stop
            if stop is None or left < stop:
                end = max(end, right)
        else:
            start = min(start, child.left_edge.i)
    while start < head.i and (
        doc[start].is_space
        or doc[start].is_quote
        or doc[start].text in {",", "-", "--", "—", "–"}
        or doc[start].tag_ in {"IN", "TO", "CC"}
    ):
        start += 1
    according = next(
        (i for i in range(start, head.i) if doc[i].lower_ == "to" and doc[i - 1].lower_ == "according"), None
    )
    if according is not None:
        start = according + 1
    while end - 1 > head.i and (
        doc[end - 1].is_space
        or doc[end - 1].text in {",", "-", "--", "—", "–", ":", ";", "."}
        or (doc[end - 1].dep_ == "case" and doc[end - 1].lower_ in {"'s", "’s"})
    ):
        end -= 1
    return start, end
