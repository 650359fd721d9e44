ALTER TABLE staff ADD COLUMN version INTEGER NOT NULL DEFAULT 1;

CREATE INDEX interaction_newest_idx ON interaction (occurred_at DESC, id DESC);
CREATE INDEX merge_review_created_idx ON merge_review (created_at, id);
