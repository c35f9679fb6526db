"""The record of a story as blocks of a paper: claims and their chains, conflicts, quotations, the ledger, silence."""

from collections.abc import Iterable, Iterator, Sequence

from onrecord.composing.captions import DENIED, LEAVES_OUT, LOOSE, LOOSE_TOLD, NO_COMMENT, ONLY_HERE, by_line, contents
from onrecord.composing.cards import Cards, ClaimCard, ConflictCard, DueLine, QuotationCard, SilentReport, Spoken
from onrecord.composing.notes import By
from onrecord.composing.paper.pieces import Block, Heading, Inline, Inlines, Line, Mark, Style, Table
from onrecord.composing.paper.words import plain, quiet, run, strong
from onrecord.composing.proposals import Proposal
from onrecord.composing.reviewed import beside

_COLON = run(": ")


def record_of(cards: Cards, prefix: str, level: int) -> Iterator[Block]:
    """Yield the record of a story, each part that has anything under its heading; anchors begin with `prefix`."""
    told: dict[str, Iterable[Block]] = {
        "claims": _claims(cards, level + 1),
        "conflicts": (block for card in cards.conflicts for block in _conflict(card)),
        "quotations": (block for card in cards.quotations for block in _quotation(card)),
        "ledger": (block for line in cards.ledger for block in _due(line)),
        "silence": (block for one in cards.silences for block in _silent(one, level + 1)),
    }
    for slug, title, rows in contents(cards):
        if rows:
            yield Heading(words=title, level=level, anchor=f"{prefix}{slug}")
            yield from told[slug]


def tag(words: str) -> Inlines:
    """Return words in brackets, as a person's word on a line stands; nothing for none."""
    return (run(" ["), quiet(words), run("]")) if words else ()


def _judged(proposal: Proposal) -> Inlines:
    told = beside(proposal)
    return (quiet(f" · {told}"),) if told else ()


def _from(by: By) -> Inline:
    return quiet(f" {by_line([by])}")


def _claims(cards: Cards, level: int) -> Iterator[Block]:
    firm = True
    for card in cards.claims:
        if firm and card.loose:
            firm = False
            yield Heading(words=LOOSE, level=level)
            yield Line(inlines=(quiet(LOOSE_TOLD),), style=Style.META)
        yield from _claim(card)


def _claim(card: ClaimCard) -> Iterator[Block]:
    yield Line(inlines=(run(card.words),), style=Style.SAID, keep=True)
    by: list[Inline] = []
    for number, (who, notes) in enumerate(card.by):
        by += [run("; ")] if number else []
        by += [strong(who), *notes]
    yield Line(inlines=tuple(by))
    counted = " · ".join(part for part in (card.count, card.response, beside(card.proposal)) if part)
    yield Line(inlines=(quiet(counted),), style=Style.META)
    for chain in card.chains:
        links: list[Inline] = []
        for number, one in enumerate(chain.links):
            links += [run(" → ")] if number else []
            links.append(run(one))
        yield Line(
            inlines=(
                *links,
                *chain.notes,
                *((quiet(f" “{chain.words}”"),) if chain.words else ()),
                *tag(chain.doubt),
                *tag(chain.missing),
            ),
            style=Style.INSIDE,
        )
    yield from _spoken(card.denials, DENIED)
    yield from _spoken(card.refusals, NO_COMMENT)


def _spoken(rows: Sequence[Spoken], label: str) -> Iterator[Block]:
    for one in rows:
        said: Inlines = (strong(one.who), _COLON, run(one.words), *one.notes, quiet(f" {by_line(one.by)}"))
        yield Line(inlines=(*said, *tag(one.rejected), *_judged(one.proposal)), label=label)


def _conflict(card: ConflictCard) -> Iterator[Block]:
    yield Line(
        inlines=(run(f"{card.kind} · {card.explained}", Mark.LABEL), *tag(card.rejected), *_judged(card.proposal)),
        keep=True,
    )
    yield Table(
        head=("Value", "In its sentence", "Who, and in which report"),
        rows=tuple(
            (
                (strong(value),) if first else (),
                (run(line.excerpt.before), strong(line.excerpt.words), run(line.excerpt.after), *line.notes),
                (run(line.who), quiet(f" · {by_line([line.by])}")),
            )
            for value, lines in card.values
            for first, line in ((number == 0, line) for number, line in enumerate(lines))
        ),
        widths=(2, 6, 4),
    )


def _quotation(card: QuotationCard) -> Iterator[Block]:
    yield Line(inlines=(run(card.changes, Mark.LABEL), *tag(card.rejected), *_judged(card.proposal)), keep=True)
    yield Table(
        head=tuple(plain(by_line([side.by])) for side in card.sides),
        rows=(
            tuple(
                (
                    *(run(words, Mark.CHANGED if kind else Mark.NONE) for words, kind in side.pieces),
                    *side.notes,
                    quiet(f" {side.who}"),
                )
                for side in card.sides
            ),
        ),
        widths=(1, 1),
    )


def _due(line: DueLine) -> Iterator[Block]:
    what: Inlines = (strong(line.who), _COLON, run(line.words), *line.notes)
    yield Line(inlines=what, label=line.act, keep=True)
    told = " · ".join((line.outcome, *line.times))
    yield Line(inlines=(quiet(told), *tag(line.rejected), *_judged(line.proposal)), style=Style.META, label=" ")
    for outcome, words, by, notes in line.follow_ups:
        yield Line(
            inlines=(run(outcome, Mark.LABEL), run(f" {words}"), *notes, _from(by)), style=Style.INSIDE, label=" "
        )


def _silent(one: SilentReport, level: int) -> Iterator[Block]:
    yield Heading(words=plain(by_line([one.by])), level=level)
    for words, many, notes in one.left_out:
        yield Line(inlines=(run(words), *notes, quiet(f" {many}")), label=LEAVES_OUT)
    for who, words, notes in one.only_here:
        yield Line(inlines=(strong(who), _COLON, run(words), *notes), label=ONLY_HERE)
