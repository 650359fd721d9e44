-- Costs of new and of kept customers of each period, and the return of all its spend; amounts are parameters, customers are
-- counted here: who bought in a period, by the day of the first purchase.
SELECT place, newcomers, retained, {metrics}
FROM (
    SELECT period.1 AS place, period.2 AS newcomers, period.3 AS retained, toInt64(period.4) AS acquisition,
        toInt64(period.5) AS retention, toInt64(period.6) AS spent, toInt64(period.7) AS net, toInt64(period.8) AS credited
    FROM (
        SELECT arrayJoin(arrayZip(
            arrayEnumerate({acquisition:Array(String)}), [{newcomers}], [{retained}], {acquisition:Array(String)},
            {retention:Array(String)}, {spent:Array(String)}, {net:Array(String)}, {credited:Array(String)}
        )) AS period
        FROM (
            SELECT {person} AS person, min(fact.bought_day) AS first_day, {has_bought}
            FROM (
                SELECT customer_id, {day} AS bought_day, {is_in}
                FROM order_line_fact
                WHERE {purchase} AND customer_id IN (SELECT person_key FROM {ids})
            ) AS fact
            {survivors}
            GROUP BY person
        )
    )
)
ORDER BY place
