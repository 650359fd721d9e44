-- Whose tokens read what was written under a customer id; said once, and never changed.
CREATE TABLE record_bearer (
    record_id String,
    bearer_id String
) ENGINE = MergeTree
ORDER BY (bearer_id, record_id)
SETTINGS non_replicated_deduplication_window = 20000;
