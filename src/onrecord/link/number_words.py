"""The words of numbers: scales and fractions, how many "dozens" may be, and how firm a figure is."""

from onrecord.model.quantity import Qualifier

SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "k": 1e3,
    "million": 1e6,
    "m": 1e6,
    "mn": 1e6,
    "billion": 1e9,
    "bn": 1e9,
    "trillion": 1e12,
    "tn": 1e12,
    "dozen": 12.0,
}
LETTERS = frozenset({"k", "m", "mn", "bn", "tn"})
"""Scales that stand right at the digits: "$3m". Without a currency "m" is a metre."""

VAGUE: dict[tuple[str, ...], tuple[float, float]] = {
    ("several",): (3, 10),
    ("a", "few"): (2, 8),
    ("a", "handful"): (3, 8),
    ("a", "couple"): (2, 3),
    ("dozens",): (24, 120),
    ("scores",): (40, 200),
    ("tens",): (20, 100),
    ("hundreds",): (200, 2000),
    ("thousands",): (2000, 20000),
    ("tens", "of", "thousands"): (20e3, 200e3),
    ("hundreds", "of", "thousands"): (200e3, 2e6),
    ("millions",): (2e6, 20e6),
    ("tens", "of", "millions"): (20e6, 200e6),
    ("hundreds", "of", "millions"): (200e6, 2e9),
    ("billions",): (2e9, 20e9),
}
"""What may be meant, the least and the most: a range that no desk would call wrong, not one that is measured."""

FRACTIONS = {
    "half": 0.5,
    "third": 1 / 3,
    "thirds": 1 / 3,
    "quarter": 0.25,
    "quarters": 0.25,
    "fifth": 0.2,
    "fifths": 0.2,
}

_TOLD = {
    Qualifier.ABOUT: "about|around|roughly|approximately|some|an estimated|estimated|close to|more or less",
    Qualifier.NEARLY: "nearly|almost|just under|just short of|not quite",
    Qualifier.AT_LEAST: "at least|no fewer than|no less than|not less than|a minimum of",
    Qualifier.MORE_THAN: "more than|over|upwards of|in excess of|well over|just over|greater than",
    Qualifier.AT_MOST: "up to|at most|no more than|not more than|a maximum of|as many as|as much as",
    Qualifier.FEWER_THAN: "fewer than|less than|under|below",
    Qualifier.BETWEEN: "between|from",
}
BEFORE = {tuple(words.split()): kind for kind, told in _TOLD.items() for words in told.split("|")}
AFTER = {
    ("or", "so"): Qualifier.ABOUT,
    ("or", "more"): Qualifier.AT_LEAST,
    ("or", "fewer"): Qualifier.AT_MOST,
    ("or", "less"): Qualifier.AT_MOST,
    ("at", "least"): Qualifier.AT_LEAST,
}
LONGEST = max(map(len, BEFORE))
