"""How news is cut into tokens: spaCy's English rules, mended where treebanks of Universal Dependencies cut otherwise.

Counted on the training treebanks: "non-profit", "e-mail", "713-646-3393" and "!!!" are one token there, "7:30PM" and
"and/or" are more.
"""

import re

from spacy.lang.char_classes import HYPHENS
from spacy.language import Language
from spacy.symbols import ORTH
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

RUNS = (r"[!?]{2,}", r"\.{2,}", r"={2,}", r"_{2,}", r"\*{2,}", r"<{2,}", r">{2,}", r"-{2,}", r"~{2,}", r"#{2,}")
"""Runs of one sign: one token."""

GARBAGE = r"[^\w\s]{32,}"
"""So many signs without a letter or space are one token: taken off one by one, their time grows with the square."""

PREFIXES = (
    "anti co counter cross e ex inter mid mini multi neo non over post pre pro psycho re semi socio sub ultra"
).split()
"""What stays with its word across a hyphen, as in "re-elected"; "vice-president" are three tokens."""

ABBREVIATIONS = "al. etc. Etc. Ft. Sgt. Maj. Capt. Lt. Col. Cmdr. Reps. Sens. Govs. Hon. Supt. Det.".split()

PHONE = r"(?:\d-)?(?:\d{3}-){1,2}\d{4}"
CLOCK = r"(?<=\d)(?:[ap]\.?m\.?|[AP]\.?M\.?)"


def news_tokenizer(nlp: Language) -> Tokenizer:
    """Return the tokenizer for a blank English pipeline."""
    defaults = nlp.Defaults
    # Asked after the hyphen, not before every letter: a rule of forty questions is asked of hyphens alone.
    kept = "".join(rf"(?<!\b{form}-)" for prefix in PREFIXES for form in (prefix, prefix.capitalize()))
    hyphens = f"(?:{HYPHENS})"
    infixes = [rule.replace(hyphens, hyphens + kept) for rule in defaults.infixes or ()]
    slash, after_stops = r"(?<=[A-Za-z]{2})/(?=[A-Za-z]{2})", r"(?<=[A-Z]\.)-(?=[A-Za-z])"
    rules = {form: cut for form, cut in (defaults.tokenizer_exceptions or {}).items() if "/" not in form}
    return Tokenizer(
        nlp.vocab,
        rules=rules | {form: [{ORTH: form}] for form in ABBREVIATIONS},
        prefix_search=compile_prefix_regex([GARBAGE, *RUNS, *(defaults.prefixes or ())]).search,
        suffix_search=compile_suffix_regex([GARBAGE, *RUNS, CLOCK, *(defaults.suffixes or ())]).search,
        infix_finditer=compile_infix_regex([*infixes, slash, after_stops]).finditer,
        token_match=re.compile(rf"{PHONE}$").match,
        url_match=defaults.url_match,
    )
