INSERT INTO order_key (order_id, customer_id, anonymous_id, placed_at)
SELECT order_id, customer_id, anonymous_id, at FROM ({orders})
