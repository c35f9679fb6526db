"""How a terminal shows the record of a story: claims, origins, conflicts, changed quotations, the ledger, silence."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from onrecord.casefile.answers import Saying, Words
from onrecord.cli.paper import Paper
from onrecord.composing.record import Changed, Differing, Due, Record, SaidAlike, Silent
from onrecord.composing.told import (
    DUES,
    EXPLANATIONS,
    KINDS,
    OUTCOMES,
    announced,
    answers,
    around,
    carried,
    chain_of,
    changes_of,
    claimed,
    doubt_of,
    label_of,
    missing_of,
    outcome_of,
    printing,
    response_to,
    times_of,
    who_owes,
)
from onrecord.composing.verdicts import opinions
from onrecord.composing.voices import names_of
from onrecord.composing.wording import content_of, listed, one_line, standing_of

_COLUMN = 12
_MOST_ROWS = 8  # of a part of the record, in short


def print_claim(one: SaidAlike, numbers: Mapping[str, int], paper: Paper, *, ident: bool = False) -> None:
    """Print a claim: the words of one, by whom each report has it, and who answers; with `ident`, its id."""
    paper.text(claimed(one), indent=2, hang=2)
    by: dict[str, list[Saying]] = defaultdict(list)
    for saying in one.sayings:
        by[listed(names_of(saying))].append(saying)
    said = "; ".join(f"{who}{_refs(sayings, numbers)}" for who, sayings in by.items())
    told = (
        said,
        standing_of(one.claim, one.reports),
        response_to(one, len(numbers)),
        *opinions(one.claim.review),
        *((f"claim {one.claim.id}",) if ident else ()),
    )
    paper.text(" · ".join(part for part in told if part), indent=4, hang=2, faint=True)
    for label, replies in (("denied", one.denials), ("no comment", one.refusals)):
        for sayings, rejection in answers(replies):
            words = f"{listed(names_of(sayings[0]))}: {content_of(sayings[0])}{_refs(sayings, numbers)}"
            ids = ", ".join(f"{saying.id}@{one.claim.id}" for saying in sayings) if ident else ""
            paper.entry(label, " · ".join(part for part in (words, rejection, ids) if part), indent=4, column=_COLUMN)


def print_origins(one: SaidAlike, numbers: Mapping[str, int], paper: Paper) -> None:
    """Print a claim and the chain of each of its origins, with the words that tell so."""
    paper.text(claimed(one), indent=2, hang=2)
    paper.text(standing_of(one.claim, one.reports), indent=4, faint=True)
    for origin in one.claim.origins:
        sayings = one.of_origin(origin)
        paper.text(" → ".join(chain_of(origin, sayings)) + _refs(sayings, numbers), indent=4, hang=2)
        words = next((words for words in map(announced, one.telling(origin)) if words), "")
        told = (
            f"“{words}”" if words else "",
            doubt_of(origin, one.claim.origins),
            missing_of(origin),
        )
        if any(told):
            paper.text(" · ".join(part for part in told if part), indent=6, hang=2, faint=True)


def print_conflict(one: Differing, numbers: Mapping[str, int], paper: Paper, *, ident: bool = False) -> None:
    """Print the values of a conflict side by side, each with its words and whose they are."""
    conflict = one.conflict
    told = (
        KINDS[conflict.kind],
        EXPLANATIONS[conflict.explained_by],
        *opinions(conflict.review, conflict.corrected),
        *((f"conflict {conflict.id}",) if ident else ()),
    )
    paper.text(" · ".join(part for part in told if part), indent=2, hang=2, bold=True)
    before = None
    for value, saying in sorted(one.given, key=lambda pair: _first_of(one, pair[0].value)):
        label = label_of(conflict.kind, value) if value.value != before else ""
        before = value.value
        words = around(saying.sentence, Words(span=value.span, words=value.words))
        quoted = f"{words.before}«{words.words}»{words.after} {listed(names_of(saying))}{_refs((saying,), numbers)}"
        if label:
            paper.text(label, indent=4)
        paper.text(quoted, indent=6, hang=2)


def _first_of(one: Differing, value: str) -> int:
    return next(place for place, (given, _) in enumerate(one.given) if given.value == value)


def print_quotation(one: Changed, numbers: Mapping[str, int], paper: Paper, *, ident: bool = False) -> None:
    """Print two printings of one utterance, the words that differ between « and »."""
    quotation = one.quotation
    told = (
        changes_of(quotation),
        *opinions(quotation.review),
        *((f"quotation {quotation.id}",) if ident else ()),
    )
    paper.text(" · ".join(part for part in told if part), indent=2, hang=2, bold=True)
    for side, saying in enumerate(one.sayings):
        pieces = (f"«{words}»" if kind else words for words, kind in printing(quotation, side, saying))
        paper.text(f"{''.join(pieces)} {listed(names_of(saying))}{_refs((saying,), numbers)}", indent=4, hang=2)


def print_due(one: Due, numbers: Mapping[str, int], paper: Paper, *, ident: bool = False) -> None:
    """Print a row of the ledger: whose, what, since when, and what later reports tell of it."""
    row = one.row
    words = one_line(" … ".join(part.words for part in row.what))
    line = f"{who_owes(row, one.sayings)}: {words}{_refs(one.sayings, numbers)}"
    paper.entry(DUES[row.kind], line, indent=2, column=_COLUMN)
    told = (
        outcome_of(row, len(numbers)),
        *times_of(row),
        *opinions(row.review, row.corrected),
        *((f"row {row.id}",) if ident else ()),
    )
    paper.text(" · ".join(part for part in told if part), indent=2 + _COLUMN, hang=2, faint=True)
    for later in row.follow_ups:
        told_later = f"{OUTCOMES[later.outcome]}: {one_line(later.words)} [{numbers[later.article_id]}]"
        paper.text(told_later, indent=2 + _COLUMN, hang=2)


def print_silent(one: Silent, numbers: Mapping[str, int], paper: Paper) -> None:
    """Print what one report leaves out, and what only it has."""
    paper.text(f"Report [{numbers[one.article_id]}]", indent=2, bold=True)
    for row, saying in one.left_out:
        words = f"{content_of(saying)}{_refs((saying,), numbers)} ({carried(row.carried_by)})"
        paper.entry("leaves out", words, indent=4, column=_COLUMN)
    for _, saying in one.only_here:
        paper.entry("only here", f"{listed(names_of(saying))}: {content_of(saying)}", indent=4, column=_COLUMN)


def print_in_short(record: Record, numbers: Mapping[str, int], paper: Paper) -> None:
    """Print the record in short: the commands of its parts print all of it."""
    parts: tuple[tuple[str, str, Sequence[object], Callable[..., None]], ...] = (
        ("Claims", "claims", record.claims, print_claim),
        ("Conflicts", "conflicts", record.conflicts, print_conflict),
        ("Quotations that changed", "conflicts", record.quotations, print_quotation),
        ("Ledger", "ledger", record.ledger, print_due),
    )
    for title, command, rows, shown in parts:
        if rows:
            paper.section(title)
        for row in rows[:_MOST_ROWS]:
            shown(row, numbers, paper)
        if len(rows) > _MOST_ROWS:
            paper.text(f"and {len(rows) - _MOST_ROWS:,} more: onrecord {command}", indent=2, faint=True)


def _refs(sayings: Iterable[Saying], numbers: Mapping[str, int]) -> str:
    return "".join(f" [{number}]" for number in sorted({numbers[saying.article_id] for saying in sayings}))
