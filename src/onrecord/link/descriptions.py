"""Descriptions cut into their parts: what somebody is said to be, and what sets him apart from others of the kind."""

import re
from dataclasses import dataclass
from functools import lru_cache

from onrecord.link.words import stem

_WORD = re.compile(r"[#@]?[^\W_]+(?:[-'’.][^\W_]+)*")
_AFTER = frozenset(
    "of like such as from in at for on with to by near outside under about who whom that which behind".split()
)
_DEFINITE = frozenset("the this that these those its his her their our my your".split())
_OWNED = frozenset("its his her their our my your".split())
_NEW = frozenset(
    """a an another one some several two three four five six seven eight nine ten many few other most both every each
    any no second third""".split()
)
_ALIKE = {
    "spokeswoman": "spokesman", "spokesperson": "spokesman", "spokesmen": "spokesman", "spokespeople": "spokesman",
    "chairwoman": "chairman", "chairperson": "chairman", "congresswoman": "congressman", "defense": "defence",
    "policewoman": "policeman", "organisation": "organization", "programme": "program", "labor": "labour",
    "center": "centre", "men": "man", "women": "woman", "children": "child", "people": "person",
}  # fmt: skip
_HEADS = {"chief": "leader", "head": "leader", "boss": "leader", "founder": "leader",
          "vessel": "ship", "tanker": "ship", "plane": "aircraft", "jet": "aircraft"}  # fmt: skip
_AGE = re.compile(r"\b(\d{1,3})-years?-old\b|, (\d{1,3})(?=$|,| from )")
_LONGEST = 10
"""Words of a description; what is longer is a slip of the parse."""
_RANKS = frozenset({"vice", "deputy", "assistant"})
_SMALL = frozenset("the a an of and for in on to at from with by 's".split())
_PLURALS = frozenset({"men", "women", "children", "people", "police", "troops", "authorities"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """A description in parts: "the Islamist militant group from Olm".

    `head` is the noun ("group", "vice president"), `words` what stands beside it ("islamist", "militant", "olm"),
    `proper` those of them with a capital, `before` those of these that stand before the noun. `definite` tells
    "the group" from "a group" and "groups", `owned` is "his group"; `age` is in years.
    """

    head: str
    words: frozenset[str]
    proper: frozenset[str]
    before: frozenset[str]
    definite: bool
    owned: bool
    new: bool
    plural: bool
    age: str | None


def _is_mass(printed: str) -> bool:
    """Tell whether a description is definite without an article: "Police said", "investigators say" is not."""
    return printed.lower() == "police"


def folded(word: str) -> str:
    """Return a word so that its spellings are one: "Defense" and "defence", "spokeswoman" and "spokesman"."""
    word = word.lower().removesuffix("'s").removesuffix("’s").strip("'’.#@").replace(".", "")
    return _ALIKE.get(word, _ALIKE.get(stem(word), stem(word)))


@lru_cache(maxsize=1 << 14)
def description(printed: str) -> Description | None:
    """Cut a description, or the words before a name, into its parts; None where there is no noun."""
    told = _AGE.search(printed)
    words = _WORD.findall(_AGE.sub(" one " if printed.endswith("-old") else " ", printed))
    first = words[0].lower() if words else ""
    led = first in _DEFINITE | _NEW
    if led:
        words = words[1:]
    end = next((n for n, word in enumerate(words) if n and word.lower() in _AFTER), len(words))
    if not words[:end] or len(words) > _LONGEST or words[end - 1].isdigit():
        return None
    head = words[end - 1]
    beside = [w for w in (*words[: end - 1], *words[end:]) if w.lower() not in _SMALL]
    sentence_start = (
        not led and not words[0].endswith(("'s", "’s")) and beside[:1] == words[:1] and printed[:1].isupper()
    )
    proper = beside[1:] if sentence_start and not any(c.isupper() for c in words[0][1:]) else beside
    capital = frozenset(folded(w) for w in proper if w[:1].isupper() or w[:1] in "#@")
    noun = folded(head)
    rank = words[end - 2].lower() if end > 1 else ""
    return Description(
        head=f"{rank} {noun}" if rank in _RANKS else _HEADS.get(noun, noun),
        words=frozenset(map(folded, beside)),
        proper=capital,
        before=capital & frozenset(map(folded, words[: end - 1])),
        definite=first in _DEFINITE or any(w.endswith(("'s", "’s")) for w in words[: end - 1]) or _is_mass(printed),
        owned=first in _OWNED,
        new=first in _NEW or (bool(words) and words[0][:1].isdigit()),
        plural=stem(head) != head.lower() or head.lower() in _PLURALS,
        age=(told.group(1) or told.group(2)) if told else None,
    )
