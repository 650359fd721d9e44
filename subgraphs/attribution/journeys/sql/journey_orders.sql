SELECT order_id, any(customer_id) AS customer_id, any(anonymous_id) AS anonymous_id, toUnixTimestamp64Milli(min(placed_at)) AS placed_ms
FROM order_key
WHERE order_id IN {orderIds:Array(String)}
GROUP BY order_id
