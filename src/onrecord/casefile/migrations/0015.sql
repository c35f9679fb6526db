-- How probable it is that two statements of a claim say one thing. Claims linked before are told again by a build.
ALTER TABLE claims ADD COLUMN confidence REAL NOT NULL DEFAULT 1.0 CHECK (confidence BETWEEN 0 AND 1);
