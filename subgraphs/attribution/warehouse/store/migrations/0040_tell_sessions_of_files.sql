-- What files of sessions say beside what browsers send, and the session that an order names.
ALTER TABLE touchpoint
    ADD COLUMN IF NOT EXISTS content LowCardinality(String) COMMENT 'as in utm_content',
    ADD COLUMN IF NOT EXISTS is_repeat Enum8('UNKNOWN' = 0, 'NO' = 1, 'YES' = 2) COMMENT 'whether the visitor had been there before, as its file says';

ALTER TABLE order_key
    ADD COLUMN IF NOT EXISTS session_key String COMMENT 'that it was bought in, empty where it follows from who bought it';
