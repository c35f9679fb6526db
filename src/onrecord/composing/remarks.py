"""What else is told of a statement beside its words: by the report, and by people who corrected what was read in it."""

from onrecord.casefile.answers import Saying
from onrecord.composing.verdicts import correction_of
from onrecord.composing.wording import CERTAINTIES, REFS, one_line, when_in_words


def remarks_on(saying: Saying) -> tuple[str, ...]:
    """Return what else is told of a statement: how sure, to whom, through whom, said when, corrected by whom."""
    remarks = (
        CERTAINTIES[saying.certainty],
        f"to {saying.addressee.entity_name or saying.addressee.name}" if saying.addressee else "",
        f"via {', '.join(saying.via)}" if saying.via else "",
        _said(saying),
        *map(correction_of, saying.corrected),
    )
    return tuple(one_line(remark) for remark in remarks if remark)


def _said(saying: Saying) -> str:
    """Return when a statement was made, with the words that tell it: "said 14 March 2024, “on Thursday”"."""
    if not saying.said or saying.said in REFS:
        return ""
    when = when_in_words(saying.said)
    words = "" if saying.said_words is None else one_line(saying.said_words.words)
    return f"said {when}" if words in ("", when) else f"said {when}, “{words}”"
