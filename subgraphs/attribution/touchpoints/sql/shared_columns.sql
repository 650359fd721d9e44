-- Columns that the touchpoints of two databases have both.
SELECT name
FROM system.columns
WHERE table = 'touchpoint' AND database IN (currentDatabase(), {before:String})
GROUP BY name
HAVING uniqExact(database) = 2
ORDER BY min(position)
