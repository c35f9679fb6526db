"""When the feasts of lunar calendars fall, and how far countries differ: `python -m training.feasts`.

The package `holidays` (MIT) knows the public holidays of countries. The countries that keep a feast are asked when it
begins; the days from the earliest beginning to the latest end are kept, since a feast that waits for a sighting of the
moon begins on different days. Ramadan is nobody's holiday: it is the 30 days before Eid al-Fitr. Written to
`src/onrecord/annotate/timexes/feasts.txt`: feast, first day, last day, one a line.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import holidays

TARGET = Path("src/onrecord/annotate/timexes/feasts.txt")
YEARS = range(1980, 2051)
MONTH = timedelta(days=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Feast:
    """A feast: the countries that keep it, what `holidays` calls it, and how many days follow the first."""

    countries: str
    name: str
    more: int = 0


_MOON = "AE EG ID IN IR MA MY NG PK SA SG TR"
FEASTS = {
    "eid al-fitr": Feast(countries=_MOON, name="Eid al-Fitr", more=2),
    "eid al-adha": Feast(countries=_MOON, name="Eid al-Adha", more=3),
    "passover": Feast(countries="IL", name="Pesach", more=7),
    "rosh hashanah": Feast(countries="IL", name="Rosh Hashanah", more=1),
    "yom kippur": Feast(countries="IL", name="Yom Kippur"),
    "lunar new year": Feast(countries="SG HK MY", name="Chinese New Year"),
    "diwali": Feast(countries="SG IN MY LK", name="Diwali"),
    "orthodox easter": Feast(countries="GR", name="Easter Monday"),
    "nowruz": Feast(countries="IR", name="Nowruz"),
}


def first_days(feast: Feast, year: int) -> list[date]:
    """Return the first day on which each country keeps a feast in a year; none where a country keeps it twice."""
    found = []
    for country in feast.countries.split():
        kept = holidays.country_holidays(country, years=year, language="en_US")
        days = [day for day, names in kept.items() if any(_bare(name) == feast.name for name in names.split("; "))]
        if days and max(days) - min(days) > MONTH:
            return []  # in 2000 Eid al-Fitr came in January and in December
        found += [min(days)] if days else []
    return sorted(found)


def _bare(name: str) -> str:
    return name.removesuffix(" (estimated)").removesuffix(" Holiday")


def lines() -> Iterator[str]:
    """Yield the lines of the table."""
    for name, feast in FEASTS.items():
        for year in YEARS:
            if not (days := first_days(feast, year)):
                continue
            first, last = days[0], days[-1] + timedelta(days=feast.more)
            if name == "orthodox easter":
                first, last = first - timedelta(days=1), last - timedelta(days=1)
            yield f"{name}\t{first}\t{last}\n"
            if name == "eid al-fitr":
                yield f"ramadan\t{first - MONTH}\t{days[-1] - timedelta(days=1)}\n"


def main() -> None:
    """Ask and write."""
    table = "".join(sorted(lines()))
    TARGET.write_text(table, encoding="utf-8")
    print(f"{TARGET}: {table.count(chr(10))} lines, holidays {holidays.__version__}")


if __name__ == "__main__":
    main()
