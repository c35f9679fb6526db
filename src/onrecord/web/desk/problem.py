"""Why nothing was written: told on the page that shows the form again, as it was filled in."""

from dataclasses import dataclass
from typing import Self

from onrecord.errors import BadSetting, CaseBusy, JudgedMeanwhile, OnrecordError

_STATUS: dict[type[OnrecordError], tuple[int, str]] = {
    BadSetting: (400, "Not written"),
    JudgedMeanwhile: (409, "Somebody else judged it meanwhile"),
    CaseBusy: (503, "Not written yet: the case is busy"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Why nothing was written, with the status of HTTP; `meanwhile` tells that somebody else decided since."""

    status: int
    title: str
    sentence: str

    @classmethod
    def of(cls, error: OnrecordError) -> Self:
        """Return what an error is to one who judges."""
        status, title = _STATUS.get(type(error), (500, "Not written"))
        return cls(status=status, title=title, sentence=str(error))

    @property
    def meanwhile(self) -> bool:
        """Whether somebody else decided since the form was shown."""
        return self.status == _STATUS[JudgedMeanwhile][0]
