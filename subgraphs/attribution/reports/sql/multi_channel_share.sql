-- Customers, merged ids taken as one, by the number of channels in which they bought.
SELECT count() AS customers, {metrics}
FROM (
    SELECT {person} AS person, uniqExact(fact.channel) AS channels
    FROM (
        SELECT DISTINCT customer_id, channel
        FROM order_line_fact
        WHERE {where} AND {purchase} AND customer_id != ''
    ) AS fact
    {survivors}
    GROUP BY person
)
