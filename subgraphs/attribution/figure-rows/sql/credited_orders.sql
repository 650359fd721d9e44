-- Orders with what a model gives of them to what had spend.
SELECT order_id AS row_id, order_id, '' AS customer_id, '' AS variant_id, '' AS location_id, '' AS channel, any(placed_ms) AS at, 0 AS due_at,
    0 AS matched_at, sum(credited) AS part, 0 AS whole, '' AS campaign
FROM ({credited_orders})
WHERE key IN {creditedKeys:Array(String)}
GROUP BY order_id
