-- Every currency of the facts, the most frequent first, and whether the period holds any of it.
SELECT currency, max(inside) AS in_period, toString(min(earliest)) AS first_day
FROM (
    SELECT currency, {day} >= {from:Date32} AND {day} < {to:Date32} AS inside, sum(orders) AS orders, min({day}) AS earliest
    FROM order_line_fact
    GROUP BY currency, inside
)
GROUP BY currency
ORDER BY sum(orders) DESC, currency
