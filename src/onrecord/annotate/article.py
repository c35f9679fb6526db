"""From an article to its layers: the stage that annotates, each article alone."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from onrecord.annotate import certainties, chains, governments, layers
from onrecord.annotate.extents import extent_of
from onrecord.annotate.layers import FoundMention, FoundStatement, Stretch
from onrecord.annotate.outlet_names import is_same_outlet
from onrecord.annotate.places import Places
from onrecord.annotate.reading import reading_text
from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.article import Article
from onrecord.model.identity import record_id
from onrecord.model.mention import EntityKind, Mention, MentionForm
from onrecord.model.provenance import Provenance
from onrecord.model.span import Span
from onrecord.model.statement import (
    Act,
    Certainty,
    Manner,
    Occasion,
    OccasionKind,
    Relay,
    Speaker,
    Statement,
    ToldBy,
    Unnamed,
)
from onrecord.model.timex import Timex
from onrecord.version import __version__


def annotate_articles(
    articles: Iterable[Article], nlp: Language, *, attitudes: bool = False
) -> Iterator[AnnotatedArticle]:
    """Annotate articles, in order. `nlp` is what `load_pipeline` gives.

    The record holds what was said. With `attitudes` it also holds what the article says, in words of its own, that
    somebody thinks, feels or wants ("investors rallied over the vote").

    Each goes through the pipeline alone: in a batch, the sums of the network depend in their last digits on the
    neighbours, and the tables of two engines would differ.
    """
    for article in articles:
        yield annotated(nlp(document(article, nlp)), article, nlp, attitudes=attitudes)


def document(article: Article, nlp: Language) -> Doc:
    """Return the article as a spaCy `Doc` that no component has seen yet: tokens, blocks, day of publication.

    The tokens are those of the reading text (see `reading`); their offsets are offsets in the article's text.
    """
    doc = nlp.make_doc(reading_text(article))
    layers.set_blocks(doc, ((b.span.start, b.span.end, b.role.value) for b in article.blocks))
    layers.set_day(doc, article.day)
    return doc


def annotated(doc: Doc, article: Article, nlp: Language, *, attitudes: bool = False) -> AnnotatedArticle:
    """Read the layers off an annotated `Doc` as onrecord's types. Ids are hashes of what the records say."""
    return _Reader(doc, article, nlp, attitudes=attitudes).annotated()


class _Reader:
    def __init__(self, doc: Doc, article: Article, nlp: Language, *, attitudes: bool) -> None:
        self.doc = doc
        self.attitudes = attitudes
        self.article = article
        self.text = article.text
        self.pipeline = f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}"
        self.found = layers.mentions(doc)
        self.places = Places(self.found)
        self.members: dict[int, list[FoundMention]] = {}
        self.called: dict[int, Speaker] = {}
        for mention in self.found:
            if mention.chain >= 0:
                self.members.setdefault(mention.chain, []).append(mention)
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
            own_voice=tuple(self._own_voice()),
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
                extent=Span(*extent_of(self.doc, m)),
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
                anchor=t.anchor,
                anchor_id=self.timex_ids[t.anchor_index] if t.anchor_index is not None else None,
                meaning=t.meaning,
                bound=t.bound,
                ended_by=self.timex_ids[t.ended_index] if t.ended_index is not None else None,
            )

    def _statements(self) -> Iterator[Statement]:
        found = layers.statements(self.doc)
        ids = [self._id("statement", s.content, s.source, s.cue) for s in found]
        provenance = Provenance(maker="onrecord_attribution", version=__version__, settings=self.pipeline)
        for id_, s in zip(ids, found, strict=True):
            if not (s.speech or self.attitudes):
                continue
            yield Statement(
                id=id_,
                article_id=self.article.id,
                content=tuple(Span(*piece) for piece in s.content),
                source=Span(*s.source) if s.source else None,
                cue=Span(*s.cue) if s.cue else None,
                manner=Manner(s.manner),
                act=Act(s.act),
                certainty=Certainty(s.certainty),
                confidence=s.confidence,
                speakers=tuple(self._speaking(i, s) for i in s.speakers),
                addressee=self._addressee(s),
                via=tuple(self._relays(s)),
                unnamed=self._unnamed(s),
                within=self._within(s, found, ids),
                said=self.timex_ids[s.said] if s.said >= 0 else None,
                occasion=self._occasion(s),
                matter=Span(*s.matter) if s.matter else None,
                act_words=tuple(Span(*words) for words in s.act_words),
                certainty_words=tuple(Span(*words) for words in s.certainty_words),
                provenance=provenance,
            )

    def _own_voice(self) -> Iterator[Statement]:
        provenance = Provenance(maker="onrecord_own_voice", version=__version__, settings=self.pipeline)
        for s in layers.own_voice(self.doc):
            certainty, words = certainties.find(self.doc, s)
            yield Statement(
                id=self._id("own voice", s.content),
                article_id=self.article.id,
                content=tuple(Span(*piece) for piece in s.content),
                source=None,
                cue=None,
                manner=Manner.OWN_VOICE,
                act=Act.CLAIM,
                certainty=certainty,
                confidence=s.confidence,
                certainty_words=tuple(Span(*stretch) for stretch in words),
                provenance=provenance,
            )

    def _within(self, statement: FoundStatement, found: list[FoundStatement], ids: list[str]) -> str | None:
        """Return the id of the statement of the record that holds this one."""
        holder = statement.within
        while holder >= 0 and not (found[holder].speech or self.attitudes):
            holder = found[holder].within
        return ids[holder] if holder >= 0 else None

    def _speaker(self, index: int) -> Speaker:
        mention = self.found[index]
        if mention.chain >= 0 and mention.chain in self.called:
            return replace(self.called[mention.chain], mention_id=self.mention_ids[index])
        members = self.members.get(mention.chain) or [mention]
        named = any(m.form == MentionForm.NAME for m in members)
        name = chains.fullest_name(members, self.text)
        government = governments.speaking(name) if named else governments.described(name)
        told_by = ToldBy.NAME if named or government is not None else ToldBy.DESCRIPTION
        speaker = Speaker(name=government or name, mention_id=self.mention_ids[index], told_by=told_by)
        self.called[mention.chain] = speaker
        return speaker

    def _speaking(self, index: int, statement: FoundStatement) -> Speaker:
        speaker = self._speaker(index)
        body = self._speaker(statement.speaks_for).name if statement.speaks_for >= 0 else None
        body = governments.of_country(body) or body if body is not None else None
        if statement.continued:
            return replace(speaker, told_by=ToldBy.CONTINUED)
        return replace(speaker, speaks_for=body)

    def _unnamed(self, statement: FoundStatement) -> Unnamed | None:
        if statement.unnamed is None:
            return None
        description, low, high, institution, reason = statement.unnamed
        return Unnamed(
            description=Span(*description),
            at_least=low,
            at_most=high or None,
            institution=Span(*institution) if institution else None,
            reason=Span(*reason) if reason else None,
        )

    def _occasion(self, statement: FoundStatement) -> Occasion | None:
        if statement.occasion is None:
            return None
        kind, start, end = statement.occasion
        return Occasion(kind=OccasionKind(kind), span=Span(start, end))

    def _covering(self, stretch: Stretch) -> int | None:
        """Return the mention that a stretch of words stands for: the one that fills most of it."""
        inside = [
            (m.end - m.start, -i)
            for i in self.places.touching(stretch)
            if stretch[0] <= (m := self.found[i]).start and m.end <= stretch[1] and m.chain >= 0
        ]
        return -max(inside)[1] if inside else None

    def _meant(self, stretch: Stretch) -> int | None:
        """Return the mention that a relay's words stand for: at their head, a name at their end, the longest."""
        span = self.doc.char_span(*stretch, alignment_mode="expand")
        names = [
            i
            for i in self.places.touching(stretch)
            if (m := self.found[i]).form == MentionForm.NAME
            and m.chain >= 0
            and stretch[0] <= m.start
            and m.end <= stretch[1]
        ]
        head = (i for i in names if span is not None and self.found[i].head == span.root.i)
        last = (i for i in names if self.found[i].end == stretch[1])
        alone = names[0] if len(names) == 1 else self._covering(stretch)
        return next(head, next(last, alone))

    def _addressee(self, statement: FoundStatement) -> Speaker | None:
        index = self._covering(statement.addressee) if statement.addressee else None
        return self._speaker(index) if index is not None else None

    def _relays(self, statement: FoundStatement) -> Iterator[Relay]:
        """Yield the relays, the outlet itself left out: what an outlet was told it prints at first hand."""
        named: set[str] = set()
        outlet = self.article.outlet
        for stretch in statement.via:
            name = self._called(stretch)
            if name not in named and (outlet is None or not is_same_outlet(name, outlet.value)):
                named.add(name)
                yield Relay(span=Span(*stretch), name=name)

    def _called(self, stretch: Stretch) -> str:
        index = self._meant(stretch)
        words = " ".join(self.text[slice(*stretch)].split())
        return self._speaker(index).name if index is not None else governments.described(words) or words
