-- The first purchase of each customer, merged ids taken as one: its order, instant and day.
SELECT {person} AS person, argMin(fact.order_id, (fact.occurred_at, fact.order_id)) AS first_order,
    min(fact.occurred_at) AS first_at, min(fact.sold_day) AS first_day, 1 AS is_known
FROM (SELECT customer_id, order_id, occurred_at, sold_day FROM order_line_fact WHERE {purchase} AND customer_id != '') AS fact
{survivors}
GROUP BY person
