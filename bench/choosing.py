"""Which sentences of the news were annotated by hand: a draw that anybody can repeat.

Run as `python -m bench.choosing ARTICLES names` (or `reporting`); it prints `{"article","start","end"}` a row, in the
order in which they were offered to the annotator. Nothing of onrecord's reads here: the sentences are cut by rule, so
that what is easy for the pipeline is not what is measured.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

from bench.rows import lines
from onrecord.annotate.layers import Stretch

OFFERED = 460
_SEED = "onrecord 2026-11-23"
_OF_ONE_OUTLET = 4
_OF_ONE_VERB = 7
_LINE = re.compile(r"\S.*\S")
_END = re.compile(r"(\S+?)[.!?][\"”’)]*\s+(?=[\"“‘(]?[A-Z])")
_SHORTENED = re.compile(
    r"\W*(?:[A-Z]|(?:[A-Za-z]\.)+[A-Za-z]|Mrs?|Ms|Dr|St|Jr|Sr|Sen|Rep|Gov|Gen|Col|Lt|Capt|Rev|Sgt|Hon|Prof|vs|No"
    r"|Jan|Feb|Aug|Sept|Oct|Nov|Dec|Reps|Sens)"
)
_WHOLE = re.compile(r"[\"“‘(]?[A-Z].*[.!?][\"”’)]*")
_NAME_LIKE = re.compile(r"(?<=[\w,;] )[A-Z][\w.'’-]+")
_VERB = re.compile(
    r"\b(say|said|says|tell|tells|told|den(?:y|ies|ied)|claim(?:s|ed)|argue[sd]?|insist(?:s|ed)?|add(?:s|ed)"
    r"|announce[sd]|warn(?:s|ed)|admit(?:s|ted)|acknowledge[sd]|suggest(?:s|ed)|note[sd]|report(?:s|ed)|wr(?:ites|ote)"
    r"|explain(?:s|ed)|ask(?:s|ed)|allege[sd]|vow(?:s|ed)|promise[sd]|pledge[sd]|urge[sd]|tweet(?:s|ed)|declare[sd]"
    r"|assert(?:s|ed)|contend(?:s|ed)|confirm(?:s|ed)|testif(?:ies|ied)|conclude[sd]|predict(?:s|ed)|state[sd]"
    r"|repl(?:ies|ied)|respond(?:s|ed)|recall(?:s|ed)|concede[sd]|maintain(?:s|ed)|complain(?:s|ed))\b"
)
_WORDS = range(8, 46)


def _named(sentence: str) -> str | None:
    """Return a reason to offer a sentence for its names: a capitalised word inside it."""
    return "" if _NAME_LIKE.search(sentence) else None


def _reports(sentence: str) -> str | None:
    """Return a reason to offer a sentence for its verbs: the first that may report."""
    verb = _VERB.search(sentence)
    return verb[0] if verb else None


TASKS: dict[str, tuple[Callable[[str], str | None], dict[str, int]]] = {
    "names": (_named, {"": OFFERED}),
    "reporting": (_reports, {"said": 60, "says": 25, "told": 20}),
}
"""For each task, why a sentence is offered, and how many may be for one reason: verbs are to be varied."""


def chosen(articles: Path, task: str) -> Iterator[tuple[str, int, int]]:
    """Yield article, start and end of the sentences of a task: one of an article, at most four of an outlet."""
    reason_of, at_most = TASKS[task]
    drawn = []
    for line in lines(articles):
        row = json.loads(line)
        drawn.append((_lot(task, row["id"]), row["id"], row["outlet"], row["text"]))
    outlets: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    for _, name, outlet, text in sorted(drawn):
        fit = [
            (_lot(task, name, str(start)), start, end, reason)
            for start, end in sentences(text)
            if (reason := reason_of(text[start:end])) is not None
            and reasons[reason] < at_most.get(reason, _OF_ONE_VERB)
        ]
        if fit and outlets[outlet] < _OF_ONE_OUTLET:
            _, start, end, reason = min(fit)
            outlets[outlet] += 1
            reasons[reason] += 1
            yield name, start, end


def sentences(text: str) -> Iterator[Stretch]:
    """Yield the sentences, cut by rule within a line, that are whole, and neither very short nor very long."""
    for line in _LINE.finditer(text):
        cuts = (cut.end() for cut in _END.finditer(text, *line.span()) if not _SHORTENED.fullmatch(cut[1]))
        edges = [line.start(), *cuts, line.end()]
        for start, after in pairwise(edges):
            end = start + len(text[start:after].rstrip())
            if _WHOLE.fullmatch(text, start, end) and len(text[start:end].split()) in _WORDS:
                yield start, end


def _lot(*parts: str) -> str:
    return sha256("\0".join((_SEED, *parts)).encode()).hexdigest()


if __name__ == "__main__":
    for count, (name, start, end) in enumerate(chosen(Path(sys.argv[1]), sys.argv[2])):
        if count < OFFERED:
            print(json.dumps({"article": name, "start": start, "end": end}))
