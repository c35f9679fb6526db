"""A dossier as one HTML file that needs nothing else, to read on a screen, print, and hand to somebody.

Every line is a numbered note: who printed it, under which title, on which day, at which address, in which bytes (their
SHA-256), between which offsets, in which words. All words are slices of the articles' texts.
"""

from collections.abc import Iterable, Iterator

from markupsafe import Markup

from onrecord.composing.dossier import Dossier
from onrecord.composing.notes import Ref
from onrecord.composing.proposals import Proposal
from onrecord.composing.reviewed import beside
from onrecord.composing.templating import environment, printable
from onrecord.version import __version__

_LATER_REF = '<sup class="ref"><a href="#n{number}" aria-label="Note {number}">{number}</a></sup>'
_FIRST_REF = _LATER_REF.replace(" aria-label", ' id="r{number}" aria-label')


def html(dossier: Dossier) -> Iterator[str]:
    """Give a dossier as HTML, piece by piece."""
    stream = (
        environment("onrecord.export", refs, judged)
        .get_template("dossier.html")
        .stream(dossier=dossier, version=__version__)
    )
    stream.enable_buffering(200)
    for piece in stream:
        yield printable(piece)


# Markup made in Python is ten times as fast as a macro, and a large case has a hundred thousand of these.


def refs(found: Iterable[Ref]) -> Markup:
    """Return references as small numbers that lead to their notes."""
    pieces = ((_FIRST_REF if ref.first else _LATER_REF).format(number=ref.number) for ref in found)
    return Markup("".join(pieces))  # noqa: S704 - numbers in a form of ours, nothing of an article


def judged(proposal: Proposal) -> Markup:
    """Return what people made of a line, to stand behind it."""
    told = beside(proposal)
    return Markup(' <span class="meta">· {}</span>').format(told) if told else Markup()
