"""The words that announce a statement, the act they perform, and the shape their content takes.

A frame tells where the content of a verb stands:

    clause   a finite clause or a quotation: said (that) it would stay
    object   a noun phrase: denied the report
    open     an infinitive or participle: promised to stay, denied taking it
    PREP     a prepositional phrase: accused him of theft

`heard` names the verbs whose object is the one spoken to (urged *the mayor* to ...). Verbs are listed by their base
form and found by their printed form: a lemmatiser's slip ("referr") must not lose one.
"""

from dataclasses import dataclass

from onrecord.model.statement import Act


@dataclass(frozen=True, slots=True)
class CueVerb:
    """One verb that can announce a statement."""

    lemma: str
    act: Act
    frames: frozenset[str]
    heard: bool = False


_TABLE = {
    # act, whether the object is the one spoken to: frames: verbs
    (Act.CLAIM, False): {
        "clause object": """acknowledge admit announce assert claim concede confirm declare disclose emphasize emphasise
            estimate explain highlight hint imply indicate lament mention note predict proclaim reaffirm recall
            recount reiterate repeat report reveal signal state stress suggest tweet underline underscore
            posit reckon relate conclude testify add clarify detail""",
        "clause": """say rule show argue believe boast brag caution complain contend joke maintain muse observe
            opine quip recollect remark retort reason remember surmise swear think wager write blog email feel fear hope
            worry lie answer reply respond counter shout yell whisper mutter cry exclaim gush enthuse chime concur""",
        "object as": "describe characterize characterise portray depict cite quote dub label deem",
        "clause on": "insist comment elaborate",
        "clause for": "apologise apologize",
        "clause about": "speculate",
        "to": "refer allude",
        "object": "tout express voice",
        "clause quote": "continue begin conclude read interject interrupt post reckon text message",
        "object clause open": "call",
        "out": "point",
    },
    (Act.CLAIM, True): {
        "clause object about of": "tell",
        "clause open about of against": "warn",
        "clause of": "inform assure remind notify advise",
    },
    (Act.ACCUSATION, True): {"of": "accuse", "for on": "blame", "with": "charge"},
    (Act.ACCUSATION, False): {"clause object": "allege"},
    (Act.DENIAL, False): {
        "clause object open": "deny",
        "object as": "dismiss reject refute rebut downplay disavow rebuff discount debunk repudiate minimize minimise",
        "clause object": "dispute contradict doubt",
    },
    (Act.DEMAND, True): {
        "open clause object": "urge",
        "open for": "press lobby pressure push",
        "open": "order instruct implore beg entreat exhort encourage direct command invite advise",
        "open for about clause": "ask",
    },
    (Act.DEMAND, False): {
        "clause object open": "demand request propose recommend",
        "for to": "appeal",
        "with": "plead",
        "open for": "petition",
    },
    (Act.PROMISE, False): {
        "clause object open": "promise pledge guarantee",
        "clause open": "vow agree",
        "open object": "offer",
        "to": "commit",
        "open": "undertake volunteer",
    },
    (Act.THREAT, False): {"open clause object with": "threaten"},
    (Act.CONDEMNATION, False): {
        "object for as": """condemn criticize criticise denounce decry deplore blast slam lambast lambaste rebuke deride
            mock assail bash chide chastise castigate excoriate berate rip ridicule admonish censure disparage bemoan
            protest scold skewer pan fault""",
    },
    (Act.SUPPORT, False): {
        "object for as": """support back endorse praise applaud hail welcome commend defend congratulate laud salute
            thank champion embrace echo""",
    },
    (Act.QUESTION, False): {"clause object": "question", "clause about": "wonder inquire enquire"},
}

_IRREGULAR = {
    "say": "says said saying",
    "tell": "tells told telling",
    "think": "thinks thought thinking",
    "write": "writes wrote written writing",
    "speak": "speaks spoke spoken speaking",
    "begin": "begins began begun beginning",
    "swear": "swears swore sworn swearing",
    "feel": "feels felt feeling",
    "read": "reads read reading",
    "show": "shows showed shown showing",
    "lie": "lies lied lying",
    "undertake": "undertakes undertook undertaken undertaking",
    "withdraw": "withdraws withdrew withdrawn withdrawing",
    "beg": "begs begged begging",
    "rebut": "rebuts rebutted rebutting",
    "commit": "commits committed committing",
    "admit": "admits admitted admitting",
    "refer": "refers referred referring",
    "slam": "slams slammed slamming",
    "rip": "rips ripped ripping",
    "pan": "pans panned panning",
    "quip": "quips quipped quipping",
    "dub": "dubs dubbed dubbing",
    "chat": "chats chatted chatting",
    "brag": "brags bragged bragging",
    "blog": "blogs blogged blogging",
    "plead": "pleads pleaded pled pleading",
}

_VOWELS = "aeiou"


def forms(lemma: str) -> tuple[str, ...]:
    """Return the printed forms of a verb, the base form first, as English spells them."""
    if lemma in _IRREGULAR:
        return (lemma, *_IRREGULAR[lemma].split())
    if lemma.endswith("e"):
        return (lemma, lemma + "s", lemma + "d", lemma[:-1] + "ing")
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return (lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing")
    plural = "es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s"
    return (lemma, lemma + plural, lemma + "ed", lemma + "ing")


def _verbs() -> dict[str, CueVerb]:
    verbs: dict[str, CueVerb] = {}
    for (act, heard), rows in _TABLE.items():
        for frames, lemmas in rows.items():
            for lemma in lemmas.split():
                verb = CueVerb(lemma, act, frozenset(frames.split()), heard)
                for form in forms(lemma):
                    verbs.setdefault(form, verb)
    return verbs


VERBS = _verbs()
"""Every printed form of every cue verb, lower-cased."""

PHRASES = {
    # verb form's lemma, preposition: the act when both are there
    ("call", "for"): Act.DEMAND,
    ("call", "on"): Act.DEMAND,
    ("call", "upon"): Act.DEMAND,
    ("insist", "on"): Act.DEMAND,
    ("push", "for"): Act.DEMAND,
    ("press", "for"): Act.DEMAND,
    ("ask", "for"): Act.DEMAND,
    ("ask", "about"): Act.QUESTION,
    ("point", "to"): Act.CLAIM,
    ("admit", "to"): Act.CLAIM,
    ("agree", "to"): Act.PROMISE,
    ("agree", "with"): Act.SUPPORT,
    ("object", "to"): Act.CONDEMNATION,
    ("lash", "at"): Act.CONDEMNATION,
}
"""Verbs that announce a statement only, or otherwise, with a preposition; the content is what follows it."""

REFUSALS = frozenset({"decline", "refuse"})
SILENCES = frozenset(
    "comment elaborate respond answer reply say speak discuss address confirm identify disclose specify".split()
)
"""Declined *to comment*, refused *to say whether*: a refusal to speak."""

MANNERS_OF_RUMOUR = frozenset("reportedly allegedly purportedly supposedly".split())

NOUNS = {
    "claim": Act.CLAIM,
    "statement": Act.CLAIM,
    "assertion": Act.CLAIM,
    "report": Act.CLAIM,
    "suggestion": Act.CLAIM,
    "allegation": Act.ACCUSATION,
    "accusation": Act.ACCUSATION,
    "warning": Act.CLAIM,
    "denial": Act.DENIAL,
    "promise": Act.PROMISE,
    "pledge": Act.PROMISE,
    "vow": Act.PROMISE,
    "threat": Act.THREAT,
    "demand": Act.DEMAND,
    "call": Act.DEMAND,
    "criticism": Act.CONDEMNATION,
    "argument": Act.CLAIM,
    "belief": Act.CLAIM,
    "admission": Act.CLAIM,
    "announcement": Act.CLAIM,
    "insistence": Act.CLAIM,
    "revelation": Act.CLAIM,
    "rumor": Act.CLAIM,
    "rumour": Act.CLAIM,
}
"""Nouns of saying: X's claim that ..., allegations of ..."""
