-- The squares of what each person's orders bring to each key, and to those with spend together.
SELECT is_of_all, key, sum(if(is_of_all, toFloat64(of_spent) * of_spent, toFloat64(of_key) * of_key)) AS squares
FROM (
    SELECT buyer, key, grouping(key) = 1 AS is_of_all, sum(credited) AS of_key,
        sumIf(credited, has_spend) AS of_spent
    FROM (SELECT buyer, key, credited, key IN {spentKeys:Array(String)} AS has_spend FROM ({credited_orders}))
    GROUP BY GROUPING SETS ((buyer, key), (buyer))
)
GROUP BY is_of_all, key
