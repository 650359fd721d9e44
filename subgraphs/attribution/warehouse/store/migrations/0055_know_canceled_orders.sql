-- Orders that do not stand: canceled, or taken back by an import. Statements about purchases leave them out, and would read
-- every line ever to find them.
CREATE TABLE canceled_order (
    order_id String
) ENGINE = ReplacingMergeTree
ORDER BY order_id;

CREATE MATERIALIZED VIEW IF NOT EXISTS {database}.canceled_order_feed TO {database}.canceled_order
AS SELECT DISTINCT order_id FROM {database}.order_line_fact WHERE kind = 'CANCELED';

-- Those of a generation that has facts already.
INSERT INTO {database}.canceled_order SELECT DISTINCT order_id FROM {database}.order_line_fact WHERE kind = 'CANCELED';
