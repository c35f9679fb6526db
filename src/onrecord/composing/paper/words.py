"""Words as every paper can hold them: on one line, without what no format has a place for, and closed in themselves."""

import re

from onrecord.composing.addresses import address
from onrecord.composing.paper.pieces import Mark, Run
from onrecord.composing.wording import one_line

_NOWHERE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_SPACES = re.compile(r"\s+")
_EMBEDDED, _END_OF_EMBEDDED = re.compile("[\u202a\u202b\u202d\u202e]"), "\u202c"
_ISOLATED, _END_OF_ISOLATED = re.compile("[\u2066\u2067\u2068]"), "\u2069"


def plain(words: str) -> str:
    """Return words on one line, without control characters; a space at either end stays one.

    A change of direction that the words open and don't close is closed behind them: a title may turn itself round, but
    not the line that it is printed in.
    """
    told = _SPACES.sub(" ", _NOWHERE.sub("\N{REPLACEMENT CHARACTER}", words))
    for opening, closing in ((_ISOLATED, _END_OF_ISOLATED), (_EMBEDDED, _END_OF_EMBEDDED)):
        told += closing * max(0, len(opening.findall(told)) - told.count(closing))
    return told


def run(words: str, mark: Mark = Mark.NONE, *, to: str = "") -> Run:
    """Return words as a run."""
    return Run(words=plain(words), mark=mark, to=to)


def quiet(words: str) -> Run:
    """Return words that stand back."""
    return run(words, Mark.QUIET)


def strong(words: str) -> Run:
    """Return words that stand out."""
    return run(words, Mark.STRONG)


def link(url: str | None) -> Run:
    """Return an address, as a link where it may be one."""
    if not url:
        return quiet("address unknown")
    return run(one_line(url), Mark.LINK, to=plain(address(url)).strip())
