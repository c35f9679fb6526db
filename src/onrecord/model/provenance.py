"""Who made a record: a component or a person, in which version, with which settings."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """The maker of a record.

    `maker` is a component's name (`onrecord_attribution`) or a person's; `settings` is stable in its order.
    """

    maker: str
    version: str
    settings: str = ""
