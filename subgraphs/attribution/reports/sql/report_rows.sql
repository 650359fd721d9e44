-- The lines behind a figure in the order of their events, from after one of them.
SELECT toString(occurred_at) AS at, toString(event_id) AS event, order_id, line_id, toString(kind) AS kind, toString(day) AS on_day,
    toString(channel) AS channel, toString(store_id) AS store_id, toString(category) AS category, product_id, customer_id,
    gross_minor, discount_minor, returns_minor, cost_minor, net_with_cost_minor, units, returned_units, {order_count} AS orders
FROM {facts}
WHERE {where}
ORDER BY {order}
LIMIT {limit}
