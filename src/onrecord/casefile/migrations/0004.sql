-- What linking counts of each article, so that a new one is compared without reading all texts again: JSON objects of
-- terms with how often each stands, and the fingerprints of the text (numbers of eight bytes, little end first).
CREATE TABLE counted (
    article_id TEXT NOT NULL PRIMARY KEY REFERENCES articles (id),
    terms TEXT NOT NULL,
    names TEXT NOT NULL,
    opening TEXT NOT NULL,
    headline TEXT NOT NULL,
    prints BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- 1: the article stays in its story, and only what stands on several reports inside it is found again.
ALTER TABLE unlinked ADD COLUMN inside INTEGER NOT NULL DEFAULT 0 CHECK (inside IN (0, 1));

-- Which of the two articles has its text from the other, as far as the texts tell, and how they do.
ALTER TABLE copies ADD COLUMN taken_from TEXT;
ALTER TABLE copies ADD COLUMN direction TEXT;

CREATE INDEX claims_by_story ON claims (story_id);
