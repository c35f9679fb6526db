"""The layers of a `Doc` that somebody else's pipeline made, as onrecord's types."""

from hashlib import sha256

from spacy.language import Language
from spacy.tokens import Doc

from onrecord.annotate.article import annotated
from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.article import Article, Block, BlockRole
from onrecord.model.span import Span


def read(doc: Doc, nlp: Language) -> AnnotatedArticle:
    """Return what `onrecord_statements` found in a `Doc`, its text taken as an article of one block.

    `nlp` is the pipeline that made it: its name and version go into the provenance of every statement.
    """
    digest = sha256(doc.text.encode("utf-8", "surrogatepass")).hexdigest()
    body = (Block(span=Span(0, len(doc.text)), role=BlockRole.BODY),) if doc.text else ()
    article = Article(
        id=digest[:16], page_sha256=digest, name="text", text=doc.text, blocks=body, language=nlp.lang or "en"
    )
    return annotated(doc, article, nlp)
