"""Who said what, to whom, when, and on whose word: the record of an event, read out of its press coverage.

    import onrecord

    with onrecord.open_case("chechnya") as case:
        for saying in case.said_by("Angela Merkel"):
            print(saying.outlet, saying.published, [part.words for part in saying.content])

    article = onrecord.annotate(text, published="2017-05-29")

Everything runs on this machine; nothing is sent anywhere.
"""

import json
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING

# The package must be bound before the function of the same name below: an import of one of its modules would
# otherwise put the package back in the function's place.
import onrecord.annotate  # noqa: F401 - see above
from onrecord.casefile.case import Case, open_case
from onrecord.errors import OnrecordError, PageRefused
from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.page import Page, PageKind, SetAside
from onrecord.version import __version__

if TYPE_CHECKING:
    from onrecord.annotate.pipeline import Pipeline

__all__ = ["AnnotatedArticle", "Case", "OnrecordError", "__version__", "annotate", "load_pipeline", "open_case"]


@cache
def load_pipeline(name: str | None = None) -> "Pipeline":
    """Load the English pipeline, once: a spaCy `Language` with onrecord's components.

    Args:
        name: an installed spaCy pipeline or the path of one; None for the one that is shipped.

    Raises:
        PipelineUnusable: it can't be loaded, or it lacks a tagger, a parser or an entity recogniser.
    """
    # Here and below, not above: spaCy takes a second to import, and reading a case does not need it.
    from onrecord.annotate.pipeline import load_pipeline as load  # noqa: PLC0415 - see above

    return load(name)


def annotate(  # shadows the package on purpose, see above
    text: str,
    *,
    published: str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    pipeline: str | None = None,
) -> AnnotatedArticle:
    """Read one article: its blocks, mentions, time expressions and statements, as spans of `text`.

    Args:
        text: the article, all of it; every span counts Unicode code points of it.
        published: the day or time of publication, ISO 8601; without it, times stay partial (`XXXX-05-02`).
        title: the headline, where it is known from elsewhere.
        outlet: who printed it.
        pipeline: see `load_pipeline`.

    Raises:
        PageRefused: it is no English text, or longer than any article; `reason` and `explanation` say more.
        PipelineUnusable: see `load_pipeline`.
    """
    from onrecord.annotate.article import annotate_articles  # noqa: PLC0415 - see load_pipeline
    from onrecord.intake.read import read_page  # noqa: PLC0415 - as slow as spaCy

    known = {"text": text, "published": published, "title": title, "outlet": outlet}
    row = json.dumps({key: value for key, value in known.items() if value is not None}).encode("utf-8")
    page = Page(name="text", kind=PageKind.ROW, content=row, sha256=sha256(row).hexdigest())
    article = read_page(page)
    if isinstance(article, SetAside):
        raise PageRefused(article.reason, article.explanation)
    return next(annotate_articles([article], load_pipeline(pipeline)))
