-- The words of the names of entities, without case and accents: what looks like a name that nobody bears is found by
-- them, without comparing every name.
CREATE TABLE name_words (
    word TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (word, name)
) STRICT, WITHOUT ROWID;

-- How much there is of what a story page puts in order, so that a page of a large story reads the rows that it shows.
-- Like `sizes` these follow from other rows.
ALTER TABLE claims ADD COLUMN reports INTEGER NOT NULL DEFAULT 0;
UPDATE claims SET reports = (
    SELECT count(DISTINCT s.article_id) FROM claim_statements AS x JOIN statements AS s ON s.id = x.statement_id
    WHERE x.claim_id = claims.id);
DROP INDEX claims_by_story;
CREATE INDEX claims_by_story ON claims (story_id, reports);
ALTER TABLE entities ADD COLUMN mentions INTEGER NOT NULL DEFAULT 0;
ALTER TABLE entities ADD COLUMN statements INTEGER NOT NULL DEFAULT 0;
UPDATE entities SET
    mentions = (SELECT count(*) FROM entity_mentions AS em WHERE em.entity_id = entities.id),
    statements = (SELECT count(*) FROM entity_statements AS es WHERE es.entity_id = entities.id);
DROP INDEX entities_by_story;
CREATE INDEX entities_by_weight ON entities (story_id, statements DESC, mentions DESC, name, id, kind);
CREATE INDEX claim_statements_by_statement ON claim_statements (statement_id);
CREATE INDEX silences_by_article ON silences (article_id);
