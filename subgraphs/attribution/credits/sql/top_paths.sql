-- The paths that led to most orders; moments of the same key that follow one another are one step.
SELECT arrayCompact(arrayMap(touch -> touch.2, paths.touches)) AS path, sum(events.placed) AS orders, sum(events.net) AS credited
FROM {events} AS events
INNER JOIN {paths} AS paths ON paths.order_id = events.order_id
WHERE notEmpty(paths.touches)
GROUP BY path
HAVING orders > 0
ORDER BY orders DESC, credited DESC, path
LIMIT {limit:UInt32}
