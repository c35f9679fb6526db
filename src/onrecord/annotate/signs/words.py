"""Words of contents that tell the act, by how they are used.

Every word stands here by its base form, except where a form alone tells ("disturbed", not "disturb").
"""

from onrecord.annotate.cue_words import forms

FIRST_PERSON = frozenset("i we me us my our myself ourselves".split())
OWNERS = frozenset("my our his her its their".split())
THIRD_PERSON = frozenset("he she it they".split())
NEGATIONS = frozenset(["not", "n't", "n’t", "never", "nor", "neither", "no"])

WILL = frozenset(["will", "'ll", "’ll", "wo", "shall"])
WOULD = frozenset(["would", "'d", "’d"])
INTENDING = frozenset("intend plan vow pledge promise undertake guarantee commit".split())
INTENT = frozenset("committed determined resolved ready prepared willing".split())
NO_DEED = frozenset(
    """be see know remember need want have lose die miss love become seem remain feel like hope think believe expect
    happen mean cause fall rise grow get realize realise find hear recall suffer
    tell say win enter figure start go""".split()
)
"""Verbs whose future is a forecast, whoever is their subject: "we will see", "we will lose"."""
DELIVERED = frozenset("release publish announce inform return rebuild compensate protect restore repair pay".split())
"""What is promised in the passive, of things: "the names will be released"."""

MUST = frozenset("must should ought".split())
NO_ORDERED_DEED = frozenset("win lose".split())
ASKING = frozenset("urge appeal ask request demand beg implore beseech require".split())
WANTING = frozenset("want need".split())
NO_ORDER = frozenset(
    """note look see imagine remember let thank bless make guess believe consider suppose trust say know mean
    hope wait ok yes welcome allow meet""".split()
)
"""Verbs that open a sentence in the imperative and ask nobody for anything: "Look, ..."."""
BEFORE_AN_ORDER = frozenset("do please just never".split())

TROUBLED = frozenset("disturbed troubled dismayed appalled outraged horrified saddened alarmed disgusted".split())

WELCOMING = frozenset(
    """welcome support praise commend applaud congratulate thank salute appreciate hail endorse admire champion back
    celebrate rejoice defend""".split()
)
GLAD = frozenset("grateful thankful proud pleased delighted thrilled happy honored honoured glad relieved".split())
GOOD = frozenset("great good exciting wonderful fantastic tremendous excellent amazing brilliant positive".split())
GOOD_THINGS = frozenset("news job work day step move decision deal friend leader person man woman idea".split())
SYMPATHY = frozenset("condolence sympathy prayer solidarity tribute joy congratulation gratitude admiration".split())
THINKING_OF = frozenset("thought heart".split())

CONDEMNING = frozenset("condemn denounce deplore decry criticize criticise abhor".split())
SHAMEFUL = frozenset(
    """outrageous disgraceful shameful unacceptable appalling barbaric despicable heinous cowardly abhorrent
    reprehensible inexcusable intolerable disgusting deplorable inhuman inhumane unforgivable unconscionable cruel
    outrage disgrace shame atrocity abomination travesty indefensible""".split()
)

WRONG = frozenset(
    """violate breach smuggle defy flout evade circumvent collude conspire meddle interfere hack bribe embezzle
    defraud cheat deceive mislead sabotage rig falsify conceal
    violation smuggling fraud corruption collusion deception deceptive deceitful corrupt illicit illegal illegally
    unlawful unlawfully complicit complicity guilty misconduct wrongdoing negligence negligent dishonest liar bribery
    secretly covertly
    cover-up coverup hypocrisy hypocrite cronyism nepotism propaganda treason betrayal betray
    improperly fraudulent fraudulently""".split()
)
"""What somebody is accused of; not violence: that somebody was beaten or killed is news before it is a charge."""
ACCUSED = frozenset("suspect accuse implicate".split())
NOT_THE_DEED = frozenset("immigrant immigration migrant migration alien drug substance weapon pleasure plea".split())
"""What "illegal" only classes: no one is accused by "illegal immigrants"."""
PAST = frozenset("did was were has have had".split())
STILL = frozenset("anymore longer yet still only just simply".split())
"""Words beside a negation that make it a turn or a contrast, no denial: "not yet", "not only"."""
FAILING = frozenset("fail neglect refuse".split())

UNREAL = WILL | WOULD | MUST | frozenset("can ca could may might".split())
"""Auxiliaries under which a negation denies nothing: "it will not rain"."""
MENTAL = frozenset(
    """think know want believe like care expect understand see hear remember feel need mean look seem appear hope
    wish realize realise notice get find have recall go""".split()
)
UNHURT = frozenset("report injure hurt kill find arrest know hear see name identify expect need".split())
"""Verbs that a negative subject makes a finding of, no denial: "no injuries were reported"."""

TOO_EARLY = frozenset("early soon".split())
SILENT = frozenset("comment confirm answer discuss speculate elaborate explain disclose respond".split())
CANNOT = frozenset("can ca could unable able will wo would want early decline refuse soon".split())

CONSEQUENCES = frozenset("consequence retaliation retaliate punish punishment revenge reprisal annihilate".split())
HARM = frozenset("kill destroy attack bomb strike shoot execute burn hang pay crush shut hit suffer sue fire".split())
CONDITIONS = frozenset("if unless until".split())

BASES = {
    form: verb
    for verbs in (INTENDING, NO_DEED, DELIVERED, ASKING, WANTING, WELCOMING, CONDEMNING, WRONG, ACCUSED, FAILING)
    for verb in verbs
    for form in forms(verb)
} | {form: verb for verbs in (MENTAL, UNHURT, SILENT, HARM) for verb in verbs for form in forms(verb)}
"""The base form of each regular form of the verbs above."""
