-- Customers who bought in the period, with their first order of it: those who had bought before it, or those who had not.
SELECT person AS row_id, shown.2 AS order_id, person AS customer_id, '' AS variant_id, '' AS location_id, shown.3 AS channel,
    toUnixTimestamp64Milli(shown.1) AS at, 0 AS due_at, 0 AS matched_at, 0 AS part, 1 AS whole, '' AS campaign
FROM (
    SELECT {person} AS person, min(fact.bought_day) AS first_day, max(fact.is_within) AS has_bought,
        minIf((fact.bought_at, fact.order_id, fact.sold_in), fact.is_within) AS shown
    FROM (
        SELECT customer_id, order_id, toString(channel) AS sold_in, occurred_at AS bought_at, {day} AS bought_day, ({where}) AS is_within
        FROM order_line_fact
        WHERE {purchase} AND customer_id != ''
    ) AS fact
    {survivors}
    GROUP BY person
)
WHERE has_bought AND {among}
