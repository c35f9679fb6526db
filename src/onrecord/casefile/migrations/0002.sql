-- What people decided. `first` and `second` are ids of articles, of mentions or of statements; of what is rejected, the
-- first is the record's. They refer to no row, for a judgement outlives the reading that it was made on, and counts
-- again where the id comes back. Nothing is ever deleted here.
CREATE TABLE judgements (
    id TEXT NOT NULL PRIMARY KEY,
    subject TEXT NOT NULL,
    verdict TEXT NOT NULL,
    first TEXT NOT NULL,
    second TEXT NOT NULL CHECK (second > first OR verdict = 'rejected'),
    by TEXT NOT NULL,
    at TEXT NOT NULL,
    reason TEXT,
    withdrawn_by TEXT,
    withdrawn_at TEXT,
    withdrawn_reason TEXT
) STRICT, WITHOUT ROWID;
