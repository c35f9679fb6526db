-- Statements beside those of a claim that tell whose word its hearsay is.
CREATE TABLE origin_tellings (
    claim_id TEXT NOT NULL,
    origin INTEGER NOT NULL,
    position INTEGER NOT NULL,
    statement_id TEXT NOT NULL REFERENCES statements (id),
    PRIMARY KEY (claim_id, origin, position),
    FOREIGN KEY (claim_id, origin) REFERENCES origins (claim_id, position)
) STRICT, WITHOUT ROWID;
