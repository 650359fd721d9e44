-- Orders that customers collected: one row a piece of work, on the day of collecting.
CREATE TABLE pickup_fact (
    fulfillment_order_id String,
    order_id String,
    location_id LowCardinality(String),
    occurred_at DateTime64(3, 'UTC'),
    day Date32 COMMENT 'business day in the shop''s time zone'
) ENGINE = MergeTree
PARTITION BY toYear(day)
ORDER BY (day, order_id)
SETTINGS non_replicated_deduplication_window = 20000;
