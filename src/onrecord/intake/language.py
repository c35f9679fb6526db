"""Whether a text is English: refused only where two witnesses agree that it isn't.

A language identifier alone refuses short English texts and lists of names; counting English function words
alone can't name the other language. So a text is refused when py3langid names another language *and* English function
words are rarer than in any English prose. A text with too few words to tell is taken.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import cast

import py3langid

ENGLISH = "en"

# Languages of news worth telling apart; the identifier's other seventy (Latin, Esperanto, ...) only add false alarms.
_NAMES = {
    "ar": "Arabic", "bg": "Bulgarian", "bn": "Bengali", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek",
    "es": "Spanish", "et": "Estonian", "fa": "Persian", "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi",
    "hr": "Croatian", "hu": "Hungarian", "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ko": "Korean",
    "lt": "Lithuanian", "lv": "Latvian", "ms": "Malay", "nl": "Dutch", "no": "Norwegian", "pl": "Polish",
    "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sl": "Slovenian", "sr": "Serbian",
    "sv": "Swedish", "sw": "Swahili", "ta": "Tamil", "th": "Thai", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu",
    "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip

_LANGUAGES = (ENGLISH, *_NAMES)

# Words of English prose that its neighbours hardly use: no "for" and "at" (Danish), no "was" (German).
_FUNCTION_WORDS = frozenset(
    "the of and to that with were are been from this which who it its as his their they she you your but not have "
    "has would could should said there when what after about more than because between through our if where how".split()
)
# The same for the neighbours together: a list of names has none, so a short text without English isn't foreign for
# that.
_FOREIGN_WORDS = frozenset(
    "der die das und ist nicht ein eine den dem von mit auf für sich dass le la les des et est que une dans pour "
    "qui pas sur du el los las y en es por con para del una se su il di che della sono non per gli o os do da em "
    "um uma não de het een van zijn op niet aan och att det som är på inte og til af jeg ikke ja ei oli että się "
    "nie na w z że jest ve bir bu için ile yang dan dengan untuk ini și în nu este a az egy és hogy nem je v se "
    "za na u sa i".split()
)
_FOREIGN_SHARE = 0.15
_LONG_ENOUGH = 60  # words that no list of names in the news has
_ENGLISH_SHARE = 0.12  # English news has 0.2 to 0.4; Dutch, Danish and French 0.05 at most
_ENOUGH_WORDS = 12
_ENOUGH_LETTERS = 40  # Chinese and Thai write no spaces
_READ = 20_000  # code points: the language shows long before
_WORD = re.compile(r"[^\W\d_]+")


def other_language(text: str) -> str | None:
    """Return the English name of the language that a text is in, or None where it is English or can't be told."""
    words = _WORD.findall(text[:_READ].lower())
    letters = sum(map(len, words))
    if letters < _ENOUGH_LETTERS:
        return None
    english = sum(word in _FUNCTION_WORDS for word in words) / len(words)
    latin = sum(len(word) for word in words if word.isascii()) / letters
    if english >= _ENGLISH_SHARE or (len(words) < _ENOUGH_WORDS and latin > 1 / 2):
        return None
    foreign = sum(word in _FOREIGN_WORDS for word in words) / max(len(words), 1)
    if len(words) < _LONG_ENOUGH and latin > 1 / 2 and foreign < _FOREIGN_SHARE:
        return None
    code = _classify()(text[:_READ])[0]
    return None if code == ENGLISH else _NAMES[code]


@lru_cache(maxsize=1)
def _classify() -> Callable[[str], tuple[str, float]]:
    """Load the identifier's model once a process (0.1 s), for the languages worth telling apart.

    Through the module's functions, for the class behind them changed its makers between 0.3 and 0.4.
    """
    py3langid.set_languages(_LANGUAGES)
    return cast("Callable[[str], tuple[str, float]]", py3langid.classify)
