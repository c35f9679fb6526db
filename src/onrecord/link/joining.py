"""Chains joined by their names: the same name, a surname, initials, a form with words left out.

What several could be stays apart: "Clinton" where Bill and Hillary are both in the story stays with its own article,
unless only one of them is in that article, or most articles by far mean one of the two.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.link.chains import Chain
from onrecord.link.groups import Groups
from onrecord.link.names import MEN, WOMEN, Name, as_initials, given_agree, is_acronym, spellings, surname
from onrecord.link.variants import fuller_persons, led_persons, longer_bodies, numbered, slips
from onrecord.link.words import stem
from onrecord.model.mention import EntityKind

_FAR = 3  # times as many articles: whom most of them mean by a surname alone


def join_named(named: Sequence[Chain], groups: Groups) -> None:
    """Join the chains that a name says are one; those of `groups` have the same numbers."""
    _join_same_names(named, groups)
    _join_full_names(named, groups)
    _join_variants(named, groups)
    _join_surnames(named, groups)
    _join_acronyms(named, groups)
    _join_longer_names(named, groups)


def _join_same_names(named: Sequence[Chain], groups: Groups) -> None:
    """Join chains whose fullest names are the same, whatever kind a tagger gave them; it wavers."""
    first: dict[str, int] = {}
    for number, chain in enumerate(named):
        # A surname alone waits: it may be one of two persons'.
        if not (chain.person and len(chain.best.tokens) == 1):
            groups.join(first.setdefault(chain.best.key, number), number, "same name", chain.best.shown)


def _join_full_names(named: Sequence[Chain], groups: Groups) -> None:
    """Join persons with one surname whose given names agree.

    A name that agrees with two that disagree ("E. Lund" with Eva and Erik) goes to neither.
    """
    by_surname: dict[tuple[str, ...], dict[Name, int]] = defaultdict(dict)
    for number, chain in enumerate(named):
        if chain.person and len(chain.best.tokens) > 1:
            by_surname[surname(chain.best)].setdefault(chain.best, number)
    for bearers in by_surname.values():
        agreeing = {one: {other for other in bearers if given_agree(one, other)} for one in bearers}
        clear = {
            one: number
            for one, number in bearers.items()
            if all(other in agreeing[another] for other in agreeing[one] for another in agreeing[one])
        }
        for one, number in clear.items():
            for other in sorted(agreeing[one] & clear.keys()):
                groups.join(number, clear[other], "given names agree", one.shown, other.shown)


def _join_variants(named: Sequence[Chain], groups: Groups) -> None:
    """Join names under another spelling, with a number, and with words that another article leaves out."""
    persons: dict[Name, int] = {}
    bodies: dict[Name, int] = {}
    times: Counter[Name] = Counter()
    for number, chain in enumerate(named):
        (persons if chain.person else bodies).setdefault(chain.best, number)
        times[chain.best] += 1
    first = {**persons, **bodies}
    found = (
        ("slip", slips({name: count for name, count in times.items() if name in bodies or len(name.tokens) > 1})),
        ("with its number", numbered(first)),
        ("goes on", fuller_persons(persons)),
        ("a word before", led_persons({name: times[name] for name in persons})),
        ("words left out", longer_bodies(bodies)),
    )
    for feature, pairs in found:
        for one, other in pairs:
            groups.join(first[other], first[one], feature, one.shown, other.shown)


@dataclass(frozen=True, slots=True)
class _Bearer:
    """One who bears a full name: the articles that print it, and the titles that they give him."""

    articles: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)


def _join_surnames(named: Sequence[Chain], groups: Groups) -> None:
    """Join a name of one word to the one full name of the story, or of its article, that it can stand for."""
    full: dict[str, dict[int, _Bearer]] = defaultdict(lambda: defaultdict(_Bearer))
    firsts: dict[tuple[str, str], set[int]] = defaultdict(set)
    for number, chain in enumerate(named):
        if chain.person and len(chain.best.tokens) > 1:
            root = groups.find(number)
            firsts[chain.article_id, chain.best.tokens[0]].add(root)
            # "Hua" for Hua Chunying, where an article uses the two for one; "Le Pen" and "Pen".
            short = {name.key for name in chain.names[1:] if len(name.tokens) == 1}
            for key in short | {"".join(map(stem, surname(chain.best))), stem(chain.best.tokens[-1])}:
                full[key][root].articles.add(chain.article_id)
                full[key][root].titles.update(chain.titles & (MEN | WOMEN))
    alone: dict[str, int] = {}
    for number, chain in enumerate(named):
        short_name = chain.best
        whole_surname = len(short_name.tokens) == 1 or surname(short_name) == short_name.tokens
        # "UN" is no Kim Jong Un.
        if not whole_surname or (is_acronym(short_name.shown) and not chain.person):
            continue
        bearers = full.get(short_name.key, {})
        candidates = {groups.find(root) for root in bearers}
        near = {groups.find(root) for root, bearer in bearers.items() if chain.article_id in bearer.articles}
        # Paris is no person because a Paris Hilton is in the story; but a name of the same article is the likelier.
        if chain.kind is EntityKind.PLACE and not near:
            continue
        first = {groups.find(o) for o in firsts.get((chain.article_id, short_name.tokens[0]), ()) if chain.person}
        prevailing = _prevailing(chain, bearers) if len(candidates) > 1 and not near else set()
        for fits in (candidates, near, first if not candidates else set(), prevailing):
            if len(fits) == 1:
                groups.join(fits.pop(), number, "surname", short_name.shown)
                break
        else:
            if not candidates and chain.person:
                groups.join(alone.setdefault(short_name.key, number), number, "same name", short_name.shown)


def _prevailing(chain: Chain, bearers: Mapping[int, _Bearer]) -> set[int]:
    """Return the one whom most articles that print the full name mean, by far, if no title speaks against him."""
    ranked = sorted(bearers, key=lambda root: (-len(bearers[root].articles), root))
    first, second = (bearers[root] for root in ranked[:2])
    if len(first.articles) < _FAR * len(second.articles):
        return set()
    own, others = chain.titles, first.titles
    other_sex = (own & MEN and others & WOMEN) or (own & WOMEN and others & MEN)
    return set() if other_sex else {ranked[0]}


def _join_acronyms(named: Sequence[Chain], groups: Groups) -> None:
    """Join initials to the one long name of the story that they spell."""
    spelt: dict[tuple[str, ...], set[int]] = defaultdict(set)
    beside: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for number, chain in enumerate(named):
        for short in () if chain.person else spellings(chain.best):
            spelt[short].add(groups.find(number))
        for name in () if chain.person else chain.names[1:]:
            beside[as_initials(name)].add(groups.find(number))
    for number, chain in enumerate(named):
        short = () if chain.person else as_initials(chain.best)
        # What an article uses for its long form outweighs what the letters could also stand for.
        for known in (beside, spelt) if short else ():
            fits = {groups.find(other) for other in known.get(short, ())}
            if len(fits) == 1:
                groups.join(fits.pop(), number, "initials", chain.best.shown)
                break


def _join_longer_names(named: Sequence[Chain], groups: Groups) -> None:
    """Join an organisation's name to the one longer name that ends with it.

    "State Department" is the "U.S. State Department" where no other country's is in the story, or where the articles
    that print it print one longer name alone: "Security Council" beside the "UN Security Council", while another
    article has a "National Security Council". One word ("the Council") is short for a name of its own article alone.
    """
    organizations = [n for n, chain in enumerate(named) if chain.kind is EntityKind.ORGANIZATION or _is_team(chain)]
    # Of chains that are one already, one answers for all: "police" stands in every article, and so does the Olm Police.
    ending: dict[tuple[str, ...], set[int]] = defaultdict(set)
    ending_here: dict[tuple[str, tuple[str, ...]], set[int]] = defaultdict(set)
    for number in organizations:
        tokens = named[number].best.tokens
        for start in range(1, len(tokens)):
            ending[tokens[start:]].add(groups.find(number))
            ending_here[named[number].article_id, tokens[start:]].add(groups.find(number))
    fits: dict[int, set[int]] = defaultdict(set)
    near: dict[int, set[int]] = defaultdict(set)
    for number in organizations:
        short, here = named[number].best, named[number].article_id
        if (len(short.tokens) > 1 or _is_team(named[number])) and short.tokens in ending:
            fits[groups.find(number)] |= ending[short.tokens]
        if not is_acronym(short.shown) and (here, short.tokens) in ending_here:
            near[groups.find(number)] |= ending_here[here, short.tokens]
    # The longest first: "the Council" is the UN Security Council once "the Security Council" is.
    for root in sorted(fits.keys() | near.keys(), key=lambda root: (-len(named[root].best.tokens), root)):
        for wanted in (fits[root], near[root]):
            found = {groups.find(other) for other in wanted} - {groups.find(root)}
            if len(found) == 1:
                groups.join(found.pop(), root, "ends alike", named[root].best.shown)
                break


def _is_team(chain: Chain) -> bool:
    """Tell whether a name is a plural, as teams have it: "the Otters" are the Olm Otters, whatever a tagger says."""
    last = chain.best.tokens[-1]
    return not chain.person and stem(last) != last
