"""Whom a description without a name means, told by what a story says of those whom it names.

"The militant group" is the Olm Front where one article of the story has "the militant group Olm Front" and the article
at hand names nobody else of whom that is told. Where nobody is named, a description that every article uses of one
alone ("the driver") is one somebody of the story. Unnamed sources are never joined: two "officials" may be two.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from onrecord.link.chains import Chain
from onrecord.link.descriptions import Description, folded
from onrecord.link.groups import Groups
from onrecord.link.kin import KIN
from onrecord.model.mention import EntityKind

VAGUE = frozenset(
    """man woman person boy girl child official source spokesman member resident witness leader group company country
    government city town state report statement people side party team body agency organization one other authority
    neighbour friend relative colleague student worker employee passenger passer-by victim survivor protester expert
    analyst officer soldier journalist reporter correspondent aide adviser supporter critic lawyer attorney parent
    mother father son daughter husband wife brother sister""".split()
)
"""Nouns of which a story has many: without more words they tell nobody."""
_VEHICLES = frozenset("ship boat ferry trawler submarine yacht aircraft helicopter train tram bus".split())
_NO_BODIES = frozenset("nation state country city town korea kingdom republic report".split())
"""Last words of names that are no short form of them: "the nation" is not the United Nations."""
_OFFICES = frozenset(
    """president minister premier chancellor mayor governor king queen pope prince princess chairman speaker secretary
    commissioner emperor sultan emir monarch senator""".split()
)


_FAR, _AGAIN = 2, 3


@dataclass(slots=True)
class _Told:
    """What a story tells of one whom it names."""

    heads: Counter[str] = field(default_factory=Counter)
    words: set[str] = field(default_factory=set)
    ages: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    kinds: Counter[EntityKind] = field(default_factory=Counter)

    def add(self, chain: Chain) -> None:
        for one in chain.told:
            self.heads[one.head] += 1
            self.words |= {*one.words, one.head}
            self.ages |= {one.age} if one.age else set()
        for name in chain.names:
            self.names |= set(map(folded, name.tokens))
            if not chain.person and len(name.tokens) > 1 and folded(name.tokens[-1]) not in _NO_BODIES:
                self.heads[folded(name.tokens[-1])] += 1
        if chain.kind is not None:
            self.kinds[chain.kind] += 1

    def speaks_against(self, one: Description) -> bool:
        """Tell whether a description says what is not told: another age, a word with a capital of its own."""
        other_age = one.age is not None and bool(self.ages) and one.age not in self.ages
        return other_age or bool(one.proper - self.words - self.names)


def join_described(every: Sequence[Chain], groups: Groups) -> None:
    """Join the chains without a name to those that the story names, and to each other."""
    told = _told(every, groups)
    here: dict[str, Counter[int]] = defaultdict(Counter)
    by_head: dict[str, set[int]] = defaultdict(set)
    for number, chain in enumerate(every):
        if chain.names:
            here[chain.article_id][groups.find(number)] += len(chain.mention_ids)
    for root, one in told.items():
        for head in one.heads:
            by_head[head].add(root)
    left = []
    for number, chain in enumerate(every):
        if chain.names or not chain.descriptions or chain.unnamed or not _is_somebody(chain):
            continue
        meant = _meant(chain, told, here[chain.article_id], by_head)
        if meant is None:
            left.append(number)
        else:
            root, feature, words = meant
            groups.join(root, number, feature, *words)
    _join_each_other(every, left, groups, by_head)


def _is_somebody(chain: Chain) -> bool:
    """Tell whether a description is of one whom it may tell: not of a document, nor of a relative of somebody."""
    head = chain.descriptions[0].head
    return head not in KIN and (chain.kind is not EntityKind.OTHER or head in _VEHICLES)


def _told(every: Sequence[Chain], groups: Groups) -> dict[int, _Told]:
    told: dict[int, _Told] = defaultdict(_Told)
    for number, chain in enumerate(every):
        if chain.names:
            told[groups.find(number)].add(chain)
    return dict(told)


def _meant(
    chain: Chain, told: dict[int, _Told], here: Counter[int], by_head: dict[str, set[int]]
) -> tuple[int, str, tuple[str, ...]] | None:
    """Return whom a chain's descriptions mean, by which feature and words; None where nobody or several fit."""
    one = chain.descriptions[0]
    called = by_head.get(one.head, set())
    near = [root for root in sorted(called & here.keys()) if _fits(one, chain, told[root])]
    if one.new or not (one.definite or one.proper):
        # "A spokesman of the Olm ministry": only where all of it is told of one named in the article.
        near = [r for r in near if len(one.words) > 1 and one.words <= told[r].words | told[r].names]
        return (near[0], "described alike", (one.head, *sorted(one.words))) if len(near) == 1 else None
    if len(near) > 1:
        shared = {root: len(one.words & (told[root].words | told[root].names)) for root in near}
        most = max(shared.values())
        near = [root for root in near if shared[root] == most]
    if len(near) > 1:
        near = _foremost(near, here)
    if len(near) == 1:
        return near[0], "described so", (one.head, *sorted(one.words & told[near[0]].words))
    if not near and one.head in _OFFICES and one.definite:
        fitting = [root for root in sorted(called) if _fits(one, chain, told[root])]
        return (fitting[0], "office", (one.head, *sorted(one.words))) if len(fitting) == 1 else None
    return None


def _foremost(roots: list[int], here: Counter[int]) -> list[int]:
    """Return the one of whom an article tells far more than of the others; all of them where there is none."""
    first, second = (sorted(roots, key=lambda root: (-here[root], root)))[:2]
    return [first] if here[first] >= _FAR * here[second] else roots


def _fits(one: Description, chain: Chain, told: _Told) -> bool:
    person = told.kinds[EntityKind.PERSON] * 2 > sum(told.kinds.values())
    if one.plural and (person or one.head != "police"):
        return False
    if told.speaks_against(one):
        return False
    # A tagger wavers between people and bodies; what is told again and again outweighs it.
    return (chain.kind is EntityKind.PERSON) == person or told.heads[one.head] >= _AGAIN


def _join_each_other(every: Sequence[Chain], left: Sequence[int], groups: Groups, by_head: dict[str, set[int]]) -> None:
    """Join what each article describes as the only one of its kind: "the driver", "the 42-year-old driver"."""
    alike: dict[str, list[int]] = defaultdict(list)
    for number in left:
        one = every[number].descriptions[0]
        person = every[number].kind is EntityKind.PERSON or one.head in _VEHICLES
        if person and not every[number].speaks and not one.plural and not one.owned and one.head not in VAGUE:
            alike[one.head].append(number)
    for head, numbers in sorted(alike.items()):
        found = [n for n in numbers if any(d.definite for d in every[n].descriptions)]
        several = Counter(every[n].article_id for n in found)
        # "A car driver" beside "the driver": who is brought in as another is another.
        found = [n for n in found if several[every[n].article_id] == 1 or not every[n].descriptions[0].new]
        ages = {d.age for n in found for d in every[n].descriptions if d.age}
        before = [d.before for n in found for d in every[n].descriptions if d.before]
        if head in by_head or len(ages) > 1 or any(a.isdisjoint(b) for a in before for b in before):
            continue
        for number in found[1:]:
            groups.join(found[0], number, "the only one called so", head)
    _join_same_ages(every, left, groups)


def _join_same_ages(every: Sequence[Chain], left: Iterable[int], groups: Groups) -> None:
    """Join descriptions of one age and home: "the driver, 42, from Olm", "a 42-year-old man from Olm"."""
    homes: dict[tuple[str, str], int] = {}
    for number in left:
        chain = every[number]
        ages = {d.age for d in chain.descriptions if d.age}
        if chain.kind is EntityKind.PERSON and not chain.speaks and len(ages) == 1:
            for home in sorted({word for d in chain.descriptions for word in d.proper - d.before}):
                age = next(iter(ages))
                groups.join(homes.setdefault((age, home), number), number, "age and home", age, home)
