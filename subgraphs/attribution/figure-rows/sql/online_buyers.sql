-- Customers who bought online: an order that they collect, else their last one.
SELECT person AS row_id, shown.1 AS order_id, person AS customer_id, '' AS variant_id, '' AS location_id, shown.2 AS channel,
    shown.3 AS at, 0 AS due_at, 0 AS matched_at, part, 1 AS whole
FROM (
    SELECT person, max(delivery_method = 'PICKUP') AS part,
        argMax((order_id, channel, at), (delivery_method = 'PICKUP', at, order_id)) AS shown
    FROM ({purchases})
    WHERE NOT is_store
    GROUP BY person
)
