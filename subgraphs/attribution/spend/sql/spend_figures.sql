-- Costs of new and of kept customers, and the return of all spend; amounts are parameters, customers are counted here.
SELECT newcomers, retained, {metrics}
FROM (
    SELECT countIf(first_day >= {from:Date32}) AS newcomers, countIf(first_day < {from:Date32}) AS retained
    FROM (
        SELECT {person} AS person, min(fact.bought_day) AS first_day, max(fact.is_within) AS has_bought
        FROM (
            SELECT customer_id, {day} AS bought_day, ({where}) AS is_within
            FROM order_line_fact
            WHERE {purchase} AND customer_id != ''
        ) AS fact
        {survivors}
        GROUP BY person
    )
    WHERE has_bought
)
