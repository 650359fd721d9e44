-- Every currency of the facts, the most frequent first, and whether the period holds any of it; from the daily roll-up,
-- which is read only for its own sums by its own keys.
SELECT currency, max(day >= {from:Date32} AND day < {to:Date32}) AS in_period, toString(min(day)) AS first_day
FROM (
    SELECT currency, {day} AS day, sum(orders) AS placed
    FROM order_line_fact
    GROUP BY currency, {day}
)
GROUP BY currency
ORDER BY sum(placed) DESC, currency
