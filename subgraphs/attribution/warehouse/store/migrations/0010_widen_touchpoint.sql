-- Where a moment belongs (session, page, device), what led to it, and how far it may be believed.
ALTER TABLE touchpoint
    ADD COLUMN IF NOT EXISTS received_at DateTime64(3, 'UTC') DEFAULT occurred_at,
    ADD COLUMN IF NOT EXISTS clock_ahead UInt8 COMMENT '1: told for more than five minutes ahead, and booked at receipt',
    ADD COLUMN IF NOT EXISTS session_key String COMMENT 'the sender''s own, empty where sessions follow from the moments',
    ADD COLUMN IF NOT EXISTS page LowCardinality(String) COMMENT 'path, without query',
    ADD COLUMN IF NOT EXISTS landing_page LowCardinality(String),
    ADD COLUMN IF NOT EXISTS referrer LowCardinality(String) COMMENT 'host alone',
    ADD COLUMN IF NOT EXISTS device LowCardinality(String),
    ADD COLUMN IF NOT EXISTS click_id String,
    ADD COLUMN IF NOT EXISTS order_id String COMMENT 'that the session ended in, where the sender says so',
    ADD COLUMN IF NOT EXISTS is_bot UInt8,
    ADD COLUMN IF NOT EXISTS consent Enum8('UNKNOWN' = 0, 'GRANTED' = 1, 'DENIED' = 2);
