-- Orders placed in the period and not canceled since, with what was bought and whether anything of it came back.
SELECT order_id, any(customer_id) AS customer_id, toString(any(channel)) AS channel,
    toString(anyIf(delivery_method, kind = 'PLACED')) AS delivery_method,
    toUnixTimestamp64Milli(minIf(occurred_at, kind = 'PLACED')) AS at,
    sum(gross_minor) - sum(discount_minor) AS value, max(returned_units) > 0 AS is_returned
FROM order_line_fact
WHERE {where}
GROUP BY order_id
HAVING {placed}
