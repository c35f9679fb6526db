-- What a reading room asks of a large case, so that no page reads all of it. Everything here follows from other rows:
-- it serves to find and to count, never as evidence.

-- When an article was printed, as UTC, to sort by; what is no date comes after every time.
ALTER TABLE articles ADD COLUMN printed_at TEXT GENERATED ALWAYS AS (coalesce(
    CASE WHEN published GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*' THEN coalesce(
        strftime('%Y-%m-%dT%H:%M:%f', published), strftime('%Y-%m-%dT%H:%M:%f', substr(published, 1, 10))) END,
    '~')) VIRTUAL;
CREATE INDEX articles_by_time ON articles (printed_at, outlet, published, id);

-- How many records each layer of an article has. `statements` counts those in its own voice, too.
CREATE TABLE sizes (
    article_id TEXT NOT NULL PRIMARY KEY REFERENCES articles (id),
    blocks INTEGER NOT NULL,
    mentions INTEGER NOT NULL,
    timexes INTEGER NOT NULL,
    statements INTEGER NOT NULL,
    own_voice INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO sizes SELECT a.id,
    (SELECT count(*) FROM blocks AS x WHERE x.article_id = a.id),
    (SELECT count(*) FROM mentions AS x WHERE x.article_id = a.id),
    (SELECT count(*) FROM timexes AS x WHERE x.article_id = a.id),
    (SELECT count(*) FROM statements AS x WHERE x.article_id = a.id),
    (SELECT count(*) FROM statements AS x WHERE x.article_id = a.id AND x.manner = 'own-voice')
FROM articles AS a;

-- The last word of a name, without case and accents: a name that somebody types is looked up by it.
ALTER TABLE speakers ADD COLUMN ending TEXT;
CREATE INDEX speakers_by_ending ON speakers (ending, name);
ALTER TABLE entities ADD COLUMN ending TEXT;
CREATE INDEX entities_by_ending ON entities (ending, name);

-- The names that articles print for an entity, and how often each stands.
CREATE TABLE entity_names (
    entity_id TEXT NOT NULL REFERENCES entities (id),
    name TEXT NOT NULL,
    times INTEGER NOT NULL,
    ending TEXT,
    PRIMARY KEY (entity_id, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX entity_names_by_ending ON entity_names (ending, name);

-- The statements that an entity is credited with.
CREATE TABLE entity_statements (
    entity_id TEXT NOT NULL REFERENCES entities (id),
    statement_id TEXT NOT NULL REFERENCES statements (id),
    PRIMARY KEY (entity_id, statement_id)
) STRICT, WITHOUT ROWID;
INSERT INTO entity_statements SELECT DISTINCT em.entity_id, k.statement_id
FROM entity_mentions AS em JOIN speakers AS k ON k.mention_id = em.mention_id;

-- Names of speakers that no entity stands behind, of the articles that linking has seen.
CREATE TABLE unknown_speakers (
    name TEXT NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;
INSERT INTO unknown_speakers SELECT DISTINCT k.name
FROM speakers AS k LEFT JOIN entity_mentions AS em ON em.mention_id = k.mention_id WHERE em.mention_id IS NULL;

CREATE INDEX statements_by_act ON statements (act, article_id);
CREATE INDEX conflicts_by_story ON conflicts (story_id);
CREATE INDEX changed_quotations_by_story ON changed_quotations (story_id);
CREATE INDEX pages_set_aside ON pages (reason, name) WHERE reason IS NOT NULL;

DROP VIEW reports;
CREATE VIEW reports AS
SELECT a.id, a.outlet,
    coalesce(a.title, (
        SELECT substr(a.text, b.start + 1, b.end - b.start) FROM blocks AS b
        WHERE b.article_id = a.id AND b.role = 'headline' ORDER BY b.position LIMIT 1)) AS title,
    a.published, a.updated, a.captured, a.byline, a.url, a.language, p.name, p.sha256, sa.story_id, a.printed_at
FROM articles AS a
JOIN pages AS p ON p.article_id = a.id
LEFT JOIN story_articles AS sa ON sa.article_id = a.id;
