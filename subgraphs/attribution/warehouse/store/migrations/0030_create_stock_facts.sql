-- What moved at a level, each move once by its id; units are the sum of their moves, at any moment and in any order.
CREATE TABLE stock_move_fact (
    move_id String COMMENT 'the level, its version, and the place within that',
    variant_id String,
    location_id LowCardinality(String),
    day Date32 COMMENT 'business day in the shop''s time zone',
    occurred_at DateTime64(3, 'UTC'),
    available Int64 COMMENT 'change of what can be sold',
    on_hand Int64 COMMENT 'change of what lies in the building',
    flow Enum8('NONE' = 0, 'RECEIVED' = 1, 'SOLD' = 2, 'RETURNED' = 3, 'LOST' = 4),
    units Int64 COMMENT 'of the flow, never below zero'
) ENGINE = ReplacingMergeTree
ORDER BY (variant_id, location_id, day, move_id)
SETTINGS non_replicated_deduplication_window = 20000;

-- Statements about a location; the one of the highest version holds.
CREATE TABLE stock_location (
    location_id String,
    kind LowCardinality(String),
    version UInt64
) ENGINE = ReplacingMergeTree(version)
ORDER BY location_id
SETTINGS non_replicated_deduplication_window = 20000;

-- Statements about a variant; the one of the highest version of its product holds.
CREATE TABLE variant_value (
    variant_id String,
    product_id String,
    currency LowCardinality(String),
    cost_minor Nullable(Int64) COMMENT 'of a unit; NULL where nobody said it',
    version UInt64
) ENGINE = ReplacingMergeTree(version)
ORDER BY variant_id
SETTINGS non_replicated_deduplication_window = 20000;

-- Who wanted units and got none, each request once by its id.
CREATE TABLE missed_demand_fact (
    demand_id String,
    day Date32,
    occurred_at DateTime64(3, 'UTC'),
    kind LowCardinality(String) COMMENT 'CART_REFUSED or OUT_OF_STOCK_VIEW',
    channel LowCardinality(String),
    store_id LowCardinality(String) COMMENT 'selling store, empty for an online request',
    variant_id String,
    currency LowCardinality(String),
    units UInt32 COMMENT 'of one wish told twice, the higher number',
    value_minor Int64 COMMENT 'of the units, ex tax'
) ENGINE = ReplacingMergeTree(units)
ORDER BY (day, variant_id, demand_id)
SETTINGS non_replicated_deduplication_window = 20000;

-- What moving and writing down stock cost, each once by its id.
CREATE TABLE stock_cost_fact (
    cost_id String,
    day Date32,
    occurred_at DateTime64(3, 'UTC'),
    kind Enum8('TRANSFER' = 1, 'MARKDOWN' = 2),
    store_id LowCardinality(String) COMMENT 'location that bears it',
    currency LowCardinality(String),
    amount_minor Int64
) ENGINE = ReplacingMergeTree
ORDER BY (day, store_id, cost_id)
SETTINGS non_replicated_deduplication_window = 20000;

-- Requests of pickup, e-reservation and ship-from-store that are no order by themselves, each once by its id.
CREATE TABLE service_request_fact (
    request_id String,
    day Date32,
    occurred_at DateTime64(3, 'UTC'),
    service Enum8('PICKUP' = 1, 'E_RESERVATION' = 2, 'SHIP_FROM_STORE' = 3),
    outcome Enum8('GRANTED' = 1, 'REFUSED' = 2),
    reason LowCardinality(String) COMMENT 'of a refusal: SERVICE_OFF, NO_STOCK and the like',
    channel LowCardinality(String),
    store_id LowCardinality(String),
    order_id String COMMENT 'that it was granted to, empty when none'
) ENGINE = ReplacingMergeTree
ORDER BY (day, service, request_id)
SETTINGS non_replicated_deduplication_window = 20000;
