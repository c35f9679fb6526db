"""On how much a story stands: how many texts its reports are, and from how many origins comes what several carry.

A story has no number of origins of its own: each claim has one. What can be counted honestly over all claims that
several reports carry is who is named as a first-hand source of any of them, how many more stay unnamed, how many texts
say it and name nobody; and how many of these claims have one origin, however many reports print them.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.casefile.accounts import CarriedOrigin
from onrecord.casefile.carried import Carriage
from onrecord.composing.wording import counted, one_line
from onrecord.model.claim import OriginKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Footing:
    """What a story stands on: its reports, their texts (a copy counts with what it copies), and the origins.

    `claims` are those that several reports carry, `of_one` those among them with one origin at most. `named` are the
    names that are known to be origins of their own, `others` the names that may be one of these; `unnamed` and
    `unsourced` count each text once for each description, for what stays unnamed may be anybody.
    """

    reports: int
    texts: int
    claims: int
    of_one: int
    named: int
    others: int
    unnamed: int
    unsourced: int

    @property
    def at_least(self) -> int:
        """How many origins there are at least; none where no claim is carried by several reports."""
        return max(self.named, min(1, self.claims))


def footing(carriage: Carriage, texts: Mapping[str, str]) -> Footing:
    """Count what a story stands on; `texts` gives for each article the one that stands for all copies of its text."""
    origins = carriage.origins
    speakers = [origin for origin in origins if origin.kind is OriginKind.SPEAKER]
    named = {_name(origin.name) for origin in speakers if origin.known}
    return Footing(
        reports=len(texts),
        texts=len(set(texts.values())),
        claims=carriage.claims,
        of_one=carriage.of_one,
        named=len(named),
        others=len({_name(origin.name) for origin in speakers} - named),
        unnamed=len({(_text(one, texts), _name(one.name)) for one in origins if one.kind is OriginKind.UNNAMED}),
        unsourced=len({_text(one, texts) for one in origins if one.kind is OriginKind.OUTLET}),
    )


def _text(one: CarriedOrigin, texts: Mapping[str, str]) -> str | None:
    return None if one.article_id is None else texts.get(one.article_id, one.article_id)


def _name(name: str | None) -> str:
    return one_line(name or "").casefold()


def reports_in_words(one: Footing) -> str:
    """Return how many reports a story has, and how many texts these are: "5 reports, which are 4 texts"."""
    reports = counted(one.reports, "report")
    return reports if one.texts == one.reports else f"{reports}, which are {counted(one.texts, 'text')}"


def origins_in_words(one: Footing) -> tuple[str, ...]:
    """Return from whom comes what several reports carry: "at least 9 origins by name", "2 sources unnamed"."""
    if not one.claims:
        return () if one.reports == 1 else ("no two reports were found to say the same",)
    parts = (
        f"at least {counted(one.at_least, 'origin')}{' by name' if one.named else ''}",
        one.others and counted(one.others, "name that may be one of these", "names that may be among these"),
        one.unnamed and f"{counted(one.unnamed, 'source')} unnamed",
        one.unsourced and counted(one.unsourced, "text names nobody", "texts name nobody"),
        one.of_one and one.claims > 1 and f"{one.of_one:,} of {one.claims:,} shared claims rest on 1 origin",
    )
    return tuple(part for part in parts if part)
