-- What customers acquired since a day have brought, merged ids taken as one: counts, sums and sums of squares of net sales and of
-- margin, of omni and mono, by number of orders.
SELECT omni, least(placed, {mostOrders:UInt8}) AS orders, count() AS customers,
    toString(sum(net)) AS net_sum, toString(sum(toFloat64(net) * toFloat64(net))) AS net_squares,
    toString(sum(known)) AS known_sum,
    toString(sum(margin)) AS margin_sum, toString(sum(toFloat64(margin) * toFloat64(margin))) AS margin_squares
FROM (
    SELECT {person} AS person, {omni} AS omni, countIf(fact.orders = 1) AS placed, {net} AS net, {known} AS known,
        known - sum(fact.cost_minor) AS margin, {first_order} AS first_order
    FROM order_line_fact AS fact
    {survivors}
    WHERE {where} AND fact.customer_id != ''
    GROUP BY person
    HAVING placed > 0
)
WHERE {acquired}
GROUP BY omni, orders
