-- Sessions made of touchpoints, one row each: of the rows of one session the highest version holds, which may say that it
-- is gone.
CREATE TABLE session_fact (
    day Date32 COMMENT 'business day on which it began, in the shop''s time zone',
    visitor String COMMENT 'the browser, the customer without one as merged then, or "key " and the sender''s own key',
    block UInt64 COMMENT 'what silence and midnight part',
    part UInt64 COMMENT 'what another campaign parts within a block',
    started_ms Int64,
    ended_ms Int64,
    is_bot UInt8,
    moments_count UInt32 COMMENT 'without clicks',
    is_told UInt8 COMMENT '1: a file says that it was a session',
    told_repeat Enum8('UNKNOWN' = 0, 'NO' = 1, 'YES' = 2),
    pages UInt32,
    channel LowCardinality(String),
    source LowCardinality(String),
    medium LowCardinality(String),
    campaign LowCardinality(String),
    content LowCardinality(String),
    device LowCardinality(String),
    referrer LowCardinality(String),
    landing_page LowCardinality(String),
    exit_page LowCardinality(String),
    page_set Array(LowCardinality(String)),
    page_list Array(LowCardinality(String)) COMMENT 'in the order in which they were looked at',
    store_set Array(LowCardinality(String)),
    has_product UInt8,
    has_cart UInt8,
    has_checkout UInt8,
    told_order UInt8,
    unmet_ms Int64 COMMENT 'when it last found no stock, 0 where never',
    step_ms Int64 COMMENT 'when it last went towards an order, 0 where never',
    is_denied UInt8,
    is_granted UInt8,
    browser String COMMENT 'its first browser, empty where it had none',
    browser_set Array(String),
    customer_set Array(String) COMMENT 'as written; merges are applied by customer_alias when read',
    version UInt64,
    is_gone UInt8
) ENGINE = ReplacingMergeTree(version, is_gone)
PARTITION BY toYear(day)
ORDER BY (day, visitor, block, part);

-- Whose sessions moments have come for since they were made, by the quarter of an hour of the moment: every zone's
-- midnight begins one. Making them takes as many marks away as it saw.
CREATE TABLE session_mark (
    occurred_at DateTime64(3, 'UTC') EPHEMERAL,
    session_key String EPHEMERAL '',
    anonymous_id String EPHEMERAL '',
    customer_id String EPHEMERAL '',
    moment DateTime('UTC') DEFAULT toStartOfFifteenMinutes(occurred_at),
    visitor String DEFAULT multiIf(session_key != '', concat('key ', session_key), anonymous_id != '', anonymous_id, customer_id),
    marks Int64 DEFAULT 1
) ENGINE = SummingMergeTree(marks)
ORDER BY (moment, visitor)
SETTINGS non_replicated_deduplication_window = 20000;

-- The marks whose sessions are being made.
CREATE TABLE session_work (
    moment DateTime('UTC'),
    visitor String,
    marks Int64
) ENGINE = MergeTree
ORDER BY (moment, visitor);
