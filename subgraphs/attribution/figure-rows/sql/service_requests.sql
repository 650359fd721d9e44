-- Orders, and requests of services that are none: 1 for pickup, e-reservation and ship-from-store.
SELECT order_id AS row_id, order_id, customer_id, '' AS variant_id, toString(store_id) AS location_id, toString(channel) AS channel,
    toUnixTimestamp64Milli(occurred_at) AS at, 0 AS due_at, 0 AS matched_at,
    delivery_method = 'PICKUP' OR order_id IN (
        SELECT order_id FROM service_request_fact WHERE service = 'SHIP_FROM_STORE' AND order_id != ''
            AND store_id NOT IN (SELECT location_id FROM stock_location FINAL WHERE kind = 'WAREHOUSE')
    ) AS part, 1 AS whole
FROM order_line_fact
WHERE {sales} AND {placed} AND orders = 1
UNION ALL
SELECT concat('request ', request_id), '', '', '', toString(store_id), toString(channel),
    toUnixTimestamp64Milli(occurred_at), 0, 0, 1, 1
FROM service_request_fact FINAL
WHERE {day} >= {from:Date32} AND {day} < {to:Date32} AND order_id = '' AND {stores} AND {channels}
