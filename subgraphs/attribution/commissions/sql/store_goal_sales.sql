-- Net sales of stores, to which the remote sales of their customers are added; by day, or under the empty text for
-- the whole period.
SELECT sum(gross_minor) - sum(discount_minor) - sum(returns_minor) AS net_minor, store_id, {counted_on} AS counted_on
FROM order_line_fact
WHERE {where}
GROUP BY store_id, counted_on
