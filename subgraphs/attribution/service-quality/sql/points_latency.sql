-- Milliseconds from an order to its points on the balance; imported history earns late by nature.
SELECT {quantile}
FROM (
    SELECT greatest(0, toUnixTimestamp64Milli(occurred_at) - toUnixTimestamp64Milli(measured_from)) AS value
    FROM service_moment
    WHERE kind = 'POINTS' AND {moments_of_orders}
        AND order_id IN (SELECT order_id FROM order_line_fact WHERE kind = 'PLACED' AND source != 'IMPORT' AND {sales_scope})
)
