-- What people say of one record: it is right, it is corrected, a note on it. Of a correction: the field, and what it
-- says now. The table is made anew because its rule on the two ids knew rejections alone.
CREATE TABLE judgements_of_all_kinds (
    id TEXT NOT NULL PRIMARY KEY,
    subject TEXT NOT NULL,
    verdict TEXT NOT NULL,
    first TEXT NOT NULL,
    second TEXT NOT NULL CHECK (second > first OR verdict NOT IN ('same', 'apart')),
    by TEXT NOT NULL,
    at TEXT NOT NULL,
    reason TEXT,
    withdrawn_by TEXT,
    withdrawn_at TEXT,
    withdrawn_reason TEXT,
    field TEXT CHECK ((field IS NULL) = (verdict <> 'corrected'))
) STRICT, WITHOUT ROWID;
INSERT INTO judgements_of_all_kinds SELECT *, NULL FROM judgements;
DROP TABLE judgements;
ALTER TABLE judgements_of_all_kinds RENAME TO judgements;

-- What a field says by a person's word: a value, words of the statement's article, or a mention.
CREATE TABLE judgement_readings (
    judgement_id TEXT NOT NULL REFERENCES judgements (id),
    position INTEGER NOT NULL,
    value TEXT,
    start INTEGER CHECK (start >= 0),
    end INTEGER CHECK (end > start),
    mention_id TEXT,
    PRIMARY KEY (judgement_id, position),
    CHECK ((start IS NULL) = (end IS NULL))
) STRICT, WITHOUT ROWID;

-- What a record stood on when it was judged: by this it is found again when a report adds to it.
CREATE TABLE judgement_grounds (
    judgement_id TEXT NOT NULL REFERENCES judgements (id),
    position INTEGER NOT NULL,
    statement_id TEXT NOT NULL,
    start INTEGER CHECK (start >= 0),
    end INTEGER CHECK (end > start),
    value TEXT,
    PRIMARY KEY (judgement_id, position),
    CHECK ((start IS NULL) = (end IS NULL))
) STRICT, WITHOUT ROWID;

-- Linking leaves out what was rejected: what stands beside it is linked again by the next build.
INSERT OR IGNORE INTO unlinked (article_id, inside)
SELECT DISTINCT s.article_id, 1 FROM judgements AS j JOIN statements AS s ON s.id = j.first
WHERE j.subject IN ('statement', 'reply') AND j.verdict = 'rejected' AND j.withdrawn_at IS NULL;
