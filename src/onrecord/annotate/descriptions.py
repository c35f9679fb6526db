"""Whom a source describes, given who has spoken before it: ages, offices, "the newspaper", "the ministry"."""

import re
from collections import defaultdict

from onrecord.annotate import governments, labels, unnamed
from onrecord.annotate.first_names import pronoun_of
from onrecord.annotate.heard import Heard
from onrecord.annotate.layers import Stretch
from onrecord.annotate.nouns import PERSONS
from onrecord.annotate.outlet_names import is_outlet
from onrecord.model.mention import EntityKind, MentionForm

_KIN = frozenset("man woman father mother son daughter husband wife brother sister boy girl teenager veteran".split())
_OUTLETS = ("newspaper", "paper", "magazine", "outlet", "broadcaster", "network", "agency")
_PRINTED = frozenset(_OUTLETS) | {"report", "article", "headline"}
_BODIES = frozenset(
    """agency airline association authority bank board body broadcaster bureau business campaign charity club coalition
    commission committee company corporation council department embassy firm foundation group hospital institute
    institution league ministry mission movement office organisation organization outlet panel party regulator school
    station tribunal trust union university watchdog force inspectorate""".split()
)
"""Bodies of which an article may have several; "the police", "the court" need no name before them."""
_TAKEN_UP = frozenset("group militia company firm organization organisation".split())
"""Nouns for a body that news uses right after its name: "... fought the Vask Front. The group said"."""
_YEARS_OLD = re.compile(r"(\d{1,3})-year-old\b")
_AGE_AFTER = re.compile(r"(?:, | \()(\d{1,3})\b")
_AGE_BEFORE = re.compile(r"\b(\d{1,3})-year-old $")
_ASIDE = re.compile(r", (?:who is |who was )?((?:a|an|the|its|his|her) [^,.;\n]{3,80}|[a-z][^,.;\n]{3,80})")
_DEFINITE = frozenset({"the", "this", "that", "its", "his", "her", "their"})
_BEFORE_OTHERS = (" of", " for", " by", " to", " with", " from", " in", " at", " under", " and", " about")
_DOERS = ("er", "or", "ist", "ian", "man", "woman", "ant", "ent")
_NEAR = 2
_TURNS = 40
_FAR = 8


def refers(heard: Heard, index: int, source: Stretch) -> int | None:
    """Return a mention of the one whom a description refers to, None where it stands for itself alone."""
    beside = _named_in(heard, source, index)
    if beside is not None:
        return beside
    mention = heard.mentions[index]
    words = heard.words(index)
    if unnamed.is_new(words, heard.doc[mention.head]):
        heard.set_apart(index)
        return None
    lemma = heard.doc[mention.head].lemma_.lower()
    definite = words.split()[0].lower() in _DEFINITE
    age = _YEARS_OLD.search(words)
    found = None
    if governments.is_bare(words):
        found = _government(heard, mention.start)
    elif age is not None and definite:
        found = _of_age(heard, age.group(1), mention.start)
    elif not heard.names(index) and not heard.is_quoted(mention.start):
        found = _outlet(heard, mention.start, lemma) if definite and lemma in _PRINTED else None
        found = found if found is not None else _holder(heard, index, lemma)
        if found is None and definite and heard.doc[mention.head].tag_ not in {"NNS", "NNPS"}:
            found = _body(heard, index, lemma) if lemma in _BODIES else _just_heard(heard, index, lemma)
    return found


def _named_in(heard: Heard, source: Stretch, index: int) -> int | None:
    """Return the one person named in a source beside a description: "the ministry's spokeswoman, Livia Thorsk"."""
    named = []
    for i in heard.places.touching(source):
        m = heard.mentions[i]
        if m.start < source[0] or m.end > source[1] + 1 or m.form != MentionForm.NAME or i == index:
            continue
        before = heard.text[source[0] : m.role[0] if m.role else m.start].rstrip().lower()
        head = heard.doc[heard.mentions[index].head].idx
        if m.end <= head and "," not in heard.text[m.end : head]:
            continue  # "a Vask insider": the name tells of whose house he is
        owned = heard.text[m.end : m.end + 2].startswith(("'s", "’s", "'", "’"))
        titled = before.rstrip(",").endswith(tuple(PERSONS))
        if (m.kind == EntityKind.PERSON or titled) and not owned and not before.endswith(_BEFORE_OTHERS):
            named.append(i)
    return named[0] if len(named) == 1 else None


def _government(heard: Heard, before: int) -> int | None:
    """Return the last government that spoke under its country's name, or that of the article's own country."""
    for spoke in reversed(heard.spoke[-_TURNS:]):
        told = [i for i in heard.some(spoke.mention) if governments.described(heard.words(i)) is not None]
        if told:
            return told[0]
    if heard.country is None:
        return None
    wanted = governments.speaking(heard.words(heard.country)) or governments.of_country(heard.words(heard.country))
    same = [
        i
        for i, m in enumerate(heard.mentions)
        if m.form == MentionForm.NOMINAL and governments.described(heard.words(i)) == wanted
    ]
    earlier = [i for i in same if heard.mentions[i].start < before]
    return (earlier or same)[-1] if same else None


def _of_age(heard: Heard, age: str, before: int) -> int | None:
    """Return the one of that age; else, as the press does, the one just heard or named, unless of another age."""
    people = [i for i in heard.names_before(before) if heard.mentions[i].kind == EntityKind.PERSON]
    told = {i: _age(heard, i) for i in people}
    of_it = next((i for i in people if told[i] == age), None)
    if of_it is not None:
        return of_it
    for spoke in reversed(heard.spoke):
        if heard.paragraphs(spoke.end, before) > _NEAR:
            break
        if spoke.end <= before and heard.names(spoke.mention):
            person = heard.fits("he", spoke.mention) or heard.fits("she", spoke.mention)
            other = any(told.get(i) not in {None, age} for i in heard.names(spoke.mention))
            return spoke.mention if person and not other else None
    near = bool(people) and heard.paragraphs(heard.mentions[people[0]].end, before) <= 1
    return people[0] if near and told[people[0]] is None else None


def _age(heard: Heard, index: int) -> str | None:
    """Return the age printed beside a name: "Oren Tamm, 30," or "30-year-old Oren Tamm"."""
    mention = heard.mentions[index]
    after = _AGE_AFTER.match(heard.text, mention.end)
    before = _AGE_BEFORE.search(heard.text[max(0, mention.start - 20) : mention.start])
    found = after or before
    return found.group(1) if found is not None else None


def _outlet(heard: Heard, before: int, noun: str) -> int | None:
    """Return the outlet that "the newspaper" is: the last one that spoke, else the last one named."""
    spoken = next(
        (s.mention for s in reversed(heard.spoke[-_TURNS:]) if s.end <= before and _is_outlet(heard, s.mention)), None
    )
    if spoken is not None and heard.paragraphs(heard.mentions[spoken].end, before) <= _FAR:
        return spoken
    named = next((i for i in heard.names_before(before) if _is_outlet(heard, i)), None)
    near = named is not None and heard.paragraphs(heard.mentions[named].end, before) <= 1
    return named if near and noun != "agency" else None


def _is_outlet(heard: Heard, index: int) -> bool:
    """Tell whether a chain is an outlet: by its name, or by the noun before it ("the newspaper Ostrau Zeit")."""
    if is_outlet(heard.best_name(index)):
        return True
    starts = (heard.mentions[i].start for i in heard.names(index))
    return any(heard.text[max(0, s - 20) : s].rstrip().lower().endswith(_OUTLETS) for s in starts)


def _offices(heard: Heard, before: int) -> dict[int, str]:
    """Return, for each person named up to a place and a little after, the words beside the name that tell an office."""
    told: defaultdict[int, str] = defaultdict(str)
    for i in heard.names_before(before + _OFFICE_AFTER):
        m = heard.mentions[i]
        if m.kind != EntityKind.PERSON:
            continue
        role = heard.text[slice(*m.role)] if m.role else ""
        aside = _ASIDE.match(heard.text, m.end)
        told[heard.chain[i] if heard.chain[i] >= 0 else i] += f" {role} {aside.group(1) if aside else ''}".lower()
    return told


_OFFICE_AFTER = 300


def _holder(heard: Heard, index: int, lemma: str) -> int | None:
    """Return the one person whose office a description names, where no word of it speaks against that."""
    mention = heard.mentions[index]
    if lemma not in PERSONS or lemma in _KIN or heard.doc[mention.head].tag_ == "NNS":
        return None
    words = {w.strip("'’,.").removesuffix("'s").removesuffix("’s") for w in heard.words(index).split()}
    proper = {w.lower() for w in words if w[:1].isupper() and w.lower() not in {"the", "a", "an", lemma}}
    fitting: dict[int, int] = {}
    for chain, office in _offices(heard, mention.start).items():
        told = set(re.findall(r"[\w.]+", office.replace("'s", "").replace("’s", "")))
        if lemma in told and (not proper or proper & told or not told - {lemma, "a", "the", "an"}):
            fitting[chain] = len(proper & told)
    best = [chain for chain, n in fitting.items() if n == max(fitting.values())]
    return best[0] if len(best) == 1 else None


def _body(heard: Heard, index: int, noun: str) -> int | None:
    """Return the body that "the ministry", "the company" is: one of that name, else the last body that spoke."""
    before = heard.mentions[index].start
    head = heard.doc[heard.mentions[index].head]
    told = heard.text[before : head.idx].split()[1:]
    if any(w[:1].isupper() or w[:1] in "#@" for w in told):
        return None  # "the Valley Water company": its own name, or as good as one
    near = heard.names_before(before)
    bodies = [i for i in near if heard.mentions[i].kind != EntityKind.PERSON]
    called = [i for i in bodies if heard.words(i).lower().endswith(noun)]
    if called:
        return called[0] if len({heard.chain[i] for i in called}) == 1 else None
    if noun in _TAKEN_UP:
        line = heard.line(before)
        here = [
            i
            for i in near
            if heard.mentions[i].start >= line
            and (i in bodies or not _is_surely_a_person(heard, i))
            and heard.mentions[i].kind != EntityKind.PLACE
            and not _is_outlet(heard, i)
        ]
        subjects = [i for i in here if heard.doc[heard.mentions[i].head].dep_ in labels.SUBJECTS]
        if here:
            return (subjects or here)[0]
    last = heard.last(before, "it")
    if last is None or heard.paragraphs(last.end, before) > _NEAR or not heard.names(last.mention):
        return None
    return None if _is_outlet(heard, last.mention) else last.mention


def _is_surely_a_person(heard: Heard, index: int) -> bool:
    titled = any(heard.mentions[i].role for i in heard.some(index))
    return titled or pronoun_of(heard.words(index).split()[0]) is not None or bool(heard.genders(index))


def _just_heard(heard: Heard, index: int, lemma: str) -> int | None:
    """Return the one just heard or named, whom "the father" or, as never before, "the carpet fitter" takes up."""
    mention = heard.mentions[index]
    head = heard.doc[mention.head]
    person = mention.kind in {EntityKind.PERSON, EntityKind.OTHER} and head.pos_ == "NOUN"
    new = heard.first_said.get(head.lower_, mention.start) >= mention.start and lemma.endswith(_DOERS)
    if lemma not in _KIN and not (person and new):
        return None
    pronoun = next(iter(heard.genders(index)), "he")
    last = heard.last(mention.start, pronoun) or heard.last(mention.start, "she")
    if last is not None and heard.paragraphs(last.end, mention.start) <= _NEAR and heard.names(last.mention):
        return last.mention
    return heard.named_between(heard.line(mention.start), mention.start, pronoun)
