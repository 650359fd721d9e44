-- The first purchase of each buyer.
SELECT argMin(order_id, (placed_at, order_id)) AS order_id
FROM (
    SELECT written.order_id AS order_id, written.placed_at AS placed_at, {person} AS person
    FROM (
        SELECT order_id, any(customer_id) AS customer_id, min(placed_at) AS placed_at
        FROM order_key
        WHERE customer_id IN (SELECT person_key FROM {ids}) AND {standing}
        GROUP BY order_id
    ) AS written
    {survivors}
)
GROUP BY person
