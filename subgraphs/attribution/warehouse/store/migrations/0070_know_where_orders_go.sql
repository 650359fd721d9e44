-- Where an order was sent, as far as its event says; postal codes in capitals, letters and digits alone.
CREATE TABLE order_destination (
    order_id String,
    country_code LowCardinality(String) COMMENT 'empty where it is unknown',
    postal_code String
) ENGINE = ReplacingMergeTree
ORDER BY order_id
SETTINGS non_replicated_deduplication_window = 20000;
