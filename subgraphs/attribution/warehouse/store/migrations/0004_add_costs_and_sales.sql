-- What margin, the month of the sale and the employee need; rows of an older generation have no cost.
ALTER TABLE order_line_fact
    ADD COLUMN IF NOT EXISTS sold_day Date32 DEFAULT day COMMENT 'business day of the sale; day is that of the event',
    ADD COLUMN IF NOT EXISTS delivery_method LowCardinality(String),
    ADD COLUMN IF NOT EXISTS staff_id LowCardinality(String) COMMENT 'who placed the order for the customer, empty when none',
    ADD COLUMN IF NOT EXISTS return_location_id LowCardinality(String) COMMENT 'where the goods came back, empty for all but returns',
    ADD COLUMN IF NOT EXISTS cost_minor Int64 COMMENT 'of the goods; taken back by a cancellation and by a return, zero where unknown',
    ADD COLUMN IF NOT EXISTS net_with_cost_minor Int64 COMMENT 'net value of lines whose cost is known';

-- A projection serves a statement that asks for these very sums over these very keys, and no other.
ALTER TABLE order_line_fact ADD PROJECTION IF NOT EXISTS by_day_channel_store (
    SELECT currency, day, channel, store_id,
        sum(gross_minor), sum(discount_minor), sum(returns_minor), sum(cost_minor), sum(net_with_cost_minor),
        sum(units), sum(returned_units), sum(orders), sum(category_orders)
    GROUP BY currency, day, channel, store_id
);

ALTER TABLE order_line_fact ADD PROJECTION IF NOT EXISTS by_day_channel_store_and_category (
    SELECT currency, day, channel, store_id, category,
        sum(gross_minor), sum(discount_minor), sum(returns_minor), sum(cost_minor), sum(net_with_cost_minor),
        sum(units), sum(returned_units), sum(orders), sum(category_orders)
    GROUP BY currency, day, channel, store_id, category
);

ALTER TABLE order_line_fact DROP PROJECTION IF EXISTS by_day_channel_store_category;
