-- Orders sold, canceled or returned in the period, with what that comes to.
SELECT order_id AS row_id, order_id, '' AS customer_id, '' AS variant_id, toString(any(store_id)) AS location_id,
    toString(any(channel)) AS channel, toUnixTimestamp64Milli(min(occurred_at)) AS at, 0 AS due_at, 0 AS matched_at,
    sum(gross_minor) - sum(discount_minor) - sum(returns_minor) AS part, 0 AS whole, '' AS campaign
FROM order_line_fact
WHERE {where}
GROUP BY order_id
