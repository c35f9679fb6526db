-- Who is one across stories, and why mentions are one entity. What is there is linked again by the next build.
ALTER TABLE entities ADD COLUMN somebody TEXT;
CREATE INDEX entities_by_somebody ON entities (somebody) WHERE somebody IS NOT NULL;

CREATE TABLE bonds (
    entity_id TEXT NOT NULL REFERENCES entities (id),
    position INTEGER NOT NULL,
    first TEXT NOT NULL REFERENCES mentions (id),
    second TEXT NOT NULL REFERENCES mentions (id),
    feature TEXT NOT NULL,
    PRIMARY KEY (entity_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE bond_words (
    entity_id TEXT NOT NULL,
    bond_position INTEGER NOT NULL,
    position INTEGER NOT NULL,
    word TEXT NOT NULL,
    PRIMARY KEY (entity_id, bond_position, position),
    FOREIGN KEY (entity_id, bond_position) REFERENCES bonds (entity_id, position)
) STRICT, WITHOUT ROWID;

-- Cases of before are linked again.
INSERT OR IGNORE INTO unlinked (article_id) SELECT id FROM articles;
