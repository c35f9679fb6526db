"""Deeds that are demanded and promised, and the words that tell that one was done: "to free", "release", "freed".

Linking has no parse and no lemmas. A deed goes by the stem of its word; irregular pasts and words for one deed are a
table.
"""

from collections.abc import Sequence

from onrecord.link.tokens import Token
from onrecord.link.words import base

_SAME = """
free release liberate | freed released liberated
pay payment settle | paid settled
withdraw withdrawal scrap drop repeal rescind shelve cancel | withdrew withdrawn scrapped dropped repealed rescinded
    shelved cancelled canceled
resign resignation quit | resigned quit
close closure shut | closed shut
open reopen | opened reopened
leave | left
stop halt end cease | stopped halted ended ceased
hand surrender extradite | handed surrendered extradited
return | returned
repair fix mend | repaired fixed mended
rebuild | rebuilt
build | built
publish disclose | published disclosed
investigate probe investigation inquiry | investigated probed
sack fire dismiss dismissal oust | sacked fired dismissed ousted
apologise apologize apology | apologised apologized
bring | brought
give | gave given
send | sent
meet | met
hold | held
keep | kept
sell sale | sold
buy | bought
begin start | began begun started
lift | lifted
find | found
go | went gone
take | took taken
make | made
write | wrote written
speak talk | spoke spoken talked
tell | told
show | showed shown
lead | led
pull | pulled
set | set
put | put
cut | cut
win | won
fight | fought
freeze | froze frozen
break | broke broken
come | came
rise raise | rose risen raised
fall | fell fallen
run | ran
say | said
do | did done
get | got gotten
let | let
strike | struck
spend | spent
lend | lent
teach | taught
catch | caught
hang | hung hanged
withhold | withheld
remove removal | removed
approve approval | approved
sign | signed
sue | sued
arrest | arrested
attack | attacked
destroy destruction | destroyed
"""
_FORMS = [line.partition("|") for line in _SAME.replace("\n    ", " ").split("\n") if line]
_DEED = {base(word): base(told.split()[0]) for told, _, past in _FORMS for word in (*told.split(), *past.split())}
_PAST = frozenset(word for _, _, past in _FORMS for word in past.split())
_IRREGULAR = frozenset(word for word in _PAST if not word.endswith("ed"))

MODALS = frozenset("will would shall should must 'll ’ll may might can could".split())
_PASSED = frozenset(  # words between "to" or "will" and the verb
    "be have been also now soon immediately not never at once finally again all then still both publicly".split()
)
_BEFORE_A_NOUN = frozenset(
    """a an the its his her their our all any full immediate urgent independent swift safe unconditional quick early
    public thorough proper international""".split()
)
_NOT = frozenset("not never no".split())
_VAGUE = frozenset("do get make go take have be come".split())
_CLAUSES = frozenset("who which whom whose when where because if unless while after before until so".split())


def deed(word: str) -> str:
    """Return the deed that a word tells, one form for all words of it: "freed", "releases" and "release" are "free"."""
    return deed_of(base(word))


def deed_of(stem: str) -> str:
    """Return the deed that the stem of a word tells."""
    return _DEED.get(stem, stem)


def is_past(word: str) -> bool:
    """Tell whether a word (in lower case) can tell that something was done."""
    return word in _PAST or (word.endswith("ed") and not word.endswith("eed"))


def is_irregular(word: str) -> bool:
    """Tell whether a past form bears no "-ed", which makes it a verb and seldom an adjective: "withdrew"."""
    return word in _IRREGULAR


def asked_for(row: Sequence[Token]) -> frozenset[str]:
    """Return the deeds of which the words of a demand, a promise or a threat may ask for one; none where none shows.

    Behind "to" or "will" it is the verb. In "the release of the crew" and "that the council repair the bridge" it may
    be any word that tells nothing done. "Not to speak to the press" asks for nothing that could be seen done.
    """
    words = [token.word for token in row if token.letters]
    words = words[1:] if words[:1] == ["that"] else words
    end = next((place for place, word in enumerate(words) if word in _CLAUSES), len(words))
    words = words[:end]
    for place, word in enumerate(words):
        if word == "to" or word in MODALS:
            if not _NOT.isdisjoint(words[max(0, place - 1) : place + 2]):
                return frozenset()
            verb = next((w for w in words[place + 1 :] if w not in _PASSED and not w.endswith("ly")), None)
            return frozenset({deed(verb)} if verb is not None else ()) - _VAGUE
    if not _NOT.isdisjoint(words):
        return frozenset()
    return frozenset(deed(word) for word in words if word not in _BEFORE_A_NOUN and not is_past(word)) - _VAGUE
