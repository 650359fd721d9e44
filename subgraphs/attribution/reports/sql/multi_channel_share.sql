-- Customers, merged ids taken as one, by the number of channels in which they placed orders.
SELECT count() AS customers, {metrics}
FROM (
    SELECT if(alias.survivor_id = '', fact.customer_id, alias.survivor_id) AS person, uniqExact(fact.channel) AS channels
    FROM (
        SELECT DISTINCT customer_id, channel
        FROM order_line_fact
        WHERE {where} AND orders = 1 AND customer_id != ''
    ) AS fact
    LEFT JOIN (
        SELECT alias_id, argMax(survivor_id, version) AS survivor_id FROM customer_alias GROUP BY alias_id
    ) AS alias ON alias.alias_id = fact.customer_id
    GROUP BY person
)
