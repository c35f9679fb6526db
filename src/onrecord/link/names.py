"""Names as printed, made comparable: titles, possessives and articles off, accents and case folded.

`Name` keeps what it was made from; the rules that tell whether two names can be one body's stand here, those that
decide over a story's names in `onrecord.link.entities`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from unicodedata import combining, normalize

from onrecord.link.words import stem

_TITLES = frozenset(
    """mr mrs ms miss mx dr prof professor sir dame lord lady baroness baron count countess rev reverend father
    fr sister brother bishop archbishop cardinal pope rabbi imam sheikh ayatollah alhaji alhaja mallam mallama
    chief hon honourable honorable president vice deputy prime minister chancellor premier king queen prince
    princess emperor senator sen representative rep congressman congresswoman governor gov mayor councillor
    councilman councilwoman secretary ambassador commissioner judge justice attorney general gen lieutenant lt
    colonel col major maj captain capt sergeant sgt corporal cpl private pvt admiral adm commander cmdr
    inspector superintendent constable detective det officer sheriff marshal spokesman spokeswoman spokesperson
    assistant asst senior former ex acting coach director chairman chairwoman chair ceo leader speaker""".split()
)
MEN = frozenset("mr sir lord king prince chairman congressman spokesman councilman".split())
WOMEN = frozenset("mrs ms miss lady queen princess chairwoman congresswoman spokeswoman councilwoman".split())
_CALLED_AFTER = frozenset(
    """tower building hotel street avenue road square bridge airport stadium university college school hospital campaign
    administration foundation organization family center centre library museum doctrine""".split()
)
"""What is called after people: "Lund Tower" is not how Lund is called."""
_SUFFIXES = frozenset({"md", "phd", "esq", "qc", "mp", "mep"})
GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})
_DESCRIPTIONS = frozenset({"newspaper", "campaign", "movement", "online", "agency", "magazine", "website", "group"})
_LINKS = frozenset({"of", "in", "from", "at", "for", "on", "to", "with", "by", "and", "or", "near", "outside", "the"})
_COMPANY = frozenset({"inc", "ltd", "llc", "corp", "plc", "co", "gmbh", "ag"})
_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "to", "de", "la", "du", "des", "und", "et"})
_PARTICLES = frozenset(
    {"le", "la", "de", "del", "della", "van", "von", "der", "den", "al", "el", "bin", "ibn", "ben", "st"}
)
_SHORT = {
    "mike": "michael", "bill": "william", "bob": "robert", "joe": "joseph", "jim": "james", "tom": "thomas",
    "dick": "richard", "rick": "richard", "dave": "david", "dan": "daniel", "steve": "steven", "stephen": "steven",
    "chris": "christopher", "tony": "anthony", "ted": "edward", "ed": "edward", "ben": "benjamin", "sam": "samuel",
    "matt": "matthew", "nick": "nicholas", "greg": "gregory", "jeff": "jeffrey", "ken": "kenneth", "ron": "ronald",
    "tim": "timothy", "andy": "andrew", "alex": "alexander", "liz": "elizabeth", "kate": "katherine", "jen": "jennifer",
    "chuck": "charles", "charlie": "charles", "bernie": "bernard", "rob": "robert", "will": "william", "don": "donald",
    "vlad": "vladimir", "pat": "patrick", "larry": "lawrence", "jerry": "gerald", "fred": "frederick", "phil": "philip",
}  # fmt: skip
_ASIDE = re.compile(r"\s*[(\[][^)\]]*[)\]]?")
_POSSESSIVE = re.compile(r"['’‘](?:s|S)?$")
_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_INITIALS = re.compile(r"\b(?:[A-Z]\.){2,}")
_ACRONYM = re.compile(r"[A-Z]{2,7}|[A-Z][a-z]?[A-Z]{1,5}")


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """A name made comparable: its words in lower case, and the form it was printed in, without its dressing."""

    tokens: tuple[str, ...]
    shown: str

    @property
    def key(self) -> str:
        """The words run together: "Chibok girls" and "Chibokgirls" are one name."""
        return "".join(map(stem, self.tokens))


def person_name(printed: str) -> Name | None:
    """Return a person's name made comparable, None where nothing but titles is left.

    What stands before the name goes: "Nigerian Vice President Yemi Osinbajo", "the police spokesman Jon Burge".
    """
    plain, found = _read(printed)
    words = [_fold(match.group()) for match in found]
    end = len(found)
    while end > 1 and words[end - 1] in _SUFFIXES:
        end -= 1
    start = 0
    for place in range(end - 1):
        word = found[place].group()
        described = word[0].islower() and words[place] not in _PARTICLES
        # A title is one only before a name: Stephen King keeps his.
        title = words[place] in _TITLES and words[place + 1] not in GENERATIONS
        if described or title or _POSSESSIVE.search(word):
            start = place + 1
    if words[end - 1 : end] and words[end - 1] in _CALLED_AFTER and end - start > 1:
        return None
    if start >= end or (end - start == 1 and words[start] in _TITLES | _SMALL):
        return None
    return Name(tuple(words[start:end]), plain[found[start].start() : found[end - 1].end()])


def follows_title(printed: str) -> bool:
    """Tell whether a title stands right before the name: it is a person's, whatever a tagger says."""
    name = person_name(printed)
    words = [_fold(match.group()) for match in _read(printed)[1]]
    if name is None or len(name.tokens) >= len(words):
        return False
    starts = [k for k in range(1, len(words)) if tuple(words[k : k + len(name.tokens)]) == name.tokens]
    return bool(starts) and words[starts[-1] - 1] in _TITLES


def body_name(printed: str, *, whole: bool = False) -> Name | None:
    """Return the name of an organisation, a place or another thing made comparable.

    Descriptions in lower case before it and a few after it go ("the newspaper Novy Kray"), as do "the" and the form of
    a company. `whole` leaves a first word in lower case: a description may be the name in small letters.
    """
    plain, found = _read(printed)
    while found and ((found[0].group().islower() and not whole) or _fold(found[0].group()) == "the"):
        found.pop(0)
    # "Islamist terror group Boko Haram"
    described = [
        place
        for place, match in enumerate(found[:-1])
        if match.group() in _DESCRIPTIONS and not found[place + 1].group().islower()
    ]
    if described:
        found = found[described[-1] + 1 :]
    while len(found) > 1 and (found[-1].group() in _DESCRIPTIONS or _fold(found[-1].group()) in _COMPANY):
        found.pop()
    if not found:
        return None
    shown = plain[found[0].start() : found[-1].end()]
    # "Committee for the Red Cross" is the "Committee of the Red Cross", "Investigations branch" the "Branch".
    words = tuple(word for match in found if (word := _fold(match.group())) not in _SMALL)
    if not words:
        return None
    return Name(words, shown)


def _read(printed: str) -> tuple[str, list[re.Match[str]]]:
    """Return a printed name without what stands in brackets, quotation marks and a final possessive, and its words."""
    plain = _POSSESSIVE.sub("", _ASIDE.sub("", " ".join(printed.split())).strip(' ,;:"“”'))
    # "U.N. Security Council" is the "UN Security Council".
    plain = _INITIALS.sub(lambda match: match.group().replace(".", ""), plain)
    return plain, list(_TOKEN.finditer(plain))


def _fold(word: str) -> str:
    """Return a word in lower case without accents, apostrophes and possessive ending."""
    word = _POSSESSIVE.sub("", word).replace("'", "").replace("’", "")
    return "".join(mark for mark in normalize("NFKD", word.lower()) if not combining(mark))


def is_acronym(shown: str) -> bool:
    """Tell whether a name is written as initials: "UN", "RAIB", "DoJ"."""
    return bool(_ACRONYM.fullmatch(shown))


def as_initials(short: Name) -> tuple[str, ...]:
    """Return a name that starts with initials as `spellings` gives it: ("un", "council"); () where it doesn't."""
    first, *rest = _TOKEN.findall(short.shown)
    return (first.lower(), *map(_fold, rest)) if is_acronym(first) else ()


def spellings(long: Name) -> Iterator[tuple[str, ...]]:
    """Yield what a name is with its first words as initials: "UN" and "UN Council" for the United Nations Council."""
    for words in dict.fromkeys((long.tokens, tuple(_fold(word) for word in _TOKEN.findall(long.shown)))):
        for end in range(2, len(words) + 1):
            yield ("".join(word[0] for word in words[:end]), *words[end:])


def borne_name(description: str, *, person: bool) -> Name | None:
    """Return the name that a description ends with, None where it ends with none.

    "Senior Colonel Ivo Brandt", "the rebel group Red Dawn"; but not "the mayor of New York", who is not New York.
    """
    plain, found = _read(description)
    start = len(found)
    while start and not found[start - 1].group()[0].islower():
        start -= 1
    if start == len(found) or (start and found[start - 1].group() in _LINKS):
        return None
    if person:
        name = person_name(plain)
        return name if name is not None and len(name.tokens) > 1 else None
    described = start > 0 and found[start - 1].group() in _DESCRIPTIONS
    return body_name(plain[found[start].start() :]) if described else None


def surname(name: Name) -> tuple[str, ...]:
    """Return the surname of a full name, with its particles ("le pen", "al barnawi"), without "Jr."."""
    tokens = _lived(name)
    start = len(tokens) - 1
    while start > 0 and tokens[start - 1] in _PARTICLES:
        start -= 1
    return tokens[start:]


def _lived(name: Name) -> tuple[str, ...]:
    """Return the words of a name without the generation."""
    return name.tokens[:-1] if len(name.tokens) > 1 and name.tokens[-1] in GENERATIONS else name.tokens


def given_agree(one: Name, other: Name) -> bool:
    """Tell whether the given names of two full names with one surname can be one person's.

    The first given names must agree (whole, by initial, or as a short form); middle names only if both print them.
    """
    whole, rest = _lived(one), _lived(other)
    # Donald Trump Jr. is not Donald Trump.
    if one.tokens[len(whole) :] != other.tokens[len(rest) :]:
        return False
    first, second = whole[: -len(surname(one))], rest[: -len(surname(other))]
    if not first or not second:
        return True
    if not _same_given(first[0], second[0]):
        return False
    if len(first) == len(second):
        return all(_same_given(a, b) for a, b in zip(first, second, strict=True))
    return True


def _same_given(one: str, other: str) -> bool:
    """Tell whether two given names can be one: "J." is John and Jane, "Mike" is Michael."""
    if min(len(one), len(other)) == 1:
        return one[0] == other[0]
    return _SHORT.get(one, one) == _SHORT.get(other, other)
