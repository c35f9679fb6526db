-- A judgement is written down before the stories that it reaches are linked again. So the case tells which judgements
-- linking has heeded, in which articles, and which it has not heeded yet: made since, or taken back since.
CREATE TABLE judgement_heeded (
    judgement_id TEXT NOT NULL REFERENCES judgements (id),
    article_id TEXT NOT NULL,
    PRIMARY KEY (judgement_id, article_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE judgement_unheeded (
    judgement_id TEXT NOT NULL REFERENCES judgements (id),
    article_id TEXT NOT NULL,
    PRIMARY KEY (judgement_id, article_id)
) STRICT, WITHOUT ROWID;

-- The articles that a judgement reaches, of those that linking obeys: of what it is on. An acceptance is obeyed where it
-- takes the place of a rejection.
CREATE INDEX judgements_by_first ON judgements (first);
CREATE VIEW judgement_reaches AS
SELECT j.id AS judgement_id, a.id AS article_id
FROM judgements AS j JOIN articles AS a ON a.id IN (j.first, j.second)
WHERE j.subject = 'story' AND j.verdict IN ('same', 'apart')
UNION
SELECT j.id, m.article_id
FROM judgements AS j JOIN mentions AS m ON m.id IN (j.first, j.second)
WHERE j.subject = 'entity' AND j.verdict IN ('same', 'apart')
UNION
SELECT j.id, s.article_id
FROM judgements AS j JOIN statements AS s ON s.id IN (j.first, j.second)
WHERE (j.subject = 'claim' AND j.verdict IN ('same', 'apart'))
OR (j.subject IN ('statement', 'reply') AND (j.verdict IN ('rejected', 'corrected') OR (
    j.verdict = 'accepted' AND EXISTS (
        SELECT 1 FROM judgements AS r
        WHERE r.first = j.first AND r.subject = j.subject AND r.verdict = 'rejected'
        AND (r.at, r.id) < (j.at, j.id) AND (r.withdrawn_at IS NULL OR r.withdrawn_at > j.at)))));

INSERT INTO judgement_heeded SELECT r.judgement_id, r.article_id
FROM judgement_reaches AS r JOIN judgements AS j ON j.id = r.judgement_id WHERE j.withdrawn_at IS NULL;
