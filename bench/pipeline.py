"""How well an English pipeline reads, from raw text, and how fast: one table after the other, as `docs/benchmarks.md`.

Every text goes through alone, as it does in onrecord. Gold-token figures stand beside for what the parser alone does.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, DocBin

from bench import by_hand, components, conll, names, reporting
from bench.given_tokens import evaluate
from bench.rows import article
from bench.tables import percent, table, three
from onrecord.annotate.article import document
from onrecord.annotate.pipeline import load_pipeline
from onrecord.model.article import Article

GIVEN = {"tag": "tag", "lemma": "lemma", "UAS": "uas", "LAS": "las", "sentences": "sents"}
_WORDS_PROFILED = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldSet:
    """A file of gold documents, and what the pipeline finds in the raw text of each."""

    name: str
    gold: list[Doc]
    found: list[Doc]


def run(folder: Path, pipeline: str | None = None, news: Path | None = None) -> None:
    """Print the tables over the `.spacy` files of a folder whose name does not say that it is for training or silver.

    Args:
        folder: where the files are.
        pipeline: what `load_pipeline` takes; None for the shipped pipeline.
        news: the articles that the sentences annotated by hand are from; without them these are left out.

    Raises:
        SystemExit: the articles are not those that were annotated.
    """
    try:
        texts = by_hand.texts((by_hand.NAMES, by_hand.REPORTING), news) if news else {}
    except by_hand.GoldUnusable as error:
        raise SystemExit(str(error)) from error
    started = time.process_time()
    nlp = load_pipeline(pipeline)
    loading = time.process_time() - started
    sets = list(_sets(folder, nlp))
    articles = {name: article({"id": name, "text": text}, name).article for name, text in texts.items()}
    read = {name: nlp(document(one, nlp)) for name, one in articles.items()}
    _raw_text(sets)
    _given_tokens(sets, nlp)
    _names(sets, read)
    if read:
        _reporting(read)
    _speed(nlp, _enough(articles.values() or _texts(sets)), loading)


def _sets(folder: Path, nlp: Language) -> Iterator[GoldSet]:
    for path in sorted(folder.glob("*.spacy")):
        if "train" not in path.stem and "silver" not in path.stem:
            gold = list(DocBin().from_disk(path).get_docs(nlp.vocab))
            yield GoldSet(name=path.stem, gold=gold, found=[nlp(doc.text) for doc in gold])


def _raw_text(sets: Sequence[GoldSet]) -> None:
    """Print the measures of the CoNLL 2018 shared task."""
    rows = []
    for one in sets:
        counts = conll.total(conll.score(*pair) for pair in zip(one.gold, one.found, strict=True))
        if "LAS" in counts:
            rows.append([one.name, *(percent(counts[m].f1) if m in counts else "" for m in conll.MEASURES)])
    table("From raw text, F1", ["data", *conll.MEASURES], rows)


def _given_tokens(sets: Sequence[GoldSet], nlp: Language) -> None:
    """Print what the same pipeline reaches where words are given: the sentences are its own."""
    scores = {one.name: evaluate(nlp, one.gold) for one in sets}
    rows = [
        [name, *(percent(of_one[key]) if key in of_one else "" for key in GIVEN.values())]
        for name, of_one in scores.items()
        if "las" in of_one
    ]
    table("On the gold's words, accuracy; sentences F1", ["data", *GIVEN], rows)


def _names(sets: Sequence[GoldSet], read: Mapping[str, Doc]) -> None:
    """Print names by exact code points and kind, of the kinds that the gold marks."""
    header = ["data", "model P", "model R", "model F", "mentions P", "mentions R", "mentions F"]
    rows = [[one.name, *three(_in_set(one, names.of_model)), *three(_in_set(one, names.of_mentions))] for one in sets]
    if read:
        ours = (
            names.in_sentences(by_hand.names(by_hand.NAMES), read, of) for of in (names.of_model, names.of_mentions)
        )
        rows.append(["news, by hand", *(figure for counted in ours for figure in three(counted))])
    table("Names from raw text", header, rows)


def _in_set(one: GoldSet, names_of: Callable[[Doc], set[names.Name]]) -> conll.Count:
    kinds = {kind for doc in one.gold for _, _, kind in names.of_model(doc)}
    counts = (
        names.score(names.of_model(gold), names_of(found), kinds=kinds, unknown=names.unknown(gold))
        for gold, found in zip(one.gold, one.found, strict=True)
    )
    return sum(counts, conll.Count())


def _reporting(read: Mapping[str, Doc]) -> None:
    """Print how often the parse has the subject and the reported clause of a reporting verb."""
    verbs = by_hand.reporting(by_hand.REPORTING)
    right = [reporting.judge(read[verb.article], verb) for verb in verbs]
    rows = [
        ["subject", *_share([r.subject for r in right], [v.subject is not None for v in verbs])],
        ["reported clause", *_share([r.clause for r in right], [v.clause is not None for v in verbs])],
    ]
    table("Reporting verbs", ["head of", "verbs", "right %", "verbs that have one", "right %"], rows)


def _share(right: Sequence[bool], present: Sequence[bool]) -> list[str]:
    """Return how many verbs there are and how many are right in percent: of all, then of those that have the word."""
    those = [r for r, there in zip(right, present, strict=True) if there]
    return [cell for some in (right, those) for cell in (str(len(some)), percent(100 * sum(some) / max(len(some), 1)))]


def _texts(sets: Sequence[GoldSet]) -> Iterator[Article]:
    """Yield the raw texts of the sets as articles."""
    for one in sets:
        for i, doc in enumerate(one.gold):
            yield article({"id": f"{one.name}#{i}", "text": doc.text}, one.name).article


def _enough(articles: Iterable[Article]) -> list[Article]:
    """Return the first articles, until there are words enough for a steady figure."""
    some: list[Article] = []
    left = _WORDS_PROFILED
    for one in articles:
        some.append(one)
        left -= len(one.text.split())
        if left <= 0:
            break
    return some


def _speed(nlp: Language, articles: Sequence[Article], loading: float) -> None:
    """Print what each component takes, and what loading and shipping the pipeline takes."""
    profile = components.profile(nlp, articles)
    rows = [
        [name, f"{profile.words_a_second(name):,.0f}", f"{profile.share(name):.1f}"]
        for name in sorted(profile.seconds, key=profile.share, reverse=True)
    ]
    rows.append(["**all**", f"**{profile.words_a_second():,.0f}**", "100.0"])
    table("Where the time goes, one core", ["component", "words/s", "% of the time"], rows)
    megabytes = components.size(nlp.path) / 1e6 if nlp.path else 0
    print(f"\n{profile.words:,} words in {len(articles):,} texts. Loads in {loading:.1f} s, {megabytes:.0f} MB.")
