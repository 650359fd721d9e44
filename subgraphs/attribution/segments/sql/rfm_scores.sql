-- Each customer with her scores: quintiles of our own customers, 1 + ⌊5 × customers strictly below ÷ all⌋, so that equals share one.
SELECT person, last_day, placed, net,
    1 + intDiv(5 * (rank() OVER (ORDER BY last_day) - 1), count() OVER ()) AS r,
    1 + intDiv(5 * (rank() OVER (ORDER BY placed) - 1), count() OVER ()) AS f,
    1 + intDiv(5 * (rank() OVER (ORDER BY net) - 1), count() OVER ()) AS m
FROM (
    SELECT {person} AS person, maxIf({day}, fact.orders = 1) AS last_day, countIf(fact.orders = 1) AS placed, {net} AS net,
        {first_order} AS first_order
    FROM order_line_fact AS fact
    {survivors}
    WHERE {where} AND fact.customer_id != ''
    GROUP BY person
    HAVING countIf(fact.orders = 1) > 0
)
WHERE {acquired}
