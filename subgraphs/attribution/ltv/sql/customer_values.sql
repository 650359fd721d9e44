-- What each customer acquired since a day has brought, merged ids taken as one: orders, net sales, those whose cost is known, margin of
-- these, and whether they are omni.
SELECT person, omni, placed, net, known, margin, first_order
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
