-- One row per line of an order's event; everything additive, a cancellation or return is negative and dated its own day.
CREATE TABLE order_line_fact (
    event_id UUID,
    kind Enum8('PLACED' = 1, 'CANCELED' = 2, 'RETURNED' = 3),
    order_id String,
    line_id String,
    occurred_at DateTime64(3, 'UTC'),
    day Date32 COMMENT 'business day in the shop''s time zone',
    channel LowCardinality(String),
    store_id LowCardinality(String) COMMENT 'selling store, empty when none',
    category LowCardinality(String),
    product_id String,
    variant_id String,
    customer_id String COMMENT 'as written; merges are applied by customer_alias when read',
    currency LowCardinality(String),
    source LowCardinality(String),
    gross_minor Int64 COMMENT 'minor units, ex tax, before discount',
    discount_minor Int64,
    returns_minor Int64 COMMENT 'net value of returned units',
    units Int64,
    returned_units Int64,
    orders Int8 COMMENT '1 on the first line of a placed order, -1 on that of a canceled one, else 0',
    category_orders Int8 COMMENT 'the same on the first line of each category of the order',
    PROJECTION by_day_channel_store_category (
        SELECT currency, day, channel, store_id, category,
            sum(gross_minor), sum(discount_minor), sum(returns_minor), sum(units), sum(returned_units),
            sum(orders), sum(category_orders)
        GROUP BY currency, day, channel, store_id, category
    )
) ENGINE = MergeTree
PARTITION BY toYear(day)
ORDER BY (currency, day, channel, store_id)
SETTINGS non_replicated_deduplication_window = 20000;

-- Finds who placed an order and when, for its journey.
CREATE TABLE order_key (
    order_id String,
    customer_id String,
    anonymous_id String,
    placed_at DateTime64(3, 'UTC')
) ENGINE = MergeTree
ORDER BY order_id
SETTINGS non_replicated_deduplication_window = 20000;

-- person_key is the customer's id where it is known, else the anonymous id: one person's moments lie together.
CREATE TABLE touchpoint (
    touchpoint_id String,
    occurred_at DateTime64(3, 'UTC'),
    person_key String,
    customer_id String,
    anonymous_id String,
    channel LowCardinality(String),
    kind LowCardinality(String),
    source LowCardinality(String),
    medium LowCardinality(String),
    campaign LowCardinality(String),
    store_id LowCardinality(String),
    staff_id LowCardinality(String),
    product_id String
) ENGINE = MergeTree
PARTITION BY toYear(occurred_at)
ORDER BY (person_key, occurred_at, touchpoint_id)
SETTINGS non_replicated_deduplication_window = 20000;

-- Statements about identity; the one of the highest version holds. Written once, never changed: a merge costs one insert.
CREATE TABLE customer_alias (
    alias_id String,
    survivor_id String,
    version UInt64
) ENGINE = MergeTree
ORDER BY alias_id
SETTINGS non_replicated_deduplication_window = 20000;
