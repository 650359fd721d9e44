INSERT INTO pickup_fact (fulfillment_order_id, order_id, location_id, occurred_at, day)
SELECT concat('ful_', idOf(n, 1)), order_id, near_store, at + INTERVAL 1 DAY, day + 1
FROM ({orders})
WHERE is_pickup AND NOT is_canceled AND day + 1 <= {until:Date32}
