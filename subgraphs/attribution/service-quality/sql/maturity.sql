-- By stage of maturity: compared days of stores, the margin that they have more, its squares, and what the stage cost.
SELECT stage, sum(days) AS store_days, sum(gained) AS gain, toString(sum(gained_squares)) AS gain_squares, sum(spent) AS cost
FROM (
    SELECT stage, count() AS days, sum(gained_on) AS gained, sum(toInt128(gained_on) * gained_on) AS gained_squares, 0 AS spent
    FROM ({maturity_days})
    GROUP BY stage
    UNION ALL
    SELECT stage, 0, 0, 0, amount FROM ({maturity_costs})
)
GROUP BY stage
