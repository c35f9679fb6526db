"""Statements that demand, promise or threaten something or set a deadline, and which of them are about one thing.

One demand stands in several reports. Its statements are of one claim, or what they ask for is alike enough to be one by
the weights of claims, and the same one makes it: Merkel and Macron who ask for the same make two demands.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.link import deadlines, demanders
from onrecord.link.comparable import comparable
from onrecord.link.contexts import telling
from onrecord.link.grouping import connected
from onrecord.link.likeness import Compared
from onrecord.link.likest import likest
from onrecord.link.words import base, words
from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.claim import Claim
from onrecord.model.interval import interval
from onrecord.model.ledger import Deadline, LedgerKind
from onrecord.model.mention import Entity, EntityKind
from onrecord.model.span import Span
from onrecord.model.statement import Act, Certainty, Speaker, Statement, ToldBy

_KINDS = {Act.DEMAND: LedgerKind.DEMAND, Act.PROMISE: LedgerKind.PROMISE, Act.THREAT: LedgerKind.THREAT}
_TURNED = frozenset("not never no without stop end".split())
_POINTING = frozenset("it that this so them these those the same".split())  # "had demanded it": told elsewhere
_READER = frozenset({"you"})  # "By signing up you agree to receive ..."


@dataclass(frozen=True, slots=True, kw_only=True)
class Undertaking:
    """A statement that demands, promises, threatens or sets a deadline.

    `what` is asked for or held out; `since` a TIMEX3 value that is resolved; `keys` name the speaker in every way that
    he is known by; `speakers` and `addressee` are names.
    """

    annotated: AnnotatedArticle
    statement: Statement
    kind: LedgerKind
    what: tuple[Span, ...]
    since: str | None
    until: Deadline | None
    keys: frozenset[str]
    speakers: tuple[str, ...]
    addressee: str | None

    @property
    def order(self) -> tuple[str, bool, int, str]:
        """What sorts the earliest first, of one day those that name a speaker, the fullest of them."""
        covered = interval(self.since) if self.since is not None else None
        first = covered.first.isoformat() if covered is not None else "~"
        return first, not self.speakers, -sum(map(len, self.what)), self.statement.id


def undertakings(articles: Iterable[AnnotatedArticle], entities: Iterable[Entity]) -> Iterator[Undertaking]:
    """Yield the demands, promises, threats and deadlines of articles; what is said not to be one is left out."""
    entity_of = {mention: entity for entity in entities for mention in entity.mention_ids}
    for annotated in articles:
        for statement in (*annotated.statements, *annotated.own_voice):
            kind = _KINDS.get(statement.act)
            since = _since(annotated, statement)
            until = deadlines.told(annotated, statement, since)
            if kind is None and until is not None and deadlines.is_set(annotated, statement, until):
                kind = LedgerKind.DEADLINE
            source = statement.source.of(annotated.article.text).lower() if statement.source is not None else ""
            what = _what(annotated, statement)
            if kind is None or statement.certainty is Certainty.DENIED or source in _READER:
                continue
            if kind is not LedgerKind.DEADLINE and not demanders.is_somebody(annotated, statement):
                continue
            if what and not _printed(annotated, what) <= _POINTING:
                yield Undertaking(
                    annotated=annotated,
                    statement=statement,
                    kind=kind,
                    what=what,
                    since=since,
                    until=until,
                    keys=_keys(statement, entity_of),
                    speakers=tuple(dict.fromkeys(_name(speaker, entity_of) for speaker in statement.speakers)),
                    addressee=_name(statement.addressee, entity_of) if statement.addressee is not None else None,
                )


def _what(annotated: AnnotatedArticle, statement: Statement) -> tuple[Span, ...]:
    """Return what is asked for or held out; all that was said where its matter is a single word; else the cue."""
    matter = statement.matter
    if matter is not None and (not statement.content or " " in matter.of(annotated.article.text)):
        return (matter,)
    return statement.content or ((statement.cue,) if statement.cue is not None else ())


def _since(annotated: AnnotatedArticle, statement: Statement) -> str | None:
    """Return when a statement was made, else the day it was printed; nothing is said after that."""
    day = annotated.article.day
    said = next((timex.value for timex in annotated.timexes if timex.id == statement.said), None)
    covered = interval(said) if said is not None else None
    if covered is not None and (day is None or covered.first <= day):
        return said
    return day.isoformat() if day is not None else None


def _keys(statement: Statement, entity_of: Mapping[str, Entity]) -> frozenset[str]:
    keys: set[str] = set()
    for one in statement.speakers:
        keys |= {one.name.lower(), one.voice.lower()}
        if one.mention_id in entity_of:
            keys.add(entity_of[one.mention_id].id)
    return frozenset(keys)


def _name(speaker: Speaker, entity_of: Mapping[str, Entity]) -> str:
    """Return the name by which a speaker goes in the story: of the body for which somebody without a name speaks."""
    known = entity_of.get(speaker.mention_id)
    if speaker.told_by is not ToldBy.NAME and speaker.speaks_for is not None:
        return speaker.voice
    person = known is not None and known.kind is EntityKind.PERSON and speaker.told_by is ToldBy.NAME
    return known.name if person and known is not None else speaker.name


def together(
    found: Sequence[Undertaking], articles: Iterable[AnnotatedArticle], claims: Iterable[Claim]
) -> list[list[int]]:
    """Return the numbers of those that are about one thing, single ones included, each group sorted."""
    claim_of = {name: claim.id for claim in claims for name in claim.statement_ids}
    named: list[tuple[int, int]] = []
    unnamed: dict[int, int] = {}
    for one, other in _likely(found, articles, claim_of):
        if found[one].keys & found[other].keys:
            named.append((one, other))
        elif one != other and not (found[one].keys and found[other].keys):
            # A report that names nobody goes with one that does, and never brings two who are named together.
            alone, first = (other, one) if found[one].keys else (one, other)
            unnamed.setdefault(alone, first)
    groups = connected(len(found), (*named, *unnamed.items()))
    inside = {number for group in groups for number in group}
    return sorted([*groups, *([n] for n in range(len(found)) if n not in inside)])


def _likely(
    found: Sequence[Undertaking], articles: Iterable[AnnotatedArticle], claim_of: Mapping[str, str]
) -> Iterator[tuple[int, int]]:
    """Yield pairs that ask for the same, whoever does: of one claim, one inside the other, or alike."""
    place = {one.statement.id: number for number, one in enumerate(found)}
    first_of: dict[tuple[str, str], int] = {}
    in_words: dict[tuple[frozenset[str], str], int] = {}
    for number, one in enumerate(found):
        claim = claim_of.get(one.statement.id)
        if claim is not None:
            yield from ((first_of.setdefault((claim, key), number), number) for key in (*sorted(one.keys), ""))
        for key in sorted(one.keys):
            yield in_words.setdefault((_words(one), key), number), number
        if one.statement.within in place and _inside(one, found[place[one.statement.within]]):
            yield place[one.statement.within], number
    shown = {one.statement.id: replace(one.statement, content=one.what) for one in found}
    compared = comparable((_trimmed(annotated, shown) for annotated in articles), ())
    compared = [one for one in compared if one.statement.id in place]
    for first, second, agreement in Compared(compared).votes(likest(compared)):
        said, again = compared[first], compared[second]
        of_said, of_again = claim_of.get(said.statement.id), claim_of.get(again.statement.id)
        apart = of_said is not None and of_again is not None and of_said != of_again
        if not apart and agreement > 0:
            yield place[said.statement.id], place[again.statement.id]


def _words(one: Undertaking) -> frozenset[str]:
    """Return the words that tell what is asked for, with those that turn it round; all words where none tells."""
    printed = frozenset(base(word) for word in _printed(one.annotated, one.what))
    told = frozenset(telling(one.annotated.article.text, one.what))
    return told | (printed & _TURNED) if told else printed


def _printed(annotated: AnnotatedArticle, what: Iterable[Span]) -> frozenset[str]:
    """Return the words of stretches in lower case."""
    text = annotated.article.text
    return frozenset(word.lower() for part in what for word, *_ in words(text, part.start, part.end))


def _inside(inner: Undertaking, outer: Undertaking) -> bool:
    return all(any(whole.covers(part) for whole in outer.what) for part in inner.what)


def _trimmed(annotated: AnnotatedArticle, shown: Mapping[str, Statement]) -> AnnotatedArticle:
    """Return an article whose demands and promises say nothing but what is asked for and held out."""
    return replace(
        annotated,
        statements=tuple(shown.get(one.id, one) for one in annotated.statements),
        own_voice=tuple(shown.get(one.id, one) for one in annotated.own_voice),
    )
