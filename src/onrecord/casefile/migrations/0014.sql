-- Who is heard in each story, those that say most first, and which statements are whose, in order of print: so that a
-- page reads those that it shows. They follow from other rows, like `sizes`.
CREATE TABLE voices (
    story_id TEXT NOT NULL REFERENCES stories (id),
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    standing INTEGER NOT NULL CHECK (standing BETWEEN 0 AND 3),
    statements INTEGER NOT NULL CHECK (statements > 0),
    PRIMARY KEY (story_id, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE voice_statements (
    story_id TEXT NOT NULL,
    voice INTEGER NOT NULL,
    position INTEGER NOT NULL,
    statement_id TEXT NOT NULL REFERENCES statements (id),
    PRIMARY KEY (story_id, voice, position),
    FOREIGN KEY (story_id, voice) REFERENCES voices (story_id, position)
) STRICT, WITHOUT ROWID;
