-- How far the build is that is running: one row while one runs, none after. What a killed build leaves here is cleared
-- by whoever writes next; that nobody holds the lock tells a reader that it is left over.
CREATE TABLE building (
    one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    process INTEGER NOT NULL,
    started TEXT NOT NULL,
    changed TEXT NOT NULL,
    stage TEXT NOT NULL,
    pages INTEGER NOT NULL,
    of_pages INTEGER,
    set_aside INTEGER NOT NULL,
    stories INTEGER,
    of_stories INTEGER
) STRICT;
