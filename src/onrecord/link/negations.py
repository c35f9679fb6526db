"""Clauses that deny, and clauses that say a thing without any "no" in them: words of negation and their reach."""

import re

NEGATED = re.compile(
    r"\b(?:not|never|nobody|neither|cannot|untrue|(?<=\bwas )no|(?<=\bis )no|(?<=\bwere )no|(?<=\bare )no|(?<=\bbe )no"
    r"|(?<=\bbeen )no|(?<=\bhad )no|(?<=\bhave )no|(?<=\bhas )no|(?<=\bthat )no)\b|n['’]t\b|\A\W*no\b",
    re.IGNORECASE,
)
"""A negation of the whole clause; "no" only where it follows a form of "be" or "have", or begins the clause."""

NEGATIVE = re.compile(
    r"\b(?:no|not|never|none|nobody|nothing|neither|nor|without|lack\w*|fail\w*|refus\w*|reject\w*|dismiss\w*"
    r"|den(?:y|ies|ied)|false\w*|untrue|impossible|unlikely|hardly|less|stop\w*|prevent\w*|ban\w*|avoid\w*|cannot)\b"
    r"|n['’]t\b",
    re.IGNORECASE,
)
"""Any word that may turn a clause round: a clause that has one does not say that a thing is so."""

OPEN = re.compile(
    r"\b(?:whether|if|unless|would|could|might|whatever|only|since|until|yet|longer|more|doubt|matter|known|know|think"
    r"|comment|respond|alone|just|merely|i|possib\w+|attempt\w*|try\w*|tried)\b|\?",
    re.IGNORECASE,
)
"""Words that leave open whether a thing is so, or say it of another time."""

OUTRIGHT = re.compile(
    r"\bnot an? [a-z]+|\b(?:is|was|are|were)n['’]t an? [a-z]+|\bthere (?:is|was|were|are) no [a-z-]+", re.IGNORECASE
)
"""What denies that a thing is there at all: "this is not a swap"."""

CLAUSE = re.compile(r"[.;:!?—–]|,(?=\s)|\b(?:but|because|although|though|while|when|who|which)\b", re.IGNORECASE)
"""Where a clause ends."""

DENYING = re.compile(
    r"\b(?:no|not|never|none|nobody|nothing|neither|nor|without|cannot|false\w*|untrue|baseless|unfounded|groundless"
    r"|nonsense|hoax|fake|fabricat\w+|lies?|lying|garbage|smear|rubbish|nonexistent|refute\w*|den(?:y|ies|ied|ying)"
    r"|dismiss\w*|reject\w*|disput\w*|innocent|fiction\w*|wrong|stupidity|ridiculous|plot)\b|n['’]t\b",
    re.IGNORECASE,
)
"""Words of which a denial has one, where it is more than an oath that rules were kept."""

DENYING_VERB = re.compile(r"\b(?:den(?:y|ies|ied|ying|ials?)|dismiss\w*|refut\w*|rebut\w*)\b", re.IGNORECASE)
"""Verbs that tell of a denial: a clause that has one is no claim that a denial answers."""
