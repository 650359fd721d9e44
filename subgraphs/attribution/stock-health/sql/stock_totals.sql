-- What all asked locations have together, and each of them.
SELECT grouping(location_id) = 0 AS by_location, location_id, any(kind) AS location_kind, {metrics},
    countIf(is_active) AS active,
    sum(intDiv(excess_days * ifNull(unit_cost, 0) * {holdingPercent:Int64}, 36500)) AS holding_minor
FROM ({positions})
WHERE {locations}
GROUP BY GROUPING SETS ((), (location_id))
ORDER BY location_id
