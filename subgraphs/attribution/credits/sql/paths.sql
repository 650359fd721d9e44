-- Distinct paths to orders: what a Markov chain is made of.
WITH {order_paths}
SELECT arrayMap(touch -> touch.2, paths.touches) AS path, sum(amounts.placed) AS orders, sum(amounts.sales) AS sales
FROM amounts
INNER JOIN paths ON paths.order_id = amounts.order_id
GROUP BY path
HAVING orders > 0
LIMIT {limit:UInt32}
