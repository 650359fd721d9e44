-- What all asked locations have together, and each of them.
SELECT grouping(location_id) = 0 AS by_location, location_id, any(kind) AS location_kind, {metrics},
    countIf(is_active) AS active,
    {holding_cost}
FROM ({positions})
WHERE {locations}
GROUP BY GROUPING SETS ((), (location_id))
ORDER BY location_id
