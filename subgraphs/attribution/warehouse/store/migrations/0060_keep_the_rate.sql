-- Orders in another currency than the shop's: amounts are in the shop's, by the rate stored with the order, and these are its own.
ALTER TABLE order_line_fact
    ADD COLUMN IF NOT EXISTS order_currency LowCardinality(String) COMMENT 'of the order; empty where nothing was converted',
    ADD COLUMN IF NOT EXISTS rate Decimal(38, 12) COMMENT 'how many of currency one of order_currency is worth; zero where nothing was converted',
    ADD COLUMN IF NOT EXISTS order_gross_minor Int64 COMMENT 'minor units of order_currency; zero where nothing was converted, like the three below',
    ADD COLUMN IF NOT EXISTS order_discount_minor Int64,
    ADD COLUMN IF NOT EXISTS order_returns_minor Int64,
    ADD COLUMN IF NOT EXISTS order_cost_minor Int64;
