-- Customers by month and channel of their first order, and what they did in each calendar month since, in one reading.
SELECT toString(toStartOfMonth(first_order.4)) AS cohort, first_order.3 AS channel,
    dateDiff('month', toStartOfMonth(first_order.4), cell.1) AS age,
    countIf(cell.2 > 0) AS active, sum(cell.2) AS placed, sum(cell.3) AS net,
    sum(cell.4) AS margin
FROM (
    SELECT person, minIf(first_of_month, placed > 0) AS first_order, groupArray((month, placed, net, margin)) AS cells
    FROM (
        SELECT {person} AS person, toStartOfMonth({day}) AS month, countIf(fact.orders = 1) AS placed, {net} AS net,
            {known} - sum(fact.cost_minor) AS margin, {first_order} AS first_of_month
        FROM order_line_fact AS fact
        {survivors}
        WHERE {where} AND fact.customer_id != ''
        GROUP BY person, month
    )
    GROUP BY person
    HAVING sum(placed) > 0
)
ARRAY JOIN cells AS cell
WHERE {acquired} AND age >= 0
GROUP BY cohort, channel, age
ORDER BY cohort, channel, age
LIMIT 20000
