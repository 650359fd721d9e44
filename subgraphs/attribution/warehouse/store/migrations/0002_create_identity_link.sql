-- Anonymous ids named by the orders of a customer; touchpoints name theirs themselves.
CREATE TABLE identity_link (
    customer_id String,
    anonymous_id String
) ENGINE = MergeTree
ORDER BY (customer_id, anonymous_id)
SETTINGS non_replicated_deduplication_window = 20000;
