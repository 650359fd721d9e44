-- What was said of the measuring of visits, one row an act; an unknown time is 0, older than every other.
CREATE TABLE measurement_act (
    customer_id String COMMENT 'as written; merges are applied by customer_alias when read',
    act_id String,
    state LowCardinality(String),
    happened_ms Int64,
    learned_ms Int64,
    due_ms Int64 COMMENT 'of a request to confirm: until when; 0 for none'
) ENGINE = MergeTree
ORDER BY (customer_id, act_id)
SETTINGS non_replicated_deduplication_window = 20000;

-- Browsers that moments of people who withdrew named: later moments of these are nobody's either.
CREATE TABLE withdrawn_browser (
    customer_id String,
    anonymous_id String
) ENGINE = ReplacingMergeTree
ORDER BY (customer_id, anonymous_id);

-- Moments after a withdrawal as they were told: linked again once it becomes known that consent was given before them.
CREATE TABLE withheld_touchpoint AS {database}.touchpoint;
