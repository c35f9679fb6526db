"""What stands where the network and the rules both speak.

The network's statements stand, each content once. Of the rules' statements stand those it was not taught:

- statements inside statements: what X says that Y said. The network's training articles know of no nesting.
- refusals to speak and acts without words ("threats were issued"): training articles mark only words that are reported.
- rumour ("reportedly", "is believed to"), which training articles mark now and then.
- "according to X" over a clause whose own verb names only a topic: "They discussed the dam, according to Veldt"; over
  one that says who said it, it only passes on: '"It fell," Tamm said, according to the Gazette'.
- headlines, of which the training articles hold few, and quotations with a cue and a source beside them.
"""

from spacy.tokens import Doc

from onrecord.annotate import layers, settled
from onrecord.annotate.candidates import Candidate, Known
from onrecord.annotate.cue_words import VERBS
from onrecord.annotate.cues import Cue, CueKind
from onrecord.annotate.layers import FoundStatement, Stretch
from onrecord.annotate.neighbours import Neighbours, extent, of_statements
from onrecord.annotate.stretches import characters
from onrecord.model.article import BlockRole
from onrecord.model.statement import Act, Manner

_THOUGHTS = frozenset("think believe hope feel fear worry remember recall know surmise reckon wonder".split())
_TOLD_WITHOUT_SOURCE = frozenset({CueKind.NOUN, CueKind.RUMOUR})


class Ruled:
    """What the rules have to say: the cues of the lexicon, what each would announce, and what of it they let stand."""

    def __init__(self, doc: Doc, cues: list[Cue], candidates: list[Candidate], standing: list[FoundStatement]) -> None:
        """Keep all of it by its place in the text."""
        self.standing = standing
        self.near = of_statements(standing).near
        self._cues = Neighbours(((characters(doc, cue.start, cue.end), cue) for cue in cues), lambda placed: placed[0])
        # Two cues may have one head ("declined to comment"): the refusal, found first, has it.
        self._statements = {(c.cue.kind, c.cue.head.i, c.cue.start): c.statement for c in reversed(candidates)}

    def of(self, cue: Stretch | None) -> tuple[Cue | None, FoundStatement | None]:
        """Return the cue of the lexicon that shares words with a cue, and what the rules make of it."""
        if cue is None:
            return None, None
        listed = next((one for place, one in self._cues.near(cue) if _touch(cue, place)), None)
        if listed is None:
            return None, None
        return listed, self._statements.get((listed.kind, listed.head.i, listed.start))


def statements(known: Known, found: list[FoundStatement], ruled: Ruled) -> list[FoundStatement]:
    """Return the statements of network and rules that stand together."""
    mine = []
    for one in _once(found):
        cue, theirs = ruled.of(one.cue)
        if cue is not None and cue.kind is CueKind.ACCORDING and (spoken := _passed_on(one, theirs, ruled)) is not None:
            mine.append(spoken)
        elif not (_names_a_topic(cue) and _is_commented(known, one, ruled)):
            mine.append(settled.settled(known, one, cue, theirs))
    beside = of_statements(mine)
    headlines = [
        (b.start_char, b.end_char) for b in layers.readable_blocks(known.doc) if b.label_ == BlockRole.HEADLINE
    ]
    return [*mine, *(one for one in ruled.standing if _adds(known, one, beside.near(extent(one)), ruled, headlines))]


def _passed_on(one: FoundStatement, theirs: FoundStatement | None, ruled: Ruled) -> FoundStatement | None:
    """Return the statement that an "according to" only passes on, where the rules let that one stand in its place."""
    near = ruled.near(extent(one))
    if theirs in near:
        return None
    return next((other for other in near if other.source and _same(other.content, one.content)), None)


def _names_a_topic(cue: Cue | None) -> bool:
    """Tell whether a verb says only what was talked about; one that the lexicon lacks is taken so."""
    return cue is None or (
        cue.kind is CueKind.VERB and cue.verb is not None and not cue.verb.frames & {"clause", "open"}
    )


def _once(found: list[FoundStatement]) -> list[FoundStatement]:
    """Return statements of which no two claim most of the same words: the surer one has them."""
    kept = of_statements([])
    standing = []
    for one in sorted(found, key=lambda s: -s.confidence):
        if not any(_same(one.content, other.content) for other in kept.near(extent(one))):
            kept.add(one)
            standing.append(one)
    return standing


def _is_commented(known: Known, one: FoundStatement, ruled: Ruled) -> bool:
    """Tell whether an "according to" that the rules let stand has the words of a statement in its content."""
    cue = one.cue or (0, 0)
    return any(
        other.cue is not None
        and known.text[slice(*other.cue)].lower() == "according to"
        and any(s <= cue[0] and cue[1] <= e for s, e in other.content)
        for other in ruled.near(cue)
    )


def _adds(
    known: Known, one: FoundStatement, found: list[FoundStatement], ruled: Ruled, headlines: list[Stretch]
) -> bool:
    """Tell whether a statement of the rules stands beside those of the network near it."""
    cue = one.cue
    if cue is None or any(other.cue is not None and _touch(cue, other.cue) for other in found):
        return False
    listed, _ = ruled.of(cue)
    if any(s <= cue[0] and cue[1] <= e for other in found for s, e in other.content):
        return _is_anothers(known.text, one, listed)
    if one.source is not None and any(_holds(one, other) for other in found):
        return True
    if any(_same(one.content, other.content) for other in found):
        return False
    according = listed is not None and listed.kind is CueKind.ACCORDING
    quoted = one.manner == Manner.DIRECT and one.source is not None
    unspoken = not one.content or one.act == Act.NO_COMMENT or one.source is None
    return unspoken or according or quoted or any(s <= cue[0] < e for s, e in headlines)


def _holds(outer: FoundStatement, inner: FoundStatement) -> bool:
    """Tell whether a content has a whole statement in it, source and cue included."""
    parts = [*inner.content, *(s for s in (inner.source, inner.cue) if s is not None)]
    return inner.source is not None and all(any(s <= a and b <= e for s, e in outer.content) for a, b in parts)


def _is_anothers(text: str, inner: FoundStatement, cue: Cue | None) -> bool:
    """Tell a statement inside a statement from mere thoughts, and from words that only look like a cue."""
    words = text[slice(*inner.cue)].lower().split() if inner.cue else []
    verb = next((VERBS[w].lemma for w in words if w in VERBS), "")
    if inner.source is None:
        return cue is not None and cue.kind in _TOLD_WITHOUT_SOURCE and inner.act != Act.CLAIM
    return verb not in _THOUGHTS


def _same(one: tuple[Stretch, ...], other: tuple[Stretch, ...]) -> bool:
    """Tell whether two contents are one: half of the shorter one is shared."""
    shared = sum(max(0, min(x[1], y[1]) - max(x[0], y[0])) for x in one for y in other)
    shorter = min(sum(e - s for s, e in one), sum(e - s for s, e in other))
    return shared > shorter * 0.5 if shorter else False


def _touch(one: Stretch, other: Stretch) -> bool:
    return one[0] < other[1] and other[0] < one[1]
