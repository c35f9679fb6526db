"""Names: the entity layer's, completed, corrected and carried over by what newspapers do with names."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator

from spacy.tokens import Doc, Span, Token
from spacy.util import filter_spans

from onrecord.annotate import called, labels
from onrecord.annotate.countries import country_named, country_of
from onrecord.annotate.cue_words import VERBS
from onrecord.annotate.first_names import pronoun_of
from onrecord.annotate.known_names import known_kind
from onrecord.annotate.layers import FoundMention
from onrecord.annotate.name_kinds import told_by_form, told_outright
from onrecord.annotate.nouns import BODIES, PERSONS, TITLES, TOLD_OF_BODIES
from onrecord.annotate.outlet_names import is_outlet
from onrecord.annotate.reading import usually_capital
from onrecord.model.mention import EntityKind, MentionForm

Named = tuple[Span, Span | None, EntityKind]
"""A name, the title before it, its kind."""

Lookup = Callable[[str], EntityKind | None]

_LONGEST_ROLE = 8
_INITIALS_AND_TWO_NAMES = 3
_NUMBERED = 2
"""Digits of a number that may belong to a name; a longer one is a year or a count."""
_ISSUED = frozenset("resolution resolutions statement report act bill order decision".split())
"""What a body issues is called after it: in "Olm Water Council Resolution" the Council is named."""
_COMPASS = frozenset("Northern Southern Eastern Western Central North South East West Upper Lower".split())
_HOLDERS = TITLES | frozenset("district county coroner examiner medical marshal treasurer auditor public".split())
_ASIDE = 6
"""Tokens of a name's aside that are looked at: ", a small shipping company of"."""
_OUTRIGHT = 100
"""What the text says outright outweighs what the model takes a name for."""
_LIKE_PLACES = frozenset(
    "city town state nation republic kingdom country station house hospital school university".split()
)
_NAMING = frozenset({"JJ", "NNP", "NNPS"})
_PARTY = re.compile(r"(?:[A-Z]|Rep|Dem|Ind|Lib|Con|Lab)-[A-Z][A-Za-z.]*")
"""What stands in brackets behind a politician: "(D-Ostrau)", "(Lib-Veldt)"."""
_NO_NAMES = frozenset("we they he she it i you monday tuesday wednesday thursday friday saturday sunday".split())


def find(doc: Doc, readable: list[bool], known: Lookup = known_kind) -> list[FoundMention]:
    """Return the names in the readable tokens, in reading order. `known` tells the kind of a name that news knows."""
    named = list(_whole(doc, _longest(list(_names(doc, readable, known)))))
    named += called.find(doc, readable, _tokens(named))
    named += _by_capitals(doc, readable, _tokens(named))
    named += _of_countries(doc, readable, _tokens(named))
    named += _carried_over(doc, readable, named)
    return list(_with_kinds(sorted(named, key=lambda name: name[0].start)))


def _tokens(named: list[Named]) -> set[int]:
    return {token.i for span, _, _ in named for token in span}


def _longest(named: list[Named]) -> list[Named]:
    """Leave out names that have become a part of the one beside them: "Webb County", "Office"."""
    kept = set(filter_spans([span for span, _, _ in named]))
    return [name for name in named if name[0] in kept]


def _by_capitals(doc: Doc, readable: list[bool], taken: set[int]) -> Iterator[Named]:
    """Yield runs of capitals that can only be a name: two words or more that news doesn't write small.

    The entity layer has least to go on where a name is of a kind it never met; a title before the run, a noun for a
    person beside it or a verb of saying below it tells that it is a person's.
    """
    for token in doc:
        if token.i in taken or not readable[token.i] or not _can_name(token):
            continue
        if token.i > 0 and token.i - 1 not in taken and readable[token.i - 1] and _can_name(doc[token.i - 1]):
            continue
        end = token.i + 1
        while end < len(doc) and end not in taken and readable[end] and _can_name(doc[end]):
            end += 1
        run = doc[token.i : end]
        if 2 <= len(run) <= 4 and run.sent.start <= run.start:  # noqa: PLR2004 - longer runs are headings
            role = role_before(doc, run.start)
            kind = EntityKind.PERSON if role is not None or _acts_as_person(run) else EntityKind.OTHER
            yield run, role, told_by_form(run, kind)


def _of_countries(doc: Doc, readable: list[bool], taken: set[int]) -> Iterator[Named]:
    """Yield countries and what belongs to them, where the entity layer saw none: "Norwegian officials"."""
    for token in doc:
        free = token.i not in taken and readable[token.i] and token.text[:1].isupper()
        if free and token.tag_ in _NAMING and usually_capital(token.text) and pronoun_of(token.text) is None:
            if country_named(token.text) is not None:
                yield doc[token.i : token.i + 1], None, EntityKind.PLACE
            elif country_of(token.text) is not None:
                yield doc[token.i : token.i + 1], None, EntityKind.OTHER


def _can_name(token: Token) -> bool:
    word = token.text
    capital = word.isalpha() and word[0].isupper() and not word.isupper()
    return capital and usually_capital(word) and _bare(token) not in TITLES and token.lower_ not in WEEKDAYS


def _acts_as_person(run: Span) -> bool:
    head = run.root
    doc, start = run.doc, run.start
    aside = doc[run.end + 1 : run.end + 4] if run.end < len(doc) and doc[run.end].text == "," else ()
    beside = any(t.lemma_.lower() in PERSONS for t in aside)  # "Livia Thorsk, a spokeswoman": the words, not the parse
    follows = start > 1 and doc[start - 1].text == "," and doc[start - 2].lemma_.lower() in PERSONS
    says = head.dep_ in labels.SUBJECTS and head.head.lower_ in VERBS
    return pronoun_of(run[0].text) is not None or beside or follows or says


def _names(doc: Doc, readable: list[bool], known: Lookup) -> Iterator[Named]:
    """Yield each name, the title before it, and the kind the model gives it."""
    for entity in doc.ents:
        kind = labels.KINDS.get(entity.label_)
        if kind is None or not readable[entity.start]:
            continue
        start, end, kind = _edges(doc, entity, kind)
        if start >= end or not any(t.text[:1].isupper() or t.text[:1].isdigit() for t in doc[start:end]):
            continue
        if start > 0 and doc[start - 1].text in {"(", "["} and _PARTY.fullmatch(doc[start:end].text):
            continue
        if end - start == 1 and (doc[start].lower_ in _NO_NAMES or doc[start].pos_ in {"PRON", "DET", "VERB", "ADV"}):
            continue
        name = doc[start:end]
        kind = told_outright(name) or known(name.text) or told_by_form(name, kind)
        role = role_before(doc, start) if kind is EntityKind.PERSON else None
        yield doc[start:end], role, kind


def _edges(doc: Doc, entity: Span, kind: EntityKind) -> tuple[int, int, EntityKind]:
    """Return the first token of a name and the one after its last, and its kind where the edges tell a person."""
    start, end = _trimmed(doc, entity.start, entity.end)
    if _runs_into_a_person(doc, start, end):
        start, kind = start + 1, EntityKind.PERSON
    if kind is EntityKind.PERSON:
        while start > 0 and _extends_left(doc, start):
            start -= 1
        while end - start > 1 and _bare(doc[start]) in TITLES and doc[start + 1].text[:1].isupper():
            start += 1
    while end > start and (_extends_right(doc, end) or _ends_with_a_body(doc, end)):
        end += 1
    while start > 0 and _stands_before_a_body(doc, start, end):
        start -= 1
    if kind is EntityKind.PLACE and start > 0 and doc[start - 1].text in _COMPASS:
        start -= 1
    start, end = _of_an_office(doc, start, end)
    if end - start > 2 and doc[end - 1].lower_ in _ISSUED and doc[end - 2].lower_ in BODIES:  # noqa: PLR2004
        end -= 1
    return start, end, kind


def _of_an_office(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Return the whole of an office that is called by who holds it: "*Harrow County* Sheriff's *Office*"."""
    mark = end
    while mark < min(end + 3, len(doc)) and _bare(doc[mark]) in _HOLDERS and doc[mark].text[:1].isupper():
        mark += 1
    if _is_held(doc, mark):
        return start, mark + 2
    if end - start == 1 and start > 1 and _is_held(doc, start - 1):
        start -= 2
        while start > 0 and doc[start - 1].text.istitle() and doc[start - 1].tag_ in _NAMING:
            start -= 1
    return start, end


def _is_held(doc: Doc, mark: int) -> bool:
    """Tell whether a mark of possession joins a holder and his office: "Sheriff*'s* Office"."""
    inside = 0 < mark < len(doc) - 1 and doc[mark].lower_ in {"'s", "’s"}
    return inside and _bare(doc[mark - 1]) in _HOLDERS and doc[mark + 1].text in {"Office", "Department"}


def _whole(doc: Doc, named: list[Named]) -> Iterator[Named]:
    """Yield the names, in full where the entity layer saw the beginning of one that the article has elsewhere.

    "Dornach" before "Gazette" is the Dornach Gazette, if that paper is named in full in another place.
    """
    taken = _tokens(named)
    full: defaultdict[str, dict[tuple[str, ...], EntityKind]] = defaultdict(dict)
    for span, _, kind in named:
        if len(span) > 1:
            full[span[0].text].setdefault(tuple(t.text for t in span), kind)
    for span, role, kind in named:
        for words, whole_kind in full[span[0].text].items():
            end = span.start + len(words)
            free = len(words) > len(span) and not taken.intersection(range(span.end, end))
            if free and tuple(t.text for t in doc[span.start : end]) == words:
                yield doc[span.start : end], role, whole_kind
                break
        else:
            yield span, role, kind


def _carried_over(doc: Doc, readable: list[bool], named: list[Named]) -> Iterator[Named]:
    """Yield the places where a name of the article stands again and the entity layer missed it.

    Newspapers name a person in full once and by surname afterwards, which is where a model has least to go on.
    """
    taken = {token.i for span, _, _ in named for token in span}
    wanted: dict[str, tuple[tuple[str, ...], EntityKind]] = {}
    for span, _, kind in named:
        words = tuple(t.text for t in span)
        wanted.setdefault(words[0], (words, kind))
        if kind is EntityKind.PERSON and len(words) > 1 and len(words[-1]) > 2:  # noqa: PLR2004 - "Jr", "II"
            wanted.setdefault(words[-1], (words[-1:], kind))
    for token in doc:
        if token.text not in wanted or token.i in taken or not readable[token.i] or not token.text[0].isupper():
            continue
        words, kind = wanted[token.text]
        end = token.i + len(words)
        same = tuple(t.text for t in doc[token.i : end]) == words and not taken.intersection(range(token.i, end))
        if same and (token.tag_ in {"NNP", "NNPS"} or usually_capital(token.text)):
            yield doc[token.i : end], role_before(doc, token.i) if kind is EntityKind.PERSON else None, kind


_NOT_OF_A_NAME = frozenset("RB IN WDT WP DT PRP PRP$ CC UH VB VBD VBZ VBP VBG VBN MD WRB TO".split())
WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())


def _trimmed(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Return a name without what the entity layer took in beside it: "Certainly Obama", "Obama Tuesday"."""
    while end - start > 1 and doc[start].tag_ in _NOT_OF_A_NAME and not usually_capital(doc[start].text):
        start += 1
    while end - start > 1 and doc[end - 1].lower_ in WEEKDAYS:
        end -= 1
    while end - start > 1 and _is_acronym(doc[start]) and _bare(doc[end - 1]) in TITLES:
        end -= 1
    while start < end and (doc[start].is_space or doc[start].is_punct or doc[start].lower_ in {"the", "a", "an"}):
        start += 1
    for i in range(start, end):
        if doc[i].is_space and "\n" in doc[i].text:
            end = i
            break
    while end > start and (
        doc[end - 1].is_space or doc[end - 1].is_quote or doc[end - 1].lower_ in {"'s", "’s", ",", "'", "’"}
    ):
        end -= 1
    return start, end


def _runs_into_a_person(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a body's initials and a person in office there were taken for one: "to the U.N. Ida Holm"."""
    if end - start < _INITIALS_AND_TWO_NAMES or not _is_acronym(doc[start]) or doc[end - 1].lower_ in BODIES:
        return False
    office, preposition, article = ["", "", "", *(_bare(t) for t in doc[max(start - 3, 0) : start])][-3:]
    held = office in TITLES and preposition in {"to", "at"} and article == "the"
    return held or pronoun_of(doc[start + 1].text) is not None


def _extends_left(doc: Doc, start: int) -> bool:
    """Tell whether the token before belongs to the name: a capitalised first name that the entity layer left out."""
    before = doc[start - 1]
    return (
        before.tag_ in {"NNP", "PROPN"}
        and before.text[:1].isupper()
        and not before.text.isupper()
        and before.ent_type_ == ""
        and _bare(before) not in TITLES
        and usually_capital(before.text)
        and before.sent.start <= before.i
        and doc[start].head.i in {before.i, before.head.i}
    )


def _stands_before_a_body(doc: Doc, start: int, end: int) -> bool:
    """Tell whether the token before begins the name of a body whose last word alone was seen: "Veldt *Gazette*"."""
    before, last = doc[start - 1], doc[end - 1]
    return (
        before.tag_ in {"NNP", "NNPS"}
        and before.text[:1].isupper()
        and before.ent_type_ == ""
        and before.dep_ == "compound"
        and before.head.i == last.i
        and (is_outlet(last.text) or last.lower_ in BODIES)
    )


def _extends_right(doc: Doc, end: int) -> bool:
    """Tell whether the token after belongs to the name: the last part of a surname that the entity layer cut."""
    if end >= len(doc):
        return False
    after = doc[end]
    if after.is_digit and len(after) <= _NUMBERED and after.dep_ in {"flat", "flat:name"}:
        return after.head.i == doc[end - 1].i or after.head.i == doc[end - 1].head.i  # the tanker "Ostra Belle 2"
    return (
        after.tag_ in {"NNP", "PROPN"}
        and after.text[:1].isupper()
        and after.dep_ in {"flat", "flat:name"}
        and after.lower_ not in WEEKDAYS
        and after.sent == doc[end - 1].sent
        and after.head.i <= end - 1
    )


def _ends_with_a_body(doc: Doc, end: int) -> bool:
    """Tell whether the token after is the last word of a body's name that was seen without it: "Harbour *Board*"."""
    if end >= len(doc):
        return False
    after = doc[end]
    capital = after.text[:1].isupper() and after.tag_ in {"NNP", "NNPS"}
    return capital and after.lower_ in BODIES | TOLD_OF_BODIES and not after.ent_type_ and doc[end - 1].head == after


def _is_acronym(token: Token) -> bool:
    return token.text.isupper() and len(token.text.replace(".", "")) > 1


def _bare(token: Token) -> str:
    return token.lower_.rstrip(".")


def role_before(doc: Doc, start: int) -> Span | None:
    """Return the title or office before a name: "Foreign Minister", "Ambassador to the U.N."."""
    left = start
    while left > 0 and start - left < _LONGEST_ROLE and _in_role(doc[left - 1]):
        left -= 1
    words = [t for t in doc[left:start] if _bare(t) in TITLES or t.lemma_.lower() in PERSONS]
    while left < start and (doc[left].is_punct or doc[left].tag_ in {"IN", "DT", "CC"}):
        left += 1
    return doc[left:start] if words and left < start else None


def _in_role(token: Token) -> bool:
    if labels.KINDS.get(token.ent_type_) is EntityKind.PERSON:
        return False  # "President Veldt and Secretary of State Rosa Lind": the title starts after the first name
    if token.is_space or token.is_quote or token.text in {",", ";", ":", "(", ")"} or token.lower_ in WEEKDAYS:
        return False  # "on Monday President Veldt": the day is no part of her office
    if token.lower_ in {"of", "to", "for", "the", "and", "&"}:
        # "Ambassador to the U.N.", "Secretary of Health and Human Services": small words between capitals
        after = next((t for t in token.doc[token.i + 1 : token.i + 3] if t.lower_ != "the"), None)
        before = next(
            (t for t in reversed(token.doc[max(token.i - 2, 0) : token.i]) if t.lower_ not in {"of", "to"}), None
        )
        return after is not None and before is not None and after.text[:1].isupper() and before.text[:1].isupper()
    return token.text[:1].isupper() or _bare(token) in TITLES or token.lower_ in PERSONS


def _is_called_a_body(name: Span) -> bool:
    """Tell whether a noun in apposition says that a name is a body's: "Ondrell, a company that ships grain"."""
    aside = name.doc[name.end : name.end + _ASIDE]
    if len(aside) < _ASIDE or aside[0].text != "," or aside[1].lower_ not in {"a", "an", "the"}:
        return False
    noun = next((token for token in aside[2:] if token.pos_ == "NOUN"), None)
    return noun is not None and noun.lemma_.lower() in BODIES - _LIKE_PLACES


def _with_kinds(named: list[Named]) -> Iterator[FoundMention]:
    """Yield the names, each with the kind that most of its places in the article speak for.

    A surname alone is often taken for a body ("Veldt accused ..."); the full name elsewhere says otherwise.
    """
    votes: defaultdict[str, Counter[EntityKind]] = defaultdict(Counter)
    surname: defaultdict[str, Counter[EntityKind]] = defaultdict(Counter)
    for span, role, kind in named:
        votes[span.text][kind] += 2 if role is not None else 1
        if len(span) > 1 and kind is EntityKind.PERSON:
            surname[span[-1].text][kind] += 1
        if kind is EntityKind.PLACE and _is_called_a_body(span):
            votes[span.text][EntityKind.ORGANIZATION] += _OUTRIGHT
    for span, role, _ in named:
        counted = votes[span.text] + (surname[span.text] if len(span) == 1 else Counter())
        if len(span) == 1 and surname[span.text]:
            kind = EntityKind.PERSON
        else:
            kind = max(counted, key=lambda k: (counted[k], k.value))
        stretch = (role.start_char, role.end_char) if role is not None else None
        yield FoundMention(span.start_char, span.end_char, span.root.i, MentionForm.NAME.value, kind.value, stretch)
