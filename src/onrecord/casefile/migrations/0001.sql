-- The first schema of a case. Words are never stored twice: every layer is a pair of offsets into articles.text, in
-- Unicode code points from 0, half-open; substr(text, start + 1, end - start) gives the words, as the views below do.
-- `position` counts from 0 in reading order. `number` serves full-text search alone; no other table refers to it.

-- What was fetched. A page became an article, or was set aside with its reason, or (neither) waits to be read.
CREATE TABLE pages (
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    kind TEXT NOT NULL CHECK (kind IN ('text', 'html', 'row', 'unknown')),
    size INTEGER NOT NULL CHECK (size >= 0),
    article_id TEXT UNIQUE REFERENCES articles (id),
    reason TEXT CHECK (reason IN (
        'empty', 'binary', 'unknown type', 'broken encoding', 'broken archive', 'broken row', 'too large', 'no text',
        'not English', 'same bytes', 'same id', 'unreadable')),
    explanation TEXT,
    PRIMARY KEY (name, sha256),
    CHECK (article_id IS NULL OR reason IS NULL),
    CHECK ((reason IS NULL) = (explanation IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX pages_by_sha256 ON pages (sha256);

-- What a spreadsheet or the command line said of a page.
CREATE TABLE given (
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    position INTEGER NOT NULL,
    field TEXT NOT NULL,
    value TEXT NOT NULL,
    by TEXT NOT NULL,
    PRIMARY KEY (name, sha256, position),
    FOREIGN KEY (name, sha256) REFERENCES pages (name, sha256)
) STRICT, WITHOUT ROWID;

-- What was printed. `exact` is the text as UTF-8 with surrogates where `text` could not hold it: a NUL, half of a
-- surrogate pair and U+FDD0 stand in `text` as U+FFFD, so that offsets are the same.
CREATE TABLE articles (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    title TEXT,
    outlet TEXT,
    byline TEXT,
    published TEXT,
    url TEXT,
    language TEXT NOT NULL,
    text TEXT NOT NULL,
    exact BLOB
) STRICT;

-- Where a detail of an article comes from.
CREATE TABLE details (
    article_id TEXT NOT NULL REFERENCES articles (id),
    field TEXT NOT NULL CHECK (field IN ('title', 'outlet', 'byline', 'published', 'url')),
    evidence TEXT NOT NULL CHECK (evidence IN (
        'JSON-LD', 'meta tag', 'markup', 'text', 'file name', 'spreadsheet', 'option', 'row')),
    "where" TEXT NOT NULL,
    PRIMARY KEY (article_id, field)
) STRICT, WITHOUT ROWID;

-- Stretches of the text with one role; selector and place_start, place_end say where in the web page.
CREATE TABLE blocks (
    article_id TEXT NOT NULL REFERENCES articles (id),
    position INTEGER NOT NULL,
    start INTEGER NOT NULL CHECK (start >= 0),
    end INTEGER NOT NULL CHECK (end > start),
    role TEXT NOT NULL CHECK (role IN (
        'headline', 'body', 'byline', 'dateline', 'credit', 'caption', 'sources', 'furniture')),
    selector TEXT,
    place_start INTEGER,
    place_end INTEGER,
    PRIMARY KEY (article_id, position),
    CHECK ((selector IS NULL) = (place_start IS NULL) AND (selector IS NULL) = (place_end IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE sentences (
    article_id TEXT NOT NULL REFERENCES articles (id),
    position INTEGER NOT NULL,
    start INTEGER NOT NULL CHECK (start >= 0),
    end INTEGER NOT NULL CHECK (end > start),
    PRIMARY KEY (article_id, position)
) STRICT, WITHOUT ROWID;

-- Words that name or refer to somebody, and the phrase that is printed around a name. `chain` is the first mention of the same one in the same article.
CREATE TABLE mentions (
    id TEXT NOT NULL PRIMARY KEY,
    article_id TEXT NOT NULL REFERENCES articles (id),
    position INTEGER NOT NULL,
    start INTEGER NOT NULL CHECK (start >= 0),
    end INTEGER NOT NULL CHECK (end > start),
    extent_start INTEGER NOT NULL,
    extent_end INTEGER NOT NULL,
    form TEXT NOT NULL CHECK (form IN ('name', 'nominal', 'pronoun')),
    kind TEXT CHECK (kind IN ('person', 'organization', 'place', 'other')),
    role_start INTEGER,
    role_end INTEGER,
    chain TEXT REFERENCES mentions (id) DEFERRABLE INITIALLY DEFERRED,
    UNIQUE (article_id, position),
    CHECK (extent_start <= start AND end <= extent_end),
    CHECK ((role_start IS NULL) = (role_end IS NULL))
) STRICT, WITHOUT ROWID;

-- Time expressions; `value` and `mod` after TIMEX3. `meaning` is what the words say before any day is known: a day of
-- publication told later fills the values in from it.
CREATE TABLE timexes (
    id TEXT NOT NULL PRIMARY KEY,
    article_id TEXT NOT NULL REFERENCES articles (id),
    position INTEGER NOT NULL,
    start INTEGER NOT NULL CHECK (start >= 0),
    end INTEGER NOT NULL CHECK (end > start),
    type TEXT NOT NULL CHECK (type IN ('DATE', 'TIME', 'DURATION', 'SET')),
    value TEXT NOT NULL,
    mod TEXT,
    anchor TEXT NOT NULL CHECK (anchor IN ('none', 'publication', 'timex')),
    anchor_id TEXT REFERENCES timexes (id) DEFERRABLE INITIALLY DEFERRED,
    meaning TEXT NOT NULL,
    UNIQUE (article_id, position)
) STRICT, WITHOUT ROWID;

-- Who made a record: `id` is a hash of the other three.
CREATE TABLE provenance (
    id TEXT NOT NULL PRIMARY KEY,
    maker TEXT NOT NULL,
    version TEXT NOT NULL,
    settings TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Acts of saying, as their articles report them; and what an article says in its own voice.
CREATE TABLE statements (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    article_id TEXT NOT NULL REFERENCES articles (id),
    position INTEGER NOT NULL,
    source_start INTEGER,
    source_end INTEGER,
    cue_start INTEGER,
    cue_end INTEGER,
    manner TEXT NOT NULL CHECK (manner IN ('direct', 'indirect', 'mixed', 'own-voice')),
    act TEXT NOT NULL CHECK (act IN (
        'claim', 'denial', 'demand', 'promise', 'threat', 'accusation', 'condemnation', 'support', 'question',
        'no-comment')),
    certainty TEXT NOT NULL CHECK (certainty IN ('asserted', 'hedged', 'alleged', 'denied', 'unconfirmed')),
    confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    addressee TEXT,
    addressee_mention_id TEXT REFERENCES mentions (id),
    anonymous INTEGER NOT NULL CHECK (anonymous IN (0, 1)),
    within TEXT REFERENCES statements (id) DEFERRABLE INITIALLY DEFERRED,
    said TEXT REFERENCES timexes (id),
    occasion TEXT CHECK (occasion IN (
        'press conference', 'interview', 'written statement', 'post', 'speech', 'court', 'parliament', 'letter',
        'call', 'report')),
    occasion_start INTEGER,
    occasion_end INTEGER,
    matter_start INTEGER,
    matter_end INTEGER,
    provenance_id TEXT NOT NULL REFERENCES provenance (id),
    UNIQUE (article_id, position),
    CHECK ((source_start IS NULL) = (source_end IS NULL)),
    CHECK ((cue_start IS NULL) = (cue_end IS NULL)),
    CHECK ((matter_start IS NULL) = (matter_end IS NULL)),
    CHECK ((occasion IS NULL) = (occasion_start IS NULL) AND (occasion IS NULL) = (occasion_end IS NULL)),
    CHECK ((addressee IS NULL) = (addressee_mention_id IS NULL))
) STRICT;

-- What was said: one row for each unbroken part.
CREATE TABLE contents (
    statement_id TEXT NOT NULL REFERENCES statements (id),
    position INTEGER NOT NULL,
    start INTEGER NOT NULL CHECK (start >= 0),
    end INTEGER NOT NULL CHECK (end > start),
    PRIMARY KEY (statement_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE speakers (
    statement_id TEXT NOT NULL REFERENCES statements (id),
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    mention_id TEXT NOT NULL REFERENCES mentions (id),
    told_by TEXT NOT NULL CHECK (told_by IN ('name', 'description', 'continued')),
    speaks_for TEXT,
    PRIMARY KEY (statement_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX speakers_by_mention ON speakers (mention_id);

-- The words that tell what a statement's act or certainty is.
CREATE TABLE telling_words (
    statement_id TEXT NOT NULL REFERENCES statements (id),
    tells TEXT NOT NULL CHECK (tells IN ('act', 'certainty')),
    position INTEGER NOT NULL,
    start INTEGER NOT NULL CHECK (start >= 0),
    end INTEGER NOT NULL CHECK (end > start),
    PRIMARY KEY (statement_id, tells, position)
) STRICT, WITHOUT ROWID;

-- Sources kept unnamed, as the article words them.
CREATE TABLE unnamed (
    statement_id TEXT NOT NULL PRIMARY KEY REFERENCES statements (id),
    start INTEGER NOT NULL CHECK (start >= 0),
    end INTEGER NOT NULL CHECK (end > start),
    at_least INTEGER NOT NULL CHECK (at_least > 0),
    at_most INTEGER CHECK (at_most >= at_least),
    institution_start INTEGER,
    institution_end INTEGER,
    reason_start INTEGER,
    reason_end INTEGER
) STRICT, WITHOUT ROWID;

-- Who passed a statement on, nearest to the article first.
CREATE TABLE relays (
    statement_id TEXT NOT NULL REFERENCES statements (id),
    position INTEGER NOT NULL,
    start INTEGER NOT NULL CHECK (start >= 0),
    end INTEGER NOT NULL CHECK (end > start),
    name TEXT NOT NULL,
    PRIMARY KEY (statement_id, position)
) STRICT, WITHOUT ROWID;

-- Articles that linking has not seen yet: empty once a build has ended.
CREATE TABLE unlinked (
    article_id TEXT NOT NULL PRIMARY KEY REFERENCES articles (id)
) STRICT, WITHOUT ROWID;

-- From here to the views: what linking found over all articles. Every build replaces it as a whole.

CREATE TABLE stories (
    id TEXT NOT NULL PRIMARY KEY,
    title TEXT NOT NULL,
    start TEXT,
    end TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE story_articles (
    story_id TEXT NOT NULL REFERENCES stories (id),
    position INTEGER NOT NULL,
    article_id TEXT NOT NULL UNIQUE REFERENCES articles (id),
    PRIMARY KEY (story_id, position)
) STRICT, WITHOUT ROWID;

-- Why two articles are in one story.
CREATE TABLE joins (
    story_id TEXT NOT NULL REFERENCES stories (id),
    position INTEGER NOT NULL,
    first TEXT NOT NULL REFERENCES articles (id),
    second TEXT NOT NULL REFERENCES articles (id),
    feature TEXT NOT NULL,
    weight REAL NOT NULL,
    PRIMARY KEY (story_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE join_words (
    story_id TEXT NOT NULL,
    join_position INTEGER NOT NULL,
    position INTEGER NOT NULL,
    word TEXT NOT NULL,
    PRIMARY KEY (story_id, join_position, position),
    FOREIGN KEY (story_id, join_position) REFERENCES joins (story_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE copies (
    id TEXT NOT NULL PRIMARY KEY,
    first TEXT NOT NULL REFERENCES articles (id),
    second TEXT NOT NULL REFERENCES articles (id),
    kind TEXT NOT NULL CHECK (kind IN ('same wire copy', 'rewritten wire', 'quoted at length')),
    share REAL NOT NULL CHECK (share BETWEEN 0 AND 1),
    agency TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX copies_by_first ON copies (first);
CREATE INDEX copies_by_second ON copies (second);

CREATE TABLE passages (
    copy_id TEXT NOT NULL REFERENCES copies (id),
    position INTEGER NOT NULL,
    first_start INTEGER NOT NULL CHECK (first_start >= 0),
    first_end INTEGER NOT NULL CHECK (first_end > first_start),
    second_start INTEGER NOT NULL CHECK (second_start >= 0),
    second_end INTEGER NOT NULL CHECK (second_end > second_start),
    PRIMARY KEY (copy_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE entities (
    id TEXT NOT NULL PRIMARY KEY,
    story_id TEXT NOT NULL REFERENCES stories (id),
    name TEXT NOT NULL,
    kind TEXT CHECK (kind IN ('person', 'organization', 'place', 'other'))
) STRICT, WITHOUT ROWID;
CREATE INDEX entities_by_story ON entities (story_id);

CREATE TABLE entity_mentions (
    entity_id TEXT NOT NULL REFERENCES entities (id),
    position INTEGER NOT NULL,
    mention_id TEXT NOT NULL UNIQUE REFERENCES mentions (id),
    PRIMARY KEY (entity_id, position)
) STRICT, WITHOUT ROWID;

-- What several statements say alike, and from how many origins it comes, at least and at most.
CREATE TABLE claims (
    id TEXT NOT NULL PRIMARY KEY,
    story_id TEXT NOT NULL REFERENCES stories (id),
    at_least INTEGER NOT NULL CHECK (at_least >= 1),
    at_most INTEGER NOT NULL CHECK (at_most >= at_least)
) STRICT, WITHOUT ROWID;

CREATE TABLE claim_statements (
    claim_id TEXT NOT NULL REFERENCES claims (id),
    position INTEGER NOT NULL,
    statement_id TEXT NOT NULL REFERENCES statements (id),
    PRIMARY KEY (claim_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE claim_words (
    claim_id TEXT NOT NULL REFERENCES claims (id),
    position INTEGER NOT NULL,
    word TEXT NOT NULL,
    PRIMARY KEY (claim_id, position)
) STRICT, WITHOUT ROWID;

-- Statements that deny a claim, or refuse to comment on it.
CREATE TABLE claim_replies (
    claim_id TEXT NOT NULL REFERENCES claims (id),
    reply TEXT NOT NULL CHECK (reply IN ('denied', 'unanswered')),
    position INTEGER NOT NULL,
    statement_id TEXT NOT NULL REFERENCES statements (id),
    PRIMARY KEY (claim_id, reply, position)
) STRICT, WITHOUT ROWID;

-- Where the statements of a claim first-hand come from, as far as the texts tell.
CREATE TABLE origins (
    claim_id TEXT NOT NULL REFERENCES claims (id),
    position INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('speaker', 'unnamed', 'outlet')),
    name TEXT,
    known INTEGER NOT NULL CHECK (known IN (0, 1)),
    PRIMARY KEY (claim_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE origin_statements (
    claim_id TEXT NOT NULL,
    origin INTEGER NOT NULL,
    position INTEGER NOT NULL,
    statement_id TEXT NOT NULL REFERENCES statements (id),
    PRIMARY KEY (claim_id, origin, position),
    FOREIGN KEY (claim_id, origin) REFERENCES origins (claim_id, position)
) STRICT, WITHOUT ROWID;

-- Who passed an origin's statements on, nearest to the report first (`relay`), and of whom the case has no report.
CREATE TABLE origin_links (
    claim_id TEXT NOT NULL,
    origin INTEGER NOT NULL,
    link TEXT NOT NULL CHECK (link IN ('relay', 'not here')),
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (claim_id, origin, link, position),
    FOREIGN KEY (claim_id, origin) REFERENCES origins (claim_id, position)
) STRICT, WITHOUT ROWID;

-- Why two statements stand in one claim.
CREATE TABLE ties (
    claim_id TEXT NOT NULL REFERENCES claims (id),
    position INTEGER NOT NULL,
    first TEXT NOT NULL REFERENCES statements (id),
    second TEXT NOT NULL REFERENCES statements (id),
    feature TEXT NOT NULL,
    weight REAL NOT NULL,
    PRIMARY KEY (claim_id, position)
) STRICT, WITHOUT ROWID;

-- Values that statements give for one thing, and that are not the same.
CREATE TABLE conflicts (
    id TEXT NOT NULL PRIMARY KEY,
    story_id TEXT NOT NULL REFERENCES stories (id),
    kind TEXT NOT NULL CHECK (kind IN ('number', 'date', 'place', 'polarity', 'identity')),
    explained_by TEXT NOT NULL CHECK (explained_by IN (
        'later update', 'rounding', 'different scope', 'real disagreement'))
) STRICT, WITHOUT ROWID;

CREATE TABLE given_values (
    conflict_id TEXT NOT NULL REFERENCES conflicts (id),
    position INTEGER NOT NULL,
    statement_id TEXT NOT NULL REFERENCES statements (id),
    article_id TEXT NOT NULL REFERENCES articles (id),
    start INTEGER NOT NULL CHECK (start >= 0),
    end INTEGER NOT NULL CHECK (end > start),
    value TEXT NOT NULL,
    PRIMARY KEY (conflict_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE conflict_words (
    conflict_id TEXT NOT NULL REFERENCES conflicts (id),
    position INTEGER NOT NULL,
    word TEXT NOT NULL,
    PRIMARY KEY (conflict_id, position)
) STRICT, WITHOUT ROWID;

-- One utterance as two articles print it, where the words differ.
CREATE TABLE changed_quotations (
    id TEXT NOT NULL PRIMARY KEY,
    story_id TEXT NOT NULL REFERENCES stories (id),
    first TEXT NOT NULL REFERENCES statements (id),
    second TEXT NOT NULL REFERENCES statements (id),
    first_article TEXT NOT NULL REFERENCES articles (id),
    second_article TEXT NOT NULL REFERENCES articles (id),
    share REAL NOT NULL CHECK (share BETWEEN 0 AND 1)
) STRICT, WITHOUT ROWID;

CREATE TABLE changes (
    quotation_id TEXT NOT NULL REFERENCES changed_quotations (id),
    position INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('negation', 'condition', 'qualifier', 'number', 'wording', 'speaker')),
    first_start INTEGER,
    first_end INTEGER,
    second_start INTEGER,
    second_end INTEGER,
    PRIMARY KEY (quotation_id, position),
    CHECK ((first_start IS NULL) = (first_end IS NULL)),
    CHECK ((second_start IS NULL) = (second_end IS NULL))
) STRICT, WITHOUT ROWID;

-- What is demanded, promised, threatened or due, and until when.
CREATE TABLE ledger (
    id TEXT NOT NULL PRIMARY KEY,
    story_id TEXT NOT NULL REFERENCES stories (id),
    position INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('demand', 'promise', 'threat', 'deadline')),
    addressee TEXT,
    since TEXT,
    article_id TEXT NOT NULL REFERENCES articles (id),
    until TEXT,
    until_statement TEXT REFERENCES statements (id),
    until_article TEXT REFERENCES articles (id),
    until_start INTEGER,
    until_end INTEGER,
    UNIQUE (story_id, position),
    CHECK ((until IS NULL) = (until_statement IS NULL) AND (until IS NULL) = (until_article IS NULL)),
    CHECK ((until IS NULL) = (until_start IS NULL) AND (until IS NULL) = (until_end IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE ledger_speakers (
    ledger_id TEXT NOT NULL REFERENCES ledger (id),
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (ledger_id, position)
) STRICT, WITHOUT ROWID;

-- The words of it, in the article of its first statement.
CREATE TABLE ledger_words (
    ledger_id TEXT NOT NULL REFERENCES ledger (id),
    position INTEGER NOT NULL,
    start INTEGER NOT NULL CHECK (start >= 0),
    end INTEGER NOT NULL CHECK (end > start),
    PRIMARY KEY (ledger_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE ledger_statements (
    ledger_id TEXT NOT NULL REFERENCES ledger (id),
    position INTEGER NOT NULL,
    statement_id TEXT NOT NULL REFERENCES statements (id),
    PRIMARY KEY (ledger_id, position)
) STRICT, WITHOUT ROWID;

-- What later reports tell of it, in the order of time.
CREATE TABLE follow_ups (
    ledger_id TEXT NOT NULL REFERENCES ledger (id),
    position INTEGER NOT NULL,
    statement_id TEXT NOT NULL REFERENCES statements (id),
    article_id TEXT NOT NULL REFERENCES articles (id),
    start INTEGER NOT NULL CHECK (start >= 0),
    end INTEGER NOT NULL CHECK (end > start),
    outcome TEXT NOT NULL CHECK (outcome IN ('repeated', 'kept', 'refused', 'no report found')),
    PRIMARY KEY (ledger_id, position)
) STRICT, WITHOUT ROWID;

-- What a report leaves out that others carry, and what only it has.
CREATE TABLE silences (
    id TEXT NOT NULL PRIMARY KEY,
    story_id TEXT NOT NULL REFERENCES stories (id),
    position INTEGER NOT NULL,
    article_id TEXT NOT NULL REFERENCES articles (id),
    kind TEXT NOT NULL CHECK (kind IN ('left out', 'only here')),
    claim_id TEXT REFERENCES claims (id),
    UNIQUE (story_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX silences_by_claim ON silences (claim_id);

CREATE TABLE silence_statements (
    silence_id TEXT NOT NULL REFERENCES silences (id),
    position INTEGER NOT NULL,
    statement_id TEXT NOT NULL REFERENCES statements (id),
    PRIMARY KEY (silence_id, position)
) STRICT, WITHOUT ROWID;

-- The other articles that carry it.
CREATE TABLE silence_articles (
    silence_id TEXT NOT NULL REFERENCES silences (id),
    position INTEGER NOT NULL,
    article_id TEXT NOT NULL REFERENCES articles (id),
    PRIMARY KEY (silence_id, position)
) STRICT, WITHOUT ROWID;

-- What happened or was said when; `what` is the words of the first extract.
CREATE TABLE timeline (
    id TEXT NOT NULL PRIMARY KEY,
    story_id TEXT NOT NULL REFERENCES stories (id),
    position INTEGER NOT NULL,
    "when" TEXT NOT NULL,
    UNIQUE (story_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE extracts (
    timeline_id TEXT NOT NULL REFERENCES timeline (id),
    position INTEGER NOT NULL,
    article_id TEXT NOT NULL REFERENCES articles (id),
    start INTEGER NOT NULL CHECK (start >= 0),
    end INTEGER NOT NULL CHECK (end > start),
    PRIMARY KEY (timeline_id, position)
) STRICT, WITHOUT ROWID;

-- Views: the common questions, with their words.

-- An article as its readers know it.
CREATE VIEW reports AS
SELECT a.id, a.outlet,
    coalesce(a.title, (
        SELECT substr(a.text, b.start + 1, b.end - b.start) FROM blocks AS b
        WHERE b.article_id = a.id AND b.role = 'headline' ORDER BY b.position LIMIT 1)) AS title,
    a.published, a.byline, a.url, a.language, p.name, p.sha256, sa.story_id
FROM articles AS a
JOIN pages AS p ON p.article_id = a.id
LEFT JOIN story_articles AS sa ON sa.article_id = a.id;

CREATE VIEW set_aside AS
SELECT name, kind, sha256, size, reason, explanation FROM pages WHERE reason IS NOT NULL;

CREATE VIEW mention_words AS
SELECT m.id, m.article_id, substr(a.text, m.start + 1, m.end - m.start) AS words, m.form, m.kind,
    e.id AS entity_id, e.name AS entity
FROM mentions AS m
JOIN articles AS a ON a.id = m.article_id
LEFT JOIN entity_mentions AS em ON em.mention_id = m.id
LEFT JOIN entities AS e ON e.id = em.entity_id;

-- The words of a statement that is credited to somebody. The order inside group_concat is that of its subquery.
CREATE VIEW statement_words AS
SELECT s.number, s.id, s.article_id,
    (SELECT group_concat(name, '; ') FROM (
        SELECT k.name FROM speakers AS k WHERE k.statement_id = s.id ORDER BY k.position)) AS speakers,
    substr(a.text, s.source_start + 1, s.source_end - s.source_start) AS source,
    substr(a.text, s.cue_start + 1, s.cue_end - s.cue_start) AS cue,
    (SELECT group_concat(words, ' … ') FROM (
        SELECT substr(a.text, c.start + 1, c.end - c.start) AS words FROM contents AS c
        WHERE c.statement_id = s.id ORDER BY c.position)) AS content
FROM statements AS s
JOIN articles AS a ON a.id = s.article_id
WHERE s.manner <> 'own-voice';

-- Every statement with its words, its speakers, and who printed it.
CREATE VIEW said AS
SELECT w.id, w.speakers, w.source, w.cue, w.content, s.act, s.manner, s.certainty, s.confidence, s.addressee,
    (SELECT group_concat(name, '; ') FROM (
        SELECT y.name FROM relays AS y WHERE y.statement_id = s.id ORDER BY y.position)) AS via,
    s.anonymous, t.value AS said, s.within, r.outlet, r.published, r.title, r.url, r.id AS article_id, r.sha256,
    r.story_id
FROM statement_words AS w
JOIN statements AS s ON s.id = w.id
JOIN reports AS r ON r.id = s.article_id
LEFT JOIN timexes AS t ON t.id = s.said;

-- One row for each speaker of a statement that an entity stands behind.
CREATE VIEW who_says_what AS
SELECT e.name, e.kind, w.content, w.cue, s.act, s.manner, r.outlet, r.published, w.id AS statement_id,
    e.id AS entity_id, e.story_id
FROM speakers AS k
JOIN entity_mentions AS em ON em.mention_id = k.mention_id
JOIN entities AS e ON e.id = em.entity_id
JOIN statements AS s ON s.id = k.statement_id
JOIN statement_words AS w ON w.id = k.statement_id
JOIN reports AS r ON r.id = w.article_id;

-- One row for each value that a conflict holds side by side.
CREATE VIEW what_differs AS
SELECT c.kind, g.value, substr(a.text, g.start + 1, g.end - g.start) AS words, a.outlet, a.published, c.explained_by,
    c.story_id, c.id AS conflict_id, g.position, g.statement_id, g.article_id
FROM conflicts AS c
JOIN given_values AS g ON g.conflict_id = c.id
JOIN articles AS a ON a.id = g.article_id;

-- One row for each extract that a line of a timeline stands on.
CREATE VIEW what_happened AS
SELECT t."when", substr(a.text, x.start + 1, x.end - x.start) AS words, a.outlet, t.story_id, t.id AS timeline_id,
    x.position, x.article_id
FROM timeline AS t
JOIN extracts AS x ON x.timeline_id = t.id
JOIN articles AS a ON a.id = x.article_id;

-- Full-text search. The words stay where they are: the indices point at them.
CREATE VIRTUAL TABLE articles_fts USING fts5 (
    title, text, content="articles", content_rowid='number', tokenize='unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE statements_fts USING fts5 (
    speakers, source, cue, content, content="statement_words", content_rowid='number',
    tokenize='unicode61 remove_diacritics 2');
