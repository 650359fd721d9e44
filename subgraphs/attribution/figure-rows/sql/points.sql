-- Milliseconds from each order to its points on the balance.
SELECT toString(event_id) AS row_id, order_id, customer_id, '' AS variant_id, '' AS location_id, toString(channel) AS channel,
    toUnixTimestamp64Milli(measured_from) AS at, 0 AS due_at, toUnixTimestamp64Milli(occurred_at) AS matched_at,
    greatest(0, toUnixTimestamp64Milli(occurred_at) - toUnixTimestamp64Milli(measured_from)) AS part, 1 AS whole
FROM service_moment
WHERE kind = 'POINTS' AND {moments_of_orders}
    AND order_id IN (SELECT order_id FROM order_line_fact WHERE kind = 'PLACED' AND source != 'IMPORT' AND {sales_scope})
