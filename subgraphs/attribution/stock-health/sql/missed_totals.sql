-- In all, and by the store that had the goods.
SELECT grouping(location_id) = 0 AS by_location, location_id, {metrics}, sum(lost_minor) AS lost_minor
FROM ({holders})
GROUP BY GROUPING SETS ((), (location_id))
ORDER BY location_id
