-- Distinct paths to orders: what a Markov chain is made of.
SELECT arrayMap(touch -> touch.2, paths.touches) AS path, sum(events.placed) AS orders, sum(events.sales) AS sales
FROM {events} AS events
INNER JOIN {paths} AS paths ON paths.order_id = events.order_id
WHERE notEmpty(paths.touches)
GROUP BY path
HAVING orders > 0
LIMIT {limit:UInt32}
