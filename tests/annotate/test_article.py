"""What holds for every annotated article, whatever its text: invented, odd, or from the press."""

import json
import lzma
import random
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import marked
import pytest
from spacy.language import Language

from onrecord.annotate.article import annotate_articles
from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.article import BlockRole
from onrecord.model.mention import MentionForm
from onrecord.model.span import Span

TEXT = (
    "<furniture>Skip to “main content” of the site, the editor said</>\n\n"
    "<headline>Mayor Denies That The Dam Is Weak</>\n\n"
    "<byline>By James Holt, who said so</>\n\n"
    "<dateline>DORNACH, May 13</>\n\n"
    "Mayor Anna Veldt said on Monday that the dam was safe. “We checked it twice,” she told Radio Dornach. “It is.\n\n"
    "“It will hold again.”\n\n"
    "The union demanded that Veldt resign. According to an official who asked not to be named, the dam may break.\n\n"
    "The Dornach Gazette reported that Oren Tamm, a farmer, had said: “They told us that the road was closed.”\n\n"
    "<caption>Anna Veldt says the dam is safe.</>\n\n"
    "<credit>Photo: Jane Holt, who said “hello again to you all.”</>\n\n"
    "<sources>Sources: Radio Dornach, which said the dam was safe</>\n\n"
    "<furniture>Read next: mayor says bridge is closed</>"
)

READ = {BlockRole.HEADLINE, BlockRole.BODY, BlockRole.CAPTION}


def _spans(annotated: AnnotatedArticle) -> Iterator[tuple[str, Span]]:
    yield from (("sentence", span) for span in annotated.sentences)
    for mention in annotated.mentions:
        yield "mention", mention.span
        if mention.role is not None:
            yield "role", mention.role
    yield from (("timex", timex.span) for timex in annotated.timexes)
    for statement in annotated.statements:
        yield from (("content", span) for span in statement.content)
        yield from (("source", span) for span in (statement.source,) if span)
        yield from (("cue", span) for span in (statement.cue,) if span)
        yield from (("relay", relay.span) for relay in statement.via)


def _check(annotated: AnnotatedArticle) -> None:
    """Assert what holds for every annotated article."""
    _check_spans(annotated)
    _check_ids(annotated)
    _check_statements(annotated)


def _check_spans(annotated: AnnotatedArticle) -> None:
    text = annotated.article.text
    readable = [block.span for block in annotated.article.blocks if block.role in READ]
    dated = readable + [block.span for block in annotated.article.blocks if block.role is BlockRole.DATELINE]
    for what, span in _spans(annotated):
        words = span.of(text)
        assert span.end <= len(text), (what, span)
        homes = dated if what == "timex" else readable
        # White space alone may lie between two blocks; it is for `_check_edges` to find.
        assert not words.strip() or any(block.overlaps(span) for block in homes), (what, words)
    for what, span in _spans(annotated):
        if what in {"mention", "role", "cue", "sentence"}:
            assert any(block.covers(span) for block in readable), (what, span.of(text))
    starts = [sentence.start for sentence in annotated.sentences]
    assert starts == sorted(set(starts))


def _check_edges(annotated: AnnotatedArticle) -> None:
    """Assert that no span begins or ends with white space."""
    for what, span in _spans(annotated):
        words = span.of(annotated.article.text)
        assert words == words.strip(), (what, words)


def _check_ids(annotated: AnnotatedArticle) -> None:
    mentions = {mention.id for mention in annotated.mentions}
    timexes = {timex.id for timex in annotated.timexes}
    statements = {statement.id for statement in annotated.statements}
    assert len(mentions) == len(annotated.mentions)
    assert len(timexes) == len(annotated.timexes)
    assert len(statements) == len(annotated.statements)
    assert {mention.chain for mention in annotated.mentions} <= mentions | {None}
    assert {timex.anchor_id for timex in annotated.timexes} <= timexes | {None}
    for statement in annotated.statements:
        assert statement.within in statements | {None}
        assert statement.within != statement.id
        assert statement.said in timexes | {None}
        named = [*statement.speakers, *((statement.addressee,) if statement.addressee else ())]
        assert {speaker.mention_id for speaker in named} <= mentions
        assert all(speaker.name.strip() for speaker in named)
    assert {row.article_id for row in (*annotated.mentions, *annotated.timexes, *annotated.statements)} <= {
        annotated.article.id
    }


def _check_statements(annotated: AnnotatedArticle) -> None:
    by_id = {statement.id: statement for statement in annotated.statements}
    for statement in annotated.statements:
        assert statement.content or statement.cue, statement
        assert list(statement.content) == sorted(statement.content), statement
        assert not any(a.overlaps(b) for a in statement.content for b in statement.content if a is not b), statement
        if statement.within is not None:
            holder = by_id[statement.within]
            inside = [*statement.content, *((statement.cue,) if statement.cue else ())]
            assert all(any(piece.covers(span) for piece in holder.content) for span in inside), statement
        seen, holders = statement, 0
        while seen.within is not None:
            seen, holders = by_id[seen.within], holders + 1
            assert holders < len(by_id), "a ring of statements"


def test_every_span_lies_in_a_block_that_is_read(annotate: marked.Annotate) -> None:
    annotated = annotate(TEXT)
    _check(annotated)
    _check_edges(annotated)
    assert len(annotated.statements) > 5
    assert len(annotated.mentions) > 10
    assert len(annotated.timexes) > 1


def test_furniture_credits_and_bylines_yield_nothing(annotate: marked.Annotate) -> None:
    annotated = annotate(TEXT)
    unread = [block.span for block in annotated.article.blocks if block.role not in {*READ, BlockRole.DATELINE}]
    assert len(unread) == 5
    assert [(what, span) for what, span in _spans(annotated) if any(block.overlaps(span) for block in unread)] == []


def test_an_article_of_furniture_alone_is_empty(annotate: marked.Annotate) -> None:
    annotated = annotate("<furniture>The mayor said the dam was safe.</>\n\n<credit>Photo: Anna Veldt</>")
    assert (annotated.sentences, annotated.mentions, annotated.timexes, annotated.statements) == ((), (), (), ())


def test_two_runs_give_the_same_ids(nlp: Language) -> None:
    article = marked.article(TEXT)
    first, second = annotate_articles([article, article], nlp)
    assert first == second


def test_the_order_of_articles_changes_nothing(nlp: Language) -> None:
    texts = [TEXT, TEXT.replace("dam", "bridge"), "The mayor said the mill was safe.", "It rained."]
    articles = [marked.article(text) for text in texts]
    forwards = list(annotate_articles(articles, nlp))
    backwards = list(annotate_articles(articles[::-1], nlp))
    assert forwards == backwards[::-1]


def test_the_same_words_in_two_articles_have_ids_of_their_own(nlp: Language) -> None:
    one, two = annotate_articles([marked.article(TEXT, article_id=name) for name in ("one", "two")], nlp)
    assert len(one.statements) == len(two.statements) > 0
    assert not {s.id for s in one.statements} & {s.id for s in two.statements}
    assert not {m.id for m in one.mentions} & {m.id for m in two.mentions}
    assert not {t.id for t in one.timexes} & {t.id for t in two.timexes}


def test_the_article_comes_back_as_it_went_in(annotate: marked.Annotate) -> None:
    article = marked.article(TEXT)
    assert annotate(article).article is article


def test_a_statement_says_which_pipeline_found_it(annotate: marked.Annotate, nlp: Language) -> None:
    (statement,) = annotate("The mayor said the dam was safe.").statements
    assert statement.provenance.maker.startswith("onrecord")
    assert nlp.meta["name"] in statement.provenance.settings


def test_without_a_day_of_publication_times_stay_partial(nlp: Language) -> None:
    article = marked.article("The mayor said on Monday that the dam was safe.", published=None)
    (annotated,) = annotate_articles([article], nlp)
    assert [timex.value for timex in annotated.timexes] == ["XXXX-WXX-1"]
    _check(annotated)


# ------------------------------------------------------------------ odd texts

ODD_TEXTS = {
    "a letter": "a",
    "a mark": '"',
    "punctuation": "?!... --- ,,, ;;; ::: ()[]{} “”‘’ \"\"'' ``",
    "stops": ". . . . .\n\n. . .\n\n...",
    "spaces between": "  \u00a0 The mayor\u00a0said\u2009the dam\u202fwas safe. \u00a0 ",
    "control characters": "The mayor\x00 said\x07 the dam\x1b was safe.\x7f\x85 He said \x0c it was\x0bsafe.",
    "right to left": "قال رئيس البلدية: “السد آمن”. The mayor said “السد آمن”. \u202eThe mayor said so\u202c.",
    "emoji": "🌉🌉 The mayor 👩\u200d🚒 said “the 🌉 is safe 👍🏽”. 🇫🇷🇫🇷 said: “🌉”",
    "combining": "The mayo\u0308r sai\u0301d the da\u0308\u0301m was sa\u0302fe. İstanbul said “ß is ẞ”.",
    "old line ends": "The mayor said\r\nthe dam was safe.\r\n\r\n“It is safe,” she\rsaid.\r\rThe end.",
    "zero width": "The may\u200bor sa\u00adid the d\u2060am was\ufeff safe.",
    "a long line": "The mayor said that the dam was safe, and " * 250,
    "a long word": "x" * 10_000,
    "long quotation": "“" + "We ran and we ran. " * 550 + "”",
    "many marks": '"' * 500 + " said Veldt " + "'" * 500,
    "many cues": "said " * 400,
    "many names": "Anna Veldt, " * 300,
    "many paragraphs": "“So,” she said.\n\n" * 150,
    "many times": "Monday, May 2, 2016, 5 p.m., " * 60,
    "nested marks": "“‘“‘“‘deep’”’”’” said Veldt. “a ‘b “c ‘d’ e” f’ g,” she said.",
    "markup": "<p>The mayor said &quot;yes&quot;</p> {{said}} [said](http://said.example/said?said=said)".replace(
        "<p>", "&lt;p&gt;"
    ).replace("</p>", "&lt;/p&gt;"),
    "capitals": "THE MAYOR SAID THE DAM WAS SAFE. “IT IS,” SHE SAID.",
    "no spaces": "themayorsaid:“thedamissafe,”shesaid.",
    "cue at the start": "Said Veldt: said. According to. Reportedly. Told told told.",
    "cue at the end": "Veldt said\n\nAccording to\n\nReportedly",
    "copulas": "He is. She was. They were. It is said to be said to be said.",
}


@pytest.mark.parametrize("name", ODD_TEXTS)
def test_an_odd_text_is_annotated_like_any_other(name: str, annotate: marked.Annotate) -> None:
    annotated = annotate(marked.Marked(ODD_TEXTS[name], ()))
    _check(annotated)
    _check_edges(annotated)


def test_a_content_does_not_begin_with_a_rare_space(annotate: marked.Annotate) -> None:
    _check_edges(annotate(marked.Marked("The mayor\u2028said\u2029the dam\u2028was safe.", ())))


def _random_texts(number: int) -> Iterator[str]:
    choose = random.Random(20240514)  # noqa: S311 - the same texts every time, no secret
    words = """said told that the mayor Anna Veldt she he they who according to reportedly denied not to a of by was
        is bridge Monday "so" demanded declined comment on 2016 its officials union and but claims report""".split()
    odd = [
        '"',
        "“",
        "”",
        "'",
        "’",
        ",",
        ".",
        ".",
        ":",
        ";",
        "—",
        "--",
        "(",
        ")",
        "\n",
        "\n\n",
        "\t",
        "\u00a0",
        "🌉",
        "İ",
    ]
    odd += ["\x00", "\u200f", "e\u0301", "...", "?", "!", "``", "''", "«", "»", "U.S.", "Mr.", "’s", "n't"]
    for _ in range(number):
        parts = choose.choices(words + odd, k=choose.randint(1, 70))
        text = "".join(part + choose.choice([" ", " ", " ", ""]) for part in parts)
        if text.strip():
            yield text


def test_random_words_and_marks_break_nothing(nlp: Language) -> None:
    statements = 0
    for text in _random_texts(150):
        (annotated,) = annotate_articles([marked.article(marked.Marked(text, ()))], nlp)
        _check(annotated)
        statements += len(annotated.statements)
    assert statements > 100


def test_random_words_and_marks_give_no_span_with_white_space_at_its_edge(nlp: Language) -> None:
    for text in _random_texts(150):
        (annotated,) = annotate_articles([marked.article(marked.Marked(text, ()))], nlp)
        _check_edges(annotated)


def test_blocks_cut_anywhere_break_nothing(nlp: Language) -> None:
    choose = random.Random(7)  # noqa: S311 - the same blocks every time, no secret
    text = marked.parse(TEXT).text
    for _ in range(40):
        edges = sorted(choose.sample(range(1, len(text)), 6))
        marks = []
        for start, end in zip(edges[::2], edges[1::2], strict=True):
            words = text[start:end]
            if "\n" not in words and words.strip():
                left = start + len(words) - len(words.lstrip())
                role = choose.choice([role.value for role in BlockRole])
                marks.append((role, Span(left, left + len(words.strip()))))
        (annotated,) = annotate_articles([marked.article(marked.Marked(text, tuple(marks)))], nlp)
        assert all(span.end <= len(text) for _, span in _spans(annotated))
        _check_ids(annotated)
        _check_statements(annotated)


# ------------------------------------------------------------------ the press


@pytest.fixture(scope="module")
def press(shared: Path, nlp: Language) -> list[AnnotatedArticle]:
    """Return a hundred annotated news articles."""
    path = shared / "corpora" / "news" / "articles.jsonl.xz"
    if not path.is_file():
        pytest.skip("the news articles (../shared/corpora/news beside the repository) are not on this machine")
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in islice(lines, 100)]
    articles = (marked.article(marked.Marked(row["text"], ()), article_id=row["id"]) for row in rows)
    return list(annotate_articles(articles, nlp))


@pytest.mark.slow
def test_a_hundred_articles_of_the_press_break_nothing(press: list[AnnotatedArticle]) -> None:
    for annotated in press:
        _check(annotated)
        _check_edges(annotated)


@pytest.mark.slow
def test_the_press_is_full_of_names_and_statements(press: list[AnnotatedArticle]) -> None:
    statements = [statement for annotated in press for statement in annotated.statements]
    names = [m for annotated in press for m in annotated.mentions if m.form is MentionForm.NAME]
    assert len(press) == 100
    assert len(statements) > 1000
    assert sum(bool(statement.speakers) for statement in statements) > len(statements) / 3
    assert len(names) > 2000


@pytest.mark.slow
def test_source_and_cue_share_no_words_in_the_press(press: list[AnnotatedArticle]) -> None:
    for annotated in press:
        for statement in annotated.statements:
            if statement.source is not None and statement.cue is not None:
                assert not statement.source.overlaps(statement.cue), statement


@pytest.mark.slow
def test_source_and_content_share_no_words_in_the_press(press: list[AnnotatedArticle]) -> None:
    for annotated in press:
        for statement in annotated.statements:
            if statement.source is not None:
                assert not any(statement.source.overlaps(piece) for piece in statement.content), statement
