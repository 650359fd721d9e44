-- Who placed each order, by now, and when.
SELECT written.order_id AS order_id, written.placed_ms AS placed_ms, written.anonymous_id AS anonymous_id, {person} AS person
FROM (
    SELECT
        order_id,
        any(customer_id) AS customer_id,
        any(anonymous_id) AS anonymous_id,
        toUnixTimestamp64Milli(min(placed_at)) AS placed_ms
    FROM order_key
    WHERE order_id IN (SELECT order_id FROM {events})
    GROUP BY order_id
) AS written
{survivors}
