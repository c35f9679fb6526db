"""The chains of a story's articles: the mentions of one article that are one somebody, with their names and kind.

A tagger wavers: what one article has as a place is a person in the next. The kind of a name is settled by the whole
story.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from onrecord.link.descriptions import Description, description
from onrecord.link.kin import Owners
from onrecord.link.names import Name, body_name, borne_name, follows_title, person_name
from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.mention import EntityKind, Mention, MentionForm
from onrecord.model.statement import ToldBy

_TITLE, _ALONE = 3, 2  # taggings that a title, and a surname used alone, outweigh
_BODIES = frozenset("group movement newspaper agency party company network ship vessel campaign ministry".split())
_HOME = re.compile(r",? (from [A-Z][\w-]+)")
_THE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_HUMP = re.compile(r"[a-z][A-Z]")
_WORDS = 2
_PERSON_WORDS = 5  # a longer "person" is a list or a headline


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """The mentions of one article that are one somebody: their names, best first, and what else is known.

    `called` is the name that annotating gave a description that is a name by another word: "the Norwegian government".
    `told` is what stands before its names and what its descriptions say, `descriptions` the latter alone. `speaks` and
    `unnamed` tell whether a statement, and one of a source without a name, is credited to it. `relatives` are nouns for
    a relative, each with the mention of the one whose relative it is: ("husband", "her").
    """

    article_id: str
    mention_ids: tuple[str, ...]
    kind: EntityKind | None
    names: tuple[Name, ...]
    described: str
    called: str | None
    titled: bool
    heard: bool
    told: tuple[Description, ...] = ()
    descriptions: tuple[Description, ...] = ()
    speaks: bool = False
    unnamed: bool = False
    relatives: tuple[tuple[str, str], ...] = ()

    @property
    def person(self) -> bool:
        """Whether it is a person."""
        return self.kind is EntityKind.PERSON

    @property
    def titles(self) -> frozenset[str]:
        """The words that stand before its names and what its descriptions say it is."""
        return frozenset(word for one in self.told for word in (one.head, *one.words))

    @property
    def best(self) -> Name:
        """The fullest name."""
        return self.names[0]


def chains(articles: Iterable[AnnotatedArticle]) -> list[Chain]:
    """Return the chains of all articles in a stable order, their kinds settled; those without a name come last."""
    given = tuple(articles)
    known = {
        name.key
        for one in given
        for m in one.mentions
        if m.form is MentionForm.NAME
        and m.kind is EntityKind.ORGANIZATION
        and (name := body_name(m.span.of(one.article.text))) is not None
        and (len(name.tokens) > 1 or _HUMP.search(name.shown))
    }
    found = sorted(
        (chain for annotated in given for chain in _chains(_apart(annotated, known))),
        key=lambda chain: (chain.article_id, chain.mention_ids),
    )
    borne = {(chain.best.key, chain.person) for chain in found if chain.names}
    found = [chain if chain.names else _bearing(chain, borne) for chain in found]
    return _settled([chain for chain in found if chain.names]) + [chain for chain in found if not chain.names]


def fullness(name: Name, kind: EntityKind | None) -> int:
    """Return how full a form of a name is; what is too long for a person is no person's name."""
    count = len(name.tokens)
    # A caption run into the text gives "Treasury Department Treasury Department".
    twice = len(set(name.tokens)) < count
    return 0 if twice or (kind is EntityKind.PERSON and count > _PERSON_WORDS) else count


def _chains(annotated: AnnotatedArticle) -> Iterator[Chain]:
    """Yield the chains of an article; a name alone is a chain, an unresolved description or pronoun is none."""
    text = annotated.article.text
    together: dict[str, list[Mention]] = defaultdict(list)
    for mention in annotated.mentions:
        if mention.chain is not None or mention.form is MentionForm.NAME:
            together[mention.chain or mention.id].append(mention)
    spoke = {s.mention_id for one in annotated.statements for s in one.speakers}
    unnamed = {s.mention_id for one in annotated.statements if one.anonymous for s in one.speakers}
    heard = {s.mention_id for one in annotated.statements for s in (*one.speakers, *filter(None, [one.addressee]))}
    called = {s.mention_id: s.name for one in annotated.statements for s in one.speakers if s.told_by is ToldBy.NAME}
    owners = Owners(annotated)
    for mentions in together.values():
        mentions.sort(key=lambda mention: (mention.span, mention.id))
        kinds = Counter(m.kind for m in mentions if m.kind is not None and m.form is MentionForm.NAME)
        kinds = kinds or Counter(m.kind for m in mentions if m.kind is not None)
        kind = min(kinds, key=lambda k: (-kinds[k], k.value)) if kinds else None
        make = person_name if kind is EntityKind.PERSON else body_name
        names = Counter(
            name
            for m in mentions
            if m.form is MentionForm.NAME and (name := make(m.span.of(text)) or _in_small_letters(m, text)) is not None
        )
        nominal = [" ".join(m.span.of(text).split()) for m in mentions if m.form is MentionForm.NOMINAL]
        asides = [_told_after(text, m.span.end) for m in mentions if m.form is MentionForm.NOMINAL]
        before = (" ".join(text[m.extent.start : m.span.start].split()) for m in mentions if m.form is MentionForm.NAME)
        whole = (words + aside for words, aside in zip(nominal, asides, strict=True))
        described = tuple(dict.fromkeys(filter(None, map(description, whole))))
        yield Chain(
            article_id=annotated.article.id,
            mention_ids=tuple(mention.id for mention in mentions),
            kind=kind,
            names=tuple(sorted(names, key=lambda name: (-fullness(name, kind), -names[name], name))),
            described=max(nominal, key=lambda words: words.count(" "), default=""),
            called=next((called[m.id] for m in mentions if m.id in called), None),
            titled=any(m.role is not None and m.form is MentionForm.NAME for m in mentions),
            heard=len(mentions) > 1 or any(mention.id in heard for mention in mentions),
            told=tuple(dict.fromkeys((*filter(None, map(description, before)), *described))),
            descriptions=described,
            speaks=any(mention.id in spoke for mention in mentions),
            unnamed=any(mention.id in unnamed for mention in mentions),
            relatives=tuple(dict.fromkeys(one for m in mentions if (one := owners.relative(m)) is not None)),
        )


def _told_after(text: str, end: int) -> str:
    """Return the home that is told after a description: "the driver, 42, *from Ostra*"."""
    found = _HOME.match(text, end)
    return "" if found is None else f" {found.group(1)}"


def _apart(annotated: AnnotatedArticle, known: AbstractSet[str]) -> AnnotatedArticle:
    """Take what is a known name in small letters out of its chain: "the Olm fire board" is the Olm Fire Board."""
    text = annotated.article.text

    def of(mention: Mention) -> Mention:
        if mention.form is not MentionForm.NOMINAL or mention.kind is EntityKind.PERSON:
            return mention
        printed = _THE.sub("", " ".join(mention.span.of(text).split()))
        name = body_name(printed, whole=True)
        # "The South Korean newspaper" is not the South Koreans: of two words, both must stand for the name.
        is_name = name is not None and name.key in known and (len(name.tokens) > _WORDS or _is_all_of(name, printed))
        return replace(mention, form=MentionForm.NAME, chain=None) if is_name else mention

    return replace(annotated, mentions=tuple(map(of, annotated.mentions)))


def _in_small_letters(mention: Mention, text: str) -> Name | None:
    return None if mention.kind is EntityKind.PERSON else body_name(mention.span.of(text), whole=True)


def _is_all_of(name: Name, printed: str) -> bool:
    return len(name.tokens) == _WORDS and printed.endswith(name.shown)


def _bearing(chain: Chain, known: set[tuple[str, bool]]) -> Chain:
    """Return a chain without names with the name that its description ends with, where the story knows that name."""
    name = borne_name(chain.described, person=chain.person)
    return replace(chain, names=(name,)) if name is not None and (name.key, chain.person) in known else chain


def _settled(named: list[Chain]) -> list[Chain]:
    """Return the chains with the kind that the whole story speaks for: a tagger wavers from article to article.

    "Senior Colonel Ren Guoqiang", taken for an organisation in one article, is a person by his title and by the
    "Ren Guoqiang" of the others, "Muhammadu Buhari" by the "Buhari" that is one elsewhere.
    """
    kinds: dict[str, Counter[EntityKind]] = defaultdict(Counter)
    people: Counter[str] = Counter()
    for chain in named:
        if chain.kind is not None:
            kinds[chain.best.key][chain.kind] += 1
    for chain in named:
        person = person_name(chain.best.shown)
        if person is not None and len(person.tokens) > 1:
            titled = chain.titled or follows_title(chain.best.shown)
            alone = kinds[person.tokens[-1]]
            body = any(one.head in _BODIES for one in chain.told)
            people[person.key] += (1 if chain.person else -1) + (_TITLE if titled else -_TITLE if body else 0)
            people[person.key] += _ALONE if alone and alone[EntityKind.PERSON] > 0 else 0
    settled = []
    for chain in named:
        person = person_name(chain.best.shown)
        if person is not None and people[person.key] > 0:
            names = tuple(name for one in chain.names if (name := person_name(one.shown)) is not None)
            settled.append(replace(chain, kind=EntityKind.PERSON, names=names))
            continue
        counted = kinds[chain.best.key]
        if len(chain.best.tokens) > 1:
            counted = Counter({kind: n for kind, n in counted.items() if kind is not EntityKind.PERSON}) or counted
        kind = min(counted, key=lambda k: (-counted[k], k.value)) if counted else None
        settled.append(replace(chain, kind=kind))
    return settled
