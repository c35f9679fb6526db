-- The clocks of an article: beside when it was printed, when it was last changed and when its page was captured.
ALTER TABLE articles ADD COLUMN updated TEXT;
ALTER TABLE articles ADD COLUMN captured TEXT;

CREATE TABLE details_with_clocks (
    article_id TEXT NOT NULL REFERENCES articles (id),
    field TEXT NOT NULL CHECK (field IN (
        'title', 'outlet', 'byline', 'published', 'url', 'updated', 'captured')),
    evidence TEXT NOT NULL CHECK (evidence IN (
        'JSON-LD', 'meta tag', 'markup', 'text', 'file name', 'spreadsheet', 'option', 'row')),
    "where" TEXT NOT NULL,
    PRIMARY KEY (article_id, field)
) STRICT, WITHOUT ROWID;
INSERT INTO details_with_clocks SELECT * FROM details;
DROP TABLE details;
ALTER TABLE details_with_clocks RENAME TO details;

-- What a time expression is an end of: "since May" is a bound, in "May 2-5" the first day is ended by the second.
ALTER TABLE timexes ADD COLUMN bound TEXT CHECK (bound IN ('since', 'until', 'before', 'after', 'by'));
ALTER TABLE timexes ADD COLUMN ended_by TEXT REFERENCES timexes (id) DEFERRABLE INITIALLY DEFERRED;

-- The expression that dates a row of the timeline, and in each extract the one that dates it there.
ALTER TABLE timeline ADD COLUMN timex_id TEXT REFERENCES timexes (id);
ALTER TABLE extracts ADD COLUMN timex_id TEXT REFERENCES timexes (id);

-- Two rows of a timeline that read like one happening, dated otherwise by other reports.
CREATE TABLE dated_otherwise (
    timeline_id TEXT NOT NULL REFERENCES timeline (id),
    position INTEGER NOT NULL,
    other_id TEXT NOT NULL REFERENCES timeline (id),
    PRIMARY KEY (timeline_id, position)
) STRICT, WITHOUT ROWID;

DROP VIEW reports;
CREATE VIEW reports AS
SELECT a.id, a.outlet,
    coalesce(a.title, (
        SELECT substr(a.text, b.start + 1, b.end - b.start) FROM blocks AS b
        WHERE b.article_id = a.id AND b.role = 'headline' ORDER BY b.position LIMIT 1)) AS title,
    a.published, a.updated, a.captured, a.byline, a.url, a.language, p.name, p.sha256, sa.story_id
FROM articles AS a
JOIN pages AS p ON p.article_id = a.id
LEFT JOIN story_articles AS sa ON sa.article_id = a.id;
