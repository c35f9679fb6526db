"""What the room asks of the floor beside it: to write down what a person rejects."""

from collections.abc import Sequence
from typing import Protocol

from onrecord.model.judgement import Judgement


class Reject(Protocol):
    """What writes that things are not what they are taken for: `onrecord.engine.rejecting.reject`."""

    def __call__(
        self, case: str, things: Sequence[str], *, by: str, reason: str | None = None
    ) -> tuple[Judgement, ...]:
        """Write it, or raise a `BadSetting` or `CaseBusy`."""
        ...
