"""Names that look like an outlet's, an agency's or a medium's: who can relay what others say."""

import re

_WORD = re.compile(
    r"\b(?:news|times|post|tv|television|radio|gazette|gazeta|journal|tribune|herald|chronicle|daily|weekly|magazine|"
    r"telegraph|guardian|observer|press|broadcasting|today|standard|independent|mirror|express|mail|sun|globe|"
    r"inquirer|examiner|sentinel|dispatch|bulletin|courier|courant|register|review|wire|newspaper|network|media|"
    r"show|podcast|pravda|advertiser|argus|echo|ilbo|shimbun|zeitung|presse|agency)\b",
    re.IGNORECASE,
)
_NAMES = frozenset(
    """cnn bbc nbc cbs abc msnbc cnbc npr pbs afp ap upi reuters bloomberg politico axios vox buzzfeed breitbart
    slate salon newsweek time forbes fortune economist wired atlantic hill xinhua tass ria interfax itar-tass kyodo
    yonhap ansa dpa efe anadolu irna sana kcna pti ians ians aljazeera al-jazeera jazeera haaretz spiegel stern monde
    figaro libération liberation mundo país pais repubblica twitter facebook instagram telegram youtube huffpost c-span
    foxnews fox sky itv rt sputnik meduza rferl voa""".split()
)
_MEDIA = frozenset({"twitter", "facebook", "instagram", "telegram", "youtube"})


def is_outlet(name: str) -> bool:
    """Tell whether a name is, or looks like, that of somebody who prints, broadcasts or wires news."""
    words = re.sub(r"^(the|el|le|la|der|die|al) ", "", name.strip().lower())
    return words in _NAMES or any(w in _NAMES for w in words.split()) or bool(_WORD.search(name))


def is_platform(name: str) -> bool:
    """Tell whether a name is that of a place where speakers publish themselves; it relays nobody."""
    return name.strip().lower() in _MEDIA


def is_same_outlet(name: str, outlet: str) -> bool:
    """Tell whether a name is that of an outlet, which may be known by its address alone: CNN is edition.cnn.com.

    An outlet calls itself by its last word: "the Gazette" in the Dornach Gazette.
    """
    words = re.findall(r"\w+", re.sub(r"^the ", "", name.strip().lower()))
    known = outlet.strip().lower()
    if re.fullmatch(r"[\w-]+(?:\.[\w-]+)+", known):
        labels = known.split(".")[:-1]
        if len(labels) > 1 and labels[-1] in {"co", "com", "org", "net", "ac"}:  # bbc.co.uk
            labels.pop()
        return _spells(labels[-1], words) or (len(words) == 1 and labels[-1].endswith(words[0]))
    names = re.findall(r"\w+", re.sub(r"^the ", "", known))
    return words in (names, names[-1:])


def _spells(label: str, words: list[str]) -> bool:
    """Tell whether a label is made of the starts of words in their order: "dgazette" of Dornach Gazette."""
    if not label or not words:
        return not label and not words
    first, rest = words[0], words[1:]
    return any(label.startswith(first[:n]) and _spells(label[n:], rest) for n in range(len(first), 0, -1))
