-- Orders, and requests of services that are no order, by day or week and in all.
SELECT grouping(bucket) = 0 AS by_bucket, toString(bucket) AS bucket_day, {metrics},
    sum(pickups) AS pickups, sum(reservations) AS reservations, sum(shipped) AS shipped_from_stores, sum(refused) AS refused
FROM (
    SELECT {bucket} AS bucket, 1 AS requests, delivery_method = 'PICKUP' AS pickups, 0 AS reservations,
        (order_id IN (
            SELECT order_id FROM service_request_fact WHERE service = 'SHIP_FROM_STORE' AND order_id != ''
                AND store_id NOT IN (SELECT location_id FROM stock_location FINAL WHERE kind = 'WAREHOUSE')
        )) AND NOT pickups AS shipped,
        0 AS refused, pickups OR shipped AS phygital
    FROM order_line_fact
    WHERE {sales} AND {placed} AND orders = 1
    UNION ALL
    SELECT {bucket}, 1, service = 'PICKUP', service = 'E_RESERVATION', service = 'SHIP_FROM_STORE', outcome = 'REFUSED', 1
    FROM service_request_fact FINAL
    WHERE {day} >= {from:Date32} AND {day} < {to:Date32} AND order_id = '' AND {stores} AND {channels}
)
GROUP BY GROUPING SETS ((), (bucket))
ORDER BY bucket_day
