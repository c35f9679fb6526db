"""From an article to its layers: the stage that annotates, each article alone."""

from collections.abc import Iterable, Iterator

from spacy.language import Language
from spacy.tokens import Doc

from onrecord.annotate import chains, layers
from onrecord.annotate.layers import FoundStatement, Stretch
from onrecord.annotate.reading import reading_text
from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.article import Article
from onrecord.model.identity import record_id
from onrecord.model.mention import EntityKind, Mention, MentionForm
from onrecord.model.provenance import Provenance
from onrecord.model.span import Span
from onrecord.model.statement import Act, Certainty, Manner, Relay, Speaker, Statement
from onrecord.model.timex import Anchor, Timex
from onrecord.version import __version__


def annotate_articles(articles: Iterable[Article], nlp: Language) -> Iterator[AnnotatedArticle]:
    """Annotate articles, in order. `nlp` is what `load_pipeline` gives.

    Each goes through the pipeline alone: in a batch, the sums of the network depend in their last digits on the
    neighbours, and the tables of two engines would differ.
    """
    for article in articles:
        yield annotated(nlp(document(article, nlp)), article, nlp)


def document(article: Article, nlp: Language) -> Doc:
    """Return the article as a spaCy `Doc` that no component has seen yet: tokens, blocks, day of publication.

    The tokens are those of the reading text (see `reading`); their offsets are offsets in the article's text.
    """
    doc = nlp.make_doc(reading_text(article))
    layers.set_blocks(doc, ((b.span.start, b.span.end, b.role.value) for b in article.blocks))
    layers.set_day(doc, article.day)
    return doc


def annotated(doc: Doc, article: Article, nlp: Language) -> AnnotatedArticle:
    """Read the layers off an annotated `Doc` as onrecord's types. Ids are hashes of what the records say."""
    return _Reader(doc, article, nlp).annotated()


class _Reader:
    def __init__(self, doc: Doc, article: Article, nlp: Language) -> None:
        self.doc = doc
        self.article = article
        self.text = article.text
        self.pipeline = f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}"
        self.found = layers.mentions(doc)
        self.mention_ids = [self._id("mention", m.form, (m.start, m.end)) for m in self.found]
        self.timex_ids = [self._id("timex", t.type, (t.start, t.end)) for t in layers.timexes(doc)]

    def _id(self, kind: str, *parts: object) -> str:
        return record_id(kind, self.article.id, *parts)

    def annotated(self) -> AnnotatedArticle:
        return AnnotatedArticle(
            article=self.article,
            sentences=tuple(self._sentences()),
            mentions=tuple(self._mentions()),
            timexes=tuple(self._timexes()),
            statements=tuple(self._statements()),
        )

    def _sentences(self) -> Iterator[Span]:
        for sentence in layers.readable_sentences(self.doc):
            words = self.text[sentence.start_char : sentence.end_char]
            start = sentence.start_char + len(words) - len(words.lstrip())
            end = sentence.end_char - (len(words) - len(words.rstrip()))
            if start < end:
                yield Span(start, end)

    def _mentions(self) -> Iterator[Mention]:
        for id_, m in zip(self.mention_ids, self.found, strict=True):
            yield Mention(
                id=id_,
                article_id=self.article.id,
                span=Span(m.start, m.end),
                form=MentionForm(m.form),
                kind=EntityKind(m.kind) if m.kind else None,
                role=Span(*m.role) if m.role else None,
                chain=self.mention_ids[m.chain] if m.chain >= 0 else None,
            )

    def _timexes(self) -> Iterator[Timex]:
        for id_, t in zip(self.timex_ids, layers.timexes(self.doc), strict=True):
            yield Timex(
                id=id_,
                article_id=self.article.id,
                span=Span(t.start, t.end),
                type=t.type,
                value=t.value,
                mod=t.mod,
                anchor=t.anchor if t.anchor is not Anchor.TIMEX or t.anchor_index is not None else Anchor.NONE,
                anchor_id=self.timex_ids[t.anchor_index] if t.anchor_index is not None else None,
            )

    def _statements(self) -> Iterator[Statement]:
        found = layers.statements(self.doc)
        ids = [self._id("statement", s.content, s.source, s.cue) for s in found]
        provenance = Provenance(maker="onrecord_attribution", version=__version__, settings=self.pipeline)
        for id_, s in zip(ids, found, strict=True):
            yield Statement(
                id=id_,
                article_id=self.article.id,
                content=tuple(Span(*piece) for piece in s.content),
                source=Span(*s.source) if s.source else None,
                cue=Span(*s.cue) if s.cue else None,
                manner=Manner(s.manner),
                act=Act(s.act),
                certainty=Certainty(s.certainty),
                speakers=tuple(self._speaker(i) for i in s.speakers),
                addressee=self._addressee(s),
                via=tuple(Relay(span=Span(*v), name=self._called(v)) for v in s.via),
                anonymous=s.anonymous,
                within=ids[s.within] if s.within >= 0 else None,
                said=self.timex_ids[s.said] if s.said >= 0 else None,
                provenance=provenance,
            )

    def _speaker(self, index: int) -> Speaker:
        mention = self.found[index]
        members = [m for m in self.found if m.chain >= 0 and m.chain == mention.chain] or [mention]
        return Speaker(name=chains.fullest_name(members, self.text), mention_id=self.mention_ids[index])

    def _covering(self, stretch: Stretch) -> int | None:
        """Return the mention that a stretch of words stands for: the one that fills most of it."""
        inside = [
            (m.end - m.start, -i)
            for i, m in enumerate(self.found)
            if stretch[0] <= m.start and m.end <= stretch[1] and m.chain >= 0
        ]
        return -max(inside)[1] if inside else None

    def _addressee(self, statement: FoundStatement) -> Speaker | None:
        index = self._covering(statement.addressee) if statement.addressee else None
        return self._speaker(index) if index is not None else None

    def _called(self, stretch: Stretch) -> str:
        index = self._covering(stretch)
        return self._speaker(index).name if index is not None else " ".join(self.text[slice(*stretch)].split())
