"""What a search of the room asks for, and what fits it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Self
from urllib.parse import urlencode

from onrecord.casefile.answers import Found, Saying
from onrecord.casefile.case import Case
from onrecord.casefile.searching import Bounds
from onrecord.composing.wording import ACTS
from onrecord.model.statement import Act

MOST = 200
_MOST_FACETS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is asked for: words, and who says them, by which act, in which outlet, printed from which day to which."""

    words: str = ""
    speaker: str = ""
    act: str = ""
    outlet: str = ""
    since: str = ""
    until: str = ""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> Self:
        """Read it off the query of an address."""
        names = {"words": "q", "speaker": "speaker", "act": "act", "outlet": "outlet", "since": "from", "until": "to"}
        return cls(**{field: " ".join(query.get(name, "").split()) for field, name in names.items()})

    def address(self, path: str, **changed: str) -> str:
        """Return the address of this search, with something changed."""
        told = asdict(replace(self, **changed))
        told = {"q": told.pop("words"), "from": told.pop("since"), "to": told.pop("until"), **told}
        asked = urlencode({name: value for name, value in told.items() if value})
        return f"{path}?{asked}" if asked else path

    @property
    def anything(self) -> bool:
        """Whether anything is asked for."""
        return self != Wanted()

    @property
    def bounds(self) -> Bounds:
        """What the search is narrowed to, beside its words."""
        return Bounds(speaker=self.speaker, act=self.act, outlet=self.outlet, since=self.since, until=self.until)


def find(case: Case, wanted: Wanted) -> Found:
    """Return what fits, the best first; without words in the order of print."""
    return case.search(wanted.words, most=MOST, bounds=wanted.bounds)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """One way to narrow a search: what it is called, and each value with how many fit and its address."""

    title: str
    values: tuple[tuple[str, int, str], ...]
    without: str | None


def facets(sayings: Iterable[Saying], wanted: Wanted) -> tuple[Facet, ...]:
    """Return how what was found can be narrowed; a facet that is asked for leads back out of it."""
    found = tuple(sayings)
    acts = {str(act): ACTS[act] for act in Act}
    counted: tuple[tuple[str, str, Counter[str], dict[str, str]], ...] = (
        ("Who", "speaker", Counter(name for saying in found for name in saying.names), {}),
        ("How", "act", Counter(str(saying.act) for saying in found), acts),
        ("Outlet", "outlet", Counter(saying.outlet for saying in found if saying.outlet), {}),
    )
    return tuple(
        Facet(
            title=title,
            values=tuple(
                (words.get(value, value), many, wanted.address("/search", **{field: value}))
                for value, many in counts.most_common(_MOST_FACETS)
            ),
            without=wanted.address("/search", **{field: ""}) if getattr(wanted, field) else None,
        )
        for title, field, counts, words in counted
    )
