"""Chains: which mentions of one article are of the same one.

Wrong certainty is worse than none: unknown stays unknown.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from onrecord.annotate import beside, labels, layers, quotations
from onrecord.annotate.first_names import pronoun_of
from onrecord.annotate.layers import FoundMention
from onrecord.annotate.nouns import MAN_TITLES, VEHICLES, WOMAN_TITLES
from onrecord.model.mention import EntityKind, MentionForm

_SINGULAR = dict.fromkeys("he him his himself".split(), "he") | dict.fromkeys("she her hers herself".split(), "she")
_PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
_RELATIVE = frozenset({"who", "whom", "whose"})
_OWNERS = frozenset("his her its their our my your".split())
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "his", "her", "their", "its"})
_WOMEN = frozenset("woman girl mother daughter sister wife widow actress spokeswoman congresswoman".split())
_MEN = frozenset("man boy father son brother husband spokesman congressman gentleman".split())
_RULERS = frozenset("government authority administration regime".split())
_PLURALS = frozenset({"NNS", "NNPS"})
_SENTENCES_BACK = 3


def find(doc: Doc) -> list[FoundMention]:
    """Return the mentions with their chains: names first, then descriptions, then pronouns."""
    return _Resolver(doc).resolved()


def chains(doc: Doc) -> None:
    """Write the mentions' chains. Component `onrecord_chains`: reads mentions, dependencies, sentences."""
    layers.write_mentions(doc, find(doc))


def fullest_name(members: list[FoundMention], text: str) -> str:
    """Return how a chain is called: its longest person's name, or the form of a name that is printed first."""
    names = [m for m in members if m.form == MentionForm.NAME] or members
    best = max(names, key=lambda m: (m.end - m.start, -m.start))
    return " ".join(text[best.start : best.end].split())


class _Resolver:
    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text = layers.text(doc)
        self.mentions = layers.mentions(doc)
        self.chain = [-1] * len(self.mentions)
        self.gender: dict[int, str] = {}
        self.bare: dict[tuple[str, str | None], int] = {}
        self.sentence_of = {t.i: n for n, s in enumerate(doc.sents) for t in s}
        self.quoted = [(q.start, q.end) for q in quotations.find(layers.text(doc)) if q.depth == 0]

    def resolved(self) -> list[FoundMention]:
        self._names()
        self._tell_genders()
        for index, mention in enumerate(self.mentions):
            if mention.form == MentionForm.NOMINAL:
                self.chain[index] = self._nominal(index, mention)
            elif mention.form == MentionForm.PRONOUN:
                self.chain[index] = self._pronoun(index, mention)
        first: dict[int, int] = {}
        for index, chain in enumerate(self.chain):
            if chain >= 0:
                first.setdefault(chain, index)
        return [replace(m, chain=first.get(self.chain[i], -1)) for i, m in enumerate(self.mentions)]

    def _words(self, index: int) -> tuple[str, ...]:
        mention = self.mentions[index]
        return tuple(w for w in self.text[mention.start : mention.end].replace(".", "").split() if w.lower() != "the")

    def _names(self) -> None:
        """Join names: equal ones, surnames to the one full name that ends so, acronyms to their long form."""
        names = [i for i, m in enumerate(self.mentions) if m.form == MentionForm.NAME]
        first_of: dict[tuple[str, ...], int] = {}
        by_surname: defaultdict[str, list[int]] = defaultdict(list)
        acronyms: dict[str, int] = {}
        titled = self._titled(names)
        for i in names:
            words = self._words(i)
            home = first_of.setdefault((*words, titled.get(i, "")), i)
            self.chain[i] = home
            if home == i and len(words) > 1:
                if self.mentions[i].kind == EntityKind.PERSON:
                    by_surname[words[-1]].append(i)
                else:
                    initials = "".join(w[0] for w in words if w[0].isupper())
                    acronyms.setdefault(initials, i)
        for i in names:
            words = self._words(i)
            if len(words) == 1:
                self.chain[i] = self._longer_form(i, words[0], by_surname, acronyms)
            elif len(words) > 2 and self.mentions[i].kind == EntityKind.PERSON:  # noqa: PLR2004 - has a middle name
                same = [j for j in by_surname[words[-1]] if self._words(j)[0] == words[0]]
                self.chain[i] = min([self.chain[i], *same])

    def _title(self, index: int) -> str | None:
        """Return "he" or "she" where a title before a name tells: "Mr. Veldt", "Mrs. Veldt"."""
        role = self.mentions[index].role
        words = {w.lower().rstrip(".") for w in self.text[slice(*role)].split()} if role else set()
        return "she" if words & WOMAN_TITLES else "he" if words & MAN_TITLES else None

    def _first_name_tells(self, index: int) -> str | None:
        return self._title(index) or pronoun_of(self._words(index)[0])

    def _titled(self, names: list[int]) -> dict[int, str]:
        """Return the titles that keep two of one surname apart: where both Mr. Veldt and Mrs. Veldt are named."""
        titles: defaultdict[str, dict[int, str]] = defaultdict(dict)
        for i in names:
            words, title = self._words(i), self._title(i)
            if len(words) == 1 and title is not None:
                titles[words[0]][i] = title
        apart = (found for found in titles.values() if len(set(found.values())) > 1)
        return {i: title for found in apart for i, title in found.items()}

    def _longer_form(self, i: int, word: str, by_surname: dict[str, list[int]], acronyms: dict[str, int]) -> int:
        own = self.chain[i]
        full = by_surname.get(word, []) if self.mentions[i].kind == EntityKind.PERSON else []
        title = self._title(i)
        full = [j for j in full if title is None or self._first_name_tells(j) in {None, title}]
        if full:
            # Two people of one surname: it stays with the one who bore it alone before; else the one named last before
            # this place. A headline stands before all names.
            before = [j for j in full if j < i]
            meant = before[-1] if before else full[0]
            return self.chain[self.bare.setdefault((word, title), meant)]
        if word.isupper() and len(word) > 1 and word in acronyms:
            return acronyms[word]
        return own

    def _tell_genders(self) -> None:
        for i, mention in enumerate(self.mentions):
            if mention.form == MentionForm.PRONOUN or mention.kind != EntityKind.PERSON:
                continue
            words = [w.lower() for w in self._words(i)]
            if mention.role:
                words = [w.lower().rstrip(".") for w in self.text[mention.role[0] : mention.role[1]].split()] + words
            told = {pronoun_of(words[0])} if mention.form == MentionForm.NAME and len(words) > 1 else set()
            told |= {"she"} if WOMAN_TITLES & set(words) or _WOMEN & set(words) else set()
            told |= {"he"} if MAN_TITLES & set(words) or _MEN & set(words) else set()
            told.discard(None)
            if mention.form == MentionForm.NAME and mention.role:
                first = self.text[mention.start : mention.end].split()[0].lower()
                told = {pronoun_of(first)} - {None} or told
            if len(told) == 1:
                self.gender.setdefault(self.chain[i] if self.chain[i] >= 0 else i, str(told.pop()))

    def _nominal(self, index: int, mention: FoundMention) -> int:
        """Return the chain of a description: of the name beside it, of the one it took up, else its own."""
        apposed = beside.person(self.doc, self.mentions, index, self.chain)
        if apposed is not None:
            return self.chain[apposed]
        named = beside.body(self.doc, self.mentions, index, self.chain)
        if named is not None:
            called = self.chain[named]
            # "A newspaper said ... The newspaper Olm Post reported": the one before is the Olm Post, too.
            before = self._taken_up(index, mention)
            if before is not None and all(self.mentions[i].form != MentionForm.NAME for i in self._members(before)):
                self.chain = [called if chain == before else chain for chain in self.chain]
            return called
        if mention.kind == EntityKind.OTHER:
            return index
        before = self._taken_up(index, mention)
        return index if before is None else before

    def _members(self, chain: int) -> list[int]:
        return [i for i, other in enumerate(self.chain) if other == chain]

    def _owner(self, index: int) -> str | None:
        """Return the pronoun that tells whose a described thing is: "her" of "her office"."""
        first = self.text[self.mentions[index].start :].split(maxsplit=1)[0].lower()
        return first if first in _OWNERS else None

    def _taken_up(self, index: int, mention: FoundMention) -> int | None:
        """Return the chain that a definite description takes up: the last one of the same noun or office."""
        head = self.doc[mention.head]
        if self.text[mention.start : mention.end].split()[0].lower() not in _DEFINITE:
            return None
        lemma = head.lemma_.lower()
        plain = _plain(self.text[mention.start : mention.end])
        for j in range(index - 1, -1, -1):
            other = self.mentions[j]
            if other.form == MentionForm.PRONOUN or self.chain[j] < 0:
                continue
            if other.form == MentionForm.NOMINAL:
                theirs = self.doc[other.head]
                if self._owner(index) and self._owner(j) and self._owner(index) != self._owner(j):
                    continue  # "his office", "her office"
                if lemma in _RULERS and self._proper(index) != self._proper(j):
                    continue  # "the government" is not "the Norwegian government" because that stands before it
                if theirs.lemma_.lower() == lemma and (theirs.tag_ in _PLURALS) == (head.tag_ in _PLURALS) and plain:
                    return self.chain[j]
            elif lemma in self._offices(other) and plain:
                return self.chain[j]
        return None

    def _proper(self, index: int) -> frozenset[str]:
        """Return the words with a capital in a description, its first word aside."""
        words = self.text[self.mentions[index].start : self.mentions[index].end].split()[1:]
        return frozenset(w for w in words if w[:1].isupper())

    def _offices(self, mention: FoundMention) -> set[str]:
        """Return the nouns that say what a named one is: its title, or a noun in apposition."""
        offices = set()
        if mention.role:
            offices.update(self.text[mention.role[0] : mention.role[1]].lower().split())
        head = self.doc[mention.head]
        offices.update(c.lemma_.lower() for c in head.children if c.dep_ == "appos" and c.pos_ == "NOUN")
        return offices

    def _pronoun(self, index: int, mention: FoundMention) -> int:
        """Return the chain that a pronoun refers to: of those that fit, subjects before others and near before far."""
        token = self.doc[mention.head]
        word = token.lower_
        if word in _RELATIVE:
            return self._antecedent(index)
        if word not in _SINGULAR and word not in _PLURAL:
            return -1
        best, best_score = -1, 0.0
        for j in self._before(index, mention):
            if not self._fits(word, j) or _same_clause_object(token, self.doc[self.mentions[j].head]):
                continue
            score = self._salience(j, self.sentence_of[mention.head])
            if score > best_score:
                best, best_score = j, score
        if best < 0:
            return -1
        if word in _SINGULAR:
            self.gender.setdefault(self.chain[best], _SINGULAR[word])
        return self.chain[best]

    def _before(self, index: int, mention: FoundMention) -> Iterator[int]:
        """Yield the resolved mentions that a pronoun may look back on, the nearest first.

        What is said inside a quotation refers to the quoted speaker's world: there, only what stands in it counts.
        """
        inside = next(((s, e) for s, e in self.quoted if s <= mention.start < e), None)
        here = self.sentence_of[mention.head]
        for j in range(index - 1, -1, -1):
            other = self.mentions[j]
            if here - self.sentence_of[other.head] > _SENTENCES_BACK:
                return
            if self.chain[j] >= 0 and (inside is None or inside[0] <= other.start < inside[1]):
                yield j

    def _fits(self, word: str, j: int) -> bool:
        other = self.mentions[j]
        plural = self.doc[other.head].tag_ in {"NNS", "NNPS"}
        if word in _PLURAL and self.doc[other.head].lemma_.lower() in VEHICLES:
            return False  # ships don't speak, and "they" is mostly those aboard
        if word in _PLURAL:
            return plural or other.kind == EntityKind.ORGANIZATION
        return (
            other.kind == EntityKind.PERSON and not plural and self.gender.get(self.chain[j]) in {None, _SINGULAR[word]}
        )

    def _salience(self, j: int, here: int) -> float:
        head = self.doc[self.mentions[j].head]
        nearness = 1 / (1 + here - self.sentence_of[head.i])
        subject = 1.0 if head.dep_ in labels.SUBJECTS else 0.0
        known = 0.3 if self.chain[j] in self.gender else 0.0
        return nearness + subject + known - (0.0 if self._is_surely_a_person(j) else 1.0)

    def _is_surely_a_person(self, j: int) -> bool:
        """Tell whether the article introduces a name as a person's: in full, with a title, or by a description.

        The entity layer takes companies of one word for people ("Ondrell said"), and a pronoun would go to them.
        """
        if self.mentions[j].form == MentionForm.NOMINAL or self.mentions[j].kind != EntityKind.PERSON:
            return True
        members = [i for i, chain in enumerate(self.chain) if chain == self.chain[j]]
        return any(self.mentions[i].role or len(self._words(i)) > 1 for i in members)

    def _antecedent(self, index: int) -> int:
        """Return the chain of the noun that a relative clause hangs on."""
        token = self.doc[self.mentions[index].head]
        for ancestor in token.ancestors:
            if ancestor.dep_ in labels.RELATIVE_CLAUSES:
                # "The driver of the tram, who was tired": a thing is no "who", wherever the parse hangs the clause.
                noun = ancestor.head.i if ancestor.head.lemma_.lower() not in VEHICLES else -1
                return next((self.chain[j] for j in range(index) if self.mentions[j].head == noun), -1)
        return -1


def _plain(words: str) -> bool:
    """Tell whether a description is bare ("the man", "the prime minister"): more words would tell another one."""
    return len(words.split()) <= 3  # noqa: PLR2004 - the, one adjective, the noun


def _same_clause_object(pronoun: Token, other: Token) -> bool:
    """Tell whether the two are arguments of one verb, where a plain pronoun can't refer back: "Veldt met him"."""
    reflexive = pronoun.lower_.endswith(("self", "selves"))
    return pronoun.tag_ == "PRP" and pronoun.head == other.head and not reflexive
