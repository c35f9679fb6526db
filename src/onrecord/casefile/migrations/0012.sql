-- Whether a claim holds one of the statements of an origin firmly: who is not, is told and not counted.
ALTER TABLE origins ADD COLUMN firm INTEGER NOT NULL DEFAULT 1 CHECK (firm IN (0, 1));
