"""Units and currencies: what is measured, in one base unit each, so that miles and kilometres compare.

Pint converts units and Babel knows the names of currencies. Both are asked only about words that newspapers use for
a measure: Pint reads "hands", "chains" and "points" as units, too.
"""

from dataclasses import dataclass
from functools import cache

from babel import Locale
from babel.numbers import get_currency_name
from pint import UnitRegistry

PERCENT = "percent"
_UNITS = """second minute hour day week fortnight month year decade century
m millimetre centimetre metre meter kilometre kilometer mm cm km mile yard foot feet inch inches
gram kilogram kilo kg tonne ton pound lb lbs stone ounce
litre liter gallon barrel hectare acre mph km/h kph knot megawatt gigawatt kilowatt mw gw kw""".split()
_SPELLED = {  # a word of the newspapers: Pint's
    "m": "metre",
    "kilo": "kilogram",
    "decade": "decade_of_years",
    "barrel": "oil_barrel",  # of oil, in the news; Pint's own is the dry barrel
    "lb": "pound",
    "lbs": "pound",
    "feet": "foot",
    "inches": "inch",
    "kph": "km/hour",
    "km/h": "km/hour",
    "mw": "megawatt",
    "gw": "gigawatt",
    "kw": "kilowatt",
}
_PLAIN = {  # a currency's everyday name, where several countries use it: whose it is unless the words say
    "dollar": "USD",
    "buck": "USD",
    "pound": "GBP",
    "euro": "EUR",
    "yen": "JPY",
    "yuan": "CNY",
    "naira": "NGN",
    "ruble": "RUB",
    "rouble": "RUB",
    "rupee": "INR",
    "won": "KRW",
    "franc": "CHF",
    "shekel": "ILS",
    "rand": "ZAR",
    "lira": "TRY",
}
SYMBOLS = {"$": "USD", "£": "GBP", "€": "EUR", "¥": "JPY", "₦": "NGN", "₹": "INR", "₽": "RUB", "₩": "KRW", "₪": "ILS"}


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit: the base unit it is counted in, and how many of those it holds."""

    base: str
    factor: float


@cache
def unit(word: str) -> Measure | None:
    """Return the measure that a word names: "miles" is 1609.344 metres; None for any other word.

    "Pounds" are weight here; `currency` reads them as money.
    """
    word = word.lower()
    name = word if word in _UNITS else word.removesuffix("s")
    if name in {"percent", "per cent", "%"}:
        return Measure(PERCENT, 1.0)
    if name not in _UNITS:
        name = {"centurie": "century"}.get(name, "")
    if not name:
        return None
    base = _registry().Quantity(1, _SPELLED.get(name, name)).to_base_units()
    return Measure(str(base.units), float(base.magnitude))


@cache
def _registry() -> "UnitRegistry[float]":
    registry: UnitRegistry[float] = UnitRegistry(cache_folder=None)
    registry.define("decade_of_years = 10 * year")  # Pint's own decade is a step of a logarithm
    return registry


@cache
def currency(words: str) -> str | None:
    """Return the code of the currency that words name: "dollars" USD, "Australian dollars" AUD; None for others."""
    words = words.lower()
    return _named().get(words) or _PLAIN.get(words) or _PLAIN.get(words.removesuffix("s"))


@cache
def _named() -> dict[str, str]:
    """Return the codes of all currencies by their full names in English, of one and of many."""
    english = Locale("en")
    return {
        get_currency_name(code, count=count, locale=english).lower(): code
        for code in sorted(english.currencies, reverse=True)
        for count in (1, 2)
    }
