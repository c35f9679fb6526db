"""What nobody known by name is credited with: whose word it may be, an outlet's, or that of one unnamed in a text.

What an outlet passed on comes from where it had it. Where its own report is among those of the claim, that one tells.
"""

from collections.abc import Collection, Sequence
from itertools import chain, count

from onrecord.link.comparable import Said
from onrecord.link.credited import Voice, is_part, same_words
from onrecord.link.printed import Prints, bears, letters, name_words
from onrecord.model.claim import OriginKind
from onrecord.model.statement import Manner


class Uncredited:
    """The statements of a claim that are not credited to a known voice.

    `by` has those of each who may be an origin: an outlet or somebody unnamed, with the text or the outlet that has his
    word. `repeated` is what reports say themselves though they credit the claim to one who is known, by his name. What
    a known voice passed on is added to what he says.
    """

    def __init__(self, group: Sequence[Said], named: Sequence[Voice], prints: Prints, loose: Collection[str]) -> None:
        """Sort the statements of a claim; `loose` are the ids of those that it holds loosely."""
        self.by: dict[tuple[OriginKind, str], list[Said]] = {}
        self.repeated: dict[str, list[Said]] = {}
        self._described: dict[str, set[str]] = {}
        self._prints, self._loose = prints, loose
        self._texts = prints.texts(group)
        self._printed = {
            (prints.outlets.get(one.statement.article_id, ""), self._text(one)): None
            for one in group
            if one.statement.id not in loose
        }
        self._passing = [voice for voice in named if not prints.is_medium(voice.name)]
        self._credited: dict[tuple[str, bool], Voice] = {}
        for voice in named:
            for one in voice.said:
                self._credited.setdefault((self._text(one), one.statement.id in loose), voice)
        heard = {one.statement.id for voice in named for one in voice.said}
        followed = []
        for one in group:
            if one.statement.id not in heard:
                report = self._report_of(self._relay(one), beside=one)
                if report is None:
                    self._place(one)
                else:
                    followed.append((one, report))
        for kind, text in tuple(self.by):  # an outlet that has it from somebody unnamed says it after him
            if kind is OriginKind.OUTLET and (OriginKind.UNNAMED, text) in self.by:
                self.by[OriginKind.UNNAMED, text] += self.by.pop((kind, text))
        for one, report in followed:
            whose = self._heard_in(report)
            if whose is None:
                self._place(one)
            else:
                whose.append(one)

    def passed_on_by(self, medium: Voice) -> list[Said] | None:
        """Return the statements of the one whose word an outlet had, where a report of the claim tells who it is."""
        found = self.by.get((OriginKind.UNNAMED, letters(medium.name)))
        report = self._report_of(medium.name, beside=medium.said[0])
        return self._heard_in(report) if found is None and report is not None else found

    def _place(self, one: Said) -> None:
        """Put a statement to whom it may come from."""
        credited = self._prints.credited(one).statement
        words = [name_words(relay.name) for relay in credited.via]
        passing = next((v for v in self._passing if any(is_part(relay, v.words) for relay in words)), None)
        # "A passenger told ...": a report's opening describes whom it names below. Who is to stay unnamed is another.
        known = None if credited.anonymous else self._known_in(self._text(one), loose=one.statement.id in self._loose)
        if known is None and not credited.speakers and not credited.via:
            known = self._in_whose_words(one)
        if passing is not None:  # "..., the mayor quoted them": the mayor is known already
            passing.said.append(one)
        elif credited.via:  # whoever it is, one outlet had his word, and the others have it from there
            self._unknown(_kind(one), letters(credited.via[-1].name)).append(one)
        elif known is not None:
            self.repeated.setdefault(known.name, []).append(one)
        elif _kind(one) is OriginKind.UNNAMED:
            self._unnamed_in(self._text(one), one).append(one)
        else:
            self._unknown(OriginKind.OUTLET, self._text(one)).append(one)

    def _in_whose_words(self, one: Said) -> Voice | None:
        """Return who is known to say the same words in another report: who prints them without him repeats him."""
        loose = one.statement.id in self._loose
        return next(
            (
                voice
                for voice in self._passing
                if same_words([one], [said for said in voice.said if loose or said.statement.id not in self._loose])
            ),
            None,
        )

    def _unknown(self, kind: OriginKind, whose: str) -> list[Said]:
        return self.by.setdefault((kind, whose), [])

    def _unnamed_in(self, text: str, one: Said) -> list[Said]:
        """Return the statements of who is unnamed in a text: two whose descriptions share no word are two."""
        speakers = self._prints.credited(one).statement.speakers
        words = frozenset[str]().union(*(name_words(speaker.name) for speaker in speakers))
        for whose in chain([text], (f"{text} {number}" for number in count(2))):
            told = self._described.setdefault(whose, set())
            if not (words and told) or words & told:
                break
        told |= words
        return self._unknown(OriginKind.UNNAMED, whose)

    def _text(self, one: Said) -> str:
        return self._texts[one.statement.article_id]

    def _relay(self, one: Said) -> str | None:
        """Return who heard it first-hand: of those who passed a statement on, the last."""
        via = self._prints.credited(one).statement.via
        return via[-1].name if via else None

    def _report_of(self, outlet: str | None, *, beside: Said) -> str | None:
        """Return the text of an outlet's own report of the claim, None where it has none but that of the statement."""
        if outlet is None:
            return None
        own = self._text(beside)
        return next((text for by, text in self._printed if text != own and bears(by, outlet)), None)

    def _heard_in(self, text: str) -> list[Said] | None:
        """Return the statements of whom a text has it from: of a known voice, of somebody unnamed, or its own."""
        known = self._known_in(text, loose=False)
        if known is not None:
            return self.repeated.setdefault(known.name, [])
        return self.by.get((OriginKind.UNNAMED, text)) or self.by.get((OriginKind.OUTLET, text))

    def _known_in(self, text: str, *, loose: bool) -> Voice | None:
        """Return who is known to say it in a text: what is held loosely takes nothing from what is held firmly."""
        return self._credited.get((text, False)) or (self._credited.get((text, True)) if loose else None)


def _kind(one: Said) -> OriginKind:
    return OriginKind.OUTLET if one.statement.manner is Manner.OWN_VOICE else OriginKind.UNNAMED
