-- What was promised, done and answered, one row an event: what service is measured by.
CREATE TABLE service_moment (
    event_id UUID,
    kind LowCardinality(String) COMMENT 'FULFILLMENT, PROMISE, RETURN, EXCHANGE, POINTS, GIFT_CARD, INTERACTION, TRY_ON, HANDOFF, CONVERSATION',
    detail LowCardinality(String) COMMENT 'the step, the promise or the kind of entry',
    subject_id String COMMENT 'what it is of: a fulfillment order, a return, an order, a gift card, a conversation',
    order_id String,
    customer_id String COMMENT 'as written; merges are applied by customer_alias when read',
    staff_id LowCardinality(String),
    channel LowCardinality(String),
    store_id LowCardinality(String) COMMENT 'where it happened, empty when nowhere',
    selling_store_id LowCardinality(String),
    currency LowCardinality(String),
    amount_minor Int64,
    units Int32 COMMENT 'tried on',
    recorded_units Int32 COMMENT 'of them with a recorded outcome',
    occurred_at DateTime64(3, 'UTC'),
    measured_from DateTime64(3, 'UTC') COMMENT 'the moment it is measured against: promised by, or begun at',
    day Date32 COMMENT 'business day in the shop''s time zone'
) ENGINE = MergeTree
PARTITION BY toYear(day)
ORDER BY (kind, day, subject_id)
SETTINGS non_replicated_deduplication_window = 20000;
