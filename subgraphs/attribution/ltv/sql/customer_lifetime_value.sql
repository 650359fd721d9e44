-- What customers acquired since a day have spent, merged ids taken as one: count, sum and sum of squares of omni and mono.
SELECT omni, count() AS customers, toString(sum(net)) AS total, toString(sum(toFloat64(net) * toFloat64(net))) AS squares
FROM (
    SELECT {person} AS person, {omni} AS omni, {net} AS net, {first_order} AS first_order
    FROM order_line_fact AS fact
    {survivors}
    WHERE {where} AND fact.customer_id != ''
    GROUP BY person
    HAVING countIf(fact.orders = 1) > 0
)
WHERE {acquired}
GROUP BY omni
