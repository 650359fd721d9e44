-- Orders that known customers collected, each piece of work once; those canceled since are none.
SELECT {person} AS person, pickup.order_id AS order_id, pickup.pickup_id AS pickup_id, pickup.at AS at
FROM (
    SELECT fulfillment_order_id AS pickup_id, any(order_id) AS order_id, toUnixTimestamp64Milli(min(occurred_at)) AS at
    FROM pickup_fact
    WHERE {where}
    GROUP BY fulfillment_order_id
) AS pickup
INNER JOIN (
    SELECT order_id, customer_id
    FROM order_line_fact
    WHERE {facts} AND order_id IN (SELECT order_id FROM pickup_fact WHERE {where})
) AS sale ON sale.order_id = pickup.order_id
{survivors}
WHERE sale.customer_id != ''
