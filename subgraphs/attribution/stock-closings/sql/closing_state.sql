-- How far months are closed, the first that has moves and the first that is marked, each empty where there is none; and the
-- version of what is made now, above that of all that was made before.
SELECT
    (SELECT ifNull(toString(maxOrNull(closed_before)), '') FROM stock_closed_month) AS closed_before,
    (SELECT ifNull(toString(minOrNull(month)), '') FROM (SELECT month FROM stock_move_fact ORDER BY month LIMIT 1)) AS first_month,
    (SELECT ifNull(toString(minOrNull(month)), '') FROM ({marks})) AS first_marked,
    toString(toUnixTimestamp64Micro(now64(6))) AS made_version
