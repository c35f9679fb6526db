"""What has been heard so far: who has spoken in an article, and what its names and pronouns tell of each.

Coreference at large is for `chains`; this knows one thing more, that a source speaks. The chains of sources are settled
one after the other, in reading order.
"""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from spacy.tokens import Doc

from onrecord.annotate import abbreviations, labels, layers, quotations
from onrecord.annotate.countries import country_of, seat_of
from onrecord.annotate.first_names import pronoun_of
from onrecord.annotate.layers import FoundMention, FoundStatement, Stretch
from onrecord.annotate.nouns import BODIES, MAN_TITLES, WOMAN_TITLES
from onrecord.annotate.outlet_names import is_outlet
from onrecord.annotate.places import Places, Stretches
from onrecord.model.mention import EntityKind, MentionForm

_HE = frozenset({"he", "him", "his"})
_SHE = frozenset({"she", "her"})
_COUNTING = frozenset("few many some most others both several all none more half thousands hundreds dozens".split())
_PLURAL = frozenset({"NNS", "NNPS"})
_PARAGRAPHS_BACK = 4
_TURNS_BACK = 12
_MENTIONS_BACK = 60
_MEMBERS_ASKED = 40


@dataclass(frozen=True, slots=True)
class Spoke:
    """Somebody has spoken: the mention, and where the statement ends."""

    mention: int
    end: int


class Heard:
    """The mentions of an article while its sources are resolved."""

    def __init__(self, doc: Doc, mentions: list[FoundMention], statements: list[FoundStatement]) -> None:
        """Take up the chains that are known."""
        self.doc = doc
        self.text = layers.text(doc)
        self.mentions = mentions
        self.places = Places(mentions)
        self.chain = [m.chain for m in mentions]
        self.spoke: list[Spoke] = []
        self.spoken_for: dict[int, int] = {}
        self._contents = Stretches(piece for one in statements for piece in one.content)
        self._quoted = Stretches((q.start, q.end) for q in quotations.find(self.text) if q.depth == 0)
        self._lines = [i for i, c in enumerate(self.text) if c == "\n" and self.text[i + 1 : i + 2] != "\n"]
        self._long_forms: dict[str, Stretch | None] = {}
        # Ordered sets: the members of each chain, and those that name it.
        self._members: defaultdict[int, dict[int, None]] = defaultdict(dict)
        self._names: defaultdict[int, dict[int, None]] = defaultdict(dict)
        for i, chain in enumerate(self.chain):
            if chain >= 0:
                self._put(i, chain)

    def members(self, index: int) -> list[int]:
        """Return the mentions of one chain, this one included."""
        chain = self.chain[index]
        return [index] if chain < 0 else list(self._members[chain])

    def some(self, index: int) -> list[int]:
        """Return the first mentions of a chain: enough of them to tell what it is."""
        chain = self.chain[index]
        return [index] if chain < 0 else list(islice(self._members[chain], _MEMBERS_ASKED))

    def join(self, index: int, other: int) -> None:
        """Make a mention one with another: a description with all that stands on it, a pronoun alone."""
        if self.chain[other] < 0:
            self._put(other, other)
        if self.chain[index] == self.chain[other]:
            return
        alone = self.mentions[index].form == MentionForm.PRONOUN or self.chain[index] < 0
        for i in [index] if alone else list(self.members(index)):
            self._put(i, self.chain[other])

    def stand_alone(self, index: int) -> None:
        """Make a mention without a chain the first of its own."""
        if self.chain[index] < 0:
            self._put(index, index)

    def set_apart(self, index: int) -> None:
        """Take a mention out of a chain that others name: a new unnamed source is nobody who is named."""
        if self.names(index):
            self._put(index, index)

    def _put(self, index: int, chain: int) -> None:
        self._members[self.chain[index]].pop(index, None)
        self._names[self.chain[index]].pop(index, None)
        self.chain[index] = chain
        self._members[chain][index] = None
        if self.mentions[index].form == MentionForm.NAME:
            self._names[chain][index] = None

    def words(self, index: int) -> str:
        """Return a mention's words."""
        return " ".join(self.text[self.mentions[index].start : self.mentions[index].end].split())

    def names(self, index: int) -> list[int]:
        """Return the first mentions of its chain that name it."""
        if self.chain[index] < 0:
            return [index] if self.mentions[index].form == MentionForm.NAME else []
        return list(islice(self._names[self.chain[index]], _MEMBERS_ASKED))

    def best_name(self, index: int) -> str:
        """Return the longest name of a chain, nothing where it has none."""
        return max((self.words(i) for i in self.names(index)), key=len, default="")

    def genders(self, index: int) -> set[str]:
        """Return "he", "she", both or neither, as titles, first names and pronouns tell of a chain."""
        told: set[str] = set()
        for i in self.some(index):
            mention = self.mentions[i]
            words = self.words(i).lower().split()
            titles = set(self.text[slice(*mention.role)].lower().replace(".", "").split()) if mention.role else set()
            titles.add(self.doc[mention.head].lemma_.lower())
            if mention.form == MentionForm.PRONOUN:
                told |= {"he"} if words[0] in _HE else {"she"} if words[0] in _SHE else set()
            elif mention.form == MentionForm.NAME and len(words) > 1:
                told |= {pronoun_of(words[0]) or ""} - {""}
            told |= {"he"} if titles & MAN_TITLES else set()
            told |= {"she"} if titles & WOMAN_TITLES else set()
        return told

    def fits(self, pronoun: str, index: int) -> bool:
        """Tell whether he, she, it or they can stand for a chain."""
        asked = [self.mentions[i] for i in self.some(index)]
        genders = self.genders(index)
        person = bool(genders) or any(m.kind == EntityKind.PERSON for m in asked)
        described = [self.doc[m.head].tag_ in _PLURAL for m in asked if m.form == MentionForm.NOMINAL]
        plural = bool(described) and all(described)
        if pronoun in {"he", "she"} and not self.names(index) and all(self._counts(m) for m in asked):
            return False
        if pronoun in {"he", "she"}:
            return person and not (plural and not self.names(index)) and (not genders or pronoun in genders)
        return not person or (pronoun == "they" and plural)

    def _counts(self, mention: FoundMention) -> bool:
        """Tell a word that only counts people: "few", "many of them"."""
        return self.doc[mention.head].lower_ in _COUNTING

    def is_quoted(self, place: int) -> bool:
        """Tell whether a place lies between quotation marks."""
        return self._quoted.hold(place)

    def paragraphs(self, start: int, end: int) -> int:
        """Return how many paragraphs' ends lie between two places."""
        return bisect_left(self._lines, end) - bisect_left(self._lines, start)

    def line(self, place: int) -> int:
        """Return where the paragraph of a place starts."""
        n = bisect_right(self._lines, place - 1) - 1
        return self._lines[n] + 1 if n >= 0 else 0

    def last(self, before: int, pronoun: str) -> Spoke | None:
        """Return who spoke last before a place, of those that a pronoun fits, not too far back."""
        for spoke in reversed(self.spoke[-_TURNS_BACK:]):
            if spoke.end <= before and (self.fits(pronoun, spoke.mention) or self._may_be(pronoun, spoke.mention)):
                return spoke if self.paragraphs(spoke.end, before) <= _PARAGRAPHS_BACK else None
        return None

    def _may_be(self, pronoun: str, index: int) -> bool:
        """Tell whether one who spoke may be a person after all, whom the name model took for a place or a thing.

        Places of two words don't speak, unless they are countries or houses.
        """
        if pronoun not in {"he", "she"} or self.genders(index):
            return False
        names = [self.words(i) for i in self.names(index)]
        kinds = {self.mentions[i].kind for i in self.names(index)}
        full = any(len(name.split()) > 1 and name.split()[-1].lower() not in BODIES for name in names)
        known = any(country_of(name) is not None or seat_of(name) is not None or is_outlet(name) for name in names)
        return full and not known and EntityKind.ORGANIZATION not in kinds

    def named_between(self, start: int, end: int, pronoun: str) -> int | None:
        """Return the last one named as a subject between two places, outside of what others say."""
        high = self.places.before(end)
        for index in range(high - 1, max(high - _MENTIONS_BACK, 0) - 1, -1):
            mention = self.mentions[index]
            if mention.end > end:
                continue
            if mention.start < start:
                return None
            subject = self.doc[mention.head].dep_ in labels.SUBJECTS or mention.role is not None
            named = mention.form == MentionForm.NAME and subject and not self._contents.hold(mention.start)
            if named and self.fits(pronoun, index):
                return index
        return None

    def names_before(self, place: int) -> list[int]:
        """Return the names before a place, the nearest first, not too far back."""
        high = self.places.before(place)
        near = range(high - 1, max(high - _MENTIONS_BACK, 0) - 1, -1)
        return [i for i in near if self.mentions[i].form == MentionForm.NAME and self.mentions[i].end <= place]

    def long_form(self, short: str) -> Stretch | None:
        """Return the words that an abbreviation stands for, looked for once."""
        if short not in self._long_forms:
            self._long_forms[short] = abbreviations.long_form(self.text, short)
        return self._long_forms[short]

    @cached_property
    def country(self) -> int | None:
        """A mention of the country that the article is about: named at least twice as often as any other."""
        places = [(c, i) for i in range(len(self.mentions)) if (c := country_of(self.words(i))) is not None]
        ranked = Counter(c for c, _ in places).most_common(2)
        if not ranked or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
            return None
        return next(i for c, i in places if c == ranked[0][0])

    @cached_property
    def first_said(self) -> dict[str, int]:
        """The place at which each word of the article stands for the first time."""
        first: dict[str, int] = {}
        for token in self.doc:
            first.setdefault(token.lower_, token.idx)
        return first

    @cached_property
    def fuller(self) -> dict[str, list[int]]:
        """The names of several words by their first word, their last and their initials."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for i, mention in enumerate(self.mentions):
            words = self.words(i).split()
            if mention.form != MentionForm.NAME or len(words) < 2:  # noqa: PLR2004 - a full name
                continue
            person = mention.kind == EntityKind.PERSON
            for form in {words[0], words[-1]} if person else abbreviations.initials(" ".join(words)):
                found[form].append(i)
        return found
