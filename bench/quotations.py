"""Mutated quotations: whether each change to what was said is flagged as what it is, and no change of type is.

A row of the table is a quotation in which `{-…}` is a negation, `{~…}` a qualifier and `{#…|…}` a number with another.
Four mutations of each drop the negation or the qualifier, swap the number, or name another speaker; four more change
nothing but the print.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from onrecord.link.quotations import changed
from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.article import Article, Block, BlockRole
from onrecord.model.mention import Entity, EntityKind
from onrecord.model.provenance import Provenance
from onrecord.model.quotation import ChangeKind
from onrecord.model.span import Span
from onrecord.model.statement import Act, Certainty, Manner, Speaker, Statement
from onrecord.model.story import Story

TABLE = "quotations.txt"
_STORY = Story(id="story", title="", article_ids=("a", "b"), start=None, end=None)
_MARK = re.compile(r"\{([-~#])([^}|]*)(?:\|([^}]*))?\}( ?)")
_SPEAKERS = ("Teodora Vask", "Emil Korvath")
_GROUPS = {"-": ChangeKind.NEGATION, "~": ChangeKind.QUALIFIER, "#": ChangeKind.NUMBER}


class Case(NamedTuple):
    """A quotation as two articles print it, in pieces, by two speakers; and the kinds that are to be flagged."""

    name: str
    first: tuple[str, ...]
    second: tuple[str, ...]
    speakers: tuple[str, str]
    wanted: tuple[ChangeKind, ...]


def cases(table: Path) -> Iterator[Case]:
    """Yield the mutations and the mere changes of type, eight for each row."""
    for row in table.read_text(encoding="utf-8").splitlines():
        whole = _read(row, "")
        for sign, kind in _GROUPS.items():
            yield Case(kind.value, (whole,), (_read(row, sign),), (_SPEAKERS[0],) * 2, (kind,))
        yield Case(ChangeKind.SPEAKER.value, (whole,), (whole,), _SPEAKERS, (ChangeKind.SPEAKER,))
        for name, print_ in _TYPE.items():
            yield Case(name, (f"“{whole}”",), print_(whole), (_SPEAKERS[0],) * 2, ())


def _read(row: str, mutated: str) -> str:
    """Return a row's quotation, with the stretch of one sign dropped, or swapped for its other number."""

    def words(match: re.Match[str]) -> str:
        sign, own, other, space = match.groups()
        if sign != mutated:
            return f"{own}{space}"
        return f"{other}{space}" if other is not None else ""

    return _MARK.sub(words, row)


def _broken(words: str) -> tuple[str, ...]:
    row = words.split()
    return f'"{" ".join(row[:6])},"', f'"{" ".join(row[6:])}"'


def _cut(words: str) -> tuple[str, ...]:
    row = words.split()
    return (f'"{" ".join(row[:4])} ... {" ".join(row[6:])}"',)


def _bracketed(words: str) -> tuple[str, ...]:
    row = words.split()
    return (f'"{" ".join(row[:-3])} [said of the matter] {" ".join(row[-2:])}"',)


def _straight(words: str) -> tuple[str, ...]:
    return (f"'{words.upper().removesuffix('.')}!'",)


_TYPE: dict[str, Callable[[str], tuple[str, ...]]] = {
    "marks, case and end": _straight,
    "cut with dots": _cut,
    "words in brackets": _bracketed,
    "broken by the cue": _broken,
}


def flagged(case: Case) -> tuple[ChangeKind, ...]:
    """Return the kinds of difference that are found between the two articles of a case."""
    articles = [_article(name, pieces, who) for name, pieces, who in zip("ab", case[1:3], case.speakers, strict=True)]
    entities = [
        Entity(id=who, story_id="story", name=who, kind=EntityKind.PERSON, mention_ids=(who,)) for who in _SPEAKERS
    ]
    return tuple(change.kind for one in changed(_STORY, articles, (), entities) for change in one.changes)


def _article(name: str, pieces: tuple[str, ...], who: str) -> AnnotatedArticle:
    """Return an article that is one sentence: a quotation, broken by the cue where it comes in pieces."""
    text, content = "", []
    for number, piece in enumerate(pieces):
        content.append(Span(len(text), len(text) + len(piece)))
        text += piece + (f" said {who}, " if number == 0 else ".")
    source = Span(text.index(who), text.index(who) + len(who))
    statement = Statement(
        id=name,
        article_id=name,
        content=tuple(content),
        source=source,
        cue=Span(source.start - len("said "), source.start - 1),
        manner=Manner.DIRECT,
        act=Act.CLAIM,
        certainty=Certainty.ASSERTED,
        confidence=1.0,
        speakers=(Speaker(name=who, mention_id=who),),
        provenance=Provenance(maker="bench", version="1"),
    )
    body = Block(span=Span(0, len(text)), role=BlockRole.BODY)
    shown = Article(id=name, page_sha256=name, name=name, text=text, blocks=(body,), language="en")
    return AnnotatedArticle(
        article=shown, sentences=(Span(0, len(text)),), mentions=(), timexes=(), statements=(statement,)
    )


def run(input: Path) -> None:  # noqa: A002 - the dispatcher calls by these names
    """Print, for each kind of mutation and of mere change of type, how many come out as they should."""
    right: dict[str, list[bool]] = {}
    wrong = []
    for case in cases(input / TABLE):
        found = flagged(case)
        right.setdefault(case.name, []).append(found == case.wanted)
        if found != case.wanted:
            wrong.append(f"  {case.name}: {case.second} found {[kind.value for kind in found]}")
    for name, each in right.items():
        print(f"{name}: {sum(each)} of {len(each)}")
    print("\n".join(wrong))
