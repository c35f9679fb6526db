"""The tables of the record, in the order in which they are listed: their names, and what a row of each is."""

from typing import TypeAlias

from onrecord.composing.tables.article import ArticleRow, BlockRow, MentionRow, StatementRow, TimexRow
from onrecord.composing.tables.judged import JudgementRow
from onrecord.composing.tables.linked import (
    ClaimRow,
    ConflictRow,
    CopyRow,
    EntityRow,
    LedgerTableRow,
    QuotationRow,
    SilenceRow,
    StoryRow,
    TimelineTableRow,
)

Row: TypeAlias = (
    ArticleRow
    | BlockRow
    | EntityRow
    | MentionRow
    | TimexRow
    | StatementRow
    | StoryRow
    | CopyRow
    | ClaimRow
    | ConflictRow
    | QuotationRow
    | LedgerTableRow
    | SilenceRow
    | TimelineTableRow
    | JudgementRow
)

ROWS: dict[str, type] = {
    "articles": ArticleRow,
    "blocks": BlockRow,
    "entities": EntityRow,
    "mentions": MentionRow,
    "timexes": TimexRow,
    "statements": StatementRow,
    "stories": StoryRow,
    "copies": CopyRow,
    "claims": ClaimRow,
    "conflicts": ConflictRow,
    "quotations": QuotationRow,
    "ledger": LedgerTableRow,
    "silences": SilenceRow,
    "timeline": TimelineTableRow,
    "judgements": JudgementRow,
}
"""Every table, in the order in which they are listed, with what a row of it is."""

TABLES = tuple(ROWS)
