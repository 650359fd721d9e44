-- The paths that led to most orders; moments of the same key that follow one another are one step.
WITH {order_paths}
SELECT arrayCompact(arrayMap(touch -> touch.2, paths.touches)) AS path, sum(amounts.placed) AS orders, sum(amounts.net) AS credited
FROM amounts
INNER JOIN paths ON paths.order_id = amounts.order_id
GROUP BY path
HAVING orders > 0
ORDER BY orders DESC, credited DESC, path
LIMIT {limit:UInt32}
