-- Purchases of known customers.
SELECT {person} AS person, fact.order_id AS order_id, fact.channel AS channel, fact.store_id AS store_id, fact.is_store AS is_store,
    fact.delivery_method AS delivery_method, fact.day AS day, fact.occurred_at AS occurred_at, fact.at AS at
FROM (
    SELECT customer_id, order_id, toString(channel) AS channel, toString(store_id) AS store_id, occurred_at,
        CAST(store_id != '' AS UInt8) AS is_store,
        toString(delivery_method) AS delivery_method, {day} AS day, toUnixTimestamp64Milli(occurred_at) AS at
    FROM order_line_fact
    WHERE {where} AND {purchase} AND customer_id != ''
) AS fact
{survivors}
