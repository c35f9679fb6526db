"""Words by which a content denies: of untruth, of nothing being there, of rules that were kept."""

from onrecord.annotate.cue_words import forms

UNTRUE = frozenset(
    """untrue false baseless unfounded groundless fabricated fabrication nonsense hoax nonexistent non-existent
    fictitious rubbish innocent unsubstantiated fake absurd bogus fictional""".split()
)
"""Said of anything, they deny it."""
MISTOLD = frozenset(
    """garbage lie lies smear slander libel fiction fantasy myth trash hogwash poppycock baloney gibberish propaganda
    inaccurate incorrect misleading misconstrued misrepresented mischaracterized mischaracterised misreported distorted
    exaggerated overblown unproven invented concocted""".split()
)
"""They deny what has been told: said of a report, or of "this" and "it"."""
MOCKED = frozenset(
    """wrong ridiculous ludicrous preposterous laughable outlandish outrageous stupidity stupid silly unfair
    slanderous libelous libellous defamatory politically-motivated""".split()
)
"""They deny only what is a report or a charge: "the claim is ridiculous", not "it is ridiculous to wait"."""
TELLINGS = frozenset(
    """claim allegation accusation charge report story article rumor rumour suggestion assertion narrative complaint
    insinuation account tale attack theory""".split()
)
"""What a denial speaks of: somebody's telling."""
CHARGES = frozenset("allegation accusation rumor rumour narrative insinuation".split())
"""Tellings that a word of untruth before them denies: "baseless allegations", "a false narrative"."""
THESE = frozenset("it this that these those".split())

NO_KNOWLEDGE = frozenset("confirmation evidence knowledge proof indication information record".split())
NO_PART = frozenset(
    """role part intention involvement plan contact relationship connection link interest truth wrongdoing violation
    tie reason deal agreement""".split()
)
NO_LINK = frozenset("connection link tie involvement role part contact relationship affiliation relation".split())
"""What nobody has where it is denied of him, whoever says so: "the gunman had no connection to the group"."""
CHARGED = frozenset(
    """collusion obstruction quid conspiracy cover-up coverup impropriety misconduct conduct wrongdoing corruption fraud
    crime breach leak discrimination racism bias abuse torture bribe bribery payment ransom plot scandal issue conflict
    coordination collaboration cooperation swap exchange affair pressure interference meddling danger threat risk crisis
    basis foundation merit substance proof trace attempt order ban secret""".split()
)
"""What somebody says there is, and another that there is not: "there was no breach"; not "there is no doubt"."""
IMPROPER = frozenset(
    """improper wrong illegal unlawful unethical inappropriate untoward nefarious criminal immoral sinister secret
    unusual irregular""".split()
)
"""What is denied by "nothing": "nothing improper took place", "we did nothing wrong"."""
NOT_SO = frozenset("true accurate correct responsible involved guilty aware".split())
FINDING = frozenset("have know see find".split())
SHOWING = frozenset("suggest show indicate support prove link point find emerge back exist".split())
OCCURRING = frozenset("happen occur exist".split())
REFUTING = frozenset("refute disprove debunk discredit rebut exonerate vindicate".split())
LACKING = frozenset("lack misrepresent misstate distort mischaracterize mischaracterise fabricate".split())
HARMING = frozenset("violate breach discriminate break abuse mislead deceive cheat torture".split())
"""What is denied by "does not": "the law does not discriminate"."""
KEEPING = frozenset(
    "observe implement comply abide follow respect honour honor adhere enforce obey fulfil fulfill uphold".split()
)
"""Keeping the rules: "we have always observed the treaty" answers who says the contrary."""
KEPT = frozenset("always fully strictly completely consistently scrupulously faithfully entirely never".split())
COMPLIANCE = frozenset("compliance accordance conformity".split())
OWN_HOUSE = frozenset("country government nation state military army company firm party".split())
"""Whose keeping of the rules a spokesman speaks of, without naming it."""
INSISTING = frozenset("insist maintain protest contend".split())
"""Verbs that say against others what their clause negates: "insisted that it never offered the post"."""
BRUSHED = frozenset(
    """bat+down brush+off brush+aside wave+off wave+away wave+aside shrug+off shoot+down knock+down swat+away
    swat+down push+back scoff+at""".split()
)
"""Verbs and particles of which a cue that denies is made: "batted down the allegations"."""
PLOTS = frozenset("plot trick stunt hunt ploy conspiracy".split())
"""What a telling is called by who denies it: "called the article a partisan plot"."""
ANSWERS = (
    ("absolutely", "not"),
    ("of", "course", "not"),
    ("not", "at", "all"),
    ("not", "so"),
    ("not", "true"),
    ("certainly", "not"),
    ("definitely", "not"),
)
"""Words that open an answer and deny what was asked."""

BASES = {
    form: verb
    for verbs in (OCCURRING, REFUTING, LACKING, HARMING, KEEPING, SHOWING)
    for verb in verbs
    for form in forms(verb)
}
"""The base form of each regular form of the verbs above."""
