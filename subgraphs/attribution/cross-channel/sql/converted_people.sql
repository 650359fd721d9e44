-- The people behind a cell: their first touch that was followed, and the first order after it.
SELECT person, toString(min(touched_day)) AS touched_on, toString(min(sold_on)) AS bought_on, argMin(sold, (sold_at, sold)) AS order_id
FROM (
    SELECT touch.person AS person, touch.day AS touched_day, sale.day AS sold_on, sale.at AS sold_at, sale.order_id AS sold
    FROM (SELECT DISTINCT person, day FROM ({touches}) WHERE channel = {touched:String} AND person > {after:String}) AS touch
    INNER JOIN (SELECT person, day, at, order_id FROM ({purchases}) WHERE channel = {bought:String}) AS sale ON sale.person = touch.person
    WHERE sale.day >= touch.day AND sale.day <= touch.day + {within:UInt16}
)
GROUP BY person
ORDER BY person
LIMIT {limit:UInt32}
