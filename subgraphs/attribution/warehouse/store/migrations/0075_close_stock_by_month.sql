-- Moves by month, so that those of a period are found without the others. What is there is taken over: reports read it until
-- the facts are rebuilt. A table that a crash left is made again.
DROP TABLE IF EXISTS {database}.stock_move_by_month SYNC;

CREATE TABLE stock_move_by_month (
    move_id String COMMENT 'the level, its version, and the place within that',
    variant_id String,
    location_id LowCardinality(String),
    day Date32 COMMENT 'business day in the shop''s time zone',
    month Date32 MATERIALIZED addDays(day, 1 - toDayOfMonth(day)) COMMENT 'its first day',
    occurred_at DateTime64(3, 'UTC'),
    available Int64 COMMENT 'change of what can be sold',
    on_hand Int64 COMMENT 'change of what lies in the building',
    flow Enum8('NONE' = 0, 'RECEIVED' = 1, 'SOLD' = 2, 'RETURNED' = 3, 'LOST' = 4),
    units Int64 COMMENT 'of the flow, never below zero'
) ENGINE = ReplacingMergeTree
PARTITION BY toYear(day)
ORDER BY (month, variant_id, location_id, day, move_id)
SETTINGS non_replicated_deduplication_window = 20000;

INSERT INTO {database}.stock_move_by_month (move_id, variant_id, location_id, day, occurred_at, available, on_hand, flow, units)
SELECT move_id, variant_id, location_id, day, occurred_at, available, on_hand, flow, units FROM {database}.stock_move_fact;

EXCHANGE TABLES {database}.stock_move_by_month AND {database}.stock_move_fact;

DROP TABLE IF EXISTS {database}.stock_move_by_month SYNC;

-- What a variant had at a location when a month closed, made of the closing before and the moves of the month: of the rows of
-- one closing the highest version holds.
CREATE TABLE stock_closing (
    closed_before Date32 COMMENT 'first day after the month',
    variant_id String,
    location_id LowCardinality(String),
    available Int64 COMMENT 'what could be sold',
    on_hand Int64 COMMENT 'what lay in the building',
    idle_since Date32 COMMENT 'day of the last sale, or on which units came where none lay; 1970-01-01 where never',
    there_until Date32 COMMENT 'last day on which something could be sold or was; 1970-01-01 where never',
    version UInt64
) ENGINE = ReplacingMergeTree(version)
PARTITION BY toYear(closed_before)
ORDER BY (closed_before, variant_id, location_id);

-- Months whose closings are whole, by the first day after each.
CREATE TABLE stock_closed_month (
    closed_before Date32
) ENGINE = ReplacingMergeTree
ORDER BY closed_before;

-- Of which month, variant and location moves have come since it was closed, or that it is still to be. Closing takes as
-- many marks away as it saw.
CREATE TABLE stock_closing_mark (
    month Date32 COMMENT 'its first day',
    variant_id String,
    location_id LowCardinality(String),
    marks Int64
) ENGINE = SummingMergeTree(marks)
ORDER BY (month, variant_id, location_id)
SETTINGS non_replicated_deduplication_window = 20000;
