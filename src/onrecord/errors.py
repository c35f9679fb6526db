"""Everything that onrecord raises on purpose.

    OnrecordError               a sentence for the user, and what to do
    ├── NotACase                the folder given is not a case, or not one that this version reads
    ├── CaseBusy                another process is writing to the case
    ├── JudgedMeanwhile         somebody else decided about a record since the one who decides now saw it
    ├── NothingToRead           the paths given hold no page at all
    ├── BadIndex                the spreadsheet beside the pages can't be used as it stands
    ├── BadSetting              a setting or an option has no sensible meaning
    ├── PipelineUnusable        the spaCy pipeline asked for can't be loaded, or lacks a needed layer
    ├── WorkerLost              a process that reads pages was killed or ran out of memory
    └── PageRefused             one page can't be read: set aside with its `reason`, the rest goes on

Anything else that escapes is a bug.
"""

from enum import StrEnum


class Reason(StrEnum):
    """Why a page was set aside."""

    EMPTY = "empty"
    BINARY = "binary"
    UNKNOWN_TYPE = "unknown type"
    BROKEN_ENCODING = "broken encoding"
    BROKEN_ARCHIVE = "broken archive"
    BROKEN_ROW = "broken row"
    TOO_LARGE = "too large"
    NO_TEXT = "no text"
    NOT_ENGLISH = "not English"
    SAME_BYTES = "same bytes"
    SAME_ID = "same id"
    UNREADABLE = "unreadable"


class OnrecordError(Exception):
    """A failure that a user can understand; its text is a sentence that says what to do."""


class NotACase(OnrecordError):
    """The folder is not a case, or was made by a newer version."""


class CaseBusy(OnrecordError):
    """Another process is writing to the case."""


class JudgedMeanwhile(OnrecordError):
    """Somebody else decided about a record since the one who decides now saw it; nothing was written."""


class NothingToRead(OnrecordError):
    """The paths given hold no page at all."""


class BadIndex(OnrecordError):
    """The spreadsheet `index.csv` can't be used as it stands."""


class BadSetting(OnrecordError):
    """A setting or an option has no sensible meaning."""


class PipelineUnusable(OnrecordError):
    """The spaCy pipeline asked for can't be loaded, or lacks a layer that is needed."""


class WorkerLost(OnrecordError):
    """A process that reads pages was killed or ran out of memory; what was read is kept."""


class PageRefused(OnrecordError):
    """One page can't be read; it is set aside with its reason and the rest goes on."""

    def __init__(self, reason: Reason, explanation: str) -> None:
        """Keep the reason, one of a closed set, beside the sentence for the user."""
        super().__init__(explanation)
        self.reason = reason
        self.explanation = explanation
