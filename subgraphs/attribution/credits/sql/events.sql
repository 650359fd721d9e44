-- What each event of the orders of a period comes to.
SELECT
    {place} AS place,
    order_id,
    event_id,
    any(customer_id) AS customer_id,
    sum(gross_minor) - sum(discount_minor) AS sales,
    sum(gross_minor) - sum(discount_minor) - sum(returns_minor) AS net,
    sum(orders) AS placed
FROM order_line_fact
WHERE {where}
GROUP BY order_id, event_id
