"""What later reports say of a demand, a promise, a threat or a deadline: kept, refused, repeated.

Later is what was printed or said on a later day, or what stands behind it in one article and says that it came later. A
clause counts that tells of the very thing: it has most of the telling words, or it names the demand and who made it,
who made no other. "No report found" is better than a wrong "kept".
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import log, sqrt

from onrecord.link.answering import Clause, by_deed, deeds_told, names_told, refuses
from onrecord.link.comparable import numbers
from onrecord.link.contexts import Read, telling
from onrecord.link.deeds import asked_for, deed, deed_of
from onrecord.link.tokens import tokens
from onrecord.link.undertakings import Undertaking
from onrecord.link.wordings import heard, repeats
from onrecord.model.interval import Interval, interval
from onrecord.model.ledger import FollowUp, LedgerKind, Outcome
from onrecord.model.span import Span, hull
from onrecord.model.statement import Act, Certainty

_COVERED = 0.5  # part of the telling words of a demand, by their weight, that a clause on it has
_MORE = 20  # statements that every story is taken to have more: in one of three, every word is common
_COMMON = 200  # a word that more demands of a story hold leads to none of them
_CLAUSE = re.compile(
    r"[;:!?—–]|\.(?=\W*\s|\W*\Z)|\b(?:but|because|although|though|while|when|who|which|after|before)\b", re.IGNORECASE
)
_LATER = re.compile(
    r"\b(?:later|since|then|afterwards?|eventually|finally|meanwhile|in the end|has|have)\b", re.IGNORECASE
)
_HAD = re.compile(r"\bhad\b", re.IGNORECASE)
_PART = re.compile(r"\b(?:some|part|half|more|many|most|few|several|one) of\b|\bpart(?:ly|ially)\b", re.IGNORECASE)
_ALL = re.compile(r"\b(?:all|every|both|entire|whole|remaining|rest)\b", re.IGNORECASE)
_AGAIN = re.compile(r"\b(?:again|repeated(?:ly)?|repeats|reiterat\w+|renew\w+|once more|restat\w+)\b", re.IGNORECASE)
_AROUND = 20  # code points around who says it and how, in which "again" stands
_TELL_OF_DEEDS = frozenset({Act.CLAIM, Act.SUPPORT, Act.CONDEMNATION, Act.ACCUSATION})
_TELL_OF_REFUSALS = _TELL_OF_DEEDS | {Act.DENIAL, Act.PROMISE, Act.THREAT}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sought:
    """One statement of a row, as later clauses are held against it.

    `words` are its telling words with their weight, one form for all words of a deed; `names` those of them that are
    printed as names; `makers` and `doers` the words that name who said it and who is to do it.
    """

    row: int
    one: Undertaking
    words: Mapping[str, float]
    names: frozenset[str]
    deeds: frozenset[str]
    makers: frozenset[str]
    doers: frozenset[str]
    numbers: frozenset[str]

    @property
    def wording(self) -> tuple[object, ...]:
        """What is the same of statements of a row that say it in the same words."""
        return self.row, frozenset(self.words), self.names, self.deeds, self.makers, self.doers, self.numbers

    def covered(self, words: Iterable[str]) -> float:
        """Return the part of its words, by their weight, that are among others."""
        total = sum(self.words.values())
        return sum(self.words.get(word, 0.0) for word in sorted(words)) / total if total else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """A clause of a statement that may tell what became of something.

    `named` is what it tells that names a demand, a promise or a threat, by its kind; `deeds` are those that it may tell
    as done or as refused.
    """

    read: Read
    clause: Clause
    words: frozenset[str]
    times: tuple[Interval, ...]
    named: Mapping[LedgerKind, tuple[Outcome, frozenset[str]]]
    deeds: frozenset[str]


def follow_ups(rows: Sequence[Sequence[Undertaking]], said: Sequence[Read]) -> list[tuple[FollowUp, ...]]:
    """Return what statements of a story say of each row, in the order of time."""
    held = Counter(word for one in said for word in _deeds(telling(one.text, one.statement.content)))
    sought = [_sought(number, one, held, len(said)) for number, row in enumerate(rows) for one in row]
    index: defaultdict[str, set[int]] = defaultdict(set)
    keys = [one.words.keys() | one.makers for one in sought]
    # Of a demand that hundreds of reports print in the same words, the earliest are looked for.
    for number, words in enumerate(heard(keys, repeats(keys, [one.wording for one in sought], _COMMON))):
        for word in words:
            index[word].add(number)
    deeds = frozenset(word for one in sought for word in one.deeds)
    own = {one.statement.id: number for number, row in enumerate(rows) for one in row}
    found: list[defaultdict[str, list[tuple[date, FollowUp]]]] = [defaultdict(list) for _ in rows]
    for number, row in enumerate(rows):
        for dated in _repeated(row):
            found[number][dated[1].article_id].append(dated)
    for told in (clause for one in said for clause in _clauses(one)):
        if not told.named and told.deeds.isdisjoint(deeds):
            continue  # most clauses: of no demand they tell what became of it
        near = {number for word in told.words if len(index[word]) <= _COMMON for number in index[word]}
        others = (sought[n] for n in sorted(near) if own.get(told.read.statement.id) != sought[n].row)
        telling_of = [one for one in others if one.one.kind in told.named or not told.deeds.isdisjoint(one.deeds)]
        for row_number, outcome in _outcomes(told, [one for one in telling_of if _is_later(told, one.one)]).items():
            _add(found[row_number][told.read.statement.article_id], told, outcome)
    return [_in_order(dated for of_article in by_article.values() for dated in of_article) for by_article in found]


def _in_order(found: Iterable[tuple[date, FollowUp]]) -> tuple[FollowUp, ...]:
    return tuple(one for _, one in sorted(found, key=lambda dated: (dated[0], dated[1].article_id, dated[1].span)))


def _deeds(words: Mapping[str, float]) -> dict[str, float]:
    """Return telling words with one form for all words of a deed."""
    found: dict[str, float] = {}
    for word, rarity in words.items():
        found[deed_of(word)] = max(rarity, found.get(deed_of(word), 0.0))
    return found


def _sought(row: int, one: Undertaking, held: Mapping[str, int], many: int) -> _Sought:
    text = one.annotated.article.text
    times = [timex.span for timex in one.annotated.timexes]
    rare = _deeds(telling(text, one.what, without=times))
    makers = _words_of(*one.speakers)
    promised = one.kind in {LedgerKind.PROMISE, LedgerKind.THREAT}
    return _Sought(
        row=row,
        one=one,
        words={word: sqrt(rare[word] * log((many + _MORE) / max(held.get(word, 1), 1))) for word in sorted(rare)},
        names=frozenset(_names(text, one.what) & rare.keys()),
        deeds=asked_for([token for part in one.what for token in tokens(text, part)]),
        makers=makers,
        doers=makers if promised else _words_of(one.addressee or ""),
        numbers=numbers(" ".join(part.of(text) for part in one.what)),
    )


def _names(text: str, parts: Sequence[Span]) -> frozenset[str]:
    """Return the words that are printed with a capital, but for the first."""
    row = [token for part in parts for token in tokens(text, part) if token.letters]
    return frozenset(deed(token.word) for token in row[1:] if token.capital)


def _words_of(*names: str) -> frozenset[str]:
    """Return the telling words of names."""
    return frozenset(deed_of(word) for name in names if name for word in telling(name, [Span(0, len(name))]))


def _clauses(one: Read) -> Iterator[_Told]:
    """Yield the clauses of a statement, with the words that announce it where they stand in the same sentence."""
    statement = one.statement
    announced = [part for part in (statement.source, statement.cue) if part is not None]
    for piece in statement.content:
        sentence = next(stretch for stretch in one.sentences if stretch.covers(piece))
        stretch = hull((piece, *(part for part in announced if sentence.covers(part))))
        ends = [match.start() for match in _CLAUSE.finditer(one.text, stretch.start, stretch.end)]
        for start, end in zip([stretch.start, *ends], [*ends, stretch.end], strict=True):
            row = tuple(tokens(one.text, Span(start, end))) if start < end else ()
            words = [token for token in row if token.letters or token.digits]
            if words:
                span = Span(words[0].span.start, words[-1].span.end)
                times = (t for t in one.annotated.timexes if span.covers(t.span))
                clause = Clause(one.text, span, row)
                yield _Told(
                    read=one,
                    clause=clause,
                    named=names_told(clause),
                    deeds=deeds_told(clause),
                    words=frozenset(_deeds(telling(one.text, [span]))),
                    times=tuple(covered for t in times if (covered := interval(t.value)) is not None),
                )


def _day(told: Read) -> date | None:
    """Return when a statement was made, else when it was printed."""
    said = next((timex.value for timex in told.annotated.timexes if timex.id == told.statement.said), None)
    covered = interval(said) if said is not None else None
    return covered.first if covered is not None else told.annotated.article.day


def _is_later(told: _Told, one: Undertaking) -> bool:
    """Tell whether a clause may tell what came after a demand."""
    since = interval(one.since) if one.since is not None else None
    after = since is not None and any(time.first >= since.first for time in told.times)
    if since is not None and any(time.last < since.first for time in told.times):
        return False
    if _HAD.search(told.clause.told) is not None and not after:
        return False
    day, printed = _day(told.read), told.read.annotated.article.day
    if since is not None and ((day is not None and day > since.last) or (printed is not None and printed > since.last)):
        return True
    behind = told.read.statement.article_id == one.statement.article_id and told.clause.span.start > one.what[-1].end
    return behind and (after or _LATER.search(told.clause.told) is not None)


def _outcomes(told: _Told, sought: Sequence[_Sought]) -> dict[int, Outcome]:
    """Return what a clause tells of rows, by their numbers."""
    found: dict[int, Outcome] = {}
    named: dict[int, tuple[float, Outcome]] = {}
    for one in sought:
        own = one.one.kind in {LedgerKind.PROMISE, LedgerKind.THREAT}
        done = by_deed(told.clause, one.deeds, one.doers, own=own)
        if done is not None and _is_on(told, one, *done) and _is_told(told, done[0]):
            found[one.row] = done[0]
        called = told.named.get(one.one.kind)
        if called is not None and _is_told(told, called[0]):
            covered = one.covered(told.words)
            if covered >= _COVERED or called[1] & one.makers:
                named[one.row] = max((covered, called[0]), named.get(one.row, (0.0, called[0])))
    best = max((covered for covered, _ in named.values()), default=0.0)
    likely = {row: outcome for row, (covered, outcome) in named.items() if covered == best}
    # "Rejected the union's demand" where the union made two: of which, nobody can tell.
    return {**(likely if len(likely) == 1 else {}), **found}


def _is_on(told: _Told, one: _Sought, outcome: Outcome, done: str) -> bool:
    """Tell whether a clause that tells a deed tells it of the thing that is demanded or promised, and all of it."""
    if outcome is Outcome.KEPT and _is_part(told, one):
        return False
    others = one.words.keys() - {done}
    if not others:
        return bool(told.words & (one.doers or one.makers))
    if one.names and not one.names & told.words:
        return False  # "the crew of the Pelican was released" is another crew
    return bool(told.words & others) and one.covered(told.words) >= _COVERED


def _is_told(told: _Told, outcome: Outcome) -> bool:
    """Tell whether a statement says plainly what its clause says."""
    statement = told.read.statement
    if outcome is Outcome.KEPT:
        return statement.act in _TELL_OF_DEEDS and statement.certainty is Certainty.ASSERTED
    refused = statement.cue is not None and refuses(statement.cue.of(told.read.text))
    return statement.act in _TELL_OF_REFUSALS and (statement.certainty is Certainty.ASSERTED or refused)


def _is_part(told: _Told, one: _Sought) -> bool:
    """Tell whether only a part of it was done: "21 of the girls were freed"."""
    if _ALL.search(told.clause.told) is not None:
        return False
    text, span = told.clause.text, told.clause.span
    times = [timex.span for timex in told.read.annotated.timexes if span.covers(timex.span)]
    counted = "".join(
        " " if any(time.start <= place < time.end for time in times) else text[place]
        for place in range(span.start, span.end)
    )
    return _PART.search(counted) is not None or not numbers(counted) <= one.numbers


def _repeated(row: Sequence[Undertaking]) -> Iterator[tuple[date, FollowUp]]:
    """Yield the statements of a row that say it again, at a later time or in so many words."""
    first, *others = row
    start = interval(first.since) if first.since is not None else None
    for one in others:
        statement, text = one.statement, one.annotated.article.text
        span = hull(tuple(part for part in (statement.source, statement.cue, one.what[0]) if part is not None))
        announced = tuple(part for part in (statement.source, statement.cue) if part is not None)
        around = hull(announced) if announced else None
        said = interval(one.since) if statement.said is not None and one.since is not None else None
        elsewhere = statement.article_id != first.statement.article_id
        later = elsewhere and said is not None and start is not None and said.first > start.last
        words = text[max(0, around.start - _AROUND) : around.end + _AROUND] if around is not None else ""
        if later or _AGAIN.search(words) is not None:
            day = said.first if said is not None else one.annotated.article.day
            yield (
                day or date.max,
                FollowUp(
                    statement_id=statement.id,
                    article_id=statement.article_id,
                    span=span,
                    outcome=Outcome.REPEATED,
                ),
            )


def _add(found: list[tuple[date, FollowUp]], told: _Told, outcome: Outcome) -> None:
    """Put a clause among what its article says of a row, once for all statements that hold it."""
    statement, span = told.read.statement, told.clause.span
    if not any(one.span.overlaps(span) for _, one in found):
        one = FollowUp(statement_id=statement.id, article_id=statement.article_id, span=span, outcome=outcome)
        found.append((_day(told.read) or date.max, one))
