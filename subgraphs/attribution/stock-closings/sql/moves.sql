-- Moves. Ahead of them stands what was there at the closing, as if all of it had come on the day before, of no flow.
SELECT
    variant_id,
    location_id,
    toInt64(toInt32(day)) AS number,
    available,
    on_hand AS laid,
    if(flow = 'RECEIVED', units, 0) AS received,
    if(flow = 'SOLD', units, 0) AS sold,
    toInt64(-1000000) AS closed_on,
    toInt64(0) AS idle_before,
    toInt64(0) AS there_before
FROM stock_move_fact FINAL
WHERE month >= {since} AND month < {until:Date32} AND day < {until:Date32} AND ({only})
UNION ALL
SELECT
    variant_id,
    location_id,
    toInt64(toInt32(closed_before)) - 1 AS closed_on,
    available,
    on_hand,
    toInt64(0),
    toInt64(0),
    closed_on,
    toInt64(toInt32(idle_since)),
    toInt64(toInt32(there_until))
FROM stock_closing FINAL
WHERE closed_before = {since} AND ({only})
